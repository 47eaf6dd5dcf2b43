import { RADIUS_KM } from "../earth.ts";
import type { ReportedEvent } from "../model.ts";
import { eventRecord } from "./record.ts";

/**
 * Events as GeoJSON (RFC 7946). What is known only by region or country has no geometry: a centroid drawn as
 * a pin would be read as a place.
 */
export function toGeoJson(reports: readonly ReportedEvent[]) {
  return { type: "FeatureCollection" as const, features: reports.map(feature) };
}

function feature(report: ReportedEvent) {
  const place = report.place?.place ?? null;
  const radiusKm = report.place === null ? null : RADIUS_KM[report.place.precision];
  const shown = place !== null && radiusKm !== null;
  return {
    type: "Feature" as const,
    id: report.id,
    geometry: shown ? { type: "Point" as const, coordinates: [place.longitude, place.latitude] } : null,
    properties: { article: report.article, publisher: report.publisher, radiusKm, ...eventRecord(report) },
  };
}
