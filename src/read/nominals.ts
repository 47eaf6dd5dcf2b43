import { hasCase, lemmaOf } from "./meaning.ts";
import { conjuncts, dependents, type Tree } from "./syntax.ts";

/** How far up a missing subject is looked for, and how deep a complement is followed. */
export const REACH = 5;

/** Whether a noun stands behind a preposition. */
export function isGoverned(tree: Tree, token: number): boolean {
  return dependents(tree, token, "case").length > 0;
}

export function hasAnyCase(tree: Tree, token: number, words: readonly string[]): boolean {
  return words.some((word) => hasCase(tree, token, word));
}

export function isNominal(tree: Tree, token: number): boolean {
  return ["NOUN", "PROPN"].includes(tree.tokens[token]?.upos ?? "");
}

export function isBareNoun(tree: Tree, token: number): boolean {
  return ["NOUN", "PROPN"].includes(tree.tokens[token]?.upos ?? "") && dependents(tree, token, "case").length === 0;
}

export function infinitive(tree: Tree, verb: number): boolean {
  return dependents(tree, verb, "mark").some((at) => lemmaOf(tree, at) === "to");
}

export function isRelative(tree: Tree, token: number): boolean {
  return ["WDT", "WP", "WP$"].includes(tree.tokens[token]?.xpos ?? "");
}

/** What a relative pronoun stands for; other words stand for themselves. */
export function antecedents(tree: Tree, token: number): readonly number[] {
  if (!isRelative(tree, token)) return [token];
  for (
    let at = tree.tokens[token]?.head ?? -1, steps = 0;
    at >= 0 && steps < REACH;
    at = tree.tokens[at]?.head ?? -1, steps++
  ) {
    const clause = tree.tokens[at];
    if (clause?.deprel === "acl:relcl" && clause.head >= 0) return [clause.head];
  }
  return [token];
}

/** Tokens with all that is coordinated with them, appositions of mere words replaced by names. */
export function expand(tree: Tree, tokens: readonly number[]): readonly number[] {
  if (tokens.length === 0) return tokens;
  return [...new Set(tokens.flatMap((at) => conjuncts(tree, at).filter((each) => nominal(tree, each))))];
}

function nominal(tree: Tree, token: number): boolean {
  const at = tree.tokens[token];
  return NOMINAL.has(at?.upos ?? "") || /^[A-Z]{3,}$/.test(at?.form ?? "");
}

const NOMINAL: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"]);

/** Whom a description in apposition describes: "Colonel Sakho, an adviser who was killed" is Sakho. */
export function bearerOf(tree: Tree, token: number): number {
  const at = tree.tokens[token];
  if (at === undefined || at.upos !== "NOUN" || at.deprel !== "appos" || at.head > token) return token;
  return tree.tokens[at.head]?.upos === "PROPN" ? at.head : token;
}

/** "its troops", "their positions": what is the actor's own. */
export function isOwn(tree: Tree, token: number): boolean {
  return dependents(tree, token, "nmod:poss").some((owner) => tree.tokens[owner]?.upos === "PRON");
}

export function distinct(tokens: readonly number[]): readonly number[] {
  return [...new Set(tokens)];
}
