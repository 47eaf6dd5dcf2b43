import type { RelapseFrom } from "../src/model.ts";
import { levelsOf, raisedAt } from "../src/warn/levels.ts";
import { LULL, type LullRule } from "../src/warn/lull.ts";
import type { WarningModel } from "../src/warn/model.ts";
import { probabilityOf, usualAt, WITHIN } from "../src/warn/relapse.ts";
import { auroc, brierSkill } from "../src/warn/scores.ts";
import { nearness } from "../src/warn/truce-alarm.ts";
import { type Conflict, splitOf } from "../training/warning/conflicts.ts";
import { fitRelapse, learntFrom, type RiskWeek, riskWeeks } from "../training/warning/fit-truce.ts";
import type { Row } from "./row.ts";

/**
 * Two ways to say that violence is back. The first is what Tocsin tells: the mean of four weeks, of which three are known
 * a week ahead. The other is a single loud week, which is harder; the survey of warning methods did not print its own.
 */
const JUDGED: readonly { readonly name: string; readonly rule: LullRule }[] = [
  { name: "level of 4 weeks", rule: LULL },
  { name: "one loud week", rule: { ...LULL, over: 1 } },
];

/** For alarms a lull is watched for a year. */
const FOR_ALARMS: LullRule = { ...LULL, watched: 52 };

/** A week at risk in a conflict that was left out, with what a model of the others and simpler ones said of it. */
interface Told extends RiskWeek {
  /** Whether it lies in the last 40 % of the weeks, on which forecasts are judged. */
  readonly isLate: boolean;
  readonly ours: readonly number[];
  /** How often lulls of its age relapsed within four weeks in the other conflicts. */
  readonly byAge: number;
}

/** The weeks at risk of a conflict, told by what was learnt from others: a list for each way of judging, and that for alarms. */
export function tellRelapses(
  conflict: Conflict,
  others: readonly Conflict[],
  model: WarningModel,
): readonly (readonly Told[])[] {
  const rules = JUDGED.map(({ rule }) => learntFrom(rule));
  const learning = others.map((each) => riskWeeks(each, model, rules.flat()));
  const judged = riskWeeks(conflict, model, [...JUDGED.map(({ rule }) => rule), FOR_ALARMS]);
  let from = 0;
  const learnt = JUDGED.map((_, way) => {
    const [first, last] = [from, (from += rules[way]?.length ?? 0)];
    return fitRelapse(learning.flatMap((weeks) => weeks.slice(first, last).flat()));
  });
  return judged.map((weeks, way) => {
    const model = learnt[way] ?? learnt[0];
    return weeks.map((week) => ({
      ...week,
      isLate: week.t + week.series.first >= splitOf(conflict.panel.weeks),
      ours: (model?.coefficients ?? []).map((each) => probabilityOf(week.signs, each)),
      byAge: (model === undefined ? null : usualAt(week.age, model)) ?? 0,
    }));
  });
}

/** How relapses were told on all conflicts left out together. */
export function relapseRows(all: readonly (readonly (readonly Told[])[])[]): readonly Row[] {
  const judged = JUDGED.flatMap(({ name }, way) => {
    const weeks = all.flatMap((told) => told[way] ?? []);
    return [
      row(`relapse (${name}): lulls that relapsed while watched`, shareRelapsed(weeks), lullsOf(weeks).length),
      ...WITHIN.flatMap((time, i) => timeRows(`relapse within ${time} wk (${name})`, weeks, i)),
    ];
  });
  const watched = lullsOf(all.flatMap((told) => told[JUDGED.length] ?? []));
  return [...judged, ...(["above-usual", 0.6, 0.7] as const).flatMap((from) => alarmRows(watched, from))];
}

/** How alarms of a ceasefire at risk do, from a likelihood or from above the usual. */
function alarmRows(lulls: readonly (readonly Told[])[], from: RelapseFrom): readonly Row[] {
  const sums = { weeks: 0, wrong: 0, relapses: 0, foretold: 0 };
  for (const weeks of lulls) {
    const first = weeks[0]?.t ?? 0;
    const scores = Array.from({ length: (weeks.at(-1)?.t ?? 0) - first + 1 }, (): number | null => null);
    for (const { t, ours, byAge } of weeks) scores[t - first] = nearness(ours[FOUR_WEEKS] ?? 0, byAge, from);
    const levels = levelsOf(scores, [1, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
    const raised = raisedAt(levels, 2).map((i) => weeks.find(({ t }) => t === first + i));
    sums.weeks += weeks.length;
    sums.wrong += raised.filter((week) => week?.relapsed[FOUR_WEEKS] === false).length;
    const relapse = weeks[0]?.lull.relapse ?? null;
    if (relapse === null) continue;
    sums.relapses++;
    if (levels.slice(Math.max(0, relapse - 4 - first), Math.max(0, relapse - first)).some((level) => level >= 2))
      sums.foretold++;
  }
  const name = `ceasefire at risk, ${from === "above-usual" ? "above the usual" : `from ${from}`}`;
  return [
    row(`${name}: false alarms a lull-year`, sums.wrong / Math.max(1, sums.weeks / 52), lulls.length),
    row(`${name}: relapses told in the 4 weeks before`, sums.foretold / Math.max(1, sums.relapses), sums.relapses),
  ];
}

/** The place of four weeks among the times that relapses are told for. */
const FOUR_WEEKS = WITHIN.indexOf(4);

function timeRows(measure: string, weeks: readonly Told[], time: number): readonly Row[] {
  const known = weeks.filter(({ relapsed }) => (relapsed[time] ?? null) !== null);
  const late = known.filter(({ isLate }) => isLate);
  const ours = (week: Told) => week.ours[time] ?? 0;
  const level = ({ signs }: Told) => signs.at(-1) ?? 0;
  const [low, high] = interval(known, (some) => areaOf(some, time, ours));
  const [lowSkill, highSkill] = interval(known, (some) => skillOf(some, time, ours));
  const n = known.length;
  return [
    row(`${measure}: AUROC`, areaOf(known, time, ours) ?? 0, n),
    row(`${measure}: AUROC, 95 % from`, low, n),
    row(`${measure}: AUROC, 95 % to`, high, n),
    row(`${measure}: Brier skill`, skillOf(known, time, ours) ?? 0, n),
    row(`${measure}: Brier skill, 95 % from`, lowSkill, n),
    row(`${measure}: Brier skill, 95 % to`, highSkill, n),
    row(`${measure}: AUROC, age alone`, areaOf(known, time, ({ byAge }) => byAge) ?? 0, n),
    row(`${measure}: AUROC, level alone`, areaOf(known, time, level) ?? 0, n),
    row(`${measure}: AUROC in the last 40 % of the weeks`, areaOf(late, time, ours) ?? 0, late.length),
    ...[...new Set(known.map(({ conflict }) => conflict))].map((conflict) => {
      const own = known.filter((week) => week.conflict === conflict);
      return row(`${measure}: AUROC in ${conflict}`, areaOf(own, time, ours) ?? 0, own.length);
    }),
  ];
}

function areaOf(weeks: readonly Told[], time: number, score: (week: Told) => number): number | null {
  return auroc(
    weeks.map(score),
    weeks.map(({ relapsed }) => relapsed[time] === true),
  );
}

function skillOf(weeks: readonly Told[], time: number, score: (week: Told) => number): number | null {
  return brierSkill(
    weeks.map(score),
    weeks.map(({ relapsed }) => relapsed[time] === true),
  );
}

function lullsOf(weeks: readonly Told[]): readonly (readonly Told[])[] {
  const lulls = new Map<RiskWeek["lull"], Told[]>();
  for (const week of weeks) lulls.set(week.lull, [...(lulls.get(week.lull) ?? []), week]);
  return [...lulls.values()];
}

function shareRelapsed(weeks: readonly Told[]): number {
  const lulls = lullsOf(weeks);
  return lulls.filter((each) => (each[0]?.lull.relapse ?? null) !== null).length / Math.max(1, lulls.length);
}

const DRAWS = 400;

/** The middle 95 % of a figure when lulls are drawn again with replacement: weeks of a lull belong together. */
function interval(weeks: readonly Told[], of: (weeks: readonly Told[]) => number | null): readonly [number, number] {
  const lulls = lullsOf(weeks);
  const draw = drawer();
  const figures: number[] = [];
  for (let i = 0; i < DRAWS; i++) {
    const figure = of(lulls.flatMap(() => lulls[Math.floor(draw() * lulls.length)] ?? []));
    if (figure !== null) figures.push(figure);
  }
  figures.sort((a, b) => a - b);
  const at = (share: number) => figures[Math.floor(share * (figures.length - 1))] ?? 0;
  return [at(0.025), at(0.975)];
}

/** The same draws each time: mulberry32. */
function drawer(): () => number {
  let state = 2026;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let z = Math.imul(state ^ (state >>> 15), 1 | state);
    z = (z + Math.imul(z ^ (z >>> 7), 61 | z)) ^ z;
    return ((z ^ (z >>> 14)) >>> 0) / 4294967296;
  };
}

function row(measure: string, value: number, n: number): Row {
  return { measure, value, n };
}
