import type { Counts } from "./situations.ts";

/**
 * When a lull begins, and how long it is watched. The survey of warning methods watches drops by 60 % and more for twelve
 * weeks and calls it a relapse when violence is back at 60 % of its old level; the rest of the definition is ours.
 */
export interface LullRule {
  /** A lull begins with so many weeks whose mean is at most `share` of the level before. */
  readonly weeks: number;
  readonly share: number;
  /** So many weeks after it is seen it is at risk, or until the relapse. */
  readonly watched: number;
  /** The level that relapses is the mean of so many weeks, fewer while the lull is younger. */
  readonly over: number;
}

/** The lull on which forecasts of relapse are judged. */
export const LULL: LullRule = { weeks: 4, share: 0.4, watched: 12, over: 4 };
/** The share of the old level from which violence has relapsed. */
export const RELAPSE = 0.6;

/** The level before is the mean of these weeks, of which half must have been seen. */
const BEFORE = 26;
/** Under so many events a week nobody can tell a lull from chance. */
export const LEAST_LEVEL = 2;

/** A stretch of weeks, from the one numbered `start`, that is set against the level before it. */
export interface Lull {
  readonly start: number;
  /** Events in a week before. */
  readonly level: number;
}

/** A lull with the first week at whose end it was seen, and the week of its relapse; `null` when none came while it was watched. */
export interface PastLull extends Lull {
  readonly seen: number;
  readonly relapse: number | null;
}

/** The mean of the known weeks before a week; `null` when fewer than half of them are known. */
export function levelBefore(counts: Counts, start: number): number | null {
  return meanOf(counts, start - BEFORE, start - 1);
}

/** The level of a lull at the end of week `t`, from weeks of the lull alone; `null` when fewer than half of them are known. */
export function levelAt(counts: Counts, { start }: Pick<Lull, "start">, t: number, over = LULL.over): number | null {
  return t < start ? null : meanOf(counts, Math.max(start, t - over + 1), t);
}

/** Whether violence is back at 60 % of its old level at the end of week `t`; `null` when that was not seen. */
export function hasRelapsed(counts: Counts, lull: Lull, t: number, over = LULL.over): boolean | null {
  const level = levelAt(counts, lull, t, over);
  return level === null ? null : level >= RELAPSE * lull.level;
}

/** Whether a relapse comes in the `weeks` weeks after week `t`; `null` where they are not over or not seen. */
export function relapsesWithin(counts: Counts, lull: Lull, t: number, weeks: number, over = LULL.over): boolean | null {
  const told = Array.from({ length: weeks }, (_, i) =>
    t + 1 + i < counts.length ? hasRelapsed(counts, lull, t + 1 + i, over) : null,
  );
  if (told.includes(true)) return true;
  return told.includes(null) ? null : false;
}

/** The lulls of a series, one after the other: the next is looked for after the relapse, or when the last is watched no more. */
export function lullsIn(counts: Counts, rule: LullRule): readonly PastLull[] {
  const lulls: PastLull[] = [];
  for (let t = rule.weeks - 1; t + 1 < counts.length; t++) {
    const lull = lullSeenAt(counts, t, rule);
    if (lull === null) continue;
    const relapse = firstRelapse(counts, lull, t, rule);
    lulls.push({ ...lull, seen: t, relapse });
    t = relapse ?? t + rule.watched;
  }
  return lulls;
}

/** The lull that begins with the weeks up to `t`; `null` for none. */
function lullSeenAt(counts: Counts, t: number, { weeks, share }: LullRule): Lull | null {
  const start = t - weeks + 1;
  const level = levelBefore(counts, start);
  if (level === null || level < LEAST_LEVEL) return null;
  const now = levelAt(counts, { start }, t, weeks);
  return now === null || now > share * level ? null : { start, level };
}

function firstRelapse(counts: Counts, lull: Lull, seen: number, { watched, over }: LullRule): number | null {
  for (let t = seen + 1; t <= seen + watched && t < counts.length; t++)
    if (hasRelapsed(counts, lull, t, over) === true) return t;
  return null;
}

function meanOf(counts: Counts, from: number, to: number): number | null {
  let [sum, known] = [0, 0];
  for (let i = Math.max(0, from); i <= to; i++) {
    const count = counts[i] ?? null;
    if (count === null) continue;
    sum += count;
    known++;
  }
  return known === 0 || 2 * known < to - from + 1 ? null : sum / known;
}
