import { addDays, daysBetween } from "../day.ts";
import type { Day, Instant } from "../model.ts";

/** What came of a feed so far. */
export interface FeedHistory {
  /** When it was first asked for, `null` before. */
  readonly begunAt: Instant | null;
  readonly lastTriedAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  /** When it last listed a page that had not been listed before. */
  readonly lastItemAt: Instant | null;
  /** Attempts since the last success, all failed. */
  readonly failures: number;
  /** Why the last attempt failed, or that the list was empty; `null` when all is well. */
  readonly reason: string | null;
  /** Not to be asked before. */
  readonly nextAt: Instant | null;
  /** How many pages it listed for the first time on each day (UTC); days without any are left out. */
  readonly days: Readonly<Record<Day, number>>;
  /** When it could not be seen, the latest last; `to` is `null` while that lasts. */
  readonly outages: readonly { readonly from: Instant; readonly to: Instant | null; readonly reason: string }[];
  /** Where its publisher moved it for good, and since when it is asked there; `null` where it stands where it stood. */
  readonly moved: Moved | null;
}

/** A new address that a publisher gave a feed. */
export interface Moved {
  readonly to: string;
  readonly since: Instant;
}

export const NEW_FEED: FeedHistory = {
  begunAt: null,
  lastTriedAt: null,
  lastSuccessAt: null,
  lastItemAt: null,
  failures: 0,
  reason: null,
  nextAt: null,
  days: {},
  outages: [],
  moved: null,
};

/**
 * How a feed does: not asked yet; well; fewer pages than usual; failing for less than a day; dead for longer; or
 * answering with nothing where there used to be something.
 */
export type HealthState = "waiting" | "well" | "slow" | "failing" | "dead" | "emptied";

export interface Health {
  readonly state: HealthState;
  readonly lastSuccessAt: Instant | null;
  readonly lastItemAt: Instant | null;
  /** New pages on a usual day, the median of four weeks; `null` while less than a week is known. */
  readonly expectedPerDay: number | null;
  /** New pages on the last whole day. */
  readonly actualLastDay: number | null;
  readonly failures: number;
  readonly reason: string | null;
  readonly nextAt: Instant | null;
  readonly moved: Moved | null;
}

/** A feed that fails for longer than this is dead: a night's repair is over by then. */
const DEAD_HOURS = 24;
const HISTORY_DAYS = 28;
const LEAST_DAYS = 7;
/** Less than this share of the usual is slow. */
const SLOW_SHARE = 0.25;
/** A feed that is usually busy is emptied after so many days without a new page, a quiet one after three usual gaps. */
const EMPTIED_DAYS = 3;
const EMPTIED_GAPS = 3;

export function healthOf(history: FeedHistory, now: Instant): Health {
  const { lastSuccessAt, lastItemAt, failures, reason, nextAt, moved } = history;
  const expectedPerDay = usualPerDay(history, now);
  const actualLastDay = history.begunAt === null ? null : (history.days[addDays(now.slice(0, 10), -1)] ?? 0);
  const state = stateOf(history, { expectedPerDay, actualLastDay }, now);
  return { state, lastSuccessAt, lastItemAt, expectedPerDay, actualLastDay, failures, reason, nextAt, moved };
}

function stateOf(
  history: FeedHistory,
  { expectedPerDay, actualLastDay }: Pick<Health, "expectedPerDay" | "actualLastDay">,
  now: Instant,
): HealthState {
  const { begunAt, lastSuccessAt, failures, reason } = history;
  if (begunAt === null) return "waiting";
  if (failures > 0) return hoursBetween(lastSuccessAt ?? begunAt, now) >= DEAD_HOURS ? "dead" : "failing";
  if (reason !== null || isEmptied(history, now)) return "emptied";
  const usual = expectedPerDay ?? 0;
  return actualLastDay !== null && usual >= 1 && actualLastDay < usual * SLOW_SHARE ? "slow" : "well";
}

/** Whether nothing new came for much longer than usual. */
function isEmptied({ lastItemAt, days }: FeedHistory, now: Instant): boolean {
  if (lastItemAt === null) return false;
  const known = Object.keys(days).sort();
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || known.length < LEAST_DAYS) return false;
  const gapDays = (daysBetween(first, last) + 1) / known.length;
  return hoursBetween(lastItemAt, now) / 24 > Math.max(EMPTIED_DAYS, gapDays * EMPTIED_GAPS);
}

/**
 * When a feed could not be seen: failed, listed nothing, or listed nothing new for much longer than usual, which as far
 * as is known lasts since its last new page.
 */
export function outagesOf(history: FeedHistory): FeedHistory["outages"] {
  const { lastItemAt, lastTriedAt, outages } = history;
  const isOpen = outages.at(-1)?.to === null;
  if (isOpen || lastItemAt === null || lastTriedAt === null || !isEmptied(history, lastTriedAt)) return outages;
  return [...outages, { from: lastItemAt, to: null, reason: "it answers, but lists nothing new" }];
}

/** The median number of new pages on the whole days that are known, up to four weeks of them; the first is left out, since it lists what is old. */
function usualPerDay({ begunAt, days }: FeedHistory, now: Instant): number | null {
  if (begunAt === null) return null;
  const today = now.slice(0, 10);
  const known = Math.min(daysBetween(begunAt.slice(0, 10), today) - 1, HISTORY_DAYS);
  if (known < LEAST_DAYS) return null;
  const counts = Array.from({ length: known }, (_, i) => days[addDays(today, -1 - i)] ?? 0).sort((a, b) => a - b);
  const middle = Math.floor(known / 2);
  const upper = counts[middle] ?? 0;
  return known % 2 === 1 ? upper : ((counts[middle - 1] ?? 0) + upper) / 2;
}

function hoursBetween(from: Instant, to: Instant): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}

/** What came of one attempt. */
export type Attempt =
  /** `listed` counts all pages on the list, `fresh` those that had not been on it before. */
  | { readonly status: "answered"; readonly listed: number; readonly fresh: number }
  | { readonly status: "unchanged" }
  | { readonly status: "failed"; readonly reason: string };

const OUTAGES_KEPT = 100;
const DAYS_KEPT = 120;

/** The history with one more attempt in it. When it is asked next is for `schedule.ts` to say. */
export function afterAttempt(history: FeedHistory, attempt: Attempt, at: Instant, nextAt: Instant): FeedHistory {
  const begun = { ...history, begunAt: history.begunAt ?? at, lastTriedAt: at, nextAt };
  if (attempt.status === "failed") {
    const { reason } = attempt;
    return {
      ...begun,
      failures: history.failures + 1,
      reason,
      outages: outageBegun(history.outages, unwatchedSince(history, at) ?? at, reason),
    };
  }
  const well = { ...begun, lastSuccessAt: at, failures: 0 };
  if (attempt.status === "unchanged") {
    if (history.failures === 0 && history.reason !== null) return well; // it lists nothing, as before
    return { ...well, reason: null, outages: outageEnded(history.outages, at) };
  }
  if (attempt.listed === 0) {
    const reason = "it answers, but lists nothing";
    return { ...well, reason, outages: outageBegun(history.outages, at, reason) };
  }
  return {
    ...well,
    reason: null,
    outages: withUnwatched(history, attempt.listed, attempt.fresh, at),
    lastItemAt: attempt.fresh > 0 ? at : history.lastItemAt,
    days: attempt.fresh > 0 ? dayCounted(history.days, at.slice(0, 10), attempt.fresh) : history.days,
  };
}

const NOT_ASKED = "it was not asked: Tocsin was not running, and its list does not go back to before";
/** A feed that is asked so much later than it was due was not watched: the machine slept, or Tocsin was stopped. */
const LATE_HOURS = 6;

/** Since when nobody asked a feed that was due, `null` where it was asked in time. */
function unwatchedSince({ nextAt }: FeedHistory, at: Instant): Instant | null {
  return nextAt !== null && hoursBetween(nextAt, at) >= LATE_HOURS ? nextAt : null;
}

/** The outages, with the time in which pages may have come and gone unseen: nobody asked, and no page that it lists was known. */
function withUnwatched(history: FeedHistory, listed: number, fresh: number, at: Instant): FeedHistory["outages"] {
  const since = unwatchedSince(history, at);
  const isOpen = history.outages.at(-1)?.to === null;
  if (since === null || isOpen || history.lastSuccessAt === null || fresh < listed)
    return outageEnded(history.outages, at);
  return [...history.outages, { from: since, to: at, reason: NOT_ASKED }].slice(-OUTAGES_KEPT);
}

function outageBegun(outages: FeedHistory["outages"], at: Instant, reason: string): FeedHistory["outages"] {
  const last = outages.at(-1);
  if (last !== undefined && last.to === null) return [...outages.slice(0, -1), { ...last, reason }];
  return [...outages, { from: at, to: null, reason }].slice(-OUTAGES_KEPT);
}

function outageEnded(outages: FeedHistory["outages"], at: Instant): FeedHistory["outages"] {
  const last = outages.at(-1);
  return last === undefined || last.to !== null ? outages : [...outages.slice(0, -1), { ...last, to: at }];
}

function dayCounted(days: FeedHistory["days"], day: Day, fresh: number): FeedHistory["days"] {
  const oldest = addDays(day, -DAYS_KEPT);
  const kept = Object.entries(days).filter(([each]) => each >= oldest);
  return { ...Object.fromEntries(kept), [day]: (days[day] ?? 0) + fresh };
}
