import { addDays } from "../day.ts";
import type { Agreement, Article, Day, ReportedEvent, Span } from "../model.ts";
import { cite, overlaps } from "../span.ts";

/** An agreement named again and again is still only named. */
const MOST_NAMINGS = 10;

/**
 * The agreements that an article names, each with the words that do so. Nobody names an agreement before there is one;
 * a name that several share, such as "Gaza ceasefire", is the one's that came last before the article.
 */
export function agreementsNamed(article: Article, agreements: readonly Agreement[]): ReportedEvent["agreements"] {
  const folded = fold(article.text);
  const { publishedAt } = article;
  const known = agreements.filter((agreement) => publishedAt === null || bornOn(agreement) <= addDays(publishedAt, 1));
  const sharing = sharedNames(agreements);
  return known.flatMap((agreement) => {
    const isLatest = (name: string) => {
      const others = publishedAt === null ? [] : (sharing.get(name) ?? []);
      return !others.some((other) => known.includes(other) && bornOn(other) > bornOn(agreement));
    };
    return findNames(folded, foldedNames(agreement).filter(isLatest))
      .slice(0, MOST_NAMINGS)
      .map((span) => ({ agreement: agreement.id, citation: cite(article, span) }));
  });
}

/** The first day on which anybody spoke of an agreement as one; long ago when the file does not say. */
function bornOn({ signed, lifecycle, effective }: Agreement): Day {
  const days = [signed, ...[...lifecycle, ...effective].map(({ from }) => from)].filter((day) => day !== null);
  return days.reduce((first, day) => (day < first ? day : first), days[0] ?? "0001-01-01");
}

const sharedIn = new WeakMap<readonly Agreement[], ReadonlyMap<string, readonly Agreement[]>>();

/** The folded names that several agreements go by, with those agreements; the same list comes with every article. */
function sharedNames(agreements: readonly Agreement[]): ReadonlyMap<string, readonly Agreement[]> {
  const known = sharedIn.get(agreements);
  if (known !== undefined) return known;
  const byName = new Map<string, readonly Agreement[]>();
  for (const agreement of agreements) {
    for (const name of new Set(foldedNames(agreement))) byName.set(name, [...(byName.get(name) ?? []), agreement]);
  }
  const shared = new Map([...byName].filter(([, sharing]) => sharing.length > 1));
  sharedIn.set(agreements, shared);
  return shared;
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
