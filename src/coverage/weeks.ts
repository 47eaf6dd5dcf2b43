import { daysBetween } from "../day.ts";
import type { Day } from "../model.ts";

/** Seven days that end a whole number of weeks before some day, as day numbers, both included. */
export interface Week {
  readonly first: number;
  readonly last: number;
}

/** How far back anything is looked for: a quarter of a year. */
export const WEEKS_BACK = 13;
/** A week counts as watched when something came in on most of its days; otherwise it is missing, not empty. */
const DAYS_WATCHED = 4;

const EPOCH = "1970-01-01";

/** A day as a number that can be counted with. */
export function numberOfDay(day: Day): number {
  return daysBetween(EPOCH, day);
}

/** 0 for Monday to 6 for Sunday; the epoch was a Thursday. */
export function weekdayOfNumber(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** The weeks before a day that were watched, the latest first. */
export function watchedWeeks(day: number, cameIn: (day: number) => boolean): readonly Week[] {
  return Array.from({ length: WEEKS_BACK }, (_, back) => {
    const first = day - 7 * (back + 1);
    return { first, last: first + 6 };
  }).filter((week) => daysIn(week, cameIn) >= DAYS_WATCHED);
}

/** On how many days of a week something holds. */
function daysIn({ first, last }: Week, holds: (day: number) => boolean): number {
  let count = 0;
  for (let day = first; day <= last; day++) if (holds(day)) count++;
  return count;
}

/** Whether something holds on any day of a week. It is asked for every publisher and day: no list is made. */
export function isOnAnyDay({ first, last }: Week, holds: (day: number) => boolean): boolean {
  for (let day = first; day <= last; day++) if (holds(day)) return true;
  return false;
}

export function daysOf({ first, last }: Week): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
