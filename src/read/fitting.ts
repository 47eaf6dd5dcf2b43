import type { Frame } from "./english/frames.ts";
import {
  framedBy,
  hasCase,
  isAny,
  isGround,
  isHuman,
  isPhysical,
  isSetting,
  isTime,
  lemmaOf,
  type Scene,
} from "./meaning.ts";
import { isOwn, REACH } from "./nominals.ts";
import { dependents, linkOf, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** "No group", "nobody": who is said not to act. */
export function isNobody(tree: Tree, token: number): boolean {
  if (["nobody", "none", "neither"].includes(lemmaOf(tree, token))) return true;
  return dependents(tree, token, "det").some((at) => ["no", "neither"].includes(lemmaOf(tree, at)));
}

export const FORCEFUL: ReadonlySet<string> = new Set(["ASSAULT", "COERCE"]);

/** A town or an area by a common noun, which no force comes from: "in the city, which killed nine". */
export function isPlainGround(scene: Scene, token: number): boolean {
  return scene.kinds[token] === null && scene.tree.tokens[token]?.upos === "NOUN" && isGround(scene, token);
}

export function fitsRecipient(scene: Scene, frame: Frame, token: number): boolean {
  if (isTime(scene.tree, token)) return false;
  if (frame.touches === "human")
    return (
      isHuman(scene, token) ||
      (framedBy(scene.tree, token) ?? token) !== token ||
      isAny(scene, token, "@armed @captive")
    );
  if (frame.touches === "physical") return isPhysical(scene, token);
  return true;
}

/** Ground that something happens on, or that forces leave and enter, is acted on by nobody's hand: it is the scene. */
export function isScene(scene: Scene, trigger: Trigger, token: number): boolean {
  const { tree } = scene;
  // "fired at the town": what arms are aimed at is their target.
  if (trigger.type === "ASSAULT")
    return !(trigger.rule.upos === "VERB" && hasCase(tree, token, "at")) && isSettingOf(scene, token);
  // Who calls for action against someone does not ask him.
  if (trigger.type === "REQUEST")
    return (
      isCountered(tree, token, trigger.head) ||
      hasCase(tree, token, "against") ||
      (hasCase(tree, token, "from") && isLeft(scene, trigger, token))
    );
  if (trigger.type !== "RETREAT" && trigger.type !== "MOBILIZE") return false;
  // Those who are moved are the mover's own.
  if (trigger.type === "MOBILIZE" && isAny(scene, token, "@troop")) return true;
  const isPlain = (at: number): boolean =>
    scene.kinds[at] === null && tree.tokens[at]?.upos === "NOUN" && isGround(scene, at);
  if (isOwn(tree, token)) return true;
  return isPlain(token) || (hasCase(tree, token, "of") && isPlain(tree.tokens[token]?.head ?? -1));
}

/** What one does to foes and evils. */
const COUNTERING: ReadonlySet<string> = new Set(
  "combat counter fight battle defeat confront tackle eliminate destroy resist deter curb contain eradicate repel crush punish isolate".split(
    " ",
  ),
);

/** Whether words between a trigger and someone turn against him: "called for efforts to combat the militias". */
function isCountered(tree: Tree, token: number, head: number): boolean {
  for (let at = tree.tokens[token]?.head ?? -1, steps = 0; at >= 0 && at !== head && steps < REACH; steps++) {
    if (COUNTERING.has(lemmaOf(tree, at))) return true;
    at = tree.tokens[at]?.head ?? -1;
  }
  return false;
}

/** What is to be left is not asked: "demanded the withdrawal of troops from the port". */
function isLeft(scene: Scene, { object, head }: Trigger, token: number): boolean {
  if (isGround(scene, token)) return true;
  const moved = [...(object === null ? [] : [object]), ...dependents(scene.tree, head, "obj")];
  return moved.some((at) => isAny(scene, at, "withdrawal pullout departure removal retreat evacuation exit expulsion"));
}

/** Coordinated places share the preposition of the first: "around Aleppo and Idlib". */
function isSettingOf(scene: Scene, token: number): boolean {
  const { tree } = scene;
  const above = tree.tokens[token]?.head ?? -1;
  const shared = linkOf(tree, token) === "conj" && dependents(tree, token, "case").length === 0 && above >= 0;
  return isSetting(scene, token) || (shared && isGround(scene, token) && isSetting(scene, above));
}
