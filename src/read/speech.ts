import type { Span } from "../model.ts";
import { contains, overlaps } from "../span.ts";
import { contentSpans } from "./contents.ts";
import { STATEMENTS } from "./english/cues.ts";
import type { Quote } from "./quotes.ts";
import { datelineLength, isNominal } from "./speakers.ts";
import { dependents, relation, spanOf, subtree, type Tree } from "./syntax.ts";

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

/**
 * The quotations that a verb of speech stands beside in its sentence, with nothing but its speaker, addressee and
 * circumstances between: no other finite verb, unless it tells who the speaker is.
 */
export function quotedBeside(passage: Passage, tree: Tree, verb: number): readonly Span[] {
  const at = tree.tokens[verb]?.span;
  if (at === undefined) return [];
  const around = lastQuoteFrom(passage, at.start);
  const pool = around !== null && contains(around.span, at) ? passage.nested : passage.quotes;
  const index = lastStarting(pool, at.start);
  const before = pool[index];
  const after = pool[index + 1];
  const found: Span[] = [];
  if (
    before !== undefined &&
    inSentence(tree, before) &&
    isSpeech(passage, tree, before) &&
    isIdle(tree, verb, before.span.end, at.start)
  ) {
    found.push(before.span);
  }
  if (
    after !== undefined &&
    inSentence(tree, after) &&
    opensSpeech(passage, tree, verb, after) &&
    isIdle(tree, verb, at.end, after.span.start)
  ) {
    found.push(after.span);
  }
  return found;
}

/** Whether a quotation opens its sentence, and ends as one that someone speaks. */
function isSpeech(passage: Passage, tree: Tree, quote: Quote): boolean {
  const lead = passage.text.slice(tree.sentence.span.start, Math.max(tree.sentence.span.start, quote.span.start));
  return /^(\s*|.*[,:;–—]\s*|\s*(But|And|So|Yet|Then)\s*)$/s.test(lead.slice(-40)) && endsSpeech(passage, quote);
}

/** Whether a quotation ends as speech does before "he said": with a comma or an end mark. */
function endsSpeech(passage: Passage, quote: Quote): boolean {
  return (
    /[,.!?…–—-]\s*$/.test(passage.text.slice(quote.inner.start, quote.inner.end).slice(-4)) ||
    /^\s*[,–—-]/.test(passage.text.slice(quote.span.end, quote.span.end + 3))
  );
}

/** Whether a quotation is led in by a comma, a colon, the verb or its addressee, rather than built into a clause. */
function opensSpeech(passage: Passage, tree: Tree, verb: number, quote: Quote): boolean {
  const lead = passage.text.slice(Math.max(0, quote.span.start - 4), quote.span.start);
  if (/[,:]\s*$/.test(lead)) return true;
  const at = tree.tokens.findIndex((token) => token.span.start >= quote.span.start);
  if (at - 1 === verb) return true;
  const isSentence = /^\p{Lu}/u.test(passage.text.slice(quote.inner.start, quote.inner.start + 2));
  return (
    isSentence &&
    tree.tokens[at - 1]?.head === verb &&
    ["obj", "iobj", "advmod"].includes(tree.tokens[at - 1]?.deprel ?? "")
  );
}

/** Whether nothing between the verb and a quotation is told on its own. */
function isIdle(tree: Tree, verb: number, from: number, to: number): boolean {
  if (to - from > LONGEST_LEAD) return false;
  return tree.tokens.every((token, index) => {
    if (index === verb || token.span.start < from || token.span.end > to) return true;
    if (!FINITE.has(token.xpos) || relation(token) === "aux") return true;
    return relation(token) === "acl" || token.head === verb || tree.tokens[index - 1]?.lemma === "who";
  });
}

const FINITE: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP"]);
const LONGEST_LEAD = 250;

/** Clauses longer than this beside a quotation do not merely name its speaker. */
const LONGEST_CLAUSE = 60;

/**
 * What a verb of speech hands to its speaker without a conjunction: the clause it interrupts or follows, the
 * quotations beside it, what stands behind its colon. Empty when nothing of the kind stands there. Verbs that are
 * not of speech (`speaks`) only interrupt: "the truce, analysts believe, will hold".
 */
export function directSpeech(passage: Passage, tree: Tree, verb: number, speaks: boolean): readonly Span[] {
  if (!speaks) return interrupted(tree, verb);
  const clause = clauseAround(passage, tree, verb);
  const bySyntax = interrupted(tree, verb);
  if (bySyntax.length > 0) return bySyntax;
  const behindColon = afterColon(passage, tree, clause);
  if (behindColon !== null) return [behindColon];
  const before = beforeTrailing(passage, tree, verb, clause);
  if (before !== null) return [before];
  const earlier = quoteJustBefore(passage, tree, clause);
  return earlier === null ? [] : [earlier.span];
}

/**
 * Who speaks beside direct speech, by position, where syntax names nobody or someone who is spoken of: what stands
 * between the words and the verb, or right behind the verb ("'No,' said the mayor").
 */
export function speakerBeside(tree: Tree, verb: number, content: readonly Span[]): number | null {
  const at = tree.tokens[verb]?.span.start ?? 0;
  const before = content
    .filter((span) => span.end <= at)
    .reduce((last, span) => Math.max(last, span.end), tree.sentence.span.start);
  const after = content
    .filter((span) => span.start >= at)
    .reduce((least, span) => Math.min(least, span.start), tree.sentence.span.end);
  const isIn = (index: number, from: number, to: number): boolean => {
    const span = tree.tokens[index]?.span;
    return span !== undefined && span.start >= from && span.end <= to;
  };
  const order = tree.tokens.map((_, index) => index).filter((index) => isNominal(tree, index));
  const ahead = order.filter((index) => index < verb && isIn(index, before, at));
  const behind = order.filter((index) => index > verb && index - verb <= FARTHEST_SPEAKER && isIn(index, at, after));
  const first = ahead.find((index) => maySpeak(tree, index)) ?? behind.find((index) => maySpeak(tree, index));
  return first === undefined ? null : phraseHead(tree, first, ahead.length > 0 ? ahead : behind);
}

/** Whether a noun is neither a time nor behind a preposition. */
function maySpeak(tree: Tree, index: number): boolean {
  if (/day$|^(today|tonight|yesterday|moment|week|month|year)$/i.test(tree.tokens[index]?.lemma ?? "")) return false;
  return dependents(tree, index, "case").every((child) => tree.tokens[child]?.xpos === "POS");
}

/** "Said the mayor of …": how many tokens may lie between the verb and its speaker's first noun. */
const FARTHEST_SPEAKER = 4;

/** The head of the noun phrase that a noun belongs to, as far as it lies in the same stretch. */
function phraseHead(tree: Tree, index: number, within: readonly number[]): number {
  let at = index;
  for (let climbed = 0; climbed < 6; climbed++) {
    const token = tree.tokens[at];
    if (token === undefined || !within.includes(token.head) || !INSIDE_PHRASE.has(relation(token))) break;
    at = token.head;
  }
  return at;
}

const INSIDE_PHRASE: ReadonlySet<string> = new Set(["compound", "flat", "nmod", "amod", "det", "nummod"]);

/**
 * A clause between commas that interrupts or ends what it reports: "The road, villagers said on Monday, was mined",
 * "the road was mined, said villagers". Gives its speaker and the words around it.
 */
export function interruption(passage: Passage, tree: Tree, verb: number): Interruption | null {
  const answer = relativeAnswer(tree, verb);
  if (answer !== null) return answer;
  // "The rebels, who denied any role": what is denied stands behind the verb.
  if (isOfOneself(tree, verb)) return null;
  const first = startOfInterruption(tree, verb);
  const opening = tree.tokens[first - 1];
  const last = endOfInterruption(tree, verb, first === verb);
  if (opening === undefined || last === null || !/^[,–—-]+$/.test(opening.form) || first < 3) return null;
  if (isQuotedAt(passage, opening.span.start) || governsWithin(tree, verb, last)) return null;
  const before = { start: tree.tokens[datelineLength(tree)]?.span.start ?? 0, end: opening.span.start };
  const speaker = speakerBeside(tree, verb, [{ start: 0, end: opening.span.end }]);
  if (speaker === null || speaker < first || speaker > last) return null;
  const after = { start: tree.tokens[last]?.span.end ?? before.end, end: tree.tokens.at(-1)?.span.end ?? before.end };
  const rest = trimBoth(passage.text, after);
  if (!tellsSomething(tree, first, last)) return null;
  return { speaker, content: /\p{L}/u.test(passage.text.slice(rest.start, rest.end)) ? [before, rest] : [before] };
}

/** "A accuses B of raids, which B denies": who answers speaks of what was said, not of its being said. */
function relativeAnswer(tree: Tree, verb: number): Interruption | null {
  const speaker = dependents(tree, verb, "nsubj").find((at) => at < verb && tree.tokens[at]?.xpos !== "WDT");
  const noun = tree.tokens[verb]?.head ?? -1;
  const clause = isAnswer(tree, verb) ? statementAround(tree, noun) : null;
  if (speaker === undefined || clause === null) return null;
  const said = dependents(tree, clause, "ccomp", "advcl", "acl", "obj")
    .flatMap((at) => (tree.tokens[at]?.upos === "VERB" ? [at] : dependents(tree, at, "acl")))
    .find((at) => at > clause && at < verb && tree.tokens[at]?.upos === "VERB");
  // "…, the ministry said, a claim B rejects": what is answered is not that the ministry said it.
  const tellers = dependents(tree, clause, "parataxis").flatMap((at) => subtree(tree, at));
  const answer = new Set([...subtree(tree, isNamedAnswer(tree, verb) ? noun : verb), ...tellers]);
  const words = subtree(tree, said ?? clause).filter(
    (at) => at < verb && !answer.has(at) && tree.tokens[at]?.upos !== "PUNCT",
  );
  const [first, last] = [words[0], words.at(-1)];
  return first === undefined || last === undefined ? null : { speaker, content: [spanOf(tree, first, last)] };
}

/** Whether a verb tells what those do who are named before it, and to what: "rebels, who denied any role". */
export function isOfOneself(tree: Tree, verb: number): boolean {
  if (tree.tokens[verb]?.deprel !== "acl:relcl") return false;
  const who = dependents(tree, verb, "nsubj").some((at) => tree.tokens[at]?.form.toLowerCase() === "who");
  return who && dependents(tree, verb, "obj", "ccomp", "xcomp").some((at) => at > verb);
}

/** "The army said rebels shelled Bor, a claim the rebels rejected": a word for what was said, and what became of it. */
function isNamedAnswer(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  const noun = tree.tokens[token?.head ?? -1];
  if (token?.deprel !== "acl:relcl" || noun?.deprel !== "appos" || !STATEMENTS.has(noun.lemma.toLowerCase()))
    return false;
  return dependents(tree, verb, "obj").every((at) => tree.tokens[at]?.xpos === "WDT");
}

/** Whether a verb answers what stands before it: "…, which B denies", "…, a claim B rejects". */
export function isAnswer(tree: Tree, verb: number): boolean {
  return isRelativeAnswer(tree, verb) || isNamedAnswer(tree, verb);
}

/** Whether a verb answers, by a relative "which" that is its object, what stands before it. */
function isRelativeAnswer(tree: Tree, verb: number): boolean {
  const which = dependents(tree, verb, "obj").some((at) => at < verb && tree.tokens[at]?.xpos === "WDT");
  return which && (tree.tokens[verb]?.deprel.endsWith(":relcl") ?? false);
}

/** The verb of the clause that a word stands in, past participles that only describe a noun. */
function statementAround(tree: Tree, word: number): number | null {
  for (let at = word, steps = 0; at >= 0 && steps < tree.tokens.length; steps++) {
    const token = tree.tokens[at];
    if (token?.upos === "VERB" && token.deprel !== "acl") return at;
    at = token?.head ?? -1;
  }
  return null;
}

/** "Trump, who noted the rise, left": what the verb governs beside it is its content, and nothing is interrupted. */
function governsWithin(tree: Tree, verb: number, last: number): boolean {
  return dependents(tree, verb, "obj", "ccomp").some(
    (child) => child > verb && child <= last && !isTold(tree, verb, child),
  );
}

/** Whether a finite verb stands outside an interruption: without one nothing is reported. */
function tellsSomething(tree: Tree, first: number, last: number): boolean {
  return tree.tokens.some(
    (token, index) => (index < first || index > last) && (FINITE.has(token.xpos) || token.xpos === "MD"),
  );
}

/** "He told me": the one who is told is no content. */
function isTold(tree: Tree, verb: number, child: number): boolean {
  return tree.tokens[verb]?.lemma === "tell" && tree.tokens[child]?.deprel !== "ccomp";
}

interface Interruption {
  readonly speaker: number;
  readonly content: readonly Span[];
}

/** The first token of a short naming of the speaker in front of the verb, or the verb itself. */
function startOfInterruption(tree: Tree, verb: number): number {
  let first = verb;
  while (first > 0 && verb - first < 9 && isOfSpeaker(tree, first - 1)) first--;
  return first;
}

/** The last token before the mark that closes the interruption: behind "said" stands who, when or to whom. */
function endOfInterruption(tree: Tree, verb: number, inverted: boolean): number | null {
  for (let at = verb; at < tree.tokens.length; at++) {
    const next = tree.tokens[at + 1];
    if (next === undefined || /^[.!?]$/.test(next.form)) return at;
    if (/^[,–—-]+$/.test(next.form)) return inverted && at === verb ? null : at;
    const isAside = isOfSpeaker(tree, at + 1) && (inverted || at - verb < 5);
    if (!isAside) return null;
  }
  return null;
}

/** Words that a short naming of a speaker is made of: "a senior army officer". */
function isOfSpeaker(tree: Tree, index: number): boolean {
  const token = tree.tokens[index];
  if (token === undefined) return false;
  return (
    ["DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "ADP", "PART", "AUX", "ADV"].includes(token.upos) ||
    token.form === "'s"
  );
}

function isQuotedAt(passage: Passage, offset: number): boolean {
  const quote = lastQuoteFrom(passage, offset);
  return quote !== null && quote.span.end > offset;
}

function trimBoth(text: string, span: Span): Span {
  let { start } = span;
  while (start < span.end && /[\s,;.–—-]/.test(text.charAt(start))) start++;
  return trimEnd(text, { start, end: span.end });
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

function inSentence(tree: Tree, quote: Quote): boolean {
  return overlaps(quote.span, tree.sentence.span);
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

/**
 * What follows a finite verb of speech up to the end of its sentence, where syntax sees no content: from "that" on,
 * or from the verb on when a clause of its own follows. The last resort for badly parsed sentences.
 */
export function restAfter(passage: Passage, tree: Tree, verb: number, thatOnly: boolean): readonly Span[] {
  const after = tree.tokens.slice(verb + 1);
  const that = after.findIndex((token, at) => token.lemma === "that" && at < FARTHEST_THAT && token.upos !== "DET");
  const start = that >= 0 ? verb + 1 + that : verb + 1;
  const from = tree.tokens[start];
  const last = tree.tokens.at(-1);
  const tellsOn = tree.tokens.slice(start + 1).some((token) => FINITE.has(token.xpos) || token.xpos === "MD");
  if (from === undefined || last === undefined || !tellsOn || (thatOnly && that < 0)) return [];
  if (!FINITE.has(tree.tokens[verb]?.xpos ?? "") || from.upos === "PUNCT") return [];
  const rest = trimBoth(passage.text, { start: from.span.start, end: last.span.end });
  return rest.end > rest.start ? [rest] : [];
}

/** "Told reporters in Geneva on Monday that": how far the conjunction may stand from its verb. */
const FARTHEST_THAT = 14;

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
