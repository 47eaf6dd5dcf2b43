import { join } from "node:path";
import { loadNet } from "../src/knowledge/warning-model.ts";
import { type AlarmScore, atBudget, type Watch } from "../src/warn/alarm-scores.ts";
import { type Backtest, backtest, OURS } from "../src/warn/backtest.ts";
import { DETECTORS } from "../src/warn/detectors.ts";
import { boundsAt, ESCALATION_WEEKS } from "../src/warn/escalation.ts";
import { auroc, brierSkill } from "../src/warn/scores.ts";
import { totalTo } from "../src/warn/situations.ts";
import { type Conflict, loadConflicts, splitOf } from "../training/warning/conflicts.ts";
import { type SignedWeek, signedWeeks, watched, watchesOf } from "../training/warning/fit-alarms.ts";
import { fitModel } from "../training/warning/fit-model.ts";
import type { Row } from "./row.ts";
import { relapseRows, tellRelapses } from "./warning-truce.ts";

/** What a conflict's forecasts and alarms were when everything was learnt from the others. */
interface LeftOut {
  readonly conflict: Conflict;
  readonly week: Backtest;
  readonly four: Backtest;
  readonly weeks: readonly SignedWeek[];
  readonly watches: readonly Watch[];
  readonly relapses: ReturnType<typeof tellRelapses>;
}

/**
 * Early warning with each conflict left out in turn: forecasts of the last 40 % of the weeks by a model of the others,
 * beside the baselines, alarms beside the detectors, each at the threshold that spends its budget of false alarms, and
 * relapses after lulls.
 */
export async function evaluateWarning(folder: string): Promise<readonly Row[]> {
  const conflicts = await loadConflicts(join(folder, "warning"));
  const all = conflicts.map((conflict) => leaveOut(conflict, conflicts));
  return [...forecastRows(all), ...alarmRows(all), ...relapseRows(all.map(({ relapses }) => relapses))];
}

function leaveOut(conflict: Conflict, conflicts: readonly Conflict[]): LeftOut {
  const others = conflicts.filter((each) => each !== conflict);
  const model = fitModel(others, loadNet());
  const [week, four] = [backtest(conflict.panel, model, 1), backtest(conflict.panel, model, 4)];
  if (week === null || four === null) throw new Error(`${conflict.name} has too few weeks`);
  const weeks = signedWeeks(conflict, model);
  const watches = watchesOf(conflict, weeks, model.alarms.coefficients);
  return { conflict, week, four, weeks, watches, relapses: tellRelapses(conflict, others, model) };
}

function forecastRows(all: readonly LeftOut[]): readonly Row[] {
  return (["four", "week"] as const).flatMap((horizon) => {
    const words = horizon === "four" ? "next 4 weeks" : "next week";
    const names = all[0]?.[horizon].scores.map(({ name }) => name) ?? [];
    const n = all.reduce((sum, each) => sum + each[horizon].forecasts, 0);
    const mean = (name: string, of: "logCrpsGain" | "crpsGain" | "coverage90") =>
      all.reduce((sum, each) => sum + (each[horizon].scores.find((score) => score.name === name)?.[of] ?? 0), 0) /
      all.length;
    return [
      ...names.map((name) =>
        row(`${words}: log-CRPS gain over conflictology-12, ${name}`, mean(name, "logCrpsGain") / 100, n),
      ),
      row(`${words}: CRPS gain, ${OURS}`, mean(OURS, "crpsGain") / 100, n),
      ...all.flatMap(({ conflict, [horizon]: { scores, forecasts } }) => {
        const ours = scores.find(({ name }) => name === OURS);
        return [
          row(`${words}: log-CRPS gain in ${conflict.name}`, (ours?.logCrpsGain ?? 0) / 100, forecasts),
          row(`${words}: in the 90 % interval in ${conflict.name}`, ours?.coverage90 ?? 0, forecasts),
        ];
      }),
    ];
  });
}

function alarmRows(all: readonly LeftOut[]): readonly Row[] {
  const ours = all.flatMap(({ watches }) => watches);
  const probabilities = all.flatMap(({ conflict, weeks }) => judgedWeeks(conflict, weeks));
  const [p, came] = [probabilities.map((each) => each.p), probabilities.map((each) => each.came)];
  const others = DETECTORS.map(({ name, score }) => ({
    name,
    watches: all.flatMap(({ conflict }) =>
      watched(conflict, ({ counts }) =>
        score(
          counts,
          counts.map((_, t) => (t < 55 ? null : boundsAt(counts, t))),
        ),
      ),
    ),
  }));
  return [
    row("escalation in 4 weeks: AUROC", auroc(p, came) ?? 0, p.length),
    row("escalation in 4 weeks: Brier skill", brierSkill(p, came) ?? 0, p.length),
    ...[{ name: OURS, watches: ours }, ...others].flatMap(({ name, watches }) =>
      [1, 0.5].flatMap((budget) => scoreRows(name, budget, atBudget(watches, budget))),
    ),
    ...all.flatMap(({ conflict, watches }) =>
      [1, 0.5].map((budget) => {
        const at = atBudget(watches, budget);
        return row(`alarms in ${conflict.name}: ahead at ${budget} false a zone-year`, at?.ahead ?? 0, at?.onsets ?? 0);
      }),
    ),
  ];
}

function scoreRows(name: string, budget: number, score: AlarmScore | null): readonly Row[] {
  const measure = `alarms: caught 7 days ahead at ${budget} false a zone-year, ${name}`;
  if (score === null) return [row(measure, 0, 0)];
  const more =
    name === OURS ? [row(`alarms: share that were right at ${budget}, ${name}`, score.precision, score.alarms)] : [];
  return [row(measure, score.ahead, score.onsets), ...more];
}

/** Calm weeks of the last 40 %, with the probability of an escalation and whether it came: the survey's labels. */
function judgedWeeks({ panel }: Conflict, weeks: readonly SignedWeek[]): readonly { p: number; came: boolean }[] {
  const split = splitOf(panel.weeks);
  return weeks.flatMap(({ series: { counts }, t, probability }) => {
    const [bounds, total, next] = [
      boundsAt(counts, t),
      totalTo(counts, t, 4),
      totalTo(counts, t + ESCALATION_WEEKS, 4),
    ];
    if (t < split || t >= panel.weeks - 4 || bounds === null || total === null || next === null) return [];
    if (total > bounds.calm || total > bounds.escalation) return [];
    return [{ p: probability, came: next > bounds.escalation }];
  });
}

function row(measure: string, value: number, n: number): Row {
  return { measure, value, n };
}
