import { hasCase, isTime, lemmaOf } from "./meaning.ts";
import { dependents, subtree, type Tree } from "./syntax.ts";

/** Adverbs and phrases that add up what came before. */
const SUMMING = /\b(?:so far|to date|until now|up to now|in total|in all|overall|altogether|all told|thus far)\b/;

/** Prepositions behind which a stretch of time lasts until now: "over the past three weeks". */
const SPANNING = ["since", "over", "during", "in", "within"];

const STRETCHES = new Set(["week", "month", "year", "day", "decade", "war", "conflict", "uprising"]);

/**
 * Whether a number counts what came before too: "so far", "in total", "since the start of the war", or the
 * present perfect over a stretch of time: "at least 200 have been killed this week".
 */
export function isRunning(tree: Tree, anchor: number, first: number, last: number): boolean {
  const clause = subtree(tree, anchor, (child) =>
    /^(?:ccomp|advcl|acl|conj|parataxis|appos)/.test(linkAt(tree, child)),
  );
  const words = clause.map((at) => tree.tokens[at]?.form.toLowerCase() ?? "").join(" ");
  const near = tree.tokens.slice(Math.max(0, first - 3), last + 4).map(({ form }) => form.toLowerCase());
  if (SUMMING.test(words) || SUMMING.test(near.join(" "))) return true;
  const stretches = [anchor, ...dependents(tree, anchor, "obl", "nmod", "advcl")].slice(1);
  if (stretches.some((at) => hasCase(tree, at, "since") || isClauseSince(tree, at))) return true;
  return isPerfect(tree, anchor) && stretches.some((at) => isStretch(tree, at));
}

function linkAt(tree: Tree, at: number): string {
  return tree.tokens[at]?.deprel ?? "";
}

/** "since fighting broke out" */
function isClauseSince(tree: Tree, at: number): boolean {
  return dependents(tree, at, "mark").some((mark) => lemmaOf(tree, mark) === "since");
}

/** "have been killed": what began before and lasts. */
function isPerfect(tree: Tree, verb: number): boolean {
  const forms = dependents(tree, verb, "aux").map((at) => tree.tokens[at]?.form.toLowerCase());
  return forms.includes("have") || forms.includes("has");
}

/** "this week", "in the past month", "over three weeks". */
function isStretch(tree: Tree, at: number): boolean {
  if (!STRETCHES.has(lemmaOf(tree, at)) && !isTime(tree, at)) return false;
  const own = dependents(tree, at, "det", "amod", "nummod").map((each) => lemmaOf(tree, each));
  if (!STRETCHES.has(lemmaOf(tree, at))) return false;
  return (
    own.some((word) => ["this", "past", "last", "recent"].includes(word)) ||
    SPANNING.some((each) => hasCase(tree, at, each))
  );
}
