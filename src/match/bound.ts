import type { ActorId, Agreement, DateRange, Obligation, Participant, Role } from "../model.ts";

/** How a participant stands to a duty: owes it, is left out by the text, is someone else, or cannot be told. */
export type Standing = "bound" | "excluded" | "other" | "unknown";

/** PLOVER's sectors that act for a state. */
const STATE = new Set(["GOV", "MIL", "SPY", "COP", "LEG", "JUD"]);
/** Sectors that say only that somebody unnamed was armed. */
const NAMELESS = new Set(["UAF", "UNK"]);
/** Roles in the order in which they tell most about a speaker. */
const TELLING: readonly Role[] = [
  "party",
  "guarantor",
  "bound-but-not-signatory",
  "signatory",
  "monitor",
  "mediator",
  "excluded",
];

/** How those who act stand to an obligation, taken together: one who is bound settles it. */
export function standingOf(
  actors: readonly Participant[],
  obligation: Obligation,
  agreement: Agreement,
  days: DateRange | null,
): Standing {
  const each = new Set(actors.map((actor) => standingOfOne(actor, obligation, agreement, days)));
  if (each.has("bound")) return "bound";
  if (each.size === 0 || each.has("unknown")) return "unknown";
  return each.has("excluded") ? "excluded" : "other";
}

function standingOfOne(
  actor: Participant,
  obligation: Obligation,
  agreement: Agreement,
  days: DateRange | null,
): Standing {
  if (obligation.dutyHolders.some((holder) => isLinkedTo(actor, holder))) return "bound";
  if (isExcluded(actor, agreement, days)) return "excluded";
  if (dutyHolders(obligation, agreement).some((holder) => standsFor(actor, holder))) {
    return isGroupWithoutName(actor) && hasExclusions(agreement) ? "unknown" : "bound";
  }
  return isIdentified(actor) || isNoState(actor, dutyHolders(obligation, agreement)) ? "other" : "unknown";
}

/** Rebels of whatever country owe nothing to a text that binds states alone. */
function isNoState({ sector }: Participant, holders: readonly ActorId[]): boolean {
  if (sector === null || STATE.has(sector) || NAMELESS.has(sector)) return false;
  return holders.every((holder) => countryOf(holder) !== null && sectorOf(holder) === null);
}

/** "Armed groups" of a country may be groups that joined or groups that the text leaves out. */
function isGroupWithoutName({ link, sector }: Participant): boolean {
  return link.status !== "linked" && sector === "REB";
}

function hasExclusions({ roles }: Agreement): boolean {
  return roles.some(({ role }) => role === "excluded");
}

/** Those who owe a duty: named ones, or everyone with a part in the agreement but those it leaves out. */
function dutyHolders(obligation: Obligation, agreement: Agreement): readonly ActorId[] {
  if (obligation.dutyHolders.length > 0) return obligation.dutyHolders;
  return agreement.roles.filter(({ role }) => role !== "excluded").map(({ actor }) => actor);
}

/** Whether the text leaves a participant out by name, on those days. */
export function isExcluded(participant: Participant, agreement: Agreement, days: DateRange | null): boolean {
  return agreement.roles.some(
    ({ actor, role, from, to }) =>
      role === "excluded" &&
      isLinkedTo(participant, actor) &&
      (days === null || ((from === null || from <= days.last) && (to === null || days.first <= to))),
  );
}

/**
 * Whether a participant is an actor of an agreement or one of its arms. `actor:country/SYR` is the state
 * and all that acts for it; `actor:country/SYR/REB` every force of that sector of that country.
 */
export function standsFor(participant: Participant, actor: ActorId): boolean {
  if (isLinkedTo(participant, actor)) return true;
  const country = countryOf(actor);
  if (country === null || participant.country !== country) return false;
  const sector = sectorOf(actor);
  if (sector === null && isOwnCountry(participant)) return true;
  return sector === null ? STATE.has(participant.sector ?? "") : participant.sector === sector;
}

/** Whether a participant is a country of the user's own list, which has an id of its own. */
function isOwnCountry({ link }: Participant): boolean {
  return link.status === "linked" && /^actor:own\/[^/]+\/country\//.test(link.id);
}

/** Whether a participant belongs to an actor's country in any capacity, civilians included. */
export function belongsTo(participant: Participant, actor: ActorId): boolean {
  return standsFor(participant, actor) || (participant.country !== null && participant.country === countryOf(actor));
}

export function isLinkedTo(participant: Participant, actor: ActorId): boolean {
  return participant.link.status === "linked" && participant.link.id === actor;
}

/** The side that a participant is on: a state with all that acts for it, or a group by itself. */
export function sideOf({ link, country, sector, name }: Participant): string {
  if (country !== null && (sector === null || STATE.has(sector))) return country;
  return link.status === "linked" ? link.id : `${country ?? "?"}/${sector ?? name}`;
}

/** Whether we can tell who it is well enough to say that it is someone else. */
export function isIdentified(participant: Participant): boolean {
  if (participant.link.status === "linked") return true;
  return participant.country !== null && participant.sector !== null && !NAMELESS.has(participant.sector);
}

/** The country in an id such as `actor:country/SYR` or `actor:country/SYR/REB`, `null` for other actors. */
export function countryOf(actor: ActorId): string | null {
  return /^actor:country\/([A-Z]{3})(?:\/[A-Z]{3})?$/.exec(actor)?.[1] ?? null;
}

function sectorOf(actor: ActorId): string | null {
  return /^actor:country\/[A-Z]{3}\/([A-Z]{3})$/.exec(actor)?.[1] ?? null;
}

/** The countries that an agreement is about: those of its parties and of all whom it binds. */
export function theatreOf(agreement: Agreement): ReadonlySet<string> {
  const bound = agreement.roles.filter(({ role }) => role === "party" || role === "bound-but-not-signatory");
  return new Set(bound.map(({ actor }) => countryOf(actor)).filter((country) => country !== null));
}

/** The part that a speaker, or the state it speaks for, plays in an agreement; `null` when it has none. */
export function roleOf(
  speaker: Participant,
  agreement: Agreement,
): { readonly role: Role; readonly name: string } | null {
  const held = agreement.roles.filter(({ actor }) => standsFor(speaker, actor));
  const [first] = [...held].sort((a, b) => TELLING.indexOf(a.role) - TELLING.indexOf(b.role));
  return first === undefined ? null : { role: first.role, name: first.name };
}
