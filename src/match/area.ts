import { booleanPointInPolygon } from "@turf/boolean-point-in-polygon";
import { RADIUS_KM } from "../earth.ts";
import type { Agreement, DateRange, Obligation, Ring, Whereabouts, Zone } from "../model.ts";
import { countryOf } from "./bound.ts";

type Version = Zone["versions"][number];
export type Point = readonly [number, number];

/** Where a place lies seen from an area whose edge is known only so far. */
export interface Bearing {
  readonly zone: Zone | null;
  readonly version: Version | null;
  readonly lies: "inside" | "may-be-inside" | "outside" | "cannot-tell";
  /** `true` when it lies inside even if both the place and the edge are as far off as they may be. */
  readonly surely: boolean;
  /** Whether it lies within the area or so close to it that somebody could take it for inside. */
  readonly near: boolean;
  /** How far the place may lie from its coordinates; `null` when it is no point. */
  readonly radiusKm: number | null;
  /** A drawing that no longer held on that day and that takes the place in. */
  readonly former: Version | null;
}

const NOWHERE: Bearing = {
  zone: null,
  version: null,
  lies: "outside",
  surely: false,
  near: false,
  radiusKm: null,
  former: null,
};

/** Beyond this, past what place and line may be off, nobody takes a place for one inside; our own bound. */
const NEAR_KM = 25;
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
  if (obligation.zones === null) return { ...NOWHERE, lies: "cannot-tell", near: true };
  const zones = agreement.zones.filter(({ id }) => obligation.zones?.includes(id));
  const bearings = zones.flatMap((zone) =>
    versionsOn(zone, days).map((version) => bearing(place, zone, version, countryNamed(zone, agreement))),
  );
  const best = bearings.reduce((deepest, next) => (depth(next) > depth(deepest) ? next : deepest), NOWHERE);
  if (best.lies !== "outside") return best;
  const former = formerOf(place, zones, days);
  return former === null ? best : { ...best, ...former, near: true };
}

function depth({ zone, lies, surely, near }: Bearing): number {
  return RANK.indexOf(lies) * 8 + (surely ? 4 : 0) + (near ? 2 : 0) + (zone === null ? 0 : 1);
}

/**
 * The drawings of a zone that hold on any of the days; an open date takes the latest that still holds, and days before
 * any drawing take the first, because a pact is announced before its lines hold.
 */
function versionsOn(zone: Zone, days: DateRange | null): readonly Version[] {
  if (days === null) return zone.versions.filter(({ to }) => to === null);
  const holding = zone.versions.filter(({ from, to }) => from <= days.last && (to === null || days.first <= to));
  if (holding.length > 0 || zone.versions.some(({ from }) => from <= days.last)) return holding;
  const first = zone.versions.reduce((earliest, { from }) => (from < earliest ? from : earliest), "9999");
  return zone.versions.filter(({ from }) => from === first);
}

/** The drawing of earlier days that takes in a place which no drawing of these days does. */
function formerOf(place: Whereabouts | null, zones: readonly Zone[], days: DateRange | null) {
  for (const zone of days === null ? [] : zones) {
    const gone = zone.versions.filter(({ to }) => to !== null && days !== null && to < days.first);
    const former = gone.find((version) => bearing(place, zone, version, null).lies === "inside");
    if (former !== undefined) return { zone, version: former, former };
  }
  return null;
}

/** The country whose whole land a zone is: a territory by the name of a state that has a part in the agreement. */
function countryNamed(zone: Zone, { roles }: Agreement): string | null {
  if (zone.kind !== "territory") return null;
  const state = roles.find(({ name, actor }) => countryOf(actor) !== null && fold(name) === fold(zone.name));
  return state === undefined ? null : countryOf(state.actor);
}

function bearing(whereabouts: Whereabouts | null, zone: Zone, version: Version, whole: string | null): Bearing {
  const unclear: Bearing = { ...NOWHERE, zone, version, lies: "cannot-tell" };
  const place = whereabouts?.place ?? null;
  // No map has the place, but it bears the zone's own name.
  if (whereabouts !== null && place === null && fold(whereabouts.citation.exact) === fold(zone.name))
    return { ...unclear, lies: "inside", surely: true, near: true };
  if (whereabouts === null || place === null) return unclear;
  // A whole country or territory named as such is its own zone, however wide it is.
  if (zone.kind === "territory" && fold(place.name) === fold(zone.name))
    return { ...unclear, lies: "inside", surely: true, near: true };
  const radiusKm = RADIUS_KM[whereabouts.precision];
  // A part of a country, however wide, lies within the whole of it.
  if (radiusKm === null && whole !== null && place.country === whole && !place.featureCode.startsWith("PCL"))
    return { ...unclear, lies: "inside", surely: true, near: true };
  if (radiusKm === null) return unclear;
  const point = [place.longitude, place.latitude] as const;
  const found: Bearing = { ...unclear, lies: "outside", radiusKm };
  const slackKm = radiusKm + version.precisionKm;
  const area = outlineOf(version);
  if (!area.boxes.some((box) => holds(widened(box, slackKm + NEAR_KM), point))) return found;
  if (isIn(point, area)) {
    const lies = shareInside(point, radiusKm, area) >= NEARLY_ALL ? "inside" : "may-be-inside";
    const surely = lies === "inside" && shareInside(point, slackKm, area) >= NEARLY_ALL;
    return { ...found, lies, surely, near: true };
  }
  const km = distanceToEdgeKm(point, version.polygons);
  return { ...found, lies: km <= slackKm ? "may-be-inside" : "outside", near: km <= slackKm + NEAR_KM };
}

/** How far a place lies from the line that it was held against, in kilometres; `null` without a point or a line. */
export function kmToEdge(whereabouts: Whereabouts | null, { version, radiusKm }: Bearing): number | null {
  const place = whereabouts?.place ?? null;
  if (place === null || version === null || radiusKm === null) return null;
  return distanceToEdgeKm([place.longitude, place.latitude], version.polygons);
}

function fold(name: string): string {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/^the /, "");
}

// ---------------------------------------------------------------- boxes

/** West, south, east, north, in degrees. */
export type Box = readonly [number, number, number, number];

/** A box that holds everything in or near some zones, whenever they were drawn. */
export function boxAround(zones: readonly Zone[]): Box {
  const boxes = zones.flatMap(({ versions }) =>
    versions.flatMap((version) =>
      outlineOf(version).boxes.map((box) => widened(box, version.precisionKm + WIDEST_KM + NEAR_KM)),
    ),
  );
  return [
    Math.min(...boxes.map(([west]) => west)),
    Math.min(...boxes.map(([, south]) => south)),
    Math.max(...boxes.map(([, , east]) => east)),
    Math.max(...boxes.map(([, , , north]) => north)),
  ];
}

/** The largest radius that a place on the map has. */
const WIDEST_KM = Math.max(...Object.values(RADIUS_KM).map((km) => km ?? 0));

export function holds([west, south, east, north]: Box, [x, y]: Point): boolean {
  return x >= west && x <= east && y >= south && y <= north;
}

function widened([west, south, east, north]: Box, km: number): Box {
  const up = km / KM_PER_DEGREE;
  const across = up / squeeze(Math.max(Math.abs(south), Math.abs(north)) + up);
  return [west - across, south - up, east + across, north + up];
}

function boxOf(ring: Ring): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [x, y] of ring) {
    west = Math.min(west, x);
    south = Math.min(south, y);
    east = Math.max(east, x);
    north = Math.max(north, y);
  }
  return [west, south, east, north];
}

// ---------------------------------------------------------------- shapes

/** Rings in the form that the point test takes, with the box around each. */
interface Outline {
  readonly shapes: readonly { readonly type: "Polygon"; readonly coordinates: [number, number][][] }[];
  readonly boxes: readonly Box[];
}

const outlines = new WeakMap<Version, Outline>();

function outlineOf(version: Version): Outline {
  const known = outlines.get(version);
  if (known !== undefined) return known;
  const outline: Outline = {
    shapes: version.polygons.map((ring) => ({ type: "Polygon", coordinates: [ring.map(([x, y]) => [x, y])] })),
    boxes: version.polygons.map(boxOf),
  };
  outlines.set(version, outline);
  return outline;
}

function isIn(point: Point, { shapes, boxes }: Outline): boolean {
  return shapes.some((shape, i) => {
    const box = boxes[i];
    return box !== undefined && holds(box, point) && booleanPointInPolygon([point[0], point[1]], shape);
  });
}

/** How much of the rim of a circle lies inside, from 0 to 1. */
function shareInside(centre: Point, radiusKm: number, area: Outline): number {
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
