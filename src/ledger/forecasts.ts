import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Area } from "../coverage/area.ts";
import { addDays } from "../day.ts";
import type { Agreement, Instant } from "../model.ts";
import { openJournal, readEntries } from "../store/journal.ts";
import type { Store } from "../store/store.ts";
import { type Forecaster, openForecaster } from "../warn/forecast.ts";
import type { WarningModel } from "../warn/model.ts";
import { isRaised, type Judged, judge, type PastForecast } from "../warn/past-forecasts.ts";
import { type Followed, followed, type Panel } from "../warn/series.ts";
import { lastSunday } from "../warn/series-days.ts";
import { type LatestWeeks, latestWeeksOf } from "./latest-weeks.ts";

/** An append-only, hash-chained file beside the record: what was forecast cannot be changed when it is known what came. */
export const FORECASTS_FILE = "forecasts.jsonl";
const KIND = "forecast";

/** A year of counts is put down with each forecast. */
const KEPT = 52;

/** Forecasts areas, or whatever else has a name, from the record as it stands. */
export function foresee(
  panel: Panel & Partial<LatestWeeks>,
  areas: readonly { readonly name: string }[],
  model: WarningModel,
): readonly PastForecast[] {
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, model);
  return series.map((each, i) => forecastOf(each, forecaster, panel, areas[i]?.name ?? each.zone));
}

/** The forecast of one series of a panel as it is put down. */
export function forecastOf(
  series: Followed,
  forecaster: Forecaster,
  panel: Partial<LatestWeeks>,
  name: string,
): PastForecast {
  const counts = series.counts.slice(-KEPT);
  return { ...forecaster.forecast(series), asOf: forecaster.asOf, name, counts, ...nowcastsOf(panel, series.zone) };
}

function nowcastsOf({ nowcasts }: Partial<LatestWeeks>, zone: string): Pick<PastForecast, "nowcasts"> {
  const own = nowcasts?.get(zone) ?? [];
  return own.length === 0 ? {} : { nowcasts: own };
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
  agreements: readonly Agreement[],
  areas: readonly Area[],
  model: WarningModel,
  now: Instant,
): Promise<readonly PastForecast[]> {
  const before = await forecastsOf(store.folder);
  const known = new Set(before.map(nameOf));
  const asOf = lastSunday(addDays(now.slice(0, 10), -1));
  if (areas.every(({ id }) => known.has(nameOf({ asOf, zone: id })))) return [];
  const panel = await latestWeeksOf(store, agreements, areas, now.slice(0, 10));
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
