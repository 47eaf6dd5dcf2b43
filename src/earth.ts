import type { Place, Precision } from "./model.ts";

/** How far from its coordinates a place may lie; `null` when it is too wide to be a point at all. */
export const RADIUS_KM: Readonly<Record<Precision, number | null>> = {
  exact: 1,
  near: 25,
  admin2: 30,
  admin1: 100,
  region: null,
  country: null,
  unknown: null,
};

/** Mean radius, IUGG. */
const EARTH_KM = 6371.0088;

/** One degree of latitude. */
export const KM_PER_DEGREE = 111.2;

/** The great-circle distance between two places. */
export function distanceKm(a: Place, b: Place): number {
  const rad = Math.PI / 180;
  const dLat = (b.latitude - a.latitude) * rad;
  const dLon = (b.longitude - a.longitude) * rad;
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * rad) * Math.cos(b.latitude * rad) * Math.sin(dLon / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(h)));
}
