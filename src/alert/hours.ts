import type { Instant, Notice, Subscription, TimeOfDay } from "../model.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/**
 * When a subscriber is to be told of a notice: at once, after their quiet hours, or with the day's digest. A warning
 * of the highest level comes at once, whatever the hour.
 */
export function dueAt({ level }: Notice, { quiet, digest, timeZone }: Subscription, now: Instant): Instant {
  if (level === 4) return now;
  if (digest !== null) return nextTime(digest, timeZone, now);
  if (quiet !== null && isBetween(timeOfDay(now, timeZone), quiet)) return nextTime(quiet.to, timeZone, now);
  return now;
}

/** Whether a time of day lies in hours that may go over midnight. Hours that end when they begin are none. */
function isBetween(time: TimeOfDay, { from, to }: { readonly from: TimeOfDay; readonly to: TimeOfDay }): boolean {
  return from <= to ? time >= from && time < to : time >= from || time < to;
}

/** The next moment, later than `now`, at which clocks in a time zone show a time of day. */
export function nextTime(time: TimeOfDay, timeZone: string, now: Instant): Instant {
  const start = Math.floor(Date.parse(now) / MINUTE_MS) * MINUTE_MS;
  const wait = minutesFrom(timeOfDay(now, timeZone), time);
  const first = start + (wait === 0 ? DAY_MINUTES : wait) * MINUTE_MS;
  // Where clocks are changed in between, the first guess is off by that much; an hour that is left out is passed over.
  const shown = timeOfDay(instantAt(first), timeZone);
  const off = minutesFrom(shown, time);
  const moved = first + (off > DAY_MINUTES / 2 ? off - DAY_MINUTES : off) * MINUTE_MS;
  return instantAt(timeOfDay(instantAt(moved), timeZone) === time && moved > start ? moved : first);
}

function minutesFrom(from: TimeOfDay, to: TimeOfDay): number {
  return (minutesOf(to) - minutesOf(from) + DAY_MINUTES) % DAY_MINUTES;
}

function minutesOf(time: TimeOfDay): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? 0) * 60 + (minutes ?? 0);
}

/** What a clock in a time zone shows at a moment. Throws a RangeError for a zone that nobody knows. */
export function timeOfDay(at: Instant, timeZone: string): TimeOfDay {
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return clock.format(Date.parse(at));
}

function instantAt(ms: number): Instant {
  return new Date(ms).toISOString();
}
