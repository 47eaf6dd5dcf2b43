import { addDays } from "../day.ts";
import type { DateRange, Day } from "../model.ts";
import { type Distribution, meanOf, pool, quantile } from "./distribution.ts";
import { type Learner, openLearner, trialsOf } from "./learning.ts";
import { membersAt } from "./members.ts";
import { HORIZONS, type Horizon, type WarningModel } from "./model.ts";
import { recalibrate } from "./recalibration.ts";
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
  /** With less than a year of known weeks the own past counts for little, and nothing here was tested. */
  readonly isShort: boolean;
  readonly forecasts: readonly Forecast[];
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

  function distribution(each: Followed, horizon: Horizon): Distribution {
    const members = membersAt(each.counts, each.rows, each.counts.length - 1, horizon, model);
    const lesson = lessons.get(horizon);
    if (lesson === undefined) throw new RangeError(`No forecast reaches ${horizon} weeks; choose one of ${HORIZONS}.`);
    return recalibrate(pool(members, lesson.weights), lesson.calibration);
  }

  return {
    asOf,
    distribution,
    forecast: (each) => zoneForecast(each, asOf, (horizon) => distribution(each, horizon)),
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

function zoneForecast(series: Followed, asOf: Day, of: (horizon: Horizon) => Distribution): ZoneForecast {
  const { counts, known } = series;
  const seen = known.at(-1) ?? 0;
  const lastSeen = counts.findLastIndex((count) => count !== null);
  const weeks = ([1, 2, 4] as const).map((horizon): Forecast => {
    const during = { first: addDays(asOf, 1), last: addDays(asOf, 7 * horizon) };
    return { ahead: horizon === 1 ? "1 week" : `${horizon} weeks`, during, ...told(of(horizon)) };
  });
  return {
    zone: series.zone,
    known: seen,
    unseen: counts.slice(-YEAR).filter((count) => count === null).length,
    stale: counts.length - 1 - lastSeen,
    isShort: seen < YEAR,
    forecasts: [...weeks, month(asOf, of(4), of(5))],
  };
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
