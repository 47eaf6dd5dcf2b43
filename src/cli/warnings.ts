import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import { loadAgreements } from "../knowledge/agreements.ts";
import { loadTruceModels } from "../knowledge/warning-model.ts";
import { forecastsOf, judgeAll } from "../ledger/forecasts.ts";
import { judgedTruces, trucesOn, watchTruces } from "../ledger/truces.ts";
import { weeksOf } from "../ledger/weeks.ts";
import type { Agreement, Day } from "../model.ts";
import { truceJson, truceLedgerText } from "../present/truce.ts";
import { warningsJson, warningsText } from "../present/warnings.ts";
import type { Store } from "../store/store.ts";
import { type Judged, sumUp } from "../warn/past-forecasts.ts";
import { type PastTruce, sumUpTruces } from "../warn/past-truces.ts";
import { withStore } from "./data-folder.ts";
import { note } from "./errors.ts";
import { write } from "./lines.ts";

interface WarningsOptions {
  readonly data: string;
  readonly agreements?: readonly string[];
  readonly level: string;
  readonly on?: Day;
  readonly format: "text" | "json";
}

/** Prints the ledger: what was forecast, what came, and how good that was. */
export async function printWarnings(options: WarningsOptions): Promise<void> {
  const agreements = loadAgreements(options.agreements, note);
  const today = options.on ?? new Date().toISOString().slice(0, 10);
  await withStore(options.data, async (store) => {
    const forecasts = await forecastsOf(store.folder);
    const areas = areasOfRecord([...new Set(forecasts.map(({ zone }) => zone))], agreements);
    const panel = (await weeksOf(store, areas, today)) ?? { start: today, weeks: 0, series: [] };
    const judged = judgeAll(forecasts, panel);
    const all = sumUp(judged);
    const truces = await ceasefires(store, agreements, options.on);
    const fates = await judgedTruces(store, agreements, today);
    const text =
      options.format === "json"
        ? warningsJson(judged, all, byZone(judged), truceJson(truces, fates))
        : warningsText(judged, all, Number(options.level)) + truceLedgerText(truces, sumUpTruces(fates));
    await write(process.stdout, text);
  });
}

/** How ceasefires in force stand, put down for the ledger unless asked of another day. */
async function ceasefires(
  store: Store,
  agreements: readonly Agreement[],
  on: Day | undefined,
): Promise<readonly PastTruce[]> {
  return on === undefined
    ? watchTruces(store, agreements, new Date().toISOString(), loadTruceModels)
    : trucesOn(store, agreements, on, loadTruceModels());
}

/** The areas that forecasts were made of. A zone whose agreement is not on file any more cannot be looked at. */
function areasOfRecord(ids: readonly string[], agreements: readonly Agreement[]): readonly Area[] {
  const zones = new Map(agreements.flatMap(areasOf).map((area) => [area.id, area]));
  return ids.flatMap((id) => {
    if (!id.startsWith("zone:")) return [countryArea(id)];
    const zone = zones.get(id as Area["id"]);
    if (zone === undefined) note(`No agreement on file has the zone ${id}; its forecasts are not judged.`);
    return zone ?? [];
  });
}

function byZone(judged: readonly Judged[]) {
  const names = [...new Set(judged.map(({ forecast }) => forecast.zone))];
  return new Map(names.map((zone) => [zone, sumUp(judged.filter(({ forecast }) => forecast.zone === zone))]));
}
