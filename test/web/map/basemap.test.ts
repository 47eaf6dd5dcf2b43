import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon } from "geojson";
import { expect, test } from "vitest";
import type { CountryRow, TownRow } from "../../../src/web/map/ground.ts";

const FOLDER = fileURLToPath(new URL("../../../src/web/map/basemap/", import.meta.url));

function read<Content>(name: string): Content {
  return JSON.parse(readFileSync(FOLDER + name, "utf8")) as Content;
}

type Countries = FeatureCollection<MultiPolygon, { readonly iso: string; readonly name: string }>;
type Borders = FeatureCollection<MultiLineString, { readonly disputed: boolean }>;

const countries = read<Countries>("countries-50m.json");
const labels = read<readonly CountryRow[]>("countries.json");

test("each country has one label, and it stands in the country", () => {
  expect(labels).toHaveLength(countries.features.length);
  const astray = labels.filter(([, , name, longitude, latitude]) => {
    const country = countries.features.find(({ properties }) => properties.name === name);
    // Islets of a hundredth of a degree are too small to hold a point of the map's fineness.
    return country === undefined || !booleanPointInPolygon([longitude, latitude], country);
  });
  expect(astray.length).toBeLessThan(12);
  expect(astray.every(([, , , , , west, south, east, north]) => east - west < 1 && north - south < 1)).toBe(true);
});

test.each(["110m", "50m"])("no line between countries runs across the whole map at %s", (scale) => {
  for (const { geometry } of read<Borders>(`borders-${scale}.json`).features) {
    for (const line of geometry.coordinates) {
      const leaps = line.filter(([x = 0], i) => i > 0 && Math.abs(x - (line[i - 1]?.[0] ?? 0)) > 30);
      expect(leaps).toEqual([]);
    }
  }
});

/** Whether a line of one kind passes near a point. */
function passes(disputed: boolean, [x, y]: readonly [number, number], near: number): boolean {
  const { features } = read<Borders>("borders-50m.json");
  return features
    .filter(({ properties }) => properties.disputed === disputed)
    .some(({ geometry }) =>
      geometry.coordinates.some((line) => line.some(([px = 0, py = 0]) => Math.hypot(px - x, py - y) < near)),
    );
}

test.each([
  ["Crimea's isthmus", [33.7, 46.15]],
  ["the Golan", [35.87, 33.0]],
  ["the Line of Control", [74.0, 34.0]],
  ["Abyei", [28.0, 9.4]],
  ["Western Sahara", [-8.82, 27.66]],
  ["Kosovo", [20.7, 43.2]],
] as const)("the line at %s is drawn as disputed", (_, point) => {
  expect(passes(true, point, 0.6)).toBe(true);
  expect(passes(false, point, 0.05)).toBe(false);
});

test("a line on which nobody differs is whole", () => {
  expect(passes(false, [7.6, 47.6], 0.3)).toBe(true);
  expect(passes(true, [7.6, 47.6], 1)).toBe(false);
});

test("towns come the largest first, on the globe", () => {
  const towns = read<readonly TownRow[]>("towns.json");
  expect(towns.length).toBeGreaterThan(5000);
  const odd = towns.filter(([name, x, y]) => name === "" || Math.abs(x) > 180 || Math.abs(y) > 90);
  expect(odd).toEqual([]);
  expect(towns.every(([, , , thousands], i) => thousands <= (towns[i - 1]?.[3] ?? Number.POSITIVE_INFINITY))).toBe(
    true,
  );
});

test("lines between provinces are small enough for a bad connection, and lie inside countries", () => {
  const text = readFileSync(`${FOLDER}provinces.json`, "utf8");
  expect(text.length).toBeLessThan(1_500_000);
  const { coordinates } = (JSON.parse(text) as Feature<MultiLineString>).geometry;
  expect(coordinates.length).toBeGreaterThan(5000);
  const astray = coordinates.filter((line) => {
    const [x = 0, y = 0] = line[Math.floor(line.length / 2)] ?? [];
    const leaps = line.some(([at = 0], i) => i > 0 && Math.abs(at - (line[i - 1]?.[0] ?? 0)) > 30);
    return leaps || !(Math.abs(x) <= 180 && Math.abs(y) <= 90);
  });
  expect(astray).toEqual([]);
  // Between Aleppo and Idlib, and between Raqqa and Deir ez-Zor; none on the border of Egypt and Libya.
  const near = (x: number, y: number) =>
    coordinates.some((line) => line.some(([a = 0, b = 0]) => Math.hypot(a - x, b - y) < 0.3));
  expect(near(36.9, 35.9)).toBe(true);
  expect(near(39.5, 35.6)).toBe(true);
  expect(near(25, 26)).toBe(false);
});
