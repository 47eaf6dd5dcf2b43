import type {
  Certainty,
  CitedQuantity,
  Claim,
  Context,
  DateRange,
  Day,
  Estimate,
  EventType,
  Participant,
  QuantityKind,
  Realis,
  Stance,
  Whereabouts,
} from "../model.ts";

/** How the record is put into plain, neutral English. Every screen and report takes its wording from here. */

const SECTORS: Readonly<Record<string, string>> = {
  COP: "police",
  GOV: "government",
  JUD: "courts",
  LEG: "parliament",
  MIL: "military",
  PRM: "pro-government paramilitary",
  PTY: "party",
  REB: "armed opposition",
  SPY: "intelligence",
  UAF: "unidentified armed force",
  UNK: "unidentified",
  AGR: "farmers",
  BUS: "business",
  CRM: "criminal group",
  CVL: "civilians",
  EDU: "education",
  ELI: "former official",
  JRN: "media",
  LAB: "labour",
  MED: "health",
  REF: "refugees and displaced",
  OPP: "political opposition",
  PRE: "partially recognised entity",
  REL: "religious",
  SOC: "civil society",
};

const DEEDS: Readonly<Record<EventType, string>> = {
  AGREE: "agreement",
  CONSULT: "consultation",
  SUPPORT: "statement of support",
  CONCEDE: "concession",
  COOPERATE: "cooperation",
  AID: "aid",
  RETREAT: "withdrawal or release",
  REQUEST: "request",
  ACCUSE: "accusation or criticism",
  REJECT: "rejection",
  THREATEN: "threat",
  PROTEST: "protest",
  SANCTION: "sanction",
  MOBILIZE: "mobilization",
  COERCE: "coercion",
  ASSAULT: "attack",
};

/** Modes say more than their type. */
const MODES: Readonly<Record<string, string>> = {
  visit: "visit",
  "third-party": "mediation",
  multilateral: "multilateral meeting",
  phone: "phone call",
  withdraw: "withdrawal",
  release: "release",
  disarm: "disarming",
  ceasefire: "ceasefire",
  access: "access granted",
  resign: "resignation",
  disapprove: "criticism",
  investigate: "investigation",
  allege: "accusation",
  demo: "demonstration",
  riot: "riot",
  strike: "strike of workers",
  hunger: "hunger strike",
  boycott: "boycott",
  obstruct: "obstruction",
  vandalize: "vandalism",
  convict: "conviction",
  troops: "movement of troops",
  weapons: "movement of weapons",
  police: "police put on alert",
  militia: "militia mobilized",
  seize: "seizure",
  censor: "censorship",
  curfew: "curfew",
  "martial-law": "martial law",
  deport: "deportation",
  withhold: "withholding",
  misinformation: "misinformation",
  cyber: "cyber attack",
  abduct: "abduction",
  beat: "beating",
  torture: "torture",
  sexual: "sexual violence",
  targeted: "targeted killing",
  destroy: "destruction",
  primitive: "attack with simple weapons",
  firearms: "shooting",
  explosives: "attack with explosives",
  "suicide-attack": "suicide attack",
  aerial: "air attack",
  drone: "drone attack",
  "heavy-weapons": "attack with heavy weapons",
  "crowd-control": "force against a crowd",
  unconventional: "attack with unconventional weapons",
};

/** PLOVER's names where blanks for underscores would not do. */
const CONTEXTS: Readonly<Partial<Record<Context, string>>> = {
  executive: "the executive",
  legislative: "the legislature",
  election: "elections",
  political_institutions: "political institutions",
  pro_democracy: "more democracy",
  pro_autocracy: "less democracy",
  military: "military matters",
  intelligence: "intelligence services",
  economic: "the economy",
  legal: "the law",
  diplomatic: "diplomacy",
  rights_freedoms: "rights and freedoms",
  lgbt: "LGBT people",
  religion_ethnicity: "religion or ethnicity",
  natural_resource: "natural resources",
  cbrn: "chemical, biological or nuclear arms",
  cyber: "computer networks",
};

const STANCES: Readonly<Record<Stance, string>> = {
  asserts: "says so",
  denies: "denies it",
  threatens: "threatens it",
  promises: "promises it",
  demands: "demands it",
  hopes: "hopes for it",
  "claims-responsibility": "claims responsibility",
  blames: "says so and blames",
  corrects: "corrects it",
  retracts: "takes it back",
};

const REALIS: Readonly<Record<Realis, string>> = {
  actual: "",
  future: "announced, not yet done",
  hypothetical: "only supposed",
  historical: "from the past, retold",
  negated: "said not to have happened",
};

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** "air attack"; a mode that only makes sense beside its type stands behind it: "threat, restrict". */
export function deed(type: EventType, mode: string | null): string {
  if (mode === null) return DEEDS[type];
  return MODES[mode] ?? `${DEEDS[type]}, ${mode.replaceAll("-", " ")}`;
}

/** "about territory, human rights"; empty when nothing tells. */
export function contextsWords(contexts: readonly Context[]): string {
  return contexts.length === 0
    ? ""
    : `about ${contexts.map((each) => CONTEXTS[each] ?? each.replaceAll("_", " ")).join(", ")}`;
}

export function stanceWords(stance: Stance): string {
  return STANCES[stance];
}

/** Empty for what is reported as done. */
export function realisWords(realis: Realis): string {
  return REALIS[realis];
}

export function certaintyWords(certainty: Certainty): string {
  return certainty === "certain" ? "" : certainty === "unknown" ? "how sure is not said" : `as ${certainty}`;
}

/** "Esmaeil Baqaei (IRN, government)"; only what is known stands in the brackets. */
export function participantWords({ name, country, sector }: Participant): string {
  const known = [country, sector === null ? null : (SECTORS[sector] ?? sector)].filter(
    (part) => part !== null && part !== name,
  );
  return known.length === 0 ? name : `${name} (${known.join(", ")})`;
}

const BARE =
  /^(?:they|them|he|him|she|her|it|we|us|you|others?|those|these|some|many|several|all|who|whom|which|that|someone|somebody)$/i;

/** Those whom their words tell from anybody else: "they", of whom nobody is known, stands for nobody in a list. */
export function toldApart(participants: readonly Participant[]): readonly Participant[] {
  return participants.filter(({ link, name }) => link.status === "linked" || !BARE.test(name.trim()));
}

export function participantsWords(participants: readonly Participant[]): string {
  return participants.map(participantWords).join("; ");
}

/** Who answers for a claim, and in whose pages it stands. */
export function speakerWords(claim: Claim): string {
  if (claim.speaker === "narrator") return `${claim.via}, in its own words`;
  if (claim.speaker === "unnamed") return `someone whom ${claim.via} does not name`;
  return participantWords(claim.speaker);
}

/** The whole way a claim came: "the ministry, citing witnesses". */
export function voiceWords(claim: Claim): string {
  return [...claim.chain.map(participantWords), speakerWords(claim)].join(", citing ");
}

/** "as passed on by the agency, citing the ministry"; empty where the publisher heard the speaker itself. */
export function passedOnWords({ chain }: Claim): string {
  return chain.length === 0 ? "" : `as passed on by ${chain.map(participantWords).join(", citing ")}`;
}

export function placeWords(where: Whereabouts | null): string {
  if (where === null) return "place not given";
  const { place, precision, citation } = where;
  if (place === null) return `“${citation.exact}” (not found on the map)`;
  const name = place.admin1 === null || place.admin1 === place.name ? place.name : `${place.name}, ${place.admin1}`;
  const country = place.country === null ? "" : `, ${place.country}`;
  return `${precision === "near" ? "near " : ""}${name}${country}`;
}

export function dayWords(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** Days in words; where none is told, the day by which it was printed. */
export function dateWords(range: DateRange | null, printed: Day | null = null): string {
  if (range === null) return printed === null ? "day not given" : `day not given, printed ${dayWords(printed)}`;
  return range.first === range.last ? dayWords(range.first) : `${dayWords(range.first)} to ${dayWords(range.last)}`;
}

export function estimateWords({ low, best, high }: Estimate): string {
  return low === high ? String(best) : `${best} (${low} to ${high})`;
}

const COUNTED: Readonly<Record<QuantityKind, string>> = {
  dead: "dead",
  injured: "injured",
  missing: "missing",
  displaced: "displaced",
  detained: "detained",
  released: "released",
  projectiles: "missiles, shells, drones or the like",
  intercepted: "intercepted",
  participants: "taking part",
  troops: "troops",
  violations: "violations as counted by others",
  vehicles: "lorries or other vehicles",
  flights: "flights",
  vessels: "ships",
};

/** "2 dead, 15 (10 to 20) injured"; empty when nothing is said of them, which is not the same as none. */
export function quantitiesWords(quantities: readonly CitedQuantity[]): string {
  return quantities.map(quantityWords).join(", ");
}

/** "45 dead in all", where the number counts earlier ones too. */
export function quantityWords({ kind, estimate, cumulative }: CitedQuantity): string {
  return `${estimateWords(estimate)} ${COUNTED[kind]}${cumulative ? " in all" : ""}`;
}

/** "possible non-compliance", "cannot be determined". */
export function valueWords(value: string): string {
  return value.replaceAll("-", " ").replace("non compliance", "non-compliance");
}

/** "1 report", "2 reports". */
export function countWords(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
