import type { EventType } from "../../model.ts";
import type { Spot as CountedSpot } from "../../present/spots.ts";
import { KINDS, kindOf } from "./kinds.ts";

/** All incidents that are told of one place with one precision, as the map draws them. */
export interface Spot extends Omit<CountedSpot, "byType"> {
  /** How many of each of `KINDS`. */
  readonly counts: readonly number[];
}

/** A place known within this is drawn as a dot; a wider one as the area in which it lies. */
export const DOT_M = 1000;

/** Spots by the map's kinds of event instead of by type. */
export function drawn({ byType, ...spot }: CountedSpot): Spot {
  const counts = KINDS.map(() => 0);
  for (const [type, count] of Object.entries(byType)) {
    const kind = KINDS.indexOf(kindOf(type as EventType));
    counts[kind] = (counts[kind] ?? 0) + count;
  }
  return { ...spot, counts };
}

/** Half the width of the box by which a spot is asked for: coordinates come with four decimals of a degree. */
const HALF_BOX = 0.0001;

/** The box of west, south, east, north around one point, as the API takes it. */
export function boxAround(longitude: number, latitude: number): string {
  return [longitude - HALF_BOX, latitude - HALF_BOX, longitude + HALF_BOX, latitude + HALF_BOX]
    .map((degrees) => degrees.toFixed(5))
    .join(",");
}
