import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import type { Agreement, Day } from "../model.ts";
import type { Store } from "../store/store.ts";
import { compareMethods, type MethodScore } from "../warn/method-scores.ts";
import { type Judged, judge, sumUp, type TrackRecord } from "../warn/past-forecasts.ts";
import { forecastsOf, type LedgerForecast } from "./forecasts.ts";
import { weeksOfAny } from "./latest-weeks.ts";
import type { Subject } from "./series.ts";
import { subjectOf } from "./subjects.ts";
import { weeksOf } from "./weeks.ts";

/** How the forecasts of one area did. */
export interface ZoneRecord extends TrackRecord {
  readonly zone: string;
  readonly name: string;
}

/** The ledger of warnings: every forecast with what became of it, how they did in all, beside simple ways, by area. */
export interface WarningLedger {
  readonly judged: readonly Judged[];
  readonly all: TrackRecord;
  readonly methods: readonly MethodScore[];
  readonly zones: readonly ZoneRecord[];
  /** Zones that no agreement on file has any more, and filters that name what is not: what came there cannot be looked at. */
  readonly lost: readonly string[];
}

/** The ledger as it stands on a day, by what is on record now. */
export async function warningLedger(
  store: Store,
  agreements: readonly Agreement[],
  today: Day,
): Promise<WarningLedger> {
  const forecasts = await forecastsOf(store.folder);
  const names = new Map(forecasts.map(({ zone, name }) => [zone, name]));
  const { areas, subjects, lost } = meantBy(forecasts, agreements);
  const none = { start: today, weeks: 0, series: [] };
  const ofAreas = (await weeksOf(store, areas, today)) ?? none;
  const ofOthers = (await weeksOfAny(store, agreements, subjects, today)) ?? none;
  const judged = forecasts.map((forecast) => judge(forecast, forecast.of === undefined ? ofAreas : ofOthers));
  return {
    judged,
    all: sumUp(judged),
    methods: compareMethods(judged),
    zones: [...names].map(([zone, name]) => ({
      zone,
      name,
      ...sumUp(judged.filter(({ forecast }) => forecast.zone === zone)),
    })),
    lost,
  };
}

/** What forecasts were of, each once, by what is on file now; `lost` is what is not. */
function meantBy(forecasts: readonly LedgerForecast[], agreements: readonly Agreement[]) {
  const onFile = new Map<string, Area>(agreements.flatMap(areasOf).map((area) => [area.id, area]));
  const areas: Area[] = [];
  const subjects: Subject[] = [];
  const lost: string[] = [];
  for (const { zone, name, of } of new Map(forecasts.map((each) => [each.zone, each])).values()) {
    if (of !== undefined) {
      const subject = subjectOf({ id: zone, name, of }, agreements);
      if (subject === null) lost.push(zone);
      else subjects.push(subject);
    } else if (zone.startsWith("zone:")) {
      const area = onFile.get(zone);
      if (area === undefined) lost.push(zone);
      else areas.push(area);
    } else areas.push(countryArea(zone));
  }
  return { areas, subjects, lost };
}
