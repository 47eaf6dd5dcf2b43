import type { EventMention, Mention, Reading, Sentence, Token } from "../model.ts";
import { bySentence } from "./by-sentence.ts";
import type { Tense } from "./dates.ts";

/** Verbs that put someone's words on the page. A date beside them says when they spoke. */
const SAYING = new Set(
  "say tell report announce state claim add note quote write declare confirm deny accuse blame warn allege describe condemn denounce criticize criticise praise welcome mourn apologise apologize regret deplore lament thank call cite recall explain suggest believe think know learn hear see find estimate expect predict promise pledge vow threaten urge demand ask request appeal agree propose plan order insist stress reject reiterate tweet post release publish investigate discuss mark remember commemorate".split(
    " ",
  ),
);

/** Verbs that only carry a noun that tells of an event: "launched an attack on Monday". */
const CARRYING = new Set(
  "carry conduct launch stage mount make hold sign begin start commit perform execute wage undertake reach conclude end stop resume continue suffer sustain impose lead organize organise open join attend see witness face".split(
    " ",
  ),
);

/** A date mention with the tense of the words that it dates. */
export interface DatedBy {
  readonly mention: Mention;
  readonly tense: Tense;
}

/**
 * The date mentions that may say when an event happened, the likeliest first: those that hang on the
 * event and the clauses that tell of it, or else those that reading gave it.
 */
export function datesOf(reading: Reading, event: EventMention): readonly DatedBy[] {
  const sentence = reading.sentences[event.sentence];
  if (sentence === undefined) return [];
  const dates = datesIn(reading, event.sentence);
  const anchors = dates.length === 0 ? [] : anchorsOf(sentence, event.head);
  const own = anchors
    .map((anchor) => dates.filter(({ governor }) => governor === anchor))
    .find((each) => each.length > 0);
  const given = own ?? givenDates(reading, event, dates);
  return (given.length > 0 ? given : datesBeside(sentence, event.head, dates))
    .map(({ mention, governor }) => ({ mention, tense: tenseBy(sentence, event, governor) }))
    .sort((one, other) => far(one.mention, event) - far(other.mention, event));
}

/** A date mention with the token that it belongs to. */
interface Governed {
  readonly mention: Mention;
  readonly governor: number;
}

/** The dates of a reading by sentence, made when its first event asks; readings are never changed. */
const calendars = new WeakMap<Reading, (sentence: number) => readonly Governed[]>();

function datesIn(reading: Reading, sentence: number): readonly Governed[] {
  const calendar = calendars.get(reading) ?? bySentence(governedDates(reading));
  calendars.set(reading, calendar);
  return calendar(sentence);
}

function governedDates(reading: Reading): readonly (Governed & { readonly sentence: number })[] {
  const eventsIn = bySentence(reading.events);
  return reading.mentions.flatMap((mention) => {
    const sentence = reading.sentences[mention.sentence];
    if (mention.kind !== "date" || sentence === undefined || isInDateline(sentence, mention)) return [];
    const triggers = new Set(eventsIn(mention.sentence).map(({ head }) => head));
    return [{ mention, sentence: mention.sentence, governor: governorOf(sentence, mention, triggers) }];
  });
}

/** Whether only names, signs and the date itself stand before a dash: "GENEVA, Nov 27 (Reuters) - Talks began". */
function isInDateline(sentence: Sentence, mention: Mention): boolean {
  const dash = sentence.tokens.findIndex(({ form, span }) => span.start >= mention.span.end && /^[-–—_]+$/.test(form));
  if (dash < 0 || dash > LONGEST_DATELINE) return false;
  return sentence.tokens
    .slice(0, dash)
    .every(
      ({ upos, form }) => /^(?:PROPN|NUM|PUNCT|SYM|X)$/.test(upos) || /^(?:date|published|updated):?$/i.test(form),
    );
}

/** More words than a dateline has. */
const LONGEST_DATELINE = 16;

/** The dates that reading gave an event, but for those that say when somebody spoke of it. */
function givenDates(reading: Reading, event: EventMention, dates: readonly Governed[]): readonly Governed[] {
  const sentence = reading.sentences[event.sentence];
  return event.dates.flatMap((index) => {
    const mention = reading.mentions[index];
    if (mention === undefined || sentence === undefined) return [];
    // Reading may know better than syntax that the sentence before dates this one.
    if (mention.sentence !== event.sentence) return [{ mention, governor: event.head }];
    return dates.filter((each) => each.mention === mention && !isSaying(sentence, each.governor));
  });
}

/**
 * The dates that syntax hung on words which have none of their own: where something lies ("fired on a car south of
 * Idlib on Tuesday") or what somebody was doing then ("shot a girl who was fetching water on Friday").
 */
function datesBeside(sentence: Sentence, head: number, dates: readonly Governed[]): readonly Governed[] {
  return isSaying(sentence, head) ? [] : dates.filter(({ governor }) => leadsUp(sentence, governor, head));
}

function leadsUp(sentence: Sentence, from: number, head: number): boolean {
  let at = from;
  for (let steps = 0; steps < sentence.tokens.length; steps++) {
    const token = sentence.tokens[at];
    if (token === undefined || at === head) return at === head;
    if (token.upos === "VERB" && !(token.xpos === "VBG" && token.deprel.startsWith("acl"))) return false;
    if (!/^(?:obj|obl|nmod|nsubj:pass|amod|advmod|acl|compound|flat)/.test(token.deprel)) return false;
    at = token.head;
  }
  return false;
}

function far(mention: Mention, event: EventMention): number {
  return Math.abs(mention.head - event.head) + (mention.sentence === event.sentence ? 0 : 1000);
}

function isSaying(sentence: Sentence, at: number): boolean {
  return SAYING.has(sentence.tokens[at]?.lemma.toLowerCase() ?? "");
}

/** Relations by which a date hangs on what it dates. */
const HANGS =
  /^(?:obl|nmod|advmod|nummod|compound|amod|appos|dep|case|det|fixed|flat|nsubj|obj|list|parataxis|orphan)(?::|$)/;

/** The verb or noun that a date belongs to: its nearest governor outside the expression that can have a date. */
function governorOf(sentence: Sentence, mention: Mention, triggers: ReadonlySet<number>): number {
  let at = outermost(sentence, mention);
  for (let steps = 0; steps < sentence.tokens.length; steps++) {
    const token = sentence.tokens[at];
    if (token === undefined || token.head < 0 || (at !== mention.head && triggers.has(at))) return at;
    const isWithin = at === outermost(sentence, mention);
    if (isWithin ? !HANGS.test(token.deprel) : !passesOn(sentence, at, mention)) return at;
    at = token.head;
  }
  return at;
}

/** The token of an expression that hangs outside it. */
function outermost(sentence: Sentence, { head, span }: Mention): number {
  let at = head;
  for (let steps = 0; steps < sentence.tokens.length; steps++) {
    const above = sentence.tokens[sentence.tokens[at]?.head ?? -1];
    if (above === undefined || above.span.start < span.start || above.span.end > span.end) return at;
    at = sentence.tokens[at]?.head ?? at;
  }
  return at;
}

/**
 * Whether a noun that a date was hung on passes it on to its verb: names have no dates, and in "the
 * army on Monday shelled" the date stands between subject and verb.
 */
function passesOn(sentence: Sentence, at: number, mention: Mention): boolean {
  const token = sentence.tokens[at];
  if (token === undefined || !/^(?:nsubj|obj|iobj|obl|nmod|flat|compound|conj)/.test(token.deprel)) return false;
  if (token.upos === "PROPN" || token.upos === "PRON") return true;
  const isBetween = at < mention.head && mention.head < token.head;
  return isBetween && token.deprel.startsWith("nsubj");
}

/**
 * The words whose dates are an event's own, the nearest first: its trigger, nouns within its phrase, and
 * the clauses above as long as they tell of the same happening. A verb of saying ends the climb.
 */
function anchorsOf(sentence: Sentence, head: number): readonly number[] {
  // Who condemns "Tuesday's attack" may do so on any day.
  const anchors = isSaying(sentence, head)
    ? [head]
    : [head, ...nounsBelow(sentence, head), ...subjectsOf(sentence, head).flatMap((at) => nounsBelow(sentence, at))];
  let at = head;
  for (let steps = 0; steps < sentence.tokens.length; steps++) {
    const token = sentence.tokens[at];
    const above = sentence.tokens[token?.head ?? -1];
    if (token === undefined || above === undefined || !carriesOn(token, above)) break;
    at = token.head;
    anchors.push(at, ...nounsBelow(sentence, at));
  }
  return anchors;
}

function subjectsOf(sentence: Sentence, head: number): readonly number[] {
  return nounsBelow(sentence, head).filter((at) => sentence.tokens[at]?.deprel === "nsubj");
}

/** Subjects, objects and obliques of a word, and what is said of it: "Monday's attack killed 12", "strikes that hit on Monday". */
function nounsBelow(sentence: Sentence, head: number): readonly number[] {
  const isNoun = sentence.tokens[head]?.upos === "NOUN";
  return sentence.tokens.flatMap((token, i) => {
    if (token.head !== head) return [];
    if (/^(?:nsubj|obj|obl|nmod)/.test(token.deprel)) return token.upos === "NOUN" ? [i] : [];
    return isNoun && token.deprel === "acl:relcl" && !isSaying(sentence, i) ? [i] : [];
  });
}

/** Whether the date of the word above also dates the word below. */
function carriesOn(token: Token, above: Token): boolean {
  const relation = token.deprel.replace(/:.*/, "");
  const says = SAYING.has(above.lemma.toLowerCase());
  if (relation === "conj" || relation === "flat" || relation === "compound" || relation === "fixed") return true;
  if (relation === "xcomp" || relation === "advcl") return !says;
  if (relation === "nsubj") return above.upos === "VERB" && !says;
  if (relation === "obj" || relation === "obl") return CARRYING.has(above.lemma.toLowerCase()) || above.upos === "NOUN";
  return relation === "nmod" && above.upos === "NOUN";
}

// ---------------------------------------------------------------- tense

/** Verbs whose infinitive has happened when they have: "began to shell". */
const IMPLYING = new Set("begin start continue manage proceed come go help cease stop resume keep fail use".split(" "));

/** Past forms that a parser takes for the present: "the men who shot him on Monday", "rockets hit the town on Monday". */
const PAST_TOO = new Set("shot hit set cut put shut burst hurt cast spread split beset struck fought fired".split(" "));

/** The tense of the words that a date hangs on. An event that reading calls future stays so in its own clause. */
function tenseBy(sentence: Sentence, event: EventMention, governor: number): Tense {
  if (governor === event.head && event.realis === "future") return "future";
  return event.realis === "historical" ? "past" : tenseAt(sentence, governor);
}

/** The tense of a verb, or of the clause that a noun stands in as long as both tell of one happening; otherwise the past. */
function tenseAt(sentence: Sentence, head: number): Tense {
  let at = head;
  for (let steps = 0; steps < sentence.tokens.length; steps++) {
    const tense = ownTense(sentence, at);
    if (tense !== null) return tense;
    const token = sentence.tokens[at];
    const above = sentence.tokens[token?.head ?? -1];
    if (token === undefined || above === undefined) return "past";
    if (token.upos === "NOUN" && !carriesOn(token, above)) return "past";
    at = token.head;
  }
  return "past";
}

/** The tense that a verb or its auxiliaries show, `null` where the clause above decides. */
function ownTense(sentence: Sentence, at: number): Tense | null {
  const token = sentence.tokens[at];
  const helpers = sentence.tokens.filter((each) => each.head === at && /^(?:aux|cop)/.test(each.deprel));
  if (helpers.some(({ xpos, lemma }) => xpos === "MD" && !/^(?:could|would|might|can)$/i.test(lemma))) return "future";
  if (token?.xpos === "VBD" || helpers.some(({ xpos, lemma }) => xpos === "VBD" || lemma === "have")) return "past";
  if (helpers.some(({ xpos }) => xpos === "MD")) return "future";
  if (token?.xpos === "VBP" && PAST_TOO.has(token.form.toLowerCase())) return "past";
  if (token?.xpos === "VB" && isInfinitive(sentence, at)) {
    const above = sentence.tokens[token.head];
    return above !== undefined && IMPLYING.has(above.lemma.toLowerCase()) ? null : "future";
  }
  if (token?.xpos === "VBZ" || token?.xpos === "VBP" || helpers.some(({ xpos }) => xpos === "VBZ" || xpos === "VBP"))
    return "present";
  // "the bridge destroyed on Monday", "killing two on Monday"
  return token?.xpos === "VBN" ? "past" : null;
}

function isInfinitive(sentence: Sentence, at: number): boolean {
  return sentence.tokens.some((each) => each.head === at && each.xpos === "TO");
}

// ---------------------------------------------------------------- words

/** The words of a date mention, as the text spaces them. */
export function wordsOf(reading: Reading, mention: Mention): string {
  const tokens = (reading.sentences[mention.sentence]?.tokens ?? []).filter(
    ({ span }) => span.start >= mention.span.start && span.end <= mention.span.end,
  );
  return tokens
    .map((token, i) => (i > 0 && tokens[i - 1]?.span.end !== token.span.start ? " " : "") + token.form)
    .join("");
}
