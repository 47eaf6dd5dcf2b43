import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import type { Writable } from "node:stream";
import { finished } from "node:stream/promises";
import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import { loadAgreements } from "../knowledge/agreements.ts";
import { leavingDossiers } from "../ledger/export.ts";
import type { Agreement, Marking } from "../model.ts";
import { type ExportPrinter, type ExportSetting, isShareable, statementWords } from "../present/export.ts";
import { acledTable } from "../present/export-acled.ts";
import { geoJsonExport } from "../present/export-geojson.ts";
import { recordLines } from "../present/export-lines.ts";
import { stixBundle } from "../present/export-stix.ts";
import { assessmentTable, claimTable, incidentTable } from "../present/export-tables.ts";
import type { Store } from "../store/store.ts";
import { withStore } from "./data-folder.ts";
import { note, UsageError } from "./errors.ts";
import { type ListOptions, searchOf } from "./incidents.ts";
import { write } from "./lines.ts";

export interface ExportOptions extends Omit<ListOptions, "format" | "limit"> {
  readonly what: "incidents" | "claims" | "assessments";
  readonly format: "csv" | "geojson" | "jsonl" | "stix" | "acled";
  readonly out?: string;
  readonly markingMax: Marking;
}

/** Writes incidents, claims or assessments in a form that others read. What is marked too strictly stays, and is counted. */
export async function exportRecord(options: ExportOptions): Promise<void> {
  if (options.what !== "incidents" && options.format !== "csv") {
    throw new UsageError(`--what ${options.what} goes with --format csv; ${options.format} holds everything already.`);
  }
  const agreements = loadAgreements(options.agreements, note);
  const search = searchOf(options, agreements);
  await withStore(options.data, async (store) => {
    const setting = await settingOf(store, agreements);
    const printer = printerOf(options, setting);
    const output = options.out === undefined ? process.stdout : createWriteStream(options.out);
    const { told, withheld, unfit } = await print(leavingDossiers(store, search), printer, output, options.markingMax);
    if (options.out !== undefined) {
      output.end();
      await finished(output);
      await writeFile(
        `${options.out}.meta.json`,
        `${JSON.stringify({ ...setting.statement, incidents: told }, null, 2)}\n`,
      );
    }
    process.stderr.write(`tocsin: ${footing(told, withheld, unfit, options)} ${statementWords(setting.statement)}\n`);
  });
}

async function print(
  leaving: AsyncIterable<Parameters<ExportPrinter["next"]>[0]>,
  printer: ExportPrinter,
  output: Writable,
  most: Marking,
): Promise<{ readonly told: number; readonly withheld: number; readonly unfit: number }> {
  let [told, withheld, unfit] = [0, 0, 0];
  await write(output, printer.head());
  for await (const exported of leaving) {
    const text = isShareable(exported.dossier.marking, most) ? printer.next(exported) : undefined;
    if (text === undefined) withheld++;
    else if (text === null) unfit++;
    else {
      told++;
      await write(output, text);
    }
  }
  await write(output, printer.end());
  return { told, withheld, unfit };
}

function footing(told: number, withheld: number, unfit: number, { markingMax, format }: ExportOptions): string {
  const parts = [
    `${told} ${told === 1 ? "incident" : "incidents"}.`,
    withheld === 0 ? null : `${withheld} left out, marked more strictly than TLP:${markingMax} (--marking-max).`,
    unfit === 0 ? null : `${unfit} left out, for which ${format} has no type: statements are no events there.`,
  ];
  return parts.filter((part) => part !== null).join(" ");
}

function printerOf({ what, format }: ExportOptions, setting: ExportSetting): ExportPrinter {
  switch (format) {
    case "csv":
      return what === "claims"
        ? claimTable()
        : what === "assessments"
          ? assessmentTable(setting)
          : incidentTable(setting);
    case "geojson":
      return geoJsonExport(setting);
    case "jsonl":
      return recordLines(setting);
    case "stix":
      return stixBundle(setting);
    case "acled":
      return acledTable(setting);
  }
}

async function settingOf(store: Store, agreements: readonly Agreement[]): Promise<ExportSetting> {
  countries.registerLocale(english);
  const { articles, publishers, lastPublished, pending } = await store.basis();
  return {
    agreements,
    statement: { madeAt: new Date().toISOString(), asKnownOn: null, articles, publishers, lastPublished, pending },
    uuid: uuidOf,
    country(alpha3) {
      const [name, alpha2] = [countries.getName(alpha3, "en"), countries.alpha3ToAlpha2(alpha3)];
      const numeric = countries.alpha3ToNumeric(alpha3);
      return name === undefined || alpha2 === undefined || numeric === undefined ? null : { name, alpha2, numeric };
    },
  };
}

/** The namespace of our UUIDs: made once, at random. STIX keeps its own for observables alone. */
const NAMESPACE = Buffer.from("b8d3a2f64e1c4c0f9a57d1f0c62e7a31", "hex");

/** A UUID of version 5 (RFC 9562): the SHA-1 of a namespace and a name. */
function uuidOf(name: string): string {
  const bytes = createHash("sha1").update(NAMESPACE).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
