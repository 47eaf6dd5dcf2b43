import type { Decided, Pairing } from "../model.ts";
import { inEffect, ofKind } from "./effect.ts";

/** What people say of which reports tell of one happening. Of two words on one pair, the later counts. */
export function pairingsOf(decisions: readonly Decided[]): readonly Pairing[] {
  const pairings = new Map<string, Pairing>();
  for (const { about, decision } of ofKind(inEffect(decisions).standing, "together", "apart")) {
    const [first, second] = [about as Pairing["reports"][0], decision.other].sort();
    if (first === undefined || second === undefined) continue;
    pairings.set(`${first} ${second}`, { kind: decision.kind, reports: [first, second] });
  }
  return [...pairings.values()];
}
