import type { Need } from "../model.ts";
import type { IncidentLine } from "./incident-line.ts";

/** The order in which what waits is looked at: what people relied on and may be otherwise now comes first. */
const PRESSING: readonly Need[] = [
  "reports-changed",
  "reports-after-seal",
  "second-person",
  "first-look",
  "dissent",
  "outcome",
];

/**
 * Incidents that wait for people, the most pressing first: by what they wait for; then what is likely before what is
 * possible non-compliance and before what touches nothing; then by the most dead that anyone counts; then the newest.
 */
export function byUrgency(lines: readonly IncidentLine[]): readonly IncidentLine[] {
  return lines
    .map((line) => ({ line, keys: keysOf(line) }))
    .sort((a, b) => compared(a.keys, b.keys) || (a.line.id < b.line.id ? -1 : 1))
    .map(({ line }) => line);
}

/** Smaller comes first. */
function keysOf({ needs, assessments, deaths, date, printed }: IncidentLine): readonly number[] {
  const need = Math.min(...needs.map((each) => PRESSING.indexOf(each)), PRESSING.length);
  const values = assessments.map(({ value }) => value);
  const touch = values.includes("likely-non-compliance") ? 0 : values.includes("possible-non-compliance") ? 1 : 2;
  const last = date?.last ?? printed;
  const day = last === null ? 0 : Date.parse(last);
  return [need, touch, -(deaths?.high ?? 0), -day];
}

function compared(a: readonly number[], b: readonly number[]): number {
  for (const [i, key] of a.entries()) {
    const other = b[i] ?? 0;
    if (key !== other) return key - other;
  }
  return 0;
}
