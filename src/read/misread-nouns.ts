import type { Token } from "../model.ts";
import { CLASSES } from "./english/classes.ts";
import { dependents, growTree, type Tree } from "./syntax.ts";

/** "An aid convoy reached": a noun for people, arms or sites that a reader took for an adverb before its verb. */
export function mendSubject(tree: Tree): Tree {
  const noun = tree.tokens.findIndex((_, at) => isMisreadSubject(tree, at));
  if (noun < 0) return tree;
  const modifier = modifierOf(tree, noun);
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === noun)
      return { ...token, upos: "NOUN", xpos: "NN", deprel: tree.tokens[modifier ?? -1]?.deprel ?? "nsubj" };
    if (at === modifier) return { ...token, head: noun, deprel: "compound" };
    return modifier !== null && token.head === modifier && at < modifier ? { ...token, head: noun } : token;
  });
  return mendSubject(growTree({ ...tree.sentence, tokens }, tree.index));
}

function isMisreadSubject(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined || !["ADV", "ADJ"].includes(token.upos) || token.deprel !== "advmod" || token.head <= at)
    return false;
  if (tree.tokens[token.head]?.upos !== "VERB" || !isThing(token.form.toLowerCase())) return false;
  const loose = dependents(tree, token.head, "nsubj").length === 0 && (tree.children[at] ?? []).length > 0;
  return loose || modifierOf(tree, at) !== null;
}

/** The word before, where it was taken for the subject: "aid" in "an aid convoy". */
function modifierOf(tree: Tree, noun: number): number | null {
  const before = tree.tokens[noun - 1];
  if (before === undefined || !["NOUN", "PROPN"].includes(before.upos)) return null;
  return before.deprel.startsWith("nsubj") && before.head === tree.tokens[noun]?.head ? noun - 1 : null;
}

/** "Between the army and M23 rebels": two sides, and no "army and M23" before the rebels. */
export function mendTwoSides(tree: Tree): Tree {
  const first = tree.tokens.findIndex((_, at) => isFirstSide(tree, at));
  if (first < 0) return tree;
  const last = first + 3;
  const above = tree.tokens[last];
  // What "between" stands before is no second verb.
  const deprel =
    above?.deprel === "conj" && dependents(tree, last, "case").length > 0 ? "obl" : (above?.deprel ?? "dep");
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === first) return { ...token, head: above?.head ?? -1, deprel };
    if (at === last) return { ...token, head: first, deprel: "conj" };
    if (at === first + 1) return { ...token, head: last };
    if (at === first + 2) return { ...token, head: last, deprel: "compound" };
    return token.head === last && at < first ? { ...token, head: first } : token;
  });
  return mendTwoSides(growTree({ ...tree.sentence, tokens }, tree.index));
}

/** A common noun for those who act, taken for a modifier that it shares with a name before the noun behind: "army and M23". */
function isFirstSide(tree: Tree, at: number): boolean {
  const [side, and, name, noun] = tree.tokens.slice(at, at + 4);
  if (side === undefined || noun === undefined || side.head !== at + 3 || side.deprel !== "compound") return false;
  if (and?.form !== "and" || name?.upos !== "PROPN" || name.head !== at || name.deprel !== "conj") return false;
  const lemma = side.lemma.toLowerCase();
  const acts = lemma === "government" || CLASSES["armed"]?.has(lemma) === true;
  return acts && side.form === side.form.toLowerCase() && noun.xpos === "NNS";
}

/** Words of these classes that are adverbs too. */
const ADVERBS: ReadonlySet<string> = new Set("all both many most several other others well local home".split(" "));

function isThing(word: string): boolean {
  return !ADVERBS.has(word) && THINGS.some((each) => CLASSES[each]?.has(word) === true);
}

const THINGS = ["human", "armed", "vehicle", "arms", "building"];
