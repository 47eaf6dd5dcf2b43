import { atMost, type Distribution } from "./distribution.ts";
import { type Bounds, boundsAt, ESCALATION_WEEKS } from "./escalation.ts";
import type { AlarmModel } from "./model.ts";
import type { Followed } from "./series.ts";
import { paceOf, WIDTH } from "./situations.ts";
import { logistic } from "./special-functions.ts";

/** What a zone may come to, seen from the end of a week. */
export interface Outlook {
  readonly bounds: Bounds;
  /** The probability that the next four weeks bring more than the bound. */
  readonly probability: number;
  /** How near an escalation seems, for raising alarms: made to tell ones that begin within two weeks from none. */
  readonly score: number;
}

/** What forecasts say of some weeks ahead. */
type Ahead = (weeks: 1 | 2 | 4) => Distribution;

/** The outlook at the end of week `t` of a series; `null` with too little history to know what is usual. */
export function outlookAt(series: Followed, t: number, ahead: Ahead, alarms: AlarmModel): Outlook | null {
  const bounds = boundsAt(series.counts, t);
  if (bounds === null) return null;
  const { features, probability } = signsAt(series, t, bounds, ahead);
  const score = features.reduce((sum, x, i) => sum + x * (alarms.coefficients[i] ?? 0), 0);
  return { bounds, probability, score: logistic(score) };
}

/**
 * What alarms are raised on. Beside the situation: how likely the coming week, or the coming two, lift the running total
 * of four weeks over the bound, for the weeks that drop out of it are known already.
 */
export function signsAt(
  series: Followed,
  t: number,
  bounds: Bounds,
  ahead: Ahead,
): { readonly features: readonly number[]; readonly probability: number } {
  const row = series.rows.subarray(t * WIDTH, (t + 1) * WIDTH);
  const [two, three, total] = [recent(series, t, 2), recent(series, t, 3), recent(series, t, 4)];
  const over = Math.floor(bounds.escalation);
  const first = 1 - atMost(ahead(1), over - Math.ceil(three));
  const second = 1 - atMost(ahead(2), over - Math.ceil(two));
  const probability = 1 - atMost(ahead(ESCALATION_WEEKS), over);
  const bound = Math.log(bounds.escalation + 0.5);
  const height = Math.log(total + 0.5) - bound;
  return {
    probability,
    features: [
      1,
      odds(first),
      odds(second),
      odds(Math.max(first, second, probability)),
      first,
      second,
      1 - (1 - first) * (1 - second) * (1 - probability),
      odds(probability),
      height,
      height * height,
      Math.max(0, height),
      bound,
      Math.log(bounds.calm + 0.5) - bound,
      total <= bounds.calm ? 1 : 0,
      total > bounds.escalation ? 1 : 0,
      ...row,
    ],
  };
}

/** The logarithm of the odds, bounded. */
function odds(probability: number): number {
  const p = Math.min(Math.max(probability, 0), 1);
  return Math.log((p + 0.003) / (1 - p + 0.003));
}

/** The total of the last weeks; an unseen week counts as the pace. */
function recent({ counts, rows }: Followed, t: number, weeks: number): number {
  let sum = 0;
  for (let i = t - weeks + 1; i <= t; i++) sum += counts[i] ?? Math.exp(paceOf(rows, t));
  return sum;
}
