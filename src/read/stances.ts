import type { EventType, Polarity, Realis, RuleId, Span, Stance } from "../model.ts";
import { contains } from "../span.ts";
import type { AttributionDraft } from "./attributions.ts";
import { CLASSES } from "./english/classes.ts";
import { BODIES, PRONOUNS } from "./english/people.ts";
import { dependents, linkOf, type Tree, type Word } from "./syntax.ts";

/** What claims need to know of an event. */
export interface ClaimableEvent {
  readonly sentence: number;
  /** Token index of the trigger's head. */
  readonly head: number;
  readonly trigger: Span;
  readonly type: EventType;
  readonly rule: RuleId;
  readonly actors: readonly Word[];
  readonly polarity: Polarity;
  readonly realis: Realis;
}

/** Stances that turn what they speak of into its denial. */
export const DENYING: ReadonlySet<Stance> = new Set(["denies", "retracts"]);

/** Stances that speak of what is to come; what they mention beside it has happened all the same. */
const WISHING: ReadonlySet<Stance> = new Set(["threatens", "promises", "demands", "hopes"]);

/** Events that are acts of speech by their wording alone, and what the one who words them so does. */
const WORDED: Readonly<Record<string, Stance>> = {
  "rule:en.threaten.future": "threatens",
  "rule:en.threaten.vow": "threatens",
  "rule:en.agree.future": "promises",
  "rule:en.request.must": "demands",
};

/**
 * What the speaker does with an event: who says that it did not happen denies it, who says that he himself used force
 * claims it, and who says what he will do to others threatens.
 */
export function stanceOn(event: ClaimableEvent, attribution: AttributionDraft, trees: readonly Tree[]): Stance {
  const { stance } = attribution;
  if (stance !== "asserts") return stance;
  if (event.polarity === "negative") return "denies";
  const worded = WORDED[event.rule];
  const own = event.actors.some((actor) => isSelf(actor, attribution, trees));
  if (worded !== undefined) return worded === "demands" || own || event.actors.length === 0 ? worded : stance;
  const force = event.type === "ASSAULT" || event.type === "COERCE";
  // "Any ship that enters will be sunk": who says so of what nobody else would do means himself.
  const means = own || (event.actors.length === 0 && attribution.direct);
  if (force && means && event.realis === "future") return "threatens";
  return force && own && event.realis === "actual" && attribution.certainty === "certain"
    ? "claims-responsibility"
    : stance;
}

/** Whether an actor is the one who speaks, or is theirs: "the group said *it* …", "said *its fighters* …". */
function isSelf(actor: Word, { speaker, direct }: AttributionDraft, trees: readonly Tree[]): boolean {
  if (speaker === null) return false;
  if (actor.sentence === speaker.sentence && actor.token === speaker.token) return true;
  const tree = trees[actor.sentence];
  const own = tree === undefined ? undefined : dependents(tree, actor.token, "nmod:poss")[0];
  const form = tree?.tokens[own ?? actor.token]?.form.toLowerCase() ?? "";
  const kind = PRONOUNS[form];
  if (kind === "speaker" || kind === "speakers") return direct || form === "our" || form === "we";
  return kind !== undefined && kind !== "relative" && mayStandFor(kind, trees[speaker.sentence], speaker.token);
}

/** Whether a pronoun may stand for a speaker by number and kind. */
function mayStandFor(kind: "he" | "she" | "they" | "it", tree: Tree | undefined, speaker: number): boolean {
  const token = tree?.tokens[speaker];
  if (token === undefined) return false;
  const pronoun = PRONOUNS[token.form.toLowerCase()];
  if (pronoun !== undefined) return pronoun === kind;
  const plural = token.xpos === "NNS" || token.xpos === "NNPS";
  const body = BODIES.has(token.lemma.toLowerCase());
  if (kind === "they") return plural || body || token.lemma === "police";
  if (plural) return false;
  const person = !body && CLASSES["human"]?.has(token.lemma.toLowerCase()) === true;
  return kind === "it" ? !person : person || token.upos === "PROPN";
}

// ---------------------------------------------------------------- who speaks of the event at all

/** Whether an attribution around an event is somebody's word on it. */
export function speaksOf(event: ClaimableEvent, attribution: AttributionDraft, trees: readonly Tree[]): boolean {
  const { speaker, withheld, frame, stance } = attribution;
  if (speaker !== null && isNobody(trees[speaker.sentence], speaker.token)) return false;
  // "Did not comment on the strike": there was one.
  if (withheld && stance !== "retracts" && frame !== "that" && frame !== "speech" && frame !== "to") return false;
  return !(WISHING.has(stance) && isPresupposed(trees[event.sentence], event, attribution));
}

/** "No group claimed responsibility", "nobody has": that is nobody's word. */
export function isNobody(tree: Tree | undefined, token: number): boolean {
  if (tree === undefined) return true;
  return (
    NONE.test(tree.tokens[token]?.form ?? "") ||
    dependents(tree, token, "det").some((child) => NONE.test(tree.tokens[child]?.form ?? ""))
  );
}

const NONE = /^(?:no|nobody|none|neither|no-one)$/i;

/** What a wish mentions in passing: "threatened to ban parties that *boycotted* the vote", "an inquiry into the *raid*". */
function isPresupposed(tree: Tree | undefined, event: ClaimableEvent, { content, cueWord }: AttributionDraft): boolean {
  if (tree === undefined || cueWord?.sentence !== event.sentence) return false;
  let at = event.head;
  for (let climbed = 0; climbed < 8; climbed++) {
    const token = tree.tokens[at];
    if (token === undefined || token.head < 0 || !content.some((part) => contains(part, token.span))) return false;
    if (token.head === cueWord.token) return false;
    if (token.deprel === "acl:relcl" && isPast(tree, at)) return true;
    if (token.deprel === "acl" && token.xpos === "VBN") return true;
    if (linkOf(tree, at) === "nmod" || linkOf(tree, at) === "obl") {
      const into = dependents(tree, at, "case").some((child) =>
        ABOUT.has(tree.tokens[child]?.lemma.toLowerCase() ?? ""),
      );
      if (into && tree.tokens[event.head]?.upos === "NOUN") return true;
    }
    at = token.head;
  }
  return false;
}

const ABOUT: ReadonlySet<string> = new Set(["into", "after", "over", "following", "behind", "since", "during"]);

function isPast(tree: Tree, verb: number): boolean {
  const tags = [verb, ...dependents(tree, verb, "aux", "cop")].map((at) => tree.tokens[at]?.xpos ?? "");
  return tags.includes("VBD") || (tags.includes("VBZ") && tree.tokens[verb]?.xpos === "VBN");
}

// ---------------------------------------------------------------- answers

/**
 * Which of the attributions around an event, the innermost first, answers the words inside it: in "the army rejected
 * reports that …" the army speaks of the event by speaking of the reports. `null` where nobody answers.
 */
export function answerIn(
  chain: readonly number[],
  attributions: readonly AttributionDraft[],
  trees: readonly Tree[],
): number | null {
  for (let i = 1; i < chain.length; i++) {
    const inner = attributions[chain[i - 1] ?? -1]?.cueWord ?? null;
    const outer = attributions[chain[i] ?? -1];
    if (inner === null || outer === undefined || outer.cueWord === null) return null;
    const tree = trees[inner.sentence];
    if (tree?.tokens[inner.token]?.upos !== "NOUN") return null;
    if (ANSWERING.has(outer.stance) && (!outer.withheld || outer.stance === "retracts")) {
      return governs(tree, outer.cueWord, inner) ? i : null;
    }
  }
  return null;
}

const ANSWERING: ReadonlySet<Stance> = new Set(["denies", "retracts", "corrects"]);

function governs(tree: Tree, verb: Word, noun: Word): boolean {
  let at = noun.token;
  for (let climbed = 0; climbed < 3 && at >= 0; climbed++) {
    at = tree.tokens[at]?.head ?? -1;
    if (at === verb.token) return verb.sentence === noun.sentence;
  }
  return false;
}

/** Whether words that report are said to be wrong: "the claim that … was false". */
export function isRefuted({ cueWord }: AttributionDraft, trees: readonly Tree[]): boolean {
  const tree = cueWord === null ? undefined : trees[cueWord.sentence];
  const token = tree?.tokens[cueWord?.token ?? -1];
  if (tree === undefined || token?.upos !== "NOUN" || token.head < 0) return false;
  if (linkOf(tree, cueWord?.token ?? -1) !== "nsubj") return false;
  const wrong = [token.head, ...tree.tokens.keys()].find(
    (at, i) =>
      FALSE.has(tree.tokens[at]?.lemma.toLowerCase() ?? "") &&
      (i === 0 || (at > (cueWord?.token ?? 0) && isLonePredicate(tree, at))),
  );
  return (
    wrong !== undefined &&
    !dependents(tree, wrong, "advmod").some((at) => /^(?:not|n['’]t|never)$/i.test(tree.tokens[at]?.form ?? ""))
  );
}

/** "were false", whose subject the parser hung elsewhere. */
function isLonePredicate(tree: Tree, at: number): boolean {
  return dependents(tree, at, "cop").length > 0 && dependents(tree, at, "nsubj").length === 0;
}

const FALSE: ReadonlySet<string> = new Set(
  `false untrue wrong incorrect inaccurate baseless unfounded groundless fabricated mistaken erroneous bogus fake
  unsubstantiated misleading nonsense lie fabrication hoax rumour rumor invention untruth fiction refute debunk
  disprove fabricate invent`.split(/\s+/),
);

/** Whether words are said by the one who answers them: "withdrew *its* claim that …". */
export function answersItself({ speaker, sentence }: AttributionDraft, trees: readonly Tree[]): boolean {
  if (speaker === null) return false;
  const token = trees[sentence]?.tokens[speaker.token];
  return token?.deprel === "nmod:poss" && PRONOUNS[token.form.toLowerCase()] !== undefined;
}
