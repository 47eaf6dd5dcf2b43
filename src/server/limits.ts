import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

/** How often somebody may do something: so many times in so many seconds. */
interface Pace {
  readonly points: number;
  readonly duration: number;
}

const QUARTER_S = 15 * 60;

/**
 * Paces that a person with the web app open does not reach, and a guesser of passwords soon does. Signing in is
 * counted for a network and a name together, so that nobody can be locked out from elsewhere, and for the network.
 */
const PACES = {
  /** Requests that only read, for each account or network. */
  read: { points: 1200, duration: 60 },
  write: { points: 120, duration: 60 },
  /** Sign-ins that fail for one name from one network, and for all names from one network. */
  signInName: { points: 6, duration: QUARTER_S },
  signIn: { points: 30, duration: QUARTER_S },
  /** Failed sign-ins that the journal takes singly, from all the world: nobody fills a disk with them. */
  audit: { points: 60, duration: 60 * 60 },
} as const satisfies Readonly<Record<string, Pace>>;

export type Paced = keyof typeof PACES;

/** Counts, in memory: a restart forgets them. */
export interface Limits {
  /** Counts one more, and gives after how many seconds to come back, 0 for at once. */
  count(what: Paced, key: string): Promise<number>;
  /** Takes one count back. */
  forgive(what: Paced, key: string): Promise<void>;
}

/** New counts; paces other than the usual are for tests. */
export function openLimits(paces: Partial<Record<Paced, Pace>> = {}): Limits {
  const limiters = new Map(
    Object.entries({ ...PACES, ...paces }).map(([what, pace]) => [what, new RateLimiterMemory(pace)]),
  );
  const limiter = (what: Paced) => {
    const found = limiters.get(what);
    if (found === undefined) throw new Error(`Nothing is known of the pace “${what}”.`);
    return found;
  };
  return {
    async count(what, key) {
      const waitsMs = await limiter(what)
        .consume(key)
        .then(() => 0, exceeded);
      return Math.ceil(waitsMs / 1000);
    },
    async forgive(what, key) {
      await limiter(what).reward(key);
    },
  };
}

function exceeded(reason: unknown): number {
  if (reason instanceof RateLimiterRes) return Math.max(1, reason.msBeforeNext);
  throw reason;
}
