import { MARKINGS } from "../markings.ts";
import type { Assessment, Decided, Dossier, Incident, Marking } from "../model.ts";
import { concerning } from "./concern.ts";
import { inEffect, ofKind } from "./effect.ts";
import { findingsOf } from "./findings.ts";
import { needsOf } from "./needs.ts";
import { courseOf } from "./verification.ts";

/**
 * All that is on record of an incident. Of the decisions, those count that name it, by the id that any of its reports
 * gives: they go with the report when incidents are joined or split, or when an earlier report comes in.
 */
export function dossierOf(
  incident: Incident,
  assessments: readonly Assessment[],
  decisions: readonly Decided[],
): Dossier {
  const own = concerning(incident, decisions);
  const { standing, withdrawn } = inEffect(own);
  const about = assessments.filter((assessment) => assessment.incident === incident.id);
  const facts = {
    incident,
    assessments: about,
    decisions: standing,
    withdrawn,
    findings: findingsOf(about, standing),
    ...courseOf(incident, standing, own),
    sealed: ofKind(standing, "seal", "reopen").at(-1)?.decision.kind === "seal",
  };
  return {
    ...facts,
    needs: needsOf(facts),
    marking: strictest(ofKind(standing, "marking").map(({ decision }) => decision.marking)),
  };
}

/** The strictest of some markings: whoever put on the strictest one is the one to take it back. */
export function strictest(markings: readonly Marking[]): Marking | null {
  return MARKINGS.findLast((marking) => markings.includes(marking)) ?? null;
}
