import type { Participant, ReportedEvent, Whereabouts } from "../model.ts";
import { monthsOf, spanOf } from "./days.ts";
import { actsForState } from "./participants.ts";
import { isBroad, radiusKm } from "./places.ts";
import { isOpen, type Sketch } from "./sketch.ts";
import { fold, leastShingles } from "./wording.ts";

/**
 * Where things that may belong together meet, so that not everything is compared with everything: by article,
 * by who takes part, by place, by words; each apart for every type and month. Two reports that `kinship` would
 * join share a shelf (but for copies, with rare chance).
 */
export interface Shelves<Thing> {
  put(sketch: Sketch, thing: Thing): void;
  search(sketch: Sketch): ReadonlySet<Thing>;
}

/** Degrees of a cell for points, and for places as wide as a province. */
const FINE = 0.1;
const WIDE = 2;
/** A point may be compared with another on these terms only. */
const POINT_KM = 3;

export function newShelves<Thing>(): Shelves<Thing> {
  const held = new Map<string, Set<Thing>>();
  return {
    put(sketch, thing) {
      for (const key of keysOf(sketch, placesToPut)) {
        const shelf = held.get(key);
        if (shelf === undefined) held.set(key, new Set([thing]));
        else shelf.add(thing);
      }
    },
    search(sketch) {
      const found = new Set<Thing>();
      for (const key of keysOf(sketch, placesToSearch)) for (const thing of held.get(key) ?? []) found.add(thing);
      return found;
    },
  };
}

function keysOf(sketch: Sketch, placesOf: (place: Whereabouts) => readonly string[]): ReadonlySet<string> {
  const { report } = sketch;
  const kind = `${report.type} ${isOpen(report)}`;
  const topics = [
    ...(report.place === null ? [] : placesOf(report.place)),
    ...(needsCompany(report) ? [...report.actors, ...report.recipients].flatMap(namesOf) : []),
    ...leastShingles(sketch.shingles),
  ];
  const months = monthsTold(report);
  return new Set([
    `${kind} ${report.article}`,
    ...months.flatMap((month) => topics.map((topic) => `${kind} ${month} ${topic}`)),
  ]);
}

function monthsTold(report: ReportedEvent): readonly string[] {
  const span = spanOf(report);
  return span === null ? ["never"] : monthsOf(span);
}

/** Whether taking part is what ties a report to others: words without a place, or with one that says little. */
function needsCompany({ type, place }: ReportedEvent): boolean {
  return isBroad(place) || !["ASSAULT", "AID", "RETREAT", "COERCE", "MOBILIZE", "PROTEST", "SANCTION"].includes(type);
}

/** Every name under which a participant may be the same as another. */
function namesOf(one: Participant): readonly string[] {
  return [
    `name ${fold(one.name)}`,
    ...(one.link.status === "linked" ? [one.link.id] : []),
    ...(actsForState(one) ? [`state ${one.country}`] : []),
    ...(one.country !== null && one.sector !== null ? [`${one.country} ${one.sector}`] : []),
  ];
}

function placesToPut(whereabouts: Whereabouts): readonly string[] {
  const { place, citation } = whereabouts;
  const named = [`at ${fold(citation.exact)}`];
  const radius = radiusKm(whereabouts);
  if (place === null || radius === null) return place === null ? named : [...named, `in ${place.id}`];
  const point = radius + radius <= POINT_KM;
  return [
    ...named,
    `any ${cell(place.latitude, WIDE)} ${cell(place.longitude, WIDE)}`,
    point
      ? `point ${cell(place.latitude, FINE)} ${cell(place.longitude, FINE)}`
      : `wide ${cell(place.latitude, WIDE)} ${cell(place.longitude, WIDE)}`,
  ];
}

/** A point looks for points around it and for wide places; a wide place looks for any. */
function placesToSearch(whereabouts: Whereabouts): readonly string[] {
  const { place, citation } = whereabouts;
  const named = [`at ${fold(citation.exact)}`];
  const radius = radiusKm(whereabouts);
  if (place === null || radius === null) return place === null ? named : [...named, `in ${place.id}`];
  const around = neighbours(place.latitude, place.longitude, WIDE);
  if (radius + radius > POINT_KM) return [...named, ...around.map((at) => `any ${at}`)];
  const near = neighbours(place.latitude, place.longitude, FINE);
  return [...named, ...around.map((at) => `wide ${at}`), ...near.map((at) => `point ${at}`)];
}

/** The cell of a point and those around it; towards the poles, where degrees shrink, more of them east and west. */
function neighbours(latitude: number, longitude: number, size: number): readonly string[] {
  const reach = Math.min(6, Math.ceil(1 / Math.max(0.17, Math.cos((latitude * Math.PI) / 180))));
  const cells: string[] = [];
  for (let north = -1; north <= 1; north++) {
    for (let east = -reach; east <= reach; east++) {
      cells.push(`${cell(latitude, size) + north} ${cell(longitude, size) + east}`);
    }
  }
  return cells;
}

function cell(degrees: number, size: number): number {
  return Math.floor(degrees / size);
}
