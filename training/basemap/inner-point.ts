import type { Position } from "geojson";

/** So many rows of a polygon are looked at. */
const ROWS = 24;

/**
 * A point within a polygon where there is room for a label: the middle of the widest stretch on the rows that cross its
 * middle. The first ring is the outline, the others are holes.
 */
export function innerPoint(polygon: readonly (readonly Position[])[]): readonly [number, number] {
  const ys = (polygon[0] ?? []).map(([, y = 0]) => y);
  const [south, north] = [Math.min(...ys), Math.max(...ys)];
  let best: readonly [number, number] = [0, (south + north) / 2];
  let width = -1;
  for (let row = 1; row < ROWS; row++) {
    const y = south + ((north - south) * row) / ROWS;
    const nearMiddle = 1 - Math.abs(row / ROWS - 0.5); // of two stretches as wide, the one nearer the middle
    for (const [west, east] of stretches(polygon, y)) {
      if ((east - west) * nearMiddle <= width) continue;
      width = (east - west) * nearMiddle;
      best = [(west + east) / 2, y];
    }
  }
  return best;
}

/** Where a parallel runs within a polygon. */
function stretches(polygon: readonly (readonly Position[])[], y: number): readonly (readonly [number, number])[] {
  const crossings = polygon
    .flatMap((ring) => ring.flatMap((point, i) => crossing(point, ring[i + 1] ?? point, y)))
    .sort((a, b) => a - b);
  return crossings.flatMap((west, i) => (i % 2 === 0 ? [[west, crossings[i + 1] ?? west] as const] : []));
}

function crossing([x0 = 0, y0 = 0]: Position, [x1 = 0, y1 = 0]: Position, y: number): readonly number[] {
  return y0 > y === y1 > y ? [] : [x0 + ((y - y0) / (y1 - y0)) * (x1 - x0)];
}
