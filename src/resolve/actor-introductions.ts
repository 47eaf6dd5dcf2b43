import type { Name, Reading, Sentence, Token } from "../model.ts";
import { complete, type Description, describe, NOTHING, type Setting } from "./actor-phrase.ts";
import { nameKeys, wordsOf } from "./actor-words.ts";

/** A person whom an article names, with what it says of them where it first does. */
export interface Introduction {
  readonly keys: readonly string[];
  /** Where in the article the name stands. */
  readonly start: number;
  readonly description: Description;
}

type Read = Pick<Reading, "sentences" | "names">;

/** The persons of an article with their titles and appositions: "Esmaeil Baqaei, Iran's Foreign Ministry spokesman". */
export function introductionsOf(
  reading: Read,
  text: string,
  settingAt: (offset: number) => Setting,
): readonly Introduction[] {
  const found: Introduction[] = [];
  for (const name of reading.names) {
    if (name.kind !== "person") continue;
    const sentence = reading.sentences[name.sentence];
    if (sentence === undefined) continue;
    const keys = nameKeys(wordsOf(text.slice(name.span.start, name.span.end)));
    const description = introduced(name, sentence, text, settingAt);
    if (keys.length > 0) found.push({ keys, start: name.span.start, description });
  }
  return found;
}

/** What the article said of a person of that name: the fullest word on it, earlier ones first. */
export function recall(name: string, introductions: readonly Introduction[]): Description | null {
  const keys = nameKeys(wordsOf(name));
  const same = introductions.filter((introduction) => isSamePerson(keys, introduction.keys));
  if (same.length === 0) return null;
  return same.reduce((whole, { description }) => complete(whole, description), NOTHING);
}

/** "Baqaei" and "Esmaeil Baqaei" are one person; "Ali Baqaei" and "Esmaeil Baqaei" are two. */
function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  const from = long.length - short.length;
  return (
    short.every((key, i) => key === long[from + i]) ||
    (short.length === 1 && short[0] === long[0] && long[0] !== "al" && false)
  );
}

function introduced(name: Name, sentence: Sentence, text: string, settingAt: (offset: number) => Setting): Description {
  const read = (stretch: Stretch | null): Description => {
    if (stretch === null) return NOTHING;
    const start = sentence.tokens[stretch.first]?.span.start ?? 0;
    const end = sentence.tokens[stretch.last]?.span.end ?? start;
    return describe(text.slice(start, end), settingAt(start));
  };
  const titled = read(titleOf(name, sentence));
  const asides = [asideAfter(name, sentence), asideBefore(name, sentence), treeAside(name, sentence)].map(read);
  return asides.filter(isOffice).reduce(complete, titled);
}

/** An aside tells who a person is when it names a role of people, not a body or a place. */
function isOffice({ role, sector, country }: Description): boolean {
  return role !== null && !role.body && (sector !== null || country !== null);
}

// ---------------------------------------------------------------- where the words stand

interface Stretch {
  readonly first: number;
  readonly last: number;
}

const LONGEST = 14;
const NOMINAL: ReadonlySet<string> = new Set(["NOUN", "PROPN", "ADJ", "DET", "NUM", "PART"]);

/** The name with the words of its title in front: "Iran's foreign minister Abbas Araghchi". */
function titleOf(name: Name, { tokens }: Sentence): Stretch {
  return { first: runBack(tokens, name.first), last: name.last };
}

/** The first token of the run of nouns, adjectives and "of" phrases that ends before a token. */
function runBack(tokens: readonly Token[], before: number): number {
  let first = before;
  while (first > 0 && before - first < LONGEST && isNominal(tokens, first - 1)) first--;
  // A run never begins with what only joins words inside it.
  while (first < before && /^(?:of|for|in|'s|’s|-|and)$/i.test(tokens[first]?.form ?? "")) first++;
  return first;
}

function isNominal(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.upos === "PUNCT")
    return token !== undefined && /^[-\u2010-\u2013]$/.test(token.form);
  if (NOMINAL.has(token.upos)) return true;
  return /^(?:of|for)$/i.test(token.form) && NOMINAL.has(tokens[at - 1]?.upos ?? "");
}

/** The aside between commas after a name: "Baqaei, spokesman for the ministry, said". */
function asideAfter(name: Name, { tokens }: Sentence): Stretch | null {
  if (tokens[name.last + 1]?.form !== ",") return null;
  const first = name.last + 2;
  let last = first - 1;
  while (last + 1 < tokens.length && last - first < LONGEST && staysInside(tokens, last + 1, first)) last++;
  return last < first ? null : { first, last };
}

function staysInside(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at];
  if (token === undefined || token.upos === "VERB" || token.upos === "AUX" || token.upos === "PRON") return false;
  if (token.upos === "CCONJ") return at > first;
  return token.upos !== "PUNCT" || /^[-\u2010-\u2013]$/.test(token.form);
}

/** The phrase between commas before a name: "The spokesman for the ministry, Esmaeil Baqaei, said". */
function asideBefore(name: Name, { tokens }: Sentence): Stretch | null {
  const comma = name.first - 1;
  if (tokens[comma]?.form !== ",") return null;
  const after = tokens[name.last + 1];
  // "The minister, John Smith and others" is a list.
  if (after !== undefined && after.upos === "CCONJ") return null;
  const first = runBack(tokens, comma);
  return first < comma ? { first, last: comma - 1 } : null;
}

/** The apposition that the tree draws, for asides that commas do not set off. */
function treeAside(name: Name, { tokens }: Sentence): Stretch | null {
  const head = headOfName(name, tokens);
  const token = tokens[head];
  if (token === undefined) return null;
  const partner =
    token.deprel === "appos"
      ? token.head
      : tokens.findIndex(({ head: of, deprel }) => of === head && deprel === "appos");
  if (partner < 0 || (partner >= name.first && partner <= name.last)) return null;
  return { first: runBack(tokens, partner), last: partner };
}

function headOfName({ first, last }: Name, tokens: readonly Token[]): number {
  for (let i = first; i <= last; i++) {
    const head = tokens[i]?.head ?? -1;
    if (head < first || head > last) return i;
  }
  return first;
}
