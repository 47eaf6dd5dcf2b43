import { readFileSync } from "node:fs";
import type { DateRange, EventType, Span } from "../../src/model.ts";

/** A sentence or article of our own with what a careful reader finds in it. README.md has the guidelines. */
export interface Annotated {
  readonly id: string;
  readonly kind: "eventless" | "figurative" | "denied" | "hypothetical" | "historical" | "actual" | "mixed";
  readonly topic?: string;
  readonly published: string;
  readonly text: string;
  readonly events: readonly Annotation[];
}

/** An event as annotated. `|` stands between wordings or values that are equally right. */
export interface Annotation {
  readonly type: EventType;
  readonly mode?: string;
  /** Other types that the codebook allows here, with their mode: "RETREAT/ceasefire". */
  readonly alsoRight?: readonly string[];
  /** The words that tell of the event; one that occurs before has its number behind it: "fire#2". */
  readonly trigger: readonly string[];
  /** Where an article comes back to the event: a report there is neither found nor false. */
  readonly again?: readonly string[];
  /** Events that a reader may give or leave out: they are neither missed nor false. */
  readonly optional?: true;
  /** Participants; one with a question mark in front may be given or left out. */
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly realis: string;
  readonly polarity?: "negative" | "any";
  readonly claims: readonly AnnotatedClaim[];
  readonly quantities?: Readonly<Partial<Record<Counted, Quantity>>>;
  /** The quantities count what came before, too: "bringing the toll to 45". */
  readonly cumulative?: true;
  /** `null` where the text tells no day, "open" where readers may differ. */
  readonly day: DateRange | null | "open";
}

export interface AnnotatedClaim {
  /** Words of the text, "narrator" or "unnamed". */
  readonly speaker: string;
  readonly stance: string;
  /** Who passes the speaker's word on, the outermost first. */
  readonly chain?: readonly string[];
}

export const COUNTED = ["dead", "injured", "displaced", "detained", "projectiles"] as const;
export type Counted = (typeof COUNTED)[number];

/** The number itself; a range with the number that best stands for it; or "open" where readers may differ. */
type Quantity = number | { readonly low: number; readonly best: number; readonly high: number } | "open";

/** The annotated sentences or articles, in the order of the file. */
export function readOwn(set: "sentences" | "articles"): readonly Annotated[] {
  const lines = readFileSync(new URL(`./${set}.jsonl`, import.meta.url), "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as Annotated);
}

/** Where the trigger's words stand. Throws when they do not: the annotation is wrong then. */
export function triggerSpans({ trigger }: Annotation, text: string): readonly Span[] {
  return trigger.map((wording) => numbered(wording, text));
}

/** Where the event is told again. */
export function againSpans({ again = [] }: Annotation, text: string): readonly Span[] {
  return again.map((wording) => numbered(wording, text));
}

/** Everywhere one of the wordings stands; a long text may name the same speaker often. */
export function wordingSpans(wordings: string, text: string): readonly Span[] {
  return wordings
    .replace(/^\?/, "")
    .split("|")
    .flatMap((wording) => occurrences(wording, text));
}

/** Whether a value is among those that are right. */
export function allows(values: string, value: string): boolean {
  return values.split("|").includes(value);
}

function numbered(wording: string, text: string): Span {
  const [, words = wording, nth = "1"] = /^(.*)#(\d)$/.exec(wording) ?? [];
  const span = occurrences(words, text)[Number(nth) - 1];
  if (span === undefined) throw new Error(`"${wording}" is not in "${text.slice(0, 60)}…"`);
  return span;
}

/** Whole words only: "let" does not stand in "letter". */
function occurrences(words: string, text: string): readonly Span[] {
  const found: Span[] = [];
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const end = at + words.length;
    if (!isInWord(text, at) && !isInWord(text, end)) found.push({ start: at, end });
  }
  return found;
}

/** Whether an offset lies between two letters or digits. */
function isInWord(text: string, offset: number): boolean {
  return /^[\p{L}\p{N}]{2}$/u.test(text.slice(Math.max(0, offset - 1), offset + 1));
}
