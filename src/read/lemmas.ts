import { PAST_FORMS } from "./english/irregular-verbs.ts";

/** What spelling alone does not tell: irregular words, and the base forms that exist. */
export interface LemmaList {
  /** By Penn tag, then by form in lower case. */
  readonly irregular: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** They decide between "hop" and "hope" for "hoping". */
  readonly bases: readonly string[];
}

/** The dictionary form of a word: in lower case, unless it is a name or comes from one ("Malian"). */
export type Lemmatiser = (form: string, upos: string, xpos: string) => string;

export function openLemmatiser({ irregular, bases }: LemmaList): Lemmatiser {
  const exceptions = new Map(Object.entries(irregular).map(([xpos, list]) => [xpos, new Map(Object.entries(list))]));
  const known = new Set(bases);
  return remembering((form, upos, xpos) => {
    const plain = form.includes("’") ? form.replaceAll("’", "'") : form;
    const lower = plain.toLowerCase();
    const base = /^VB[DNP]?$/.test(xpos) ? PAST_FORMS.get(lower) : undefined;
    // A past form that a reader tags as a base form is still no base, unless there is such a verb.
    if (base !== undefined && (/^VB[DN]$/.test(xpos) || !OWN_VERBS.has(lower))) return base;
    const exception = exceptions.get(xpos)?.get(lower);
    if (exception !== undefined) return exception;
    if (xpos === "NNPS") return withoutS(plain, known);
    if (upos === "PROPN" || xpos === "NNP" || ROMAN.test(plain)) return plain;
    return isFromName(plain, lower, xpos, known) ? plain : regularLemma(lower, xpos, known);
  });
}

/** Forms of one part of speech whose lemma is kept. */
const MOST_FORMS = 8_192;

/** The same lemmatiser, which works most words out once: a text says few words again and again. */
function remembering(lemmatise: Lemmatiser): Lemmatiser {
  const common = new Map<string, Map<string, string>>();
  const proper = new Map<string, Map<string, string>>();
  return (form, upos, xpos) => {
    const byTag = upos === "PROPN" ? proper : common;
    const lemmas = byTag.get(xpos) ?? new Map<string, string>();
    const known = lemmas.get(form);
    if (known !== undefined) return known;
    const lemma = lemmatise(form, upos, xpos);
    if (lemmas.size >= MOST_FORMS) lemmas.clear();
    byTag.set(xpos, lemmas.set(form, lemma));
    return lemma;
  };
}

/** Past forms that are verbs of their own: "to found". */
const OWN_VERBS = new Set(["found", "fell", "bound", "ground", "left", "felt"]);

const ROMAN = /^[IVX]+$/;

/** The base form by English spelling, where several are possible the one that is known. */
export function regularLemma(form: string, xpos: string, known: ReadonlySet<string>): string {
  switch (xpos) {
    case "NNS":
    case "NNPS":
    case "VBZ":
      return withoutS(form, known);
    case "VBG":
      return withoutEnding(form, "ing", known);
    case "VBD":
    case "VBN":
      return withoutEnding(form, "ed", known);
    case "JJR":
    case "RBR":
      return withoutEnding(form, "er", known);
    case "JJS":
    case "RBS":
      return withoutEnding(form, "est", known);
    default:
      return form;
  }
}

/** Whether an adjective is made from a name and keeps its capital: one that we know in no other way. */
function isFromName(form: string, lower: string, xpos: string, known: ReadonlySet<string>): boolean {
  return xpos === "JJ" && /^\p{Lu}\p{Ll}/u.test(form) && !known.has(lower);
}

function withoutS(form: string, known: ReadonlySet<string>): string {
  if (form.length < 3 || !form.endsWith("s") || form.endsWith("ss")) return form;
  const [short, shorter] = [form.slice(0, -1), form.slice(0, -2)];
  if (known.has(short)) return short;
  if (form.endsWith("ies") && form.length > 4) return `${form.slice(0, -3)}y`;
  if (known.has(shorter) && /(?:[sxzo]|ch|sh)es$/.test(form)) return shorter;
  return /(?:ss|x|[tz]z|ch|sh|[^aeiou]o)es$/.test(form) ? shorter : short;
}

/** The form without its ending. The stem may have lost an e, doubled its last letter, or turned y into i. */
function withoutEnding(form: string, ending: string, known: ReadonlySet<string>): string {
  if (!form.endsWith(ending) || form.length < ending.length + 2) return form;
  const stem = form.slice(0, -ending.length);
  if (!/[aeiouy]/.test(stem)) return form;
  if (stem.endsWith("i") && ending !== "ing") return `${stem.slice(0, -1)}y`;
  const single = isDoubled(stem) ? stem.slice(0, -1) : null;
  const found = [`${stem}e`, stem, ...(single === null ? [] : [single])].find((base) => known.has(base));
  return found ?? single ?? (wantsE(stem) ? `${stem}e` : stem);
}

/** Whether the last letter of a stem is there twice only for the ending: "hopp", "repell", but not "kill" or "pass". */
function isDoubled(stem: string): boolean {
  return /([^aeiouflsz])\1$/.test(stem) || /[aeiou][^aeiou]+[aeiou]ll$/.test(stem);
}

/** Whether English spells the base of an unknown stem with a last e: "forc", "rap", "damag", "struggl", "evacuat". */
function wantsE(stem: string): boolean {
  if (/^[^aeiou]*[aeiou][^aeiouwxy]$/.test(stem)) return true;
  return /(?:[cuvze]|[^aeiousp]s|[aeiou]s|[adeiur]g|[bcdfgkpt]l|[bcdgt]r|[^aeiou]at|[iu]at|[^aeiou]ad|[aiu]r|[^aeiou]i[dkmnpt]|[^aeiou]u[dkmnt])$/.test(
    stem,
  );
}
