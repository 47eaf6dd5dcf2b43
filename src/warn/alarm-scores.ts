/** Alarms of one zone over the weeks that are judged, and the escalations that they should have told of. */
export interface Watch {
  readonly scores: ArrayLike<number>;
  /** The weeks that are judged, in order. */
  readonly weeks: readonly number[];
  readonly onsets: readonly number[];
}

/** How alarms did at one threshold. */
export interface AlarmScore {
  readonly threshold: number;
  /** The share of escalations with an alarm in the six weeks before, at least one week ahead. */
  readonly ahead: number;
  /** With an alarm at least two weeks ahead. */
  readonly twoWeeksAhead: number;
  /** Alarms that no escalation followed, for each zone and year. */
  readonly falsePerYear: number;
  /** The share of alarms that were not false. */
  readonly precision: number;
  readonly onsets: number;
  readonly alarms: number;
}

/** An alarm tells of an escalation so many weeks after it, or is put down to one so many weeks before it. */
export const LEAD = 6;
const AFTER = 4;
/** So many weeks pass between two alarms of a zone. */
export const REFRACTORY = 6;
const WEEKS_A_YEAR = 52.18;

/** How alarms do with the lowest threshold that keeps false alarms within a budget for each zone and year; `null` if none does. */
export function atBudget(watches: readonly Watch[], budget: number): AlarmScore | null {
  let best: AlarmScore | null = null;
  for (const threshold of thresholdsOf(watches)) {
    const score = alarmsAt(watches, threshold);
    if (score.falsePerYear > budget) break;
    best = score;
  }
  return best;
}

/** Levels between the highest score and the lowest that is worth a look, highest first. */
function thresholdsOf(watches: readonly Watch[]): readonly number[] {
  const all = watches.flatMap(({ scores, weeks }) => weeks.map((t) => scores[t] ?? 0)).filter(Number.isFinite);
  const sorted = Float64Array.from(all).sort();
  const levels = [...even(0.3, 0.8, 60), ...even(0.802, 0.99, 120), ...even(0.9905, 0.9999, 50)];
  const values = levels.map((level) => sorted[Math.round(level * (sorted.length - 1))] ?? 0);
  return [...new Set(values)].toReversed();
}

function even(from: number, to: number, steps: number): readonly number[] {
  return Array.from({ length: steps }, (_, i) => from + ((to - from) * i) / (steps - 1));
}

/** How alarms do at a threshold. */
export function alarmsAt(watches: readonly Watch[], threshold: number): AlarmScore {
  let [ahead, twoAhead, onsets, falseAlarms, alarms, weeks] = [0, 0, 0, 0, 0, 0];
  for (const watch of watches) {
    const raised = alarmsOf(watch, threshold);
    const within = (alarm: number, from: number, to: number) => alarm >= from && alarm <= to;
    for (const onset of watch.onsets) {
      if (raised.some((alarm) => within(alarm, onset - LEAD, onset - 1))) ahead++;
      if (raised.some((alarm) => within(alarm, onset - LEAD, onset - 2))) twoAhead++;
    }
    const told = (alarm: number) => watch.onsets.some((onset) => within(alarm, onset - LEAD, onset + AFTER));
    falseAlarms += raised.filter((alarm) => !told(alarm)).length;
    onsets += watch.onsets.length;
    alarms += raised.length;
    weeks += watch.weeks.length;
  }
  return {
    threshold,
    ahead: ahead / Math.max(onsets, 1),
    twoWeeksAhead: twoAhead / Math.max(onsets, 1),
    falsePerYear: falseAlarms / Math.max(weeks / WEEKS_A_YEAR, 1e-9),
    precision: alarms === 0 ? 0 : 1 - falseAlarms / alarms,
    onsets,
    alarms,
  };
}

function alarmsOf({ scores, weeks }: Watch, threshold: number): readonly number[] {
  const raised: number[] = [];
  for (const t of weeks) {
    if ((scores[t] ?? Number.NEGATIVE_INFINITY) < threshold) continue;
    if (t - (raised.at(-1) ?? Number.NEGATIVE_INFINITY) >= REFRACTORY) raised.push(t);
  }
  return raised;
}
