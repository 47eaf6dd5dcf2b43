import { addDays } from "../day.ts";
import type { Day } from "../model.ts";
import { relapsesWithin } from "./lull.ts";
import type { WeekNowcast } from "./past-forecasts.ts";
import { type Panel, weekNumber } from "./series.ts";
import type { TruceOutlook } from "./truce.ts";

/** How a zone stood after a ceasefire, as it was put down when it was told. */
export interface PastTruce extends TruceOutlook {
  readonly agreement: string;
  readonly title: string;
  readonly zone: string;
  readonly name: string;
  readonly asOf: Day;
  /** Since when the ceasefire holds there, according to whom, and whether that is disputed. */
  readonly since: Day;
  readonly saidBy: string;
  readonly isDisputed: boolean;
  /**
   * What stands open in the record of the four weeks up to `asOf`: incidents assessed as possible or likely
   * non-compliance there, and the duties that they touch. Context for the reader; no forecast uses it.
   */
  readonly open: { readonly incidents: number; readonly duties: number };
  /** The latest weeks that count as more than was reported by then, by what they usually come to. */
  readonly nowcasts?: readonly WeekNowcast[];
}

/** What became of a forecast of relapse within four weeks. */
export interface JudgedTruce {
  readonly truce: PastTruce;
  readonly isOver: boolean;
  /** `null` while the weeks are not over, or where they were not seen. */
  readonly relapsed: boolean | null;
}

const WEEKS = 4;

/** Sets a forecast of relapse beside what the record has of the four weeks by now; `null` for one that gave no probability. */
export function judgeTruce(truce: PastTruce, panel: Panel): JudgedTruce | null {
  const { risk, level, against, asOf } = truce;
  if (risk === null || level === null || against === null) return null;
  const isOver = addDays(panel.start, 7 * panel.weeks - 1) >= addDays(asOf, 7 * WEEKS);
  const series = panel.series.find(({ zone }) => zone === truce.zone);
  if (!isOver || series === undefined) return { truce, isOver, relapsed: null };
  const at = (day: Day) => weekNumber(panel.start, day) - series.first;
  // A lull that begins within a week begins with the next whole one.
  const lull = { start: at(addDays(against.from, 6)), level };
  return { truce, isOver, relapsed: relapsesWithin(series.counts, lull, at(asOf), WEEKS) };
}

/** How forecasts of relapse did in all. */
export interface TruceRecord {
  readonly made: number;
  readonly open: number;
  readonly judged: number;
  readonly relapsed: number;
  /** The mean of the probabilities that were judged, to set beside the share that relapsed; `null` for none. */
  readonly expected: number | null;
  readonly brier: number | null;
  /** The Brier score of telling what is usual at each age. */
  readonly usualBrier: number | null;
}

/** Sums up what became of forecasts of relapse. */
export function sumUpTruces(judged: readonly JudgedTruce[]): TruceRecord {
  const told = judged.flatMap(({ truce, relapsed }) =>
    relapsed === null || truce.risk === null
      ? []
      : [{ p: truce.risk.fourWeeks, usual: truce.usual ?? 0, came: Number(relapsed) }],
  );
  const mean = (of: (each: (typeof told)[number]) => number) =>
    told.length === 0 ? null : told.reduce((sum, each) => sum + of(each), 0) / told.length;
  return {
    made: judged.length,
    open: judged.filter(({ isOver }) => !isOver).length,
    judged: told.length,
    relapsed: told.filter(({ came }) => came === 1).length,
    expected: mean(({ p }) => p),
    brier: mean(({ p, came }) => (p - came) ** 2),
    usualBrier: mean(({ usual, came }) => (usual - came) ** 2),
  };
}
