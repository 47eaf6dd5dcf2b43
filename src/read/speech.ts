import type { Span } from "../model.ts";
import { contains, overlaps } from "../span.ts";
import { contentSpans } from "./contents.ts";
import type { Quote } from "./quotes.ts";
import { dependents, relation, subtree, type Tree } from "./syntax.ts";

/** A text with its trees and quotations, as direct speech is looked for in it. */
export interface Passage {
  readonly text: string;
  readonly trees: readonly Tree[];
  /** The outer quotations. */
  readonly quotes: readonly Quote[];
  /** Those directly inside an outer one. */
  readonly nested: readonly Quote[];
  readonly paragraphs: readonly Span[];
}

/** Clauses longer than this beside a quotation do not merely name its speaker. */
const LONGEST_CLAUSE = 60;

/**
 * What a verb of speech hands to its speaker without a conjunction: the clause it interrupts or follows, the
 * quotations beside it, what stands behind its colon. Empty when nothing of the kind stands there.
 */
export function directSpeech(passage: Passage, tree: Tree, verb: number): readonly Span[] {
  const clause = clauseAround(passage, tree, verb);
  const quoted = quotesBeside(passage, tree, clause);
  if (quoted.length > 0) return quoted;
  const bySyntax = interrupted(tree, verb);
  if (bySyntax.length > 0) return bySyntax;
  const behindColon = afterColon(passage, tree, clause);
  if (behindColon !== null) return [behindColon];
  const before = beforeTrailing(passage, tree, verb, clause);
  if (before !== null) return [before];
  const earlier = quoteJustBefore(passage, tree, clause);
  return earlier === null ? [] : [earlier.span];
}

/** The clause a verb hangs beside, or the clauses that hang beside it. */
function interrupted(tree: Tree, verb: number): readonly Span[] {
  const token = tree.tokens[verb];
  if (token === undefined) return [];
  if (relation(token) === "parataxis" && token.head >= 0 && hasSubject(tree, verb)) {
    const above = tree.tokens[token.head];
    if (
      above !== undefined &&
      ["VERB", "AUX", "ADJ", "NOUN", "PROPN", "PRON", "ADV", "INTJ", "NUM"].includes(above.upos)
    ) {
      return contentSpans(tree, [token.head], verb);
    }
  }
  const beside = dependents(tree, verb, "parataxis").filter((child) => tree.tokens[child]?.upos !== "PUNCT");
  const first = beside.find((child) => tree.tokens.slice(verb, child).some((token) => token.form === ":"));
  return first === undefined ? [] : contentSpans(tree, [first], verb);
}

function hasSubject(tree: Tree, verb: number): boolean {
  return dependents(tree, verb, "nsubj").length > 0;
}

/** The words of the verb's own clause around it: its subject, auxiliaries, adverbs, addressee. */
function clauseAround(passage: Passage, tree: Tree, verb: number): Span {
  const own = new Set([verb]);
  for (const child of dependents(
    tree,
    verb,
    "nsubj",
    "aux",
    "advmod",
    "obl",
    "obj",
    "iobj",
    "compound:prt",
    "advcl",
    "xcomp",
  )) {
    const below = subtree(tree, child);
    if (below.length < LONGEST_CLAUSE && !below.some((index) => isQuoted(passage, tree, index))) {
      for (const index of below) own.add(index);
    }
  }
  let first = verb;
  let last = verb;
  while (isWithin(tree, own, first - 1, first - 2)) first--;
  while (isWithin(tree, own, last + 1, last + 2)) last++;
  return { start: tree.tokens[first]?.span.start ?? 0, end: tree.tokens[last]?.span.end ?? 0 };
}

/** Whether a token is of the clause, or a comma with more of the clause behind it. */
function isWithin(tree: Tree, own: ReadonlySet<number>, index: number, beyond: number): boolean {
  if (own.has(index)) return true;
  return tree.tokens[index]?.form === "," && own.has(beyond);
}

function isQuoted(passage: Passage, tree: Tree, index: number): boolean {
  const span = tree.tokens[index]?.span;
  if (span === undefined) return false;
  const quote = lastQuoteFrom(passage, span.start);
  return quote !== null && overlaps(quote.span, span);
}

/** The last outer quotation that opens at or before an offset. */
export function lastQuoteFrom(passage: Passage, offset: number): Quote | null {
  return passage.quotes[lastStarting(passage.quotes, offset)] ?? null;
}

/** The index of the last quotation that starts at or before an offset, -1 for none. */
export function lastStarting(quotes: readonly Quote[], offset: number): number {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((quotes[middle]?.span.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Outer quotations with nothing but punctuation between them and the clause, in its sentence. */
function quotesBeside(passage: Passage, tree: Tree, clause: Span): readonly Span[] {
  const around = lastQuoteFrom(passage, clause.start);
  const pool = around !== null && contains(around.span, clause) ? passage.nested : passage.quotes;
  const at = lastStarting(pool, clause.start);
  const before = pool[at];
  const after = pool[at + 1];
  const found: Span[] = [];
  if (before !== undefined && inSentence(tree, before) && isBare(passage, before.span.end, clause.start))
    found.push(before.span);
  if (after !== undefined && inSentence(tree, after) && isBare(passage, clause.end, after.span.start))
    found.push(after.span);
  return found;
}

function inSentence(tree: Tree, quote: Quote): boolean {
  return overlaps(quote.span, tree.sentence.span);
}

function isBare(passage: Passage, from: number, to: number): boolean {
  return to >= from && to - from < 8 && /^[\s,:;.–—-]*$/.test(passage.text.slice(from, to));
}

/** What stands behind the colon that ends a clause: the rest of the sentence, a quotation, or a paragraph. */
function afterColon(passage: Passage, tree: Tree, clause: Span): Span | null {
  const colon = /^[^\S\n]*:\s*/.exec(passage.text.slice(clause.end, clause.end + 20));
  if (colon === null) return null;
  const start = clause.end + colon[0].length;
  const quote = lastQuoteFrom(passage, start);
  if (quote !== null && quote.span.start === start) return quote.span;
  if (start < tree.sentence.span.end) return trimEnd(passage.text, { start, end: tree.sentence.span.end });
  const paragraph = passage.paragraphs[paragraphAt(passage, start)];
  return paragraph === undefined || start >= paragraph.end
    ? null
    : trimEnd(passage.text, { start, end: paragraph.end });
}

/** The sentence in front of a clause that ends it: "The road is mined, villagers say." */
function beforeTrailing(passage: Passage, tree: Tree, verb: number, clause: Span): Span | null {
  const rest = passage.text.slice(clause.end, tree.sentence.span.end);
  const start = tree.sentence.span.start;
  const token = tree.tokens[verb];
  if (!hasSubject(tree, verb) || !/^[\s.!?”"’']*$/.test(rest) || token === undefined) return null;
  const before = /^(.*\S)\s*[,–—?!]\s*$/s.exec(passage.text.slice(start, clause.start))?.[1];
  return before === undefined || !/\S\s+\S+\s+\S/.test(before) ? null : { start, end: start + before.length };
}

/** A quotation that ends where the clause's sentence begins: "'Why?' / asked the judge." */
function quoteJustBefore(passage: Passage, tree: Tree, clause: Span): Quote | null {
  const quote = lastQuoteFrom(passage, clause.start);
  if (quote === null || quote.span.end > clause.start || clause.start - quote.span.end > 4) return null;
  const between = passage.text.slice(quote.span.end, clause.start);
  const goesOn = /^\p{Ll}/u.test(tree.tokens[0]?.form ?? "") || clause.start === (tree.tokens[0]?.span.start ?? 0);
  return goesOn && /^[^\S\n]*[,–—]?[^\S\n]*$/.test(between) && tree.sentence.span.start >= quote.span.end
    ? quote
    : null;
}

/** The index of the paragraph that holds an offset, or of the one after it. */
export function paragraphAt(passage: Passage, offset: number): number {
  let low = 0;
  let high = passage.paragraphs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passage.paragraphs[middle]?.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function trimEnd(text: string, span: Span): Span {
  let end = span.end;
  while (end > span.start && /[\s,;]/.test(text.charAt(end - 1))) end--;
  return { start: span.start, end };
}
