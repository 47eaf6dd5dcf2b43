/**
 * Draws the zones of data/agreements from Natural Earth's provinces (public domain) by the recipes beside
 * this file, and writes them into the agreements: `tsx training/zones/derive.ts admin1.geojson`.
 */

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { band, clip, type Outline, type Point, ring, simplify, untangle } from "./geometry.ts";
import { RECIPES, type Recipe } from "./recipes.ts";

interface Province {
  readonly country: string;
  readonly name: string;
  readonly outlines: readonly Outline[];
}

interface Drawn {
  zones: { id: string; versions: { polygons: readonly Outline[] }[] }[];
}

/** Degrees a simplified edge may stray: about one kilometre, well under every zone's stated precision. */
const TOLERANCE = 0.01;
/** Islands smaller than this many points say nothing at our precision. */
const LEAST_POINTS = 4;

const FOLDER = new URL("../../data/agreements/", import.meta.url);

main(process.argv[2]);

function main(path: string | undefined): void {
  if (path === undefined) throw new Error("Name the file of provinces: tsx training/zones/derive.ts admin1.geojson");
  const provinces = readProvinces(path);
  const drawn = new Map(RECIPES.map((recipe) => [recipe.zone, draw(recipe, provinces)]));
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".json") && name !== "schema.json")) {
    writeFileSync(new URL(file, FOLDER), fill(readFileSync(new URL(file, FOLDER), "utf8"), drawn));
  }
}

/** The agreements of a file with their zones redrawn; coordinates stay on one line each ring. */
function fill(text: string, drawn: ReadonlyMap<string, readonly Outline[]>): string {
  const agreements = JSON.parse(text) as Drawn[];
  const rings: string[] = [];
  for (const zone of agreements.flatMap((agreement) => agreement.zones)) {
    const polygons = drawn.get(zone.id);
    if (polygons === undefined) continue;
    for (const version of zone.versions) version.polygons = polygons;
  }
  const marked = JSON.stringify(
    agreements,
    (key: string, value: unknown) => {
      if (key !== "polygons") return value;
      rings.push(JSON.stringify(value));
      return `@@${rings.length - 1}@@`;
    },
    2,
  );
  return `${marked.replace(/"@@(\d+)@@"/g, (_, i) => rings[Number(i)] ?? "[]")}\n`;
}

function draw(recipe: Recipe, provinces: readonly Province[]): readonly Outline[] {
  const cutOut = (recipe.provinces ?? []).flatMap(({ country, names, cut }) =>
    pick(provinces, country, names).flatMap((province) =>
      province.outlines.map((outline) => (cut === undefined ? outline : clip(outline, cut))),
    ),
  );
  const bands = (recipe.bands ?? []).map(({ line, leftKm, rightKm }) => band(line, leftKm, rightKm));
  const tolerance = recipe.tolerance ?? TOLERANCE;
  const outlines = [...cutOut.map((outline) => simplifyRing(outline, tolerance)), ...(recipe.outlines ?? []), ...bands];
  const rings = outlines.map((outline) => untangle(ring(outline))).filter((outline) => outline.length > LEAST_POINTS);
  if (rings.length === 0) throw new Error(`Nothing to draw for ${recipe.zone}`);
  return rings;
}

/** Simplified in two halves, because a closed line has no ends to hold. */
function simplifyRing(outline: Outline, tolerance: number): Outline {
  const middle = Math.floor(outline.length / 2);
  return [
    ...simplify(outline.slice(0, middle + 1), tolerance).slice(0, -1),
    ...simplify(outline.slice(middle), tolerance),
  ];
}

function pick(provinces: readonly Province[], country: string, names: readonly string[] | "all"): readonly Province[] {
  const ours = provinces.filter((province) => province.country === country);
  if (names === "all") return ours;
  return names.map((name) => {
    const found = ours.find((province) => province.name === name);
    if (found === undefined) throw new Error(`No province ${name} in ${country}`);
    return found;
  });
}

function readProvinces(path: string): readonly Province[] {
  const collection = JSON.parse(readFileSync(path, "utf8")) as {
    features: {
      properties: { a3: string; name: string };
      geometry: { type: string; coordinates: Point[][] | Point[][][] };
    }[];
  };
  return collection.features.map(({ properties, geometry }) => ({
    country: properties.a3,
    name: properties.name,
    outlines: (geometry.type === "Polygon"
      ? [geometry.coordinates as Point[][]]
      : (geometry.coordinates as Point[][][])
    ).map((polygon) => polygon[0] ?? []),
  }));
}
