/** Numbers as words and figures write them: "1,200", "two dozen", "one hundred and five", "2 million". */

const UNITS =
  "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
    " ",
  );
const TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");

const SMALL: ReadonlyMap<string, number> = new Map([
  ...UNITS.map((word, value) => [word, value] as const),
  ...TENS.map((word, i) => [word, 20 + 10 * i] as const),
]);

const MAGNITUDES: ReadonlyMap<string, number> = new Map([
  ["dozen", 12],
  ["hundred", 100],
  ["thousand", 1_000],
  ["million", 1_000_000],
  ["billion", 1_000_000_000],
]);

const FIGURES = /^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?:\.\d{3}){2,}$|^\d{1,12}(?:\.\d{1,6})?$/;

/** Whether a word by itself writes a number or a part of one. */
export function isNumeral(word: string): boolean {
  const plain = word.toLowerCase();
  return FIGURES.test(plain) || MAGNITUDES.has(plain) || plain.split("-").every((part) => SMALL.has(part));
}

/** Whether a word multiplies what stands before it: "hundred", "million". */
export function isMagnitude(word: string): boolean {
  return MAGNITUDES.has(word.toLowerCase());
}

/** The number that words write together, `null` when they write none. */
export function valueOf(words: readonly string[]): number | null {
  const parts = words.flatMap(split);
  if (parts.length === 0) return null;
  let total = 0;
  let group: number | null = null;
  for (const [i, part] of parts.entries()) {
    const magnitude = MAGNITUDES.get(part);
    const small = SMALL.get(part) ?? figures(part);
    if (small !== null) {
      if (group !== null && !continues(group, small, parts[i - 1])) return null;
      group = (group ?? 0) + small;
    } else if (magnitude === undefined) {
      if (part === "half" && group === null) group = 0.5;
      else if (part !== "and" && part !== "a" && part !== "an") return null;
    } else if (magnitude === 100 || magnitude === 12) {
      group = (group ?? 1) * magnitude;
    } else {
      total += (group ?? 1) * magnitude;
      group = null;
    }
  }
  const value = total + (group ?? 0);
  return parts.some((part) => part !== "and" && part !== "a" && part !== "an") ? Math.round(value) : null;
}

/** The number in figures, with "," or "." between thousands; `null` when the word is no figure. */
function figures(word: string): number | null {
  if (!FIGURES.test(word)) return null;
  return Number(/^\d{1,3}(?:\.\d{3}){2,}$/.test(word) ? word.replaceAll(".", "") : word.replaceAll(",", ""));
}

function split(word: string): readonly string[] {
  const plain = word.toLowerCase();
  return FIGURES.test(plain) ? [plain] : plain.split("-").filter((part) => part !== "");
}

/** "twenty" goes on with "five", "hundred" with anything below it; "two three" are two numbers. */
function continues(group: number, next: number, before: string | undefined): boolean {
  if (before === "hundred" || before === "and") return group % 100 === 0 && next < 100;
  return group >= 20 && group % 10 === 0 && group % 100 !== 0 && next < 10;
}
