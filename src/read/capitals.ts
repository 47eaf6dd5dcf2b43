import { type LemmaList, regularLemma } from "./lemmas.ts";

/** Headlines in title case have at least this many words with letters. */
const FEWEST_WORDS = 4;
const TAGS = ["NN", "NNS", "VBD", "VBG", "JJR", "JJS"];

/** Writes the words of a sentence as running text would have them. */
export type CapitalMender = (forms: readonly string[]) => readonly string[];

/**
 * Takes the capitals of Title Case away, since a parser that has learned from running text takes every word of
 * "Israel Strikes Targets" for a name. Only words that are known to be ordinary ones lose them.
 */
export function openCapitalMender({ irregular, bases }: LemmaList): CapitalMender {
  const known = new Set(bases);
  for (const forms of Object.values(irregular)) for (const form of Object.keys(forms)) known.add(form);
  const isOrdinary = (word: string) => TAGS.some((xpos) => known.has(regularLemma(word, xpos, known)));
  return (forms) => {
    if (!isTitleCase(forms)) return forms;
    return forms.map((form, i) => {
      const lower = form.toLowerCase();
      return i > 0 && isCapitalised(form) && isOrdinary(lower) ? lower : form;
    });
  };
}

/** Whether all words but the shortest have a capital. */
function isTitleCase(forms: readonly string[]): boolean {
  const words = forms.filter((form) => /^\p{L}{4,}$/u.test(form));
  return words.length >= FEWEST_WORDS && words.every(isCapitalised);
}

function isCapitalised(form: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(form);
}
