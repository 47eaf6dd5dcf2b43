import { expect, test } from "vitest";
import { csvRecords } from "../../src/fetch/csv-rows.ts";
import { type NamedSeries, seriesCsv, seriesJson, seriesText } from "../../src/present/series.ts";
import type { CountSeries, Interval } from "../../src/series/series.ts";
import { newReader } from "../../src/warn/series-records.ts";

const QUIET: Interval = {
  first: "2024-01-01",
  last: "2024-01-07",
  seen: "seen",
  daysSeen: 7,
  incidents: 0,
  reports: 0,
  deaths: { low: 0, high: 0, told: 0 },
  knownWithin: [0, 0, 0, 0, 0, 0, 0],
  dated: 0,
  late: 0,
  nowcast: null,
};
const week = (first: string, last: string, other: Partial<Interval>): Interval => ({ ...QUIET, first, last, ...other });

const SERIES: CountSeries = {
  unit: "week",
  upTo: "2024-02-04",
  intervals: [
    QUIET,
    week("2024-01-08", "2024-01-14", { seen: "blind", daysSeen: 2 }),
    week("2024-01-15", "2024-01-21", { seen: "blind", daysSeen: 1, incidents: 2, deaths: null }),
    week("2024-01-22", "2024-01-28", {
      seen: "partly",
      daysSeen: 5,
      incidents: 4,
      deaths: { low: 3, high: 9, told: 2 },
    }),
    week("2024-01-29", "2024-02-04", {
      incidents: 7,
      reports: 12,
      deaths: null,
      late: 1,
      nowcast: { reported: 7, best: 9, low: 8, high: 12, mean: 9.1 },
    }),
  ],
  spread: 1,
  delays: null,
};
const named = (measure: NamedSeries["measure"], now: CountSeries | null = null): NamedSeries => ({
  name: "Alba, “north”",
  measure,
  series: SERIES,
  now,
});

test("people read what could not be seen before the figures, and what is still to come beside them", () => {
  expect(seriesText([named("incidents")], null)).toBe(
    [
      "Alba, “north”: incidents on record by week, 2024-01-01 to 2024-02-04",
      "  We are partly blind: 2 of 5 weeks could not be seen. They are missing, not calm.",
      "  1 of 5 weeks could be seen only in part, or nobody can tell how well.",
      "  1 incident may lie on too many days to be counted on one.",
      `  2024-01-01  ${"·".padEnd(32)}        0`,
      "  2024-01-08  ???  not seen, and nothing on record: this week",
      `  2024-01-15  ${"???".padEnd(32)}           not seen; 2 on record`,
      `  2024-01-22  ${"█".repeat(14).padEnd(32)}        4  seen in part on 5 of 7 days`,
      `  2024-01-29  ${"█".repeat(25)}${"░".repeat(7)}        7  usually 9 (8–12) by the time all is in`,
      "",
    ].join("\n"),
  );
});

test("deaths are a span, with how many incidents tell of them; nobody telling is not none", () => {
  const text = seriesText([named("deaths")], null);
  expect(text).toMatch(/2024-01-22 .*3–9 {2}seen in part on 5 of 7 days; told for 2 of 4 incidents/);
  expect(text).toMatch(/2024-01-29 .*untold/);
  expect(text).not.toMatch(/usually/);
});

test("an earlier day shows what is counted now beside it", () => {
  const text = seriesText(
    [named("incidents", { ...SERIES, intervals: [week("2024-01-01", "2024-01-07", { incidents: 5 })] })],
    "2024-01-08",
  );
  expect(text).toMatch(/as known on 2024-01-08/);
  expect(text).toMatch(/2024-01-01 .* 0 {2}now 5/);
});

test("a series without a whole week says so", () => {
  expect(seriesText([{ ...named("incidents"), series: { ...SERIES, intervals: [] } }], null)).toMatch(
    /there is no whole week in this period/,
  );
  expect(seriesText([], null)).toBe("");
});

test("the CSV of weeks is what forecasts are made from: a week that nobody saw is missing, not empty", async () => {
  const reader = newReader();
  const bytes = new TextEncoder().encode(seriesCsv([named("incidents"), { ...named("deaths"), name: "=Bora" }]));
  for await (const record of csvRecords(once(bytes))) reader.take(record);
  const read = reader.end("missing");
  if (read.status === "failed") throw new Error(read.problems.join());
  expect(read.panel.series.map(({ zone, counts }) => [zone, counts])).toEqual([
    ["Alba, “north”", [0, null, null, 4, 7]],
    ["'=Bora", [0, null, null, 3, null]],
  ]);
});

test("programs get every figure", () => {
  const { series, delaySteps, knownOn } = JSON.parse(seriesJson([named("reports", SERIES)], "2024-02-05"));
  expect([delaySteps.length, knownOn]).toEqual([7, "2024-02-05"]);
  expect(series[0]).toMatchObject({ name: "Alba, “north”", of: "reports", unit: "week", spread: 1 });
  expect(series[0].intervals.map(({ count, countNow }: Record<string, unknown>) => [count, countNow])).toEqual([
    [0, 0],
    [null, null],
    [null, null],
    [0, 0],
    [12, 12],
  ]);
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
