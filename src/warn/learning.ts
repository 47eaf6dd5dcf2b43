import { lastTotals } from "./baselines.ts";
import { type Distribution, pool } from "./distribution.ts";
import { MEMBERS, membersAt } from "./members.ts";
import { bestWeights, missedTogether } from "./mixing.ts";
import type { Horizon, WarningModel } from "./model.ts";
import { type Calibration, placeOf, recalibrate } from "./recalibration.ts";
import { crps, ranks } from "./scores.ts";
import type { Followed } from "./series.ts";
import { totalTo } from "./situations.ts";

/** What the past of all series together says about forecasting them: how far to trust each member, what to put right. */
export interface Lesson {
  readonly weights: readonly number[];
  readonly calibration: Calibration;
}

/** A forecast of one series' next weeks, made at the end of a week. */
export interface Trial {
  readonly series: Followed;
  readonly week: number;
}

/** So many forecasts that do not overlap weigh as much as what other conflicts taught of the weights. */
const TRUST_IN_WORTH = 200;
/** The same for shift and spread. */
const TRUST_IN_CALIBRATION = 50;
/** After so many weeks a forecast's place counts half. 26 and 104 do as well on the three conflicts of the evaluation. */
const HALF_LIFE = 52;
/** Weights are taken anew so often, in weeks. */
const RENEW = 13;
/** No forecast is narrowed below this part of its spread. */
const NARROWEST = 0.5;
/** What the past did not hold makes errors larger than it taught: 89.2 % instead of 90 came to lie in intervals without it. */
const WIDER = 1.03;

/**
 * What there is to know at the end of each week, asked for in order of time. A trial whose outcome is not yet known
 * waits; nothing is learnt from what came later than the week that is asked about.
 */
export interface Learner {
  lessonAt(week: number): Lesson;
  /** Takes in a forecast that `lessonAt` was asked for. Gives what each member said, and the pool put right. */
  try(trial: Trial): { readonly members: readonly Distribution[]; readonly forecast: Distribution };
}

/** Begins to learn with nothing but what other conflicts taught. */
export function openLearner(horizon: Horizon, model: WarningModel): Learner {
  const prior = model.worth[horizon];
  const size = MEMBERS.length;
  const waiting: { due: number; missed: Float64Array; base: number; z: number; square: number }[] = [];
  const worth = { missed: new Float64Array(size * size), base: 0, count: 0 };
  const places = { z: 0, square: 0, count: 0, at: 0 };
  let weights = bestWeights(prior, size);
  let renewed = Number.NEGATIVE_INFINITY;
  let next = 0;
  let lesson: Lesson = { weights, calibration: { shift: 0, spread: 1 } };

  function lessonAt(week: number): Lesson {
    fade(places, week);
    for (let trial = waiting[next]; trial !== undefined && trial.due <= week; trial = waiting[++next]) {
      for (let i = 0; i < size * size; i++) worth.missed[i] = (worth.missed[i] ?? 0) + (trial.missed[i] ?? 0);
      worth.base += trial.base;
      worth.count++;
      places.z += trial.z;
      places.square += trial.square;
      places.count++;
    }
    if (week - renewed >= RENEW) {
      weights = bestWeights(together(prior, worth, horizon), size);
      renewed = week;
    }
    lesson = { weights, calibration: calibrationOf(places, horizon) };
    return lesson;
  }

  return {
    lessonAt,
    try({ series, week }) {
      const t = week - series.first;
      const members = membersAt(series, t, horizon, model);
      const pooled = pool(members, weights);
      const outcome = totalTo(series.counts, t + horizon, horizon);
      const base = lastTotals(series.counts, t, horizon);
      if (outcome !== null && base !== null) {
        const { z, square } = placeOf(ranks(pooled, outcome));
        const missed = missedTogether(members, outcome);
        waiting.push({ due: week + horizon, missed, base: crps(base, outcome).log, z, square });
      }
      return { members, forecast: recalibrate(pooled, lesson.calibration) };
    },
  };
}

/** The forecast of some members by what was learnt. */
export function putTogether(members: readonly Distribution[], { weights, calibration }: Lesson): Distribution {
  return recalibrate(pool(members, weights), calibration);
}

function fade(places: { z: number; square: number; count: number; at: number }, week: number): void {
  const keep = 0.5 ** ((week - places.at) / HALF_LIFE);
  places.z *= keep;
  places.square *= keep;
  places.count *= keep;
  places.at = week;
}

/** Totals of several weeks overlap: so many weeks in a row tell as much as one. */
function together(
  prior: readonly number[],
  { missed, base, count }: { readonly missed: Float64Array; readonly base: number; readonly count: number },
  horizon: Horizon,
): readonly number[] {
  if (!(base > 0)) return prior;
  return prior.map((worth, i) => TRUST_IN_WORTH * worth + (count / horizon) * ((missed[i] ?? 0) / base));
}

function calibrationOf(
  { z, square, count }: { readonly z: number; readonly square: number; readonly count: number },
  horizon: Horizon,
): Calibration {
  const total = count / horizon + TRUST_IN_CALIBRATION;
  const shift = z / horizon / total;
  const variance = (square / horizon + TRUST_IN_CALIBRATION) / total - shift * shift;
  return { shift, spread: WIDER * Math.max(NARROWEST, Math.sqrt(Math.max(variance, 0))) };
}

/** Trials are made after so many known weeks of a series. */
const WARM = 30;

/**
 * Past forecasts to learn from: every so many of those that could have been made from week `from` up to `to`, in order of
 * time, so that there are about `most`.
 */
export function* trialsOf(series: readonly Followed[], from: number, to: number, most: number): Generator<Trial> {
  const all = series.length * Math.max(0, to - from + 1);
  let stride = Math.max(1, Math.ceil(all / most));
  while (greatestDivisor(stride, series.length) > 1) stride++;
  for (let i = 0; i < all; i += stride) {
    const each = series[i % series.length];
    const week = from + Math.floor(i / series.length);
    if (each !== undefined && isForecast(each, week)) yield { series: each, week };
  }
}

/** Whether a series has been seen long enough by a week to learn from a forecast made then. */
export function isForecast({ first, known }: Followed, week: number): boolean {
  return (known[week - first] ?? 0) >= WARM;
}

function greatestDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestDivisor(b, a % b);
}
