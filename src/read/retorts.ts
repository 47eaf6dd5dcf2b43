import type { Span, Stance } from "../model.ts";
import { contains } from "../span.ts";
import type { AttributionDraft } from "./attributions.ts";
import type { ClaimDraft } from "./claims.ts";
import type { EventDraft } from "./events.ts";
import { isNobody } from "./stances.ts";
import { dependents, spanOf, subtree, type Tree } from "./syntax.ts";

/** What takes up something said before: it is denied, owned up to, put right or taken back. */
const ANSWERING: ReadonlySet<Stance> = new Set(["denies", "claims-responsibility", "corrects", "retracts"]);
/** Words that point back to a report of the same article without telling it again. */
const POINTING = new Set(
  "it this that them these those accusation allegation claim charge report reports statement account suggestion attack strike raid bombing shelling blast explosion incident killing assault operation".split(
    " ",
  ),
);
/** Words that point back to who did it; to deny these is to speak of oneself. */
const OWNING = new Set("responsibility involvement role part hand".split(" "));
/** Deeds that one denies or owns up to. */
const DEEDS = new Set(["ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "RETREAT", "PROTEST", "AID"]);
/** How many sentences back a deed may lie. */
const REACH = 3;

/**
 * Claims on an event by those who answer it in words that only point back: "The army denied it." "Hezbollah
 * claimed responsibility for the attack." The deed told last before is the one that is meant.
 */
export function readRetorts(
  attributions: readonly AttributionDraft[],
  events: readonly EventDraft[],
  trees: readonly Tree[],
): readonly ClaimDraft[] {
  const deeds = events.flatMap((event, index) => (DEEDS.has(event.type) ? [{ event, index }] : []));
  return attributions.flatMap((attribution, i) => {
    const kind = answerOf(attribution, trees);
    if (kind === null) return [];
    const meant = deeds.findLast(({ event }) => isMeant(event, attribution, kind));
    return meant === undefined ? [] : [retort(attributions, i, meant.event, meant.index, trees)];
  });
}

/** Whether somebody answers, and whether what they speak of is the deed or their part in it. */
function answerOf(
  { stance, content, cueWord, speaker }: AttributionDraft,
  trees: readonly Tree[],
): "deed" | "part" | null {
  if (!ANSWERING.has(stance) || cueWord === null || speaker === null) return null;
  const tree = trees[cueWord.sentence];
  if (tree === undefined || isNobody(trees[speaker.sentence], speaker.token) || isNegated(tree, cueWord.token))
    return null;
  const heads = tree.tokens.filter(
    (token, at) =>
      isInside(token.span, content) && !isInside(tree.tokens[token.head]?.span, content) && at !== cueWord.token,
  );
  const [head] = heads;
  if (head === undefined || heads.length > 1) return null;
  if (OWNING.has(head.lemma.toLowerCase())) return "part";
  return POINTING.has(head.lemma.toLowerCase()) ? "deed" : null;
}

function isInside(span: Span | undefined, content: readonly Span[]): boolean {
  return span !== undefined && content.some((part) => contains(part, span));
}

function isNegated(tree: Tree, verb: number): boolean {
  return dependents(tree, verb, "advmod").some((child) =>
    /^(?:not|n['’]t|never|yet)$/i.test(tree.tokens[child]?.form ?? ""),
  );
}

function isMeant(event: EventDraft, { sentence, cue }: AttributionDraft, kind: "deed" | "part"): boolean {
  if (event.sentence > sentence || event.sentence < sentence - REACH) return false;
  if (cue !== null && event.trigger.start >= cue.start) return false;
  // To say that one had no part in a deed answers nobody where nobody is accused.
  return kind === "deed" || event.actors.length > 0;
}

function retort(
  attributions: readonly AttributionDraft[],
  i: number,
  event: EventDraft,
  index: number,
  trees: readonly Tree[],
): ClaimDraft {
  const attribution = attributions[i];
  if (attribution === undefined) throw new RangeError(`No attribution ${i}`);
  const { speaker, cue, cueWord, stance, certainty, within } = attribution;
  const denies = stance === "denies" || stance === "retracts";
  const chain = [i];
  for (let at = within; at !== null && !chain.includes(at); at = attributions[at]?.within ?? null) chain.push(at);
  return {
    event: index,
    speaker: speaker ?? "unnamed",
    cue,
    stance,
    polarity: denies ? "negative" : event.polarity,
    certainty,
    realis: event.realis,
    span: cueWord === null ? event.trigger : clauseOf(trees, cueWord.sentence, cueWord.token),
    chain,
  };
}

/** The words of the clause around a verb, without the full stop. */
function clauseOf(trees: readonly Tree[], sentence: number, verb: number): Span {
  const tree = trees[sentence];
  if (tree === undefined) throw new RangeError(`No sentence ${sentence}`);
  const words = subtree(tree, verb).filter((token) => tree.tokens[token]?.upos !== "PUNCT");
  return spanOf(tree, words[0] ?? verb, words.at(-1) ?? verb);
}
