import { type Area, areasOf } from "../coverage/area.ts";
import { addDays } from "../day.ts";
import type { Agreement, Day, Instant, Notice, RelapseFrom, Subscription } from "../model.ts";
import type { IncidentLine } from "../present/incident-line.ts";
import { truceNotice } from "../present/truce-notice.ts";
import type { Store } from "../store/store.ts";
import { lastSunday } from "../warn/series-days.ts";
import { isRiskReached } from "../warn/truce-alarm.ts";
import { lineUp } from "./lines.ts";
import { countedOf, linesAround } from "./series.ts";
import { areaSubject } from "./subjects.ts";
import { trucesOf } from "./truces.ts";

/** The weeks whose incidents are named: those that the level is the mean of. */
const DAYS_NAMED = 28;
const NAMED_MAX = 5;

/** What somebody asks for who does not say from when a ceasefire counts as at risk. */
const USUAL_RISK: RelapseFrom = "above-usual";

/**
 * That ceasefires are at risk, by what was put down for the week that is over: for every likelihood that somebody
 * asks for a notice of its own. A week that is not put down, as in a record that ended long ago, tells nothing.
 */
export async function truceNotices(
  store: Store,
  agreements: readonly Agreement[],
  subscriptions: readonly Subscription[],
  now: Instant,
): Promise<readonly Notice[]> {
  const bounds = boundsAsked(subscriptions);
  if (bounds.length === 0) return [];
  const asOf = lastSunday(addDays(now.slice(0, 10), -1));
  const past = await trucesOf(store.folder);
  const notices: Notice[] = [];
  for (const truce of past.filter((each) => each.asOf === asOf)) {
    const weeks = past.filter(({ zone }) => zone === truce.zone);
    const reached = bounds.filter((from) => isRiskReached(weeks, from));
    const area = agreements.flatMap(areasOf).find(({ id }) => id === truce.zone);
    if (reached.length === 0 || area === undefined) continue;
    const lines = await lastLines(store, agreements, area, asOf);
    notices.push(...reached.map((from) => truceNotice(truce, from, lines, now)));
  }
  return notices;
}

function boundsAsked(subscriptions: readonly Subscription[]): readonly RelapseFrom[] {
  const asking = subscriptions.filter(({ wants: { kinds } }) => kinds.length === 0 || kinds.includes("ceasefire"));
  return [...new Set(asking.map(({ wants }) => wants.risk ?? USUAL_RISK))];
}

/** The latest incidents that were counted in a zone, the newest first. */
async function lastLines(
  store: Store,
  agreements: readonly Agreement[],
  area: Area,
  asOf: Day,
): Promise<readonly IncidentLine[]> {
  await lineUp(store, agreements);
  const period = { first: addDays(asOf, 1 - DAYS_NAMED), last: asOf };
  const counted = await countedOf(store, areaSubject(area), period);
  const dayOf = (line: IncidentLine) => counted.get(line.id) ?? "";
  const found = (await linesAround(store, areaSubject(area), period)).filter(({ id }) => counted.has(id));
  return found.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)) || a.id.localeCompare(b.id)).slice(0, NAMED_MAX);
}
