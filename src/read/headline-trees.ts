import type { Token } from "../model.ts";
import { growTree, type Tree } from "./syntax.ts";

/** Headlines longer than this are sentences, which a reader parses well enough. */
const LONGEST = 16;

/**
 * The tree of a headline whose verb was taken for a noun, set right; every other tree as it is.
 *
 * Headlines coordinate by commas and use the bare present: "Russia, Ukraine exchange prisoners", "Army
 * shells Idlib". A word that can be a verb of the lexicon is the verb when its subject agrees with it
 * and a noun follows with no preposition between.
 */
export function mendHeadline(tree: Tree, isVerb: (lemma: string) => boolean): Tree {
  const { tokens } = tree;
  if (tokens.length > LONGEST || tokens.length < 3 || /^[.!?]$/.test(tokens.at(-1)?.form ?? "")) return tree;
  for (let at = 1; at < tokens.length - 1; at++) {
    if (isClauseEnd(tokens, at)) return withFarVerb(withAllSides(tree, at), isVerb);
    const lemma = verbLemma(tokens[at], isVerb);
    if (lemma === null || !isNominal(tokens[at - 1]) || objectAfter(tokens, at) === null) continue;
    const subjects = subjectsBefore(tokens, at);
    if (agrees(tokens, subjects, tokens[at]?.form ?? "")) return rebuilt(tree, at, lemma, subjects);
  }
  return withFarVerb(tree, isVerb);
}

/** "Strike on market kills 12": where no verb was read at all, one behind a phrase on the subject is the verb. */
function withFarVerb(tree: Tree, isVerb: (lemma: string) => boolean): Tree {
  const { tokens } = tree;
  const root = tokens.findIndex((token) => token.head < 0);
  const phrase = tokens.findIndex((token, at) => at > root && token.upos === "ADP");
  if (!isNominal(tokens[root]) || phrase < 0 || tokens.some(({ upos }) => upos === "VERB" || upos === "AUX"))
    return tree;
  for (let at = phrase + 2; at < tokens.length - 1; at++) {
    const lemma = verbLemma(tokens[at], isVerb);
    const finite = /[^s]s$/i.test(tokens[at]?.form ?? "") && isNominal(tokens[at - 1]);
    if (lemma !== null && finite && objectAfter(tokens, at) !== null) return rebuilt(tree, at, lemma, [root]);
  }
  return tree;
}

/** "Turkey, Syria sign deal": the verb is read, but the first of its subjects stands loose at the top. */
function withAllSides(tree: Tree, at: number): Tree {
  const token = tree.tokens[at];
  if (token?.upos !== "VERB" || !isNominal(tree.tokens[at - 1])) return tree;
  const subjects = subjectsBefore(tree.tokens, at);
  return subjects.length > 1 && tree.tokens[subjects[0] ?? 0]?.head === -1
    ? rebuilt(tree, at, token.lemma, subjects)
    : tree;
}

/** A finite verb ends the search: the reader has found the predicate. */
function isClauseEnd(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token === undefined || token.upos === "VERB" || token.upos === "AUX" || token.upos === "ADP";
}

/** The verb that a word read as a noun may be: "exchange", "shells". */
function verbLemma(token: Token | undefined, isVerb: (lemma: string) => boolean): string | null {
  if (token === undefined || !["NOUN", "PROPN"].includes(token.upos)) return null;
  const form = token.form.toLowerCase();
  return [form, form.replace(/s$/, ""), form.replace(/es$/, "")].find(isVerb) ?? null;
}

function isNominal(token: Token | undefined): boolean {
  return token !== undefined && ["NOUN", "PROPN"].includes(token.upos);
}

/** The last noun of the run behind a verb, or a bare number: "kills 3 in". Nothing but its own words stands between. */
function objectAfter(tokens: readonly Token[], verb: number): number | null {
  let last: number | null = null;
  if (tokens[verb + 1]?.upos === "NUM" && ["ADP", "PUNCT", "CCONJ", ""].includes(tokens[verb + 2]?.upos ?? ""))
    return verb + 1;
  for (let at = verb + 1; at < tokens.length; at++) {
    const upos = tokens[at]?.upos ?? "";
    if (upos === "NOUN" || upos === "PROPN") last = at;
    else if (last !== null || !["ADJ", "NUM", "DET"].includes(upos)) break;
  }
  return last;
}

/** The heads of the nouns before a verb, parted by commas or "and", back to the start or a colon. */
function subjectsBefore(tokens: readonly Token[], verb: number): readonly number[] {
  const heads = [verb - 1];
  for (let at = verb - 2; at >= 0; at--) {
    const form = tokens[at]?.form.toLowerCase() ?? "";
    if (form === ":") break;
    if ((form === "," || form === "and") && isNominal(tokens[at - 1])) heads.unshift(at - 1);
  }
  return heads;
}

/** A verb in "-s" wants one subject, a bare one several or a plural. */
function agrees(tokens: readonly Token[], subjects: readonly number[], form: string): boolean {
  const only = tokens[subjects[0] ?? 0];
  const several =
    subjects.length > 1 ||
    (only?.xpos ?? "").endsWith("S") ||
    /^(?:police|troops|people|gunmen)$/i.test(only?.form ?? "");
  return form.toLowerCase().endsWith("s") ? !several : several;
}

/** The tree with the verb as its root, its subjects and its object under it. */
function rebuilt(tree: Tree, verb: number, lemma: string, subjects: readonly number[]): Tree {
  const object = objectAfter(tree.tokens, verb) ?? -1;
  const first = subjects[0] ?? 0;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, lemma, upos: "VERB", xpos: "VBP", head: -1, deprel: "root" };
    if (at === first) return { ...token, head: verb, deprel: "nsubj" };
    if (subjects.includes(at)) return { ...token, head: first, deprel: "conj" };
    if (at === object) return { ...token, head: verb, deprel: "obj" };
    if (at > verb && at < object)
      return {
        ...token,
        head: object,
        deprel: token.upos === "NUM" ? "nummod" : token.upos === "ADJ" ? "amod" : "compound",
      };
    return withinBounds(token, at, verb, first, object);
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** Words before the verb keep to their noun, words behind the object hang on the verb. */
function withinBounds(token: Token, at: number, verb: number, first: number, object: number): Token {
  const cyclic = token.head < 0 || token.head === verb;
  if (at < verb)
    return cyclic || token.head > verb
      ? {
          ...token,
          head: first === at ? verb : first,
          deprel: token.head < 0 ? "dep" : at > first ? "nmod" : token.deprel,
        }
      : token;
  if (at > object)
    return cyclic || token.head < object
      ? { ...token, head: verb, deprel: token.deprel === "nmod" ? "obl" : token.deprel }
      : token;
  return token;
}

/** All trees of an article with their headlines set right. */
export function mendHeadlines(trees: readonly Tree[], isVerb: (lemma: string) => boolean): readonly Tree[] {
  return trees.map((tree) => mendHeadline(tree, isVerb));
}
