import { expect, test } from "vitest";
import { loadNet } from "../../src/knowledge/warning-model.ts";
import { COURSE, courseAt } from "../../src/warn/course.ts";
import { atMost, meanOf, quantile } from "../../src/warn/distribution.ts";
import { HORIZONS, type Net } from "../../src/warn/model.ts";
import { foretell } from "../../src/warn/net.ts";
import type { Followed } from "../../src/warn/series.ts";
import { type Counts, paceOf } from "../../src/warn/situations.ts";
import { followedCounts, waves } from "./made-up.ts";

const net = loadNet();

function foretold(series: Followed | undefined, t: number, weeks: (typeof HORIZONS)[number] = 4) {
  if (series === undefined) throw new Error("There is no such series.");
  return foretell(net, courseAt(series, t), paceOf(series.rows, t), weeks);
}

test("an answer of one part is a negative binomial count beside the pace", () => {
  const answer = [50, 0, 0, Math.log(2), 0, 0, 6, 0, 0, -50];
  const biases = HORIZONS.flatMap(() => answer);
  const plain: Net = { layers: [{ weights: biases.flatMap(() => Array.from({ length: COURSE }, () => 0)), biases }] };
  const week = foretell(plain, new Float64Array(COURSE), Math.log(10), 1);
  expect(meanOf(week)).toBeCloseTo(20, 1);
  // Above 40 counts are kept in steps of five per cent.
  expect(Math.abs(meanOf(foretell(plain, new Float64Array(COURSE), Math.log(10), 4)) - 80)).toBeLessThan(4);
  expect(quantile(week, 0.95)).toBeGreaterThan(26);
  expect(quantile(week, 0.95)).toBeLessThan(30);
});

test("the network that comes along knows as many inputs as there are", () => {
  expect(net.layers[0]?.weights.length).toBe(COURSE * (net.layers[0]?.biases.length ?? 0));
  expect(net.layers.at(-1)?.biases.length).toBe(10 * HORIZONS.length);
});

test.each([0.2, 3, 40, 2000])("around a steady level of %d it forecasts that level", (level) => {
  const counts = Array.from({ length: 150 }, (_, t) => Math.floor((t + 1) * level) - Math.floor(t * level));
  const [series] = followedCounts(counts);
  for (const weeks of HORIZONS) {
    const distribution = foretold(series, 149, weeks);
    expect(meanOf(distribution) / (level * weeks)).toBeGreaterThan(0.6);
    expect(meanOf(distribution) / (level * weeks)).toBeLessThan(1.5);
    expect(atMost(distribution, 100 * level * weeks + 20)).toBeGreaterThan(0.995);
  }
});

test("one week of history is forecast more widely than two years of it", () => {
  const width = (counts: Counts) => {
    const distribution = foretold(followedCounts(counts)[0], counts.length - 1);
    return Math.log((quantile(distribution, 0.95) + 1) / (quantile(distribution, 0.05) + 1));
  };
  const steady = Array.from({ length: 104 }, (_, t) => 10 + (t % 3));
  expect(width([10])).toBeGreaterThan(2 * width(steady));
});

test("a truce that quietens all other zones lowers the forecast of one where nothing has changed yet", () => {
  const others = Array.from({ length: 12 }, (_, i) => waves(120, 20, 7 * i));
  const one = Array.from({ length: 120 }, (_, t) => 20 + (t % 5));
  const quiet = others.map((counts) => counts.map((count, t) => (t >= 117 ? Math.round(count / 10) : count)));
  const [among] = followedCounts(one, ...others);
  const [amongQuiet] = followedCounts(one, ...quiet);
  expect(meanOf(foretold(amongQuiet, 119))).toBeLessThan(0.95 * meanOf(foretold(among, 119)));
});
