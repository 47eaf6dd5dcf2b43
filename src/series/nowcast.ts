import { negativeBinomial, quantile } from "../warn/distribution.ts";
import { DELAY_MAX, type Delays } from "./delays.ts";

/** A count so far, and what it usually is by the time all is in: the middle, and the bounds of nine cases in ten. */
export interface Nowcast {
  readonly reported: number;
  readonly best: number;
  readonly low: number;
  readonly high: number;
  /** What the best figure is before rounding: the mean of what is to be expected. */
  readonly mean: number;
}

/** Less than this still to come is not worth a word. */
const NOTICEABLE = 0.25;
/** What is usual on a day weighs as much as so many days that were looked at. */
const PRIOR_DAYS = 2;

/**
 * What a count of some days will usually be when all is in. `ages` says for each of them how many days ago it was, and
 * `usualPerDay` how many incidents there usually are. `null` where next to nothing is still to come.
 *
 * The days share a rate of which a gamma distribution is known, from what is usual and from what came in so far of what
 * there is; what is still to come is then negative binomial. It is wider the fewer late reports the delays were learnt from.
 */
export function nowcast(
  reported: number,
  ages: readonly number[],
  delays: Delays,
  usualPerDay: number,
): Nowcast | null {
  const shares = ages.map((age) => (age < 0 ? 0 : (delays.within[Math.min(age, DELAY_MAX)] ?? 1)));
  const seen = shares.reduce((sum, share) => sum + share, 0);
  const open = shares.length - seen;
  const shape = reported + PRIOR_DAYS * usualPerDay;
  const toCome = (shape / (seen + PRIOR_DAYS)) * open;
  if (!(toCome >= NOTICEABLE)) return null;
  const lateCases = delays.cases * (open / shares.length);
  const size = 1 / (1 / Math.max(shape, 0.5) + 1 / (lateCases + 1));
  const distribution = negativeBinomial(toCome, size);
  return {
    reported,
    best: Math.round(reported + toCome),
    low: reported + quantile(distribution, 0.05),
    high: reported + quantile(distribution, 0.95),
    mean: Math.round(100 * (reported + toCome)) / 100,
  };
}
