import type { Article, Day, Mention, Name, Participant, Reading, Sentence, Span, Token } from "../model.ts";
import { cite, contains, overlaps } from "../span.ts";
import { openGrounds } from "./actor-grounds.ts";
import { type ActorIndex, openActors } from "./actor-index.ts";
import { type Introductions, introductionsOf, openIntroductions } from "./actor-introductions.ts";
import { type Bare, bareOf } from "./actor-labels.ts";
import { namesOfActors, wholeSpan } from "./actor-names.ts";
import { complete, type Description, describe, NOTHING, type Setting } from "./actor-phrase.ts";
import { bySentence } from "./by-sentence.ts";
import type { CountryOf } from "./countries.ts";
import type { PlaceMention } from "./places.ts";
import { openSpans, type SpanIndex } from "./span-index.ts";

export { type ActorIndex, type Bare, openActors };

type Read = Pick<Reading, "sentences" | "names" | "mentions">;

/**
 * Whom a phrase stands for, without an article around it.
 *
 *     participantFor("Turkish-backed Syrian rebels", null, index) // SYR REB
 */
export function participantFor(
  text: string,
  day: Day | null,
  index: ActorIndex,
  countryOf: CountryOf = () => null,
): Bare {
  return bareOf(
    text,
    describe(text, { index, day, countryOf, personAt: () => "outside", placeAt: () => "untold" }),
    null,
  );
}

/**
 * Whom each actor mention of an article stands for, `null` for mentions of places, dates and quantities.
 *
 * A person is known by what the article said when it introduced them ("Iran's Foreign Ministry spokesman,
 * Esmaeil Baqaei" is later just "Baqaei"); a pronoun or "the diplomat" by its antecedent; "the army" by
 * the country the article is about, where that is clear. Sector and name are those of the article's day.
 */
export function linkActors(
  reading: Read,
  article: Article,
  index: ActorIndex,
  countryOf: CountryOf = () => null,
  places: readonly PlaceMention[] = [],
): readonly (Participant | null)[] {
  const { sentences } = reading;
  const { text } = article;
  const known = namesOfActors(reading.names, sentences, places);
  const names = openSpans(known, ({ span }) => span);
  const describeAt = describer(article, names, index, countryOf);
  const introductions = openIntroductions(introductionsOf({ sentences, names: known }, text, describeAt));
  const mentions = reading.mentions.map((mention) => widened(mention, sentences, names, text, describeAt));
  const alone = mentions.map((mention) => {
    if (mention.kind !== "actor") return null;
    if (isPronoun(mention, sentences)) return NOTHING;
    const own = describeAt(mention.span);
    return withIntroduction(own, personOf(mention, own, sentences, names, text), introductions, text);
  });
  const told = countriesTold(alone, mentions, text);
  const placed = alone.map((described, i) => inContext(described, mentions[i], text, told));
  const linked = mentions.map((mention) => withoutSeveral(mention, mentions, sentences));
  const joined = withAntecedents(placed, linked).map((described, i) =>
    withPerson(described, linked[i], introductions, text),
  );
  const settled = onGround(joined, mentions, openGrounds(places, text), index);
  const stateBefore = statesBefore(settled, mentions, dominantCountry(settled, index));
  const bare = mentions.map((mention, i): Bare | null => {
    const described = settled[i] ?? null;
    if (described === null) return null;
    const exact = text.slice(mention.span.start, mention.span.end);
    const person = nameOf(personOf(mention, described, sentences, names, text), text);
    const country = person === null && isOfState(described, exact) ? stateBefore(i) : described.country;
    return bareOf(exact, { ...described, country }, person);
  });
  const labels = labelsOf(bare, linked, placed, settled);
  return bare.map((one, i) => {
    const span = reading.mentions[i]?.span;
    return one === null || span === undefined
      ? null
      : { citation: cite(article, span), ...one, name: labels[i] ?? one.name };
  });
}

// ---------------------------------------------------------------- one mention

type DescribeAt = (span: Span) => Description;

/**
 * Reads phrases where they stand, each wording once: what names lie in it and how is part of the wording.
 */
function describer(article: Article, names: SpanIndex<Name>, index: ActorIndex, countryOf: CountryOf): DescribeAt {
  const known = new Map<string, Description>();
  return (span) => {
    const text = article.text.slice(span.start, span.end);
    const inside = names.touching(span);
    const wording = `${text}|${inside.map((name) => `${name.kind} ${name.span.start - span.start} ${name.span.end - span.start}`).join("|")}`;
    const described = known.get(wording) ?? describe(text, settingAt(span.start, inside, article, index, countryOf));
    known.set(wording, described);
    return described;
  };
}

function settingAt(
  offset: number,
  names: readonly Name[],
  article: Article,
  index: ActorIndex,
  countryOf: CountryOf,
): Setting {
  const around = (kind: Name["kind"], start: number, end: number): Name | undefined =>
    names.find((name) => name.kind === kind && overlaps(name.span, { start: start + offset, end: end + offset }));
  return {
    index,
    day: article.publishedAt,
    countryOf,
    personAt: (start, end) => {
      const person = around("person", start, end);
      if (person === undefined) return "outside";
      return contains({ start: start + offset, end: end + offset }, person.span) ? "whole" : "inside";
    },
    placeAt: (start, end) => (around("place", start, end) === undefined ? "other" : "place"),
  };
}

/** A mention of an unknown body or person with its whole name, where its words are cut from one. */
function widened(
  mention: Mention,
  sentences: readonly Sentence[],
  names: SpanIndex<Name>,
  text: string,
  describeAt: DescribeAt,
): Mention {
  if (mention.kind !== "actor" || isPronoun(mention, sentences)) return mention;
  const span = wholeSpan(mention, sentences, names, text);
  const isCut = span.start < mention.span.start || span.end > mention.span.end;
  return isCut && describeAt(mention.span).actors.length === 0 ? { ...mention, span } : mention;
}

/** A mention that names a person, with what the article told of that person. */
function withIntroduction(
  own: Description,
  person: Name | null,
  introductions: Introductions,
  text: string,
): Description {
  if (person === null) return own;
  const known = introductions.recall(text.slice(person.span.start, person.span.end));
  if (known === null) return own;
  // A known person is meant rather than the body that shares the phrase with the name.
  const isKnown = known.actors.length === 1 && known.actors[0]?.kind === "person";
  return isKnown ? { ...complete(known, own), role: own.role } : complete(own, known);
}

const FIRST_WORD = /^[\p{L}’']+$/u;

function isPronoun(mention: Mention, sentences: readonly Sentence[]): boolean {
  const token = headOf(mention, sentences);
  return (
    token !== undefined &&
    (token.upos === "PRON" || /^(?:PRP|WP|WDT|EX)/.test(token.xpos)) &&
    FIRST_WORD.test(token.form)
  );
}

/** Words between a head and a name that make the name somebody else's: "the people of Anas". */
const LINKING = /\b(?:of|in|for|at|by|with|from|to|near|against|about)\b|['’]s?\s/iu;

/** The personal name that a mention is, or that stands beside its head: "Foreign Minister Abbas Araghchi". */
function personOf(
  mention: Mention,
  { role }: Description,
  sentences: readonly Sentence[],
  names: SpanIndex<Name>,
  text: string,
): Name | null {
  const head = headOf(mention, sentences);
  if (head === undefined) return null;
  const near = names.touching({ start: mention.span.start, end: mention.span.end + APART + 1 });
  const people = near.filter(({ kind }) => kind === "person");
  const inside = people.filter(({ span }) => contains(mention.span, span));
  const around = inside.find(({ span }) => contains(span, head.span));
  const beside = inside.find(
    ({ span }) => span.start >= head.span.end && !LINKING.test(text.slice(head.span.end, span.start)),
  );
  const isPost = role !== null && !role.body && !head.xpos.endsWith("S");
  return around ?? beside ?? (isPost ? apposedTo(mention, people, text) : null);
}

/** How many characters a comma and a blank take. */
const APART = 2;

/** The name that a comma sets beside a mention or at its end: "the spokesman for the ministry, Esmaeil Baqaei". */
function apposedTo({ span }: Mention, people: readonly Name[], text: string): Name | null {
  const found = people.find(
    (name) =>
      name.span.start > span.start &&
      name.span.start <= span.end + APART &&
      /,\s$/.test(text.slice(Math.max(span.start, name.span.start - APART), name.span.start)) &&
      !/^\s*(?:(?:,[^,.]{0,40})?,)?\s*and\b/.test(text.slice(name.span.end, name.span.end + 60)),
  );
  return found ?? null;
}

function nameOf(person: Name | null, text: string): string | null {
  return person === null ? null : text.slice(person.span.start, person.span.end).replace(/['’]s?$/, "");
}

// ---------------------------------------------------------------- acronyms

/** "SAC" and the like: few enough letters for several bodies of the world to share them. */
const SHORT_ACRONYM = /^(?:[Tt]he\s+)?\p{Lu}{2,4}$/u;

function isAcronym(mention: Mention | undefined, text: string): boolean {
  return mention !== undefined && SHORT_ACRONYM.test(text.slice(mention.span.start, mention.span.end));
}

/** The countries that an article speaks of in more than acronyms. */
function countriesTold(
  alone: readonly (Description | null)[],
  mentions: readonly Mention[],
  text: string,
): ReadonlySet<string> {
  const told = new Set<string>();
  alone.forEach((described, i) => {
    if (described !== null && described.country !== null && !isAcronym(mentions[i], text)) told.add(described.country);
  });
  return told;
}

/** An acronym of a country's body, in an article that speaks of other countries only, is some other acronym. */
function inContext(
  described: Description | null,
  mention: Mention | undefined,
  text: string,
  told: ReadonlySet<string>,
): Description | null {
  if (described === null || described.country === null || told.size === 0 || !isAcronym(mention, text))
    return described;
  const known = described.actors.every(
    ({ kind, country }) => kind === "country" || country === null || told.has(country) || ABROAD.has(country),
  );
  return known ? described : NOTHING;
}

const ABROAD: ReadonlySet<string> = new Set(["IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"]);

// ---------------------------------------------------------------- antecedents

/** Nouns whose plural means several actors: "both parties" are not the one named before. */
const SINGLE_ACTORS: ReadonlySet<string> = new Set(
  "party side country nation state government ministry minister president leader capital neighbour neighbor".split(" "),
);

/** A mention of several actors that was tied to one of them, or the other way round, goes without an antecedent. */
function withoutSeveral(mention: Mention, mentions: readonly Mention[], sentences: readonly Sentence[]): Mention {
  const antecedent = mention.antecedent === null ? undefined : mentions[mention.antecedent];
  const [own, other] = [headOf(mention, sentences), antecedent && headOf(antecedent, sentences)];
  if (own === undefined || other === undefined) return mention;
  const isSplit = (several: Token, one: Token): boolean =>
    several.xpos === "NNS" && SINGLE_ACTORS.has(several.lemma.toLowerCase()) && /^NNP?$/.test(one.xpos);
  return isSplit(own, other) || isSplit(other, own) ? { ...mention, antecedent: null } : mention;
}

function headOf({ sentence, head }: Mention, sentences: readonly Sentence[]): Token | undefined {
  return sentences[sentence]?.tokens[head];
}

/** Pronouns and bare descriptions with what their antecedents stand for; those of earlier words are settled first. */
function withAntecedents(
  alone: readonly (Description | null)[],
  mentions: readonly Mention[],
): readonly (Description | null)[] {
  const settled = [...alone];
  alone.forEach((own, i) => {
    const at = mentions[i]?.antecedent ?? null;
    const antecedent = at === null ? null : (settled[at] ?? null);
    if (own === null || antecedent === null || own.actors.length > 0 || isAtOdds(own, antecedent)) return;
    settled[i] = complete(own, antecedent);
  });
  return settled;
}

function isAtOdds(own: Description, antecedent: Description): boolean {
  return own.country !== null && antecedent.country !== null && own.country !== antecedent.country;
}

/** "The Iranian diplomat" is the one Iranian official whom the article has named before, if there is just one. */
function withPerson(
  described: Description | null,
  mention: Mention | undefined,
  introductions: Introductions,
  text: string,
): Description | null {
  if (described === null || mention === undefined || mention.antecedent !== null) return described;
  if (!isSinglePerson(described, mention, text)) return described;
  const only = introductions.onlyOne(described, mention.span.start);
  return only === null ? described : { ...described, actors: only.actors };
}

function isSinglePerson({ role, country, sector, actors }: Description, { span }: Mention, text: string): boolean {
  if (role === null || role.body || country === null || sector === null || actors.length > 0) return false;
  const words = text.slice(span.start, span.end);
  return /^the\s.*[^s]$/is.test(words) && (!role.inherits || PERSONAL.test(words));
}

/** Nouns that take their sector from whom they serve and still name one person. */
const PERSONAL =
  /\b(?:leader|official|chief|head|commander|spokes(?:man|woman|person)|chair(?:man|woman)|director|representative|advis[eo]r|delegate|boss)$/i;

/**
 * The labels of mentions: a pronoun or a bare description is called what its antecedent is called, as long
 * as it does not speak of another country.
 */
function labelsOf(
  bare: readonly (Bare | null)[],
  mentions: readonly Mention[],
  alone: readonly (Description | null)[],
  settled: readonly (Description | null)[],
): readonly (string | null)[] {
  /** Labels that say who is meant, so that others may be called by them; a bare pronoun says nothing. */
  const telling: (string | null)[] = [];
  return bare.map((one, i) => {
    const at = mentions[i]?.antecedent ?? null;
    const [own, antecedent] = [alone[i] ?? null, at === null ? null : (settled[at] ?? null)];
    const isSame = own !== null && antecedent !== null && own.actors.length === 0 && !isAtOdds(own, antecedent);
    const told = isSame && at !== null ? (telling[at] ?? null) : null;
    telling[i] = told ?? (own === NOTHING ? null : (one?.name ?? null));
    return told ?? one?.name ?? null;
  });
}

// ---------------------------------------------------------------- the article's country

/** Armed groups that no word calls by a country, with the one they are said to be in. */
function onGround(
  described: readonly (Description | null)[],
  mentions: readonly Mention[],
  groundOf: ReturnType<typeof openGrounds>,
  index: ActorIndex,
): readonly (Description | null)[] {
  const grounds = described.map((one, i) => {
    const mention = mentions[i];
    return one === null || mention === undefined ? null : groundOf(mention, one);
  });
  const told = described.map((one, i) => {
    const ground = grounds[i];
    return one !== null && ground?.status === "told" ? { ...one, country: ground.country } : one;
  });
  const about = dominantCountry(told, index);
  return told.map((one, i) =>
    one !== null && grounds[i]?.status === "points-back" ? { ...one, country: about } : one,
  );
}

const STATE_SECTORS: ReadonlySet<string> = new Set(["GOV", "MIL", "COP", "LEG", "JUD", "SPY"]);
/** How many more mentions the first country must have than the second to be what an article is about. */
const CLEARLY = 2;

/** Offices that a state has one of. */
const SOLE =
  /^(?:the\s+)?(?:president|prime minister|premier|king|queen|emir|sultan|supreme leader|\w+ minister|army chief|police chief)$/i;

/** "The army", "parliament": a body or office of state whose state the phrase leaves to the reader. */
function isOfState(described: Description, text: string): boolean {
  const { country, actors, sector, role } = described;
  if (country !== null || actors.length > 0 || role === null || sector === null || !STATE_SECTORS.has(sector))
    return false;
  return role.body || role.inherits ? /^(?:the\s+)?[\p{L}-]+(?:\s[\p{L}-]+)?$/iu.test(text) : SOLE.test(text);
}

/** How many sentences "the army" may lie after the army it takes up. */
const MEMORY = 3;

/** Countries of which texts speak much and never mean by "the army". */
const ARMYLESS: ReadonlySet<string> = new Set(["PSE"]);

/** The state whose army or government was last spoken of, else the one the article is about; `null` when two vie. */
function statesBefore(
  described: readonly (Description | null)[],
  mentions: readonly Mention[],
  about: string | null,
): (mention: number) => string | null {
  const inSentence = bySentence(mentions.map(({ sentence, span }, at) => ({ sentence, start: span.start, at })));
  return (i) => {
    const here = mentions[i];
    if (here === undefined) return null;
    const recent = lastSentences(here.sentence).flatMap(inSentence);
    const countries = new Set<string>();
    for (const { at, start } of recent) {
      const one = described[at] ?? null;
      if (one === null || start >= here.span.start) continue;
      if (one.sector === described[i]?.sector && one.country !== null) countries.add(one.country);
    }
    const [only] = countries;
    if (countries.size > 1) return null;
    const state = only ?? about;
    return described[i]?.sector === "MIL" && state !== null && ARMYLESS.has(state) ? null : state;
  };
}

function lastSentences(sentence: number): readonly number[] {
  return Array.from({ length: MEMORY + 1 }, (_, back) => sentence - back);
}

/** The country that an article speaks of most, `null` when another comes near it. */
function dominantCountry(described: readonly (Description | null)[], index: ActorIndex): string | null {
  const counts = new Map<string, number>();
  for (const one of described) {
    const country = one?.country ?? null;
    if (country === null || index.actor(`actor:country/${country}`) === null) continue;
    counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (first === undefined || first[1] < CLEARLY) return null;
  return second === undefined || first[1] >= CLEARLY * second[1] ? first[0] : null;
}
