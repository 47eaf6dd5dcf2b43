import { RADIUS_KM } from "../earth.ts";
import type { IncidentLine } from "./incident-line.ts";

/** Four decimals of a degree are eleven metres, less than any place here is known to. */
const DECIMALS = 4;

/**
 * An incident on a map, as a small GeoJSON feature: where, how far around it may lie, of what kind, when, and how far
 * it is borne out. What is known only by region or country is no point and gives `null`: its middle drawn as a pin
 * would be read as a place.
 */
export function mapFeature(line: IncidentLine): object | null {
  const point = mapPoint(line);
  if (point === null) return null;
  const { code, type, mode, date, state, independent } = line;
  return {
    type: "Feature",
    geometry: { type: "Point", coordinates: [point.longitude, point.latitude] },
    properties: {
      code,
      type,
      mode,
      state,
      first: date?.first ?? null,
      last: date?.last ?? null,
      independent,
      place: point.name,
      radiusM: point.radiusM,
    },
  };
}

/** Where an incident is drawn on a map, and how far around it may lie; `null` for what is no point. */
export function mapPoint({ place }: Pick<IncidentLine, "place">) {
  const radiusKm = place === null ? null : RADIUS_KM[place.precision];
  if (place?.latitude == null || place.longitude === null || radiusKm === null) return null;
  const { name, longitude, latitude } = place;
  return { name, longitude: rounded(longitude), latitude: rounded(latitude), radiusM: radiusKm * 1000 };
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(DECIMALS));
}
