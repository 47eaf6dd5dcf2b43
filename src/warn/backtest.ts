import { baselinesOf, lastTotals } from "./baselines.ts";
import type { Distribution } from "./distribution.ts";
import { learnt } from "./forecast.ts";
import type { Horizon, WarningModel } from "./model.ts";
import { crps, ranks, shareWithin } from "./scores.ts";
import { type Followed, followed, type Panel } from "./series.ts";
import { totalTo } from "./situations.ts";

/** How well one way of forecasting did. */
export interface Score {
  readonly name: string;
  /** Mean CRPS of counts, and of log(1 + count); lower is better. */
  readonly crps: number;
  readonly logCrps: number;
  /** How much lower than conflictology-12's, in per cent. */
  readonly crpsGain: number;
  readonly logCrpsGain: number;
  /** How often the outcome lay in the middle 50 and 90 % of the forecast, its rank spread evenly where counts tie. */
  readonly coverage50: number;
  readonly coverage90: number;
  /** How far the ten tenths of the forecasts' ranks are from even: 0 is even, 1 is all in one tenth. */
  readonly unevenness: number;
}

export interface Backtest {
  readonly horizon: Horizon;
  /** The week from which forecasts were scored, and how many were. */
  readonly from: number;
  readonly forecasts: number;
  readonly scores: readonly Score[];
}

/** Forecasts are scored on the last 40 % of the weeks, after at least 70 (the survey's rule). */
const LEARNT_FROM = 0.6;
const AT_LEAST = 70;
/** More forecasts than these are not scored; every so many are then left out. */
const MOST = 60_000;
export const OURS = "Tocsin";

/** The first week whose forecast is scored; `null` when the series are too short to score any. */
export function splitOf(weeks: number, horizon: number): number | null {
  const split = Math.max(Math.floor(weeks * LEARNT_FROM), Math.min(AT_LEAST, Math.floor(weeks * 0.8)));
  return weeks - split > horizon && split >= 12 ? split : null;
}

/** Forecasts the last 40 % of some series week by week, each time from what was known then, and scores it. */
export function backtest(panel: Panel, model: WarningModel, horizon: Horizon): Backtest | null {
  const from = splitOf(panel.weeks, horizon);
  if (from === null) return null;
  const series = followed(panel);
  const learner = learnt(series, from + horizon - 1, horizon, model);
  const baselines = baselinesOf(series, from, horizon);
  const sums = [OURS, ...baselines.map(({ name }) => name)].map(newSum);
  let forecasts = 0;
  for (const { each, week } of scored(series, from, panel.weeks - horizon)) {
    const t = week - each.first;
    learner.lessonAt(week);
    const { forecast } = learner.try({ series: each, week });
    const outcome = totalTo(each.counts, t + horizon, horizon);
    const simple = lastTotals(each.counts, t, horizon);
    if (outcome === null || simple === null) continue;
    forecasts++;
    [forecast, ...baselines.map((baseline) => baseline.forecast(each, t, horizon) ?? simple)].forEach(
      (distribution, i) => sums[i]?.take(distribution, outcome),
    );
  }
  return forecasts === 0 ? null : { horizon, from, forecasts, scores: scoresOf(sums, forecasts) };
}

function* scored(
  series: readonly Followed[],
  from: number,
  to: number,
): Generator<{ readonly each: Followed; readonly week: number }> {
  const stride = Math.ceil((series.length * (to - from)) / MOST);
  for (let week = from, i = 0; week < to; week++) {
    for (const each of series) {
      if (i++ % stride === 0 && week >= each.first && (each.known[week - each.first] ?? 0) > 0) yield { each, week };
    }
  }
}

function newSum(name: string) {
  const sum = { name, plain: 0, log: 0, half: 0, most: 0, tenths: Array.from({ length: 10 }, () => 0) };
  return {
    sum,
    take(distribution: Distribution, outcome: number): void {
      const { plain, log } = crps(distribution, outcome);
      const rank = ranks(distribution, outcome);
      sum.plain += plain;
      sum.log += log;
      sum.half += shareWithin(rank, 0.5);
      sum.most += shareWithin(rank, 0.9);
      sum.tenths.forEach((before, i) => (sum.tenths[i] = before + shareIn(rank, i / 10, (i + 1) / 10)));
    },
  };
}

function shareIn([low, high]: readonly [number, number], from: number, to: number): number {
  if (high <= low) return (low >= from && low < to) || (to === 1 && low === 1) ? 1 : 0;
  return Math.max(0, Math.min(high, to) - Math.max(low, from)) / (high - low);
}

function scoresOf(sums: readonly ReturnType<typeof newSum>[], forecasts: number): readonly Score[] {
  const base = sums.find(({ sum }) => sum.name === "conflictology-12")?.sum;
  return sums.map(({ sum }) => ({
    name: sum.name,
    crps: sum.plain / forecasts,
    logCrps: sum.log / forecasts,
    crpsGain: gain(sum.plain, base?.plain ?? 0),
    logCrpsGain: gain(sum.log, base?.log ?? 0),
    coverage50: sum.half / forecasts,
    coverage90: sum.most / forecasts,
    unevenness: sum.tenths.reduce((total, tenth) => total + Math.abs(tenth / forecasts - 0.1), 0) / 2,
  }));
}

/** In per cent; 0 when nothing could be gained because the baseline made no mistake. */
function gain(ours: number, base: number): number {
  if (base > 0) return 100 * (1 - ours / base);
  return ours > 0 ? -100 : 0;
}
