import type { Analogues, Horizon, Situation } from "../../src/warn/model.ts";
import { type Case, escalatedAfter, forEachHorizon, outcomeOf, rounded, standardOf } from "./fit-model.ts";

/** The features that are compared, and how much each counts. */
const COMPARED: readonly (readonly [feature: number, importance: number])[] = [
  [0, 1],
  [1, 1],
  [2, 1],
  [3, 0.7],
  [5, 0.7],
  [7, 0.7],
  [12, 0.7],
  [13, 0.7],
  [11, 0.7],
];
const SITUATIONS = 400;
/** How many past cases each typical situation sums up; the survey found 75 to 300 alike. */
const CASES = 150;
const LEVELS = 32;
const ROUNDS = 12;

/** Typical situations of some cases, each with what came of the cases nearest to it. */
export function fitAnalogues(cases: readonly Case[]): Analogues {
  const features = COMPARED.map(([feature]) => feature);
  const { spreads } = standardOf(cases, features);
  const scales = spreads.map((spread, i) => rounded(spread / (COMPARED[i]?.[1] ?? 1)));
  const points = cases.map(({ row }) => features.map((feature, i) => (row[feature] ?? 0) / (scales[i] ?? 1)));
  const situations = centresOf(points).map((at) => summary(at, nearestCases(at, points, cases)));
  return { features, scales, situations };
}

/** Centres of the points by Lloyd's method, begun at points that are spread evenly over the cases. */
function centresOf(points: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const step = points.length / SITUATIONS;
  let centres = Array.from(
    { length: Math.min(SITUATIONS, points.length) },
    (_, i) => points[Math.floor(i * step)] ?? [],
  );
  for (let round = 0; round < ROUNDS; round++) {
    const sums = centres.map((centre) => ({ sum: centre.map(() => 0), count: 0 }));
    for (const point of points) {
      const own = sums[closest(centres, point)];
      if (own === undefined) continue;
      own.count++;
      point.forEach((x, i) => (own.sum[i] = (own.sum[i] ?? 0) + x));
    }
    centres = centres.map((centre, i) => {
      const { sum, count } = sums[i] ?? { sum: [], count: 0 };
      return count === 0 ? centre : sum.map((x) => x / count);
    });
  }
  return centres;
}

function closest(centres: readonly (readonly number[])[], point: readonly number[]): number {
  let [best, least] = [0, Number.POSITIVE_INFINITY];
  for (let i = 0; i < centres.length; i++) {
    const distance = distanceOf(centres[i] ?? [], point, least);
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

function distanceOf(a: readonly number[], b: readonly number[], most = Number.POSITIVE_INFINITY): number {
  let sum = 0;
  for (let i = 0; i < a.length && sum < most; i++) sum += ((a[i] ?? 0) - (b[i] ?? 0)) ** 2;
  return sum;
}

function nearestCases(
  at: readonly number[],
  points: readonly (readonly number[])[],
  cases: readonly Case[],
): readonly Case[] {
  const distances = Float64Array.from(points, (point) => distanceOf(at, point));
  const limit = Float64Array.from(distances).sort()[Math.min(CASES, points.length) - 1] ?? 0;
  return cases.filter((_, i) => (distances[i] ?? 0) <= limit);
}

function summary(at: readonly number[], near: readonly Case[]): Situation {
  const counts: Record<string, number> = {};
  for (const { conflict } of near) counts[conflict] = (counts[conflict] ?? 0) + 1;
  const cases = Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
  const escalated = near.filter((each) => escalatedAfter(each) === true).length;
  return { at: at.map(rounded), outcomes: forEachHorizon((horizon) => levelsOf(near, horizon)), cases, escalated };
}

/** Outcomes as multiples of the pace, at evenly spread levels of probability. */
function levelsOf(near: readonly Case[], horizon: Horizon): readonly number[] {
  const times = near
    .flatMap((each) => {
      const outcome = outcomeOf(each, horizon);
      return outcome === null ? [] : [outcome / Math.exp(each.pace)];
    })
    .sort((a, b) => a - b);
  return Array.from({ length: LEVELS }, (_, i) => {
    const at = ((i + 0.5) / LEVELS) * times.length - 0.5;
    const below = times[Math.max(0, Math.floor(at))] ?? 0;
    const above = times[Math.min(times.length - 1, Math.floor(at) + 1)] ?? below;
    return rounded(below + (at - Math.floor(at)) * (above - below));
  });
}
