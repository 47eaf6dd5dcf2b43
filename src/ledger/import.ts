import { createHash } from "node:crypto";
import { addDays, daysBetween } from "../day.ts";
import type { DateRange, Day, Instant } from "../model.ts";
import { type Block, blocksIn, blockText, type DataSet, ROWS_TYPE, withoutChange } from "../pipeline.ts";
import type { Store } from "../store/store.ts";

/** A record of a table that somebody brings, by the names of its columns. */
export interface BroughtRow {
  readonly line: number;
  readonly columns: readonly (readonly [string, string])[];
}

/** How a data set is taken in. */
export interface ImportSetting {
  readonly dataSet: DataSet;
  /** Which release it is, as its publisher calls it: "25.1". */
  readonly release: string | null;
  readonly file: string;
  readonly now: Instant;
  /** Whether the file is the whole data set, so that whatever it lacks is gone; else it speaks for its countries, kinds of events and days alone. */
  readonly complete: boolean;
}

/** What came of a file. */
export interface Imported {
  readonly added: number;
  readonly corrected: number;
  readonly withdrawn: number;
  readonly unchanged: number;
  /** Rows of a kind that we do not record. */
  readonly passed: number;
  readonly bad: readonly { readonly line: number; readonly why: string }[];
}

/** Rows that are kept in one capture: few enough to merge at once, many enough to keep files few. */
const ROWS_PER_CAPTURE = 250;

/**
 * Records the rows of a file that are new or changed, and those that it no longer has, as captures that wait to be
 * read. The same file twice records nothing. Nothing is taken away: an older version of a row stays beside the newer.
 */
export async function importRows(
  rows: AsyncIterable<BroughtRow>,
  store: Store,
  setting: ImportSetting,
): Promise<Imported> {
  const tally = { added: 0, corrected: 0, withdrawn: 0, unchanged: 0, passed: 0 };
  const bad: { line: number; why: string }[] = [];
  const scope = newScope();
  const writer = newWriter(store, setting);
  let batch: { readonly row: string; readonly columns: BroughtRow["columns"] }[] = [];
  const settle = async (): Promise<void> => {
    const known = await store.latestRows(batch.map(({ row }) => row));
    for (const { row, columns } of batch) {
      const before = known.get(row)?.claims[0];
      const isNew = before === undefined;
      const text = blockText(row, isNew ? "new" : "corrected", columns);
      if (before?.stance !== "retracts" && withoutChange(before?.citation.exact ?? "") === withoutChange(text))
        tally.unchanged++;
      else {
        tally[isNew ? "added" : "corrected"]++;
        await writer.add(text);
      }
    }
    batch = [];
  };
  for await (const { line, columns } of rows) {
    const values = new Map(columns);
    const id = (values.get(setting.dataSet.idColumn) ?? "").trim();
    const meaning =
      id === "" ? `it has no ${setting.dataSet.idColumn}` : setting.dataSet.meaning((name) => values.get(name) ?? "");
    const row = `${setting.dataSet.name}/${id.replace(/\s+/g, "-")}`;
    if (typeof meaning === "string") {
      bad.push({ line, why: meaning });
      if (id !== "") scope.name(row); // it cannot be read, but it was not dropped
    } else if (scope.has(row)) bad.push({ line, why: `${id} stands in the file twice; the first one counts` });
    else {
      scope.name(row);
      scope.cover(sliceOf(setting.dataSet, values), meaning?.date == null ? null : middleOf(meaning.date));
      if (meaning === null) tally.passed++;
      else batch.push({ row, columns });
    }
    if (batch.length >= ROWS_PER_CAPTURE) await settle();
  }
  await settle();
  for (const text of await missing(store, setting, scope)) {
    tally.withdrawn++;
    await writer.add(text);
  }
  await writer.end();
  return { ...tally, bad };
}

/** The part of a data set that a row lies in: exports are cut by country and by kind of event, besides days. */
function sliceOf({ kindColumn }: DataSet, values: { get(column: string): string | undefined }): string {
  return `${(values.get("country") ?? "").trim()}\n${(values.get(kindColumn) ?? "").trim()}`;
}

/** What a file speaks for: its rows, the countries with the kinds of events in each, and the days from its first to its last. */
function newScope() {
  const rows = new Set<string>();
  const slices = new Set<string>();
  let [first, last]: [Day | null, Day | null] = [null, null];
  return {
    has: (row: string) => rows.has(row),
    name: (row: string) => rows.add(row),
    cover(slice: string, day: Day | null) {
      slices.add(slice);
      if (day !== null && (first === null || day < first)) first = day;
      if (day !== null && (last === null || day > last)) last = day;
    },
    /** Whether it would hold a row of that country, kind and day if the data set still had it. */
    speaksFor(slice: string, day: Day): boolean {
      return slices.has(slice) && first !== null && last !== null && first <= day && day <= last;
    },
  };
}

/** The day in the middle of some days: tables are cut by one day for each row, however vague it is. */
function middleOf({ first, last }: DateRange): Day {
  return addDays(first, Math.floor(daysBetween(first, last) / 2));
}

/** Rows that were taken in before and that the file would have if they still stood, as blocks that say so. */
async function missing(
  store: Store,
  { dataSet, complete }: ImportSetting,
  scope: ReturnType<typeof newScope>,
): Promise<readonly string[]> {
  const names = (await store.rowNames(dataSet.name)).filter((row) => !scope.has(row));
  const latest = await store.latestRows(names);
  return [...latest].flatMap(
    ([
      row,
      {
        claims: [claim],
        date,
      },
    ]) => {
      const [block] = blocksIn(claim.citation.exact);
      if (block === undefined || claim.stance === "retracts" || date === null) return [];
      const values = new Map(columnsOf(block));
      if (!complete && !scope.speaksFor(sliceOf(dataSet, values), middleOf(date))) return [];
      return [blockText(row, "withdrawn", columnsOf(block))];
    },
  );
}

function columnsOf({ columns }: Block): readonly (readonly [string, string])[] {
  return [...columns].flatMap(([name, { value }]) =>
    name === "row" || name === "change" ? [] : [[name, value] as const],
  );
}

function newWriter(store: Store, { dataSet, release, file, now }: ImportSetting) {
  let blocks: string[] = [];
  let count = 0;
  const end = async (): Promise<void> => {
    if (blocks.length === 0) return;
    const body = new TextEncoder().encode(`${blocks.join("\n\n")}\n`);
    const title = `${dataSet.publisher}${release === null ? "" : ` ${release}`}, rows ${count - blocks.length + 1} to ${count} of what ${file} brought`;
    const sha256 = createHash("sha256").update(body).digest("hex");
    const stated = { publisher: dataSet.publisher, title };
    await store.addCapture({
      url: `import:${dataSet.name}/${file}`,
      fetchedAt: now,
      mediaType: ROWS_TYPE,
      sha256,
      body,
      stated,
    });
    blocks = [];
  };
  return {
    async add(text: string): Promise<void> {
      blocks.push(text);
      count++;
      if (blocks.length >= ROWS_PER_CAPTURE) await end();
    },
    end,
  };
}
