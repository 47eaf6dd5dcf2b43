import type { Span } from "../model.ts";

/**
 * Cuts text into words as the English Universal Dependencies treebanks do: "didn't" is did + n't, "Iran's" is
 * Iran + 's, hyphenated words are three, "al-Nu'man" is al + - + Nu'man, "5km" is 5 + km, and "U.S." stays whole.
 */

/** Titles and abbreviations whose full stop is their own and never ends a sentence. */
const TITLES =
  "Mr|Mrs|Ms|Mx|Dr|Prof|Rev|Fr|Hon|Sr|Jr|St|Gen|Lt|Col|Maj|Capt|Cmdr|Cdr|Adm|Brig|Sgt|Cpl|Pvt|Pte|Gov|Sen|Rep|Reps|Pres|Amb|Supt|Insp|Det|Messrs|Mlle|Art|Vol|vs|cf|ca|approx|fig|al|esp|Ft|Mt|i\\.e|e\\.g|Ph\\.D|MR|MRS|MS|DR|GEN|LT|COL|MAJ|CAPT|SGT|ST|SEN|GOV|REP";
/** Abbreviations that may well stand at the end of a sentence. */
const SHORTENED =
  "Inc|Ltd|Co|Corp|Bros|a\\.m|p\\.m|A\\.M|P\\.M|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun|dept|est|min|max|hrs|yrs|Ave|Blvd|Rd|Calif|Va|La|Fla|Ga|Pa|Mass|Conn|Ill|Wis|Minn|Tenn|Ky|Ala|Ariz|Colo|Md|Mich|Miss|Mo|Nev|Ore|Wash";
/** Abbreviations only before a number. */
const NUMBERED = "Nos?|nos?|pp?|vol|art|ch|sec|fig|c";
/** Prefixes that keep their hyphen. */
const PREFIXES = "anti|non|pre|pro|re|co|ex|mid|e|multi|sub|semi|mini|post|cross|counter|inter|over|neo";
const UNITS =
  "km|cm|mm|kg|m|k|b|bn|mn|tn|ft|lbs?|mph|kph|am|pm|AM|PM|a\\.m\\.|p\\.m\\.|hrs?|mins?|secs?|GMT|h|g|t|ha|sq|mw|gw|kw|x";
const ENDINGS =
  "com|org|net|gov|edu|mil|int|info|co\\.uk|uk|ru|ua|il|ir|tv|me|io|eu|doc|pdf|xls|html?|txt|jpg|png|zip|exe";

const TOKEN = new RegExp(
  [
    // addresses of pages and people
    '(?:https?:\\/\\/|www\\.)[^\\s<>"“”]{1,400}[^\\s<>"“”.,;:!?)\\]’\']',
    "[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,64}(?:\\.[\\p{L}\\p{N}-]{1,30}){0,5}",
    "@[\\p{L}\\p{N}_]{1,40}",
    `[\\p{L}\\p{N}_-]{1,40}(?:\\.[\\p{L}\\p{N}_-]{1,40}){0,3}\\.(?:${ENDINGS})(?![\\p{L}\\p{N}])`,
    // dates, telephone numbers, decades, numbers with and without a unit
    "\\p{Nd}{1,4}([-/.])\\p{Nd}{1,2}\\1\\p{Nd}{1,4}(?![\\p{Nd}])",
    "(?:\\p{Nd}{3}-)?\\p{Nd}{3}-\\p{Nd}{4}(?![\\p{Nd}-])",
    "\\p{Nd}{1,3}0['’]s(?!\\p{L})",
    `\\p{Nd}{1,40}(?:[.,:/]\\p{Nd}{1,20}){0,6}(?=(?:${UNITS})(?![\\p{L}\\p{Nd}]))`,
    "\\p{Nd}{1,40}(?:[.,:/]\\p{Nd}{1,20}){0,6}(?:st|nd|rd|th|s)?(?![\\p{L}\\p{Nd}])",
    "(?<![\\p{L}\\p{Nd}.])\\.\\p{Nd}{1,20}",
    // abbreviations and initials
    `(?:${TITLES}|${SHORTENED})\\.(?![\\p{L}\\p{N}])`,
    `(?:${NUMBERED})\\.(?=\\s?\\p{Nd})`,
    "etc\\.(?=\\s*[\\p{Ll},;:)])",
    "(?:\\p{L}\\.){2,8}(?!\\p{L})",
    "\\p{Lu}\\.\\p{Lu}(?![\\p{L}.])",
    "\\p{Lu}\\.(?=\\s{1,3}\\p{Lu})",
    // words
    "\\p{Lu}{1,4}&\\p{Lu}{1,4}(?!\\p{L})",
    `(?:${PREFIXES}|${PREFIXES.replace(/[a-z]+/g, capitalised)})-[\\p{L}\\p{M}]{1,40}(?![\\p{L}\\p{M}])`,
    "[\\p{L}\\p{M}\\p{N}_]{1,60}(?:['’ʼ`][\\p{L}\\p{M}]{1,40}){0,3}",
    "['’](?:s|re|ve|ll|d|m)(?![\\p{L}\\p{N}])",
    // marks, those that belong together in one
    "(?<![^\\s])[:;=]['-]?[()DP](?![^\\s])",
    "[!?]{2,100}|\\.{2,100}|-{2,100}|_{2,100}|={2,100}|\\*{2,100}|<{2,3}|>{2,3}|''|``",
    "[\\s\\S]",
  ].join("|"),
  "yu",
);
/** Most words: letters only, a blank behind. Tried first, because it is quick. */
const PLAIN = /[A-Za-z]{1,30}(?=[ ,])/y;
const CLITIC = /(?:n['’ʼ`]t|['’ʼ`](?:s|re|ve|ll|d|m))$/i;
const DECADE = /^\p{Nd}{1,3}0['’]s$/u;
/** Words that are two, and where to cut them. */
const FUSED: ReadonlyMap<string, number> = new Map(
  Object.entries({
    cannot: 3,
    gonna: 3,
    wanna: 3,
    gotta: 3,
    wont: 2,
    cant: 2,
    dont: 2,
    didnt: 3,
    doesnt: 4,
    isnt: 2,
    wasnt: 3,
  }),
);
/** White space, and what is invisible: control, format and separator characters. */
const BLANK = /[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]{1,1000}/uy;

const OWN_STOP = new RegExp(`^(?:${TITLES}|${NUMBERED})\\.$|^\\p{Lu}\\.$`, "u");
const ANY_STOP = /^(?:[\p{L}\p{M}]{1,6}\.|(?:\p{L}\.){1,8})$/u;

/** The words between `from` and `to`. Every character but blanks belongs to just one of them. */
export function readTokens(text: string, from: number, to: number): readonly Span[] {
  const tokens: Span[] = [];
  let at = from;
  while (at < to) {
    const blank = matchEnd(BLANK, text, at);
    if (blank > at) {
      at = blank;
      continue;
    }
    const word = matchEnd(PLAIN, text, at);
    const end = Math.min(to, Math.max(word > at ? word : matchEnd(TOKEN, text, at), at + 1));
    addWord(text, at, end, tokens);
    at = end;
  }
  return tokens;
}

/** Where a sticky pattern that starts at `at` ends, or `at` itself when it does not match. */
function matchEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Adds a word, with its clitic as a word of its own. */
function addWord(text: string, start: number, end: number, tokens: Span[]): void {
  const form = text.slice(start, end);
  const cut = FUSED.get(form.toLowerCase()) ?? cliticAt(form);
  if (cut === 0) {
    tokens.push({ start, end });
  } else {
    tokens.push({ start, end: start + cut }, { start: start + cut, end });
  }
}

function cliticAt(form: string): number {
  if (!/['’ʼ`]/.test(form) || DECADE.test(form)) return 0;
  return CLITIC.exec(form)?.index ?? 0;
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Whether a form ends in a full stop that never ends a sentence: "Gen.", "J.". */
export function hasOwnStop(form: string): boolean {
  return OWN_STOP.test(form);
}

/** Whether a form ends in a full stop that may end a sentence too: "U.S.", "Inc.", "p.m.". */
export function hasSharedStop(form: string): boolean {
  return form.length > 1 && form.endsWith(".") && ANY_STOP.test(form) && !hasOwnStop(form);
}
