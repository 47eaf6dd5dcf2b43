import type { Span } from "../model.ts";
import { hasOwnStop, hasSharedStop, readTokens } from "./tokens.ts";

/** A longer sentence is cut, so that the parser's work stays in proportion. */
const MOST_TOKENS = 200;

/** Words that open an English sentence far more often than they follow an abbreviation inside one. */
const OPENERS = new Set(
  "The A An In On At It He She They We I You But And Or Yet So If When While After Before As For From This That These Those There Their His Her Its Our According Meanwhile However Also Since Some Many Most Both Earlier Later By With Although Despite During Nor Not No Such Other Another".split(
    " ",
  ),
);

/** The sentences of a text, each as the spans of its words. */
export function readSentences(text: string): readonly (readonly Span[])[] {
  return paragraphsOf(text).flatMap(({ start, end }) => splitSentences(text, readTokens(text, start, end)));
}

// ---------------------------------------------------------------- paragraphs

/**
 * Stretches that no sentence crosses. A blank line always ends one. A single line break does so unless the
 * lines were broken to fit a width: then the line before is long and does not end like a sentence.
 */
function paragraphsOf(text: string): readonly Span[] {
  const lines = linesOf(text);
  const paragraphs: Span[] = [];
  let open: Span | null = null;
  let widest = 0;
  for (const [i, line] of lines.entries()) {
    const words = text.slice(line.start, line.end);
    if (words.trim() === "") {
      if (open !== null) paragraphs.push(open);
      open = null;
      continue;
    }
    const before = lines[i - 1];
    if (open !== null && before !== undefined && isWrapped(text.slice(before.start, before.end), words, widest)) {
      open = { start: open.start, end: line.end };
    } else {
      if (open !== null) paragraphs.push(open);
      open = line;
      widest = 0;
    }
    widest = Math.max(widest, words.length);
  }
  return open === null ? paragraphs : [...paragraphs, open];
}

function linesOf(text: string): readonly Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)) {
    lines.push({ start, end: index });
    start = index + ending.length;
  }
  return [...lines, { start, end: text.length }];
}

/** Whether a line was only broken to fit a width, and its sentence goes on in the next. */
function isWrapped(before: string, next: string, widest: number): boolean {
  const width = before.trimEnd().length;
  if (width < 40 || width > 200 || width < widest * 0.75 || next.trim().length > widest * 1.3) return false;
  if (/^[\s]*(?:[-*•·]|\d+[.)])\s/.test(next)) return false;
  return !/[.!?…:]["'”’)\]]*\s*$/.test(before) || /^\s*\p{Ll}/u.test(next);
}

// ---------------------------------------------------------------- sentences

function splitSentences(text: string, tokens: readonly Span[]): readonly (readonly Span[])[] {
  const sentences: (readonly Span[])[] = [];
  let first = 0;
  for (let i = 0; i < tokens.length; i++) {
    const end = mayEnd(text, tokens[i]) ? endAt(text, tokens, first, i) : null;
    if (end === null && i - first + 1 < MOST_TOKENS) continue;
    const last = end ?? i;
    sentences.push(tokens.slice(first, last + 1));
    first = last + 1;
    i = last;
  }
  if (first < tokens.length) sentences.push(tokens.slice(first));
  return sentences;
}

/** Whether a token's last character is one that ends sentences: the quick look before the thorough one. */
function mayEnd(text: string, token: Span | undefined): boolean {
  return token !== undefined && ".!?…。！？؟".includes(text.charAt(token.end - 1));
}

/**
 * The last token of the sentence from `first` whose final mark may be token `i`, with the quotes, brackets and
 * reference numbers that close behind it; `null` if the sentence goes on.
 */
function endAt(text: string, tokens: readonly Span[], first: number, i: number): number | null {
  const form = formOf(text, tokens[i]);
  const mark = MARK.test(form);
  if (!mark && !hasSharedStop(form) && !INITIAL.test(form)) return null;
  const last = closingEnd(text, tokens, i);
  const following = formOf(text, tokens[last + 1]);
  if (following === "") return last;
  if (/^[.!?,;:)\]]/.test(following)) return null;
  if (!mark) return OPENERS.has(following) || (last > i && /^\p{Lu}/u.test(following)) ? last : null;
  const before = formOf(text, tokens[i - 1]);
  if (form === "." && goesOn(before, following, i - first)) return null;
  const glued = touches(tokens[last], tokens[last + 1]);
  if (/^\p{Ll}/u.test(following)) return last === i && !glued && isEndBeforeSmall(form, before) ? last : null;
  return glued && /^(?:\p{L}$|\p{N})/u.test(following) ? null : last;
}

/** Marks that end a sentence. */
const MARK = /^(?:[.!?]+|[…。！？؟])$/u;
const INITIAL = /^\p{Lu}\.$/u;

/** The last of the quotes, brackets and references "[1]" that stand right behind token `i`. */
function closingEnd(text: string, tokens: readonly Span[], i: number): number {
  let last = i;
  for (;;) {
    if (isClosing(text, tokens, last + 1)) last += 1;
    else if (/^\[\p{Nd}{1,3}\]$/u.test(formsOf(text, tokens, last + 1, last + 3))) last += 3;
    else return last;
  }
}

/** Whether a full stop after `before`, `place` words into the sentence, numbers a list or shortens an unusual word. */
function goesOn(before: string, following: string, place: number): boolean {
  if (place === 1 && /^(?:\p{Nd}{1,2}|\p{L})$/u.test(before)) return true;
  return (hasOwnStop(`${before}.`) || /^\p{Ll}$/u.test(before)) && !(before.length > 1 && OPENERS.has(following));
}

/** Whether a small letter may open the next sentence, as hasty writers have it: only after a whole word. */
function isEndBeforeSmall(form: string, before: string): boolean {
  return form === "." ? /^\p{Ll}{4,}$/u.test(before) : form.length > 1 && /^[!?]+$/.test(form);
}

/** Quotes and brackets that stand right behind what they close. */
function isClosing(text: string, tokens: readonly Span[], i: number): boolean {
  const token = tokens[i];
  const before = tokens[i - 1];
  if (token === undefined || before === undefined) return false;
  const form = formOf(text, token);
  if (/^[”’)\]»]$/.test(form)) return true;
  return /^["']$|^''$/.test(form) && token.start === before.end && !touches(token, tokens[i + 1]);
}

function touches(token: Span | undefined, next: Span | undefined): boolean {
  return token !== undefined && next !== undefined && token.end === next.start;
}

function formOf(text: string, span: Span | undefined): string {
  return span === undefined ? "" : text.slice(span.start, span.end);
}

function formsOf(text: string, tokens: readonly Span[], first: number, last: number): string {
  return tokens
    .slice(first, last + 1)
    .map((token) => formOf(text, token))
    .join("");
}
