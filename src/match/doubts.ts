import { firstPrinted } from "../happening.ts";
import type { Day, Obligation, Participant, Reason } from "../model.ts";
import { type Account, bySpeaker, citationsOf } from "./account.ts";
import { type Bearing, kmToEdge } from "./area.ts";
import { isExcluded, roleOf } from "./bound.ts";
import { startOf } from "./force.ts";
import { type Findings, hitsOnlyDesignated, labelsOf, MOST_SPEAKERS, namesOf, reason } from "./reasons.ts";

/** What speaks against an incident bearing on an obligation, or makes it doubtful. */
export function reasonsAgainst(found: Findings): readonly Reason[] {
  return [
    ...denials(found),
    ...thinOrigins(found),
    ...doubtfulPlace(found),
    ...contestedLine(found),
    ...doubtfulActor(found),
    ...exceptions(found),
    ...answers(found),
    ...doubtfulDay(found),
    ...doubtfulHour(found),
    ...doubtfulForce(found),
    ...doubtfulTerm(found),
    ...conditions(found),
  ];
}

function denials({ account }: Findings): readonly Reason[] {
  if (account.happened.length === 0 && account.undone.length > 0) return [];
  return [...bySpeaker(account.denied)]
    .slice(0, MOST_SPEAKERS)
    .map(([speaker, claims]) => reason("denied", `Denied by ${speaker}`, citationsOf(claims)));
}

/** One origin is no more than one's word, and several that all have an interest are not much more. */
function thinOrigins(found: Findings): readonly Reason[] {
  const { incident, account } = found;
  const told = account.happened.length > 0 ? account.happened : account.undone;
  if (told.length === 0 || incident.origins.length === 0) return [];
  const several = incident.origins.length > 1;
  if (several && incident.verification.state !== "reported") {
    if (!incident.origins.every(({ interested }) => interested)) return [];
    const text = `Every origin is a party to what it tells: ${labelsOf(incident)}`;
    return [reason("all-origins-interested", text, citationsOf(told))];
  }
  // A publisher's words around a speaker it quotes are an origin, but no second one.
  const only = incident.origins.find(({ basis }) => basis === "same-speaker") ?? incident.origins[0];
  if (only === undefined) return [];
  const partial = only.interested || speaksForAPart(found);
  const one = several ? "Only one origin that stands by itself" : "Only one origin";
  const text = partial ? `${one}, and it is a party or guarantor with an interest` : one;
  return [reason(partial ? "one-interested-origin" : "one-origin", `${text}: ${only.label}`, citationsOf(told))];
}

function speaksForAPart({ account, agreement }: Findings): boolean {
  const told = account.happened.length > 0 ? account.happened : account.undone;
  const speaker = told.map(({ claim }) => claim.speaker).find((one) => typeof one !== "string");
  const held = speaker === undefined ? null : roleOf(speaker, agreement);
  return held !== null && held.role !== "monitor";
}

// ---------------------------------------------------------------- where

function doubtfulPlace({ incident, bearing, obligation, days }: Findings): readonly Reason[] {
  const citations = incident.place === null ? [] : [incident.place.citation];
  if (incident.place === null) return [reason("no-place", "No place is given")];
  const name = incident.place.place?.name ?? incident.place.citation.exact;
  if (bearing.lies === "cannot-tell") {
    // Where a duty holds everywhere, a wide place is no doubt.
    if (obligation.zones === null && incident.place.place !== null) return [];
    return [reason("place-too-wide", `The place is known only as ${name}`, citations)];
  }
  const former = bearing.former?.to ?? null;
  if (former !== null) {
    const text = `${name} lies in ${bearing.zone?.name ?? "an area"} as it was drawn until ${former}, not as on ${days.first}`;
    return [reason("zone-not-then", text, citations)];
  }
  if (bearing.radiusKm === null && bearing.surely) return [];
  const km = kmToEdge(incident.place, bearing);
  if (bearing.lies === "outside") {
    const far = km === null || bearing.zone === null ? "" : `, about ${round(km)} km from ${bearing.zone.name}`;
    return [reason("outside-area", `${name} lies outside ${everyArea(bearing)}${far}`, citations)];
  }
  return isDrawnRoughly(bearing) ? [reason("edge-unsure", edgeText(name, km, bearing), citations)] : [];
}

function everyArea({ zone }: Bearing): string {
  return zone === null ? "every area that the duty had on that day" : "the area of this duty";
}

/** Whether the line on the map is ours rather than the parties', or the place lies near it. */
function isDrawnRoughly({ zone, version, surely }: Bearing): boolean {
  return zone !== null && (!surely || (zone.kind !== "territory" && version !== null && !isAgreed(version)));
}

function isAgreed({ basis }: NonNullable<Bearing["version"]>): boolean {
  return basis === "official-map" || basis === "text";
}

/** How far the place lies from the line, beside how far each of them may be off. */
function edgeText(name: string, km: number | null, { lies, zone, version, radiusKm, surely }: Bearing): string {
  const drawn = zone?.kind === "territory" || version === null || isAgreed(version);
  const line = `${drawn ? "The area's edge" : "No agreed map: the area's edge"} is known to about ${version?.precisionKm ?? "?"} km`;
  const place = radiusKm === null || radiusKm <= 1 ? "" : `, ${name} itself to about ${radiusKm} km`;
  const far = km === null ? "" : ` about ${round(km)} km from it`;
  if (lies !== "inside") return `${line}${place}; ${name} lies${far} and may be inside or outside`;
  return surely
    ? `${line}${place}; ${name} lies well inside as drawn,${far}`
    : `${line}${place}; ${name} lies inside as drawn, near it${km === null ? "" : `,${far}`}`;
}

function round(km: number): string {
  return km < 10 ? String(Math.round(km * 10) / 10) : String(Math.round(km));
}

function contestedLine({ bearing: { version, zone, lies } }: Findings): readonly Reason[] {
  const [first] = version?.contestedBy ?? [];
  if (first === undefined || lies === "outside") return [];
  return [
    reason(
      "line-contested",
      `Where the line of ${zone?.name ?? "the area"} runs is contested: ${version?.contestedBy.join("; ")}`,
    ),
  ];
}

// ---------------------------------------------------------------- who

function doubtfulActor({ account, standing, incident, obligation }: Findings): readonly Reason[] {
  const citations = account.actors.map(({ citation }) => citation);
  if (standing === "unknown" && obligation.action === "refrain")
    return [reason("no-bound-actor", "The report names no actor that the agreement binds", citations)];
  if (standing === "other") {
    const text = `The text does not bind who is said to have acted: ${namesOf(account.actors)}`;
    return [reason("actor-not-bound", text, citations)];
  }
  if (incident.type === "ASSAULT" && account.recipients.length === 0 && obligation.beneficiaries.length > 0)
    return [reason("no-recipient", "The report does not say whom it hit")];
  return [];
}

function exceptions(found: Findings): readonly Reason[] {
  return found.obligation.exceptions.flatMap((exception): readonly Reason[] => {
    switch (exception.kind) {
      case "self-defence":
        return [
          reason(
            "self-defence",
            `The text leaves room for self-defence, and who judges it is open: ${exception.summary}`,
          ),
        ];
      case "other":
        return [reason("exception", `The text makes an exception: ${exception.summary}`)];
      case "designated-groups":
        return designated(found);
    }
  });
}

function designated(found: Findings): readonly Reason[] {
  const { account, agreement, incident, standing } = found;
  const left: readonly Participant[] = [...account.actors, ...account.recipients].filter((one) =>
    isExcluded(one, agreement, incident.date),
  );
  const touched = left.length > 0 || standing === "unknown" || account.recipients.length === 0;
  if (!touched) return [];
  const names = agreement.roles.filter(({ role }) => role === "excluded").map(({ name }) => name);
  const citations = (left.length > 0 ? left : account.actors).map(({ citation }) => citation);
  const whom = hitsOnlyDesignated(found) ? "; no one else is said to have been hit" : "";
  const text = `The text places designated groups (${names.join(", ")}) outside its protection${whom}`;
  return [reason("designated-groups", text, citations)];
}

/** Who calls the act an answer to another's; whether the text has room for that is another question. */
function answers({ defences, obligation }: Findings): readonly Reason[] {
  if (obligation.action === "do") return [];
  const room = obligation.exceptions.some(({ kind }) => kind === "self-defence");
  return [...defences]
    .slice(0, MOST_SPEAKERS)
    .map(([speaker, claims]) =>
      reason(
        "self-defence-claimed",
        `Told as an answer to another's act or as self-defence, according to ${speaker}${room ? "" : "; the text makes no such exception"}`,
        citationsOf(claims),
      ),
    );
}

// ---------------------------------------------------------------- when

function doubtfulDay({ incident, agreement, obligation, force, days, account }: Findings): readonly Reason[] {
  const start = startOf(agreement, obligation);
  if (incident.date === null) {
    const day = firstPrinted(incident);
    return [reason("no-day", day === null ? "No day is given" : `No day is given; reported on ${day}`)];
  }
  if (force.state === "not-yet")
    return [reason("before-start", `It was before ${start}, the first day on which anybody says that the duty holds`)];
  if (force.awaited.length > 0)
    return [
      reason(
        "start-disputed",
        `In force according to ${force.begun.map(whoFrom).join("; ")}; not yet according to ${force.awaited.map(whoFrom).join("; ")}`,
      ),
    ];
  if (start !== null && days.first < start)
    return [reason("may-be-earlier", `It may have been before ${start}, when the duty began`)];
  return onDeadline(obligation, account, days.first);
}

function whoFrom({ saidBy, from }: { readonly saidBy: string; readonly from: string }): string {
  return `${saidBy} (from ${from})`;
}

function onDeadline({ action, deadline }: Obligation, account: Account, on: Day): readonly Reason[] {
  if (action === "refrain" || deadline === null) return [];
  const { day, text } = deadline;
  if (on > day) return [reason("after-deadline", `The text set a deadline of ${day} (${text})`)];
  if (account.happened.length > 0) return [];
  return [reason("not-yet-due", `The text gave time until ${day} (${text})`)];
}

function doubtfulHour({ hour }: Findings): readonly Reason[] {
  if (hour === null || hour.stands === "after") return [];
  const took = `It took effect on ${hour.start.from} at ${hour.hour} (${hour.start.localText})`;
  return hour.stands === "before"
    ? [reason("before-hour", `${took}; the reports put it before that hour`, hour.citations)]
    : [reason("hour-unknown", `${took}; the reports do not say whether it was before or after`)];
}

function doubtfulForce({ force }: Findings): readonly Reason[] {
  if (force.state === "ended" && force.statement !== null)
    return [reason("ended", `No longer in force, according to ${force.statement.saidBy} (${force.statement.from})`)];
  const against = force.statement?.state === "disputed" ? force.statement : force.contrary;
  return against === null
    ? []
    : [reason("force-disputed", `Whether it holds is disputed, by ${against.saidBy} (${against.from})`)];
}

/** What the text says of its own last day. */
function doubtfulTerm({ agreement: { ends, terms }, force, days }: Findings): readonly Reason[] {
  if (force.state === "over")
    return [reason("after-end", `Its own last day was ${ends}, and nobody on file says that it was prolonged`)];
  if (ends === null || days.last <= ends) return [];
  if (days.first <= ends)
    return [reason("may-be-later", `It may have been after ${ends}, the last day that the text names`)];
  if (force.extended !== null)
    return [
      reason(
        "extended",
        `Its own last day was ${ends}; prolonged according to ${force.extended.saidBy} (${force.extended.from})`,
      ),
    ];
  return terms === "auto-renewed"
    ? [reason("auto-renewed", `Its first term ended on ${ends}; by its terms it renews itself`)]
    : [];
}

function conditions({ obligation, agreement }: Findings): readonly Reason[] {
  const own = obligation.conditions.map((condition) => reason("condition", `The duty has a condition: ${condition}`));
  if (own.length > 0 || agreement.terms !== "conditional") return own;
  return [reason("conditional", "By its terms the agreement binds only while its conditions are met")];
}
