import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { type AlertBook, type AlertEntry, openBook } from "../alert/book.ts";

/** Who wants to be told of what, and what became of it: a file that only grows, on the disk before anything is sent. */
export interface Outbox {
  book(): AlertBook;
  /** Resolves once the entries are on the disk. */
  put(entries: readonly AlertEntry[]): Promise<void>;
  close(): Promise<void>;
}

const FILE = "alerts.jsonl";

/** Opens the alerts of a data folder. Channels hold secrets, so that nobody else may read the file. */
export async function openOutbox(folder: string): Promise<Outbox> {
  const path = join(folder, FILE);
  const file = await open(path, "a+", 0o600);
  const entries = await entriesIn(file, path);
  let book = openBook(entries);
  let turn: Promise<void> = Promise.resolve();

  async function append(fresh: readonly AlertEntry[]): Promise<void> {
    await file.appendFile(fresh.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    await file.sync();
    entries.push(...fresh);
    book = openBook(entries);
  }

  return {
    book: () => book,
    put(fresh) {
      if (fresh.length === 0) return turn;
      const next = turn.then(() => append(fresh));
      turn = next.catch(() => {});
      return next;
    },
    close: async () => {
      await turn;
      await file.close();
    },
  };
}

/** What stands in the file. A last line without an end was cut off while it was written, before anyone relied on it. */
async function entriesIn(file: FileHandle, path: string): Promise<AlertEntry[]> {
  const text = await file.readFile("utf8");
  const whole = text.slice(0, text.lastIndexOf("\n") + 1);
  if (whole.length < text.length) await file.truncate(Buffer.byteLength(whole));
  return whole
    .split("\n")
    .filter((line) => line !== "")
    .map((line, i) => {
      try {
        return JSON.parse(line) as AlertEntry;
      } catch {
        throw new Error(`${path}:${i + 1} is no entry of alerts: ${line.slice(0, 80)}`);
      }
    });
}
