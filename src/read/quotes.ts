import type { Span } from "../model.ts";

/** Words between quotation marks. */
export interface Quote {
  /** With its marks. */
  readonly span: Span;
  /** Without its marks. */
  readonly inner: Span;
  /** 0 for a quotation in the running text, 1 for one inside another. */
  readonly depth: number;
  /** Whether it was left open at the end of its paragraph and goes on in the next quotation. */
  readonly continues: boolean;
}

interface Opened {
  readonly kind: Kind;
  readonly start: number;
  readonly length: number;
}

type Kind = "curly" | "straight" | "angle" | "low" | "single" | "apostrophe";

interface Mark {
  readonly kind: Kind;
  readonly length: number;
  readonly role: "open" | "close" | "either";
}

/** A quotation in single marks longer than this is two stray apostrophes. */
const LONGEST_SINGLE = 600;

/** Marks left open beyond this depth are slips. */
const DEEPEST = 6;

const WORD = /[\p{L}\p{N}]/u;
const BEFORE_OPENING = /[\s([{–—-]/;

/**
 * The quotations of a text, in the order in which they open. Marks are paired within a paragraph; one left
 * open there goes on when the next paragraph opens with the same mark, the way newspapers set long quotations,
 * and is dropped as a slip otherwise, unless its own paragraph began with it.
 */
export function readQuotes(text: string): readonly Quote[] {
  const found = paragraphsOf(text)
    .flatMap((paragraph) => quotesOf(text, paragraph))
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
  const around: Quote[] = [];
  return found.map((quote) => {
    while (around.length > 0 && (around.at(-1)?.span.end ?? 0) <= quote.span.start) around.pop();
    around.push(quote);
    return { ...quote, depth: around.length - 1 };
  });
}

/** The stretches between line breaks that hold anything but white space. */
export function paragraphsOf(text: string): readonly Span[] {
  const found: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    if (text.slice(start, end).trim() !== "") found.push({ start, end });
    start = end + 1;
  }
  return found;
}

function quotesOf(text: string, paragraph: Span): readonly Quote[] {
  const found: Quote[] = [];
  const stack: Opened[] = [];
  for (let at = paragraph.start; at < paragraph.end; ) {
    const mark = markAt(text, at);
    if (mark !== null) settle(text, at, mark, stack, found);
    at += mark?.length ?? 1;
  }
  const open = stack.find((one) => one.kind !== "single" && one.kind !== "apostrophe");
  if (open !== undefined && keepsOpen(text, paragraph, open)) found.push(unclosed(text, paragraph, open));
  return found;
}

/** Opens or closes a quotation at a mark. */
function settle(text: string, at: number, mark: Mark, stack: Opened[], found: Quote[]): void {
  const opened = stack.findLastIndex((one) => one.kind === mark.kind || isClosedBy(one, mark));
  const one = stack[opened];
  const closes = one !== undefined && (mark.role === "close" || (mark.role === "either" && mayClose(text, at)));
  if (closes) {
    stack.length = opened;
    const tooLong = isSingle(mark.kind) && at - one.start > LONGEST_SINGLE;
    if (!tooLong) {
      const span = { start: one.start, end: at + mark.length };
      found.push({ span, inner: { start: one.start + one.length, end: at }, depth: 0, continues: false });
    }
  } else if (mark.role !== "close") {
    stack.push({ kind: mark.kind, start: at, length: mark.length });
    if (stack.length > DEEPEST) stack.shift();
  }
}

/** Marks are mixed at times: „low” and “curly". */
function isClosedBy(open: Opened, mark: Mark): boolean {
  if (mark.kind === "curly" && mark.role === "close") return open.kind === "low" || open.kind === "straight";
  return mark.kind === "straight" && open.kind === "curly";
}

function markAt(text: string, at: number): Mark | null {
  switch (text.charAt(at)) {
    case "“":
      return { kind: "curly", length: 1, role: "open" };
    case "”":
      return { kind: "curly", length: 1, role: "close" };
    case "„":
      return { kind: "low", length: 1, role: "open" };
    case "«":
      return { kind: "angle", length: 1, role: "open" };
    case "»":
      return { kind: "angle", length: 1, role: "close" };
    case '"':
      return { kind: "straight", length: 1, role: "either" };
    case "`":
      return text.charAt(at + 1) === "`" ? { kind: "straight", length: 2, role: "open" } : null;
    case "‘":
      return opensWord(text, at, 1) ? { kind: "single", length: 1, role: "open" } : null;
    case "’":
      return isWord(text.charAt(at + 1)) ? null : { kind: "single", length: 1, role: "close" };
    case "'":
      return apostrophe(text, at);
    default:
      return null;
  }
}

/** Two apostrophes stand for a double mark; a lone one is a quotation mark only at the edge of a word. */
function apostrophe(text: string, at: number): Mark | null {
  if (text.charAt(at + 1) === "'") return { kind: "straight", length: 2, role: "either" };
  if (opensWord(text, at, 1) && standsFree(text, at)) return { kind: "apostrophe", length: 1, role: "open" };
  const ends = !isWord(text.charAt(at + 1)) && at > 0 && !/\s/.test(text.charAt(at - 1));
  return ends ? { kind: "apostrophe", length: 1, role: "close" } : null;
}

function mayClose(text: string, at: number): boolean {
  const opensAgain = standsFree(text, at) && isWord(text.charAt(at + 1));
  return !opensAgain || /\S/.test(text.charAt(at - 1));
}

function opensWord(text: string, at: number, length: number): boolean {
  return isWord(text.charAt(at + length)) && (at === 0 || !isWord(text.charAt(at - 1)));
}

function standsFree(text: string, at: number): boolean {
  return at === 0 || BEFORE_OPENING.test(text.charAt(at - 1));
}

function isWord(character: string): boolean {
  return character !== "" && WORD.test(character);
}

function isSingle(kind: Kind): boolean {
  return kind === "single" || kind === "apostrophe";
}

function keepsOpen(text: string, paragraph: Span, open: Opened): boolean {
  const began = text.slice(paragraph.start, open.start).trim() === "";
  return began || goesOn(text, paragraph);
}

/** Whether the next paragraph opens with a quotation mark. */
function goesOn(text: string, paragraph: Span): boolean {
  let next = paragraph.end;
  while (next < text.length && /\s/.test(text.charAt(next))) next++;
  return markAt(text, next)?.role !== undefined && markAt(text, next)?.role !== "close";
}

function unclosed(text: string, paragraph: Span, open: Opened): Quote {
  let end = paragraph.end;
  while (end > open.start && /\s/.test(text.charAt(end - 1))) end--;
  const span = { start: open.start, end };
  const inner = { start: Math.min(open.start + open.length, end), end };
  return { span, inner, depth: 0, continues: goesOn(text, paragraph) };
}
