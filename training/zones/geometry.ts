/** Small plane geometry on [longitude, latitude] pairs, enough to cut zones out of provinces. */

export type Point = readonly [number, number];
export type Outline = readonly Point[];

const KM_PER_DEGREE = 111.32;

/** The part of an outline inside a convex outline that runs counter-clockwise (Sutherland and Hodgman, 1974). */
export function clip(outline: Outline, window: Outline): Outline {
  let kept: Outline = outline;
  window.forEach((from, i) => {
    const to = window[(i + 1) % window.length] ?? from;
    kept = cutByEdge(kept, from, to);
  });
  return kept;
}

function cutByEdge(outline: Outline, from: Point, to: Point): Outline {
  const cut: Point[] = [];
  outline.forEach((current, i) => {
    const previous = outline[(i + outline.length - 1) % outline.length] ?? current;
    const inside = sideOf(current, from, to) >= 0;
    if (inside !== sideOf(previous, from, to) >= 0) cut.push(crossing(previous, current, from, to));
    if (inside) cut.push(current);
  });
  return cut;
}

/** Above zero left of the line, below zero right of it. */
function sideOf(point: Point, from: Point, to: Point): number {
  return (to[0] - from[0]) * (point[1] - from[1]) - (to[1] - from[1]) * (point[0] - from[0]);
}

function crossing(a: Point, b: Point, from: Point, to: Point): Point {
  const atA = sideOf(a, from, to);
  const share = atA / (atA - sideOf(b, from, to));
  return [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])];
}

/** The outline with points dropped that lie less than `tolerance` degrees off (Douglas and Peucker, 1973). */
export function simplify(outline: Outline, tolerance: number): Outline {
  const first = outline[0];
  const last = outline.at(-1);
  if (first === undefined || last === undefined || outline.length < 3) return outline;
  let farthest = 0;
  let distance = -1;
  outline.forEach((point, i) => {
    const off = offLine(point, first, last);
    if (off > distance) [farthest, distance] = [i, off];
  });
  if (distance <= tolerance) return [first, last];
  const head = simplify(outline.slice(0, farthest + 1), tolerance);
  return [...head.slice(0, -1), ...simplify(outline.slice(farthest), tolerance)];
}

function offLine(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(point[0] - from[0], point[1] - from[1]);
  return Math.abs(dx * (point[1] - from[1]) - dy * (point[0] - from[0])) / length;
}

/** The band beside a line, `leftKm` to its left and `rightKm` to its right, as one outline. */
export function band(line: Outline, leftKm: number, rightKm: number): Outline {
  const left = line.map((_, i) => offset(line, i, leftKm));
  const right = line.map((_, i) => offset(line, i, -rightKm));
  return [...left, ...right.toReversed()];
}

function offset(line: Outline, i: number, km: number): Point {
  const here = line[i] ?? [0, 0];
  const before = line[Math.max(0, i - 1)] ?? here;
  const after = line[Math.min(line.length - 1, i + 1)] ?? here;
  const squeeze = Math.cos((here[1] * Math.PI) / 180);
  const [dx, dy] = [(after[0] - before[0]) * squeeze, after[1] - before[1]];
  const length = Math.hypot(dx, dy) || 1;
  const degrees = km / KM_PER_DEGREE;
  return [here[0] - (dy / length) * (degrees / squeeze), here[1] + (dx / length) * degrees];
}

/** The outline closed, with coordinates to a thousandth of a degree (about 100 m). */
export function ring(outline: Outline): Outline {
  const rounded = outline.map(([x, y]): Point => [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000]);
  const kept = rounded.filter((point, i) => i === 0 || !same(point, rounded[i - 1]));
  const first = kept[0];
  if (first === undefined) return kept;
  return same(first, kept.at(-1)) && kept.length > 1 ? kept : [...kept, first];
}

function same(a: Point, b: Point | undefined): boolean {
  return b !== undefined && a[0] === b[0] && a[1] === b[1];
}
