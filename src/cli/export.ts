import { createHash } from "node:crypto";
import { join } from "node:path";
import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import { loadAgreements } from "../knowledge/agreements.ts";
import { leavingDossiers } from "../ledger/export.ts";
import type { Agreement, Marking } from "../model.ts";
import {
  counted,
  type Exported,
  type ExportPrinter,
  type ExportSetting,
  isShareable,
  statementWords,
} from "../present/export.ts";
import { acledTable } from "../present/export-acled.ts";
import { geoJsonExport } from "../present/export-geojson.ts";
import { recordLines } from "../present/export-lines.ts";
import { stixBundle } from "../present/export-stix.ts";
import { assessmentTable, claimTable, incidentTable } from "../present/export-tables.ts";
import type { Store } from "../store/store.ts";
import { withStore } from "./data-folder.ts";
import { note, UsageError } from "./errors.ts";
import { asOfIn, type ListOptions, searchOf } from "./incidents.ts";
import { write } from "./lines.ts";
import { makeOutFolder, type OutFile, openOutFile, standardOutput } from "./out-file.ts";

type What = "incidents" | "claims" | "assessments";

export interface ExportOptions extends Omit<ListOptions, "format" | "limit" | "asPublishedBy"> {
  readonly what: What | "all";
  readonly format: "csv" | "geojson" | "jsonl" | "stix" | "acled";
  readonly out?: string;
  readonly markingMax: Marking;
}

/** Writes incidents, claims or assessments in a form that others read. What is marked too strictly stays, and is counted. */
export async function exportRecord(options: ExportOptions): Promise<void> {
  assertGoTogether(options);
  const agreements = loadAgreements(options.agreements, note);
  const search = searchOf(options, agreements);
  const asOf = asOfIn(options);
  await withStore(options.data, async (store) => {
    const setting = await settingOf(store, agreements, options);
    const outputs = await outputsOf(options, setting);
    try {
      const leaving = leavingDossiers(store, search, { asOf, agreements });
      const { told, withheld, unfit } = await print(leaving, outputs, options.markingMax);
      for (const output of outputs) await output.finish({ ...setting.statement, incidents: told, withheld, unfit });
      process.stderr.write(`tocsin: ${footing(told, withheld, unfit, options)} ${statementWords(setting.statement)}\n`);
    } finally {
      for (const output of outputs) await output.abandon();
    }
  });
}

function assertGoTogether({ what, format, out }: ExportOptions): void {
  if (what !== "incidents" && format !== "csv") {
    throw new UsageError(`--what ${what} goes with --format csv; ${format} holds everything already.`);
  }
  if (what === "all" && out === undefined) {
    throw new UsageError("--what all writes three tables: say into which folder with --out FOLDER.");
  }
}

/** A printer with where it prints to. */
interface Output extends OutFile {
  readonly printer: ExportPrinter;
}

async function outputsOf(options: ExportOptions, setting: ExportSetting): Promise<readonly Output[]> {
  const { what, format, out } = options;
  const printer = printerOf(what === "all" ? "incidents" : what, format, setting);
  if (out === undefined) return [{ printer, ...standardOutput() }];
  if (what !== "all") return [{ printer, ...(await openOutFile(out)) }];
  await makeOutFolder(out);
  const outputs: Output[] = [];
  for (const each of ["incidents", "claims", "assessments"] as const) {
    outputs.push({ printer: printerOf(each, format, setting), ...(await openOutFile(join(out, `${each}.csv`))) });
  }
  return outputs;
}

async function print(
  leaving: AsyncIterable<Exported>,
  outputs: readonly Output[],
  most: Marking,
): Promise<{ readonly told: number; readonly withheld: number; readonly unfit: number }> {
  let [told, withheld, unfit] = [0, 0, 0];
  for (const { stream, printer } of outputs) await write(stream, printer.head());
  for await (const exported of leaving) {
    if (!isShareable(exported.dossier.marking, most)) {
      withheld++;
      continue;
    }
    const texts = outputs.map(({ printer }) => printer.next(exported));
    for (const [i, { stream }] of outputs.entries()) await write(stream, texts[i] ?? "");
    if (texts.every((text) => text === null)) unfit++;
    else told++;
  }
  for (const { stream, printer } of outputs) await write(stream, printer.end());
  return { told, withheld, unfit };
}

function footing(told: number, withheld: number, unfit: number, { markingMax, format }: ExportOptions): string {
  const parts = [
    `${counted(told, "incident")}.`,
    withheld === 0 ? null : `${withheld} left out, marked more strictly than TLP:${markingMax} (--marking-max).`,
    unfit === 0 ? null : `${unfit} left out, for which ${format} has no type: statements are no events there.`,
  ];
  return parts.filter((part) => part !== null).join(" ");
}

function printerOf(what: What, format: ExportOptions["format"], setting: ExportSetting): ExportPrinter {
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

async function settingOf(
  store: Store,
  agreements: readonly Agreement[],
  options: ExportOptions,
): Promise<ExportSetting> {
  countries.registerLocale(english);
  const asKnownOn = options.asKnownOn ?? null;
  const { articles, publishers, lastPublished, pending } = await store.basis(options.asKnownOn);
  return {
    agreements,
    statement: {
      madeAt: new Date().toISOString(),
      asKnownOn,
      asked: askedIn(options),
      markingMax: options.markingMax,
      articles,
      publishers,
      lastPublished,
      pending,
    },
    uuid: uuidOf,
    country(alpha3) {
      const [name, alpha2] = [countries.getName(alpha3, "en"), countries.alpha3ToAlpha2(alpha3)];
      const numeric = countries.alpha3ToNumeric(alpha3);
      return name === undefined || alpha2 === undefined || numeric === undefined ? null : { name, alpha2, numeric };
    },
  };
}

/** What narrows an export, in the words of the command line: whoever gets the file must know that it is a part. */
function askedIn({ country, zone, agreement, type, state, from, to, text, needsReview }: ExportOptions) {
  const asked = { country, zone, agreement, type, state, from, to, text };
  const told = Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  return {
    ...Object.fromEntries(told),
    ...(needsReview === true ? { "needs-review": "yes" } : {}),
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
