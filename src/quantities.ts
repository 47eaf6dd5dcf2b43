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

/** Words of a quota's unit by what the numbers of reports count. */
const UNITS: readonly { readonly kind: QuantityKind; readonly words: RegExp }[] = [
  { kind: "vehicles", words: /\b(?:truck|lorr|vehicle|tanker lorr|convoy)/i },
  { kind: "flights", words: /\b(?:flight|plane|aircraft)/i },
  { kind: "vessels", words: /\b(?:ship|vessel|tanker|boat)/i },
  { kind: "released", words: /\b(?:prisoner|detainee|hostage|captive|inmate|abductee|people held|person)/i },
  { kind: "troops", words: /\b(?:soldier|troop|fighter|combatant|personnel)/i },
];

/** What a report must count to tell of a quota; `null` for a unit that no report's numbers are read for. */
export function kindOfUnit(unit: string): QuantityKind | null {
  return UNITS.find(({ words }) => words.test(unit))?.kind ?? null;
}
