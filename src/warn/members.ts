import { courseAt } from "./course.ts";
import { type Distribution, empirical, hurdle, negativeBinomial } from "./distribution.ts";
import type { Analogues, Horizon, Regression, Situation, WarningModel } from "./model.ts";
import { foretell } from "./net.ts";
import type { Followed } from "./series.ts";
import { ALMOST_NOTHING, type Counts, paceOf, totalTo, WIDTH } from "./situations.ts";
import { logistic } from "./special-functions.ts";

/**
 * The ways of forecasting that are pooled. The first was learnt from made-up conflicts, the next two from other ones, and
 * the last two are what the series itself did over the last year or so, and lately.
 */
export const MEMBERS = ["network", "regression", "analogues", "own year", "own weeks"] as const;

/** What each member says of the total of the next `horizon` weeks at the end of week `t`. */
export function membersAt(series: Followed, t: number, horizon: Horizon, model: WarningModel): readonly Distribution[] {
  const { counts, rows } = series;
  const row = rows.subarray(t * WIDTH, (t + 1) * WIDTH);
  const pace = paceOf(rows, t);
  const regressed = regress(model.regressions[horizon], row, pace, horizon);
  return [
    foretell(model.net, courseAt(series, t), pace, horizon),
    regressed,
    compare(model.analogues, row, pace, horizon),
    ownHistory(counts, t, horizon, YEARLY) ?? regressed,
    ownHistory(counts, t, horizon, LATELY) ?? regressed,
  ];
}

/** A hurdle model: whether anything happens, and a negative binomial count of how many more than one. */
export function regress(
  { some, mean, size }: Regression,
  row: Float64Array,
  pace: number,
  weeks: number,
): Distribution {
  const more = Math.exp(clamp(linear(mean, row) + Math.max(pace + Math.log(weeks), -2), -12, 20));
  const spread = Math.exp(clamp(linear(size, row), -4, 6));
  return hurdle(logistic(linear(some, row)), negativeBinomial(more, spread, 1));
}

function linear(coefficients: readonly number[], row: Float64Array): number {
  let sum = coefficients[0] ?? 0;
  for (let j = 0; j < row.length; j++) sum += (coefficients[j + 1] ?? 0) * (row[j] ?? 0);
  return sum;
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

/** How many typical situations are asked, the nearest ones. */
const NEAREST = 4;

/** What came of situations like this one, at this series' pace. */
function compare(analogues: Analogues, row: Float64Array, pace: number, horizon: Horizon): Distribution {
  const counts: number[] = [];
  const weights: number[] = [];
  const scale = Math.exp(pace);
  for (const { situation, weight } of nearest(analogues, row)) {
    for (const times of situation.outcomes[horizon]) {
      counts.push(Math.round(times * scale));
      weights.push(weight);
    }
  }
  return empirical(counts, weights);
}

/** The compared features of all typical situations, laid end to end: asked millions of times. */
const LAID = new WeakMap<Analogues, Float64Array>();

function laidOut(analogues: Analogues): Float64Array {
  const laid = LAID.get(analogues) ?? Float64Array.from(analogues.situations.flatMap(({ at }) => at));
  LAID.set(analogues, laid);
  return laid;
}

/** The typical situations nearest to a row of features, nearer ones with more weight. Weights add up to 1. */
export function nearest(
  analogues: Analogues,
  row: Float64Array,
): readonly { readonly situation: Situation; readonly weight: number }[] {
  const { features, scales, situations } = analogues;
  const here = Float64Array.from(features, (feature, i) => (row[feature] ?? 0) / (scales[i] ?? 1));
  const laid = laidOut(analogues);
  const best: { situation: Situation; distance: number }[] = [];
  let farthest = Number.POSITIVE_INFINITY;
  for (let s = 0, at = 0; s < situations.length; s++, at += here.length) {
    let distance = 0;
    for (let i = 0; i < here.length && distance < farthest; i++)
      distance += ((laid[at + i] ?? 0) - (here[i] ?? 0)) ** 2;
    const situation = situations[s];
    if (distance >= farthest || situation === undefined) continue;
    best.push({ situation, distance });
    best.sort((a, b) => a.distance - b.distance);
    best.length = Math.min(best.length, NEAREST);
    if (best.length === NEAREST) farthest = best[NEAREST - 1]?.distance ?? farthest;
  }
  const weights = best.map(({ distance }) => 1 / (distance + ALMOST_NOTHING));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return best.map(({ situation }, i) => ({ situation, weight: (weights[i] ?? 0) / total }));
}

interface Memory {
  readonly windows: number;
  /** What each week back is worth beside the one after it. */
  readonly keep: number;
}

/** The survey's recency weights. */
export const YEARLY: Memory = { windows: 48, keep: 0.93 };
const LATELY: Memory = { windows: 24, keep: 0.8 };

/** The totals of this series' own past, recent ones with more weight; `null` before there is one. */
export function ownHistory(counts: Counts, t: number, weeks: number, { windows, keep }: Memory): Distribution | null {
  const totals: number[] = [];
  const weights: number[] = [];
  for (let back = 0; back < windows; back++) {
    const total = totalTo(counts, t - back, weeks);
    if (total === null) continue;
    totals.push(total);
    weights.push(keep ** back);
  }
  return totals.length === 0 ? null : empirical(totals, weights);
}
