import type { Name, Span } from "../model.ts";
import type { AttributionDraft } from "./attributions.ts";
import { type Passage, trimEnd } from "./speech.ts";
import { relation, type Tree, treeAt, type Word } from "./syntax.ts";

/** Things that speak before a colon though they bear no name: "Army: 3 killed". */
const SPEAKING_NOUNS: ReadonlySet<string> = new Set(
  `army military police official officials minister ministry government president report reports poll study survey source
  sources witness witnesses monitor monitors activists rebels un authorities spokesman spokeswoman spokesperson lawyer
  family medics doctors rescuers diplomat diplomats envoy mayor governor analyst analysts expert experts agency media
  newspaper court prosecutor prosecutors premier pm opposition union group mediator mediators exclusive-report data
  document documents statement question answer q a reporter host moderator intelligence council commission`.split(
    /\s+/,
  ),
);

/** Words before a colon that announce and do not speak. */
const LABELS: ReadonlySet<string> = new Set(
  `update breaking watch video photos live exclusive analysis opinion editorial note related read more listen factbox
  explainer timeline correction editor's tags topics source via photo image credit contact email phone location time
  date where when what who why how here subject re from to cc summary background key`.split(/\s+/),
);

const LONGEST_SPEAKER = 60;
const LONGEST_HEADLINE = 200;
/** A headline stands this near to the start. */
const FIRST_LINE = 300;

/**
 * Attributions of headlines and transcripts: "Iran: Raid was provocation", "Raid was provocation: Iran",
 * "MODERATOR: Why now?". A headline is the first line; a transcript names its speaker at the start of a paragraph.
 */
export function readHeadlines(passage: Passage, names: readonly Name[]): readonly AttributionDraft[] {
  return passage.paragraphs.flatMap((paragraph, at) => {
    const draft = speakerFirst(passage, names, paragraph) ?? (at === 0 ? speakerLast(passage, names, paragraph) : null);
    return draft === null ? [] : [draft];
  });
}

/**
 * "Words, NAME says" and "words, says NAME" as the whole headline. Headlines without articles are easily misread, so
 * the line is read as it stands.
 */
export function readTeller(passage: Passage): AttributionDraft | null {
  const [paragraph] = passage.paragraphs;
  if (paragraph === undefined || paragraph.end - paragraph.start > LONGEST_HEADLINE) return null;
  const line = passage.text.slice(paragraph.start, paragraph.end);
  const match = /^(.*\S)\s*,\s+(?:(says|say)\s+([^,"“”]{2,60})|([^,"“”]{2,60})\s+(says|say))\s*$/.exec(line);
  const [, told = "", before, behind, ahead, after] = match ?? [];
  const name = behind ?? ahead;
  if (name === undefined || told.split(/\s+/).length < 3) return null;
  const label = { start: paragraph.start + line.lastIndexOf(name), end: 0 };
  const speaker = headWithin(passage, { start: label.start, end: label.start + name.length });
  const verb = paragraph.start + line.lastIndexOf(`${before ?? after}`);
  if (speaker === null) return null;
  const content = trimEnd(passage.text, { start: paragraph.start, end: paragraph.start + told.length });
  return {
    ...colonDraft(speaker, verb, content),
    cue: { start: verb, end: verb + (before ?? after ?? "").length },
    rule: "rule:en.cue.headline",
  };
}

/** "NAME: words" to the end of the paragraph. */
function speakerFirst(passage: Passage, names: readonly Name[], paragraph: Span): AttributionDraft | null {
  const line = passage.text.slice(paragraph.start, Math.min(paragraph.end, paragraph.start + 400));
  const match = /^\s*["“]?([^:“”"\n]{1,60}?)\s*:\s+(?=\S)/.exec(line);
  if (match === null) return null;
  const label = {
    start: paragraph.start + line.indexOf(match[1] ?? ""),
    end: paragraph.start + line.indexOf(match[1] ?? "") + (match[1] ?? "").length,
  };
  const speaker = speakerAt(passage, names, label);
  const colon = passage.text.indexOf(":", label.end);
  const content = trimEnd(passage.text, { start: paragraph.start + match[0].length, end: paragraph.end });
  if (speaker === null || countWords(passage.text, content) < 2 || isDateline(passage, names, label, content))
    return null;
  return colonDraft(speaker, colon, content);
}

/** So many words under a name are a story from there, and no headline. */
const FEWEST_OF_STORY = 12;

/**
 * "Goma: Fighting broke out in eastern Congo on Monday …": a whole sentence under one name, at the start of a page and in
 * nobody's own words, comes from where it was written. Name taggers take such towns for people.
 */
function isDateline({ text }: Passage, names: readonly Name[], label: Span, content: Span): boolean {
  const words = text.slice(content.start, content.end);
  return (
    label.start < FIRST_LINE &&
    names.some(({ kind, span }) => kind !== "organisation" && span.start === label.start && span.end === label.end) &&
    countWords(text, content) >= FEWEST_OF_STORY &&
    /[.!]["”]?$/.test(words.trimEnd()) &&
    !/\b(?:I|we|our|my|us|you|your)\b/i.test(words)
  );
}

/** "Words: NAME" or "words - NAME" as the whole headline. */
function speakerLast(passage: Passage, names: readonly Name[], paragraph: Span): AttributionDraft | null {
  const line = passage.text.slice(paragraph.start, paragraph.end);
  const at = Math.max(
    line.lastIndexOf(": "),
    line.lastIndexOf(" - "),
    line.lastIndexOf(" – "),
    line.lastIndexOf(" — "),
  );
  if (at < 0 || line.length - at > LONGEST_SPEAKER || line.length > 300) return null;
  const gap = /^\s*[:–—-]\s+/.exec(line.slice(at))?.[0].length ?? 0;
  const label = trimEnd(passage.text, { start: paragraph.start + at + gap, end: paragraph.end });
  const speaker = speakerAt(passage, names, label);
  const content = trimEnd(passage.text, { start: paragraph.start, end: paragraph.start + at });
  return speaker === null || countWords(passage.text, content) < 3
    ? null
    : colonDraft(speaker, paragraph.start + at, content);
}

function colonDraft(speaker: Word, colon: number, content: Span): AttributionDraft {
  const cue = { start: colon, end: colon + 1 };
  return {
    speaker,
    cue,
    cueWord: null,
    content: [content],
    sentence: speaker.sentence,
    stance: "asserts",
    certainty: "certain",
    rule: "rule:en.cue.colon",
    frame: "speech",
    direct: true,
    withheld: false,
    quoted: false,
    within: null,
  };
}

function countWords(text: string, span: Span): number {
  return text
    .slice(span.start, span.end)
    .split(/\s+/)
    .filter((word) => /\p{L}|\p{N}/u.test(word)).length;
}

/** The head of a label that names someone who can speak: a name, or a noun for a speaker or a report. */
function speakerAt(passage: Passage, names: readonly Name[], label: Span): Word | null {
  const words = passage.text.slice(label.start, label.end).split(/\s+/);
  if (words.length > 8 || saysItself(passage, label) || LABELS.has(words[0]?.toLowerCase() ?? "")) return null;
  const word = headWithin(passage, label);
  if (word === null || hasVerb(passage, label)) return null;
  const token = passage.trees[word.sentence]?.tokens[word.token];
  const named = nameOver(names, label);
  const spoken = words.some((one) => SPEAKING_NOUNS.has(one.toLowerCase().replace(/[^a-z]/g, "")));
  const recurs =
    label.start < FIRST_LINE &&
    words.length <= 4 &&
    words.every((one) => /^\p{Lu}/u.test(one)) &&
    isNamedLater(passage, label, words.at(-1) ?? "");
  const cried = words.length <= 3 && words.every((one) => /^\p{Lu}[\p{Lu}.'’-]*$/u.test(one));
  return token !== undefined && (named || spoken || cried || recurs) && !words.some((one) => /\d/.test(one))
    ? word
    : null;
}

/** "Sudan: Army says truce is over" names its topic in front of the colon, and its speaker behind. */
function saysItself(passage: Passage, label: Span): boolean {
  const tree = treeAt(passage.trees, label.start);
  if (label.start >= FIRST_LINE || tree === null) return false;
  return tree.tokens.some(
    (token) =>
      token.span.start > label.end && ["say", "says", "said", "tells", "told"].includes(token.form.toLowerCase()),
  );
}

/** "The mayor said: …" is a clause, no label. */
function hasVerb(passage: Passage, label: Span): boolean {
  const tree = treeAt(passage.trees, label.start);
  return (
    tree?.tokens.some(
      (token, index) => isInside(tree, index, label) && token.upos === "VERB" && !/^\p{Lu}/u.test(token.form),
    ) ?? true
  );
}

/** Whether a headline's first words are named again in the article: "Guterres: Talks must resume". */
function isNamedLater(passage: Passage, label: Span, word: string): boolean {
  if (word.length < 3) return false;
  const at = passage.text.indexOf(word, label.end);
  return (
    at >= 0 && !/\p{L}/u.test(passage.text.charAt(at + word.length)) && !/\p{L}/u.test(passage.text.charAt(at - 1))
  );
}

/** Whether a person or body is named in the label. */
function nameOver(names: readonly Name[], label: Span): boolean {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.span.end ?? 0) <= label.start) low = middle + 1;
    else high = middle;
  }
  const name = names[low];
  return name !== undefined && name.span.start < label.end && name.kind !== "other";
}

/** The token of a stretch whose head lies outside it; names put it last. */
function headWithin(passage: Passage, span: Span): Word | null {
  const tree = treeAt(passage.trees, span.start);
  if (tree === null) return null;
  const inside = tree.tokens.map((_, index) => index).filter((index) => isInside(tree, index, span));
  const nominal = inside.filter((index) => ["NOUN", "PROPN", "PRON"].includes(tree.tokens[index]?.upos ?? ""));
  const top = nominal.find((index) => {
    const token = tree.tokens[index];
    return token !== undefined && !isInside(tree, token.head, span) && !["flat", "compound"].includes(relation(token));
  });
  const token = top ?? nominal[0] ?? inside[0];
  return token === undefined ? null : { sentence: tree.index, token };
}

function isInside(tree: Tree, index: number, span: Span): boolean {
  const token = tree.tokens[index];
  return token !== undefined && token.span.start >= span.start && token.span.end <= span.end;
}
