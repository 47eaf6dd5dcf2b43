import type { Day } from "../model.ts";
import { lastTotals } from "./baselines.ts";
import { quantile } from "./distribution.ts";
import { LEVELS, type ZoneForecast } from "./forecast.ts";
import { type Level, raisedAt } from "./levels.ts";
import { type Panel, type Series, weekNumber } from "./series.ts";
import { countsWithin } from "./series-days.ts";

/** A forecast as it was put down when it was made, with the counts that it was made from. */
export interface PastForecast extends ZoneForecast {
  readonly asOf: Day;
  readonly name: string;
  /** The weeks up to `asOf`, at most a year of them; the record may say otherwise by now. */
  readonly counts: Series["counts"];
  /** The latest weeks where word still came in: `counts` has for them what they usually come to. Left out where there are none. */
  readonly nowcasts?: readonly WeekNowcast[];
}

/** A week of which not all is in: what was reported so far, and what it usually comes to, with the bounds of nine cases in ten. */
export interface WeekNowcast {
  /** The Monday on which it began. */
  readonly week: Day;
  readonly reported: number;
  readonly best: number;
  readonly low: number;
  readonly high: number;
}

/** What became of a forecast of some weeks ahead. */
export interface Judged {
  readonly forecast: PastForecast;
  /** Events that the record has of the next four weeks by now; `null` while they are not over, or were not seen. */
  readonly outcome: number | null;
  readonly isOver: boolean;
  /** Whether more happened than the bound: `null` without an outcome or a bound. */
  readonly escalated: boolean | null;
  /** The quantile score on log(1 + events), close to the CRPS, and that of conflictology-12 from the same counts. */
  readonly score: { readonly ours: number; readonly simple: number } | null;
  readonly within90: boolean | null;
}

const WEEKS = 4;

/** Sets a past forecast of four weeks beside what the record has of them. */
export function judge(forecast: PastForecast, panel: Panel): Judged {
  const four = forecast.forecasts.find(({ ahead }) => ahead === "4 weeks");
  const counts = four === undefined ? [] : countsWithin(panel, forecast.zone, four.during.first, WEEKS);
  const isOver = four !== undefined && lastDayOf(panel) >= four.during.last;
  const outcome = counts.length === 0 ? null : counts.reduce<number | null>(plus, 0);
  if (!isOver || outcome === null || four === undefined)
    return { forecast, outcome: null, isOver, escalated: null, score: null, within90: null };
  const at = (level: (typeof LEVELS)[number]) => four.quantiles[LEVELS.indexOf(level)] ?? 0;
  const simple = lastTotals(forecast.counts, forecast.counts.length - 1, WEEKS);
  return {
    forecast,
    outcome,
    isOver,
    escalated: forecast.escalation === null ? null : outcome > forecast.escalation.bound,
    score:
      simple === null
        ? null
        : {
            ours: quantileScore(four.quantiles, outcome),
            simple: quantileScore(
              LEVELS.map((level) => quantile(simple, level)),
              outcome,
            ),
          },
    within90: outcome >= at(0.05) && outcome <= at(0.95),
  };
}

function plus(sum: number | null, count: number | null): number | null {
  return sum === null || count === null ? null : sum + count;
}

function lastDayOf({ start, weeks }: Panel): Day {
  return new Date(Date.parse(start) + (7 * weeks - 1) * 86_400_000).toISOString().slice(0, 10);
}

/** Twice the mean pinball loss over the levels, on log(1 + events) (Bracher et al. 2021, PLoS Comput Biol 17(2)). */
export function quantileScore(quantiles: readonly number[], outcome: number): number {
  const y = Math.log1p(outcome);
  const losses = LEVELS.map((level, i) => {
    const q = Math.log1p(quantiles[i] ?? 0);
    return y >= q ? level * (y - q) : (1 - level) * (q - y);
  });
  return (2 * losses.reduce((sum, loss) => sum + loss, 0)) / LEVELS.length;
}

/** How forecasts did in all, or those of one zone. */
export interface TrackRecord {
  readonly made: number;
  readonly open: number;
  /** Over, but nobody saw enough of those weeks. */
  readonly unseen: number;
  readonly judged: number;
  readonly within90: number;
  /** How much lower the score is than conflictology-12's, in per cent; `null` without any. */
  readonly gain: number | null;
  readonly brier: number | null;
  /** Warnings of level 4 that came true, that did not, and escalations out of a calm without one. */
  readonly hits: number;
  readonly falseAlarms: number;
  readonly misses: number;
  /** Forecast probabilities in steps, with how often an escalation came. */
  readonly calibration: readonly {
    readonly from: number;
    readonly to: number;
    readonly n: number;
    readonly mean: number;
    readonly came: number;
  }[];
}

const STEPS = [0, 0.02, 0.05, 0.1, 0.2, 0.4, 1.0001];
const TOP = 4;

/** Sums up what became of forecasts. */
export function sumUp(judged: readonly Judged[]): TrackRecord {
  const scored = judged.flatMap(({ score }) => score ?? []);
  const told = judged.flatMap(({ forecast: { escalation }, escalated }) =>
    escalation === null || escalated === null ? [] : [{ ...escalation, came: escalated }],
  );
  const total = (of: "ours" | "simple") => scored.reduce((sum, each) => sum + each[of], 0);
  return {
    made: judged.length,
    open: judged.filter(({ isOver }) => !isOver).length,
    unseen: judged.filter(({ isOver, outcome }) => isOver && outcome === null).length,
    judged: judged.filter(({ outcome }) => outcome !== null).length,
    within90: judged.filter(({ within90 }) => within90 === true).length,
    gain: total("simple") > 0 ? 100 * (1 - total("ours") / total("simple")) : null,
    brier:
      told.length === 0
        ? null
        : told.reduce((sum, { probability, came }) => sum + (probability - Number(came)) ** 2, 0) / told.length,
    hits: told.filter(({ level, came }) => level === TOP && came).length,
    falseAlarms: told.filter(({ level, came }) => level === TOP && !came).length,
    misses: told.filter(({ level, state, came }) => level < TOP && state === "calm" && came).length,
    calibration: STEPS.slice(0, -1).flatMap((from, i) => {
      const to = STEPS[i + 1] ?? 1;
      const inside = told.filter(({ probability }) => probability >= from && probability < to);
      if (inside.length === 0) return [];
      const mean = inside.reduce((sum, { probability }) => sum + probability, 0) / inside.length;
      return [{ from, to: Math.min(to, 1), n: inside.length, mean, came: inside.filter(({ came }) => came).length }];
    }),
  };
}

/** Whether a forecast's level was reached just now, by the levels of earlier weeks; a zone that is not seen raises nothing. */
export function isRaised(now: PastForecast, before: readonly PastForecast[]): boolean {
  const level = now.escalation?.level ?? 1;
  if (level < 2 || now.stale > 0) return false;
  const first = before.reduce((day, { asOf }) => (asOf < day ? asOf : day), now.asOf);
  const levels = Array.from({ length: weekNumber(first, now.asOf) + 1 }, (): Level => 1);
  for (const each of [...before, now]) levels[weekNumber(first, each.asOf)] = each.escalation?.level ?? 1;
  return raisedAt(levels, level).at(-1) === levels.length - 1;
}
