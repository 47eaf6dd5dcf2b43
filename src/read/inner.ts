import { doersOf, modifierActors } from "./doers.ts";
import { FRAMING_NOUNS } from "./english/classes.ts";
import { hasCase, isAny, isHuman, isName, lemmaOf, type Scene } from "./meaning.ts";
import { expand, isOwn, isRelative } from "./nominals.ts";
import { objectsOf, undergoers } from "./objects.ts";
import { isPassive } from "./passives.ts";
import { agentsOf } from "./subjects.ts";
import { dependents, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** Prepositions that lead from what is said to whom it is about: "criticism of X", "concern over Y". */
const ABOUT = ["of", "for", "on", "against", "over", "about", "at", "with", "to", "between"];

/** Who acts within an object: "the attack by X", "Y's decision", "the offer from Z", "the Russian proposal". */
export function innerActors(scene: Scene, trigger: Trigger): readonly number[] {
  const { tree } = scene;
  const objects = undergoers(tree, trigger).filter((at) => !isHuman(scene, at));
  const within = innerOf(scene, trigger.object === null ? objects : [...objects, trigger.object]);
  if (within.length > 0 || objects.length === 0 || isPassive(tree, trigger.head)) return within;
  // A reader may hang "by X" and "from X" on the verb: "rejected the offer from X".
  const loose = dependents(tree, trigger.head, "obl").filter(
    (at) => (hasCase(tree, at, "by") || hasCase(tree, at, "from")) && isHuman(scene, at),
  );
  return expand(tree, loose);
}

export function innerOf(scene: Scene, objects: readonly number[]): readonly number[] {
  const { tree } = scene;
  return objects.flatMap((object) => {
    if (isHuman(scene, object) || isName(scene, object)) return [];
    const leaves = isAny(scene, object, "withdrawal pullout departure removal retreat evacuation exit expulsion");
    for (const preposition of leaves ? ["by"] : ["by", "from"]) {
      const found = dependents(tree, object, "nmod", "obl").filter(
        (at) => hasCase(tree, at, preposition) && isHuman(scene, at),
      );
      if (found.length > 0) return expand(tree, found);
    }
    // Who utters an appeal has made it, who films a raid has not.
    const made = isAny(scene, object, UTTERANCES)
      ? dependents(tree, object, "acl").flatMap((at) => agentsOf(tree, at))
      : doersOf(tree, object);
    if (made.length > 0) return made;
    const owners = dependents(tree, object, "nmod:poss").filter(
      (at) => isName(scene, at) || (isHuman(scene, at) && tree.tokens[at]?.upos !== "PRON"),
    );
    if (owners.length > 0) return expand(tree, owners);
    const of = dependents(tree, object, "nmod").filter((at) => ABOUT.some((each) => hasCase(tree, at, each)));
    const people = of.filter((at) => isHuman(scene, at));
    if (people.length > 0) return expand(tree, people);
    const named = modifierActors(scene, object);
    if (named.length > 0) return named;
    if (of.length > 0 && FRAMING_NOUNS.has(lemmaOf(tree, object))) return expand(tree, of);
    const once = innerOnce(scene, of);
    return once.length > 0 ? once : dependents(tree, object, "compound").filter((at) => isName(scene, at));
  });
}

/** Things that come into being by being said. */
const UTTERANCES = "@demand @accusation @suit order decision ruling resolution statement report claim warning threat";

/** One step further in: "the withdrawal of forces of X", "the use of airspace by X". */
function innerOnce(scene: Scene, tokens: readonly number[]): readonly number[] {
  const { tree } = scene;
  return tokens.flatMap((token) => [
    ...modifierActors(scene, token),
    ...expand(
      tree,
      dependents(tree, token, "nmod").filter((at) => isHuman(scene, at)),
    ),
  ]);
}

/** Who is to do what a clause says: "demanded that X leave", "its demand that X leave", "pressed for X to leave". */
export function clauseSubjectsBelow(tree: Tree, head: number): readonly number[] {
  // A reader may hang the clause on the object, or on a day between: "demanded on Monday that X leave".
  const onNouns = dependents(tree, head, "obj", "obl").flatMap((at) => dependents(tree, at, "acl", "ccomp"));
  const clauses = [
    ...dependents(tree, head, "ccomp", "xcomp"),
    ...[...onNouns, ...dependents(tree, head, "acl", "advcl")].filter(
      (at) =>
        tree.tokens[at]?.deprel !== "acl:relcl" || dependents(tree, at, "mark").some((mark) => isThat(tree, mark)),
    ),
    // "pressed for X to leave": "for" may hang on the clause or on its subject.
    ...dependents(tree, head, "advcl").filter((at) =>
      [at, ...dependents(tree, at, "nsubj")].some((each) => hasCase(tree, each, "for")),
    ),
  ];
  return expand(
    tree,
    clauses.flatMap((at) => [...dependents(tree, at, "nsubj"), ...misreadSubject(tree, at)]),
  ).filter((at) => !isRelative(tree, at));
}

function isThat(tree: Tree, mark: number): boolean {
  return lemmaOf(tree, mark) === "that";
}

/** "demanded that the premier apologize": a reader may take the bare verb for a noun that its subject modifies. */
function misreadSubject(tree: Tree, clause: number): readonly number[] {
  if (tree.tokens[clause]?.upos !== "NOUN" || !hasCase(tree, clause, "that")) return [];
  return dependents(tree, clause, "compound", "nmod").filter((at) => at === clause - 1);
}

/** Prepositions that lead from a deed to those it falls on, in the order they are believed. */
const REACHES = ["to", "with", "against", "on", "at", "for", "from", "into", "between", "in"];

/** "left the talks, citing the army" tells of something else, "went on strike, protesting the cuts" of the same. */
function continues(scene: Scene, clause: number): boolean {
  const { tree } = scene;
  return (
    dependents(tree, clause, "mark", "case").length > 0 ||
    isAny(scene, clause, "protest demand oppose denounce condemn call urge reject seek target press accuse")
  );
}

/** Those acted on within a complement: "agreed to lend money to X". */
export function deepRecipients(
  scene: Scene,
  head: number,
  complement: (head: number) => readonly number[] | null,
): readonly number[] {
  const { tree } = scene;
  const inner = [
    ...dependents(tree, head, "xcomp", "ccomp"),
    ...dependents(tree, head, "advcl").filter((at) => continues(scene, at)),
    ...dependents(tree, head, "xcomp", "ccomp").flatMap((at) => dependents(tree, at, "xcomp")),
    ...objectsOf(tree, head).filter((at) => !isHuman(scene, at)),
    ...dependents(tree, head, "obl").filter(
      (at) => (hasCase(tree, at, "to") || hasCase(tree, at, "for")) && !isHuman(scene, at),
    ),
    ...dependents(tree, head, "obj").flatMap((at) => dependents(tree, at, "acl")),
  ];
  for (const at of inner) {
    const told = complement(at);
    if (told !== null && told.length > 0) return told;
    const direct =
      tree.tokens[at]?.upos === "VERB"
        ? [
            ...expand(tree, dependents(tree, at, "iobj")),
            ...objectsOf(tree, at).filter(
              (each) => isHuman(scene, each) && !isOwn(tree, each) && !isSent(scene, at, each),
            ),
          ]
        : [];
    if (direct.length > 0) return direct;
    for (const preposition of REACHES) {
      const found = [at, ...dependents(tree, at, "obj")].flatMap((each) =>
        dependents(tree, each, "obl", "nmod").filter(
          (below) =>
            hasCase(tree, below, preposition) &&
            (isHuman(scene, below) || isName(scene, below)) &&
            // "agreed to a ceasefire in the city's district" says where, not with whom.
            (preposition !== "in" || tree.tokens[below]?.upos === "PROPN" || !isAny(scene, below, "@place")),
        ),
      );
      if (found.length > 0) return expand(tree, found);
    }
    const within = innerOf(scene, tree.tokens[at]?.upos === "VERB" ? objectsOf(tree, at) : [at]);
    if (within.length > 0) return within;
  }
  return [];
}

/** Verbs that send their object on its way. */
const SENDING = new Set(
  "send deploy dispatch withdraw pull move redeploy contribute commit provide supply station mobilize mobilise".split(
    " ",
  ),
);

/** "offered to send troops": those who are sent are the sender's own. */
function isSent(scene: Scene, verb: number, object: number): boolean {
  return SENDING.has(lemmaOf(scene.tree, verb)) && isAny(scene, object, "@troop @peacekeeper expert team adviser");
}
