import { expect, test } from "vitest";
import { ATTRIBUTIONS, attributionIn } from "../../src/merge/credits.ts";

test.each(ATTRIBUTIONS)("somebody is credited: $example", ({ example }) => {
  expect(attributionIn(example)).toMatch(/Reuters/);
});

test.each([
  ["The town of Ariha (in the south) came under fire.", null],
  ["Shells fell on the town.", null],
  ["The army said it, he said.", null],
  ["Shells fell on the town, Meridian Wire reported.", "Meridian Wire"],
  ["Shells fell on the town, the army of Velmar said", "army of Velmar"],
  ["Four people were killed, according to Orel of the rescue service", "Orel of the rescue service"],
  ["Shells fell, according to the Syrian Observatory for Human Rights.", "Syrian Observatory for Human Rights"],
])("%s credits %s", (words, credit) => {
  expect(attributionIn(words)).toBe(credit);
});
