import type { Dossier, Finding, Need, Opinion } from "../model.ts";
import { ofKind } from "./effect.ts";

type Facts = Omit<Dossier, "needs" | "marking">;

/** What an incident waits for, the most pressing first. */
export function needsOf(facts: Facts): readonly Need[] {
  const tests: readonly (readonly [Need, boolean])[] = [
    ["reports-changed", facts.reportsSince !== null],
    ["reports-after-seal", reportsAfterSeal(facts) > 0],
    ["first-look", isUnseen(facts)],
    ["second-person", isOnePersonsWord(facts)],
    ["dissent", facts.findings.some((finding) => valuesIn(finding).size > 1)],
    ["outcome", awaitsOutcome(facts)],
  ];
  return tests.filter(([, holds]) => holds).map(([need]) => need);
}

/** How many reports came in since a sealed incident was sealed. */
function reportsAfterSeal({ decisions, sealed, incident }: Facts): number {
  const seen = ofKind(decisions, "seal").at(-1)?.seen ?? null;
  return sealed && seen !== null ? Math.max(0, incident.reports.length - seen.reports) : 0;
}

/** Whether it matters and people have not looked: somebody denies it, or it may touch an obligation. */
function isUnseen({ verification, findings, incident }: Facts): boolean {
  if (verification.at(-1)?.by !== "reports") return false;
  const values = findings.flatMap((finding) => [...valuesIn(finding)]);
  return incident.verification.state === "disputed" || values.some((value) => value.endsWith("non-compliance"));
}

function isOnePersonsWord({ verification, agreed }: Facts): boolean {
  const last = verification.at(-1);
  return last?.state === "verified" && last.by !== "reports" && agreed.length < 2;
}

function valuesIn({ machine, dissents, people }: Finding): ReadonlySet<string> {
  return new Set([...machine.map(({ value }) => value), ...[...dissents, ...people].flatMap(opinionValues)]);
}

function opinionValues({ decided: { decision }, dissents }: Opinion): readonly string[] {
  return [...(decision.kind === "assessment" ? [decision.value] : []), ...dissents.flatMap(opinionValues)];
}

/** Whether a verification was asked for, and neither its outcome nor anything that people found came after it. */
function awaitsOutcome({ decisions }: Facts): boolean {
  const requests = ofKind(decisions, "action").filter(({ decision }) => decision.action === "requested-verification");
  const last = requests.at(-1);
  if (last === undefined || last.decision.outcome !== null) return false;
  return !ofKind(decisions, "verification").some(({ seq }) => seq > last.seq);
}
