import { atBudget, type Watch } from "../../src/warn/alarm-scores.ts";
import { boundsAt, onsets } from "../../src/warn/escalation.ts";
import { BUDGETS } from "../../src/warn/levels.ts";
import type { AlarmModel, WarningModel } from "../../src/warn/model.ts";
import { signsAt } from "../../src/warn/outlook.ts";
import { weekByWeek } from "../../src/warn/outlooks.ts";
import type { Followed } from "../../src/warn/series.ts";
import { logistic } from "../../src/warn/special-functions.ts";
import { type Conflict, splitOf } from "./conflicts.ts";
import { rounded } from "./fit-model.ts";
import { fitLogit } from "./regressions.ts";

/** A week with its signs. */
export interface SignedWeek {
  readonly conflict: string;
  readonly series: Followed;
  readonly t: number;
  readonly features: readonly number[];
  readonly probability: number;
  /** Whether violence escalates out of a calm in the next weeks; `null` while an escalation is under way. */
  readonly soon: boolean | null;
}

/** An alarm should come so many weeks ahead of an onset; the weeks after one are neither right nor wrong. */
const SOON = 2;
const UNDER_WAY = 4;
/** The survey judges no week with less than a year behind it. */
const YEAR = 55;

/** The weeks of a conflict with the signs that a model saw in them. */
export function signedWeeks({ name, panel, series }: Conflict, model: WarningModel): readonly SignedWeek[] {
  const begun = new Map(series.map((each) => [each, onsetsOf(each)]));
  const signed: SignedWeek[] = [];
  for (const { series: each, t, ahead } of weekByWeek(series, panel.weeks, model)) {
    const bounds = t < YEAR ? null : boundsAt(each.counts, t);
    if (bounds === null) continue;
    const all = begun.get(each) ?? [];
    const isUnderWay = all.some((onset) => onset <= t && t <= onset + UNDER_WAY);
    const soon = all.some((onset) => onset > t && onset <= t + SOON) ? true : isUnderWay ? null : false;
    signed.push({ conflict: name, series: each, t, ...signsAt(each, t, bounds, ahead), soon });
  }
  return signed;
}

/** The onsets of a series, with the bounds of the survey: none before a year has passed. */
export function onsetsOf({ counts }: Followed): readonly number[] {
  return onsets(
    counts,
    counts.map((_, t) => (t < YEAR ? null : boundsAt(counts, t))),
  );
}

const RIDGE = 3;

/** Coefficients that tell weeks shortly before an onset from others, each conflict counting the same. */
export function fitAlarms(weeks: readonly SignedWeek[]): readonly number[] {
  const known = weeks.filter(({ soon }) => soon !== null);
  const width = known[0]?.features.length ?? 1;
  const counts: Record<string, number> = {};
  for (const { conflict } of known) counts[conflict] = (counts[conflict] ?? 0) + 1;
  const columns = Array.from({ length: width }, (_, j) => standard(known, j));
  const rows = new Float64Array(known.length * width);
  known.forEach(({ features }, i) => {
    columns.forEach(({ mean, spread }, j) => (rows[i * width + j] = ((features[j] ?? 0) - mean) / spread));
  });
  const fitted = fitLogit(
    { rows, width },
    Float64Array.from(known, ({ soon }) => Number(soon)),
    Float64Array.from(known, ({ conflict }) => 5000 / (counts[conflict] ?? 1)),
    RIDGE,
  );
  const plain = columns.map(({ spread }, j) => (fitted[j] ?? 0) / spread);
  const shift = columns.reduce((sum, { mean }, j) => sum + (j === 0 ? 0 : (plain[j] ?? 0) * mean), 0);
  return plain.map((slope, j) => rounded(j === 0 ? slope - shift : slope));
}

/** Mean and spread of a column; the first is the constant and stays as it is. */
function standard(weeks: readonly SignedWeek[], j: number): { readonly mean: number; readonly spread: number } {
  if (j === 0) return { mean: 0, spread: 1 };
  const mean = weeks.reduce((sum, { features }) => sum + (features[j] ?? 0), 0) / weeks.length;
  const square = weeks.reduce((sum, { features }) => sum + ((features[j] ?? 0) - mean) ** 2, 0) / weeks.length;
  return { mean, spread: Math.sqrt(square) + 1e-6 };
}

/** The alarms of a conflict's last 40 % of weeks, as the survey judges them. */
export function watchesOf(
  conflict: Conflict,
  weeks: readonly SignedWeek[],
  coefficients: readonly number[],
): readonly Watch[] {
  return watched(conflict, (series) => {
    const scores = new Float64Array(series.counts.length).fill(-1);
    for (const week of weeks) if (week.series === series) scores[week.t] = scoreOf(week, coefficients);
    return scores;
  });
}

export function scoreOf({ features }: SignedWeek, coefficients: readonly number[]): number {
  return logistic(features.reduce((sum, x, i) => sum + x * (coefficients[i] ?? 0), 0));
}

/** The judged weeks of each zone with some scores. */
export function watched(
  { panel, series }: Conflict,
  scoresOf: (series: Followed) => ArrayLike<number>,
): readonly Watch[] {
  const split = splitOf(panel.weeks);
  return series.map((each) => {
    const weeks = Array.from({ length: panel.weeks - 4 - split }, (_, i) => split + i - each.first);
    const [first = 0, last = 0] = [weeks[0], weeks.at(-1)];
    return { scores: scoresOf(each), weeks, onsets: onsetsOf(each).filter((onset) => onset >= first && onset <= last) };
  });
}

/** The scores from which levels begin, so that false alarms keep to their budgets on conflicts that were left out of the fit. */
export function fitThresholds(watches: readonly Watch[]): AlarmModel["thresholds"] {
  const [second, third, fourth] = BUDGETS.map((budget) => atBudget(watches, budget)?.threshold ?? 1);
  return [rounded(second ?? 1), rounded(third ?? 1), rounded(fourth ?? 1)];
}
