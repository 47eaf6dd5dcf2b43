import type { Count } from "./counts.ts";
import { hasCase, type Scene } from "./meaning.ts";
import { objectsOf } from "./objects.ts";
import type { Slots } from "./slots.ts";
import { dependents } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";
import { countOf } from "./victims.ts";

/** How many take part in a protest, and how many troops are moved: PLOVER's size of an event. */
export function crowdOf(scene: Scene, trigger: Trigger, slots: Slots): readonly Count[] {
  if (trigger.type === "PROTEST") return sizeOf(scene, "participants", slots.actors, "people");
  // Whoever is let in is none of the troops that move.
  const moves = trigger.type === "MOBILIZE" || (trigger.type === "RETREAT" && trigger.rule.mode !== "access");
  if (!moves) return [];
  const of = dependents(scene.tree, trigger.head, "nmod").filter((at) => hasCase(scene.tree, at, "of"));
  return sizeOf(scene, "troops", [...objectsOf(scene.tree, trigger.head), ...of], "fighters");
}

function sizeOf(
  scene: Scene,
  kind: "participants" | "troops",
  words: readonly number[],
  of: "people" | "fighters",
): readonly Count[] {
  const amount = countOf(scene, words, of);
  // One protester or one soldier gives no size.
  if (amount === null || amount.estimate.high < 2) return [];
  const { estimate, first, last } = amount;
  return [{ kind, estimate, cumulative: false, sentence: scene.tree.index, first, last, head: words[0] ?? last }];
}
