import { expect, test } from "vitest";
import { COURSE, courseAt } from "../../src/warn/course.ts";
import type { Followed } from "../../src/warn/series.ts";
import { SURROUNDINGS } from "../../src/warn/surroundings.ts";
import { followedCounts, waves } from "./made-up.ts";

function course(series: Followed | undefined, t: number): readonly number[] {
  if (series === undefined) throw new Error("There is no such series.");
  return [...courseAt(series, t)];
}

test("knows nothing of what comes later, here or around", () => {
  const [here, there] = [waves(90, 8), waves(90, 3, 5)];
  const later = (counts: readonly number[]) => counts.map((count, t) => (t > 60 ? count * 50 + 9 : count));
  expect(course(followedCounts(here, there)[0], 60)).toEqual(course(followedCounts(later(here), later(there))[0], 60));
});

test("is the same at every level of violence but for what tells the level", () => {
  const [low, high] = [waves(110, 400), waves(110, 400).map((count) => 10 * count)];
  const [a, b] = [course(followedCounts(low)[0], 109), course(followedCounts(high)[0], 109)];
  const differ = a.flatMap((x, i) => (Math.abs(x - (b[i] ?? 0)) > 0.02 ? [i] : []));
  // Unsteadiness, here and around, grows with the level as it does for Poisson counts; the pace is the level.
  expect(differ).toEqual([9, 11, COURSE - SURROUNDINGS + 5]);
});

test("weeks that nobody saw are taken to have been as usual, not calm", () => {
  const counts = Array.from({ length: 80 }, (_, t) => (t === 77 ? null : 12));
  const seen = course(followedCounts(counts.map(() => 12))[0], 79);
  course(followedCounts(counts)[0], 79).forEach((x, i) => {
    expect(x).toBeCloseTo(seen[i] ?? 0, 1);
  });
});

test("tells zones that are not known yet from calm ones", () => {
  const [one] = followedCounts(waves(60, 9), [...Array.from({ length: 59 }, () => null), 4]);
  const [alone] = followedCounts(waves(60, 9));
  expect(course(one, 58).slice(-SURROUNDINGS)).toEqual(course(alone, 58).slice(-SURROUNDINGS));
});

test("weeks behind the end of the panel have its last surroundings", () => {
  const [series] = followedCounts(waves(60, 9), waves(60, 30));
  if (series === undefined) throw new Error("There is no such series.");
  expect(series.around.at(75)).toEqual(series.around.at(59));
});
