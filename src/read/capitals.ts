import { type LemmaList, regularLemma } from "./lemmas.ts";

/** Headlines in title case have at least this many words with letters. */
const FEWEST_WORDS = 4;
const TAGS = ["NN", "NNS", "VBD", "VBG", "JJR", "JJS"];

/** Writes the words of a sentence as running text would have them. */
export type CapitalMender = (forms: readonly string[]) => readonly string[];

/** Stands in for abbreviations that the parser has never met: one that it knows for a body that acts. */
const KNOWN_ABBREVIATION = "NATO";
/** Names of bodies that look like common words of another kind. */
const MISLEADING: ReadonlySet<string> = new Set(["IS", "WHO", "CAR", "PACE"]);

/** Writes abbreviations that the parser would misread as one that it knows: "HRW said", "IS fighters". */
export function openAbbreviationMender(words: readonly string[]): CapitalMender {
  const known = new Set(words);
  const misleads = (forms: readonly string[], i: number) => {
    const form = forms[i] ?? "";
    if (MISLEADING.has(form)) return !/^(?:it|this|he|she|there|what|here)$/i.test(forms[i - 1] ?? "");
    return !/^[a-z]|[a-z]$/.test(form) && /^\p{Lu}{3,7}$/u.test(form) && !known.has(form.toLowerCase());
  };
  return (forms) => {
    if (!forms.some((_, i) => misleads(forms, i)) || isAllCapitals(forms)) return forms;
    return forms.map((form, i) => (misleads(forms, i) ? KNOWN_ABBREVIATION : form));
  };
}

/** The Arabic article as it is written before names, with its sound taken on by the letter behind: "ash-Shaddadi". */
const ARTICLE = /^(?:[ae][lnrstdz]|[ae]sh|ul)$/i;

export function isArabicArticle(form: string): boolean {
  return ARTICLE.test(form);
}

/** Writes the article of Arabic names as the parser knows it: "el-Obeid", "ad-Damazin" and "As-Suwayda" begin with "Al". */
export function mendArticles(forms: readonly string[]): readonly string[] {
  const isArticle = (form: string, i: number) =>
    isArabicArticle(form) && forms[i + 1] === "-" && /^\p{Lu}\p{L}/u.test(forms[i + 2] ?? "");
  return forms.some(isArticle) ? forms.map((form, i) => (isArticle(form, i) ? "Al" : form)) : forms;
}

/** Whether capitals are this sentence's way of writing, and no mark of abbreviations. */
function isAllCapitals(forms: readonly string[]): boolean {
  const words = forms.filter((form) => /^\p{L}{2,}$/u.test(form));
  return words.filter((form) => form === form.toUpperCase()).length * 2 > words.length;
}

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
  let words = 0;
  for (const form of forms) {
    if (form.length < 4 || !/^\p{L}{4,}$/u.test(form)) continue;
    if (!isCapitalised(form)) return false;
    words++;
  }
  return words >= FEWEST_WORDS;
}

function isCapitalised(form: string): boolean {
  return /^\p{Lu}\p{Ll}+$/u.test(form);
}
