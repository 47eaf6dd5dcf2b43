import { expect, test } from "vitest";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { type Forecaster, openForecaster } from "../../src/warn/forecast.ts";
import { type Followed, followed } from "../../src/warn/series.ts";
import { whatIf } from "../../src/warn/what-if.ts";
import { panelOfCounts, waves } from "./made-up.ts";

const model = loadWarningModel();

function opened(counts: readonly (number | null)[]): { readonly series: Followed; readonly forecaster: Forecaster } {
  const panel = panelOfCounts(counts);
  const all = followed(panel);
  const [series] = all;
  if (series === undefined) throw new Error("no series");
  return { series, forecaster: openForecaster(panel, all, model) };
}

/** The level after two more weeks with so many events in all. */
function levelAfter(counts: readonly (number | null)[], events: number): number | undefined {
  const { forecaster } = opened(counts);
  const first = Math.floor(events / 2);
  return forecaster.forecast(opened([...counts, first, events - first]).series).escalation?.level;
}

const calm = waves(100, 5);
const rising = [...calm, 11];

test.each([
  ["calm", calm],
  ["rising", rising],
])("what is said to change its mind changes it, and one event the other way does not: %s", (_, counts) => {
  const { series, forecaster } = opened(counts);
  const now = forecaster.forecast(series).escalation?.level ?? 0;
  const { falls, rises } = whatIf(series, forecaster) ?? {};
  if (falls != null) {
    expect(levelAfter(counts, falls.atMost)).toBe(falls.level);
    expect(falls.level).toBeLessThan(now);
    expect(levelAfter(counts, falls.atMost + 1)).toBeGreaterThanOrEqual(now);
  }
  if (rises != null) {
    expect(levelAfter(counts, rises.atLeast)).toBe(rises.level);
    expect(rises.level).toBeGreaterThan(now);
    expect(levelAfter(counts, rises.atLeast - 1)).toBeLessThanOrEqual(now);
  }
  expect([falls, rises].some((turn) => turn != null)).toBe(true);
});

test("weeks without events, and unseen ones, weigh nothing; the others are dated", () => {
  const { series, forecaster } = opened([...calm, 9, 0, null, 4]);
  const weighty = whatIf(series, forecaster)?.weighty ?? [];
  expect(weighty.map(({ back }) => back)).not.toContain(1);
  expect(weighty.map(({ back }) => back)).not.toContain(2);
  expect(weighty.filter(({ back }) => back === 0 || back === 3).map(({ events }) => events)).toEqual([4, 9]);
  expect(weighty.every(({ back }) => back < 8)).toBe(true);
});

test("an event in the last week of a rise makes an escalation likelier", () => {
  const { series, forecaster } = opened([...calm, 12]);
  expect(whatIf(series, forecaster)?.weighty[0]?.weight).toBeGreaterThan(0);
});

test("without a level there is nothing to change", () => {
  const { series, forecaster } = opened([1, 2, 3]);
  expect(whatIf(series, forecaster)).toBeNull();
});

test("the surge that drives a warning weighs more than the quiet weeks before it", () => {
  const { series, forecaster } = opened([...calm, 3, 14, 18]);
  const weighty = whatIf(series, forecaster)?.weighty ?? [];
  const surge = weighty.filter(({ back }) => back < 2).map(({ weight }) => weight);
  const before = weighty.filter(({ back }) => back >= 2).map(({ weight }) => weight);
  expect(surge).toHaveLength(2);
  expect(Math.max(...surge)).toBeGreaterThan(Math.max(...before));
});
