import { mkdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import type { Validators } from "../fetch/ask.ts";
import { fingerprint } from "../ids.ts";
import type { Feed, Instant } from "../model.ts";
import { replaceFile } from "../store/durable.ts";
import { type FeedHistory, NEW_FEED } from "./health.ts";
import { USUAL_PATTERN } from "./schedule.ts";

export type FeedId = `feed:${string}`;

/** A feed that is followed here. */
export interface Followed extends Feed {
  readonly id: FeedId;
  readonly since: Instant;
  /** When it is asked, as a cron pattern in UTC. */
  readonly pattern: string;
}

/** What is remembered of a feed between two attempts. */
export interface FeedMemory {
  readonly history: FeedHistory;
  readonly validators: Validators;
  /** Pages that it listed, by address, with what it said of them: asked again only when it says something else. */
  readonly known: Readonly<Record<string, string>>;
  /** Pages that could not be had yet, by address. */
  readonly missed: Readonly<
    Record<string, { readonly failures: number; readonly nextAt: Instant; readonly reason: string }>
  >;
}

export const NO_MEMORY: FeedMemory = {
  history: NEW_FEED,
  validators: { etag: null, lastModified: null },
  known: {},
  missed: {},
};

/** The feeds that are followed, and what is remembered of each: files in the data folder, replaced whole. */
export interface FollowList {
  all(): Promise<readonly Followed[]>;
  /** Adds feeds; those that are followed already are passed over. */
  add(feeds: readonly Feed[], since: Instant, pattern?: string): Promise<readonly Followed[]>;
  remove(id: FeedId): Promise<boolean>;
  memory(id: FeedId): Promise<FeedMemory>;
  /** What came of a feed so far: cheap to ask for again and again, unlike all that it ever listed. */
  history(id: FeedId): Promise<FeedHistory>;
  remember(id: FeedId, memory: FeedMemory): Promise<void>;
}

const LIST = "feeds.json";

/** Opens the list of a data folder. What another process changes is seen at the next look. */
export function openFollowList(folder: string): FollowList {
  const path = join(folder, LIST);
  const memories = join(folder, "feeds");
  const memoryPath = (id: FeedId) => join(memories, `${id.slice("feed:".length)}.json`);

  async function all(): Promise<readonly Followed[]> {
    const text = await readOr(path, "[]");
    const found = z.array(FOLLOWED).safeParse(parsed(text, path));
    if (found.success) return found.data as readonly Followed[];
    throw new Error(
      `${path} is no list of feeds: ${found.error.issues[0]?.path.join(".")}: ${found.error.issues[0]?.message}. Mend it, or take it away and add the feeds anew.`,
    );
  }

  async function write(feeds: readonly Followed[]): Promise<void> {
    await mkdir(folder, { recursive: true });
    await replaceFile(path, `${JSON.stringify(feeds, null, 2)}\n`);
  }

  return {
    all,
    async add(feeds, since, pattern = USUAL_PATTERN) {
      const known = await all();
      const ids = new Set(known.map(({ id }) => id));
      const fresh = feeds
        .map((feed): Followed => ({ ...feed, id: feedIdOf(feed.url), since, pattern }))
        .filter(({ id }) => !ids.has(id) && ids.add(id));
      if (fresh.length > 0) await write([...known, ...fresh]);
      return fresh;
    },
    async remove(id) {
      const known = await all();
      const kept = known.filter((feed) => feed.id !== id);
      if (kept.length < known.length) await write(kept);
      return kept.length < known.length;
    },
    memory: (id) => memoryIn(memoryPath(id)),
    history: (id) => historyIn(memoryPath(id)),
    async remember(id, memory) {
      await mkdir(memories, { recursive: true });
      await replaceFile(memoryPath(id), JSON.stringify(memory));
    },
  };
}

export function feedIdOf(url: string): FeedId {
  return `feed:${fingerprint(url)}`;
}

async function memoryIn(path: string): Promise<FeedMemory> {
  const text = await readOr(path, "null");
  const kept = parsed(text, path) as FeedMemory | null;
  return { ...NO_MEMORY, ...kept, history: { ...NEW_FEED, ...kept?.history } };
}

/** What was last read of each file: a busy sitemap's memory is megabytes, and pages ask for its health again and again. */
const histories = new Map<string, { readonly version: string; readonly history: FeedHistory }>();

async function historyIn(path: string): Promise<FeedHistory> {
  const version = await versionOf(path);
  const read = histories.get(path);
  if (read?.version === version) return read.history;
  const { history } = await memoryIn(path);
  histories.set(path, { version, history });
  return history;
}

/** Another one whenever the file was replaced; no file has one, too. */
async function versionOf(path: string): Promise<string> {
  try {
    const { ino, mtimeMs, size } = await stat(path);
    return `${ino} ${mtimeMs} ${size}`;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "none";
    throw error;
  }
}

async function readOr(path: string, otherwise: string): Promise<string> {
  return await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return otherwise;
    throw error;
  });
}

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new Error(`${path} is not JSON: ${error.message}`, { cause: error });
    throw error;
  }
}

const FOLLOWED = z.object({
  id: z.string().startsWith("feed:"),
  url: z.url(),
  title: z.string(),
  kind: z.enum(["rss", "atom", "json", "sitemap", "telegram"]).nullable(),
  publisher: z.string(),
  country: z.string().nullable(),
  language: z.string().nullable(),
  ownership: z.enum(["state", "party", "public", "commercial", "independent", "observer", "un", "ngo"]).nullable(),
  // Lists of before did not tell it.
  ownerName: z.string().nullable().default(null),
  regions: z.array(z.string()),
  checked: z.string().nullable(),
  since: z.string(),
  pattern: z.string(),
});
