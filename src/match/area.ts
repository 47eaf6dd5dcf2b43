import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import { RADIUS_KM } from "../earth.ts";
import type { Agreement, DateRange, Obligation, Ring, Whereabouts, Zone } from "../model.ts";

type Version = Zone["versions"][number];

/** Where a place lies seen from an area whose edge is known only so far. */
export interface Bearing {
  readonly zone: Zone | null;
  readonly lies: "inside" | "may-be-inside" | "outside" | "cannot-tell";
  /** `true` when it lies inside even if both the place and the edge are as far off as they may be. */
  readonly surely: boolean;
  /** How far the edge of the zone may be off; `null` without a zone. */
  readonly edgeKm: number | null;
}

const KM_PER_DEGREE = 111.32;
const BEARINGS = 24;
/** Neighbouring provinces were simplified one by one, so slivers between them must not count as an edge. */
const NEARLY_ALL = 0.9;
const RANK: readonly Bearing["lies"][] = ["outside", "cannot-tell", "may-be-inside", "inside"];

/** Where a place lies seen from the zones of an obligation, by the zone that it lies deepest in. */
export function bearingOf(
  place: Whereabouts | null,
  obligation: Obligation,
  agreement: Agreement,
  days: DateRange | null,
): Bearing {
  if (obligation.zones === null) return { zone: null, lies: "cannot-tell", surely: false, edgeKm: null };
  const zones = agreement.zones.filter(({ id }) => obligation.zones?.includes(id));
  const bearings = zones.flatMap((zone) => versionsOn(zone, days).map((version) => bearing(place, zone, version)));
  const nowhere: Bearing = { zone: null, lies: "outside", surely: false, edgeKm: null };
  return bearings.reduce((best, next) => (depth(next) > depth(best) ? next : best), nowhere);
}

function depth({ zone, lies, surely }: Bearing): number {
  return RANK.indexOf(lies) * 4 + (surely ? 2 : 0) + (zone === null ? 0 : 1);
}

/** The drawings of a zone that hold on any of the days; an open date takes the latest that still holds. */
function versionsOn(zone: Zone, days: DateRange | null): readonly Version[] {
  if (days === null) return zone.versions.filter(({ to }) => to === null);
  return zone.versions.filter(({ from, to }) => from <= days.last && (to === null || days.first <= to));
}

function bearing(whereabouts: Whereabouts | null, zone: Zone, version: Version): Bearing {
  const edgeKm = version.precisionKm;
  const place = whereabouts?.place ?? null;
  if (whereabouts === null || place === null) return { zone, lies: "cannot-tell", surely: false, edgeKm };
  // A whole country or territory named as such is its own zone, however wide it is.
  if (zone.kind === "territory" && fold(place.name) === fold(zone.name))
    return { zone, lies: "inside", surely: true, edgeKm };
  const radius = RADIUS_KM[whereabouts.precision];
  if (radius === null) return { zone, lies: "cannot-tell", surely: false, edgeKm };
  const point = [place.longitude, place.latitude] as const;
  if (isFarOff(point, radius + edgeKm, version.polygons)) return { zone, lies: "outside", surely: false, edgeKm };
  const area = outline(version.polygons);
  if (isIn(point, area)) {
    const lies = shareInside(point, radius, area) >= NEARLY_ALL ? "inside" : "may-be-inside";
    const surely = shareInside(point, radius + edgeKm, area) >= NEARLY_ALL;
    return { zone, lies, surely: lies === "inside" && surely, edgeKm };
  }
  const lies = distanceToEdgeKm(point, version.polygons) <= radius + edgeKm ? "may-be-inside" : "outside";
  return { zone, lies, surely: false, edgeKm };
}

function fold(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

type Point = readonly [number, number];

/** Outlines in the form that the point test takes. */
interface Area {
  readonly type: "MultiPolygon";
  readonly coordinates: [number, number][][][];
}

function outline(polygons: readonly Ring[]): Area {
  return { type: "MultiPolygon", coordinates: polygons.map((ring) => [ring.map(([x, y]) => [x, y])]) };
}

function isIn(point: Point, area: Area): boolean {
  return booleanPointInPolygon([point[0], point[1]], area);
}

/** Whether every corner lies beyond a distance to one and the same side: a quick look before the close one. */
function isFarOff([x, y]: Point, km: number, polygons: readonly Ring[]): boolean {
  const [reachX, reachY] = [km / KM_PER_DEGREE / squeeze(y), km / KM_PER_DEGREE];
  return polygons.every(
    (ring) =>
      ring.every(([lon]) => lon > x + reachX) ||
      ring.every(([lon]) => lon < x - reachX) ||
      ring.every(([, lat]) => lat > y + reachY) ||
      ring.every(([, lat]) => lat < y - reachY),
  );
}

/** How much of the rim of a circle lies inside, from 0 to 1. */
function shareInside(centre: Point, radiusKm: number, area: Area): number {
  let inside = 0;
  for (let i = 0; i < BEARINGS; i++) {
    const angle = (2 * Math.PI * i) / BEARINGS;
    const reach = radiusKm / KM_PER_DEGREE;
    const x = centre[0] + (reach * Math.cos(angle)) / squeeze(centre[1]);
    if (isIn([x, centre[1] + reach * Math.sin(angle)], area)) inside++;
  }
  return inside / BEARINGS;
}

/** Distance in kilometres on a plane laid at the point: right to a percent at the size of our zones. */
function distanceToEdgeKm(point: Point, polygons: readonly Ring[]): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (const ring of polygons) {
    for (let i = 1; i < ring.length; i++) {
      nearest = Math.min(nearest, distanceToLineKm(point, ring[i - 1] ?? point, ring[i] ?? point));
    }
  }
  return nearest;
}

function distanceToLineKm(point: Point, from: Point, to: Point): number {
  const flat = squeeze(point[1]);
  const [ax, ay] = [(from[0] - point[0]) * flat, from[1] - point[1]];
  const [dx, dy] = [(to[0] - from[0]) * flat, to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + share * dx, ay + share * dy) * KM_PER_DEGREE;
}

/** How much shorter a degree of longitude is than one of latitude. */
function squeeze(latitude: number): number {
  return Math.max(0.01, Math.cos((latitude * Math.PI) / 180));
}
