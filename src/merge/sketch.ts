import { daysOfReport } from "../happening.ts";
import type { Estimate, Participant, QuantityKind, ReportedEvent } from "../model.ts";
import { numberOf } from "../quantities.ts";
import { isCommon, stemOf } from "./common-words.ts";
import { fold, runsOf } from "./wording.ts";

/** A report made ready for comparing. */
export interface Sketch {
  readonly report: ReportedEvent;
  /** Hashes of the runs of words in its claims, in ascending order: copies have most in common. */
  readonly runs: Uint32Array;
  /** Those who were hit. */
  readonly hit: readonly Participant[];
  /** What its words and participants say, folded, a blank at each end of it and of every word. */
  readonly words: string;
  /** Stems of its words that not every report of fighting has. */
  readonly stems: ReadonlySet<string>;
  /** Stems of what those who were hit are called: "lorry" of "a lorry on the road to Gao". */
  readonly objects: ReadonlySet<string>;
  /** What its article is set among, folded, ids as they are. */
  readonly setting: ReadonlySet<string>;
  /** Names out of the setting that its own words tell. */
  readonly names: ReadonlySet<string>;
  /** The word for the happening, folded. */
  readonly trigger: string;
  /** What it counts, without running totals. */
  readonly counts: ReadonlyMap<QuantityKind, Estimate>;
  /** The parts of the day that its words tell. */
  readonly hours: ReadonlySet<string>;
  /** Whether its words set it beside another of its kind: "a second strike". */
  readonly isAnother: boolean;
  /** The days it may tell of, counted from 1970; endless when neither its day nor that of print is known. */
  readonly first: number;
  readonly last: number;
  /** From which of these days on it is likely to: news without a day is mostly fresh. */
  readonly likely: number;
}

const DAY_MS = 86_400_000;
/** What came up again without its day ("the shelling of the clinic") may lie so far back. */
const ECHO_DAYS = 10;

/** Reports never change, so that a sketch is made once for each. */
const KEPT = new WeakMap<ReportedEvent, Sketch>();

export function sketchOf(report: ReportedEvent): Sketch {
  const kept = KEPT.get(report);
  if (kept !== undefined) return kept;
  const sketch = drawn(report);
  KEPT.set(report, sketch);
  return sketch;
}

/** What a report's claims say, each once. The columns of a table's row are no prose: they say alike of every happening. */
function wordsSaid({ claims, row }: ReportedEvent): string {
  return row === undefined ? [...new Set(claims.map(({ citation }) => citation.exact))].join(" ") : "";
}

function drawn(report: ReportedEvent): Sketch {
  const said = wordsSaid(report);
  const span = daysOfReport(report);
  const likely = span === null ? Number.NEGATIVE_INFINITY : Date.parse(span.first) / DAY_MS;
  const last = span === null ? Number.POSITIVE_INFINITY : Date.parse(span.last) / DAY_MS;
  const hit = hitBy(report);
  const participants = [...report.actors, ...report.recipients];
  const words = ` ${[said, ...participants.map(({ citation }) => citation.exact)].map(fold).join(" ")} `;
  const setting = new Set((report.setting ?? []).map((name) => (/^(?:place|actor):/.test(name) ? name : fold(name))));
  const where = [report.place?.citation.exact, report.place?.place?.name].map((name) => fold(name ?? ""));
  const names = [...setting].filter((name) => !where.includes(name) && words.includes(` ${name} `));
  const told = new Set([...names, ...where].flatMap((name) => name.split(" ")));
  return {
    report,
    runs: runsOf(said),
    hit,
    words,
    stems: stemsOf(words.split(" ").filter((word) => !told.has(word))),
    objects: stemsOf(hit.flatMap(({ name }) => headOf(name))),
    setting,
    names: new Set(names),
    trigger: fold(report.trigger.exact),
    counts: countsIn(report),
    hours: hoursIn(words),
    isAnother: ANOTHER.test(words),
    first: report.date === null ? last - ECHO_DAYS : likely,
    last,
    likely,
  };
}

/** Words for the parts of the day; those of one row may mean one hour. */
const HOURS: readonly (readonly [part: string, words: RegExp])[] = [
  ["morning", / (?:dawn|daybreak|sunrise|morning|breakfast) /],
  ["midday", / (?:noon|midday|lunchtime|afternoon) /],
  ["evening", / (?:evening|dusk|sunset|nightfall) /],
  ["night", / (?:night|midnight|overnight|nightfall) /],
];

const ANOTHER = / (?:second|another|separate|again|hours later|minutes later|a further|a third) /;

function hoursIn(words: string): ReadonlySet<string> {
  return new Set(HOURS.flatMap(([part, form]) => (form.test(words) ? [part] : [])));
}

/** A running total is left out: it may reach back beyond the happening. */
function countsIn({ quantities }: ReportedEvent): ReadonlyMap<QuantityKind, Estimate> {
  const fresh = quantities.filter(({ cumulative }) => !cumulative);
  return new Map(fresh.flatMap(({ kind }) => [[kind, numberOf(fresh, kind)] as const]).filter(isCounted));
}

function isCounted(count: readonly [QuantityKind, Estimate | null]): count is readonly [QuantityKind, Estimate] {
  return count[1] !== null;
}

function stemsOf(words: readonly string[]): ReadonlySet<string> {
  return new Set(words.map(stemOf).filter((stem) => !isCommon(stem)));
}

/** What a phrase is about, before "of", "in" and the like: "lorry" in "a lorry with aid for Gao". */
function headOf(phrase: string): readonly string[] {
  const words = fold(phrase).split(" ");
  const end = words.findIndex((word, i) => i > 0 && JOINTS.has(word));
  return words.slice(0, end < 0 ? words.length : end).slice(-1);
}

const JOINTS = new Set(
  "of in at on from with for near to by who that which outside among along and between".split(" "),
);

/** Those who were hit, without the place itself: "they shelled Idlib" says no more than that it was there. */
function hitBy({ recipients, place }: ReportedEvent): readonly Participant[] {
  const names = new Set([place?.citation.exact, place?.place?.name].map((name) => fold(name ?? "")));
  return recipients.filter(({ name, link }) => link.status === "linked" || !names.has(fold(name)));
}

/** Whether a report tells of what may yet come; a threat never joins the act that it threatens. */
export function isOpen({ realis }: ReportedEvent): boolean {
  return realis === "future" || realis === "hypothetical";
}
