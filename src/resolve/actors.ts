import type { Article, Day, Mention, Name, Participant, Reading, Sentence, Span } from "../model.ts";
import { cite, contains, overlaps } from "../span.ts";
import { labelsOf, withAntecedents, withoutSeveral, withPerson } from "./actor-antecedents.ts";
import { openGrounds } from "./actor-grounds.ts";
import { type ActorIndex, openActors } from "./actor-index.ts";
import { type Introductions, introductionsOf, openIntroductions } from "./actor-introductions.ts";
import { type Bare, bareOf } from "./actor-labels.ts";
import { headOf, namesOfActors, wholeSpan } from "./actor-names.ts";
import { complete, type Description, describe, NOTHING, type Setting } from "./actor-phrase.ts";
import { dominantCountry, isOfState, onGround, statesBefore } from "./actor-states.ts";
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
  const recalled = placed.map((described, i) => withPerson(described, linked[i], introductions, text));
  const joined = withAntecedents(recalled, linked);
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

/** The name beside a mention or, behind a comma, at its end: "the spokesman for the ministry, Esmaeil Baqaei". */
function apposedTo({ span }: Mention, people: readonly Name[], text: string): Name | null {
  const found = people.find(
    (name) =>
      name.span.start > span.start &&
      name.span.start <= span.end + APART &&
      (name.span.start === span.end + 1 ||
        /,\s$/.test(text.slice(Math.max(span.start, name.span.start - APART), name.span.start))) &&
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
