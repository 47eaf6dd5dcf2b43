import type { Feature, FeatureCollection, Polygon } from "geojson";
import { KINDS } from "./kinds.ts";
import { DOT_M, type Spot } from "./spots.ts";

/** Corners of a polygon that stands for a circle. */
const CORNERS = 48;
/** Metres of one degree of latitude. */
const DEGREE_M = 111_200;
/**
 * An area is drawn from the zoom on at which it is at least this wide, in pixels: wider than its mark, which hides a
 * narrower one. Hundreds of rings behind their marks say nothing, and without a graphics card each frame waits for them.
 */
const SEEN_PX = 48;
/** Metres of a pixel at the equator at zoom 0, with MapLibre's tiles of 512 pixels. */
const PIXEL_M = 78_271.5;

interface AreaProperties {
  readonly kind: string;
  readonly from: number;
  readonly key: string;
}

/** The circles within which spots lie that are no dots. */
export function areasOf(spots: readonly Spot[]): FeatureCollection<Polygon, AreaProperties> {
  const features = spots.filter(isArea).map((spot) => {
    const kind = KINDS[spot.counts.indexOf(Math.max(...spot.counts))] ?? "words";
    return circle(spot, { kind, from: zoomAt(spot), key: keyOf(spot) });
  });
  return { type: "FeatureCollection", features };
}

export function isArea({ radiusM }: Pick<Spot, "radiusM">): boolean {
  return radiusM > DOT_M;
}

export function keyOf({ longitude, latitude, radiusM }: Pick<Spot, "longitude" | "latitude" | "radiusM">): string {
  return `${longitude} ${latitude} ${radiusM}`;
}

/** A circle on the ground, as a polygon. */
export function circle<Properties extends object>(
  { longitude, latitude, radiusM }: Pick<Spot, "longitude" | "latitude" | "radiusM">,
  properties: Properties,
): Feature<Polygon, Properties> {
  const [dx, dy] = [radiusM / (DEGREE_M * shrink(latitude)), radiusM / DEGREE_M];
  const ring = Array.from({ length: CORNERS + 1 }, (_, i) => {
    const angle = (2 * Math.PI * (i % CORNERS)) / CORNERS;
    return [longitude + dx * Math.cos(angle), latitude + dy * Math.sin(angle)];
  });
  return { type: "Feature", properties, geometry: { type: "Polygon", coordinates: [ring] } };
}

/** The zoom from which on an area is wide enough to be seen as one. */
function zoomAt({ radiusM, latitude }: Spot): number {
  return Math.max(0, Math.log2((SEEN_PX * PIXEL_M * shrink(latitude)) / (2 * radiusM)));
}

/** Degrees of longitude shrink towards the poles; at the poles themselves they are kept from being nothing. */
function shrink(latitude: number): number {
  return Math.max(0.05, Math.cos((latitude * Math.PI) / 180));
}
