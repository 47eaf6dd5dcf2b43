import type { Agreement, Assessment, AssessmentValue, DateRange, Incident, Obligation, Participant } from "../model.ts";
import { accountOf } from "./account.ts";
import { bearingOf } from "./area.ts";
import { belongsTo, countryOf, isIdentified, standingOf, standsFor, theatreOf } from "./bound.ts";
import { forceOn } from "./force.ts";
import { namingOf } from "./naming.ts";
import { type Findings, hitsOnlyDesignated, reasonsAgainst, reasonsFor, reportedOn } from "./reasons.ts";

/** What may be looked at beside the incident. */
/**
 * What an incident may mean for each obligation of an agreement that reaches it. An obligation that it
 * does not reach, by its act, its days or its part of the world, gives no assessment.
 */
export function match(incident: Incident, agreement: Agreement): readonly Assessment[] {
  const duties = agreement.obligations.filter((obligation) => bearsOn(obligation, incident));
  const days = daysOf(incident);
  if (duties.length === 0 || days === null) return [];
  const account = accountOf(incident);
  const naming = namingOf(incident, agreement);
  return duties
    .map(
      (obligation): Findings => ({
        incident,
        agreement,
        obligation,
        account,
        naming,
        bearing: bearingOf(incident.place, obligation, agreement, days),
        standing: standingOf(account.actors, obligation, agreement, days),
        force: forceOn(agreement, obligation, days),
      }),
    )
    .filter(reaches)
    .map(assess)
    .filter((assessment) => assessment !== null);
}

/** Whether the kind of act is one that an obligation speaks of; a mode that nobody told may be any. */
function bearsOn(obligation: Obligation, { type, reports }: Incident): boolean {
  return obligation.acts.some(
    (act) =>
      act.type === type && reports.some(({ mode }) => act.modes === null || mode === null || act.modes.includes(mode)),
  );
}

/** The days to set against the agreement; of an undated incident we know only when it was reported. */
function daysOf(incident: Incident): DateRange | null {
  const day = reportedOn(incident);
  return incident.date ?? (day === null ? null : { first: day, last: day });
}

/** Whether an obligation has to do with an incident at all, in time, in place and by who is concerned. */
function reaches(found: Findings): boolean {
  const { force, bearing, standing, naming } = found;
  const named = naming.inClaims.length > 0;
  if (force.state === "not-yet" || (force.state === "ended" && !named)) return false;
  if (!concernsBeneficiaries(found)) return false;
  if (bearing.lies === "inside" || bearing.lies === "may-be-inside" || (named && isInTheatre(found))) return true;
  if (found.obligation.zones === null || !isInTheatre(found)) return standing === "bound" && joinsTwo(found);
  if (bearing.lies === "outside") return standing === "bound";
  return hasPlace(found) ? standing !== "other" : standing === "bound" && joinsTwo(found);
}

/** Whether the place is on the map, or at least those concerned tell in whose country it lies. */
function hasPlace({ incident, account }: Findings): boolean {
  if (incident.place === null) return false;
  return (
    incident.place.place !== null || [...account.actors, ...account.recipients].some(({ country }) => country !== null)
  );
}

/** Whether the place lies in a country that the agreement is about; where none is known, those concerned must come from one. */
function isInTheatre({ incident, agreement, account }: Findings): boolean {
  const theatre = theatreOf(agreement);
  const country = incident.place?.place?.country ?? null;
  if (country !== null) return theatre.has(country);
  const known = [...account.actors, ...account.recipients].flatMap((one) =>
    one.country === null ? [] : [one.country],
  );
  return known.length === 0 || known.some((each) => theatre.has(each));
}

/** Whether the incident passes between two that the agreement names: without a place, only that ties it to the text. */
function joinsTwo({ account, agreement }: Findings): boolean {
  const everyone = [...account.actors, ...account.recipients];
  const concerned = agreement.roles.filter(({ actor }) => everyone.some((one) => standsFor(one, actor)));
  return new Set(concerned.map(({ actor }) => countryOf(actor) ?? actor)).size > 1;
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
  const value = found.obligation.action === "refrain" ? weighBreach(found) : weighDeed(found);
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
function weighBreach(found: Findings): AssessmentValue | null {
  const { account, bearing, standing, force, obligation } = found;
  if (account.happened.length === 0) return account.denied.length > 0 ? "cannot-be-determined" : null;
  if (bearing.lies === "outside" || standing === "other") return "outside-scope";
  if (force.state === "ended" || hitsOnlyDesignated(found)) return "cannot-be-determined";
  if (bearing.lies === "cannot-tell" && obligation.zones !== null) return "cannot-be-determined";
  return isLikely(found) ? "likely-non-compliance" : "possible-non-compliance";
}

/** Several independent origins, a place that is surely inside, a day in force, one who is bound, and no way out in the text. */
function isLikely({ incident, bearing, standing, force, obligation, account, agreement }: Findings): boolean {
  return (
    incident.verification.state === "corroborated" &&
    incident.date !== null &&
    incident.date.first >= (obligation.from ?? agreement.effective[0]?.from ?? incident.date.first) &&
    bearing.surely &&
    standing === "bound" &&
    force.state === "in-force" &&
    account.denied.length === 0 &&
    obligation.exceptions.every(({ kind }) => kind === "designated-groups") &&
    (obligation.exceptions.length === 0 || account.recipients.some(isIdentified)) &&
    obligation.conditions.length === 0
  );
}

/** What a deed, or its absence, means for a duty to do it. */
function weighDeed({ account, bearing, standing, force, obligation, incident }: Findings): AssessmentValue | null {
  const anyone = obligation.dutyHolders.length === 0;
  if (!anyone && (standing === "other" || standing === "excluded")) return null;
  if (bearing.lies === "outside" || force.state === "ended") return null;
  if (account.happened.length > 0) {
    const placed = bearing.lies !== "cannot-tell" || obligation.zones === null;
    return placed && (anyone || standing === "bound") ? "consistent" : "cannot-be-determined";
  }
  if (account.undone.length === 0 || standing !== "bound") return null;
  const day = (daysOf(incident) ?? incident.date)?.first ?? null;
  const late = obligation.deadline !== null && day !== null && day > obligation.deadline.day;
  return late ? "possible-non-compliance" : "cannot-be-determined";
}
