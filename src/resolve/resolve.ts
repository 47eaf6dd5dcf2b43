import { fingerprint } from "../ids.ts";
import type {
  Actor,
  Article,
  CitedQuantity,
  Claim,
  EventClaim,
  EventMention,
  Gazetteer,
  Knowledge,
  Participant,
  Reading,
  Realis,
  ReportedEvent,
  RoleNoun,
  Span,
  Whereabouts,
} from "../model.ts";
import { isVerbal } from "../plover.ts";
import { cite, contains } from "../span.ts";
import { withLocals } from "./actor-locals.ts";
import { type ActorIndex, linkActors, openActors } from "./actors.ts";
import { agreementsNamed } from "./agreements.ts";
import { bySentence } from "./by-sentence.ts";
import { contextReader } from "./contexts.ts";
import { countingOf } from "./counting.ts";
import { datesOfEvents } from "./dates.ts";
import { editionOf } from "./editions.ts";
import { chooseEventPlace } from "./eventplace.ts";
import { isLookBack } from "./look-back.ts";
import { isNotable } from "./notable.ts";
import { occasionIn } from "./occasions.ts";
import { type PlaceMention, readPlaces } from "./places.ts";
import { settingOf } from "./setting.ts";

/** The events of an article with the actors, places and days that are meant, and every place it names. */
export interface Resolution {
  readonly reports: readonly ReportedEvent[];
  readonly places: readonly Whereabouts[];
}

/** Which actor, place and days the mentions of a reading stand for, or that it cannot be told. */
export function resolve(
  article: Article,
  reading: Reading,
  { actors, roles, gazetteer, agreements }: Knowledge,
): Resolution {
  const places = readPlaces(reading, article.text, gazetteer);
  const participants = linkActors(
    reading,
    article,
    indexOf(actors, roles),
    countriesOf(places, article, gazetteer),
    places,
  );
  const named = agreementsNamed(article, agreements);
  const claims = groupByEvent(reading.claims, reading.events.length);
  const placesIn = bySentence(places);
  const namesIn = bySentence(reading.names);
  const contextsOf = contextReader(article, reading);
  const edition = editionOf(article);
  const setting = settingOf(reading, article.text, places, participants);
  const dates = datesOfEvents(reading, article.publishedAt);
  const reports = reading.events.map((event, i): ReportedEvent => {
    const date = dates[i] ?? null;
    const aged = (realis: Realis): Realis =>
      realis === "actual" && isLookBack(date, article.publishedAt) ? "historical" : realis;
    const [first, ...others] = (claims[i] ?? []).map((claim) => {
      const { realis, ...rest } = resolveClaim(claim, reading, article, participants);
      return { ...rest, realis: aged(realis) };
    });
    const place = whereOf(event, reading, placesIn, article);
    const told = { actors: pick(participants, event.actors), recipients: pick(participants, event.recipients) };
    const { actors, recipients: reached } = withLocals(event, told, place);
    const recipients = reached.map((who) => (event.type === "ASSAULT" ? asTown(who, placesIn(event.sentence)) : who));
    return {
      type: event.type,
      mode: event.mode,
      rule: event.rule,
      polarity: event.polarity,
      realis: aged(event.realis),
      quantities: citedQuantities(event, reading, article),
      id: `report:${fingerprint(`${article.id} ${event.trigger.start} ${event.trigger.end} ${event.type}`)}`,
      article: article.id,
      publisher: article.publisher,
      publishedAt: article.publishedAt,
      trigger: cite(article, event.trigger),
      actors,
      recipients,
      place,
      date,
      claims: [first ?? narrated(event, reading, article), ...others],
      contexts: contextsOf(event, actors, recipients),
      agreements: named,
      edition,
      setting,
    };
  });
  return {
    reports: reports.filter((report, i) => isNotable(report, namesIn(reading.events[i]?.sentence ?? -1))),
    places: places.filter(({ role }) => role !== "dateline").map((place) => whereabouts(place, article)),
  };
}

// ---------------------------------------------------------------- who

/** The index of a list is made once; lists are never changed. */
const indexes = new WeakMap<readonly Actor[], ActorIndex>();

function indexOf(actors: readonly Actor[], roles: readonly RoleNoun[]): ActorIndex {
  const known = indexes.get(actors) ?? openActors(actors, roles);
  indexes.set(actors, known);
  return known;
}

function pick(participants: readonly (Participant | null)[], mentions: readonly number[]): readonly Participant[] {
  return mentions.map((mention) => participants[mention] ?? null).filter((participant) => participant !== null);
}

/** Who is shelled in "shelled Beirut" is a town, not the government that sits there. */
function asTown(participant: Participant, places: readonly PlaceMention[]): Participant {
  const { span, exact } = participant.citation;
  const town = places.find((place) => place.span.start === span.start && place.span.end === span.end);
  if (town === undefined || town.role === "metonym" || town.precision === "country") return participant;
  const country = town.place?.country ?? participant.country;
  return { ...participant, link: { status: "nil", exact }, name: exact, country, sector: null };
}

/** In which country a place name lies: as this article uses it, or else by the gazetteer when it knows but one. */
function countriesOf(
  places: readonly PlaceMention[],
  article: Article,
  gazetteer: Gazetteer,
): (toponym: string) => string | null {
  const here = new Map(
    places.flatMap(({ place, link, span }) =>
      place === null || link.status !== "linked"
        ? []
        : [[place.name, place.country] as const, [article.text.slice(span.start, span.end), place.country] as const],
    ),
  );
  const listed = (toponym: string): string | null => {
    const countries = new Set(gazetteer.lookup(toponym).map(({ country }) => country));
    return countries.size === 1 ? ([...countries][0] ?? null) : null;
  };
  const known = new Map<string, string | null>(here);
  return (toponym) => {
    const country = known.has(toponym) ? (known.get(toponym) ?? null) : listed(toponym);
    known.set(toponym, country);
    return country;
  };
}

// ---------------------------------------------------------------- who says so

function groupByEvent(claims: readonly EventClaim[], events: number): readonly (readonly EventClaim[])[] {
  const groups: EventClaim[][] = Array.from({ length: events }, () => []);
  for (const claim of claims) groups[claim.event]?.push(claim);
  return groups;
}

function resolveClaim(
  claim: EventClaim,
  reading: Reading,
  article: Article,
  participants: readonly (Participant | null)[],
): Claim {
  const { speaker, stance, polarity, certainty, realis, span, cue } = claim;
  const sentence = sentenceAround(cue ?? span, reading);
  const occasion = sentence === null || speaker === "narrator" ? null : occasionIn(cite(article, sentence), span);
  return {
    speaker: typeof speaker === "string" ? speaker : (participants[speaker] ?? "unnamed"),
    chain: pick(participants, distinctLinks(claim, reading, participants)),
    via: article.publisher,
    stance,
    polarity,
    certainty,
    realis,
    citation: cite(article, span),
    ...(occasion === null ? {} : { occasion }),
  };
}

function sentenceAround({ start }: Span, { sentences }: Reading): Span | null {
  return sentences.find(({ span }) => span.start <= start && start < span.end)?.span ?? null;
}

/** Each who passes a claim on once, and not the speaker: "the ministry said it believed" is one voice. */
function distinctLinks(
  { speaker, chain }: EventClaim,
  { mentions }: Reading,
  participants: readonly (Participant | null)[],
): readonly number[] {
  const voiceOf = (mention: number): string => {
    const first = firstMention(mentions, mention);
    const link = participants[first]?.link;
    return link?.status === "linked" ? link.id : `mention ${first}`;
  };
  const heard = new Set(typeof speaker === "number" ? [voiceOf(speaker)] : []);
  return chain.filter((mention) => {
    const voice = voiceOf(mention);
    const fresh = !heard.has(voice);
    heard.add(voice);
    return fresh;
  });
}

/** The mention that a pronoun, or a pronoun's antecedent, stands for in the end. */
function firstMention(mentions: Reading["mentions"], mention: number): number {
  let at = mention;
  for (let steps = 0; steps < mentions.length; steps++) {
    const antecedent = mentions[at]?.antecedent ?? null;
    if (antecedent === null) break;
    at = antecedent;
  }
  return at;
}

/** What nobody is said to have said, the article says itself. */
function narrated(event: EventMention, reading: Reading, article: Article): Claim {
  const { polarity, realis } = event;
  const span = reading.sentences[event.sentence]?.span ?? event.trigger;
  return {
    speaker: "narrator",
    chain: [],
    via: article.publisher,
    stance: "asserts",
    polarity,
    certainty: "certain",
    realis,
    citation: cite(article, span),
  };
}

// ---------------------------------------------------------------- how many

function citedQuantities({ quantities }: EventMention, reading: Reading, article: Article): readonly CitedQuantity[] {
  return quantities.flatMap(({ kind, estimate, cumulative, mention }) => {
    const words = reading.mentions[mention];
    const sentence = reading.sentences[words?.sentence ?? -1];
    if (words === undefined || sentence === undefined) return [];
    const { rule, during } = countingOf(words.span, sentence.span, article);
    return [
      {
        kind,
        estimate,
        cumulative,
        citation: cite(article, words.span),
        ...(rule === null ? {} : { rule }),
        ...(during === null ? {} : { during }),
      },
    ];
  });
}

// ---------------------------------------------------------------- where

function whereOf(
  event: EventMention,
  reading: Reading,
  placesIn: (sentence: number) => readonly PlaceMention[],
  article: Article,
): Whereabouts | null {
  // Its own sentence names the scene, or the one before.
  const near = [...placesIn(event.sentence - 1), ...placesIn(event.sentence)];
  const chosen = chooseEventPlace(
    event,
    reading.sentences,
    near.filter((place) => !isParty(place, event, reading)),
  );
  return chosen === null ? null : { ...whereabouts(chosen.mention, article), precision: chosen.precision };
}

/** Whether a place name stands for who acts, or in words for whom they concern: "Lebanon called on Israel to leave". */
function isParty(place: PlaceMention, { type, actors, recipients }: EventMention, reading: Reading): boolean {
  // Whom words are about is not where they are spoken; those who meet do so somewhere.
  const said = isVerbal(type) && type !== "CONSULT";
  return (said ? [...actors, ...recipients] : actors).some((index) => {
    const mention = reading.mentions[index];
    if (mention === undefined) return false;
    return said
      ? contains(mention.span, place.span)
      : mention.sentence === place.sentence && mention.head === place.head;
  });
}

function whereabouts({ span, link, place, precision }: PlaceMention, article: Article): Whereabouts {
  return { citation: cite(article, span), link, place, precision };
}
