import type { Slot } from "./english/frames.ts";
import { canAct, hasCase, isAny, isHuman, isName, type Scene } from "./meaning.ts";
import { conjuncts, dependents } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** How many sides a list of actors is: "the two countries" are two. */
export function countSides(scene: Scene, actors: readonly number[]): number {
  const plural = actors.filter(
    (at) =>
      scene.tree.tokens[at]?.xpos === "NNS" &&
      isAny(
        scene,
        at,
        "country nation side party state army navy government neighbour neighbor ally leader minister president power militia faction group",
      ),
  );
  return actors.length + plural.length;
}

/** Whether what looks like a meeting is somebody speaking to the press. */
export function isInterview(scene: Scene, trigger: Trigger, sides: readonly number[]): boolean {
  return trigger.type === "CONSULT" && sides.some((at) => isAny(scene, at, "@press @outlet"));
}

export function takesPart(scene: Scene, token: number, slot: Slot): boolean {
  if (!canAct(scene, token)) return false;
  return slot !== "in" && !isAny(scene, token, "@figure");
}

/** Sides that stand as adjectives before one noun: "Hungarian and Romanian officials" are two. */
export function sides(scene: Scene, tokens: readonly number[]): readonly number[] {
  return tokens.flatMap((at) => {
    const adjectives = dependents(scene.tree, at, "amod", "compound", "nmod").filter(
      (child) =>
        child < at && /^[A-Z]/.test(scene.tree.tokens[child]?.form ?? "") && conjuncts(scene.tree, child).length > 1,
    );
    const first = adjectives[0];
    if (first !== undefined) return conjuncts(scene.tree, first).filter((each) => each < at);
    return [at, ...furtherStates(scene, at)];
  });
}

/** The second and further states of one plural: Uganda and Rwanda in "the ministers of Kenya, Uganda and Rwanda". */
function furtherStates(scene: Scene, token: number): readonly number[] {
  const { tree } = scene;
  if (tree.tokens[token]?.xpos !== "NNS" || !isHuman(scene, token)) return [];
  const of = dependents(tree, token, "nmod").find((at) => hasCase(tree, at, "of") && isName(scene, at));
  return of === undefined ? [] : conjuncts(tree, of).filter((at) => at !== of && isName(scene, at));
}
