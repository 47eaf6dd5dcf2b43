import type { Span } from "../model.ts";
import { STATEMENTS } from "./english/cues.ts";
import { agentOf, behind, breaksOff, datelineLength, isPassive, lemmaIs, subjectOf } from "./speakers.ts";
import { dependents, relation, spanOf, subtree, type Tree } from "./syntax.ts";

const WHEN = /^((mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight)$/i;
const REFLEXIVE = /(self|selves)$/;

/**
 * The heads of what a cue governs by one frame ("that", "obj+to", "about"), or `null` when the sentence does
 * not fill it. The frames are told in `english/cues.ts`.
 */
export function fillFrame(tree: Tree, cue: number, frame: string): readonly number[] | null {
  const heads: number[] = [];
  for (const slot of frame.split("+")) {
    const filled = fillSlot(tree, cue, slot);
    if (filled.length === 0) return null;
    heads.push(...filled);
  }
  return heads;
}

function fillSlot(tree: Tree, cue: number, slot: string): readonly number[] {
  switch (slot) {
    case "that":
      return clauses(tree, cue);
    case "to":
      return openClauses(tree, cue);
    case "infinitive":
      return openClauses(tree, cue).filter((child) =>
        dependents(tree, child, "mark").some((mark) => tree.tokens[mark]?.xpos === "TO"),
      );
    case "having":
      return dependents(tree, cue, "xcomp", "advcl", "ccomp").filter(
        (child) => child > cue && dependents(tree, child, "aux").some((aux) => lemmaIs(tree, aux, "having")),
      );
    case "obj":
      return objects(tree, cue);
    case "prep-to":
      return oblique(tree, cue, "to");
    case "pred":
      return predicates(tree, cue);
    case "subj":
      return subjectOf(tree, cue) === null ? [] : [subjectOf(tree, cue) ?? cue];
    case "responsibility":
    case "credit":
    case "involvement":
    case "role":
    case "knowledge":
      return objects(tree, cue).filter((object) => lemmaIs(tree, object, slot));
    case "tribute":
    case "respect":
    case "homage":
    case "condolence":
      return [...objects(tree, cue), ...dependents(tree, cue, "advmod", "xcomp")].filter((at) =>
        lemmaIs(tree, at, slot),
      );
    default:
      return oblique(tree, cue, slot);
  }
}

/** What a name is given to: "called the raid a crime" is also parsed with two objects, or with an apposition. */
function predicates(tree: Tree, cue: number): readonly number[] {
  const things = objects(tree, cue);
  if (things.length > 1) return things;
  return things.flatMap((thing) => subtree(tree, thing).filter((index) => index > thing && isPredicate(tree, index)));
}

function isPredicate(tree: Tree, index: number): boolean {
  return ["appos", "acl"].includes(tree.tokens[index]?.deprel ?? "");
}

/** Clauses that a verb, noun or adjective governs: "said that …", "the claim that …", "said what …". */
function clauses(tree: Tree, cue: number): readonly number[] {
  const governed = dependents(tree, cue, "ccomp", "csubj").filter((child) => !isSubject(tree, child));
  if (governed.length > 0) return governed;
  const hanging = dependents(tree, cue, "acl", "advcl").filter((child) => opensWithThat(tree, child));
  if (hanging.length > 0) return hanging;
  if (tree.tokens[cue]?.upos !== "VERB") return [...moved(tree, cue), ...behindOwner(tree, cue)];
  // "Told reporters that he …" is easily taken for reporters who are told of by a relative clause.
  return dependents(tree, cue, "obj", "iobj", "obl").flatMap((told) =>
    dependents(tree, told, "acl").filter((child) => opensWithThat(tree, child) || isWhole(tree, child)),
  );
}

/** Verbs by which something said comes up, goes round, grows or fades. */
const APPEARING: ReadonlySet<string> = new Set(
  `emerge surface appear circulate swirl spread arise abound mount grow rise increase persist linger fade recede come
  go swell run fly follow exist remain break leak resurface reemerge re-emerge multiply intensify deepen`.split(/\s+/),
);

/** What was said may stand behind the verb that says it came up: "Rumours swirled that …". */
function moved(tree: Tree, noun: number): readonly number[] {
  const token = tree.tokens[noun];
  const verb = token === undefined ? -1 : token.head;
  if (token === undefined || relation(token) !== "nsubj" || !APPEARING.has(tree.tokens[verb]?.lemma ?? "")) return [];
  const own = dependents(tree, verb, "ccomp", "advcl").filter((child) => opensWithThat(tree, child));
  if (own.length > 0) return own;
  return dependents(tree, verb, "obl", "obj", "advmod").flatMap((beside) =>
    dependents(tree, beside, "acl").filter((child) => opensWithThat(tree, child)),
  );
}

/** Whether a phrase with "by" stands right behind a noun: "claims *by* two doctors". */
export function isByBehind(tree: Tree, noun: number, owner: number): boolean {
  return dependents(tree, owner, "case").some((at) => at === noun + 1 && lemmaIs(tree, at, "by"));
}

/** "Allegations by two lawyers *that* …": the clause may look like the lawyers'. */
function behindOwner(tree: Tree, noun: number): readonly number[] {
  const beside = dependents(tree, tree.tokens[noun]?.head ?? -1, "obl").filter((at) => isByBehind(tree, noun, at));
  return [...dependents(tree, noun, "nmod"), ...beside].flatMap((owner) =>
    dependents(tree, owner, "acl").filter((child) => opensWithThat(tree, child) && isWhole(tree, child)),
  );
}

/** A clause that lacks nothing is no relative clause: "told reporters the market had been shelled". */
function isWhole(tree: Tree, clause: number): boolean {
  if (tree.tokens[clause]?.deprel !== "acl:relcl") return false;
  const named = (child: number): boolean =>
    !(tree.tokens[child]?.xpos ?? "W").startsWith("W") && !lemmaIs(tree, child, "that");
  const subjects = dependents(tree, clause, "nsubj").filter(named);
  const passive = subjects.some((child) => tree.tokens[child]?.deprel === "nsubj:pass");
  return subjects.length > 0 && (passive || dependents(tree, clause, "obj").some(named));
}

function opensWithThat(tree: Tree, clause: number): boolean {
  const that = dependents(tree, clause, "obj").filter((child) => lemmaIs(tree, child, "that"));
  if (that.length > 0 && dependents(tree, clause, "obj").length > that.length) return true;
  return dependents(tree, clause, "mark").some((mark) => lemmaIs(tree, mark, "that") || lemmaIs(tree, mark, "whether"));
}

function isSubject(tree: Tree, child: number): boolean {
  return (
    tree.tokens[child]?.deprel === "csubj" && dependents(tree, tree.tokens[child]?.head ?? -1, "expl").length === 0
  );
}

/** What a cue opens without a subject of its own: "vowed to fight", "called him a liar", "the call to disarm". */
function openClauses(tree: Tree, cue: number): readonly number[] {
  const open = dependents(tree, cue, "xcomp");
  if (open.length > 0) return open;
  const hanging = dependents(tree, cue, "acl", "advcl", "ccomp").filter((child) => {
    const token = tree.tokens[child];
    if (token === undefined || token.deprel === "acl:relcl" || child < cue) return false;
    return dependents(tree, child, "mark").some((mark) => tree.tokens[mark]?.xpos === "TO");
  });
  const token = tree.tokens[cue];
  return token?.upos === "VERB" && relation(token) !== "root"
    ? hanging.filter((child) => isNear(tree, cue, child))
    : hanging;
}

function isNear(tree: Tree, cue: number, child: number): boolean {
  return tree.tokens[child] !== undefined && child > cue && child - cue < 8;
}

/** The logical object: the passive's subject, or the noun that a participle modifies. */
function objects(tree: Tree, cue: number): readonly number[] {
  const token = tree.tokens[cue];
  if (token === undefined) return [];
  if (isPassive(tree, cue)) {
    const subject = dependents(tree, cue, "nsubj", "csubj");
    if (subject.length > 0) return subject;
    return relation(token) === "acl" && token.head >= 0 ? [token.head] : [];
  }
  const things = [...dependents(tree, cue, "obj"), ...namedThings(tree, cue)];
  return (things.length > 0 ? things : dependents(tree, cue, "iobj")).filter((child) => {
    const form = tree.tokens[child]?.form ?? "";
    return !REFLEXIVE.test(form) && !WHEN.test(form);
  });
}

/** "Called *the raid* a crime": what is given a name, and the name, may both look like predicates. */
function namedThings(tree: Tree, cue: number): readonly number[] {
  return dependents(tree, cue, "xcomp").filter(
    (child) =>
      child > cue &&
      ["NOUN", "PROPN", "PRON"].includes(tree.tokens[child]?.upos ?? "") &&
      dependents(tree, child, "mark", "case", "cop").length === 0,
  );
}

/** What stands behind a preposition of the cue, or of its object: "accused X of …" is parsed either way. */
function oblique(tree: Tree, cue: number, preposition: string): readonly number[] {
  const own = behind(tree, cue, preposition).filter(
    (child) => dependents(tree, child, "nsubj").length === 0 || preposition !== "as",
  );
  if (own.length > 0) return own;
  const agent = isPassive(tree, cue) ? agentOf(tree, cue) : null;
  const beside = agent === null ? objects(tree, cue) : [...objects(tree, cue), agent];
  return beside
    .filter((object) => tree.tokens[object]?.head === cue)
    .flatMap((object) => behind(tree, object, preposition));
}

/**
 * The words of a content: all that hangs below its heads, without the cue's own words and its speaker.
 * Several spans where the cue stands in the middle.
 */
export function contentSpans(
  tree: Tree,
  heads: readonly number[],
  cue: number,
  besides: readonly number[] = [],
): readonly Span[] {
  const left = new Set([cue, ...besides]);
  const kept = new Set<number>();
  for (const head of heads) {
    for (const index of subtree(
      tree,
      head,
      (child) =>
        left.has(child) || leavesNoun(tree, head, cue, child) || breaksOff(tree, child) || isAnswered(tree, child),
    ))
      kept.add(index);
  }
  fillGap(tree, kept, cue, left);
  if (onlyObject(tree, heads, cue)) followOn(tree, kept, cue);
  for (let index = 0; index < datelineLength(tree); index++) kept.delete(index);
  const first = [...kept].reduce((least, index) => Math.min(least, index), tree.tokens.length);
  if (isPreposition(tree, first, heads)) kept.delete(first);
  return runs(tree, kept);
}

/** "…, a claim the rebels rejected": what became of the words is none of them. */
function isAnswered(tree: Tree, child: number): boolean {
  const token = tree.tokens[child];
  if (token?.deprel !== "appos" || !STATEMENTS.has(token.lemma.toLowerCase())) return false;
  return dependents(tree, child, "acl").some((at) => tree.tokens[at]?.deprel === "acl:relcl");
}

function onlyObject(tree: Tree, heads: readonly number[], cue: number): boolean {
  return heads.length === 1 && tree.tokens[heads[0] ?? -1]?.deprel === "obj" && tree.tokens[cue]?.upos === "VERB";
}

/** "Denied any attack on the convoy": a phrase right behind the object mostly belongs to it, unless it tells when. */
function followOn(tree: Tree, kept: Set<number>, cue: number): void {
  for (const phrase of dependents(tree, cue, "obl")) {
    const below = subtree(tree, phrase);
    const first = below[0] ?? phrase;
    const joins = kept.has(first - 1) && tree.tokens[first]?.upos === "ADP" && phrase > cue;
    if (joins && !WHEN.test(tree.tokens[phrase]?.form ?? "")) for (const index of below) kept.add(index);
  }
}

/** Between the first and the last word of a content behind its cue all is content, however a phrase was attached. */
function fillGap(tree: Tree, kept: Set<number>, cue: number, left: ReadonlySet<number>): void {
  const behindCue = [...kept].filter((index) => index > cue);
  const first = behindCue.reduce((least, index) => Math.min(least, index), tree.tokens.length);
  const last = behindCue.reduce((most, index) => Math.max(most, index), -1);
  for (let index = first; index < last; index++) {
    if ([...left].some((other) => other > first && other < last)) return;
    kept.add(index);
  }
}

/** Under a noun that a participle modifies ("the attack condemned by …") only its own phrase is content. */
function leavesNoun(tree: Tree, head: number, cue: number, child: number): boolean {
  const token = tree.tokens[child];
  if (token === undefined || token.head !== head || tree.tokens[cue]?.head !== head) return false;
  return (
    relation(tree.tokens[cue] ?? token) === "acl" && ["acl", "appos", "parataxis", "case"].includes(relation(token))
  );
}

/** The preposition in front of a content belongs to the cue: "for" in "called for a truce". */
function isPreposition(tree: Tree, index: number, heads: readonly number[]): boolean {
  const token = tree.tokens[index];
  return (
    token !== undefined && heads.includes(token.head) && ["case", "mark"].includes(token.deprel) && token.upos === "ADP"
  );
}

/** Tokens as stretches of text: neighbours join, commas and full stops at the edges fall away. */
export function runs(tree: Tree, kept: ReadonlySet<number>): readonly Span[] {
  const found: Span[] = [];
  const order = [...kept].sort((a, b) => a - b);
  for (let at = 0; at < order.length; ) {
    let end = at;
    while (end + 1 < order.length && isGap(tree, order[end] ?? 0, order[end + 1] ?? 0)) end++;
    let first = order[at] ?? 0;
    let last = order[end] ?? 0;
    while (first < last && isEdge(tree, first)) first++;
    while (last > first && isEdge(tree, last)) last--;
    if (!isEdge(tree, first)) found.push(spanOf(tree, first, last));
    at = end + 1;
  }
  return found;
}

/** Whether nothing but punctuation lies between two tokens. */
function isGap(tree: Tree, from: number, to: number): boolean {
  for (let between = from + 1; between < to; between++) {
    if (tree.tokens[between]?.upos !== "PUNCT") return false;
  }
  return true;
}

function isEdge(tree: Tree, index: number): boolean {
  return /^[,;:.–—-]+$/.test(tree.tokens[index]?.form ?? "");
}

/** The words a verb forms one predicate with: auxiliaries, negation, particle. */
export function cueSpan(tree: Tree, cue: number): Span {
  let first = cue;
  let last = cue;
  while (isPartOf(tree, cue, first - 1)) first--;
  while (isPartOf(tree, cue, last + 1)) last++;
  return spanOf(tree, first, last);
}

function isPartOf(tree: Tree, cue: number, index: number): boolean {
  const token = tree.tokens[index];
  if (token === undefined || token.head !== cue) return false;
  return (
    ["aux", "aux:pass", "compound:prt", "cop"].includes(token.deprel) || (relation(token) === "advmod" && index < cue)
  );
}

/** The lemma of a verb with its particle: "point out". */
export function lemmaWithParticle(tree: Tree, verb: number): string {
  const particle =
    dependents(tree, verb, "compound:prt")[0] ??
    dependents(tree, verb, "advmod").find((at) => at === verb + 1 && lemmaIs(tree, at, "back"));
  const lemma = tree.tokens[verb]?.lemma.toLowerCase() ?? "";
  return particle === undefined ? lemma : `${lemma} ${tree.tokens[particle]?.form.toLowerCase() ?? ""}`;
}
