import { type Area, boxOf, liesIn } from "../coverage/area.ts";
import { coverageOf, HISTORY_DAYS } from "../coverage/coverage.ts";
import { daysIn } from "../coverage/period.ts";
import { addDays } from "../day.ts";
import type { Calendar, DateRange, Day, EventType } from "../model.ts";
import { isVerbal, PLOVER } from "../plover.ts";
import type { IncidentDay } from "../store/incident-days.ts";
import type { Store, VolumesAsked } from "../store/store.ts";

/** What somebody says happened nowhere but in speech: it is counted nowhere. */
const DEEDS = (Object.keys(PLOVER) as readonly EventType[]).filter((type) => !isVerbal(type));

/**
 * What could be seen of an area on some days, and what is on record of it. With `knownOn`, as far as articles had been
 * recorded by the end of that day.
 */
export async function calendarOf(
  store: Store,
  area: Area,
  period: DateRange,
  knownOn: Day | null = null,
): Promise<Calendar> {
  const volumes = await store.volumes({
    about: await placesMeant(store, area, period),
    from: addDays(period.first, -HISTORY_DAYS),
    to: period.last,
    ...(knownOn === null ? {} : { knownOn }),
  });
  const deeds = await deedsIn(store, area, period);
  const exact = deeds.filter(({ first, last }) => first === last);
  const days = coverageOf(area.id, daysIn(period), volumes).map((coverage) => ({
    ...coverage,
    incidents: exact.filter(({ first }) => first === coverage.day).length,
  }));
  return { area: area.id, name: area.name, days, undated: deeds.length - exact.length };
}

async function placesMeant(store: Store, area: Area, { first, last }: DateRange): Promise<VolumesAsked["about"]> {
  if (area.kind === "country") return { country: area.id };
  const places = await store.placesWithin(boxOf(area.zone, first, last));
  return { places: places.filter((place) => liesIn(place, area.zone, first, last)).map(({ id }) => id) };
}

async function deedsIn(store: Store, area: Area, { first, last }: DateRange): Promise<readonly IncidentDay[]> {
  const where = area.kind === "country" ? { country: area.id } : { within: boxOf(area.zone, first, last) };
  const found = await store.incidentDays({ types: DEEDS, where, from: first, to: last });
  return area.kind === "country" ? found : found.filter((place) => liesIn(place, area.zone, first, last));
}
