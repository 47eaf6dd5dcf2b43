import type { Rule } from "./english/rule.ts";
import { canAct, hasCase, isAny, lemmaOf, type Scene } from "./meaning.ts";
import { speechOver, type Telling } from "./promises.ts";
import { subjectsOf } from "./subjects.ts";
import { dependents, spanOf } from "./syntax.ts";

/** "X said that Y was behind the raid": X alleges that Y did it, with no verb of accusing. */
const BEHIND: Rule = {
  rule: "rule:en.accuse.behind",
  words: "behind",
  upos: "AUX",
  mode: "allege",
  frame: "deemed",
  example: "The [minister|actor] said that the [rebels|recipient] were *behind* the raid.",
  notThis: "She said that the house was behind the church.",
};

/** Those who are said, in somebody's words, to be behind what happened. */
export function readImputations(scene: Scene, tellings: readonly Telling[]): readonly Telling[] {
  const { tree } = scene;
  return tellings.flatMap((deed) => {
    if (!["ASSAULT", "COERCE", "PROTEST"].includes(deed.type)) return [];
    const { head } = deed.trigger;
    const behind = dependents(tree, head, "case").find((at) => lemmaOf(tree, at) === "behind");
    const speech = speechOver(tree, head);
    if (behind === undefined || speech === null || !hasCase(tree, head, "behind")) return [];
    const actors = subjectsOf(tree, speech).filter((at) => canAct(scene, at));
    const recipients = subjectsOf(tree, head).filter((at) => canAct(scene, at) && !isAny(scene, at, "we i"));
    if (actors.length === 0 || recipients.length === 0) return [];
    const trigger = {
      type: "ACCUSE",
      rule: BEHIND,
      head: behind,
      span: spanOf(tree, behind, behind),
      object: null,
      beside: [],
      light: null,
    } as const;
    const slots = { actors, recipients, places: [], dates: [] };
    return [{ trigger, type: "ACCUSE", mode: "allege", rule: BEHIND.rule, slots, counts: [] }];
  });
}
