import type { CitedQuantity, Estimate, QuantityKind } from "./model.ts";

type Count = Pick<CitedQuantity, "kind" | "estimate" | "cumulative">;

/**
 * The number of a kind that an event is told with, `null` where none is told, which is not zero. What is
 * counted afresh goes before a running total, because the total may reach back beyond the event.
 */
export function numberOf(quantities: readonly Count[], kind: QuantityKind): Estimate | null {
  const counts = quantities.filter((each) => each.kind === kind);
  return (counts.find(({ cumulative }) => !cumulative) ?? counts[0])?.estimate ?? null;
}
