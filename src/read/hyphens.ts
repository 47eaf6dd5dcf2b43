import type { Token } from "../model.ts";
import { growTree, type Tree } from "./syntax.ts";

/** Words that are written with or without a hyphen, whose last part alone says the opposite. */
const JOINED: Readonly<Record<string, string>> = {
  "cease-fire": "ceasefire",
  "test-fire": "test-fire",
  "test-launch": "test-launch",
  "air-drop": "airdrop",
};

/** The tree with such words under one lemma, wherever a reader cuts them at the hyphen: "cease-fire" is no fire. */
export function joinHyphens(tree: Tree): Tree {
  const { tokens } = tree;
  if (!tokens.some((_, at) => joinedLemma(tree, at) !== undefined)) return tree;
  const mended = tokens.map((token, at) => {
    const lemma = joinedLemma(tree, at);
    return lemma === undefined ? token : { ...token, lemma, form: lemma };
  });
  return growTree({ ...tree.sentence, tokens: withTheirSubjects(tree, mended) }, tree.index);
}

function joinedLemma({ tokens }: Tree, at: number): string | undefined {
  const [first, hyphen, last] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (first === undefined || last === undefined || hyphen?.form !== "-") return undefined;
  return JOINED[`${first.lemma.toLowerCase()}-${last.lemma.toLowerCase()}`];
}

/** A reader takes the front half of a verb for its subject: "North Korea test-fired" has "North Korea" for one. */
function withTheirSubjects(tree: Tree, mended: readonly Token[]): readonly Token[] {
  const fronts = mended.flatMap((token, at) =>
    token.upos === "VERB" && joinedLemma(tree, at) !== undefined && mended[at - 2]?.deprel === "nsubj" ? [at - 2] : [],
  );
  return mended.map((token, at) => {
    if (fronts.includes(at)) return { ...token, deprel: "compound" };
    return fronts.includes(token.head) && token.deprel === "compound" && at === token.head - 1
      ? { ...token, head: token.head + 2, deprel: "nsubj" }
      : token;
  });
}
