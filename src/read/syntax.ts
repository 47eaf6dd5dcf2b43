import type { Sentence, Span, Token } from "../model.ts";

/** A word of the article, by the index of its sentence and of its token in that sentence. */
export interface Word {
  readonly sentence: number;
  readonly token: number;
}

/** A sentence with its tree made walkable: the dependents of each token, in text order. */
export interface Tree {
  readonly index: number;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly children: readonly (readonly number[])[];
}

export function growTree(sentence: Sentence, index: number): Tree {
  const children: number[][] = sentence.tokens.map(() => []);
  sentence.tokens.forEach((token, i) => {
    if (token.head >= 0) children[token.head]?.push(i);
  });
  return { index, sentence, tokens: sentence.tokens, children };
}

/** The relation without its subtype: `nsubj:pass` is an `nsubj`. */
export function relation(token: Token): string {
  const colon = token.deprel.indexOf(":");
  return colon < 0 ? token.deprel : token.deprel.slice(0, colon);
}

/** The relation that links a token to its head, without its subtype; "" where there is no such token. */
export function linkOf(tree: Tree, token: number): string {
  const at = tree.tokens[token];
  return at === undefined ? "" : relation(at);
}

/** The dependents of a token whose relation, with or without its subtype, is one of those named. */
export function dependents(tree: Tree, head: number, ...relations: readonly string[]): readonly number[] {
  return (tree.children[head] ?? []).filter((child) => {
    const token = tree.tokens[child];
    return token !== undefined && (relations.includes(token.deprel) || relations.includes(relation(token)));
  });
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
