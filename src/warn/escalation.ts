import { type Counts, totalTo } from "./situations.ts";

/**
 * What an escalation is, as the survey of warning methods defines it: more events in four weeks than in 95 % of the
 * four-week stretches of the past year, and at least five.
 */
export const ESCALATION_WEEKS = 4;
const FEWEST = 4;
const YEAR = 52;
/** Below so many known stretches nobody can say what is usual. */
const KNOWN = 26;

/** What four weeks must exceed to be an escalation, and up to what they are calm; `null` with too little history. */
export interface Bounds {
  readonly escalation: number;
  readonly calm: number;
}

/** The bounds at the end of week `t`, from the year before. */
export function boundsAt(counts: Counts, t: number, windows = YEAR): Bounds | null {
  const totals: number[] = [];
  for (let back = 0; back < windows; back++) {
    const total = totalTo(counts, t - back, ESCALATION_WEEKS);
    if (total !== null) totals.push(total);
  }
  if (totals.length < KNOWN) return null;
  totals.sort((a, b) => a - b);
  return { escalation: Math.max(quantileOf(totals, 0.95), FEWEST), calm: quantileOf(totals, 0.75) };
}

/** A quantile of sorted numbers, on the line between its two neighbours. */
function quantileOf(sorted: readonly number[], level: number): number {
  const at = level * (sorted.length - 1);
  const below = Math.floor(at);
  const low = sorted[below] ?? 0;
  return low + (at - below) * ((sorted[below + 1] ?? low) - low);
}

/** A calm week within so many weeks before makes a crossing an onset. */
const AFTER_CALM = 4;
/** Weeks after an onset in which a further crossing belongs to it. */
const SAME = 8;

/** The weeks in which violence escalates out of a calm: the four weeks' total first exceeds the bound of the week before. */
export function onsets(counts: Counts, bounds: readonly (Bounds | null)[]): readonly number[] {
  const found: number[] = [];
  const totals = counts.map((_, t) => totalTo(counts, t, ESCALATION_WEEKS));
  for (let t = 2; t < counts.length; t++) {
    const [now, before] = [totals[t] ?? null, totals[t - 1] ?? null];
    const [bound, earlier] = [bounds[t - 1] ?? null, bounds[t - 2] ?? null];
    if (now === null || before === null || bound === null || earlier === null) continue;
    if (!(now > bound.escalation && before <= earlier.escalation)) continue;
    if (wasCalm(totals, bounds, t) && t - (found.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME) found.push(t);
  }
  return found;
}

function wasCalm(totals: readonly (number | null)[], bounds: readonly (Bounds | null)[], t: number): boolean {
  for (let back = 1; back <= AFTER_CALM; back++) {
    const [total, bound] = [totals[t - back] ?? null, bounds[t - back] ?? null];
    if (total !== null && bound !== null && total <= bound.calm) return true;
  }
  return false;
}
