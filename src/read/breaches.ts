import { BREACHES, BROKEN } from "./english/outcomes.ts";
import { isTime, lemmaOf } from "./meaning.ts";
import { type Amount, readAmount } from "./numbers.ts";
import { objectsOf } from "./objects.ts";
import { isRunning } from "./running-totals.ts";
import { dependents, linkOf, type Tree } from "./syntax.ts";

/** Words that may stand with a breach and say nothing of what was broken. */
const PLAIN = new Set(
  "alleged new more other such further additional separate serious suspected reported confirmed daily total".split(" "),
);

/**
 * Whether a noun is a breach of a truce or a line: it says of what, or says nothing and is somebody's ("14 violations
 * by the army"); overflights and the like need not say it.
 */
export function countsBreaches(tree: Tree, at: number): boolean {
  const lemma = lemmaOf(tree, at);
  if (!BREACHES.has(lemma)) return false;
  const of = dependents(tree, at, "compound", "amod", "nmod", "nmod:poss").filter(
    (each) => tree.tokens[each]?.upos !== "NUM",
  );
  if (of.some((each) => BROKEN.has(lemmaOf(tree, each)))) return true;
  const framed = linkOf(tree, at) === "conj" && countsBreaches(tree, tree.tokens[at]?.head ?? -1);
  const bare = of.every(
    (each) => linkOf(tree, each) === "nmod" || PLAIN.has(lemmaOf(tree, each)) || tree.tokens[each]?.upos === "PROPN",
  );
  const otherwise = of.some((each) => linkOf(tree, each) === "nmod" && casesOf(tree, each).includes("of"));
  return framed || (bare && !otherwise);
}

function casesOf(tree: Tree, at: number): readonly string[] {
  return dependents(tree, at, "case").map((each) => lemmaOf(tree, each));
}

/** Whether a count of breaches takes in what came before: "has recorded 40 since May", "had counted 47 by Friday". */
export function isRunningBreaches(tree: Tree, noun: number, { first, last }: Amount): boolean {
  const verb = verbAbove(tree, noun);
  if (verb === null) return isRunning(tree, noun, first, last);
  const until = dependents(tree, verb, "obl").some((at) => isTime(tree, at) && casesOf(tree, at).includes("by"));
  return until || [noun, verb].some((at) => isRunning(tree, at, first, last));
}

function verbAbove(tree: Tree, noun: number): number | null {
  let at = tree.tokens[noun]?.head ?? -1;
  for (let steps = 0; at >= 0 && steps < 4; steps++) {
    if (tree.tokens[at]?.upos === "VERB") return at;
    at = tree.tokens[at]?.head ?? -1;
  }
  return null;
}

/** "282 times" beside a verb that breaks a truce: "violated the ceasefire 282 times". */
export function timesBroken(tree: Tree, verb: number): Amount | null {
  if (!["violate", "breach", "break"].includes(lemmaOf(tree, verb))) return null;
  if (!objectsOf(tree, verb).some((at) => BROKEN.has(lemmaOf(tree, at)))) return null;
  for (let at = verb + 1; at < Math.min(tree.tokens.length, verb + 14); at++) {
    if (tree.tokens[at]?.form.toLowerCase() === "times") return readAmount(tree, at);
  }
  return null;
}
