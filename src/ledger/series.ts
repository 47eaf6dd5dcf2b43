import { type Area, areasOf, boxOf, liesIn } from "../coverage/area.ts";
import { DAYS_MAX } from "../coverage/period.ts";
import { addDays } from "../day.ts";
import { loadGazetteer } from "../knowledge/gazetteer.ts";
import type { Agreement, Coverage, DateRange, Day, EventType, Gazetteer, PlaceId } from "../model.ts";
import type { IncidentLine } from "../present/incident-line.ts";
import { type Counted, dayCounted } from "../series/counted.ts";
import { DELAY_MAX, type DelaysByKind, delaysOf, WINDOW_DAYS } from "../series/delays.ts";
import { type CountSeries, seriesOf, type Unit, USUAL_DAYS } from "../series/series.ts";
import type { CountedAsked, CountedRow } from "../store/counted.ts";
import type { Lined, LineFilter } from "../store/lines.ts";
import { isWide } from "../store/places.ts";
import type { PlacesMeant, Store } from "../store/store.ts";
import { lastSunday } from "../warn/series-days.ts";
import { coverageOfPlaces, DEEDS, placesMeant } from "./coverage.ts";
import { lineUp } from "./lines.ts";
import { isLetThrough, linesThen } from "./lines-then.ts";
import type { AsOf } from "./past.ts";
import { dayToLookFrom } from "./weeks.ts";

/** A province of a country, by the name that the gazetteer has. */
export interface Province {
  readonly kind: "province";
  readonly country: string;
  readonly admin1: string;
}

/**
 * Of what a series is that is of no zone and no country, so that it can be counted again years later: a province, or what
 * a filter lets through, in the names and values that addresses have.
 */
export type CountedOf =
  | { readonly province: Omit<Province, "kind"> }
  | { readonly filter: Readonly<Record<string, string>> };

/** Of what a series is: which incidents, and where one must look to say whether they could be seen. */
export interface Subject {
  readonly id: string;
  readonly name: string;
  /** Where it is placed; `null` for anywhere. */
  readonly where: Area | Province | null;
  /** What else it must be. */
  readonly filter?: LineFilter;
  /** Deeds of any type, or those that the filter names, unless it says which. */
  readonly types?: readonly EventType[];
  readonly modes?: readonly string[];
  /** What the ledger of forecasts keeps of it; left out for zones and countries, whose ids say all. */
  readonly of?: CountedOf;
}

/** Over which days, in which steps, and up to which day incidents are known. */
export interface SeriesTime {
  readonly unit: Unit;
  readonly period: DateRange;
  /** The last day that is over. */
  readonly upTo: Day;
}

/** Half a year of weeks, or four weeks of days, unless somebody says. */
const USUAL_WEEKS = 26;
const USUAL_DAYS_SHOWN = 28;

/**
 * The time of a series: up to yesterday, or where the record ended long ago, to there; days to come are in no series.
 * `null` where it would begin after that.
 */
export async function timeOf(
  store: Store,
  { unit, from, to }: { readonly unit: Unit; readonly from?: Day | undefined; readonly to?: Day | undefined },
  today: Day,
): Promise<SeriesTime | null> {
  const upTo = addDays(await dayToLookFrom(store, today), -1);
  const last = to !== undefined && to < upTo ? to : upTo;
  const usual = unit === "day" ? addDays(last, 1 - USUAL_DAYS_SHOWN) : addDays(lastSunday(last), 1 - 7 * USUAL_WEEKS);
  const first = from ?? usual;
  const earliest = addDays(last, 1 - DAYS_MAX);
  return first > last ? null : { unit, period: { first: first < earliest ? earliest : first, last }, upTo };
}

/** Counts the incidents of a subject, as the record has them now. */
export async function seriesNow(
  store: Store,
  agreements: readonly Agreement[],
  subject: Subject,
  time: SeriesTime,
): Promise<CountSeries> {
  await lineUp(store, agreements);
  const span = spanOf(time);
  const counted = (await store.counted(asked(subject, span))).map(countedRow).filter(isIn(subject, span));
  const days = await coverageOf(store, agreements, subject, span, null);
  return seriesOf(counted, days, { ...time, record: await recordDelays(store, time.upTo) });
}

/** The same as the record stood on an earlier day: counts, delays and what could be seen are of then. */
export async function seriesThen(
  store: Store,
  agreements: readonly Agreement[],
  subject: Subject,
  time: SeriesTime,
  asOf: AsOf,
): Promise<CountSeries> {
  const then = asOf.knownOn ?? asOf.publishedBy ?? time.upTo;
  const upTo = then < time.upTo ? then : time.upTo;
  const span = spanOf({ ...time, upTo });
  const lines = (await linesThen(store, agreements, asOf)).filter(({ happened }) => happened);
  const { filter, modes, province } = asked(subject, span);
  const own = lines.filter(
    (line) =>
      isLetThrough(line, filter) &&
      (modes === undefined || (line.mode !== null && modes.includes(line.mode))) &&
      (province === undefined || (line.country === province.country && line.admin1 === province.admin1)),
  );
  const all = await coverageOf(store, agreements, subject, span, asOf.knownOn ?? null);
  const days = all.filter(({ day }) => day <= upTo); // nobody can see days to come
  const deeds = lines.filter(({ type }) => DEEDS.includes(type)).map(countedLine);
  const counted = own.map(countedLine).filter(isIn(subject, span));
  return seriesOf(counted, days, { ...time, upTo, record: delaysOf(deeds, upTo) });
}

/** What series look back on to say what is usual, beside the period itself. */
function spanOf({ period, upTo }: SeriesTime): DateRange {
  const back = addDays(upTo, -Math.max(WINDOW_DAYS, DELAY_MAX + USUAL_DAYS));
  const recent = period.last >= addDays(upTo, -DELAY_MAX);
  return { first: recent && back < period.first ? back : period.first, last: period.last };
}

/** The incidents of a subject that count on some days, each with the day on which it counts. */
export async function countedOf(
  store: Store,
  subject: Subject,
  { first, last }: DateRange,
): Promise<ReadonlyMap<string, Day>> {
  const rows = (await store.counted(asked(subject, { first, last }))).map(countedRow);
  const days = new Map<string, Day>();
  for (const row of rows.filter(isIn(subject, { first, last }))) {
    const day = dayCounted(row);
    if (day !== null) days.set(row.id, day);
  }
  return days;
}

/** Lines are looked at up to so many. */
const LINES_MAX = 2000;

/** Incidents among which are those of a subject that count on some days, the newest first, as lines of a list. */
export async function linesAround(store: Store, subject: Subject, period: DateRange): Promise<readonly IncidentLine[]> {
  const { filter, province } = asked(subject, period);
  const meant = province === undefined ? filter : { ...filter, countries: [province.country] };
  const { lines } = await store.lines(meant, { order: "day", after: null, limit: LINES_MAX });
  return lines.map((line) => JSON.parse(line) as IncidentLine);
}

/** What the index is asked. What a filter says of days holds beside the span. */
function asked({ where, filter = {}, types, modes }: Subject, { first, last }: DateRange): CountedAsked {
  const from = filter.from !== undefined && filter.from > first ? filter.from : first;
  const to = filter.to !== undefined && filter.to < last ? filter.to : last;
  const meant = { ...filter, types: types ?? filter.types ?? DEEDS, from, to };
  const some = modes === undefined ? {} : { modes };
  if (where === null) return { filter: meant, ...some };
  if (where.kind === "province") {
    return { filter: meant, province: { country: where.country, admin1: where.admin1 }, ...some };
  }
  if (where.kind === "zone") {
    return { filter: { ...meant, within: filter.within ?? boxOf(where.zone, first, last) }, ...some };
  }
  const isOut = filter.countries !== undefined && !filter.countries.includes(where.id);
  return { filter: { ...meant, countries: [where.id], ...(isOut ? { types: [] } : {}) }, ...some };
}

/** Zones are no boxes: whether an incident lies in one is looked at one by one. */
function isIn({ where }: Subject, { first, last }: DateRange): (counted: Counted) => boolean {
  if (where?.kind !== "zone") return () => true;
  const { zone } = where;
  return ({ place, longitude, latitude, precision }) =>
    longitude !== null &&
    latitude !== null &&
    liesIn({ name: place, longitude, latitude, wide: isWide(precision) }, zone, first, last);
}

function countedRow({ firstKnownAt, ...row }: CountedRow): Counted {
  return { ...row, recorded: firstKnownAt === null ? null : firstKnownAt.slice(0, 10) };
}

function countedLine(line: Lined): Counted {
  const { id, type, mode, firstDay, lastDay, printed, firstKnownAt, independent, deaths } = line;
  const { place, country, admin1, longitude, latitude, precision } = line;
  const recorded = firstKnownAt === null ? null : firstKnownAt.slice(0, 10);
  const where = { place, country, admin1, longitude, latitude, precision };
  return { id, type, mode, first: firstDay, last: lastDay, printed, recorded, reports: independent, deaths, ...where };
}

// ---------------------------------------------------------------- what could be seen

async function coverageOf(
  store: Store,
  agreements: readonly Agreement[],
  subject: Subject,
  span: DateRange,
  knownOn: Day | null,
): Promise<readonly Coverage[]> {
  const places = await placesOf(store, agreements, subject, span);
  return await coverageOfPlaces(store, subject.id, places, span, knownOn);
}

/** Where a subject lies. A filter lies where it is narrowed to in space; one that is not lies anywhere. */
async function placesOf(
  store: Store,
  agreements: readonly Agreement[],
  { where, filter = {} }: Subject,
  span: DateRange,
): Promise<PlacesMeant> {
  if (where?.kind === "province") return { places: await placesIn(store, where) };
  if (where !== null) return await placesMeant(store, where, span);
  const { within, countries, tags = [] } = filter;
  if (within !== undefined) return { places: (await store.placesWithin(within)).map(({ id }) => id) };
  const named = new Set(tags.flat().map((tag) => tag.split(" ")[0] ?? tag));
  const areas = agreements.flatMap((agreement) =>
    areasOf(agreement).filter(({ id }) => named.has(id) || named.has(agreement.id)),
  );
  const zones = areas.filter(({ id }) => named.has(id));
  if (areas.length > 0) return { places: await placesInAll(store, zones.length > 0 ? zones : areas, span) };
  return countries === undefined ? { anywhere: true } : { countries };
}

async function placesInAll(store: Store, areas: readonly Area[], span: DateRange) {
  const found: PlaceId[] = [];
  for (const area of areas) {
    const places = await placesMeant(store, area, span);
    if ("places" in places) found.push(...places.places);
  }
  return [...new Set(found)];
}

/** The places of a province that articles name. The index of places knows countries; the gazetteer knows provinces. */
async function placesIn(store: Store, { country, admin1 }: Province) {
  const all = await store.placesWithin([-180, -90, 180, 90]);
  const gazetteer = gazetteerOnce();
  return all
    .filter(({ id, country: own }) => own === country && gazetteer.place(id)?.admin1 === admin1)
    .map(({ id }) => id);
}

let loaded: Gazetteer | null = null;

function gazetteerOnce(): Gazetteer {
  loaded ??= loadGazetteer();
  return loaded;
}

// ---------------------------------------------------------------- delays

interface KnownDelays {
  readonly revision: string;
  readonly upTo: Day;
  readonly delays: Promise<DelaysByKind | null>;
}

/** What the whole record knows of delays is the same for every series until it changes. */
const known = new WeakMap<Store, KnownDelays>();

/** How late word of deeds usually comes, in the whole record. */
export function recordDelays(store: Store, upTo: Day): Promise<DelaysByKind | null> {
  const { revision } = store;
  const before = known.get(store);
  if (before?.revision === revision && before.upTo === upTo) return before.delays;
  const filter = { types: DEEDS, from: addDays(upTo, -WINDOW_DAYS), to: upTo };
  const delays = store.counted({ filter }).then((rows) => delaysOf(rows.map(countedRow), upTo));
  delays.catch(() => known.delete(store)); // whoever asked is told, and the next tries anew
  known.set(store, { revision, upTo, delays });
  return delays;
}
