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
  return [...beside(line, leftKm), ...beside(line, -rightKm).toReversed()];
}

/** An offset point nearer to the line than this share of its distance lies in a loop at a bend. */
const OFF_ENOUGH = 0.95;

/** The line at a distance to the left of a line, to the right below zero, without the loops inside of its bends. */
function beside(line: Outline, km: number): Outline {
  if (km === 0) return line;
  const points = line.map((_, i) => offset(line, i, km));
  return points.filter((point) => distanceKm(point, line) >= OFF_ENOUGH * Math.abs(km));
}

/** How far a point lies from a line, in kilometres on a plane laid at the point. */
function distanceKm(point: Point, line: Outline): number {
  const flat = Math.cos((point[1] * Math.PI) / 180);
  const plane = line.map(([x, y]): Point => [(x - point[0]) * flat * KM_PER_DEGREE, (y - point[1]) * KM_PER_DEGREE]);
  return Math.min(...plane.slice(1).map((to, i) => distanceToSegment(plane[i] ?? to, to)));
}

/** From the origin to a stretch of a line. */
function distanceToSegment(from: Point, to: Point): number {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = dx * dx + dy * dy;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, -(from[0] * dx + from[1] * dy) / length));
  return Math.hypot(from[0] + share * dx, from[1] + share * dy);
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

/** A closed outline without the small loops that cutting and simplifying leave where it crosses itself. */
export function untangle(closed: Outline): Outline {
  const crossing = firstCrossing(closed);
  if (crossing === null) return closed;
  const [i, j] = crossing;
  const loop = closed.slice(i + 1, j + 1);
  const rest = [...closed.slice(0, i + 1), ...closed.slice(j + 1)];
  return untangle(loop.length < rest.length ? rest : ring(loop));
}

/** The places in an outline of two stretches that cross; to touch at an end is not to cross. */
function firstCrossing(closed: Outline): readonly [number, number] | null {
  const edges = closed.slice(1).map((to, i): readonly [Point, Point] => [closed[i] ?? to, to]);
  for (const [i, edge] of edges.entries()) {
    const j = edges.findIndex((other, k) => k > i + 1 && cross(edge, other));
    if (j >= 0) return [i, j];
  }
  return null;
}

function cross([a, b]: readonly [Point, Point], [c, d]: readonly [Point, Point]): boolean {
  return sideOf(c, a, b) * sideOf(d, a, b) < 0 && sideOf(a, c, d) * sideOf(b, c, d) < 0;
}
