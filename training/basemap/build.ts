/**
 * Builds the map's ground, `src/web/map/basemap/`, from npm packages:
 *
 *     npx tsx training/basemap/build.ts
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from "geojson";
import countryCodes from "i18n-iso-countries";
import { feature, mesh } from "topojson-client";
import { readTowns } from "../gazetteer/sources.ts";
import { DISPUTED_LINES, type DisputedLine, NOT_MEMBERS } from "./disputed-lines.ts";
import { innerPoint } from "./inner-point.ts";

const FOLDER = fileURLToPath(new URL("../../src/web/map/basemap/", import.meta.url));
/** Smaller towns are left out: the map is for finding one's way, the record names the places itself. */
const TOWN_PEOPLE = 30_000;
/** Two decimals of a degree are 1.1 km, finer than the source is drawn. */
const DECIMALS = 2;
/** The source gives this unit no number. */
const KOSOVO = "XKX";

type Named = GeometryObject & { readonly properties?: { readonly name?: string } };
type Topology = Parameters<typeof mesh>[0];
type GeometryObject = NonNullable<Parameters<typeof mesh>[1]>;
type Atlas = Topology & { readonly objects: { readonly countries: GeometryObject } };

const require = createRequire(import.meta.url);
const ATLASES = {
  "110m": require.resolve("world-atlas/countries-110m.json"),
  "50m": require.resolve("world-atlas/countries-50m.json"),
};

function main(): void {
  for (const scale of ["110m", "50m"] as const) {
    const atlas = JSON.parse(readFileSync(ATLASES[scale], "utf8")) as Atlas;
    const countries = countriesIn(atlas);
    write(`countries-${scale}.json`, countries);
    write(`borders-${scale}.json`, bordersIn(atlas));
    if (scale === "50m") write("countries.json", countries.features.map(labelOf));
  }
  write("towns.json", towns());
}

/** Each country as an area with its ISO 3166-1 alpha-3 code; units without a code have none. */
function countriesIn(
  atlas: Atlas,
): FeatureCollection<Polygon | MultiPolygon, { readonly iso: string; readonly name: string }> {
  const found = feature(atlas, atlas.objects.countries);
  const all = "features" in found ? found.features : [found];
  const features = all.flatMap(({ id, geometry, properties }) => {
    const name = nameIn(properties);
    if (geometry.type !== "Polygon" && geometry.type !== "MultiPolygon") return [];
    const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    const polygons = parts.flatMap((part) => {
      const rings = part.map(rounded).filter((ring) => ring.length >= 4);
      return rings.length === 0 ? [] : [rings];
    });
    if (polygons.length === 0) return [];
    const iso = isoOf(id, name);
    const area: MultiPolygon = { type: "MultiPolygon", coordinates: polygons };
    return [{ type: "Feature" as const, properties: { iso, name }, geometry: area }];
  });
  return { type: "FeatureCollection", features };
}

function nameIn(properties: object | null): string {
  return properties !== null && "name" in properties ? String(properties.name) : "";
}

function isoOf(id: string | number | undefined, name: string): string {
  if (name === "Kosovo") return KOSOVO;
  return id === undefined ? "" : (countryCodes.numericToAlpha3(String(id)) ?? "");
}

/** Lines between countries, coasts left out: those that nobody disputes, and the others. */
function bordersIn(atlas: Atlas): FeatureCollection<MultiLineString, { readonly disputed: boolean }> {
  const lines = (wanted: (one: string, other: string) => boolean) =>
    mesh(atlas, atlas.objects.countries, (a, b) => {
      return a !== b && wanted(nameOf(a), nameOf(b));
    }).coordinates.map(rounded);
  const settled = lines((one, other) => !isUnsettled(one, other) && disputeOf(one, other) === undefined);
  const unsettled = lines(isUnsettled);
  const parts = DISPUTED_LINES.flatMap((dispute) =>
    lines((one, other) => !isUnsettled(one, other) && disputeOf(one, other) === dispute).flatMap((line) =>
      cutAtBox(line, dispute.box),
    ),
  );
  const plain = parts.filter(({ within }) => !within).map(({ line }) => line);
  const disputed = parts.filter(({ within }) => within).map(({ line }) => line);
  return {
    type: "FeatureCollection",
    features: [lineFeature([...settled, ...plain], false), lineFeature([...unsettled, ...disputed], true)],
  };
}

function nameOf(one: GeometryObject): string {
  return (one as Named).properties?.name ?? "";
}

function isUnsettled(one: string, other: string): boolean {
  return NOT_MEMBERS.has(one) || NOT_MEMBERS.has(other);
}

function disputeOf(one: string, other: string): DisputedLine | undefined {
  return DISPUTED_LINES.find(({ between }) => between.includes(one) && between.includes(other));
}

function lineFeature(
  lines: readonly Position[][],
  disputed: boolean,
): Feature<MultiLineString, { readonly disputed: boolean }> {
  const coordinates = lines.filter((line) => line.length >= 2);
  return { type: "Feature", properties: { disputed }, geometry: { type: "MultiLineString", coordinates } };
}

/** A line cut where it enters and leaves a box; without a box all of it is within. */
function cutAtBox(
  line: readonly Position[],
  box: DisputedLine["box"],
): readonly { readonly line: Position[]; readonly within: boolean }[] {
  const parts: { line: Position[]; within: boolean }[] = [];
  for (let i = 1; i < line.length; i++) {
    const [from, to] = [line[i - 1], line[i]];
    if (from === undefined || to === undefined) continue;
    const within = box === undefined || (isIn(from, box) && isIn(to, box));
    const last = parts.at(-1);
    if (last === undefined || last.within !== within) parts.push({ line: [from, to], within });
    else last.line.push(to);
  }
  return parts;
}

function isIn([longitude = 0, latitude = 0]: Position, [west, south, east, north]: NonNullable<DisputedLine["box"]>) {
  return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
}

/** Coordinates at the map's fineness; points that fall together with the one before are left out. */
function rounded(line: readonly Position[]): Position[] {
  const points = line.map(([longitude = 0, latitude = 0]) => [atFineness(longitude), atFineness(latitude)]);
  return points.filter((point, i) => i === 0 || point[0] !== points[i - 1]?.[0] || point[1] !== points[i - 1]?.[1]);
}

function atFineness(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}

/** `[alpha-3, alpha-2, name, longitude, latitude, west, south, east, north]` of a country, for its label and to show it whole. */
function labelOf({
  properties: { iso, name },
  geometry,
}: Feature<Polygon | MultiPolygon, { iso: string; name: string }>) {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const main = polygons.reduce((best, one) => (sizeOf(one[0] ?? []) > sizeOf(best[0] ?? []) ? one : best));
  const ring = main[0] ?? [];
  const [xs, ys] = [ring.map(([x = 0]) => x), ring.map(([, y = 0]) => y)];
  const box = [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
  return [
    iso,
    countryCodes.alpha3ToAlpha2(iso) ?? (iso === KOSOVO ? "XK" : ""),
    name,
    ...innerPoint(main).map(atFineness),
    ...box,
  ];
}

function sizeOf(ring: readonly Position[]): number {
  let twice = 0;
  for (let i = 1; i < ring.length; i++) {
    const [[x0 = 0, y0 = 0], [x1 = 0, y1 = 0]] = [ring[i - 1] ?? [], ring[i] ?? []];
    twice += x0 * y1 - x1 * y0;
  }
  return Math.abs(twice);
}

/** `[name, longitude, latitude, people in thousands, 1 for a capital]`, the largest first. */
function towns(): readonly (readonly [string, number, number, number, 0 | 1])[] {
  return readTowns()
    .filter(({ population, featureCode }) => population >= TOWN_PEOPLE && featureCode !== "PPLX")
    .sort((a, b) => b.population - a.population || a.id - b.id)
    .map(({ name, longitude, latitude, population, featureCode }) => {
      return [
        name,
        atFineness(longitude),
        atFineness(latitude),
        Math.round(population / 1000),
        featureCode === "PPLC" ? 1 : 0,
      ];
    });
}

function write(name: string, content: object): void {
  const text = `${JSON.stringify(content)}\n`;
  writeFileSync(FOLDER + name, text);
  console.log(`${name}: ${text.length} bytes`);
}

main();
