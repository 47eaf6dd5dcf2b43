import { RADIUS_KM } from "../earth.ts";
import type { IncidentLine } from "./incident-line.ts";

/** Four decimals of a degree are eleven metres, less than any place here is known to. */
const DECIMALS = 4;

/**
 * An incident on a map, as a small GeoJSON feature: where, how far around it may lie, of what kind, when, and how far
 * it is borne out. What is known only by region or country is no point and gives `null`: its middle drawn as a pin
 * would be read as a place.
 */
export function mapFeature({ code, type, mode, date, place, state, independent }: IncidentLine): object | null {
  const radiusKm = place === null ? null : RADIUS_KM[place.precision];
  if (place?.latitude == null || place.longitude === null || radiusKm === null) return null;
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [rounded(place.longitude), rounded(place.latitude)] },
    properties: {
      code,
      type,
      mode,
      state,
      first: date?.first ?? null,
      last: date?.last ?? null,
      independent,
      place: place.name,
      radiusM: radiusKm * 1000,
    },
  };
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}
