import type { Forecaster, ZoneForecast } from "./forecast.ts";
import type { Level } from "./levels.ts";
import { type Followed, followed } from "./series.ts";

/** What a forecast rests on, and what would change its mind: found by asking the same model again with other counts. */
export interface WhatIf {
  /** The last weeks with events, each with how much likelier an escalation is for its not having been as usual. */
  readonly weighty: readonly WeightyWeek[];
  /** A level that two more weeks with at most so many events in all lead down to; `null` where not even calm does. */
  readonly falls: { readonly level: Level; readonly atMost: number } | null;
  /** A level that two more weeks with at least so many events lead up to; `null` at the top, or where nothing likely does. */
  readonly rises: { readonly level: Level; readonly atLeast: number } | null;
}

interface WeightyWeek {
  /** 0 is the last week. */
  readonly back: number;
  readonly events: number;
  /** How much lower the probability would be, had that week been as usual; negative where it would be higher. */
  readonly weight: number;
}

/** Weeks farther back change little one by one. */
const WEEKS = 8;
/** What is usual is the median of so many weeks. */
const USUAL_WEEKS = 52;
/** Weeks that are imagined: as many as it takes to leave a level. */
const AHEAD = 2;

/** `null` where no level can be told. */
export function whatIf(series: Followed, forecaster: Forecaster): WhatIf | null {
  const now = forecaster.forecast(series).escalation;
  if (now === null) return null;
  return { weighty: weightyWeeks(series, forecaster, now.probability), ...turningPoints(series, forecaster, now) };
}

function weightyWeeks(series: Followed, forecaster: Forecaster, probability: number): readonly WeightyWeek[] {
  const last = series.counts.length - 1;
  const usual = usualIn(series.counts.slice(-USUAL_WEEKS));
  return Array.from({ length: WEEKS }, (_, back) => back).flatMap((back) => {
    const events = series.counts[last - back] ?? 0;
    if (events === 0) return [];
    const calmed = series.counts.map((count, t) => (t === last - back ? usual : count));
    const without = forecaster.forecast(changed(series, calmed)).escalation?.probability ?? probability;
    return [{ back, events, weight: Math.round(1000 * (probability - without)) / 1000 }];
  });
}

function usualIn(counts: Followed["counts"]): number {
  const seen = counts.filter((count) => count !== null).sort((a, b) => a - b);
  return seen[Math.floor(seen.length / 2)] ?? 0;
}

function turningPoints(
  series: Followed,
  forecaster: Forecaster,
  now: NonNullable<ZoneForecast["escalation"]>,
): Pick<WhatIf, "falls" | "rises"> {
  const levelAfter = (events: number): Level => {
    const first = Math.floor(events / AHEAD);
    const more = [...series.counts, first, events - first];
    return forecaster.forecast(changed(series, more)).escalation?.level ?? now.level;
  };
  const most = 2 * (now.bound + 1) + 4;
  const falls = lastWhere((events) => levelAfter(events) < now.level, most);
  const rises = now.level === 4 ? null : lastWhere((events) => levelAfter(events) <= now.level, most);
  return {
    falls: falls === null ? null : { level: levelAfter(falls), atMost: falls },
    rises: rises === null || rises === most ? null : { level: levelAfter(rises + 1), atLeast: rises + 1 },
  };
}

/**
 * The highest number from 0 to `most` for which something holds, by halving: between it and the next one it stops to
 * hold. `null` where it does not hold for 0.
 */
function lastWhere(holds: (events: number) => boolean, most: number): number | null {
  if (!holds(0)) return null;
  if (holds(most)) return most;
  let [low, high] = [0, most];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return low;
}

/** The series with other counts, among the same others. */
function changed({ zone, first, around }: Followed, counts: Followed["counts"]): Followed {
  const [series] = followed({ start: "2000-01-03", weeks: first + counts.length, series: [{ zone, first, counts }] });
  if (series === undefined) throw new Error(`The series of ${zone} got lost.`);
  return { ...series, around };
}
