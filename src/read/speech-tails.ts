import type { Token } from "../model.ts";
import { dependents, growTree, type Tree } from "./syntax.ts";

/** Verbs that close a sentence with who said it. */
const TAIL_VERBS: ReadonlySet<string> = new Set(
  "say report announce add state claim confirm reveal note explain warn tell show indicate disclose acknowledge".split(
    " ",
  ),
);
/** More words than this name no speaker. */
const LONGEST_SPEAKER = 25;
/** Words that may stand behind the verb: "said on Monday", "reported late yesterday". */
const BEHIND = new Set(["PUNCT", "PROPN", "NUM", "ADV", "ADP", "DET", "ADJ", "NOUN"]);

/**
 * The tree of a sentence that ends with its speaker, "…, killing five people, activists and a monitor reported",
 * where the reader took the speakers for more of those told of; every other tree as it is.
 */
export function mendSpeechTail(parsed: Tree): Tree {
  const tree = mendSwapped(mendReport(parsed));
  const verb = tree.tokens.findLastIndex((token) => token.upos === "VERB");
  if (!isTailVerb(tree, verb)) return tree;
  const first = speakerStart(tree, verb);
  if (first === null) return tree;
  const root = tree.tokens.findIndex((token) => token.head < 0);
  if (root < 0 || root >= first) return tree;
  const heads = headsWithin(tree, first, verb);
  const subject = heads[0];
  return subject === undefined ? tree : withTail(tree, { verb, first, root, subject, heads });
}

/** "…, medical sources report.": behind a plural the last word is what they do, and no report. */
function mendReport(tree: Tree): Tree {
  const at = tree.tokens.findLastIndex(({ upos }) => upos !== "PUNCT");
  const [before, last] = [tree.tokens[at - 1], tree.tokens[at]];
  if (last?.form !== "report" || last.upos !== "NOUN" || before?.xpos !== "NNS" || before.head !== at) return tree;
  if (dependents(tree, at, "det", "case", "nummod").length > 0) return tree;
  const tokens = tree.tokens.map((token, i): Token => {
    if (i === at) return { ...token, upos: "VERB", xpos: "VBP" };
    if (i === at - 1) return { ...token, deprel: "nsubj" };
    return token.head === at && i < at - 1 && token.upos !== "PUNCT" ? { ...token, head: at - 1 } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/**
 * "An airstrike killed ten civilians, locals and officials said.": a reader may have the airstrike say it and the locals
 * kill. Who stands behind the comma speaks; who stands before the deed did it.
 */
function mendSwapped(tree: Tree): Tree {
  const verb = tree.tokens.findLastIndex(({ upos }) => upos === "VERB");
  const token = tree.tokens[verb];
  if (token === undefined || token.head >= 0 || !TAIL_VERBS.has(token.lemma.toLowerCase())) return tree;
  const deed = dependents(tree, verb, "ccomp").find((at) => at < verb) ?? -1;
  const doer = dependents(tree, verb, "nsubj").find((at) => at < deed);
  const speaker = dependents(tree, deed, "nsubj").find((at) => at > deed);
  if (doer === undefined || speaker === undefined || !isBehindComma(tree, speaker)) return tree;
  const tokens = tree.tokens.map((each, at): Token => {
    if (at === doer) return { ...each, head: deed };
    if (at === speaker) return { ...each, head: verb };
    return at > speaker && at < verb && each.head === doer ? { ...each, head: speaker } : each;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

function isBehindComma(tree: Tree, noun: number): boolean {
  const first = Math.min(noun, ...dependents(tree, noun, "det", "amod", "compound", "nummod", "nmod:poss"));
  return tree.tokens[first - 1]?.form === ",";
}

function isTailVerb(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  if (token === undefined || !TAIL_VERBS.has(token.lemma.toLowerCase()) || !/^VB[DZPN]$/.test(token.xpos)) return false;
  if (["root", "parataxis"].includes(token.deprel) && dependents(tree, verb, "nsubj").length > 0) return false;
  if (token.head < 0 || dependents(tree, verb, "obj", "ccomp", "xcomp", "aux:pass", "mark").length > 0) return false;
  return tree.tokens.slice(verb + 1).every((each) => BEHIND.has(each.upos)) && tree.tokens.length - verb < 10;
}

/** Where the speakers' words begin, right behind a comma; `null` where what stands before the verb is no such phrase. */
function speakerStart(tree: Tree, verb: number): number | null {
  let first: number | null = null;
  for (let at = verb - 1; at > 0 && verb - at <= LONGEST_SPEAKER; at--) {
    const token = tree.tokens[at];
    if (token === undefined || ["VERB", "AUX", "SCONJ"].includes(token.upos)) break;
    if (/^[,"”]$/.test(token.form)) {
      first = at + 1;
      break;
    }
  }
  if (first === null || first >= verb) return null;
  const last = tree.tokens[verb - 1]?.upos ?? "";
  const opening = tree.tokens[first]?.upos ?? "";
  if (!["NOUN", "PROPN", "PRON"].includes(last) || ["ADP", "CCONJ", "ADV", "PUNCT"].includes(opening)) return null;
  return first;
}

/** The words of a stretch that hang on words outside it. */
function headsWithin(tree: Tree, first: number, verb: number): readonly number[] {
  const found: number[] = [];
  for (let at = first; at < verb; at++) {
    const token = tree.tokens[at];
    if (token === undefined || (token.head >= first && token.head < verb)) continue;
    if (["NOUN", "PROPN", "PRON"].includes(token.upos)) found.push(at);
  }
  return found;
}

interface Tail {
  readonly verb: number;
  readonly first: number;
  readonly root: number;
  readonly subject: number;
  readonly heads: readonly number[];
}

/** The tree with the verb beside its root, the speakers under the verb, and what hung on them where it belongs. */
function withTail(tree: Tree, { verb, first, root, subject, heads }: Tail): Tree {
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, head: root, deprel: "parataxis" };
    if (at === subject) return { ...token, head: verb, deprel: "nsubj" };
    if (heads.includes(at)) return { ...token, head: subject, deprel: "conj" };
    const outside = token.head < first || token.head >= verb;
    if (at >= first && at < verb && outside) return { ...token, head: subject };
    if (at < first && token.head >= first) return { ...token, head: root };
    if (at > verb && token.head < verb)
      return { ...token, head: verb, deprel: token.deprel === "nmod" ? "obl" : token.deprel };
    return token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}
