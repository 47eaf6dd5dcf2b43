import negativeBinomials from "@stdlib/stats-base-dists-negative-binomial";
import { expect, test } from "vitest";
import {
  atMost,
  empirical,
  hurdle,
  logNegativeBinomial,
  meanOf,
  negativeBinomial,
  pool,
  quantile,
} from "../../src/warn/distribution.ts";
import { recalibrate } from "../../src/warn/recalibration.ts";
import { crps, ranks, shareWithin } from "../../src/warn/scores.ts";
import { digamma, logGamma, normal, normalQuantile } from "../../src/warn/special-functions.ts";

const SHAPES = [
  [0.05, 0.3],
  [1, 0.5],
  [3.7, 2],
  [40, 1.3],
  [900, 30],
  [25_000, 4],
] as const;

test.each(SHAPES)("the negative binomial of mean %d and size %d is @stdlib's", (mean, size) => {
  const made = negativeBinomial(mean, size);
  for (const count of [0, 1, 2, 5, 17, 39]) {
    const theirs = negativeBinomials.cdf(count, size, size / (size + mean));
    expect(atMost(made, count)).toBeCloseTo(theirs, 6);
  }
});

test.each(SHAPES)("its quantiles for mean %d and size %d lie within a step of @stdlib's", (mean, size) => {
  for (const level of [0.05, 0.25, 0.5, 0.9, 0.95]) {
    const theirs = negativeBinomials.quantile(level, size, size / (size + mean));
    const ours = quantile(negativeBinomial(mean, size), level);
    expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(theirs < 40 ? 0 : 1 + 0.03 * theirs);
  }
});

test.each(SHAPES)("the logarithm of a probability for mean %d and size %d is @stdlib's", (mean, size) => {
  const theirs = negativeBinomials.logpmf(7, size, size / (size + mean));
  expect(logNegativeBinomial(7, mean, size)).toBeCloseTo(theirs, 6);
});

test("the mean of a distribution is what it was made with, within the width of its steps", () => {
  for (const [mean, size] of SHAPES) expect(meanOf(negativeBinomial(mean, size)) / mean).toBeCloseTo(1, 1);
});

test("special functions keep their defining equations", () => {
  for (const x of [0.2, 1, 3.3, 12, 400]) {
    expect(logGamma(x + 1) - logGamma(x)).toBeCloseTo(Math.log(x), 8);
    expect(digamma(x + 1) - digamma(x)).toBeCloseTo(1 / x, 6);
  }
  for (const p of [1e-6, 0.01, 0.3, 0.5, 0.77, 0.999]) expect(normal(normalQuantile(p))).toBeCloseTo(p, 6);
});

test("absurd means neither hang nor give a number that is none", () => {
  for (const mean of [0, 1e-300, 1e12, Number.MAX_VALUE]) {
    const made = negativeBinomial(mean, 1);
    expect(made.at.every((p) => p >= 0 && p <= 1)).toBe(true);
    expect(Number.isFinite(quantile(made, 0.99))).toBe(true);
  }
});

test("a pool lies between its members, and a hurdle keeps its probability of nothing", () => {
  const [low, high] = [negativeBinomial(1, 1), negativeBinomial(9, 1)];
  const both = pool([low, high], [0.25, 0.75]);
  expect(atMost(both, 3)).toBeCloseTo(0.25 * atMost(low, 3) + 0.75 * atMost(high, 3), 9);
  expect(atMost(hurdle(0.3, negativeBinomial(4, 1, 1)), 0)).toBeCloseTo(0.7, 9);
});

test("counts that were seen make the quantiles", () => {
  const seen = empirical([0, 2, 2, 7, 5000], [1, 1, 1, 1, 1]);
  expect([0.2, 0.5, 0.8].map((level) => quantile(seen, level))).toEqual([0, 2, 7]);
  expect(quantile(seen, 0.99)).toBeGreaterThan(4500);
  expect(atMost(empirical([1, 9], [3, 1]), 1)).toBeCloseTo(0.75, 9);
});

test("the CRPS of a sure forecast is the distance to the outcome", () => {
  const five = empirical([5], [1]);
  expect(crps(five, 5).plain).toBe(0);
  expect(crps(five, 9).plain).toBeCloseTo(4, 9);
  expect(crps(five, 0).log).toBeCloseTo(Math.log(6), 9);
});

test("the CRPS prefers the distribution that the outcome came from", () => {
  const truth = negativeBinomial(6, 2);
  const expected = (forecast: typeof truth) =>
    Array.from({ length: 60 }, (_, y) => (atMost(truth, y) - atMost(truth, y - 1)) * crps(forecast, y).log).reduce(
      (a, b) => a + b,
    );
  for (const other of [
    negativeBinomial(4, 2),
    negativeBinomial(9, 2),
    negativeBinomial(6, 0.5),
    negativeBinomial(6, 50),
  ])
    expect(expected(other)).toBeGreaterThan(expected(truth));
});

test("outcomes drawn from a forecast lie in its middle as often as they should", () => {
  const truth = negativeBinomial(3, 1);
  const within = Array.from(
    { length: 200 },
    (_, y) => (atMost(truth, y) - atMost(truth, y - 1)) * shareWithin(ranks(truth, y), 0.9),
  ).reduce((a, b) => a + b);
  expect(within).toBeCloseTo(0.9, 2);
});

test("putting a forecast right widens, narrows and shifts it, and leaves a right one alone", () => {
  const made = negativeBinomial(20, 3);
  const width = (d: typeof made) => quantile(d, 0.95) - quantile(d, 0.05);
  expect(recalibrate(made, { shift: 0, spread: 1 }).at).toEqual(made.at);
  expect(width(recalibrate(made, { shift: 0, spread: 1.4 }))).toBeGreaterThan(width(made));
  expect(width(recalibrate(made, { shift: 0, spread: 0.7 }))).toBeLessThan(width(made));
  expect(quantile(recalibrate(made, { shift: 0.5, spread: 1 }), 0.5)).toBeGreaterThan(quantile(made, 0.5));
});
