import { boundsAt, ESCALATION_WEEKS } from "./escalation.ts";
import { nearest } from "./members.ts";
import type { Analogues } from "./model.ts";
import type { Followed } from "./series.ts";
import { type Counts, totalTo, WIDTH } from "./situations.ts";

/** What stands beside a probability, so that a person can judge it: what is usual, what just happened, what was alike. */
interface Reasons {
  readonly usual: { readonly came: number; readonly of: number };
  readonly lastFour: number | null;
  readonly usualFour: number;
  readonly nextWeekNeeds: number;
  readonly alike: { readonly cases: Readonly<Record<string, number>>; readonly escalated: number };
}

const YEAR = 52;

/** The reasons at the end of the last week of a series. */
export function reasonsFor(series: Followed, bound: number, analogues: Analogues): Reasons {
  const { counts } = series;
  const last = counts.length - 1;
  const three = [0, 1, 2].reduce((sum, back) => sum + (counts[last - back] ?? 0), 0);
  return {
    usual: usualRate(counts, last),
    lastFour: totalTo(counts, last, ESCALATION_WEEKS),
    usualFour: medianFour(counts, last),
    nextWeekNeeds: Math.max(0, bound + 1 - three),
    alike: alikeTo(series, last, analogues),
  };
}

/** Stretches of four weeks that follow one another, over three years. */
function usualRate(counts: Counts, last: number): { readonly came: number; readonly of: number } {
  let [came, of] = [0, 0];
  for (let t = last - ESCALATION_WEEKS; t >= 0 && t > last - 3 * YEAR; t -= ESCALATION_WEEKS) {
    const bounds = boundsAt(counts, t);
    const total = totalTo(counts, t + ESCALATION_WEEKS, ESCALATION_WEEKS);
    if (bounds === null || total === null) continue;
    of++;
    if (total > bounds.escalation) came++;
  }
  return { came, of };
}

function medianFour(counts: Counts, last: number): number {
  const totals: number[] = [];
  for (let back = 0; back < YEAR; back++) {
    const total = totalTo(counts, last - back, ESCALATION_WEEKS);
    if (total !== null) totals.push(total);
  }
  return totals.sort((a, b) => a - b)[Math.floor(totals.length / 2)] ?? 0;
}

function alikeTo(series: Followed, t: number, analogues: Analogues): Reasons["alike"] {
  const row = series.rows.subarray(t * WIDTH, (t + 1) * WIDTH);
  const cases: Record<string, number> = {};
  let [escalated, all] = [0, 0];
  for (const { situation } of nearest(analogues, row)) {
    for (const [conflict, count] of Object.entries(situation.cases)) {
      cases[conflict] = (cases[conflict] ?? 0) + count;
      all += count;
    }
    escalated += situation.escalated;
  }
  return { cases, escalated: all === 0 ? 0 : Math.round((100 * escalated) / all) / 100 };
}
