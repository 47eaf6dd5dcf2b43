import { createReadStream } from "node:fs";
import { csvRecords } from "../fetch/csv-rows.ts";
import type { Panel } from "../warn/series.ts";
import { newReader } from "../warn/series-records.ts";
import { note, UsageError } from "./errors.ts";

/** What share of a file's weeks may be without a row before it is asked whether they were empty. */
const MANY_GAPS = 0.2;

/** The series of a CSV file, or of standard input for `-`. Slips are named with their lines; the exit code is then 1. */
export async function readSeriesFile(file: string, gaps: "missing" | "zero"): Promise<Panel> {
  const reader = newReader();
  const stream = file === "-" ? process.stdin : createReadStream(file);
  try {
    for await (const record of csvRecords(stream as AsyncIterable<Uint8Array>)) if (!reader.take(record)) break;
  } catch (error) {
    if (error instanceof Error && "code" in error) throw new UsageError(`${file}: ${reasonOf(error)}`, 1);
    throw error;
  }
  const read = reader.end(gaps);
  if (read.status === "failed") throw new UsageError([`${file}:`, ...read.problems].join("\n  "), 1);
  const weeks = read.panel.series.reduce((sum, { counts }) => sum + counts.length, 0);
  if (gaps === "missing" && read.absent > MANY_GAPS * weeks) {
    const share = Math.round((100 * read.absent) / weeks);
    note(
      `${share} % of the weeks in ${file} have no row and are taken as not seen. If no row means no events, say --gaps zero.`,
    );
  }
  return read.panel;
}

function reasonOf(error: Error & { readonly code?: unknown }): string {
  if (error.code === "ENOENT") return "there is no such file. Give a CSV file with the columns zone, week and events.";
  if (error.code === "EISDIR") return "this is a folder. Give a CSV file with the columns zone, week and events.";
  return error.message;
}
