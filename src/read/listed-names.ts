import type { Actor, Language, Name, ParsedText, Sentence, Token } from "../model.ts";
import { ROLES } from "./english/people.ts";

type Listed = Pick<Actor, "name" | "aliases" | "adjectives" | "kind">;

/** A listed name, with the kind that it is of in a text; adjectives are no names. */
interface Entry {
  readonly alias: string;
  readonly kind: Name["kind"] | "adjective";
}

/**
 * A language that also knows the names of a list, wherever its own tagger misses them or takes them for something
 * else. A longer name that holds a listed one stays: "Bree Larsen" is not the town of Bree.
 */
export function knowingNames(language: Language, actors: readonly Listed[]): Language {
  const list = openList(actors);
  const withListed = ({ sentences, names }: ParsedText): ParsedText => {
    const namesIn = new Map<number, Name[]>();
    for (const name of names) namesIn.set(name.sentence, [...(namesIn.get(name.sentence) ?? []), name]);
    const parsed = sentences.map((sentence, i) => known(sentence, namesIn.get(i) ?? [], i, list));
    return { sentences: parsed.flatMap((one) => one.sentences), names: parsed.flatMap((one) => one.names) };
  };
  return {
    code: language.code,
    parse: (text) => withListed(language.parse(text)),
    parseAll: (texts) => language.parseAll(texts).map(withListed),
  };
}

/**
 * A language that takes no country for a person: "Uganda said it had paid" begins like "Amanda said". Where the text
 * has a longer name with that word in it, the word may be short for it: "Michael Jordan … Jordan said".
 */
export function knowingCountries(language: Language, actors: readonly (Listed & Pick<Actor, "seats">)[]): Language {
  const countries = new Set(
    actors
      .filter(({ kind }) => kind === "country")
      .flatMap(({ name, aliases, seats = [] }) => [name, ...aliases, ...seats].map((each) => wordsIn(each).join(" "))),
  );
  const withCountries = (parsed: ParsedText): ParsedText => {
    const people = parsed.names.filter(({ kind }) => kind === "person");
    if (people.length === 0) return parsed;
    const keyOf = ({ sentence, first, last }: Name): string => {
      const tokens = parsed.sentences[sentence]?.tokens.slice(first, last + 1) ?? [];
      return wordsIn(tokens.map(({ form }) => form).join(" ")).join(" ");
    };
    const keys = new Map(people.map((name) => [name, keyOf(name)]));
    const inLonger = new Set([...keys.values()].filter((key) => !countries.has(key)).flatMap((key) => key.split(" ")));
    const names = parsed.names.map((name) => {
      const key = keys.get(name) ?? "";
      return countries.has(key) && !inLonger.has(key) ? { ...name, kind: "place" as const } : name;
    });
    return { ...parsed, names };
  };
  return {
    code: language.code,
    parse: (text) => withCountries(language.parse(text)),
    parseAll: (texts) => language.parseAll(texts).map(withCountries),
  };
}

// ---------------------------------------------------------------- the list

interface List {
  /** Entries by their words, and the longest number of words by the first of them. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly longest: ReadonlyMap<string, number>;
}

function openList(actors: readonly Listed[]): List {
  const entries = new Map<string, Entry[]>();
  const longest = new Map<string, number>();
  const add = (alias: string, kind: Entry["kind"]): void => {
    const words = wordsIn(alias);
    const bare = words.length > 1 && words[0] === "the" ? words.slice(1) : words;
    const [first] = bare;
    if (first === undefined) return;
    const key = bare.join(" ");
    entries.set(key, [...(entries.get(key) ?? []), { alias, kind }]);
    longest.set(first, Math.max(longest.get(first) ?? 0, bare.length));
  };
  for (const { name, aliases, adjectives = [], kind } of actors) {
    for (const alias of [name, ...aliases]) add(alias, kind === "country" ? "place" : "organisation");
    for (const adjective of adjectives) add(adjective, "adjective");
  }
  return { entries, longest };
}

function wordsIn(text: string): readonly string[] {
  const plain = text
    .normalize("NFKD")
    .replace(/[\p{M}.'’‘`]/gu, "")
    .toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

/** "UN" is no "un"; other names need a capital somewhere. */
function fitsCase(alias: string, written: string): boolean {
  const bare = alias.replaceAll(".", "");
  const isAcronym = /^[\p{Lu}\p{N}]+$/u.test(bare);
  return isAcronym || bare.length < 4 ? written.replaceAll(".", "") === bare : /\p{Lu}/u.test(written);
}

// ---------------------------------------------------------------- one sentence

interface Hit {
  readonly kind: Entry["kind"];
  readonly first: number;
  readonly last: number;
}

function known(sentence: Sentence, names: readonly Name[], index: number, list: List): ParsedText {
  const hits = hitsIn(sentence, list).filter(
    (hit) => !names.some((name) => isWithin(hit, name) && !isSame(hit, name) && !isTitleAfter(hit, sentence)),
  );
  if (hits.length === 0) return { sentences: [sentence], names };
  const kept = names.flatMap((name) => {
    const hit = hits.find(({ first, last }) => first <= name.last && name.first <= last);
    return hit === undefined ? [name] : afterTitle(name, hit, sentence);
  });
  const added = hits.flatMap(({ kind, first, last }): readonly Name[] => {
    const span = { start: sentence.tokens[first]?.span.start ?? 0, end: sentence.tokens[last]?.span.end ?? 0 };
    return kind === "adjective" ? [] : [{ kind, span, sentence: index, first, last }];
  });
  return {
    sentences: [{ ...sentence, tokens: sentence.tokens.map((token, i) => retagged(token, i, hits)) }],
    names: [...kept, ...added].sort((a, b) => a.first - b.first),
  };
}

/** What is left of a person's name behind a listed name and a title. */
function afterTitle(name: Name, hit: Hit, { tokens }: Sentence): readonly Name[] {
  const first = hit.last + 2;
  const start = tokens[first]?.span.start;
  const isRest = name.kind === "person" && first <= name.last && start !== undefined;
  return isRest ? [{ ...name, first, span: { start, end: name.span.end } }] : [];
}

function isWithin(a: Pick<Hit, "first" | "last">, b: Pick<Hit, "first" | "last">): boolean {
  return b.first <= a.first && a.last <= b.last;
}

function isSame(a: Pick<Hit, "first" | "last">, b: Pick<Hit, "first" | "last">): boolean {
  return a.first === b.first && a.last === b.last;
}

/** "Arnor President Umbardacil" is no personal name as a whole. */
function isTitleAfter({ last }: Hit, { tokens }: Sentence): boolean {
  return ROLES.has(tokens[last + 1]?.form.toLowerCase() ?? "");
}

function hitsIn({ tokens }: Sentence, list: List): readonly Hit[] {
  const words = tokens.flatMap(({ form }, token) => wordsIn(form).map((word) => ({ word, token })));
  const hits: Hit[] = [];
  for (let at = 0; at < words.length; ) {
    const hit = hitAt(words, at, tokens, list);
    if (hit !== null) hits.push(hit);
    const last = hit?.last ?? -1;
    at++;
    while (at < words.length && (words[at]?.token ?? 0) <= last) at++;
  }
  return hits;
}

function hitAt(
  words: readonly { readonly word: string; readonly token: number }[],
  at: number,
  tokens: readonly Token[],
  list: List,
): Hit | null {
  const begin = words[at];
  if (begin === undefined || words[at - 1]?.token === begin.token) return null;
  for (let length = Math.min(list.longest.get(begin.word) ?? 0, words.length - at); length > 0; length--) {
    const end = words[at + length - 1];
    if (end === undefined || words[at + length]?.token === end.token) continue;
    const key = words
      .slice(at, at + length)
      .map(({ word }) => word)
      .join(" ");
    const written = tokens
      .slice(begin.token, end.token + 1)
      .map(({ form }) => form)
      .join(" ");
    const entry = list.entries.get(key)?.find(({ alias }) => fitsCase(alias, written));
    if (entry !== undefined) return { kind: entry.kind, first: begin.token, last: end.token };
  }
  return null;
}

/** Content words that a tagger who does not know a name may take it for. */
const MISTAGGED: ReadonlySet<string> = new Set(["NOUN", "VERB", "ADV", "INTJ", "X", "NUM", "AUX", "ADJ"]);

/** A capitalised word of a listed name is a proper noun. */
function retagged(token: Token, index: number, hits: readonly Hit[]): Token {
  const hit = hits.find(({ first, last }) => first <= index && index <= last);
  if (hit === undefined || hit.kind === "adjective" || !MISTAGGED.has(token.upos)) return token;
  return /^\p{Lu}/u.test(token.form) ? { ...token, upos: "PROPN", xpos: "NNP", lemma: token.form } : token;
}
