import { type Distribution, hurdle, negativeBinomial, pool } from "./distribution.ts";
import { HORIZONS, type Horizon, type Net } from "./model.ts";
import { logistic } from "./special-functions.ts";

/** The answer for each horizon: of each part its weight, place and size, and the weight of nothing happening at all. */
const PARTS = 3;
const ANSWER = 3 * PARTS + 1;

/** What a network that was trained on made-up conflicts says of the total of the next weeks. */
export function foretell(net: Net, course: Float64Array, pace: number, weeks: Horizon): Distribution {
  const from = HORIZONS.indexOf(weeks) * ANSWER;
  const answer = answerOf(net, course).subarray(from, from + ANSWER);
  const base = Math.max(pace + Math.log(weeks), LOWEST_BASE);
  const weights = shares(answer.subarray(0, PARTS));
  const parts = weights.map((_, i) => {
    const mean = Math.exp(clamp((answer[PARTS + i] ?? 0) + base, -9, 16));
    return negativeBinomial(mean, Math.exp(clamp(answer[2 * PARTS + i] ?? 0, -4, 6)));
  });
  return hurdle(1 - logistic(answer[3 * PARTS] ?? 0), pool(parts, weights));
}

/** Totals are not told beside less than this: the logarithm of some 0.14 events. */
const LOWEST_BASE = -2;

/** One layer, then layers whose output is added to what they were given, then the answers for all horizons. */
function answerOf({ layers }: Net, course: Float64Array): Float64Array {
  let values = course;
  layers.forEach((layer, i) => {
    const sums = apply(layer, values);
    if (i + 1 < layers.length) for (let j = 0; j < sums.length; j++) sums[j] = bent(sums[j] ?? 0);
    if (i > 0 && i + 1 < layers.length)
      for (let j = 0; j < sums.length; j++) sums[j] = (sums[j] ?? 0) + (values[j] ?? 0);
    values = sums;
  });
  return values;
}

function apply({ weights, biases }: Net["layers"][number], values: Float64Array): Float64Array {
  const sums = Float64Array.from(biases);
  for (let j = 0, at = 0; j < sums.length; j++) {
    let sum = sums[j] ?? 0;
    for (let i = 0; i < values.length; i++) sum += (weights[at++] ?? 0) * (values[i] ?? 0);
    sums[j] = sum;
  }
  return sums;
}

/** The sigmoid-weighted linear unit (Elfwing et al. 2018, Neural Networks 107). */
function bent(x: number): number {
  return x * logistic(x);
}

function shares(logits: Float64Array): readonly number[] {
  const most = Math.max(...logits);
  const raised = [...logits].map((x) => Math.exp(x - most));
  const total = raised.reduce((sum, x) => sum + x, 0);
  return raised.map((x) => x / total);
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}
