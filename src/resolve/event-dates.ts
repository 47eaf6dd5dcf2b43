import type { EventMention, Mention, Reading, Sentence, Token } from "../model.ts";
import type { Tense } from "./dates.ts";

/** Verbs that put someone's words on the page. A date beside them says when they spoke. */
const SAYING = new Set(
  "say tell report announce state claim add note quote write declare confirm deny accuse blame warn allege describe condemn denounce criticize criticise praise welcome mourn call cite recall explain suggest believe think know learn hear see find estimate expect predict promise pledge vow threaten urge demand ask request appeal agree propose plan order insist stress reject reiterate tweet post release publish investigate discuss mark remember commemorate".split(
    " ",
  ),
);

/** Verbs that only carry a noun that tells of an event: "launched an attack on Monday". */
const CARRYING = new Set(
  "carry conduct launch stage mount make hold sign begin start commit perform execute wage undertake reach conclude end stop resume continue suffer sustain impose lead organize organise open join attend see witness face".split(
    " ",
  ),
);

/** The date mentions that may say when an event happened, the likeliest first. */
export function datesOf(reading: Reading, event: EventMention): readonly Mention[] {
  const given = event.dates.map((index) => reading.mentions[index]).filter((mention) => mention !== undefined);
  if (given.length > 0) return nearestFirst(given, event);
  const sentence = reading.sentences[event.sentence];
  if (sentence === undefined) return [];
  const here = reading.mentions.filter((mention) => mention.kind === "date" && mention.sentence === event.sentence);
  for (const anchor of anchorsOf(sentence, event.head)) {
    const own = here.filter((mention) => governorOf(sentence, mention) === anchor);
    if (own.length > 0) return nearestFirst(own, event);
  }
  return [];
}

function nearestFirst(mentions: readonly Mention[], event: EventMention): readonly Mention[] {
  const far = (mention: Mention) =>
    Math.abs(mention.head - event.head) + (mention.sentence === event.sentence ? 0 : 1000);
  return [...mentions].sort((a, b) => far(a) - far(b));
}

/** Relations by which a date, or a noun with a date, hangs on what it dates. */
const HANGS = /^(?:obl|nmod|advmod|nummod|compound|amod|appos|dep|case|det|fixed|flat|nsubj|obj|list|parataxis)(?::|$)/;

/** The verb or noun that a date belongs to: its nearest governor outside the expression that can be dated. */
function governorOf(sentence: Sentence, mention: Mention): number {
  let at = mention.head;
  for (let steps = 0; steps < sentence.tokens.length; steps++) {
    const token = sentence.tokens[at];
    if (token === undefined || token.head < 0) return at;
    const head = sentence.tokens[token.head];
    const isInside = head !== undefined && head.span.start >= mention.span.start && head.span.end <= mention.span.end;
    if (!isInside) return HANGS.test(token.deprel) ? token.head : at;
    at = token.head;
  }
  return at;
}

/**
 * The words whose dates are an event's own, the nearest first: its trigger, nouns within its phrase, and
 * the clauses above as long as they tell of the same happening. A verb of saying ends the climb.
 */
function anchorsOf(sentence: Sentence, head: number): readonly number[] {
  const anchors = [head, ...nounsBelow(sentence, head)];
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

/** Subjects, objects and obliques of a word: "Monday's attack killed 12". */
function nounsBelow(sentence: Sentence, head: number): readonly number[] {
  return sentence.tokens.flatMap((token, i) =>
    token.head === head && /^(?:nsubj|obj|obl|nmod)/.test(token.deprel) && token.upos === "NOUN" ? [i] : [],
  );
}

/** Whether the date of the word above also dates the word below. */
function carriesOn(token: Token, above: Token): boolean {
  const relation = token.deprel.replace(/:.*/, "");
  const isSaying = SAYING.has(above.lemma.toLowerCase());
  if (relation === "conj" || relation === "flat" || relation === "compound" || relation === "fixed") return true;
  if (relation === "xcomp" || relation === "advcl") return !isSaying;
  if (relation === "nsubj") return above.upos === "VERB" && !isSaying;
  if (relation === "obj" || relation === "obl") return CARRYING.has(above.lemma.toLowerCase()) || above.upos === "NOUN";
  return relation === "nmod" && above.upos === "NOUN";
}

// ---------------------------------------------------------------- tense

/** Verbs whose infinitive has happened when they have: "began to shell". */
const IMPLYING = new Set("begin start continue manage proceed come go help cease stop resume keep fail use".split(" "));

/** The tense in which an event is told, from its verb or from the clause that its noun stands in. */
export function tenseOf(reading: Reading, event: EventMention): Tense {
  if (event.realis === "future") return "future";
  if (event.realis === "historical") return "past";
  const sentence = reading.sentences[event.sentence];
  return sentence === undefined ? "past" : tenseAt(sentence, event.head);
}

function tenseAt(sentence: Sentence, head: number): Tense {
  let at = head;
  for (let steps = 0; steps < sentence.tokens.length; steps++) {
    const token = sentence.tokens[at];
    if (token === undefined) return "past";
    const tense = ownTense(sentence, at);
    if (tense !== null) return tense;
    if (token.head < 0) return "past";
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
