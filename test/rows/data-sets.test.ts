import fc from "fast-check";
import { expect, test } from "vitest";
import { ACLED } from "../../src/rows/acled.ts";
import { blocksIn, blockText, withoutChange } from "../../src/rows/block.ts";
import type { DataSet } from "../../src/rows/data-set.ts";
import { UCDP_GED } from "../../src/rows/ucdp-ged.ts";

const meaning = (set: DataSet, row: Readonly<Record<string, string>>) => set.meaning((name) => row[name] ?? "");

test("ACLED's precision widens the days, and 0 dead is no count", () => {
  const row = { event_date: "2025-02-10", sub_event_type: "Armed clash", fatalities: "0", geo_precision: "3" };
  expect(meaning(ACLED, { ...row, time_precision: "1" })).toMatchObject({
    date: { first: "2025-02-10", last: "2025-02-10" },
    precision: "admin1",
    dead: null,
  });
  expect(meaning(ACLED, { ...row, time_precision: "2" })).toMatchObject({
    date: { first: "2025-02-07", last: "2025-02-13" },
  });
  expect(meaning(ACLED, { ...row, time_precision: "3" })).toMatchObject({
    date: { first: "2025-02-01", last: "2025-02-28" },
  });
});

test("UCDP's sides fight each other, or one of them kills civilians", () => {
  const row = {
    date_start: "2014-05-01 00:00:00.000",
    date_end: "2014-05-03",
    where_prec: "4",
    low: "2",
    best: "3",
    high: "5",
  };
  expect(meaning(UCDP_GED, { ...row, type_of_violence: "1" })).toMatchObject({
    actors: ["side_a", "side_b"],
    date: { first: "2014-05-01", last: "2014-05-03" },
    precision: "admin1",
    dead: { estimate: { low: 2, best: 3, high: 5 } },
  });
  expect(meaning(UCDP_GED, { ...row, type_of_violence: "3" })).toMatchObject({
    actors: ["side_a"],
    recipients: ["side_b"],
  });
  expect(meaning(UCDP_GED, { ...row, date_end: "2014-04-01" })).toMatch(/^date_start and date_end are/);
});

test("a row written as lines comes back, and its versions differ by their values alone", () => {
  const name = fc.stringMatching(/^[a-z_]{1,8}$/).filter((each) => each !== "row" && each !== "change");
  const value = fc.string({ minLength: 1, maxLength: 12 }).map((text) => text.replace(/\s+/g, " ").trim());
  fc.assert(
    fc.property(fc.uniqueArray(fc.tuple(name, value), { selector: ([key]) => key, maxLength: 6 }), (columns) => {
      const [one, other] = [blockText("acled/A1", "new", columns), blockText("acled/A1", "corrected", columns)];
      expect(withoutChange(one)).toBe(withoutChange(other));
      const [first, second] = blocksIn(`${one}\n\n${other}\n`);
      const told = columns.filter(([, each]) => each !== "");
      for (const block of [first, second]) {
        const found = [...(block?.columns ?? [])].slice(2).map(([key, { value: text }]) => [key, text]);
        expect(found).toEqual(told);
      }
      expect(second?.change).toBe("corrected");
      expect(`${one}\n\n${other}\n`.slice(second?.span.start, second?.span.end)).toBe(other);
    }),
  );
});

test("odd text is no block", () => {
  fc.assert(fc.property(fc.string(), (text) => blocksIn(text).every(({ span }) => span.end <= text.length)));
  expect(blocksIn("row: a/1\nchange: eaten\nx: y")).toEqual([]);
});
