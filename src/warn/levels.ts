import { REFRACTORY } from "./alarm-scores.ts";

/** How a zone stands: 1 as usual, 2 watch, 3 likely, 4 warning. Level 4 is kept to half a false alarm for each zone and year. */
export type Level = 1 | 2 | 3 | 4;

/** False alarms that each level may cost for each zone and year, from level 2 up. */
export const BUDGETS = [2, 1, 0.5] as const;

/** A level is left only after the score was so much lower than its threshold, as a share of it, for so many weeks. */
const SLACK = 0.8;
const WEEKS_LOWER = 2;

/** The level in each week, from scores in order of time; `null` scores say nothing and change nothing. */
export function levelsOf(
  scores: readonly (number | null)[],
  thresholds: readonly [number, number, number],
): readonly Level[] {
  let level: Level = 1;
  let lower = 0;
  return scores.map((score) => {
    if (score === null) return level;
    const reached = levelAt(score, thresholds);
    if (reached >= level) [level, lower] = [reached, 0];
    else if (score >= SLACK * (thresholds[level - 2] ?? 0)) lower = 0;
    else if (++lower >= WEEKS_LOWER) [level, lower] = [reached, 0];
    return level;
  });
}

function levelAt(score: number, [second, third, fourth]: readonly [number, number, number]): Level {
  if (score >= fourth) return 4;
  if (score >= third) return 3;
  return score >= second ? 2 : 1;
}

/** The weeks in which word of a level or a higher one is owed: each time it is reached, and no sooner than six weeks later again. */
export function raisedAt(levels: readonly Level[], level: Level): readonly number[] {
  const raised: number[] = [];
  levels.forEach((each, t) => {
    const isReached = each >= level && (levels[t - 1] ?? 1) < level;
    if (isReached && t - (raised.at(-1) ?? Number.NEGATIVE_INFINITY) >= REFRACTORY) raised.push(t);
  });
  return raised;
}
