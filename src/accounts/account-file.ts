import { chmod, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod";
import { syncFolder } from "../store/durable.ts";
import { newSecret } from "./secrets.ts";
import type { Tables } from "./tables.ts";

/** The name of the file of accounts within a data folder. */
const FILE = "accounts.json";

/** Read and written by whoever runs Tocsin, and by nobody else. */
const MODE = 0o600;

const fileSchema = z.strictObject({
  version: z.literal(1),
  secret: z.string().min(32),
  tables: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});

/** What holds tables: the file, or within a transaction a draft of it. */
export interface Holder {
  readonly tables: Tables;
  /** Puts the tables that `next` makes of these in their place, or nothing where it throws. */
  change<T>(next: (tables: Tables) => readonly [tables: Tables, outcome: T]): Promise<T>;
}

/**
 * The accounts of a data folder, in one small file. A change is acknowledged when the disk has it: it is written
 * beside, synced and put in place in one step, so that a power cut leaves the old file or the new one. Changes come
 * one after another.
 */
export class AccountFile implements Holder {
  readonly path: string;
  /** Signs the cookies of sessions. Whoever knows it could make one. */
  readonly secret: string;
  #tables: Tables;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(path: string, secret: string, tables: Tables) {
    this.path = path;
    this.secret = secret;
    this.#tables = tables;
  }

  get tables(): Tables {
    return this.#tables;
  }

  change<T>(next: (tables: Tables) => readonly [tables: Tables, outcome: T]): Promise<T> {
    return this.transact(async (draft) => await draft.change(next));
  }

  /** Runs work on a draft, and keeps the draft only when the work is done. */
  transact<T>(work: (draft: Holder) => Promise<T>): Promise<T> {
    const mine = this.#turn.then(async () => {
      const draft = new Draft(this.#tables);
      const outcome = await work(draft);
      if (draft.tables !== this.#tables) await this.#keep(draft.tables);
      return outcome;
    });
    this.#turn = mine.catch(() => null); // whoever asked for the change is told
    return mine;
  }

  async #keep(tables: Tables): Promise<void> {
    const { path, secret } = this;
    await writeWhole(path, `${JSON.stringify({ version: 1, secret, tables }, null, 1)}\n`);
    this.#tables = tables;
  }
}

class Draft implements Holder {
  tables: Tables;

  constructor(tables: Tables) {
    this.tables = tables;
  }

  async change<T>(next: (tables: Tables) => readonly [tables: Tables, outcome: T]): Promise<T> {
    const [tables, outcome] = next(this.tables);
    this.tables = tables;
    return outcome;
  }
}

/** Opens the accounts of a data folder. Where there are none it begins with none, and writes nothing yet. */
export async function openAccountFile(folder: string): Promise<AccountFile> {
  const path = join(folder, FILE);
  const text = await readFile(path, "utf8").catch(absent);
  if (text === null) return new AccountFile(path, newSecret(), {});
  await chmod(path, MODE);
  const { secret, tables } = parsed(path, text);
  return new AccountFile(path, secret, tables);
}

function absent(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

/** The file of accounts cannot be understood: to go on would lock everyone out, or let everyone in. */
export class AccountFileError extends Error {
  override readonly name = "DataFileError";
}

function parsed(path: string, text: string): z.infer<typeof fileSchema> {
  try {
    return fileSchema.parse(JSON.parse(text));
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
    throw new AccountFileError(`${path} is no file of accounts: ${reason}. Restore it from a backup.`, {
      cause: error,
    });
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const beside = `${path}.new`;
  await rm(beside, { force: true }); // what a crash left may have another mode
  const file = await open(beside, "wx", MODE);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(beside, path);
  await syncFolder(dirname(path));
}
