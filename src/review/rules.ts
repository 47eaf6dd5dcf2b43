import type { Assessment, Author, Decided, Decision, Digest, Dossier, ObligationId } from "../model.ts";
import { correctionRefusal } from "./correction-rules.ts";
import { type Of, ofKind } from "./effect.ts";
import { invalid, missing, type Refusal } from "./refusal.ts";
import { personKey } from "./verification.ts";

/** What somebody wants to put on record. */
export interface Proposal {
  readonly by: Author;
  readonly about: string;
  readonly decision: Decision;
  readonly why: string;
}

/** What a proposal is held against. */
export interface Circumstances {
  /** The incidents that it touches: one, two where it is about reports of two, none for a publisher or an actor. */
  readonly dossiers: readonly Dossier[];
  readonly obligations: ReadonlySet<ObligationId>;
  /** The article whose reading is corrected, with what it reports now; `null` where nothing is corrected. */
  readonly digest?: Pick<Digest, "article" | "reports"> | null;
  /** Every decision that was ever made, or at least those that it names. */
  readonly decisions: readonly Decided[];
}

const SUBJECTS: Readonly<Record<Decision["kind"], readonly string[]>> = {
  verification: ["incident"],
  assessment: ["incident"],
  ruling: ["incident"],
  action: ["incident"],
  marking: ["incident"],
  seal: ["incident"],
  reopen: ["incident"],
  credibility: ["report"],
  together: ["report"],
  apart: ["report"],
  correction: ["report"],
  "no-event": ["report"],
  "missed-event": ["article"],
  reliability: ["publisher", "actor"],
  withdrawal: ["incident", "report", "article", "publisher", "actor"],
};

/** Why a proposal cannot be put on record, `null` when it can. */
export function refusalOf(proposal: Proposal, circumstances: Circumstances): Refusal | null {
  const { by, about, decision, why } = proposal;
  const [subject = ""] = about.split(":", 1);
  if (!SUBJECTS[decision.kind].includes(subject)) {
    return invalid(`${kindWords(decision.kind)} is about ${either(SUBJECTS[decision.kind])}, not about ${about}.`);
  }
  if (isBlank(by.person)) return invalid("Say who decides: give the person's name.");
  if (isBlank(why)) return invalid("Say why: a decision without its reason helps nobody who reads it later.");
  return sealedRefusal(decision, circumstances) ?? ownRefusal(proposal, circumstances);
}

function sealedRefusal({ kind }: Decision, { dossiers }: Circumstances): Refusal | null {
  const sealed = dossiers.find((dossier) => dossier.sealed);
  if (kind === "reopen") return sealed === undefined ? invalid("It is not sealed: there is nothing to reopen.") : null;
  if (sealed === undefined) return null;
  const message = `${sealed.incident.code} is sealed and takes no more decisions. Reopen it first, saying why.`;
  return { why: "sealed", message };
}

function ownRefusal(proposal: Proposal, circumstances: Circumstances): Refusal | null {
  const { decision } = proposal;
  switch (decision.kind) {
    case "verification":
      return needsEvidence(decision);
    case "assessment":
      return assessmentRefusal(proposal, decision, circumstances);
    case "ruling":
      return rulingRefusal(decision, circumstances);
    case "together":
    case "apart":
      return decision.other === proposal.about ? invalid("Name two different reports.") : null;
    case "correction":
    case "missed-event":
      return correctionRefusal(proposal.about, decision, circumstances.digest ?? null);
    case "withdrawal":
      return withdrawalRefusal(proposal, decision.of, circumstances);
    default:
      return null;
  }
}

/** A state that closes the question needs something that others can look at. */
function needsEvidence({ state, evidence }: Extract<Decision, { kind: "verification" }>): Refusal | null {
  if (state !== "verified" && state !== "refuted") return null;
  if (evidence.some((each) => !isBlank(each))) return null;
  return invalid(`To call it ${state}, name the evidence: a document, a picture, a link, what was seen and where.`);
}

function assessmentRefusal(
  { by }: Proposal,
  { obligation, dissentOf }: Extract<Decision, { kind: "assessment" }>,
  { obligations, decisions, dossiers }: Circumstances,
): Refusal | null {
  if (!obligations.has(obligation)) return missingObligation(obligation);
  if (dissentOf === null) return null;
  const assessments = dossiers.flatMap((dossier) => dossier.assessments);
  if (dissentOf === 0) return machineRefusal(obligation, assessments);
  const target = ofKind(decisions, "assessment").find(({ seq }) => seq === dissentOf);
  const standing = dossiers.some((dossier) => dossier.decisions.some(({ seq }) => seq === dissentOf));
  if (target === undefined || !standing) {
    return missing(`No. ${dissentOf} is no assessment of this incident that stands. ${choices(dossiers, obligation)}`);
  }
  return dissentRefusal(by, obligation, target);
}

function machineRefusal(obligation: ObligationId, assessments: readonly Assessment[]): Refusal | null {
  if (assessments.some((assessment) => assessment.obligation === obligation)) return null;
  return missing(`The machine has not assessed this incident under ${obligation}: there is nothing to dissent from.`);
}

function dissentRefusal(by: Author, obligation: ObligationId, target: Of<"assessment">): Refusal | null {
  if (target.decision.obligation !== obligation) {
    return invalid(`No. ${target.seq} is about ${target.decision.obligation}. Dissent from it under that obligation.`);
  }
  if (personKey(target.by) !== personKey(by)) return null;
  return invalid(`No. ${target.seq} is your own. Withdraw it, and assess anew.`);
}

function choices(dossiers: readonly Dossier[], obligation: ObligationId): string {
  const numbers = dossiers.flatMap(({ decisions }) =>
    ofKind(decisions, "assessment").flatMap(({ seq, decision }) => (decision.obligation === obligation ? [seq] : [])),
  );
  return numbers.length === 0
    ? "People have not assessed it under this obligation; 0 stands for the machine's assessment."
    : `Under this obligation there are ${numbers.map((seq) => `no. ${seq}`).join(", ")}, and 0 for the machine's.`;
}

function rulingRefusal(
  { body, document, finding, obligation }: Extract<Decision, { kind: "ruling" }>,
  { obligations }: Circumstances,
): Refusal | null {
  if (isBlank(body)) return invalid("Name the body that ruled.");
  if (isBlank(document)) return invalid("Name the document that holds the ruling: its number, its title, its address.");
  if (isBlank(finding)) return invalid("Give the finding, in the body's own words.");
  return obligation === null || obligations.has(obligation) ? null : missingObligation(obligation);
}

function withdrawalRefusal({ about }: Proposal, of: number, { decisions }: Circumstances): Refusal | null {
  const target = decisions.find(({ seq }) => seq === of);
  if (target === undefined) return missing(`There is no decision no. ${of}. \`tocsin decisions\` lists them.`);
  const { kind } = target.decision;
  if (kind === "withdrawal") return invalid(`No. ${of} is itself a withdrawal. Record again what it took back.`);
  if (kind === "seal" || kind === "reopen")
    return invalid(`No. ${of} is a ${kind}: ${kind === "seal" ? "reopen" : "seal"} it instead.`);
  const by = ofKind(decisions, "withdrawal").find(({ decision }) => decision.of === of);
  if (by !== undefined) return invalid(`No. ${of} was taken back already, by no. ${by.seq}.`);
  return target.about === about ? null : invalid(`No. ${of} is about ${target.about}, not about ${about}.`);
}

/**
 * Why a word cannot be an assessment's value, `null` when it may be tried. Whether an agreement was broken is for the
 * bodies that it names; their finding is kept in their words, as a ruling.
 */
export function valueRefusal(value: string): string | null {
  if (!/violat|breach/i.test(value)) return null;
  return `“${value}” is a verdict, and an assessment is none: say possible-non-compliance or likely-non-compliance. Where a body that the agreement names has found so, record its ruling.`;
}

function missingObligation(obligation: string): Refusal {
  return missing(
    `No agreement on file has the obligation ${obligation}. \`tocsin agreements ID\` lists an agreement's.`,
  );
}

function isBlank(text: string): boolean {
  return text.trim() === "";
}

function kindWords(kind: Decision["kind"]): string {
  const words = {
    together: "A joining",
    apart: "A splitting",
    seal: "A seal",
    reopen: "A reopening",
    "no-event": "That there is no event",
    "missed-event": "A missed event",
  } as const;
  if (kind in words) return words[kind as keyof typeof words];
  return `${/^[aeiou]/.test(kind) ? "An" : "A"} ${kind}`;
}

function either(subjects: readonly string[]): string {
  return subjects.map((subject) => `${/^[aeiou]/.test(subject) ? "an" : "a"} ${subject}`).join(" or ");
}
