import { FLOORS } from "./counts.ts";
import { atMost, type Distribution } from "./distribution.ts";

/**
 * The continuous ranked probability score of a distribution for what came: the area between the distribution and the
 * step at the outcome; 0 is best. `log` measures on log(1 + count), so that doubling counts the same at every level
 * (Bosse et al. 2023, PLoS Comput Biol 19(8)).
 */
export interface Crps {
  readonly plain: number;
  readonly log: number;
}

export function crps({ at }: Distribution, outcome: number): Crps {
  let plain = 0;
  let log = 0;
  const y = Math.max(0, outcome);
  for (let j = 0; j + 1 < FLOORS.length; j++) {
    const from = FLOORS[j] ?? 0;
    if (j >= at.length && from >= y) break;
    const to = FLOORS[j + 1] ?? from + 1;
    const below = at[j] ?? 1;
    const [over, under] = [(below - 1) ** 2, below ** 2];
    plain += area(from, to, y, over, under);
    log += area(Math.log1p(from), Math.log1p(to), Math.log1p(y), over, under);
  }
  return { plain, log };
}

function area(from: number, to: number, at: number, over: number, under: number): number {
  const right = Math.min(Math.max(to - Math.max(from, at), 0), to - from);
  return right * over + (to - from - right) * under;
}

/** Where in the distribution the outcome lies: the probability of less, and that of no more. */
export function ranks(distribution: Distribution, outcome: number): readonly [number, number] {
  return [atMost(distribution, outcome - 1), atMost(distribution, outcome)];
}

/**
 * How much of the outcome's rank, spread evenly between its two ends, lies within the middle `share` of the
 * distribution: the expected value of the randomised test that a count lies in an interval.
 */
export function shareWithin([low, high]: readonly [number, number], share: number): number {
  const [from, to] = [(1 - share) / 2, (1 + share) / 2];
  if (high <= low) return low > from && low < to ? 1 : 0;
  return Math.max(0, Math.min(high, to) - Math.max(low, from)) / (high - low);
}

/** The area under the receiver operating characteristic: how often a case that came true had the higher score; ties count half. */
export function auroc(scores: readonly number[], came: readonly boolean[]): number | null {
  const order = scores.map((_, i) => i).sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const positives = came.filter(Boolean).length;
  const negatives = came.length - positives;
  if (positives === 0 || negatives === 0) return null;
  let sum = 0;
  for (let i = 0; i < order.length; ) {
    let end = i;
    while (end < order.length && scores[order[end] ?? 0] === scores[order[i] ?? 0]) end++;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) if (came[order[i] ?? 0] === true) sum += rank;
  }
  return (sum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** How far the mean squared error of probabilities lies below that of always telling the base rate; 0 is no better. */
export function brierSkill(probabilities: readonly number[], came: readonly boolean[]): number | null {
  const base = came.filter(Boolean).length / came.length;
  if (!(base > 0 && base < 1)) return null;
  const error = probabilities.reduce((sum, p, i) => sum + (p - Number(came[i])) ** 2, 0) / came.length;
  return 1 - error / (base * (1 - base));
}
