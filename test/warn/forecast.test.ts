import { expect, test } from "vitest";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { backtest, OURS } from "../../src/warn/backtest.ts";
import { forecastAll, LEVELS, openForecaster, type ZoneForecast } from "../../src/warn/forecast.ts";
import { followed } from "../../src/warn/series.ts";
import type { Counts } from "../../src/warn/situations.ts";
import { panelOfCounts, waves } from "./made-up.ts";

const model = loadWarningModel();

function forecast(...zones: readonly Counts[]): readonly ZoneForecast[] {
  return forecastAll(panelOfCounts(...zones), model);
}

function one(counts: Counts): ZoneForecast {
  const [zone] = forecast(counts);
  if (zone === undefined) throw new Error("no forecast");
  return zone;
}

function at({ forecasts }: ZoneForecast, ahead: string, level: (typeof LEVELS)[number]): number {
  const found = forecasts.find((each) => each.ahead === ahead);
  return found?.quantiles[LEVELS.indexOf(level)] ?? Number.NaN;
}

test("every zone has four forecasts whose quantiles never fall and whose days follow the last week", () => {
  const [zone] = forecast(waves(150, 5));
  expect(zone?.forecasts.map(({ ahead }) => ahead)).toEqual(["1 week", "2 weeks", "4 weeks", "month"]);
  for (const { quantiles, during } of zone?.forecasts ?? []) {
    expect(quantiles).toEqual(quantiles.toSorted((a, b) => a - b));
    expect(during.first).toBe("2022-11-21");
  }
  expect(zone?.forecasts.map(({ during }) => during.last)).toEqual([
    "2022-11-27",
    "2022-12-04",
    "2022-12-18",
    "2022-12-20",
  ]);
});

test("longer times ahead bring more, and a busier zone more than a quiet one", () => {
  const [busy, quiet] = forecast(waves(150, 30), waves(150, 1));
  if (busy === undefined || quiet === undefined) throw new Error("no forecast");
  for (const zone of [busy, quiet]) expect(at(zone, "4 weeks", 0.5)).toBeGreaterThan(at(zone, "1 week", 0.5));
  expect(at(busy, "4 weeks", 0.5)).toBeGreaterThan(5 * at(quiet, "4 weeks", 0.5));
});

test("a zone in which nothing ever happened is forecast to stay quiet, but not for sure", () => {
  const zone = one(Array.from({ length: 200 }, () => 0));
  expect(at(zone, "4 weeks", 0.5)).toBe(0);
  expect(at(zone, "4 weeks", 0.95)).toBeLessThanOrEqual(2);
  expect(zone.forecasts[0]?.mean).toBeGreaterThan(0);
});

test("one week of history is enough for a forecast that says how little it rests on", () => {
  const zone = one([4]);
  expect(zone.isShort).toBe(true);
  expect(at(zone, "1 week", 0.95)).toBeGreaterThan(at(zone, "1 week", 0.05));
});

test("a series of unseen weeks alone is forecast too, and says that it was never seen", () => {
  const zone = one([null, null, null]);
  expect([zone.known, zone.stale]).toEqual([0, 3]);
  expect(zone.forecasts.every(({ quantiles }) => quantiles.every(Number.isFinite))).toBe(true);
});

test("an unseen week is not an empty one", () => {
  const seen = waves(150, 6);
  const holes = seen.map((count, t) => (t > 140 ? null : count));
  const zeros = seen.map((count, t) => (t > 140 ? 0 : count));
  expect(at(one(holes), "4 weeks", 0.5)).toBeGreaterThan(2 * at(one(zeros), "4 weeks", 0.5));
  expect(one(holes)).toMatchObject({ stale: 9, unseen: 9 });
});

test("absurd counts are forecast without hanging", () => {
  const zone = one([...waves(100, 3), 1e9, 1e9, 0, 1e9]);
  expect(zone.forecasts.every(({ quantiles, mean }) => [...quantiles, mean].every(Number.isFinite))).toBe(true);
});

test("no series at all gives no forecast", () => {
  expect(forecastAll({ start: "2024-01-01", weeks: 0, series: [] }, model)).toEqual([]);
});

test("the same series give the same forecasts, and what is learnt is not changed by forecasting", () => {
  const panel = panelOfCounts(waves(200, 4), waves(200, 9, 5));
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, model);
  const [first, second] = [0, 1].map(() => series.map((each) => forecaster.forecast(each)));
  expect(first).toEqual(second);
  expect(first).toEqual(forecastAll(panel, model));
});

test("forecasts whose outcome nobody saw are not scored", () => {
  const counts = waves(110, 5);
  const whole = backtest(panelOfCounts(counts), model, 4);
  const holed = backtest(panelOfCounts(counts.map((count, t) => (t === 95 ? null : count))), model, 4);
  expect(whole?.forecasts).toBe(110 - 70 - 4);
  // The four totals that the unseen week is part of have no outcome.
  expect(holed?.forecasts).toBe((whole?.forecasts ?? 0) - 4);
});

test("a backtest scores every baseline on the same forecasts, and conflictology gains nothing on itself", () => {
  const result = backtest(panelOfCounts(waves(200, 4), waves(200, 2, 7)), model, 4);
  expect(result?.scores.map(({ name }) => name)).toEqual([
    OURS,
    "last value",
    "conflictology-12",
    "conflictology-52",
    "recency-weighted",
    "Poisson-EWMA",
    "NB-EWMA",
  ]);
  expect(result?.scores.find(({ name }) => name === "conflictology-12")?.logCrpsGain).toBe(0);
  expect(result?.forecasts).toBe(2 * (200 - 120 - 4));
});

test("series too short to score give no backtest", () => {
  expect(backtest(panelOfCounts(waves(10, 4)), model, 4)).toBeNull();
});
