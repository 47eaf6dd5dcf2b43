/** Counts of one zone, week by week without gaps; `null` is a week that nobody could see. */
export type Counts = readonly (number | null)[];

/**
 * What is known of a series at the end of a week, in numbers that say the same at any level: logarithms of how recent
 * weeks compare with the pace, a smoothed weekly mean, and the pace itself.
 */
export const FEATURES = [
  "last week",
  "last two weeks or so",
  "last month",
  "last half year",
  "last year and a half",
  "mean of a year",
  "highest of a year",
  "weeks since anything",
  "last four weeks",
  "unsteadiness",
  "jumpiness",
  "pace",
  "usual four weeks",
  "spread of four weeks",
  "share of empty four weeks",
  "four weeks before",
] as const;
export const WIDTH = FEATURES.length;
const PACE = 11;

/** Added to means before their logarithm is taken, so that quiet weeks have one. The survey's value. */
export const ALMOST_NOTHING = 0.1;
/** Weights of the newest week in the smoothed means: about two weeks, a month, two months (the pace), half a year, a year and a half. */
const FAST = 0.6;
const MONTH = 0.3;
const STEADY = 0.12;
const SLOW = 0.04;
const LONG = 0.013;
const RESTLESS = 0.06;
const FOUR_WEEKS = 0.05;
const YEAR = 52;

/** The features of each week, `WIDTH` numbers a week in the order of `FEATURES`. Weeks before the first known count are all 0. */
export function situationsOf(counts: Counts): Float64Array {
  const rows = new Float64Array(counts.length * WIDTH);
  const state = { fast: 0, month: 0, steady: 0, slow: 0, long: 0, unsteady: 1, jumpy: 0.5 };
  const fours: Fours = { known: 0, mean: 0, square: 0, empty: 0 };
  let known = 0;
  let quiet = 0;
  let last = 0;
  for (let t = 0; t < counts.length; t++) {
    const count = counts[t] ?? null;
    if (count !== null) {
      known++;
      last = count;
      quiet = count > 0 ? 0 : quiet + 1;
      if (known > 1) follow(state, count, known);
      state.fast = smooth(state.fast, count, FAST, known);
      state.month = smooth(state.month, count, MONTH, known);
      state.steady = smooth(state.steady, count, STEADY, known);
      state.slow = smooth(state.slow, count, SLOW, known);
      state.long = smooth(state.long, count, LONG, known);
    }
    if (known === 0) continue;
    const pace = logOf(state.steady);
    const year = lookBack(counts, t, YEAR);
    const four = lookBack(counts, t, 4);
    const before = lookBack(counts, t - 4, 4);
    takeFour(fours, totalTo(counts, t, 4));
    rows.set(
      [
        logOf(last) - pace,
        logOf(state.fast) - pace,
        logOf(state.month) - pace,
        logOf(state.slow) - pace,
        logOf(state.long) - pace,
        logOf(year.mean) - pace,
        logOf(year.most) - pace,
        Math.log1p(quiet),
        (four.known > 0 ? logOf(four.mean) : pace) - pace,
        Math.log(state.unsteady + ALMOST_NOTHING),
        Math.log(state.jumpy + ALMOST_NOTHING),
        pace,
        (fours.known > 0 ? fours.mean : pace) - pace,
        Math.log(Math.sqrt(Math.max(0, fours.square - fours.mean ** 2)) + ALMOST_NOTHING),
        fours.empty,
        logOf(before.mean) - pace,
      ],
      t * WIDTH,
    );
  }
  return rows;
}

/** The pace of a row of features: the logarithm of the smoothed weekly mean and a little. */
export function paceOf(rows: Float64Array, t: number): number {
  return rows[t * WIDTH + PACE] ?? 0;
}

interface Restlessness {
  readonly steady: number;
  unsteady: number;
  jumpy: number;
}

/** Takes in how far a count lies from the pace before it, as a Poisson count would and in logarithms. */
function follow(state: Restlessness, count: number, known: number): void {
  const before = state.steady + ALMOST_NOTHING;
  state.unsteady = smooth(state.unsteady, (count - before) ** 2 / before, RESTLESS, known);
  state.jumpy = smooth(state.jumpy, Math.abs(Math.log1p(count) - Math.log1p(before)), RESTLESS, known);
}

interface Fours {
  known: number;
  mean: number;
  square: number;
  empty: number;
}

/** Takes in a total of four weeks: mean and mean square of its weekly logarithm, and how often it was 0. */
function takeFour(fours: Fours, total: number | null): void {
  if (total === null) return;
  const log = logOf(total / 4);
  fours.known++;
  fours.mean = smooth(fours.mean, log, FOUR_WEEKS, fours.known);
  fours.square = smooth(fours.square, log * log, FOUR_WEEKS, fours.known);
  fours.empty = smooth(fours.empty, total === 0 ? 1 : 0, FOUR_WEEKS, fours.known);
}

/** A running mean that forgets: an even mean until there are enough counts for `weight`. */
function smooth(mean: number, count: number, weight: number, known: number): number {
  return mean + Math.max(weight, 1 / known) * (count - mean);
}

function logOf(mean: number): number {
  return Math.log(mean + ALMOST_NOTHING);
}

/** Mean and highest of the known counts among the last `weeks` up to week `t`. */
function lookBack(counts: Counts, t: number, weeks: number): { known: number; mean: number; most: number } {
  let known = 0;
  let sum = 0;
  let most = 0;
  for (let i = Math.max(0, t - weeks + 1); i <= t; i++) {
    const count = counts[i] ?? null;
    if (count === null) continue;
    known++;
    sum += count;
    most = Math.max(most, count);
  }
  return { known, mean: known === 0 ? 0 : sum / known, most };
}

/** The events of the `weeks` weeks that end with week `t`; `null` when one of them was not seen. */
export function totalTo(counts: Counts, t: number, weeks: number): number | null {
  if (t + 1 < weeks || t >= counts.length) return null;
  let sum = 0;
  for (let i = t - weeks + 1; i <= t; i++) {
    const count = counts[i] ?? null;
    if (count === null) return null;
    sum += count;
  }
  return sum;
}
