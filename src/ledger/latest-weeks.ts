import type { Area } from "../coverage/area.ts";
import { addDays, daysBetween } from "../day.ts";
import type { Agreement, DateRange, Day } from "../model.ts";
import { type CountSeries, countOf } from "../series/series.ts";
import type { Store } from "../store/store.ts";
import type { WeekNowcast } from "../warn/past-forecasts.ts";
import type { Panel, Series } from "../warn/series.ts";
import { lastSunday } from "../warn/series-days.ts";
import { type Subject, seriesNow } from "./series.ts";
import { areaSubject } from "./subjects.ts";
import { fromFirstSeen, WEEKS, weeksOf } from "./weeks.ts";

/** Weekly counts in which the latest weeks stand as they usually come out when all is in, for forecasting from. */
export interface LatestWeeks extends Panel {
  /** For each series, the weeks that were lifted. */
  readonly nowcasts: ReadonlyMap<string, readonly WeekNowcast[]>;
}

/** What comes in later than four weeks is not waited for. */
const OPEN_WEEKS = 4;
const YEAR = 52;

/** The weekly counts of areas, with the latest lifted; what they are judged by later are those of `weeksOf`. */
export async function latestWeeksOf(
  store: Store,
  agreements: readonly Agreement[],
  areas: readonly Area[],
  today: Day,
): Promise<LatestWeeks | null> {
  const panel = await weeksOf(store, areas, today);
  if (panel === null) return null;
  const nowcasts = new Map<string, readonly WeekNowcast[]>();
  const period = weeksBefore(today, OPEN_WEEKS);
  for (const area of areas.filter(({ id }) => panel.series.some((each) => each.zone === id && hadEvents(each)))) {
    const time = { unit: "week", period, upTo: addDays(today, -1) } as const;
    nowcasts.set(area.id, nowcastsIn(await seriesNow(store, agreements, areaSubject(area), time)));
  }
  return lifted(panel, nowcasts);
}

/** Where there was nothing for a year there is nothing to come in late. */
function hadEvents({ counts }: Series): boolean {
  return counts.slice(-YEAR).some((count) => (count ?? 0) > 0);
}

/** The same for anything that is counted, such as a kept search. */
export async function latestWeeksOfAny(
  store: Store,
  agreements: readonly Agreement[],
  subjects: readonly Subject[],
  today: Day,
): Promise<LatestWeeks | null> {
  const found = await weeksOfAny(store, agreements, subjects, today);
  return found === null ? null : lifted(found, found.nowcasts);
}

/** The weekly counts of anything that is counted, as they stand, and what the latest usually come to. */
export async function weeksOfAny(
  store: Store,
  agreements: readonly Agreement[],
  subjects: readonly Subject[],
  today: Day,
): Promise<LatestWeeks | null> {
  const period = weeksBefore(today, WEEKS);
  const nowcasts = new Map<string, readonly WeekNowcast[]>();
  const series = [];
  for (const subject of subjects) {
    const counted = await seriesNow(store, agreements, subject, { unit: "week", period, upTo: addDays(today, -1) });
    nowcasts.set(subject.id, nowcastsIn(counted));
    series.push({ zone: subject.id, first: 0, counts: counted.intervals.map((each) => countOf(each, "incidents")) });
  }
  const panel = fromFirstSeen({ start: period.first, weeks: WEEKS, series });
  return panel === null ? null : { ...panel, nowcasts };
}

/** Whole weeks up to the last Sunday before a day. */
function weeksBefore(today: Day, weeks: number): DateRange {
  const last = lastSunday(addDays(today, -1));
  return { first: addDays(last, 1 - 7 * weeks), last };
}

function nowcastsIn({ intervals }: CountSeries): readonly WeekNowcast[] {
  return intervals.flatMap(({ first, seen, incidents, nowcast }) =>
    nowcast === null || seen === "blind" || nowcast.best <= incidents
      ? []
      : [{ week: first, reported: incidents, best: nowcast.best, low: nowcast.low, high: nowcast.high }],
  );
}

/** Puts what weeks usually come to in the place of what was reported so far. A week that nobody saw stays missing. */
export function lifted(panel: Panel, nowcasts: LatestWeeks["nowcasts"]): LatestWeeks {
  const series = panel.series.map((each) => {
    const counts = [...each.counts];
    for (const { week, best } of nowcasts.get(each.zone) ?? []) {
      const i = daysBetween(panel.start, week) / 7 - each.first;
      const count = counts[i];
      if (count !== undefined && count !== null) counts[i] = Math.max(count, best);
    }
    return { ...each, counts };
  });
  return { ...panel, series, nowcasts };
}
