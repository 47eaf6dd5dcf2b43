import type { Estimate, QuantityKind } from "../model.ts";

/** A number that a sentence tells of an event: what `Quantity` is before mentions are counted. */
export interface Count {
  readonly kind: QuantityKind;
  readonly estimate: Estimate;
  readonly cumulative: boolean;
  readonly sentence: number;
  /** The tokens that say it, both included, and the one that ties them to the rest. */
  readonly first: number;
  readonly last: number;
  readonly head: number;
}

/** Whether any of some counts is of a kind. */
export function hasCount(counts: readonly Count[], ...kinds: readonly QuantityKind[]): boolean {
  return counts.some(({ kind }) => kinds.includes(kind));
}
