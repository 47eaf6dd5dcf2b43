import { expect, test } from "vitest";
import { addDays } from "../../src/day.ts";
import type { Calendar, Coverage, Day } from "../../src/model.ts";
import {
  calendarText,
  countBeside,
  coverageCsv,
  coverageWords,
  dayCoverageWords,
  recordWords,
} from "../../src/present/coverage.ts";

type Entry = Calendar["days"][number];

function entry(day: Day, state: Coverage["state"], more: Partial<Entry> = {}): Entry {
  return {
    area: "zone:valley-truce/valley",
    day,
    articles: 0,
    expected: null,
    publishers: [],
    languages: [],
    silent: [],
    elsewhere: [],
    down: [],
    printed: 0,
    unread: 0,
    oneSided: null,
    state,
    incidents: 0,
    ...more,
  };
}

/** Days from Saturday 1 March 2031 on, a letter each: usual, thin, blind, unknown. */
function days(letters: string, more: (i: number) => Partial<Entry> = () => ({})): readonly Entry[] {
  const STATES = { u: "usual", t: "thin", b: "blind", n: "unknown" } as const;
  return [...letters].map((letter, i) =>
    entry(addDays("2031-03-01", i), STATES[letter as keyof typeof STATES], more(i)),
  );
}

function calendar(all: readonly Entry[]): Calendar {
  return { area: "zone:valley-truce/valley", name: "Upper Valley", days: all, undated: 0 };
}

test("a sentence sums up some days", () => {
  expect(coverageWords(days("uutbbn"))).toBe("Of 6 days, 2 watched as usual, 1 thinly, 2 blind, 1 unknown.");
  expect(coverageWords(days("u"))).toBe("Of 1 day, 1 watched as usual.");
  expect(coverageWords([])).toBe("");
});

test("it says who is silent on the last day, and since when", () => {
  const silent = (i: number) => ({
    silent: ["River Post", ...(i >= 2 ? ["Valley Courier"] : []), ...(i === 1 ? ["Hill Radio"] : [])],
  });
  expect(coverageWords(days("uttb", silent))).toBe(
    "Of 4 days, 1 watched as usual, 2 thinly, 1 blind; silent throughout: River Post; silent since 3 March 2031: Valley Courier.",
  );
});

test("it says on how many days feeds could not be seen", () => {
  const words = coverageWords(days("ubb", (i) => ({ down: i === 0 ? [] : ["Valley Courier: Syria"] })));
  expect(words).toContain("On 2 days feeds could not be seen: Valley Courier: Syria.");
});

test("it says what was not read and who alone wrote", () => {
  const words = coverageWords(days("uu", (i) => ({ unread: 2 * i, oneSided: i === 0 ? "government" : null })));
  expect(words).toContain("2 articles came in languages that are not read.");
  expect(words).toContain("On 1 day only one side wrote: government.");
});

test("an empty day that was watched looks different from one on which nobody looked", () => {
  const text = calendarText(calendar(days("ubtntbu", (i) => ({ incidents: i === 4 ? 12 : 0 }))));
  const rows = text.split("\n").filter((line) => /^\d{4}-/.test(line));
  expect(rows).toEqual([
    "2031-02-24                              0█    ·",
    "2031-03-03     0▒    ?  12▒    ·   0█             12 incidents",
  ]);
});

test("a nought stands only beside a watched day, a count beside any", () => {
  const beside = (state: Coverage["state"], incidents: number) =>
    countBeside(entry("2031-03-01", state, { incidents }));
  expect([beside("usual", 0), beside("thin", 0), beside("blind", 0), beside("unknown", 0)]).toEqual(["0", "0", "", ""]);
  expect([beside("usual", 3), beside("blind", 3)]).toEqual(["3", "3"]);
});

test("a day is told in words with the figures that it rests on", () => {
  const day = entry("2031-03-01", "thin", {
    articles: 2,
    printed: 9,
    unread: 1,
    expected: { low: 4, best: 6, high: 9 },
    silent: ["Valley Courier"],
  });
  expect(dayCoverageWords(day)).toBe(
    "watched thinly: 2 articles of the area, usually 4 to 9; silent: Valley Courier; 1 not read",
  );
  expect(dayCoverageWords(entry("2031-03-01", "blind"))).toBe("blind: nothing came in");
});

test("a record that ends says so", () => {
  const basis = { articles: 1, publishers: 1, undated: 2, lastPublished: "2031-03-04" };
  const words = recordWords(basis, { first: "2031-03-01", last: "2031-03-30" }, "2031-03-31");
  expect(words).toContain("from 1 article of 1 publisher.");
  expect(words).toContain("2 articles without a day of publication are not counted.");
  expect(words).toContain("Nothing printed after 4 March 2031 is on record");
  const current = { ...basis, lastPublished: "2031-03-30" };
  expect(recordWords(current, { first: "2031-03-01", last: "2031-03-30" }, "2031-03-31")).not.toContain("Nothing");
});

test("a table has a row for each day, what is not known is empty, and no cell can be run", () => {
  const [head, first, second] = coverageCsv([
    calendar([
      entry("2031-03-01", "unknown"),
      entry("2031-03-02", "usual", { expected: { low: 1, best: 2, high: 3 }, publishers: ["=SUM(A1)", "B, C"] }),
    ]),
  ]).split("\r\n");
  expect(head).toMatch(/^area,name,day,state,articles,expected_low/);
  expect(first).toBe("zone:valley-truce/valley,Upper Valley,2031-03-01,unknown,0,,,,0,0,0,,,,,,");
  expect(second).toContain(`1,2,3,0,0,0,"'=SUM(A1); B, C"`);
});
