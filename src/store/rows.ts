import type { ReportedEvent } from "../model.ts";
import { type Database, plain } from "./database.ts";

/** PostgreSQL takes at most 65,535 parameters in one statement. */
const ROWS_PER_QUERY = 10_000;

/** The newest version of each of some rows of a data set, by the row's name; rows that are not known are left out. */
export async function findLatestRows(
  database: Database,
  rows: readonly string[],
): Promise<ReadonlyMap<string, ReportedEvent>> {
  const latest = new Map<string, { readonly seq: number; readonly document: string }>();
  for (let start = 0; start < rows.length; start += ROWS_PER_QUERY) {
    const found = await database
      .selectFrom("reports")
      .innerJoin("captures", "captures.article", "reports.article")
      .select(["reports.row as row", "reports.document as document", "captures.seq as seq"])
      .where("reports.row", "in", rows.slice(start, start + ROWS_PER_QUERY).map(plain))
      .execute();
    for (const { row, document, seq } of found) {
      if (row !== null && (latest.get(row)?.seq ?? -1) <= seq) latest.set(row, { seq, document });
    }
  }
  return new Map([...latest].map(([row, { document }]) => [row, JSON.parse(document) as ReportedEvent]));
}

/** The names of all rows of a data set that were ever taken in. */
export async function findRowNames(database: Database, dataSet: string): Promise<readonly string[]> {
  const found = await database
    .selectFrom("reports")
    .select("row")
    .distinct()
    .where("row", ">=", plain(`${dataSet}/`))
    .where("row", "<", plain(`${dataSet}0`)) // "0" comes behind "/"
    .orderBy("row")
    .execute();
  return found.flatMap(({ row }) => row ?? []);
}
