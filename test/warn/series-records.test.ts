import { expect, test } from "vitest";
import { panelOf } from "../../src/warn/series-records.ts";

function read(text: string, gaps: "missing" | "zero" = "missing") {
  const rows = text
    .trim()
    .split("\n")
    .map((line, i) => ({ line: i + 1, cells: line.split(",") }));
  return panelOf(rows, gaps);
}

function series(text: string, gaps: "missing" | "zero" = "missing") {
  const result = read(text, gaps);
  if (result.status === "failed") throw new Error(result.problems.join("\n"));
  return result.panel.series.map(({ zone, first, counts }) => ({ zone, first, counts }));
}

function problems(text: string) {
  const result = read(text);
  return result.status === "failed" ? result.problems : [];
}

test("weeks come in any order, and one without a row was not seen", () => {
  const text = "zone,week,events\nAlba,2024-01-22,4\nAlba,2024-01-01,1\nAlba,2024-01-08,2";
  expect(series(text)).toEqual([{ zone: "Alba", first: 0, counts: [1, 2, null, 4] }]);
});

test("with gaps that mean zero a week without a row had no events, up to the last week of the file", () => {
  const text = "zone,week,events\nAlba,2024-01-01,1\nAlba,2024-01-15,3\nBora,2024-01-22,2\nBora,2024-01-08,5";
  expect(series(text, "zero")).toEqual([
    { zone: "Alba", first: 0, counts: [1, 0, 3, 0] },
    { zone: "Bora", first: 1, counts: [5, 0, 2] },
  ]);
});

test.each(["", "NA", "n/a", "nan", "null", "-"])("“%s” is a week that nobody saw, not a zero", (cell) => {
  expect(series(`zone,week,events\nAlba,2024-01-01,${cell}`)[0]?.counts).toEqual([null]);
});

test("columns have other names and places, and weeks other forms", () => {
  const text = "Count,Region,Week_Start,more\n3,Alba,2024/01/01,x\n4,Alba,20240108,y\n5,Alba,2024-W03,z";
  expect(series(text)[0]?.counts).toEqual([3, 4, 5]);
});

test("the first ISO week may begin in the year before, and week 53 exists", () => {
  expect(series("zone,week,events\nA,2020-W53,1\nA,2021-W01,2")[0]?.counts).toEqual([1, 2]);
  expect(series("zone,week,events\nA,2025-W01,1\nA,2025-01-06,2")[0]?.counts).toEqual([1, 2]);
});

test.each([
  ["zone,week,events\nA,2024-01-01,1\nA,2024-01-09,1", /Line 3: .*2024-01-09.*line 2/],
  ["zone,week,events\nA,someday,1", /Line 2: “someday” is no week/],
  ["zone,week,events\nA,2024-02-30,1", /Line 2: “2024-02-30” is no week/],
  ["zone,week,events\nA,2024-01-01,-1", /Line 2: “-1” is no number of events/],
  ["zone,week,events\nA,2024-01-01,1.5", /Line 2: “1.5”/],
  ["zone,week,events\nA,2024-01-01,1e99", /Line 2: “1e99”/],
  ["zone,week,events\nA,2024-01-01,1\nA,2024-01-01,2", /Line 3: A has the week of 2024-01-01 twice/],
  ["zone,week,events\n ,2024-01-01,1", /Line 2: the zone is empty/],
  ["place,year,deaths\nA,2024,1", /Line 1: no columns zone, week and events/],
  ["zone,week,events", /no line with a count/],
  ["zone,week,events\nA,1024-01-01,1\nA,2024-01-01,1", /120 years|same day/],
])("%j is refused with what is wrong and where", (text, words) => {
  expect(problems(text).join("\n")).toMatch(words);
});

test("only the first slips are named", () => {
  const lines = Array.from({ length: 50 }, () => "A,never,1").join("\n");
  expect(problems(`zone,week,events\n${lines}`)).toHaveLength(10);
});
