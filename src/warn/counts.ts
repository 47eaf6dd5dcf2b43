/**
 * The counts at which a distribution is kept: each whole number up to 40, then steps of five per cent up to a thousand
 * million, as the survey of warning methods scored them. `FLOORS[j]` is the first count of step `j`, and a distribution's
 * value there is the probability of at most `MIDDLES[j]`.
 */
const EXACT = 40;
const LARGEST = 1e9;

export const FLOORS: Float64Array = floors();
export const MIDDLES: Float64Array = FLOORS.map((floor, j) => {
  const next = FLOORS[j + 1] ?? floor + 1;
  return next - floor <= 1 ? floor : Math.floor((floor + next) / 2);
});
/** How many steps there are. */
export const STEPS = FLOORS.length;

function floors(): Float64Array {
  const all = Array.from({ length: EXACT + 1 }, (_, k) => k);
  for (let x = EXACT; x < LARGEST; ) {
    x = Math.max(Math.ceil(x * 1.05), x + 1);
    all.push(x);
  }
  return Float64Array.from(all);
}

/** The step in which a count lies. */
export function stepOf(count: number): number {
  if (count <= EXACT) return Math.max(0, Math.floor(count));
  let low = EXACT;
  let high = STEPS - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((FLOORS[middle] ?? Number.POSITIVE_INFINITY) <= count) low = middle;
    else high = middle - 1;
  }
  return low;
}
