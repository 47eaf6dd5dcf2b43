import { countryArea } from "../coverage/area.ts";
import { loadAgreements } from "../knowledge/agreements.ts";
import { loadWarningModel } from "../knowledge/warning-model.ts";
import { foresee, putDown } from "../ledger/forecasts.ts";
import { latestWeeksOf, latestWeeksOfAny } from "../ledger/latest-weeks.ts";
import { dayToLookFrom } from "../ledger/weeks.ts";
import type { Day } from "../model.ts";
import { forecastCsv, forecastJson, forecastText } from "../present/forecast.ts";
import { openForecaster, type ZoneForecast } from "../warn/forecast.ts";
import { followed, type Panel, type Series } from "../warn/series.ts";
import { areasAsked } from "./coverage.ts";
import { withStore } from "./data-folder.ts";
import { note, UsageError } from "./errors.ts";
import { write } from "./lines.ts";
import { readSeriesFile } from "./series-file.ts";
import { filtersAsked, provincesAsked } from "./series-subjects.ts";
import { printTruces } from "./truce.ts";

interface ForecastOptions {
  readonly series?: string;
  readonly zone?: readonly string[];
  readonly agreement?: string;
  readonly country?: readonly string[];
  readonly area?: readonly string[];
  readonly filter?: readonly string[];
  readonly on?: Day;
  readonly since?: Day;
  readonly data: string;
  readonly agreements?: readonly string[];
  readonly gaps: "missing" | "zero";
  readonly format: "text" | "csv" | "json";
}

/** Forecasts the zones of a file of weekly counts, or areas of the record. */
export async function printForecast(options: ForecastOptions): Promise<void> {
  if (options.series === undefined && options.since !== undefined)
    throw new UsageError("--since goes with --series. For ceasefires of the record ask tocsin warnings.");
  if (options.series === undefined) await forecastRecord(options);
  else await forecastFile(options.series, options);
}

async function forecastFile(file: string, { zone = [], gaps, since, format }: ForecastOptions): Promise<void> {
  const panel = await readSeriesFile(file, gaps);
  checkZones(panel, zone);
  if (since !== undefined) return printTruces(panel, zone, since, format);
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, loadWarningModel());
  const wanted = series.filter((each) => zone.length === 0 || zone.includes(each.zone));
  const forecasts = wanted.map((each) => forecaster.forecast(each));
  const recent = new Map(wanted.map((each) => [each.zone, each.counts.slice(-52)]));
  await print(format, forecaster.asOf, forecasts, recent);
}

/** Forecasts areas from the record, and puts the forecasts down for the ledger, once for each week. */
async function forecastRecord(options: ForecastOptions): Promise<void> {
  const agreements = loadAgreements(options.agreements, note);
  const { zone = [], agreement, country } = options;
  const named = zone.flatMap((each) => areasAsked({ zone: each }, agreements));
  const wider = areasAsked(
    { ...(agreement === undefined ? {} : { agreement }), ...(country === undefined ? {} : { country }) },
    agreements,
  );
  const now = new Date().toISOString();
  await withStore(options.data, async (store) => {
    const today = options.on ?? (await dayToLookFrom(store, now.slice(0, 10)));
    const asked = [...named, ...wider];
    const subjects = [
      ...(await provincesAsked(options.area ?? [], store, agreements)),
      ...(await filtersAsked(options.filter ?? [], options.data, agreements)),
    ];
    const isNone = asked.length + subjects.length === 0;
    const areas = isNone ? (await store.countries()).map(countryArea) : asked;
    const model = loadWarningModel();
    const panel = await latestWeeksOf(store, agreements, areas, today);
    const others = subjects.length === 0 ? null : await latestWeeksOfAny(store, agreements, subjects, today);
    if (panel === null && others === null) {
      const words =
        "The record has no whole week yet in which enough came in to count. Take pages in for some weeks, or name a file with --series.";
      throw new UsageError(words, 1);
    }
    const forecasts = panel === null ? [] : foresee(panel, areas, model);
    const further = others === null ? [] : foresee(others, subjects, model);
    // What is made as if on another day is no forecast that could be held against us.
    const made = [...forecasts, ...further];
    const fresh = today === now.slice(0, 10) ? await putDown(store.folder, made, now) : 0;
    if (fresh > 0) note(`Put ${fresh} forecasts down; tocsin warnings will say what became of them.`);
    const words = made.map((each) => ({ ...each, zone: each.name }));
    const recent = new Map(made.map(({ name, counts }) => [name, counts]));
    await print(options.format, words[0]?.asOf ?? today, words, recent);
  });
}

async function print(
  format: ForecastOptions["format"],
  asOf: Day,
  forecasts: readonly ZoneForecast[],
  recent: ReadonlyMap<string, Series["counts"]>,
): Promise<void> {
  if (format === "json") await write(process.stdout, forecastJson(asOf, forecasts));
  else if (format === "csv") await write(process.stdout, forecastCsv(asOf, forecasts));
  else await write(process.stdout, forecastText(asOf, forecasts, recent));
}

function checkZones({ series }: Panel, asked: readonly string[]): void {
  const known = series.map(({ zone }) => zone);
  const odd = asked.find((zone) => !known.includes(zone));
  if (odd === undefined) return;
  const some = known.slice(0, 20).join(", ");
  throw new UsageError(`The file has no zone “${odd}”. It has ${some}${known.length > 20 ? " and others" : ""}.`);
}
