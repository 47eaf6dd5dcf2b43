import { addDays } from "../day.ts";
import type { DateRange, Day } from "../model.ts";
import { type Distribution, meanOf, quantile } from "./distribution.ts";
import type { Bounds } from "./escalation.ts";
import { type Learner, openLearner, putTogether, trialsOf } from "./learning.ts";
import { type Level, levelsOf } from "./levels.ts";
import { membersAt } from "./members.ts";
import { HORIZONS, type Horizon, type WarningModel } from "./model.ts";
import { outlookAt } from "./outlook.ts";
import { reasonsFor } from "./reasons.ts";
import { type Followed, followed, type Panel } from "./series.ts";

/** The levels at which a forecast's quantiles are told. */
export const LEVELS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99] as const;

/** How many events some days ahead will bring, as a whole distribution. */
export interface Forecast {
  /** "1 week", "2 weeks", "4 weeks" or "month", which is 30 days. */
  readonly ahead: "1 week" | "2 weeks" | "4 weeks" | "month";
  readonly during: DateRange;
  readonly mean: number;
  /** One count for each of `LEVELS`. */
  readonly quantiles: readonly number[];
}

/** The forecasts of one zone at the end of the last week that any zone was seen. */
export interface ZoneForecast {
  readonly zone: string;
  /** Weeks whose count is known, and how many of the last 52 are not. */
  readonly known: number;
  readonly unseen: number;
  /** How many weeks ago the zone was last seen; 0 is the last week. */
  readonly stale: number;
  /** Less than a year of known weeks: forecasts rest on other conflicts and on made-up ones. */
  readonly isShort: boolean;
  readonly forecasts: readonly Forecast[];
  /** `null` with too little history to say what would be unusual. */
  readonly escalation: Escalation | null;
}

/** Whether the next four weeks may bring more than is usual, and why we think so. */
export interface Escalation {
  readonly level: Level;
  /** Whether the last four weeks were calm, above three quarters of a year's, or above the bound already. */
  readonly state: "calm" | "raised" | "escalated";
  /** The probability of more than `bound` events in the next four weeks: the survey's escalation. */
  readonly probability: number;
  readonly bound: number;
  /** In how many of how many stretches of four weeks of the last three years the zone exceeded its bound of then. */
  readonly usual: { readonly came: number; readonly of: number };
  /** Events in the last four weeks, and the median of four weeks of the past year. */
  readonly lastFour: number | null;
  readonly usualFour: number;
  /** So many events in the coming week alone would exceed the bound, with the three weeks before it. */
  readonly nextWeekNeeds: number;
  /** Past situations most like this one, by conflict, and what share of them escalated within four weeks. */
  readonly alike: { readonly cases: Readonly<Record<string, number>>; readonly escalated: number };
}

/** So many past forecasts are tried to learn how well each member does on these series. */
const TRIALS = 3000;
/** How many weeks back they reach. */
const REACH = 208;
const FIRST_TRIAL = 30;
const YEAR = 52;
/** The part of the fifth week that 30 days have beside four weeks. */
const OF_FIFTH = 2 / 7;

/** What can be forecast from some series, with what their own past teaches already learnt. */
export interface Forecaster {
  readonly asOf: Day;
  /** The forecasts of one zone, whose counts may be newer than those that were learnt from. */
  forecast(series: Followed): ZoneForecast;
  /** The whole distribution of the next `horizon` weeks' total. */
  distribution(series: Followed, horizon: Horizon): Distribution;
}

/** Learns from the past of some series, so that any of them can be forecast at the end of the last week. */
export function openForecaster(panel: Panel, series: readonly Followed[], model: WarningModel): Forecaster {
  const last = panel.weeks - 1;
  const lessons = new Map(HORIZONS.map((horizon) => [horizon, learnt(series, last, horizon, model).lessonAt(last)]));
  const asOf = addDays(panel.start, 7 * panel.weeks - 1);

  function distribution(each: Followed, horizon: Horizon, t = each.counts.length - 1): Distribution {
    const members = membersAt(each, t, horizon, model);
    const lesson = lessons.get(horizon);
    if (lesson === undefined) throw new RangeError(`No forecast reaches ${horizon} weeks; choose one of ${HORIZONS}.`);
    return putTogether(members, lesson);
  }

  return {
    asOf,
    distribution,
    forecast: (each) => zoneForecast(each, asOf, model, (horizon, t) => distribution(each, horizon, t)),
  };
}

/** The forecasts of every zone of a panel. */
export function forecastAll(panel: Panel, model: WarningModel): readonly ZoneForecast[] {
  const series = followed(panel);
  const forecaster = openForecaster(panel, series, model);
  return series.map((each) => forecaster.forecast(each));
}

/** A learner that has tried the recent past up to a week. */
export function learnt(series: readonly Followed[], last: number, horizon: Horizon, model: WarningModel): Learner {
  const learner = openLearner(horizon, model);
  let week = -1;
  for (const trial of trialsOf(series, Math.max(FIRST_TRIAL, last - REACH), last - horizon, TRIALS)) {
    if (trial.week !== week) learner.lessonAt(trial.week);
    week = trial.week;
    learner.try(trial);
  }
  return learner;
}

function zoneForecast(
  series: Followed,
  asOf: Day,
  model: WarningModel,
  of: (horizon: Horizon, t?: number) => Distribution,
): ZoneForecast {
  const { counts, known } = series;
  const seen = known.at(-1) ?? 0;
  const last = counts.length - 1;
  const made = new Map(HORIZONS.map((horizon) => [horizon, of(horizon)]));
  const now = (horizon: Horizon) => made.get(horizon) ?? of(horizon);
  const weeks = ([1, 2, 4] as const).map((horizon): Forecast => {
    const during = { first: addDays(asOf, 1), last: addDays(asOf, 7 * horizon) };
    return { ahead: horizon === 1 ? "1 week" : `${horizon} weeks`, during, ...told(now(horizon)) };
  });
  return {
    zone: series.zone,
    known: seen,
    unseen: counts.slice(-YEAR).filter((count) => count === null).length,
    stale: last - counts.findLastIndex((count) => count !== null),
    isShort: seen < YEAR,
    forecasts: [...weeks, month(asOf, now(4), now(5))],
    escalation: escalationOf(series, model, (horizon, t) => (t === last ? now(horizon) : of(horizon, t))),
  };
}

/** Levels look back so many weeks: one is not left at the first lower score. */
const LOOK_BACK = 3;

function escalationOf(
  series: Followed,
  model: WarningModel,
  of: (horizon: Horizon, t: number) => Distribution,
): Escalation | null {
  const last = series.counts.length - 1;
  const outlooks = Array.from({ length: LOOK_BACK }, (_, i) => last - LOOK_BACK + 1 + i)
    .filter((t) => t >= 0)
    .map((t) => outlookAt(series, t, (horizon) => of(horizon, t), model.alarms));
  const outlook = outlooks.at(-1) ?? null;
  if (outlook === null) return null;
  const levels = levelsOf(
    outlooks.map((each) => each?.score ?? null),
    model.alarms.thresholds,
  );
  const reasons = reasonsFor(series, Math.floor(outlook.bounds.escalation), model.analogues);
  const state = stateOf(reasons.lastFour ?? 0, outlook.bounds);
  const lowest = state === "calm" ? 1 : state === "raised" ? 2 : 3;
  return {
    level: Math.max(levels.at(-1) ?? 1, lowest) as Level,
    state,
    probability: Math.round(1000 * outlook.probability) / 1000,
    bound: Math.floor(outlook.bounds.escalation),
    ...reasons,
  };
}

/** Alarms tell of what is to come; a zone that is above its usual already does not fall back to level 1. */
function stateOf(lastFour: number, { calm, escalation }: Bounds): Escalation["state"] {
  if (lastFour > escalation) return "escalated";
  return lastFour > calm ? "raised" : "calm";
}

function told(distribution: Distribution): Pick<Forecast, "mean" | "quantiles"> {
  return { mean: rounded(meanOf(distribution)), quantiles: LEVELS.map((level) => quantile(distribution, level)) };
}

/** 30 days, between four weeks and five. */
function month(asOf: Day, four: Distribution, five: Distribution): Forecast {
  const [a, b] = [told(four), told(five)];
  return {
    ahead: "month",
    during: { first: addDays(asOf, 1), last: addDays(asOf, 30) },
    mean: rounded(a.mean + OF_FIFTH * (b.mean - a.mean)),
    quantiles: a.quantiles.map((low, i) => Math.round(low + OF_FIFTH * (Math.max(b.quantiles[i] ?? low, low) - low))),
  };
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
