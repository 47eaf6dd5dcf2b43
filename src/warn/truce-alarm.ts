import type { RelapseFrom } from "../model.ts";
import { levelsOf, raisedAt } from "./levels.ts";
import type { PastTruce } from "./past-truces.ts";
import { weekNumber } from "./series.ts";

/**
 * The odds of a relapse are above the usual from so many times those of lulls as old: chosen among 27 rules on the lulls
 * of three conflicts to keep within the budget of level 2 of the warnings, two false alarms for each zone and year.
 */
export const ABOVE_USUAL = 2;
/** However rare relapses are at an age: under one in ten nobody is told. */
const LEAST = 0.1;

/**
 * Whether word is owed that a ceasefire is at risk: in its last week the likelihood of a relapse within four weeks
 * reached what is asked for. Level and word go by the rules of warnings: a risk is over when it was well below for two
 * weeks, and is told again after six weeks at the soonest. A week that was not seen says nothing. Violence that fell and
 * is back has reached everything. The weeks are those of one zone, in any order.
 */
export function isRiskReached(truces: readonly PastTruce[], from: RelapseFrom): boolean {
  const last = latestOf(truces);
  if (last === null || scoreOf(last, truces, from) === null) return false;
  // A new ceasefire starts anew.
  const own = truces.filter(({ since, agreement }) => since === last.since && agreement === last.agreement);
  const first = own.reduce((day, { asOf }) => (asOf < day ? asOf : day), last.asOf);
  const scores = Array.from({ length: weekNumber(first, last.asOf) + 1 }, (): number | null => null);
  for (const each of own) scores[weekNumber(first, each.asOf)] = scoreOf(each, own, from);
  const levels = levelsOf(scores, [1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  return raisedAt(levels, 2).at(-1) === levels.length - 1;
}

function latestOf(truces: readonly PastTruce[]): PastTruce | null {
  return truces.reduce<PastTruce | null>((last, each) => (last === null || each.asOf > last.asOf ? each : last), null);
}

/** How near a zone is to what is asked for, which is 1; `null` where nothing can be said. */
function scoreOf(truce: PastTruce, weeks: readonly PastTruce[], from: RelapseFrom): number | null {
  const { state, risk, usual, asOf } = truce;
  // Where nobody saw a lull there is none that could have ended.
  if (state === "relapsed") return weeks.some((each) => each.state === "lull" && each.asOf < asOf) ? RELAPSED : null;
  if (risk === null) return null;
  return from === "above-usual" && usual === null ? null : nearness(risk.fourWeeks, usual ?? 0, from);
}

/** How near the likelihood of a relapse within four weeks is to what is asked for, beside the usual one at that age. */
export function nearness(likelihood: number, usual: number, from: RelapseFrom): number {
  if (from !== "above-usual") return likelihood / from;
  return Math.min(oddsOf(likelihood) / (ABOVE_USUAL * oddsOf(usual)), likelihood / LEAST);
}

/** Above every bound that can be asked for, the lowest of which is one in a hundred. */
const RELAPSED = 1000;

function oddsOf(probability: number): number {
  return probability / Math.max(1e-6, 1 - probability);
}
