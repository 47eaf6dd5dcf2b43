import type { Token } from "../model.ts";
import { remember } from "../remember.ts";
import { isNumeral } from "./numerals.ts";

/** Words by the letter of their class; `dates.ts` names the letters. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    W: "monday tuesday wednesday thursday friday saturday sunday",
    M: "january february july september october november december",
    s: "hour minute day week fortnight month year decade",
    S: "hours minutes days nights weeks fortnights months years decades weekends",
    g: "night",
    K: "weekend",
    p: "morning afternoon evening dawn dusk noon midday midnight daybreak nightfall sunrise sunset",
    R: "yesterday today tonight tomorrow overnight",
    L: "recently lately",
    l: "last past previous preceding",
    t: "this that same current",
    n: "next coming following upcoming",
    r: "recent",
    E: "early late mid",
    e: "earlier later",
    B: "beginning start end middle",
    A: "ago",
    v: "before after",
    c: ",",
    h: "- – — ‑",
    "/": "/",
    "&": "and or",
    o: "to until till through into",
    i: "in during within",
    P: "on at by over around about",
    q: "since",
    b: "between from",
    f: "of",
    d: "the",
    x: "a an",
    N: "several few couple many half",
  }).flatMap(([letter, words]) => words.split(" ").map((word) => [word, letter] as const)),
);

/** Months that are also other words or first names; they are months in company only, and with a capital. */
const MONTH_OR_WORD = new Set(["may", "march", "april", "june", "august"]);
const MONTH_SHORT = new Set("jan feb mar apr jun jul aug sep sept oct nov dec".split(" "));
const WEEKDAY_SHORT = new Set("mon tue tues wed thu thur thurs fri sat sun".split(" "));
const MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december";

/** Words that are no plain entry of the table, by their shape. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}$|^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/, "I"],
  [/^(?:1[5-9]|20)\d\d$/, "Y"],
  [/^(?:1[5-9]|20)\d\d[-–/](?:(?:1[5-9]|20)?\d\d)$/, "J"],
  [/^(?:1[5-9]|20)\d0s$/, "Z"],
  [/^(?:0?[1-9]|[12]\d|3[01])$/, "D"],
  [/^(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)$/, "T"],
  [/^(?:[1-9]|[12]\d|3[01])[-–](?:[1-9]|[12]\d|3[01])$/, "Q"],
  [new RegExp(`^(?:early|mid|late)-(?:${MONTHS})$`), "j"],
  [/^(?:early|mid|late)-(?:1[5-9]|20)\d\d$/, "y"],
];

const ORDINAL =
  /^(?:(?:twenty|thirty)-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)$|^(?:ten|eleven|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)th$|^twelfth$|^(?:twent|thirt)ieth$/;

/** The letter of the class of a word as a part of dates, "." for all other words. */
export function wordClass({ form, xpos, upos }: Token): string {
  const found = classOfForm(form);
  return found === "m" && (xpos === "MD" || upos === "VERB") ? "." : found;
}

/** Forms whose class is kept. */
const MOST_FORMS = 16_384;

const classOfForm = remember((form: string): string => {
  const word = form.toLowerCase().replace(/(?<=[a-z])\.$/, "");
  const isCapital = /^\p{Lu}/u.test(form);
  if (MONTH_OR_WORD.has(word)) return isCapital ? "m" : ".";
  if (isCapital && MONTH_SHORT.has(word)) return "k";
  if (isCapital && WEEKDAY_SHORT.has(word)) return "w";
  if (ORDINAL.test(word)) return "T";
  const shape = SHAPES.find(([pattern]) => pattern.test(word));
  return shape?.[1] ?? WORDS.get(word) ?? (isNumeral(word) ? "N" : ".");
}, MOST_FORMS);
