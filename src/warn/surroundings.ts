import type { Followed } from "./series.ts";
import { ALMOST_NOTHING, WIDTH } from "./situations.ts";

/** What all series that are looked at together do: a truce or an offensive moves many zones at once. */
export interface Surroundings {
  /** `SURROUNDINGS` numbers for the end of a week of the panel; those of the last one for weeks after it. */
  at(week: number): Float64Array;
}

/** How many numbers tell of the surroundings. */
export const SURROUNDINGS = 9;

/** Columns of the rows of `situations.ts`. */
const [LAST, FAST, MONTH, SLOW] = [0, 1, 2, 3];
const [UNSTEADY, JUMPY, PACE, SPREAD] = [9, 10, 11, 13];
/** A mean of few zones is trusted less: as if so many more had stood still. */
const STILL = 3;
/** Added to weekly means before zones are compared with themselves. */
const HALF = 0.5;

/** Looks at all series of a panel, at each week when it is first asked for. */
export function surroundingsOf(
  series: readonly Pick<Followed, "first" | "rows" | "known">[],
  weeks: number,
): Surroundings {
  const looked = new Map<number, Float64Array>();
  return {
    at(week) {
      const at = Math.min(week, weeks - 1);
      const before = looked.get(at);
      if (before !== undefined) return before;
      const now = lookAround(series, at);
      looked.set(at, now);
      return now;
    },
  };
}

function lookAround(series: readonly Pick<Followed, "first" | "rows" | "known">[], week: number): Float64Array {
  const sums = { last: 0, fast: 0, month: 0, slow: 0, pace: 0 };
  const means = { rise: 0, unsteady: 0, jumpy: 0, spread: 0 };
  let zones = 0;
  for (const { first, rows, known } of series) {
    const t = week - first;
    if ((known[t] ?? 0) === 0) continue;
    const column = (i: number) => rows[t * WIDTH + i] ?? 0;
    const mean = (i: number) => Math.max(0, Math.exp(column(i) + column(PACE)) - ALMOST_NOTHING);
    const [fast, slow] = [mean(FAST), mean(SLOW)];
    zones++;
    sums.last += mean(LAST);
    sums.fast += fast;
    sums.month += mean(MONTH);
    sums.slow += slow;
    sums.pace += Math.max(0, Math.exp(column(PACE)) - ALMOST_NOTHING);
    means.rise += Math.min(Math.max(Math.log((fast + HALF) / (slow + HALF)), -2), 2);
    means.unsteady += column(UNSTEADY);
    means.jumpy += column(JUMPY);
    means.spread += column(SPREAD);
  }
  const beside = (sum: number) => Math.log((sum + ALMOST_NOTHING) / (sums.pace + ALMOST_NOTHING));
  const n = Math.max(zones, 1);
  return Float64Array.of(
    beside(sums.last),
    beside(sums.fast),
    beside(sums.month),
    beside(sums.slow),
    (means.rise / n) * Math.sqrt(n / (n + STILL)),
    means.unsteady / n,
    means.jumpy / n,
    means.spread / n,
    Math.log(n),
  );
}
