import { hasCase, isAny, isName, isTime, lemmaOf, type Scene } from "./meaning.ts";
import { distinct, expand, isBareNoun } from "./nominals.ts";
import { agentsOf, JUDGING, SPEECH, subjectsOf } from "./subjects.ts";
import { conjuncts, dependents, linkOf, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** What a verb of naming calls its object: "called the raid a plot", "described it as a plot". */
export function namedAs(tree: Tree, verb: number): readonly number[] {
  const direct = dependents(tree, verb, "xcomp", "obl", "obj", "ccomp");
  return [...direct, ...direct.flatMap((at) => dependents(tree, at, "nmod", "obl"))].filter((at) =>
    isBareNoun(tree, at) && linkOf(tree, at) === "xcomp" ? true : hasCase(tree, at, "as"),
  );
}

/** Who is said to have made a thing: "a plot hatched by X", "a scheme by X", "X's plot", "a Russian plot". */
export function makersOf(scene: Scene, things: readonly number[]): readonly number[] {
  const { tree } = scene;
  return things.flatMap((thing) => {
    const hatched = [...doersOf(tree, thing), ...dependents(tree, thing, "amod").flatMap((at) => agentsOf(tree, at))];
    if (hatched.length > 0) return hatched;
    const by = dependents(tree, thing, "nmod", "obl").filter((at) => hasCase(tree, at, "by"));
    const owners = dependents(tree, thing, "nmod:poss").filter((at) => tree.tokens[at]?.upos !== "PRON");
    const named = expand(tree, by.length > 0 ? by : owners);
    return named.length > 0 ? named : modifierActors(scene, thing);
  });
}

/** Verbs whose agent looks at a deed or tells of it, besides those of speech. */
const BEHOLDING: ReadonlySet<string> = new Set(
  "see witness watch film record photograph document investigate probe examine study verify mourn remember mark follow observe monitor fear expect prevent foil stop avert thwart repel halt".split(
    " ",
  ),
);

/** Clauses on a noun that say who did it: "a raid carried out by X", "claimed by X", not "condemned by X". */
export function doingClauses(tree: Tree, noun: number): readonly number[] {
  return dependents(tree, noun, "acl").filter((at) => {
    const lemma = lemmaOf(tree, at);
    return lemma === "claim" || !(SPEECH.has(lemma) || JUDGING.has(lemma) || BEHOLDING.has(lemma));
  });
}

export function doersOf(tree: Tree, noun: number): readonly number[] {
  return doingClauses(tree, noun).flatMap((at) => agentsOf(tree, at));
}

/** "a strike blamed on X", "attributed to X": who is said to have done it. */
export function blamedFor(tree: Tree, noun: number): readonly number[] {
  const said = dependents(tree, noun, "acl").filter((at) => ["blame", "attribute", "pin"].includes(lemmaOf(tree, at)));
  return expand(
    tree,
    said.flatMap((at) =>
      dependents(tree, at, "obl").filter((who) => hasCase(tree, who, "on") || hasCase(tree, who, "to")),
    ),
  );
}

export function lentSubjects(tree: Tree, trigger: Trigger): readonly number[] {
  return trigger.light?.kind === "light" ? subjectsOf(tree, trigger.light.verb) : [];
}

/** Modifiers that name who acts: "Russian air strikes", "rebel attack", "Saudi-led raid". */
export function modifierActors(scene: Scene, head: number): readonly number[] {
  const { tree } = scene;
  const found: number[] = [];
  for (const at of modifiersBefore(tree, head)) {
    if (tree.tokens[at]?.deprel === "nmod:poss" || dependents(tree, at, "case").length > 0) continue;
    if (isTime(tree, at) || tree.tokens[at]?.upos === "NUM") continue;
    const form = tree.tokens[at]?.form ?? "";
    // "military action" is of a kind, "army action" is somebody's.
    if (tree.tokens[at]?.upos === "ADJ" && form === form.toLowerCase() && isAny(scene, at, "military general major"))
      continue;
    if (/^(?:led|backed|claimed|launched|run|aligned)$/.test(form)) {
      found.push(
        ...dependents(tree, at, "compound", "obl", "nsubj", "nmod", "amod").filter(
          (below) => isName(scene, below) || isCapitalised(scene, below),
        ),
      );
    } else if (/^(?:suspected|alleged|accused)$/.test(form)) continue;
    else if (isCapitalised(scene, at) && !isTown(scene, at)) found.push(at);
    else if (
      // Artillery acts where it fires; before "shelling" it is what was fired.
      (isAny(scene, at, "@armed") && !isAny(scene, at, "artillery")) ||
      isAny(scene, at, "government regime opposition separatist taliban coalition settler army")
    )
      found.push(at);
  }
  return distinct(found.flatMap((at) => conjuncts(tree, at).filter((each) => each < head)));
}

/** Words before a noun that hang on it, or on another before it: in "RSF drone strike" it is "drone" that "RSF" hangs on. */
function modifiersBefore(tree: Tree, noun: number): readonly number[] {
  const own = dependents(tree, noun, "amod", "compound", "nmod", "nmod:desc", "flat", "nmod:unmarked").filter(
    (at) => at < noun,
  );
  const common = own.filter((at) => linkOf(tree, at) === "compound" && tree.tokens[at]?.upos === "NOUN");
  return [...common.flatMap((at) => modifiersBefore(tree, at)), ...own].sort((a, b) => a - b);
}

function isCapitalised(scene: Scene, token: number): boolean {
  const at = scene.tree.tokens[token];
  return (
    at !== undefined &&
    /^[A-Z]/.test(at.form) &&
    (token > 0 || at.upos === "PROPN" || /(?:an|ese|ish|ch|i|ian)$/.test(at.form))
  );
}

/** A noun that names a town before a deed says where it was: "the Kabul bombing". Countries in capitals act: "US strike". */
function isTown(scene: Scene, token: number): boolean {
  const at = scene.tree.tokens[token];
  if (at === undefined || at.upos !== "PROPN" || scene.kinds[token] !== "place") return false;
  return !/^(?:[A-Z]\.?){2,4}$/.test(at.form);
}

export function atTheHandsOf(tree: Tree, head: number): readonly number[] {
  const hands = dependents(tree, head, "obl", "nmod").find(
    (at) => ["hand", "hands"].includes(lemmaOf(tree, at)) && hasCase(tree, at, "at"),
  );
  if (hands === undefined) return [];
  return expand(
    tree,
    dependents(tree, hands, "nmod").filter((at) => hasCase(tree, at, "of") || tree.tokens[at]?.deprel === "nmod:poss"),
  );
}
