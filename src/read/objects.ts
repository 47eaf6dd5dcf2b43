import { FRAMES, type Frame } from "./english/frames.ts";
import { isAny, isHuman, isTime, type Scene } from "./meaning.ts";
import { antecedents, expand, isBareNoun, isGoverned, isRelative } from "./nominals.ts";
import { isPassive } from "./passives.ts";
import { surfaceSubjects } from "./subjects.ts";
import { dependents, perToken, relation, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** What a verb is done to: its object, or the subject of its passive. */
export const objectsOf: (tree: Tree, verb: number) => readonly number[] = perToken(findObjects);

function findObjects(tree: Tree, verb: number): readonly number[] {
  if (isPassive(tree, verb)) return countedOf(tree, verb) ?? expand(tree, surfaceSubjects(tree, verb, 0));
  // A reader may take an object for a predicate: a noun with an article is none.
  const taken = dependents(tree, verb, "xcomp").filter(
    (at) => isBareNoun(tree, at) && dependents(tree, at, "det").length > 0,
  );
  // "found him guilty": the object may stand as the subject of what is said of it.
  const small = dependents(tree, verb, "xcomp", "ccomp").filter(
    (at) => tree.tokens[at]?.upos === "ADJ" && dependents(tree, at, "cop").length === 0,
  );
  // "killed at least eight men": hedges look like prepositions, but a true oblique has its own.
  const hedged = dependents(tree, verb, "obl").filter(
    (at) => at > verb && tree.tokens[at]?.deprel === "obl" && isBareNoun(tree, at) && !isTime(tree, at),
  );
  const own = [
    ...dependents(tree, verb, "obj"),
    ...taken,
    ...hedged,
    ...small.flatMap((at) => dependents(tree, at, "nsubj")),
  ];
  if (own.length > 0)
    return expand(
      tree,
      own.flatMap((at) => antecedents(tree, at)),
    );
  const meant = expand(tree, [...relativizedObject(tree, verb), ...sharedObject(tree, verb)]);
  return meant.length > 0 ? meant : nounAfter(tree, verb);
}

/** "188 drones, of which 76 were shot down": what is counted stands before the relative clause. */
function countedOf(tree: Tree, verb: number): readonly number[] | null {
  const token = tree.tokens[verb];
  if (token?.deprel !== "acl:relcl" || !dependents(tree, verb, "obl").some((at) => isRelative(tree, at))) return null;
  return dependents(tree, verb, "nsubj").some((at) => tree.tokens[at]?.upos === "NUM") ? [token.head] : null;
}

/** Parts of speech that stand between a verb and the noun before or after it without parting them. */
const BETWEEN = new Set(["AUX", "ADV", "DET", "ADJ", "NUM", "SYM"]);

/** The noun right behind an active verb that a reader left without an object: the last of its run. */
function nounAfter(tree: Tree, verb: number): readonly number[] {
  if (tree.tokens[verb]?.upos !== "VERB" || dependents(tree, verb, "ccomp").length > 0) return [];
  for (let at = verb + 1; at < tree.tokens.length; at++) {
    const upos = tree.tokens[at]?.upos ?? "";
    if (upos === "NOUN" || upos === "PROPN") {
      let last = at;
      while (["NOUN", "PROPN"].includes(tree.tokens[last + 1]?.upos ?? "")) last++;
      return isTime(tree, last) || isGoverned(tree, last) ? [] : [last];
    }
    if (!BETWEEN.has(upos) || upos === "AUX") return [];
  }
  return [];
}

/** The noun that a relative clause leaves a gap for: "the base that rebels attacked". */
function relativizedObject(tree: Tree, verb: number): readonly number[] {
  const token = tree.tokens[verb];
  if (token === undefined || token.deprel !== "acl:relcl" || token.head < 0) return [];
  const overt = dependents(tree, verb, "nsubj").filter((at) => !isRelative(tree, at));
  return overt.length > 0 && dependents(tree, verb, "obl").every((at) => !isRelative(tree, at)) ? [token.head] : [];
}

/** The object that coordinated verbs share: "attacked and burned the village". */
function sharedObject(tree: Tree, verb: number): readonly number[] {
  const token = tree.tokens[verb];
  if (token === undefined) return [];
  const next = dependents(tree, verb, "conj").find((at) => tree.tokens[at]?.upos === "VERB");
  if (next !== undefined && next - verb <= 2 && dependents(tree, verb, "obl", "ccomp", "xcomp").length === 0) {
    return dependents(tree, next, "obj");
  }
  return relation(token) === "conj" &&
    token.head >= 0 &&
    verb - token.head <= 2 &&
    dependents(tree, verb, "obl", "ccomp", "xcomp").length === 0
    ? dependents(tree, token.head, "obj").filter((at) => at > verb)
    : [];
}

/** What a verb is done to, also behind the particle of a phrase: "called for talks", "fired on the crowd". */
export function undergoers(tree: Tree, trigger: Trigger): readonly number[] {
  const { head, beside } = trigger;
  const behindParticle = dependents(tree, head, "obl", "nmod").filter((at) => {
    const cases = dependents(tree, at, "case");
    // A reader may miss that a particle's noun is its object: "called off a strike".
    return cases.length === 0 ? beside.length > 0 && !isTime(tree, at) : cases.some((mark) => beside.includes(mark));
  });
  // "fired tear gas": a noun of which the trigger takes the first part is part of it.
  const isPart = (at: number) =>
    beside.includes(at) || dependents(tree, at, "compound").some((each) => beside.includes(each));
  const objects = objectsOf(tree, head).filter((at) => !isPart(at));
  return [
    ...objects,
    ...expand(
      tree,
      behindParticle.filter((at) => !objects.includes(at)),
    ),
  ];
}

/** Whether the object a rule asked for is whom the event falls on, and not only what was said or given. */
export function isActedOn(scene: Scene, trigger: Trigger): boolean {
  const frame: Frame = FRAMES[trigger.rule.frame];
  const { object } = trigger;
  if (object === null) return false;
  const named = frame.recipients.includes("obj") || frame.recipients.includes("who");
  if (named && isHuman(scene, object)) return true;
  if (named && frame.touches !== undefined && !isAny(scene, object, "@weapon @arms")) return true;
  return objectIsRecipient(trigger) && !frame.recipients.includes("object");
}

/** Rules whose object is itself acted on name it in their frame; those that ask for "a curfew" do not. */
export function objectIsRecipient(trigger: Trigger): boolean {
  const frame: Frame = FRAMES[trigger.rule.frame];
  return (
    frame.recipients[0] === "obj" ||
    frame.recipients[0] === "who" ||
    (frame.recipients[1] === "obj" && frame.recipients[0] === "from") ||
    frame.actors.includes("obj")
  );
}
