import type { Estimate } from "../model.ts";
import { chanceRange, quantile } from "./counts.ts";
import { type Printings, printedOn } from "./printings.ts";
import type { Regular } from "./publishers.ts";
import { daysOf, isOnAnyDay, type Week, weekdayOfNumber } from "./weeks.ts";

/** How many articles of the area there usually are on a day. */
export interface Expected {
  readonly estimate: Estimate;
  /** Whether it rests on the same weekday alone. */
  readonly byWeekday: boolean;
  /** Whether anybody usually writes of the area at all. */
  readonly isSpokenOf: boolean;
}

/** More than eight weeks are too long ago. */
const WEEKS_MAX = 8;
/** From four Mondays on, Mondays are held against Mondays. */
const SAME_DAYS_MIN = 4;

/**
 * How many articles of the area are to be expected on a day, from the watched weeks before it. Whoever of the regulars
 * was away on one of those days is counted in with what it usually writes, so that a dead feed does not make itself the
 * measure, and a new one is expected as soon as it is known. The middle of those days is taken, which a burst moves
 * little; the range is what nine of ten days keep to, and never narrower than chance alone would make it.
 */
export function expectedOn(
  day: number,
  printings: Printings,
  weeks: readonly Week[],
  regulars: readonly Regular[],
): Expected {
  const latest = weeks.slice(0, WEEKS_MAX);
  const watched = latest.flatMap(daysOf).filter((each) => printings.all.has(each));
  const same = watched.filter((each) => weekdayOfNumber(each) === weekdayOfNumber(day));
  const byWeekday = same.length >= SAME_DAYS_MIN;
  const counts = (byWeekday ? same : watched).map((each) => countWithAll(each, printings, regulars));
  const wordedIn = latest.filter((week) => isOnAnyDay(week, (each) => printedOn(printings.all, each).about > 0));
  return {
    estimate: estimateOf(counts.sort((a, b) => a - b)),
    byWeekday,
    isSpokenOf: regulars.length > 0 || wordedIn.length * 2 >= latest.length,
  };
}

/** The articles of the area on a day, as if all regulars had been there. */
function countWithAll(day: number, { all }: Printings, regulars: readonly Regular[]): number {
  const missing = regulars.filter(({ away }) => away.has(day));
  const weekday = weekdayOfNumber(day);
  return missing.reduce((sum, { usually }) => sum + (usually[weekday] ?? 0), printedOn(all, day).about);
}

function estimateOf(sorted: readonly number[]): Estimate {
  const middle = quantile(sorted, 0.5);
  const chance = chanceRange(middle);
  return {
    low: Math.min(Math.floor(quantile(sorted, 0.1)), chance.low),
    best: Math.round(middle),
    high: Math.max(Math.ceil(quantile(sorted, 0.9)), chance.high),
  };
}
