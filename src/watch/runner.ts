import type { Instant } from "../model.ts";
import type { FeedId, Followed, FollowList } from "./follow.ts";
import { type Polled, pollFeed, type Surroundings } from "./poll.ts";

export interface WatchOptions extends Omit<Surroundings, "list"> {
  readonly list: FollowList;
  /** Called after each round in which pages were taken in, to have them read. Rounds go on meanwhile. */
  readonly taken: () => Promise<void>;
  /** Hears what came of each feed. */
  readonly heard: (feed: Followed, polled: Polled) => void;
  /** Hears what should not have happened: one feed's trouble is not the others'. */
  readonly trouble: (feed: Followed | null, error: unknown) => void;
}

/** Feeds that are asked as they fall due, until it is stopped. */
export interface Watch {
  /** Asks one feed at once, whenever it was due. */
  pollNow(id: FeedId): Promise<Polled | null>;
  /** Resolves when what was begun is done. */
  stop(): Promise<void>;
}

/** How often it is looked whether a feed is due. */
const LOOK_MS = 5000;

export function startWatch(options: WatchOptions): Watch {
  const running = new Map<FeedId, Promise<Polled | null>>();
  let timer: NodeJS.Timeout | null = null;
  let reading: Promise<void> = Promise.resolve();
  let isReadingAgain = false;
  let stopped = false;

  function poll(feed: Followed): Promise<Polled | null> {
    const begun = running.get(feed.id);
    if (begun !== undefined) return begun;
    const round = pollOnce(feed).finally(() => running.delete(feed.id));
    running.set(feed.id, round);
    return round;
  }

  async function pollOnce(feed: Followed): Promise<Polled | null> {
    try {
      const polled = await pollFeed(feed, options);
      options.heard(feed, polled);
      if (polled.taken > 0) readLater();
      return polled;
    } catch (error) {
      options.trouble(feed, error);
      return null;
    }
  }

  /** Has what was taken in read; what comes in meanwhile is read right after. */
  function readLater(): void {
    if (isReadingAgain) return;
    isReadingAgain = true;
    reading = reading.then(async () => {
      isReadingAgain = false;
      await options.taken().catch((error: unknown) => options.trouble(null, error));
    });
  }

  async function look(): Promise<void> {
    try {
      const now = options.clock();
      for (const feed of await options.list.all()) {
        if (stopped) return;
        if (await isDue(feed, options.list, now)) void poll(feed);
      }
    } catch (error) {
      options.trouble(null, error);
    }
    if (!stopped) timer = setTimeout(() => void look(), LOOK_MS);
  }

  readLater(); // what was recorded before the last stop, and not read
  void look();
  return {
    pollNow: async (id) => {
      const feed = (await options.list.all()).find((each) => each.id === id);
      return feed === undefined ? null : await poll(feed);
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await Promise.all(running.values());
      await reading;
    },
  };
}

async function isDue({ id }: Followed, list: Pick<FollowList, "history">, now: Instant): Promise<boolean> {
  const { nextAt } = await list.history(id);
  return nextAt === null || nextAt <= now;
}
