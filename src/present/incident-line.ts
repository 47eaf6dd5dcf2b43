import { firstPrinted, isSaidToHaveHappened } from "../happening.ts";
import type {
  ActorId,
  AgreementId,
  AssessmentValue,
  DateRange,
  Day,
  Dossier,
  EventType,
  Incident,
  IncidentId,
  Instant,
  Marking,
  Need,
  ObligationId,
  Opinion,
  Participant,
  Precision,
  QuantityKind,
  Realis,
  ReportedEvent,
  VerificationState,
  Whereabouts,
  ZoneId,
} from "../model.ts";
import { numberOf } from "../quantities.ts";
import { tellingReport } from "./dossier.ts";
import { deed, placeWords, realisWords, toldApart } from "./words.ts";

/** An incident as a line of a list shows it: enough to choose what to open, without its reports. */
export interface IncidentLine {
  readonly id: IncidentId;
  readonly code: string;
  readonly type: EventType;
  readonly mode: string | null;
  /** A neutral sentence: what, where, who to whom, and who says so. */
  readonly headline: string;
  readonly date: DateRange | null;
  /** The first day on which it was printed: where no day is told, it lies on it or a little before. */
  readonly printed: Day | null;
  readonly place: LinePlace | null;
  readonly actors: readonly LineActor[];
  readonly recipients: readonly LineActor[];
  /** How many origins its reports go back to, and how many of these tell of it without resting on one another. */
  readonly origins: number;
  readonly independent: number;
  readonly publishers: number;
  readonly reports: number;
  /** As it stands, people's word included. */
  readonly state: VerificationState;
  /** How it is told of where nobody says that it happened: announced, supposed, denied; else `null`. */
  readonly unsaid: Realis | null;
  readonly deaths: Toll | null;
  readonly injured: Toll | null;
  /** Whether counts of the dead or the injured differ. */
  readonly rivalTallies: boolean;
  /** Whether somebody denies that it happened. */
  readonly denied: boolean;
  /** Whose word it is that it happened, and whose that it did not, as labels, each once. */
  readonly saidBy: readonly string[];
  readonly deniedBy: readonly string[];
  readonly assessments: readonly LineAssessment[];
  readonly marking: Marking | null;
  readonly sealed: boolean;
  readonly needs: readonly Need[];
  /** When this record first held a report of it, and when the latest of its reports came in; `null` where no page tells. */
  readonly firstKnownAt: Instant | null;
  readonly lastReportAt: Instant | null;
}

/** Where it is said to have happened. A place that is not found on the map has a name and no coordinates. */
export interface LinePlace {
  readonly name: string;
  readonly country: string | null;
  readonly admin1: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly precision: Precision;
}

/** A participant by its label; the id is there when it is an actor that is known. */
export interface LineActor {
  readonly id: ActorId | null;
  readonly name: string;
}

/**
 * The lowest and the highest that anyone counts. `best` is there only where all counts agree: rival counts are never
 * averaged.
 */
export interface Toll {
  readonly low: number;
  readonly best: number | null;
  readonly high: number;
  /** How many counts there are. */
  readonly tallies: number;
}

/** What the machine or people make of it under an obligation. */
export interface LineAssessment {
  readonly agreement: AgreementId;
  readonly obligation: ObligationId;
  readonly zone: ZoneId | null;
  readonly value: AssessmentValue;
  readonly by: "machine" | "people";
}

/** What a line tells beside the dossier. */
export interface LineFacts {
  /** How many origins tell of it without resting on one another. */
  readonly independent: number;
  readonly firstKnownAt: Instant | null;
  readonly lastReportAt: Instant | null;
  /** The agreement that an obligation belongs to, `null` for one that is not on file. */
  agreementOf(obligation: ObligationId): AgreementId | null;
}

export function incidentLine(dossier: Dossier, facts: LineFacts): IncidentLine {
  const { incident, verification, marking, sealed, needs } = dossier;
  const { id, code, type, reports, origins, date } = incident;
  const telling = tellingReport(incident);
  const [deaths, injured] = [tollOf(incident, "dead"), tollOf(incident, "injured")];
  return {
    id,
    code,
    type,
    mode: reports[0].mode,
    headline: headline(incident),
    date,
    printed: firstPrinted(incident),
    place: linePlace(incident.place),
    actors: toldApart(telling.actors).map(lineActor),
    recipients: toldApart(telling.recipients).map(lineActor),
    origins: origins.length,
    independent: facts.independent,
    publishers: new Set(reports.map(({ publisher }) => publisher)).size,
    reports: reports.length,
    state: verification.at(-1)?.state ?? incident.verification.state,
    unsaid: unsaid(incident),
    deaths,
    injured,
    rivalTallies: [deaths, injured].some((toll) => toll !== null && toll.best === null),
    denied: deniers(incident).length > 0,
    saidBy: tellers(incident),
    deniedBy: deniers(incident),
    assessments: assessmentsIn(dossier, facts),
    marking,
    sealed,
    needs,
    firstKnownAt: facts.firstKnownAt,
    lastReportAt: facts.lastReportAt,
  };
}

/** "Attack with heavy weapons, Loikaw, MMR: the army → a clinic, according to the village head; denied by the army". */
export function headline(incident: Incident): string {
  const { type, reports, place } = incident;
  const telling = tellingReport(incident);
  const what = deed(type, reports[0].mode);
  const where = place === null ? "" : `, ${placeWords(place)}`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${where}${whoWords(telling)}${saidWords(incident, telling)}`;
}

function whoWords(telling: ReportedEvent): string {
  const [actors, recipients] = [toldApart(telling.actors), toldApart(telling.recipients)];
  if (actors.length + recipients.length === 0) return "";
  const names = (list: readonly Participant[]) => list.map(({ name }) => name).join("; ");
  const who = actors.length === 0 ? "someone not named" : names(actors);
  return recipients.length === 0 ? `: ${who}` : `: ${who} → ${names(recipients)}`;
}

/** How an incident is told of where nobody says that it happened. */
export function unsaid(incident: Incident): Realis | null {
  if (isSaidToHaveHappened(incident)) return null;
  const { realis } = tellingReport(incident);
  if (realis !== "actual" && realis !== "historical") return realis;
  return incident.origins.some(({ says }) => says.includes("denies")) ? "negated" : null;
}

/** Who says so and who denies it. Where nobody says that it happened, that is said. */
function saidWords(incident: Incident, telling: ReportedEvent): string {
  const [behind, against] = [tellers(incident), deniers(incident)];
  const unsaid = realisWords(telling.realis) || "nobody is on record saying that it happened";
  const told = behind.length === 0 ? ` (${unsaid})` : `, according to ${namesOf(behind)}`;
  return against.length === 0 ? told : `${told}; denied by ${namesOf(against)}`;
}

function tellers({ origins }: Incident): readonly string[] {
  return labelsOf(origins.filter(({ says }) => says.includes("asserts")));
}

/** Who both says and denies it denies nothing to anybody. */
function deniers({ origins }: Incident): readonly string[] {
  return labelsOf(origins.filter(({ says }) => says.includes("denies") && !says.includes("asserts")));
}

function labelsOf(origins: Incident["origins"]): readonly string[] {
  return [...new Set(origins.map(({ label }) => label))];
}

/** The first two names, and how many others. */
function namesOf(names: readonly string[]): string {
  if (names.length <= 2) return names.join(" and ");
  return `${names.slice(0, 2).join(", ")} and ${names.length - 2} ${names.length === 3 ? "other" : "others"}`;
}

function linePlace(where: Whereabouts | null): LinePlace | null {
  if (where === null) return null;
  const { place, precision, citation } = where;
  if (place === null) {
    return { name: citation.exact, country: null, admin1: null, latitude: null, longitude: null, precision };
  }
  const { name, country, admin1, latitude, longitude } = place;
  return { name, country, admin1, latitude, longitude, precision };
}

function lineActor({ link, name }: Participant): LineActor {
  return { id: link.status === "linked" ? link.id : null, name };
}

function tollOf({ tallies }: Incident, kind: QuantityKind): Toll | null {
  const counts = tallies.flatMap(({ quantities }) => numberOf(quantities, kind) ?? []);
  if (counts.length === 0) return null;
  const agreed = new Set(counts.map(({ low, best, high }) => `${low} ${best} ${high}`)).size === 1;
  return {
    low: Math.min(...counts.map(({ low }) => low)),
    best: agreed ? (counts[0]?.best ?? null) : null,
    high: Math.max(...counts.map(({ high }) => high)),
    tallies: counts.length,
  };
}

function assessmentsIn({ assessments, findings }: Dossier, { agreementOf }: LineFacts): readonly LineAssessment[] {
  const machine = assessments.map(({ agreement, obligation, zone, value }) => ({
    agreement,
    obligation,
    zone,
    value,
    by: "machine" as const,
  }));
  const people = findings.flatMap(({ obligation, machine: own, dissents, people: opinions }) =>
    [...new Set([...dissents, ...opinions].flatMap(valuesIn))].flatMap((value) => {
      const agreement = own[0]?.agreement ?? agreementOf(obligation);
      return agreement === null
        ? []
        : [{ agreement, obligation, zone: own[0]?.zone ?? null, value, by: "people" as const }];
    }),
  );
  return [...machine, ...people];
}

function valuesIn({ decided: { decision }, dissents }: Opinion): readonly AssessmentValue[] {
  return [...(decision.kind === "assessment" ? [decision.value] : []), ...dissents.flatMap(valuesIn)];
}
