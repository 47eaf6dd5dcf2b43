import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { distanceKm } from "../src/earth.ts";
import type { Gazetteer, Language, Place, Span } from "../src/model.ts";
import { eventPlaces } from "../src/resolve/eventplace.ts";
import { toponymAt } from "../src/resolve/placename.ts";
import { linkToponyms } from "../src/resolve/placerank.ts";
import { readPlaces } from "../src/resolve/places.ts";
import { overlaps } from "../src/span.ts";
import { KNOWN_SPOTS } from "./placespots.ts";

/** One figure of a measurement; `n` is how many cases it rests on. */
export interface Row {
  readonly measure: string;
  readonly value: number;
  readonly n: number;
}

interface GoldToponym extends Span {
  readonly text: string;
  readonly lat: number;
  readonly lon: number;
  readonly country?: string;
  readonly fcode?: string;
}

interface GoldArticle {
  readonly text: string;
  readonly toponyms: readonly GoldToponym[];
}

interface GoldScene {
  readonly gold: boolean;
  readonly text: string;
  readonly verb: readonly (readonly [number, number])[];
  readonly locations: readonly (readonly [number, number])[];
}

/** A guess within this distance of the annotated point counts (100 miles, the field's custom). */
const CLOSE_KM = 161;
const SAME_TOWN_KM = 25;

/** How well places are found, linked and chosen for events, on the development data in a folder. */
export function evaluatePlaces(folder: string, language: Language, gazetteer: Gazetteer): readonly Row[] {
  return [
    ...["trnews", "lgl"].flatMap((name) => {
      const articles = readLines<GoldArticle>(join(folder, "places", `${name}.jsonl`));
      return [...linkRows(name, articles, gazetteer), ...findRows(name, articles, language, gazetteer)];
    }),
    ...spellingRows(join(folder, "places", "conflict_places.json"), gazetteer),
    ...sceneRows(join(folder, "places", "event_location_dev.jsonl"), language, gazetteer),
  ];
}

/** Linking of annotated names: within 161 km (or in the country, for countries), strictly, and by country. */
function linkRows(name: string, articles: readonly GoldArticle[], gazetteer: Gazetteer): readonly Row[] {
  let [n, tolerant, strict, country] = [0, 0, 0, 0];
  for (const { text, toponyms } of articles) {
    const gold = [...toponyms].sort((a, b) => a.start - b.start);
    const linked = linkToponyms(
      gold.map((span) => toponymAt(text, span, gazetteer)),
      text,
      gazetteer,
    );
    gold.forEach((toponym, i) => {
      const guess = linked[i]?.best ?? null;
      n++;
      if (guess === null) return;
      const iso = countryCode(toponym.country, gazetteer);
      const close = distanceKm(guess, pointOf(toponym)) <= CLOSE_KM;
      const sameCountry = iso !== null && guess.country === iso;
      if (close) strict++;
      if (close || (sameCountry && toponym.fcode?.startsWith("PCL") === true)) tolerant++;
      if (sameCountry) country++;
    });
  }
  return [
    { measure: `places.link.${name}.acc161-tolerant`, value: tolerant / n, n },
    { measure: `places.link.${name}.acc161-strict`, value: strict / n, n },
    { measure: `places.link.${name}.country`, value: country / n, n },
  ];
}

/** Finding of names: a found name is right when it overlaps an annotated one. */
function findRows(
  name: string,
  articles: readonly GoldArticle[],
  language: Language,
  gazetteer: Gazetteer,
): readonly Row[] {
  let [found, right, annotated, reached, close] = [0, 0, 0, 0, 0];
  for (const { text, toponyms } of articles) {
    const places = readPlaces(language.parse(text), text, gazetteer);
    found += places.length;
    annotated += toponyms.length;
    right += places.filter((place) => toponyms.some((toponym) => overlaps(place.span, toponym))).length;
    for (const toponym of toponyms) {
      const mention = places.find((place) => overlaps(place.span, toponym));
      if (mention === undefined) continue;
      reached++;
      if (mention.place !== null && isRight(mention.place, toponym, gazetteer)) close++;
    }
  }
  const precision = right / Math.max(1, found);
  const recall = reached / Math.max(1, annotated);
  return [
    { measure: `places.find.${name}.precision`, value: precision, n: found },
    { measure: `places.find.${name}.recall`, value: recall, n: annotated },
    { measure: `places.find.${name}.f1`, value: harmonic(precision, recall), n: annotated },
    { measure: `places.end-to-end.${name}.acc161`, value: close / Math.max(1, annotated), n: annotated },
  ];
}

function isRight(place: Place, gold: GoldToponym, gazetteer: Gazetteer): boolean {
  if (distanceKm(place, pointOf(gold)) <= CLOSE_KM) return true;
  return gold.fcode?.startsWith("PCL") === true && place.country === countryCode(gold.country, gazetteer);
}

function pointOf(gold: GoldToponym): Place {
  return {
    id: "place:gold",
    name: gold.text,
    latitude: gold.lat,
    longitude: gold.lon,
    featureCode: gold.fcode ?? "",
    country: null,
    admin1: null,
    population: 0,
  };
}

function countryCode(name: string | undefined, gazetteer: Gazetteer): string | null {
  if (name === undefined) return null;
  return gazetteer.lookup(name).find((place) => place.featureCode === "PCLI")?.country ?? null;
}

/** Spellings of places in conflicts: reached by the listed names alone, and with other romanisations of a known country. */
function spellingRows(path: string, gazetteer: Gazetteer): readonly Row[] {
  const rows = JSON.parse(readFileSync(path, "utf8")) as readonly {
    readonly place: string;
    readonly spelling: string;
  }[];
  const known = rows.filter((row) => KNOWN_SPOTS.has(row.place));
  const listed = known.filter((row) => reaches(gazetteer.lookup(row.spelling), row.place));
  const similar = known.filter((row) => {
    const country = KNOWN_SPOTS.get(row.place)?.[0] ?? "";
    return reaches([...gazetteer.lookup(row.spelling), ...gazetteer.similar(row.spelling, country)], row.place);
  });
  return [
    { measure: "places.spellings.listed", value: listed.length / known.length, n: known.length },
    { measure: "places.spellings.with-romanisations", value: similar.length / known.length, n: known.length },
  ];
}

/** Whether one of the places lies where the place of a name is known to lie. */
function reaches(places: readonly Place[], name: string): boolean {
  const [country = "", latitude = 0, longitude = 0] = KNOWN_SPOTS.get(name) ?? [];
  const spot = pointOf({ start: 0, end: 0, text: name, lat: latitude, lon: longitude });
  return places.some((place) => distanceKm(place, spot) <= SAME_TOWN_KM && place.country === country);
}

/** Scenes of events: the marked verb's place overlaps an annotated one, or both say that none is named. */
export function sceneRows(path: string, language: Language, gazetteer: Gazetteer): readonly Row[] {
  const cases = readLines<GoldScene>(path).filter((scene) => scene.locations.every(([start, end]) => end - start > 1));
  const half = cases.slice(Math.floor(cases.length / 2));
  return [
    ...sceneFigures("places.scene.first-half", cases.slice(0, Math.floor(cases.length / 2)), language, gazetteer),
    ...sceneFigures("places.scene.second-half", half, language, gazetteer),
    ...sceneFigures(
      "places.scene.double-checked",
      cases.filter((scene) => scene.gold),
      language,
      gazetteer,
    ),
  ];
}

function sceneFigures(
  measure: string,
  cases: readonly GoldScene[],
  language: Language,
  gazetteer: Gazetteer,
): readonly Row[] {
  let [right, chosen, chosenRight, named, namedRight] = [0, 0, 0, 0, 0];
  for (const scene of cases) {
    const guesses = sceneOf(scene, language, gazetteer);
    const [first] = guesses;
    const hit = first !== undefined && scene.locations.some(([start, end]) => overlaps({ start, end }, first));
    if (first !== undefined) chosen++;
    if (hit) chosenRight++;
    if (scene.locations.length > 0) named++;
    if (hit) namedRight++;
    if (hit || (first === undefined && scene.locations.length === 0)) right++;
  }
  const precision = chosenRight / Math.max(1, chosen);
  const recall = namedRight / Math.max(1, named);
  return [
    { measure: `${measure}.accuracy`, value: right / Math.max(1, cases.length), n: cases.length },
    { measure: `${measure}.precision`, value: precision, n: chosen },
    { measure: `${measure}.recall`, value: recall, n: named },
    { measure: `${measure}.f1`, value: harmonic(precision, recall), n: cases.length },
  ];
}

/** The spans that we take for the scene of the marked verb. */
export function sceneOf(scene: GoldScene, language: Language, gazetteer: Gazetteer): readonly Span[] {
  const parsed = language.parse(scene.text);
  const places = readPlaces(parsed, scene.text, gazetteer);
  const [start = 0, end = 0] = scene.verb[0] ?? [];
  for (const [index, sentence] of parsed.sentences.entries()) {
    const head = sentence.tokens.findIndex((token) => overlaps(token.span, { start, end }));
    if (head < 0) continue;
    const event = { trigger: { start, end }, sentence: index, head };
    return eventPlaces(event, parsed.sentences, places).map((place) => place.mention.span);
  }
  return [];
}

function harmonic(precision: number, recall: number): number {
  return precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall);
}

function readLines<T>(path: string): readonly T[] {
  if (!existsSync(path)) return [];
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line) as T);
}
