import { lastTotals } from "../../src/warn/baselines.ts";
import { boundsAt, ESCALATION_WEEKS } from "../../src/warn/escalation.ts";
import { MEMBERS, membersAt } from "../../src/warn/members.ts";
import { missedTogether } from "../../src/warn/mixing.ts";
import { HORIZONS, type Horizon, type Net, type Regression, type WarningModel } from "../../src/warn/model.ts";
import { crps } from "../../src/warn/scores.ts";
import type { Followed } from "../../src/warn/series.ts";
import { paceOf, totalTo, WIDTH } from "../../src/warn/situations.ts";
import { type Conflict, withSums } from "./conflicts.ts";
import { fitAlarms, signedWeeks } from "./fit-alarms.ts";
import { fitAnalogues } from "./fit-analogues.ts";
import { type Design, fitCounts, fitLogit } from "./regressions.ts";

/** A week of a series to learn from. */
export interface Case {
  readonly conflict: string;
  readonly series: Followed;
  readonly t: number;
  readonly row: Float64Array;
  readonly pace: number;
  /** What makes each conflict count the same in all. */
  readonly weight: number;
}

/** Known weeks before the first case. */
const WARM = 40;
const CASES_PER_CONFLICT = 8000;

/**
 * Learns everything from some conflicts but the thresholds of alarms, which need conflicts that were left out. The
 * network knows no conflict: it was trained on made-up ones.
 */
export function fitModel(conflicts: readonly Conflict[], net: Net): WarningModel {
  const cases = conflicts.flatMap((conflict) => casesOf(withSums(conflict), CASES_PER_CONFLICT));
  const bare: WarningModel = {
    regressions: forEachHorizon((horizon) => fitRegression(cases, horizon)),
    analogues: fitAnalogues(cases),
    net,
    worth: forEachHorizon(() => []),
    alarms: { coefficients: [], thresholds: [1, 1, 1] },
  };
  const model = { ...bare, worth: fitWorth(conflicts, bare) };
  const coefficients = fitAlarms(conflicts.flatMap((conflict) => signedWeeks(conflict, model)));
  return { ...model, alarms: { coefficients, thresholds: [1, 1, 1] } };
}

/** Every so many weeks of every series, about `most` in all. */
export function casesOf({ name, series }: Conflict, most: number): readonly Case[] {
  const all = series.flatMap((each) =>
    each.counts.flatMap((_, t) =>
      (each.known[t] ?? 0) >= WARM && t + 1 < each.counts.length ? [{ series: each, t }] : [],
    ),
  );
  const step = Math.max(1, Math.round(all.length / most));
  const chosen = all.filter((_, i) => i % step === 0);
  return chosen.map(({ series: each, t }) => ({
    conflict: name,
    series: each,
    t,
    row: each.rows.subarray(t * WIDTH, (t + 1) * WIDTH),
    pace: paceOf(each.rows, t),
    weight: 5000 / chosen.length,
  }));
}

/** What the next `weeks` weeks brought; `null` where that is not known. */
export function outcomeOf({ series, t }: Case, weeks: number): number | null {
  return totalTo(series.counts, t + weeks, weeks);
}

/** The features that tell how spread out counts will be. */
const SIZES = [3, 7, 9, 10, 11, 13];
/** Small coefficients are preferred by so much. */
const RIDGE = 2;

function fitRegression(all: readonly Case[], horizon: Horizon): Regression {
  const cases = all.filter((each) => outcomeOf(each, horizon) !== null);
  const outcomes = Float64Array.from(cases, (each) => outcomeOf(each, horizon) ?? 0);
  const means = standardOf(
    cases,
    Array.from({ length: WIDTH }, (_, i) => i),
  );
  const sizes = standardOf(cases, SIZES);
  const weights = Float64Array.from(cases, ({ weight }) => weight);
  const some = fitLogit(
    means.design(cases),
    outcomes.map((count) => Number(count > 0)),
    weights,
    RIDGE / 2,
  );
  const positive = cases.filter((_, i) => (outcomes[i] ?? 0) > 0);
  const more = fitCounts(
    means.design(positive),
    sizes.design(positive),
    Float64Array.from(positive, ({ pace }) => Math.max(pace + Math.log(horizon), -2)),
    outcomes.filter((count) => count > 0).map((count) => count - 1),
    weights.filter((_, i) => (outcomes[i] ?? 0) > 0),
    RIDGE,
  );
  return { some: means.plain(some), mean: means.plain(more.mean), size: sizes.plain(more.size) };
}

/** Features brought to mean 0 and spread 1 for fitting, and coefficients brought back so that they apply to plain features. */
export function standardOf(cases: readonly Case[], columns: readonly number[]) {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const mean = (of: (each: Case) => number) => cases.reduce((sum, each) => sum + each.weight * of(each), 0) / total;
  const means = columns.map((column) => mean(({ row }) => row[column] ?? 0));
  const spreads = columns.map((column, i) =>
    Math.sqrt(mean(({ row }) => ((row[column] ?? 0) - (means[i] ?? 0)) ** 2) + 1e-9),
  );
  return {
    spreads,
    design(some: readonly Case[]): Design {
      const width = columns.length + 1;
      const rows = new Float64Array(some.length * width);
      some.forEach(({ row }, i) => {
        rows[i * width] = 1;
        columns.forEach((column, j) => {
          rows[i * width + j + 1] = ((row[column] ?? 0) - (means[j] ?? 0)) / (spreads[j] ?? 1);
        });
      });
      return { rows, width };
    },
    plain(coefficients: Float64Array): readonly number[] {
      const plain = Array.from({ length: WIDTH + 1 }, () => 0);
      plain[0] = coefficients[0] ?? 0;
      columns.forEach((column, j) => {
        const slope = (coefficients[j + 1] ?? 0) / (spreads[j] ?? 1);
        plain[column + 1] = rounded(slope);
        plain[0] = (plain[0] ?? 0) - slope * (means[j] ?? 0);
      });
      plain[0] = rounded(plain[0] ?? 0);
      return plain;
    },
  };
}

/**
 * How the members' misses go together on the conflicts that the model was fitted on, in units of conflictology's. Taken on
 * conflicts left out instead, from models of one or two others, it trusted the regression too little.
 */
function fitWorth(conflicts: readonly Conflict[], model: WarningModel): WarningModel["worth"] {
  return forEachHorizon((horizon) => {
    const parts = conflicts.map((conflict) => worthOn(conflict, model, horizon));
    const mean = (i: number) => parts.reduce((sum, part) => sum + (part[i] ?? 0), 0) / parts.length;
    return MEMBERS.flatMap((_, p) => MEMBERS.map((__, q) => rounded(mean(p * MEMBERS.length + q))));
  });
}

function worthOn(conflict: Conflict, model: WarningModel, horizon: Horizon): readonly number[] {
  const worth = new Float64Array(MEMBERS.length ** 2);
  let base = 0;
  for (const each of casesOf(conflict, CASES_PER_CONFLICT / 2)) {
    const outcome = outcomeOf(each, horizon);
    const simple = lastTotals(each.series.counts, each.t, horizon);
    if (outcome === null || simple === null) continue;
    missedTogether(membersAt(each.series, each.t, horizon, model), outcome).forEach((missed, i) => {
      worth[i] = (worth[i] ?? 0) + missed;
    });
    base += crps(simple, outcome).log;
  }
  return [...worth].map((missed) => missed / base);
}

/** Whether violence escalated within four weeks after a case; `null` where that cannot be told. */
export function escalatedAfter(each: Case): boolean | null {
  const bounds = boundsAt(each.series.counts, each.t);
  const outcome = outcomeOf(each, ESCALATION_WEEKS);
  return bounds === null || outcome === null ? null : outcome > bounds.escalation;
}

export function forEachHorizon<Value>(of: (horizon: Horizon) => Value): Readonly<Record<Horizon, Value>> {
  return Object.fromEntries(HORIZONS.map((horizon) => [horizon, of(horizon)])) as Record<Horizon, Value>;
}

/** Five significant digits: more would only make the file longer. */
export function rounded(value: number): number {
  return Number(value.toPrecision(5));
}
