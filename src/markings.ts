import type { Marking } from "./model.ts";

/** TLP 2.0, from the widest to the strictest. */
export const MARKINGS: readonly Marking[] = ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"];
