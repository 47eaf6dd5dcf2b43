import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import type { Agreement, Day } from "../model.ts";
import type { Store } from "../store/store.ts";
import { compareMethods, type MethodScore } from "../warn/method-scores.ts";
import { type Judged, sumUp, type TrackRecord } from "../warn/past-forecasts.ts";
import { forecastsOf, judgeAll } from "./forecasts.ts";
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
  /** Zones that no agreement on file has any more: what came there cannot be looked at. */
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
  const onFile = new Map<string, Area>(agreements.flatMap(areasOf).map((area) => [area.id, area]));
  const areas = [...names.keys()].flatMap((id) => (id.startsWith("zone:") ? (onFile.get(id) ?? []) : countryArea(id)));
  const panel = (await weeksOf(store, areas, today)) ?? { start: today, weeks: 0, series: [] };
  const judged = judgeAll(forecasts, panel);
  return {
    judged,
    all: sumUp(judged),
    methods: compareMethods(judged),
    zones: [...names].map(([zone, name]) => ({
      zone,
      name,
      ...sumUp(judged.filter(({ forecast }) => forecast.zone === zone)),
    })),
    lost: [...names.keys()].filter((id) => id.startsWith("zone:") && !onFile.has(id)),
  };
}
