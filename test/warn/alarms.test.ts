import { expect, test } from "vitest";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { alarmsAt, atBudget, type Watch } from "../../src/warn/alarm-scores.ts";
import { DETECTORS } from "../../src/warn/detectors.ts";
import { boundsAt, onsets } from "../../src/warn/escalation.ts";
import { forecastAll } from "../../src/warn/forecast.ts";
import { levelsOf, raisedAt } from "../../src/warn/levels.ts";
import type { Counts } from "../../src/warn/situations.ts";
import { panelOfCounts } from "./made-up.ts";

const model = loadWarningModel();

/** Two events a week for years, then some weeks as given. */
function steady(...last: readonly (number | null)[]): (number | null)[] {
  return [...Array.from({ length: 120 }, (_, t) => 1 + (t % 3)), ...last];
}

function boundsOf(counts: Counts) {
  return counts.map((_, t) => boundsAt(counts, t));
}

test("an escalation is more in four weeks than in 95 % of a year's stretches, and at least five", () => {
  expect(boundsAt(steady(), 119)).toEqual({ escalation: 9, calm: 9 });
  expect(
    boundsAt(
      Array.from({ length: 100 }, () => 0),
      99,
    ),
  ).toEqual({ escalation: 4, calm: 0 });
  expect(boundsAt([1, 2, 3], 2)).toBeNull();
});

test("an onset is the week in which four weeks first exceed the bound after a calm, once for each escalation", () => {
  expect(onsets(steady(2, 6, 9, 9, 9, 9), boundsOf(steady(2, 6, 9, 9, 9, 9)))).toEqual([121]);
  expect(onsets(steady(), boundsOf(steady()))).toEqual([]);
});

test("an escalation that nobody saw is no onset", () => {
  const counts = steady(2, null, 9, null, 9, null);
  expect(onsets(counts, boundsOf(counts))).toEqual([]);
});

test.each(DETECTORS)(
  "$name scores a sudden jump above the steady weeks before it, and only from then on",
  ({ score }) => {
    const counts = steady(2, 1, 12, 12);
    const scores = score(counts, boundsOf(counts));
    const before = Math.max(...scores.slice(60, 122));
    expect(Math.max(...scores.slice(122))).toBeGreaterThan(before);
    const calm = score(steady(2, 1, 1, 1), boundsOf(steady(2, 1, 1, 1)));
    expect(scores.slice(0, 122)).toEqual(calm.slice(0, 122));
  },
);

const watch: Watch = {
  scores: [0, 0, 0.9, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0, 0, 0.7, 0, 0],
  weeks: Array.from({ length: 22 }, (_, t) => t),
  onsets: [4, 19],
};

test("an alarm counts as ahead from a week before to six, in the week itself it is right but late, elsewhere false", () => {
  expect(alarmsAt([watch], 0.8)).toMatchObject({ ahead: 0.5, twoWeeksAhead: 0.5, falsePerYear: 0, alarms: 1 });
  expect(alarmsAt([watch], 0.6)).toMatchObject({ ahead: 0.5, precision: 1, alarms: 2 });
  const all = alarmsAt([watch], 0.4);
  expect(all).toMatchObject({ ahead: 0.5, alarms: 3 });
  expect(all.falsePerYear).toBeCloseTo(52.18 / 22, 2);
});

test("two alarms of a zone lie six weeks apart", () => {
  const always = { ...watch, scores: watch.scores.length === 0 ? [] : Array.from({ length: 22 }, () => 1) };
  expect(alarmsAt([always], 0.5).alarms).toBe(4);
});

test("the threshold is the lowest that keeps to the budget of false alarms", () => {
  const tight = atBudget([watch], 0);
  expect(tight?.falsePerYear).toBe(0);
  expect(tight?.ahead).toBe(0.5);
});

const THRESHOLDS = [0.1, 0.3, 0.6] as const;

test("a level is reached at once and left only after two lower weeks", () => {
  expect(levelsOf([0, 0.7, 0.2, 0.65, 0.2, 0.2, 0, 0], THRESHOLDS)).toEqual([1, 4, 4, 4, 4, 2, 2, 1]);
});

test("a score just below the threshold keeps the level, and a week without one changes nothing", () => {
  expect(levelsOf([0.61, 0.55, 0.5, 0.5, 0.5], THRESHOLDS)).toEqual([4, 4, 4, 4, 4]);
  expect(levelsOf([0.35, null, null, null], THRESHOLDS)).toEqual([3, 3, 3, 3]);
});

test("word of a level is owed when it is reached, and not again within six weeks", () => {
  expect(raisedAt([1, 4, 1, 4, 1, 1, 1, 1, 4, 4], 4)).toEqual([1, 8]);
  expect(raisedAt([2, 3, 4, 4, 3], 3)).toEqual([1]);
});

test("the level of a zone that heats up is higher than that of a steady one, and its reasons are numbers of its own", () => {
  const [hot, even] = forecastAll(panelOfCounts(steady(2, 2, 3, 4), steady(2, 1, 1, 2)), model);
  expect(hot?.escalation?.probability).toBeGreaterThan(even?.escalation?.probability ?? 1);
  expect(hot?.escalation?.level).toBeGreaterThan(even?.escalation?.level ?? 4);
  expect(hot?.escalation).toMatchObject({ lastFour: 11, bound: 9 });
  expect(Object.keys(hot?.escalation?.alike.cases ?? {})).toEqual(expect.arrayContaining(["MEX"]));
});

test("a zone in which an escalation is under way is never as usual", () => {
  const [zone] = forecastAll(panelOfCounts(steady(9, 9, 9, 9)), model);
  expect(zone?.escalation).toMatchObject({ state: "escalated" });
  expect(zone?.escalation?.level).toBeGreaterThanOrEqual(3);
});

test("a zone without enough history has no level", () => {
  const [zone] = forecastAll(panelOfCounts([1, 2, 3]), model);
  expect(zone?.escalation).toBeNull();
});
