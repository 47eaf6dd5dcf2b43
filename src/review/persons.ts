import type { Author, Decided, Dossier, Opinion } from "../model.ts";

const SOMEBODY = "[name withheld]";

/**
 * A dossier that names no person who works on it, for all that leaves the house: authors by organisation alone, whom
 * an action reached left out, and authors' names struck out wherever people wrote them.
 */
export function withoutPersons(dossier: Dossier): Dossier {
  const names = namesIn(dossier);
  const strike = (text: string) => names.reduce((out, name) => out.replace(name, SOMEBODY), text);
  const decided = (one: Decided): Decided => ({
    ...one,
    by: nobody(one.by),
    why: strike(one.why),
    decision: strickenDecision(one.decision, strike),
  });
  const opinion = (one: Opinion): Opinion => ({ decided: decided(one.decided), dissents: one.dissents.map(opinion) });
  return {
    ...dossier,
    decisions: dossier.decisions.map(decided),
    withdrawn: dossier.withdrawn.map((one) => ({ decided: decided(one.decided), by: decided(one.by) })),
    findings: dossier.findings.map((finding) => ({
      ...finding,
      dissents: finding.dissents.map(opinion),
      people: finding.people.map(opinion),
    })),
    verification: dossier.verification.map((step) => ({
      ...step,
      by: step.by === "reports" ? step.by : nobody(step.by),
      why: step.by === "reports" ? step.why : strike(step.why),
      evidence: step.evidence.map(strike),
    })),
    agreed: dossier.agreed.map(nobody),
  };
}

function nobody({ organisation }: Author): Author {
  return { person: "", organisation };
}

function strickenDecision(decision: Decided["decision"], strike: (text: string) => string): Decided["decision"] {
  switch (decision.kind) {
    case "verification":
      return { ...decision, evidence: decision.evidence.map(strike) };
    case "assessment":
      return {
        ...decision,
        reasonsFor: decision.reasonsFor.map(strike),
        reasonsAgainst: decision.reasonsAgainst.map(strike),
      };
    case "action":
      // Whom it reached may be a person, and nothing tells.
      return { ...decision, whom: null, outcome: decision.outcome === null ? null : strike(decision.outcome) };
    default:
      return decision; // a ruling's words are the body's, and public
  }
}

/** The names of all who decided anything here, longest first, as whole words. */
function namesIn({ decisions, withdrawn }: Dossier): readonly RegExp[] {
  const authors = [...decisions, ...withdrawn.flatMap(({ decided, by }) => [decided, by])].map(({ by }) => by.person);
  const names = [...new Set(authors.map((name) => name.trim()))].filter((name) => name !== "");
  return names
    .sort((a, b) => b.length - a.length)
    .map((name) => new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, "giu"));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/\s+/g, "\\s+");
}
