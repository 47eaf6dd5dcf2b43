import { expect, test } from "vitest";
import { loadRelapseModel, loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { openForecaster } from "../../src/warn/forecast.ts";
import { judgeTruce, type PastTruce, sumUpTruces } from "../../src/warn/past-truces.ts";
import { followed } from "../../src/warn/series.ts";
import type { Counts } from "../../src/warn/situations.ts";
import { truceAt } from "../../src/warn/truce.ts";
import { panelOfCounts, waves } from "./made-up.ts";

const MODEL = loadRelapseModel();
/** The series of `panelOfCounts` begin on a Monday, 2020-01-06; a hundred weeks later is 2021-12-06. */
const SINCE = "2021-12-06";

function after(before: Counts, since: Counts, day = SINCE) {
  const panel = panelOfCounts([...before, ...since], waves(before.length + since.length, 4));
  const series = followed(panel);
  const [first] = series;
  if (first === undefined) throw new Error("no series");
  return truceAt(first, day, openForecaster(panel, series, loadWarningModel()), MODEL);
}

const loud = waves(100, 8).map((count) => count + 6);
const calm = (length: number) => Array.from({ length }, (_, i) => (i % 3 === 0 ? 1 : 0));

test("a lull after a ceasefire has a probability that grows with the time ahead, beside what is usual at its age", () => {
  const { state, weeks, against, risk, usual } = after(loud, calm(8));
  expect([state, weeks, against]).toEqual(["lull", 8, { what: "ceasefire", from: SINCE }]);
  if (risk === null) throw new Error("no probability");
  expect(risk.nextWeek).toBeLessThanOrEqual(risk.fourWeeks);
  expect(risk.fourWeeks).toBeLessThanOrEqual(risk.twelveWeeks);
  expect(usual).toBeGreaterThan(0.2);
});

test("violence that climbs back makes a relapse likelier, a long calm makes it less likely", () => {
  const four = (since: Counts) => after(loud, since).risk?.fourWeeks ?? -1;
  const climbing = four([...calm(4), 6, 9, 12, 15]);
  expect(climbing).toBeGreaterThan(four(calm(8)) + 0.2);
  expect(four(calm(40))).toBeLessThan(four(calm(3)));
});

test("where violence did not fall, or is back, it says so and gives no probability", () => {
  expect(after(loud, loud.slice(0, 8))).toMatchObject({ state: "not-fallen", risk: null });
  expect(after(loud, [...calm(6), 20, 25, 22, 24])).toMatchObject({ state: "relapsed", risk: null });
});

test("under two whole weeks it is too early; the week in which it took effect is neither before nor after", () => {
  expect(after(loud, calm(1)).state).toBe("too-early");
  expect(after(loud, calm(3), "2021-12-08")).toMatchObject({ state: "lull", weeks: 2 });
  expect(after(loud, calm(2), "2021-12-08").state).toBe("too-early");
});

test("with nothing before to compare with, the last drop on record since stands in, and is named", () => {
  // The made-up counts are low in the two weeks before already.
  const counts = [...loud, ...calm(8)];
  const outlook = after(counts.slice(0, 100), counts.slice(100), "2019-06-01");
  expect(outlook.against).toEqual({ what: "drop", from: "2021-11-22" });
  expect(outlook.risk).not.toBeNull();
  const even = Array.from({ length: 100 }, () => 6);
  expect(after(even, even.slice(0, 8), "2019-06-01").state).toBe("not-known");
  expect(
    after(
      loud.map(() => 0),
      calm(8),
    ).state,
  ).toBe("quiet");
});

test("weeks that nobody saw are told, and no probability is given when most of the last ones are missing", () => {
  expect(after(loud, [...calm(6), null, 0])).toMatchObject({ state: "lull", unseen: 1, of: 8 });
  expect(after(loud, [...calm(6), null, null, null])).toMatchObject({ state: "unseen", risk: null, unseen: 3 });
});

const told: PastTruce = {
  ...after(loud, calm(8)),
  agreement: "agreement:made-up",
  title: "Made-up truce",
  zone: "Zone 1",
  name: "North bank",
  asOf: "2022-01-30",
  since: SINCE,
  saidBy: "the parties",
  isDisputed: false,
  open: { incidents: 0, duties: 0 },
  nowcasts: [],
};

test("a forecast of relapse is judged by the four weeks after it, and not before they are over", () => {
  const fate = (later: Counts) => judgeTruce(told, panelOfCounts([...loud, ...calm(8), ...later]));
  expect(fate([0, 0])).toMatchObject({ isOver: false, relapsed: null });
  expect(fate([0, 0, 0, 0])).toMatchObject({ isOver: true, relapsed: false });
  expect(fate([20, 20, 20, 20])?.relapsed).toBe(true);
  expect(fate([null, null, null, null])?.relapsed).toBeNull();
  const { judged, relapsed, brier } = sumUpTruces([fate([20, 20, 20, 20]), fate([0, 0])].flatMap((each) => each ?? []));
  const p = told.risk?.fourWeeks ?? Number.NaN;
  expect([judged, relapsed, brier]).toEqual([1, 1, (p - 1) ** 2]);
});
