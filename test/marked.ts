import type { Span } from "../src/model.ts";

/** A sentence with its marks taken out: "The [army|actor] *shelled* [Loikaw|place]." */
export interface Marked {
  readonly text: string;
  /** The starred words. */
  readonly triggers: readonly Span[];
  /** The bracketed words with their labels. */
  readonly parts: readonly { readonly span: Span; readonly label: string }[];
}

/** Reads the marks of a sentence. Marks do not nest; a star or bracket that is never closed is an error of the test. */
export function readMarked(marked: string): Marked {
  const triggers: Span[] = [];
  const parts: { span: Span; label: string }[] = [];
  let text = "";
  let at = 0;
  const mark = /\*([^*]+)\*|\[([^[\]|]+)\|([^[\]|]+)\]/g;
  for (let found = mark.exec(marked); found !== null; found = mark.exec(marked)) {
    text += marked.slice(at, found.index);
    const words = found[1] ?? found[2] ?? "";
    const span = { start: text.length, end: text.length + words.length };
    if (found[1] !== undefined) triggers.push(span);
    else parts.push({ span, label: found[3] ?? "" });
    text += words;
    at = found.index + found[0].length;
  }
  text += marked.slice(at);
  if (/[*[\]]/.test(text)) throw new Error(`A mark is left open in: ${marked}`);
  return { text, triggers, parts };
}
