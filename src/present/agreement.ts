import type { Agreement, Obligation } from "../model.ts";
import { dayWords } from "./words.ts";

/** One agreement on one line, for a list. */
export function agreementLine(agreement: Agreement): string {
  const signed = agreement.signed === null ? "not signed" : agreement.signed;
  return `${signed}  ${agreement.title}\n            ${agreement.id} · ${agreement.zones.length} zones · ${agreement.obligations.length} obligations\n`;
}

/** One agreement in full: parties, zones, obligations, and what is disputed about it. */
export function agreementText(agreement: Agreement): string {
  const sections = [
    [agreement.title, `${agreement.kind} · ${agreement.id}`, effectiveWords(agreement)],
    ["PARTIES AND OTHERS", ...agreement.roles.map(({ name, role }) => `  ${role.padEnd(24)} ${name}`)],
    [
      "ZONES",
      ...agreement.zones.map(
        (zone) =>
          `  ${zone.name} (${zone.kind})${zone.versions.map(({ basis, precisionKm }) => `, edge ${basis}, known to ${precisionKm} km`)[0] ?? ""}`,
      ),
    ],
    ["OBLIGATIONS", ...agreement.obligations.flatMap(obligationLines)],
    [
      "IN FORCE, ACCORDING TO WHOM",
      ...agreement.lifecycle.map(({ state, from, saidBy }) => `  ${from}  ${state}, according to ${saidBy}`),
    ],
    ["DISPUTED", ...agreement.disputedPoints.map((point) => `  ${point}`)],
    ["SOURCES", ...agreement.sources.map((source) => `  ${source}`)],
  ];
  return `${sections
    .filter((lines) => lines.length > 1)
    .map((lines) => lines.join("\n"))
    .join("\n\n")}\n`;
}

export function effectiveWords({ signed, effective }: Agreement): string {
  const parts = [
    signed === null ? "not signed" : `signed ${dayWords(signed)}`,
    ...effective.map(({ localText }) => localText),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

function obligationLines({ clause, summary, action, deadline, conditions, exceptions }: Obligation): string[] {
  return [
    `  ${clause}: ${summary} (${action === "do" ? "to do" : "to refrain from"}${deadline === null ? "" : `, by ${dayWords(deadline.day)}`})`,
    ...conditions.map((condition) => `    on condition: ${condition}`),
    ...exceptions.map((exception) => `    except: ${exception.summary}`),
  ];
}
