import type { Refusal } from "../explanation.ts";
import { hasCount } from "./counts.ts";
import { hasCase, lemmaOf, type Scene } from "./meaning.ts";
import { REACH } from "./nominals.ts";
import { shareIn } from "./owning.ts";
import { isPassive } from "./passives.ts";
import type { Telling } from "./promises.ts";
import { countSides } from "./sides.ts";
import { dependents, linkOf, type Tree } from "./syntax.ts";

/**
 * Why an event is only mentioned to say who is meant, why or what for: "a man convicted last year",
 * "talks to end the war", "in response to an attack". Such words name an event that others report.
 */
export function refuseBackground(scene: Scene, telling: Telling): Refusal | null {
  const { tree } = scene;
  if (hasCount(telling.counts, "dead", "injured", "missing") || telling.rule !== telling.trigger.rule.rule) return null;
  if (telling.trigger.rule.upos === "NOUN")
    return isStruggle(scene, telling) ? "struggle" : isAside(tree, telling) ? "aside" : null;
  if (telling.trigger.rule.frame === "begins" && telling.slots.actors.length === 0 && isSince(tree, telling))
    return "time-mark";
  if (describes(tree, telling) || isCharge(tree, telling)) return "description";
  return isPurpose(tree, telling) ? "purpose" : null;
}

/** "the fight against smuggling": a cause with one side named is a policy, not a battle. */
function isStruggle(scene: Scene, telling: Telling): boolean {
  const { head, light } = telling.trigger;
  if (light !== null || !["fight", "battle", "struggle", "war", "combat"].includes(lemmaOf(scene.tree, head)))
    return false;
  const against = dependents(scene.tree, head, "nmod", "obl").some((at) => hasCase(scene.tree, at, "against"));
  return against && countSides(scene, telling.slots.actors) < 2;
}

/** "for the first time since the truce began": it tells when, and others report it. */
function isSince(tree: Tree, telling: Telling): boolean {
  // "Three months after the truce took effect": a reader may hang the word on the subject.
  const heads = [telling.trigger.head, ...dependents(tree, telling.trigger.head, "nsubj")];
  return heads.some((at) => ["since", "after"].some((word) => hasCase(tree, at, word)));
}

/** A noun in a phrase of its own, with nobody who acts: "after an attack on the market". */
function isAside(tree: Tree, telling: Telling): boolean {
  // Who claims a deed, or clears himself of it, speaks of the deed itself.
  if (telling.trigger.light !== null || shareIn(tree, telling.trigger.head) !== null) return false;
  if (isWholeStory(tree, telling)) return false;
  const link = linkOf(tree, telling.trigger.head);
  if (link !== "obl" && link !== "nmod") return false;
  const named = telling.slots.actors.length;
  return telling.type === "ASSAULT" || telling.type === "COERCE"
    ? named === 0
    : named < 2 || telling.slots.recipients.length > 0;
}

/** "the loss of six men in an ambush at Foutouri on Tuesday": a deed told with its own place and day is told. */
function isWholeStory(tree: Tree, { type, trigger, slots }: Telling): boolean {
  if (type !== "ASSAULT" || slots.dates.length === 0) return false;
  return slots.places.some((at) => tree.tokens[at]?.upos === "PROPN" && isBelow(tree, at, trigger.head));
}

function isBelow(tree: Tree, token: number, head: number): boolean {
  for (let at = token, steps = 0; at >= 0 && steps < REACH; at = tree.tokens[at]?.head ?? -1, steps++)
    if (at === head) return true;
  return false;
}

/** Flight, where a participle of it only says who is meant: "refugees fleeing the war". */
const FLIGHT: ReadonlySet<string> = new Set(["rule:en.sanction.flee", "rule:en.sanction.escape-fighting"]);

/** A participle that describes someone, without whoever did it: "the activists arrested in May". */
function describes(tree: Tree, telling: Telling): boolean {
  const { head, rule } = telling.trigger;
  if (tree.tokens[head]?.deprel === "acl" && FLIGHT.has(rule.rule)) return true;
  if (tree.tokens[head]?.deprel !== "acl" || telling.type === "ASSAULT") return false;
  return isPassive(tree, head) && telling.slots.actors.length === 0;
}

/** What someone is held, tried or blamed for: "arrested for collaborating with the rebels". Force stays worth telling. */
function isCharge(tree: Tree, telling: Telling): boolean {
  const { head } = telling.trigger;
  if (telling.type === "ASSAULT" || linkOf(tree, head) !== "advcl" || !hasCase(tree, head, "for")) return false;
  return HOLDING.has(lemmaOf(tree, tree.tokens[head]?.head ?? -1));
}

const HOLDING: ReadonlySet<string> = new Set(
  "arrest detain hold jail imprison charge indict try convict sentence fine punish prosecute investigate execute expel deport sue ban suspend sanction".split(
    " ",
  ),
);

/** What something is done for: "to help the refugees". Only force is worth telling while it is a purpose. */
function isPurpose(tree: Tree, telling: Telling): boolean {
  const { head } = telling.trigger;
  if (!["advcl", "acl"].includes(linkOf(tree, head)) || tree.tokens[head]?.deprel === "acl:relcl") return false;
  const infinitive =
    hasCase(tree, head, "to") && tree.tokens[head]?.xpos === "VB" && dependents(tree, head, "aux").length === 0;
  // Who calls to express support expresses it.
  const above = tree.tokens[head]?.head ?? -1;
  if (
    ["SUPPORT", "ACCUSE"].includes(telling.type) &&
    ["call", "phone", "telephone", "write", "summon", "meet", "speak"].includes(lemmaOf(tree, above))
  )
    return false;
  return infinitive && telling.type !== "ASSAULT" && telling.type !== "COERCE";
}
