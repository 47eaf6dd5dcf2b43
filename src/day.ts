import type { DateRange, Day } from "./model.ts";

const DAY_MS = 86_400_000;

/** A day from year, month (1 to 12) and day of the month; `null` when the calendar has no such day. */
export function dayOf(year: number, month: number, date: number): Day | null {
  const time = Date.UTC(year, month - 1, date);
  const made = new Date(time);
  if (!Number.isFinite(time) || year < 1000 || year > 9999) return null;
  if (made.getUTCMonth() !== month - 1 || made.getUTCDate() !== date) return null;
  return made.toISOString().slice(0, 10);
}

/** The day written as `YYYY-MM-DD` in front of a string, `null` when there is none. */
export function parseDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** The day `days` after `day`; negative goes back. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days `to` lies after `from`. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  return (new Date(Date.parse(day)).getUTCDay() + 6) % 7;
}

export function sharesDays(a: DateRange, b: DateRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}
