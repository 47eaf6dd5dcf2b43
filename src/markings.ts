import type { Marking } from "./model.ts";

/** TLP 2.0, from the widest to the strictest. */
export const MARKINGS: readonly Marking[] = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];

/** Whether what bears a marking may go where nothing stricter than `ceiling` may. */
export function isWithin(marking: Marking, ceiling: Marking): boolean {
  return MARKINGS.indexOf(marking) <= MARKINGS.indexOf(ceiling);
}
