import { expect, test } from "vitest";
import { CREDITS, creditIn } from "../../src/merge/credits.ts";

test.each(CREDITS)("an agency is credited: $example", ({ example }) => {
  expect(creditIn(example)).toBe("reuters");
});

test.each([
  ["The town of Ariha (in the south) came under fire.", null],
  ["Shells fell on the town.", null],
  ["Residents reported shells on the town.", "residents"],
  ["Shells fell on the town, Meridian Wire reported.", "meridian wire"],
  ["Shells fell, according to the Syrian Observatory for Human Rights.", "syrian observatory"],
])("%s credits %s", (words, credit) => {
  expect(creditIn(words)).toBe(credit);
});
