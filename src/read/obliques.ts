import { blamedFor, doersOf } from "./doers.ts";
import { FRAMES, type Frame, type Slot } from "./english/frames.ts";
import { innerOf } from "./inner.ts";
import { canAct, hasCase, isHuman, isName, isTime, type Scene } from "./meaning.ts";
import { antecedents, expand, hasAnyCase, isRelative } from "./nominals.ts";
import { isPassive } from "./passives.ts";
import { subjectsOf } from "./subjects.ts";
import { dependents, linkOf, subtree, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** Prepositions that name the other side, however far from the word that governs them. */
const FAR = ["against", "with", "to"];

/**
 * People and names that stand further off behind a preposition of the frame, where a reader hung it on a phrase
 * between: "filed a suit in a court against X", "gave a list of names, dates and places to X".
 */
export function distant(scene: Scene, trigger: Trigger, slots: readonly Slot[]): readonly number[] {
  const { tree } = scene;
  const below = subtree(tree, trigger.head, (at) => at < trigger.head || leavesClause(tree, at));
  for (const preposition of FAR.filter((each) => slots.includes(each))) {
    const found = below.filter(
      (at) => at > trigger.head && hasCase(tree, at, preposition) && canAct(scene, at) && !isTime(tree, at),
    );
    if (found.length > 0) return expand(tree, found.slice(0, 1));
  }
  return [];
}

/** Links to words of another happening. */
function leavesClause(tree: Tree, at: number): boolean {
  const link = linkOf(tree, at);
  if (["advcl", "parataxis", "ccomp"].includes(link)) return true;
  if (hasAnyCase(tree, at, ["after", "before", "amid", "during", "following", "despite", "since"])) return true;
  return link === "conj" && tree.tokens[at]?.upos === "VERB";
}

/** "a suspension of aid to X": the second noun of a phrase carries its prepositions too. */
export function besideNouns(tree: Tree, { head, beside }: Trigger): readonly number[] {
  return beside.filter((at) => at > head && tree.tokens[at]?.upos === "NOUN");
}

/** Nouns of a verb that carry its prepositions: its object, or the truce that begins "between X and Y". */
export function carriersOf(tree: Tree, trigger: Trigger): readonly number[] {
  if (trigger.rule.frame === "begins" || trigger.rule.frame === "collapse") return subjectsOf(tree, trigger.head);
  const objects = dependents(tree, trigger.head, "obj");
  // "sanctions imposed on X": the participle of the object carries them too.
  return [
    ...objects,
    ...objects.flatMap((at) => dependents(tree, at, "acl").filter((below) => isPassive(tree, below))),
  ];
}

/** Those whom abstract words are about: "concern over the raid by the army" concerns the army. */
export function whoIsMeant(scene: Scene, trigger: Trigger, found: readonly number[]): readonly number[] {
  const frame: Frame = FRAMES[trigger.rule.frame];
  if (frame.touches !== undefined || frame.mutual === true) return found;
  return found.flatMap((at) => {
    const within = isHuman(scene, at) || isName(scene, at) ? [] : innerOf(scene, [at]);
    return within.length > 0 ? within : [at];
  });
}

/** Where the prepositions of an event hang: on its trigger, on the object the rule asked for, on a light verb. */
export function bases(trigger: Trigger): readonly number[] {
  const found = [trigger.head];
  if (trigger.object !== null) found.push(trigger.object);
  if (trigger.light !== null) found.push(trigger.light.verb);
  return found;
}

export function behind(tree: Tree, heads: readonly number[], preposition: string): readonly number[] {
  if (preposition === "by") {
    const blamed = heads.flatMap((head) => (tree.tokens[head]?.upos === "NOUN" ? blamedFor(tree, head) : []));
    const claimed = heads.flatMap((head) => (tree.tokens[head]?.upos === "NOUN" ? doersOf(tree, head) : []));
    if (blamed.length + claimed.length > 0) return [...blamed, ...claimed];
  }
  for (const head of preposition === "by" ? withTheirOf(tree, heads) : heads) {
    const found = dependents(tree, head, "obl", "nmod").filter(
      (at) => hasCase(tree, at, preposition) && !isFronted(tree, head, at, preposition),
    );
    if (preposition === "by") {
      const verbal = tree.tokens[head]?.upos === "VERB" && (heads.length === 1 || head === heads[0]);
      const agents = !verbal || isPassive(tree, head) ? found : [];
      if (agents.length > 0) return expand(tree, agents);
    } else if (found.length > 0)
      return expand(
        tree,
        found.flatMap((at) => antecedents(tree, at)),
      );
  }
  return [];
}

/** "At a meeting, X accepted": a phrase before the verb sets the scene, unless it asks or relates: "to whom". */
function isFronted(tree: Tree, head: number, at: number, preposition: string): boolean {
  if (at > head || tree.tokens[head]?.upos !== "VERB") return false;
  return ["at", "in", "on", "over", "from", "of"].includes(preposition) && !isRelative(tree, at);
}

/** A by-phrase may hang on the noun before it: "the seizure of the ship by the navy". */
function withTheirOf(tree: Tree, heads: readonly number[]): readonly number[] {
  const of = heads
    .filter((head) => tree.tokens[head]?.upos === "NOUN")
    .flatMap((head) => dependents(tree, head, "nmod"));
  return [...heads, ...of.filter((at) => hasCase(tree, at, "of"))];
}
