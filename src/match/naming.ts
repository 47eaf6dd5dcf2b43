import type { Agreement, Article, Citation, Incident } from "../model.ts";

/** Where the words of an incident, or else its articles, name an agreement. */
export interface Naming {
  /** Claims that name it in the same breath as the incident. */
  readonly inClaims: readonly Citation[];
  /** Other words of the same articles that name it. */
  readonly inArticles: readonly Citation[];
  /** Claims that speak of a violation of some agreement without naming one. */
  readonly complaints: readonly Citation[];
}

/** "a flagrant violation of the agreements", "broke the terms of the ceasefire", "in breach of the truce". */
const COMPLAINT =
  /\b(?:violat\w+|breach\w*|(?:break(?:s|ing)?|broken?)(?! out| in\b| into| up| off| through)|flout\w*|contraven\w+|infring\w+)\b[^.;:!?]{0,40}\b(?:agreements?|ceasefires?|cease-fires?|truces?|accords?|cessation|memorand\w+|protocol|deal|resolution|understandings?)\b/i;

export function namingOf(incident: Incident, agreement: Agreement, articles: readonly Article[]): Naming {
  const ours = new Set(incident.reports.map(({ article }) => article));
  const said = incident.reports.flatMap(({ claims }) => claims.map(({ citation }) => citation));
  return {
    inClaims: said.filter(({ exact }) => findAlias(exact, agreement) !== null),
    inArticles: articles.filter(({ id }) => ours.has(id)).flatMap((article) => citeAlias(article, agreement)),
    complaints: said.filter(({ exact }) => COMPLAINT.test(exact)),
  };
}

function citeAlias(article: Article, agreement: Agreement): readonly Citation[] {
  const found = findAlias(article.text, agreement);
  if (found === null) return [];
  const span = { start: found.start, end: found.start + found.length };
  return [{ article: article.id, span, exact: article.text.slice(span.start, span.end) }];
}

/** The first whole-word occurrence of a name of the agreement, longest names first. */
function findAlias(
  text: string,
  { aliases, title }: Agreement,
): { readonly start: number; readonly length: number } | null {
  const folded = fold(text);
  for (const name of [title, ...aliases].sort((a, b) => b.length - a.length)) {
    const start = wholeWordIndex(folded, fold(name));
    if (start >= 0) return { start, length: name.length };
  }
  return null;
}

/** Lower case with plain dashes and blanks, each character kept at its index. */
function fold(text: string): string {
  return text
    .replace(/[\u2010-\u2015]/g, "-")
    .replace(/\s/g, " ")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

function wholeWordIndex(text: string, name: string): number {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + name.length))) return at;
  }
  return -1;
}
