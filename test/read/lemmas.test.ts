import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openLemmatiser, regularLemma } from "../../src/read/lemmas.ts";

const list = new URL("../../data/models/en/lemmas.json", import.meta.url);
const lemmatise = openLemmatiser(JSON.parse(readFileSync(list, "utf8")));

test.each([
  ["shelled VERB VBD", "shell"],
  ["killed VERB VBN", "kill"],
  ["withdrew VERB VBD", "withdraw"],
  ["fired VERB VBD", "fire"],
  ["repelled VERB VBN", "repel"],
  ["hoping VERB VBG", "hope"],
  ["hopping VERB VBG", "hop"],
  ["agreed VERB VBD", "agree"],
  ["denies VERB VBZ", "deny"],
  ["'s AUX VBZ", "be"],
  ["n’t PART RB", "not"],
  ["were AUX VBD", "be"],
  ["men NOUN NNS", "man"],
  ["casualties NOUN NNS", "casualty"],
  ["airstrikes NOUN NNS", "airstrike"],
  ["ceasefires NOUN NNS", "ceasefire"],
  ["Houthis PROPN NNPS", "Houthi"],
  ["Myanmar PROPN NNP", "Myanmar"],
  ["SHELLED VERB VBD", "shell"],
  ["Malian ADJ JJ", "Malian"],
  ["heavier ADJ JJR", "heavy"],
])("%s is %s", (word, lemma) => {
  const [form = "", upos = "", xpos = ""] = word.split(" ");
  expect(lemmatise(form, upos, xpos)).toBe(lemma);
});

test("spelling alone gives the base of most words that nobody listed", () => {
  const past = ["strafed", "detained", "torched", "ambushed", "ratified", "evacuated", "patrolled"];
  const bases = past.map((form) => regularLemma(form, "VBD", new Set()));
  expect(bases).toEqual(["strafe", "detain", "torch", "ambush", "ratify", "evacuate", "patrol"]);
});
