import { FLOORS } from "./counts.ts";
import type { Distribution } from "./distribution.ts";

const LOGS = FLOORS.map((floor) => Math.log1p(floor));

/** What each pair of distributions missed together of one outcome, row by row. */
export function missedTogether(members: readonly Distribution[], outcome: number): Float64Array {
  const n = members.length;
  const missed = new Float64Array(n * n);
  const y = Math.log1p(outcome);
  const end = Math.max(...members.map(({ at }) => at.length));
  for (let j = 0; j + 1 < LOGS.length; j++) {
    const from = LOGS[j] ?? 0;
    if (j >= end && from >= y) break;
    const width = (LOGS[j + 1] ?? from) - from;
    const above = Math.min(Math.max(from + width - Math.max(from, y), 0), width);
    for (let p = 0; p < n; p++) {
      const a = members[p]?.at[j] ?? 1;
      for (let q = 0; q < n; q++) {
        const b = members[q]?.at[j] ?? 1;
        missed[p * n + q] = (missed[p * n + q] ?? 0) + above * (a - 1) * (b - 1) + (width - above) * a * b;
      }
    }
  }
  return missed;
}

const ROUNDS = 300;

/** The weights, none negative and together 1, with which a pool would have scored best: by exponentiated gradient. */
export function bestWeights(worth: ArrayLike<number>, members: number): readonly number[] {
  let weights = Array.from({ length: members }, () => 1 / members);
  for (let round = 0; round < ROUNDS; round++) {
    const slopes = weights.map((_, p) => weights.reduce((sum, w, q) => sum + w * (worth[p * members + q] ?? 0), 0));
    const score = weights.reduce((sum, w, p) => sum + w * (slopes[p] ?? 0), 0);
    if (!(score > 0)) return weights;
    const raised = weights.map((w, p) => w * Math.exp(Math.min(50, (-2 * ((slopes[p] ?? 0) - score)) / score)));
    const total = raised.reduce((sum, w) => sum + w, 0);
    weights = raised.map((w) => w / total);
  }
  return weights;
}
