import type { Citation, Claim, Incident, Participant, Realis, ReportedEvent, Stance } from "../model.ts";

/** A claim with the report that carries it. */
export interface Told {
  readonly report: ReportedEvent;
  readonly claim: Claim;
}

/** What is said of an incident, by what is said: that it happened, that it did not, or that it might. */
export interface Account {
  readonly happened: readonly Told[];
  readonly denied: readonly Told[];
  /** Claims that somebody did not do a thing: a troop that did not withdraw. */
  readonly undone: readonly Told[];
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
}

const ASSERTING = new Set<Stance>(["asserts", "claims-responsibility", "blames", "corrects"]);
const PAST = new Set<Realis>(["actual", "historical"]);

export function accountOf(incident: Incident): Account {
  const told = incident.reports.flatMap((report) => report.claims.map((claim) => ({ report, claim })));
  const happened = told.filter(saysItHappened);
  const reports = happened.length > 0 ? new Set(happened.map(({ report }) => report)) : new Set(incident.reports);
  return {
    happened,
    denied: told.filter(saysItDidNot),
    undone: told.filter(({ report, claim }) => ASSERTING.has(claim.stance) && isNegative(report, claim)),
    actors: [...reports].flatMap(({ actors }) => actors),
    recipients: [...reports].flatMap(({ recipients }) => recipients),
  };
}

function saysItHappened({ report, claim }: Told): boolean {
  return (
    ASSERTING.has(claim.stance) &&
    !isNegative(report, claim) &&
    PAST.has(report.realis) &&
    PAST.has(claim.realis) &&
    !isUndatedMemory(report)
  );
}

/** An old happening told again without its day: the day of the report says nothing about it. */
function isUndatedMemory({ realis, date }: ReportedEvent): boolean {
  return realis === "historical" && date === null;
}

function saysItDidNot({ report, claim }: Told): boolean {
  return (
    claim.stance === "denies" ||
    claim.stance === "retracts" ||
    (ASSERTING.has(claim.stance) && isNegative(report, claim))
  );
}

function isNegative(report: ReportedEvent, claim: Claim): boolean {
  return [report.polarity, claim.polarity].includes("negative") || [report.realis, claim.realis].includes("negated");
}

/** Who speaks a claim, as words for a reason: a speaker, the publisher itself, or people it does not name. */
export function speakerOf({ claim }: Told): string {
  if (claim.speaker === "narrator") return claim.via;
  return claim.speaker === "unnamed" ? `people whom ${claim.via} does not name` : claim.speaker.name;
}

/** The claims sorted by who speaks, in the order in which they first speak. */
export function bySpeaker(told: readonly Told[]): ReadonlyMap<string, readonly Told[]> {
  const groups = new Map<string, Told[]>();
  for (const one of told) groups.set(speakerOf(one), [...(groups.get(speakerOf(one)) ?? []), one]);
  return groups;
}

export function citationsOf(told: readonly Told[]): readonly Citation[] {
  const seen = new Set<string>();
  return told
    .map(({ claim }) => claim.citation)
    .filter(({ article, span }) => {
      const key = `${article} ${span.start} ${span.end}`;
      return seen.has(key) ? false : seen.add(key);
    });
}
