import { addDays, dayOf, daysBetween, weekdayOf } from "../day.ts";
import type { DateRange, Day } from "../model.ts";

/** Stretches of the calendar that words name, and how they lie to a day. Weeks begin on Monday. */

export type Unit = "day" | "week" | "month" | "year" | "weekend";

/** Days further off than this are no news, and no calendar is asked for them. */
const HORIZON_DAYS = 400_000;

export function oneDay(day: Day): DateRange {
  return { first: day, last: day };
}

/** The day some days off, `null` beyond the calendar that we keep. */
export function shifted(day: Day, days: number): Day | null {
  if (!Number.isFinite(days) || Math.abs(days) > HORIZON_DAYS) return null;
  const year = Number(day.slice(0, 4)) + days / 365;
  return year < 1001 || year > 9998 ? null : addDays(day, Math.round(days));
}

/** A range of days, put in order; `null` when either end is missing. */
export function between(a: Day | null, b: Day | null): DateRange | null {
  if (a === null || b === null) return null;
  return a <= b ? { first: a, last: b } : { first: b, last: a };
}

/** From some days before or after a day up to some other days before or after it. */
export function around(day: Day, from: number, to: number): DateRange | null {
  return between(shifted(day, from), shifted(day, to));
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

function monthOf(day: Day): number {
  return Number(day.slice(5, 7));
}

/** A month as a whole, by year and number; numbers beyond 1 to 12 run into other years. */
export function wholeMonth(year: number, month: number): DateRange | null {
  const index = year * 12 + month - 1;
  const [y, m] = [Math.floor(index / 12), (((index % 12) + 12) % 12) + 1];
  const [z, n] = m === 12 ? [y + 1, 1] : [y, m + 1];
  const first = dayOf(y, m, 1);
  const next = dayOf(z, n, 1);
  return first === null || next === null ? null : { first, last: addDays(next, -1) };
}

export function wholeYear(year: number): DateRange | null {
  return between(dayOf(year, 1, 1), dayOf(year, 12, 31));
}

/** The day, week, weekend, month or year that lies `offset` after the one that holds `day`. */
export function unitAt(unit: Unit, day: Day, offset: number): DateRange | null {
  if (unit === "day") return around(day, offset, offset);
  if (unit === "month") return wholeMonth(yearOf(day), monthOf(day) + offset);
  if (unit === "year") return wholeYear(yearOf(day) + offset);
  const monday = shifted(day, 7 * offset - weekdayOf(day));
  if (monday === null) return null;
  return unit === "week" ? around(monday, 0, 6) : around(monday, 5, 6);
}

/**
 * The third of a stretch that "early", "mid" or "late" stands for. Of a month: to the 10th, to the
 * 20th, the rest; of a year: to April, to August, the rest.
 */
export function third(range: DateRange, part: "early" | "mid" | "late"): DateRange | null {
  const [one, two] = thirds(range);
  if (part === "early") return between(range.first, shifted(one, -1));
  return part === "mid" ? between(one, shifted(two, -1)) : between(two, range.last);
}

/** The first days of the second and of the last third. */
function thirds({ first, last }: DateRange): readonly [Day, Day] {
  const days = daysBetween(first, last) + 1;
  const year = first.slice(0, 5);
  if (days === 365 || days === 366) return [`${year}05-01`, `${year}09-01`];
  const [one, two] = days >= 28 && days <= 31 ? [10, 20] : [Math.floor(days / 3), Math.floor((2 * days) / 3)];
  return [shifted(first, one) ?? last, shifted(first, two) ?? last];
}
