import type { Span } from "../model.ts";
import { overlaps } from "../span.ts";
import type { AttributionDraft } from "./attributions.ts";
import { CLASSES } from "./english/classes.ts";
import { SPEAKING_THINGS } from "./english/cues.ts";
import { agentOf, subjectOf } from "./speakers.ts";
import { dependents, linkOf, spanOf, subtree, type Tree, type Word } from "./syntax.ts";

/** Verbs that name a source behind the one who speaks: "the ministry said, *citing* witnesses". */
const CITING: ReadonlySet<string> = new Set(["cite", "quote", "paraphrase", "reference", "invoke"]);
/** Sources beside people, bodies and things that speak. */
const SOURCES: ReadonlySet<string> = new Set([
  "source",
  "witness",
  "eyewitness",
  "media",
  "press",
  "television",
  "tv",
  "radio",
  "agency",
  "medium",
]);

/**
 * The attributions of a sentence with the sources that their speakers cite: "the ministry said, citing witnesses, that
 * …" is told by witnesses, and the ministry passes it on. Reasons are no sources: "citing bad weather".
 */
export function withRelays(tree: Tree, found: readonly AttributionDraft[]): readonly AttributionDraft[] {
  return tree.tokens.reduce<readonly AttributionDraft[]>((drafts, token, verb) => {
    if (!CITING.has(token.lemma)) return drafts;
    const quoter = ["VBN", "VBD"].includes(token.xpos) ? agentOf(tree, verb) : null;
    if (quoter !== null) return passedOn(tree, drafts, verb, quoter);
    const paper = token.xpos !== "VBG" ? subjectOf(tree, verb) : null;
    const saying = drafts.find(
      ({ cueWord }) => tree.tokens[cueWord?.token ?? -1]?.head === verb && isAsSaying(tree, cueWord),
    );
    if (paper !== null && saying !== undefined)
      return [...drafts.filter((one) => one !== saying), ...carried(tree, saying, verb, paper)];
    const aside = token.xpos === "VBG" || token.deprel === "acl:relcl";
    const source = aside ? sourceOf(tree, verb) : null;
    const telling = source === null ? undefined : tellingBeside(tree, drafts, verb);
    if (source === null || telling === undefined) return drafts;
    const words = subtree(tree, verb);
    const phrase = spanOf(tree, words[0] ?? verb, words.at(-1) ?? verb);
    const content = telling.content.flatMap((span) => without(span, phrase));
    if (content.length === 0) return drafts;
    const outer = { ...telling, content };
    const inner: AttributionDraft = {
      ...outer,
      speaker: { sentence: tree.index, token: source },
      cue: token.span,
      cueWord: { sentence: tree.index, token: verb },
      rule: "rule:en.cue.citing",
      direct: false,
      relayed: true,
    };
    const others = drafts.filter((draft) => draft !== telling && draft.cueWord?.token !== verb);
    return [...others, outer, inner];
  }, found);
}

/** "Doctors *quoted by* the paper said": the paper passes on what the doctors said. */
function passedOn(
  tree: Tree,
  drafts: readonly AttributionDraft[],
  verb: number,
  quoter: number,
): readonly AttributionDraft[] {
  const quoted = new Set([tree.tokens[verb]?.head ?? -1, ...dependents(tree, verb, "nsubj")]);
  const telling = drafts.find(
    ({ speaker, cueWord }) => speaker !== null && quoted.has(speaker.token) && cueWord?.token !== verb,
  );
  return telling === undefined
    ? drafts
    : [...drafts.filter((draft) => draft !== telling), ...carried(tree, telling, verb, quoter)];
}

/** What somebody said, with the one who passes it on around it. */
function carried(tree: Tree, telling: AttributionDraft, verb: number, by: number): readonly AttributionDraft[] {
  const outer: AttributionDraft = {
    ...telling,
    speaker: { sentence: tree.index, token: by },
    cue: tree.tokens[verb]?.span ?? telling.cue,
    cueWord: { sentence: tree.index, token: verb },
    rule: "rule:en.cue.citing",
    direct: false,
  };
  return [outer, { ...telling, relayed: true }];
}

/** "Quoted the governor *as saying* that". */
function isAsSaying(tree: Tree, cue: Word | null): boolean {
  return cue !== null && dependents(tree, cue.token, "mark", "case").some((at) => tree.tokens[at]?.lemma === "as");
}

/** The one who is cited, when he can speak. */
function sourceOf(tree: Tree, verb: number): number | null {
  const source = dependents(tree, verb, "obj", "iobj")[0];
  const token = source === undefined ? undefined : tree.tokens[source];
  if (source === undefined || token === undefined) return null;
  const lemma = token.lemma.toLowerCase();
  const speaks =
    token.upos === "PROPN" ||
    SOURCES.has(lemma) ||
    SPEAKING_THINGS.has(lemma) ||
    CLASSES["human"]?.has(lemma) === true ||
    CLASSES["armed"]?.has(lemma) === true;
  return speaks && dependents(tree, verb, "advcl", "ccomp", "xcomp").length === 0 ? source : null;
}

/** The attribution whose speaker cites: the one whose verb or speaker the participle hangs on, or else the nearest before. */
function tellingBeside(tree: Tree, drafts: readonly AttributionDraft[], verb: number): AttributionDraft | undefined {
  const head = tree.tokens[verb]?.head ?? -1;
  const telling = drafts.filter(
    ({ cueWord, speaker, stance, rule }) =>
      cueWord !== null &&
      cueWord.token !== verb &&
      speaker !== null &&
      stance === "asserts" &&
      !rule.endsWith(".hearsay"),
  );
  return (
    telling.find(({ cueWord, speaker }) => cueWord?.token === head || speaker?.token === head) ??
    telling.findLast(({ cueWord }) => (cueWord?.token ?? 0) < verb) ??
    (["advcl", "parataxis"].includes(linkOf(tree, verb)) ? telling[0] : undefined)
  );
}

/** What is left of a span beside a phrase. */
function without(span: Span, phrase: Span): readonly Span[] {
  if (!overlaps(span, phrase)) return [span];
  const parts = [
    { start: span.start, end: Math.min(span.end, phrase.start) },
    { start: Math.max(span.start, phrase.end), end: span.end },
  ];
  return parts.filter(({ start, end }) => end - start > 2);
}
