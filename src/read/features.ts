/** What the reader sees of a word before it looks at its neighbours. The same rules stand in training/language/features.py. */

const BUCKETS = 16_384;
const MAX_GRAMS = 24;
export const FLAGS = 32;

/** The form with numbers, addresses and quotation marks made alike, in lower case. */
export function plainForm(form: string): string {
  return norm(form).toLowerCase();
}

/** `Xxx`, `XX`, `dd`: the pattern of the first twelve characters, runs cut to two. */
export function shapeOf(form: string): string {
  let pattern = "";
  let last = "";
  let run = 0;
  for (const char of Array.from(form.slice(0, 24)).slice(0, 12)) {
    const kind = kindOf(char);
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run < 3) pattern += kind;
  }
  return pattern;
}

/** Five yes-or-no traits of a word as one number: capital first, all capitals, digit, hyphen, no letter or digit. */
export function flagsOf(form: string): number {
  const first = String.fromCodePoint(form.codePointAt(0) ?? 32);
  const lower = form.toLowerCase();
  const capitals = form === form.toUpperCase() && form !== lower && [...form].length > 1;
  return (
    Number(first !== first.toLowerCase()) |
    (Number(capitals) << 1) |
    (Number(/\p{N}/u.test(form)) << 2) |
    (Number(form.includes("-")) << 3) |
    (Number(!/[\p{L}\p{N}]/u.test(form)) << 4)
  );
}

/** Hash buckets of the pieces of a word, at most 24. */
export function gramsOf(form: string): readonly number[] {
  const plain = norm(form);
  if (plain.length > 1 && plain.startsWith("!")) return [];
  const text = [..."^", ...plain.toLowerCase(), "$"];
  const piece = (start: number, end: number) => text.slice(start, end).join("");
  const pieces = new Set<string>();
  for (let length = 3; length <= 5; length++) {
    for (let i = 0; i + length <= text.length; i++) pieces.add(piece(i, i + length));
  }
  pieces.add(`P${piece(0, 3)}`);
  for (const length of [2, 3, 4]) pieces.add(`S${piece(Math.max(0, text.length - length), text.length)}`);
  const buckets = new Set([...pieces].map((each) => hash(each) % BUCKETS));
  return [...buckets].sort((a, b) => a - b).slice(0, MAX_GRAMS);
}

/** FNV-1a over code points with a final mix, 32 bits. */
export function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const char of text) h = Math.imul(h ^ (char.codePointAt(0) ?? 0), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return (h ^ (h >>> 12)) >>> 0;
}

function norm(form: string): string {
  if (/^[0-9][0-9.,:/-]*$/.test(form)) return /^[0-9]{4}$/.test(form) ? "!YEAR" : "!NUM";
  if (/^(https?:|www\.)/.test(form)) return "!URL";
  if (form.indexOf("@") > 0) return "!EMAIL";
  if (/^[\w.,-]*$/.test(form)) return form;
  return form
    .replace(/[’‘`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[—–]/g, "-");
}

function kindOf(char: string): string {
  if (char >= "a" && char <= "z") return "x";
  if (char >= "A" && char <= "Z") return "X";
  if (/\p{Nd}/u.test(char)) return "d";
  if (/\p{Lowercase}/u.test(char)) return "x";
  return /\p{Uppercase}/u.test(char) ? "X" : char;
}
