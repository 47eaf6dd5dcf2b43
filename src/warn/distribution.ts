import { FLOORS, MIDDLES, STEPS, stepOf } from "./counts.ts";
import { incompleteBeta, logGamma } from "./special-functions.ts";

/**
 * How likely each count is: `at[j]` is the probability of at most `MIDDLES[j]` events. Steps behind the end of the
 * array have probability 1.
 */
export interface Distribution {
  readonly at: Float64Array;
}

/** Where a distribution is worked out before it is cut off. */
const SCRATCH = new Float64Array(STEPS);

/** A distribution is cut off where less than this remains. */
const REST = 1e-6;

/**
 * The negative binomial distribution with a mean and a size: its variance is `mean + mean² / size`. `shift` 1 tells of
 * one event more, for counts that are at least one.
 */
export function negativeBinomial(mean: number, size: number, shift = 0): Distribution {
  const m = Math.min(Math.max(mean, 1e-9), 1e9);
  const r = Math.min(Math.max(size, 1e-3), 1e7);
  const ratio = m / (r + m);
  const at = SCRATCH.fill(0);
  let mass = Math.exp(r * Math.log1p(-ratio));
  let sum = mass;
  const summed = mass > 1e-290; // Otherwise the first terms underflow, and the sum would stay 0.
  for (let j = 0; j < STEPS; j++) {
    const k = (MIDDLES[j] ?? 0) - shift;
    if (k < 0) continue;
    if (summed && j < 40) {
      if (k > 0) {
        mass *= ((k - 1 + r) / k) * ratio;
        sum += mass;
      }
      at[j] = Math.min(sum, 1);
    } else at[j] = incompleteBeta(1 - ratio, r, k + 1);
    if (1 - (at[j] ?? 0) < REST) return { at: at.slice(0, j + 1) };
  }
  return { at: at.slice() };
}

/** What remains when nothing happens with probability `1 - some`, and `given` tells of the rest. */
export function hurdle(some: number, given: Distribution): Distribution {
  return { at: given.at.map((value) => 1 - some + some * value) };
}

/** Counts that were seen, each with its weight; weights need not add up to 1. */
export function empirical(counts: ArrayLike<number>, weights: ArrayLike<number>): Distribution {
  let top = 0;
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    top = Math.max(top, stepAbove(counts[i] ?? 0));
    total += weights[i] ?? 0;
  }
  const at = new Float64Array(Math.min(top + 1, STEPS));
  for (let i = 0; i < counts.length; i++) {
    const j = Math.min(stepAbove(counts[i] ?? 0), STEPS - 1);
    at[j] = (at[j] ?? 0) + (weights[i] ?? 0) / total;
  }
  for (let j = 1; j < at.length; j++) at[j] = Math.min(1, (at[j] ?? 0) + (at[j - 1] ?? 0));
  return { at };
}

/** The first step whose middle is not below the count. */
function stepAbove(count: number): number {
  const step = stepOf(count);
  return (MIDDLES[step] ?? 0) >= count ? step : step + 1;
}

/** Several distributions as one: a draw from the first with the first weight, and so on. Weights add up to 1. */
export function pool(members: readonly Distribution[], weights: readonly number[]): Distribution {
  const at = new Float64Array(Math.max(...members.map((member) => member.at.length)));
  members.forEach((member, i) => {
    const weight = weights[i] ?? 0;
    for (let j = 0; j < at.length; j++) at[j] = (at[j] ?? 0) + weight * (member.at[j] ?? 1);
  });
  return { at };
}

/** The probability of at most `count` events. */
export function atMost(distribution: Distribution, count: number): number {
  if (count < 0) return 0;
  const { at } = distribution;
  const step = stepOf(count);
  const upper = at[step] ?? 1;
  if ((FLOORS[step + 1] ?? 0) - (FLOORS[step] ?? 0) <= 1) return upper;
  // Between two middles of wide steps the probability grows evenly.
  const middle = MIDDLES[step] ?? 0;
  const [j, k] = count >= middle ? [step, step + 1] : [step - 1, step];
  const from = MIDDLES[j] ?? 0;
  const share = (count - from) / ((MIDDLES[k] ?? from + 1) - from);
  return (at[j] ?? 1) + share * ((at[k] ?? 1) - (at[j] ?? 1));
}

/** The smallest count that `level` of the probability lies at or below; `level` lies between 0 and 1. */
export function quantile(distribution: Distribution, level: number): number {
  const { at } = distribution;
  let low = 0;
  let high = at.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((at[middle] ?? 1) >= level) high = middle;
    else low = middle + 1;
  }
  const upper = MIDDLES[low] ?? MIDDLES[STEPS - 1] ?? 0;
  const lower = low === 0 ? -1 : (MIDDLES[low - 1] ?? 0);
  if (upper - lower <= 1) return upper;
  const below = low === 0 ? 0 : (at[low - 1] ?? 1);
  const share = (level - below) / Math.max((at[low] ?? 1) - below, 1e-12);
  return Math.ceil(lower + share * (upper - lower));
}

/** The mean of a distribution, counting each step by its middle. */
export function meanOf({ at }: Distribution): number {
  let mean = 0;
  for (let j = 0; j < at.length; j++) mean += ((at[j] ?? 1) - (j === 0 ? 0 : (at[j - 1] ?? 1))) * (MIDDLES[j] ?? 0);
  return mean;
}

/** The logarithm of a count's probability under the negative binomial distribution. */
export function logNegativeBinomial(count: number, mean: number, size: number): number {
  return (
    logGamma(count + size) -
    logGamma(size) -
    logGamma(count + 1) +
    size * Math.log(size / (size + mean)) +
    count * Math.log(Math.max(mean, 1e-12) / (size + mean))
  );
}
