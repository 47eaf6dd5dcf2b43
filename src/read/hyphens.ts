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
  return growTree({ ...tree.sentence, tokens: mended }, tree.index);
}

function joinedLemma({ tokens }: Tree, at: number): string | undefined {
  const [first, hyphen, last] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (first === undefined || last === undefined || hyphen?.form !== "-") return undefined;
  return JOINED[`${first.lemma.toLowerCase()}-${last.lemma.toLowerCase()}`];
}
