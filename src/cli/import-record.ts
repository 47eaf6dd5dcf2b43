import { createReadStream } from "node:fs";
import { type BroughtLine, importRecord } from "../ledger/import-record.ts";
import type { Store } from "../store/store.ts";
import { note, reportFailure } from "./errors.ts";
import { linesOf } from "./lines.ts";

/** A file that is no record of Tocsin's, or one of a newer make. */
class NoRecord extends Error {}

/** Takes in what another Tocsin wrote with `export --format jsonl`. A file that is no such record is refused whole. */
export async function importRecordFile(file: string, store: Store): Promise<void> {
  try {
    const { added, known, decisions } = await importRecord(linesIn(file), store, new Date().toISOString());
    const theirs =
      decisions === 0 ? "" : ` ${decisions} decisions of people elsewhere stay theirs and were not taken in.`;
    note(`${file}: ${added} new articles, ${known} on record already.${theirs}`);
  } catch (error) {
    if (!(error instanceof NoRecord)) throw error;
    reportFailure(file, error.message);
  }
}

async function* linesIn(file: string): AsyncGenerator<BroughtLine> {
  let number = 0;
  for await (const text of linesOf(createReadStream(file))) {
    number++;
    const line = parsed(text, number);
    if (number === 1) assertHead(line);
    else if (isBrought(line)) yield line;
  }
  if (number === 0) throw new NoRecord("is empty: its first line should say that it is a record of Tocsin's");
}

function parsed(text: string, number: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new NoRecord(`is not JSON in line ${number}, and nothing was taken in. Was it cut short?`);
  }
}

function assertHead(line: unknown): void {
  const { format, version } = (line ?? {}) as { readonly format?: unknown; readonly version?: unknown };
  if (format !== "tocsin-record")
    throw new NoRecord(
      "is no record of Tocsin's: its first line has no “tocsin-record”. Write one with tocsin export --format jsonl.",
    );
  if (version !== 1)
    throw new NoRecord(`is of version ${String(version)}, which is newer than this Tocsin. Bring this one up to date.`);
}

function isBrought(line: unknown): line is BroughtLine {
  if (typeof line !== "object" || line === null || !("kind" in line)) return false;
  return line.kind === "article" || line.kind === "incident";
}
