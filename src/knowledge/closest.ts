import { editDistance } from "../resolve/folding.ts";

/** Share of its letters in which a word may differ from what was meant. */
const LARGEST_DIFFERENCE = 0.4;

/** The one of some words that a misspelled one was most likely meant for; `null` where none is near. */
export function closest(word: string, words: readonly string[]): string | null {
  let best: { readonly word: string; readonly difference: number } | null = null;
  for (const other of words) {
    const difference = differenceOf(fold(word), fold(other));
    if (difference <= LARGEST_DIFFERENCE && (best === null || difference < best.difference)) {
      best = { word: other, difference };
    }
  }
  return best?.word ?? null;
}

/** Ids share their kind and often their start; only what follows tells them apart. */
function differenceOf(word: string, other: string): number {
  const [a, b] = [word.replace(/^[a-z]+:/, ""), other.replace(/^[a-z]+:/, "")];
  if (a === b) return 0;
  const longest = Math.max(a.length, b.length, 1);
  if (Math.abs(a.length - b.length) / longest > LARGEST_DIFFERENCE) return 1;
  return editDistance(a, b) / longest;
}

function fold(word: string): string {
  return word.toLowerCase().replace(/[\s_-]+/g, "-");
}
