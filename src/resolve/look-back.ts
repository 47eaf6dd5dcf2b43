import { addDays } from "../day.ts";
import type { DateRange, Day } from "../model.ts";

/** What lies further back than this is no news, even where it leads up to it: three quarters of a year. */
const NEWS_DAYS = 270;
/** A range as long as this is a year or more: "in 2023", "last year". */
const YEAR_DAYS = 360;

/**
 * Whether an event of these days is a look back for a text of that day: another year, or long before. What led to
 * this week's news ("seized in March") is not.
 */
export function isLookBack(date: DateRange | null, published: Day | null): boolean {
  if (date === null || published === null || date.last >= published) return false;
  return date.last < addDays(published, -NEWS_DAYS) || addDays(date.first, YEAR_DAYS) <= date.last;
}
