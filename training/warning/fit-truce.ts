import { LULL, type LullRule, lullsIn, type PastLull, relapsesWithin } from "../../src/warn/lull.ts";
import type { WarningModel } from "../../src/warn/model.ts";
import { weekByWeek } from "../../src/warn/outlooks.ts";
import { type RelapseModel, relapseSigns, WITHIN } from "../../src/warn/relapse.ts";
import type { Followed } from "../../src/warn/series.ts";
import type { Conflict } from "./conflicts.ts";
import { rounded } from "./fit-model.ts";
import { fitLogit } from "./regressions.ts";

/** A week of a lull that had not relapsed by its end. */
export interface RiskWeek {
  readonly conflict: string;
  readonly series: Followed;
  readonly rule: LullRule;
  readonly lull: PastLull;
  readonly t: number;
  /** Weeks since the lull began, that week included. */
  readonly age: number;
  readonly signs: readonly number[];
  /** Whether a relapse came within each time of `WITHIN`; `null` where that cannot be told. */
  readonly relapsed: readonly (boolean | null)[];
}

/** Lulls that are learnt from: shallower and deeper ones too, seen sooner, and watched for a year. */
const LEARNT_FROM: readonly LullRule[] = [
  { ...LULL, watched: 52 },
  { ...LULL, watched: 52, share: 0.5 },
  { ...LULL, watched: 52, share: 0.3 },
  { ...LULL, watched: 52, weeks: 2 },
];

/** Rules for lulls to learn from whose level is taken over as many weeks as that of the lulls to be judged. */
export function learntFrom({ over }: LullRule): readonly LullRule[] {
  return LEARNT_FROM.map((rule) => ({ ...rule, over }));
}

/** The weeks at risk of every lull of a conflict, by each of some rules, with what a model saw in them. */
export function riskWeeks(
  { name, panel, series }: Conflict,
  model: WarningModel,
  rules: readonly LullRule[],
): readonly (readonly RiskWeek[])[] {
  const found = rules.map((rule) => new Map(series.map((each) => [each, lullsIn(each.counts, rule)])));
  const weeks = rules.map((): RiskWeek[] => []);
  for (const { series: each, t, ahead } of weekByWeek(series, panel.weeks, model)) {
    rules.forEach((rule, i) => {
      const { over, watched } = rule;
      const lull = found[i]?.get(each)?.find(({ seen, relapse }) => seen <= t && t < (relapse ?? seen + watched));
      const signs = lull === undefined ? null : relapseSigns(each.counts, lull, t, ahead, over);
      if (lull === undefined || signs === null) return;
      const relapsed = WITHIN.map((time) => relapsesWithin(each.counts, lull, t, time, over));
      weeks[i]?.push({ conflict: name, series: each, rule, lull, t, age: t - lull.start + 1, signs, relapsed });
    });
  }
  return weeks;
}

const RIDGE = 20;
/** Ages up to which the usual rate is told apart, in weeks. */
const AGES = [3, 6, 12, 26, 52];

/** What a relapse is told by, learnt from the weeks at risk of some conflicts, each conflict counting the same. */
export function fitRelapse(weeks: readonly RiskWeek[]): RelapseModel {
  // What is usual is told of drops as deep as those that are judged.
  const deep = weeks.filter(({ rule }) => rule.share === LULL.share);
  return {
    coefficients: WITHIN.map((_, i) => fitOne(weeks, i)),
    usual: AGES.map((upTo, i) => {
      const known = deep.filter(
        ({ age, relapsed }) => age <= upTo && age > (AGES[i - 1] ?? 0) && (relapsed[1] ?? null) !== null,
      );
      const came = known.filter(({ relapsed }) => relapsed[1] === true).length;
      return { upTo, rate: rounded((came + 0.5) / (known.length + 1)), weeks: known.length };
    }),
  };
}

/** A logistic regression on signs brought to mean 0 and spread 1, with its coefficients brought back to plain signs. */
function fitOne(weeks: readonly RiskWeek[], time: number): readonly number[] {
  const known = weeks.filter(({ relapsed }) => (relapsed[time] ?? null) !== null);
  const of = new Map<string, number>();
  for (const { conflict } of known) of.set(conflict, (of.get(conflict) ?? 0) + 1);
  const width = known[0]?.signs.length ?? 1;
  const columns = Array.from({ length: width }, (_, j) => standard(known, j));
  const rows = Float64Array.from(
    known.flatMap(({ signs }) => columns.map(({ mean, spread }, j) => ((signs[j] ?? 0) - mean) / spread)),
  );
  const fitted = fitLogit(
    { rows, width },
    Float64Array.from(known, ({ relapsed }) => Number(relapsed[time])),
    Float64Array.from(known, ({ conflict }) => known.length / of.size / (of.get(conflict) ?? 1)),
    RIDGE,
  );
  const plain = columns.map(({ spread }, j) => (fitted[j] ?? 0) / spread);
  const shift = columns.reduce((sum, { mean }, j) => sum + (j === 0 ? 0 : (plain[j] ?? 0) * mean), 0);
  return plain.map((slope, j) => rounded(j === 0 ? slope - shift : slope));
}

/** Mean and spread of a sign; the first is the constant and stays as it is. */
function standard(weeks: readonly RiskWeek[], j: number): { readonly mean: number; readonly spread: number } {
  if (j === 0) return { mean: 0, spread: 1 };
  const mean = weeks.reduce((sum, { signs }) => sum + (signs[j] ?? 0), 0) / weeks.length;
  const square = weeks.reduce((sum, { signs }) => sum + ((signs[j] ?? 0) - mean) ** 2, 0) / weeks.length;
  return { mean, spread: Math.sqrt(square) + 1e-6 };
}
