import { expect, test } from "vitest";
import { loadWarningModel } from "../../src/knowledge/warning-model.ts";
import { openLearner, trialsOf } from "../../src/warn/learning.ts";
import { bestWeights } from "../../src/warn/mixing.ts";
import { placeOf } from "../../src/warn/recalibration.ts";
import type { Counts } from "../../src/warn/situations.ts";
import { followedCounts, waves } from "./made-up.ts";

const model = loadWarningModel();

function lessonAfter(counts: Counts, week: number) {
  const learner = openLearner(4, model);
  const series = followedCounts(counts);
  for (const trial of trialsOf(series, 30, week - 1, 1000)) {
    learner.lessonAt(trial.week);
    learner.try(trial);
  }
  return learner.lessonAt(week);
}

test("what comes after a week teaches nothing at that week", () => {
  const counts = waves(150, 6);
  const changed = counts.map((count, t) => (t > 100 ? 50 * count : count));
  expect(lessonAfter(changed, 100)).toEqual(lessonAfter(counts, 100));
  expect(lessonAfter(changed, 140)).not.toEqual(lessonAfter(counts, 140));
});

test("before any outcome is known, other conflicts alone teach", () => {
  const lesson = openLearner(4, model).lessonAt(0);
  expect(lesson.calibration.shift).toBe(0);
  expect(lesson.calibration.spread).toBeCloseTo(1, 1);
  expect(lesson.weights.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
});

test("a file where more happens than was forecast shifts forecasts up", () => {
  const growing = Array.from({ length: 150 }, (_, t) => Math.round(1.03 ** t));
  expect(lessonAfter(growing, 149).calibration.shift).toBeGreaterThan(0.1);
});

test("the best weights leave out a member that only misses", () => {
  const [good, bad] = bestWeights([1, 1, 1, 4], 2);
  expect(good).toBeGreaterThan(0.95);
  expect(bad).toBeLessThan(0.05);
});

test("two members that miss apart share the weight", () => {
  const [a = 0, b = 0] = bestWeights([1, 0.2, 0.2, 1], 2);
  expect(a).toBeCloseTo(0.5, 2);
  expect(b).toBeCloseTo(0.5, 2);
});

test("a rank spread over everything tells nothing of shift or spread", () => {
  const { z, square } = placeOf([0, 1]);
  expect(z).toBeCloseTo(0, 9);
  expect(square).toBeCloseTo(1, 9);
});
