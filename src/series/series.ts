import { addDays, daysBetween, weekdayOf } from "../day.ts";
import type { Coverage, DateRange, Day } from "../model.ts";
import { type Counted, dayCounted, delayDays, knownSince } from "./counted.ts";
import { DELAY_MAX, type Delays, type DelaysByKind, delaysAmong } from "./delays.ts";
import { type Nowcast, nowcast } from "./nowcast.ts";

/** What of an incident is counted: itself, its dead, or the independent origins that tell of it. */
export type Measure = "incidents" | "deaths" | "reports";
export type Unit = "day" | "week";

/**
 * How well an interval could be seen: `partly` also where nobody can tell how well. A blind one is missing, whatever is on
 * record of it.
 */
export type Seen = "seen" | "partly" | "blind";

/** After so many days, how much had come in. */
export const DELAY_STEPS = [0, 1, 2, 3, 7, 14, 28] as const;

/** A day or a week of a series. */
export interface Interval extends DateRange {
  readonly seen: Seen;
  /** On how many of its days somebody who usually writes of the area could be seen. */
  readonly daysSeen: number;
  /** Incidents on record. Where it was not seen throughout, less than what happened. */
  readonly incidents: number;
  readonly reports: number;
  /**
   * Sums of the lowest and the highest counts of the dead over those incidents of which anybody tells any, and how many
   * these are; `null` where there are incidents, and nobody tells any.
   */
  readonly deaths: { readonly low: number; readonly high: number; readonly told: number } | null;
  /** Of the incidents, how many one could know of within so many days as `DELAY_STEPS` has, and of how many that is known at all. */
  readonly knownWithin: readonly number[];
  readonly dated: number;
  /** Of the incidents, how many came to be known after it was over. */
  readonly late: number;
  /** What the incidents usually come to by the time all is in; `null` where all is in, or usual delays are not known. */
  readonly nowcast: Nowcast | null;
}

/** Counts of some incidents by day or week, with what must be known to read them. */
export interface CountSeries {
  readonly unit: Unit;
  /** The last day that was over when it was made. */
  readonly upTo: Day;
  readonly intervals: readonly Interval[];
  /** Incidents that may lie in the period, on too many days to count on one. */
  readonly spread: number;
  /** How late word usually comes; `null` where too little is known to tell. */
  readonly delays: Delays | null;
}

/** What is asked of a series. */
export interface SeriesAsked {
  readonly unit: Unit;
  readonly period: DateRange;
  readonly upTo: Day;
  /** What the whole record knows of delays. */
  readonly record: DelaysByKind | null;
}

type SeenDay = Pick<Coverage, "day" | "state" | "printed">;

/** A week counts as seen when it was on most of its days: as `warn/series-days.ts` has it. */
const DAYS_SEEN = 4;

/**
 * The series of some incidents over a period: whole days, or whole weeks from Monday on. `days` says what could be seen on
 * each; one that is not among them is blind. An incident counts on the last of the few days on which it may lie.
 */
export function seriesOf(counted: readonly Counted[], days: readonly SeenDay[], asked: SeriesAsked): CountSeries {
  const { unit, period, upTo, record } = asked;
  const delays = record === null ? null : delaysAmong(counted, upTo, record);
  const usual = usualPerDay(counted, days, upTo);
  const byDay = groupByDay(counted);
  const seenOn = new Map(days.map((each) => [each.day, each]));
  return {
    unit,
    upTo,
    intervals: intervalsIn(period, unit).map((interval) => {
      const own = daysOf(interval);
      const incidents = own.flatMap((day) => byDay.get(day) ?? []);
      const states = own.map((day) => seenOn.get(day) ?? null);
      const interim = delays === null ? null : nowcastOf(incidents, own, upTo, delays, usual);
      return {
        ...interval,
        ...seenIn(states),
        ...sumsOf(incidents),
        ...arrivalOf(incidents, interval),
        nowcast: interim,
      };
    }),
    spread: (byDay.get(null) ?? []).filter(({ first, last }) => mayLieIn(first, last, period)).length,
    delays,
  };
}

/** What an interval counts of a measure: `null` where it was not seen, or nobody tells. */
export function countOf(interval: Interval, measure: Measure): number | null {
  if (interval.seen === "blind") return null;
  return measure === "deaths" ? (interval.deaths?.low ?? null) : interval[measure];
}

/** The whole days or weeks of a period. */
export function intervalsIn({ first, last }: DateRange, unit: Unit): readonly DateRange[] {
  const step = unit === "day" ? 1 : 7;
  const start = unit === "day" ? first : addDays(first, (7 - weekdayOf(first)) % 7);
  const many = Math.max(0, Math.floor((daysBetween(start, last) + 1) / step));
  return Array.from({ length: many }, (_, i) => {
    const begins = addDays(start, step * i);
    return { first: begins, last: addDays(begins, step - 1) };
  });
}

function groupByDay(counted: readonly Counted[]): ReadonlyMap<Day | null, readonly Counted[]> {
  const groups = new Map<Day | null, Counted[]>();
  for (const each of counted) {
    const day = dayCounted(each);
    const group = groups.get(day);
    if (group === undefined) groups.set(day, [each]);
    else group.push(each);
  }
  return groups;
}

function daysOf({ first, last }: DateRange): readonly Day[] {
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, i) => addDays(first, i));
}

function mayLieIn(first: Day | null, last: Day | null, period: DateRange): boolean {
  return first !== null && last !== null && first <= period.last && last >= period.first;
}

function seenIn(days: readonly (SeenDay | null)[]): Pick<Interval, "seen" | "daysSeen"> {
  const open = days.filter((day) => day !== null && isSeen(day));
  const daysSeen = open.length;
  if (daysSeen < Math.min(DAYS_SEEN, days.length)) return { seen: "blind", daysSeen };
  const isWhole = daysSeen === days.length && open.every((day) => day?.state === "usual");
  return { seen: isWhole ? "seen" : "partly", daysSeen };
}

function isSeen({ printed, state }: SeenDay): boolean {
  return printed > 0 && state !== "blind";
}

function sumsOf(incidents: readonly Counted[]): Pick<Interval, "incidents" | "reports" | "deaths"> {
  const tolls = incidents.flatMap(({ deaths }) => deaths ?? []);
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  return {
    incidents: incidents.length,
    reports: sum(incidents.map(({ reports }) => reports)),
    deaths:
      tolls.length === 0 && incidents.length > 0
        ? null
        : { low: sum(tolls.map(({ low }) => low)), high: sum(tolls.map(({ high }) => high)), told: tolls.length },
  };
}

function arrivalOf(
  incidents: readonly Counted[],
  { last }: DateRange,
): Pick<Interval, "knownWithin" | "dated" | "late"> {
  const delays = incidents.flatMap((each) => delayDays(each) ?? []);
  return {
    knownWithin: DELAY_STEPS.map((step) => delays.filter((delay) => delay <= step).length),
    dated: delays.length,
    late: incidents.filter((each) => (knownSince(each) ?? last) > last).length,
  };
}

function nowcastOf(
  incidents: readonly Counted[],
  days: readonly Day[],
  upTo: Day,
  delays: Delays,
  usual: number,
): Nowcast | null {
  const ages = days.map((day) => daysBetween(day, upTo));
  if (ages.every((age) => age >= DELAY_MAX)) return null;
  const then = incidents.filter((each) => (knownSince(each) ?? upTo) <= upTo).length;
  const made = nowcast(then, ages, delays, usual);
  if (made === null || made.mean <= incidents.length) return null;
  // What came in since is no less sure than what came in before.
  const atLeast = (count: number) => Math.max(count, incidents.length);
  const { best, low, high } = made;
  return { ...made, reported: incidents.length, best: atLeast(best), low: atLeast(low), high: atLeast(high) };
}

/** What is usual is told from eight weeks of which all is in. */
export const USUAL_DAYS = 56;

/** How many incidents there are on a day, over the latest seen days of which all is in; 0 where there are none. */
function usualPerDay(counted: readonly Counted[], days: readonly SeenDay[], upTo: Day): number {
  const last = addDays(upTo, -DELAY_MAX);
  const first = addDays(last, 1 - USUAL_DAYS);
  const whole = new Set(days.filter((day) => isSeen(day) && day.day >= first && day.day <= last).map(({ day }) => day));
  if (whole.size === 0) return 0;
  return counted.filter((each) => whole.has(dayCounted(each) ?? "")).length / whole.size;
}
