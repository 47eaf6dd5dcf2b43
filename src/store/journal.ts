import { createHash } from "node:crypto";
import { appendFile, type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";
import type { Instant } from "../model.ts";
import { syncFolder } from "./durable.ts";

/**
 * One thing that was recorded. `hash` is the SHA-256 of the entry's line without the hash itself,
 * `prev` the hash of the line before, so nobody can change, drop or insert a line unseen.
 */
export interface Entry {
  /** 1, 2, 3 … without gaps; also the line number. */
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly data: unknown;
  readonly prev: string;
  readonly hash: string;
}

/** Where a chain stands: what the next entry must follow on. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** The first line of a journal that does not follow on from the lines before it. */
export interface Break {
  readonly line: number;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/** What one walk over a journal finds. `end` is where its entries end, without what follows `unended` or `torn`. */
interface Walked {
  readonly head: Head;
  readonly end: number;
  readonly broken: Break | null;
  /** Whether the last entry is whole but for its line end. */
  readonly unended: boolean;
  /** The beginning of a line that a crash or a power cut interrupted. */
  readonly torn: Buffer | null;
}

type Line =
  | { readonly status: "whole"; readonly entry: Entry; readonly end: number }
  | { readonly status: "unended"; readonly entry: Entry; readonly end: number }
  | { readonly status: "torn"; readonly torn: Buffer }
  | { readonly status: "broken"; readonly broken: Break };

/** What the first entry follows on. */
const BEGINNING: Head = { seq: 0, hash: "0".repeat(64) };

const CHUNK_BYTES = 1 << 20;
const NEWLINE = 0x0a;
/** `,"hash":"`, 64 hexadecimal digits, `"}` */
const SEAL_BYTES = 75;

/**
 * An append-only file of hash-chained lines. An append is acknowledged when the disk has it; appends
 * that wait at the same time share one sync. A journal whose chain is broken can be read up to the
 * break, but takes nothing more, for what came after would stand on altered ground.
 */
export interface Journal {
  readonly head: Head;
  readonly broken: Break | null;
  /** What opening had to mend, in words; `null` when nothing. */
  readonly mended: string | null;
  append(kind: string, data: unknown): Promise<Entry>;
  /** The acknowledged entries after `seq`, in order. */
  entriesAfter(seq: number): AsyncGenerator<Entry>;
  close(): Promise<void>;
}

/**
 * Opens the journal at `path`, and cuts off what a crash left of a line that was never acknowledged. What is
 * cut off is kept in a file beside it.
 */
export async function openJournal(path: string, clock: () => Instant): Promise<Journal> {
  const file = await open(path, "a+");
  try {
    await syncFolder(dirname(path));
    const walked = await walk(file);
    const mended = await mend(path, file, walked);
    const end = walked.unended ? walked.end + 1 : walked.end;
    return new OpenJournal(path, file, clock, { ...walked, end }, mended);
  } catch (error) {
    await file.close();
    throw error;
  }
}

/** The entries of the journal at `path`, in order, up to the first that does not follow on: also while another process writes. */
export async function* readEntries(path: string): AsyncGenerator<Entry> {
  const file = await open(path, "r");
  try {
    for await (const line of lines(file, (await file.stat()).size)) {
      if (line.status !== "whole") return;
      yield line.entry;
    }
  } finally {
    await file.close();
  }
}

/** The first break in the journal at `path`, `null` when every line follows on. */
export async function findBreak(path: string): Promise<Break | null> {
  const file = await open(path, "r");
  try {
    return (await walk(file)).broken;
  } finally {
    await file.close();
  }
}

class OpenJournal implements Journal {
  readonly broken: Break | null;
  readonly mended: string | null;
  head: Head;
  #end: number;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | null = null;
  #stopped: string | null = null;
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #clock: () => Instant;

  constructor(path: string, file: FileHandle, clock: () => Instant, walked: Walked, mended: string | null) {
    this.#path = path;
    this.#file = file;
    this.#clock = clock;
    this.head = walked.head;
    this.#end = walked.end;
    this.broken = walked.broken;
    this.mended = mended;
  }

  append(kind: string, data: unknown): Promise<Entry> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ kind, data, resolve, reject });
      this.#writing ??= this.#writeWaiting();
    });
  }

  async *entriesAfter(seq: number): AsyncGenerator<Entry> {
    for await (const line of lines(this.#file, this.#end)) {
      if (line.status !== "whole") return;
      if (line.entry.seq > seq) yield line.entry;
    }
  }

  async close(): Promise<void> {
    await this.#writing;
    this.#stopped ??= "it was closed";
    await this.#file.close();
  }

  async #writeWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      try {
        const entries = await this.#write(batch);
        for (const [i, waiting] of batch.entries()) waiting.resolve(entries[i] as Entry);
      } catch (error) {
        // A full disk, a vanished mount, a journal that takes nothing more: those who wait are told.
        for (const waiting of batch) waiting.reject(error);
      }
    }
    // In the same breath as the last look at the queue, so that no append can fall between.
    this.#writing = null;
  }

  async #write(batch: readonly Waiting[]): Promise<readonly Entry[]> {
    await this.#assertWritable();
    const at = this.#clock();
    const entries: Entry[] = [];
    let [text, head] = ["", this.head];
    for (const { kind, data } of batch) {
      const { line, entry } = seal({ seq: head.seq + 1, at, kind, data, prev: head.hash });
      text += `${line}\n`;
      entries.push(entry);
      head = entry;
    }
    const bytes = Buffer.from(text);
    await this.#appendDurably(bytes);
    this.#end += bytes.length;
    this.head = { seq: head.seq, hash: head.hash };
    return entries;
  }

  async #appendDurably(bytes: Buffer): Promise<void> {
    try {
      await this.#file.appendFile(bytes);
      await this.#file.datasync();
    } catch (error) {
      await this.#takeBack(error);
      throw error;
    }
  }

  /** Cuts off a batch that could not be written whole; where even that fails, nothing more is taken. */
  async #takeBack(cause: unknown): Promise<void> {
    try {
      await this.#file.truncate(this.#end);
      await this.#file.datasync();
    } catch {
      this.#stopped = `a write failed (${String(cause)}) and could not be taken back`;
    }
  }

  async #assertWritable(): Promise<void> {
    if (this.#stopped !== null) {
      throw new Error(`${this.#path} takes no more entries: ${this.#stopped}. Open the store again.`);
    }
    if (this.broken !== null) throw new Error(`${describeBreak(this.#path, this.broken)} Nothing can be added to it.`);
    const { size } = await this.#file.stat();
    if (size === this.#end) return;
    this.#stopped = `it is ${size} bytes long, but ${this.#end} were written here; another program has changed it`;
    await this.#assertWritable();
  }
}

/** A break in words, with what to do. */
export function describeBreak(path: string, { line, what, expected, found }: Break): string {
  return `${path} is broken at line ${line}: ${what}; expected ${expected}, found ${found}. Restore it from a backup.`;
}

interface Waiting {
  readonly kind: string;
  readonly data: unknown;
  resolve(entry: Entry): void;
  reject(error: unknown): void;
}

function seal(unsealed: Omit<Entry, "hash">): { readonly line: string; readonly entry: Entry } {
  const body = JSON.stringify(unsealed);
  const hash = sha256(body);
  return { line: `${body.slice(0, -1)},"hash":"${hash}"}`, entry: { ...unsealed, hash } };
}

/** Makes a journal end in a whole line, and says in words what was done; `null` when nothing was to do. */
async function mend(path: string, file: FileHandle, { end, head, unended, torn }: Walked): Promise<string | null> {
  if (unended) {
    await file.appendFile("\n");
    await file.sync();
    return `The journal's last line, entry ${head.seq}, lacked its end; it was added.`;
  }
  if (torn === null) return null;
  await appendFile(`${path}.cut`, torn);
  await file.truncate(end);
  await file.sync();
  return `The journal ended in ${torn.length} bytes of an unfinished line after entry ${head.seq}; they were never acknowledged and were moved to ${path}.cut.`;
}

async function walk(file: FileHandle): Promise<Walked> {
  const { size } = await file.stat();
  let [head, end] = [BEGINNING, 0];
  for await (const line of lines(file, size)) {
    if (line.status === "torn") return { head, end, broken: null, unended: false, torn: line.torn };
    if (line.status === "broken") return { head, end: size, broken: line.broken, unended: false, torn: null };
    head = { seq: line.entry.seq, hash: line.entry.hash };
    end = line.end;
    if (line.status === "unended") return { head, end, broken: null, unended: true, torn: null };
  }
  return { head, end, broken: null, unended: false, torn: null };
}

/** The lines of a journal up to byte `size`, each set against the one before; it ends at the first that fails. */
async function* lines(file: FileHandle, size: number): AsyncGenerator<Line> {
  let [head, start] = [BEGINNING, 0];
  for await (const { bytes, ended } of rawLines(file, size)) {
    const read = readLine(bytes, head);
    if ("what" in read) {
      yield ended ? { status: "broken", broken: read } : { status: "torn", torn: bytes };
      return;
    }
    const end = start + bytes.length + (ended ? 1 : 0);
    yield { status: ended ? "whole" : "unended", entry: read, end };
    [head, start] = [read, end];
  }
}

async function* rawLines(
  file: FileHandle,
  size: number,
): AsyncGenerator<{ readonly bytes: Buffer; readonly ended: boolean }> {
  let rest: Buffer = Buffer.alloc(0);
  for (let position = 0; position < size; ) {
    const chunk = Buffer.alloc(Math.min(CHUNK_BYTES, size - position));
    const { bytesRead } = await file.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) break;
    position += bytesRead;
    rest = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let start = 0;
    for (let at = rest.indexOf(NEWLINE); at >= 0; at = rest.indexOf(NEWLINE, start)) {
      yield { bytes: rest.subarray(start, at), ended: true };
      start = at + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length > 0) yield { bytes: rest, ended: false };
}

function readLine(bytes: Buffer, after: Head): Entry | Break {
  const line = after.seq + 1;
  const entry = parse(bytes);
  if (entry === null) {
    return { line, what: "it is not a journal entry", expected: "one JSON entry", found: excerpt(bytes) };
  }
  const hash = hashOf(bytes);
  if (entry.hash !== hash) return { line, what: "its words were changed", expected: entry.hash, found: hash };
  if (entry.seq !== line) {
    return { line, what: "it has another number", expected: String(line), found: String(entry.seq) };
  }
  if (entry.prev !== after.hash) {
    return { line, what: "it does not follow on the line before", expected: after.hash, found: entry.prev };
  }
  return entry;
}

/** The entry that a line holds, `null` when it holds something else. */
function parse(bytes: Buffer): Entry | null {
  try {
    const value: unknown = JSON.parse(bytes.toString("utf8"));
    return isEntry(value) ? value : null;
  } catch {
    return null; // not JSON: the caller reports it with its line
  }
}

function isEntry(value: unknown): value is Entry {
  if (typeof value !== "object" || value === null) return false;
  const { seq, at, kind, prev, hash } = value as Record<string, unknown>;
  return typeof seq === "number" && [at, kind, prev, hash].every((part) => typeof part === "string");
}

function hashOf(bytes: Buffer): string {
  const body = Buffer.concat([bytes.subarray(0, Math.max(0, bytes.length - SEAL_BYTES)), Buffer.from("}")]);
  return sha256(body);
}

function sha256(data: string | Buffer): string {
  return createHash("sha256").update(data).digest("hex");
}

function excerpt(bytes: Buffer): string {
  return JSON.stringify(bytes.subarray(0, 60).toString("utf8"));
}
