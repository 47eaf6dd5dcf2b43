import { expect, test } from "vitest";
import { openLookingBook } from "../../src/server/looking.ts";

const ANA = { key: "ana", name: "Ana" };
const BEN = { key: "ben", name: "Ben" };
const MINUTE = 60_000;

test("whoever looks first keeps the item, and others are told who it is", () => {
  const book = openLookingBook(() => null);
  expect(book.look("incident:A", ANA, 0)).toMatchObject({ mine: true, looking: { name: "Ana" } });
  expect(book.look("incident:A", BEN, MINUTE)).toMatchObject({ mine: false, looking: { name: "Ana" } });
  expect(book.look("incident:B", BEN, MINUTE)).toMatchObject({ mine: true });
});

test("a look ends three minutes after it was last repeated", () => {
  const book = openLookingBook(() => null);
  book.look("incident:A", ANA, 0);
  book.look("incident:A", ANA, 2 * MINUTE);
  expect(book.at("incident:A", 4 * MINUTE)?.name).toBe("Ana");
  expect(book.at("incident:A", 5 * MINUTE)).toBeNull();
  expect(book.look("incident:A", BEN, 5 * MINUTE).mine).toBe(true);
});

test("only whoever looks can stop", () => {
  const book = openLookingBook(() => null);
  book.look("incident:A", ANA, 0);
  book.stop("incident:A", BEN.key);
  expect(book.at("incident:A", 1)?.name).toBe("Ana");
  book.stop("incident:A", ANA.key);
  expect(book.at("incident:A", 2)).toBeNull();
});

test("others are told when a look begins and ends, not each time that it is repeated", () => {
  const told: string[] = [];
  const book = openLookingBook((item) => told.push(item));
  book.look("incident:A", ANA, 0);
  book.look("incident:A", ANA, MINUTE);
  book.look("incident:A", BEN, MINUTE);
  book.stop("incident:A", ANA.key);
  expect(told).toEqual(["incident:A", "incident:A"]);
});
