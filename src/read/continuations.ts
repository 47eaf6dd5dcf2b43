import type { RuleId, Span } from "../model.ts";
import { contains, overlaps } from "../span.ts";
import type { AttributionDraft } from "./attributions.ts";
import { CLASSES } from "./english/classes.ts";
import type { Quote } from "./quotes.ts";
import { isNominal, speakerOfVerb, subjectOf } from "./speakers.ts";
import { lastQuoteFrom, lastStarting, type Passage, paragraphAt } from "./speech.ts";
import { dependents, relation, type Tree, treeAt } from "./syntax.ts";

/** A speaker who is quoted in more pieces than this is a transcript's; it is read paragraph by paragraph. */
const MOST_PIECES = 60;

/** The content with its quotations whole, over sentence ends too; what a cue inside a quotation says stays inside. */
export function wholeQuotes(passage: Passage, draft: AttributionDraft): readonly Span[] {
  const cue = draft.cue;
  if (draft.rule === "rule:en.cue.colon") return draft.content;
  return joined(
    draft.content.map((span) => {
      const quote = lastQuoteFrom(passage, span.end - 1);
      if (quote === null || !overlaps(quote.span, span)) return span;
      if (cue !== null && overlaps(quote.span, cue)) return clamp(span, quote.inner);
      const starts = quote.span.start <= span.start && span.start < quote.span.end ? quote.span.start : span.start;
      return { start: starts, end: Math.max(span.end, quote.span.end) };
    }),
  );
}

function clamp(span: Span, outer: Span): Span {
  return { start: Math.max(span.start, outer.start), end: Math.min(span.end, outer.end) };
}

function joined(spans: readonly Span[]): readonly Span[] {
  const found: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (span.end <= span.start) continue;
    if (last !== undefined && span.start <= last.end)
      found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else found.push(span);
  }
  return found;
}

/**
 * The attributions with the quotations that no cue of theirs claims: those go on with the speaker before them
 * ("'A,' he said. 'B.'"), over paragraphs too, or belong to whom the words beside them name ("'Hurrah!' beamed Ann").
 */
export function carryOn(passage: Passage, drafts: readonly AttributionDraft[]): readonly AttributionDraft[] {
  const found = [...drafts];
  const owner = ownersOf(passage, found);
  carryBack(passage, found, owner);
  const talk = lastTalk(passage, found);
  passage.quotes.forEach((quote, at) => {
    if (owner[at] !== undefined) return;
    const beside = besideQuote(passage, quote) ?? ledIn(passage, quote) ?? builtIn(passage, quote);
    if (beside !== null) {
      owner[at] = found.push(beside) - 1;
      return;
    }
    const speaking = goesOnFrom(passage, found, owner, at) ?? talk(quote);
    const draft = speaking === null ? undefined : found[speaking];
    if (speaking === null || draft === undefined || draft.content.length > MOST_PIECES) return;
    owner[at] = speaking;
    found[speaking] = { ...draft, content: joined([...draft.content, quote.span]) };
  });
  return found;
}

/** A quotation left open belongs to whoever speaks in the one that goes on with it. */
function carryBack(passage: Passage, found: AttributionDraft[], owner: (number | undefined)[]): void {
  for (let at = passage.quotes.length - 2; at >= 0; at--) {
    const quote = passage.quotes[at];
    const later = owner[at + 1];
    const draft = later === undefined ? undefined : found[later];
    if (quote?.continues !== true || owner[at] !== undefined || later === undefined || draft === undefined) continue;
    if (draft.content.length > MOST_PIECES) continue;
    owner[at] = later;
    found[later] = { ...draft, content: joined([quote.span, ...draft.content]) };
  }
}

/** For each outer quotation the draft whose content holds it while its cue stands outside; direct speech goes first. */
function ownersOf(passage: Passage, drafts: readonly AttributionDraft[]): (number | undefined)[] {
  const owner: (number | undefined)[] = passage.quotes.map(() => undefined);
  const claim = (draft: AttributionDraft, index: number): void => {
    for (const span of draft.content) {
      for (let at = lastStarting(passage.quotes, span.end - 1); at >= 0; at--) {
        const quote = passage.quotes[at];
        if (quote === undefined || quote.span.start < span.start) break;
        if (contains(span, quote.span) && (draft.cue === null || !overlaps(quote.span, draft.cue))) owner[at] ??= index;
      }
    }
  };
  drafts.forEach((draft, index) => draft.direct && claim(draft, index));
  drafts.forEach((draft, index) => !draft.direct && claim(draft, index));
  return owner;
}

/** The speaker of the quotation before, when it was left open or this one opens the sentence after its cue's. */
function goesOnFrom(
  passage: Passage,
  found: readonly AttributionDraft[],
  owner: readonly (number | undefined)[],
  at: number,
): number | null {
  const quote = passage.quotes[at];
  const earlier = passage.quotes[at - 1];
  const speaking = owner[at - 1];
  const draft = speaking === undefined ? undefined : found[speaking];
  if (quote === undefined || earlier === undefined || speaking === undefined || draft === undefined) return null;
  return earlier.continues || opensNext(passage, draft, quote) ? speaking : null;
}

/** Whether a quotation opens a sentence no later than the one after the cue's, in its paragraph. */
function opensNext(passage: Passage, draft: AttributionDraft, quote: Quote): boolean {
  const tree = treeAt(passage.trees, quote.span.start);
  if (tree === null || draft.cue === null || quote.span.start < draft.cue.end) return false;
  const opens = passage.text.slice(tree.sentence.span.start, quote.span.start).trim() === "";
  const near = tree.index - draft.sentence <= 1 && !passage.text.slice(draft.cue.end, quote.span.start).includes("\n");
  return opens && near;
}

const TALKING: ReadonlySet<RuleId> = new Set<RuleId>([
  "rule:en.cue.say",
  "rule:en.cue.tell",
  "rule:en.cue.announce",
  "rule:en.cue.claim",
]);

/**
 * For a quotation that is a whole paragraph, the one who spoke last in the paragraph before: newspapers set the
 * next piece of a speech so.
 */
function lastTalk(passage: Passage, drafts: readonly AttributionDraft[]): (quote: Quote) => number | null {
  const byParagraph = new Map<number, number>();
  drafts.forEach((draft, index) => {
    if (
      draft.cue !== null &&
      TALKING.has(draft.rule) &&
      draft.speaker !== null &&
      lastQuoteFrom(passage, draft.cue.start)?.span.end !== undefined
    ) {
      const around = lastQuoteFrom(passage, draft.cue.start);
      if (around === null || !overlaps(around.span, draft.cue))
        byParagraph.set(paragraphAt(passage, draft.cue.start), index);
    }
  });
  return (quote) => {
    const at = paragraphAt(passage, quote.span.start);
    const paragraph = passage.paragraphs[at];
    if (paragraph === undefined || !fills(passage.text, paragraph, quote.span)) return null;
    const speaking = byParagraph.get(at - 1) ?? null;
    // What is said on goes on from here, so that a third paragraph finds its speaker too.
    if (speaking !== null) byParagraph.set(at, speaking);
    return speaking;
  };
}

/** Whether a quotation is all that its paragraph says. */
function fills(text: string, paragraph: Span, quote: Span): boolean {
  const before = text.slice(paragraph.start, quote.start);
  const after = text.slice(Math.min(quote.end, paragraph.end), paragraph.end);
  return before.trim() === "" && !/\p{L}/u.test(after);
}

/**
 * Whom the words right behind a quotation name, whatever their verb: "'Hurrah!' beamed Ann Lee", "'No,' she sighed."
 */
function besideQuote(passage: Passage, quote: Quote): AttributionDraft | null {
  const text = passage.text;
  if (!/[,!?]\s*$/.test(text.slice(quote.inner.start, quote.inner.end).slice(-3))) return null;
  if (!/^ ?\p{L}/u.test(text.slice(quote.span.end, quote.span.end + 3))) return null;
  const tree = treeAt(passage.trees, quote.span.end + 1);
  if (
    tree === null ||
    text.slice(tree.sentence.span.start, Math.max(tree.sentence.span.start, quote.span.start)).trim() !== ""
  )
    return null;
  const first = tree.tokens.findIndex((token) => token.span.start >= quote.span.end);
  const verb = speakingVerb(tree, first);
  const speaker = verb === null ? null : verb === first ? nounBehind(tree, verb) : (subjectOf(tree, verb) ?? first);
  return verb === null || speaker === null || speaker < first
    ? null
    : quotedDraft(tree, verb, speaker, quote, "rule:en.cue.beside-quote");
}

/** A quotation behind a colon is the word of whoever the clause before it tells of: "The court was blunt: 'No.'" */
function ledIn(passage: Passage, quote: Quote): AttributionDraft | null {
  const colon = /:\s*$/.exec(passage.text.slice(Math.max(0, quote.span.start - 6), quote.span.start));
  const tree = colon === null ? null : treeAt(passage.trees, quote.span.start - colon[0].length);
  if (tree === null) return null;
  const verb = tree.tokens.findLastIndex(
    (token) => token.span.end <= quote.span.start && ["VBD", "VBZ", "VBP"].includes(token.xpos),
  );
  const speaker = verb < 0 ? null : speakerOfVerb(tree, verb);
  return speaker === null || !isSomebody(tree, speaker)
    ? null
    : quotedDraft(tree, verb, speaker, quote, "rule:en.cue.lead-in");
}

/** A quotation built into a clause is mostly its subject's word: "The mayor feared 'a second siege' of the town." */
function builtIn(passage: Passage, quote: Quote): AttributionDraft | null {
  const words = passage.text.slice(quote.inner.start, quote.inner.end).split(/\s+/).length;
  const tree = words < SHORTEST_BUILT_IN ? null : treeAt(passage.trees, quote.span.start);
  if (tree === null) return null;
  let at = tree.tokens.findIndex((token) => token.span.start >= quote.inner.start);
  for (let climbed = 0; climbed < HIGHEST_CLIMB && at >= 0; climbed++) {
    const token = tree.tokens[at];
    if (token?.upos === "VERB" && !overlaps(token.span, quote.span)) {
      const speaker = speakerOfVerb(tree, at);
      const span = speaker === null ? undefined : tree.tokens[speaker]?.span;
      const isSpeaker =
        speaker !== null && span !== undefined && !overlaps(span, quote.span) && isSomebody(tree, speaker);
      return isSpeaker ? quotedDraft(tree, at, speaker, quote, "rule:en.cue.built-in") : null;
    }
    at = token?.head ?? -1;
  }
  return null;
}

const SHORTEST_BUILT_IN = 3;
const HIGHEST_CLIMB = 6;

function isSomebody(tree: Tree, index: number): boolean {
  const token = tree.tokens[index];
  if (token === undefined) return false;
  return (
    token.upos === "PROPN" ||
    /^(he|she|they|who|i|we)$/i.test(token.form) ||
    (CLASSES["human"]?.has(token.lemma) ?? false)
  );
}

function quotedDraft(tree: Tree, verb: number, speaker: number, quote: Quote, rule: RuleId): AttributionDraft | null {
  const cue = tree.tokens[verb]?.span;
  if (cue === undefined) return null;
  return {
    speaker: { sentence: tree.index, token: speaker },
    cue,
    cueWord: { sentence: tree.index, token: verb },
    content: [quote.span],
    sentence: tree.index,
    stance: "asserts",
    certainty: "certain",
    rule,
    frame: "speech",
    direct: true,
    withheld: false,
    quoted: false,
    within: null,
  };
}

/** A finite verb at a token, or right behind a pronoun or name there. */
function speakingVerb(tree: Tree, first: number): number | null {
  if (first < 0) return null;
  if (FINITE.has(tree.tokens[first]?.xpos ?? "")) return first;
  let at = first;
  while (["PROPN", "PRON"].includes(tree.tokens[at]?.upos ?? "")) at++;
  return at > first && FINITE.has(tree.tokens[at]?.xpos ?? "") ? at : null;
}

const FINITE: ReadonlySet<string> = new Set(["VBD", "VBZ"]);

/** The head of the noun phrase behind an inverted verb. */
function nounBehind(tree: Tree, verb: number): number | null {
  const own = tree.tokens.findIndex(
    (token, index) => index > verb && index - verb < 5 && isNominal(tree, index) && relation(token) !== "compound",
  );
  return own < 0 ? null : own;
}

/**
 * Reported speech that goes on without a cue: "The ministry said the raid broke the truce. Such raids would be
 * answered." Only a sentence right behind, in its paragraph, whose "would" takes up the reported tense.
 */
export function freeIndirect(passage: Passage, drafts: readonly AttributionDraft[]): readonly AttributionDraft[] {
  const bySentence = new Map<number, AttributionDraft[]>();
  for (const draft of drafts) bySentence.set(draft.sentence, [...(bySentence.get(draft.sentence) ?? []), draft]);
  return passage.trees.flatMap((tree) => {
    const before = (bySentence.get(tree.index - 1) ?? []).find((draft) => isReported(passage, draft));
    if (before === undefined || bySentence.has(tree.index) || !goesOn(passage, tree, before)) return [];
    const span = { start: tree.sentence.span.start, end: tree.sentence.span.end };
    const draft = { ...before, cue: null, cueWord: null, content: [span], sentence: tree.index, direct: false };
    return [{ ...draft, rule: "rule:en.cue.free-indirect" as const, frame: "" }];
  });
}

function isReported(passage: Passage, draft: AttributionDraft): boolean {
  const cue = draft.cueWord === null ? undefined : passage.trees[draft.cueWord.sentence]?.tokens[draft.cueWord.token];
  return draft.speaker !== null && draft.frame === "that" && TALKING.has(draft.rule) && cue?.xpos === "VBD";
}

function goesOn(passage: Passage, tree: Tree, before: AttributionDraft): boolean {
  const between = passage.text.slice(before.cue?.end ?? 0, tree.sentence.span.start);
  const root = tree.tokens.findIndex((token) => token.head < 0);
  const subject = root < 0 ? null : subjectOf(tree, root);
  if (subject === null || between.includes("\n")) return false;
  const would = dependents(tree, root, "aux").some((child) => tree.tokens[child]?.form === "would");
  return would && TAKES_UP.test(tree.tokens[0]?.form ?? "");
}

const TAKES_UP = /^(he|she|it|they|such|this|these|any|that)$/i;
