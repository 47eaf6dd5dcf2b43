import type { Agreement, Day } from "../model.ts";
import type { Store } from "../store/store.ts";
import type { WarningModel } from "../warn/model.ts";
import { foresee, type LedgerForecast } from "./forecasts.ts";
import { latestWeeksOfAny } from "./latest-weeks.ts";
import { openSearches, type SavedSearch } from "./searches.ts";
import type { Subject } from "./series.ts";
import { subjectOf } from "./subjects.ts";

/** So many searches are forecast each week, over all that people keep. */
export const FORECAST_MAX = 30;

/** What a kept search counts; `null` where its filter names what is not on file any more. */
function searchSubject({ id, name, filter }: SavedSearch, agreements: readonly Agreement[]): Subject | null {
  return subjectOf({ id: searchId(id), name, of: { filter } }, agreements);
}

/** What a kept search is called in the ledger. */
export function searchId(id: string): string {
  return `search:${id}`;
}

/** The searches that people have forecast. One whose filter names what is not on file any more is left out. */
export async function forecastSubjects(store: Store, agreements: readonly Agreement[]): Promise<readonly Subject[]> {
  const kept = (await openSearches(store.folder).all()).filter(({ forecast }) => forecast);
  return kept.flatMap((search) => searchSubject(search, agreements) ?? []);
}

/** The forecasts of the searches that people have forecast. They learn from one another. */
export async function forecastSearches(
  store: Store,
  agreements: readonly Agreement[],
  today: Day,
  model: WarningModel,
): Promise<readonly LedgerForecast[]> {
  const subjects = await forecastSubjects(store, agreements);
  const panel = await latestWeeksOfAny(store, agreements, subjects, today);
  return panel === null ? [] : foresee(panel, subjects, model);
}
