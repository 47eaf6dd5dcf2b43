import type { Assessment, Decided, Finding, ObligationId, Opinion } from "../model.ts";
import { type Of, ofKind } from "./effect.ts";

/** The machine's assessments and people's, by obligation: the machine's first, then in the order of decisions. */
export function findingsOf(assessments: readonly Assessment[], standing: readonly Decided[]): readonly Finding[] {
  const opinions = ofKind(standing, "assessment");
  const obligations = new Set<ObligationId>([
    ...assessments.map(({ obligation }) => obligation),
    ...opinions.map(({ decision }) => decision.obligation),
  ]);
  return [...obligations].map((obligation) => ({
    obligation,
    machine: assessments.filter((assessment) => assessment.obligation === obligation),
    ...beside(opinions.filter(({ decision }) => decision.obligation === obligation)),
  }));
}

/** Dissents under what they dissent from. What dissents from something that is gone stands on its own. */
function beside(opinions: readonly Of<"assessment">[]): Pick<Finding, "dissents" | "people"> {
  const numbers = new Set(opinions.map(({ seq }) => seq));
  const under = (target: number): readonly Opinion[] =>
    opinions
      // Only later ones: a journal with a slip in it must not lead in a circle.
      .filter(({ seq, decision }) => decision.dissentOf === target && seq > target)
      .map((decided) => ({ decided, dissents: under(decided.seq) }));
  const alone = opinions.filter(({ seq, decision: { dissentOf } }) =>
    dissentOf === null ? true : dissentOf !== 0 && !(numbers.has(dissentOf) && dissentOf < seq),
  );
  return { dissents: under(0), people: alone.map((decided) => ({ decided, dissents: under(decided.seq) })) };
}
