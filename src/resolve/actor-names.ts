import type { Mention, Name, Sentence, Span, Token } from "../model.ts";
import { contains } from "../span.ts";
import { wordsOf } from "./actor-words.ts";
import { bySentence } from "./by-sentence.ts";
import type { PlaceMention } from "./places.ts";
import { beginsRole, singular } from "./sectors.ts";
import { openSpans, type SpanIndex } from "./span-index.ts";

/**
 * The names of an article as actors bear them: a name that a bracketed nickname interrupts is one person's,
 * and what the article uses as a place is a place, whatever it was taken for.
 */
export function namesOfActors(
  names: readonly Name[],
  sentences: readonly Sentence[],
  places: readonly PlaceMention[],
): readonly Name[] {
  const index = openSpans(places, ({ span }) => span);
  const known = names.map((name) => (isPlace(name, index) ? { ...name, kind: "place" as const } : name));
  return joinNicknames(known, sentences, index);
}

function isPlace(name: Name, places: SpanIndex<PlaceMention>): boolean {
  if (name.kind !== "person" && name.kind !== "organisation") return false;
  return places
    .touching(name.span)
    .some(({ span, link, role }) => role !== "metonym" && link.status !== "nil" && contains(span, name.span));
}

// ---------------------------------------------------------------- nicknames

/** "Kioumars (Hashem) Pour Hashemi": the names on both sides of a bracketed one are one person's. */
function joinNicknames(
  names: readonly Name[],
  sentences: readonly Sentence[],
  places: SpanIndex<PlaceMention>,
): readonly Name[] {
  const namesIn = bySentence(names);
  const joined = sentences.flatMap(({ tokens }, sentence) => {
    const here = namesIn(sentence);
    if (!here.some(({ kind }) => kind === "person")) return [];
    // "AMMAN (Reuters) Ali Hassan" is a dateline.
    return nicknamed(tokens, sentence, here).filter(
      ({ span }) => !places.touching(span).some(({ link }) => link.status !== "nil"),
    );
  });
  if (joined.length === 0) return names;
  const whole = openSpans(joined, ({ span }) => span);
  return [...names.filter(({ span }) => whole.touching(span).length === 0), ...joined];
}

function nicknamed(tokens: readonly Token[], sentence: number, names: readonly Name[]): readonly Name[] {
  return tokens.flatMap(({ form }, open) => {
    if (form !== "(") return [];
    const close = open + 1 + runAhead(tokens, names, open + 1);
    if (close === open + 1 || close > open + 3 || tokens[close]?.form !== ")") return [];
    const first = open - runBack(tokens, names, open - 1);
    const last = close + runAhead(tokens, names, close + 1);
    if (first === open || last === close || !isPersons(names, first, last)) return [];
    const span = { start: tokens[first]?.span.start ?? 0, end: tokens[last]?.span.end ?? 0 };
    return [{ kind: "person" as const, span, sentence, first, last }];
  });
}

function isPersons(names: readonly Name[], first: number, last: number): boolean {
  return names.some((name) => name.kind === "person" && name.last >= first && name.first <= last);
}

/** How many words of a personal name follow from a token on: one that was found, or capitalised words. */
function runAhead(tokens: readonly Token[], names: readonly Name[], from: number): number {
  const known = names.find(({ kind, first }) => kind === "person" && first === from);
  let length = known === undefined ? 0 : known.last + 1 - from;
  while (isPersonal(tokens[from + length])) length++;
  return length;
}

/** How many words of a personal name end at a token; titles in front of it are none. */
function runBack(tokens: readonly Token[], names: readonly Name[], from: number): number {
  const known = names.find(({ kind, last }) => kind === "person" && last === from);
  let length = known === undefined ? 0 : from + 1 - known.first;
  while (isPersonal(tokens[from - length])) length++;
  return length;
}

function isPersonal(token: Token | undefined): boolean {
  if (token === undefined || !/^\p{Lu}[\p{Ll}’'-]/u.test(token.form)) return false;
  return token.upos === "PROPN" && !isTitle(token);
}

function isTitle({ form }: Token): boolean {
  return beginsRole(singular(form.toLowerCase()));
}

// ---------------------------------------------------------------- whole names

/**
 * The words of a mention with the rest of the name that they are cut from: "Meridian" of "Meridian Wire".
 * A mention that ends where its name ends stays as it is.
 */
export function wholeSpan(
  mention: Mention,
  sentences: readonly Sentence[],
  names: SpanIndex<Name>,
  text: string,
): Span {
  const tokens = sentences[mention.sentence]?.tokens ?? [];
  const head = tokens[mention.head];
  if (head === undefined || !contains(mention.span, head.span)) return mention.span;
  const around = names
    .touching(mention.span)
    .find(({ kind, span }) => (kind === "person" || kind === "organisation") && contains(span, head.span));
  const covered = around === undefined ? mention.span : reaching(mention.span, around.span);
  return isName(text.slice(covered.start, covered.end)) ? withCompounds(covered, mention.head, tokens) : covered;
}

function isName(text: string): boolean {
  return wordsOf(text.replace(/^the /i, "")).every(
    ({ text: word, key }) => /^\p{Lu}/u.test(word) && !beginsRole(singular(key)),
  );
}

/** A span with the capitalised nouns beside it that the tree puts in one name with its head. */
function withCompounds(span: Span, head: number, tokens: readonly Token[]): Span {
  let { start, end } = span;
  const isJoined = (at: number): boolean => {
    const [own, other] = [tokens[head], tokens[at]];
    if (own === undefined || other === undefined || other.upos !== "PROPN" || !/^\p{Lu}/u.test(other.form))
      return false;
    if (isTitle(other)) return false;
    return (other.head === head && IN_NAME.test(other.deprel)) || (own.head === at && IN_NAME.test(own.deprel));
  };
  for (let at = head - 1; at >= 0 && isJoined(at); at--) start = Math.min(start, tokens[at]?.span.start ?? start);
  for (let at = head + 1; at < tokens.length && isJoined(at); at++) end = Math.max(end, tokens[at]?.span.end ?? end);
  return { start, end };
}

const IN_NAME = /^(?:compound|flat)(?::|$)/;

/** The smallest span that holds both. */
function reaching(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** The word that a mention turns on. */
export function headOf({ sentence, head }: Mention, sentences: readonly Sentence[]): Token | undefined {
  return sentences[sentence]?.tokens[head];
}
