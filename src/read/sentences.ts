import type { Span } from "../model.ts";
import { hasOwnStop, hasSharedStop, readTokens } from "./tokens.ts";

/** A longer sentence is cut, so that the parser's work stays in proportion. */
const MOST_TOKENS = 200;

/** Words that open an English sentence far more often than they follow an abbreviation inside one. */
const OPENERS = new Set(
  "The A An In On At It He She They We I You But And Or Yet So If When While After Before As For From This That These Those There Their His Her Its Our According Meanwhile However Also Since Some Many Most Both Earlier Later By With Although Despite During Nor Not No Such Other Another".split(" "),
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
  for (const { index } of text.matchAll(/[\n\r\u2028\u2029]/g)) {
    lines.push({ start, end: index });
    start = index + 1;
  }
  return [...lines, { start, end: text.length }];
}

/** Whether a line was only broken to fit a width, and its sentence goes on in the next. */
function isWrapped(before: string, next: string, widest: number): boolean {
  const width = before.trimEnd().length;
  if (width < 40 || width > 200 || width < widest * 0.75) return false;
  if (/^[\s]*(?:[-*•·]|\d+[.)])\s/.test(next)) return false;
  return !/[.!?…:]["'”’)\]]*\s*$/.test(before) || /^\s*\p{Ll}/u.test(next);
}

// ---------------------------------------------------------------- sentences

function splitSentences(text: string, tokens: readonly Span[]): readonly (readonly Span[])[] {
  const sentences: (readonly Span[])[] = [];
  let first = 0;
  for (let i = 0; i < tokens.length; i++) {
    const end = endAt(text, tokens, i);
    if (end === null && i - first + 1 < MOST_TOKENS) continue;
    const last = end ?? i;
    sentences.push(tokens.slice(first, last + 1));
    first = last + 1;
    i = last;
  }
  if (first < tokens.length) sentences.push(tokens.slice(first));
  return sentences;
}

/** The last token of a sentence whose final mark is token `i`, with the quotes and brackets that close behind it; `null` if it goes on. */
function endAt(text: string, tokens: readonly Span[], i: number): number | null {
  const form = formOf(text, tokens[i]);
  const mark = /^(?:[.!?。！？؟]|\.{2,}|…)$/u.test(form);
  if (!mark && !hasSharedStop(form)) return null;
  let last = i;
  while (isClosing(text, tokens, last + 1)) last++;
  const next = tokens[last + 1];
  if (next === undefined) return last;
  const following = formOf(text, next);
  if (/^[.!?,;:)\]]$/.test(following)) return null;
  if (!mark) return OPENERS.has(following) || (last > i && /^\p{Lu}/u.test(following)) ? last : null;
  if (/^\p{Ll}/u.test(following)) return null;
  // "Gen. Smith", "J. Smith": the full stop was split off only when something unusual stands between.
  if (form === "." && i > 0 && hasOwnStop(`${formOf(text, tokens[i - 1])}.`) && !touches(tokens[i], next)) {
    return formOf(text, tokens[i - 1]).length > 1 && OPENERS.has(following) ? last : null;
  }
  return last;
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
