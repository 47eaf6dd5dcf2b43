import type { Span } from "../model.ts";

/**
 * Cuts text into words as the English Universal Dependencies treebanks do: "didn't" is did + n't, "Iran's" is
 * Iran + 's, hyphenated words are three, "al-Nu'man" is al + - + Nu'man, and "U.S." stays whole.
 */

/** Titles and abbreviations whose full stop is their own and never ends a sentence. */
const TITLES =
  "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Hon|Sr|Jr|St|Gen|Lt|Col|Maj|Capt|Cmdr|Cdr|Adm|Brig|Sgt|Cpl|Pvt|Pte|Gov|Sen|Rep|Pres|Amb|Supt|Insp|Det|Messrs|No|Nos|Art|vs|cf|ca|approx|fig|al|Ft|Mt";
/** Abbreviations that may well stand at the end of a sentence. */
const SHORTENED = "Inc|Ltd|Co|Corp|Bros|etc|a\\.m|p\\.m|e\\.g|i\\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|km|cm|mm|kg|dept|est|min|max|hrs|yrs|Ave|Blvd|Rd";
/** Prefixes that keep their hyphen. */
const PREFIXES = "anti|non|pre|pro|re|co|ex|mid|e|multi|sub|semi|mini|post|cross|counter|inter|over|pan|neo";

const TOKEN = new RegExp(
  [
    "(?:https?:\\/\\/|www\\.)[^\\s<>\"“”]{1,400}[^\\s<>\"“”.,;:!?)\\]’']",
    "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,64}(?:\\.[\\p{L}\\p{N}-]{1,30}){1,5}",
    "\\p{Nd}{1,4}([-/.])\\p{Nd}{1,2}\\1\\p{Nd}{1,4}(?![\\p{Nd}])",
    "\\p{Nd}{1,40}(?:[.,:/]\\p{Nd}{1,20}){0,6}(?:st|nd|rd|th|s|am|pm|bn|m|k|km|kg)?(?![\\p{L}\\p{Nd}])",
    `(?:${TITLES}|${SHORTENED})\\.(?![\\p{L}\\p{N}])`,
    "(?:\\p{L}\\.){2,8}(?![\\p{L}])",
    "\\p{Lu}\\.(?=\\s{1,3}\\p{Lu})",
    "\\p{Lu}\\p{L}{0,4}-\\p{Nd}{1,4}\\p{Lu}?(?![\\p{L}\\p{N}])",
    `(?:${PREFIXES})-[\\p{L}\\p{M}]{1,40}(?![\\p{L}\\p{M}])`,
    "[\\p{L}\\p{M}\\p{N}_]{1,60}(?:['’ʼ`][\\p{L}\\p{M}]{1,40}){0,3}",
    "\\.{2,10}|-{2,10}|_{2,60}|={2,60}|\\*{2,20}",
    "[\\s\\S]",
  ].join("|"),
  "yu",
);
const CLITIC = /(?:n['’ʼ`]t|['’ʼ`](?:s|re|ve|ll|d|m))$/i;
const FUSED: Readonly<Record<string, number>> = { cannot: 3, gonna: 3, wanna: 3, gotta: 3, "d'you": 2 };
/** White space, and what is invisible: control, format and separator characters. */
const BLANK = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,1000}/uy;

const OWN_STOP = new RegExp(`^(?:${TITLES})\\.$|^\\p{Lu}\\.$`, "u");
const ANY_STOP = /^(?:[\p{L}\p{M}]{1,6}\.|(?:\p{L}\.){1,8})$/u;

/** The words between `from` and `to`. Every character but blanks belongs to just one of them. */
export function readTokens(text: string, from: number, to: number): readonly Span[] {
  const tokens: Span[] = [];
  let at = from;
  while (at < to) {
    BLANK.lastIndex = at;
    if (BLANK.test(text)) {
      at = BLANK.lastIndex;
      continue;
    }
    TOKEN.lastIndex = at;
    const end = TOKEN.test(text) ? Math.min(TOKEN.lastIndex, to) : at + 1;
    addWord(text, at, Math.max(end, at + 1), tokens);
    at = Math.max(end, at + 1);
  }
  return tokens;
}

/** Adds a word, with its clitic as a word of its own. */
function addWord(text: string, start: number, end: number, tokens: Span[]): void {
  const form = text.slice(start, end);
  const fused = FUSED[form.toLowerCase()];
  const clitic = fused === undefined ? CLITIC.exec(form) : null;
  const cut = fused ?? (clitic === null ? 0 : clitic.index);
  if (cut === 0) {
    tokens.push({ start, end });
  } else {
    tokens.push({ start, end: start + cut }, { start: start + cut, end });
  }
}

/** Whether a form ends in a full stop that never ends a sentence: "Gen.", "J.". */
export function hasOwnStop(form: string): boolean {
  return OWN_STOP.test(form);
}

/** Whether a form ends in a full stop that may end a sentence too: "U.S.", "Inc.", "p.m.". */
export function hasSharedStop(form: string): boolean {
  return form.length > 1 && ANY_STOP.test(form) && !hasOwnStop(form);
}
