import { describe, expect, test } from "vitest";
import { loadAgreements } from "../../src/knowledge/agreements.ts";
import type { Article, Day } from "../../src/model.ts";
import { agreementsNamed } from "../../src/resolve/agreements.ts";

const AGREEMENTS = loadAgreements();

/** The agreements that a sentence names when it is printed on a day. */
function named(text: string, publishedAt: Day | null): readonly string[] {
  const article: Article = {
    id: "article:a",
    url: "https://example.org/a",
    publisher: "The Courier",
    publishedAt,
    language: "en",
    title: "",
    text,
    dateline: null,
  };
  return [
    ...new Set(agreementsNamed(article, AGREEMENTS).map(({ agreement }) => agreement.replace("agreement:", ""))),
  ].sort();
}

describe("the agreements that an article names", () => {
  test("go by any of their names", () => {
    expect(named("Both sides spoke of the Minsk agreements.", "2018-06-01")).toEqual(["minsk-2015"]);
    expect(named("A breach of the Stockholm Agreement, he said.", "2019-06-01")).toEqual(["hodeidah-2018"]);
  });

  test("are not named before anybody spoke of them", () => {
    expect(named("The US-Iran ceasefire was praised.", "2025-06-24")).toEqual([]);
    expect(named("The Lebanon ceasefire held.", "2024-10-01")).toEqual([]);
  });

  test("are the latest of those that share a name", () => {
    expect(named("The Lebanon ceasefire held.", "2024-11-28")).toEqual(["lebanon-2024"]);
    expect(named("The Lebanon ceasefire held.", "2026-05-02")).toEqual(["lebanon-april-2026"]);
    expect(named("The Gaza ceasefire held.", "2025-02-02")).toEqual(["gaza-january-2025"]);
    expect(named("The Gaza ceasefire held.", "2025-11-02")).toEqual(["gaza-2025"]);
    expect(named("The US-Iran ceasefire held.", "2026-07-01")).toEqual(["islamabad-2026"]);
  });

  test("are all that share it when nobody says when the article was printed", () => {
    expect(named("The Gaza ceasefire held.", null)).toEqual(["gaza-2025", "gaza-january-2025"]);
  });
});
