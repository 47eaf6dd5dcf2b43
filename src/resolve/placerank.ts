import { distanceKm } from "../earth.ts";
import type { Gazetteer, Link, Place, PlaceId, Precision, Span } from "../model.ts";
import { countryOfDemonym } from "./demonyms.ts";
import { ARABIC_SCRIPT, foldName } from "./folding.ts";

/** What the words around a name say it is: "the city of", "province". */
export type PlaceCue = "town" | "division" | "country" | null;

/** A name to be linked. `key` is the name without words that are not part of it. */
export interface Toponym {
  readonly span: Span;
  readonly key: string;
  readonly cue: PlaceCue;
}

/** What a name stands for. `best` is the first candidate even where rivals are close; `place` only where they are not. */
export interface LinkedPlace {
  readonly link: Link<PlaceId>;
  readonly place: Place | null;
  readonly best: Place | null;
  readonly precision: Precision;
}

/** What an article tells about where it plays, before its names are linked. */
export interface Setting {
  /** Country of the publisher, ISO alpha-3, as a weak hint. */
  readonly publisherCountry?: string | null;
}

interface Candidate {
  readonly place: Place;
  /** What speaks for the place whatever the article is about. */
  readonly prior: number;
}

interface Slot {
  readonly toponym: Toponym;
  /** The folded key of the toponym. */
  readonly key: string;
  readonly candidates: readonly Candidate[];
  /** The divisions that candidates lie in, each with its part of the name's one vote. */
  readonly divisions: ReadonlyMap<string, number>;
  /** The toponym that follows after a comma or "in", as an index: "Tripoli, Lebanon". */
  readonly parent: number | null;
}

interface Guess {
  /** The folded name that the guess is for. */
  readonly key: string;
  readonly place: Place;
  /** How much the guess may say about others: 1 for a name that only one place bears. */
  readonly weight: number;
}

/** Rivals nearer than this to each other are the same for a map. */
const SAME_SPOT_KM = 30;
/** Scores closer than this are too close to call. */
const MARGIN = 0.12;
/** How often guesses are made again with what the others say. */
const ROUNDS = 3;
const MOST_CANDIDATES = 60;
const MOST_ANCHORS = 30;

/**
 * The places that the names of one article stand for, linked together: names lend each other their
 * countries and districts, so that "Tripoli" near "Beirut" is not the one in Libya. Country and
 * distance are priors, never filters. Close rivals stay ambiguous.
 */
export function linkToponyms(
  toponyms: readonly Toponym[],
  text: string,
  gazetteer: Gazetteer,
  setting: Setting = {},
): readonly LinkedPlace[] {
  const adjectives = demonymCountries(text);
  const named = toponyms.map((toponym) => ({ toponym, key: foldName(toponym.key), name: nameOf(toponym) }));
  const names = distinctNames(named);
  const slots = withSpellings(makeSlots(named, names, text, gazetteer), adjectives, gazetteer);
  const distinct = firstOfEachName(slots);
  const shared = sharedDivisions(distinct.flatMap((i) => slots[i] ?? []));
  let guesses = slots.map((slot) => guess(slot, scores(slot, slots, null, EMPTY_EVIDENCE)));
  for (let round = 0; round < ROUNDS; round++) {
    const evidence = gather(distinct, guesses, shared, adjectives, setting);
    const before = guesses;
    guesses = slots.map((slot, i) => guess(slot, scores(slot, slots, before[i] ?? null, evidence)));
  }
  const evidence = gather(distinct, guesses, shared, adjectives, setting);
  const decided = slots.map((slot, i) => decide(slot, scores(slot, slots, guesses[i] ?? null, evidence)));
  return named.map(({ toponym, name }) => {
    const found = decided[names.get(name) ?? -1];
    return found ?? { link: { status: "nil", exact: toponym.key }, place: null, best: null, precision: "unknown" };
  });
}

/** How sure a point is that stands for a place of this kind. */
export function precisionOf(place: Place): Precision {
  const code = place.featureCode;
  if (code.startsWith("PCL")) return "country";
  if (code === "ADM1") return "admin1";
  if (/^ADM[2-5]$/.test(code)) return "admin2";
  if (/^(RGN|CONT|SEA|OCN|GULF|STM|DSRT|MTS|VAL|FRST|CNL|LK|STRT|ISLS)$/.test(code)) return "region";
  if (code === "ISL" && place.population > 100_000) return "region";
  return "exact";
}

// ---------------------------------------------------------------- candidates

interface Named {
  readonly toponym: Toponym;
  readonly key: string;
  readonly name: string;
}

/** A name with its cue: within one article it stands for one place, wherever it is used. */
function nameOf(toponym: Toponym): string {
  return `${foldName(toponym.key)}|${toponym.cue ?? ""}`;
}

/** The names of an article, numbered in the order of their first use. */
function distinctNames(toponyms: readonly Named[]): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const { name } of toponyms) if (!names.has(name)) names.set(name, names.size);
  return names;
}

/** One slot for each name. A parent given once ("Paris, Texas") holds wherever the name is used. */
function makeSlots(
  toponyms: readonly Named[],
  names: ReadonlyMap<string, number>,
  text: string,
  gazetteer: Gazetteer,
): readonly Slot[] {
  const first = new Map<string, Named>();
  const parents = new Map<string, number>();
  toponyms.forEach((named, i) => {
    if (!first.has(named.name)) first.set(named.name, named);
    const next = toponyms[i + 1];
    if (next === undefined || parents.has(named.key) || !followsAsParent(named.toponym, next.toponym, text)) return;
    parents.set(named.key, names.get(next.name) ?? -1);
  });
  return [...first.values()].map(({ toponym, key }) =>
    slotOf(toponym, key, candidatesOf(toponym, gazetteer), parents.get(key) ?? null),
  );
}

function slotOf(toponym: Toponym, key: string, candidates: readonly Candidate[], parent: number | null): Slot {
  return { toponym, key, candidates, parent, divisions: divisionsOf(candidates) };
}

function candidatesOf(toponym: Toponym, gazetteer: Gazetteer): readonly Candidate[] {
  const key = foldName(toponym.key);
  const people = countryOfDemonym(toponym.key);
  const country = people === null ? null : gazetteer.place(`place:iso/${people}`);
  if (country !== null) return [{ place: country, prior: priorOf(country, key, toponym.cue) }];
  const places = gazetteer.lookup(toponym.key).filter((place) => fits(toponym.key, place));
  return places
    .map((place) => ({ place, prior: priorOf(place, key, toponym.cue) - eclipsed(place, places, toponym.cue) }))
    .sort((a, b) => b.prior - a.prior || (a.place.id < b.place.id ? -1 : 1))
    .slice(0, MOST_CANDIDATES);
}

/** A division that is called after its chief town: without a word like "province" the town is meant. */
function eclipsed(place: Place, places: readonly Place[], cue: PlaceCue): number {
  if (cue === "division" || !place.featureCode.startsWith("ADM")) return 0;
  // A province has one chief town; towns of its districts may be called after it.
  const chief = place.featureCode === "ADM1" ? /^PPL[AC]$/ : /^PPL[AC]/;
  const hasTown = places.some(
    (town) => chief.test(town.featureCode) && town.country === place.country && town.admin1 === place.admin1,
  );
  return hasTown ? 1 : 0;
}

/** Two-letter capitals stand for a state or country, not for a hamlet called "Us" or "La". */
function fits(key: string, place: Place): boolean {
  return !/^[A-Z]{2,3}$/.test(key) || /^(PCL|ADM1)/.test(place.featureCode) || foldName(place.name).length > key.length;
}

/** Log of people, bounds so that a town with an unknown number still counts, and a bonus by kind of place. */
function priorOf(place: Place, key: string, cue: PlaceCue): number {
  const code = place.featureCode;
  const people = Math.log10(Math.max(place.population, code.startsWith("PPLA") ? 5000 : 300));
  const named = foldName(place.name) === key ? 0.5 : 0;
  return people * 0.5 + named + kindBonus(code, cue);
}

function kindBonus(code: string, cue: PlaceCue): number {
  if (code.startsWith("PCL")) return cue === null || cue === "country" ? 2.5 : 0.5;
  if (code === "CONT" || code === "RGN") return 0.8;
  if (code === "ADM1") return cue === "division" ? 2 : cue === "town" ? -1.5 : 0.3;
  if (code.startsWith("ADM")) return cue === "division" ? 1.2 : cue === "town" ? -1.5 : -1.2;
  const town = cue === "town" ? 1 : cue === "division" ? -0.8 : 0;
  if (code === "PPLC") return 1.3 + town;
  if (code === "PPLA") return 0.7 + town;
  if (code.startsWith("PPLA")) return 0.3 + town;
  if (code === "PPLX") return -0.3 + town;
  return town;
}

const PARENT_GAP = /^(?:,| in| \(|, in| in the|,? in (?:the )?(?:north|south|east|west|central)\w*(?: |-)?\w*)\s*$/;

function followsAsParent(child: Toponym, parent: Toponym | undefined, text: string): boolean {
  if (parent === undefined || parent.span.start < child.span.end) return false;
  const gap = text.slice(child.span.end, parent.span.start);
  return gap.length < 30 && PARENT_GAP.test(gap);
}

/** Countries that adjectives in the text speak for, with how often they do. */
function demonymCountries(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/\b[A-Z]\p{L}+(?: [A-Z]\p{L}+)?/gu)) {
    const country = countryOfDemonym(word) ?? countryOfDemonym(word.split(" ")[0] ?? "");
    if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return counts;
}

/** Names that nothing is listed under, tried as other romanisations in the countries the article speaks of. */
function withSpellings(
  slots: readonly Slot[],
  adjectives: ReadonlyMap<string, number>,
  gazetteer: Gazetteer,
): readonly Slot[] {
  const countries = new Set(adjectives.keys());
  for (const slot of slots) {
    const first = slot.candidates[0];
    if (first !== undefined && first.prior > 2.5 && first.place.country !== null) countries.add(first.place.country);
  }
  const tried = [...countries].filter((country) => ARABIC_SCRIPT.has(country));
  return slots.map((slot) => {
    if (slot.candidates.length > 0) return slot;
    const places = tried.flatMap((country) => gazetteer.similar(slot.toponym.key, country).slice(0, 3));
    const candidates = places.map((place) => ({ place, prior: priorOf(place, slot.key, slot.toponym.cue) }));
    return slotOf(slot.toponym, slot.key, candidates, slot.parent);
  });
}

// ---------------------------------------------------------------- what the names say about each other

interface Evidence {
  /** How much of the article points to a country, and to any. */
  readonly countries: ReadonlyMap<string, number>;
  readonly total: number;
  /** Weight of guesses in a first-level division, by country and division. */
  readonly divisions: ReadonlyMap<string, number>;
  /** How many names could lie in a division, names that few divisions have counting most. */
  readonly shared: ReadonlyMap<string, number>;
  readonly anchors: readonly Guess[];
}

const EMPTY_EVIDENCE: Evidence = {
  countries: new Map(),
  total: 1,
  divisions: new Map(),
  shared: new Map(),
  anchors: [],
};

/** Indexes of slots such that each name speaks once. */
function firstOfEachName(slots: readonly Slot[]): readonly number[] {
  const seen = new Set<string>();
  return slots.flatMap((slot, i) => {
    if (seen.has(slot.key)) return [];
    seen.add(slot.key);
    return [i];
  });
}

function gather(
  distinct: readonly number[],
  guesses: readonly (Guess | null)[],
  shared: ReadonlyMap<string, number>,
  adjectives: ReadonlyMap<string, number>,
  setting: Setting,
): Evidence {
  const countries = new Map<string, number>();
  const divisions = new Map<string, number>();
  const anchors: Guess[] = [];
  for (const i of distinct) {
    const made = guesses[i];
    if (made === null || made === undefined || made.place.country === null) continue;
    add(countries, made.place.country, made.weight);
    if (made.place.admin1 !== null) add(divisions, divisionKey(made.place), made.weight);
    if (precisionOf(made.place) === "exact" || precisionOf(made.place) === "admin2") anchors.push(made);
  }
  for (const [country, count] of adjectives) add(countries, country, Math.min(1.5, 0.5 * count));
  if (setting.publisherCountry) add(countries, setting.publisherCountry, 0.5);
  const total = [...countries.values()].reduce((sum, weight) => sum + weight, 0) + 0.5;
  const strongest = anchors.sort((a, b) => b.weight - a.weight).slice(0, MOST_ANCHORS);
  return { countries, total, divisions, shared, anchors: strongest };
}

/** How much the names of an article have each division in common; a name with one candidate counts whole. */
function sharedDivisions(slots: readonly Slot[]): ReadonlyMap<string, number> {
  const shared = new Map<string, number>();
  for (const slot of slots) for (const [division, weight] of slot.divisions) add(shared, division, weight);
  return shared;
}

function divisionsOf(candidates: readonly Candidate[]): ReadonlyMap<string, number> {
  const divisions = new Set(
    candidates.filter(({ place }) => place.admin1 !== null).map(({ place }) => divisionKey(place)),
  );
  return new Map([...divisions].map((division) => [division, 1 / divisions.size ** 0.7]));
}

function add(map: Map<string, number>, key: string, weight: number): void {
  map.set(key, (map.get(key) ?? 0) + weight);
}

function divisionKey(place: Place): string {
  return `${place.country ?? ""}/${place.admin1 ?? ""}`;
}

function scores(slot: Slot, slots: readonly Slot[], self: Guess | null, evidence: Evidence): readonly number[] {
  const parent = slot.parent === null ? null : (slots[slot.parent] ?? null);
  return slot.candidates.map(({ place, prior }) => {
    let score = prior + 2.2 * countryShare(place, evidence, self);
    score += divisionScore(place, evidence, self);
    if (place.admin1 !== null) score += sharedScore(evidence.shared, slot.divisions, divisionKey(place));
    score += nearness(place, slot.key, evidence.anchors);
    if (parent !== null) score += parentScore(place, parent);
    return score;
  });
}

/** The part of the evidence that is for a country; what the name itself said is left out. */
function countryShare(place: Place, evidence: Evidence, self: Guess | null): number {
  if (place.country === null) return 0;
  const own = self !== null && self.place.country === place.country ? self.weight : 0;
  return (
    Math.max(0, (evidence.countries.get(place.country) ?? 0) - own) / Math.max(1, evidence.total - (self?.weight ?? 0))
  );
}

/** Other names in the same division speak for a place; its own vote is taken out. */
function divisionScore(place: Place, evidence: Evidence, self: Guess | null): number {
  if (place.admin1 === null) return 0;
  const own = self !== null && divisionKey(self.place) === divisionKey(place) ? self.weight : 0;
  return 0.9 * Math.min(1.5, Math.max(0, (evidence.divisions.get(divisionKey(place)) ?? 0) - own));
}

function sharedScore(shared: ReadonlyMap<string, number>, own: ReadonlyMap<string, number>, division: string): number {
  return 0.8 * Math.min(2, Math.max(0, (shared.get(division) ?? 0) - (own.get(division) ?? 0)));
}

/** Places that lie further apart from north to south are more than 300 km apart. */
const NEAR_DEGREES = 3;

function nearness(place: Place, key: string, anchors: readonly Guess[]): number {
  let best = 0;
  if (precisionOf(place) === "country") return 0;
  for (const anchor of anchors) {
    if (anchor.key === key || anchor.place.id === place.id) continue;
    if (Math.abs(anchor.place.latitude - place.latitude) > NEAR_DEGREES) continue;
    const km = distanceKm(place, anchor.place);
    if (km < 300) best = Math.max(best, anchor.weight * (1 - km / 300));
  }
  return best;
}

/** "Paris, Texas": a place inside what follows the comma is meant. */
function parentScore(place: Place, parent: Slot): number {
  let best = 0;
  for (const { place: above } of parent.candidates) {
    if (above.id === place.id || above.country === null || above.country !== place.country) continue;
    if (above.featureCode.startsWith("PCL") && !place.featureCode.startsWith("PCL")) best = Math.max(best, 3);
    if (above.featureCode === "ADM1" && above.admin1 === place.admin1 && place.featureCode !== "ADM1")
      best = Math.max(best, 4);
    if (above.featureCode === "ADM2" && distanceKm(above, place) < 60) best = Math.max(best, 2.5);
  }
  return best;
}

function guess(slot: Slot, scored: readonly number[]): Guess | null {
  const list = ranked(slot, scored);
  const [best] = list;
  if (best === undefined) return null;
  const second = list.find((other) => !isSameSpot(other.place, best.place));
  const lead = second === undefined ? 2 : best.score - second.score;
  return { key: slot.key, place: best.place, weight: Math.max(0.15, Math.min(1, lead / 2)) };
}

/** The same for a map: close by, or a town and the division called after it. */
function isSameSpot(a: Place, b: Place): boolean {
  return (a.country === b.country && a.admin1 !== null && a.admin1 === b.admin1) || distanceKm(a, b) <= SAME_SPOT_KM;
}

function decide(slot: Slot, scored: readonly number[]): LinkedPlace {
  const list = ranked(slot, scored);
  const [best] = list;
  if (best === undefined) {
    return { link: { status: "nil", exact: slot.toponym.key }, place: null, best: null, precision: "unknown" };
  }
  const rivals = list.filter((other) => best.score - other.score < MARGIN && !isSameSpot(best.place, other.place));
  const precision = precisionOf(best.place);
  if (rivals.length > 0) {
    const candidates = [best, ...rivals].map(({ place, share }) => ({ id: place.id, score: share }));
    return { link: { status: "ambiguous", candidates }, place: null, best: best.place, precision };
  }
  const link = { status: "linked", id: best.place.id, score: best.share } as const;
  return { link, place: best.place, best: best.place, precision };
}

interface Ranked {
  readonly place: Place;
  readonly score: number;
  /** The part of all candidates' likelihood that this one has, 0 to 1. */
  readonly share: number;
}

function ranked(slot: Slot, scored: readonly number[]): readonly Ranked[] {
  const highest = Math.max(...scored, 0);
  const total = scored.reduce((sum, score) => sum + Math.exp(score - highest), 0);
  return slot.candidates
    .map(({ place }, i) => {
      const score = scored[i] ?? 0;
      return { place, score, share: Math.round((100 * Math.exp(score - highest)) / total) / 100 };
    })
    .sort((a, b) => b.score - a.score || (a.place.id < b.place.id ? -1 : 1));
}
