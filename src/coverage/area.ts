import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import type { Agreement, Day, Place, Zone } from "../model.ts";

/** Something that coverage is asked of. */
export type Area =
  | { readonly kind: "country"; readonly id: string; readonly name: string }
  | { readonly kind: "zone"; readonly id: Zone["id"]; readonly name: string; readonly zone: Zone };

/** Where something is. `wide` says that it is a region or a country and so no point. */
interface Spot extends Pick<Place, "name" | "longitude" | "latitude"> {
  readonly wide: boolean;
}

/** West, south, east, north, in degrees. */
type Box = readonly [number, number, number, number];
type Version = Zone["versions"][number];

const KM_PER_DEGREE = 111.32;
/** How many points of the rim around a place are tried, when the place itself lies outside. */
const BEARINGS = 8;

export function areasOf({ zones }: Pick<Agreement, "zones">): readonly Area[] {
  return zones.map((zone) => ({ kind: "zone", id: zone.id, name: zone.name, zone }));
}

export function countryArea(code: string): Area {
  return { kind: "country", id: code, name: code };
}

/** A box around a zone as it was drawn at any time within some days, with what its line may be off. */
export function boxOf(zone: Zone, from: Day, to: Day): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const { polygons, precisionKm } of versionsDuring(zone, from, to)) {
    const up = precisionKm / KM_PER_DEGREE;
    for (const [x, y] of polygons.flat()) {
      const across = up / squeeze(y);
      [west, east] = [Math.min(west, x - across), Math.max(east, x + across)];
      [south, north] = [Math.min(south, y - up), Math.max(north, y + up)];
    }
  }
  return [west, south, east, north];
}

/**
 * Whether an article that names a place writes of a zone: the place lies in it, or no farther outside than its line may
 * be off. A whole region or country counts only where it is the zone itself.
 */
export function liesIn(place: Spot, zone: Zone, from: Day, to: Day): boolean {
  if (place.wide) return zone.kind === "territory" && fold(place.name) === fold(zone.name);
  return versionsDuring(zone, from, to).some((version) => touches(place, version));
}

/** The drawings that held on any of some days; where none did, all of them. */
function versionsDuring({ versions }: Zone, from: Day, to: Day): readonly Version[] {
  const holding = versions.filter((version) => version.from <= to && (version.to === null || from <= version.to));
  return holding.length > 0 ? holding : versions;
}

function touches({ longitude, latitude }: Spot, { polygons, precisionKm }: Version): boolean {
  const reach = precisionKm / KM_PER_DEGREE;
  const rim = Array.from({ length: BEARINGS }, (_, i) => {
    const angle = (2 * Math.PI * i) / BEARINGS;
    return [longitude + (reach * Math.cos(angle)) / squeeze(latitude), latitude + reach * Math.sin(angle)] as [
      number,
      number,
    ];
  });
  return polygons.some((ring) => {
    const shape = { type: "Polygon" as const, coordinates: [ring.map(([x, y]): [number, number] => [x, y])] };
    return [[longitude, latitude] as [number, number], ...rim].some((point) => booleanPointInPolygon(point, shape));
  });
}

/** How much shorter a degree of longitude is than one of latitude. */
function squeeze(latitude: number): number {
  return Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
}

function fold(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}
