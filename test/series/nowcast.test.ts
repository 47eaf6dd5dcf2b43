import { expect, test } from "vitest";
import { addDays } from "../../src/day.ts";
import type { Day } from "../../src/model.ts";
import { type Counted, dayCounted, knownSince } from "../../src/series/counted.ts";
import { delaysAmong, delaysOf } from "../../src/series/delays.ts";
import { nowcast } from "../../src/series/nowcast.ts";
import { seriesOf } from "../../src/series/series.ts";
import { happened, lateRecord, START } from "./made-up.ts";

const DAYS = 300;

/** The last week of a record as it was on a day, with what it came to. */
function lastWeek(record: readonly Counted[], upTo: Day) {
  const then = record.filter((each) => (knownSince(each) ?? upTo) <= upTo);
  const delays = delaysOf(then, upTo);
  const days = Array.from({ length: 200 }, (_, i) => addDays(upTo, -i)).map((day) => ({
    day,
    state: "usual" as const,
    printed: 9,
  }));
  const period = { first: addDays(upTo, -6), last: upTo };
  const { intervals } = seriesOf(then, days, { unit: "week", period, upTo, record: delays });
  const all = record.filter((each) => {
    const day = dayCounted(each);
    return day !== null && day >= period.first && day <= period.last;
  });
  return { interval: intervals[0], truth: all.length };
}

/** Sundays after a year of records, of several made-up records. */
function* weeks(perDay: number) {
  for (let seed = 1; seed <= 6; seed++) {
    const record = lateRecord(DAYS, perDay, seed);
    for (let week = 28; week < 38; week++) yield lastWeek(record, addDays(START, 7 * week + 6));
  }
}

test("late reports are made up for: most of what is missing from the last week is given back, without too much", () => {
  for (const perDay of [0.5, 2, 6]) {
    let [truth, reported, best, held, all] = [0, 0, 0, 0, 0];
    for (const { interval, truth: came } of weeks(perDay)) {
      const low = interval?.nowcast?.low ?? interval?.incidents ?? 0;
      const high = interval?.nowcast?.high ?? interval?.incidents ?? 0;
      truth += came;
      reported += interval?.incidents ?? 0;
      best += interval?.nowcast?.mean ?? interval?.incidents ?? 0;
      held += came >= low && came <= high ? 1 : 0;
      all++;
    }
    const [missing, off] = [truth - reported, Math.abs(truth - best)];
    expect(missing / truth).toBeGreaterThan(0.15);
    expect(off / missing).toBeLessThan(0.2);
    expect(held / all).toBeGreaterThan(0.85);
  }
});

test("where everything comes in on its day, nothing is to come", () => {
  const record = lateRecord(DAYS, 2, 1).map((each) => happened(each.last, 0));
  const { interval } = lastWeek(record, addDays(START, 202));
  expect(interval?.incidents).toBeGreaterThan(0);
  expect(interval?.nowcast).toBeNull();
});

test("where it is not known when word came, nothing is lifted", () => {
  const record = lateRecord(DAYS, 2, 1).map((each) => ({ ...each, printed: null, recorded: null }));
  expect(delaysOf(record, addDays(START, 202))).toBeNull();
  expect(lastWeek(record, addDays(START, 202)).interval?.nowcast).toBeNull();
});

test("a few incidents tell no usual delay", () => {
  const few = lateRecord(12, 2, 1);
  expect(few.length).toBeLessThan(50);
  expect(delaysOf(few, addDays(START, 40))).toBeNull();
});

test("the last days do not look quicker than they are", () => {
  const record = lateRecord(DAYS, 6, 3);
  const upTo = addDays(START, 200);
  const then = record.filter((each) => (knownSince(each) ?? upTo) <= upTo);
  const [early, late] = [delaysOf(then, upTo), delaysOf(record, addDays(START, DAYS + 30))];
  if (early === null || late === null) throw new Error("There are enough incidents to tell");
  for (const k of [0, 1, 3, 7]) expect(early.spot.within[k]).toBeCloseTo(late.spot.within[k] ?? 0, 1);
  expect(early.spot.within[0]).toBeGreaterThan(0.5);
  expect(early.spot.within[0]).toBeLessThan(0.68);
});

test("a series with few incidents of its own goes by those of the record at places as closely known", () => {
  const upTo = addDays(START, 200);
  const late = (day: number, precision: Counted["precision"]) => happened(addDays(START, day), 7, { precision });
  const soon = (day: number, precision: Counted["precision"]) => happened(addDays(START, day), 0, { precision });
  const record = Array.from({ length: 120 }, (_, i) => [soon(60 + i, "exact"), late(60 + i, "admin1")]).flat();
  const delays = delaysOf(record, upTo);
  if (delays === null) throw new Error("There are enough incidents to tell");
  expect(delays.spot.within[0]).toBeGreaterThan(0.85);
  expect(delays.district.within[0]).toBeLessThan(0.15);
  const towns = delaysAmong([soon(100, "exact"), soon(101, "exact"), soon(105, "near")], upTo, delays);
  const provinces = delaysAmong([late(100, "admin1"), late(101, "admin2"), late(105, "admin1")], upTo, delays);
  expect(towns.within[0]).toBeGreaterThan((provinces.within[0] ?? 1) + 0.2);
});

test("a quiet series is lifted by what is usual, not to nothing and not beyond reason", () => {
  const delays = { within: Array.from({ length: 29 }, (_, k) => (k < 7 ? 0.5 : 1)), cases: 200 };
  const ages = [0, 1, 2, 3, 4, 5, 6];
  expect(nowcast(0, ages, delays, 0)).toBeNull();
  const quiet = nowcast(0, ages, delays, 1);
  expect(quiet).toMatchObject({ reported: 0, low: 0 });
  expect(quiet?.mean).toBeGreaterThan(0.5);
  expect(quiet?.mean).toBeLessThan(3.5);
  const busy = nowcast(70, ages, delays, 10);
  expect(busy?.mean).toBeGreaterThan(115);
  expect(busy?.mean).toBeLessThan(150);
  expect(nowcast(5, [40, 41], delays, 1)).toBeNull();
});

test("days to come have brought nothing yet, and odd numbers do no harm", () => {
  const delays = { within: Array.from({ length: 29 }, () => 1), cases: 60 };
  expect(nowcast(0, [-1, -2], delays, 3)?.mean).toBe(6);
  expect(nowcast(0, [], delays, 3)).toBeNull();
  expect(nowcast(0, [0], delays, Number.NaN)).toBeNull();
});
