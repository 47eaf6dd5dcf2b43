import type { Token } from "../model.ts";
import { PAST_FORMS } from "./english/irregular-verbs.ts";
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

/** "Fighters overran a base": a past form that a reader took for a preposition, in a sentence without a verb. */
export function mendPastAsCase(tree: Tree): Tree {
  const verb = tree.tokens.findIndex(
    (token) => token.deprel === "case" && PAST_FORMS.has(token.form.toLowerCase()) && token.head >= 0,
  );
  const root = tree.tokens.findIndex((token) => token.head < 0);
  if (verb < 0 || root > verb || tree.tokens.some(({ xpos }) => ["VBD", "VBZ", "VBP", "MD"].includes(xpos)))
    return tree;
  const noun = tree.tokens[verb]?.head ?? -1;
  const object = noun > verb ? noun : (dependents(tree, root, "nmod", "obl").find((at) => at > verb) ?? -1);
  if (object < 0 || !["NOUN", "PROPN"].includes(tree.tokens[root]?.upos ?? "")) return tree;
  const lemma = PAST_FORMS.get(tree.tokens[verb]?.form.toLowerCase() ?? "") ?? "";
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, upos: "VERB", xpos: "VBD", lemma, head: -1, deprel: "root" };
    if (at === object) return { ...token, head: verb, deprel: "obj" };
    if (at === root) return { ...token, head: verb, deprel: "nsubj" };
    return token.head === root && at > verb ? { ...token, head: verb } : token;
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
