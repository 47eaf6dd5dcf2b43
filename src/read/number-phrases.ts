import { type Amount, readQuantity, writesNumber } from "./numbers.ts";
import type { Tree } from "./syntax.ts";

/**
 * Numbers by where they stand next to a word, for when a parser has hung the words of a hedge or a range in odd
 * places: "wounded [more than a dozen]", "[up to six passers-by] hurt", "[30] hurt".
 */

/** A number with the token of the noun it counts, `null` where it stands alone; a compound reaches on to `end`. */
export interface NumberPhrase {
  readonly amount: Amount;
  readonly noun: number | null;
  readonly end: number;
}

/** Words that may stand between a verb and the number of its object. */
const LEADING = new Set(
  "at least most more than up to as many few about around some nearly almost between a an another total of over no fewer less approximately roughly estimated only just also further additional some well close".split(
    " ",
  ),
);

/** Words that a noun phrase is made of behind its number. */
const INNER = new Set(["ADJ", "NOUN", "PROPN", "ADV", "VERB"]);

/** The number phrase that begins right behind a token. */
export function phraseAfter(tree: Tree, at: number): NumberPhrase | null {
  for (let next = at + 1; next <= at + 7; next++) {
    const word = tree.tokens[next]?.form.toLowerCase() ?? "";
    if (writesNumber(tree, next)) return phraseAt(tree, next);
    if (!LEADING.has(word)) return null;
  }
  return null;
}

/** The number phrase that ends right before a token. */
export function phraseBefore(tree: Tree, at: number): NumberPhrase | null {
  for (let before = at - 1; before >= Math.max(0, at - 6); before--) {
    if (writesNumber(tree, before)) {
      const phrase = phraseAt(tree, before);
      return phrase?.end === at - 1 ? phrase : null;
    }
    const upos = tree.tokens[before]?.upos ?? "";
    if (!INNER.has(upos) && !isHyphened(tree, before)) return null;
    if (upos === "VERB" && before !== at - 1) return null;
  }
  return null;
}

/** A hyphen, or a word that one ties to its neighbour: "passers-by". */
function isHyphened(tree: Tree, at: number): boolean {
  return [at - 1, at, at + 1].some((each) => /^[-–]$/.test(tree.tokens[each]?.form ?? ""));
}

function phraseAt(tree: Tree, numeral: number): NumberPhrase | null {
  const amount = readQuantity(tree, numeral);
  if (amount === null) return null;
  const noun = nounBehind(tree, amount.last + 1);
  if (noun === null) return { amount, noun, end: amount.last };
  let end = noun;
  while (/^[-–]$/.test(tree.tokens[end + 1]?.form ?? "") && tree.tokens[end + 2] !== undefined) end += 2;
  return { amount: { ...amount, last: end }, noun, end };
}

/** The last noun of the words that follow a number: "five [wounded civilian drivers]". */
function nounBehind(tree: Tree, from: number): number | null {
  let noun: number | null = null;
  for (let at = from; at < from + 5; at++) {
    const token = tree.tokens[at];
    if (token === undefined) break;
    if (token.upos === "NOUN" || token.upos === "PROPN") noun = at;
    else if (token.upos !== "ADJ" || noun !== null) break;
  }
  return noun;
}
