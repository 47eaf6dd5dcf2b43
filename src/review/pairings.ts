import type { Decided, Pairing, ReportId } from "../model.ts";
import { inEffect, ofKind } from "./effect.ts";

/**
 * What people say of which reports tell of one happening, the latest last. Of two words on one pair, the later counts.
 * The first of a pair is the one that the decision is about: put apart, it leaves.
 */
export function pairingsOf(decisions: readonly Decided[]): readonly Pairing[] {
  const pairings = new Map<string, Pairing>();
  for (const { about, decision } of ofKind(inEffect(decisions).standing, "together", "apart")) {
    const reports = [about as ReportId, decision.other] as const;
    const pair = [...reports].sort().join(" ");
    pairings.delete(pair);
    pairings.set(pair, { kind: decision.kind, reports });
  }
  return [...pairings.values()];
}
