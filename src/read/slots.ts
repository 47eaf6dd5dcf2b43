import { atTheHandsOf, lentSubjects, makersOf, modifierActors, namedAs } from "./doers.ts";
import { FRAMES, type Frame, type Slot } from "./english/frames.ts";
import { FORCEFUL, fitsRecipient, isNobody, isPlainGround, isScene } from "./fitting.ts";
import { clauseSubjectsBelow, deepRecipients, innerActors } from "./inner.ts";
import { canAct, isHuman, isName, isPhysical, isTime, type Scene } from "./meaning.ts";
import { bearerOf, distinct, expand } from "./nominals.ts";
import { isActedOn, objectIsRecipient, objectsOf, undergoers } from "./objects.ts";
import { bases, behind, besideNouns, carriersOf, distant, whoIsMeant } from "./obliques.ts";
import { isPassive } from "./passives.ts";
import { metBefore, reachRecipients } from "./reach.ts";
import { selfOf } from "./selves.ts";
import { countSides, isInterview, sides, takesPart } from "./sides.ts";
import { speakersOver, subjectsOf } from "./subjects.ts";
import { isWhere, places, surroundings } from "./surroundings.ts";
import { dependents } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** Who and what fill the parts of an event, as token indexes in its sentence. */
export interface Slots {
  readonly actors: readonly number[];
  readonly recipients: readonly number[];
  readonly places: readonly number[];
  readonly dates: readonly number[];
}

/** Fills the parts of an event. `complement` gives the recipients of an event in its complement clause. */
export function fillSlots(
  scene: Scene,
  trigger: Trigger,
  complement: (head: number) => readonly number[] | null,
): Slots {
  const frame: Frame = FRAMES[trigger.rule.frame];
  const look = (slot: Slot): readonly number[] =>
    fillersOf(scene, trigger, slot, complement).map((at) => selfOf(scene, bearerOf(scene.tree, at)));
  const acts = (at: number): boolean =>
    (frame.agent !== true || canAct(scene, at)) &&
    !(trigger.rule.upos === "NOUN" && isNobody(scene.tree, at)) &&
    !(FORCEFUL.has(trigger.type) && isPlainGround(scene, at));
  const fits = (at: number): boolean => fitsRecipient(scene, frame, at) && !isScene(scene, trigger, at);
  if (frame.mutual === true) {
    const near = distinct(frame.actors.flatMap((slot) => look(slot).filter((at) => takesPart(scene, at, slot))));
    const sides = near.length === 1 ? distinct([...near, ...distant(scene, trigger, frame.actors)]) : near;
    return {
      actors: isInterview(scene, trigger, sides) ? [] : sides,
      recipients: [],
      ...surroundings(scene, trigger),
    };
  }
  const actors = firstFilled(frame.actors, (slot) =>
    look(slot)
      .map((at) => (slot === "of" ? leaderOf(scene, at) : at))
      .filter((at) => slot === "hands" || acts(at)),
  );
  // In "the release of the prisoners" they are acted on, phrase or not.
  const inPhrase = (at: number): boolean =>
    trigger.beside.includes(at) && !(trigger.rule.upos === "NOUN" && at > trigger.head);
  const free = (at: number): boolean => fits(at) && !actors.includes(at) && !inPhrase(at);
  const near = firstFilled(frame.recipients, (slot) => look(slot).filter(free));
  const far = near.length > 0 ? near : distant(scene, trigger, frame.recipients).filter(free);
  const someone = far.some((at) => isHuman(scene, at) || isName(scene, at));
  const deep =
    someone || frame.strict === true || isJoint(trigger, actors)
      ? []
      : reachRecipients(scene, trigger, actors, frame.needsRecipient === true).filter(free);
  const recipients = deep.length > 0 ? deep : someone || !isJoint(trigger, actors) ? far : [];
  if (trigger.light?.kind === "reverse")
    return {
      actors: actorsOf(scene, trigger, look),
      recipients: reversed(scene, trigger, recipients),
      ...surroundings(scene, trigger),
    };
  return { actors, recipients, ...surroundings(scene, trigger) };
}

/** "completed the withdrawal of its troops": whose they are, acts. */
function leaderOf(scene: Scene, token: number): number {
  const owner = dependents(scene.tree, token, "nmod:poss").find((at) => scene.tree.tokens[at]?.upos === "PRON");
  return owner === undefined ? token : selfOf(scene, owner);
}

/** Where several agree, they agree with each other: what they agree on is nobody. */
function isJoint(trigger: Trigger, actors: readonly number[]): boolean {
  return trigger.type === "AGREE" && actors.length > 1;
}

/** Whether a trigger's clause names all that its frame demands. */
export function hasItsParts(scene: Scene, trigger: Trigger): boolean {
  const frame: Frame = FRAMES[trigger.rule.frame];
  const slots = fillSlots(scene, trigger, () => null);
  if (frame.needsActor === true && slots.actors.length === 0) return false;
  if (frame.needsRecipient === true && slots.recipients.length === 0) return false;
  if (trigger.rule.sides !== undefined && countSides(scene, slots.actors) < trigger.rule.sides) return false;
  return slots.actors.length + slots.recipients.length > 0;
}

/** "X came under attack by Y": the subject is acted on, whatever else the noun says. */
function reversed(scene: Scene, trigger: Trigger, recipients: readonly number[]): readonly number[] {
  const under =
    trigger.light === null ? [] : subjectsOf(scene.tree, trigger.light.verb).filter((at) => isPhysical(scene, at));
  return under.length > 0 ? under : recipients;
}

function actorsOf(scene: Scene, trigger: Trigger, look: (slot: Slot) => readonly number[]): readonly number[] {
  const slots = trigger.rule.upos === "NOUN" ? ["by", "from", "mod", "poss"] : ["by", "from"];
  return firstFilled(slots, (slot) => look(slot).filter((at) => canAct(scene, at)));
}

function firstFilled(slots: readonly Slot[], look: (slot: Slot) => readonly number[]): readonly number[] {
  for (const slot of slots) {
    const found = look(slot);
    if (found.length > 0) return distinct(found);
  }
  return [];
}

/** The tokens in one slot of a trigger, with those coordinated with them. */
function fillersOf(
  scene: Scene,
  trigger: Trigger,
  slot: Slot,
  complement: (head: number) => readonly number[] | null,
): readonly number[] {
  const { tree } = scene;
  const { head } = trigger;
  const isNoun = trigger.rule.upos === "NOUN";
  switch (slot) {
    case "subj":
      return sides(scene, isNoun ? lentSubjects(tree, trigger) : subjectsOf(tree, head));
    case "who":
      return sides(
        scene,
        undergoers(tree, trigger).filter(
          (at) => isHuman(scene, at) && (at !== trigger.object || objectIsRecipient(trigger)),
        ),
      );
    case "obj":
      return sides(
        scene,
        undergoers(tree, trigger).filter((at) => at !== trigger.object || isActedOn(scene, trigger)),
      );
    case "undergoer":
      return isPassive(tree, head) ? objectsOf(tree, head) : [];
    case "maker":
      return makersOf(scene, namedAs(tree, head));
    case "speaker":
      return speakersOver(tree, head);
    case "owned":
      return trigger.object === null ? [] : modifierActors(scene, trigger.object).filter((at) => isName(scene, at));
    case "object":
      return trigger.object === null ? [] : [trigger.object];
    case "iobj":
      return expand(tree, dependents(tree, head, "iobj"));
    case "poss":
      return expand(
        tree,
        dependents(tree, head, "nmod:poss").filter((at) => !isTime(tree, at)),
      );
    case "mod":
    case "compound":
      return modifierActors(scene, head);
    case "hands":
      return atTheHandsOf(tree, head);
    case "inner":
      return innerActors(scene, trigger);
    case "met":
      return metBefore(scene, head);
    case "clause":
      return clauseSubjectsBelow(tree, head);
    case "deep":
      return deepRecipients(scene, head, complement);
    case "where":
      return places(scene, trigger).filter((at) => isWhere(scene, at));
    default:
      return sides(
        scene,
        whoIsMeant(
          scene,
          trigger,
          behind(tree, [...bases(trigger), ...(isNoun ? besideNouns(tree, trigger) : carriersOf(tree, trigger))], slot),
        ),
      );
  }
}
