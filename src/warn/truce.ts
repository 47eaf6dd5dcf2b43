import { addDays } from "../day.ts";
import type { Day } from "../model.ts";
import type { Forecaster } from "./forecast.ts";
import { hasRelapsed, LEAST_LEVEL, LULL, type Lull, levelAt, levelBefore, lullsIn, RELAPSE } from "./lull.ts";
import { type Relapse, type RelapseModel, relapseAt, usualAt } from "./relapse.ts";
import { type Followed, weekNumber } from "./series.ts";
import type { Counts } from "./situations.ts";

/** How a zone stands after a ceasefire took effect there, and how likely violence is to return to its old level. */
export interface TruceOutlook {
  /**
   * `lull`: violence fell and has not relapsed. `relapsed`: it fell and is back at 60 % of the old level or more.
   * `not-fallen`: it was never under that. `too-early`: under two whole weeks. `quiet`: there was too little before to
   * fall from. `not-known`: too little was seen before. `unseen`: too little of the last weeks was seen.
   */
  readonly state: "lull" | "relapsed" | "not-fallen" | "too-early" | "quiet" | "not-known" | "unseen";
  /** Whole weeks since the ceasefire took effect. */
  readonly weeks: number;
  /** What the old level is taken from: the half year before the ceasefire, or before the last drop on record since. */
  readonly against: { readonly what: "ceasefire" | "drop"; readonly from: Day } | null;
  /** Weeks since the ceasefire or the drop from which the lull is counted; `null` without a lull. */
  readonly age: number | null;
  /** Events a week before, and in the last four weeks. */
  readonly level: number | null;
  readonly now: number | null;
  /** The last eight weeks, fewer where the ceasefire or the drop is younger. */
  readonly recent: Counts;
  /** How many of the last twelve weeks, or of the weeks since, were not seen. */
  readonly unseen: number;
  readonly of: number;
  readonly risk: Relapse | null;
  /** How often lulls of this age relapsed within four weeks in other conflicts. */
  readonly usual: number | null;
}

/** A lull is asked about when it is so many weeks old. */
const YOUNGEST = 2;
const RECENT = 8;
/** Drops are followed for a year. */
const FOLLOWED = { ...LULL, watched: 52 };

/** How a series stands at the end of its last week after a ceasefire that took effect on a day. */
export function truceAt(
  series: Followed,
  since: Day,
  { asOf, distribution }: Pick<Forecaster, "asOf" | "distribution">,
  model: RelapseModel,
): TruceOutlook {
  const { counts } = series;
  const t = counts.length - 1;
  const first = addDays(asOf, -7 * t - 6);
  // The week in which it took effect is neither before nor after, unless it took effect on that week's first day.
  const mixed = weekNumber(first, since);
  const start = weekNumber(first, addDays(since, 6));
  const weeks = t - start + 1;
  const lull = ceasefireLull(counts, start, mixed) ?? lastDrop(counts, start);
  const begun = lull === null ? start : lull.start;
  const seen = counts.slice(Math.max(0, begun)).slice(-LULL.watched);
  const now = lull === null ? null : levelAt(counts, lull, t);
  const state = weeks < YOUNGEST ? "too-early" : stateOf(counts, lull, levelBefore(counts, mixed), t);
  const isLull = state === "lull" && lull !== null;
  return {
    state,
    weeks: Math.max(0, weeks),
    against:
      lull === null
        ? null
        : lull.start === start
          ? { what: "ceasefire", from: since }
          : { what: "drop", from: addDays(first, 7 * lull.start) },
    level: lull?.level ?? levelBefore(counts, mixed),
    now: now ?? (weeks > 0 ? levelAt(counts, { start }, t) : null),
    recent: counts.slice(Math.max(0, begun, counts.length - RECENT)),
    unseen: seen.filter((count) => count === null).length,
    of: seen.length,
    risk: isLull ? rounded(relapseAt(counts, lull, t, (ahead) => distribution(series, ahead), model)) : null,
    age: isLull ? t - lull.start + 1 : null,
    usual: isLull ? usualAt(t - lull.start + 1, model) : null,
  };
}

/** Three digits: more would promise too much. */
function rounded(risk: Relapse | null): Relapse | null {
  const three = (p: number) => Math.round(1000 * p) / 1000;
  if (risk === null) return null;
  return { nextWeek: three(risk.nextWeek), fourWeeks: three(risk.fourWeeks), twelveWeeks: three(risk.twelveWeeks) };
}

/** The weeks since a ceasefire against those before it; `null` when too few were seen or too little happened then. */
function ceasefireLull(counts: Counts, start: number, mixed: number): Lull | null {
  const level = levelBefore(counts, mixed);
  return level === null || level < LEAST_LEVEL ? null : { start, level };
}

/** The last drop since a ceasefire, for a record that does not reach back to what was before it. */
function lastDrop(counts: Counts, start: number): Lull | null {
  return lullsIn([...counts, null], FOLLOWED).findLast((lull) => lull.start >= start) ?? null;
}

function stateOf(counts: Counts, lull: Lull | null, before: number | null, t: number): TruceOutlook["state"] {
  if (lull === null) return before === null ? "not-known" : "quiet";
  const back = hasRelapsed(counts, lull, t);
  if (back === null) return "unseen";
  if (!back) return "lull";
  return everFell(counts, lull, t) ? "relapsed" : "not-fallen";
}

/** Whether the level was under 60 % of the old one once it is a mean of four weeks: fewer may be low by chance. */
function everFell(counts: Counts, lull: Lull, t: number): boolean {
  for (let week = lull.start + LULL.over - 1; week <= t; week++)
    if (hasRelapsed(counts, lull, week) === false) return true;
  return false;
}

/** So many events in four weeks are a relapse. */
export function relapseTotal(level: number): number {
  return Math.ceil(RELAPSE * level * LULL.over - 1e-9);
}
