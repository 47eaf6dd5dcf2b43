import { expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import type { Span } from "../../src/model.ts";
import { readAntecedents } from "../../src/read/antecedents.ts";
import { readAttributions } from "../../src/read/attributions.ts";
import { growTree, type Tree, type Word } from "../../src/read/syntax.ts";
import { contains } from "../../src/span.ts";
import { readMarked } from "../marked.ts";

const language = loadLanguage();

test("he and she are the person spoken of last", () => {
  follows("[Esmaeil Baqaei|a] spoke on Monday. [He|a] said the talks would go on.");
  follows("[Federica Mogherini|a] met [Sergei Lavrov|b]. [She|a] called the talks useful.");
  follows("[The general|a] said [he|a] would resign.");
  follows("[President Macron|a] arrived in Cairo. [His|a] plane landed at noon.");
});

test("they and it are bodies and groups", () => {
  follows("[The rebels|a] left the town. [They|a] took the prisoners with them.");
  follows("[The ministry|a] confirmed the raid. [It|a] said nine people had died.");
  follows("[Israel|a] said [its|a] army had struck first.");
});

test("short names stand for full ones", () => {
  follows("[Esmaeil Baqaei|a] denied it. [Baqaei|a] spoke in Tehran.");
  follows("[Volodymyr Zelensky|a] met [Emmanuel Macron|b]. Later [Macron|b] flew home.");
  follows("[Kim Jong Un|a] watched the launch. [Kim|a] smiled.");
});

test("two of a name leave it open", () => {
  follows("[Ali Hassan|none] met [Omar Hassan|none]. [Hassan|none] left early.");
});

test("descriptions with an article stand for whom they described before", () => {
  follows("[Foreign Ministry spokesman Esmaeil Baqaei|a] spoke on Monday. [The spokesman|a] denied the claim.");
  follows("[The Syrian Observatory|a] counted nine dead. Later [the group|a] raised the toll.");
  follows("[The mission|none] counted nine dead. Later [the militia|none] denied the shelling.");
});

test("who and which are the noun they belong to", () => {
  follows("[The soldiers|a] [who|a] fired were arrested.");
});

test("nobody fits, or two fit as well", () => {
  follows("[He|none] said nothing.");
  follows("[The shelling|none] stopped. [They|none] came back.");
  follows("[John Smith|none] and [Peter Brown|none] met. [He|none] was late.");
  follows("[Angela Merkel|none] arrived. [He|none] was late.");
  follows("[A soldier|none] was shot. [A soldier|none] was hurt.");
});

test("an antecedent always stands earlier, and is no pronoun", () => {
  const { found, actors, trees } = read(
    "[He|x] spoke. [Ahmed Khan|x] heard [him|x]. [They|x] met [the rebels|x]. [They|x] agreed. [Khan|x] left, [he|x] said.",
  );
  for (const [from, to] of found) {
    expect(to).toBeLessThan(from);
    expect(trees[actors[to]?.sentence ?? -1]?.tokens[actors[to]?.token ?? -1]?.upos).not.toBe("PRON");
  }
  expect(found.size).toBeGreaterThan(0);
});

// ---------------------------------------------------------------- the one place that knows the interface

/** Checks that each mark stands for the first one with its letter, and that "none" stands for nobody. */
function follows(marked: string): void {
  const { found, labels } = read(marked);
  const wanted = labels.map((label, index) => {
    const first = labels.indexOf(label);
    return label === "none" || first === index ? null : first;
  });
  const got = labels.map((_, index) => found.get(index) ?? null);
  expect({ marked, to: got }).toEqual({ marked, to: wanted });
}

function read(marked: string) {
  const { text, parts } = readMarked(marked);
  const { sentences, names } = language.parse(text);
  const trees = sentences.map(growTree);
  const actors = parts.map(({ span }) => headIn(trees, span));
  const found = readAntecedents(actors, trees, names, readAttributions(trees, names, text));
  return { found, actors, trees, labels: parts.map(({ label }) => label) };
}

/** The token of a marked stretch whose head lies outside it. */
function headIn(trees: readonly Tree[], span: Span): Word {
  for (const tree of trees) {
    const inside = tree.tokens.flatMap((token, index) => (contains(span, token.span) ? [index] : []));
    const head = inside.find((index) => !inside.includes(tree.tokens[index]?.head ?? -1));
    if (head !== undefined) return { sentence: tree.index, token: head };
  }
  throw new Error(`No token at ${span.start}-${span.end}`);
}

test("whom words of duty are said to is the one who must", () => {
  follows("[France|a] told [Mali|b] that [it|b] must free the hostages.");
  follows("[France|a] sent a warning to [Mali|b] that [it|b] should free the hostages.");
  follows("[France|a] told [Mali|b] that [it|a] would send troops.");
});
