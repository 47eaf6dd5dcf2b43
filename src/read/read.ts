import type { SentenceAccount } from "../explanation.ts";
import type {
  Article,
  EventClaim,
  EventMention,
  Language,
  Mention,
  Name,
  ParsedText,
  Reading,
  Span,
} from "../model.ts";
import { overlaps } from "../span.ts";
import { openAccounts } from "./accounts.ts";
import { readAntecedents } from "./antecedents.ts";
import { type AttributionDraft, readAttributions } from "./attributions.ts";
import { type ClaimDraft, readClaims, settle } from "./claims.ts";
import type { Count } from "./counts.ts";
import { type DateExpression, readDates } from "./dates.ts";
import { type EventDraft, mendTrees, readEvents } from "./events.ts";
import type { Listener } from "./listener.ts";
import { readRetorts } from "./retorts.ts";
import { growTree, phrase, spanOf, type Tree, type Word } from "./syntax.ts";

/** What an article says happened and who says so, with every word at its place. It never fails; odd text gives less. */
export function read(article: Article, language: Language, listener: Listener | null = null): Reading {
  if (!isReadable(article, language)) return unread(article);
  return readParsed(article, language.parse(withoutDateline(article)), listener);
}

/** The same with an account of what was made of each sentence, and why. */
export function readAloud(
  article: Article,
  language: Language,
): { readonly reading: Reading; readonly accounts: readonly SentenceAccount[] } {
  const accountant = openAccounts(article.text);
  const reading = read(article, language, accountant);
  return { reading, accounts: accountant.accounts(reading.sentences) };
}

/** The same for several articles, whose sentences are parsed together. */
export function readAll(articles: readonly Article[], language: Language): readonly Reading[] {
  const readable = articles.filter((article) => isReadable(article, language));
  const parsed = language.parseAll(readable.map(withoutDateline));
  const texts = new Map(readable.map((article, i) => [article, parsed[i]]));
  return articles.map((article) => {
    const text = texts.get(article);
    return text === undefined ? unread(article) : readParsed(article, text, null);
  });
}

/** Whether an article may be in the language that is read. Short texts are often in none that we can tell. */
function isReadable(article: Article, { code }: Language): boolean {
  return [code, "und", ""].includes(article.language);
}

/** What is read in an article that is in another language: nothing, and it says so. */
function unread({ language }: Article): Reading {
  const message = `It is in another language (${language}), which is not read; its words are kept.`;
  return {
    sentences: [],
    names: [],
    mentions: [],
    attributions: [],
    events: [],
    claims: [],
    diagnostics: [{ code: "other-language", message, span: null }],
  };
}

/** Whether two claims are one saying of one event. */
function isSame(a: ClaimDraft, b: ClaimDraft): boolean {
  return a.event === b.event && a.cue?.start === b.cue?.start && a.stance === b.stance;
}

function readParsed(article: Article, parsed: ParsedText, listener: Listener | null): Reading {
  const { names } = parsed;
  const trees = mendTrees(parsed.sentences.map(growTree));
  const sentences = trees.map((tree) => tree.sentence);
  const dates = readDates(trees);
  const attributions = readAttributions(trees, names, article.text);
  const told = readEvents(trees, names, listener);
  const first = readClaims(told, attributions, trees);
  const answers = readRetorts(attributions, told, trees).filter(
    (answer) => !first.some((claim) => isSame(claim, answer)),
  );
  const claims = [...first, ...answers];
  const events = settle(told, claims, trees);
  const index = mentionsOf({ trees, names, dates, attributions, events, claims });
  return {
    sentences,
    names,
    mentions: index.mentions,
    attributions: attributions.map(({ speaker, cue, content, sentence, stance, certainty, within, quoted }) => ({
      speaker: speaker === null ? null : index.actorAt(speaker),
      cue,
      content,
      sentence,
      stance,
      certainty,
      nested: within !== null || quoted,
    })),
    events: events.map((event) => eventMention(event, index)),
    claims: claims.map((claim) => eventClaim(claim, attributions, index)),
    diagnostics: [],
  };
}

/** The text with blanks for its dateline, so that the reporter's town is no part of the first sentence. */
function withoutDateline({ text, dateline }: Article): string {
  if (dateline === null) return text;
  return text.slice(0, dateline.start) + " ".repeat(dateline.end - dateline.start) + text.slice(dateline.end);
}

function eventMention(draft: EventDraft, index: MentionIndex): EventMention {
  const { type, mode, trigger, sentence, head, rule, counts, polarity, realis } = draft;
  return {
    type,
    mode,
    trigger,
    sentence,
    head,
    rule,
    quantities: counts.map((count) => ({
      kind: count.kind,
      estimate: count.estimate,
      cumulative: count.cumulative,
      mention: index.quantityAt(count),
    })),
    polarity,
    realis,
    actors: draft.actors.map(index.actorAt).filter(isFound),
    // A date may hang where a victim would: "since a strike on 29 November".
    recipients: draft.recipients
      .filter((word) => index.dateAt(word) === null)
      .map(index.actorAt)
      .filter(isFound),
    places: distinct(draft.places.map(index.placeAt).filter(isFound)),
    dates: distinct(draft.dates.map(index.dateAt).filter(isFound)),
  };
}

function eventClaim(
  { event, speaker, cue, stance, polarity, certainty, realis, span, chain }: ClaimDraft,
  attributions: readonly AttributionDraft[],
  index: MentionIndex,
): EventClaim {
  const who = typeof speaker === "string" ? speaker : (index.actorAt(speaker) ?? "unnamed");
  // The innermost is the speaker; a link that hides who spoke ("reportedly") passes on nothing that could be asked.
  const passedOn = chain.slice(1).map((i) => attributions[i]?.speaker ?? null);
  const links = passedOn.filter(isFound).map(index.actorAt).filter(isFound).toReversed();
  return { event, speaker: who, chain: links, cue, stance, polarity, certainty, realis, span };
}

// ---------------------------------------------------------------- mentions

/** Finds the mention that a word belongs to. */
interface MentionIndex {
  readonly mentions: readonly Mention[];
  actorAt(word: Word): number | null;
  placeAt(word: Word): number | null;
  dateAt(word: Word): number | null;
  /** Every count has a mention of its own. */
  quantityAt(count: Count): number;
}

interface Found {
  readonly trees: readonly Tree[];
  readonly names: readonly Name[];
  readonly dates: readonly DateExpression[];
  readonly attributions: readonly AttributionDraft[];
  readonly events: readonly EventDraft[];
  readonly claims: readonly ClaimDraft[];
}

/** Everyone who acts, suffers or speaks, every name, place and date, and the numbers of events, in the order of the text. */
function mentionsOf({ trees, names, dates, attributions, events, claims }: Found): MentionIndex {
  const speakers = [...attributions.map(({ speaker }) => speaker), ...claims.map(({ speaker }) => speaker)].filter(
    (speaker) => typeof speaker !== "string",
  );
  const bearers = names
    .filter(({ kind }) => kind === "person" || kind === "organisation")
    .map((name) => headOf(name, trees));
  const actors = inOrder([
    ...events.flatMap((event) => [...event.actors, ...event.recipients]),
    ...speakers.filter(isFound),
    ...bearers,
  ]);
  const antecedents = readAntecedents(actors, trees, names, attributions);
  const places = names.filter(({ kind }) => kind === "place");
  const datesIn = bySentence(dates);
  const counts = distinctCounts(events.flatMap((event) => event.counts));
  const mentions: readonly Mention[] = [
    ...actors.map((word, i) => actorMention(word, trees, datesIn.get(word.sentence) ?? [], antecedents.get(i) ?? null)),
    ...places.map(
      (name): Mention => ({
        kind: "place",
        span: name.span,
        sentence: name.sentence,
        head: headOf(name, trees).token,
        antecedent: null,
      }),
    ),
    ...dates.map(({ span, sentence, head }): Mention => ({ kind: "date", span, sentence, head, antecedent: null })),
    ...counts.map(({ sentence, first, last, head }): Mention => {
      const tree = trees[sentence];
      const span = tree === undefined ? { start: 0, end: 0 } : spanOf(tree, first, last);
      return { kind: "quantity", span, sentence, head, antecedent: null };
    }),
  ];
  const actorIndex = new Map(actors.map((word, i) => [keyOf(word), i]));
  const placeIndex = new Map(places.flatMap((name, i) => tokensOf(name).map((key) => [key, actors.length + i])));
  const dateIndex = new Map(
    dates.flatMap((date, i) => tokensOf(date).map((key) => [key, actors.length + places.length + i])),
  );
  const before = actors.length + places.length + dates.length;
  const quantityIndex = new Map(counts.map((count, i) => [countKey(count), before + i]));
  return {
    mentions,
    actorAt: (word) => actorIndex.get(keyOf(word)) ?? null,
    placeAt: (word) => placeIndex.get(keyOf(word)) ?? null,
    dateAt: (word) => dateIndex.get(keyOf(word)) ?? null,
    quantityAt: (count) => quantityIndex.get(countKey(count)) ?? 0,
  };
}

function actorMention(
  { sentence, token }: Word,
  trees: readonly Tree[],
  dates: readonly DateExpression[],
  antecedent: number | null,
): Mention {
  const tree = trees[sentence];
  const span = tree === undefined ? { start: 0, end: 0 } : withoutDate(phrase(tree, token), tree, token, dates);
  return { kind: "actor", span, sentence, head: token, antecedent };
}

/** A date behind the head belongs to what happened, wherever the parser hung it: "18 soldiers on Wednesday". */
function withoutDate(span: Span, tree: Tree, head: number, dates: readonly DateExpression[]): Span {
  const date = dates.find((each) => each.first > head && overlaps(each.span, span));
  if (date === undefined) return span;
  const before = tree.tokens[date.first - 1]?.upos === "ADP" && date.first - 1 > head ? date.first - 2 : date.first - 1;
  return { start: span.start, end: tree.tokens[before]?.span.end ?? span.end };
}

/** The word of a name that ties it to the rest of the sentence. */
function headOf({ sentence, first, last }: Name, trees: readonly Tree[]): Word {
  const tokens = trees[sentence]?.tokens ?? [];
  for (let token = first; token <= last; token++) {
    const head = tokens[token]?.head ?? -1;
    if (head < first || head > last) return { sentence, token };
  }
  return { sentence, token: first };
}

function bySentence(dates: readonly DateExpression[]): ReadonlyMap<number, readonly DateExpression[]> {
  const groups = new Map<number, DateExpression[]>();
  for (const date of dates) groups.set(date.sentence, [...(groups.get(date.sentence) ?? []), date]);
  return groups;
}

/** Each word once, as the text has them. */
function inOrder(words: readonly Word[]): readonly Word[] {
  const byKey = new Map(words.map((word) => [keyOf(word), word]));
  return [...byKey.values()].sort((a, b) => a.sentence - b.sentence || a.token - b.token);
}

/** Two events may be told with one number. */
function distinctCounts(counts: readonly Count[]): readonly Count[] {
  const byKey = new Map(counts.map((count) => [countKey(count), count]));
  return [...byKey.values()].sort((a, b) => a.sentence - b.sentence || a.first - b.first || a.last - b.last);
}

function countKey({ sentence, first, last }: Count): string {
  return `${sentence}:${first}-${last}`;
}

function tokensOf({
  sentence,
  first,
  last,
}: {
  readonly sentence: number;
  readonly first: number;
  readonly last: number;
}): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => keyOf({ sentence, token: first + i }));
}

/** More words than any sentence has. */
const WIDEST = 1_024;

/** One number for each word of an article. */
function keyOf({ sentence, token }: Word): number {
  return sentence * WIDEST + token;
}

function distinct(values: readonly number[]): readonly number[] {
  return [...new Set(values)];
}

function isFound<T>(value: T | null): value is T {
  return value !== null;
}
