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

/**
 * The counts of one happening told twice: what the first says stays, and the second adds what it has of other kinds.
 * A running total and a fresh number of one kind are two things.
 */
export function joinCounts(first: readonly Count[], second: readonly Count[]): readonly Count[] {
  const joined = [...first];
  for (const count of second) {
    const isKnown = joined.some(({ kind, cumulative }) => kind === count.kind && cumulative === count.cumulative);
    if (!isKnown) joined.push(count);
  }
  return joined;
}
