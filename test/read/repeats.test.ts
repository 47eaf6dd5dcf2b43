import { expect, test } from "vitest";
import type { Name, Sentence } from "../../src/model.ts";
import { withRepeats } from "../../src/read/repeats.ts";

/** Names as [words|kind]; `marked` has what was found in each sentence, `expected` what is told in the end. */
test.each([
  [
    "the kind that most have",
    "[Daesh|organisation] left . [Daesh|organisation] fled . [Daesh|person] fell .",
    "[Daesh|organisation] left . [Daesh|organisation] fled . [Daesh|organisation] fell .",
  ],
  [
    "a surname is a person's",
    "[Ada Cole|person] spoke . [Cole|place] left .",
    "[Ada Cole|person] spoke . [Cole|person] left .",
  ],
  [
    "a known name is marked again",
    "[Gao|place] fell . Then Gao burned .",
    "[Gao|place] fell . Then [Gao|place] burned .",
  ],
  ["what is no proper noun is not", "[Gao|place] fell . the gao .", "[Gao|place] fell . the gao ."],
])("%s", (_, marked, expected) => {
  const { names, sentences } = read(marked);
  expect(told(withRepeats(names, sentences), sentences)).toBe(expected);
});

function read(marked: string) {
  const names: Name[] = [];
  const forms = marked.replace(/\[([^|\]]+)\|[^\]]+\]/g, "$1").split(" ");
  let word = 0;
  for (const part of marked.match(/\[[^\]]+\]|[^ ]+/g) ?? []) {
    const [, words, kind] = /^\[([^|]+)\|(.+)\]$/.exec(part) ?? [];
    const length = (words ?? part).split(" ").length;
    const span = { start: word, end: word + length };
    if (words !== undefined)
      names.push({ kind: kind as Name["kind"], span, sentence: 0, first: word, last: word + length - 1 });
    word += length;
  }
  const tokens = forms.map((form, i) => ({
    form,
    lemma: form,
    xpos: "",
    head: -1,
    deprel: "dep",
    upos: /^[A-Z]/.test(form) ? "PROPN" : "X",
    span: { start: i, end: i + 1 },
  }));
  const sentences: readonly Sentence[] = [{ span: { start: 0, end: tokens.length }, tokens }];
  return { names, sentences };
}

function told(names: readonly Name[], sentences: readonly Sentence[]): string {
  const words = sentences.flatMap(({ tokens }) => tokens.map((token) => token.form));
  for (const { first, last, kind } of names) {
    words[first] = `[${words[first]}`;
    words[last] = `${words[last]}|${kind}]`;
  }
  return words.join(" ");
}
