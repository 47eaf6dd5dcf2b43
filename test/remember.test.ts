import { expect, test } from "vitest";
import { remember } from "../src/remember.ts";

test("asks once for what it remembers, also where the answer is null or false", () => {
  const asked: string[] = [];
  const isLong = remember((word: string): boolean | null => {
    asked.push(word);
    return word === "" ? null : word.length > 3;
  }, 10);
  expect(["gao", "gao", "", "", "Kidal"].map(isLong)).toEqual([false, false, null, null, true]);
  expect(asked).toEqual(["gao", "", "Kidal"]);
});

test("keeps no more answers than it may", () => {
  const asked: number[] = [];
  const double = remember((number: number) => {
    asked.push(number);
    return 2 * number;
  }, 2);
  expect([1, 2, 1, 3, 3, 1].map(double)).toEqual([2, 4, 2, 6, 6, 2]);
  expect(asked).toEqual([1, 2, 3, 1]);
});
