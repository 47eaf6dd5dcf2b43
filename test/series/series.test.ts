import { describe, expect, test } from "vitest";
import { addDays } from "../../src/day.ts";
import type { Coverage, Day } from "../../src/model.ts";
import { dayCounted, delayDays, knownSince } from "../../src/series/counted.ts";
import { countOf, DELAY_STEPS, intervalsIn, seriesOf } from "../../src/series/series.ts";
import { happened, START } from "./made-up.ts";

const upTo = "2024-01-21"; // the Sunday of the third week
const period = { first: START, last: upTo };

/** Every day of three weeks as it could be seen, usually well. */
function days(...blind: readonly Day[]) {
  return Array.from({ length: 21 }, (_, i) => addDays(START, i)).map((day) => ({
    day,
    state: (blind.includes(day) ? "blind" : "usual") as Coverage["state"],
    printed: 5,
  }));
}

function weekly(...counted: readonly ReturnType<typeof happened>[]) {
  return seriesOf(counted, days(), { unit: "week", period, upTo, record: null });
}

describe("an incident", () => {
  test("counts on the last of the few days on which it may lie, and on none where these are many", () => {
    expect(dayCounted({ first: "2024-01-03", last: "2024-01-05" })).toBe("2024-01-05");
    expect(dayCounted({ first: "2024-01-01", last: "2024-01-31" })).toBeNull();
    expect(dayCounted({ first: null, last: null })).toBeNull();
  });

  test("is known since it was recorded, or out of an archive since it was printed", () => {
    expect(knownSince({ printed: "2024-01-03", recorded: "2024-01-05" })).toBe("2024-01-05");
    expect(knownSince({ printed: "2024-01-03", recorded: "2025-06-01" })).toBe("2024-01-03");
    expect(knownSince({ printed: null, recorded: "2025-06-01" })).toBeNull();
    expect(delayDays(happened("2024-01-03", 2))).toBe(2);
    expect(delayDays(happened("2024-01-03", null))).toBeNull();
  });
});

describe("a series", () => {
  test("has whole weeks from Monday on, or every day", () => {
    expect(intervalsIn({ first: "2024-01-03", last: "2024-01-22" }, "week")).toEqual([
      { first: "2024-01-08", last: "2024-01-14" },
      { first: "2024-01-15", last: "2024-01-21" },
    ]);
    expect(intervalsIn({ first: "2024-01-03", last: "2024-01-03" }, "day")).toHaveLength(1);
    expect(intervalsIn({ first: "2024-01-03", last: "2024-01-05" }, "week")).toEqual([]);
    expect(intervalsIn({ first: "2024-01-03", last: "2024-01-01" }, "day")).toEqual([]);
  });

  test("counts incidents, their dead and those who tell of them", () => {
    const { intervals } = weekly(
      happened("2024-01-01", 0, { deaths: { low: 2, high: 5 }, reports: 3 }),
      happened("2024-01-07", 0, { deaths: { low: 1, high: 1 } }),
      happened("2024-01-07", 0),
      happened("2024-01-15", 0),
    );
    expect(intervals.map(({ incidents }) => incidents)).toEqual([3, 0, 1]);
    expect(intervals[0]).toMatchObject({ reports: 5, deaths: { low: 3, high: 6, told: 2 } });
    expect(intervals.map((each) => countOf(each, "deaths"))).toEqual([3, 0, null]);
    expect(intervals.map((each) => countOf(each, "reports"))).toEqual([5, 0, 1]);
  });

  test("an interval that nobody saw has no count, whatever is on record of it", () => {
    const blind = ["2024-01-08", "2024-01-09", "2024-01-10", "2024-01-11"];
    const asked = { unit: "week", period, upTo, record: null } as const;
    const { intervals } = seriesOf([happened("2024-01-08")], days(...blind, "2024-01-15"), asked);
    expect(intervals.map(({ seen, daysSeen }) => [seen, daysSeen])).toEqual([
      ["seen", 7],
      ["blind", 3],
      ["partly", 6],
    ]);
    expect(intervals.map((each) => countOf(each, "incidents"))).toEqual([0, null, 0]);
    expect(intervals[1]?.incidents).toBe(1);
  });

  test("days of which nothing is known are blind, and thin or unknown ones are seen in part", () => {
    const asked = { unit: "day", period: { first: START, last: addDays(START, 3) }, upTo, record: null } as const;
    const seen = [
      { day: START, state: "usual", printed: 3 },
      { day: addDays(START, 1), state: "thin", printed: 3 },
      { day: addDays(START, 2), state: "unknown", printed: 3 },
    ] as const;
    const { intervals } = seriesOf([], seen, asked);
    expect(intervals.map((each) => each.seen)).toEqual(["seen", "partly", "partly", "blind"]);
  });

  test("says how late word came, and how many came to be known when the week was over", () => {
    const { intervals } = weekly(
      happened("2024-01-07", 0),
      happened("2024-01-01", 3),
      happened("2024-01-05", 5),
      happened("2024-01-06", null),
    );
    const [first] = intervals;
    expect(first).toMatchObject({ incidents: 4, dated: 3, late: 1 });
    expect(DELAY_STEPS.map((step, i) => [step, first?.knownWithin[i]])).toEqual([
      [0, 1],
      [1, 1],
      [2, 1],
      [3, 2],
      [7, 3],
      [14, 3],
      [28, 3],
    ]);
  });

  test("says how many may lie on too many days to count on one", () => {
    const wide = { first: "2023-12-01", last: "2024-01-10" };
    const older = { first: "2023-10-01", last: "2023-11-10" };
    const series = weekly(happened(null, null, wide), happened(null, null, older), happened(null, null));
    expect(series.spread).toBe(1);
    expect(series.intervals.map(({ incidents }) => incidents)).toEqual([0, 0, 0]);
  });
});
