import { daysBetween, sharesDays } from "../day.ts";
import type { DateRange } from "../model.ts";

/** The days on which several accounts agree, or all that they name where they do not. */
export function commonDays(ranges: readonly DateRange[]): DateRange | null {
  const sorted = [...ranges].sort((a, b) => width(a) - width(b) || compare(a.first, b.first));
  const [narrowest, ...others] = sorted;
  if (narrowest === undefined) return null;
  return others.reduce(
    (common, range) => (sharesDays(common, range) ? meet(common, range) : join(common, range)),
    narrowest,
  );
}

function width({ first, last }: DateRange): number {
  return daysBetween(first, last);
}

function meet(a: DateRange, b: DateRange): DateRange {
  return { first: a.first > b.first ? a.first : b.first, last: a.last < b.last ? a.last : b.last };
}

function join(a: DateRange, b: DateRange): DateRange {
  return { first: a.first < b.first ? a.first : b.first, last: a.last > b.last ? a.last : b.last };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
