import type { Author, Decided, Incident, Verification } from "../model.ts";
import { type Of, ofKind } from "./effect.ts";

interface Course {
  readonly verification: readonly Verification[];
  readonly agreed: readonly Author[];
  readonly reportsSince: Incident["verification"] | null;
}

/**
 * What became of an incident's verification. It begins with what the reports amounted to, as the first who decided
 * saw it, and goes on with what people found, and with what the reports came to amount to in between. People's word
 * stands until people change it; what the reports say since then stands beside it.
 */
export function courseOf(incident: Incident, standing: readonly Decided[], all: readonly Decided[]): Course {
  const verifications = ofKind(standing, "verification");
  const last = verifications.at(-1);
  const sights = sightsOf(incident, last === undefined ? all : all.filter(({ seq }) => seq <= last.seq));
  const decided = verifications.map((one) => ({ order: one.seq, step: stepOf(one) }));
  const told =
    last === undefined ? [...sights, { order: Number.MAX_SAFE_INTEGER, step: reportsStep(incident) }] : sights;
  const steps = [...changes(told), ...decided].sort((a, b) => a.order - b.order).map(({ step }) => step);
  const known = sights.at(-1)?.step.state;
  const changed = last !== undefined && known !== undefined && known !== incident.verification.state;
  return {
    verification: steps,
    agreed: agreedOn(verifications),
    reportsSince: changed ? incident.verification : null,
  };
}

interface Ordered {
  readonly order: number;
  readonly step: Verification;
}

/** What the reports amounted to whenever somebody decided about them, just before that decision. */
function sightsOf(incident: Incident, decisions: readonly Decided[]): readonly Ordered[] {
  const own = decisions.flatMap(({ seq, seen }) =>
    seen === null ? [] : [{ order: seq - 0.5, step: reportsStep({ verification: seen }) }],
  );
  return own.length > 0 ? own : [{ order: 0, step: reportsStep(incident) }];
}

function reportsStep({ verification: { state, why } }: Pick<Incident, "verification">): Verification {
  return { state, by: "reports", at: null, why, evidence: [] };
}

/** Those that say something else than the one before. */
function changes(steps: readonly Ordered[]): readonly Ordered[] {
  return steps.filter(({ step }, i) => step.state !== steps[i - 1]?.step.state);
}

function stepOf({ decision: { state, evidence }, by, at, why }: Of<"verification">): Verification {
  return { state, by, at, why, evidence };
}

/** The people who one after the other came to the state that stands, each once. */
function agreedOn(verifications: readonly Of<"verification">[]): readonly Author[] {
  const state = verifications.at(-1)?.decision.state;
  const start = verifications.findLastIndex(({ decision }) => decision.state !== state) + 1;
  const people = new Map(verifications.slice(start).map(({ by }) => [personKey(by), by] as const));
  return [...people.values()];
}

/** One person is one however the name is spaced or capitalised. */
export function personKey({ person }: Author): string {
  return person.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}
