import { addDays } from "../day.ts";
import type { Agreement, DateRange, Day } from "../model.ts";
import type { IncidentLine } from "../present/incident-line.ts";
import type { Store } from "../store/store.ts";
import { type Forecaster, openForecaster } from "../warn/forecast.ts";
import type { WarningModel } from "../warn/model.ts";
import type { PastForecast } from "../warn/past-forecasts.ts";
import { type Followed, followed, type Panel } from "../warn/series.ts";
import { type WhatIf, whatIf } from "../warn/what-if.ts";
import { forecastOf } from "./forecasts.ts";
import type { LatestWeeks } from "./latest-weeks.ts";
import { lineUp } from "./lines.ts";
import { countedOf, linesAround, type Subject } from "./series.ts";

/** A dated incident that a forecast rests on. */
export interface Weighty {
  readonly line: IncidentLine;
  /** The week that it was counted in, and how many were in all. */
  readonly week: DateRange;
  readonly events: number;
  /** How much lower the probability of an escalation would be with one event fewer in that week. */
  readonly weight: number;
}

/** What the next weeks may bring to an area, what that rests on, and what would change its mind. */
export interface Outlook {
  readonly forecast: PastForecast;
  readonly whatIf: WhatIf | null;
  /** The weightiest first; in one week those that are better borne out. */
  readonly weighty: readonly Weighty[];
}

/** So many incidents are named. */
const NAMED_MAX = 10;

/** The outlooks of some of the subjects whose counts a panel holds; all of them teach what series do. */
export async function outlooksOf(
  store: Store,
  panel: Panel & Partial<LatestWeeks>,
  subjects: readonly Subject[],
  wanted: readonly string[],
  agreements: readonly Agreement[],
  model: WarningModel,
): Promise<readonly Outlook[]> {
  await lineUp(store, agreements);
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, model);
  const outlooks: Outlook[] = [];
  for (const [i, subject] of subjects.entries()) {
    const each = series[i];
    if (each !== undefined && wanted.includes(subject.id))
      outlooks.push(await outlookOf(store, subject, each, { forecaster, panel }));
  }
  return outlooks;
}

async function outlookOf(
  store: Store,
  subject: Subject,
  series: Followed,
  { forecaster, panel }: { readonly forecaster: Forecaster; readonly panel: Partial<LatestWeeks> },
): Promise<Outlook> {
  const why = whatIf(series, forecaster);
  const forecast = forecastOf(series, forecaster, panel, subject);
  return { forecast, whatIf: why, weighty: await weightyIn(store, subject, forecaster.asOf, why) };
}

async function weightyIn(store: Store, subject: Subject, asOf: Day, why: WhatIf | null): Promise<readonly Weighty[]> {
  const weeks = why?.weighty ?? [];
  const farthest = weeks.at(-1);
  if (farthest === undefined) return [];
  const period = { first: addDays(asOf, -7 * farthest.back - 6), last: asOf };
  const counted = await countedOf(store, subject, period);
  const found = await linesAround(store, subject, period);
  const weighed = found.flatMap((line): readonly Weighty[] => {
    const day = counted.get(line.id);
    const week = weeks.find(({ back }) => day !== undefined && isInWeek(day, weekBack(asOf, back)));
    if (week === undefined) return [];
    return [{ line, week: weekBack(asOf, week.back), events: week.events, weight: week.weight }];
  });
  return weighed.sort(weightiestFirst).slice(0, NAMED_MAX);
}

function weekBack(asOf: Day, back: number): DateRange {
  const last = addDays(asOf, -7 * back);
  return { first: addDays(last, -6), last };
}

function isInWeek(day: Day, { first, last }: DateRange): boolean {
  return day >= first && day <= last;
}

/** Then by how well it is borne out, then the newest. */
function weightiestFirst(a: Weighty, b: Weighty): number {
  return (
    b.weight - a.weight ||
    b.week.last.localeCompare(a.week.last) ||
    standing(b.line) - standing(a.line) ||
    b.line.independent - a.line.independent ||
    a.line.id.localeCompare(b.line.id)
  );
}

function standing({ state }: IncidentLine): number {
  return ["refuted", "withdrawn", "disputed", "not-verifiable", "reported", "corroborated", "verified"].indexOf(state);
}
