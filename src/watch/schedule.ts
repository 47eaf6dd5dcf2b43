import { Cron } from "croner";
import type { Instant } from "../model.ts";

/** When feeds are asked unless somebody says otherwise, as a cron pattern (UTC): every quarter of an hour. */
export const USUAL_PATTERN = "*/15 * * * *";
/** Feeds that fall due together are asked over so long, so that nobody is asked by all at once. */
const JITTER_MS = 120_000;
const FIRST_WAIT_MS = 300_000;
const LONGEST_WAIT_MS = 6 * 3_600_000;

/** When a feed is asked again after an attempt. `chance` gives numbers from 0 to below 1. */
export function nextAt(
  pattern: string,
  after: { readonly at: Instant; readonly failures: number; readonly retryAfterMs: number | null },
  chance: () => number,
): Instant {
  const jitter = chance() * JITTER_MS;
  const now = Date.parse(after.at);
  if (after.failures > 0) {
    const wait = Math.min(FIRST_WAIT_MS * 2 ** (after.failures - 1), LONGEST_WAIT_MS);
    return new Date(now + Math.max(wait, after.retryAfterMs ?? 0) + jitter).toISOString();
  }
  const next = new Cron(pattern, { timezone: "UTC" }).nextRun(new Date(now));
  return new Date((next?.getTime() ?? now + LONGEST_WAIT_MS) + jitter).toISOString();
}

/** What is wrong with a cron pattern, `null` when it can be followed. */
export function patternFault(pattern: string): string | null {
  try {
    return new Cron(pattern, { timezone: "UTC" }).nextRun() === null ? "it never comes" : null;
  } catch (error) {
    if (error instanceof Error) return error.message; // croner throws TypeErrors that say what is wrong
    throw error;
  }
}
