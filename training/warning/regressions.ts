import { digamma, logGamma, logistic } from "../../src/warn/special-functions.ts";
import { minimise } from "./lbfgs.ts";

/** Rows of features laid end to end, `width` numbers each, the first of them 1. */
export interface Design {
  readonly rows: Float64Array;
  readonly width: number;
}

/** Coefficients of a logistic regression that keeps to small ones: `ridge` times the sum of their squares is added. */
export function fitLogit(
  { rows, width }: Design,
  came: Float64Array,
  weights: Float64Array,
  ridge: number,
): Float64Array {
  const total = sum(weights);
  return minimise((b, slope) => {
    slope.fill(0);
    let loss = 0;
    for (let i = 0; i < came.length; i++) {
      const w = weights[i] ?? 0;
      const y = came[i] ?? 0;
      const z = at(rows, width, i, b);
      loss += w * (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y * z);
      addRow(slope, rows, width, i, w * (logistic(z) - y));
    }
    return penalised(loss, b, slope, ridge, total, 0, width);
  }, new Float64Array(width));
}

/** Coefficients of a negative binomial regression: of the logarithm of the mean beside an offset, and of that of the size. */
export interface CountFit {
  readonly mean: Float64Array;
  readonly size: Float64Array;
}

/** The size of the distribution follows features of its own, `sizes`, the first of them 1. */
export function fitCounts(
  means: Design,
  sizes: Design,
  offsets: Float64Array,
  counts: Float64Array,
  weights: Float64Array,
  ridge: number,
): CountFit {
  const [p, q] = [means.width, sizes.width];
  const total = sum(weights);
  const start = new Float64Array(p + q);
  const fitted = minimise((point, slope) => {
    slope.fill(0);
    const [b, g] = [point.subarray(0, p), point.subarray(p)];
    const [db, dg] = [slope.subarray(0, p), slope.subarray(p)];
    let loss = 0;
    for (let i = 0; i < counts.length; i++) {
      const w = weights[i] ?? 0;
      const y = counts[i] ?? 0;
      const eta = clamp(at(means.rows, p, i, b) + (offsets[i] ?? 0), -12, 13);
      const logSize = clamp(at(sizes.rows, q, i, g), -4, 6);
      const [m, r] = [Math.exp(eta), Math.exp(logSize)];
      const toRatio = logSize - Math.log(r + m);
      loss -= w * (logGamma(y + r) - logGamma(r) - logGamma(y + 1) + r * toRatio + y * (eta - Math.log(r + m)));
      addRow(db, means.rows, p, i, -w * (y - ((y + r) * m) / (r + m)));
      if (logSize > -4 && logSize < 6)
        addRow(dg, sizes.rows, q, i, -w * r * (digamma(y + r) - digamma(r) + toRatio + 1 - (r + y) / (r + m)));
    }
    return penalised(loss, point, slope, ridge, total, 0, p, p);
  }, start);
  return { mean: fitted.slice(0, p), size: fitted.slice(p) };
}

function penalised(
  loss: number,
  point: Float64Array,
  slope: Float64Array,
  ridge: number,
  total: number,
  ...free: readonly number[]
): number {
  let value = loss;
  for (let j = 0; j < point.length; j++) {
    if (free.includes(j)) continue;
    value += ridge * (point[j] ?? 0) ** 2;
    slope[j] = (slope[j] ?? 0) + 2 * ridge * (point[j] ?? 0);
  }
  for (let j = 0; j < slope.length; j++) slope[j] = (slope[j] ?? 0) / total;
  return value / total;
}

function at(rows: Float64Array, width: number, i: number, b: Float64Array): number {
  let sum = 0;
  for (let j = 0, k = i * width; j < width; j++, k++) sum += (rows[k] ?? 0) * (b[j] ?? 0);
  return sum;
}

function addRow(slope: Float64Array, rows: Float64Array, width: number, i: number, by: number): void {
  for (let j = 0, k = i * width; j < width; j++, k++) slope[j] = (slope[j] ?? 0) + by * (rows[k] ?? 0);
}

function clamp(x: number, low: number, high: number): number {
  return Math.min(Math.max(x, low), high);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
