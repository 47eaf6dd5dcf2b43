import type { Voice } from "./voices.ts";

/** Why two voices are one, as a code; `null` when they are two or cannot be told to be one. */
export type SameVoice =
  | "same-actor"
  | "same-person"
  | "same-body"
  | "same-office"
  | "same-footage"
  | "same-insiders"
  | null;

/** Words that tell one arm of a state from another. */
const ARMS = new Set(
  "ministry army navy police presidency parliament government guard force air border defence foreign interior health information water education justice finance energy agriculture transport labour culture security intelligence coast customs cabinet".split(
    " ",
  ),
);
const STATE = new Set(["GOV", "MIL", "COP", "JUD", "LEG", "SPY"]);

/** Whether two voices are one. Papers and bystanders are not compared here: what ties them is the text they stand in. */
export function sameVoice(a: Voice, b: Voice): SameVoice {
  if (a.kind !== b.kind) return null;
  if (a.kind === "footage") return "same-footage";
  if (a.kind === "anonymous") return areSameInsiders(a, b) ? "same-insiders" : null;
  if (a.kind !== "named") return null;
  if (a.id !== null && a.id === b.id) return "same-actor";
  if (areKnownApart(a, b)) return null;
  if (a.person.length > 0 && b.person.length > 0 && isSamePerson(a.person, b.person)) return "same-person";
  if (isSameBody(a, b)) return "same-body";
  return isSameOffice(a, b) ? "same-office" : null;
}

/** Two known actors, neither of whom speaks for a body beside himself. */
function areKnownApart(a: Voice, b: Voice): boolean {
  return a.id !== null && b.id !== null && a.id !== b.id && !speaksFor(a) && !speaksFor(b);
}

/** Whether nothing tells two voices apart: no two known actors, no two countries, no two names of persons. */
export function mayBeOne(a: Voice, b: Voice): boolean {
  if (a.kind !== "named" || b.kind !== "named") return true;
  if (haveOtherCountries(a, b) || areKnownApart(a, b)) return false;
  const persons = a.person.length > 0 && b.person.length > 0;
  return !persons || isSamePerson(a.person, b.person) || isSameBody(a, b);
}

function haveOtherCountries(a: Voice, b: Voice): boolean {
  return a.country !== null && b.country !== null && a.country !== b.country;
}

/** A person who speaks for a body, and not only for himself. */
function speaksFor({ person, body }: Voice): boolean {
  return person.length > 0 && body.length > 0;
}

/** A surname or a first name goes with the full name, and a name with a longer one that has all its words. */
function isSamePerson(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 1) return long.at(-1) === short[0] || long[0] === short[0];
  return short.every((word) => long.includes(word));
}

function isSameBody(a: Voice, b: Voice): boolean {
  if (a.body.length === 0 || b.body.length === 0) return false;
  if (isShortFor(a.body, b.body) || isShortFor(b.body, a.body)) return true;
  const [one, other] = [armsIn(a), armsIn(b)];
  if (one.length > 0 !== other.length > 0) return false;
  // The country of a hospital or a monitor is often a guess from a town's name; that of a state's arm is not.
  if (one.length === 0) return isWithin(a.body, b.body) || isWithin(b.body, a.body);
  if (haveOtherCountries(a, b)) return false;
  if (!isWithin(one, other) && !isWithin(other, one)) return false;
  // Within one country the arm says it all: "the Syrian army", "the army in Damascus".
  if (a.country !== null && a.country === b.country && (isOfState(a) || isOfState(b))) return true;
  const [rest, others] = [a.body, b.body].map((words) => words.filter((word) => !ARMS.has(word)));
  return rest === undefined || others === undefined || isWithin(rest, others) || isWithin(others, rest);
}

/** Nouns by which a text comes back to a body that it named, and to a person. */
const BODY_AGAIN = new Set(
  "monitor group organisation centre agency statement mission service force movement body office command union party network watchdog body institute alliance coalition room observers".split(
    " ",
  ),
);
const PERSON_AGAIN = new Set(
  "commander spokesman spokeswoman spokesperson official officer minister envoy chief leader director doctor diplomat".split(
    " ",
  ),
);

/** Whether words only come back to someone whom the article named: "the Britain-based monitor", "the commander". */
export function comesBack(voice: Voice, words: string): "body" | "person" | null {
  if (
    voice.kind === "medium" ||
    voice.id !== null ||
    voice.person.length > 0 ||
    !/^(?:the|its|their|this|that|his|her)\s/iu.test(words)
  )
    return null;
  const left = words
    .replace(/\b[\p{L}]+-based\b/giu, " ")
    .replace(/^\S+\s+/u, "")
    .trim()
    .split(/\s+/u);
  const [noun] = left.slice(-1).map((word) => word.toLowerCase());
  if (noun === undefined || left.length > 2 || left.some((word) => /^\p{Lu}/u.test(word))) return null;
  if (BODY_AGAIN.has(noun)) return "body";
  return PERSON_AGAIN.has(noun) ? "person" : null;
}

/** Whether somebody speaks for a state: its name, one of its arms, or people of theirs. */
export function isOrganOfState(voice: Voice): boolean {
  if (voice.kind !== "named" && voice.kind !== "anonymous") return false;
  if (voice.id?.startsWith("actor:country/") === true) return true;
  if (voice.sector !== null) return isOfState(voice) && !LOCAL.has(voice.office?.title ?? "");
  return voice.id === null && voice.body.some((word) => ORGANS.has(word));
}

const ORGANS = new Set(["ministry", "army", "navy", "police", "security", "intelligence", "defence", "government"]);

/** Those who head a town speak for it more than for their state. */
const LOCAL = new Set(["mayor", "harbour master"]);

/** "JOM" for the Joint Observer Mission. */
function isShortFor(short: readonly string[], long: readonly string[]): boolean {
  const letters = long.map((word) => word.charAt(0)).join("");
  return long.length > 1 && short.some((word) => word === letters);
}

function armsIn({ body }: Voice): readonly string[] {
  return body.filter((word) => ARMS.has(word));
}

function isOfState({ sector, country }: Voice): boolean {
  return STATE.has(sector ?? "") && !INTERNATIONAL.has(country ?? "");
}

/** PLOVER's codes for what is no country. */
const INTERNATIONAL = new Set(["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"]);

function isWithin(small: readonly string[], large: readonly string[]): boolean {
  return small.every((word) => large.some((other) => isLike(word, other)));
}

/** Equal, or a country and its adjective: "Iran", "Iranian". */
function isLike(a: string, b: string): boolean {
  if (a === b) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length >= 4 && long.length - short.length <= 4 && long.startsWith(short);
}

/** "the governor" and "Governor Parro": one title, of nothing else. */
function isSameOffice(a: Voice, b: Voice): boolean {
  if (a.office === null || b.office === null || a.office.title !== b.office.title) return false;
  if (haveOtherCountries(a, b)) return false;
  if (a.person.length > 0 && b.person.length > 0) return false;
  return isWithin(a.office.of, b.office.of) || isWithin(b.office.of, a.office.of);
}

/** Sources within one body of one country may be the same person, so they never count twice. */
function areSameInsiders(a: Voice, b: Voice): boolean {
  if (haveOtherCountries(a, b)) return false;
  if (a.sector !== null && a.sector === b.sector) return true;
  const plain = (words: readonly string[]) => words.filter((word) => !INSIDERS.has(word));
  return isWithin(plain(a.body), plain(b.body)) || isWithin(plain(b.body), plain(a.body));
}

const INSIDERS = new Set(
  "source sources official officials officer officers insider insiders senior unnamed anonymous".split(" "),
);
