import type { EventType, VerificationState } from "../../model.ts";
import { KINDS, kindOf } from "./kinds.ts";

/** What `/map.geojson` answers, as far as the map needs it. */
export interface Dots {
  readonly features: readonly Dot[];
  /** How many of the incidents asked for can be placed, and how many are known by region or country alone, or not at all. */
  readonly placed?: number;
  readonly unplaced?: number;
}

export interface Dot {
  readonly geometry: { readonly coordinates: readonly [number, number] };
  readonly properties: {
    readonly code: string;
    readonly type: EventType;
    readonly state: VerificationState;
    readonly radiusM: number;
    readonly place?: string | null;
  };
}

/** All incidents that are told of one place with one precision. */
export interface Spot {
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusM: number;
  readonly name: string | null;
  readonly total: number;
  /** How many of each of `KINDS`. */
  readonly counts: readonly number[];
  /** The only incident's code; `null` where there are more. */
  readonly code: string | null;
  /** Set where all are in the one state. */
  readonly state: VerificationState | null;
}

/** A place known within this is drawn as a dot; a wider one as the area in which it lies. */
export const DOT_M = 1000;

/** The dots of a map by place. War is reported town by town: fifty thousand incidents are some thousand spots. */
export function spotsOf(dots: readonly Dot[]): readonly Spot[] {
  const spots = new Map<string, Growing>();
  for (const { geometry, properties } of dots) {
    const [longitude, latitude] = geometry.coordinates;
    const { code, type, state, radiusM, place } = properties;
    const key = `${longitude} ${latitude} ${radiusM}`;
    let spot = spots.get(key);
    if (spot === undefined) {
      const counts = KINDS.map(() => 0);
      spot = { longitude, latitude, radiusM, name: place ?? null, total: 0, counts, code, state };
      spots.set(key, spot);
    }
    const kind = KINDS.indexOf(kindOf(type));
    spot.total++;
    spot.counts[kind] = (spot.counts[kind] ?? 0) + 1;
    if (spot.total > 1) spot.code = null;
    if (spot.state !== state) spot.state = null;
  }
  return [...spots.values()];
}

interface Growing {
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusM: number;
  readonly name: string | null;
  total: number;
  readonly counts: number[];
  code: string | null;
  state: VerificationState | null;
}

/** Half the width of the box by which a spot is asked for: coordinates come with four decimals of a degree. */
const HALF_BOX = 0.0001;

/** The box of west, south, east, north around one point, as the API takes it. */
export function boxAround(longitude: number, latitude: number): string {
  return [longitude - HALF_BOX, latitude - HALF_BOX, longitude + HALF_BOX, latitude + HALF_BOX]
    .map((degrees) => degrees.toFixed(5))
    .join(",");
}
