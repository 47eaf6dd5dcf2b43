import type { EventType } from "../model.ts";
import { hasCase, isAny, isHuman, isName, isSetting, isTime, lemmaOf, type Scene } from "./meaning.ts";
import { conjuncts, dependents, linkOf, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** How many links below its trigger someone is still meant by an event, and how many where a frame demands someone. */
const DEEPEST = 6;
const NEAREST = 2;

/** Types whose recipient may stand deep within what is promised, given, asked or refused. */
const REACHING: ReadonlySet<EventType> = new Set([
  "AGREE",
  "CONSULT",
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
 * place preposition sets apart ("in Yemen") goes last. What a frame demands must stand `near`: words farther off are
 * no proof that the event is told at all.
 */
export function reachRecipients(
  scene: Scene,
  trigger: Trigger,
  actors: readonly number[],
  near: boolean,
): readonly number[] {
  if (!REACHING.has(trigger.type)) return [];
  const { tree } = scene;
  const taken = new Set([...actors, ...trigger.beside, ...(trigger.object === null ? [] : [trigger.object])]);
  let level = [trigger.head, ...(trigger.light === null ? [] : [trigger.light.verb])];
  const places: number[] = [];
  const seen = new Set(level);
  for (let depth = 0; depth < (near ? NEAREST : DEEPEST) && level.length > 0; depth++) {
    const next = level
      .flatMap((at) => tree.children[at] ?? [])
      .filter((at) => !seen.has(at) && !actors.includes(at) && leads(scene, at, trigger));
    for (const at of next) seen.add(at);
    const found = next.filter(
      (at) =>
        !taken.has(at) && isSomeone(scene, at, actors) && !(trigger.type === "MOBILIZE" && isAny(scene, at, "@armed")),
    );
    const people = found.filter((at) => !isSetting(scene, at) && !hasCase(tree, at, "through"));
    if (people.length > 0) return conjuncts(tree, people[0] ?? 0).filter((at) => !taken.has(at));
    places.push(...found);
    level = next;
  }
  const met = metBefore(scene, trigger.head);
  return met.length > 0 ? met : places.slice(0, 1).flatMap((at) => conjuncts(tree, at));
}

/** "phoned X to apologize": whom one meets in order to say something is told it. */
export function metBefore({ tree }: Scene, head: number): readonly number[] {
  const above = tree.tokens[head]?.head ?? -1;
  if (!["advcl", "xcomp"].includes(linkOf(tree, head)) || !CONTACT.has(lemmaOf(tree, above))) return [];
  const met = dependents(tree, above, "obj", "iobj", "obl").filter(
    (at) =>
      at > above && at < head && (linkOf(tree, at) !== "obl" || hasCase(tree, at, "to") || hasCase(tree, at, "with")),
  );
  return met.slice(0, 1).flatMap((at) => conjuncts(tree, at));
}

const CONTACT = new Set(
  "call phone telephone ring write contact meet visit summon speak talk invite receive".split(" "),
);

function leads({ tree, kinds }: Scene, at: number, trigger: Trigger): boolean {
  const link = linkOf(tree, at);
  if (!WITHIN.has(link) || isTime(tree, at) || isAddition(tree, at)) return false;
  if (link === "conj" && tree.tokens[at]?.upos === "VERB") return false;
  if (link === "obl" && at < trigger.head) return false;
  // "North" of "North Dakota" is nobody of its own.
  const above = tree.tokens[at]?.head ?? -1;
  if (link === "compound" && kinds[at] !== null && kinds[above] === kinds[at]) return false;
  // "left the talks, citing the army": a participle without a conjunction tells of something else.
  if (link === "advcl" && dependents(tree, at, "mark", "case").length === 0) return false;
  // Whose support, offer or demand it is stands before the noun: the giver.
  if (at > trigger.head && at < (trigger.object ?? -1) && OWNED.has(trigger.type)) return false;
  // "arrears owed by the ministry": the doer of a participle is meant, not whoever acts by the way.
  if (tree.tokens[at]?.deprel === "obl:agent" && linkOf(tree, above) === "acl") return true;
  return !AWAY.some((word) => hasCase(tree, at, word));
}

/** A relative clause behind a comma adds something, one without says which: "the aid that Chad received". */
function isAddition(tree: Tree, at: number): boolean {
  if (tree.tokens[at]?.deprel !== "acl:relcl") return false;
  return dependents(tree, at, "punct").some((mark) => mark < at && tree.tokens[mark]?.form === ",");
}

/** Types whose object, a word for the deed itself, is owned by the one who does it: "voiced Rome's support". */
const OWNED: ReadonlySet<EventType> = new Set(["AGREE", "SUPPORT", "AID", "THREATEN", "REQUEST", "MOBILIZE"]);

function isSomeone(scene: Scene, at: number, actors: readonly number[]): boolean {
  const { tree } = scene;
  const token = tree.tokens[at];
  if (token === undefined || token.upos === "PRON" || token.upos === "NUM" || token.upos === "VERB") return false;
  if (token.upos === "ADJ" && !/^[A-Z]/.test(token.form)) return false;
  const own = dependents(tree, at, "nmod:poss").some((owner) => tree.tokens[owner]?.upos === "PRON");
  if (own || actors.some((actor) => lemmaOf(tree, actor) === lemmaOf(tree, at))) return false;
  return isHuman(scene, at) || isName(scene, at);
}
