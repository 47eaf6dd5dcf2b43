import { expect, test } from "vitest";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { openForecaster } from "../../src/warn/forecast.ts";
import { compareMethods } from "../../src/warn/method-scores.ts";
import { type Judged, judge } from "../../src/warn/past-forecasts.ts";
import { followed } from "../../src/warn/series.ts";
import { panelOfCounts, waves } from "./made-up.ts";

const model = loadWarningModel();
const before = waves(100, 5);

function judged(...after: readonly (number | null)[]): Judged {
  const panel = panelOfCounts(before);
  const forecaster = openForecaster(panel, followed(panel), model);
  const [series] = followed(panel);
  if (series === undefined) throw new Error("no series");
  const forecast = { ...forecaster.forecast(series), asOf: forecaster.asOf, name: "Zone", counts: before.slice(-52) };
  return judge(forecast, panelOfCounts([...before, ...after]));
}

test("every way is scored on the same forecasts, and what is open or was not seen on none", () => {
  const methods = compareMethods([judged(9, 9, 9, 9), judged(9, null, 9, 9), judged(9, 9)]);
  expect(methods.map(({ method }) => method)).toEqual([
    "tocsin",
    "last twelve totals",
    "last year's totals",
    "last value",
    "usual rate",
  ]);
  expect(methods.every(({ n }) => n === 1)).toBe(true);
  expect(methods.at(-1)?.crps).toBeNull();
});

test("what repeats the last four weeks scores best where they repeat themselves", () => {
  const last = before.slice(-4);
  const scores = new Map(compareMethods([judged(...last)]).map(({ method, crps }) => [method, crps ?? 9]));
  expect(scores.get("last value")).toBeLessThan(scores.get("last year's totals") ?? 0);
});

test("the usual rate's Brier score is its squared error", () => {
  const each = judged(400, 400, 400, 400);
  const { usual } = each.forecast.escalation ?? {};
  if (usual === undefined) throw new Error("no level");
  const rate = compareMethods([each]).find(({ method }) => method === "usual rate");
  expect(rate?.brier).toBeCloseTo((1 - usual.came / usual.of) ** 2, 9);
});

test("without forecasts there are no scores", () => {
  expect(compareMethods([]).every(({ n, crps, brier }) => n === 0 && crps === null && brier === null)).toBe(true);
});
