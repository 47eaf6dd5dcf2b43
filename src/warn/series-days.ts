import { addDays, daysBetween, weekdayOf } from "../day.ts";
import type { Calendar, Day } from "../model.ts";
import type { Panel, Series } from "./series.ts";

/** A week counts as seen when something came in on most of its days and was not silent about the area: as coverage has it. */
const DAYS_SEEN = 4;

/**
 * Weekly counts of the areas of some calendars, which share their days. Weeks begin on Mondays, and only whole ones
 * count. A week that could not be seen on most of its days is missing, even with an incident on record: what is known of
 * it is less than what happened.
 */
export function panelOfDays(calendars: readonly Calendar[]): Panel | null {
  const days = calendars[0]?.days ?? [];
  const first = days.findIndex(({ day }) => weekdayOf(day) === 0);
  const weeks = first < 0 ? 0 : Math.floor((days.length - first) / 7);
  const start = days[first]?.day;
  if (weeks === 0 || start === undefined) return null;
  const series = calendars.map(({ area, days: own }): Series => {
    const counts = Array.from({ length: weeks }, (_, week) => {
      const seven = own.slice(first + 7 * week, first + 7 * week + 7);
      const seen = seven.filter(({ printed, state }) => printed > 0 && state !== "blind").length;
      return seen < DAYS_SEEN ? null : seven.reduce((sum, { incidents }) => sum + incidents, 0);
    });
    return { zone: area, first: 0, counts };
  });
  return { start, weeks, series };
}

/** The last Sunday up to a day: where whole weeks end. */
export function lastSunday(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 1) % 7));
}

/** The counts of the weeks that begin within some days, in order; `null` where the panel does not reach. */
export function countsWithin(panel: Panel, zone: string, from: Day, weeks: number): readonly (number | null)[] {
  const series = panel.series.find((each) => each.zone === zone);
  const week = daysBetween(panel.start, from) / 7;
  return Array.from({ length: weeks }, (_, i) => series?.counts[week + i - (series.first ?? 0)] ?? null);
}
