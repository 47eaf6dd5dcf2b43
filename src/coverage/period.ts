import { addDays, daysBetween } from "../day.ts";
import type { DateRange, Day } from "../model.ts";

/** A month is looked at when nobody says how much. */
const DAYS = 30;

/** Longer than three years is no calendar any more. */
export const DAYS_MAX = 1096;

/**
 * The days to look at: those asked for, or else the thirty up to yesterday, for today is not over. A record that ends
 * before them is looked at where it ends, since thirty blind days tell less. Never more than three years, the latest.
 */
export function periodOf(
  asked: { readonly from: Day | null; readonly to: Day | null },
  recordEnds: Day | null,
  today: Day,
): DateRange {
  const usualEnd = addDays(today, -1);
  const ends = recordEnds !== null && recordEnds < addDays(usualEnd, 1 - DAYS) ? recordEnds : usualEnd;
  const last =
    asked.to ?? (asked.from === null ? ends : later(asked.from, earlier(addDays(asked.from, DAYS - 1), ends)));
  const first = earlier(asked.from ?? addDays(last, 1 - DAYS), last);
  return { first: later(first, addDays(last, 1 - DAYS_MAX)), last };
}

export function daysIn({ first, last }: DateRange): readonly Day[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i));
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

function later(a: Day, b: Day): Day {
  return a < b ? b : a;
}
