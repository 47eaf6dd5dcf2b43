import type { Name, Reading, Sentence, Span, Token } from "../model.ts";
import { complete, type Description, NOTHING } from "./actor-phrase.ts";
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
  describeAt: (span: Span) => Description,
): readonly Introduction[] {
  const found: Introduction[] = [];
  for (const name of reading.names) {
    if (name.kind !== "person") continue;
    const sentence = reading.sentences[name.sentence];
    if (sentence === undefined) continue;
    const keys = nameKeys(wordsOf(text.slice(name.span.start, name.span.end)));
    const description = introduced(name, sentence, describeAt);
    if (keys.length > 0) found.push({ keys, start: name.span.start, description });
  }
  return found;
}

/** The persons of an article, ready to be asked for by name or by post. */
export interface Introductions {
  /** What the article said of a person of that name: the fullest word on it, earlier ones first. */
  recall(name: string): Description | null;
  /** What it said of the one person of that country and sector whom it named before an offset, `null` when there are more. */
  onlyOne(post: Pick<Description, "country" | "sector">, before: number): Description | null;
}

/** A person who was introduced so often is told of; what is said later adds nothing. */
const MOST_TOLD = 50;

/** An index of introductions in the order of the text. */
export function openIntroductions(introductions: readonly Introduction[]): Introductions {
  const byName = new Map<string, Introduction[]>();
  const byTail = new Map<string, Introduction[]>();
  const byPost = soleHolders(introductions);
  const recalled = new Map<string, Description | null>();
  for (const introduction of introductions) {
    const [whole = "", ...tails] = tailsOf(introduction.keys);
    keep(byName, whole, introduction);
    for (const tail of [whole, ...tails]) keep(byTail, tail, introduction);
  }
  return {
    recall(name) {
      const known = recalled.get(name);
      if (known !== undefined) return known;
      const [whole = "", ...tails] = tailsOf(nameKeys(wordsOf(name)));
      const same = [...(byTail.get(whole) ?? []), ...tails.flatMap((tail) => byName.get(tail) ?? [])];
      const description = foldTogether(same);
      recalled.set(name, description);
      return description;
    },
    onlyOne(post, before) {
      const only = byPost.get(postKey(post));
      return only !== undefined && only.first.start < before && before <= only.until ? only.first.description : null;
    },
  };
}

function keep(map: Map<string, Introduction[]>, key: string, introduction: Introduction): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [introduction]);
  else if (list.length < MOST_TOLD) list.push(introduction);
}

/** "Baqaei" and "Esmaeil Baqaei" are one person, "Ali Baqaei" and "Esmaeil Baqaei" two: one name must end in the other. */
function tailsOf(keys: readonly string[]): readonly string[] {
  return keys.map((_, i) => keys.slice(i).join(" "));
}

function foldTogether(same: readonly Introduction[]): Description | null {
  if (same.length === 0) return null;
  const inOrder = [...same].sort((a, b) => a.start - b.start);
  return inOrder.reduce((whole, { description }) => complete(whole, description), NOTHING);
}

function postKey({ country, sector }: Pick<Description, "country" | "sector">): string {
  return `${country} ${sector}`;
}

interface SoleHolder {
  readonly first: Introduction;
  /** Where in the text somebody of another surname is named who holds such a post, too. */
  readonly until: number;
}

/** The first person of each country and sector. */
function soleHolders(introductions: readonly Introduction[]): ReadonlyMap<string, SoleHolder> {
  const holders = new Map<string, SoleHolder>();
  for (const introduction of introductions) {
    const post = postKey(introduction.description);
    const holder = holders.get(post);
    const isOther = holder !== undefined && holder.first.keys.at(-1) !== introduction.keys.at(-1);
    if (holder === undefined) holders.set(post, { first: introduction, until: Number.POSITIVE_INFINITY });
    else if (isOther && introduction.start < holder.until) holders.set(post, { ...holder, until: introduction.start });
  }
  return holders;
}

function introduced(name: Name, sentence: Sentence, describeAt: (span: Span) => Description): Description {
  const read = (stretch: Stretch | null): Description => {
    if (stretch === null) return NOTHING;
    const start = sentence.tokens[stretch.first]?.span.start ?? 0;
    const end = sentence.tokens[stretch.last]?.span.end ?? start;
    return describeAt({ start, end });
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
