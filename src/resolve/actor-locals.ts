import type { EventMention, EventType, Participant, Whereabouts } from "../model.ts";

/** Who takes part in an event on both sides. */
export interface Sides {
  readonly actors: readonly Participant[];
  readonly recipients: readonly Participant[];
}

/**
 * The participants of an event, where no word calls them by a country with the one that the event gives them: that of
 * the scene ("gunmen" of an attack in Quetta, "students" of a march in Seoul), or that of the state they oppose or are
 * policed by. Whom we know by name, and who may be from abroad, stays as told.
 */
export function withLocals({ type }: Pick<EventMention, "type">, sides: Sides, place: Whereabouts | null): Sides {
  const scene = ON_THE_SPOT.has(type) ? (place?.place?.country ?? null) : null;
  const { actors, recipients } = sides;
  return {
    actors: actors.map((who) => settled(who, scene, () => stateAgainst(who, recipients, type, "actor"))),
    recipients: recipients.map((who) => settled(who, scene, () => stateAgainst(who, actors, type, "recipient"))),
  };
}

// ---------------------------------------------------------------- the scene

/** What is done on the spot: those whom no word calls by a country are mostly of the one it is done in. */
const ON_THE_SPOT: ReadonlySet<EventType> = new Set(["PROTEST", "ASSAULT", "COERCE", "MOBILIZE", "RETREAT", "AID"]);

/** Sectors of people who live where things happen to them; soldiers and diplomats may be from abroad. */
const RESIDENT: ReadonlySet<string> = new Set("CVL REF EDU LAB AGR MED OPP REL CRM COP REB UAF JUD PTY".split(" "));

/** Words for people who are elsewhere at home. */
export const FROM_ABROAD =
  /\b(?:foreign(?:ers?)?|international|western(?:ers?)?|expat(?:riate)?s?|tourists?|visitors?|travell?ers?|holidaymakers?|pilgrims?|migrants?|immigrants?|overseas|africans?|asians?|europeans?|arabs?|latin|caribbean|un|u\.n\.|diaspora|exiles?)\b/i;

function settled(who: Participant, scene: string | null, state: () => string | null): Participant {
  const { country, sector, link, citation } = who;
  if (country !== null || sector === null || link.status !== "nil" || FROM_ABROAD.test(citation.exact)) return who;
  const found = (RESIDENT.has(sector) ? scene : null) ?? state();
  return found === null ? who : { ...who, country: found };
}

// ---------------------------------------------------------------- the state across

/** Nouns for people who are what they are against a state. */
const ADVERSARY =
  /\b(?:rebels?|rebellion|insurgen\w+|guerr?illas?|separatists?|secessionists?|mutineers?|opposition|dissidents?|coup (?:plotters?|leaders?))\b/i;
const STATE: ReadonlySet<string> = new Set("GOV COP LEG JUD SPY MIL PTY".split(" "));
/** Bodies of state that act on their own people. */
const POLICING: ReadonlySet<string> = new Set("GOV COP LEG JUD SPY".split(" "));
/** People who face the state they live in, unless the text says otherwise. */
const GOVERNED: ReadonlySet<string> = new Set("CVL EDU LAB AGR MED OPP REL CRM JRN PTY REB".split(" "));
const INTERNATIONAL: ReadonlySet<string> = new Set("IGO UNO EUR NGO ISM IMG MNC".split(" "));

/** The one state across from somebody, where facing it tells whose they are: "rebels attacked Ugandan troops". */
function stateAgainst(
  who: Participant,
  across: readonly Participant[],
  type: EventType,
  side: "actor" | "recipient",
): string | null {
  const states = across.filter(({ country, sector }) => country !== null && (sector === null || STATE.has(sector)));
  const countries = new Set(states.map(({ country }) => country));
  const [country = null] = countries;
  if (countries.size !== 1 || country === null || INTERNATIONAL.has(country)) return null;
  const faced = side === "recipient" ? type === "COERCE" : type === "PROTEST";
  const isPoliced = faced && GOVERNED.has(who.sector ?? "") && states.every(({ sector }) => POLICING.has(sector ?? ""));
  return isPoliced || (CONFLICT.has(type) && ADVERSARY.test(who.citation.exact)) ? country : null;
}

/** What adversaries do to each other. */
const CONFLICT: ReadonlySet<EventType> = new Set([
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
  "CONSULT",
  "AGREE",
  "CONCEDE",
  "RETREAT",
]);
