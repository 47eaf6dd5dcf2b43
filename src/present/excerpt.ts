/** Letters on either side of the word that was found. */
const AROUND = 110;

/**
 * The part of a text in which words that were searched for stand, on one line; its beginning where none of them does,
 * as when they stand in the title.
 */
export function excerpt(text: string, searched: string): string {
  const at = firstOf(text, wordsIn(searched));
  const from = Math.max(0, at - AROUND);
  const to = Math.min(text.length, at + AROUND);
  const start = from === 0 ? 0 : text.indexOf(" ", from) + 1;
  const end = to === text.length ? to : Math.max(text.lastIndexOf(" ", to), start);
  const part = text.slice(start, end).replace(/\s+/g, " ").trim();
  return `${start === 0 ? "" : "… "}${part}${end === text.length ? "" : " …"}`;
}

/** The words that a search wants, without those that it does not. */
function wordsIn(searched: string): readonly string[] {
  const wanted = searched.replace(/(?:^|\s)-(?:"[^"]*"?|\S+)/g, " ");
  return [...wanted.toLowerCase().matchAll(/[\p{L}\p{N}]+/gu)].map(([word]) => word).filter((word) => word !== "or");
}

/** Where the first of some words stands as a word of its own; 0 when none does. */
function firstOf(text: string, words: readonly string[]): number {
  if (words.length === 0) return 0;
  const lowered = text.toLowerCase();
  const found = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, "u").exec(lowered);
  return found?.index ?? 0;
}
