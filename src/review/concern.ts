import { incidentIdOf } from "../ids.ts";
import type { Decided, Incident, Participant } from "../model.ts";

/** The decisions that are about an incident: about it, one of its reports, or those who print or say them. */
export function concerning(incident: Incident, decisions: readonly Decided[]): readonly Decided[] {
  const ids = new Set(subjectsOf(incident));
  const own = decisions.filter((decided) => idsIn(decided).some((id) => ids.has(id)));
  const numbers = new Set(own.map(({ seq }) => seq));
  // A withdrawal belongs where the decision is that it takes back, wherever that has gone since.
  return decisions.filter(
    ({ seq, decision }) => numbers.has(seq) || (decision.kind === "withdrawal" && numbers.has(decision.of)),
  );
}

/** The ids of all that a decision about an incident may name: of the incident by any of its reports, and of the rest. */
export function subjectsOf(incident: Incident): readonly string[] {
  const reports = incident.reports.flatMap(({ id }) => [id, incidentIdOf(id)]);
  return [incident.id, ...reports, ...sourcesOf(incident)];
}

/** Who prints and who says what an incident's reports say, as decisions name them; each once. */
export function sourcesOf({ reports }: Incident): readonly string[] {
  const publishers = reports.map(({ publisher }) => publisherId(publisher));
  const voices = reports.flatMap(({ claims }) => claims.flatMap(({ speaker, chain }) => [speaker, ...chain]));
  return [...new Set([...publishers, ...voices.flatMap(actorOf)])];
}

/** How decisions name a publisher. */
export function publisherId(name: string): `publisher:${string}` {
  return `publisher:${name}`;
}

function actorOf(voice: Participant | string): readonly string[] {
  return typeof voice !== "string" && voice.link.status === "linked" ? [voice.link.id] : [];
}

function idsIn({ about, decision }: Decided): readonly string[] {
  if (decision.kind === "together" || decision.kind === "apart") return [about, decision.other];
  return decision.kind === "missed-event" ? [about, decision.report] : [about];
}
