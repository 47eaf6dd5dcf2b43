import type { Sentence, Span, Token } from "../model.ts";
import { isArabicArticle } from "./capitals.ts";

/** A word of the article, by the index of its sentence and of its token in that sentence. */
export interface Word {
  readonly sentence: number;
  readonly token: number;
}

/** A sentence with its tree made walkable. What is asked of its tokens again and again is worked out once. */
export interface Tree {
  readonly index: number;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** The dependents of each token, in text order. */
  readonly children: readonly (readonly number[])[];
  /** The relation that links each token to its head, without its subtype. */
  readonly links: readonly string[];
  /** The lemma of each token in lower case, or its form where that is surer. */
  readonly lemmas: readonly string[];
  /** The form of each token in lower case. */
  readonly forms: readonly string[];
}

const NONE: readonly number[] = [];
/** Parts of speech whose words do not change: the form says more surely than the lemma which it is. */
const UNCHANGING: ReadonlySet<string> = new Set(["ADP", "SCONJ", "PART", "CCONJ"]);

export function growTree(sentence: Sentence, index: number): Tree {
  const { tokens } = sentence;
  const children: number[][] = [];
  tokens.forEach(({ head }, i) => {
    if (head >= 0 && head < tokens.length) (children[head] ??= []).push(i);
  });
  return {
    index,
    sentence,
    tokens,
    children: tokens.map((_, i) => children[i] ?? NONE),
    links: tokens.map(relation),
    lemmas: tokens.map(({ upos, form, lemma }) => (UNCHANGING.has(upos) ? form : lemma).toLowerCase()),
    forms: tokens.map(({ form }) => form.toLowerCase()),
  };
}

/** The relation without its subtype: `nsubj:pass` is an `nsubj`. */
export function relation({ deprel }: Token): string {
  const colon = deprel.indexOf(":");
  return colon < 0 ? deprel : deprel.slice(0, colon);
}

/** The relation that links a token to its head, without its subtype; "" where there is no such token. */
export function linkOf(tree: Tree, token: number): string {
  return tree.links[token] ?? "";
}

/** The dependents of a token whose relation, with or without its subtype, is one of those named. */
export function dependents(tree: Tree, head: number, ...relations: readonly string[]): readonly number[] {
  let found: number[] | null = null;
  for (const child of tree.children[head] ?? NONE) {
    if (!relations.includes(tree.links[child] ?? "") && !relations.includes(tree.tokens[child]?.deprel ?? "")) continue;
    if (found === null) found = [child];
    else found.push(child);
  }
  return found ?? NONE;
}

/**
 * The same function, asked many times of one tree or scene: what it says of each token of the last one is remembered.
 * Reading goes sentence by sentence, so that one is enough and no memory is held.
 */
export function perToken<Sight extends object, Found extends object | string | number | boolean | null>(
  find: (sight: Sight, token: number) => Found,
): (sight: Sight, token: number) => Found {
  let last: Sight | null = null;
  let known: (Found | undefined)[] = [];
  return (sight, token) => {
    if (sight !== last) {
      last = sight;
      known = [];
    }
    const remembered = known[token];
    if (remembered !== undefined) return remembered;
    const found = find(sight, token);
    if (sight === last) known[token] = found;
    return found;
  };
}

/** The token and all that hangs below it, in text order, without the branches that `skip` names. */
export function subtree(tree: Tree, head: number, skip: (child: number) => boolean = () => false): readonly number[] {
  const found = [head];
  for (let next = 0; next < found.length; next++) {
    for (const child of tree.children[found[next] ?? head] ?? []) {
      if (!skip(child)) found.push(child);
    }
  }
  return found.sort((a, b) => a - b);
}

/** Relations that lead out of a noun phrase into a clause or aside of its own. */
const LEAVES_PHRASE = new Set(["acl", "acl:relcl", "appos", "parataxis", "conj", "cc", "punct", "dep", "advcl"]);

/**
 * The words of a noun phrase around its head: determiners, adjectives, compounds and "of" phrases,
 * without relative clauses, appositions and coordinated phrases.
 *
 * "the spokesman for Iran's Foreign Ministry, Esmaeil Baqaei" gives "the spokesman for Iran's Foreign Ministry".
 */
export function phrase(tree: Tree, head: number): Span {
  const tokens = subtree(tree, head, (child) => {
    const token = tree.tokens[child];
    if (token === undefined) return true;
    if (isJoint(tree, child)) return false;
    return token.head === head
      ? LEAVES_PHRASE.has(token.deprel) || token.deprel === "case"
      : token.deprel === "acl:relcl";
  });
  // Stay in one piece around the head: a far branch would drag in words that do not belong.
  const at = tokens.indexOf(head);
  let first = at;
  let last = at;
  while (first > 0 && tokens[first - 1] === (tokens[first] ?? 0) - 1) first--;
  while (last < tokens.length - 1 && tokens[last + 1] === (tokens[last] ?? 0) + 1) last++;
  return spanOf(tree, tokens[first] ?? head, tokens[last] ?? head);
}

/** The hyphen behind the article of a name: "al-Hasakah". */
function isJoint({ tokens }: Tree, at: number): boolean {
  const [before, joint, after] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  return (
    joint?.form === "-" && isArabicArticle(before?.form ?? "") && after?.head === at - 1 && after.deprel === "flat"
  );
}

/** The stretch of text from one token to another, both included. */
export function spanOf(tree: Tree, first: number, last: number): Span {
  const from = tree.tokens[first];
  const to = tree.tokens[last];
  if (from === undefined || to === undefined)
    throw new RangeError(`No tokens ${first} to ${last} in sentence ${tree.index}`);
  return { start: from.span.start, end: to.span.end };
}

/** The heads that are coordinated with a token, itself first: "the army and the police". */
export function conjuncts(tree: Tree, head: number): readonly number[] {
  const found = [head];
  for (let next = 0; next < found.length; next++) found.push(...dependents(tree, found[next] ?? head, "conj"));
  return found;
}

/** The tree of the sentence that holds an offset. */
export function treeAt(trees: readonly Tree[], offset: number): Tree | null {
  let low = 0;
  let high = trees.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((trees[middle]?.sentence.span.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const tree = trees[low];
  return tree !== undefined && tree.sentence.span.start <= offset ? tree : null;
}
