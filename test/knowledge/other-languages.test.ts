import { expect, test } from "vitest";
import { openKnowledge } from "../../src/knowledge/knowledge.ts";
import { digest } from "../../src/pipeline.ts";
import { capture } from "../knowledge.ts";

test.each([
  [
    "fr",
    "Les combats ont repris dimanche près de la ville, selon le gouverneur de la région. Trois soldats ont été tués.",
  ],
  ["ar", "تجددت الاشتباكات يوم الأحد قرب المدينة، بحسب محافظ المنطقة، وقتل ثلاثة جنود وأصيب آخرون."],
  ["uk", "Бої відновилися в неділю поблизу міста, повідомив голова області. Троє військових загинули."],
  ["es", "Los combates se reanudaron el domingo cerca de la ciudad, según el gobernador. Tres soldados murieron."],
])("a page in another language is labelled %s, and kept whole without being read", async (language, words) => {
  const { article, reports, reading } = digest(capture(words), await openKnowledge());
  expect(article).toMatchObject({ language, text: words });
  expect(reports).toEqual([]);
  expect(reading.diagnostics.map(({ code }) => code)).toContain("other-language");
});
