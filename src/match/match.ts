import { daysBetween } from "../day.ts";
import { firstPrinted } from "../happening.ts";
import type {
  Agreement,
  Assessment,
  AssessmentValue,
  DateRange,
  Day,
  Incident,
  Obligation,
  Participant,
} from "../model.ts";
import { type Account, accountOf } from "./account.ts";
import { bearingOf, type Point } from "./area.ts";
import { belongsTo, countryOf, isIdentified, isLinkedTo, roleOf, sideOf, standingOf, standsFor } from "./bound.ts";
import { defenceClaims } from "./defence.ts";
import { reasonsAgainst } from "./doubts.ts";
import { forceOn, hasTakenOver } from "./force.ts";
import { hourOf } from "./hours.ts";
import { complaintsIn, namingOf } from "./naming.ts";
import { dutiesOn, mayConcern, mayLieNear, type Prepared, prepare } from "./prepared.ts";
import { type Findings, hitsOnlyDesignated, reasonsFor } from "./reasons.ts";

/**
 * What an incident may mean for each obligation that reaches it, of every agreement on file. An obligation that it
 * does not reach, by its act, its days or its part of the world, gives no assessment; nor does an agreement whose
 * place another on file has taken. "Outside scope" is said only where somebody could take it for inside.
 */
export function match(incident: Incident, agreements: readonly Agreement[]): readonly Assessment[] {
  const days = daysOf(incident);
  if (days === null) return [];
  const seen = see(incident, days);
  return prepare(agreements).flatMap((prepared) => matchOne(seen, prepared));
}

/** An incident with what every agreement asks of it, worked out when the first one does. */
interface Seen {
  readonly incident: Incident;
  readonly days: DateRange;
  /** Where it lies, when it is a point at all. */
  readonly point: Point | null;
  readonly account: () => Account;
  readonly complaints: () => ReturnType<typeof complaintsIn>;
}

function see(incident: Incident, days: DateRange): Seen {
  return {
    incident,
    days,
    point: pointOf(incident),
    account: once(() => accountOf(incident)),
    complaints: once(() => complaintsIn(incident)),
  };
}

function once<Answer>(ask: () => Answer): () => Answer {
  let answer: { readonly is: Answer } | null = null;
  return () => {
    answer ??= { is: ask() };
    return answer.is;
  };
}

function pointOf({ place }: Incident): Point | null {
  if (place === null || place.place === null || ["region", "country", "unknown"].includes(place.precision)) return null;
  return [place.place.longitude, place.place.latitude];
}

function matchOne(seen: Seen, prepared: Prepared): readonly Assessment[] {
  const { incident, days, point } = seen;
  const { agreement, first } = prepared;
  if (first !== null && days.last < first) return [];
  const named = incident.reports.some((report) => report.agreements.some((one) => one.agreement === agreement.id));
  const duties = dutiesOn(prepared, incident).filter((duty) => named || mayLieNear(duty, point) || isComplaint(seen));
  if (duties.length === 0 || (point === null && !named && !mayConcern(prepared, incident))) return [];
  if (prepared.later.some((later) => hasTakenOver(later, days.first))) return [];
  const account = seen.account();
  const naming = namingOf(incident, prepared, seen.complaints());
  return duties
    .map(({ obligation }) => {
      const force = forceOn(agreement, obligation, days);
      return {
        incident,
        agreement,
        obligation,
        days,
        account,
        naming,
        force,
        earlier: prepared.earlier,
        theatre: prepared.theatre,
        hour: hourOf(account, force, days),
        defences: defenceClaims(account),
        bearing: bearingOf(incident.place, obligation, agreement, days),
        standing: standingOf(account.actors, obligation, agreement, days),
      };
    })
    .filter(reaches)
    .map(assess)
    .filter((assessment) => assessment !== null);
}

function isComplaint({ complaints }: Seen): boolean {
  return complaints().length > 0;
}

/** The days to set against the agreement; of an undated incident we know only when it was reported. */
function daysOf(incident: Incident): DateRange | null {
  const day = firstPrinted(incident);
  return incident.date ?? (day === null ? null : { first: day, last: day });
}

/** Whether an obligation has to do with an incident at all, in time, in place and by who is concerned. */
function reaches(found: Findings): boolean {
  const { bearing, standing, naming, obligation } = found;
  const named = naming.inClaims.length > 0;
  if (!isInTime(found) || !concernsBeneficiaries(found)) return false;
  if (bearing.lies === "inside" || bearing.lies === "may-be-inside") return standing !== "other" || isWonderedAt(found);
  const inTheatre = isInTheatre(found);
  if (obligation.zones === null) return standing === "bound" && (joinsTwo(found) || isAmongThem(found));
  if (named && inTheatre) return true;
  if (!inTheatre) return false;
  if (bearing.lies === "outside") return standing === "bound" && (bearing.near || isSaidToBreak(found));
  return hasPlace(found) ? standing !== "other" : standing === "bound" && joinsTwo(found);
}

/** Whether the days are such that the duty bound, or that somebody could think so. */
function isInTime({ force, naming, obligation, standing, agreement, days }: Findings): boolean {
  const named = naming.inClaims.length > 0;
  if (force.state === "ended")
    return named || (force.justEnded && obligation.action === "refrain" && standing !== "other");
  if (force.state === "over") return named || (force.justEnded && standing === "bound");
  if (force.state !== "not-yet") return true;
  const made = agreement.lifecycle.some(({ from }) => from <= days.last) || (agreement.signed ?? "9") <= days.last;
  return (
    made && obligation.action === "refrain" && beginsWith(agreement, obligation) && (named || standing === "bound")
  );
}

/** Whether a duty begins when the agreement does, rather than at a later step of its own. */
function beginsWith({ effective }: Agreement, { from }: Obligation): boolean {
  return from === null || effective.some((start) => start.from === from);
}

/** Whether somebody could take an act by one whom the text does not bind for one that it forbids. */
function isWonderedAt(found: Findings): boolean {
  const { bearing, account, agreement, obligation } = found;
  if (obligation.action === "do") return true;
  if (found.naming.inClaims.length > 0 || isSaidToBreak(found)) return true;
  return bearing.zone?.kind !== "territory" || account.actors.some((actor) => roleOf(actor, agreement) !== null);
}

/** Whether somebody calls the act a breach of an agreement, named or not. */
function isSaidToBreak({ naming }: Findings): boolean {
  return naming.complaints.length > 0;
}

/** Whether the place is on the map, or at least those concerned tell in whose country it lies. */
function hasPlace({ incident, account }: Findings): boolean {
  if (incident.place === null) return false;
  return (
    incident.place.place !== null || [...account.actors, ...account.recipients].some(({ country }) => country !== null)
  );
}

/** Whether the place lies in a country that the agreement is about; where none is known, those concerned must come from one. */
function isInTheatre({ incident, theatre, account }: Findings): boolean {
  const country = incident.place?.place?.country ?? null;
  if (country !== null) return theatre.has(country);
  const known = [...account.actors, ...account.recipients].flatMap((one) =>
    one.country === null ? [] : [one.country],
  );
  return known.length === 0 || known.some((each) => theatre.has(each));
}

/** What takes two: a state meets, agrees and works with many others than the one that a text is about. */
const TAKES_TWO = new Set(["CONSULT", "AGREE", "COOPERATE"]);

/**
 * Where a duty holds everywhere and nobody of the other side is named, it is tied to the text by the countries that
 * the agreement is about: a deed in one of them or at no known place, an act of force in another's than the actor's own.
 */
function isAmongThem(found: Findings): boolean {
  const { incident, account, theatre, obligation } = found;
  const country = incident.place?.place?.country ?? null;
  if (obligation.action === "do" && TAKES_TWO.has(incident.type) && !isOfTheirs(found)) return false;
  if (obligation.action === "do") return country === null || theatre.has(country);
  if (country === null || !theatre.has(country) || account.recipients.some(isIdentified)) return false;
  return account.actors.every((actor) => actor.country !== country || actor.sector === "REB");
}

/** Whether two whom the agreement names take part, on whichever side of the verb, or a body that is not a state. */
function isOfTheirs({ account, agreement }: Findings): boolean {
  const everyone = [...account.actors, ...account.recipients];
  const owing = agreement.roles.filter(({ role }) => role !== "mediator" && role !== "excluded");
  const theirs = everyone.filter((one) => owing.some(({ actor }) => standsFor(one, actor)));
  const bodies = owing.filter(({ actor, role }) => role === "monitor" && countryOf(actor) === null);
  if (bodies.some(({ actor }) => everyone.some((one) => isLinkedTo(one, actor)))) return true;
  return new Set(theirs.map(sideOf)).size > 1;
}

/** Whether the incident passes between two whom the agreement binds or is owed to: only that ties it to the text. */
function joinsTwo({ account, agreement, obligation }: Findings): boolean {
  const owing = agreement.roles.filter(({ role }) => role !== "mediator" && role !== "monitor" && role !== "excluded");
  const among = [...owing.map(({ actor }) => actor), ...obligation.beneficiaries];
  const sides = (participants: readonly Participant[]) =>
    participants.filter((one) => among.some((actor) => standsFor(one, actor))).map(sideOf);
  const acting = sides(account.actors);
  return acting.length > 0 && sides(account.recipients).some((side) => !acting.includes(side));
}

/**
 * Whether the incident harms, or helps, those whom a duty is owed to. Where a country is owed it, whatever
 * happens on its soil counts; a body such as a mission must be named as the one concerned.
 */
function concernsBeneficiaries({ obligation, account, incident, standing }: Findings): boolean {
  const owed = obligation.beneficiaries;
  if (owed.length === 0 || account.recipients.some((one) => owed.some((actor) => belongsTo(one, actor)))) return true;
  const onTheirSoil = owed.some(
    (actor) => countryOf(actor) !== null && countryOf(actor) === incident.place?.place?.country,
  );
  if (standing === "bound") return onTheirSoil || (!isBodyOnly(obligation) && !account.recipients.some(isIdentified));
  return onTheirSoil && !account.recipients.some(isForeign(owed));
}

function isBodyOnly({ beneficiaries }: Obligation): boolean {
  return beneficiaries.every((actor) => countryOf(actor) === null);
}

function isForeign(owed: Obligation["beneficiaries"]): (one: Participant) => boolean {
  return (one) => isIdentified(one) && !owed.some((actor) => belongsTo(one, actor));
}

function assess(found: Findings): Assessment | null {
  const value = found.obligation.action === "refrain" ? weighAct(found) : weighDeed(found);
  if (value === null) return null;
  return {
    incident: found.incident.id,
    agreement: found.agreement.id,
    obligation: found.obligation.id,
    zone: found.bearing.lies === "outside" ? null : (found.bearing.zone?.id ?? null),
    value,
    reasonsFor: reasonsFor(found),
    reasonsAgainst: reasonsAgainst(found),
    by: "machine",
    rule: found.obligation.action === "refrain" ? "rule:match.refrain" : "rule:match.do",
  };
}

/** What an act means for a duty to refrain from it; threats, plans and wishes mean nothing yet. */
function weighAct(found: Findings): AssessmentValue | null {
  const { account, bearing, standing, force, obligation } = found;
  if (account.happened.length === 0) return account.denied.length > 0 ? "cannot-be-determined" : null;
  if (bearing.lies === "outside" || standing === "other" || isOutOfTime(found)) return "outside-scope";
  if (hitsOnlyDesignated(found)) return isCorroborated(found) ? "outside-scope" : "cannot-be-determined";
  if (force.state === "ended") return "cannot-be-determined";
  if (bearing.lies === "cannot-tell" && obligation.zones !== null) return "cannot-be-determined";
  return isLikely(found) ? "likely-non-compliance" : "possible-non-compliance";
}

/** Before anybody says that it held, by the day or by the hour, or after the last day of the text itself. */
function isOutOfTime({ force, hour, incident }: Findings): boolean {
  if (incident.date === null) return false;
  return force.state === "not-yet" || force.state === "over" || hour?.stands === "before";
}

function isCorroborated({ incident }: Findings): boolean {
  return incident.verification.state === "corroborated";
}

/** Independent origins, a place surely inside, a day surely in force, one who is bound, and no way out in the text or the reports. */
function isLikely(found: Findings): boolean {
  const { incident, bearing, standing, force, obligation, account, hour, defences } = found;
  return (
    isCorroborated(found) &&
    incident.date !== null &&
    isWellBegun(found, incident.date.first) &&
    (hour === null || hour.stands === "after") &&
    (bearing.surely || (obligation.zones === null && joinsTwo(found))) &&
    (bearing.version?.contestedBy.length ?? 0) === 0 &&
    standing === "bound" &&
    force.state === "in-force" &&
    account.denied.length === 0 &&
    defences.size === 0 &&
    obligation.exceptions.every(({ kind }) => kind === "designated-groups") &&
    (obligation.exceptions.length === 0 || account.recipients.some(isIdentified)) &&
    obligation.conditions.length === 0
  );
}

/** Whether by the first of its days every start that anybody names had come. */
function isWellBegun({ force }: Findings, day: Day): boolean {
  return force.awaited.length === 0 && force.begun.every(({ from }) => from <= day);
}

/** A deed so long after the last day for it is another: a duty of years ago is not what a meeting of today is about. */
const LONG_PAST_DAYS = 366;

/** What a deed, or its absence, means for a duty to do it. */
function weighDeed({ account, bearing, standing, force, obligation, days }: Findings): AssessmentValue | null {
  const anyone = obligation.dutyHolders.length === 0;
  if (!anyone && (standing === "other" || standing === "excluded")) return null;
  if (bearing.lies === "outside" || force.state === "ended" || force.state === "over") return null;
  if (account.happened.length > 0) {
    if (obligation.deadline !== null && daysBetween(obligation.deadline.day, days.first) > LONG_PAST_DAYS) return null;
    const placed = bearing.lies !== "cannot-tell" || obligation.zones === null;
    return placed && (anyone || standing === "bound") ? "consistent" : "cannot-be-determined";
  }
  if (account.undone.length === 0 || (!anyone && standing !== "bound")) return null;
  const late = standing === "bound" && obligation.deadline !== null && days.first > obligation.deadline.day;
  return late ? "possible-non-compliance" : "cannot-be-determined";
}
