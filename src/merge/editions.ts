import type { ArticleId, ReportedEvent } from "../model.ts";
import { isCopy, leastShingles, type Shingles, shinglesOf } from "./wording.ts";

/** Articles that print one text, each with the first of them: wire copy, with a few words changed or cut short. */
export type Editions = ReadonlyMap<ArticleId, ArticleId>;

/** Which articles are copies of one another, judged by all that they claim. */
export function editionsOf(reports: readonly ReportedEvent[]): Editions {
  const texts = textsOf(reports);
  const first = new Map<ArticleId, ArticleId>();
  const shelves = new Map<string, ArticleId[]>();
  for (const [article, text] of texts) {
    const keys = leastShingles(text);
    const met = new Set(keys.flatMap((key) => shelves.get(key) ?? []));
    const original = [...met].find((other) => isCopy(text, texts.get(other) ?? new Set())) ?? null;
    first.set(article, original ?? article);
    if (original === null) for (const key of keys) shelves.set(key, [...(shelves.get(key) ?? []), article]);
  }
  return first;
}

/** What each article claims, all together, by article in order of their ids. */
function textsOf(reports: readonly ReportedEvent[]): ReadonlyMap<ArticleId, Shingles> {
  const said = new Map<ArticleId, Set<string>>();
  for (const { article, claims } of reports) {
    const sentences = said.get(article) ?? new Set<string>();
    for (const { citation } of claims) sentences.add(citation.exact);
    said.set(article, sentences);
  }
  return new Map(
    [...said]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([article, sentences]) => [
        article,
        new Set([...sentences].flatMap((sentence) => [...shinglesOf(sentence)])),
      ]),
  );
}
