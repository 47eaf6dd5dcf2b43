import type { Refusal } from "../explanation.ts";
import type { EventType } from "../model.ts";
import { CLASSES } from "./english/classes.ts";
import { isGround, isHuman, isName, lemmaOf, type Scene } from "./meaning.ts";
import type { Telling } from "./promises.ts";
import { dependents } from "./syntax.ts";

/** Force, protest and arrest concern the public whoever takes part. */
const ALWAYS_PUBLIC: ReadonlySet<EventType> = new Set(["ASSAULT", "PROTEST", "MOBILIZE"]);
/** What courts do to papers and private parties day by day: turn claims down, award sums. */
const SETTLED: ReadonlySet<EventType> = new Set(["REJECT", "AID", "REQUEST"]);

/**
 * Why no record is made of an event that stays among people who act for themselves: firms, clubs, artists, doctors,
 * families, courts that settle between them. A retailer that pledges to expand and an insurer that rejects a claim agree and
 * refuse nothing that PLOVER codes; it takes one party to public life on either side.
 */
export function refusePrivate(scene: Scene, telling: Telling): Refusal | null {
  return staysPrivate(scene, telling) ? "private" : null;
}

function staysPrivate(scene: Scene, telling: Telling): boolean {
  const fought = telling.type === "ASSAULT" && ["clash", "fight"].includes(telling.trigger.rule.frame);
  if (
    (ALWAYS_PUBLIC.has(telling.type) && !fought) ||
    telling.mode === "arrest" ||
    telling.rule === "rule:en.concede.resume-work"
  )
    return false;
  const { actors, recipients } = telling.slots;
  const people = [
    ...actors.filter((at) => isHuman(scene, at) || isPrivate(scene, at)),
    ...recipients.filter((at) => (isHuman(scene, at) && !isGround(scene, at)) || isName(scene, at)),
  ];
  if (SETTLED.has(telling.type) && actors.some((at) => isCourt(scene, at)))
    return !recipients.some((at) => isHuman(scene, at) && !isPrivate(scene, at));
  return people.length > 0 && people.every((at) => isPrivate(scene, at));
}

/** A court that decides on papers, or between private parties, decides nobody's public matter. */
function isCourt(scene: Scene, token: number): boolean {
  return !isName(scene, token) && ["judge", "court", "jury", "magistrate"].includes(lemmaOf(scene.tree, token));
}

function isPrivate(scene: Scene, token: number): boolean {
  if (isName(scene, token) || CLASSES["private"]?.has(lemmaOf(scene.tree, token)) !== true) return false;
  // "state bank", "Russian firm", "opposition lawyer": a public word before it makes it a public party.
  return !dependents(scene.tree, token, "compound", "amod", "nmod", "nmod:poss", "appos").some(
    (at) =>
      /^[A-Z]/.test(scene.tree.tokens[at]?.form ?? "") || CLASSES["public"]?.has(lemmaOf(scene.tree, at)) === true,
  );
}
