import PQueue from "p-queue";
import { type Answer, type AskOptions, ask } from "./ask.ts";
import { readWishes, type Wishes } from "./robots.ts";

export interface PoliteOptions {
  readonly allowPrivate?: boolean;
  /** Between two requests to one host, unless it asks for more. One second unless told. */
  readonly delayMs?: number;
  /** Hosts asked at the same time. Eight unless told. */
  readonly hosts?: number;
  readonly clock?: () => number;
}

/** Asks hosts the way they wish to be asked: one request at a time, with a pause, and only for what they allow. */
export interface PoliteWeb {
  ask(address: string, options?: AskOptions): Promise<Answer>;
}

const DELAY_MS = 1000;
/** Wishes are asked for again after a day, as RFC 9309 advises, and after ten minutes where the host failed. */
const WISHES_MS = 86_400_000;
const FAILED_WISHES_MS = 600_000;

interface Host {
  readonly queue: PQueue;
  wishes: { readonly stated: Promise<Wishes>; readonly until: number } | null;
  lastAskedMs: number;
}

export function openPoliteWeb(options: PoliteOptions = {}): PoliteWeb {
  const { allowPrivate = false, delayMs = DELAY_MS, clock = Date.now } = options;
  const all = new PQueue({ concurrency: options.hosts ?? 8 });
  const hosts = new Map<string, Host>();

  function hostOf(origin: string): Host {
    const known = hosts.get(origin);
    if (known !== undefined) return known;
    const host: Host = { queue: new PQueue({ concurrency: 1 }), wishes: null, lastAskedMs: Number.NEGATIVE_INFINITY };
    hosts.set(origin, host);
    return host;
  }

  async function wishesOf(origin: string): Promise<Wishes> {
    const host = hostOf(origin);
    if (host.wishes === null || host.wishes.until < clock()) {
      const stated = readWishes(origin, (address, how) => ask(address, { ...how, allowPrivate }));
      host.wishes = { stated, until: clock() + WISHES_MS };
      if (!(await stated).allows(new URL(origin))) host.wishes = { stated, until: clock() + FAILED_WISHES_MS };
    }
    return await host.wishes.stated;
  }

  async function forbid(url: URL): Promise<string | null> {
    return (await wishesOf(url.origin)).allows(url) ? null : "its host's robots.txt asks programs not to read it";
  }

  async function inTurn(origin: string, work: () => Promise<Answer>): Promise<Answer> {
    const host = hostOf(origin);
    return await host.queue.add(async () => {
      const pause = Math.max(delayMs, (await wishesOf(origin)).delayMs ?? 0);
      await sleep(host.lastAskedMs + pause - clock());
      try {
        return await all.add(work);
      } finally {
        host.lastAskedMs = clock();
      }
    });
  }

  return {
    ask: (address, how = {}) => {
      const own = { ...how, allowPrivate, forbid };
      return URL.canParse(address) && /^https?:/.test(address)
        ? inTurn(new URL(address).origin, () => ask(address, own))
        : ask(address, own);
    },
  };
}

function sleep(ms: number): Promise<void> {
  return ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));
}
