/** A function to be made small: its value at a point, with its slope written into `slope`. */
export type Objective = (point: Float64Array, slope: Float64Array) => number;

/** How many steps back the curvature is remembered. */
const MEMORY = 10;

/**
 * The point near `start` at which an objective is least: limited-memory BFGS with backtracking (Nocedal and Wright,
 * algorithm 7.5). The same start gives the same point.
 */
export function minimise(objective: Objective, start: Float64Array, rounds = 300): Float64Array {
  let point = start;
  let slope: Float64Array = new Float64Array(start.length);
  let value = objective(point, slope);
  const steps: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const direction = descent(slope, steps);
    const found = search(objective, point, value, slope, direction, round === 0);
    if (found === null) break;
    const s = found.point.map((x, i) => x - (point[i] ?? 0));
    const y = found.slope.map((x, i) => x - (slope[i] ?? 0));
    const sy = dot(s, y);
    if (sy > 1e-12) steps.push({ s, y, rho: 1 / sy });
    if (steps.length > MEMORY) steps.shift();
    const gained = value - found.value;
    ({ point, value, slope } = found);
    if (gained < 1e-9 * (Math.abs(value) + 1e-9)) break;
  }
  return point;
}

function descent(
  slope: Float64Array,
  steps: readonly { s: Float64Array; y: Float64Array; rho: number }[],
): Float64Array {
  const q = slope.map((x) => -x);
  const alphas: number[] = [];
  for (let i = steps.length - 1; i >= 0; i--) {
    const step = steps[i];
    if (step === undefined) continue;
    const alpha = step.rho * dot(step.s, q);
    alphas[i] = alpha;
    for (let j = 0; j < q.length; j++) q[j] = (q[j] ?? 0) - alpha * (step.y[j] ?? 0);
  }
  const last = steps.at(-1);
  if (last !== undefined) {
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let j = 0; j < q.length; j++) q[j] = (q[j] ?? 0) * scale;
  }
  steps.forEach((step, i) => {
    const beta = step.rho * dot(step.y, q);
    for (let j = 0; j < q.length; j++) q[j] = (q[j] ?? 0) + ((alphas[i] ?? 0) - beta) * (step.s[j] ?? 0);
  });
  return q;
}

function search(
  objective: Objective,
  point: Float64Array,
  value: number,
  slope: Float64Array,
  direction: Float64Array,
  first: boolean,
): { point: Float64Array; value: number; slope: Float64Array } | null {
  const along = dot(slope, direction);
  if (!(along < 0)) return null;
  let length = first ? Math.min(1, 1 / Math.sqrt(dot(slope, slope))) : 1;
  for (let tries = 0; tries < 40; tries++) {
    const next = point.map((x, i) => x + length * (direction[i] ?? 0));
    const nextSlope = new Float64Array(point.length);
    const nextValue = objective(next, nextSlope);
    if (nextValue <= value + 1e-4 * length * along) return { point: next, value: nextValue, slope: nextSlope };
    length *= 0.5;
  }
  return null;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}
