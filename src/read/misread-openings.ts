import type { Token } from "../model.ts";
import { isTime } from "./meaning.ts";
import { dependents, growTree, type Tree } from "./syntax.ts";

/**
 * The tree with a date at its start set apart from the noun behind it: in "On 19 November assailants ambushed
 * a bus" nobody wrote a comma, and a reader takes the day for a part of the assailants.
 */
export function mendOpeningDate(tree: Tree): Tree {
  const last = lastOfDate(tree);
  if (last === null) return tree;
  const noun = tree.tokens.slice(0, last + 1).find(({ head }) => head > last)?.head ?? -1;
  const at = tree.tokens[noun];
  if (at === undefined || !["NOUN", "PROPN"].includes(at.upos)) return tree;
  const verb = at.head > noun && ["VERB", "ADJ"].includes(tree.tokens[at.head]?.upos ?? "") ? at.head : noun;
  const lacksSubject =
    at.deprel === "obl" && verb !== noun && dependents(tree, verb, "nsubj", "nsubj:pass").length === 0;
  if (at.deprel === "obl" && !lacksSubject) return tree;
  const tokens = tree.tokens.map((token, i): Token => {
    if (i === noun && lacksSubject) return { ...token, deprel: "nsubj" };
    if (i === last) return { ...token, head: verb, deprel: "obl" };
    return i < last ? { ...token, head: last, deprel: i === 0 ? "case" : "compound" } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

const BEFORE_DATES = /^(?:on|since|by|in|until)$/i;

/** The last word of a date that opens a sentence without a comma behind it: "On 19 November", "On Friday"; `null` when there is none. */
function lastOfDate(tree: Tree): number | null {
  if (!BEFORE_DATES.test(tree.tokens[0]?.form ?? "")) return null;
  let last = 0;
  while (last < 4 && isDateWord(tree, last + 1)) last++;
  const next = tree.tokens[last + 1];
  if (last === 0 || next === undefined || next.upos === "PUNCT") return null;
  // "On Friday night", "on 3 March fighters": a part of the day belongs to the date, a day alone is none.
  return tree.tokens.slice(1, last + 1).some((_, i) => isTime(tree, i + 1)) ? last : null;
}

function isDateWord(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined) return false;
  if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(token.form)) return isTime(tree, at - 1) || isTime(tree, at + 1);
  return isTime(tree, at) && ["PROPN", "NOUN", "NUM"].includes(token.upos);
}

/** "Four days of fighting around the town": a word for force behind "of" is a noun, unless it has an object. */
export function mendFighting(tree: Tree): Tree {
  const at = tree.tokens.findIndex((_, i) => isMisreadDeed(tree, i));
  if (at < 0) return tree;
  const tokens = tree.tokens.map((token, i): Token => {
    if (i === at) return { ...token, upos: "NOUN", xpos: "NN", deprel: "nmod" };
    if (i === at - 1) return { ...token, upos: "ADP", head: at, deprel: "case" };
    return token.head === at && token.deprel === "obl" ? { ...token, deprel: "nmod" } : token;
  });
  return mendFighting(growTree({ ...tree.sentence, tokens }, tree.index));
}

const DEEDS: ReadonlySet<string> = new Set("fighting shelling bombing shooting looting rioting sniping".split(" "));

function isMisreadDeed(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token?.upos !== "VERB" || token.deprel !== "acl" || !DEEDS.has(token.form.toLowerCase())) return false;
  const before = tree.tokens[at - 1];
  return before?.form.toLowerCase() === "of" && dependents(tree, at, "obj", "nsubj", "aux", "ccomp").length === 0;
}

/** The cardinal numbers below a hundred that are written as one word. */
const CARDINALS: ReadonlySet<string> = new Set(
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split(
    " ",
  ),
);

/** "Rebels killed fourteen": a number word is a number, and behind a verb that has no other object it counts whom it befell. */
export function mendNumbers(tree: Tree): Tree {
  if (!tree.tokens.some(isMisreadNumber)) return tree;
  const tokens = tree.tokens.map((token): Token => {
    if (!isMisreadNumber(token)) return token;
    const isObject = ["xcomp", "advmod", "amod"].includes(token.deprel) && lacksObject(tree, token.head);
    return { ...token, upos: "NUM", xpos: "CD", deprel: isObject ? "obj" : token.deprel };
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

function isMisreadNumber({ upos, form, deprel }: Token): boolean {
  const isMisread = ["ADJ", "NOUN", "ADV", "VERB"].includes(upos) || (upos === "NUM" && deprel === "xcomp");
  return isMisread && CARDINALS.has(form.toLowerCase());
}

function lacksObject(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  return token?.upos === "VERB" && dependents(tree, verb, "obj", "aux:pass").length === 0;
}

/** "a dormitory in Sumy that was hit": a clause with "that" says which one of many, so it is not about a name. */
export function mendThatClause(tree: Tree): Tree {
  const clause = tree.tokens.findIndex((_, at) => isOfAnother(tree, at));
  if (clause < 0) return tree;
  const above = tree.tokens[tree.tokens[clause]?.head ?? -1]?.head ?? -1;
  const tokens = tree.tokens.map((token, at): Token => (at === clause ? { ...token, head: above } : token));
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

function isOfAnother(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token?.deprel !== "acl:relcl" || token.head < 0 || token.head > at) return false;
  const [name, above] = [tree.tokens[token.head], tree.tokens[tree.tokens[token.head]?.head ?? -1]];
  if (name?.upos !== "PROPN" || name.deprel !== "nmod" || above?.upos !== "NOUN") return false;
  return (tree.children[at] ?? []).some((child) => tree.forms[child] === "that" && tree.tokens[child]?.upos === "PRON");
}
