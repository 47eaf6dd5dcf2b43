import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Day, Instant } from "../model.ts";
import { openJournal, readEntries } from "../store/journal.ts";
import { type Forecaster, openForecaster } from "../warn/forecast.ts";
import type { WarningModel } from "../warn/model.ts";
import type { PastForecast } from "../warn/past-forecasts.ts";
import { type Followed, followed, type Panel } from "../warn/series.ts";
import type { LatestWeeks } from "./latest-weeks.ts";
import type { CountedOf } from "./series.ts";

/** An append-only, hash-chained file beside the record: what was forecast cannot be changed when it is known what came. */
export const FORECASTS_FILE = "forecasts.jsonl";
const KIND = "forecast";
const WEEK = "week";

/** A year of counts is put down with each forecast. */
const KEPT = 52;

/** A forecast as the ledger has it. */
export interface LedgerForecast extends PastForecast {
  /** Left out for zones and countries. */
  readonly of?: CountedOf;
}

/** What goes by a name, in the order of a panel's series. */
interface Named {
  readonly name: string;
  readonly of?: CountedOf;
}

/** Forecasts areas, or whatever else has a name, from the record as it stands. */
export function foresee(
  panel: Panel & Partial<LatestWeeks>,
  named: readonly Named[],
  model: WarningModel,
): readonly LedgerForecast[] {
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, model);
  return series.map((each, i) => forecastOf(each, forecaster, panel, named[i] ?? { name: each.zone }));
}

/** The forecast of one series of a panel as it is put down. */
export function forecastOf(
  series: Followed,
  forecaster: Forecaster,
  panel: Partial<LatestWeeks>,
  { name, of }: Named,
): LedgerForecast {
  const counts = series.counts.slice(-KEPT);
  const meant = of === undefined ? {} : { of };
  return {
    ...forecaster.forecast(series),
    asOf: forecaster.asOf,
    name,
    ...meant,
    counts,
    ...nowcastsOf(panel, series.zone),
  };
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

/** What is forecast, and when: each is put down once. */
export function nameOf({ asOf, zone }: Pick<PastForecast, "asOf" | "zone">): string {
  return `${asOf} ${zone}`;
}

/** Every forecast that was put down, in order. */
export async function forecastsOf(folder: string): Promise<readonly LedgerForecast[]> {
  const path = join(folder, FORECASTS_FILE);
  if (!existsSync(path)) return [];
  const forecasts: LedgerForecast[] = [];
  for await (const { kind, data } of readEntries(path)) if (kind === KIND) forecasts.push(data as LedgerForecast);
  return forecasts;
}

/** Notes that all that is forecast every week was forecast for the week that ended on a day. */
export async function putWeekDone(folder: string, asOf: Day, now: Instant): Promise<void> {
  const journal = await openJournal(join(folder, FORECASTS_FILE), () => now);
  try {
    await journal.append(WEEK, { asOf });
  } finally {
    await journal.close();
  }
}

/** Whether all that is forecast every week was forecast for the week that ended on a day. */
export async function isWeekDone(folder: string, asOf: Day): Promise<boolean> {
  const path = join(folder, FORECASTS_FILE);
  if (!existsSync(path)) return false;
  for await (const { kind, data } of readEntries(path))
    if (kind === WEEK && (data as { readonly asOf: Day }).asOf === asOf) return true;
  return false;
}
