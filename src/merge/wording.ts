import { fingerprint, hashOf } from "../ids.ts";
import { remember } from "../remember.ts";

/** Runs of three words, by which copies of a text are known even when a few words were changed. */
export type Shingles = ReadonlySet<string>;

const RUN = 3;
/** Shorter texts share runs by chance. */
export const LEAST_RUNS = 5;
/** Broder 1997 takes two texts for copies from about half of their shingles on. */
const MOSTLY_SHARED = 0.5;
/** A copy that was cut short lies almost whole within the longer one. */
const MOSTLY_WITHIN = 0.75;

/** Lower case, without marks and punctuation: the form in which names and texts are compared. */
export function fold(text: string): string {
  return text.length > NAME_LENGTH ? folded(text) : foldName(text);
}

/** Names come again and again. */
const NAME_LENGTH = 60;
const foldName = remember(folded, 20_000);

function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The names within a phrase, folded: runs of words with a capital. */
export function properNames(phrase: string): readonly string[] {
  return (phrase.match(/\p{Lu}[\p{L}'’-]+(?:[\s-]\p{Lu}[\p{L}'’-]+)*/gu) ?? []).map(fold);
}

export function shinglesOf(text: string): Shingles {
  const words = fold(text).split(" ");
  const runs = new Set<string>();
  for (let i = 0; i + RUN <= words.length; i++) runs.add(words.slice(i, i + RUN).join(" "));
  return runs;
}

/** The same runs as numbers in ascending order, each once: they take little room and are compared fast. */
export function runsOf(text: string): Uint32Array {
  return Uint32Array.from(shinglesOf(text), (run) => hashOf(run) >>> 0).sort();
}

/** Whether one text is a copy of the other, with small changes or cut short. */
export function isCopy(a: Shingles, b: Shingles): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const run of small) if (large.has(run)) shared++;
  return isMostly(shared, small.size, large.size);
}

/** The same for runs as numbers. */
export function areCopied(a: Uint32Array, b: Uint32Array): boolean {
  const [small, large] = a.length <= b.length ? [a, b] : [b, a];
  if (small.length < LEAST_RUNS) return false;
  let shared = 0;
  for (let i = 0, j = 0; i < small.length && j < large.length; ) {
    const [one, other] = [small[i] ?? 0, large[j] ?? 0];
    if (one === other) shared++;
    if (one <= other) i++;
    if (other <= one) j++;
  }
  return isMostly(shared, small.length, large.length);
}

function isMostly(shared: number, small: number, large: number): boolean {
  if (small < LEAST_RUNS) return false;
  return shared / (small + large - shared) >= MOSTLY_SHARED || shared / small >= MOSTLY_WITHIN;
}

/** How many shingles stand for a text: copies share one of them but for one pair in hundreds (Broder's bottom sketch). */
const SKETCH = 8;

/** The shingles of a text that come first in an order which no text can choose; copies have some in common. */
export function leastShingles(shingles: Shingles): readonly string[] {
  if (shingles.size < LEAST_RUNS) return [];
  const hashed = [...shingles].map((run) => [fingerprint(run), run] as const);
  hashed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return hashed.slice(0, SKETCH).map(([hash]) => hash);
}
