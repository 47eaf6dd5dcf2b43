import type { Sketch } from "./sketch.ts";

/** How the days of two reports go together; `late` when one seems to come back to the other, days after. */
export type Timing = "same" | "next" | "near" | "unknown" | "late" | "apart";

/** A range wider than this ("in November") cannot show that two reports mean the same day. */
const NARROW_DAYS = 3;

/** A stretch of years ("in the war") is no day that a report of a few days could mean. */
const LONG_DAYS = 1000;

/** Whether a report tells of years rather than of days. */
export function isLong({ first, last }: Sketch): boolean {
  return Number.isFinite(first) && last - first > LONG_DAYS;
}

/** Days that both reports name may be one apart: midnight, and the hour of another country. */
export function timingOf(a: Sketch, b: Sketch): Timing {
  if (isLong(a) !== isLong(b)) return "apart";
  if (a.report.date !== null && b.report.date !== null) {
    if (a.first > b.last + 1 || b.first > a.last + 1) return "apart";
    const narrow = a.last - a.first < NARROW_DAYS && b.last - b.first < NARROW_DAYS;
    if (!narrow) return "near";
    return meet(a, b) ? "same" : "next";
  }
  if (a.report.article === b.report.article) return "unknown";
  if (Number.isFinite(a.first) !== Number.isFinite(b.first)) return "apart";
  if (a.likely <= b.last && b.likely <= a.last) return "unknown";
  return meet(a, b) ? "late" : "apart";
}

function meet(a: Sketch, b: Sketch): boolean {
  return a.first <= b.last && b.first <= a.last;
}
