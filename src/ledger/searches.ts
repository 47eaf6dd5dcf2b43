import { randomBytes } from "node:crypto";
import { mkdir, open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Instant } from "../model.ts";
import { syncFolder } from "../store/durable.ts";

/** A filter that somebody keeps, in the names that addresses have. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly filter: Readonly<Record<string, string>>;
  /** The account that keeps it; `null` where there are no accounts, and whoever sits at the machine sees it. */
  readonly owner: string | null;
  /** Who made it, as a name. */
  readonly by: string;
  readonly createdAt: Instant;
  /** When its results were last looked at. */
  readonly seenAt: Instant;
  /** Whether it is forecast every week, under its name, for all who may see the ledger. */
  readonly forecast: boolean;
}

const FILE = "searches.json";
/** Nobody keeps more; a program that goes wrong might. */
const SEARCHES_MAX = 200;

const schema = z.object({
  searches: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      filter: z.record(z.string(), z.string()),
      owner: z.string().nullable(),
      by: z.string(),
      createdAt: z.string(),
      seenAt: z.string(),
      forecast: z.boolean().default(false),
    }),
  ),
});

/** The searches that people keep: a small file of the data folder, beside the record and no part of it. */
export interface Searches {
  /** Everybody's, the oldest first. */
  all(): Promise<readonly SavedSearch[]>;
  /** Those of an account, the oldest first. */
  of(owner: string | null): Promise<readonly SavedSearch[]>;
  /** Keeps one; `null` when they keep too many already. */
  add(search: Pick<SavedSearch, "name" | "filter" | "owner" | "by">, now: Instant): Promise<SavedSearch | null>;
  /** Notes that its results were looked at; `false` when they keep none by that id. */
  see(id: string, owner: string | null, now: Instant): Promise<boolean>;
  /** Has it forecast every week, or no more; `"too-many"` are by then, and `"unknown"` is an id that they do not keep. */
  setForecast(
    id: string,
    owner: string | null,
    forecast: boolean,
    most: number,
  ): Promise<"done" | "unknown" | "too-many">;
  remove(id: string, owner: string | null): Promise<boolean>;
}

/** Opens the searches of a data folder. One change is on the disk before the next begins. */
export function openSearches(folder: string): Searches {
  const path = join(folder, FILE);
  let turn: Promise<unknown> = Promise.resolve();

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => null); // whoever asked for the work is told
    return mine;
  }

  /** Changes the list; gives what `change` says became of it. */
  function alter<T>(change: (all: readonly SavedSearch[]) => readonly [readonly SavedSearch[], T]): Promise<T> {
    return inTurn(async () => {
      const all = await searchesIn(path);
      const [changed, told] = change(all);
      if (changed !== all) await replaceFile(folder, path, changed);
      return told;
    });
  }

  return {
    all: () => inTurn(() => searchesIn(path)),
    of: (owner) => inTurn(async () => (await searchesIn(path)).filter((each) => each.owner === owner)),
    add: (search, now) =>
      alter((all) => {
        if (all.filter(({ owner }) => owner === search.owner).length >= SEARCHES_MAX) return [all, null];
        const kept = {
          id: randomBytes(9).toString("base64url"),
          ...search,
          createdAt: now,
          seenAt: now,
          forecast: false,
        };
        return [[...all, kept], kept];
      }),
    see: (id, owner, now) =>
      alter((all) => {
        const isIt = (each: SavedSearch) => each.id === id && each.owner === owner;
        if (!all.some(isIt)) return [all, false];
        return [all.map((each) => (isIt(each) ? { ...each, seenAt: now } : each)), true];
      }),
    setForecast: (id, owner, forecast, most) =>
      alter((all) => {
        const isIt = (each: SavedSearch) => each.id === id && each.owner === owner;
        if (!all.some(isIt)) return [all, "unknown"];
        if (forecast && all.filter((each) => each.forecast && !isIt(each)).length >= most) return [all, "too-many"];
        return [all.map((each) => (isIt(each) ? { ...each, forecast } : each)), "done"];
      }),
    remove: (id, owner) =>
      alter((all) => {
        const rest = all.filter((each) => each.id !== id || each.owner !== owner);
        return rest.length === all.length ? [all, false] : [rest, true];
      }),
  };
}

async function searchesIn(path: string): Promise<readonly SavedSearch[]> {
  const text = await readFile(path, "utf8").catch(noneYet);
  if (text === null) return [];
  const read = schema.safeParse(parsed(text));
  if (read.success) return read.data.searches;
  throw new Error(`${path} holds no searches that can be read. Mend it, or move it away to begin anew.`);
}

function noneYet(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the caller says that it cannot be read
  }
}

/** Writes the file beside the old one and puts it in its place: a power cut leaves one of the two, whole. */
async function replaceFile(folder: string, path: string, searches: readonly SavedSearch[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  const file = await open(`${path}.new`, "w", 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ searches }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.new`, path);
  await syncFolder(folder);
}
