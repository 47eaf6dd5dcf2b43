import type { Estimate } from "../model.ts";
import { isMagnitude, isNumeral, valueOf } from "./numerals.ts";
import { conjuncts, dependents, type Tree } from "./syntax.ts";

/**
 * The number that a noun is counted with, or that a token writes itself; `null` when no number is said.
 *
 * A printed number stays `best`, whatever hedges it, because that is what a reader looks for:
 *
 *     "12"                                  12  12  12
 *     "at least 12", "more than 12"         12  12  24    an open top is written as twice the number
 *     "up to 12", "fewer than 12"            6  12  12    an open bottom as half of it
 *     "nearly 100"                          90 100 100    a tenth below
 *     "around 100", "some 100"              80 100 120    a fifth to either side
 *     "between 3 and 5", "3-5", "3 or 5"     3   4   5    the middle, rounded down
 *
 * A vague word gives the smallest number it allows as `low` and `best`, and as `high` the number
 * before the next larger word: "dozens" 24 to 99, "hundreds" 200 to 999, "several" 3 to 9.
 */
export function readNumber(tree: Tree, head: number): Estimate | null {
  return readAmount(tree, head)?.estimate ?? null;
}

/** A number with the tokens that say it, both included: "at least seven people". */
export interface Amount {
  readonly estimate: Estimate;
  readonly first: number;
  readonly last: number;
}

/** The number that a noun is counted with, as `readNumber` reads it, and its words. */
export function readAmount(tree: Tree, head: number): Amount | null {
  if (isNobody(tree, head)) return { estimate: exactly(0), first: Math.max(0, head - 1), last: head };
  const numeral = numeralOf(tree, head);
  if (numeral !== null) return withNoun(readQuantity(tree, numeral), head);
  const before = (estimate: Estimate | null, determiner: number | undefined) =>
    estimate === null ? null : { estimate, first: Math.min(determiner ?? head, head), last: head };
  const [determiner] = dependents(tree, head, "det", "nmod:poss");
  if (hasDeterminer(tree, head, ["no", "zero"])) return before(exactly(0), determiner);
  return before(memberCount(tree, head) ?? singular(tree, head), determiner);
}

/** A number and what it counts: from the first to the last word of both. */
function withNoun(amount: Amount | null, head: number): Amount | null {
  if (amount === null) return null;
  return { ...amount, first: Math.min(amount.first, head), last: Math.max(amount.last, head) };
}

/**
 * The number of a noun and of those coordinated with it: "three soldiers and a child" are four, "11 soldiers, not
 * seven" are eleven. A noun without a number of its own shares that of its neighbour: "dozens of soldiers and
 * civilians". `isCounted` says which of them are what is counted: in "killing eleven farmers and burning dozens of
 * houses" a reader may coordinate the houses with the farmers.
 */
export function readTotal(tree: Tree, head: number, isCounted: (token: number) => boolean = () => true): Amount | null {
  const own = readAmount(tree, head);
  return conjuncts(tree, head)
    .filter((each) => each !== head && isAdded(tree, each) && isCounted(each))
    .map((each) => readAmount(tree, each))
    .reduce((sum, next) => {
      if (sum === null || next === null) return sum ?? next;
      // "dozens of soldiers and civilians", "a hundred and five people": one number.
      return next.first <= sum.last && sum.first <= next.last
        ? { ...sum, last: Math.max(sum.last, next.last) }
        : add(sum, next);
    }, own);
}

/** Whether a coordinated noun adds to the number: not in "11, not seven", nor in "12, two of them children". */
function isAdded(tree: Tree, at: number): boolean {
  const words = wordsAt(tree, at, 3);
  if (/^(?:of (?:them|whom|which|those|these))$/.test(words.slice(1).join(" "))) return false;
  return !dependents(tree, at, "cc", "advmod", "case").some((each) => PARTING.has(wordAt(tree, each)));
}

/** Words behind which a number is another than the one told, or a part of it. */
const PARTING = new Set(["not", "including", "among", "or", "instead"]);

export function exactly(count: number): Estimate {
  return { low: count, best: count, high: count };
}

export function add(a: Amount, b: Amount): Amount {
  const [one, other] = [a.estimate, b.estimate];
  const estimate = { low: one.low + other.low, best: one.best + other.best, high: one.high + other.high };
  return { estimate, first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

// ---------------------------------------------------------------- where the number stands

/** Words that count without saying how many. They may stand before "of" ("dozens of men") or alone ("several men"). */
const VAGUE: ReadonlyMap<string, Estimate> = new Map([
  ["couple", { low: 2, best: 2, high: 3 }],
  ["pair", { low: 2, best: 2, high: 2 }],
  ["both", { low: 2, best: 2, high: 2 }],
  ["multiple", { low: 2, best: 2, high: 9 }],
  ["few", { low: 3, best: 3, high: 9 }],
  ["several", { low: 3, best: 3, high: 9 }],
  ["handful", { low: 3, best: 3, high: 9 }],
  ["number", { low: 3, best: 3, high: 99 }],
  ["tens", { low: 20, best: 20, high: 99 }],
  ["dozens", { low: 24, best: 24, high: 99 }],
  ["scores", { low: 40, best: 40, high: 199 }],
  ["hundreds", { low: 200, best: 200, high: 999 }],
  ["thousands", { low: 2_000, best: 2_000, high: 9_999 }],
  ["millions", { low: 2_000_000, best: 2_000_000, high: 9_999_999 }],
]);

/** Vague words that may stand before "dozen", "hundred", "thousand": "several hundred". */
const FEW = new Set(["several", "few", "couple"]);

/** The token that writes the number of a noun: itself, a numeral before it, or the word it hangs under by "of". */
function numeralOf(tree: Tree, head: number): number | null {
  if (counts(tree, head)) return head;
  const before = dependents(tree, head, "nummod", "det", "amod", "compound").filter((child) => counts(tree, child));
  const numeral = before.find((child) => child < head && !isNoCount(tree, child));
  if (numeral !== undefined) return numeral;
  const adjacent = numeralBefore(tree, head);
  if (adjacent !== null) return adjacent;
  const parent = tree.tokens[head]?.head ?? -1;
  const hangsByOf = dependents(tree, head, "case").some((child) => tree.tokens[child]?.lemma === "of");
  return parent >= 0 && hangsByOf && counts(tree, parent) ? parent : null;
}

/** The numeral next before a noun and its adjectives, when the tree ties it to neither: "between 3 and 5 people". */
function numeralBefore(tree: Tree, head: number): number | null {
  let at = head - 1;
  while (tree.tokens[at]?.head === head && /^(?:amod|compound)$/.test(tree.tokens[at]?.deprel ?? "")) at--;
  const token = tree.tokens[at];
  if (token === undefined || tree.tokens[head]?.upos !== "NOUN" || token.upos !== "NUM" || !counts(tree, at))
    return null;
  return token.deprel === "nummod" || isNoCount(tree, at) ? null : at;
}

function counts(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined) return false;
  const form = token.form.toLowerCase();
  if (form === "number") return hasDeterminer(tree, at, ["a", "an"]);
  return isNumeral(form) || VAGUE.has(form) || bounds(form) !== null;
}

const MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]*|\.)$/;

/** Figures that count nobody: "Division 30 fighters", "on March 5 people fled", "in 2017 soldiers left". */
function isNoCount(tree: Tree, numeral: number): boolean {
  const token = tree.tokens[numeral];
  const before = tree.tokens[numeral - 1];
  if (token === undefined || before === undefined || !/^\d+$/.test(token.form)) return false;
  if (token.form.length <= 2 && before.upos === "PROPN" && MONTH.test(before.form.toLowerCase())) return true;
  if (/^(?:1[89]|20)\d\d$/.test(token.form)) return /^(?:in|since|until|during|by|from)$/i.test(before.form);
  return before.upos === "PROPN" && before.head === token.head && before.deprel.startsWith("compound");
}

// ---------------------------------------------------------------- the number and its hedges

/** Hedges in front of a number, longest first, with what they do to it. */
const HEDGES: readonly { readonly words: string; readonly hedge: (count: Estimate) => Estimate }[] = [
  ...hedges(openTop, "at least", "no fewer than", "not fewer than", "no less than", "a minimum of"),
  ...hedges(openTop, "more than", "over", "above", "upwards of", "in excess of", "well over", "as few as"),
  ...hedges(
    openTop,
    "not less than",
    "just over",
    "a little over",
    "slightly more than",
    "well above",
    "at the very least",
  ),
  ...hedges(openBottom, "up to", "as many as", "at most", "no more than", "not more than", "a maximum of"),
  ...hedges(openBottom, "fewer than", "less than", "under", "below"),
  ...hedges(short, "nearly", "almost", "close to", "just under", "approaching", "slightly fewer than", "not quite"),
  ...hedges(roughly, "around", "about", "some", "roughly", "approximately", "an estimated", "estimated", "circa"),
  ...hedges(roughly, "in the region of", "perhaps", "maybe", "possibly", "an average of", "something like", "close on"),
].sort((a, b) => b.words.length - a.words.length);

function hedges(hedge: (count: Estimate) => Estimate, ...words: readonly string[]) {
  return words.map((each) => ({ words: each, hedge }));
}

function openTop(count: Estimate): Estimate {
  return { ...count, high: Math.max(count.high, count.low * 2) };
}

function openBottom(count: Estimate): Estimate {
  return { ...count, low: Math.ceil(count.low / 2) };
}

function short(count: Estimate): Estimate {
  return { ...count, low: Math.ceil(count.low * 0.9) };
}

function roughly(count: Estimate): Estimate {
  return { low: Math.ceil(count.low * 0.8), best: count.best, high: Math.floor(count.high * 1.2) };
}

/** The number whose words stand round a token, with the words before it that open or blur it. */
export function readQuantity(tree: Tree, numeral: number): Amount | null {
  const run = runOf(tree, numeral);
  const count = amount(tree, run.first, run.end);
  if (count === null) return null;
  const wide = lowerBound(tree, run.first, wordAt(tree, run.end - 1));
  const range = wide !== null && wide.count.high <= count.low ? wide : lowerBound(tree, run.first);
  if (range !== null && range.count.low <= count.high) {
    const estimate = { low: range.count.low, best: middle(range.count.best, count.best), high: count.high };
    return hedged(tree, range.first, run.end - 1, estimate);
  }
  const upper = upperBound(tree, run.end);
  if (upper !== null && upper.count.low >= count.low) {
    const scaled = isMagnitude(wordAt(tree, run.end - 1)) ? count : inUnit(count, wordAt(tree, upper.last));
    const lower = scaled.high <= upper.count.low ? scaled : count;
    const best = middle(lower.best, upper.count.best);
    return hedged(tree, run.first, upper.last, { low: lower.low, best, high: upper.count.high });
  }
  const after = AFTER.get(wordsAt(tree, run.end, 2).join(" "));
  if (after !== undefined) return { estimate: after(count), first: run.first, last: run.end + 1 };
  return hedged(tree, run.first, run.end - 1, count);
}

/** Hedges that follow a number: "12 or more". */
const AFTER: ReadonlyMap<string, (count: Estimate) => Estimate> = new Map([
  ["or more", openTop],
  ["or fewer", openBottom],
  ["or less", openBottom],
  ["or so", roughly],
]);

function middle(a: number, b: number): number {
  return Math.floor((a + b) / 2);
}

function hedged(tree: Tree, first: number, last: number, count: Estimate): Amount {
  const found = HEDGES.find(({ words }) => endsWith(tree, first, words));
  if (found === undefined) return { estimate: count, first, last };
  return { estimate: found.hedge(count), first: first - found.words.split(" ").length, last };
}

/** The tokens that write one number together: "two dozen", "one hundred and five", "tens of thousands". `end` is excluded. */
function runOf(tree: Tree, numeral: number): { readonly first: number; readonly end: number } {
  let first = numeral;
  let end = numeral + 1;
  while (first > 0 && joins(tree, first - 1, first)) first--;
  while (end < tree.tokens.length && joins(tree, end - 1, end)) end++;
  while (end - 1 > numeral && !writes(tree, end - 1)) end--;
  while (first < numeral && wordAt(tree, first) === "and") first++;
  return { first, end };
}

function joins(tree: Tree, left: number, right: number): boolean {
  const [a, b] = [wordAt(tree, left), wordAt(tree, right)];
  if ((a === "a" || a === "an" || a === "half") && (writes(tree, right) || b === "a" || b === "an"))
    return !/^\d/.test(b);
  if (FEW.has(a)) return isMagnitude(b) || (b === "of" && isMagnitude(wordAt(tree, right + 1)));
  if (a === "of" && isMagnitude(b)) return FEW.has(wordAt(tree, left - 1));
  if (b === "of") return a === "tens" || a === "hundreds";
  if (a === "of")
    return (b === "thousands" || b === "millions") && ["tens", "hundreds"].includes(wordAt(tree, left - 1));
  if (b === "and") return a === "hundred" || a === "thousand";
  if (a === "and") return isNumeral(b) && ["hundred", "thousand"].includes(wordAt(tree, left - 1));
  if (a === "-" || b === "-") return joinsHyphen(tree, left, right);
  return writes(tree, left) && writes(tree, right) && valueOf([a, b]) !== null;
}

/** "twenty - five" and "half - million" are one number; "3 - 5" are two. */
function joinsHyphen(tree: Tree, left: number, right: number): boolean {
  const hyphen = wordAt(tree, left) === "-" ? left : right;
  const [a, b] = [wordAt(tree, hyphen - 1), wordAt(tree, hyphen + 1)];
  if (!isNumeral(b) || /^\d/.test(b)) return false;
  return (/^[a-z]+ty$/.test(a) && isNumeral(a)) || (isMagnitude(b) && (a === "half" || isNumeral(a)));
}

function writes(tree: Tree, at: number): boolean {
  const word = wordAt(tree, at);
  return isNumeral(word) || VAGUE.has(word) || bounds(word) !== null;
}

/** Whether a token writes a number that counts something: no day, year, or number in a name. */
export function writesNumber(tree: Tree, at: number): boolean {
  return counts(tree, at) && !isNoCount(tree, at);
}

/** What the tokens from `first` to before `end` say. */
function amount(tree: Tree, first: number, end: number): Estimate | null {
  const words = wordsAt(tree, first, end - first).filter((word) => word !== "-");
  const known = bounds(words.join(" "));
  if (known !== null) return known;
  const plural = words.at(-1) ?? "";
  const vague = VAGUE.get(plural);
  if (vague !== undefined) return words.includes("of") ? times(vague, words[0] === "tens" ? 10 : 100) : vague;
  const few = words.find((word) => FEW.has(word));
  if (few !== undefined) return scale(VAGUE.get(few) ?? exactly(2), valueOf([plural]) ?? 1);
  const value = valueOf(words);
  return value === null ? null : exactly(value);
}

function times(vague: Estimate, factor: number): Estimate {
  return { low: vague.low * factor, best: vague.best * factor, high: (vague.high + 1) * factor - 1 };
}

function scale(few: Estimate, value: number): Estimate {
  return { low: few.low * value, best: few.best * value, high: few.high * value };
}

/** A range written as one word: "3-5", "100–120". */
function bounds(word: string): Estimate | null {
  const match = /^(\d[\d,]{0,11})\s?[-–—]\s?(\d[\d,]{0,11})$/.exec(word);
  if (match === null) return null;
  const [low, high] = [valueOf([match[1] ?? ""]), valueOf([match[2] ?? ""])];
  return low === null || high === null || low > high ? null : { low, best: middle(low, high), high };
}

/** What stands between the two numbers of a range. */
const JOINTS = new Set(["and", "to", "or", "-", "–", "—"]);

/** The lower number of "between 3 and 5", "3 to 5", "3 or 5", "3 - 5", when the upper one begins at `upper`. */
function lowerBound(tree: Tree, upper: number, unit = ""): { readonly count: Estimate; readonly first: number } | null {
  const joint = wordAt(tree, upper - 1);
  if (!JOINTS.has(joint) || !writes(tree, upper - 2)) return null;
  const { first } = runOf(tree, upper - 2);
  const written = amount(tree, first, upper - 1);
  const count = written === null || isMagnitude(wordAt(tree, upper - 2)) ? written : inUnit(written, unit);
  if (count === null || (joint === "and" && wordAt(tree, first - 1) !== "between")) return null;
  const opens = ["between", "from"].includes(wordAt(tree, first - 1));
  return { count, first: opens ? first - 1 : first };
}

/** "two to three hundred": the lower number counts in the unit of the upper one. */
function inUnit(count: Estimate, unit: string): Estimate {
  return !isMagnitude(unit) ? count : scale(count, valueOf([unit]) ?? 1);
}

/** The upper number of a range, when the lower one ends before `end`. */
function upperBound(tree: Tree, end: number): { readonly count: Estimate; readonly last: number } | null {
  const joint = wordAt(tree, end);
  if (!JOINTS.has(joint) || !writes(tree, end + 1)) return null;
  const run = runOf(tree, end + 1);
  const lower = lowerBound(tree, run.first);
  const count = lower === null ? null : amount(tree, run.first, run.end);
  return count === null ? null : { count, last: run.end - 1 };
}

function wordAt(tree: Tree, at: number): string {
  return tree.tokens[at]?.form.toLowerCase() ?? "";
}

function wordsAt(tree: Tree, first: number, count: number): readonly string[] {
  return tree.tokens.slice(first, first + count).map((token) => token.form.toLowerCase());
}

function endsWith(tree: Tree, end: number, phrase: string): boolean {
  const words = phrase.split(" ");
  return words.every((word, i) => wordAt(tree, end - words.length + i) === word);
}

// ---------------------------------------------------------------- nouns without a number

/** "nobody", "no one", "none of the soldiers". */
function isNobody(tree: Tree, head: number): boolean {
  const word = wordAt(tree, head);
  return word === "nobody" || word === "none" || (word === "one" && wordAt(tree, head - 1) === "no");
}

function hasDeterminer(tree: Tree, head: number, lemmas: readonly string[]): boolean {
  return dependents(tree, head, "det").some((child) => lemmas.includes(tree.tokens[child]?.lemma.toLowerCase() ?? ""));
}

/** One word for many: "a group" is not one person. */
const COLLECTIVE = new Set(
  "army band batch battalion body brigade cell column community company convoy couple crew crowd delegation division enemy faction family force garrison gang group household majority militia minority mob navy number opposition pair part party patrol people personnel police population public regiment rest side squad staff team total toll tribe troop unit village wave".split(
    " ",
  ),
);

/** How many a collective has, where it says: "a group of 12 men", "a family of five", "a total of 40". */
function memberCount(tree: Tree, head: number): Estimate | null {
  if (!COLLECTIVE.has(tree.tokens[head]?.lemma ?? "")) return null;
  const [member] = dependents(tree, head, "nmod").filter((child) =>
    dependents(tree, child, "case").some((each) => tree.tokens[each]?.lemma === "of"),
  );
  if (member === undefined) return null;
  const numeral = numeralOf(tree, member);
  return numeral === null ? null : (readQuantity(tree, numeral)?.estimate ?? null);
}

/** People by their part in life, whose singular is one person even after "the" or "his". */
const PERSON =
  /(?:man|woman|boy|girl|child|baby|infant|wife|husband|mother|father|son|daughter|brother|sister|civilian|guard|chief|medic|nurse|general|colonel|captain|major|lieutenant|sergeant|cleric|priest|imam|journalist|activist|pilot|rebel|insurgent|combatant|migrant|resident|student|president|minister|official|diplomat|militant|suspect|victim|[a-z]{2}(?:er|or|eer|ist))$/;

/** "a soldier", "another child", "a Syrian", "the driver", "his wife": one. */
function singular(tree: Tree, head: number): Estimate | null {
  const token = tree.tokens[head];
  if (token?.form.toLowerCase() === "another") return exactly(1);
  if (token === undefined || !/^NNP?$/.test(token.xpos) || COLLECTIVE.has(token.lemma)) return null;
  if (hasDeterminer(tree, head, ["a", "an", "another", "one"])) return exactly(1);
  if (token.xpos === "NNP") return null;
  const definite = hasDeterminer(tree, head, ["the", "this", "that"]) || dependents(tree, head, "nmod:poss").length > 0;
  return definite && PERSON.test(token.lemma) ? exactly(1) : null;
}
