import { join } from "node:path";
import { ask } from "../fetch/ask.ts";
import { openPoliteWeb } from "../fetch/polite.ts";
import type { Additions } from "../knowledge/knowledge.ts";
import { type ReadingThread, startReading } from "../ledger/reading-thread.ts";
import { type Reader, takeInWaiting, type Watcher } from "../ledger/take-in.ts";
import type { Agreement, Instant } from "../model.ts";
import type { Store } from "../store/store.ts";
import { type Archive, openArchive } from "../watch/archive.ts";
import { type FeedId, type FollowList, openFollowList } from "../watch/follow.ts";
import type { Surroundings } from "../watch/poll.ts";
import { startWatch, type Watch } from "../watch/runner.ts";
import { note } from "./errors.ts";

export interface WebOptions {
  readonly allowPrivate?: boolean;
  /** Between two requests to one host; one second unless told. */
  readonly delayMs?: number;
}

/** The web as pages are taken in from it: asked politely, and archived before anything else is made of an answer. */
export interface ArchivedWeb extends Surroundings {
  readonly list: FollowList;
  /** Asks for what a person names: at once, and whatever its host asks of programs that go round by themselves. */
  readonly askDirectly: typeof ask;
  close(): Promise<void>;
}

export function openArchivedWeb(store: Store, { allowPrivate = false, delayMs }: WebOptions): ArchivedWeb {
  const clock = (): Instant => new Date().toISOString();
  const archive = openArchive(join(store.folder, "archive"), clock);
  const web = openPoliteWeb({ allowPrivate, ...(delayMs === undefined ? {} : { delayMs }) });
  return {
    list: openFollowList(store.folder),
    ask: archiving(web.ask, archive, clock),
    askDirectly: archiving(ask, archive, clock),
    take: (capture) => store.addCapture(capture),
    clock,
    chance: Math.random,
    close: () => archive.close(),
  };
}

function archiving(asking: typeof ask, archive: Archive, clock: () => Instant): typeof ask {
  return async (address, options) => {
    const answer = await asking(address, options);
    if (answer.status === "answered") await archive.keep(answer, clock());
    return answer;
  };
}

/** Asks the feeds that are followed for as long as the record is served, and has what comes in read in a thread. */
export function startWatching(store: Store, agreements: readonly Agreement[], options: WatchingOptions): Watch {
  const web = openArchivedWeb(store, options);
  let thread: ReadingThread | null = null;
  const reader: Reader = {
    agreements,
    read: (capture) => (thread ??= startReading(options.additions)).read(capture),
  };
  const outcomes = new Map<FeedId, string>();
  const watch = startWatch({
    ...web,
    taken: async () => {
      for (const { about, message } of await takeInWaiting(store, reader, SILENT)) note(`${about}: ${message}`);
    },
    heard: ({ id, title, url }, { attempt, missed, movedTo }) => {
      if (outcomes.get(id) !== attempt.status) options.turned(id);
      outcomes.set(id, attempt.status);
      if (attempt.status === "failed") note(`${title}: ${attempt.reason}`);
      if (movedTo !== null)
        note(`${title}: its publisher moved it for good from ${url} to ${movedTo}, where it is asked now`);
      for (const page of missed) note(`${page.url}: ${page.reason}; it is asked for again`);
    },
    trouble: (feed, error) =>
      note(`${feed === null ? "The watch" : feed.title}: ${error instanceof Error ? error.message : String(error)}`),
  });
  return {
    pollNow: (id) => watch.pollNow(id),
    stop: async () => {
      await watch.stop();
      await thread?.stop();
      await web.close();
    },
  };
}

interface WatchingOptions extends WebOptions {
  /** What the thread that reads knows beside what comes with the package. */
  readonly additions: Additions;
  /** Hears of a feed that was asked for the first time, that fails, or that answers again. */
  readonly turned: (feed: FeedId) => void;
}

const SILENT: Watcher = { expect: () => {}, step: () => {} };
