import type { Article, Context, EventMention, Participant, Reading, Sentence, Span } from "../model.ts";
import { isVerbal } from "../plover.ts";
import { overlaps } from "../span.ts";
import { CONTEXT_WORDS } from "./context-words.ts";

/** What each event of an article has to do with. Sentences are looked through once each, and only where asked. */
export function contextReader(
  article: Article,
  reading: Reading,
): (event: EventMention, actors: readonly Participant[], recipients: readonly Participant[]) => readonly Context[] {
  const cache = new Map<number, Evidence>();
  const speakers = speakersOf(reading);
  const at = (index: number): Evidence => {
    const known = cache.get(index) ?? evidenceIn(reading.sentences[index], speakers.get(index) ?? []);
    cache.set(index, known);
    return known;
  };
  let title: Evidence | null = null;
  return (event, actors, recipients) => {
    title ??= evidenceOf(article.title.toLowerCase().match(/[\p{L}\p{N}]+(?:[-'’][\p{L}\p{N}]+)*/gu) ?? []);
    const around = neighbours(reading.sentences, event.sentence, article.text).map(at);
    const headed = isInTitle(reading.sentences[event.sentence], article) ? [] : [title];
    return weighed(at(event.sentence), [...headed, ...around], deedOf(event, actors, recipients));
  };
}

// ---------------------------------------------------------------- evidence by words

interface Evidence {
  readonly sure: ReadonlySet<Context>;
  /** Contexts with the different words that hint at them. */
  readonly hints: ReadonlyMap<Context, ReadonlySet<string>>;
}

/** Points that make a context: one sure word of the sentence, or hints that add up. */
const ENOUGH = 2;

function weighed(own: Evidence, around: readonly Evidence[], deed: ReadonlyMap<Context, number>): readonly Context[] {
  const found = CONTEXTS.filter((context) => {
    const words = own.hints.get(context)?.size ?? 0;
    const surroundings = around.some((each) => each.sure.has(context)) ? 1 : 0;
    const said = own.sure.has(context) ? ENOUGH : Math.min(words, ENOUGH);
    const done = deed.get(context) ?? 0;
    return said + done > 0 && said + done + surroundings >= ENOUGH;
  });
  // What states say to each other on no other matter is diplomacy.
  return found.length === 0 && deed.has("diplomatic") ? ["diplomatic"] : found;
}

const CONTEXTS = Object.keys(CONTEXT_WORDS) as readonly Context[];

interface Phrase {
  readonly words: readonly string[];
  readonly context: Context;
  readonly sure: boolean;
}

/** Phrases by their first word. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = phrasesByWord();

function phrasesByWord(): ReadonlyMap<string, readonly Phrase[]> {
  const index = new Map<string, Phrase[]>();
  for (const context of CONTEXTS) {
    for (const strength of ["sure", "hint"] as const) {
      for (const phrase of CONTEXT_WORDS[context][strength].split(" ").filter((each) => each !== "")) {
        const words = phrase.split("_");
        const first = words[0] ?? "";
        index.set(first, [...(index.get(first) ?? []), { words, context, sure: strength === "sure" }]);
      }
    }
  }
  return index;
}

/** What the words of a sentence show, but for who is quoted in it: "military sources said" tells of no troops. */
function evidenceIn(sentence: Sentence | undefined, quoted: readonly Span[]): Evidence {
  const all = sentence?.tokens ?? [];
  const tokens = quoted.length === 0 ? all : all.filter(({ span }) => !quoted.some((each) => overlaps(each, span)));
  return evidenceOf(
    tokens.map(({ lemma }) => lemma.toLowerCase()),
    tokens.map(({ form }) => form.toLowerCase()),
  );
}

const NO_PHRASES: readonly Phrase[] = [];

function evidenceOf(lemmas: readonly string[], forms: readonly string[] = lemmas): Evidence {
  const sure = new Set<Context>();
  const hints = new Map<Context, Set<string>>();
  const is = (at: number, word: string): boolean => lemmas[at] === word || forms[at] === word;
  lemmas.forEach((lemma, at) => {
    const byLemma = PHRASES.get(lemma) ?? NO_PHRASES;
    const byForm = forms[at] === lemma ? NO_PHRASES : (PHRASES.get(forms[at] ?? "") ?? NO_PHRASES);
    for (const phrase of byForm.length === 0 ? byLemma : [...byLemma, ...byForm]) {
      if (!phrase.words.every((word, i) => is(at + i, word))) continue;
      if (phrase.sure) sure.add(phrase.context);
      else hints.set(phrase.context, new Set([...(hints.get(phrase.context) ?? []), phrase.words.join(" ")]));
    }
  });
  return { sure, hints };
}

/** The phrases that name speakers, by sentence. */
function speakersOf({ attributions, mentions }: Reading): ReadonlyMap<number, readonly Span[]> {
  const found = new Map<number, Span[]>();
  for (const { speaker } of attributions) {
    const mention = speaker === null ? undefined : mentions[speaker];
    if (mention !== undefined) found.set(mention.sentence, [...(found.get(mention.sentence) ?? []), mention.span]);
  }
  return found;
}

/** Where the text begins with its title, the sentences of the title have no other title above them. */
function isInTitle(sentence: Sentence | undefined, { title, text }: Article): boolean {
  return sentence !== undefined && text.startsWith(title) && sentence.span.start < title.length;
}

/** The sentences before and after within the same paragraph. */
function neighbours(sentences: readonly Sentence[], index: number, text: string): readonly number[] {
  return [index - 1, index + 1].filter((other) => {
    const [before, after] = [sentences[Math.min(index, other)], sentences[Math.max(index, other)]];
    return (
      before !== undefined && after !== undefined && !/\n\s*\n/.test(text.slice(before.span.end, after.span.start))
    );
  });
}

// ---------------------------------------------------------------- evidence by deed

/** What a mode is about whatever the words (after PLOVER's table from CAMEO): 2 is sure, 1 a hint. */
const DEEDS: Readonly<Record<string, readonly (readonly [Context, number])[]>> = {
  "ASSAULT heavy-weapons": [["military", 2]],
  "ASSAULT aerial": [["military", 2]],
  "ASSAULT drone": [["military", 2]],
  "ASSAULT firearms": [["military", 1]],
  "ASSAULT explosives": [["terrorism", 1]],
  "ASSAULT suicide-attack": [["terrorism", 2]],
  "ASSAULT unconventional": [["cbrn", 2]],
  "ASSAULT sexual": [["gender", 2]],
  "ASSAULT torture": [["human_rights", 2]],
  "ASSAULT crowd-control": [["repression", 2]],
  "COERCE arrest": [["legal", 2]],
  "COERCE censor": [["rights_freedoms", 2]],
  "COERCE curfew": [["pro_autocracy", 1]],
  "COERCE martial-law": [["pro_autocracy", 2]],
  "COERCE deport": [
    ["migration", 1],
    ["legal", 1],
  ],
  "COERCE cyber": [["cyber", 2]],
  "COERCE misinformation": [["misinformation", 2]],
  "SANCTION convict": [["legal", 2]],
  "SANCTION withdraw": [["diplomatic", 1]],
  "ACCUSE investigate": [["legal", 1]],
  "RETREAT ceasefire": [["military", 2]],
  "RETREAT disarm": [["military", 2]],
  "RETREAT withdraw": [["military", 1]],
  "RETREAT resign": [["executive", 1]],
  "MOBILIZE troops": [["military", 2]],
  "MOBILIZE weapons": [["military", 2]],
  "MOBILIZE militia": [["military", 2]],
  "THREATEN territory": [["territory", 2]],
  "THREATEN relations": [["diplomatic", 1]],
  "THREATEN violence": [["military", 1]],
  "REQUEST meet": [["diplomatic", 2]],
  "REJECT meet": [["diplomatic", 2]],
};

function deedOf(
  { type, mode }: EventMention,
  actors: readonly Participant[],
  recipients: readonly Participant[],
): ReadonlyMap<Context, number> {
  const found = new Map<Context, number>(DEEDS[`${type} ${mode ?? ""}`] ?? []);
  const add = (context: Context, points: number): void => void found.set(context, (found.get(context) ?? 0) + points);
  const abroad = isBetweenStates(actors, recipients);
  if (type === "CONSULT") add("diplomatic", abroad ? 2 : 1);
  else if (abroad && isVerbal(type)) add("diplomatic", 1);
  if (type === "ASSAULT" && actors.some(({ sector }) => sector === "MIL" || sector === "REB")) add("military", 2);
  return found;
}

/** Whether those who take part belong to at least two states or bodies of states. */
function isBetweenStates(actors: readonly Participant[], recipients: readonly Participant[]): boolean {
  return new Set([...actors, ...recipients].flatMap(({ country }) => country ?? [])).size > 1;
}
