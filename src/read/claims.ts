import type { Certainty, Polarity, Realis, Span, Stance } from "../model.ts";
import { contains } from "../span.ts";
import type { AttributionDraft } from "./attributions.ts";
import { contentIndex } from "./nesting.ts";
import { shareIn } from "./owning.ts";
import { isAnswer } from "./speech.ts";
import { answerIn, answersItself, type ClaimableEvent, DENYING, isRefuted, speaksOf, stanceOn } from "./stances.ts";
import { dependents, spanOf, subtree, type Tree, type Word } from "./syntax.ts";

/** Someone's word that an event happened. `event` indexes the events that were given. */
export interface ClaimDraft {
  readonly event: number;
  readonly speaker: Word | "narrator" | "unnamed";
  readonly cue: Span | null;
  readonly stance: Stance;
  readonly polarity: Polarity;
  readonly certainty: Certainty;
  readonly realis: Realis;
  readonly span: Span;
  /** Indexes of the attributions around the event, the innermost first: whose word it is that someone says so. */
  readonly chain: readonly number[];
}

/** How sure each hedge leaves its clause, by the hedge's lemma. */
const HEDGES: Readonly<Record<string, Certainty>> = {
  may: "possible",
  might: "possible",
  could: "possible",
  perhaps: "possible",
  maybe: "possible",
  possibly: "possible",
  conceivably: "possible",
  potentially: "possible",
  probably: "probable",
  likely: "probable",
  presumably: "probable",
  apparently: "probable",
  evidently: "probable",
  doubtless: "probable",
  surely: "probable",
  must: "probable",
  should: "probable",
  seemingly: "possible",
  allegedly: "unknown",
  reportedly: "unknown",
  purportedly: "unknown",
  supposedly: "unknown",
};

const SURENESS: readonly Certainty[] = ["unknown", "possible", "probable", "certain"];

/**
 * For each event whose word it is: the innermost speaker whose words hold the trigger, or the narrator. Who denies or
 * takes back another's word on the event is asked first: "the army rejected reports that it had shelled the town".
 *
 * An act of speech is the narrator's to tell ("she condemned"), what it speaks of is the speaker's ("the raid"):
 * a cue's content does not hold the cue, so an event that is itself the cue falls to whoever stands around it.
 */
export function readClaims(
  events: readonly ClaimableEvent[],
  attributions: readonly AttributionDraft[],
  trees: readonly Tree[],
): readonly ClaimDraft[] {
  const around = contentIndex(attributions);
  const claimOf = (event: ClaimableEvent, index: number, chain: readonly number[]): ClaimDraft => {
    const attribution = attributions[chain[0] ?? -1];
    const tree = trees[event.sentence];
    return attribution === undefined
      ? narrated(event, index, tree)
      : attributed(event, index, tree, attribution, chain, stanceOn(event, attribution, trees));
  };
  return events.flatMap((event, index) => {
    const speaking = around(event.trigger).filter((i) => {
      const attribution = attributions[i];
      return attribution !== undefined && speaksOf(event, attribution, trees);
    });
    const chain = withoutHedges(speaking, attributions);
    const reported = attributions[chain[0] ?? -1];
    if (reported !== undefined && isRefuted(reported, trees)) {
      return [denied(claimOf(event, index, chain.slice(1))), claimOf(event, index, chain.slice(0, 1))];
    }
    const apart = chain.find((i) => isApart(attributions[i], trees));
    if (apart !== undefined && chain.length > 1) {
      const others = chain.filter((i) => i !== apart);
      return [claimOf(event, index, [apart]), claimOf(event, index, others)];
    }
    const answer = answerIn(chain, attributions, trees);
    if (answer === null) return [claimOf(event, index, chain)];
    const [inner] = chain;
    const answered = attributions[inner ?? -1];
    const denial = claimOf(event, index, chain.slice(answer));
    if (answered === undefined || answersItself(answered, trees)) return [denial];
    return [denial, claimOf(event, index, [...chain.slice(0, answer), ...chain.slice(answer + 1)])];
  });
}

/**
 * The chain without words of doubt that nobody stands behind, where somebody stands behind what holds them: who denies
 * having "allegedly fired" denies it; nobody else is asked.
 */
function withoutHedges(chain: readonly number[], attributions: readonly AttributionDraft[]): readonly number[] {
  const voiced = chain.findIndex((i) => attributions[i]?.speaker !== null);
  return voiced <= 0 ? chain : chain.filter((i, at) => at >= voiced || attributions[i]?.rule !== "rule:en.cue.hearsay");
}

/** "A accuses B of raids, which B denies": the answer stands beside the accusation, not within it. */
function isApart(attribution: AttributionDraft | undefined, trees: readonly Tree[]): boolean {
  const cueWord = attribution?.cueWord ?? null;
  const tree = cueWord === null ? undefined : trees[cueWord.sentence];
  return cueWord !== null && tree !== undefined && isAnswer(tree, cueWord.token);
}

/** The events as their claims leave them: what is only denied or taken back did not happen by any word we have. */
export function settle<E extends ClaimableEvent>(
  events: readonly E[],
  claims: readonly ClaimDraft[],
  trees: readonly Tree[],
): readonly E[] {
  const named = new Map<number, ClaimDraft[]>();
  for (const claim of claims) {
    if (claim.speaker !== "unnamed") named.set(claim.event, [...(named.get(claim.event) ?? []), claim]);
  }
  return events.map((event, index) => {
    const own = named.get(index) ?? [];
    const tree = trees[event.sentence];
    // Who denies a part in a deed does not say that there was none.
    if (tree !== undefined && shareIn(tree, event.head) !== null) return event;
    const denied =
      own.length > 0 && own.every(({ stance, polarity }) => DENYING.has(stance) && polarity === "negative");
    return denied && event.realis === "actual" ? { ...event, polarity: "negative", realis: "negated" } : event;
  });
}

/** The claim as its denial: "the report that … was false, the ministry said". */
function denied(claim: ClaimDraft): ClaimDraft {
  const realis = claim.realis === "actual" ? "negated" : claim.realis;
  return { ...claim, stance: "denies", polarity: "negative", realis };
}

function narrated(event: ClaimableEvent, index: number, tree: Tree | undefined): ClaimDraft {
  return {
    event: index,
    speaker: "narrator",
    cue: null,
    stance: "asserts",
    polarity: event.polarity,
    certainty: hedged("certain", tree, event.head),
    realis: event.realis,
    span: clauseSpan(tree, event),
    chain: [],
  };
}

function attributed(
  event: ClaimableEvent,
  index: number,
  tree: Tree | undefined,
  attribution: AttributionDraft,
  chain: readonly number[],
  stance: Stance,
): ClaimDraft {
  const denies = DENYING.has(attribution.stance);
  return {
    event: index,
    speaker: attribution.speaker ?? "unnamed",
    cue: attribution.cue,
    stance,
    polarity: denies ? "negative" : event.polarity,
    certainty: hedged(attribution.certainty, tree, event.head),
    realis: denies && event.realis === "actual" ? "negated" : event.realis,
    span: wordsOf(event, attribution, tree),
    chain,
  };
}

// ---------------------------------------------------------------- certainty

/** The certainty that is left when the clause around an event hedges. */
function hedged(certainty: Certainty, tree: Tree | undefined, head: number): Certainty {
  if (tree === undefined) return certainty;
  return dependents(tree, head, "aux", "advmod").reduce((left, child) => {
    const hedge = HEDGES[tree.tokens[child]?.lemma.toLowerCase() ?? ""];
    return hedge === undefined ? left : weaker(left, hedge);
  }, certainty);
}

function weaker(a: Certainty, b: Certainty): Certainty {
  return SURENESS.indexOf(a) <= SURENESS.indexOf(b) ? a : b;
}

// ---------------------------------------------------------------- the words

/** The part of a content that lies in the event's sentence and holds its trigger. */
function wordsOf(event: ClaimableEvent, attribution: AttributionDraft, tree: Tree | undefined): Span {
  const span = attribution.content.find((one) => contains(one, event.trigger)) ?? event.trigger;
  if (tree === undefined) return span;
  const sentence = tree.sentence.span;
  const within = { start: Math.max(span.start, sentence.start), end: Math.min(span.end, sentence.end) };
  return contains(within, event.trigger) ? within : span;
}

/** The event's clause, for the narrator's claims. */
function clauseSpan(tree: Tree | undefined, event: ClaimableEvent): Span {
  if (tree === undefined || tree.tokens[event.head] === undefined) return event.trigger;
  const tokens = [...subtree(tree, clauseHead(tree, event.head))].filter(
    (index) => tree.tokens[index]?.upos !== "PUNCT",
  );
  if (tree.tokens[tokens[0] ?? event.head]?.upos === "CCONJ") tokens.shift();
  const span = spanOf(tree, tokens[0] ?? event.head, tokens.at(-1) ?? event.head);
  return contains(span, event.trigger) ? span : event.trigger;
}

const CLAUSAL: ReadonlySet<string> = new Set([
  "root",
  "conj",
  "ccomp",
  "advcl",
  "parataxis",
  "acl:relcl",
  "csubj",
  "xcomp",
]);

function clauseHead(tree: Tree, index: number): number {
  let at = index;
  for (let climbed = 0; climbed < tree.tokens.length; climbed++) {
    const token = tree.tokens[at];
    if (token === undefined || token.head < 0) break;
    if (CLAUSAL.has(token.deprel) && ["VERB", "AUX", "ADJ"].includes(token.upos) && token.deprel !== "xcomp") break;
    at = token.head;
  }
  return at;
}
