import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import type { Agreement, AgreementId, Day } from "../model.ts";
import type { Store } from "../store/store.ts";
import type { WarningModel } from "../warn/model.ts";
import { foresee, type LedgerForecast } from "./forecasts.ts";
import { type LatestWeeks, latestWeeksOf } from "./latest-weeks.ts";

/** How one area stands; `agreement` is the one that a zone belongs to, `null` for a country. */
export interface Standing {
  readonly agreement: AgreementId | null;
  readonly forecast: LedgerForecast;
}

/** So many countries are forecast when nobody names one. */
export const COUNTRIES_MAX = 30;

/** The countries that are forecast when nobody names one. */
export async function standingCountries(store: Store): Promise<readonly Area[]> {
  return (await store.countries()).slice(0, COUNTRIES_MAX).map(countryArea);
}

/**
 * How all countries on record and all zones of agreements stand. Those of one agreement learn from one another, as
 * countries do: an area stands here as it does where it is asked for by itself.
 */
export async function standings(
  store: Store,
  agreements: readonly Agreement[],
  day: Day,
  model: WarningModel,
): Promise<readonly Standing[]> {
  const countries = await standingCountries(store);
  const groups = [
    { agreement: null, areas: countries },
    ...agreements.map((agreement) => ({ agreement: agreement.id, areas: areasOf(agreement) })),
  ];
  const all = new Map(groups.flatMap(({ areas }) => areas).map((area) => [area.id, area]));
  const panel = await latestWeeksOf(store, agreements, [...all.values()], day);
  if (panel === null) return [];
  return groups.flatMap(({ agreement, areas }) =>
    foresee(only(panel, areas), areas, model).map((forecast) => ({ agreement, forecast })),
  );
}

function only(panel: LatestWeeks, areas: readonly Area[]): LatestWeeks {
  return { ...panel, series: areas.flatMap(({ id }) => panel.series.filter(({ zone }) => zone === id)) };
}

/** The forecasts of some areas, which learn from one another. */
export async function areaForecasts(
  store: Store,
  agreements: readonly Agreement[],
  areas: readonly Area[],
  today: Day,
  model: WarningModel,
): Promise<readonly LedgerForecast[]> {
  const panel = await latestWeeksOf(store, agreements, areas, today);
  return panel === null ? [] : foresee(panel, areas, model);
}
