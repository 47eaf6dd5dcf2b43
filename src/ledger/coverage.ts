import { mediumOwner, ownerName } from "../agencies.ts";
import { type Area, boxOf, liesIn } from "../coverage/area.ts";
import { coverageOf, HISTORY_DAYS } from "../coverage/coverage.ts";
import { downOn } from "../coverage/outages.ts";
import { daysIn } from "../coverage/period.ts";
import { addDays } from "../day.ts";
import { areFew } from "../happening.ts";
import type { Calendar, Coverage, DateRange, Day, EventType, Outage, Owners, Volume } from "../model.ts";
import { isVerbal, PLOVER } from "../plover.ts";
import type { IncidentDay } from "../store/incident-days.ts";
import type { PlacesMeant, Store } from "../store/store.ts";
import { outagesIn } from "../watch/outages.ts";
import { ownersOf } from "./owners.ts";

/** What somebody says happened nowhere but in speech: it is counted nowhere. */
export const DEEDS = (Object.keys(PLOVER) as readonly EventType[]).filter((type) => !isVerbal(type));

/**
 * What could be seen of each of some areas on some days, and what is on record of it. With `knownOn`, as far as articles
 * had been recorded by the end of that day.
 */
export async function calendarsOf(
  store: Store,
  areas: readonly Area[],
  period: DateRange,
  knownOn: Day | null = null,
): Promise<readonly Calendar[]> {
  if (areas.length === 0) return [];
  const about: PlacesMeant[] = [];
  for (const area of areas) about.push(await placesMeant(store, area, period));
  const volumes = await volumesOf(store, about, period, knownOn);
  const outages = await outagesIn(store.folder);
  const owners = await ownersOf(store);
  const calendars: Calendar[] = [];
  for (const [i, area] of areas.entries()) {
    const seen = volumes[i] ?? [];
    const coverage = coverageOf(area.id, daysIn(period), seen, sidesOf(seen, owners));
    calendars.push(calendar(area, coverage, await deedsIn(store, area, period), outages));
  }
  return calendars;
}

/** What could be seen of some places on some days, under a name. */
export async function coverageOfPlaces(
  store: Store,
  name: string,
  places: PlacesMeant,
  period: DateRange,
  knownOn: Day | null = null,
): Promise<readonly Coverage[]> {
  const [volumes = []] = await volumesOf(store, [places], period, knownOn);
  return coverageOf(name, daysIn(period), volumes, sidesOf(volumes, await ownersOf(store)));
}

/** Whose each publisher is, by the same owners as origins go by. */
function sidesOf(volumes: readonly Volume[], owners: Owners): ReadonlyMap<string, string> {
  const names = [...new Set(volumes.map(({ publisher }) => publisher))];
  return new Map(
    names.flatMap((name) => {
      const owner = mediumOwner(name, owners);
      return owner === null ? [] : [[name, ownerName(owner, owners)] as const];
    }),
  );
}

function volumesOf(store: Store, about: readonly PlacesMeant[], { first, last }: DateRange, knownOn: Day | null) {
  const from = addDays(first, -HISTORY_DAYS);
  return store.volumes({ about, from, to: last, ...(knownOn === null ? {} : { knownOn }) });
}

function calendar(
  area: Area,
  coverage: readonly Coverage[],
  deeds: readonly IncidentDay[],
  outages: readonly Outage[],
): Calendar {
  const counted = deeds.filter(areFew);
  const onDay = new Map<Day, number>();
  for (const { last } of counted) onDay.set(last, (onDay.get(last) ?? 0) + 1);
  const days = coverage.map((each) => ({
    ...each,
    down: downOn(each, outages),
    incidents: onDay.get(each.day) ?? 0,
  }));
  return { area: area.id, name: area.name, days, undated: deeds.length - counted.length };
}

/** The places of an area that articles name. */
export async function placesMeant(store: Store, area: Area, { first, last }: DateRange): Promise<PlacesMeant> {
  if (area.kind === "country") return { country: area.id };
  const places = await store.placesWithin(boxOf(area.zone, first, last));
  return { places: places.filter((place) => liesIn(place, area.zone, first, last)).map(({ id }) => id) };
}

async function deedsIn(store: Store, area: Area, { first, last }: DateRange): Promise<readonly IncidentDay[]> {
  const where = area.kind === "country" ? { country: area.id } : { within: boxOf(area.zone, first, last) };
  const found = await store.incidentDays({ types: DEEDS, where, from: first, to: last });
  return area.kind === "country"
    ? found
    : found.filter(({ place }) => place !== null && liesIn(place, area.zone, first, last));
}
