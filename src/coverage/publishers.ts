import { calmMean, quantile } from "./counts.ts";
import { type Printed, printedOn } from "./printings.ts";
import { daysOf, isOnAnyDay, type Week, weekdayOfNumber } from "./weeks.ts";

/** A publisher that usually writes of the area. */
export interface Regular {
  readonly publisher: string;
  /** The day numbers on which nothing was to be had from it: before it began, and while it was silent against its habit. */
  readonly away: ReadonlySet<number>;
  /** How many articles of its usually name a place in the area, by weekday. */
  readonly usually: readonly number[];
}

/** It must have been there for two weeks, and have written of the area in half of them. */
const WEEKS_MIN = 2;
/** Eight weeks tell its habits. */
const WEEKS_KEPT = 8;
/** So many Mondays tell how much it writes on Mondays. */
const SAME_DAYS_MIN = 4;
/** One that keeps no weekdays is missed after twice its longer pauses, but not within a week. */
const PATIENCE = 2;
const PATIENCE_DAYS_MIN = 7;

/** What a publisher is to an area on some day, by the watched weeks before it; `null` when it does not usually write of it. */
export function regularOf(
  publisher: string,
  printed: ReadonlyMap<number, Printed>,
  weeks: readonly Week[],
  day: number,
): Regular | null {
  const live = weeks.filter((week) => isOnAnyDay(week, (each) => printed.has(each))).slice(0, WEEKS_KEPT);
  const writing = live.filter((week) => isOnAnyDay(week, (each) => printedOn(printed, each).about > 0));
  if (live.length < WEEKS_MIN || writing.length < Math.max(WEEKS_MIN, live.length / 2)) return null;
  const away = awayDays(printed, live, day);
  return { publisher, away, usually: usualCounts(printed, live, away) };
}

/**
 * The days up to `day` on which a publisher was away. It is silent from the first of its usual days that it lets pass
 * until it prints again: a weekly that misses its Thursday is silent on Friday too, a paper without a Sunday issue is not
 * silent on Sundays.
 */
function awayDays(printed: ReadonlyMap<number, Printed>, live: readonly Week[], day: number): ReadonlySet<number> {
  const earliest = Math.min(...live.map(({ first }) => first));
  const isItsDay = weekdaysOf(printed, live);
  const patience = isItsDay.includes(true) ? Number.POSITIVE_INFINITY : patienceDays(printed, live);
  const away = new Set<number>();
  let [last, isSilent] = [Number.NaN, true];
  for (let each = earliest; each <= day; each++) {
    if (printed.has(each)) [last, isSilent] = [each, false];
    else if (isItsDay[weekdayOfNumber(each)] || each - last > patience) isSilent = true;
    if (isSilent) away.add(each);
  }
  // Further back it may have been there, but nobody knows its habits then.
  for (let each = earliest - 1; each > earliest - 7 * WEEKS_KEPT * 2; each--) if (!printed.has(each)) away.add(each);
  return away;
}

/** For each weekday, whether it prints in more than half of its weeks on it. */
function weekdaysOf(printed: ReadonlyMap<number, Printed>, live: readonly Week[]): readonly boolean[] {
  const days = live.flatMap(daysOf).filter((day) => printed.has(day));
  return Array.from(
    { length: 7 },
    (_, weekday) => days.filter((day) => weekdayOfNumber(day) === weekday).length * 2 > live.length,
  );
}

function patienceDays(printed: ReadonlyMap<number, Printed>, live: readonly Week[]): number {
  const days = live
    .flatMap(daysOf)
    .filter((day) => printed.has(day))
    .sort((a, b) => a - b);
  const pauses = days.slice(1).map((day, i) => day - (days[i] ?? day));
  return Math.max(
    PATIENCE_DAYS_MIN,
    PATIENCE *
      quantile(
        pauses.sort((a, b) => a - b),
        0.9,
      ),
  );
}

function usualCounts(
  printed: ReadonlyMap<number, Printed>,
  live: readonly Week[],
  away: ReadonlySet<number>,
): readonly number[] {
  const there = live.flatMap(daysOf).filter((day) => !away.has(day));
  const meanOf = (days: readonly number[]) => calmMean(days.map((day) => printedOn(printed, day).about));
  return Array.from({ length: 7 }, (_, weekday) => {
    const same = there.filter((day) => weekdayOfNumber(day) === weekday);
    return meanOf(same.length >= SAME_DAYS_MIN ? same : there);
  });
}
