import { expect, test } from "vitest";
import { excerpt } from "../../src/present/excerpt.ts";

const LONG = `${"Nothing of note. ".repeat(30)}Two lorries reached Aster.\nThey were unloaded. ${"Nothing more. ".repeat(30)}`;

test("an excerpt is where the words stand, cut between words", () => {
  expect(excerpt(LONG, "lorries")).toMatch(/^… .*Two lorries reached Aster\. They were unloaded\..* …$/);
  expect(excerpt(LONG, '"Two lorries" -nothing')).toContain("lorries");
  expect(excerpt("Two lorries reached Aster.", "aster")).toBe("Two lorries reached Aster.");
});

test("without the words it is the beginning", () => {
  expect(excerpt(LONG, "absent")).toMatch(/^Nothing of note\. .* …$/);
  expect(excerpt(LONG, "-lorries")).toMatch(/^Nothing of note/);
  expect(excerpt("", "lorries")).toBe("");
  expect(excerpt(LONG, "(*[")).toMatch(/^Nothing of note/);
});

test("a word within another is not it", () => {
  expect(excerpt(`${"x ".repeat(200)}unlorried ${"y ".repeat(200)}lorries`, "lorries")).toMatch(/lorries$/);
});
