import type { ArticleId, ReportedEvent } from "../model.ts";
import { isCopy, leastShingles, type Shingles } from "./wording.ts";

/** Calls `met` with each pair of things of which one is a copy of an earlier one; each thing is compared with few others. */
export function findCopies(texts: readonly Shingles[], met: (copy: number, original: number) => boolean): void {
  const shelves = new Map<string, number[]>();
  texts.forEach((text, i) => {
    const keys = leastShingles(text);
    const near = new Set(keys.flatMap((key) => shelves.get(key) ?? []));
    const found = [...near].filter((other) => isCopy(text, texts[other] ?? new Set()) && met(i, other));
    if (found.length === 0) for (const key of keys) shelves.set(key, [...(shelves.get(key) ?? []), i]);
  });
}

/** Letters of a cell of a sketch, and how many cells make a band: with 21 bands of 3 copies meet but for 1 pair in 16 at the limit. */
const CELL = 3;
const BAND = 3 * CELL;
/** Shorter texts have too few runs to tell. */
const LEAST_RUNS = 20;
/** Broder 1997 takes two texts for copies from about half of their shingles on; a copy cut short lies within the longer. */
const MOSTLY_SHARED = 0.5;
const MOSTLY_WITHIN = 0.8;

/** For each article, the first of those that print its text, judged by the sketches of their whole texts. */
export function editionsOf(reports: readonly ReportedEvent[]): ReadonlyMap<ArticleId, ArticleId> {
  const editions = new Map(
    reports.flatMap(({ article, edition }) => (edition === undefined ? [] : [[article, edition] as const])),
  );
  const first = new Map<ArticleId, ArticleId>();
  const shelves = new Map<string, ArticleId[]>();
  for (const [article, edition] of editions) {
    const bands = edition.runs < LEAST_RUNS ? [] : bandsOf(edition.sketch);
    const near = new Set(bands.flatMap((band) => shelves.get(band) ?? []));
    const original = [...near].find((other) => {
      const known = editions.get(other);
      return known !== undefined && isSameText(edition, known);
    });
    first.set(article, original ?? article);
    if (original === undefined) for (const band of bands) shelves.set(band, [...(shelves.get(band) ?? []), article]);
  }
  return first;
}

function bandsOf(sketch: string): readonly string[] {
  const bands: string[] = [];
  for (let at = 0; at + BAND <= sketch.length; at += BAND) bands.push(`${at} ${sketch.slice(at, at + BAND)}`);
  return bands;
}

type Edition = NonNullable<ReportedEvent["edition"]>;

function isSameText(a: Edition, b: Edition): boolean {
  const alike = likeness(a.sketch, b.sketch);
  // |A∩B| follows from |A∩B| / |A∪B| and the two sizes.
  const shared = (alike * (a.runs + b.runs)) / (1 + alike);
  return alike >= MOSTLY_SHARED || shared / Math.min(a.runs, b.runs) >= MOSTLY_WITHIN;
}

/** The share of equal cells. */
function likeness(a: string, b: string): number {
  const cells = Math.min(a.length, b.length) / CELL;
  let same = 0;
  for (let at = 0; at < cells * CELL; at += CELL) if (a.slice(at, at + CELL) === b.slice(at, at + CELL)) same++;
  return cells === 0 ? 0 : same / cells;
}
