import { expect, test } from "vitest";
import { daysIn, periodOf } from "../../src/coverage/period.ts";

const TODAY = "2031-03-31";
const period = (from: string | null, to: string | null, ends: string | null = TODAY) =>
  periodOf({ from, to }, ends, TODAY);

test("thirty days up to yesterday are looked at, for today is not over", () => {
  expect(period(null, null)).toEqual({ first: "2031-03-01", last: "2031-03-30" });
  expect(period(null, null, null)).toEqual({ first: "2031-03-01", last: "2031-03-30" });
});

test("days after the record's end belong to them, as long as any day is on record", () => {
  expect(period(null, null, "2031-03-03")).toEqual({ first: "2031-03-01", last: "2031-03-30" });
  expect(period(null, null, "2031-02-20")).toEqual({ first: "2031-01-22", last: "2031-02-20" });
});

test("who names a day gets it; one alone is taken with thirty days", () => {
  expect(period("2031-01-05", "2031-01-06")).toEqual({ first: "2031-01-05", last: "2031-01-06" });
  expect(period("2031-01-05", null)).toEqual({ first: "2031-01-05", last: "2031-02-03" });
  expect(period("2031-03-20", null)).toEqual({ first: "2031-03-20", last: "2031-03-30" });
  expect(period(null, "2031-01-30")).toEqual({ first: "2031-01-01", last: "2031-01-30" });
  expect(period("2032-01-01", null)).toEqual({ first: "2032-01-01", last: "2032-01-01" });
});

test("three years at most, and never an end before the beginning", () => {
  expect(daysIn(period("1990-01-01", "2031-01-01"))).toHaveLength(1096);
  expect(period("2031-01-09", "2031-01-05")).toEqual({ first: "2031-01-05", last: "2031-01-05" });
  expect(daysIn(period("2031-01-05", "2031-01-06"))).toEqual(["2031-01-05", "2031-01-06"]);
});
