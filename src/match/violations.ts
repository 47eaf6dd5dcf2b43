import type { ActorId, Agreement, Incident, ReportedEvent, Tally, ViolationCount } from "../model.ts";
import { bearingOf } from "./area.ts";
import { standsFor, theatreOf } from "./bound.ts";

/**
 * Who counts how many violations of an agreement, from reports that name it or whose place lies in one of its zones,
 * the latest first. Each counter has rules of its own, so the counts stand side by side, with their days and words; they
 * are never added up, and none of them is ours.
 */
export function violationCounts(agreement: Agreement, incidents: readonly Incident[]): readonly ViolationCount[] {
  const counts = incidents.flatMap((incident) =>
    incident.tallies.flatMap((tally) => countsIn(tally, incident, agreement)),
  );
  const seen = new Set<string>();
  return counts
    .filter(({ by, asOf, during, rule, quantity }) => {
      const key = JSON.stringify([by, asOf, during, rule, quantity.estimate]);
      return seen.has(key) ? false : seen.add(key);
    })
    .sort((a, b) => compare(b.asOf ?? "", a.asOf ?? "") || compare(a.by, b.by));
}

function countsIn(tally: Tally, incident: Incident, agreement: Agreement): readonly ViolationCount[] {
  const { by, asOf, during, rule, citation } = tally;
  return tally.quantities.flatMap((quantity): readonly ViolationCount[] => {
    const report = incident.reports.find(({ article }) => article === quantity.citation.article);
    if (quantity.kind !== "violations" || report === undefined) return [];
    const link = linkOf(report, agreement);
    if (link === null) return [];
    const against = accused(report).map(({ name }) => name);
    return [
      { agreement: agreement.id, incident: incident.id, by, against, asOf, during, rule, quantity, citation, link },
    ];
  });
}

/**
 * How a report is tied to an agreement: its article names it; it tells of a place in one of its zones; or who counts has
 * a role in it, while it is in force, in a country that it is about.
 */
function linkOf(report: ReportedEvent, agreement: Agreement): ViolationCount["link"] | null {
  if (report.agreements.some((named) => named.agreement === agreement.id)) return "names-agreement";
  const inside = agreement.obligations.some(
    (obligation) => bearingOf(report.place, obligation, agreement, report.date).lies === "inside",
  );
  if (inside) return "in-zone";
  if (!isInForce(report, agreement)) return null;
  const roles = rolesOfCounter(report, agreement);
  // A state may count breaches of many agreements; a group or a mission counts those it was set up or is bound by.
  const byBody = roles.some((actor) => !actor.startsWith("actor:country/"));
  return roles.length > 0 && (byBody || isInItsCountries(report, agreement)) ? "has-a-role" : null;
}

function isInForce({ date, publishedAt }: ReportedEvent, { effective, ends }: Agreement): boolean {
  const day = date?.last ?? publishedAt;
  const from = effective.map((each) => each.from).sort()[0];
  return day !== null && from !== undefined && from <= day && (ends === null || day <= ends);
}

/** The actors with a role in the agreement for whom the one who counts speaks. */
function rolesOfCounter({ type, actors, claims }: ReportedEvent, agreement: Agreement): readonly ActorId[] {
  const speakers = claims.flatMap(({ speaker }) => (typeof speaker === "string" ? [] : [speaker]));
  const counters = type === "ACCUSE" ? [...actors, ...speakers] : speakers;
  return agreement.roles.map(({ actor }) => actor).filter((actor) => counters.some((one) => standsFor(one, actor)));
}

function isInItsCountries({ place, actors, recipients }: ReportedEvent, agreement: Agreement): boolean {
  const theatre = theatreOf(agreement);
  const countries = [place?.place?.country ?? null, ...[...actors, ...recipients].map(({ country }) => country)];
  return countries.some((country) => country !== null && theatre.has(country));
}

/** Whose violations are counted: whom an accusation is against, or who is said to have acted. */
function accused({ type, actors, recipients }: ReportedEvent): ReportedEvent["actors"] {
  return type === "ACCUSE" ? recipients : actors;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
