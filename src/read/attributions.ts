import type { Certainty, Name, RuleId, Span, Stance, Token } from "../model.ts";
import { overlaps } from "../span.ts";
import { contentSpans, cueSpan, fillFrame, isByBehind, lemmaWithParticle, runs } from "./contents.ts";
import { carryOn, freeIndirect, wholeQuotes } from "./continuations.ts";
import { CLASSES } from "./english/classes.ts";
import {
  ADJECTIVE_CUES,
  type CueClass,
  HEARSAY_ADJECTIVES,
  HEARSAY_ADVERBS,
  LIGHT_VERBS,
  NEEDS_SAID_OBJECT,
  NOUN_CUES,
  SPEAKER_PREPOSITIONS,
  VERB_CUES,
  WORDS_OF,
} from "./english/cues.ts";
import { readHeadlines, readTeller } from "./headlines.ts";
import { contentIndex } from "./nesting.ts";
import { paragraphsOf, readQuotes } from "./quotes.ts";
import { withRelays } from "./relays.ts";
import { agentOf, behind, isPassive, lemmaIs, speakerOfVerb, subjectOf } from "./speakers.ts";
import {
  directSpeech,
  interruption,
  isOfOneself,
  lastQuoteFrom,
  type Passage,
  quotedBeside,
  restAfter,
  speakerBeside,
} from "./speech.ts";
import { dependents, relation, subtree, type Tree, type Word } from "./syntax.ts";

/** A stretch of text that is somebody's word, with the words of the tree that say whose and how. */
export interface AttributionDraft {
  /** The head of who speaks; a relative "who" stays itself. `null` where the text hides it. */
  readonly speaker: Word | null;
  readonly cue: Span | null;
  readonly cueWord: Word | null;
  readonly content: readonly Span[];
  readonly sentence: number;
  readonly stance: Stance;
  readonly certainty: Certainty;
  /** The class of the cue, or how the words were told to be someone's without one. */
  readonly rule: RuleId;
  /** How the content stands to its verb, in the lexicon's terms: "that", "speech", "obj"; empty for other cues. */
  readonly frame: string;
  /** Whether the content is direct speech, word for word. */
  readonly direct: boolean;
  /** Whether the cue itself stands in someone's direct speech: "'They say it will hold,' he said." */
  readonly quoted: boolean;
  /** Whether the speaker is said not to have said it: "did not comment on the raid". */
  readonly withheld: boolean;
  /** Whether its speaker is whom another one cites for the same words: "the ministry said, citing *witnesses*". */
  readonly relayed?: boolean;
  /** The index of the nearest attribution whose content the cue stands in: "the ministry said that witnesses *saw*". */
  readonly within: number | null;
}

/** Sentences longer than this are lists or broken text; only their quotations are read. */
const LONGEST_SENTENCE = 400;

/** Everything in a text that is somebody's word rather than the narrator's, in text order; nested where they nest. */
export function readAttributions(
  trees: readonly Tree[],
  names: readonly Name[],
  text: string,
): readonly AttributionDraft[] {
  const quotes = readQuotes(text);
  const passage: Passage = {
    text,
    trees,
    quotes: quotes.filter((quote) => quote.depth === 0),
    nested: quotes.filter((quote) => quote.depth === 1),
    paragraphs: paragraphsOf(text),
  };
  const found = [
    ...readHeadlines(passage, names),
    ...trees.filter((tree) => tree.tokens.length <= LONGEST_SENTENCE).flatMap((tree) => attributionsOf(passage, tree)),
  ];
  const teller = readTeller(passage);
  const isRead = found.some(
    ({ cue, content }) => content.length > 0 && cue !== null && cue.start === teller?.cue?.start,
  );
  const whole = (teller === null || isRead ? found : [teller, ...found]).map((draft) => ({
    ...draft,
    content: wholeQuotes(passage, draft),
    quoted: isQuoted(passage, draft),
  }));
  const read = whole.filter((draft) => draft.content.length > 0);
  const carried = carryOn(
    passage,
    read.filter((draft) => draft.rule !== "rule:en.cue.colon" || !isHeading(draft, read)),
  );
  return nested([...carried, ...freeIndirect(passage, carried)].sort(inTextOrder));
}

/**
 * "The gap: In recent months, the minister said …": where somebody else is reported to speak behind a colon, what stands
 * before it heads a paragraph and speaks no word of it.
 */
function isHeading(label: AttributionDraft, drafts: readonly AttributionDraft[]): boolean {
  return drafts.some(
    ({ rule, cue, speaker, quoted, frame, sentence }) =>
      cue !== null &&
      speaker !== null &&
      !quoted &&
      frame !== "" &&
      sentence >= label.sentence &&
      (rule === "rule:en.cue.say" || rule === "rule:en.cue.tell") &&
      label.content.some((span) => overlaps(span, cue)),
  );
}

function isQuoted(passage: Passage, draft: AttributionDraft): boolean {
  if (draft.rule === "rule:en.cue.colon") return false;
  const quote = draft.cue === null ? null : lastQuoteFrom(passage, draft.cue.start);
  return quote !== null && draft.cue !== null && overlaps(quote.span, draft.cue);
}

/** The attributions, each with the one around it. */
function nested(drafts: readonly AttributionDraft[]): readonly AttributionDraft[] {
  const around = contentIndex(drafts);
  return drafts.map((draft, index) => {
    const outer = draft.cue === null ? [] : around(draft.cue).filter((other) => other !== index);
    return { ...draft, within: outer[0] ?? null };
  });
}

function inTextOrder(a: AttributionDraft, b: AttributionDraft): number {
  return a.sentence - b.sentence || startOf(a) - startOf(b);
}

function startOf(draft: AttributionDraft): number {
  return draft.cue?.start ?? draft.content[0]?.start ?? 0;
}

// ---------------------------------------------------------------- one sentence

function attributionsOf(passage: Passage, tree: Tree): readonly AttributionDraft[] {
  const found = tree.tokens.flatMap((token, index) => {
    const draft = attributionAt(passage, tree, token, index);
    return draft === null ? [] : [draft];
  });
  const going = found.map((draft, at) =>
    goesOnSpeaking(tree, draft) ? { ...draft, speaker: lastSpeaker(tree, found, at) ?? draft.speaker } : draft,
  );
  return withRelays(tree, going);
}

/** "…, he said, adding that …": a participle of speech without a subject of its own. */
function goesOnSpeaking(tree: Tree, draft: AttributionDraft): boolean {
  const token = tree.tokens[draft.cueWord?.token ?? -1];
  return (
    token !== undefined &&
    token.xpos === "VBG" &&
    SPEAKING.has(draft.rule) &&
    ["advcl", "conj", "parataxis", "ccomp", "xcomp"].includes(relation(token)) &&
    dependents(tree, draft.cueWord?.token ?? -1, "nsubj", "aux").length === 0 &&
    // "Quoted the governor as saying": another one goes on.
    !dependents(tree, draft.cueWord?.token ?? -1, "mark", "case").some((mark) => lemmaIs(tree, mark, "as"))
  );
}

/** Who spoke last in the sentence by a finite verb of speech in front of a cue. */
function lastSpeaker(tree: Tree, drafts: readonly AttributionDraft[], at: number): Word | null {
  const earlier = drafts.slice(0, at).findLast((draft) => {
    const cue = draft.cueWord?.token ?? -1;
    return draft.rule === "rule:en.cue.say" || draft.rule === "rule:en.cue.tell" ? isFinite(tree, cue) : false;
  });
  return earlier?.speaker ?? null;
}

function attributionAt(passage: Passage, tree: Tree, token: Token, index: number): AttributionDraft | null {
  if (SPEAKER_PREPOSITIONS.has(token.form.toLowerCase())) return accordingTo(tree, index);
  if (token.deprel === "amod" && HEARSAY_ADJECTIVES[token.form.toLowerCase()] !== undefined) {
    return hearsayAdjective(tree, index);
  }
  switch (token.upos) {
    case "VERB":
    case "AUX":
      return byVerb(passage, tree, index);
    case "NOUN":
      return byNoun(tree, index) ?? wordsOf(tree, index);
    case "ADJ":
      return byAdjective(tree, index) ?? hearsayAdjective(tree, index);
    case "ADV":
      return hearsayAdverb(tree, index);
    default:
      return null;
  }
}

type Manner = Pick<CueClass, "rule" | "stance" | "certainty">;

function draftOf(
  tree: Tree,
  cue: number,
  speaker: number | null,
  content: readonly Span[],
  manner: Manner,
  frame = "",
): AttributionDraft {
  const withheld = isUnsaid(tree, cue);
  return {
    speaker: speaker === null ? null : { sentence: tree.index, token: speaker },
    cue: cueSpan(tree, cue),
    cueWord: { sentence: tree.index, token: cue },
    content,
    sentence: tree.index,
    stance: withheld && manner.rule === "rule:en.cue.stand-by" ? "retracts" : manner.stance,
    certainty:
      (withheld && manner.rule !== "rule:en.cue.stand-by") || isFromNobody(tree, cue, speaker, manner)
        ? "unknown"
        : manner.certainty,
    rule: manner.rule,
    direct: frame === "speech",
    frame,
    withheld,
    quoted: false,
    within: null,
  };
}

/** "It was reported that", "there were reports that": nobody stands for it. */
function isFromNobody(tree: Tree, cue: number, speaker: number | null, manner: Manner): boolean {
  const hidden = isPassive(tree, cue) || tree.tokens[cue]?.upos === "NOUN";
  return speaker === null && manner.certainty === "certain" && hidden;
}

/** "Did not say", "refused to confirm", "could not verify": what follows was not said. */
function isUnsaid(tree: Tree, cue: number): boolean {
  const token = tree.tokens[cue];
  if (isNegated(tree, cue) || isNone(tree, cue)) return true;
  if (token === undefined || relation(token) !== "xcomp" || token.head < 0) return false;
  return WITHHOLDING.has(tree.tokens[token.head]?.lemma ?? "") || isNegated(tree, token.head);
}

/** "There was no comment on the strike." */
function isNone(tree: Tree, cue: number): boolean {
  return tree.tokens[cue]?.upos === "NOUN" && dependents(tree, cue, "det").some((child) => lemmaIs(tree, child, "no"));
}

const WITHHOLDING: ReadonlySet<string> = new Set([
  "refuse",
  "decline",
  "fail",
  "avoid",
  "hesitate",
  "unable",
  "reluctant",
]);

function isNegated(tree: Tree, cue: number): boolean {
  // "Vowed not to sign" is a vow: only what stands before the cue takes it back.
  return dependents(tree, cue, "advmod").some(
    (child) =>
      child < cue &&
      ["not", "never", "n't", "long"].includes(tree.tokens[child]?.lemma ?? "") &&
      tree.tokens[child]?.form !== "long",
  );
}

// ---------------------------------------------------------------- verbs

function byVerb(passage: Passage, tree: Tree, verb: number): AttributionDraft | null {
  const classes = isIdle(tree, verb) ? [] : classesOf(VERBS, lemmaWithParticle(tree, verb), tree.tokens[verb]?.lemma);
  const asClause = classes.length > 0 || lemmaIs(tree, verb, "put") ? asSpeakerSays(tree, verb) : null;
  if (asClause !== null) return draftOf(tree, verb, speakerOfVerb(tree, verb), asClause, classes[0] ?? ACCORDING);
  const speaking = classes.find((one) => SPEAKING.has(one.rule) && one.frames.includes("speech"));
  const quoted = speaking === undefined ? [] : quotedBeside(passage, tree, verb);
  if (speaking !== undefined && quoted.length > 0) {
    return draftOf(tree, verb, speakerOfSpeech(tree, verb, quoted), quoted, speaking, "speech");
  }
  const interrupting =
    speaking === undefined || !isFinite(tree, verb) || isPassive(tree, verb) ? null : interruption(passage, tree, verb);
  if (speaking !== undefined && interrupting !== null) {
    return draftOf(tree, verb, interrupting.speaker, interrupting.content, speaking, "speech");
  }
  for (const one of classes) {
    if (one.rule === "rule:en.cue.refuse" && withholdsWord(tree, verb)) return null;
    for (const frame of one.frames) {
      const content = contentOf(passage, tree, verb, one, frame);
      if (content.length === 0) continue;
      const told = frame === "speech" || (frame === "that" && SPEAKING.has(one.rule));
      const speaker = told ? speakerOfSpeech(tree, verb, content) : speakerFor(tree, verb, frame);
      return draftOf(tree, verb, speaker, content, one, frame);
    }
  }
  return byRest(passage, tree, verb, speaking);
}

/** Forms that hand nothing to anybody: "See page 4", "a chance to support it", "the plan approved in May". */
function isIdle(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  if (token === undefined) return true;
  const role = relation(token);
  const helped = dependents(tree, verb, "aux", "nsubj", "expl").length > 0;
  if (token.xpos === "VB" && !helped && ["root", "parataxis"].includes(role)) return true;
  const opens = dependents(tree, verb, "mark").some((mark) => tree.tokens[mark]?.xpos === "TO");
  if (role === "acl" && opens) return !classesOf(NOUNS, tree.tokens[token.head]?.lemma).length;
  return role === "acl" && token.xpos === "VBN" && isHiddenPassive(tree, verb) && !HIDDEN_YET_SAID.has(token.lemma);
}

/** Participles that mark a noun as somebody's word though nobody is named: "the troops accused of looting". */
const HIDDEN_YET_SAID: ReadonlySet<string> = new Set([
  "accuse",
  "suspect",
  "believe",
  "say",
  "think",
  "allege",
  "report",
  "claim",
  "blame",
  "charge",
  "rumour",
  "rumor",
  "expect",
]);

/** "Refused to comment on" refuses no deed: what it would have spoken of belongs to the inner verb. */
function withholdsWord(tree: Tree, verb: number): boolean {
  return dependents(tree, verb, "xcomp").some((inner) =>
    classesOf(VERBS, tree.tokens[inner]?.lemma).some((one) => SPEAKING.has(one.rule) && one.stance === "asserts"),
  );
}

/** A verb of speech whose content the tree does not show. */
function byRest(passage: Passage, tree: Tree, verb: number, one: CueClass | undefined): AttributionDraft | null {
  if (one === undefined || isPassive(tree, verb)) return null;
  const isPlain = tree.tokens[verb]?.lemma === "say" || tree.tokens[verb]?.lemma === "add";
  const content = restAfter(passage, tree, verb, !isPlain);
  return content.length === 0 ? null : draftOf(tree, verb, speakerOfVerb(tree, verb), content, one, "that");
}

const ACCORDING: Manner = { rule: "rule:en.cue.according-to", stance: "asserts", certainty: "certain" };

function contentOf(passage: Passage, tree: Tree, verb: number, one: CueClass, frame: string): readonly Span[] {
  if (frame === "speech" && (isPassive(tree, verb) || isOfOneself(tree, verb))) return [];
  if (frame === "speech") return directSpeech(passage, tree, verb, SPEAKING.has(one.rule));
  const heads = fillFrame(tree, verb, frame);
  if (heads === null || isOffTopic(tree, verb, one, frame, heads)) return [];
  const speaker = speakerFor(tree, verb, frame);
  return contentSpans(tree, contentHeads(frame, heads), verb, speaker === null ? [] : [speaker]);
}

/** In "claimed responsibility for the attack" the attack is the content. */
function contentHeads(frame: string, heads: readonly number[]): readonly number[] {
  return /^(responsibility|credit|involvement|role|knowledge|tribute|respect|homage|condolence)\+/.test(frame)
    ? heads.slice(1)
    : heads;
}

function isFinite(tree: Tree, verb: number): boolean {
  return ["VBD", "VBZ", "VBP"].includes(tree.tokens[verb]?.xpos ?? "");
}

/** Classes of verbs that lead quotations in and out. */
const SPEAKING: ReadonlySet<RuleId> = new Set<RuleId>(
  ["say", "tell", "order", "ask", "announce", "claim", "deny", "threaten", "warn", "promise", "demand", "correct"].map(
    (name): RuleId => `rule:en.cue.${name}`,
  ),
);

/** Whoever stands inside the words is spoken of and does not speak them. */
function speakerOfSpeech(tree: Tree, verb: number, content: readonly Span[]): number | null {
  const speaker = speakerOfVerb(tree, verb);
  const span = speaker === null ? undefined : tree.tokens[speaker]?.span;
  if (span !== undefined && !content.some((one) => overlaps(one, span))) return speaker;
  const hidden = isPassive(tree, verb) || dependents(tree, verb, "expl").length > 0;
  return hidden ? null : speakerBeside(tree, verb, content);
}

function speakerFor(tree: Tree, verb: number, frame: string): number | null {
  return frame.startsWith("subj") ? null : speakerOfVerb(tree, verb);
}

/** "Withdrew its troops" retracts nothing: some verbs are cues only with an object that was said. */
function isOffTopic(tree: Tree, verb: number, one: CueClass, frame: string, heads: readonly number[]): boolean {
  if (frame === "obj" && isHiddenPassive(tree, verb)) return !BLAMING.has(one.stance);
  if (one.rule === "rule:en.cue.record") return !heads.some((head) => isIncident(tree, head));
  if (frame === "from") return !heads.some((head) => isSaidThing(tree, head));
  if (frame !== "obj" || !NEEDS_SAID_OBJECT.has(lemmaWithParticle(tree, verb))) return false;
  return !heads.some((head) => isSaidThing(tree, head));
}

/** What monitors record: attacks and breaches, not songs. */
function isIncident(tree: Tree, index: number): boolean {
  const lemma = tree.tokens[index]?.lemma.toLowerCase() ?? "";
  return (
    CLASSES["weapon"]?.has(lemma) === true ||
    /^(?:violation|breach|incident|explosion|killing|abduction|arrest|casualty|death)$/.test(lemma)
  );
}

function isSaidThing(tree: Tree, index: number): boolean {
  return NOUNS.has(tree.tokens[index]?.lemma.toLowerCase() ?? "");
}

/** "The town was taken": a passive without an agent is nobody's word, unless it blames or denies. */
function isHiddenPassive(tree: Tree, verb: number): boolean {
  return isPassive(tree, verb) && agentOf(tree, verb) === null;
}

const BLAMING: ReadonlySet<Stance> = new Set(["blames", "denies"]);

/** "As the minister put it" hands the clause above to the minister. */
function asSpeakerSays(tree: Tree, verb: number): readonly Span[] | null {
  const token = tree.tokens[verb];
  if (token === undefined || relation(token) !== "advcl" || token.head < 0 || subjectOf(tree, verb) === null)
    return null;
  const marked = dependents(tree, verb, "mark", "advmod").some((child) => lemmaIs(tree, child, "as"));
  const complete = dependents(tree, verb, "ccomp", "xcomp", "parataxis").length > 0;
  const told = dependents(tree, verb, "obj").filter((child) => !lemmaIs(tree, child, "it"));
  return marked && !complete && told.length === 0 ? contentSpans(tree, [token.head], verb) : null;
}

// ---------------------------------------------------------------- nouns, adjectives, adverbs, prepositions

function byNoun(tree: Tree, noun: number): AttributionDraft | null {
  for (const one of classesOf(NOUNS, tree.tokens[noun]?.form, tree.tokens[noun]?.lemma)) {
    for (const frame of one.frames) {
      const heads = fillFrame(tree, noun, frame);
      if (heads === null) continue;
      const speaker = one.rule === "rule:en.cue.pledge" ? ownerOf(tree, noun) : speakerOfNoun(tree, noun);
      if (speaker === null && !(frame === "that" || isStrong(one))) continue;
      const content = contentSpans(tree, heads, noun, speaker === null ? [] : [speaker]);
      if (content.length > 0) return draftOf(tree, noun, speaker, content, one);
    }
  }
  return null;
}

/** Nouns that are someone's word even when nobody is named: "allegations of torture". */
function isStrong(one: CueClass): boolean {
  return !["rule:en.cue.statement", "rule:en.cue.pledge", "rule:en.cue.belief"].includes(one.rule);
}

/** Whose claim it is: "Iran's claim", "claims by Iran", "Iranian claims", "Iran made a claim". */
function speakerOfNoun(tree: Tree, noun: number): number | null {
  const owner = ownerOf(tree, noun);
  if (owner !== null) return owner;
  const people = dependents(tree, noun, "amod", "compound").find((child) => isProper(tree.tokens[child]));
  return people ?? subjectOfLightVerb(tree, noun) ?? whoSpokeIn(tree, noun);
}

/** "Said in a statement that …" may look like a statement that says so by itself. */
function whoSpokeIn(tree: Tree, noun: number): number | null {
  const token = tree.tokens[noun];
  if (token === undefined || token.head < 0 || relation(token) !== "obl") return null;
  const inMind = dependents(tree, noun, "case").some((child) =>
    ["in", "with", "for"].some((at) => lemmaIs(tree, child, at)),
  );
  if (inMind && MINDFUL.test(token.lemma)) return speakerOfVerb(tree, token.head);
  const classes = classesOf(VERBS, lemmaWithParticle(tree, token.head), tree.tokens[token.head]?.lemma);
  return classes.some((one) => SPEAKING.has(one.rule)) ? speakerOfVerb(tree, token.head) : null;
}

/** What one does something in or with: "left in the hope that", "with a promise to". */
const MINDFUL =
  /^(?:hope|belief|fear|expectation|intention|intent|aim|promise|pledge|conviction|threat|warning|wish|goal)$/;

function isProper(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    (token.upos === "PROPN" || (token.upos === "ADJ" && /^\p{Lu}\p{Ll}/u.test(token.form) && token.span.start > 0))
  );
}

function ownerOf(tree: Tree, noun: number): number | null {
  const owner = dependents(tree, noun, "nmod:poss")[0];
  const near = dependents(tree, tree.tokens[noun]?.head ?? -1, "obl").find((at) => isByBehind(tree, noun, at));
  return owner ?? behind(tree, noun, "by")[0] ?? behind(tree, noun, "from")[0] ?? near ?? null;
}

function subjectOfLightVerb(tree: Tree, noun: number): number | null {
  const token = tree.tokens[noun];
  if (token === undefined || token.head < 0 || !["obj", "nsubj:pass"].includes(token.deprel)) return null;
  const verb = tree.tokens[token.head];
  return verb !== undefined && LIGHT_VERBS.has(lemmaWithParticle(tree, token.head))
    ? speakerOfVerb(tree, token.head)
    : null;
}

function byAdjective(tree: Tree, adjective: number): AttributionDraft | null {
  const classes = classesOf(ADJECTIVES, tree.tokens[adjective]?.lemma);
  const isPredicate = dependents(tree, adjective, "cop", "nsubj").length > 0 || hangsOnVerb(tree, adjective);
  if (!isPredicate) return null;
  for (const one of classes) {
    for (const frame of one.frames) {
      const heads = fillFrame(tree, adjective, frame) ?? madeSo(tree, adjective, frame);
      if (heads === null) continue;
      const speaker = speakerOfVerb(tree, adjective);
      const content = contentSpans(tree, heads, adjective, speaker === null ? [] : [speaker]);
      if (content.length > 0) return draftOf(tree, adjective, speaker, content, one);
    }
  }
  return null;
}

/** "Made clear that …": the clause hangs on the verb beside the adjective. */
function madeSo(tree: Tree, adjective: number, frame: string): readonly number[] | null {
  const token = tree.tokens[adjective];
  if (token === undefined || frame !== "that" || relation(token) !== "xcomp") return null;
  return lemmaIs(tree, token.head, "make") ? fillFrame(tree, token.head, "that") : null;
}

function hangsOnVerb(tree: Tree, index: number): boolean {
  const token = tree.tokens[index];
  return token !== undefined && ["xcomp", "advcl", "acl", "conj"].includes(relation(token));
}

function hearsayAdverb(tree: Tree, adverb: number): AttributionDraft | null {
  const token = tree.tokens[adverb];
  const certainty = HEARSAY_ADVERBS[token?.lemma.toLowerCase() ?? ""];
  if (token === undefined || certainty === undefined || token.head < 0) return null;
  // "Apparently believes" is the believer's mind; the adverb only tells how the narrator knows.
  if (classesOf(VERBS, tree.tokens[token.head]?.lemma).length > 0) return null;
  const content = contentSpans(tree, [token.head], adverb);
  return draftOf(tree, adverb, null, content, { rule: "rule:en.cue.hearsay", stance: "asserts", certainty });
}

function hearsayAdjective(tree: Tree, adjective: number): AttributionDraft | null {
  const token = tree.tokens[adjective];
  const certainty = HEARSAY_ADJECTIVES[token?.form.toLowerCase() ?? ""];
  if (token === undefined || certainty === undefined || token.deprel !== "amod" || token.head < 0) return null;
  const kept = subtree(tree, token.head, (child) => child === adjective || leavesNoun(tree, child, token.head));
  const content = runs(
    tree,
    new Set(kept.filter((index) => index >= adjective && relation(tree.tokens[index] ?? token) !== "det")),
  );
  return draftOf(tree, adjective, null, content, { rule: "rule:en.cue.hearsay", stance: "asserts", certainty });
}

function leavesNoun(tree: Tree, child: number, noun: number): boolean {
  const token = tree.tokens[child];
  return token?.head === noun && ["acl:relcl", "appos", "conj", "case"].includes(token.deprel);
}

/** "According to X": X speaks, and the clause around is the content. */
function accordingTo(tree: Tree, index: number): AttributionDraft | null {
  const speaker = nounAfter(tree, index);
  if (speaker === null || (lemmaIs(tree, index, "per") && tree.tokens[speaker]?.upos !== "PROPN")) return null;
  const own = new Set([index, speaker]);
  const clause = clauseAbove(tree, speaker, index);
  return clause < 0
    ? null
    : draftOf(tree, index, speaker, contentSpans(tree, [clause], index, branchOf(tree, own, clause)), ACCORDING);
}

/** The head of the noun phrase that begins behind a preposition: "according to three police officers". */
function nounAfter(tree: Tree, index: number): number | null {
  for (let at = index + 1; at <= index + 6; at++) {
    const token = tree.tokens[at];
    if (token === undefined || token.upos === "PUNCT") return null;
    if (mayName(token)) return headOfRun(tree, at);
  }
  return null;
}

/** Nouns in a row have their head last, unless names follow a title with the parser's blessing. */
function headOfRun(tree: Tree, first: number): number {
  let at = first;
  for (let climbed = 0; climbed < 5; climbed++) {
    const token = tree.tokens[at];
    if (token === undefined || token.head <= at || token.head - at > 6) break;
    if (!["compound", "nmod:poss", "amod", "nummod", "det", "flat"].includes(token.deprel)) break;
    at = token.head;
  }
  return at;
}

/** The clause that "according to" speaks of: the nearest predicate above its phrase, else the whole sentence. */
function clauseAbove(tree: Tree, speaker: number, preposition: number): number {
  let at = speaker;
  for (let climbed = 0; climbed < tree.tokens.length; climbed++) {
    const token = tree.tokens[at];
    if (token === undefined || token.head < 0) return at === speaker ? -1 : at;
    at = token.head;
    const above = tree.tokens[at];
    const isClause =
      above !== undefined &&
      ["VERB", "AUX", "ADJ"].includes(above.upos) &&
      !["amod", "acl", "acl:relcl"].includes(above.deprel);
    if (isClause && at !== preposition && (at < preposition || at > speaker)) return at;
  }
  return at;
}

/** The tokens on the way from some words up to a clause: the branch that is not the clause's own. */
function branchOf(tree: Tree, from: ReadonlySet<number>, clause: number): readonly number[] {
  const found: number[] = [];
  for (const start of from) {
    let at = start;
    for (let climbed = 0; climbed < 6 && at >= 0 && at !== clause; climbed++) {
      if (at >= Math.min(...from)) found.push(at);
      at = tree.tokens[at]?.head ?? -1;
    }
  }
  return found;
}

function mayName(token: Token | undefined): boolean {
  return token !== undefined && ["NOUN", "PROPN", "PRON"].includes(token.upos);
}

/** "In the words of X", "in X's view": X speaks, and the clause around is the content. */
function wordsOf(tree: Tree, noun: number): AttributionDraft | null {
  const token = tree.tokens[noun];
  if (token === undefined || token.head < 0 || relation(token) !== "obl" || !WORDS_OF.has(token.lemma)) return null;
  if (!dependents(tree, noun, "case").some((child) => lemmaIs(tree, child, "in") || lemmaIs(tree, child, "by")))
    return null;
  const speaker = dependents(tree, noun, "nmod:poss")[0] ?? behind(tree, noun, "of")[0];
  if (speaker === undefined) return null;
  return draftOf(tree, noun, speaker, contentSpans(tree, [token.head], noun), ACCORDING);
}

// ---------------------------------------------------------------- the lexicon, by lemma

const VERBS = byLemma(VERB_CUES);
const NOUNS = byLemma(NOUN_CUES);
const ADJECTIVES = byLemma(ADJECTIVE_CUES);

function byLemma(classes: readonly CueClass[]): ReadonlyMap<string, readonly CueClass[]> {
  const found = new Map<string, CueClass[]>();
  for (const one of classes) {
    for (const lemma of new Set(one.lemmas)) found.set(lemma, [...(found.get(lemma) ?? []), one]);
  }
  return found;
}

function classesOf(
  lexicon: ReadonlyMap<string, readonly CueClass[]>,
  ...lemmas: readonly (string | undefined)[]
): readonly CueClass[] {
  for (const lemma of lemmas) {
    const classes = lexicon.get(lemma?.toLowerCase() ?? "");
    if (classes !== undefined) return classes;
  }
  return [];
}
