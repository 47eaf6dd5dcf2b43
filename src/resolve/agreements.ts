import type { Agreement, Article, ReportedEvent, Span } from "../model.ts";
import { cite, overlaps } from "../span.ts";

/** An agreement named again and again is still only named. */
const MOST_NAMINGS = 10;

/** The agreements that an article names, each with the words that do so. */
export function agreementsNamed(article: Article, agreements: readonly Agreement[]): ReportedEvent["agreements"] {
  const folded = fold(article.text);
  return agreements.flatMap((agreement) =>
    findNames(folded, foldedNames(agreement))
      .slice(0, MOST_NAMINGS)
      .map((span) => ({ agreement: agreement.id, citation: cite(article, span) })),
  );
}

const foldedOf = new WeakMap<Agreement, readonly string[]>();

/** The names of an agreement, folded, the longest first; the same agreements come with every article. */
function foldedNames(agreement: Agreement): readonly string[] {
  const known = foldedOf.get(agreement);
  if (known !== undefined) return known;
  const folded = [agreement.title, ...agreement.aliases].sort((a, b) => b.length - a.length).map(fold);
  foldedOf.set(agreement, folded);
  return folded;
}

/** Where any of the folded names stands as whole words, none within another that comes before it. */
function findNames(folded: string, names: readonly string[]): readonly Span[] {
  const found: Span[] = [];
  for (const key of names) {
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
    .replace(/[^\S ]/g, " ")
    .replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function wholeWordIndex(text: string, name: string, from: number): number {
  for (let at = text.indexOf(name, from); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length))) return at;
  }
  return -1;
}
