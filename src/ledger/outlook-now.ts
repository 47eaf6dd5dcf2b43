import { type Area, areasOf } from "../coverage/area.ts";
import type { Agreement, Day } from "../model.ts";
import type { Store } from "../store/store.ts";
import type { WarningModel } from "../warn/model.ts";
import { latestWeeksOf, latestWeeksOfAny } from "./latest-weeks.ts";
import { standingCountries } from "./levels.ts";
import { type Outlook, outlooksOf } from "./outlook.ts";
import { forecastSubjects } from "./search-forecasts.ts";
import { areaSubject } from "./subjects.ts";
import { dayToLookFrom } from "./weeks.ts";

/** The outlook of one area by the week that is over; `null` where no week of it was seen. */
export async function outlookNow(
  store: Store,
  agreements: readonly Agreement[],
  area: Area,
  today: Day,
  model: WarningModel,
): Promise<Outlook | null> {
  const beside = await areasBeside(store, agreements, area);
  const panel = await latestWeeksOf(store, agreements, beside, await dayToLookFrom(store, today));
  const found =
    panel === null ? [] : await outlooksOf(store, panel, beside.map(areaSubject), [area.id], agreements, model);
  return found.find(({ forecast }) => forecast.zone === area.id) ?? null;
}

/** The outlooks of the searches that are forecast, or of one of them, on a day. */
export async function searchOutlooks(
  store: Store,
  agreements: readonly Agreement[],
  day: Day,
  model: WarningModel,
  only?: string,
): Promise<readonly Outlook[]> {
  const subjects = await forecastSubjects(store, agreements);
  const panel = await latestWeeksOfAny(store, agreements, subjects, day);
  const wanted = only === undefined ? subjects.map(({ id }) => id) : [only];
  return panel === null ? [] : outlooksOf(store, panel, subjects, wanted, agreements, model);
}

/** The areas that an area learns from: countries from one another, zones from those of their agreement. */
async function areasBeside(store: Store, agreements: readonly Agreement[], area: Area): Promise<readonly Area[]> {
  const holding = agreements.map(areasOf).find((zones) => zones.some(({ id }) => id === area.id));
  const group = holding ?? (await standingCountries(store));
  return group.some(({ id }) => id === area.id) ? group : [area];
}
