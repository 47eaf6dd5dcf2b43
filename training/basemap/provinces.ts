/**
 * Builds `src/web/map/basemap/provinces.json`, the lines between provinces of one country, from Natural Earth's
 * admin-1 areas (naturalearthdata.com, 1:10 million, public domain) as GeoJSON with the country's code in `a3`:
 *
 *     npx tsx training/basemap/provinces.ts ne_admin1.geojson
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { FeatureCollection, MultiLineString, MultiPolygon, Polygon, Position } from "geojson";
import { type Point, simplify } from "../zones/geometry.ts";

const FILE = fileURLToPath(new URL("../../src/web/map/basemap/provinces.json", import.meta.url));
/** Degrees that a simplified line may stray: about as far as the ground's countries do. */
const TOLERANCE = 0.02;
const DECIMALS = 2;
/** Corners nearer than this are one: neighbours share theirs to the last decimals. */
const SAME_DECIMALS = 4;

type Provinces = FeatureCollection<Polygon | MultiPolygon, { readonly a3: string }>;

main(process.argv[2]);

function main(path: string | undefined): void {
  if (path === undefined) throw new Error("Name the file: npx tsx training/basemap/provinces.ts ne_admin1.geojson");
  const provinces = JSON.parse(readFileSync(path, "utf8")) as Provinces;
  const lines = [...sharedEdges(provinces).values()].flatMap(chained);
  const coordinates = lines.map((line) => rounded(simplify(line, TOLERANCE))).filter((line) => line.length > 1);
  const geometry: MultiLineString = { type: "MultiLineString", coordinates };
  writeFileSync(FILE, `${JSON.stringify({ type: "Feature", properties: {}, geometry })}\n`);
  console.log(`${coordinates.length} lines`);
}

/** The edges that two provinces of one country share, by the pair; lines between countries are not among them. */
function sharedEdges({ features }: Provinces): ReadonlyMap<string, readonly (readonly [string, string])[]> {
  const owners = new Map<string, Set<number>>();
  features.forEach(({ geometry }, i) => {
    for (const ring of ringsOf(geometry)) {
      const corners = ring.map(keyOf);
      corners.slice(1).forEach((to, k) => {
        const edge = [corners[k] ?? to, to].sort().join(" ");
        owners.set(edge, (owners.get(edge) ?? new Set()).add(i));
      });
    }
  });
  const shared = new Map<string, (readonly [string, string])[]>();
  for (const [edge, pair] of owners) {
    const [one, other] = [...pair].map((i) => features[i]?.properties.a3);
    const [from = "", to = ""] = edge.split(" ");
    if (pair.size !== 2 || one !== other || from === to) continue;
    const key = [...pair].join(" ");
    shared.set(key, [...(shared.get(key) ?? []), [from, to]]);
  }
  return shared;
}

function ringsOf(geometry: Polygon | MultiPolygon): readonly Position[][] {
  return geometry.type === "Polygon" ? geometry.coordinates : geometry.coordinates.flat();
}

function keyOf([longitude = 0, latitude = 0]: Position): string {
  return `${longitude.toFixed(SAME_DECIMALS)},${latitude.toFixed(SAME_DECIMALS)}`;
}

/** Edges joined end to end into lines, as long as they go. */
function chained(edges: readonly (readonly [string, string])[]): readonly (readonly Point[])[] {
  const left = new Map<string, Set<string>>();
  for (const [from, to] of edges) {
    left.set(from, (left.get(from) ?? new Set()).add(to));
    left.set(to, (left.get(to) ?? new Set()).add(from));
  }
  const lines: Point[][] = [];
  // From the ends first, so that no line is begun in its middle; what is left then goes round.
  const ends = [...left.keys()].sort((a, b) => Number(left.get(a)?.size === 2) - Number(left.get(b)?.size === 2));
  for (const end of ends) {
    while ((left.get(end)?.size ?? 0) > 0) lines.push(walkFrom(end, left).map(pointOf));
  }
  return lines;
}

/** The line from one end on, taken out of what is left. */
function walkFrom(end: string, left: ReadonlyMap<string, Set<string>>): readonly string[] {
  const line = [end];
  for (let at = end; ; ) {
    const [next] = left.get(at) ?? [];
    if (next === undefined) return line;
    left.get(at)?.delete(next);
    left.get(next)?.delete(at);
    line.push(next);
    at = next;
  }
}

function pointOf(key: string): Point {
  const [longitude = 0, latitude = 0] = key.split(",").map(Number);
  return [longitude, latitude];
}

function rounded(line: readonly Point[]): Position[] {
  const near = line.map(([longitude, latitude]) => [
    Number(longitude.toFixed(DECIMALS)),
    Number(latitude.toFixed(DECIMALS)),
  ]);
  return near.filter((point, i) => i === 0 || point.join() !== near[i - 1]?.join());
}
