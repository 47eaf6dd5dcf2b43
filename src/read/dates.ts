import type { Span, Token } from "../model.ts";
import { remember } from "../remember.ts";
import { wordClass } from "./date-words.ts";
import { spanOf, type Tree } from "./syntax.ts";

/** Words that say when: token indexes in one sentence, both included, with the preposition before them. */
export interface DateExpression {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
  /** The token that ties the expression to the rest of the sentence. */
  readonly head: number;
  readonly span: Span;
}

/** The date and time expressions of a text, in order and without overlap. What they mean is for `resolve` to say. */
export function readDates(trees: readonly Tree[]): readonly DateExpression[] {
  return trees.flatMap((tree) => datesIn(tree));
}

function datesIn(tree: Tree): readonly DateExpression[] {
  const classes = tree.tokens.map(wordClass).join("");
  const found: DateExpression[] = [];
  for (let at = 0; at < classes.length; at++) {
    const length = classes[at] === "." ? 0 : longestAt(classes, at);
    if (length === 0) continue;
    const last = at + length - 1;
    if (isDate(tree, classes, at, last)) {
      found.push({ sentence: tree.index, first: at, last, head: headOf(tree, at, last), span: spanOf(tree, at, last) });
      at = last;
    }
  }
  return found;
}

// ---------------------------------------------------------------- patterns over word classes

/** One letter for each class that `wordClass` gives, by the names that the patterns use. */
const LETTERS: Readonly<Record<string, string>> = {
  weekday: "W",
  weekdayShort: "w",
  month: "M",
  monthOrWord: "m",
  monthShort: "k",
  day: "D",
  nth: "T",
  year: "Y",
  years: "J",
  days: "Q",
  number: "N",
  a: "x",
  unit: "s",
  units: "S",
  night: "g",
  weekend: "K",
  part: "p",
  relative: "R",
  recently: "L",
  last: "l",
  this: "t",
  next: "n",
  recent: "r",
  early: "E",
  shift: "e",
  bound: "B",
  ago: "A",
  around: "v",
  comma: "c",
  dash: "h",
  slash: "/",
  and: "&",
  to: "o",
  in: "i",
  on: "P",
  since: "q",
  between: "b",
  of: "f",
  the: "d",
  full: "I",
  midMonth: "j",
  midYear: "y",
  decade: "Z",
};

/** Pieces that patterns share. */
const PARTS: Readonly<Record<string, string>> = {
  PREP: "(in|on|since|between|to|around)?",
  EARLY: "(early|shift)?",
  JOINT: "(dash|and|to)",
  MONTH: "(month|monthOrWord)",
  ANYMONTH: "(month|monthOrWord|monthShort)",
  NUMBER: "(number|day)",
  UNIT: "(unit|units|night|weekend)",
  YEAR: "((comma|of)? year)?",
  ON: "((weekday|weekdayShort) comma?)?",
  NIGHT: "(PREP the? (night|part) (of|between))?",
  FIGURES: "(year (dash|slash) day (dash|slash) day | day (dash|slash) day (dash|slash) year)",
  DATE: "(full | FIGURES | (day|nth) of? the? ANYMONTH YEAR | ANYMONTH the? (day|nth) YEAR)",
};

/** Runs of classes whose longest date is kept. */
const MOST_RUNS = 4_096;

const PATTERNS: readonly RegExp[] = [
  // 29 November 2024, Wed, Nov. 27; the night of 4 March
  "NIGHT PREP EARLY (in|on)? the? (last|this|next)? ON DATE (night|part)?",
  "DATE comma weekday",
  // between 3 and 5 March; March 3-5; the night of 4-5 March; 3 March to 5 April 2017
  "NIGHT PREP the? (day|nth) JOINT the? (day|nth) of? ANYMONTH YEAR",
  "NIGHT PREP the? days of? ANYMONTH YEAR",
  "NIGHT PREP ANYMONTH the? (days | (day|nth) JOINT (day|nth)) YEAR",
  "NIGHT PREP ON DATE (dash|to) ON DATE",
  "NIGHT between ON DATE and ON DATE",
  // in May; early March 2017; mid-February; since last November; the end of May
  "(in|on|since|between|to|around) EARLY dash? the? (last|this|next)? MONTH YEAR",
  "PREP EARLY dash? month YEAR",
  "PREP early dash? MONTH YEAR",
  "PREP (last|this|next) MONTH",
  "PREP ANYMONTH comma? year",
  "PREP midMonth YEAR",
  "PREP (the|early)? bound of the? (MONTH YEAR | year)",
  "PREP EARLY dash? MONTH YEAR JOINT EARLY dash? MONTH YEAR",
  "(since|between) monthShort",
  // in 2017; between 2011 and 2017; the early 1990s
  "(in|on|since|between|to|around|of) (the year)? EARLY dash? year",
  "early dash? year",
  "PREP midYear",
  "between year (and|to|dash) year",
  "PREP years",
  "the? year",
  "PREP the? EARLY dash? decade",
  // on Monday; last Friday; Wednesday morning; the night of Monday; Monday to Wednesday; Tuesday of last week
  "NIGHT PREP EARLY (in|on)? the? (last|this|next)? weekday (part|night)?",
  "NIGHT PREP weekday (part|night)? (dash|and|to|around) (EARLY weekday (part|night)? | relative)",
  "PREP weekday of? (last|this|next) unit",
  // yesterday; late yesterday evening; overnight into Tuesday; the day before yesterday
  "PREP EARLY relative (part|night)?",
  "relative (in|on|to|between)? to? weekday",
  "PREP the? unit around relative",
  // last week; earlier this month; the past 24 hours; in the last few days; this weekend; at the weekend
  "PREP EARLY (in|on)? the? (last|this|next) a? NUMBER? of? UNIT",
  "PREP EARLY (in|on)? the? (last|this|next) part",
  "PREP the? NUMBER UNIT (last|next)",
  "PREP the? NUMBER (last|next) UNIT",
  "PREP the? bound of (last|this|next|the) (unit|weekend)",
  "PREP the? weekend",
  "in the night",
  "(in|on) the night to weekday",
  "PREP the? (recent|next|last) UNIT",
  "recently",
  // two days ago; a day earlier; 72 hours after; within 48 hours
  "(a|NUMBER|recent)? a? NUMBER? of? UNIT dash? ago",
  "(a|NUMBER) NUMBER? of? UNIT (shift|around)",
  // the day before; this day in 1994
  "the unit around",
  "PREP this unit in year",
  "in (the? (last|next))? (a|NUMBER) NUMBER? of? UNIT",
].map(compile);

/** A sticky pattern over letters from one over names: names and groups in a row, "?" after what may be missing. */
function compile(pattern: string): RegExp {
  let spelled = pattern;
  for (let round = 0; round < 3; round++) spelled = spelled.replace(/[A-Z]{2,}/g, (name) => PARTS[name] ?? name);
  const letters = spelled
    .replace(/[a-zA-Z]+/g, (name) => letterOf(name))
    .replaceAll(" ", "")
    .replaceAll("(", "(?:");
  return new RegExp(letters, "y");
}

function letterOf(name: string): string {
  const letter = LETTERS[name];
  if (letter === undefined) throw new Error(`No class of words is named "${name}"; see LETTERS`);
  return letter;
}

/** How many words the longest date takes that begins at a word. No date goes on behind a word of no class. */
function longestAt(classes: string, at: number): number {
  const end = classes.indexOf(".", at);
  return longestOf(classes.slice(at, end < 0 ? classes.length : end));
}

/** How much of a run of classes the longest date takes from its start; most runs are "of the" and the like. */
const longestOf = remember((run: string): number => {
  return PATTERNS.reduce((longest, pattern) => {
    pattern.lastIndex = 0;
    return pattern.test(run) ? Math.max(longest, pattern.lastIndex) : longest;
  }, 0);
}, MOST_RUNS);

// ---------------------------------------------------------------- look-alikes

/** Words behind a weekday or a month that make a name of it: "the Sunday Times", "the April 6 Movement". */
const NAMED =
  /^(?:Times|Telegraph|Mail|Express|Mirror|Herald|Post|Tribune|Independent|Mercury|Standard|Observer|World|Movement|Brigades?|Club)$/;

/** Words before a weekday that make a name of it. */
const NAMING = /^(?:Black|Bloody|Good|Ash|Easter|Palm|Super|Cyber|Red|Holy|Man)$/;

function isDate(tree: Tree, classes: string, first: number, last: number): boolean {
  const words = classes.slice(first, last + 1);
  if (NAMED.test(tree.tokens[last + 1]?.form ?? "")) return false;
  if (/W/.test(words) && NAMING.test(tree.tokens[first - 1]?.form ?? "")) return false;
  // "the day before the vote" hangs on the vote.
  if (/^ds?v$/.test(words) && tree.tokens[last + 1]?.upos !== "PUNCT") return false;
  if (/^d?Y$/.test(words)) return isYearOf(tree, last);
  if (/^[iPbfqov]Y$/.test(words)) return !countsThings(tree, last);
  return !/^[Wm]$/.test(words) || !isNameOf(tree, last);
}

/** "the 2017 offensive", but not "2017 people" nor "route 2017". */
function isYearOf(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  const head = tree.tokens[token?.head ?? -1];
  if (token === undefined || head === undefined || countsThings(tree, at)) return false;
  if (/^(?:nmod:unmarked|nmod:tmod|obl:unmarked|obl:tmod|obl)$/.test(token.deprel)) return true;
  return /^(?:nummod|compound|amod|nmod)$/.test(token.deprel) && head.xpos === "NN" && (token.head ?? 0) > at;
}

function countsThings(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  return token?.deprel === "nummod" && token.head > at && tree.tokens[token.head]?.xpos === "NNS";
}

/** Whether a weekday belongs to the proper name that follows it. */
function isNameOf(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined || token.head !== at + 1 || !/^(?:compound|flat|amod)/.test(token.deprel)) return false;
  return tree.tokens[at + 1]?.upos === "PROPN";
}

function headOf(tree: Tree, first: number, last: number): number {
  const outward: number[] = [];
  for (let i = first; i <= last; i++) {
    const token: Token | undefined = tree.tokens[i];
    if (token !== undefined && (token.head < first || token.head > last)) outward.push(i);
  }
  return outward.find((i) => !/^(?:ADP|DET|PUNCT|SCONJ|CCONJ)$/.test(tree.tokens[i]?.upos ?? "")) ?? outward[0] ?? last;
}
