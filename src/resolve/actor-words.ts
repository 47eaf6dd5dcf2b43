import { remember } from "../remember.ts";
import { foldName } from "./folding.ts";

/** A word of a phrase as names and role nouns are compared. Hyphens part words: "Turkish-backed" is two. */
export interface PhraseWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Lower case without marks and apostrophes, without a possessive ending. */
  readonly key: string;
  readonly possessive: boolean;
  /** A hyphen binds it to the word before. */
  readonly bound: boolean;
  /** A comma, bracket or other mark rather than a word. */
  readonly mark: boolean;
}

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}.&'’‘ʿʾ`+]*|[,;:()"“”/]/gu;
const DASH = /[-\u2010-\u2015]/;

/** The words of a phrase with their offsets in it. */
export function wordsOf(text: string): readonly PhraseWord[] {
  const words: PhraseWord[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const { text: bare, length, key, possessive, mark } = spelled(match[0]);
    const last = words[words.length - 1];
    const bound = last !== undefined && last.end === start - 1 && DASH.test(text.charAt(last.end));
    words.push({ text: bare, start, end: start + length, key, possessive, bound, mark });
  }
  return words;
}

/** Without a closing quotation mark or full stop; "U.S." and the genitive of "civilians'" stay. */
function trimTail(text: string): string {
  const bare = text.replace(/['’‘`]+$/u, (marks) => (/s$/i.test(text.slice(0, -marks.length)) ? marks.charAt(0) : ""));
  return bare.endsWith(".") && !bare.slice(0, -1).includes(".") ? bare.slice(0, -1) : bare;
}

/** What the spelling of a word says of it, and its length without marks at its tail. */
interface Spelled extends Pick<PhraseWord, "text" | "key" | "possessive" | "mark"> {
  readonly length: number;
}

/** Words whose spelling is kept: more than any article has. */
const MOST_WORDS = 8_192;

const spelled = remember((word: string): Spelled => {
  const text = trimTail(word);
  const possessive = /['’](?:s|S)$|s['’]$/.test(text);
  const bare = possessive ? text.replace(/['’][sS]?$/, "") : text;
  const mark = !/[\p{L}\p{N}]/u.test(text);
  return { text: bare, length: text.length, key: mark ? text : keyOf(bare), possessive, mark };
}, MOST_WORDS);

function keyOf(word: string): string {
  return word === "&" ? "and" : foldName(word).replace(/ /g, "") || word.toLowerCase();
}

const ASSIMILATED = new Set("an ar as ash at az ad al el ul".split(" "));

/** Whether a word is the Arabic article written in front of a name ("al-Nusra", "ash-Sham"). */
export function isArticle(words: readonly PhraseWord[], at: number): boolean {
  const word = words[at];
  if (word === undefined || !ASSIMILATED.has(word.key)) return false;
  return words[at + 1]?.bound === true || word.key === "al" || word.key === "el";
}

/** The words of a name as they are compared: Arabic articles alike, no leading "the". */
export function nameKeys(words: readonly PhraseWord[]): readonly string[] {
  const kept = words.filter((word) => !word.mark);
  const bare = kept[0]?.key === "the" ? kept.slice(1) : kept;
  return bare.map((word, i) => (isArticle(bare, i) ? "al" : word.key));
}

/** Whether a word is written as a name is: with a capital, or as the article of one. */
export function isCapitalised(word: PhraseWord | undefined): boolean {
  return word !== undefined && /^\p{Lu}/u.test(word.text);
}

/** Whether the words a name is written with may stand for an acronym: "US" is not "us", "Nato" is NATO. */
export function fitsCase(alias: string, written: string): boolean {
  const bare = alias.replace(/\./g, "");
  if (/^[\p{Lu}\p{N}]+$/u.test(bare)) {
    const seen = written.replace(/\./g, "");
    return seen.toUpperCase() === seen || (bare.length > 3 && /^\p{Lu}/u.test(seen));
  }
  if (bare.length <= 3 && !/\s/.test(bare)) return bare === written;
  return /\p{Lu}/u.test(written);
}

/** How many words the longest of some names has that begins with a word. */
export function longestByFirst(names: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const name of names) {
    const words = name.split(" ");
    const first = words[0] ?? "";
    longest.set(first, Math.max(longest.get(first) ?? 0, words.length));
  }
  return longest;
}
