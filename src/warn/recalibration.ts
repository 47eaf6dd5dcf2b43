import type { Distribution } from "./distribution.ts";
import { normal, normalDensity, normalQuantile } from "./special-functions.ts";

/**
 * How the outcomes of a file lay in their forecasts, in standard deviations of a normal scale: 0 and 1 when forecasts
 * were right. A positive shift says that more happened than was forecast, a spread below 1 that forecasts were too wide.
 */
export interface Calibration {
  readonly shift: number;
  readonly spread: number;
}

/** The expected value and square of an outcome's place on the normal scale, when its rank lies evenly in a range. */
export function placeOf([low, high]: readonly [number, number]): { readonly z: number; readonly square: number } {
  const [a, b] = [normalQuantile(low), normalQuantile(high)];
  if (high - low < 1e-6) return { z: (a + b) / 2, square: ((a + b) / 2) ** 2 };
  const [da, db] = [low <= 1e-9 ? 0 : normalDensity(a), high >= 1 - 1e-9 ? 0 : normalDensity(b)];
  return { z: (da - db) / (high - low), square: 1 + (a * da - b * db) / (high - low) };
}

/** A forecast with its shift and spread put right. */
export function recalibrate({ at }: Distribution, { shift, spread }: Calibration): Distribution {
  if (shift === 0 && spread === 1) return { at };
  let before = 0;
  return {
    at: at.map((p) => {
      if (p >= 1 - 1e-9) return 1;
      before = Math.max(before, p <= 1e-9 ? 0 : normal((normalQuantile(p) - shift) / spread));
      return before;
    }),
  };
}
