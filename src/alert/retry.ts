import type { Instant } from "../model.ts";

const MINUTE_MS = 60_000;
/** Minutes to wait after each failure; after the last of them every time as long. */
const WAITS = [1, 5, 15, 60, 180, 360];

/** When to try again after some failures. It is never given up: a channel that fails is shown until it works or is taken away. */
export function nextTry(failures: readonly { readonly at: Instant }[], due: Instant): Instant {
  const last = failures.at(-1);
  if (last === undefined) return due;
  const wait = WAITS[Math.min(failures.length, WAITS.length) - 1] ?? 0;
  return new Date(Date.parse(last.at) + wait * MINUTE_MS).toISOString();
}
