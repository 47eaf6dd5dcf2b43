import type { Actor, Day } from "../model.ts";
import { type ActorIndex, isCurrent, isOfTime, type Naming, roleOn, type Sense } from "./actor-index.ts";
import { isParticle } from "./actor-sounds.ts";
import { isArticle, isCapitalised, type PhraseWord, wordsOf } from "./actor-words.ts";
import { type CountryOf, countryOfPlace, standsBehind, weightOf } from "./countries.ts";
import { internationalCode } from "./internationals.ts";
import { FORMER, LOYAL, OFFICES, RANKS, REBELLIOUS, type Role, roleAt, singular } from "./sectors.ts";

/** What a phrase says of whom it stands for. */
export interface Description {
  /** The actors it may stand for: none, one, or several that are too close to call. */
  readonly actors: readonly Actor[];
  readonly country: string | null;
  readonly sector: string | null;
  /** The phrase names a body of state or a post by its common noun ("the army", "the president"). */
  readonly role: Role | null;
  /** An actor named by one who takes sides: its neutral name stands in for the words. */
  readonly sided: Actor | null;
  /** It tells of people by the country they belong to ("Syrians") or counts them. */
  readonly counted: boolean;
  /** The country is only where they are based or who leads them: "the Britain-based monitor" may be Syrian. */
  readonly loose: boolean;
}

export const NOTHING: Description = {
  actors: [],
  country: null,
  sector: null,
  role: null,
  sided: null,
  counted: false,
  loose: false,
};

/** What reading a phrase needs beside its words. */
export interface Setting {
  readonly index: ActorIndex;
  readonly day: Day | null;
  readonly countryOf: CountryOf;
  /** How a stretch of the phrase lies to a person's name: "Jordan" inside one is no country. */
  personAt(start: number, end: number): "outside" | "inside" | "whole";
  /** Whether it is the name of a place, so that an unknown word may be looked up as one; a bare phrase cannot tell. */
  placeAt(start: number, end: number): "place" | "other" | "untold";
}

/** A stretch of a phrase: a known name, a role noun, or a word that is neither. */
type Item =
  | { readonly kind: "actor"; readonly first: number; readonly end: number; readonly senses: readonly Sense[] }
  | { readonly kind: "role"; readonly first: number; readonly end: number; readonly role: Role; readonly noun: string }
  | { readonly kind: "word"; readonly first: number; readonly end: number };

type ActorItem = Extract<Item, { kind: "actor" }>;
type RoleItem = Extract<Item, { kind: "role" }>;

/** A phrase cut at its prepositions: "police" and, introduced by "in", "Karachi". */
interface Part {
  readonly preposition: string | null;
  readonly items: readonly Item[];
}

/** Who somebody is stands in the first words of a phrase; what comes after so many is no phrase but a broken text. */
const MOST_WORDS = 60;
const LONGEST_PHRASE = 1000;

/**
 * Whom a noun phrase stands for, from its words alone.
 *
 *     describe("the spokesman for Iran's Foreign Ministry", …) // IRN GOV
 *     describe("Turkish-backed Syrian rebels", …)              // SYR REB
 */
export function describe(text: string, setting: Setting): Description {
  const words = wordsOf(text.slice(0, LONGEST_PHRASE)).slice(0, MOST_WORDS);
  const [main, ...asides] = segmentsOf(words, setting);
  if (main === undefined) return NOTHING;
  const described = describeSegment(main, words, setting);
  return asides.reduce((whole, aside) => complete(whole, asAside(describeSegment(aside, words, setting))), described);
}

/** "Palmyra, Syria": a country beside something else says where it is, not who. */
function asAside(described: Description): Description {
  const isPlace = described.role === null && described.actors.some(({ kind }) => kind === "country");
  return isPlace ? { ...NOTHING, country: described.country } : described;
}

/** A description with its gaps filled from another of the same actor. */
export function complete(base: Description, other: Description): Description {
  if (base.loose && other.country !== null) return complete({ ...base, country: null, loose: false }, other);
  const clash = base.country !== null && other.country !== null && base.country !== other.country;
  if (clash && base.sector !== null) return base;
  return {
    actors: base.actors.length > 0 || (clash && other.actors.length > 0) ? base.actors : other.actors,
    country: base.country ?? other.country,
    sector: base.sector ?? other.sector,
    role: base.role ?? other.role,
    sided: base.sided ?? other.sided,
    counted: base.counted,
    loose: base.country === null ? other.loose : base.loose,
  };
}

// ---------------------------------------------------------------- cutting a phrase up

const PREPOSITIONS: ReadonlySet<string> = new Set(
  `of for from in at near inside within across throughout around outside with without against to by on over under between about
  loyal operating fleeing based belonging living serving stationed affiliated linked aligned backed led supported opposed
  including such like during after before since along behind beyond into through towards toward among via upon ordered calling
  dispatched deployed leading accused working responsible seeking trying headed known named called`.split(/\s+/),
);
/** Prepositions whose complement is the body that people act for. */
const BELONGING: ReadonlySet<string> = new Set("of for from at within".split(" "));
/** Prepositions whose complement says only where they are. */
const PLACING: ReadonlySet<string> = new Set(
  "in near inside across throughout around outside of for from at within along based operating living stationed over fleeing".split(
    " ",
  ),
);
/** Words that tie people to whom "to" names. */
const BONDS: ReadonlySet<string> = new Set(["loyal", "belonging", "affiliated", "linked", "aligned"]);
const RELATIVE: ReadonlySet<string> = new Set("who whom whose which that when where while because as".split(" "));

/** The phrase without relative clauses, cut at commas and brackets into its core and its asides. */
function segmentsOf(words: readonly PhraseWord[], setting: Setting): readonly (readonly Item[])[] {
  const segments: Item[][] = [[]];
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (word === undefined || (RELATIVE.has(word.key) && !/^\p{Lu}{2}/u.test(word.text))) break;
    if (word.mark) {
      if (/[,;:()]/.test(word.text)) segments.push([]);
      at++;
      continue;
    }
    const segment = segments[segments.length - 1] ?? [];
    const item = itemAt(words, at, segment[segment.length - 1], setting);
    segment.push(item);
    at = item.end;
  }
  return segments.filter((items) => items.length > 0);
}

function itemAt(words: readonly PhraseWord[], at: number, before: Item | undefined, setting: Setting): Item {
  const named = ofCountry(namedAt(words, at, setting), before);
  const noun = roleNounAt(words, at, setting);
  if (named !== null && (noun === null || named.end >= noun.end)) return { kind: "actor", ...named };
  if (noun !== null) return noun;
  const heard = heardAt(words, at, setting);
  return heard === null ? { kind: "word", first: at, end: at + 1 } : { kind: "actor", ...heard };
}

/** A person or body whose name is romanised otherwise than we have it: "Esmail Baghaie", "Jaish-i-Muhammad". */
function heardAt(words: readonly PhraseWord[], at: number, setting: Setting): Naming | null {
  if (!isPartOfName(words[at]) || isPartOfName(words[at - 1])) return null;
  let end = at + 1;
  while (
    end < words.length &&
    (isPartOfName(words[end]) || isArticle(words, end) || isJoint(words, end)) &&
    words[end - 1]?.possessive === false
  )
    end++;
  if (end - at > MOST_NAME_WORDS) return null;
  const person = setting.personAt(words[at]?.start ?? 0, words[end - 1]?.end ?? 0);
  if (person === "inside") return null;
  const found = setting.index.similar(words.slice(at, end)).filter((actor) => isOfTime(actor, setting.day));
  return found.length === 0 ? null : { first: at, end, senses: found.map((actor) => ({ actor, form: "name" })) };
}

const MOST_NAME_WORDS = 5;

/** "E" in "Jaish-e-Mohammed". */
function isJoint(words: readonly PhraseWord[], at: number): boolean {
  return words[at]?.bound === true && words[at + 1]?.bound === true && isParticle(words[at]?.key ?? "");
}

/** "Chile's Defense Department" is not the American one: a body of state belongs to the country in front of it. */
function ofCountry(named: Naming | null, before: Item | undefined): Naming | null {
  if (named === null || before?.kind !== "actor") return named;
  const countries = before.senses.filter(({ actor }) => actor.kind === "country").map(({ actor }) => actor.country);
  if (countries.length === 0) return named;
  const senses = named.senses.filter(({ actor }) => actor.kind !== "organisation" || countries.includes(actor.country));
  return senses.length === 0 ? null : { ...named, senses };
}

function namedAt(words: readonly PhraseWord[], at: number, setting: Setting): Naming | null {
  const found = setting.index.nameAt(words, at);
  if (found === null) return null;
  // "Zia-Ul-Haq" holds no "al-Haq"; "US-Iraqi" and "anti-Syrian" hold a country.
  if (words[at]?.bound === true && found.senses.every(({ actor }) => actor.kind !== "country")) return null;
  const start = words[found.first]?.start ?? 0;
  const end = words[found.end - 1]?.end ?? start;
  const person = setting.personAt(start, end);
  // A group that was taken for a person is still the group, as long as the name is all its own.
  const senses = found.senses.filter(({ actor }) =>
    actor.kind === "person"
      ? isFullName(found, words, person) && (found.end - found.first > 1 || isOfTime(actor, setting.day))
      : person === "outside" || (person === "whole" && actor.kind !== "country"),
  );
  return senses.length > 0 ? { ...found, senses } : null;
}

/** Whether a name is all that the text has of it: "Saleh" in "Saleh Adam" is somebody else. */
function isFullName(
  { first, end }: Naming,
  words: readonly PhraseWord[],
  person: "outside" | "inside" | "whole",
): boolean {
  if (end - first > 1) return true;
  if (person === "inside") return false;
  const [before, after] = [words[first - 1], words[end]];
  if (person === "whole") return true;
  return (
    !(isPartOfName(before) && before?.possessive === false) &&
    !(isPartOfName(after) && words[end - 1]?.possessive === false)
  );
}

const HONORIFICS: ReadonlySet<string> = new Set(
  "mr mrs ms dr sir lord lady sheikh sheik sayyed sayyid hajj the".split(" "),
);

function isPartOfName(word: PhraseWord | undefined): boolean {
  if (word === undefined || word.mark || !isCapitalised(word) || HONORIFICS.has(word.key)) return false;
  return roleAt([singular(word.key)], 0) === null && !FORMER.has(word.key);
}

/** Titles that a name tagger may take for part of the name; other nouns in a name are the name's: "Lama Fakih". */
const TITLES: ReadonlySet<string> = new Set(
  `president minister general colonel major captain lieutenant brigadier admiral marshal commander king queen prince princess sultan emir pope
  cardinal archbishop bishop imam ayatollah senator judge ambassador governor mayor chancellor premier secretary`.split(
    /\s+/,
  ),
);

function roleNounAt(words: readonly PhraseWord[], at: number, setting: Setting): RoleItem | null {
  const [word, key] = [words[at], singular(words[at]?.key ?? "")];
  if (
    word === undefined ||
    (!TITLES.has(key) && setting.personAt(word.start, word.end) !== "outside" && isCapitalised(word))
  )
    return null;
  const keys = words.slice(at, at + 6).map((word) => (word.mark ? "," : singular(word.key)));
  const found = setting.index.roleAt(keys, 0);
  if (found === null) return null;
  const end = at + found.length;
  // "Rebel-held areas" are no rebels.
  if (standsBehind(words, end)) return null;
  // A genitive ends a compound: "the army's general staff" are two nouns.
  if (words.slice(at, end - 1).some((word) => word.possessive) && found.length > 1) {
    const single = setting.index.roleAt(keys.slice(0, 1), 0);
    if (single === null || !words[at]?.possessive)
      return { kind: "role", first: at, end, role: found.role, noun: keys.slice(0, found.length).join(" ") };
    return { kind: "role", first: at, end: at + 1, role: single.role, noun: keys[0] ?? "" };
  }
  return { kind: "role", first: at, end, role: found.role, noun: keys.slice(0, found.length).join(" ") };
}

function partsOf(items: readonly Item[], words: readonly PhraseWord[]): readonly Part[] {
  const parts: { preposition: string | null; items: Item[] }[] = [{ preposition: null, items: [] }];
  for (const item of items) {
    const word = words[item.first];
    const isPreposition = item.kind === "word" && word !== undefined && !word.bound && PREPOSITIONS.has(word.key);
    if (isPreposition) parts.push({ preposition: word.key, items: [] });
    else parts[parts.length - 1]?.items.push(item);
  }
  return parts;
}

// ---------------------------------------------------------------- who is meant

/** Words that count people and leave it to their complement to say who they are: "hundreds of refugees". */
const PARTITIVE: ReadonlySet<string> = new Set(
  `hundred thousand dozen score ten million number majority lot handful pair couple some many most all both one two three four five six
  seven eight nine several any few half rest remainder bulk series bunch wave crowd column remnant part member group list family rank
  element unit team body kind type sort cell batch band`.split(/\s+/),
);

function describeSegment(items: readonly Item[], words: readonly PhraseWord[], setting: Setting): Description {
  const parts = partsOf(items, words);
  const [core, next] = parts;
  if (core === undefined) return NOTHING;
  if (next !== undefined && core.items.length === 0) return describeSegment(items.slice(1), words, setting);
  if (next?.preposition === "of" && core.items.every((item) => isPartitive(item, words)) && next.items.length > 0) {
    const rest = items.slice(items.indexOf(next.items[0] ?? items[0] ?? { kind: "word", first: 0, end: 0 }));
    return describeSegment(rest, words, setting);
  }
  const head = bodyBefore(headOf(core.items), core.items);
  if (head === null) return describeUnknown(parts, words, setting);
  return head.kind === "actor"
    ? describeNamed(head, core.items, parts, words, setting)
    : describeRole(head, core.items, parts, words, setting);
}

function isPartitive(item: Item, words: readonly PhraseWord[]): boolean {
  if (item.kind === "actor") return false;
  const last = words[item.end - 1];
  if (last === undefined) return false;
  return PARTITIVE.has(singular(last.key)) || isFiller(last) || /^\d/.test(last.key);
}

const FILLERS: ReadonlySet<string> = new Set(
  "the a an this that these those his her its their our my your at least more than about around over up nearly almost some other another large small armed suspected alleged unidentified local young".split(
    " ",
  ),
);

function isFiller(word: PhraseWord): boolean {
  return FILLERS.has(word.key);
}

/** The item that says what the phrase is: its last role noun or known name, but for a person's name at the end. */
function headOf(items: readonly Item[]): ActorItem | RoleItem | null {
  for (let i = items.length - 1; i >= 0; i--) {
    const item = items[i];
    if (item !== undefined && item.kind !== "word") return item;
  }
  return null;
}

/** "the PRI Mexico": a body with its country after it is still the body. */
function bodyBefore(head: ActorItem | RoleItem | null, items: readonly Item[]): ActorItem | RoleItem | null {
  if (head?.kind !== "actor") return head;
  const before = items.find(({ end }) => end === head.first);
  if (before?.kind !== "actor" || !head.senses.every(({ actor }) => actor.kind === "country")) return head;
  const isTheirs = before.senses.some(
    ({ actor }) =>
      actor.kind !== "country" &&
      actor.kind !== "person" &&
      head.senses.some((sense) => sense.actor.country === actor.country),
  );
  return isTheirs ? before : head;
}

/** A phrase without an article around it may be nothing but a town's name. */
function countryOfTown(named: readonly PhraseWord[], parts: number, { placeAt, countryOf }: Setting): string | null {
  const isUntold = named.every((word) => isCapitalised(word) && placeAt(word.start, word.end) === "untold");
  return parts === 1 && isUntold && named.length > 0 ? countryOf(named.map(({ text }) => text).join(" ")) : null;
}

/** No word of the core is known: the place it names or its complement gives a country at most. */
function describeUnknown(parts: readonly Part[], words: readonly PhraseWord[], setting: Setting): Description {
  const [core, ...rest] = parts;
  const named = placeWords(core?.items ?? [], words, setting);
  const places = named.filter(({ start, end }) => setting.placeAt(start, end) === "place");
  const own = countryOfPlace(places, setting.countryOf) ?? countryOfTown(named, parts.length, setting);
  return { ...NOTHING, country: own ?? placedCountry(rest, words, setting) };
}

function placeWords(items: readonly Item[], words: readonly PhraseWord[], setting: Setting): readonly PhraseWord[] {
  return items
    .filter((item) => item.kind === "word")
    .flatMap((item) => words.slice(item.first, item.end))
    .filter((word) => setting.personAt(word.start, word.end) === "outside");
}

/** The phrase ends in a known name. */
function describeNamed(
  head: ActorItem,
  core: readonly Item[],
  parts: readonly Part[],
  words: readonly PhraseWord[],
  setting: Setting,
): Description {
  const before = core.filter((item) => item.end <= head.first);
  const after = core.filter((item) => item.first >= head.end);
  const senses = bestSenses(head.senses, setting.day);
  const [sense] = senses;
  if (sense === undefined) return NOTHING;
  if (sense.actor.kind === "person") return describePerson(senses, before, words, setting);
  if (sense.form === "adjective")
    return atHome(
      describePeople(words[head.end - 1] ?? NO_WORD, senses, before, after, words, setting),
      head,
      parts,
      words,
      setting,
    );
  if (trailsName(after, words)) {
    // "Chad Smith", "Israel Gonzalez": a country's name in front of an unknown one is a first name.
    return sense.actor.kind === "country" && before.length === 0 && senses.length === 1
      ? NOTHING
      : ofActors(senses, setting);
  }
  const weight = weightOf(words, head.first, head.end);
  if (after.length > 0 && weight !== "full")
    return {
      ...NOTHING,
      ...(weight === "weak" ? { country: roleOn(sense.actor, setting.day).country, loose: true } : {}),
    };
  if (after.length > 0 || words[head.end - 1]?.possessive === true)
    return { ...ofActors(senses, setting), actors: [], sided: null };
  if (sense.form !== "name" || sense.actor.kind !== "country") return ofActors(senses, setting);
  const titled = before.findLast((item): item is RoleItem => item.kind === "role" && !item.role.body);
  const placed = parts.length === 1 && titled === undefined;
  return placed ? ofActors(senses, setting) : { ...ofActors(senses, setting), sector: titled?.role.sector ?? null };
}

function trailsName(after: readonly Item[], words: readonly PhraseWord[]): boolean {
  return (
    after.length > 0 &&
    after.every(
      (item) => item.kind === "word" && isCapitalised(words[item.first]) && words[item.first]?.bound === false,
    )
  );
}

/** Several actors of one name: those in public life on the day stand before the others. */
function bestSenses(senses: readonly Sense[], day: Day | null): readonly Sense[] {
  const names = senses.filter(({ form }) => form !== "adjective");
  const known = names.length > 0 ? names : senses;
  const current = known.filter(({ actor }) => isCurrent(actor, day));
  return current.length > 0 ? current : known;
}

/** The actors that a name may stand for; country and sector only where they agree on them. */
function ofActors(senses: readonly Sense[], setting: Setting): Description {
  const roles = senses.map(({ actor, form }) => ({
    ...roleOn(actor, setting.day),
    ...(form === "seat" ? { sector: "GOV" } : {}),
  }));
  const countries = new Set(roles.map(({ country }) => country));
  const sectors = new Set(roles.map(({ sector }) => sector));
  return {
    ...NOTHING,
    actors: senses.map(({ actor }) => actor),
    country: countries.size === 1 ? (roles[0]?.country ?? null) : null,
    sector: sectors.size === 1 ? (roles[0]?.sector ?? null) : null,
    sided: senses.find(({ form }) => form === "partisan")?.actor ?? null,
  };
}

/** A known person, with the title that the text gives. A title of another country means a namesake. */
function describePerson(
  senses: readonly Sense[],
  before: readonly Item[],
  words: readonly PhraseWord[],
  setting: Setting,
): Description {
  const title = before.length === 0 ? NOTHING : describeTitle(before, words, setting);
  const fitting = senses.filter(({ actor }) => fitsTitle(actor, title, setting.day));
  if (fitting.length === 0) return { ...title, actors: [] };
  const known = ofActors(fitting, setting);
  const stale =
    known.sector === null || known.sector === "ELI" || (setting.day === null && hasHeld(fitting, title.sector));
  return { ...known, sector: (stale ? title.sector : null) ?? known.sector, country: known.country ?? title.country };
}

/** Whether a title is one that the persons had at some time: then the text speaks of that time. */
function hasHeld(senses: readonly Sense[], sector: string | null): boolean {
  return (
    sector === "ELI" ||
    sector === "OPP" ||
    senses.some(({ actor }) => actor.roles.some((role) => role.sector === sector))
  );
}

function fitsTitle(actor: Actor, title: Description, day: Day | null): boolean {
  if (title.country === null || title.country === roleOn(actor, day).country || title.country === actor.country)
    return true;
  return actor.roles.some(({ country }) => country === title.country);
}

/** The words in front of a person's name, read as a phrase of their own. */
function describeTitle(before: readonly Item[], words: readonly PhraseWord[], setting: Setting): Description {
  const head = headOf(before);
  if (head === null) return NOTHING;
  const parts = [{ preposition: null, items: before }];
  if (head.kind === "role") return describeRole(head, before, parts, words, setting);
  const owner = ofActors(bestSenses(head.senses, setting.day), setting);
  return { ...owner, actors: [] };
}

const NO_WORD: PhraseWord = { text: "", start: 0, end: 0, key: "", possessive: false, bound: false, mark: false };

const NUMBER_WORDS: ReadonlySet<string> = new Set(
  "a an one two three four five six seven eight nine ten eleven twelve several dozen dozens hundreds thousands many some few young old unarmed wounded".split(
    " ",
  ),
);

/** People by their country: "Syrians" and "four Syrians" are civilians, "the Syrians" may be anyone. */
function describePeople(
  head: PhraseWord,
  senses: readonly Sense[],
  before: readonly Item[],
  after: readonly Item[],
  words: readonly PhraseWord[],
  setting: Setting,
): Description {
  const counted = before.some(
    (item) => NUMBER_WORDS.has(words[item.first]?.key ?? "") || /^\d/.test(words[item.first]?.key ?? ""),
  );
  const role = before.findLast((item): item is RoleItem => item.kind === "role");
  const people = isEthnic(before, words) ? { ...NOTHING } : ofActors(senses, setting);
  const sided = senses.find(({ form }) => form === "partisan")?.actor ?? null;
  if (after.length > 0) return { ...people, actors: [], sector: null, sided };
  // "Russian" before "air strikes" is Russia; "Russians" and "a Russian" are people.
  if (before.length === 0 && !/[^s]s$/.test(head.text) && !head.possessive) return people;
  const plain = head.text.endsWith("s") && before.length === 0;
  return {
    ...people,
    actors: [],
    sector: role?.role.sector ?? (counted || plain || isEthnic(before, words) ? "CVL" : null),
    counted,
    sided,
  };
}

/** "Ethnic Albanians in Serbia", "the Albanians of southern Serbia" live there, whatever they are called. */
function atHome(
  people: Description,
  head: ActorItem,
  parts: readonly Part[],
  words: readonly PhraseWord[],
  setting: Setting,
): Description {
  const isPlural = /[^s]s$/.test(words[head.end - 1]?.text ?? "");
  const lives = people.sector === "CVL" && people.country === null ? PLACING : isPlural ? RESIDING : null;
  if (lives === null) return people;
  const home = placedCountry(
    parts.slice(1).filter(({ preposition }) => lives.has(preposition ?? "")),
    words,
    setting,
  );
  if (home === null || home === people.country) return people;
  return { ...people, actors: [], country: home, sector: people.sector ?? "CVL" };
}

/** Prepositions that say where a people has its home rather than where some of it are. */
const RESIDING: ReadonlySet<string> = new Set(["of"]);

/** "Ethnic Albanians" live elsewhere: the word names no country. */
function isEthnic(before: readonly Item[], words: readonly PhraseWord[]): boolean {
  return before.some((item) => words[item.first]?.key === "ethnic");
}

// ---------------------------------------------------------------- role nouns

/** The phrase's head is a role noun: its sector, and whose it is. */
function describeRole(
  head: RoleItem,
  core: readonly Item[],
  parts: readonly Part[],
  words: readonly PhraseWord[],
  setting: Setting,
): Description {
  const before = core.filter((item) => item.end <= head.first);
  const owner = ownerOf(before, parts.slice(1), words, setting);
  const wide = owner.country ?? wideCountry(core, parts.slice(1), words, setting);
  const modifiers = modifiersOf(before, words);
  const placed = wide ?? looseCountry(core, words, setting);
  const country = placed ?? (owner.actors.length === 0 ? internationalCode(head.noun, modifiers) : null);
  const sector = isWatcher(head, before, owner, words) ? "SOC" : sectorOf(head, before, owner, modifiers, placed);
  const standsIn = standsFor(head, sector, owner, modifiers);
  return {
    actors: standsIn ? owner.actors : [],
    country,
    sector,
    role: head.role,
    sided: owner.sided,
    counted: false,
    loose: wide === null && country !== null,
  };
}

/**
 * "The monitor", "the Britain-based monitor": a body that watches a war, as long as nobody sends it. Monitors in
 * the plural, and those of a state or a union, are officials.
 */
function isWatcher(head: RoleItem, before: readonly Item[], owner: Description, words: readonly PhraseWord[]): boolean {
  if (head.noun !== "monitor" || owner.country !== null || owner.actors.length > 0) return false;
  if (words[head.end - 1]?.key !== "monitor") return false;
  return before.every((item) => item.kind !== "role");
}

/** The words in front of a role noun that change it, with hyphened ones whole: "pro-government". */
function modifiersOf(before: readonly Item[], words: readonly PhraseWord[]): readonly string[] {
  const indexes = before.filter((item) => item.kind !== "actor").flatMap((item) => range(item.first, item.end));
  const single = indexes.map((i) => singular(words[i]?.key ?? ""));
  const joined = indexes.filter((i) => words[i]?.bound === true).map((i) => `${words[i - 1]?.key}-${words[i]?.key}`);
  return [...single, ...joined];
}

function range(first: number, end: number): readonly number[] {
  return Array.from({ length: end - first }, (_, i) => first + i);
}

/** Whom the people of a role noun belong to: the nearest name in front, or the one that a preposition adds. */
function ownerOf(
  before: readonly Item[],
  rest: readonly Part[],
  words: readonly PhraseWord[],
  setting: Setting,
): Description {
  const named = before.filter(
    (item): item is ActorItem => item.kind === "actor" && weightOf(words, item.first, item.end) === "full",
  );
  const body = named.findLast(({ senses }) =>
    senses.some(({ actor, form }) => actor.kind !== "country" && form !== "adjective"),
  );
  const nearest = body ?? named[0];
  const own = nearest === undefined ? NOTHING : ownership(bestSenses(nearest.senses, setting.day), setting);
  // "The US-led coalition's spokesman": a body's own country may be told by a country word before it.
  const country = own.country ?? (named[0] === undefined ? null : ownership(named[0].senses, setting).country);
  if (nearest !== undefined) return { ...own, country };
  const part = rest.find(({ preposition }) => BELONGING.has(preposition ?? ""));
  if (part === undefined || part.items.length === 0) return NOTHING;
  const following = rest.slice(rest.indexOf(part));
  const items = following.flatMap((one, i) => (i === 0 ? one.items : []));
  return describeSegment(items, words, setting);
}

/** What an owner lends: countries and adjectives lend no sector, seats that of a government. */
function ownership(senses: readonly Sense[], setting: Setting): Description {
  const whole = ofActors(senses, setting);
  return senses.every(({ form }) => form === "adjective") ? { ...whole, sector: null } : whole;
}

function sectorOf(
  head: RoleItem,
  before: readonly Item[],
  owner: Description,
  modifiers: readonly string[],
  country: string | null,
): string | null {
  const base = head.role.inherits ? inherited(head, before, owner, country) : ownSector(head, owner);
  return modified(base, head, modifiers, country);
}

/** A noun's own sector; but the tanks and soldiers of an armed group are the group's. */
function ownSector(head: RoleItem, owner: Description): string | null {
  const isGroups =
    head.role.sector === "MIL" && owner.actors.length > 0 && owner.actors.every(({ kind }) => kind === "group");
  return isGroups && owner.sector !== null ? owner.sector : head.role.sector;
}

/** The sector of the nearest noun in front, of the owner, or what the noun means alone. */
function inherited(head: RoleItem, before: readonly Item[], owner: Description, country: string | null): string | null {
  const noun = before.findLast(
    (item): item is RoleItem => item.kind === "role" && item.role.sector !== null && !TRANSPARENT.has(item.noun),
  );
  if (noun !== undefined && (!noun.role.inherits || head.role.sector === null)) return noun.role.sector;
  const state = owner.actors.length > 0 && owner.actors.every(({ kind }) => kind === "country");
  if (owner.sector !== null && !(state && head.role.sector !== null)) return owner.sector;
  if (head.role.sector !== null) return head.role.sector;
  return SPEAKING.has(head.noun) && country !== null ? "GOV" : null;
}

/** Nouns in front of another that say nothing of its sector. */
const TRANSPARENT: ReadonlySet<string> = new Set(
  "local people national family person minority majority civilian christian muslim moslem arab kurd sunni shiite shia city town village".split(
    " ",
  ),
);
/** People who speak for a country speak for its government. */
const SPEAKING: ReadonlySet<string> = new Set(
  "spokesman spokeswoman spokesperson representative delegate head chief secretary deputy counterpart aide adviser advisor side delegation director agency committee council office bureau mission".split(
    " ",
  ),
);
const ARMED: ReadonlySet<string> = new Set(["MIL", "UAF", "REB", "PRM"]);

function modified(
  sector: string | null,
  head: RoleItem,
  modifiers: readonly string[],
  country: string | null,
): string | null {
  const has = (set: ReadonlySet<string>): boolean => modifiers.some((word) => set.has(word));
  if (has(FORMER) && !head.role.body && isOffice(sector, head)) return "ELI";
  if (has(LOYAL) && (sector === null || ARMED.has(sector) || sector === "REB")) return "PRM";
  if (modifiers.includes("opposition")) return oppositional(sector, head);
  if (
    has(REBELLIOUS) &&
    (sector === null || ["MIL", "GOV", "UAF", "PRM", "CVL"].includes(sector)) &&
    head.noun !== "supporter"
  )
    return "REB";
  if (modifiers.includes("civilian") && sector === "GOV" && !head.role.body) return "CVL";
  return sector === "UAF" && /group|faction|movement|organi[sz]ation/.test(head.noun) && country !== null
    ? "REB"
    : sector;
}

function isOffice(sector: string | null, head: RoleItem): boolean {
  if (sector === null) return head.role.inherits;
  return OFFICES.has(sector) || (sector === "MIL" && head.noun.split(" ").some((word) => RANKS.has(word)));
}

/** Trades that stay what they are on either side: an opposition newspaper is a newspaper. */
const TRADES: ReadonlySet<string> = new Set(["JRN", "JUD", "MED", "EDU", "LAB", "BUS"]);

function oppositional(sector: string | null, head: RoleItem): string {
  if (sector !== null && TRADES.has(sector)) return sector;
  return sector !== null && ARMED.has(sector) && head.noun !== "leader" ? "REB" : "OPP";
}

/** Nouns whose people are the state itself when its name stands in front. */
const STATE_NOUNS: ReadonlySet<string> = new Set(
  "government regime administration authority cabinet leadership state junta".split(" "),
);

/** Whether acting in that role is acting as the owner: its fighters and spokesmen, a country's government. */
function standsFor(head: RoleItem, sector: string | null, owner: Description, modifiers: readonly string[]): boolean {
  const [actor] = owner.actors;
  if (
    actor === undefined ||
    modifiers.some((word) => FORMER.has(word) || word === "opposition" || word === "supporter")
  )
    return false;
  if (actor.kind === "person") return false;
  if (actor.kind === "country")
    return sector === "GOV" && STATE_NOUNS.has(head.noun) && modifiers.every((word) => !REBELLIOUS.has(word));
  return head.role.inherits || sector === owner.sector;
}

// ---------------------------------------------------------------- countries

/** The country of a phrase that no owner gave: a place in its core, then what prepositions add. */
function wideCountry(
  core: readonly Item[],
  rest: readonly Part[],
  words: readonly PhraseWord[],
  setting: Setting,
): string | null {
  return countryOfPlace(titleWords(core, words, setting), setting.countryOf) ?? placedCountry(rest, words, setting);
}

/** The country that a phrase is only based in or led by. */
function looseCountry(core: readonly Item[], words: readonly PhraseWord[], setting: Setting): string | null {
  const weak = core.find(
    (item): item is ActorItem => item.kind === "actor" && weightOf(words, item.first, item.end) === "weak",
  );
  return weak === undefined ? null : ofActors(bestSenses(weak.senses, setting.day), setting).country;
}

/** Capitalised words in front of the last role noun: "Karachi police", not the person named after it. */
function titleWords(core: readonly Item[], words: readonly PhraseWord[], setting: Setting): readonly PhraseWord[] {
  const last = core.findLastIndex((item) => item.kind === "role");
  const bare = core.slice(0, last).filter((item) => {
    const word = words[item.first];
    if (item.kind !== "word" || word === undefined) return false;
    return words[item.end]?.bound !== true && !FORMER.has(word.key) && !REBELLIOUS.has(word.key) && !isFiller(word);
  });
  return placeWords(bare, words, setting).filter(
    ({ start, end, key }) => setting.placeAt(start, end) !== "other" && !PARTITIVE.has(key),
  );
}

/** The country that the complement of a preposition names: "rebels in Darfur", "the president of Armenia". */
function placedCountry(rest: readonly Part[], words: readonly PhraseWord[], setting: Setting): string | null {
  for (const [i, { preposition, items }] of rest.entries()) {
    const bond = preposition === "to" && BONDS.has(rest[i - 1]?.preposition ?? "");
    if (!bond && !PLACING.has(preposition ?? "")) continue;
    for (const item of items) {
      if (item.kind !== "actor" || weightOf(words, item.first, item.end) === "none") continue;
      const { country } = ofActors(bestSenses(item.senses, setting.day), setting);
      if (country !== null) return country;
    }
    const country = countryOfPlace(placeWords(items, words, setting), setting.countryOf);
    if (country !== null) return country;
  }
  return null;
}
