import type { Participant, ReportedEvent } from "../model.ts";
import { spanOf } from "./days.ts";
import { fold, type Shingles, shinglesOf } from "./wording.ts";

/** A report made ready for comparing. */
export interface Sketch {
  readonly report: ReportedEvent;
  readonly shingles: Shingles;
  /** Those who were hit. */
  readonly hit: readonly Participant[];
  /** The days it may tell of, counted from 1970; endless when neither its day nor that of print is known. */
  readonly first: number;
  readonly last: number;
}

const DAY_MS = 86_400_000;

/** Reports never change, so that a sketch is made once for each. */
const KEPT = new WeakMap<ReportedEvent, Sketch>();

export function sketchOf(report: ReportedEvent): Sketch {
  const kept = KEPT.get(report);
  if (kept !== undefined) return kept;
  const sketch = drawn(report);
  KEPT.set(report, sketch);
  return sketch;
}

function drawn(report: ReportedEvent): Sketch {
  const said = new Set(report.claims.map(({ citation }) => citation.exact));
  const span = spanOf(report);
  return {
    report,
    shingles: shinglesOf([...said].join(" ")),
    hit: hitBy(report),
    first: span === null ? Number.NEGATIVE_INFINITY : Date.parse(span.first) / DAY_MS,
    last: span === null ? Number.POSITIVE_INFINITY : Date.parse(span.last) / DAY_MS,
  };
}

/** Those who were hit, without the place itself: "they shelled Idlib" says no more than that it was there. */
function hitBy({ recipients, place }: ReportedEvent): readonly Participant[] {
  const names = new Set([place?.citation.exact, place?.place?.name].map((name) => fold(name ?? "")));
  return recipients.filter(({ name, link }) => link.status === "linked" || !names.has(fold(name)));
}

/** Whether a report tells of what may yet come; a threat never joins the act that it threatens. */
export function isOpen({ realis }: ReportedEvent): boolean {
  return realis === "future" || realis === "hypothetical";
}
