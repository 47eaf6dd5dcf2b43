import type { ActorId, Article, Day, Link, Mention, Name, Participant, Reading, Sentence, Span } from "../model.ts";
import { cite, contains, overlaps } from "../span.ts";
import { type ActorIndex, openActors, roleOn } from "./actor-index.ts";
import { type Introduction, introductionsOf, recall } from "./actor-introductions.ts";
import { complete, type Description, describe, NOTHING, type Setting } from "./actor-phrase.ts";
import type { CountryOf } from "./countries.ts";
import { SECTORS } from "./sectors.ts";

export { type ActorIndex, openActors };

/** What a bare phrase stands for: a participant without a citation. */
export type Bare = Omit<Participant, "citation">;

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
  return bareOf(text, describe(text, { index, day, countryOf, isPerson: () => false }), null);
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
): readonly (Participant | null)[] {
  const people = reading.names.filter(({ kind }) => kind === "person").map(({ span }) => span);
  const settingAt = (offset: number): Setting => ({
    index,
    day: article.publishedAt,
    countryOf,
    isPerson: (start, end) => people.some((name) => overlaps(name, { start: start + offset, end: end + offset })),
  });
  const introductions = introductionsOf(reading, article.text, settingAt);
  const alone = reading.mentions.map((mention) =>
    mention.kind === "actor" ? describeMention(mention, reading, article, introductions, settingAt) : null,
  );
  const joined = alone.map((_, i) => withAntecedent(i, alone, reading, new Set()));
  const about = dominantCountry(joined, reading.names, index, countryOf);
  return reading.mentions.map((mention, i) => {
    const described = joined[i];
    if (described === null || described === undefined) return null;
    const text = article.text.slice(mention.span.start, mention.span.end);
    const settled = isOfState(described, text) ? { ...described, country: about } : described;
    return {
      citation: cite(article, mention.span),
      ...bareOf(text, settled, personIn(mention, reading.names, article)),
    };
  });
}

// ---------------------------------------------------------------- one mention

function describeMention(
  mention: Mention,
  reading: Read,
  article: Article,
  introductions: readonly Introduction[],
  settingAt: (offset: number) => Setting,
): Description {
  if (isPronoun(mention, reading.sentences)) return NOTHING;
  const text = article.text.slice(mention.span.start, mention.span.end);
  const own = describe(text, settingAt(mention.span.start));
  const person = personOf(mention, reading.names);
  if (person === null) return own;
  const name = article.text.slice(person.span.start, person.span.end);
  const known = recall(name, introductions);
  if (known === null) return own;
  // The person's own office says more than a body that shares the phrase with the name.
  return own.actors.length > 0 ? complete(own, known) : { ...complete(own, known), actors: known.actors };
}

const FIRST_WORD = /^[\p{L}’']+$/u;

function isPronoun(mention: Mention, sentences: readonly Sentence[]): boolean {
  const token = sentences[mention.sentence]?.tokens[mention.head];
  return (
    token !== undefined &&
    (token.upos === "PRON" || /^(?:PRP|WP|WDT|EX)/.test(token.xpos)) &&
    FIRST_WORD.test(token.form)
  );
}

/** The personal name that a mention is or ends in. */
function personOf(mention: Mention, names: readonly Name[]): Name | null {
  return names.findLast(({ kind, span }) => kind === "person" && contains(mention.span, span)) ?? null;
}

function personIn(mention: Mention, names: readonly Name[], article: Article): string | null {
  const name = personOf(mention, names);
  return name === null ? null : bareName(article.text.slice(name.span.start, name.span.end));
}

function bareName(name: string): string {
  return name.replace(/['’]s?$/, "");
}

// ---------------------------------------------------------------- antecedents

/** A pronoun or a bare description takes what its antecedent stands for; a cycle ends where it began. */
function withAntecedent(
  i: number,
  alone: readonly (Description | null)[],
  reading: Read,
  seen: Set<number>,
): Description | null {
  const own = alone[i] ?? null;
  const mention = reading.mentions[i];
  if (own === null || mention === undefined || mention.antecedent === null || seen.has(i)) return own;
  seen.add(i);
  const antecedent = withAntecedent(mention.antecedent, alone, reading, seen);
  if (antecedent === null || isAtOdds(own, antecedent)) return own;
  return own.actors.length > 0 ? own : complete(own, antecedent);
}

function isAtOdds(own: Description, antecedent: Description): boolean {
  return own.country !== null && antecedent.country !== null && own.country !== antecedent.country;
}

// ---------------------------------------------------------------- the article's country

const STATE_SECTORS: ReadonlySet<string> = new Set(["GOV", "MIL", "COP", "LEG", "JUD", "SPY"]);
/** How many more mentions the first country must have than the second to be what an article is about. */
const CLEARLY = 2;

/** "the army", "parliament": a body or office of state whose state the phrase leaves to the reader. */
function isOfState(described: Description, text: string): boolean {
  const { country, actors, sector, role } = described;
  if (country !== null || actors.length > 0 || role === null || sector === null) return false;
  return STATE_SECTORS.has(sector) && /^(?:the\s|\p{Lu}|parliament|police|government)/u.test(text) && !/\d/.test(text);
}

/** The country that an article speaks of most, `null` when another comes near it. */
function dominantCountry(
  described: readonly (Description | null)[],
  names: readonly Name[],
  index: ActorIndex,
  countryOf: CountryOf,
): string | null {
  const counts = new Map<string, number>();
  for (const one of described) {
    const country = one?.country ?? null;
    if (country !== null && index.actor(`actor:country/${country}`) !== null) {
      counts.set(country, (counts.get(country) ?? 0) + 1);
    }
  }
  const [first, second] = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  if (first === undefined || first[1] < CLEARLY || (names.length === 0 && countryOf("") !== null)) return null;
  return second === undefined || first[1] >= CLEARLY * second[1] ? first[0] : null;
}

// ---------------------------------------------------------------- the label

function bareOf(text: string, described: Description, person: string | null): Bare {
  const { country, sector } = described;
  return { link: linkOf(text, described), name: labelOf(text, described, person), country, sector };
}

function linkOf(exact: string, { actors }: Description): Link<ActorId> {
  const [first, second] = actors;
  if (first === undefined) return { status: "nil", exact };
  if (second === undefined) return { status: "linked", id: first.id, score: 1 };
  return { status: "ambiguous", candidates: actors.map(({ id }) => ({ id, score: 1 / actors.length })) };
}

/** The actor's neutral name, the person's name, or the words of the text without an article or a side. */
function labelOf(text: string, { actors, sided, sector }: Description, person: string | null): string {
  const [actor] = actors;
  if (actor !== undefined && actors.length === 1 && (person === null || actor.kind === "person")) return actor.name;
  if (person !== null) return person;
  if (sided !== null) return sector === null ? sided.name : `${sided.name} (${SECTORS[sector] ?? sector})`;
  return text
    .replace(/^(?:the|a|an)\s+/i, "")
    .replace(/\s+/g, " ")
    .trim();
}
