import { expect, test } from "vitest";
import {
  type Bar,
  blindStretches,
  bucketFor,
  dayAt,
  moved,
  niceTop,
  rangeOf,
  shareOf,
  spanOf,
} from "../../../src/web/map/timescale.ts";

const YEAR = { first: "2031-01-01", last: "2031-12-31" };

test("bars are as short as there is room for", () => {
  expect(bucketFor({ first: "2031-03-01", last: "2031-03-01" })).toBe("day");
  expect(bucketFor(YEAR)).toBe("week");
  expect(bucketFor({ first: "2021-01-01", last: "2031-12-31" })).toBe("month");
});

test("a day is found again where it was drawn", () => {
  for (const day of ["2031-01-01", "2031-02-28", "2031-10-27", "2031-12-31"]) {
    expect(dayAt(shareOf(day, YEAR) + 0.5 / 365, YEAR)).toBe(day);
  }
  expect(dayAt(-3, YEAR)).toBe("2031-01-01");
  expect(dayAt(3, YEAR)).toBe("2031-12-31");
});

test("a stretch that is dragged backwards is the same stretch", () => {
  expect(rangeOf("2031-05-02", "2031-04-01")).toEqual({ first: "2031-04-01", last: "2031-05-02" });
});

test("a handle moves by bars and stays within the span", () => {
  expect(moved("2031-05-01", 1, "week", YEAR)).toBe("2031-05-08");
  expect(moved("2031-12-30", 1, "month", YEAR)).toBe("2031-12-31");
  expect(moved("2031-01-02", -1, "week", YEAR)).toBe("2031-01-01");
});

test("the scale ends at a round number at or above the highest bar", () => {
  expect([0, 1, 3, 7, 11, 49, 51, 1000].map(niceTop)).toEqual([1, 1, 5, 10, 20, 50, 100, 1000]);
});

test("blind days that follow one another are one stretch", () => {
  const days = ["2031-01-01", "2031-01-02", "2031-01-03", "2031-01-04"].map((day, i) => ({ day, blind: i !== 2 }));
  expect(blindStretches(days)).toEqual([
    { first: "2031-01-01", last: "2031-01-02" },
    { first: "2031-01-04", last: "2031-01-04" },
  ]);
});

test("a record without a dated incident has no span", () => {
  expect(spanOf([])).toBeNull();
  const bar: Bar = { from: "2031-01-06", to: "2031-01-12", total: 1, byType: {} };
  expect(spanOf([bar])).toEqual({ first: "2031-01-06", last: "2031-01-12" });
});
