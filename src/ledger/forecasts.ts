import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Area } from "../coverage/area.ts";
import { addDays } from "../day.ts";
import type { Day, Instant } from "../model.ts";
import { openJournal, readEntries } from "../store/journal.ts";
import type { Store } from "../store/store.ts";
import { openForecaster } from "../warn/forecast.ts";
import type { WarningModel } from "../warn/model.ts";
import { isRaised, type Judged, judge, type PastForecast } from "../warn/past-forecasts.ts";
import { followed, type Panel } from "../warn/series.ts";
import { lastSunday, panelOfDays } from "../warn/series-days.ts";
import { calendarsOf } from "./coverage.ts";

/** Forecasts look back no farther than coverage does: three years. */
const WEEKS = 156;
/** An append-only, hash-chained file beside the record: what was forecast cannot be changed when it is known what came. */
export const FORECASTS_FILE = "forecasts.jsonl";
const KIND = "forecast";

/** The weekly counts of areas up to the last Sunday before `today`; `null` before the record has a whole week. */
export async function weeksOf(store: Store, areas: readonly Area[], today: Day): Promise<Panel | null> {
  const last = lastSunday(addDays(today, -1));
  if (areas.length === 0) return null;
  const period = { first: addDays(last, 1 - 7 * WEEKS), last };
  return fromFirstSeen(panelOfDays(await calendarsOf(store, areas, period)));
}

/** A record that ended longer ago than this is looked at from where it ended. */
const DAYS_STALE = 30;

/** The day from which to look at the record: today, or the day after the one where it ended long ago. */
export async function dayToLookFrom(store: Store, today: Day): Promise<Day> {
  const { lastPublished } = await store.basis();
  return lastPublished !== null && addDays(lastPublished, DAYS_STALE) < today ? addDays(lastPublished, 1) : today;
}

/** Weeks before anything was ever seen of any area are no weeks of the record. */
function fromFirstSeen(panel: Panel | null): Panel | null {
  if (panel === null) return null;
  const seen = panel.series.map(({ counts }) => counts.findIndex((count) => count !== null)).filter((i) => i >= 0);
  if (seen.length === 0) return null;
  const first = seen.reduce((a, b) => Math.min(a, b));
  return {
    start: addDays(panel.start, 7 * first),
    weeks: panel.weeks - first,
    series: panel.series.map((series) => ({ ...series, counts: series.counts.slice(first) })),
  };
}

/** A year of counts is put down with each forecast. */
const KEPT = 52;

/** Forecasts areas from the record as it stands. */
export function foresee(panel: Panel, areas: readonly Area[], model: WarningModel): readonly PastForecast[] {
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, model);
  return series.map((each, i) => ({
    ...forecaster.forecast(each),
    asOf: forecaster.asOf,
    name: areas[i]?.name ?? each.zone,
    counts: each.counts.slice(-KEPT),
  }));
}

/** Puts down forecasts, each area's once for a week. Gives how many were new. */
export async function putDown(folder: string, forecasts: readonly PastForecast[], now: Instant): Promise<number> {
  const known = new Set((await forecastsOf(folder)).map(nameOf));
  const fresh = forecasts.filter((each) => !known.has(nameOf(each)));
  if (fresh.length === 0) return 0;
  const journal = await openJournal(join(folder, FORECASTS_FILE), () => now);
  try {
    await Promise.all(fresh.map((each) => journal.append(KIND, each)));
  } finally {
    await journal.close();
  }
  return fresh.length;
}

/**
 * Forecasts areas for the week that is over, unless that was done before, puts the forecasts down, and gives those by
 * which an area rose to a higher level. The same level is told again after six weeks at the soonest.
 */
export async function warningsRaised(
  store: Store,
  areas: readonly Area[],
  model: WarningModel,
  now: Instant,
): Promise<readonly PastForecast[]> {
  const before = await forecastsOf(store.folder);
  const known = new Set(before.map(nameOf));
  const asOf = lastSunday(addDays(now.slice(0, 10), -1));
  if (areas.every(({ id }) => known.has(nameOf({ asOf, zone: id })))) return [];
  const panel = await weeksOf(store, areas, now.slice(0, 10));
  if (panel === null) return [];
  const fresh = foresee(panel, areas, model).filter((each) => !known.has(nameOf(each)));
  await putDown(store.folder, fresh, now);
  return fresh.filter((each) =>
    isRaised(
      each,
      before.filter(({ zone }) => zone === each.zone),
    ),
  );
}

function nameOf({ asOf, zone }: Pick<PastForecast, "asOf" | "zone">): string {
  return `${asOf} ${zone}`;
}

/** Every forecast that was put down, in order. */
export async function forecastsOf(folder: string): Promise<readonly PastForecast[]> {
  const path = join(folder, FORECASTS_FILE);
  if (!existsSync(path)) return [];
  const forecasts: PastForecast[] = [];
  for await (const { kind, data } of readEntries(path)) if (kind === KIND) forecasts.push(data as PastForecast);
  return forecasts;
}

/** What became of every forecast that was put down, by the record as it stands. */
export function judgeAll(forecasts: readonly PastForecast[], panel: Panel): readonly Judged[] {
  return forecasts.map((forecast) => judge(forecast, panel));
}
