import type { Token } from "../model.ts";
import { dependents, growTree, subtree, type Tree } from "./syntax.ts";

/** "Rebels set conditions": where subject and object have no verb between them, the word there that can be a past is it. */
export function mendVerbless(tree: Tree): Tree {
  const object = tree.tokens.findIndex((token) => token.head < 0);
  const subject = dependents(tree, object, "nsubj").find((at) => at < object);
  if (subject === undefined || tree.tokens[object]?.upos !== "NOUN") return tree;
  if (dependents(tree, object, "cop", "case", "aux").length > 0) return tree;
  const first = (subtree(tree, subject).at(-1) ?? subject) + 1;
  const verb = dependents(tree, object, "amod").find((at) => at >= first && isPastForm(tree, at));
  if (verb === undefined || tree.tokens.slice(first, verb).some(({ upos }) => upos !== "ADV")) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, upos: "VERB", xpos: "VBD", head: -1, deprel: "root" };
    if (at === object) return { ...token, head: verb, deprel: "obj" };
    const moves = token.head === object && (at < verb || token.deprel === "punct");
    return moves ? { ...token, head: verb } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** Pasts without "-ed" that are adjectives or nouns as well. */
const PASTS: ReadonlySet<string> = new Set(
  "set cut hit put shut quit split beat burst cast shed spread let upset broadcast bid lost left sent built held met won shot struck hurt".split(
    " ",
  ),
);

function isPastForm(tree: Tree, at: number): boolean {
  const form = tree.tokens[at]?.form.toLowerCase() ?? "";
  return PASTS.has(form) || (tree.tokens[at]?.upos === "VERB" && form.endsWith("ed"));
}
