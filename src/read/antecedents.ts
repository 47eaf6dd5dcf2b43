import type { Name, Token } from "../model.ts";
import type { AttributionDraft } from "./attributions.ts";
import {
  BODIES,
  BODY_HYPERNYMS,
  COUNTRY_HYPERNYMS,
  type Gender,
  HE_NAMES,
  HE_WORDS,
  ISSUED,
  PRONOUNS,
  ROLES,
  SHE_NAMES,
  SHE_WORDS,
  THINGS,
} from "./english/people.ts";
import { lemmaIs, subjectOf } from "./speakers.ts";
import { dependents, relation, type Tree, type Word } from "./syntax.ts";

/** How many sentences back a pronoun, or a description, may reach. */
const PRONOUN_REACH = 3;
const DESCRIPTION_REACH = 12;
/** How many actor mentions back anything but a name is looked for: keeps long texts linear. */
const WINDOW = 40;
/** Two candidates whose salience differs by less are too close to call. */
const MARGIN = 0.75;
const DEEPEST_NEST = 8;

/** What the words of an actor mention tell of the one they stand for. */
interface Portrait {
  readonly index: number;
  readonly word: Word;
  readonly tree: Tree;
  readonly token: Token;
  readonly kind: "pronoun" | "name" | "description";
  readonly sort: "person" | "body" | "country" | "people" | "thing" | "unknown";
  readonly plural: boolean;
  /** Whether it opens a list: "Israel and Hamas" are "they" together. */
  readonly opensList: boolean;
  readonly gender: Gender;
  /** The words of the name or the noun, folded, the last one last. */
  readonly words: readonly string[];
  /** Words that describe it around the name: "spokesman", "iranian". */
  readonly described: ReadonlySet<string>;
  readonly isSubject: boolean;
  readonly isSpeaker: boolean;
}

/**
 * For actor mentions that stand for an earlier one (pronouns, short names, "the ministry"), the index of the
 * fullest earlier mention of the same one. Where two would fit about as well, neither is taken.
 *
 * `actors` are the heads of the mentions, in text order.
 */
export function readAntecedents(
  actors: readonly Word[],
  trees: readonly Tree[],
  names: readonly Name[],
  attributions: readonly AttributionDraft[],
): ReadonlyMap<number, number> {
  const portraits = portray(actors, trees, names, attributions);
  const found = new Map<number, number>();
  const byWord = new Map<string, number[]>();
  const seen: Portrait[] = [];
  const speakers = speakersByQuote(actors, attributions);
  for (const portrait of portraits) {
    const antecedent = antecedentOf(portrait, seen, byWord, found, speakers);
    if (antecedent !== null) found.set(portrait.index, antecedent);
    if (portrait.kind === "name" && antecedent === null) remember(byWord, portrait);
    seen.push(portrait);
  }
  return found;
}

type Chains = ReadonlyMap<number, number>;

function antecedentOf(
  portrait: Portrait,
  seen: readonly Portrait[],
  byWord: ReadonlyMap<string, readonly number[]>,
  found: Chains,
  speakers: readonly Quoted[],
): number | null {
  switch (portrait.kind) {
    case "name":
      return fullName(portrait, seen, byWord);
    case "pronoun":
      return standsFor(portrait, seen, found, speakers);
    case "description":
      return described(portrait, seen, found);
  }
}

// ---------------------------------------------------------------- names

/** "Baqaei" stands for the one earlier "Esmaeil Baqaei", "IDF" for what was called so in brackets. */
function fullName(
  portrait: Portrait,
  seen: readonly Portrait[],
  byWord: ReadonlyMap<string, readonly number[]>,
): number | null {
  const last = portrait.words.at(-1);
  if (last === undefined || portrait.words.length > 3) return null;
  const candidates = (byWord.get(last) ?? [])
    .map((index) => seen[index])
    .filter((earlier) => earlier !== undefined && isShortFor(portrait, earlier));
  const [only, other] = candidates;
  if (only === undefined || (other !== undefined && other.words.join(" ") !== only.words.join(" "))) return null;
  return only.index;
}

/** Whether all words of a name are in a longer one that can be of the same sort. */
function isShortFor(portrait: Portrait, earlier: Portrait): boolean {
  if (earlier.words.length <= portrait.words.length) return acronymOf(earlier) === portrait.words.join("");
  const last = portrait.words.at(-1);
  const isPerson = earlier.sort === "person" && fits(portrait.gender, earlier.gender);
  const atEdge = last === earlier.words.at(-1) || last === earlier.words[0];
  return isPerson && atEdge && portrait.sort !== "body" && portrait.words.every((word) => earlier.words.includes(word));
}

function acronymOf(portrait: Portrait): string | null {
  if (portrait.words.length < 2) return null;
  return portrait.words.map((word) => word.charAt(0)).join("");
}

function remember(byWord: Map<string, number[]>, portrait: Portrait): void {
  const acronym = acronymOf(portrait);
  const keys = new Set([portrait.words[0], portrait.words.at(-1), acronym ?? undefined]);
  for (const key of keys) {
    if (key === undefined) continue;
    const known = byWord.get(key) ?? [];
    if (known.length < 8) known.push(portrait.index);
    byWord.set(key, known);
  }
}

// ---------------------------------------------------------------- pronouns

function standsFor(
  portrait: Portrait,
  seen: readonly Portrait[],
  found: Chains,
  speakers: readonly Quoted[],
): number | null {
  const takes = PRONOUNS[portrait.token.form.toLowerCase()];
  const quoted = quotedAt(portrait.token.span.start, speakers);
  switch (takes) {
    case "relative":
      return relativeHead(portrait, seen);
    case "speaker":
    case "speakers":
      return quotedSpeaker(portrait, seen, quoted, takes);
    case undefined:
      return null;
    default:
      return mostSalient(portrait, seen, found, takes, quoted);
  }
}

/** The noun whose relative clause the pronoun opens. */
function relativeHead(portrait: Portrait, seen: readonly Portrait[]): number | null {
  const { tree, word } = portrait;
  for (let at = word.token, climbed = 0; climbed < 6; climbed++) {
    const token = tree.tokens[at];
    if (token === undefined || token.head < 0) return null;
    if (token.deprel === "acl:relcl") return indexAt(seen, { sentence: word.sentence, token: token.head });
    at = token.head;
  }
  return null;
}

function indexAt(seen: readonly Portrait[], word: Word): number | null {
  for (let at = seen.length - 1; at >= 0 && at >= seen.length - WINDOW; at--) {
    const earlier = seen[at];
    if (earlier?.word.sentence === word.sentence && earlier.word.token === word.token) return earlier.index;
  }
  return null;
}

/** "I" is the speaker of the quotation it stands in; "we" too, if that is a body and not a person. */
function quotedSpeaker(
  portrait: Portrait,
  seen: readonly Portrait[],
  quoted: Quoted | null,
  takes: string,
): number | null {
  if (quoted === null || quoted.speaker >= portrait.index) return null;
  const speaker = seen[quoted.speaker];
  return takes === "speaker" || speaker?.sort === "body" || speaker?.sort === "country" ? quoted.speaker : null;
}

/** The direct speech that an offset stands in. */
function quotedAt(offset: number, speakers: readonly Quoted[]): Quoted | null {
  let low = 0;
  let high = speakers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((speakers[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  // Contents nest seldom deeper than this.
  for (let at = low - 1; at >= 0 && at >= low - DEEPEST_NEST; at--) {
    const around = speakers[at];
    if (around !== undefined && offset < around.end) return around;
  }
  return null;
}

function mostSalient(
  portrait: Portrait,
  seen: readonly Portrait[],
  found: Chains,
  takes: "he" | "she" | "they" | "it",
  quoted: Quoted | null,
): number | null {
  // Nobody speaks of himself as "he".
  const mouth = quoted === null ? null : rootOf(quoted.speaker, found);
  const scores = new Map<number, number>();
  const heads = new Map(seen.slice(-WINDOW).map((earlier) => [earlier.index, earlier]));
  for (const earlier of seen.slice(-WINDOW)) {
    const root = rootOf(earlier.index, found);
    const entity = seen[root] ?? earlier;
    const distance = portrait.word.sentence - earlier.word.sentence;
    if (distance > PRONOUN_REACH || entity.kind === "pronoun" || !agrees(entity, takes)) continue;
    if (root === mouth || areCoarguments(portrait, earlier) || isInsideOf(portrait, earlier)) continue;
    const score = salience(portrait, earlier, entity, takes, distance);
    scores.set(root, Math.max(scores.get(root) ?? Number.NEGATIVE_INFINITY, score));
  }
  const ranked = [...scores].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  const [best, second] = ranked;
  if (best === undefined || best[1] < leastFor(takes)) return null;
  const margin = takes === "they" ? 2 * MARGIN : MARGIN;
  if (second !== undefined && best[1] - second[1] < margin) return null;
  return heads.has(best[0]) || best[0] < portrait.index ? best[0] : null;
}

/** "It" often means no actor at all, so it needs more than nearness. */
function leastFor(takes: "he" | "she" | "they" | "it"): number {
  return takes === "it" ? 2 : takes === "they" ? 1.5 : 0.5;
}

function agrees(entity: Portrait, takes: "he" | "she" | "they" | "it"): boolean {
  switch (takes) {
    case "he":
    case "she":
      return !entity.plural && entity.sort === "person" && fits(takes, entity.gender);
    case "they":
      return (
        ((entity.plural || entity.opensList) && entity.sort !== "thing") ||
        entity.sort === "body" ||
        entity.sort === "people"
      );
    case "it":
      return !entity.plural && !entity.opensList && (entity.sort === "body" || entity.sort === "country");
  }
}

function fits(a: Gender, b: Gender): boolean {
  return a === "unknown" || b === "unknown" || a === b;
}

function salience(portrait: Portrait, earlier: Portrait, entity: Portrait, takes: string, distance: number): number {
  let score = -1.2 * distance;
  if (earlier.isSubject) score += 2;
  if (earlier.isSpeaker) score += portrait.isSpeaker ? 2 : 1;
  if (entity.kind === "name") score += 0.6;
  if (entity.gender === takes) score += 1.5;
  if (takes === "they" && (entity.plural || entity.opensList || entity.sort === "people")) score += 1.2;
  if (isPossessive(portrait) && distance === 0 && earlier.isSubject && sharesClause(portrait, earlier)) score += 2;
  if (distance === 0 && earlier.isSubject && portrait.isSubject) score += 0.5;
  if (distance === 0 && isAddressee(portrait, earlier)) score += ADDRESSED;
  if (earlier.token.deprel === "nmod:poss" || relation(earlier.token) === "nmod") score -= 0.6;
  return score;
}

/** More than a subject: who is told that "it must" is the one who must. */
const ADDRESSED = 5;

/** "It" in "reminded Iraq that it must withdraw": whom the words are said to, where they say what is to be done. */
function isAddressee(portrait: Portrait, earlier: Portrait): boolean {
  const { tree, token } = portrait;
  const clause = tree.tokens[token.head];
  if (clause === undefined || relation(token) !== "nsubj" || clause.head < 0) return false;
  const children = dependents(tree, token.head, "aux", "mark");
  const isDuty = children.some((child) => DUTIES.has(tree.tokens[child]?.form ?? ""));
  if (!isDuty || !children.some((child) => lemmaIs(tree, child, "that"))) return false;
  const above = tree.tokens[clause.head];
  // "To Iraq" hangs on the verb or on the noun that the clause spells out, and the parser puts each on either.
  const heads = [earlier.token.head, tree.tokens[earlier.token.head]?.head];
  const isOfVerb = heads.includes(clause.head) || earlier.token.head === above?.head;
  return isOfVerb && ADDRESSEES.has(relation(earlier.token)) && clause.head !== earlier.word.token;
}

const ADDRESSEES: ReadonlySet<string> = new Set(["obj", "iobj", "obl", "nmod"]);
const DUTIES: ReadonlySet<string> = new Set(["must", "should", "shall"]);

function isPossessive(portrait: Portrait): boolean {
  return portrait.token.deprel === "nmod:poss";
}

/** "He thanked him": two parts of one verb are never the same, unless one says "himself". */
function areCoarguments(a: Portrait, b: Portrait): boolean {
  if (a.word.sentence !== b.word.sentence || isPossessive(a) || /sel(f|ves)$/.test(a.token.form)) return false;
  return a.token.head === b.token.head && ARGUMENTS.has(relation(a.token)) && ARGUMENTS.has(relation(b.token));
}

const ARGUMENTS: ReadonlySet<string> = new Set(["nsubj", "obj", "iobj", "obl"]);

/** "Its army": the owner is not the thing owned. */
function isInsideOf(portrait: Portrait, earlier: Portrait): boolean {
  if (portrait.word.sentence !== earlier.word.sentence) return false;
  for (let at = portrait.word.token, climbed = 0; climbed < 8; climbed++) {
    const head = portrait.tree.tokens[at]?.head ?? -1;
    if (head === earlier.word.token) return ["nmod:poss", "nmod"].includes(portrait.tree.tokens[at]?.deprel ?? "");
    if (head < 0) return false;
    at = head;
  }
  return false;
}

function sharesClause(a: Portrait, b: Portrait): boolean {
  for (let at = a.word.token, climbed = 0; climbed < 10; climbed++) {
    const head = a.tree.tokens[at]?.head ?? -1;
    if (head < 0) return false;
    if (head === b.token.head) return true;
    at = head;
  }
  return false;
}

// ---------------------------------------------------------------- descriptions

function described(portrait: Portrait, seen: readonly Portrait[], found: Chains): number | null {
  if (!isDefinite(portrait)) return null;
  const lemma = portrait.token.lemma.toLowerCase();
  const near = seen
    .slice(-WINDOW)
    .filter(
      (earlier) => earlier.kind !== "pronoun" && portrait.word.sentence - earlier.word.sentence <= DESCRIPTION_REACH,
    )
    .filter((earlier) => !sharesPhrase(portrait, earlier));
  const named = onlyOne(
    near.filter((earlier) => bearsTitle(earlier, lemma, portrait.plural) && modifiersFit(portrait, earlier)),
    found,
  );
  if (named !== null || ISSUED.has(lemma)) return named;
  const close = near.filter((earlier) => portrait.word.sentence - earlier.word.sentence <= 2);
  if (BODY_HYPERNYMS.has(lemma) && portrait.described.size === 0) {
    return onlyOne(
      close.filter((earlier) => earlier.sort === "body" && isIntroduced(earlier)),
      found,
    );
  }
  if (COUNTRY_HYPERNYMS.has(lemma) && portrait.described.size === 0) {
    return onlyOne(
      close.filter((earlier) => earlier.sort === "country"),
      found,
    );
  }
  if (ROLES.has(lemma) && portrait.described.size > 0) {
    const people = near.filter((earlier) => earlier.sort === "person" && earlier.described.size > 0);
    return onlyOne(
      people.filter((earlier) => modifiersFit(portrait, earlier) && fits(portrait.gender, earlier.gender)),
      found,
    );
  }
  return null;
}

/** Whether a mention brings someone in whom "the group" may come back to: a name, or "a militia", but not "the mission". */
function isIntroduced(portrait: Portrait): boolean {
  return portrait.kind === "name" || !isDefinite(portrait);
}

function isDefinite(portrait: Portrait): boolean {
  const { tree, word } = portrait;
  return dependents(tree, word.token, "det").some(
    (child) => lemmaIs(tree, child, "the") || lemmaIs(tree, child, "this"),
  );
}

/** Whether a name comes with the noun: "spokesman Esmaeil Baqaei", "the Foreign Ministry". */
function bearsTitle(earlier: Portrait, lemma: string, plural: boolean): boolean {
  if (earlier.kind === "description") {
    return earlier.token.lemma.toLowerCase() === lemma && earlier.plural === plural && isKnownSort(earlier);
  }
  return earlier.described.has(lemma) || (earlier.words.length > 1 && earlier.words.at(-1) === lemma);
}

/** "The school" seldom is the school of before; people and bodies that act are. */
function isKnownSort(portrait: Portrait): boolean {
  return portrait.sort === "person" || portrait.sort === "body" || ROLES.has(portrait.token.lemma.toLowerCase());
}

/** "The Iranian spokesman" is a spokesman of whom something Iranian was said. */
function modifiersFit(portrait: Portrait, earlier: Portrait): boolean {
  const known = [...earlier.described, ...earlier.words];
  return [...portrait.described].every((word) => known.some((other) => sharesStem(word, other)));
}

function sharesStem(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length, 5);
  return length >= 4 && a.slice(0, length) === b.slice(0, length);
}

function sharesPhrase(a: Portrait, b: Portrait): boolean {
  return a.word.sentence === b.word.sentence && (a.token.head === b.word.token || b.token.head === a.word.token);
}

/** The one actor that all candidates are mentions of, at its fullest. */
function onlyOne(candidates: readonly Portrait[], found: Chains): number | null {
  const roots = new Map<string, number>();
  for (const candidate of candidates) {
    const root = rootOf(candidate.index, found);
    const key = candidate.kind === "name" ? candidate.words.join(" ") : `${root}`;
    if (!roots.has(key)) roots.set(key, root);
  }
  const distinct = new Set(roots.values());
  const [root] = distinct;
  return distinct.size === 1 && root !== undefined ? root : null;
}

function rootOf(index: number, found: Chains): number {
  let at = index;
  for (let next = found.get(at); next !== undefined && next < at; next = found.get(at)) at = next;
  return at;
}

// ---------------------------------------------------------------- portraits

function portray(
  actors: readonly Word[],
  trees: readonly Tree[],
  names: readonly Name[],
  attributions: readonly AttributionDraft[],
): readonly Portrait[] {
  const named = namesByToken(names);
  const speaking = new Set(attributions.flatMap(({ speaker }) => (speaker === null ? [] : [keyOf(speaker)])));
  return actors.flatMap((word, index) => {
    const tree = trees[word.sentence];
    const token = tree?.tokens[word.token];
    if (tree === undefined || token === undefined) return [];
    return [portraitOf(index, word, tree, token, named.get(keyOf(word)) ?? null, speaking.has(keyOf(word)))];
  });
}

function portraitOf(
  index: number,
  word: Word,
  tree: Tree,
  token: Token,
  name: Name | null,
  isSpeaker: boolean,
): Portrait {
  const isPronoun = token.upos === "PRON" || PRONOUNS[token.form.toLowerCase()] !== undefined;
  const kind = isPronoun ? "pronoun" : name !== null || token.upos === "PROPN" ? "name" : "description";
  const words = name === null ? nounWords(tree, word.token) : nameWords(tree, name);
  const around = describing(tree, word.token, name);
  return {
    index,
    word,
    tree,
    token,
    kind,
    sort: sortOf(token, name, words, around),
    plural: ["NNS", "NNPS"].includes(token.xpos),
    opensList: dependents(tree, word.token, "conj").length > 0,
    gender: genderOf(words, around),
    words,
    described: around,
    isSubject: isSubject(tree, word.token),
    isSpeaker,
  };
}

/** A subject, or a later member of a list that is one. */
function isSubject(tree: Tree, index: number): boolean {
  const token = tree.tokens[index];
  if (token === undefined) return false;
  const first = relation(token) === "conj" ? tree.tokens[token.head] : token;
  return (first !== undefined && relation(first) === "nsubj") || subjectOf(tree, token.head) === index;
}

function nameWords(tree: Tree, name: Name): readonly string[] {
  return tree.tokens
    .slice(name.first, name.last + 1)
    .map((token) => fold(token.form))
    .filter((word) => /\p{L}/u.test(word) && !TITLES.has(word));
}

const TITLES: ReadonlySet<string> = new Set([
  "mr",
  "mrs",
  "ms",
  "miss",
  "dr",
  "sir",
  "gen",
  "col",
  "the",
  "'s",
  "’s",
  "s",
  "of",
]);

function nounWords(tree: Tree, token: number): readonly string[] {
  const flat = dependents(tree, token, "flat", "compound").filter((child) => tree.tokens[child]?.upos === "PROPN");
  return [...flat, token]
    .sort((a, b) => a - b)
    .map((index) => fold(tree.tokens[index]?.form ?? ""))
    .filter((word) => !TITLES.has(word));
}

function fold(form: string): string {
  return form.toLowerCase().replace(/[.’']s?$/u, "");
}

/** Titles, appositions and modifiers around a mention: "Iranian Foreign Ministry spokesman". */
function describing(tree: Tree, head: number, name: Name | null): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (index: number): void => {
    const token = tree.tokens[index];
    const inName = name !== null && index >= name.first && index <= name.last;
    if (token !== undefined && !inName && index !== head && ["NOUN", "ADJ", "PROPN"].includes(token.upos))
      found.add(fold(token.lemma));
  };
  const around = dependents(tree, head, "compound", "amod", "nmod", "appos", "flat");
  const above = tree.tokens[head];
  const title =
    above !== undefined && ["appos", "flat"].includes(relation(above)) && above.head >= 0 ? [above.head] : [];
  for (const index of [...around, ...title]) {
    add(index);
    for (const child of dependents(tree, index, "compound", "amod", "nmod:poss", "nmod"))
      if (child !== head) add(child);
  }
  return found;
}

function sortOf(
  token: Token,
  name: Name | null,
  words: readonly string[],
  around: ReadonlySet<string>,
): Portrait["sort"] {
  const lemma = token.lemma.toLowerCase();
  if (name?.kind === "person") return "person";
  if (name?.kind === "organisation") return "body";
  if (name?.kind === "place") return "country";
  if (THINGS.has(token.form.toLowerCase())) return "thing";
  if (BODIES.has(lemma) || BODIES.has(words.at(-1) ?? "")) return "body";
  if (ROLES.has(lemma) || SHE_WORDS.has(lemma) || HE_WORDS.has(lemma))
    return token.xpos === "NNS" ? "people" : "person";
  if ([...around].some((word) => ROLES.has(word) || word === "mr" || word === "ms") && token.upos === "PROPN")
    return "person";
  return token.xpos === "NNS" ? "people" : "unknown";
}

function genderOf(words: readonly string[], around: ReadonlySet<string>): Gender {
  const all = [...around, ...words];
  if (all.some((word) => SHE_WORDS.has(word))) return "she";
  if (all.some((word) => HE_WORDS.has(word))) return "he";
  const first = words.length > 1 ? (words[0] ?? "") : "";
  if (SHE_NAMES.has(first)) return "she";
  return HE_NAMES.has(first) ? "he" : "unknown";
}

function namesByToken(names: readonly Name[]): ReadonlyMap<string, Name> {
  const found = new Map<string, Name>();
  for (const name of names) {
    for (let token = name.first; token <= name.last; token++)
      found.set(keyOf({ sentence: name.sentence, token }), name);
  }
  return found;
}

function keyOf(word: Word): string {
  return `${word.sentence}:${word.token}`;
}

// ---------------------------------------------------------------- who speaks where

interface Quoted {
  readonly start: number;
  readonly end: number;
  readonly speaker: number;
}

function speakersByQuote(actors: readonly Word[], attributions: readonly AttributionDraft[]): readonly Quoted[] {
  const indexes = new Map(actors.map((word, index) => [keyOf(word), index]));
  const found = attributions.flatMap((attribution) => {
    const speaker = attribution.speaker === null ? undefined : indexes.get(keyOf(attribution.speaker));
    const isOwnWords = attribution.direct && !attribution.quoted;
    return speaker === undefined || !isOwnWords
      ? []
      : attribution.content.map(({ start, end }) => ({ start, end, speaker }));
  });
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}
