import { agencyName, isAgency } from "../agencies.ts";
import type { ActorId, Claim, Participant, ReportedEvent } from "../model.ts";
import { attributionIn } from "./credits.ts";
import { fold } from "./wording.ts";

/**
 * Who is heard in a claim, made ready for comparing. `named` is whoever can be told from others: a person, a body, an
 * office. `anonymous` speaks from within a body without a name ("a military source"), `bystanders` are people whom a
 * text only describes, `footage` is what pictures show, `medium` is an agency or a paper, be it quoted or telling itself,
 * and `hidden` could be anyone ("reportedly").
 */
export interface Voice {
  readonly kind: "named" | "anonymous" | "bystanders" | "footage" | "medium" | "hidden";
  readonly label: string;
  readonly id: ActorId | null;
  /** The folded words of a personal name; empty for a body or an office. */
  readonly person: readonly string[];
  /** The words for the body that it is or speaks for. */
  readonly body: readonly string[];
  /** "governor", with the words that tell which one. */
  readonly office: { readonly title: string; readonly of: readonly string[] } | null;
  readonly country: string | null;
  readonly sector: string | null;
  /** For a medium, and for whoever is heard only through one: the folded name of the medium. */
  readonly medium: string;
  /** For a medium: whether another's words name it, so that it is no paper's own telling. */
  readonly credited: boolean;
  /** Whether the event is itself what the voice said, as an accusation is, so that all who tell of it tell of one statement. */
  readonly stated: boolean;
}

/** Types of events that are somebody's words: an accusation is made by being spoken. */
const SPOKEN_EVENTS = new Set<ReportedEvent["type"]>(["ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"]);

/** The papers whose articles are at hand, by the form in which their names are compared. */
type Publishers = ReadonlyMap<string, string>;

/** Names of papers and channels, in words that say so. */
const MEDIA =
  /\b(?:media|news ?agency|news|newspaper|daily|times|herald|gazette|tribune|radio|tv|television|channel|broadcaster|newswire|wire|press agency|website)\b/iu;
const REPORTERS =
  /\b(?:correspondents?|reporters?|journalists?|photographers?|camera ?(?:man|crew|operator)|stringer)\b/iu;
const PICTURES =
  /\b(?:(?:circulating|posted|shared) online|(?:posted|shared|circulating) on (?:social media|telegram)|footage|videos?|(?:video )?clips?|images?|imagery|photos?|photographs?|pictures|recordings?|live ?stream)\b/iu;
const SPOKEN =
  /\b(?:spokes(?:man|woman|person|people)|statements?|communiqu[eé]|press (?:release|office|service)|media office|news release|bulletin)\b/iu;
const UNNAMED_INSIDERS =
  /\b(?:sources?|officials?|officers?|insiders?|diplomats?|aides?|authorit(?:y|ies)|commanders?|leaders?)\b/iu;
const PEOPLE =
  /\b(?:residents?|(?:eye)?witness(?:es)?|locals?|villagers?|townspeople|people|survivors?|inhabitants|neighbou?rs?|bystanders?|passers-?by|civilians?|families|relatives|refugees|farmers?|activists?|wom[ae]n|m[ae]n|those|others|some|many|everyone|we|they|i)\b/iu;
/** Titles that one person at a time holds. */
const OFFICE =
  /\b(?:prime minister|deputy minister|governor|mayor|president|premier|police chief|chief of police|chief of staff|ambassador|chancellor|king|emir|prefect|harbou?r master)\b/iu;
const PORTFOLIO =
  /\b(?:(?<before>(?:[\p{L}-]+ ){1,2})minister\b|minister (?:of|for)(?: the)? (?<after>[\p{L}-]+(?: [\p{L}-]+)?))/iu;
const RANKS =
  /\b(?:colonel|general|major|brigadier|lieutenant|captain|admiral|commodore|sergeant|col|gen|maj|lt|dr|doctor|mr|mrs|ms|sheikh|minister|chief|commander|deputy|senior|military)\b\.?/giu;
/** Titles in front of a name. */
const TITLED = new RegExp(`^(?:${RANKS.source}\\s*)+`, "iu");
/** Bodies are named with these, so that a name with one is no person's. */
const BODIES =
  /\b(?:ministry|army|navy|air force|forces?|police|government|mission|group|front|centre|center|union|council|committee|organi[sz]ation|observatory|service|network|movement|party|hospital|command|guard|brigades?|agency|watch|corps|authority|administration|coalition|army|alliance|office|department|society|association|federation|house|kremlin|channel|times|herald)\b/iu;

/** Whose voice a claim is: the innermost speaker's, or where nobody is told to speak, that of whoever the words credit. */
export function voiceOf(claim: Claim, report: ReportedEvent, publishers: Publishers): Voice {
  const { speaker, chain, via } = claim;
  const medium = mediumKey(report.edition?.credits[0]?.name ?? via);
  if (typeof speaker !== "string" && !PRONOUN.test(speaker.name)) {
    const voice = ofParticipant(speaker, medium, via, publishers);
    if (voice.kind === "footage") return ofFootage(claim.occasion?.citation.exact ?? "", voice);
    // A paper that passes on another's word is no speaker, in whatever order the words stand.
    const others = voice.kind === "medium" ? chain.map((each) => ofParticipant(each, medium, via, publishers)) : [];
    return others.findLast(({ kind }) => kind !== "medium") ?? voice;
  }
  const [spoke] = report.actors;
  if (SPOKEN_EVENTS.has(report.type) && spoke !== undefined) {
    const voice = ofParticipant(spoke, medium, via, publishers);
    if (voice.kind === "named") return { ...voice, stated: true };
  }
  const last = chain.at(-1);
  if (last !== undefined) return ofParticipant(last, medium, via, publishers);
  if (speaker === "unnamed") return { ...NOBODY, kind: "hidden", label: via, medium };
  const told = attributionIn(claim.citation.exact);
  if (told !== null) return ofPhrase(told, nameWithin(told), NO_ONE, medium, via, publishers);
  if (PICTURES_SHOW.test(claim.citation.exact))
    return ofFootage(claim.citation.exact, { ...NOBODY, label: "footage", medium });
  const credit = report.edition?.credits[0]?.name;
  // Who "it" is stands in a sentence before: somebody, who may be anyone heard already.
  if (speaker !== "narrator") return { ...NOBODY, kind: "hidden", label: via, medium };
  return ofMedium(credit ?? via, credit !== undefined);
}

const PRONOUN = /^(?:who|which|that|it|its|he|she|they|we|i)$/iu;

/** "video posted online showed", in the narrator's own words. */
const PICTURES_SHOW =
  /\b(?:videos?|footage|clips?|images?|photos?|pictures)\b[^.]{0,60}\b(?:show(?:s|ed|ing)?|appear(?:s|ed)?)\b/iu;

const NO_ONE = { id: null, country: null, sector: null } as const;
const NOBODY = { ...NO_ONE, person: [], body: [], office: null, credited: false, stated: false } as const;

/** The name of an agency or a paper in the form in which such names are compared. */
export function mediumKey(name: string): string {
  return fold(agencyName(name)).replace(/^the /, "");
}

function ofMedium(name: string, credited: boolean): Voice {
  return { ...NOBODY, kind: "medium", label: agencyName(name), medium: mediumKey(name), credited };
}

function ofParticipant(speaker: Participant, medium: string, via: string, publishers: Publishers): Voice {
  const { link, country, sector, name, citation } = speaker;
  const id = link.status === "linked" ? link.id : null;
  return ofPhrase(citation.exact, name, { id, country, sector }, medium, via, publishers);
}

/** The name in "base commander Luka Venn" or "Orel of the rescue service"; the words themselves where they hold no person's. */
function nameWithin(words: string): string {
  const name = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+){0,3}";
  const match =
    new RegExp(`^(?:\\p{Ll}[\\p{L}-]* )*(?!of |for |in |at |from )\\p{Ll}[\\p{L}-]* (${name})$`, "u").exec(words) ??
    new RegExp(`^(${name}) (?:of|from|at|in|with)\\b`, "u").exec(words);
  return match?.[1] !== undefined && isPersonal(match[1], NO_ONE) ? match[1] : words;
}

interface Known {
  readonly id: ActorId | null;
  readonly country: string | null;
  readonly sector: string | null;
}

/** The voice that words stand for. `phrase` is the text's, with titles; `name` is the neutral label. */
function ofPhrase(
  phrase: string,
  name: string,
  known: Known,
  medium: string,
  via: string,
  publishers: Publishers,
): Voice {
  const bare = name.replace(TITLED, "");
  if (isAgency(name) || publishers.has(mediumKey(name))) return ofMedium(name, true);
  const personal = isPersonal(bare, known);
  const base = { ...NOBODY, ...known, label: name, medium };
  if (!personal) {
    if (REPORTERS.test(phrase)) return ofMedium(mediumWithin(phrase, publishers) ?? via, false);
    if (PICTURES.test(phrase)) return ofFootage(phrase, base);
    if (isMedium(name, known)) return ofMedium(name, true);
    if (!SPOKEN.test(phrase) && !OFFICE.test(phrase) && !PORTFOLIO.test(phrase)) {
      if (known.id === null && UNNAMED_INSIDERS.test(name))
        return { ...base, kind: "anonymous", body: bodyWords(name) };
      if (known.id === null && isAnyone(phrase, name)) return { ...base, kind: "bystanders", body: bodyWords(name) };
    }
  }
  const person = personal ? fold(bare).split(" ") : [];
  // A name of two capitals may be a group's as well as a person's.
  const own = personal ? (person.length > 1 ? bare : null) : officeless(name);
  const spoken = bodySpokenFor(phrase, name, personal) ?? ministryOf(phrase) ?? policeOf(phrase) ?? own;
  const body = bodyWords(spoken ?? "");
  return {
    ...base,
    kind: "named",
    // Which country a bare "the army" is of, is a guess from what stands around it.
    country: known.id === null && isBareArm(body) && !/\p{Lu}/u.test(name.slice(1)) ? null : known.country,
    person,
    body,
    office: officeIn(phrase, name),
  };
}

function isBareArm(body: readonly string[]): boolean {
  return body.length === 1 && /^(?:army|navy|police|ministry|government)$/.test(body[0] ?? "");
}

/** "footage released by the army" is the army's; pictures that nobody is named for are whoever's took them. */
function ofFootage(phrase: string, base: Omit<Voice, "kind">): Voice {
  const by = /\b(?:released|posted|published|shared|issued|provided|filmed|taken) by (?:the )?(?<who>.+)$/iu.exec(
    phrase,
  )?.groups?.["who"];
  if (by === undefined || PEOPLE.test(by)) return { ...base, kind: "footage", label: "footage" };
  return { ...base, kind: "named", label: by, body: bodyWords(by) };
}

/** Whether words look like a person's name: all in capitals, and none that bodies are named with. */
function isPersonal(name: string, { id, sector }: Known): boolean {
  if (id?.startsWith("actor:country/") === true || sector === "JRN" || BODIES.test(name) || MEDIA.test(name))
    return false;
  const words = name.split(/\s+/);
  if (words.length > 4 || PEOPLE.test(name) || PICTURES.test(name) || UNNAMED_INSIDERS.test(name)) return false;
  return words.every(
    (word) => /^\p{Lu}[\p{L}'’.-]*\p{Ll}/u.test(word) || /^(?:al|el|de|bin|ibn|van|von|da|abu)\b/iu.test(word),
  );
}

function isMedium(name: string, { sector }: Known): boolean {
  return (/\p{Lu}/u.test(name) || /\bmedia\b/u.test(name)) && (sector === "JRN" || MEDIA.test(name));
}

/** "a correspondent of the Morning Mail", "a Channel Nine correspondent": the medium that its words name. */
function mediumWithin(phrase: string, publishers: Publishers): string | null {
  const named = `${fold(phrase)} `;
  const keys = [...publishers.keys()].sort((a, b) => b.length - a.length);
  return publishers.get(keys.find((each) => named.includes(`${each} `)) ?? "") ?? null;
}

/** Whether words describe someone of whom there are many: "residents", "a doctor", with no name in them. */
function isAnyone(phrase: string, name: string): boolean {
  if (/.\p{Lu}/u.test(name) && !/^(?:an?|one|two|three|several|some|many)\b/iu.test(phrase)) return false;
  return PEOPLE.test(name) || /^[,\s]*(?:an?|one|two|three|several|some|many|other)\s/iu.test(phrase);
}

// ---------------------------------------------------------------- for whom somebody speaks

/** Whether a voice's label is for somebody's mouth, not for the body itself: "spokesman of the front". */
export function isSpokenFor({ label }: Voice): boolean {
  return SPOKEN.test(label);
}

/** The body of "a spokesman for the army", "army spokesman Colonel Tash", "a statement of the ministry". */
function bodySpokenFor(phrase: string, name: string, personal: boolean): string | null {
  const words = personal ? phrase.replace(name, " ") : phrase;
  const at = SPOKEN.exec(words);
  if (at === null) return null;
  const after = /^s?[, ]+(?:for|of|from|by|at|with|in)(?: the)? (?<body>[^,]+)/iu.exec(
    words.slice(at.index + at[0].length),
  )?.groups?.["body"];
  const before = words
    .slice(0, at.index)
    .replace(/^[\s,]*(?:the|an?)\s+/iu, "")
    .trim();
  const body = [before, after ?? ""].join(" ").replace(RANKS, " ").trim();
  return body === "" ? null : body;
}

/** "the interior minister", "minister of health": they speak for their ministry. */
function ministryOf(phrase: string): string | null {
  const { before, after } = PORTFOLIO.exec(phrase)?.groups ?? {};
  if (/\bprime minister\b/iu.test(phrase)) return null;
  const portfolio = (before ?? after ?? "").replace(/\b(?:the|an?|deputy|former|then)\b/giu, " ").trim();
  return portfolio === "" ? null : `${portfolio} ministry`;
}

/** "the police chief of Oster": who heads the police speaks for it. */
function policeOf(phrase: string): string | null {
  return /\b(?:police chief|chief of police)\b/iu.test(phrase) ? "police" : null;
}

/** A name that is a body's: without the title of an office, which is compared by itself. */
function officeless(name: string): string | null {
  return OFFICE.test(name) ? null : name;
}

function officeIn(phrase: string, name: string): Voice["office"] {
  const title = OFFICE.exec(phrase)?.[0];
  if (title === undefined) return null;
  const rest = phrase.replace(name === phrase ? title : name, " ").replace(title, " ");
  return { title: fold(title).replace("chief of police", "police chief"), of: bodyWords(rest) };
}

const EMPTY_WORDS = new Set(
  "the a an of for and in at on its their his her by from to with affairs s said general people".split(" "),
);
const ALIKE: ReadonlyMap<string, string> = new Map([
  ["defense", "defence"],
  ["military", "army"],
  ["naval", "navy"],
  ["center", "centre"],
  ["organization", "organisation"],
  ["militia", ""],
]);

/** The words of a name that tell it from others, in the form in which they are compared. */
function bodyWords(name: string): readonly string[] {
  const words = fold(name)
    .split(" ")
    .map((word) => ALIKE.get(word) ?? word)
    .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word));
  return [...new Set(words)];
}
