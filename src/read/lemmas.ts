/** What cannot be worked out from the form: irregular words, and the verbs, nouns and adjectives that are known. */
export interface LemmaList {
  /** "form|UPOS" in lower case to its lemma. */
  readonly exceptions: Readonly<Record<string, string>>;
  /** Base forms known to exist; they decide between "hop" and "hope" for "hoping". */
  readonly known: readonly string[];
}

/** The dictionary form of a word, in lower case unless it is a name. */
export type Lemmatiser = (form: string, upos: string, xpos: string) => string;

export function openLemmatiser({ exceptions, known }: LemmaList): Lemmatiser {
  const irregular = new Map(Object.entries(exceptions));
  const bases = new Set(known);
  return (form, upos, xpos) => {
    const plain = form.replace(/[’ʼ`]/g, "'");
    if (upos === "PROPN" && xpos !== "NNPS") return plain;
    const lower = plain.toLowerCase();
    return irregular.get(`${lower}|${upos}`) ?? regularLemma(upos === "PROPN" ? plain : lower, xpos, bases);
  };
}

/** The base form by English spelling rules. */
export function regularLemma(form: string, xpos: string, bases: ReadonlySet<string>): string {
  switch (xpos) {
    case "NNS":
    case "NNPS":
    case "VBZ":
      return withoutS(form, bases);
    case "VBG":
      return withoutEnding(form, "ing", bases);
    case "VBD":
    case "VBN":
      return form.endsWith("ied") && form.length > 4 ? `${form.slice(0, -3)}y` : withoutEnding(form, "ed", bases);
    case "JJR":
    case "RBR":
      return form.endsWith("ier") ? `${form.slice(0, -3)}y` : withoutEnding(form, "er", bases);
    case "JJS":
    case "RBS":
      return form.endsWith("iest") ? `${form.slice(0, -4)}y` : withoutEnding(form, "est", bases);
    default:
      return form;
  }
}

function withoutS(form: string, bases: ReadonlySet<string>): string {
  if (!form.endsWith("s") || form.endsWith("ss") || form.length < 3) return form;
  if (form.endsWith("ies") && form.length > 4) return `${form.slice(0, -3)}y`;
  if (/(?:[sxz]|ch|sh|o)es$/.test(form)) {
    const short = form.slice(0, -2);
    const long = form.slice(0, -1);
    return !bases.has(short) && (bases.has(long) || /[^s]ses$|zes$|ches$/.test(form) === false || /(?:[aeiou]|n|r|p|l)ses$/.test(form)) && bases.has(long) ? long : short;
  }
  return form.slice(0, -1);
}

/** The form without its ending, choosing among stem, stem + e and the stem with one letter less. */
function withoutEnding(form: string, ending: string, bases: ReadonlySet<string>): string {
  if (!form.endsWith(ending) || form.length < ending.length + 2) return form;
  const stem = form.slice(0, -ending.length);
  if (!/[aeiouy]/.test(stem)) return form;
  const single = /([b-df-hj-np-tv-z])\1$/.test(stem) ? stem.slice(0, -1) : null;
  const candidates = [...(single === null ? [] : [single]), `${stem}e`, stem];
  const found = candidates.filter((candidate) => bases.has(candidate));
  if (found.length > 0) return /(?:ll|ss|ff|zz)$/.test(stem) && found.includes(stem) ? stem : (found[0] ?? stem);
  if (single !== null && !/(?:ll|ss|ff|zz)$/.test(stem)) return single;
  return wantsE(stem) ? `${stem}e` : stem;
}

/** Whether English spells the base of this stem with a final e: "rais", "forc", "damag", "fir", "rescu". */
function wantsE(stem: string): boolean {
  if (/(?:[cuvz]|[^n]g|dg|ng(?<=[aei]ng)|[^s]s|[bcdfgkpt]l|at|ut)$/.test(stem) && !/(?:ous|[aeiou][ei]at|ing)$/.test(stem)) return true;
  return /^[^aeiou]*[aeiou][bdkmnprt]$/.test(stem) && /(?:[^aeiou][aio])[dkmnprt]$/.test(stem);
}
