import { addDays } from "../day.ts";
import { loadRelapseModel, loadWarningModel } from "../knowledge/warning-model.ts";
import type { Day } from "../model.ts";
import { trucesCsv, trucesJson, trucesText } from "../present/truce.ts";
import { openForecaster } from "../warn/forecast.ts";
import { followed, type Panel } from "../warn/series.ts";
import { truceAt } from "../warn/truce.ts";
import { UsageError } from "./errors.ts";
import { write } from "./lines.ts";

/** Tells of zones of a file how they stand after a ceasefire that took effect on a day. */
export async function printTruces(
  panel: Panel,
  zones: readonly string[],
  since: Day,
  format: "text" | "csv" | "json",
): Promise<void> {
  const end = addDays(panel.start, 7 * panel.weeks - 1);
  if (since > end)
    throw new UsageError(
      `The file ends on ${end}, before --since ${since}. Give counts of the weeks after the ceasefire took effect.`,
    );
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, loadWarningModel());
  const model = loadRelapseModel();
  const truces = series
    .filter(({ zone }) => zones.length === 0 || zones.includes(zone))
    .map((each) => ({ zone: each.zone, asOf: forecaster.asOf, since, ...truceAt(each, since, forecaster, model) }));
  const print = { text: trucesText, csv: trucesCsv, json: trucesJson }[format];
  await write(process.stdout, print(truces));
}
