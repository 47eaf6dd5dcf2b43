import type { QuantityKind } from "../model.ts";
import { countsBreaches } from "./breaches.ts";
import { CONDITIONS, OUTCOMES } from "./english/outcomes.ts";
import { hasCase, lemmaOf, type Scene } from "./meaning.ts";
import { type Amount, readTotal } from "./numbers.ts";
import { dependents, linkOf, subtree, type Tree } from "./syntax.ts";

/** What a toll comes to: "the death toll rose to 45". */
export interface Tally {
  readonly kind: QuantityKind;
  readonly amount: Amount;
  readonly cumulative: boolean;
}

/**
 * The figure that a toll or a number of people reached, with what it counts: "bringing to 12 the number of dead". An
 * earlier one that it is compared with ("up from 32", "an initial toll of nine") is no figure of its own.
 */
export function readTally(scene: Scene, noun: number): Tally | null {
  const { tree } = scene;
  const kind = kindOf(tree, noun);
  if (kind === null || isEarlier(tree, noun)) return null;
  const verb = tree.tokens[noun]?.head ?? -1;
  if (verb >= 0 && dependents(tree, verb, "nsubj").some((at) => lemmaOf(tree, at) === "toll" && isEarlier(tree, at)))
    return null;
  const own = dependents(tree, noun, "nmod").filter((at) => hasCase(tree, at, "of") && isFigure(tree, at));
  const amount = amountOf(tree, own) ?? (verb < 0 ? null : amountOf(tree, figuresBeside(tree, verb, noun)));
  if (amount === null) return null;
  return { kind, amount, cumulative: verb >= 0 && own.length === 0 && RISING.has(lemmaOf(tree, verb)) };
}

/** Verbs by which a toll grows or is told as it stands so far. */
const RISING = new Set(
  "rise climb jump grow increase reach surge soar swell mount pass exceed top hit stand bring take raise push lift carry drive fall drop".split(
    " ",
  ),
);

const PEOPLE: ReadonlyMap<string, QuantityKind> = new Map([
  ["marcher", "participants"],
  ["protester", "participants"],
  ["protestor", "participants"],
  ["demonstrator", "participants"],
  ["participant", "participants"],
  ["victim", "dead"],
  ["detainee", "detained"],
]);

/** What a toll counts: "toll", "injury toll", "the number of arrests", "the count of people displaced". */
function kindOf(tree: Tree, noun: number): QuantityKind | null {
  const lemma = lemmaOf(tree, noun);
  if (lemma === "toll") {
    const before = dependents(tree, noun, "compound", "amod", "nmod:poss").map((at) => lemmaOf(tree, at));
    if (before.includes("casualty") || before.includes("heavy") || before.includes("economic")) return null;
    return before.includes("injury") || before.includes("wounded") ? "injured" : "dead";
  }
  if (!["number", "count", "tally", "total", "figure"].includes(lemma)) return null;
  const counted = dependents(tree, noun, "nmod", "compound", "acl").filter(
    (at) => hasCase(tree, at, "of") || linkOf(tree, at) !== "nmod",
  );
  const words = counted.flatMap((at) => [at, ...dependents(tree, at, "acl", "amod", "conj")]);
  for (const at of words) {
    const form = tree.tokens[at]?.form.toLowerCase() ?? "";
    if (countsBreaches(tree, at)) return "violations";
    const kind = CONDITIONS.get(form) ?? OUTCOMES.get(lemmaOf(tree, at)) ?? PEOPLE.get(lemmaOf(tree, at));
    if (kind !== undefined) return kind;
  }
  return null;
}

function isEarlier(tree: Tree, noun: number): boolean {
  const words = dependents(tree, noun, "amod", "advmod").map((at) => lemmaOf(tree, at));
  if (words.some((word) => ["earlier", "early", "previous", "initial", "former", "old", "prior"].includes(word)))
    return true;
  return hasCase(tree, noun, "from") || hasCase(tree, noun, "than");
}

/** The figures beside the verb of a toll, those behind "to" and "at" first, without the ones it came from or grew by. */
function figuresBeside(tree: Tree, verb: number, noun: number): readonly number[] {
  const within = new Set(subtree(tree, noun));
  const below = subtree(tree, verb, (child) =>
    /^(?:acl|ccomp|parataxis|conj|appos)/.test(tree.tokens[child]?.deprel ?? ""),
  );
  const figures = below.filter((at) => isFigure(tree, at) && !PAST.some((each) => leads(tree, at, each)));
  const reached = figures.filter((at) => REACHED.some((each) => leads(tree, at, each)));
  return reached.length > 0 ? reached : figures.filter((at) => !within.has(at) && isPredicate(tree, at, verb));
}

const REACHED = ["to", "at", "past", "above", "beyond"];
/** What leads to a figure of before. */
const PAST = ["from", "by", "than", "after", "before", "with", "since", "on", "in"];

/** "reached 45", "was 45", "45 was the toll". */
function isPredicate(tree: Tree, at: number, verb: number): boolean {
  return at === verb || ["obj", "xcomp", "nsubj", "obl"].includes(linkOf(tree, at));
}

function leads(tree: Tree, figure: number, word: string): boolean {
  if (hasCase(tree, figure, word)) return true;
  for (let at = figure - 1; at >= Math.max(0, figure - 4); at--) {
    const form = tree.tokens[at]?.form.toLowerCase();
    if (form === word) return true;
    if (
      !["ADV", "ADJ", "DET", "NUM"].includes(tree.tokens[at]?.upos ?? "") &&
      !["at", "than", "least"].includes(form ?? "")
    )
      return false;
  }
  return false;
}

/** A numeral that counts nothing else: "45", "at least 45 people", not "45 days" nor "Friday". */
function isFigure(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined || /^(?:1[89]|20)\d\d$/.test(token.form)) return false;
  if (token.upos === "NUM") return linkOf(tree, at) !== "nummod";
  return /^(?:people|person|civilian|soldier|dead|victim|dozens|hundreds|scores|thousands)$/.test(lemmaOf(tree, at));
}

function amountOf(tree: Tree, figures: readonly number[]): Amount | null {
  for (const figure of figures) {
    const amount = readTotal(tree, figure, () => false);
    if (amount !== null) return isChange(tree, amount) ? reached(amount) : amount;
  }
  return null;
}

/** "from 32 to 45" */
function isChange(tree: Tree, { first, last }: Amount): boolean {
  return tree.tokens[first]?.form.toLowerCase() === "from" && first < last;
}

function reached({ estimate, first, last }: Amount): Amount {
  return { estimate: { low: estimate.high, best: estimate.high, high: estimate.high }, first, last };
}
