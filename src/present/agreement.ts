import type { Agreement } from "../model.ts";

/** One agreement on one line, for a list. */
export function agreementLine(agreement: Agreement): string {
  const signed = agreement.signed === null ? "not signed" : agreement.signed;
  return `${signed}  ${agreement.title}\n            ${agreement.id} · ${agreement.zones.length} zones · ${agreement.obligations.length} obligations\n`;
}
