import { expect, test } from "vitest";
import { hasRelapsed, LULL, levelAt, levelBefore, lullsIn, relapsesWithin } from "../../src/warn/lull.ts";
import type { Counts } from "../../src/warn/situations.ts";

const weeks = (length: number, count: number | null): Counts => Array.from({ length }, () => count);

test("a lull is seen after four weeks at 40 % of the half year before, and not at more", () => {
  expect(lullsIn([...weeks(26, 10), ...weeks(5, 4)], LULL)).toEqual([
    { start: 26, level: 10, seen: 29, relapse: null },
  ]);
  expect(lullsIn([...weeks(26, 10), ...weeks(5, 5)], LULL)).toEqual([]);
});

test("a place where little happened has no lull to relapse from", () => {
  expect(lullsIn([...weeks(26, 1), ...weeks(6, 0)], LULL)).toEqual([]);
});

test("violence has relapsed when four weeks together are back at 60 %, not in one loud week", () => {
  const loud = [...weeks(26, 10), ...weeks(4, 2), 14, ...weeks(4, 2)];
  expect(lullsIn(loud, LULL).map(({ relapse }) => relapse)).toEqual([null]);
  expect(lullsIn(loud, { ...LULL, over: 1 })[0]?.relapse).toBe(30);
  const back = [...weeks(26, 10), ...weeks(4, 2), 8, 8, 8, 8];
  // 2 + 8 + 8 + 8 is 26, over the 24 that 60 % of the old level are in four weeks; the week before has 20.
  expect(lullsIn(back, LULL)[0]?.relapse).toBe(32);
});

test("the level of a young lull is taken over its own weeks alone", () => {
  const counts = [...weeks(26, 10), 1, 3];
  expect(levelAt(counts, { start: 26 }, 25)).toBeNull();
  expect(levelAt(counts, { start: 26 }, 27)).toBe(2);
});

test("weeks that nobody saw are missing, not calm", () => {
  const unseen = [...weeks(26, 10), ...weeks(8, null)];
  expect(lullsIn(unseen, LULL)).toEqual([]);
  expect(hasRelapsed(unseen, { start: 26, level: 10 }, 33)).toBeNull();
  expect(levelBefore([...weeks(12, 10), ...weeks(14, null)], 26)).toBeNull();
  expect(levelBefore([...weeks(13, 10), ...weeks(13, null)], 26)).toBe(10);
});

test("what is not over yet is judged neither way, unless the relapse has come", () => {
  const counts = [...weeks(26, 10), ...weeks(4, 2), 2, 2];
  const lull = { start: 26, level: 10 };
  expect(relapsesWithin(counts, lull, 29, 2)).toBe(false);
  expect(relapsesWithin(counts, lull, 29, 4)).toBeNull();
  expect(relapsesWithin([...counts, 40], lull, 29, 4)).toBe(true);
});

test("after a relapse the next lull is set against the level before itself", () => {
  // The last loud week belongs to the first four whose mean is low enough.
  const counts = [...weeks(26, 10), ...weeks(4, 2), ...weeks(30, 20), ...weeks(5, 3)];
  expect(lullsIn(counts, LULL).map(({ start, level }) => [start, level])).toEqual([
    [25, 10],
    [59, 20],
  ]);
});
