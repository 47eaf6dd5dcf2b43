import { expect, test } from "vitest";
import { readTokens } from "../../src/read/tokens.ts";

/** Words of the text, as the treebanks cut them. */
test.each([
  "The army did|n't reply|.",
  "They can|not and wo|n’t leave|.",
  "Iran|'s and Iran|’s troops",
  "the rebels|' camp",
  "Ma'arat al|-|Nu'man|, al|-|Sharaa and O'Brien",
  "a state|-|run broadcaster",
  "anti-government and pro-Kremlin fighters",
  "the ex-president|'s co-founder",
  "on 2025-03-14 and 14/3/2025",
  "12,500 people|, 3.5 million and 5 %",
  "$|5|bn|, 120|mm shells, 40|km away, at 7:30|pm".replace("shells, 40|km away, at", "shells|, 40|km away|, at"),
  "the 1990s|, the 1990's and the 2nd Brigade",
  "Gen. Smith|, Lt. Col. Jones and J. K. Brown",
  "U.S. and D.R.C. forces",
  "No. 5 and p. 12",
  "He said No|.",
  "see https://www.example.org/a/b?c=d|, or write to desk@example.org|.",
  "“|Stop|,|” he said|. |‘|Now|!|’".replace(". |‘", ".| ‘"),
  "Wait|... what|?!",
  "Kyiv|–|Moscow talks — again",
  "AT&T and the F|-|16s",
])("%s", (marked) => {
  const text = marked.replaceAll("|", "");
  expect(words(text)).toEqual(marked.split(/[ |]+/).filter((word) => word !== ""));
});

test("blanks and what is invisible belong to no word", () => {
  expect(words("\u200b one\u00a0two\t\u2029three\ufeff")).toEqual(["one", "two", "three"]);
});

test("a run without blanks is cut, not searched for ever", () => {
  expect(words("a".repeat(1_000)).every((word) => word.length <= 60)).toBe(true);
  expect(words("-".repeat(1_000)).join("")).toBe("-".repeat(1_000));
});

function words(text: string): readonly string[] {
  return readTokens(text, 0, text.length).map(({ start, end }) => text.slice(start, end));
}
