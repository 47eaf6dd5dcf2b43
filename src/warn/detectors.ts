import { smoothedMeans } from "./baselines.ts";
import { atMost, negativeBinomial } from "./distribution.ts";
import { type Bounds, ESCALATION_WEEKS } from "./escalation.ts";
import { type Counts, totalTo } from "./situations.ts";

/** A way of telling from a series that something is afoot: a score for each week from what was known at its end. */
export interface Detector {
  readonly name: string;
  /** Higher is more alarming; weeks without enough history score lowest. */
  score(counts: Counts, bounds: readonly (Bounds | null)[]): Float64Array;
}

/** What others use to raise alarms, as the survey of warning methods set them up. */
export const DETECTORS: readonly Detector[] = [
  { name: "EARS C2", score: earsC2 },
  { name: "CUSUM", score: cusum },
  { name: "Farrington-type", score: farrington },
  { name: "NB-EWMA tail", score: tail },
  { name: "Poisson-EWMA", score: exceedance },
  { name: "4-week total", score: dashboard },
];

/** What the dashboards do: the last four weeks' total against the bound. */
function dashboard(counts: Counts, bounds: readonly (Bounds | null)[]): Float64Array {
  return scored(counts, (t) => {
    const [total, bound] = [totalTo(counts, t, ESCALATION_WEEKS), bounds[t] ?? null];
    return total === null || bound === null ? null : Math.log(total + 0.5) - Math.log(bound.escalation + 0.5);
  });
}

/** How many standard deviations a week lies above seven weeks of which two lie between (Hutwagner et al. 2003). */
function earsC2(counts: Counts): Float64Array {
  return scored(counts, (t) => {
    const count = counts[t] ?? null;
    const base = known(counts, t - 8, t - 2);
    if (count === null || base.length < 7) return null;
    const { mean, variance } = momentsOf(base, 1);
    return (count - mean) / Math.max(Math.sqrt(variance), 0.5);
  });
}

/** Reference value and cap of the cumulated sum. */
const SLACK = 0.5;
const CAP = 12;

/** The cumulated sum of how far weeks lie above the mean of a year, made normal after Rossi et al. 1999. */
function cusum(counts: Counts): Float64Array {
  let sum = 0;
  return scored(counts, (t) => {
    const count = counts[t] ?? null;
    if (count === null) return sum;
    const base = known(counts, t - 53, t - 2);
    const mean = Math.max(momentsOf(base.length > 0 ? base : [count]).mean, 0.1);
    const z = (count - 3 * mean + 2 * Math.sqrt(count * mean)) / (2 * Math.sqrt(mean));
    sum = Math.min(Math.max(sum + z - SLACK, 0), CAP);
    return sum;
  });
}

/** Weeks left out before the present one, and how far a past week may stand out before it counts less. */
const LEFT_OUT = 4;
const STANDS_OUT = 2.58;

/** How far a week lies above a quasi-Poisson mean of the past year, whose outliers count less (Noufaily et al. 2013). */
function farrington(counts: Counts): Float64Array {
  return scored(counts, (t) => {
    const count = counts[t] ?? null;
    const base = known(counts, t - LEFT_OUT - 52, t - LEFT_OUT - 1);
    if (count === null || base.length < 16) return null;
    const { mean, dispersion, weight } = reweighted(base);
    const tau = dispersion + dispersion / Math.max(weight, 1);
    return (count ** (2 / 3) - mean ** (2 / 3)) / ((2 / 3) * mean ** (-1 / 3) * Math.sqrt(tau * mean) + 1e-9);
  });
}

function reweighted(base: readonly number[]): { mean: number; dispersion: number; weight: number } {
  let weights = base.map(() => 1);
  let [mean, dispersion, weight] = [0, 1, 0];
  for (let round = 0; round < 2; round++) {
    weight = weights.reduce((a, b) => a + b, 0);
    mean = Math.max(base.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0) / weight, 0.05);
    const squares = base.reduce((sum, x, i) => sum + (weights[i] ?? 0) * (x - mean) ** 2, 0);
    dispersion = Math.max(squares / mean / Math.max(weight - 1, 1), 1);
    const scale = mean ** (1 / 6) * Math.sqrt(dispersion);
    weights = base.map((x) => {
      const residual = (1.5 * (x ** (2 / 3) - mean ** (2 / 3))) / scale;
      return residual > STANDS_OUT ? residual ** -2 : 1;
    });
  }
  return { mean, dispersion, weight };
}

/** What the newest week weighs in the smoothed mean and variance of `tail`. */
const SLOW = 0.1;

/** How unlikely a week is under a negative binomial about the smoothed mean before it: minus the logarithm of the tail. */
function tail(counts: Counts): Float64Array {
  const means = smoothedMeans(counts, SLOW);
  let variance = 1;
  return scored(counts, (t) => {
    const [count, last] = [counts[t] ?? null, counts[t - 1] ?? null];
    const mean = Math.max(means[t - 1] ?? 0, 0.05);
    if (last !== null) variance = (1 - SLOW) * variance + SLOW * (last - (means[t - 2] ?? mean)) ** 2;
    if (count === null || t < 9) return null;
    const size = Math.min(Math.max(mean ** 2 / Math.max(variance - mean, 1e-3), 0.15), 50);
    return count === 0 ? 0 : -Math.log10(Math.max(1 - atMost(negativeBinomial(mean, size), count - 1), 1e-12));
  });
}

/** What the newest week weighs in the mean of the Poisson exceedance. */
const MIDDLING = 0.3;

/** The probability that a Poisson count about the smoothed mean exceeds the bound in the next four weeks. */
function exceedance(counts: Counts, bounds: readonly (Bounds | null)[]): Float64Array {
  const means = smoothedMeans(counts, MIDDLING);
  return scored(counts, (t) => {
    const bound = bounds[t] ?? null;
    if (bound === null) return null;
    const mean = (means[t] ?? 0) * ESCALATION_WEEKS + 0.01;
    return 1 - atMost(negativeBinomial(mean, 1e6), Math.floor(bound.escalation));
  });
}

function scored(counts: Counts, of: (t: number) => number | null): Float64Array {
  return Float64Array.from(counts, (_, t) => of(t) ?? Number.NEGATIVE_INFINITY);
}

function known(counts: Counts, from: number, to: number): readonly number[] {
  return counts.slice(Math.max(0, from), Math.max(0, to + 1)).filter((count) => count !== null);
}

function momentsOf(values: readonly number[], less = 0): { mean: number; variance: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  return { mean, variance: squares / Math.max(values.length - less, 1) };
}
