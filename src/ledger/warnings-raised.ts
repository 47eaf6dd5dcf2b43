import type { Area } from "../coverage/area.ts";
import { addDays } from "../day.ts";
import type { Agreement, Day, Instant } from "../model.ts";
import type { Store } from "../store/store.ts";
import type { WarningModel } from "../warn/model.ts";
import { isRaised } from "../warn/past-forecasts.ts";
import { lastSunday } from "../warn/series-days.ts";
import { forecastsOf, isWeekDone, type LedgerForecast, nameOf, putDown, putWeekDone } from "./forecasts.ts";
import { areaForecasts, standings } from "./levels.ts";
import { forecastSearches, forecastSubjects } from "./search-forecasts.ts";
import { dayToLookFrom } from "./weeks.ts";

/** Whose words the record is set against, and by what it is forecast. */
interface Means {
  readonly agreements: readonly Agreement[];
  readonly model: WarningModel;
}

/**
 * Forecasts, once for each week that is over, the countries on record, the zones of agreements, the searches that people
 * have forecast and the `watched` areas, puts that down, and gives the forecasts by which anything rose to a higher level.
 * The same level is told again after six weeks at the soonest.
 */
export async function warningsRaised(
  store: Store,
  { agreements, model }: Means,
  watched: readonly Area[],
  now: Instant,
): Promise<readonly LedgerForecast[]> {
  const today = now.slice(0, 10);
  // What is seen from the end of a record that ended long ago is no forecast that could be held against us.
  if ((await dayToLookFrom(store, today)) !== today) return [];
  const asOf = lastSunday(addDays(today, -1));
  const before = await forecastsOf(store.folder);
  const known = new Set(before.map(nameOf));
  const isNew = (zone: string) => !known.has(nameOf({ asOf, zone }));
  const isDone = await isWeekDone(store.folder, asOf);
  const wanted = new Set(watched.map(({ id }) => id));
  const standing = isDone ? [] : (await standings(store, agreements, today, model)).map(({ forecast }) => forecast);
  const covered = new Set(standing.map(({ zone }) => zone));
  const others = watched.filter(({ id }) => isNew(id) && !covered.has(id));
  const made = [
    ...standing.filter((each) => wanted.has(each.zone) || hasEvents(each)),
    ...(await areaForecasts(store, agreements, others, today, model)),
    ...(await searchForecasts(store, agreements, today, model, isNew)),
  ];
  const fresh = made.filter(({ zone }) => isNew(zone));
  await putDown(store.folder, fresh, now);
  if (!isDone) await putWeekDone(store.folder, asOf, now);
  return fresh.filter((each) =>
    isRaised(
      each,
      before.filter(({ zone }) => zone === each.zone),
    ),
  );
}

async function searchForecasts(
  store: Store,
  agreements: readonly Agreement[],
  today: Day,
  model: WarningModel,
  isNew: (id: string) => boolean,
): Promise<readonly LedgerForecast[]> {
  const kept = await forecastSubjects(store, agreements);
  return kept.some(({ id }) => isNew(id)) ? forecastSearches(store, agreements, today, model) : [];
}

/** Where nothing was on record for a year and nobody watches, a forecast of nothing would only flatter the ledger. */
function hasEvents({ counts }: LedgerForecast): boolean {
  return counts.some((count) => (count ?? 0) > 0);
}
