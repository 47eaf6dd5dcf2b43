import { loadWarningModel } from "../knowledge/warning-model.ts";
import { forecastCsv, forecastJson, forecastText } from "../present/forecast.ts";
import { openForecaster } from "../warn/forecast.ts";
import { followed, type Panel } from "../warn/series.ts";
import { UsageError } from "./errors.ts";
import { write } from "./lines.ts";
import { readSeriesFile } from "./series-file.ts";

interface ForecastOptions {
  readonly series?: string;
  readonly zone?: readonly string[];
  readonly gaps: "missing" | "zero";
  readonly format: "text" | "csv" | "json";
}

/** Forecasts the zones of a file of weekly counts. */
export async function printForecast({ series: file, zone = [], gaps, format }: ForecastOptions): Promise<void> {
  if (file === undefined)
    throw new UsageError(
      "Name a file of weekly counts: tocsin forecast --series counts.csv (columns zone, week, events).",
    );
  const panel = await readSeriesFile(file, gaps);
  checkZones(panel, zone);
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, loadWarningModel());
  const wanted = series.filter((each) => zone.length === 0 || zone.includes(each.zone));
  const forecasts = wanted.map((each) => forecaster.forecast(each));
  const recent = new Map(wanted.map((each) => [each.zone, each.counts.slice(-52)]));
  if (format === "json") await write(process.stdout, forecastJson(forecaster.asOf, forecasts));
  else if (format === "csv") await write(process.stdout, forecastCsv(forecaster.asOf, forecasts));
  else await write(process.stdout, forecastText(forecaster.asOf, forecasts, recent));
}

function checkZones({ series }: Panel, asked: readonly string[]): void {
  const known = series.map(({ zone }) => zone);
  const odd = asked.find((zone) => !known.includes(zone));
  if (odd === undefined) return;
  const some = known.slice(0, 20).join(", ");
  throw new UsageError(`The file has no zone “${odd}”. It has ${some}${known.length > 20 ? " and others" : ""}.`);
}
