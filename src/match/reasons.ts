import type { Agreement, Citation, DateRange, Incident, Obligation, Participant, Reason, Role } from "../model.ts";
import { type Account, bySpeaker, citationsOf, speakerOf, type Told } from "./account.ts";
import type { Bearing } from "./area.ts";
import { isLinkedTo, roleOf, type Standing, standsFor } from "./bound.ts";
import type { Force } from "./force.ts";
import type { Hour } from "./hours.ts";
import type { Naming } from "./naming.ts";

/** All that was found out about an incident and one obligation, before it is weighed. */
export interface Findings {
  readonly incident: Incident;
  readonly agreement: Agreement;
  readonly obligation: Obligation;
  /** The days that it is set against: its own, or that of the first report. */
  readonly days: DateRange;
  /** The countries that the agreement is about. */
  readonly theatre: ReadonlySet<string>;
  /** Agreements on file whose place this one took. */
  readonly earlier: readonly Agreement[];
  readonly hour: Hour | null;
  /** Claims that call the act an answer or self-defence, by who speaks. */
  readonly defences: ReadonlyMap<string, readonly Told[]>;
  readonly account: Account;
  readonly bearing: Bearing;
  readonly standing: Standing;
  readonly force: Force;
  readonly naming: Naming;
}

/** More speakers than these say nothing new in a list of reasons. */
export const MOST_SPEAKERS = 5;

/** What each type of event is called in a reason; neutral words only. */
const ACT: Readonly<Record<string, string>> = {
  ASSAULT: "attack",
  MOBILIZE: "movement of forces",
  COERCE: "restriction or seizure",
  SANCTION: "withdrawal of support",
  RETREAT: "step back or release",
  AID: "delivery of aid",
  COOPERATE: "joint action",
  CONSULT: "meeting",
};

const PLAYS: Readonly<Record<Role, string>> = {
  party: "a party",
  guarantor: "a guarantor",
  signatory: "a signatory",
  "bound-but-not-signatory": "one whom the text binds",
  mediator: "a mediator",
  monitor: "a monitor",
  excluded: "a group that the text leaves out",
};

export function reason(code: string, text: string, citations: readonly Citation[] = []): Reason {
  return { code, text, citations };
}

/** What speaks for the incident bearing on the obligation. */
export function reasonsFor(found: Findings): readonly Reason[] {
  return [
    ...tellings(found),
    ...namings(found),
    ...complaints(found),
    ...actedBound(found),
    ...inForce(found),
    ...afterHour(found),
    ...inTime(found),
    ...origins(found),
  ];
}

/** What a deed is called that a text asks for. */
const DEED: Readonly<Record<string, string>> = {
  withdraw: "withdrawal",
  release: "release of people held",
  disarm: "laying down or taking of arms",
  access: "opening of access",
  ceasefire: "end of fighting",
};

function tellings({ incident, agreement, account, bearing, obligation }: Findings): readonly Reason[] {
  // That a forbidden act was not done stands among the denials.
  const told = account.happened.length > 0 || obligation.action === "refrain" ? account.happened : account.undone;
  const act = DEED[incident.reports[0].mode ?? ""] ?? actOf(incident.type);
  const verb = obligation.action === "refrain" ? `Alleged ${act}` : `Said to have been done: ${act}`;
  const what = account.happened.length > 0 ? `${verb}${WHERE[bearing.lies]}` : `Said not to have been done: ${act}`;
  return [...bySpeaker(told)]
    .slice(0, MOST_SPEAKERS)
    .map(([speaker, claims]) =>
      reason("alleged", `${what}, according to ${speaker}${speakingFor(claims, agreement)}`, citationsOf(claims)),
    );
}

const WHERE: Readonly<Record<Bearing["lies"], string>> = {
  inside: " inside the area",
  "may-be-inside": " that may lie inside the area",
  outside: "",
  "cannot-tell": "",
};

function actOf(type: string): string {
  return ACT[type] ?? "act";
}

function speakingFor(told: readonly Told[], agreement: Agreement): string {
  const speaker = told.map(({ claim }) => claim.speaker).find((one) => typeof one !== "string");
  const held = speaker === undefined ? null : roleOf(speaker, agreement);
  if (held === null) return "";
  return isSame(speaker?.name, held.name)
    ? `, ${PLAYS[held.role]}`
    : `, speaking for ${PLAYS[held.role]} (${held.name})`;
}

function isSame(a: string | undefined, b: string): boolean {
  return a?.toLowerCase() === b.toLowerCase();
}

function namings({ naming, account, agreement }: Findings): readonly Reason[] {
  if (naming.inClaims.length > 0) {
    const speakers = [
      ...new Set(account.happened.filter(({ claim }) => naming.inClaims.includes(claim.citation)).map(speakerOf)),
    ];
    const who = speakers.length === 0 ? "The report" : speakers.slice(0, MOST_SPEAKERS).join(", ");
    return [
      reason("agreement-named", `${who} names the agreement (${agreement.title}) in the same words`, naming.inClaims),
    ];
  }
  if (naming.ofKin.length > 0)
    return [
      reason(
        "framework-named",
        "The report names an agreement that this one is part of or took the place of",
        naming.ofKin,
      ),
    ];
  if (naming.inArticles.length === 0) return [];
  return [
    reason("agreement-named-nearby", `The same article names the agreement (${agreement.title})`, naming.inArticles),
  ];
}

/** A speaker who calls it a violation of some agreement, whichever is meant. */
function complaints({ naming, agreement }: Findings): readonly Reason[] {
  if (naming.complaints.length === 0 || naming.inClaims.length > 0) return [];
  return [
    reason(
      "called-a-violation",
      `It is called a violation of an agreement; that ${agreement.title} is meant is our reading`,
      naming.complaints,
    ),
  ];
}

function actedBound({ account, obligation, agreement, standing }: Findings): readonly Reason[] {
  if (standing !== "bound") return [];
  const holders =
    obligation.dutyHolders.length > 0 ? obligation.dutyHolders : agreement.roles.map(({ actor }) => actor);
  const bound = account.actors.filter((actor) => holders.some((holder) => standsFor(actor, holder)));
  return [
    reason(
      "duty-holder",
      `The text binds who is said to have acted: ${namesOf(bound)}`,
      bound.map(({ citation }) => citation),
    ),
  ];
}

export function namesOf(participants: readonly Participant[]): string {
  return [...new Set(participants.map(({ name }) => name))].join(", ");
}

function inForce({ force, incident, earlier, agreement }: Findings): readonly Reason[] {
  if (force.state !== "in-force" || force.statement === null || incident.date === null) return [];
  const says = `In force on that day, according to ${force.statement.saidBy} (${force.statement.from})`;
  const since = agreement.effective[0]?.from;
  const replaced = earlier.map(
    ({ title }) => `it stands in the place of ${title}${since === undefined ? "" : ` since ${since}`}`,
  );
  return [reason("in-force", [says, ...replaced].join("; "))];
}

function afterHour({ hour }: Findings): readonly Reason[] {
  if (hour?.stands !== "after") return [];
  const text = `The reports put it after ${hour.hour}, the hour at which it took effect on ${hour.start.from}`;
  return [reason("after-hour", text, hour.citations)];
}

/** A deed told by the day that the text sets. */
function inTime({ obligation, incident, account }: Findings): readonly Reason[] {
  const { action, deadline } = obligation;
  if (action === "refrain" || deadline === null || incident.date === null || account.happened.length === 0) return [];
  if (incident.date.last > deadline.day) return [];
  return [reason("in-time", `Told for a day within the deadline of ${deadline.day} (${deadline.text})`)];
}

function origins({ incident }: Findings): readonly Reason[] {
  if (incident.verification.state !== "corroborated") return [];
  const count = incident.origins.length;
  return [reason("independent-origins", `${count} independent origins tell of it: ${labelsOf(incident)}`)];
}

/** Who is behind each origin, and which of them has a part in what it tells. */
export function labelsOf(incident: Incident): string {
  return incident.origins.map(({ label, interested }) => (interested ? `${label} (a party to it)` : label)).join("; ");
}

/** Whether all whom an act hit are groups that the text names as outside its protection. */
export function hitsOnlyDesignated({ account, obligation }: Findings): boolean {
  const designated = obligation.exceptions
    .filter(({ kind }) => kind === "designated-groups")
    .flatMap(({ actors }) => actors);
  return (
    account.recipients.length > 0 &&
    account.recipients.every((recipient) => designated.some((actor) => isLinkedTo(recipient, actor)))
  );
}
