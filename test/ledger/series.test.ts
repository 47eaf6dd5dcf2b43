import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { areasOf, countryArea } from "../../src/coverage/area.ts";
import { calendarsOf } from "../../src/ledger/coverage.ts";
import { lineUp } from "../../src/ledger/lines.ts";
import { isLetThrough, linesThen } from "../../src/ledger/lines-then.ts";
import { type SeriesTime, type Subject, seriesNow, seriesThen, timeOf } from "../../src/ledger/series.ts";
import { areaSubject, provinceNamed } from "../../src/ledger/subjects.ts";
import type { Agreement } from "../../src/model.ts";
import type { LineFilter } from "../../src/store/lines.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";
import { publish } from "./newsroom.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 180_000 });

const folders = new Folders();
const { agreements } = knowledge;
let store: Store;
let now = "2024-12-04T06:00:00Z";

beforeAll(async () => {
  store = await folders.store(undefined, { clock: () => now });
  await publish(store, "Rebels shelled Saraqib on Wednesday, killing four people, state media said.", "State Agency");
  await publish(
    store,
    "Soldiers shot two farmers in Hama on Thursday, villagers said.",
    "Valley Courier",
    "2024-12-02",
  );
  await publish(store, "The army said that it will shell Idlib on Friday.", "Hill Post", "2024-12-02");
  await publish(store, "The two ministers met in Damascus on Sunday.", "Hill Post", "2024-12-03");
  now = "2024-12-20T06:00:00Z";
  await publish(
    store,
    "Gunmen killed three soldiers in Idlib on 28 November, a doctor said.",
    "Late Paper",
    "2024-12-19",
  );
});
afterAll(() => folders.remove());

const time: SeriesTime = {
  unit: "day",
  period: { first: "2024-11-20", last: "2024-12-19" },
  upTo: "2024-12-19",
};
const syria = areaSubject(countryArea("SYR"));

const onDays = async (subject: Subject) => {
  const { intervals } = await seriesNow(store, agreements, subject, time);
  return Object.fromEntries(
    intervals.filter(({ incidents }) => incidents > 0).map((each) => [each.first, each.incidents]),
  );
};

test("a country and a zone count as the coverage calendar does", async () => {
  const zones = agreements.flatMap(areasOf).filter(({ id }) => id.includes("idlib"));
  expect(zones.length).toBeGreaterThan(0);
  for (const area of [countryArea("SYR"), ...zones]) {
    const [calendar] = await calendarsOf(store, [area], time.period);
    const { intervals } = await seriesNow(store, agreements, areaSubject(area), time);
    expect(intervals.map(({ incidents }) => incidents)).toEqual(calendar?.days.map(({ incidents }) => incidents));
    expect(intervals.map(({ seen }) => seen === "blind")).toEqual(
      calendar?.days.map(({ printed, state }) => printed === 0 || state === "blind"),
    );
  }
});

test("what nobody says happened, and what is only said, is in no count of deeds", async () => {
  expect(await onDays(syria)).toEqual({ "2024-11-27": 1, "2024-11-28": 2 });
});

test("deaths are added up where they are told, and types narrow", async () => {
  const { intervals } = await seriesNow(store, agreements, { ...syria, types: ["ASSAULT"] }, time);
  const day = (first: string) => intervals.find((each) => each.first === first)?.deaths;
  expect(day("2024-11-27")).toEqual({ low: 4, high: 4, told: 1 });
  expect(await onDays({ ...syria, types: ["PROTEST"] })).toEqual({});
  expect(await onDays({ ...syria, modes: ["no such mode"] })).toEqual({});
});

test("a province is found by its name, and narrows", async () => {
  const found = await provinceNamed("syr/idlib", store, agreements);
  if (!("subject" in found)) throw new Error(found.reason);
  expect(await onDays(found.subject)).toEqual({ "2024-11-27": 1, "2024-11-28": 1 });
  const odd = await provinceNamed("Atlantis", store, agreements);
  expect("reason" in odd ? odd.reason : "").toMatch(/No incident is placed in an area “Atlantis”.*SYR\//);
});

test("a filter is a series, with its own days", async () => {
  const filter = (of: LineFilter): Subject => ({ id: "filter", name: "filter", where: null, filter: of });
  expect(await onDays(filter({ types: ["ASSAULT"], countries: ["SYR"] }))).toEqual(await onDays(syria));
  expect(await onDays(filter({ types: ["ASSAULT"], text: "farmers" }))).toEqual({ "2024-11-28": 1 });
  expect(await onDays(filter({ types: ["ASSAULT"], to: "2024-11-27" }))).toEqual({ "2024-11-27": 1 });
  expect(await onDays(filter({ types: ["ASSAULT"], within: [-10, -10, -9, -9] }))).toEqual({});
  expect(await onDays({ ...syria, filter: { text: "farmers" } })).toEqual({ "2024-11-28": 1 });
  expect(await onDays({ ...syria, filter: { countries: ["LBN"] } })).toEqual({});
});

test("an earlier day shows what was known then, and today what was added since", async () => {
  const then = await seriesThen(store, agreements, syria, time, { knownOn: "2024-12-10" });
  const today = await seriesNow(store, agreements, syria, time);
  const on = (intervals: typeof then.intervals) => intervals.find(({ first }) => first === "2024-11-28");
  expect([on(then.intervals)?.incidents, on(today.intervals)?.incidents]).toEqual([1, 2]);
  expect(on(today.intervals)).toMatchObject({ late: 2, dated: 2 });
  expect(on(today.intervals)?.knownWithin).toEqual([0, 0, 0, 0, 1, 1, 2]);
  const published = await seriesThen(store, agreements, syria, time, { publishedBy: "2024-11-30" });
  expect(on(published.intervals)?.incidents).toBe(0);
  const before = await seriesThen(store, agreements, syria, time, { knownOn: "2024-11-01" });
  expect(before.intervals.every(({ incidents, seen }) => incidents === 0 && seen === "blind")).toBe(true);
});

test("the record of an earlier day is narrowed as the index narrows today's", async () => {
  await lineUp(store, agreements);
  const lines = await linesThen(store, agreements, { knownOn: "2025-12-31" });
  expect(lines.length).toBe(await store.countLines({}));
  const some = lines.find(({ tags }) => tags.length > 0)?.tags ?? [];
  for (const filter of [
    { types: ["ASSAULT"] },
    { types: [] },
    { countries: ["SYR"] },
    { from: "2024-11-28" },
    { to: "2024-11-27" },
    { within: [36, 35, 37, 36] },
    { within: [36.5, -90, 36, 90] },
    { states: ["reported"] },
    { independent: 1 },
    { independent: 2 },
    { knownAfter: "2024-12-10T00:00:00.000Z" },
    { waits: true },
    { placed: true },
    { tags: [some] },
    { tags: [["agreement:none"]] },
  ] as const satisfies readonly LineFilter[]) {
    const passing = lines.filter((line) => isLetThrough(line, filter)).length;
    expect([filter, passing]).toEqual([filter, await store.countLines(filter)]);
  }
});

test("the time of a series ends yesterday, and where the record ended long ago, there", async () => {
  expect(await timeOf(store, { unit: "day" }, "2024-12-21")).toEqual({
    unit: "day",
    period: { first: "2024-11-23", last: "2024-12-20" },
    upTo: "2024-12-20",
  });
  const later = await timeOf(store, { unit: "week" }, "2026-06-01");
  expect(later).toMatchObject({ period: { last: "2024-12-19" } });
  expect(await timeOf(store, { unit: "day", from: "2030-01-01" }, "2024-12-21")).toBeNull();
  const clipped = await timeOf(store, { unit: "day", from: "1990-01-01", to: "2030-01-01" }, "2024-12-21");
  expect(clipped?.period).toEqual({ first: "2021-12-21", last: "2024-12-20" });
});

test("the record of nothing has no days and no delays", async () => {
  const empty = await folders.wholeStore();
  const none: readonly Agreement[] = [];
  const series = await seriesNow(empty, none, { id: "all", name: "all", where: null }, time);
  expect(series.delays).toBeNull();
  expect(series.intervals.every(({ seen, incidents }) => seen === "blind" && incidents === 0)).toBe(true);
});
