import type { Area } from "../coverage/area.ts";
import { addDays } from "../day.ts";
import type { Day } from "../model.ts";
import type { Store } from "../store/store.ts";
import type { Panel } from "../warn/series.ts";
import { lastSunday, panelOfDays } from "../warn/series-days.ts";
import { calendarsOf } from "./coverage.ts";

/** Forecasts look back no farther than coverage does: three years. */
export const WEEKS = 156;
/** The weekly counts of areas up to the last Sunday before `today`; `null` before the record has a whole week. */
export async function weeksOf(store: Store, areas: readonly Area[], today: Day): Promise<Panel | null> {
  const last = lastSunday(addDays(today, -1));
  if (areas.length === 0) return null;
  const period = { first: addDays(last, 1 - 7 * WEEKS), last };
  return fromFirstSeen(panelOfDays(await calendarsOf(store, areas, period)));
}

/** A record that ended longer ago than this is looked at from where it ended. */
const DAYS_STALE = 30;

/** The day from which to look at the record: today, or the day after the one where it ended long ago. */
export async function dayToLookFrom(store: Store, today: Day): Promise<Day> {
  const { lastPublished } = await store.basis();
  return lastPublished !== null && addDays(lastPublished, DAYS_STALE) < today ? addDays(lastPublished, 1) : today;
}

/** Weeks before anything was ever seen of any area are no weeks of the record. */
export function fromFirstSeen(panel: Panel | null): Panel | null {
  if (panel === null) return null;
  const seen = panel.series.map(({ counts }) => counts.findIndex((count) => count !== null)).filter((i) => i >= 0);
  if (seen.length === 0) return null;
  const first = seen.reduce((a, b) => Math.min(a, b));
  return {
    start: addDays(panel.start, 7 * first),
    weeks: panel.weeks - first,
    series: panel.series.map((series) => ({ ...series, counts: series.counts.slice(first) })),
  };
}
