import type { Agreement } from "../model.ts";
import type { Lined, LineFilter } from "../store/lines.ts";
import type { Store } from "../store/store.ts";
import { linesOfDossiers } from "./lines.ts";
import { type AsOf, asKnownOn } from "./past.ts";

/** The lines of the record as it stood on a day: merged anew, which takes its time. */
export async function linesThen(store: Store, agreements: readonly Agreement[], asOf: AsOf): Promise<readonly Lined[]> {
  const { dossiers } = await asKnownOn(store, agreements, asOf);
  return await linesOfDossiers(dossiers, store, agreements);
}

/**
 * Whether a filter lets a line through that the index does not hold: the narrowing of `store/lines.ts` once more, and a
 * test holds the two together. The index of words is of today, so that words cannot be asked for.
 */
export function isLetThrough(line: Lined, filter: Omit<LineFilter, "text">): boolean {
  const { types, countries, from, to, within, states, independent, knownAfter, waits, placed, tags = [] } = filter;
  return (
    (types === undefined || types.includes(line.type)) &&
    (countries === undefined || (line.country !== null && countries.includes(line.country))) &&
    (from === undefined || (line.lastDay !== null && line.lastDay >= from)) &&
    (to === undefined || (line.firstDay !== null && line.firstDay <= to)) &&
    (within === undefined || liesWithin(line, within)) &&
    (states === undefined || states.includes(line.state)) &&
    (independent === undefined || line.independent >= independent) &&
    (knownAfter === undefined || (line.firstKnownAt ?? "") > knownAfter) &&
    (waits !== true || line.waits) &&
    (placed !== true || line.dot !== null) &&
    tags.every((some) => some.some((tag) => line.tags.includes(tag)))
  );
}

function liesWithin(
  { longitude, latitude }: Lined,
  [west, south, east, north]: NonNullable<LineFilter["within"]>,
): boolean {
  if (longitude === null || latitude === null || latitude < south || latitude > north) return false;
  return west <= east ? longitude >= west && longitude <= east : longitude >= west || longitude <= east;
}
