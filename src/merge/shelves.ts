import { KM_PER_DEGREE } from "../earth.ts";
import { hashOf } from "../ids.ts";
import type { Participant, ReportedEvent, Whereabouts } from "../model.ts";
import { isVerbal } from "../plover.ts";
import { kindsOf } from "./modes.ts";
import { actsForState } from "./participants.ts";
import { isBroad, radiusKm } from "./places.ts";
import { isOpen, type Sketch } from "./sketch.ts";
import { isLong } from "./timing.ts";
import { fold, LEAST_RUNS, properNames } from "./wording.ts";

/**
 * Where reports that may belong together meet, so that not everything is compared with everything: by article, by data
 * row, by place and day, by who takes part, by words. Two reports that `kinship` would join meet on a shelf (but for
 * copies, with rare chance), whichever of them looks for the other. Shelves are numbers, so that a database can hold
 * them too; that two share a number by chance does no harm.
 */
export interface Shelves<Thing> {
  put(sketch: Sketch, thing: Thing): void;
  search(sketch: Sketch): ReadonlySet<Thing>;
}

/** A report's shelves: on which it stands, and on which it looks for others. */
export interface Marks {
  readonly kept: readonly number[];
  readonly sought: readonly number[];
}

/** Degrees of a cell for points, and for places as wide as a province. */
const FINE = 0.1;
const WIDE = 2;
/** A point may be compared with another on these terms only. */
const POINT_KM = 3;
/** A report of more days than this is looked up by months. */
const NARROW_DAYS = 14;
/** How many runs of words stand for a text. */
const BOTTOM = 8;
const BLOCK_DAYS = 2;
const MONTH_DAYS = 30;

export function newShelves<Thing>(): Shelves<Thing> {
  const held = new Map<number, Thing[]>();
  return {
    put(sketch, thing) {
      for (const mark of marksOf(sketch).kept) {
        const shelf = held.get(mark);
        if (shelf === undefined) held.set(mark, [thing]);
        else shelf.push(thing);
      }
    },
    search(sketch) {
      const found = new Set<Thing>();
      for (const mark of marksOf(sketch).sought) for (const thing of held.get(mark) ?? []) found.add(thing);
      return found;
    },
  };
}

/** Sketches never change, so that marks are made once for each. */
const KEPT = new WeakMap<Sketch, Marks>();

export function marksOf(sketch: Sketch): Marks {
  const known = KEPT.get(sketch);
  if (known !== undefined) return known;
  const marks = marked(sketch);
  KEPT.set(sketch, marks);
  return marks;
}

function marked(sketch: Sketch): Marks {
  const { report } = sketch;
  const kinds = kindsOf(report.type, report.mode).map((kind) => hashOf(`${kind} ${isOpen(report)}`));
  const always = [
    ...kinds.map((kind) => mix(kind, hashOf(report.article))),
    ...(report.row === undefined ? [] : [hashOf(`row ${report.row}`)]),
  ];
  // Copies share one of the least but for one pair in hundreds (Broder's bottom sketch).
  const words = sketch.runs.length < LEAST_RUNS ? [] : Array.from(sketch.runs.subarray(0, BOTTOM));
  const [kept, sought] = timesOf(sketch);
  const on = (times: readonly number[], topics: readonly number[]) =>
    kinds.flatMap((kind) => times.flatMap((time) => topics.map((topic) => mix(kind, mix(time, topic)))));
  const spoken = on(monthsOf(sketch), words);
  const topics = looseTopics(sketch);
  const [any, loose] = ["any", "loose"].map((who) => topics.map((topic) => hashOf(`${who} ${topic}`)));
  const around = isLoose(report)
    ? { kept: [...(any ?? []), ...(loose ?? [])], sought: any ?? [] }
    : { kept: any ?? [], sought: loose ?? [] };
  return {
    kept: [...new Set([...always, ...spoken, ...on(kept, [...around.kept, ...placesKept(report.place)])])],
    sought: [...new Set([...always, ...spoken, ...on(sought, [...around.sought, ...placesSought(report.place)])])],
  };
}

/**
 * What may tie a report to others beside a place on the map: what is hit, what it names, who takes part, what its
 * article names. Two that both have a place on the map need not meet here.
 */
function looseTopics({ report, objects, setting, names }: Sketch): readonly string[] {
  const { place, actors, recipients } = report;
  const own = place === null || isBroad(place) ? [] : [place.place?.id ?? "", fold(place.citation.exact)];
  const told = [...own, ...names].map((name) => `of ${name}`);
  const hit = [...objects].map((object) => `hit ${object}`);
  if (!isLoose(report)) return [...told, ...hit];
  const around = [...setting, ...[...actors, ...recipients].flatMap(({ citation }) => properNames(citation.exact))];
  return [...told, ...hit, ...[...actors, ...recipients].flatMap(namesOf), ...around.map((name) => `of ${name}`)];
}

/** Whether something else than a place on the map must tie a report to others: words, and deeds told without one. */
function isLoose({ type, place }: ReportedEvent): boolean {
  return isVerbal(type) || isBroad(place) || place?.place == null;
}

/** One number out of two, in which every bit of both plays a part. */
function mix(a: number, b: number): number {
  const mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  return (mixed ^ (mixed >>> 13)) | 0;
}

/** The times under which a report stands, and under which it looks for others: days meet days, months everything in them. */
function timesOf(sketch: Sketch): readonly [kept: readonly number[], sought: readonly number[]] {
  const { first, last } = sketch;
  const months = monthsOf(sketch);
  const [narrow, wide] = ["narrow", "wide"].map((width) => months.map((month) => mix(hashOf(width), month)));
  if (!isDatable(sketch) || isLong(sketch)) return [months, months];
  if (last - first > NARROW_DAYS) return [wide ?? [], [...(wide ?? []), ...(narrow ?? [])]];
  return [
    [...days(first, last), ...(narrow ?? [])],
    [...days(first - 1, last + 1), ...(wide ?? [])],
  ];
}

/** The blocks of a few days in which a stretch of days lies. */
function days(first: number, last: number): readonly number[] {
  const [from, to] = [Math.floor(first / BLOCK_DAYS), Math.floor(last / BLOCK_DAYS)];
  return Array.from({ length: to - from + 1 }, (_, i) => mix(from + i, 17));
}

/** The months, of thirty days each, that a report may tell of, with a day more at each end. */
function monthsOf(sketch: Sketch): readonly number[] {
  if (!isDatable(sketch)) return [hashOf("never")];
  if (isLong(sketch)) return [hashOf("long")];
  const [from, to] = [sketch.first - 1, sketch.last + 1].map((day) => Math.floor(day / MONTH_DAYS));
  return Array.from({ length: (to ?? 0) - (from ?? 0) + 1 }, (_, i) => (from ?? 0) + i);
}

function isDatable({ first }: Sketch): boolean {
  return Number.isFinite(first);
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

function placesKept(whereabouts: Whereabouts | null): readonly number[] {
  return placesOf(whereabouts, ({ place, radius }) => [
    ...cells("any", place, 0, WIDE),
    ...(isPoint(radius) ? cells("point", place, 0, FINE) : cells("wide", place, 0, WIDE)),
  ]);
}

/** A point looks for points around it and for wide places; a wide place looks for any. */
function placesSought(whereabouts: Whereabouts | null): readonly number[] {
  return placesOf(whereabouts, ({ place, radius }) =>
    isPoint(radius)
      ? [...cells("point", place, POINT_KM, FINE), ...cells("wide", place, WIDE * KM_PER_DEGREE, WIDE)]
      : cells("any", place, WIDE * KM_PER_DEGREE, WIDE),
  );
}

interface Spot {
  readonly place: { readonly latitude: number; readonly longitude: number };
  readonly radius: number;
}

function placesOf(whereabouts: Whereabouts | null, spotsOf: (spot: Spot) => readonly number[]): readonly number[] {
  if (whereabouts === null) return [];
  const { place, citation } = whereabouts;
  const radius = radiusKm(whereabouts);
  const named = hashOf(`at ${fold(citation.exact)}`);
  if (place === null) return [named];
  return radius === null ? [named, hashOf(`in ${place.id}`)] : [named, ...spotsOf({ place, radius })];
}

function isPoint(radius: number): boolean {
  return radius + radius <= POINT_KM;
}

/** The cells that lie within so many kilometres; towards the poles, where degrees shrink, at most six to each side. */
function cells(kind: string, { latitude, longitude }: Spot["place"], km: number, size: number): readonly number[] {
  const high = km / KM_PER_DEGREE;
  const wide = Math.min(6 * size, high / Math.max(0.01, Math.cos((latitude * Math.PI) / 180)));
  const around = Math.round(360 / size);
  const found: number[] = [];
  for (let north = cell(latitude - high, size); north <= cell(latitude + high, size); north++) {
    for (let east = cell(longitude - wide, size); east <= cell(longitude + wide, size); east++) {
      // East of 180° the map starts again at -180°.
      const turned = (((east % around) + around) % around) + 1;
      found.push(mix(hashOf(kind), mix(north, turned)));
    }
  }
  return found;
}

function cell(degrees: number, size: number): number {
  return Math.floor(degrees / size);
}
