import { expect, test } from "vitest";
import { readSentences } from "../../src/read/sentences.ts";

/** A bar stands where a sentence ends; blanks around it do not matter. */
test.each([
  "Fighting broke out. | Two died.",
  "Gen. Abdel Fattah spoke. | Lt. Col. Jones and Dr. Khan did not.",
  "The U.S. Army left. | It went to St. Petersburg.",
  "He moved to the U.S. | The army stayed.",
  "It began at 5 p.m. on Monday. | At 6 p.m. it ended.",
  "GEN. SMITH DENIES IT. | MR. JONES DOES NOT.",
  "J. K. Rowling met George W. Bush. | They talked.",
  "“We will not leave.” | He left.",
  '"Why?" he asked. | "Because."',
  "She said: “Stop. | Now.” | Nobody did.",
  "They fled (see map). | No one returned.",
  "Shells fell. [1] | The town burned. [2] [3] | It was empty.",
  "Inflation was 3.5 per cent. | Prices rose by .5 points.",
  "1. Hold the line. | 2. Report.",
  "Article No. 5 holds. | He said No. | They left.",
  "What?! | Really... | Yes!",
  "The group (b. 1990) fought on.",
  "“Die Front hält” was the headline.",
])("%s", (marked) => {
  const sentences = marked.split("|").map((part) => part.trim());
  expect(read(sentences.join(" "))).toEqual(sentences);
});

test("a blank line ends a sentence", () => {
  expect(read("SHELLING KILLS FIVE\n\nThe army denied it")).toEqual(["SHELLING KILLS FIVE", "The army denied it"]);
});

test("a line of its own is a sentence of its own", () => {
  expect(read("Loikaw, Myanmar\nThe army shelled the town.")).toEqual([
    "Loikaw, Myanmar",
    "The army shelled the town.",
  ]);
});

test("a headline is a sentence of its own even when it is long", () => {
  const headline = "Army shells a town in the north for the third day in a row";
  const body =
    "The army shelled Loikaw on Monday, the capital of Kayah State, a spokesman for the rebels who hold it told reporters.";
  expect(read(`${headline}\r\n${body}`)).toEqual([headline, body]);
});

test("lines that were broken to fit a width are one sentence", () => {
  const text =
    "The army said on Monday that it had taken control of the\ntown after two days of fighting with rebels from the north\nand the east.";
  expect(read(text)).toEqual([text]);
});

test("a sentence without end is cut", () => {
  const lengths = readSentences("and so on ".repeat(500)).map((words) => words.length);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(200);
});

function read(text: string): readonly string[] {
  return readSentences(text).map((words) => text.slice(words[0]?.start, words.at(-1)?.end));
}
