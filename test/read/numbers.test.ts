import fc from "fast-check";
import { expect, test } from "vitest";
import type { Estimate, Token } from "../../src/model.ts";
import { readNumber, readTotal } from "../../src/read/numbers.ts";
import { isNumeral } from "../../src/read/numerals.ts";
import { growTree, type Tree } from "../../src/read/syntax.ts";

/** One estimate with the ways to say it. The counted noun stands between stars. */
function means(low: number, best: number, high: number, ...phrases: readonly string[]): void {
  test.each(phrases)(`%s: ${low} ${best} ${high}`, (phrase) => {
    expect(numberIn(phrase)).toEqual({ low, best, high });
  });
}

function saysNoNumber(...phrases: readonly string[]): void {
  test.each(phrases)("%s: no number", (phrase) => {
    expect(numberIn(phrase)).toBeNull();
  });
}

means(12, 12, 12, "12 *people*", "twelve *soldiers*", "a dozen *men*", "one dozen *women*", "another 12 *fighters*");
means(12, 12, 12, "killing *12*", "*twelve* of the soldiers", "12 of the *soldiers*", "the 12 wounded *men*");
means(1, 1, 1, "1 *person*", "one *man*", "a *soldier*", "another *child*", "the *driver*", "one of the *soldiers*");
means(2, 2, 2, "two *drones*", "both *men*", "a pair of *officers*");
means(25, 25, 25, "twenty-five *people*", "twenty - five *people*", "25 *people*");
means(24, 24, 24, "two dozen *fighters*", "24 *fighters*");
means(105, 105, 105, "one hundred and five *civilians*", "a hundred and five *civilians*", "105 *civilians*");
means(1200, 1200, 1200, "1,200 *people*", "1200 *people*", "twelve hundred *people*");
means(2_500_000, 2_500_000, 2_500_000, "2.5 million *people*", "2,500,000 *people*");
means(500_000, 500_000, 500_000, "half a million *people*", "a half - million *people*", "500,000 *people*");

means(
  12,
  12,
  24,
  "at least 12 *people*",
  "more than 12 *people*",
  "over a dozen *people*",
  "no fewer than 12 *people*",
);
means(12, 12, 24, "12 or more *people*", "a minimum of 12 *people*");
means(
  6,
  12,
  12,
  "up to 12 *people*",
  "as many as 12 *people*",
  "fewer than twelve *people*",
  "no more than 12 *people*",
);
means(90, 100, 100, "nearly 100 *people*", "almost 100 *people*", "close to a hundred *people*");
means(80, 100, 120, "around 100 *people*", "about 100 *people*", "some 100 *people*", "an estimated 100 *people*");
means(
  3,
  4,
  5,
  "between 3 and 5 *people*",
  "3-5 *people*",
  "3 – 5 *people*",
  "three to five *people*",
  "from 3 to 5 *men*",
);
means(200, 250, 300, "two to three hundred *people*", "between two and three hundred *people*");
means(6, 6, 6, "half a dozen *men*", "six *men*");
means(2, 2, 3, "two or three *people*", "a couple of *people*");

means(3, 3, 9, "several *people*", "a few *people*", "a handful of *people*");
means(36, 36, 108, "several dozen *people*", "a few dozen *people*");
means(24, 24, 99, "dozens of *people*", "*dozens* of people", "*Dozens* were killed");
means(40, 40, 199, "scores of *fighters*");
means(200, 200, 999, "hundreds of *people*");
means(20_000, 20_000, 99_999, "tens of thousands of *people*");
means(200_000, 200_000, 999_999, "hundreds of thousands of *people*");
means(3, 3, 99, "a number of *people*");

means(0, 0, 0, "no *casualties*", "zero *casualties*", "*nobody*", "no *one*", "*none* of the hostages");

means(12, 12, 12, "a group of 12 *men*", "a *group* of 12 men", "a *total* of twelve people");
saysNoNumber(
  "*people*",
  "the *soldiers*",
  "a *group* of men",
  "the *army*",
  "a *convoy*",
  "second *soldiers*",
  "his *house*",
);
saysNoNumber("the number of *people*", "the largest number of *people*");

test("numbers of coordinated nouns add up, and a noun without one shares its neighbour's", () => {
  expect(totalOf("three soldiers and a *child*")).toEqual({ low: 4, best: 4, high: 4 });
  expect(totalOf("dozens of soldiers and *civilians*")).toEqual({ low: 24, best: 24, high: 99 });
});

test("any words give an ordered estimate or none", () => {
  const word = fc.constantFrom(
    ..."a an of and or to - between no at least more than up 3 5 12 1,200 3-5 9-2 two dozen dozens hundreds hundred few million half people number".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 9 }), fc.nat(8), (words, at) => {
      const star = at % words.length;
      const found = numberIn(words.map((each, i) => (i === star ? `*${each}*` : each)).join(" "));
      if (found === null) return;
      expect(found.low).toBeGreaterThanOrEqual(0);
      expect(found.low).toBeLessThanOrEqual(found.best);
      expect(found.best).toBeLessThanOrEqual(found.high);
    }),
  );
});

// ---------------------------------------------------------------- trees by hand

function numberIn(phrase: string): Estimate | null {
  const { tree, head } = treeOf(phrase);
  return readNumber(tree, head);
}

/** The total of the first noun of "three soldiers and a *child*", with the starred one coordinated to it. */
function totalOf(phrase: string): Estimate | null {
  const words = phrase.split(" ");
  const and = words.indexOf("and");
  const { tree, head } = treeOf(
    words
      .slice(0, and - 1)
      .concat(`*${words[and - 1]}*`)
      .join(" "),
  );
  const right = treeOf(words.slice(and + 1).join(" "));
  const shift = tree.tokens.length + 1;
  const rest = right.tree.tokens.map(
    (token, i): Token =>
      i === right.head ? { ...token, head, deprel: "conj" } : { ...token, head: token.head + shift },
  );
  const joint = { ...word("and", shift - 1), head: right.head + shift, deprel: "cc" };
  return readTotal(grow([...tree.tokens, joint, ...rest]), head)?.estimate ?? null;
}

const VAGUE = /^(?:several|few|dozens|scores|hundreds|thousands|tens|couple|pair|handful|number|both)$/i;

/** What a parser makes of a short noun phrase: numerals and determiners hang on the starred noun, "of" phrases on the word before. */
function treeOf(phrase: string): { readonly tree: Tree; readonly head: number } {
  const words = phrase.split(" ");
  const head = words.findIndex((each) => each.startsWith("*"));
  const plain = words.map((each) => each.replaceAll("*", ""));
  const of = plain.indexOf(
    "of",
    plain.findIndex((each) => isNumeral(each) || VAGUE.test(each)),
  );
  const countedByOf =
    of > 0 && plain.slice(of + 1, head).every((each) => !isNumeral(each) && !VAGUE.test(each)) && of < head;
  const hanging = countedByOf && (isNumeral(plain[of - 1] ?? "") || VAGUE.test(plain[of - 1] ?? ""));
  const top = hanging ? of - 1 : head;
  const tokens = plain.map((each, i): Token => {
    const token = word(each, i);
    if (i === top) return { ...token, head: -1, deprel: "root" };
    if (i === head) return { ...token, head: top, deprel: "nmod" };
    if (hanging && i >= of && i < head) return { ...token, head, deprel: i === of ? "case" : "det" };
    if (/^(?:a|an|no|the|another|both|zero)$/i.test(each) && i < top) return { ...token, head: top, deprel: "det" };
    if (i > head && plain[head + 1] === "of") return { ...token, ...after(i, head, plain.length) };
    return { ...token, head: top, deprel: isNumeral(each) ? "nummod" : each === "of" ? "case" : "amod" };
  });
  return { tree: grow(tokens), head };
}

/** "of 12 men" after the head: the last word hangs on the head, the rest on the last word. */
function after(at: number, head: number, length: number): { readonly head: number; readonly deprel: string } {
  if (at === length - 1) return { head, deprel: "nmod" };
  return { head: length - 1, deprel: at === head + 1 ? "case" : "nummod" };
}

function word(form: string, at: number): Token {
  const singular = /s$|^(?:people|men|women)$/.test(form) ? "NNS" : "NN";
  const upos = isNumeral(form) ? "NUM" : "NOUN";
  return {
    span: { start: at * 20, end: at * 20 + form.length },
    form,
    lemma: form.toLowerCase(),
    upos,
    xpos: singular,
    head: 0,
    deprel: "dep",
  };
}

function grow(tokens: readonly Token[]): Tree {
  return growTree({ span: { start: 0, end: tokens.length * 20 }, tokens }, 0);
}
