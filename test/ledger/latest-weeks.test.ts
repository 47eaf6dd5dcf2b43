import { expect, test } from "vitest";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { foresee } from "../../src/ledger/forecasts.ts";
import { lifted } from "../../src/ledger/latest-weeks.ts";
import { cautions } from "../../src/present/forecast.ts";
import { panelOfCounts, waves } from "../warn/made-up.ts";

const week = "2021-07-12"; // the last of eighty weeks
const nowcast = { week, reported: 3, best: 9, low: 6, high: 13 };

test("the last weeks stand as they usually come out; others, and weeks that nobody saw, stay as they are", () => {
  const panel = panelOfCounts([1, 2, 3], [1, 2, null], [1, 2, 30]);
  const monday = "2020-01-20";
  const all = new Map(["Zone 1", "Zone 2", "Zone 3", "Zone 9"].map((zone) => [zone, [{ ...nowcast, week: monday }]]));
  const { series } = lifted(panel, all);
  expect(series.map(({ counts }) => counts)).toEqual([
    [1, 2, 9],
    [1, 2, null],
    [1, 2, 30],
  ]);
  const odd = new Map([["Zone 1", [{ ...nowcast, week: "2019-01-07" }]]]);
  expect(lifted(panel, odd).series[0]?.counts).toEqual([1, 2, 3]);
});

test("a forecast goes by what was lifted, says so, and is higher for it", () => {
  const counts = [...waves(79, 6), 3];
  const panel = panelOfCounts(counts);
  const model = loadWarningModel();
  const areas = [{ name: "Alba" }];
  const [plain] = foresee(panel, areas, model);
  const [raised] = foresee(lifted(panel, new Map([["Zone 1", [nowcast]]])), areas, model);
  if (plain === undefined || raised === undefined) throw new Error("Each zone is forecast");
  expect(plain.nowcasts).toBeUndefined();
  expect(raised.nowcasts).toEqual([nowcast]);
  expect(raised.counts.at(-1)).toBe(9);
  const mean = (forecast: typeof plain) => forecast.forecasts[0]?.mean ?? 0;
  expect(mean(raised)).toBeGreaterThan(mean(plain));
  expect(cautions(raised).at(-1)).toBe(
    "Week of 2021-07-12: reported so far 3, usually 9 (6–13) by the time all is in; the forecast goes by 9.",
  );
  expect(cautions(plain)).toEqual([]);
});
