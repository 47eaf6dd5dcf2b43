import type { Agreement, Citation, Incident, Obligation, Participant, Reason, Role, Zone } from "../model.ts";
import { type Account, bySpeaker, citationsOf, speakerOf, type Told } from "./account.ts";
import type { Bearing } from "./area.ts";
import { isExcluded, isLinkedTo, roleOf, type Standing, standsFor } from "./bound.ts";
import { type Force, startOf } from "./force.ts";
import type { Naming } from "./naming.ts";

/** All that was found out about an incident and one obligation, before it is weighed. */
export interface Findings {
  readonly incident: Incident;
  readonly agreement: Agreement;
  readonly obligation: Obligation;
  readonly account: Account;
  readonly bearing: Bearing;
  readonly standing: Standing;
  readonly force: Force;
  readonly naming: Naming;
}

/** More speakers than these say nothing new in a list of reasons. */
const MOST_SPEAKERS = 5;

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

function reason(code: string, text: string, citations: readonly Citation[] = []): Reason {
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
    ...origins(found),
  ];
}

/** What speaks against it, or makes it doubtful. */
export function reasonsAgainst(found: Findings): readonly Reason[] {
  return [
    ...denials(found),
    ...thinOrigins(found),
    ...doubtfulPlace(found),
    ...doubtfulActor(found),
    ...exceptions(found),
    ...doubtfulDay(found),
    ...doubtfulForce(found),
    ...conditions(found),
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
  const told = account.happened.length > 0 ? account.happened : account.undone;
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

function namesOf(participants: readonly Participant[]): string {
  return [...new Set(participants.map(({ name }) => name))].join(", ");
}

function inForce({ force, incident }: Findings): readonly Reason[] {
  if (force.state !== "in-force" || force.statement === null || incident.date === null) return [];
  return [reason("in-force", `In force on that day, according to ${force.statement.saidBy} (${force.statement.from})`)];
}

function origins({ incident }: Findings): readonly Reason[] {
  if (incident.verification.state !== "corroborated") return [];
  return [reason("independent-origins", `Independent origins tell of it: ${labelsOf(incident)}`)];
}

function labelsOf(incident: Incident): string {
  return incident.origins.map(({ label }) => label).join("; ");
}

function denials({ account }: Findings): readonly Reason[] {
  if (account.happened.length === 0 && account.undone.length > 0) return [];
  return [...bySpeaker(account.denied)]
    .slice(0, MOST_SPEAKERS)
    .map(([speaker, claims]) => reason("denied", `Denied by ${speaker}`, citationsOf(claims)));
}

function thinOrigins({ incident, agreement, account }: Findings): readonly Reason[] {
  const told = account.happened.length > 0 ? account.happened : account.undone;
  // A publisher's words around a speaker it quotes are an origin, but no second one.
  const only = incident.origins.find(({ basis }) => basis === "same-speaker") ?? incident.origins[0];
  const several = incident.origins.length > 1;
  if ((several && incident.verification.state !== "reported") || only === undefined || told.length === 0) return [];
  const speaker = told.map(({ claim }) => claim.speaker).find((one) => typeof one !== "string");
  const held = speaker === undefined ? null : roleOf(speaker, agreement);
  const partial = only.interested || (held !== null && held.role !== "monitor");
  const one = several ? "Only one origin that stands by itself" : "Only one origin";
  const text = partial ? `${one}, and it is a party or guarantor with an interest` : one;
  return [reason(partial ? "one-interested-origin" : "one-origin", `${text}: ${only.label}`, citationsOf(told))];
}

function doubtfulPlace({ incident, bearing, obligation }: Findings): readonly Reason[] {
  const citations = incident.place === null ? [] : [incident.place.citation];
  if (incident.place === null) return [reason("no-place", "No place is given")];
  const name = incident.place.place?.name ?? incident.place.citation.exact;
  if (bearing.lies === "cannot-tell")
    return [reason("place-too-wide", `The place is known only as ${name}`, citations)];
  if (bearing.lies === "outside") {
    const zones = obligation.zones === null ? "every area of the agreement" : "the area of this duty";
    return [reason("outside-area", `${name} lies outside ${zones}`, citations)];
  }
  return isDrawnRoughly(bearing) ? [reason("edge-unsure", edgeText(name, bearing), citations)] : [];
}

/** Whether the line on the map is ours rather than the parties', or the place lies near it. */
function isDrawnRoughly({ zone, surely }: Bearing): boolean {
  return zone !== null && (!surely || (zone.kind !== "territory" && !hasMap(zone)));
}

function hasMap(zone: Zone): boolean {
  return zone.versions.some(({ basis }) => basis === "official-map" || basis === "text");
}

function edgeText(name: string, { lies, zone, edgeKm, surely }: Bearing): string {
  const basis =
    zone === null || zone.kind === "territory" || hasMap(zone) ? "The area's edge" : "No agreed map: the area's edge";
  const inside = surely ? `${name} lies well inside as drawn` : `${name} lies inside as drawn, near it`;
  return `${basis} is known to about ${edgeKm ?? "?"} km; ${lies === "inside" ? inside : `${name} may lie inside or outside`}`;
}

function doubtfulActor({ account, standing, incident, obligation }: Findings): readonly Reason[] {
  const citations = account.actors.map(({ citation }) => citation);
  if (standing === "unknown" && obligation.action === "refrain")
    return [reason("no-bound-actor", "The report names no actor that the agreement binds", citations)];
  if (standing === "other")
    return [
      reason(
        "actor-not-bound",
        `The text does not bind who is said to have acted: ${namesOf(account.actors)}`,
        citations,
      ),
    ];
  if (incident.type === "ASSAULT" && account.recipients.length === 0 && obligation.beneficiaries.length > 0)
    return [reason("no-recipient", "The report does not say whom it hit")];
  return [];
}

function exceptions({ account, obligation, agreement, incident, standing }: Findings): readonly Reason[] {
  const everyone = [...account.actors, ...account.recipients];
  const left = everyone.filter((one) => isExcluded(one, agreement, incident.date));
  return obligation.exceptions.flatMap((exception) => {
    if (exception.kind === "self-defence")
      return [
        reason(
          "self-defence",
          `The text leaves room for self-defence, and who judges it is open: ${exception.summary}`,
        ),
      ];
    if (exception.kind === "other") return [reason("exception", `The text makes an exception: ${exception.summary}`)];
    const touched = left.length > 0 || standing === "unknown" || account.recipients.length === 0;
    if (!touched) return [];
    const names = agreement.roles.filter(({ role }) => role === "excluded").map(({ name }) => name);
    const citations = (left.length > 0 ? left : account.actors).map(({ citation }) => citation);
    return [
      reason(
        "designated-groups",
        `The text places designated groups (${names.join(", ")}) outside its protection`,
        citations,
      ),
    ];
  });
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

function doubtfulDay({ incident, agreement, obligation }: Findings): readonly Reason[] {
  const start = startOf(agreement, obligation);
  if (incident.date === null) {
    const day = reportedOn(incident);
    return [reason("no-day", day === null ? "No day is given" : `No day is given; reported on ${day}`)];
  }
  if (start !== null && incident.date.first < start)
    return [reason("may-be-earlier", `It may have been before ${start}, when the duty began`)];
  if (obligation.action === "do" && obligation.deadline !== null && incident.date.first > obligation.deadline.day)
    return [
      reason("after-deadline", `The text set a deadline of ${obligation.deadline.day} (${obligation.deadline.text})`),
    ];
  return [];
}

/** The first day on which an incident was reported. */
export function reportedOn(incident: Incident): string | null {
  return incident.reports.reduce<string | null>(
    (first, { publishedAt }) => (publishedAt !== null && (first === null || publishedAt < first) ? publishedAt : first),
    null,
  );
}

function doubtfulForce({ force }: Findings): readonly Reason[] {
  if (force.state === "ended" && force.statement !== null)
    return [reason("ended", `No longer in force, according to ${force.statement.saidBy} (${force.statement.from})`)];
  const against = force.statement?.state === "disputed" ? force.statement : force.contrary;
  return against === null
    ? []
    : [reason("force-disputed", `Whether it holds is disputed, by ${against.saidBy} (${against.from})`)];
}

function conditions({ obligation }: Findings): readonly Reason[] {
  return obligation.conditions.map((condition) => reason("condition", `The duty has a condition: ${condition}`));
}
