import type { Participant } from "../model.ts";
import { remember } from "../remember.ts";
import { fold } from "./wording.ts";

/** How two lists of participants go together: one is in both, some are called alike, nothing tells, or they contradict. */
export type Company = "shared" | "alike" | "compatible" | "at-odds";

/** PLOVER's sectors that act for a state; members of parliaments and courts speak for themselves. */
const STATE = new Set(["GOV", "MIL", "SPY", "COP"]);
const NAMELESS = new Set(["UAF", "UNK"]);

/** Whether those who act in two reports may be the same: unknown ones may be anyone. */
export function companyOf(a: readonly Participant[], b: readonly Participant[]): Company {
  return company(a, b, isAtOdds);
}

/** The same for those who are hit: reports describe victims in many ways, so only their countries can differ. */
export function victimsOf(a: readonly Participant[], b: readonly Participant[]): Company {
  return company(a, b, haveOtherCountries);
}

function company(
  a: readonly Participant[],
  b: readonly Participant[],
  contradict: (one: Participant, other: Participant) => boolean,
): Company {
  if (a.length === 0 || b.length === 0) return "compatible";
  let [alike, atOdds] = [false, true];
  // Merging comes by here for every pair of reports that meet.
  for (const one of a) {
    for (const other of b) {
      if (isOne(one, other)) return "shared";
      alike ||= isAlike(one, other);
      atOdds &&= !alike && contradict(one, other);
    }
  }
  if (alike) return "alike";
  return atOdds ? "at-odds" : "compatible";
}

/** How many of those in either list speak in the other too; the lower number, where one is named twice. */
export function countShared(a: readonly Participant[], b: readonly Participant[]): number {
  const found = (some: readonly Participant[], others: readonly Participant[]) =>
    some.filter((one) => others.some((other) => isSameVoice(one, other))).length;
  return Math.min(found(a, b), found(b, a));
}

/**
 * Whether two speakers are one; a state's name stands for whoever speaks for it, but two of its officials stay two.
 * A surname goes with the full name and with the office: "Envoy Brandt" and "Ms Ilse Brandt".
 */
function isSameVoice(a: Participant, b: Participant): boolean {
  if (a.link.status === "linked" && b.link.status === "linked" && a.link.id === b.link.id) return true;
  if (isCountry(a) !== isCountry(b))
    return actsForState(a) && actsForState(b) && a.country !== null && a.country === b.country;
  if (haveOtherCountries(a, b) || PRONOUNS.has(fold(a.name))) return false;
  if (fold(a.name) === fold(b.name)) return true;
  return (isPerson(a) || isPerson(b)) && isProper(a) && isProper(b) && surnameOf(a) === surnameOf(b);
}

/** Whether a name may be a person's: of several words, the last with a capital. */
function isPerson({ name, link }: Participant): boolean {
  return link.status !== "linked" && /\s\p{Lu}[\p{L}'’-]{2,}$/u.test(name);
}

function surnameOf({ name }: Participant): string {
  return fold(name).split(" ").at(-1) ?? "";
}

function isCountry({ link }: Participant): boolean {
  return link.status === "linked" && link.id.startsWith("actor:country/");
}

/** Whether two may be taken for one side: they are one, or called alike. */
export function isSame(a: Participant, b: Participant): boolean {
  return isOne(a, b) || isAlike(a, b);
}

/** Whether two are one by name, link or state. */
function isOne(a: Participant, b: Participant): boolean {
  if (a.link.status === "linked" && b.link.status === "linked" && a.link.id === b.link.id) return true;
  if (actsForState(a) && actsForState(b) && a.country !== null && a.country === b.country) return true;
  if (a.link.status === "linked" && b.link.status === "linked") return false;
  return isProper(a) && fold(a.name) === fold(b.name) && !haveOtherCountries(a, b);
}

/** Whether two may well be the same, for what they are called says no more: soldiers of one country, "residents". */
function isAlike(a: Participant, b: Participant): boolean {
  if (a.link.status === "linked" && b.link.status === "linked") return false;
  if (a.country !== null && a.country === b.country && a.sector !== null && a.sector === b.sector) return true;
  return !PRONOUNS.has(fold(a.name)) && fold(a.name) === fold(b.name) && !haveOtherCountries(a, b);
}

/** Whether a name has a capital letter, beside one that a sentence may begin with. */
function isProper({ name }: Pick<Participant, "name">): boolean {
  return hasCapital(name);
}

const hasCapital = remember((name: string) => /.\p{Lu}/u.test(name.replace(/^(?:The|A|An) /, "")), 20_000);

const PRONOUNS = new Set("he him she her it they them we us i you who those these others another some".split(" "));

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
