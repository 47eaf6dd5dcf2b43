import { distanceKm, KM_PER_DEGREE, RADIUS_KM } from "../earth.ts";
import type { Precision, Whereabouts } from "../model.ts";
import { fold } from "./wording.ts";

/** How two places go together: one town, close enough to be one, nothing to tell, or two towns. */
export type Nearness = "same" | "near" | "unknown" | "apart";

/** Gazetteers set a town's point at its hall or its middle; they differ by less than this. */
const SAME_TOWN_KM = 3;

export function nearnessOf(a: Whereabouts | null, b: Whereabouts | null): Nearness {
  if (a === null || b === null) return "unknown";
  if (a.place === null || b.place === null) {
    return isName(a) && fold(a.citation.exact) === fold(b.citation.exact) ? "near" : "unknown";
  }
  const [radiusA, radiusB] = [RADIUS_KM[a.precision], RADIUS_KM[b.precision]];
  if (radiusA === null || radiusB === null) return haveOtherCountries(a, b) ? "apart" : "unknown";
  const wide = Math.max(radiusA, radiusB) >= 100;
  // Most pairs lie far apart: that can be told without trigonometry.
  if (Math.abs(a.place.latitude - b.place.latitude) * KM_PER_DEGREE > Math.max(SAME_TOWN_KM, radiusA + radiusB))
    return "apart";
  const apartKm = a.place.id === b.place.id ? 0 : distanceKm(a.place, b.place);
  if (apartKm <= SAME_TOWN_KM) return wide ? "near" : "same";
  if (radiusA + radiusB <= SAME_TOWN_KM) return "apart";
  return apartKm <= radiusA + radiusB ? "near" : "apart";
}

/** How far from its coordinates a place may lie, `null` for one too wide to compare by distance. */
export function radiusKm({ precision }: Whereabouts): number | null {
  return RADIUS_KM[precision];
}

/** Whether a report gives no place, or only one as wide as a country. */
export function isBroad(whereabouts: Whereabouts | null): boolean {
  return whereabouts === null || (whereabouts.place !== null && RADIUS_KM[whereabouts.precision] === null);
}

function isName({ citation }: Whereabouts): boolean {
  return /\p{Lu}/u.test(citation.exact);
}

function haveOtherCountries(a: Whereabouts, b: Whereabouts): boolean {
  const [one, other] = [a.place?.country ?? null, b.place?.country ?? null];
  return one !== null && other !== null && one !== other;
}

/** How narrow a place is told, from 0 (not at all) to 6 (a point). */
export function narrowness(place: Whereabouts | null): number {
  if (place === null || place.place === null) return 0;
  const order: readonly Precision[] = ["unknown", "country", "region", "admin1", "admin2", "near", "exact"];
  return order.indexOf(place.precision);
}
