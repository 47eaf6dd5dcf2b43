import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { type AlertBook, type AlertEntry, openBook } from "../alert/book.ts";

/**
 * Who wants to be told of what, and what became of it: a file that only grows, and is on the disk before anything is
 * sent. What another process adds, such as a subscription made while the server runs, is seen at the next look.
 */
export interface Outbox {
  book(): Promise<AlertBook>;
  /** Resolves once the entries are on the disk. */
  put(entries: readonly AlertEntry[]): Promise<void>;
  close(): Promise<void>;
}

const FILE = "alerts.jsonl";

/** Opens the alerts of a data folder. Channels hold secrets, so that nobody else may read the file. */
export async function openOutbox(folder: string): Promise<Outbox> {
  const path = join(folder, FILE);
  await mkdir(folder, { recursive: true });
  const file = await open(path, "a+", 0o600);
  const entries: AlertEntry[] = [];
  let readBytes = 0;

  async function catchUp(): Promise<void> {
    const { size } = await file.stat();
    if (size <= readBytes) return;
    const bytes = Buffer.alloc(size - readBytes);
    await file.read(bytes, 0, bytes.length, readBytes);
    // A last line without an end is still being written, or was cut off before anyone relied on it.
    const end = bytes.lastIndexOf("\n") + 1;
    entries.push(...entriesIn(bytes.subarray(0, end).toString("utf8"), path, entries.length));
    readBytes += end;
  }

  let turn: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => null); // whoever asked for the work is told
    return mine;
  }

  return {
    book: () =>
      inTurn(async () => {
        await catchUp();
        return openBook(entries);
      }),
    put: (fresh) =>
      inTurn(async () => {
        if (fresh.length === 0) return;
        await catchUp();
        const { size } = await file.stat();
        const torn = size > readBytes ? "\n" : ""; // the line that was cut off stays for itself
        await file.appendFile(torn + fresh.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
        await file.sync();
      }),
    close: () => inTurn(() => file.close()),
  };
}

function entriesIn(text: string, path: string, before: number): readonly AlertEntry[] {
  return text.split("\n").flatMap((line, i) => {
    if (line === "") return [];
    try {
      return [JSON.parse(line) as AlertEntry];
    } catch {
      if (isTorn(line)) return [];
      throw new Error(`${path}, entry ${before + i + 1}, is no entry of alerts: ${line.slice(0, 80)}`);
    }
  });
}

/** A line that breaks off in the middle: it was never acknowledged to anyone. */
function isTorn(line: string): boolean {
  return line.startsWith('{"kind":') && !line.endsWith("}");
}
