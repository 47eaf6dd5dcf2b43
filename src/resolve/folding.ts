/** How place names are compared: spellings that a reader takes for the same name get the same key. */

const LETTERS: Readonly<Record<string, string>> = {
  ı: "i",
  ł: "l",
  ß: "ss",
  ø: "o",
  đ: "d",
  æ: "ae",
  œ: "oe",
  þ: "th",
};

/**
 * The key of a name: lower case without marks, apostrophes and full stops, with hyphens as spaces.
 *
 *     foldName("Ma‘arrat an-Nu'mān") // "maarrat an numan"
 */
export function foldName(name: string): string {
  return PLAIN.test(name) ? name.toLowerCase() : foldMarks(name);
}

/** Names that only need their capitals lowered. */
const PLAIN = /^[a-z\d]+(?: [a-z\d]+)*$/i;

function foldMarks(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .toLowerCase()
    .replace(/[ıłßøđæœþ]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/['’‘`´ʿʾʻʼʹ′"“”.]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** The Arabic article in its assimilated and written forms. */
const ARTICLES = new Set("al el ad an ar as ash at ath az ed en er es esh et ez il ul l".split(" "));

/** The folded name without Arabic articles and spaces, for measuring how far two spellings lie apart. */
export function flatName(folded: string): string {
  const words = folded.split(" ");
  return words.filter((word) => words.length === 1 || !ARTICLES.has(word)).join("");
}

/**
 * The consonants of a Latin-script name from Arabic: romanisations differ in vowels, doubled letters
 * and the article, seldom in consonants.
 *
 *     consonants("khan sheikhoun") === consonants("khan shaykhun") // "xnsxn"
 */
export function consonants(folded: string): string {
  return flatName(folded)
    .replace(/[^a-z]/g, "")
    .replace(/kh/g, "x")
    .replace(/gh/g, "g")
    .replace(/sch|sh|ch/g, "s")
    .replace(/dh/g, "d")
    .replace(/th/g, "t")
    .replace(/dj|dz/g, "j")
    .replace(/ph|v/g, "f")
    .replace(/[qc]/g, "k")
    .replace(/h$/, "")
    .replace(/[aeiouyw]/g, "")
    .replace(/(.)\1+/g, "$1");
}

/** Countries whose place names reach English through Arabic script, where spellings vary most. */
export const ARABIC_SCRIPT = new Set(
  "SYR LBN IRQ JOR PSE YEM SAU ARE OMN QAT BHR KWT EGY SDN LBY TUN DZA MAR MRT SOM DJI SSD TCD ISR IRN AFG".split(" "),
);

/** How many letters differ between two short strings, by Levenshtein's measure. */
export function editDistance(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1;
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + same));
    }
    before = row;
  }
  return before[b.length] ?? a.length;
}
