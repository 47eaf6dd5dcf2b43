import type { Followed } from "./series.ts";
import { ALMOST_NOTHING, type Counts, paceOf, WIDTH } from "./situations.ts";
import { SURROUNDINGS } from "./surroundings.ts";

/** Weeks and four-week stretches that are told one by one, before the last ones, which are in the situation already. */
const WEEKS = 7;
const FOURS = 12;
const YEAR = 52;
/** Lasting moves are looked for in so many weeks. */
const MOVES = 104;
/** Older histories tell no more. */
const OLD = 104;

/** How many numbers `courseAt` gives. */
export const COURSE = WIDTH + WEEKS + FOURS + 3 + SURROUNDINGS;
/** What lies farther from the pace than this, as a logarithm, is as strange as can be. */
const [LOWEST, HIGHEST] = [-6, 12];

/**
 * The course of a series up to the end of week `t`: its situation; its last weeks one by one and its last year by four
 * weeks, as logarithms beside its pace; the year before; how lasting its moves are; how long it is known; and what the
 * series around it do.
 */
export function courseAt({ counts, rows, known, first, around }: Followed, t: number): Float64Array {
  const pace = paceOf(rows, t);
  const course = new Float64Array(COURSE);
  course.set(rows.subarray(t * WIDTH, (t + 1) * WIDTH));
  let at = WIDTH;
  for (let back = 1; back <= WEEKS; back++) course[at++] = besidePace(meanOf(counts, t - back, 1), pace);
  for (let back = 1; back <= FOURS; back++) course[at++] = besidePace(meanOf(counts, t - 4 * back, 4), pace);
  course[at++] = besidePace(meanOf(counts, t - YEAR, YEAR), pace);
  course[at++] = lastingMoves(counts, t);
  course[at++] = Math.min(known[t] ?? 0, OLD) / YEAR;
  course.set(around.at(first + t), at);
  return course.map((x) => Math.min(Math.max(x, LOWEST), HIGHEST));
}

/** What was not seen is taken to have been as usual. */
function besidePace(mean: number | null, pace: number): number {
  return mean === null ? 0 : Math.log(mean + ALMOST_NOTHING) - pace;
}

/** The mean of the known counts among the `weeks` that end with week `t`; `null` without any. */
function meanOf(counts: Counts, t: number, weeks: number): number | null {
  let known = 0;
  let sum = 0;
  for (let i = Math.max(0, t - weeks + 1); i <= t; i++) {
    const count = counts[i] ?? null;
    if (count === null) continue;
    known++;
    sum += count;
  }
  return known === 0 ? null : sum / known;
}

/** Added to a variance before dividing by it. */
const SMALL = 0.05;

/** How far four weeks that were above or below the mean of two years were followed by four that were, too: 0 is not at all, 1 wholly. */
function lastingMoves(counts: Counts, t: number): number {
  const fours: number[] = [];
  for (let end = t; end >= 3 && end > t - MOVES; end -= 4) {
    const mean = meanOf(counts, end, 4);
    if (mean !== null) fours.push(Math.log(mean + ALMOST_NOTHING));
  }
  if (fours.length < 3) return 0;
  const mean = fours.reduce((sum, x) => sum + x, 0) / fours.length;
  let [together, square] = [0, 0];
  fours.forEach((x, i) => {
    square += (x - mean) ** 2;
    if (i > 0) together += (x - mean) * ((fours[i - 1] ?? mean) - mean);
  });
  return together / (square + SMALL * fours.length);
}
