import type { EventType } from "../model.ts";
import { hasCase, isHuman, isName, isSetting, isTime, lemmaOf, type Scene } from "./meaning.ts";
import { conjuncts, dependents, linkOf, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** How many links below its trigger someone is still meant by an event. */
const DEEPEST = 6;

/** Types whose recipient may stand deep within what is promised, given, asked or refused. */
const REACHING: ReadonlySet<EventType> = new Set([
  "AGREE",
  "SUPPORT",
  "CONCEDE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "SANCTION",
  "MOBILIZE",
  "PROTEST",
]);

/** Phrases that lead away from what a verb says: to its cause, its time, its company or its source. */
const AWAY = [
  "after",
  "before",
  "since",
  "during",
  "by",
  "amid",
  "despite",
  "as",
  "while",
  "when",
  "because",
  "if",
  "according",
  "following",
  "without",
  "under",
  "like",
  "including",
  "than",
];

/** Links that stay within what a verb says. */
const WITHIN = new Set(["obj", "iobj", "obl", "nmod", "xcomp", "ccomp", "advcl", "acl", "compound", "amod", "conj"]);

/**
 * People and names nearest below a trigger, for a slot that its frame's own words leave empty: "gave money to pay
 * for aid for those hurt in Yemen" is given to those people. Nearer in the tree goes before farther; what a
 * place preposition sets apart ("in Yemen") goes last.
 */
export function reachRecipients(scene: Scene, trigger: Trigger, actors: readonly number[]): readonly number[] {
  if (!REACHING.has(trigger.type)) return [];
  const { tree } = scene;
  const taken = new Set([...actors, ...trigger.beside]);
  let level = [trigger.head, ...(trigger.light === null ? [] : [trigger.light.verb])];
  const places: number[] = [];
  const seen = new Set(level);
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth++) {
    const next = level
      .flatMap((at) => tree.children[at] ?? [])
      .filter((at) => !seen.has(at) && leads(tree, at, trigger));
    for (const at of next) seen.add(at);
    const found = next.filter((at) => !taken.has(at) && isSomeone(scene, at, actors));
    const people = found.filter((at) => !isSetting(scene, at));
    if (people.length > 0) return conjuncts(tree, people[0] ?? 0).filter((at) => !taken.has(at));
    places.push(...found);
    level = next;
  }
  return places.slice(0, 1).flatMap((at) => conjuncts(tree, at));
}

function leads(tree: Tree, at: number, trigger: Trigger): boolean {
  if (!WITHIN.has(linkOf(tree, at)) || isTime(tree, at)) return false;
  if (linkOf(tree, at) === "conj" && tree.tokens[at]?.upos === "VERB") return false;
  if (linkOf(tree, at) === "obl" && at < trigger.head) return false;
  return !AWAY.some((word) => hasCase(tree, at, word));
}

function isSomeone(scene: Scene, at: number, actors: readonly number[]): boolean {
  const { tree } = scene;
  const token = tree.tokens[at];
  if (token === undefined || token.upos === "PRON" || token.upos === "NUM" || token.upos === "VERB") return false;
  if (token.upos === "ADJ" && !/^[A-Z]/.test(token.form)) return false;
  const own = dependents(tree, at, "nmod:poss").some((owner) => tree.tokens[owner]?.upos === "PRON");
  if (own || actors.some((actor) => lemmaOf(tree, actor) === lemmaOf(tree, at))) return false;
  return isHuman(scene, at) || isName(scene, at);
}
