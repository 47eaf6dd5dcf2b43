import { addDays, daysBetween } from "../../day.ts";
import type { DateRange, Day } from "../../model.ts";

/** How long a bar of the timeline is. */
export const BUCKETS = ["day", "week", "month"] as const;
export type Bucket = (typeof BUCKETS)[number];

/** A bar: the days that it stands for, how many incidents, and how many of each type. */
export interface Bar {
  readonly from: Day;
  readonly to: Day;
  readonly total: number;
  readonly byType: Readonly<Partial<Record<string, number>>>;
}

/** As short as there is room for: a bar thinner than some pixels tells nothing. */
export function bucketFor({ first, last }: DateRange): Bucket {
  const days = daysBetween(first, last) + 1;
  return days <= 120 ? "day" : days <= 900 ? "week" : "month";
}

/** The days from the first bar to the last; `null` where there is none. */
export function spanOf(bars: readonly Bar[]): DateRange | null {
  const [first, last] = [bars[0], bars.at(-1)];
  return first === undefined || last === undefined ? null : { first: first.from, last: last.to };
}

/** Where a day begins on a scale from 0 to 1 over a span; outside of it less than 0 or more than 1. */
export function shareOf(day: Day, { first, last }: DateRange): number {
  return daysBetween(first, day) / (daysBetween(first, last) + 1);
}

/** The day at a share of a span, which stays within it. */
export function dayAt(share: number, { first, last }: DateRange): Day {
  const days = daysBetween(first, last);
  return addDays(first, Math.min(days, Math.max(0, Math.floor(share * (days + 1)))));
}

/** The days between two ends, in whichever order they were named. */
export function rangeOf(one: Day, other: Day): DateRange {
  return one <= other ? { first: one, last: other } : { first: other, last: one };
}

/** A day moved by so many bars, kept within a span. */
export function moved(day: Day, bars: number, bucket: Bucket, { first, last }: DateRange): Day {
  const to = addDays(day, bars * { day: 1, week: 7, month: 30 }[bucket]);
  return to < first ? first : to > last ? last : to;
}

/** A number at or above the highest bar that is easy to read: 1, 2 or 5 times a power of ten. */
export function niceTop(highest: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
  return [1, 2, 5, 10].map((step) => step * power).find((top) => top >= highest) ?? highest;
}

/** The stretches of days that nobody could see, of days that are looked at one by one. */
export function blindStretches(days: readonly { readonly day: Day; readonly blind: boolean }[]): readonly DateRange[] {
  const stretches: { first: Day; last: Day }[] = [];
  for (const { day } of days.filter(({ blind }) => blind)) {
    const last = stretches.at(-1);
    if (last !== undefined && addDays(last.last, 1) === day) last.last = day;
    else stretches.push({ first: day, last: day });
  }
  return stretches;
}
