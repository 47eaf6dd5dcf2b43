import { hasCase, isAny, isName, isTime, lemmaOf, type Scene } from "./meaning.ts";
import { distinct, REACH } from "./nominals.ts";
import { bases } from "./obliques.ts";
import { conjuncts, dependents, linkOf, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

const LOCATIVE = new Set([
  "in",
  "at",
  "near",
  "inside",
  "outside",
  "around",
  "across",
  "along",
  "over",
  "off",
  "throughout",
  "within",
  "on",
  "from",
  "to",
  "into",
  "toward",
  "towards",
  "between",
  "south",
  "north",
  "east",
  "west",
  "beyond",
  "through",
  "by",
  "of",
  "outskirts",
]);

const WHEN = new Set([
  "on",
  "in",
  "at",
  "since",
  "during",
  "before",
  "after",
  "by",
  "until",
  "from",
  "over",
  "last",
  "between",
  "early",
  "late",
]);

export function surroundings(
  scene: Scene,
  trigger: Trigger,
): { readonly places: readonly number[]; readonly dates: readonly number[] } {
  return { places: places(scene, trigger), dates: dates(scene, trigger) };
}

/** Words that may say where, nearest to the trigger first. */
export function places(scene: Scene, trigger: Trigger): readonly number[] {
  const { tree } = scene;
  const found: number[] = [];
  for (const head of outward(tree, trigger)) {
    for (const at of dependents(tree, head, "obl", "nmod", "advmod", "compound", "obj", "appos")) {
      if (isTime(tree, at) || tree.tokens[at]?.deprel === "obl:agent") continue;
      const prepositions = dependents(tree, at, "case").map((mark) => lemmaOf(tree, mark));
      const locative = prepositions.some((each) => LOCATIVE.has(each));
      if (locative && placeLike(scene, at)) found.push(...conjuncts(tree, at));
      else if (scene.kinds[at] === "place" && ["compound", "obj", "appos"].includes(linkOf(tree, at))) found.push(at);
      for (const below of conjuncts(tree, at).flatMap((each) => dependents(tree, each, "nmod", "obl"))) {
        if (
          placeLike(scene, below) &&
          dependents(tree, below, "case").some((mark) => LOCATIVE.has(lemmaOf(tree, mark)))
        )
          found.push(...conjuncts(tree, below));
      }
    }
  }
  const told = distinct(found.filter((at) => !isTime(tree, at)));
  return told.length > 0 ? told : homesOfWitnesses(scene, trigger);
}

/** Those who tell of what they see and hear where they live. */
const WITNESSES = "resident villager inhabitant local townspeople";

/** "Residents of Goma reported gunfire": without another word on where, it was where they live. */
function homesOfWitnesses(scene: Scene, { head }: Trigger): readonly number[] {
  const { tree } = scene;
  const verb = linkOf(tree, head) === "obj" ? (tree.tokens[head]?.head ?? -1) : -1;
  if (verb < 0 || !isAny(scene, verb, "report hear witness see")) return [];
  const witnesses = dependents(tree, verb, "nsubj").filter((at) => isAny(scene, at, WITNESSES));
  return witnesses.flatMap((at) =>
    dependents(tree, at, "nmod").filter(
      (below) =>
        ["of", "in", "near"].some((word) => hasCase(tree, below, word)) &&
        (placeLike(scene, below) || tree.tokens[below]?.upos === "PROPN"),
    ),
  );
}

/** Whether a word surely names ground: a known place, a site, or a name behind "in", "at" or "near". */
export function isWhere(scene: Scene, token: number): boolean {
  if (scene.kinds[token] === "place" || isAny(scene, token, "@building @place")) return true;
  return isName(scene, token) && ["in", "at", "near"].some((word) => hasCase(scene.tree, token, word));
}

function placeLike(scene: Scene, token: number): boolean {
  if (scene.kinds[token] === "place" || isAny(scene, token, "@place")) return true;
  if (scene.tree.tokens[token]?.upos !== "PROPN" || scene.kinds[token] === "organisation") return false;
  return WITHIN.some((word) => hasCase(scene.tree, token, word));
}

/** Prepositions behind which an unknown name is a place rather than a person. */
const WITHIN = ["in", "at", "near", "inside", "outside", "around", "across", "throughout"];

function dates(scene: Scene, trigger: Trigger): readonly number[] {
  const { tree } = scene;
  const found: number[] = [];
  for (const head of outward(tree, trigger)) {
    for (const at of dependents(
      tree,
      head,
      "obl",
      "nmod",
      "advmod",
      "obl:tmod",
      "nmod:tmod",
      "obl:unmarked",
      "compound",
    )) {
      if (!isTime(tree, at)) continue;
      const prepositions = dependents(tree, at, "case").map((mark) => lemmaOf(tree, mark));
      if (prepositions.length === 0 || prepositions.some((each) => WHEN.has(each))) found.push(at);
    }
  }
  return distinct(found);
}

/** The tokens whose dependents may place an event in space and time: its own first, then the clauses around it. */
function outward(tree: Tree, trigger: Trigger): readonly number[] {
  const found = [...bases(trigger), ...dependents(tree, trigger.head, "obj", "advcl", "conj", "xcomp", "acl")];
  for (
    let at = tree.tokens[trigger.head]?.head ?? -1, steps = 0;
    at >= 0 && steps < REACH;
    at = tree.tokens[at]?.head ?? -1, steps++
  ) {
    found.push(at);
    if (tree.tokens[at]?.deprel === "ccomp" || tree.tokens[at]?.deprel === "parataxis") break;
  }
  return distinct(found);
}
