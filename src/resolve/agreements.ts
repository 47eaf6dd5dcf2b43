import type { Agreement, Article, ReportedEvent, Span } from "../model.ts";
import { cite, overlaps } from "../span.ts";

/** An agreement named again and again is still only named. */
const MOST_NAMINGS = 10;

/** The agreements that an article names, each with the words that do so. */
export function agreementsNamed(article: Article, agreements: readonly Agreement[]): ReportedEvent["agreements"] {
  const folded = fold(article.text);
  return agreements.flatMap((agreement) =>
    findNames(folded, [agreement.title, ...agreement.aliases])
      .slice(0, MOST_NAMINGS)
      .map((span) => ({ agreement: agreement.id, citation: cite(article, span) })),
  );
}

/** Where any of the names stands as whole words, the longest first and none within another. */
function findNames(folded: string, names: readonly string[]): readonly Span[] {
  const found: Span[] = [];
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    const key = fold(name);
    for (let at = wholeWordIndex(folded, key, 0); at >= 0; at = wholeWordIndex(folded, key, at + 1)) {
      const span = { start: at, end: at + key.length };
      if (!found.some((other) => overlaps(other, span))) found.push(span);
      if (found.length >= MOST_NAMINGS) break;
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Lower case with plain dashes and blanks, each character kept at its index. */
function fold(text: string): string {
  return text
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\s/g, " ")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function wholeWordIndex(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length))) return at;
  }
  return -1;
}
