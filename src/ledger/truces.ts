import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Area, areasOf } from "../coverage/area.ts";
import { addDays } from "../day.ts";
import type { Agreement, AgreementId, Assessment, Day, Instant } from "../model.ts";
import { type Ceasefire, ceasefiresOn } from "../pipeline.ts";
import { openJournal, readEntries } from "../store/journal.ts";
import type { Store } from "../store/store.ts";
import { openForecaster } from "../warn/forecast.ts";
import type { WarningModel } from "../warn/model.ts";
import { type JudgedTruce, judgeTruce, type PastTruce } from "../warn/past-truces.ts";
import type { RelapseModel } from "../warn/relapse.ts";
import { followed } from "../warn/series.ts";
import { lastSunday } from "../warn/series-days.ts";
import { truceAt } from "../warn/truce.ts";
import { FORECASTS_FILE } from "./forecasts.ts";
import { latestWeeksOf } from "./latest-weeks.ts";
import { dayToLookFrom, weeksOf } from "./weeks.ts";

const KIND = "ceasefire";

/** The models that relapses are told by. */
export interface TruceModels {
  readonly warning: WarningModel;
  readonly relapse: RelapseModel;
}

/** How each zone under a ceasefire in force stands on a day, from the record as it is. */
export async function trucesOn(
  store: Store,
  agreements: readonly Agreement[],
  today: Day,
  models: TruceModels,
): Promise<readonly PastTruce[]> {
  const held = ceasefiresOn(agreements, today);
  const panel = await latestWeeksOf(
    store,
    agreements,
    held.map(({ zone }) => ({ kind: "zone", id: zone.id, name: zone.name, zone })),
    today,
  );
  if (panel === null) return [];
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, models.warning);
  const { asOf } = forecaster;
  const open = await openIn(store, [...new Set(held.map(({ agreement }) => agreement.id))], asOf);
  return series.flatMap((each, i) => {
    const ceasefire = held[i];
    if (ceasefire === undefined || ceasefire.since > asOf) return [];
    const outlook = truceAt(each, ceasefire.since, forecaster, models.relapse);
    const nowcasts = panel.nowcasts.get(each.zone) ?? [];
    return [{ ...nameOf(ceasefire), asOf, ...outlook, open: openAt(open, ceasefire), nowcasts }];
  });
}

const DAYS_OPEN = 28;
/** So many incidents of an agreement are looked at; a record with more in four weeks is told as having so many. */
const INCIDENTS_MAX = 500;

/** Assessments of possible or likely non-compliance with some agreements that incidents of the last four weeks have. */
async function openIn(store: Store, agreements: readonly AgreementId[], asOf: Day): Promise<readonly Assessment[]> {
  const open: Assessment[] = [];
  for (const agreement of agreements) {
    const days = { from: addDays(asOf, 1 - DAYS_OPEN), to: asOf };
    const { items } = await store.incidents({ agreement, ...days, limit: INCIDENTS_MAX });
    for (const { id } of items) {
      const found = await store.assessments({ incident: id });
      open.push(...found.filter((each) => each.agreement === agreement && OPEN.has(each.value)));
    }
  }
  return open;
}

const OPEN = new Set<Assessment["value"]>(["possible-non-compliance", "likely-non-compliance"]);

function openAt(open: readonly Assessment[], { agreement, zone }: Ceasefire): PastTruce["open"] {
  const here = open.filter((each) => each.agreement === agreement.id && (each.zone === null || each.zone === zone.id));
  return {
    incidents: new Set(here.map(({ incident }) => incident)).size,
    duties: new Set(here.map(({ obligation }) => obligation)).size,
  };
}

function nameOf({ agreement, zone, since, saidBy, force }: Ceasefire) {
  return {
    agreement: agreement.id,
    title: agreement.title,
    zone: zone.id,
    name: zone.name,
    since,
    saidBy,
    isDisputed: force.state === "disputed",
  };
}

/** Puts down how zones stand, each once for a week. */
async function putTrucesDown(folder: string, truces: readonly PastTruce[], now: Instant): Promise<void> {
  const known = new Set((await trucesOf(folder)).map(keyOf));
  const fresh = truces.filter((each) => !known.has(keyOf(each)));
  if (fresh.length === 0) return;
  const journal = await openJournal(join(folder, FORECASTS_FILE), () => now);
  try {
    await Promise.all(fresh.map((each) => journal.append(KIND, each)));
  } finally {
    await journal.close();
  }
}

function keyOf({ asOf, zone }: Pick<PastTruce, "asOf" | "zone">): string {
  return `${asOf} ${zone}`;
}

/** How zones were found to stand, in the order in which it was put down. */
export async function trucesOf(folder: string): Promise<readonly PastTruce[]> {
  const path = join(folder, FORECASTS_FILE);
  if (!existsSync(path)) return [];
  const truces: PastTruce[] = [];
  for await (const { kind, data } of readEntries(path)) if (kind === KIND) truces.push(data as PastTruce);
  return truces;
}

/** What became of every forecast of relapse, by the record as it stands. A zone that is on file no more is not judged. */
export async function judgedTruces(
  store: Store,
  agreements: readonly Agreement[],
  today: Day,
): Promise<readonly JudgedTruce[]> {
  const named = new Set<string>(agreements.map(({ id }) => id));
  const truces = (await trucesOf(store.folder)).filter(({ agreement }) => named.has(agreement));
  const wanted = new Set(truces.map(({ zone }) => zone));
  const areas: readonly Area[] = agreements.flatMap(areasOf).filter(({ id }) => wanted.has(id));
  const panel = await weeksOf(store, areas, today);
  if (panel === null) return [];
  return truces.flatMap((each) => judgeTruce(each, panel) ?? []);
}

/**
 * How the ceasefires in force stand by the week that is over: as it was put down, or looked at afresh when some were not.
 * A record that ended long ago is looked at from where it ended.
 */
export async function trucesNow(
  store: Store,
  agreements: readonly Agreement[],
  today: Day,
  models: () => TruceModels,
): Promise<readonly PastTruce[]> {
  const day = await dayToLookFrom(store, today);
  const asOf = lastSunday(addDays(day, -1));
  const held = ceasefiresOn(agreements, day).filter(({ since }) => since <= asOf);
  const told = new Map(
    (await trucesOf(store.folder)).filter((each) => each.asOf === asOf).map((each) => [each.zone, each]),
  );
  if (held.every(({ zone }) => told.has(zone.id))) return held.flatMap(({ zone }) => told.get(zone.id) ?? []);
  return trucesOn(store, agreements, day, models());
}

/** Looks at every zone under a ceasefire and puts down how it stands, once a week. */
export async function watchTruces(
  store: Store,
  agreements: readonly Agreement[],
  now: Instant,
  models: () => TruceModels,
): Promise<readonly PastTruce[]> {
  const today = now.slice(0, 10);
  const truces = await trucesNow(store, agreements, today, models);
  // What is seen from the end of a record that ended long ago is no forecast that could be held against us.
  if ((await dayToLookFrom(store, today)) === today) await putTrucesDown(store.folder, truces, now);
  return truces;
}
