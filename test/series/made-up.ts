import { addDays } from "../../src/day.ts";
import type { Day } from "../../src/model.ts";
import type { Counted } from "../../src/series/counted.ts";

export const START = "2024-01-01"; // a Monday

/** An incident on a day that was printed, and recorded, so many days later; `null` for no printing. */
export function happened(day: Day | null, delay: number | null = 0, other: Partial<Counted> = {}): Counted {
  const printed = day === null || delay === null ? null : addDays(day, delay);
  return {
    id: "incident:made-up",
    type: "ASSAULT",
    mode: null,
    first: day,
    last: day,
    printed,
    recorded: printed,
    reports: 1,
    deaths: null,
    place: "Alba",
    country: "XAA",
    admin1: null,
    longitude: 1,
    latitude: 1,
    precision: "near",
    ...other,
  };
}

/** Numbers between 0 and 1 that look like chance and are the same each time (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A record of some days in which each incident comes in late, by chance: half at once, the rest over two weeks or so. */
export function lateRecord(days: number, perDay: number, seed: number, meanDelay = 4): readonly Counted[] {
  const draw = chance(seed);
  return Array.from({ length: days }, (_, i) => addDays(START, i)).flatMap((day) => {
    const many = poisson(perDay, draw);
    return Array.from({ length: many }, () => {
      const delay = draw() < 0.5 ? 0 : Math.floor(-meanDelay * Math.log(1 - draw()));
      return happened(day, Math.min(delay, 27));
    });
  });
}

function poisson(mean: number, draw: () => number): number {
  let [count, left] = [0, Math.exp(-mean)];
  for (let product = draw(); product > left; product *= draw()) {
    count++;
    if (count > 1000) left = 1;
  }
  return count;
}
