import type { Claim, Origin, Realis, ReportedEvent, Stance } from "../model.ts";

const ASSERTING = new Set<Stance>(["asserts", "claims-responsibility", "blames", "corrects"]);
const PAST = new Set<Realis>(["actual", "historical"]);

/** Whether a claim says that the happening took place. */
export function asserts(report: ReportedEvent, claim: Claim): boolean {
  return ASSERTING.has(claim.stance) && !isNegative(report, claim) && PAST.has(claim.realis) && PAST.has(report.realis);
}

/** Whether a claim says that it did not, or takes back that it did. */
export function denies(report: ReportedEvent, claim: Claim): boolean {
  return (
    claim.stance === "denies" ||
    claim.stance === "retracts" ||
    (ASSERTING.has(claim.stance) && isNegative(report, claim))
  );
}

function isNegative(report: ReportedEvent, claim: Claim): boolean {
  return [report.polarity, claim.polarity].includes("negative") || [report.realis, claim.realis].includes("negated");
}

/** What a claim says of the happening. */
export function sayingOf(report: ReportedEvent, claim: Claim): Origin["says"][number] {
  if (claim.stance === "retracts") return "retracts";
  if (asserts(report, claim)) return "asserts";
  return denies(report, claim) ? "denies" : "other";
}
