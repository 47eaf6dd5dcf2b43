import type { Participant } from "../model.ts";
import { fold } from "./wording.ts";

/** How two lists of participants go together. */
export type Company = "shared" | "compatible" | "at-odds";

/** PLOVER's sectors that act for a state; members of parliaments and courts speak for themselves. */
const STATE = new Set(["GOV", "MIL", "SPY", "COP"]);
const NAMELESS = new Set(["UAF", "UNK"]);

/** Whether those who act in two reports may be the same: unknown ones may be anyone. */
export function companyOf(a: readonly Participant[], b: readonly Participant[]): Company {
  if (a.some((one) => b.some((other) => isSame(one, other)))) return "shared";
  if (a.length === 0 || b.length === 0) return "compatible";
  return a.every((one) => b.every((other) => isAtOdds(one, other))) ? "at-odds" : "compatible";
}

/** The same for those who are hit: reports describe victims in many ways, so only their countries can differ. */
export function victimsOf(a: readonly Participant[], b: readonly Participant[]): Company {
  if (a.some((one) => b.some((other) => isSame(one, other)))) return "shared";
  if (a.length === 0 || b.length === 0) return "compatible";
  return a.every((one) => b.every((other) => haveOtherCountries(one, other))) ? "at-odds" : "compatible";
}

/** How many of those in either list speak in the other too; the lower number, where one is named twice. */
export function countShared(a: readonly Participant[], b: readonly Participant[]): number {
  const found = (some: readonly Participant[], others: readonly Participant[]) =>
    some.filter((one) => others.some((other) => isSameVoice(one, other))).length;
  return Math.min(found(a, b), found(b, a));
}

/** Whether two speakers are one; a state's name stands for whoever speaks for it, but two of its officials stay two. */
function isSameVoice(a: Participant, b: Participant): boolean {
  if (a.link.status === "linked" && b.link.status === "linked" && a.link.id === b.link.id) return true;
  if (isCountry(a) !== isCountry(b))
    return actsForState(a) && actsForState(b) && a.country !== null && a.country === b.country;
  return fold(a.name) === fold(b.name) && !haveOtherCountries(a, b);
}

function isCountry({ link }: Participant): boolean {
  return link.status === "linked" && link.id.startsWith("actor:country/");
}

/** Whether words tell who someone is: a name, or the arm of a state. "Residents" and "the monitor" could be anyone. */
export function isTold({ link, name, country, sector }: Participant): boolean {
  if (link.status === "linked" || (country !== null && STATE.has(sector ?? ""))) return true;
  return /.\p{Lu}/u.test(name.replace(/^(?:The|A|An) /, ""));
}

export function isSame(a: Participant, b: Participant): boolean {
  if (a.link.status === "linked" && b.link.status === "linked" && a.link.id === b.link.id) return true;
  if (actsForState(a) && actsForState(b) && a.country !== null && a.country === b.country) return true;
  if (a.link.status === "linked" && b.link.status === "linked") return false;
  if (a.country !== null && a.country === b.country && a.sector !== null && a.sector === b.sector) return true;
  return fold(a.name) === fold(b.name) && !haveOtherCountries(a, b);
}

/** Whether a participant is a state or one of its arms. */
export function actsForState(participant: Participant): boolean {
  return isCountry(participant) || (participant.country !== null && STATE.has(participant.sector ?? ""));
}

function isAtOdds(a: Participant, b: Participant): boolean {
  if (haveOtherCountries(a, b)) return true;
  return hasSide(a) && hasSide(b) && a.country === b.country && actsForState(a) !== actsForState(b);
}

function haveOtherCountries(a: Participant, b: Participant): boolean {
  return a.country !== null && b.country !== null && a.country !== b.country;
}

function hasSide({ country, sector }: Participant): boolean {
  return country !== null && sector !== null && !NAMELESS.has(sector);
}
