import type { Instant } from "../../model.ts";

/** Up to when this browser has looked at a record. One browser may look at several at one address, one after another. */
const SEEN = "tocsin-seen";
const RECORD = "tocsin-record";

/** Up to when the record that was last open was looked at; `null` for never. */
export function seenAt(): Instant | null {
  return localStorage.getItem(`${SEEN}-${localStorage.getItem(RECORD) ?? ""}`);
}

/** Notes which record is open; `true` when it is another than before. */
export function recordIn(record: string): boolean {
  if (localStorage.getItem(RECORD) === record) return false;
  localStorage.setItem(RECORD, record);
  return true;
}

/** Notes that all up to a moment was looked at, and gives that moment. */
export function see(record: string, now: Instant): Instant {
  localStorage.setItem(`${SEEN}-${record}`, now);
  return now;
}
