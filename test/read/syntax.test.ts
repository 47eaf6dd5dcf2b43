import { expect, test } from "vitest";
import type { Token } from "../../src/model.ts";
import { dependents, growTree, perToken } from "../../src/read/syntax.ts";

/** "The troops were shelled": words with their heads and relations. */
const TOKENS = [
  token("The", 1, "det"),
  token("troops", 3, "nsubj:pass"),
  token("were", 3, "aux:pass"),
  token("shelled", -1, "root"),
];
const TREE = growTree({ span: { start: 0, end: 23 }, tokens: TOKENS }, 0);

test("dependents are named by their relation with or without its subtype", () => {
  expect(dependents(TREE, 3, "nsubj")).toEqual([1]);
  expect(dependents(TREE, 3, "nsubj:pass", "aux")).toEqual([1, 2]);
  expect(dependents(TREE, 3, "obj")).toEqual([]);
  expect(dependents(TREE, 0, "det")).toEqual([]);
  expect(dependents(TREE, -1, "root")).toEqual([]);
});

test("what is asked of a token is worked out once for each tree", () => {
  const other = growTree(TREE.sentence, 1);
  const asked: string[] = [];
  const formAt = perToken(({ index, tokens }: typeof TREE, at) => {
    asked.push(`${index} ${at}`);
    return tokens[at]?.form ?? null;
  });
  expect([formAt(TREE, 0), formAt(TREE, 0), formAt(TREE, 9), formAt(TREE, 9)]).toEqual(["The", "The", null, null]);
  expect([formAt(other, 0), formAt(TREE, 0)]).toEqual(["The", "The"]);
  expect(asked).toEqual(["0 0", "0 9", "1 0", "0 0"]);
});

function token(form: string, head: number, deprel: string): Token {
  return { span: { start: 0, end: form.length }, form, lemma: form.toLowerCase(), upos: "X", xpos: "FW", head, deprel };
}
