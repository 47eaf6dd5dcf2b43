import { filterIn, type IncidentFilter } from "../filter.ts";

/** What is searched in. */
export const KINDS_FOUND = ["incidents", "articles", "claims"] as const;
export type KindFound = (typeof KINDS_FOUND)[number];

/** A filter, and what is looked for; incidents unless said. */
export interface SearchAsked extends IncidentFilter {
  readonly find?: KindFound;
}

export function searchIn(search: Record<string, unknown>): SearchAsked {
  const find = KINDS_FOUND.find((kind) => kind === search["find"]);
  return { ...filterIn(search), ...(find === undefined || find === "incidents" ? {} : { find }) };
}
