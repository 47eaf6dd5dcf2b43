import { expect, test } from "vitest";
import { assertCited, citationsIn } from "../../src/store/citations.ts";
import { digestWords } from "../knowledge.ts";

const found = digestWords("Rebels attacked Saraqib on Wednesday, the army said.");

test("every citation of a digest is found, and holds", () => {
  expect(citationsIn(found.reports).map(({ exact }) => exact)).toEqual(expect.arrayContaining(["Rebels", "attacked"]));
  expect(() => assertCited(found)).not.toThrow();
});

test("a digest whose article says something else is not given out", () => {
  const altered = { ...found, article: { ...found.article, text: found.article.text.replace("attacked", "defended") } };
  expect(() => assertCited(altered)).toThrow(/the index was altered. Run "tocsin rebuild"/);
});
