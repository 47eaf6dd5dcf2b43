/**
 * Builds `data/gazetteer/gazetteer.bin.gz` from npm packages and the tables beside it:
 *
 *     npx tsx training/gazetteer/build.ts
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import countries from "i18n-iso-countries";
import type { PlaceId } from "../../src/model.ts";
import { ARABIC_SCRIPT, consonants, foldName } from "../../src/resolve/folding.ts";
import { type Entry, packGazetteer } from "./pack.ts";
import { namesIn, readDivisions, readNewerTowns, readTable, readTowns, type Town } from "./sources.ts";

const FOLDER = fileURLToPath(new URL("../../data/gazetteer/", import.meta.url));
/** Languages whose names of countries are taken up. */
const LANGUAGES = ["en", "ar", "fa", "he", "ru", "uk", "fr", "es", "de", "tr"];
/** Two rows of one name within this distance are one place. */
const SAME_PLACE_KM = 12;
/** Words for a kind of division, left away to get its bare name: "Idlib Governorate" is "Idlib" too. */
const DIVISION_WORD =
  /[ ,-]+(governorate|province|oblast'?|state|region|county|parish|district|division|department|prefecture|municipality|metropolis|republic|raion|krai|wilaya|canton|emirate|regional state|autonomous region|borough)$/i;
const DIVISION_FRONT =
  /^(muḩāfaz̧at|muhafazat|gouvernorat d[eu]|provincia d[ei]|province of|state of|wilaya de|departamento d[eo]|qada'|liwa') */i;

/** Divisions listed under the name of a people; as a word of a text it means the people. */
const PEOPLES = new Set(["Somali"]);

function main(): void {
  const towns = withNewer(readTowns(), readNewerTowns());
  const admin1 = readDivisions(1);
  const base = [...towns.map((town) => townEntry(town, admin1)), ...countryEntries(towns)];
  const named = withTable(withTable(base, "places.tsv"), "regions.tsv");
  const divisions = divisionEntries(towns, 1, named);
  const file = packGazetteer([...named, ...divisions, ...divisionEntries(towns, 2, [])]);
  const packed = gzipSync(file, { level: 9 });
  writeFileSync(`${FOLDER}gazetteer.bin.gz`, packed);
  console.log(
    `${named.length + divisions.length} places before districts, ${file.length} bytes, ${packed.length} packed`,
  );
}

/** The towns and those newer ones that are not among them under the same name within 15 km. */
function withNewer(towns: readonly Town[], newer: readonly Town[]): readonly Town[] {
  const byName = new Map<string, Town[]>();
  for (const town of towns) {
    for (const key of new Set([town.name, ...town.otherNames].map(foldName))) push(byName, key + town.country, town);
  }
  const added = newer.filter((town) => {
    const same = byName.get(foldName(town.name) + town.country) ?? [];
    return !same.some((other) => distanceKm(town, other) < 15);
  });
  return [...towns, ...added];
}

function townEntry(town: Town, admin1: ReadonlyMap<string, string>): Entry {
  return {
    id: town.id > 0 ? `place:geonames/${town.id}` : townId(town),
    names: [town.name, ...town.otherNames],
    primary: 2,
    latitude: town.latitude,
    longitude: town.longitude,
    featureCode: town.featureCode,
    country: alpha3(town.country),
    admin1: admin1.get(`${town.country}.${town.admin1}`) ?? "",
    population: town.population,
  };
}

/** Our own id for a town without a number: "place:tocsin/sy-hass@35.63,36.60". */
function townId(town: Town): PlaceId {
  return `place:tocsin/${town.country.toLowerCase()}-${slug(town.name)}@${town.latitude.toFixed(2)},${town.longitude.toFixed(2)}`;
}

function countryEntries(towns: readonly Town[]): readonly Entry[] {
  const people = new Map<string, number>();
  for (const town of towns) people.set(town.country, (people.get(town.country) ?? 0) + town.population);
  return readTable(`${FOLDER}countries.tsv`).map(([iso = "", latitude, longitude, further]) => {
    const listed = LANGUAGES.flatMap((language) => countries.getName(iso, language, { select: "all" }) ?? []);
    const names = [...namesIn(further), ...listed];
    const english = [...(countries.getName(iso, "en", { select: "all" }) ?? []), ...namesIn(further).slice(0, 1)];
    const shown = english.filter((name) => name.length > 3 && !/[,(.]|^The |^Congo$/.test(name));
    const plain = shown.sort((a, b) => a.length - b.length)[0] ?? english[0] ?? iso;
    return {
      id: `place:iso/${alpha3(iso)}` as const,
      names: [plain, ...names],
      primary: names.length + 1,
      latitude: Number(latitude),
      longitude: Number(longitude),
      featureCode: "PCLI",
      country: alpha3(iso),
      admin1: "",
      population: people.get(iso) ?? 0,
    };
  });
}

/** The entries with a table's rows: names for places that are there, and places that are not. */
function withTable(entries: readonly Entry[], file: string): readonly Entry[] {
  const all = [...entries];
  const byCountry = new Map<string, number[]>();
  all.forEach((entry, i) => push(byCountry, entry.country, i));
  for (const row of readTable(FOLDER + file)) {
    const fresh = rowEntry(row);
    const near = (byCountry.get(fresh.country) ?? []).filter((i) => isSamePlace(all[i], fresh));
    const nearest = near.sort((a, b) => distanceTo(all[a], fresh) - distanceTo(all[b], fresh))[0];
    const known = nearest === undefined ? undefined : all[nearest];
    if (nearest === undefined || known === undefined) {
      all.push(file === "places.tsv" ? { ...fresh, admin1: admin1Around(fresh, all, byCountry) } : fresh);
      push(byCountry, fresh.country, all.length - 1);
    } else all[nearest] = joined(known, fresh);
  }
  return all;
}

function rowEntry(row: readonly string[]): Entry {
  const [name = "", latitude, longitude, iso = "-", featureCode = "PPL", people, further] = row;
  const names = [name, ...namesIn(further)];
  return {
    id: `place:tocsin/${iso === "-" ? "" : `${iso.toLowerCase()}-`}${slug(name)}`,
    names,
    primary: names.length,
    latitude: Number(latitude),
    longitude: Number(longitude),
    featureCode,
    country: iso === "-" ? "" : alpha3(iso),
    admin1: "",
    population: Number(people) || 0,
  };
}

function isSamePlace(known: Entry | undefined, fresh: Entry): boolean {
  if (known === undefined || !known.featureCode.startsWith("PPL") || !fresh.featureCode.startsWith("PPL")) return false;
  if (distanceKm(known, fresh) > SAME_PLACE_KM) return false;
  const keys = new Set(known.names.map(nameKey(known.country)));
  return fresh.names.some((name) => keys.has(nameKey(known.country)(name)));
}

/** The first-level division of the nearest place that is known. */
function admin1Around(fresh: Entry, all: readonly Entry[], byCountry: ReadonlyMap<string, readonly number[]>): string {
  const around = (byCountry.get(fresh.country) ?? [])
    .map((i) => all[i])
    .filter((entry) => entry !== undefined && entry.admin1 !== "" && distanceKm(entry, fresh) < 90);
  return around.sort((a, b) => distanceTo(a, fresh) - distanceTo(b, fresh))[0]?.admin1 ?? "";
}

function nameKey(country: string): (name: string) => string {
  if (!ARABIC_SCRIPT.has(country)) return foldName;
  return (name) => consonants(foldName(name)) || foldName(name);
}

/** A known place with the names of a row written by hand; what the row does not say stays. */
function joined(known: Entry, fresh: Entry): Entry {
  const names = [...known.names.slice(0, known.primary), ...fresh.names, ...known.names.slice(known.primary)];
  return {
    ...known,
    names: [fresh.names[0] ?? "", ...names],
    primary: known.primary + fresh.names.length + 1,
    population: Math.max(known.population, fresh.population),
  };
}

/** Divisions of a level, placed in the middle of their towns, with the names of a seat that is called like them. */
function divisionEntries(towns: readonly Town[], level: 1 | 2, seats: readonly Entry[]): readonly Entry[] {
  const members = new Map<string, Town[]>();
  for (const town of towns) {
    if (level === 2 && town.admin2 === "") continue;
    const code = `${town.country}.${town.admin1}${level === 2 ? `.${town.admin2}` : ""}`;
    push(members, code, town);
  }
  const seatsOf = new Map<string, Entry[]>();
  for (const seat of seats) {
    if (/^PPL(A|C)$/.test(seat.featureCode)) push(seatsOf, `${seat.country} ${seat.admin1}`, seat);
  }
  const states = new Map(readTable(`${FOLDER}us-states.tsv`).map((row) => [`US.${row[0]}`, row]));
  const further = furtherNames();
  const admin1 = readDivisions(1);
  const entries: Entry[] = [];
  for (const [code, name] of readDivisions(level)) {
    const inside = members.get(code) ?? [];
    const state = level === 1 ? states.get(code) : undefined;
    if (inside.length === 0 && state === undefined) continue;
    const [iso = "", first = ""] = code.split(".");
    const country = alpha3(iso);
    const bare = bareName(name);
    const keyed = nameKey(country);
    const seat = (seatsOf.get(`${country} ${name}`) ?? []).find((town) =>
      town.names.some((other) => keyed(other) === keyed(bare)),
    );
    const abbreviations = state === undefined ? [] : [state[0] ?? "", ...namesIn(state[3])];
    const listed = level === 1 ? (further.get(`${iso} ${name}`)?.names ?? []) : [];
    const own = [name, bare, ...abbreviations, ...listed].filter((other) => !PEOPLES.has(other));
    entries.push({
      id: `place:admin${level}/${code}`,
      names: [...own, ...(seat?.names ?? [])],
      primary: own.length,
      ...(pointOf(state) ?? further.get(`${iso} ${name}`)?.point ?? middle(inside)),
      featureCode: `ADM${level}`,
      country,
      admin1: level === 1 ? name : (admin1.get(`${iso}.${first}`) ?? ""),
      population: inside.reduce((sum, town) => sum + town.population, 0),
    });
  }
  return entries;
}

function bareName(name: string): string {
  return name.replace(DIVISION_WORD, "").replace(DIVISION_FRONT, "").trim() || name;
}

interface Further {
  readonly names: readonly string[];
  readonly point: Spot | null;
}

/** What `divisions.tsv` adds to first-level divisions, by country and name. */
function furtherNames(): ReadonlyMap<string, Further> {
  const further = new Map<string, Further>();
  for (const [iso, name, latitude, longitude, names] of readTable(`${FOLDER}divisions.tsv`)) {
    const before = further.get(`${iso} ${name}`);
    const point = latitude ? { latitude: Number(latitude), longitude: Number(longitude) } : (before?.point ?? null);
    further.set(`${iso} ${name}`, { names: [...(before?.names ?? []), ...namesIn(names)], point });
  }
  return further;
}

function pointOf(row: readonly string[] | undefined): Spot | null {
  return row === undefined ? null : { latitude: Number(row[1]), longitude: Number(row[2]) };
}

/** The middle of towns, leaving out the outermost tenth on each side: a stray member must not move a division. */
function middle(towns: readonly Town[]): Spot {
  return {
    latitude: middleOf(towns.map((town) => town.latitude)),
    longitude: middleOf(towns.map((town) => town.longitude)),
  };
}

function middleOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const cut = Math.floor(sorted.length / 10);
  return ((sorted[cut] ?? 0) + (sorted[sorted.length - 1 - cut] ?? 0)) / 2;
}

function alpha3(iso2: string): string {
  return countries.alpha2ToAlpha3(iso2) ?? (iso2 === "XK" ? "XKX" : iso2);
}

function slug(name: string): string {
  return foldName(name).replace(/ /g, "-");
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

type Spot = { readonly latitude: number; readonly longitude: number };

function distanceTo(a: Spot | undefined, b: Spot): number {
  return a === undefined ? Number.POSITIVE_INFINITY : distanceKm(a, b);
}

function distanceKm(a: Spot, b: Spot): number {
  const rad = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * rad;
  const dLon = (b.longitude - a.longitude) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.min(1, Math.sqrt(h)));
}

main();
