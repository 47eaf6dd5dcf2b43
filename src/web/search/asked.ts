import { filterIn, type IncidentFilter } from "../filter.ts";
import type { Measure, Unit } from "../series/answer.ts";

/** What is searched in. */
export const KINDS_FOUND = ["incidents", "articles", "claims"] as const;
export type KindFound = (typeof KINDS_FOUND)[number];

/** A filter, and what is looked for; incidents unless said. They are also shown as a series where its steps are there. */
export interface SearchAsked extends IncidentFilter {
  readonly find?: KindFound;
  readonly series?: Unit;
  /** Incidents unless said. */
  readonly count?: Measure;
}

const UNITS: readonly Unit[] = ["week", "day"];
const MEASURES: readonly Measure[] = ["deaths", "reports"];

export function searchIn(search: Record<string, unknown>): SearchAsked {
  const find = KINDS_FOUND.find((kind) => kind === search["find"]);
  const series = UNITS.find((unit) => unit === search["series"]);
  const count = MEASURES.find((measure) => measure === search["count"]);
  return {
    ...filterIn(search),
    ...(find === undefined || find === "incidents" ? {} : { find }),
    ...(series === undefined ? {} : { series }),
    ...(series === undefined || count === undefined ? {} : { count }),
  };
}
