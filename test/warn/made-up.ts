import { type Followed, followed, type Panel } from "../../src/warn/series.ts";
import type { Counts } from "../../src/warn/situations.ts";

/** A series of one zone that begins on a Monday. */
export function panelOfCounts(...zones: readonly Counts[]): Panel {
  return {
    start: "2020-01-06",
    weeks: Math.max(0, ...zones.map((counts) => counts.length)),
    series: zones.map((counts, i) => ({ zone: `Zone ${i + 1}`, first: 0, counts })),
  };
}

export function followedCounts(...zones: readonly Counts[]): readonly Followed[] {
  return followed(panelOfCounts(...zones));
}

/** Counts that go up and down without chance: a slow wave, a fast one, and a jump in the last third. */
export function waves(weeks: number, level: number, phase = 0): number[] {
  return Array.from({ length: weeks }, (_, t) => {
    const wave = 1 + 0.6 * Math.sin((t + phase) / 9) + 0.4 * Math.sin(2.3 * (t + phase));
    return Math.max(0, Math.round(level * wave * (t > (2 * weeks) / 3 ? 2 : 1)));
  });
}
