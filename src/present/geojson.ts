import type { ReportedEvent } from "../model.ts";
import { eventRecord } from "./record.ts";

/** How wide of the mark a point may be, in kilometres, by UCDP's and our own levels; `null` is not a point at all. */
const RADIUS_KM = { exact: 1, near: 25, admin2: 30, admin1: 100, region: null, country: null, unknown: null } as const;

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
