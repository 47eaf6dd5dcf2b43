import { createReadStream } from "node:fs";
import { access } from "node:fs/promises";
import { basename } from "node:path";
import countries from "i18n-iso-countries";
import english from "i18n-iso-countries/langs/en.json" with { type: "json" };
import { csvRecords } from "../fetch/csv-rows.ts";
import { openKnowledge } from "../knowledge/knowledge.ts";
import { type BroughtRow, importRows } from "../ledger/import.ts";
import { takeInWaiting } from "../ledger/take-in.ts";
import { DATA_SETS, type DataSet } from "../pipeline.ts";
import type { Store } from "../store/store.ts";
import { withStore } from "./data-folder.ts";
import { note, reportFailure, UsageError } from "./errors.ts";
import { importRecordFile } from "./import-record.ts";
import { openProgress } from "./progress.ts";

export interface ImportOptions {
  readonly data: string;
  readonly as: string;
  readonly release?: string;
  readonly complete?: boolean;
  readonly agreements?: readonly string[];
}

/** Takes in tables that others made. A file with a column missing is refused whole; a row that cannot be read is named, and the others go on. */
export async function importFiles(files: readonly string[], options: ImportOptions): Promise<void> {
  const dataSet = DATA_SETS.find(({ name }) => name === options.as);
  if (dataSet === undefined && options.as !== "tocsin")
    throw new UsageError(
      `“${options.as}” is no data set that can be read. Choose of: ${DATA_SETS.map(({ name }) => name).join(", ")}, tocsin.`,
    );
  await withStore(options.data, async (store) => {
    for (const file of files) {
      if (!(await isReadable(file))) reportFailure(file, "does not exist or may not be read");
      else if (dataSet === undefined) await importRecordFile(file, store);
      else await importFile(file, dataSet, store, options);
    }
    const knowledge = await openKnowledge(options.agreements === undefined ? {} : { agreements: options.agreements });
    const progress = openProgress("joining", "batches of rows");
    const problems = await takeInWaiting(store, knowledge, progress);
    progress.end();
    for (const { about, message } of problems) reportFailure(about, message);
    const { incidents } = await store.counts();
    process.stderr.write(`tocsin: ${options.data} now holds ${incidents} incidents.\n`);
  });
}

function isReadable(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false, // it is named, and the others go on
  );
}

async function importFile(file: string, dataSet: DataSet, store: Store, options: ImportOptions): Promise<void> {
  try {
    const found = await importRows(rowsOf(file, dataSet), store, {
      dataSet,
      release: options.release ?? null,
      file: basename(file),
      now: new Date().toISOString(),
      complete: options.complete === true,
    });
    for (const { line, why } of found.bad) reportFailure(`${file}, line ${line}`, why);
    const { added, corrected, withdrawn, unchanged, passed } = found;
    note(
      `${file}: ${added} new rows, ${corrected} corrected, ${withdrawn} withdrawn, ${unchanged} as they were` +
        `${passed === 0 ? "" : `, ${passed} of kinds that are not recorded`}${found.bad.length === 0 ? "" : `, ${found.bad.length} that cannot be read`}.`,
    );
  } catch (error) {
    if (!(error instanceof MissingColumns)) throw error;
    reportFailure(file, error.message);
  }
}

class MissingColumns extends Error {}

/** The rows of a table by the names of its columns, with the country's code beside its name. */
async function* rowsOf(file: string, dataSet: DataSet): AsyncGenerator<BroughtRow> {
  let names: readonly string[] | null = null;
  for await (const { line, cells } of csvRecords(createReadStream(file))) {
    if (names === null) {
      names = cells.map((name) => name.trim().toLowerCase());
      assertColumns(names, dataSet);
    } else {
      const columns = names.map((name, i) => [name, cells[i] ?? ""] as const);
      yield { line, columns: [...columns, ...codeOf(new Map(columns).get("country") ?? "")] };
    }
  }
  if (names === null) throw new MissingColumns("is empty: the first line should name the columns");
}

function assertColumns(names: readonly string[], { needed, publisher }: DataSet): void {
  const lacking = needed.filter((name) => !names.includes(name));
  if (lacking.length === 0) return;
  throw new MissingColumns(
    `lacks the ${lacking.length === 1 ? "column" : "columns"} ${lacking.join(", ")}, and nothing was taken in. It has ${names.slice(0, 40).join(", ")}. Export it from ${publisher} with all columns, or rename ${lacking.length === 1 ? "the column" : "those"} that ${lacking.length === 1 ? "is" : "are"} meant.`,
  );
}

function codeOf(country: string): readonly (readonly [string, string])[] {
  countries.registerLocale(english);
  // UCDP writes "Yemen (North Yemen)" and "DR Congo (Zaire)".
  const code =
    countries.getAlpha3Code(country, "en") ??
    countries.getAlpha3Code(country.replace(/\s*\(.*\)$/, ""), "en") ??
    OTHER_NAMES[country.replace(/\s*\(.*\)$/, "")];
  return code === undefined ? [] : [["iso3", code]];
}

/** Names that the data sets use and ISO 3166 does not. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  "DR Congo": "COD",
  "Democratic Republic of Congo": "COD",
  Russia: "RUS",
  Syria: "SYR",
  Palestine: "PSE",
  Iran: "IRN",
  Turkey: "TUR",
  "Ivory Coast": "CIV",
  Myanmar: "MMR",
  Moldova: "MDA",
  Laos: "LAO",
  Tanzania: "TZA",
};
