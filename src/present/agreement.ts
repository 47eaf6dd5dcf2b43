import type { Agreement } from "../model.ts";
import { dayWords } from "./words.ts";

/** One agreement on one line, for a list. */
export function agreementLine(agreement: Agreement): string {
  const signed = agreement.signed === null ? "not signed" : agreement.signed;
  return `${signed}  ${agreement.title}\n            ${agreement.id} · ${agreement.zones.length} zones · ${agreement.obligations.length} obligations\n`;
}

/** When it was signed and from when it binds, in the words of those concerned. */
export function effectiveWords({ signed, effective }: Agreement): string {
  const parts = [
    signed === null ? "not signed" : `signed ${dayWords(signed)}`,
    ...effective.map(({ localText }) => localText),
  ];
  return parts.filter((part) => part !== null).join(" · ");
}
