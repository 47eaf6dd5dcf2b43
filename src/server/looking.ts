import type { Instant } from "../model.ts";

/** Somebody is looking at an item of the queue, until they stop or do not say so again for a while. */
export interface Looking {
  readonly name: string;
  readonly since: Instant;
  readonly until: Instant;
}

/** Who looks at what: no record of anything, held in memory, so that two people do not do the same work. */
export interface LookingBook {
  /** Whoever looks at an item, `null` for nobody. */
  at(item: string, nowMs: number): Looking | null;
  /** Begins or goes on looking, unless somebody else does already: then it is not `mine`. `key` is who asks. */
  look(
    item: string,
    who: { readonly key: string; readonly name: string },
    nowMs: number,
  ): { readonly looking: Looking; readonly mine: boolean };
  /** Stops looking; somebody else's look is left alone. */
  stop(item: string, key: string): void;
}

/** A look that is not repeated in this time is over: the browser repeats it every minute. */
const LOOK_MS = 3 * 60_000;
/** Nobody looks at more at once; a program that goes wrong might. */
const LOOKS_MAX = 2000;

/** `tell` is called with the item whenever somebody begins or stops. */
export function openLookingBook(tell: (item: string) => void): LookingBook {
  const looks = new Map<string, { readonly key: string; readonly name: string; sinceMs: number; untilMs: number }>();

  function standing(item: string, nowMs: number) {
    const look = looks.get(item);
    if (look === undefined || look.untilMs > nowMs) return look ?? null;
    looks.delete(item);
    return null;
  }

  return {
    at(item, nowMs) {
      const look = standing(item, nowMs);
      return look === null ? null : worded(look);
    },
    look(item, { key, name }, nowMs) {
      const before = standing(item, nowMs);
      if (before !== null && before.key !== key) return { looking: worded(before), mine: false };
      if (before === null && looks.size >= LOOKS_MAX) looks.delete(looks.keys().next().value ?? "");
      const look = { key, name, sinceMs: before?.sinceMs ?? nowMs, untilMs: nowMs + LOOK_MS };
      looks.set(item, look);
      if (before === null) tell(item);
      return { looking: worded(look), mine: true };
    },
    stop(item, key) {
      if (looks.get(item)?.key !== key) return;
      looks.delete(item);
      tell(item);
    },
  };
}

function worded({ name, sinceMs, untilMs }: { name: string; sinceMs: number; untilMs: number }): Looking {
  return { name, since: new Date(sinceMs).toISOString(), until: new Date(untilMs).toISOString() };
}
