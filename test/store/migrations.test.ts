import { expect, test } from "vitest";
import { assertNumbered, STEPS } from "../../src/store/migrations.ts";

function numbered(...names: string[]): () => void {
  return () => assertNumbered(names.map((name) => ({ name, statements: [] })));
}

test("the steps are numbered without gap or double", () => {
  expect(() => assertNumbered(STEPS)).not.toThrow();
  expect(numbered("0001-record", "0002-zones", "0003-warnings")).not.toThrow();
  expect(numbered()).not.toThrow();
});

test("a gap, a double, a wrong order and a missing number are refused", () => {
  expect(numbered("0001-record", "0003-zones")).toThrow("Migration 0003-zones should start with 0002-.");
  expect(numbered("0001-record", "0001-zones")).toThrow("0001-zones should start with 0002-");
  expect(numbered("0002-zones", "0001-record")).toThrow("0002-zones should start with 0001-");
  expect(numbered("0000-record")).toThrow("should start with 0001-");
  expect(numbered("record")).toThrow("should start with 0001-");
});

test("no step is written for one engine alone", () => {
  const words = /\b(postgis|geometry|uuidv7|json_table|jsonb)\b/i;
  for (const { name, statements } of STEPS) {
    expect(statements.filter((statement) => words.test(statement)).map(() => name)).toEqual([]);
  }
});
