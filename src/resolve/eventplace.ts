import type { EventMention, Precision, Sentence, Span, Token } from "../model.ts";
import type { PlaceMention } from "./places.ts";

/** Where an event happened, as far as the words say: a place mention, and how sure its point is. */
export interface EventPlace {
  readonly mention: PlaceMention;
  readonly precision: Precision;
  /** The words that say it, with their preposition: "near Idlib". */
  readonly span: Span;
}

/** What the choice needs of an event mention. */
export type Happening = Pick<EventMention, "trigger" | "sentence" | "head">;

/**
 * The place where an event happened, `null` where the text does not say.
 *
 * Syntax speaks first: what hangs on the trigger ("clashes near Idlib", "shelled Idlib"), then on its
 * participants ("killed residents of Idlib"), then on the clause above ("…in Idlib, killing two").
 * Datelines and seats of governments never are the scene. A sentence that only points back ("in the
 * same area", "there") takes the scene of the one before.
 */
export function chooseEventPlace(
  event: Happening,
  sentences: readonly Sentence[],
  places: readonly PlaceMention[],
): EventPlace | null {
  const sentence = sentences[event.sentence];
  if (sentence === undefined) return null;
  const here = places.filter((place) => place.sentence === event.sentence && canBeScene(place));
  const scene = best(sentence, event.head, here);
  if (scene !== null) return describe(sentence, scene);
  return pointsBack(sentence, event.head) ? carried(event, sentences, places) : null;
}

/** What the reader may know better than syntax: every scene of an event, where several towns are named. */
export function eventPlaces(
  event: Happening,
  sentences: readonly Sentence[],
  places: readonly PlaceMention[],
): readonly EventPlace[] {
  const sentence = sentences[event.sentence];
  const first = chooseEventPlace(event, sentences, places);
  if (sentence === undefined || first === null) return [];
  const joined = places.filter(
    (place) => place.sentence === first.mention.sentence && isJoined(sentence, place.head, first.mention.head),
  );
  return [first, ...joined.map((place) => describe(sentence, place))];
}

function canBeScene(place: PlaceMention): boolean {
  return place.role !== "dateline" && place.role !== "metonym";
}

function isJoined(sentence: Sentence, token: number, first: number): boolean {
  let at = token;
  for (let steps = 0; steps < 20; steps++) {
    const word = sentence.tokens[at];
    if (word === undefined || word.deprel !== "conj") return false;
    if (word.head === first) return true;
    at = word.head;
  }
  return false;
}

// ---------------------------------------------------------------- the path between trigger and name

interface Scored {
  readonly place: PlaceMention;
  readonly score: number;
}

/** Paths that say less than this about the scene are left alone: no place is better than a wrong one. */
const LEAST_SCORE = 0.25;
const LIKELY_SCORE = 0.4;

function best(sentence: Sentence, trigger: number, places: readonly PlaceMention[]): PlaceMention | null {
  const scored = places
    .map((place): Scored => ({ place, score: sceneScore(sentence, trigger, place) }))
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score || distance(a.place, trigger) - distance(b.place, trigger));
  const top = scored[0];
  if (top === undefined) return null;
  return finest(sentence, top.place, scored);
}

function distance(place: PlaceMention, trigger: number): number {
  return Math.abs(place.head - trigger);
}

/** The chain of token indexes from a token to the root, itself first. */
function ancestors(tokens: readonly Token[], from: number): readonly number[] {
  const chain: number[] = [];
  for (let at = from; at >= 0 && at < tokens.length && chain.length <= tokens.length; at = tokens[at]?.head ?? -1) {
    if (chain.includes(at)) break;
    chain.push(at);
  }
  return chain;
}

/** How well a name's place in the tree says "it happened here", 0 where it does not. */
function sceneScore(sentence: Sentence, trigger: number, place: PlaceMention): number {
  const { tokens } = sentence;
  const up = ancestors(tokens, trigger);
  const down = ancestors(tokens, place.head);
  const meet = down.find((token) => up.includes(token));
  if (meet === undefined) return 0;
  const climbed = climbScore(tokens, up.slice(0, up.indexOf(meet)), up[0] === meet);
  if (climbed === 0) return 0;
  return climbed * descentScore(tokens, down.slice(0, down.indexOf(meet)), place);
}

/** Relations by which a trigger's clause shares the scene of what it hangs on, with how readily it does. */
const SHARES_SCENE: Readonly<Record<string, number>> = {
  conj: 0.6,
  advcl: 0.7,
  acl: 0.7,
  "acl:relcl": 0.6,
  xcomp: 0.8,
  ccomp: 0.15,
  parataxis: 0.2,
  nmod: 0.6,
  obl: 0.6,
  "obl:agent": 0.6,
  obj: 0.8,
  nsubj: 0.8,
  "nsubj:pass": 0.8,
  compound: 0.7,
  amod: 0.6,
  appos: 0.6,
  "nmod:poss": 0.4,
  dep: 0.4,
  iobj: 0.4,
  csubj: 0.4,
  list: 0.3,
};

/** How much of the scene survives on the way up from the trigger to where the paths meet. */
function climbScore(tokens: readonly Token[], climbed: readonly number[], isTrigger: boolean): number {
  if (isTrigger) return 1;
  return climbed.reduce((score, index) => {
    const relation = tokens[index]?.deprel ?? "dep";
    return score * (SHARES_SCENE[relation] ?? SHARES_SCENE[relation.split(":")[0] ?? ""] ?? 0.3);
  }, 0.9);
}

const SCENE_CASE = new Set(
  "in at near on outside inside around across throughout within along off over beyond above upon by toward towards into through between amid".split(
    " ",
  ),
);
const FROM_OR_TO = new Set("from to against for with about via of".split(" "));

/** How well the steps down from the meeting point to the name say that it is a scene. */
function descentScore(tokens: readonly Token[], steps: readonly number[], place: PlaceMention): number {
  if (steps.length === 0) return 0.6;
  let score = 1;
  steps.forEach((index, depth) => {
    const token = tokens[index];
    if (token === undefined) return;
    score *= stepScore(tokens, token, index, depth === 0, place);
  });
  return score;
}

function stepScore(
  tokens: readonly Token[],
  token: Token,
  index: number,
  isName: boolean,
  place: PlaceMention,
): number {
  const relation = token.deprel.split(":")[0] ?? token.deprel;
  const isWide = isName && (place.precision === "country" || place.precision === "region");
  if (relation === "obl" || relation === "nmod") return obliqueScore(tokens, token, index, isName, isWide);
  if (relation === "obj" || token.deprel === "nsubj:pass") return 0.85;
  if (relation === "nsubj") return isWide ? 0.3 : 0.7;
  // "A US soldier" and "Damascus residents": a country says whose, a town says where.
  if (relation === "compound" || relation === "amod") return isWide ? 0.15 : 0.7;
  if (relation === "conj" || relation === "appos" || relation === "flat") return 0.85;
  if (relation === "root") return 0.6;
  if (relation === "xcomp") return 0.6;
  if (relation === "advcl") return marksSameTime(tokens, index) ? 0.7 : 0.35;
  if (relation === "acl") return HAPPENING.test(tokens[token.head]?.lemma ?? "") ? 0.8 : 0.35;
  if (relation === "ccomp" || relation === "parataxis") return 0.3;
  return 0.3;
}

/** Nouns for what happens: "killed in clashes in Idlib" has one scene, and the noun passes it on. */
const HAPPENING =
  /^(clash|attack|assault|raid|strike|airstrike|bombing|bombardment|shelling|fighting|battle|fight|offensive|operation|explosion|blast|ambush|gunfight|shootout|firefight|campaign|siege|protest|demonstration|march|rally|violence|incident|shooting|confrontation|skirmish|fire|bomb|car|attempt|advance|crossfire|massacre|riot|war|combat|rocket|shell|missile|mine)$/;

function marksSameTime(tokens: readonly Token[], clause: number): boolean {
  return tokens.some((token) => token.head === clause && /^(when|as|while|during|where)$/i.test(token.form));
}

function obliqueScore(tokens: readonly Token[], token: Token, index: number, isName: boolean, isWide: boolean): number {
  const marker = caseOf(tokens, index);
  const owner = tokens[token.head];
  if (token.deprel === "nmod:poss") return isWide || (isName && owner?.upos === "PROPN") ? 0.25 : 0.7;
  // "Dashinski, of Belarus" and "Hicks, from Adelaide" say where someone comes from.
  if (isName && owner?.upos === "PROPN" && (marker === "of" || marker === "from")) return 0.2;
  if (!isName && HAPPENING.test(token.lemma)) return marker === "after" || marker === "before" ? 0.6 : 0.95;
  if (/^obl:(tmod|npmod|unmarked)$/.test(token.deprel)) return isName ? 0.6 : 0.5;
  if (token.deprel === "obl:agent") return 0.5;
  if (marker === null) return 0.6;
  if (marker === "according" || (marker === "from" && isWide)) return 0.15;
  if (SCENE_CASE.has(marker)) return marker === "by" ? 0.5 : 1;
  if (marker === "of") return 0.85;
  if (FROM_OR_TO.has(marker)) return isName ? 0.5 : 0.65;
  return 0.5;
}

function caseOf(tokens: readonly Token[], head: number): string | null {
  const marker = tokens.find((token) => token.head === head && token.deprel === "case");
  return marker === undefined ? null : marker.form.toLowerCase();
}

// ---------------------------------------------------------------- which of nested places, and how near

const COARSENESS: Readonly<Record<Precision, number>> = {
  exact: 0,
  near: 0.5,
  admin2: 1,
  admin1: 2,
  region: 3,
  country: 4,
  unknown: 0,
};

/** "Idlib, Syria" and "Syria's Idlib": the finer of places that hang together or that both are likely scenes. */
function finest(sentence: Sentence, chosen: PlaceMention, scored: readonly Scored[]): PlaceMention {
  const finer = scored.filter(
    ({ place, score }) =>
      COARSENESS[place.precision] < COARSENESS[chosen.precision] &&
      (score >= LIKELY_SCORE || areNested(sentence.tokens, place.head, chosen.head)) &&
      liesWithin(place, chosen),
  );
  return finer.sort((a, b) => COARSENESS[a.place.precision] - COARSENESS[b.place.precision])[0]?.place ?? chosen;
}

/** As far as is known: a name in no list may lie anywhere. */
function liesWithin(finer: PlaceMention, wider: PlaceMention): boolean {
  if (finer.place === null || wider.place === null || wider.place.country === null) return true;
  if (finer.place.country !== wider.place.country) return false;
  return wider.precision !== "admin1" || finer.place.admin1 === wider.place.admin1;
}

function areNested(tokens: readonly Token[], a: number, b: number): boolean {
  const [aboveA, aboveB] = [ancestors(tokens, a).slice(1, 3), ancestors(tokens, b).slice(1, 3)];
  return aboveA.includes(b) || aboveB.includes(a) || (aboveA[0] !== undefined && aboveA[0] === aboveB[0]);
}

const NEAR =
  /\b(near|around|close to|outside|off|toward|towards|vicinity of|outskirts of|surroundings of|(?:kilomet(?:er|re)s?|km|miles?)\b[^,;]{0,30}\b(?:from|of)|(?:north|south|east|west)\w* of)\s*(?:the\s+)?(?:\p{L}+\s+(?:of\s+)?){0,4}$/iu;

function describe(sentence: Sentence, mention: PlaceMention): EventPlace {
  const before = sentence.tokens
    .slice(Math.max(0, mention.first - 8), mention.first)
    .map((token) => token.form)
    .join(" ");
  const isNear = mention.precision === "exact" && NEAR.test(before);
  return { mention, precision: isNear ? "near" : mention.precision, span: mention.span };
}

// ---------------------------------------------------------------- words that point back

const POINTS_BACK =
  /\b(there|(?:these|those|the same|this|that) (?:areas?|towns?|villages?|cit(?:y|ies)|places?|regions?|provinces?|districts?|neighbou?rhoods?|camps?)|the (?:area|town|village|city|camp|neighbou?rhood|district|province))\b/i;

/** The clause of the trigger names its scene by a word that stands for one named before. */
function pointsBack(sentence: Sentence, trigger: number): boolean {
  const words = sentence.tokens.slice(Math.max(0, trigger - 15), trigger + 20).map((token) => token.form);
  return POINTS_BACK.test(words.join(" ").replace(/\bthere (is|are|was|were|have|has|had|will)\b/gi, ""));
}

function carried(event: Happening, sentences: readonly Sentence[], places: readonly PlaceMention[]): EventPlace | null {
  const before = event.sentence - 1;
  const sentence = sentences[before];
  if (sentence === undefined) return null;
  const scenes = places.filter((place) => place.sentence === before && canBeScene(place) && place.role === "location");
  const last = scenes.sort((a, b) => COARSENESS[a.precision] - COARSENESS[b.precision])[0];
  return last === undefined ? null : describe(sentence, last);
}
