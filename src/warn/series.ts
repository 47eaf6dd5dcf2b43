import { daysBetween } from "../day.ts";
import type { Day } from "../model.ts";
import { type Counts, situationsOf } from "./situations.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";

/** The weekly counts of one zone. Weeks are numbered from the first week of all series that are looked at together. */
export interface Series {
  readonly zone: string;
  /** The number of the first week in `counts`. */
  readonly first: number;
  readonly counts: Counts;
}

/** Series that share their weeks. */
export interface Panel {
  /** The day on which week 0 begins. */
  readonly start: Day;
  /** How many weeks there are, from the first that any series has to the last. */
  readonly weeks: number;
  readonly series: readonly Series[];
}

/** A series with the features of each of its weeks. */
export interface Followed extends Series {
  readonly rows: Float64Array;
  /** How many counts are known up to and including each week. */
  readonly known: Int32Array;
  /** What all series of the panel do. */
  readonly around: Surroundings;
}

/** Each series with its features, up to the last week of the panel: weeks after its end are unseen, not empty. */
export function followed({ series, weeks }: Panel): readonly Followed[] {
  const alone = series.map(({ zone, first, counts }) => {
    const whole = [...counts, ...Array.from({ length: Math.max(0, weeks - first - counts.length) }, () => null)];
    return { zone, first, counts: whole, rows: situationsOf(whole), known: knownIn(whole) };
  });
  const around = surroundingsOf(alone, weeks);
  return alone.map((each) => ({ ...each, around }));
}

function knownIn(counts: Counts): Int32Array {
  const known = new Int32Array(counts.length);
  let sum = 0;
  for (let t = 0; t < counts.length; t++) known[t] = sum += counts[t] === null ? 0 : 1;
  return known;
}

/** Weeks from the one that begins on `start` to the one in which `day` lies. */
export function weekNumber(start: Day, day: Day): number {
  return Math.floor(daysBetween(start, day) / 7);
}
