import { atMost, type Distribution } from "./distribution.ts";
import { LULL, type Lull, levelAt, RELAPSE } from "./lull.ts";
import type { Counts } from "./situations.ts";
import { logistic } from "./special-functions.ts";

/** What was learnt from lulls of other conflicts and comes in `data/models/warning-truce.json`. */
export interface RelapseModel {
  /** Coefficients over the signs of `relapseSigns`, for a relapse next week, and within four and twelve weeks. */
  readonly coefficients: readonly (readonly number[])[];
  /** How often lulls of an age relapsed within four weeks; `weeks` counts the weeks behind the rate. */
  readonly usual: readonly { readonly upTo: number; readonly rate: number; readonly weeks: number }[];
}

/** The times within which a relapse is forecast, in weeks. */
export const WITHIN = [1, 4, 12] as const;

/** How likely a relapse is within each time of `WITHIN`. */
export interface Relapse {
  readonly nextWeek: number;
  readonly fourWeeks: number;
  readonly twelveWeeks: number;
}

type Ahead = (weeks: 1 | 2 | 4) => Distribution;

/** How likely a lull that has not relapsed is to do so; `null` when too few of its last weeks were seen. */
export function relapseAt(counts: Counts, lull: Lull, t: number, ahead: Ahead, model: RelapseModel): Relapse | null {
  const signs = relapseSigns(counts, lull, t, ahead);
  if (signs === null) return null;
  const [one = 0, four = 0, twelve = 0] = model.coefficients.map((each) => probabilityOf(signs, each));
  // Three regressions know nothing of each other; a longer time cannot be less likely.
  return { nextWeek: one, fourWeeks: Math.max(one, four), twelveWeeks: Math.max(one, four, twelve) };
}

/** The probability that coefficients give to some signs. */
export function probabilityOf(signs: readonly number[], coefficients: readonly number[]): number {
  return logistic(signs.reduce((sum, x, i) => sum + x * (coefficients[i] ?? 0), 0));
}

/**
 * What a relapse is told by: how likely the forecast of the next one, two and four weeks is to lift the level over the
 * bound, for the weeks that stay within its mean are known; the old level, for small counts pass a bound by chance; and
 * how near the bound the level is. The age of a lull, its depth, earlier relapses and lulls elsewhere added nothing on
 * conflicts left out.
 */
export function relapseSigns(
  counts: Counts,
  lull: Lull,
  t: number,
  ahead: Ahead,
  over = LULL.over,
): readonly number[] | null {
  const now = levelAt(counts, lull, t);
  if (now === null) return null;
  const bound = RELAPSE * lull.level;
  const passes = ([1, 2, 4] as const).map((weeks) => {
    const span = Math.min(over, t + weeks - lull.start + 1);
    const kept = Math.max(0, span - weeks);
    const behind = kept === 0 ? 0 : kept * (levelAt(counts, lull, t, kept) ?? now);
    return 1 - atMost(ahead(weeks), Math.ceil(bound * span - behind - 1e-9) - 1);
  });
  return [1, ...passes.map(odds), Math.log(lull.level), Math.log((now + 0.1) / (bound + 0.1))];
}

/** The logarithm of the odds, bounded. */
function odds(probability: number): number {
  const p = Math.min(Math.max(probability, 0), 1);
  return Math.log((p + 0.003) / (1 - p + 0.003));
}

/** How often lulls of an age in weeks relapsed within four weeks. */
export function usualAt(age: number, { usual }: RelapseModel): number | null {
  return usual.find(({ upTo }) => age <= upTo)?.rate ?? usual.at(-1)?.rate ?? null;
}
