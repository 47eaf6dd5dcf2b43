import { areasOf } from "../coverage/area.ts";
import { loadAgreements } from "../knowledge/agreements.ts";
import { loadTruceModels, loadWarningModel } from "../knowledge/warning-model.ts";
import { forecastsOf } from "../ledger/forecasts.ts";
import { latestWeeksOf } from "../ledger/latest-weeks.ts";
import { standingCountries } from "../ledger/levels.ts";
import { type Outlook, outlooksOf } from "../ledger/outlook.ts";
import { searchOutlooks } from "../ledger/outlook-now.ts";
import { areaSubject } from "../ledger/subjects.ts";
import { judgedTruces, trucesOn, watchTruces } from "../ledger/truces.ts";
import { warningLedger } from "../ledger/warning-ledger.ts";
import { dayToLookFrom } from "../ledger/weeks.ts";
import type { Agreement, Day } from "../model.ts";
import { outlooksText } from "../present/outlook.ts";
import { truceJson, truceLedgerText } from "../present/truce.ts";
import { warningsCsv, warningsJson, warningsText } from "../present/warnings.ts";
import type { Store } from "../store/store.ts";
import { type PastTruce, sumUpTruces } from "../warn/past-truces.ts";
import { withStore } from "./data-folder.ts";
import { note } from "./errors.ts";
import { write } from "./lines.ts";

interface WarningsOptions {
  readonly data: string;
  readonly agreements?: readonly string[];
  readonly level: string;
  readonly on?: Day;
  readonly format: "text" | "csv" | "json";
}

/** Prints where areas stand and why, then the ledger: what was forecast, what came, and how good that was. */
export async function printWarnings(options: WarningsOptions): Promise<void> {
  await withLedger(options, async (store, agreements, ledger) => {
    const outlooks = await outlooksNow(store, agreements, options.on);
    if (options.format === "json") {
      await write(process.stdout, `${JSON.stringify({ now: outlooks, ...JSON.parse(ledger) }, null, 2)}\n`);
      return;
    }
    const shown = outlooks.filter(({ forecast }) => (forecast.escalation?.level ?? 0) >= Number(options.level));
    const asOf = outlooks[0]?.forecast.asOf;
    const head = asOf === undefined ? "" : `Where areas stand at the end of ${asOf}, from level ${options.level} up:\n`;
    const unknown = outlooks.filter(({ forecast }) => forecast.escalation === null).length;
    const without =
      unknown === 0 ? "" : ` ${unknown} without a level: too few weeks are known to tell what is unusual.`;
    const none = asOf === undefined ? "" : `\n${shown.length === 0 ? "None" : `${shown.length} in all`}.${without}\n`;
    const rule = asOf === undefined ? "" : "\nWhat became of forecasts:\n";
    await write(process.stdout, `${head}${outlooksText(shown)}${none}${rule}${ledger}`);
  });
}

/** Prints the ledger alone. */
export async function printLedger(options: WarningsOptions): Promise<void> {
  await withLedger(options, async (_, __, ledger) => await write(process.stdout, ledger));
}

async function withLedger(
  options: WarningsOptions,
  work: (store: Store, agreements: readonly Agreement[], ledger: string) => Promise<void>,
): Promise<void> {
  const agreements = loadAgreements(options.agreements, note);
  const today = options.on ?? new Date().toISOString().slice(0, 10);
  await withStore(options.data, async (store) => {
    const { judged, all, methods, zones, lost } = await warningLedger(store, agreements, today);
    for (const zone of lost) note(`No agreement on file has the zone ${zone}; its forecasts are not judged.`);
    if (options.format === "csv") return await work(store, agreements, warningsCsv(judged));
    const truces = await ceasefires(store, agreements, options.on);
    const fates = await judgedTruces(store, agreements, today);
    const byZone = new Map(zones.map((each) => [each.zone, each]));
    const text =
      options.format === "json"
        ? warningsJson(judged, all, byZone, methods, truceJson(truces, fates))
        : warningsText(judged, all, methods, zones, Number(options.level)) +
          truceLedgerText(truces, sumUpTruces(fates));
    return await work(store, agreements, text);
  });
}

/** The outlooks of the countries on record, and of zones of the agreements of which one was forecast before. */
async function outlooksNow(
  store: Store,
  agreements: readonly Agreement[],
  on: Day | undefined,
): Promise<readonly Outlook[]> {
  const known = new Set((await forecastsOf(store.folder)).map(({ zone }) => zone));
  const watched = agreements.map(areasOf).filter((areas) => areas.some(({ id }) => known.has(id)));
  const day = on ?? (await dayToLookFrom(store, new Date().toISOString().slice(0, 10)));
  const model = loadWarningModel();
  const outlooks: Outlook[] = [];
  for (const areas of [await standingCountries(store), ...watched]) {
    const panel = await latestWeeksOf(store, agreements, areas, day);
    const wanted = areas.map(({ id }) => id);
    if (panel !== null)
      outlooks.push(...(await outlooksOf(store, panel, areas.map(areaSubject), wanted, agreements, model)));
  }
  outlooks.push(...(await searchOutlooks(store, agreements, day, model)));
  return outlooks;
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
