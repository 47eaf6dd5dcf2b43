import { capturesOf } from "../fetch/files.ts";
import { plainCapture } from "../fetch/plain.ts";
import { openKnowledge } from "../knowledge/knowledge.ts";
import { loadOwners } from "../knowledge/owners.ts";
import type { Capture, Digest, Knowledge, Ledger, Stated } from "../model.ts";
import { digest, isEmpty, update } from "../pipeline.ts";
import { brief } from "../present/brief.ts";
import { csvHeader, csvRows } from "../present/csv.ts";
import { toGeoJson } from "../present/geojson.ts";
import { articlesPage } from "../present/html.ts";
import { toRecord } from "../present/record.ts";
import { type AdditionOptions, additionsOf } from "./additions.ts";
import { reportFailure, UsageError } from "./errors.ts";
import { write } from "./lines.ts";

export interface ReadOptions extends AdditionOptions {
  readonly format: "brief" | "json" | "jsonl" | "csv" | "html" | "geojson";
  readonly published?: string;
  readonly publisher?: string;
  readonly title?: string;
}

/** Reads each input and prints what it reports. An input that fails is named on standard error; the others go on. */
export async function readInputs(inputs: readonly string[], options: ReadOptions): Promise<void> {
  assertNamed(inputs);
  const knowledge = await openKnowledge(additionsOf(options));
  const printer = openPrinter(options.format, knowledge);
  for (const input of inputs) {
    for await (const captured of readable(input, statedIn(options))) {
      const found = digest(captured, knowledge);
      if (isEmpty(found.article)) reportEmpty(captured);
      else await write(process.stdout, printer.next(found));
    }
  }
  await write(process.stdout, printer.end());
}

export function assertNamed(inputs: readonly string[]): void {
  if (inputs.length === 0)
    throw new UsageError("Nothing to read. Name a file, a folder or a URL, or - for standard input.");
}

/** What the options say of every input. */
export function statedIn({
  published,
  publisher,
  title,
}: Pick<ReadOptions, "published" | "publisher" | "title">): Stated {
  return {
    ...(published === undefined ? {} : { published }),
    ...(publisher === undefined ? {} : { publisher }),
    ...(title === undefined ? {} : { title }),
  };
}

/** The pages of an input that could be had; the others are named on standard error. */
export async function* readable(input: string, stated: Stated): AsyncGenerator<Capture> {
  for await (const fetched of capturesOf(input, { now: new Date().toISOString(), stated })) {
    const plain = fetched.status === "failed" ? fetched : await plainCapture(fetched.capture);
    if (plain.status === "failed") reportFailure(plain.url, plain.reason);
    else yield plain.capture;
  }
}

export function reportEmpty({ url }: Capture): void {
  reportFailure(url, "has no text that we can read; is it empty, or a format we do not take?");
}

/** Prints digests one by one where the format allows, or all at the end where it must close what it opened. */
interface Printer {
  next(found: Digest): string;
  end(): string;
}

function openPrinter(format: ReadOptions["format"], knowledge: Knowledge): Printer {
  const held: Digest[] = [];
  const hold = (found: Digest) => {
    held.push(found);
    return "";
  };
  let count = 0;
  switch (format) {
    case "brief":
      return {
        next: (found) =>
          `${count++ === 0 ? "" : `\n${"─".repeat(40)}\n\n`}${brief(found, ledgerOf(found, knowledge), knowledge.agreements)}`,
        end: () => "",
      };
    case "jsonl":
      return { next: (found) => `${JSON.stringify(fullRecord(found, knowledge))}\n`, end: () => "" };
    case "csv":
      return {
        next: (found) => (count++ === 0 ? csvHeader() : "") + csvRows(found.article, found.reports),
        end: () => (count === 0 ? csvHeader() : ""),
      };
    case "json":
      return {
        next: hold,
        // One article prints as one object; several as a list.
        end: () =>
          `${JSON.stringify(held.length === 1 && held[0] !== undefined ? fullRecord(held[0], knowledge) : held.map((found) => fullRecord(found, knowledge)), null, 2)}\n`,
      };
    case "html":
      return { next: hold, end: () => articlesPage(held) };
    case "geojson":
      return {
        next: hold,
        end: () => `${JSON.stringify(toGeoJson(held.flatMap((found) => found.reports)), null, 2)}\n`,
      };
  }
}

function fullRecord(found: Digest, knowledge: Knowledge) {
  const { text, ...article } = found.article;
  return { ...toRecord(article.id, found), article: { ...article, text }, ...ledgerOf(found, knowledge) };
}

function ledgerOf(found: Digest, knowledge: Knowledge): Ledger {
  return update([], found.reports, knowledge.agreements, { owners: loadOwners() });
}
