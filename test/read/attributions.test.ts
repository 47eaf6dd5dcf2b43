import fc from "fast-check";
import { expect, test } from "vitest";
import { loadLanguage } from "../../src/knowledge/language.ts";
import type { Certainty, Span, Stance } from "../../src/model.ts";
import { type AttributionDraft, readAttributions } from "../../src/read/attributions.ts";
import { ADJECTIVE_CUES, NOUN_CUES, VERB_CUES } from "../../src/read/english/cues.ts";
import { readQuotes } from "../../src/read/quotes.ts";
import { growTree, type Tree } from "../../src/read/syntax.ts";
import { overlaps } from "../../src/span.ts";
import { readMarked } from "../marked.ts";

/** Of a hundred sentences, how many may fail because the reader's syntax errs. */
const READER_ERRS = 8;

const language = loadLanguage();

test("every class of cues reads the sentence it was written for", () => {
  const classes = [...VERB_CUES, ...NOUN_CUES, ...ADJECTIVE_CUES];
  const failing = classes.flatMap((one) => {
    const lost = missing(one.example);
    return lost === null ? [] : [`${one.rule}: ${lost}`];
  });
  // The ones that fail within the allowance are cut off, so that a failure names the rest.
  expect(failing.slice((classes.length * READER_ERRS) / 100)).toEqual([]);
});

test("the lexicon knows two hundred verbs and more, each class by an id of its own", () => {
  const classes = [...VERB_CUES, ...NOUN_CUES, ...ADJECTIVE_CUES];
  expect(new Set(classes.map((one) => one.rule)).size).toBe(classes.length);
  expect(new Set(VERB_CUES.flatMap((one) => one.lemmas)).size).toBeGreaterThan(200);
});

test("clauses that someone says", () => {
  reads("[The ministry|speaker] *said* on Sunday that [two soldiers had been killed|content].");
  reads("[Residents|speaker] *told* reporters [the market had been shelled|content].");
  reads("[The bridge was open|content], [villagers|speaker] *said*.");
  reads("[The bridge|content], [officials|speaker] *said* on Monday, [was mined|content].");
  reads("[Nine people were wounded|content], *according* to [the local hospital|speaker].");
  reads("*According* to [three police officers|speaker], [the convoy was hit twice|content].");
  reads("As [the envoy|speaker] *put* it, [the truce is fragile|content].");
  reads("[He|speaker] was quoted as *saying* that [the talks had failed|content].");
});

test("attacks and truces that someone denies, condemns, confirms or wants", () => {
  reads("[The army|speaker] *denied* [shelling the hospital|content].", "denies");
  reads("[Qatar|speaker] *condemned* [the attack on the camp|content].", "blames");
  reads("[Kyiv|speaker] *accused* [Moscow of breaking the truce|content].", "blames");
  reads("[The rebels|speaker] *threatened* [to blow up the dam|content].", "threatens");
  reads("[Both sides|speaker] *agreed* [to withdraw their troops|content].", "promises");
  reads("[The Council|speaker] *demanded* [an end to the siege|content].", "demands");
  reads("[The envoy|speaker] *called* for [an immediate ceasefire|content].", "demands");
  reads("[Mediators|speaker] *hope* [the truce will last|content].", "hopes");
  reads("[The militia|speaker] *claimed* responsibility for [the ambush|content].", "claims-responsibility");
});

test("words that hide who speaks", () => {
  reads("[The army|content] *allegedly* [shelled the market|content].", "asserts", "unknown");
  reads("It was *reported* that [the truce had collapsed|content].");
  reads("*Suspected* [rebels|content] killed four soldiers near the town.", "asserts", "probable");
  reads("*Reports* of [shelling|content] came in from the east.", "asserts", "unknown");
});

test("what was left unsaid stays open", () => {
  reads("[The spokesman|speaker] refused to *confirm* [the attack|content].", "asserts", "unknown");
  reads("[The army|speaker] did not *say* that [the village was shelled|content].", "asserts", "unknown");
});

test("direct speech, before, behind and around its cue", () => {
  reads("[“We will hold our fire,”|content] [the general|speaker] *said*.");
  reads("[“They broke the truce,”|content] *said* [a senior officer|speaker].");
  reads("[The general|speaker] *said*: [“They broke the truce. We did not.”|content]");
  reads('["They fired first,"|content] [he|speaker] *said*. ["We had no choice."|content]');
  reads("[“It was a massacre.|content]\n\n[“Nobody came to help,”|content] [she|speaker] *said*.");
});

test("a quotation is its speaker's as a whole, over sentence ends and paragraphs", () => {
  reads("[The mayor|speaker] *said*: [“The road is open. Come back. Nobody will be harmed.”|content] Shops opened.");
  silent("Shops opened.", "The mayor said: “The road is open. Nobody will be harmed.” Shops opened.");
});

test("reported speech goes on while its tense does", () => {
  const { trees, drafts } = read(
    "The ministry said the raid broke the truce. Such raids would be answered. It was Monday.",
  );
  const going = drafts.find((draft) => draft.rule === "rule:en.cue.free-indirect");
  expect(going?.content).toEqual([trees[1]?.sentence.span]);
  expect(going?.speaker?.sentence).toBe(0);
  silent("Monday", "The ministry said the raid broke the truce. It was Monday.");
});

test("headlines and transcripts name the speaker before or behind a colon", () => {
  reads("[Guterres|speaker]*:* [Talks must resume now|content]\n\nThe head of the UN, Mr Guterres, spoke in Geneva.");
  reads("[Truce broken forty times|content]*:* [UN|speaker]\n\nThe figures cover one week.");
  reads("Sudan: [Army|speaker] *says* [rebels shelled a hospital|content]");
  reads("The broadcast in full.\n\n[MODERATOR|speaker]*:* [Why did the talks fail?|content]");
});

test("chains keep every link", () => {
  const { drafts } = read("The ministry said that witnesses claimed the army had shelled the village.");
  const inner = drafts.find((draft) => draft.within !== null);
  expect(drafts.length).toBe(2);
  expect(inner?.within).toBe(drafts.findIndex((draft) => draft.within === null));
});

test("what nobody says stays the narrator's", () => {
  silent("shelled", "The army shelled the village on Monday.");
  silent("border", "The army withdrew its troops from the border.");
  silent("town", "The rebels withdrew from the town.");
  silent("began", "Fighting began at dawn and continued for six hours.");
  silent("raised", "Soldiers raised a flag over the town hall.");
});

test("quotation marks", () => {
  quotes("He called it [“a crime”].");
  quotes('He said ["yes"] and ["no"].');
  quotes("A ['barbaric' raid, he said: 'nobody helped'] us.", ["'barbaric'", "'nobody helped'"]);
  quotes("The rebels' camp and the soldiers' tents.", []);
  quotes("It is the '90s again, isn't it?", []);
  quotes("“One paragraph.\n\n“And another.” he said.", ["“One paragraph.", "“And another.”"]);
  quotes("Er sagte „nein“ und «ja».", ["„nein“", "«ja»"].slice(1));
});

test("any text is read, and every span lies inside it", () => {
  const scraps = fc.constantFrom(
    "said",
    "“",
    "”",
    '"',
    "'",
    ":",
    "\n\n",
    "the army",
    "that",
    ",",
    "he",
    "denied",
    "(",
    "—",
    "🔥",
    "UN",
  );
  fc.assert(
    fc.property(fc.array(scraps, { maxLength: 40 }), (words) => {
      const text = words.join(" ");
      for (const { content, cue } of read(text).drafts) {
        for (const span of [...content, ...(cue === null ? [] : [cue])]) {
          expect(span.start >= 0 && span.start < span.end && span.end <= text.length).toBe(true);
        }
      }
    }),
    { numRuns: 60, seed: 7 },
  );
});

test("ten times the text takes about ten times as long", () => {
  const unit = '"They fired first," he said. The army denied it, according to a report. ';
  const trees = (times: number) => language.parse(unit.repeat(times)).sentences.map(growTree);
  const small = trees(100);
  const large = trees(1000);
  const time = (grown: readonly Tree[], times: number): number => {
    const start = performance.now();
    readAttributions(grown, [], unit.repeat(times));
    return performance.now() - start;
  };
  time(small, 100);
  expect(time(large, 1000)).toBeLessThan(40 * Math.max(5, time(small, 100)));
});

// ---------------------------------------------------------------- the one place that knows the interface

interface Heard {
  readonly trees: readonly Tree[];
  readonly drafts: readonly AttributionDraft[];
}

function read(text: string): Heard {
  const { sentences, names } = language.parse(text);
  const trees = sentences.map(growTree);
  return { trees, drafts: readAttributions(trees, names, text) };
}

/** Checks that the starred cue hands the marked content to the marked speaker, or to nobody when none is marked. */
function reads(marked: string, stance: Stance = "asserts", certainty?: Certainty): void {
  const lost = missing(marked, stance, certainty);
  expect(lost).toBeNull();
}

/** Checks that a word is in nobody's mouth. */
function silent(word: string, text: string): void {
  const start = text.indexOf(word);
  const span = { start, end: start + word.length };
  const { drafts } = read(text);
  const holder = drafts.find((draft) => draft.content.some((one) => overlaps(one, span)));
  expect(holder?.cue ?? null).toBeNull();
}

function quotes(marked: string, expected?: readonly string[]): void {
  const text = expected === undefined ? marked.replaceAll(/[[\]]/g, "") : marked.replaceAll(/[[\]]/g, "");
  const wanted = expected ?? [...marked.matchAll(/\[([^\]]*)\]/g)].map((match) => match[1]);
  expect(readQuotes(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(wanted);
}

function missing(marked: string, stance?: Stance, certainty?: Certainty): string | null {
  const { text, triggers, parts } = readMarked(marked);
  const { trees, drafts } = read(text);
  const cue = triggers[0] ?? { start: 0, end: 0 };
  const draft = drafts.find((one) => one.cue !== null && overlaps(one.cue, cue));
  if (draft === undefined) return `nothing at the cue in "${text}"`;
  const speaker = parts.find((part) => part.label === "speaker")?.span ?? null;
  if (!isSpeaker(trees, draft, speaker)) return `another speaker in "${text}"`;
  const contents = parts.filter((part) => part.label === "content").map((part) => part.span);
  if (!contents.every((span) => holdsMost(draft.content, span))) return `content lost in "${text}"`;
  if (stance !== undefined && draft.stance !== stance) return `${draft.stance} in "${text}"`;
  return certainty === undefined || draft.certainty === certainty ? null : `${draft.certainty} in "${text}"`;
}

function isSpeaker(trees: readonly Tree[], draft: AttributionDraft, span: Span | null): boolean {
  if (span === null || draft.speaker === null) return span === null && draft.speaker === null;
  const token = trees[draft.speaker.sentence]?.tokens[draft.speaker.token];
  return token !== undefined && overlaps(token.span, span);
}

/** Whether contents hold a marked stretch but for a word at its edges. */
function holdsMost(contents: readonly Span[], span: Span): boolean {
  const held = contents.reduce(
    (sum, one) => sum + Math.max(0, Math.min(one.end, span.end) - Math.max(one.start, span.start)),
    0,
  );
  return held >= 0.6 * (span.end - span.start);
}
