import { type Distribution, empirical, logNegativeBinomial, negativeBinomial } from "./distribution.ts";
import { ownHistory, YEARLY } from "./members.ts";
import type { Followed } from "./series.ts";
import { ALMOST_NOTHING, type Counts, totalTo } from "./situations.ts";

/** A simple way of forecasting that a better one has to beat. */
export interface Baseline {
  readonly name: string;
  /** The distribution of the next `weeks` weeks' total at the end of week `t` of a series; `null` without a past. */
  forecast(series: Followed, t: number, weeks: number): Distribution | null;
}

/** Beyond any size a negative binomial distribution is a Poisson one. */
const POISSON = 1e6;

/** The baselines of the survey of warning methods, smoothing fitted on what came before week `until`. */
export function baselinesOf(series: readonly Followed[], until: number, weeks: number): readonly Baseline[] {
  const smoothing = fitSmoothing(series, until, weeks);
  const smoothed = series.map(({ counts }) => smoothedMeans(counts, smoothing.weight));
  const meanAt = (each: Followed, t: number) =>
    Math.max((smoothed[series.indexOf(each)]?.[t] ?? 0) * weeks, ALMOST_NOTHING / 10);
  return [
    { name: "last value", forecast: (each, t) => lastValue(each.counts, t, weeks) },
    { name: "conflictology-12", forecast: (each, t) => lastTotals(each.counts, t, weeks) },
    { name: "conflictology-52", forecast: (each, t) => lastTotals(each.counts, t, weeks, 52) },
    { name: "recency-weighted", forecast: (each, t) => ownHistory(each.counts, t, weeks, YEARLY) },
    { name: "Poisson-EWMA", forecast: (each, t) => negativeBinomial(meanAt(each, t), POISSON) },
    {
      name: "NB-EWMA",
      forecast: (each, t) => negativeBinomial(meanAt(each, t), sizeOf(smoothing, meanAt(each, t))),
    },
  ];
}

/** The last total, as a Poisson mean. `null` where it is not known. */
export function lastValue(counts: Counts, t: number, weeks: number): Distribution | null {
  const last = totalTo(counts, t, weeks);
  return last === null ? null : negativeBinomial(Math.max(last, 1e-3), POISSON);
}

/** Conflictology: the last twelve totals of the series, each as likely. `null` when none is known. */
export function lastTotals(counts: Counts, t: number, weeks: number, windows = 12): Distribution | null {
  const totals: number[] = [];
  for (let back = 0; back < windows; back++) {
    const total = totalTo(counts, t - back, weeks);
    if (total !== null) totals.push(total);
  }
  return totals.length === 0 ? null : empirical(totals, new Float64Array(totals.length).fill(1));
}

interface Smoothing {
  /** What the newest week weighs in the mean. */
  readonly weight: number;
  /** The logarithm of the distribution's size is `level + slope * log(mean)`. */
  readonly level: number;
  readonly slope: number;
}

const WEIGHTS = [0.6, 0.4, 0.3, 0.2, 0.15, 0.1, 0.06, 0.03];
const SIZE_LEVELS = [-1.5, -1, -0.5, 0, 0.5, 1, 1.5, 2];
const SIZE_SLOPES = [0, 0.2, 0.4, 0.6, 0.8];
/** Smoothing is fitted on so many forecasts at most. */
const FITTED = 1500;
const WARM = 30;

function sizeOf({ level, slope }: Smoothing, mean: number): number {
  return Math.exp(Math.min(Math.max(level + slope * Math.log(mean), -4), 6));
}

/** The smoothing under which what came before week `until` was likeliest. */
function fitSmoothing(series: readonly Followed[], until: number, weeks: number): Smoothing {
  const all = series.flatMap((each) =>
    each.counts.flatMap((_, t) => (t >= WARM && each.first + t + weeks < until ? [{ each, t }] : [])),
  );
  const step = Math.max(1, Math.ceil(all.length / FITTED));
  const cases = all.filter((_, i) => i % step === 0);
  let best: Smoothing = { weight: 0.3, level: 0, slope: 0.4 };
  let most = Number.NEGATIVE_INFINITY;
  for (const weight of WEIGHTS) {
    const means = new Map(series.map((each) => [each, smoothedMeans(each.counts, weight)]));
    const known = cases.flatMap(({ each, t }) => {
      const count = totalTo(each.counts, t + weeks, weeks);
      return count === null ? [] : [{ count, mean: Math.max((means.get(each)?.[t] ?? 0) * weeks, 0.01) }];
    });
    for (const level of SIZE_LEVELS) {
      for (const slope of SIZE_SLOPES) {
        const smoothing = { weight, level, slope };
        const likelihood = known.reduce(
          (sum, { count, mean }) => sum + logNegativeBinomial(count, mean, sizeOf(smoothing, mean)),
          0,
        );
        if (likelihood > most) [best, most] = [smoothing, likelihood];
      }
    }
  }
  return best;
}

/** An exponentially weighted mean of the weeks up to each one; unseen weeks leave it as it is. */
export function smoothedMeans(counts: Counts, weight: number): Float64Array {
  let mean = 0;
  let known = 0;
  return Float64Array.from(counts, (count) => {
    if (count !== null) mean += Math.max(weight, 1 / ++known) * (count - mean);
    return mean;
  });
}
