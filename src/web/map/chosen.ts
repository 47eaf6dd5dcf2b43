import { RADIUS_KM } from "../../earth.ts";
import type { IncidentLine } from "../../present/incident-line.ts";

/** What is marked on the map: the place of an incident, or a country where no more is known of it. */
export type Chosen =
  | { readonly kind: "place"; readonly longitude: number; readonly latitude: number; readonly radiusM: number }
  | { readonly kind: "country"; readonly country: string };

/** What the map marks for an incident; `null` where nothing of its place is known. */
export function chosenFor({ place }: Pick<IncidentLine, "place">): Chosen | null {
  if (place === null) return null;
  const radiusKm = RADIUS_KM[place.precision];
  const { longitude, latitude, country } = place;
  if (longitude !== null && latitude !== null && radiusKm !== null) {
    return { kind: "place", longitude, latitude, radiusM: radiusKm * 1000 };
  }
  return country === null ? null : { kind: "country", country };
}

/** Whether an incident has a spot on the map. */
export function isPlaced(line: Pick<IncidentLine, "place">): boolean {
  return chosenFor(line)?.kind === "place";
}
