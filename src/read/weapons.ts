import { doingClauses, modifierActors } from "./doers.ts";
import { CLASSES } from "./english/classes.ts";
import { canAct, hasCase, isAny, isName, lemmaOf, type Scene } from "./meaning.ts";
import { isPassive } from "./passives.ts";
import type { Telling } from "./promises.ts";
import type { Slots } from "./slots.ts";
import { subjectsOf } from "./subjects.ts";
import { conjuncts, dependents, linkOf, subtree, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** PLOVER's mode by the means that are named, the first that is found. */
const MEANS: readonly { readonly mode: string; readonly words: ReadonlySet<string> }[] = [
  { mode: "suicide-attack", words: new Set(["suicide"]) },
  { mode: "drone", words: new Set(["drone", "drones", "uav", "uavs", "quadcopter", "predator"]) },
  { mode: "unconventional", words: new Set(["sarin", "chlorine", "chemical", "nerve", "nuclear", "novichok"]) },
  {
    mode: "aerial",
    words: new Set([
      "airstrike",
      "airstrikes",
      "air",
      "aerial",
      "warplane",
      "jet",
      "helicopter",
      "aircraft",
      "bomber",
      "airplane",
      "gunship",
    ]),
  },
  {
    mode: "heavy-weapons",
    words: new Set([
      "rocket",
      "missile",
      "shell",
      "shelling",
      "mortar",
      "artillery",
      "tank",
      "howitzer",
      "katyusha",
      "grad",
      "bombardment",
      "torpedo",
    ]),
  },
  {
    mode: "explosives",
    words: new Set([
      "bomb",
      "bombing",
      "explosion",
      "blast",
      "ied",
      "mine",
      "landmine",
      "minefield",
      "explosive",
      "grenade",
      "car-bomb",
      "detonation",
    ]),
  },
  { mode: "crowd-control", words: new Set(["teargas", "tear", "baton", "cannon", "truncheon", "rubber"]) },
  { mode: "primitive", words: new Set(["knife", "machete", "axe", "stone", "spear", "sword", "club", "stabbing"]) },
  {
    mode: "firearms",
    words: new Set([
      "gun",
      "rifle",
      "pistol",
      "gunfire",
      "bullet",
      "sniper",
      "gunman",
      "gunmen",
      "shooter",
      "shooting",
      "firearm",
      "gunshot",
      "shot",
      "round",
    ]),
  },
];

/** PLOVER's mode for force, when the words around the trigger name the means; `null` when they do not. */
export function modeByMeans(scene: Scene, trigger: Trigger): string | null {
  const { tree } = scene;
  const near = [
    trigger.head,
    ...nearWords(tree, trigger.head),
    ...(trigger.light === null ? [] : nearWords(tree, trigger.light.verb)),
  ];
  return modeOf(tree, near);
}

function nearWords(tree: Tree, head: number): readonly number[] {
  const direct = dependents(tree, head, "nsubj", "obl", "compound", "amod", "nmod", "obj");
  // "dozens of artillery rounds": the means may stand behind a number of it.
  const meant = direct.flatMap((at) => [at, ...dependents(tree, at, "nmod").filter((of) => hasCase(tree, of, "of"))]);
  return meant.flatMap((at) => [at, ...dependents(tree, at, "compound", "amod")]);
}

function modeOf(tree: Tree, tokens: readonly number[]): string | null {
  const said = new Set(tokens.flatMap((at) => [lemmaOf(tree, at), tree.tokens[at]?.form.toLowerCase() ?? ""]));
  return MEANS.find((each) => [...each.words].some((word) => said.has(word)))?.mode ?? null;
}

/**
 * Arms do not act: whoever the weapon's own words name does. "A Russian rocket hit the house", "an attack
 * by rebels killed three" take "Russian" and "rebels"; "an explosion killed three" has no one.
 */
export function armedWith(
  scene: Scene,
  trigger: Trigger,
  slots: Slots,
  triggers: readonly Trigger[],
): { readonly slots: Slots; readonly mode: string | null } {
  const { tree } = scene;
  if (trigger.rule.upos !== "VERB") return { slots, mode: null };
  const named = isPassive(tree, trigger.head)
    ? [...subjectsOf(tree, trigger.head), ...meansOf(tree, trigger.head)]
    : subjectsOf(tree, trigger.head);
  const weapons = named.filter((at) => isAny(scene, at, "@weapon") && !slots.actors.includes(at));
  if (weapons.length === 0) return { slots, mode: null };
  const byRule = weapons
    .map((at) => triggers.find((each) => each.head === at)?.rule.mode)
    .find((mode) => mode !== undefined);
  const mode =
    byRule ??
    modeOf(
      tree,
      weapons.flatMap((at) => [at, ...dependents(tree, at, "compound", "amod")]),
    );
  const actors = slots.actors.length > 0 ? slots.actors : weapons.flatMap((at) => ownersOf(scene, at));
  return { slots: { ...slots, actors: actors.filter((at) => !slots.recipients.includes(at)) }, mode };
}

/** What a deed was done in or with: "killed in an airstrike", "hit with a missile". */
function meansOf(tree: Tree, head: number): readonly number[] {
  return dependents(tree, head, "obl").filter(
    (at) => hasCase(tree, at, "in") || hasCase(tree, at, "with") || hasCase(tree, at, "from"),
  );
}

/** Whoever uses a weapon, by its own words: modifiers, owners, "by", "from", "fired by". */
export function ownersOf(scene: Scene, weapon: number): readonly number[] {
  const { tree } = scene;
  const by = dependents(tree, weapon, "nmod", "obl").filter((at) => hasCase(tree, at, "by") && canAct(scene, at));
  const fired = doingClauses(tree, weapon)
    .flatMap((at) => subjectsOf(tree, at))
    .filter((at) => at !== weapon && canAct(scene, at));
  const owners = [...dependents(tree, weapon, "nmod:poss"), ...belongingTo(tree, weapon)].filter((at) =>
    canAct(scene, at),
  );
  const first = [by, fired, owners, modifierActors(scene, weapon)].find((each) => each.length > 0) ?? [];
  return first
    .flatMap((at) => conjuncts(tree, at))
    .filter((at) => canAct(scene, at) || /^[A-Z]/.test(tree.tokens[at]?.form ?? ""));
}

/** Whether an event is told by its means alone: an explosion, a shell that fell. */
export function isCausal(telling: Telling): boolean {
  return telling.rule === "rule:en.assault.go-off" || telling.rule === "rule:en.assault.explosion";
}

/** Whether the words near a death name violence: a weapon, an attack, wounds. */
export function hasViolence(scene: Scene, head: number): boolean {
  const { tree } = scene;
  const around = [
    ...subtree(tree, head),
    ...ancestors(tree, head).flatMap((at) => [at, ...dependents(tree, at, "nsubj", "obl", "obj")]),
  ];
  return around.some((at) => at !== head && isViolent(scene, at));
}

function isViolent(scene: Scene, token: number): boolean {
  const { tree } = scene;
  if (
    dependents(tree, token, "compound", "amod").some((at) =>
      ["heart", "panic", "asthma", "cardiac"].includes(lemmaOf(tree, at)),
    )
  )
    return false;
  const lemma = lemmaOf(tree, token);
  if (isBlaze(scene, token)) return false;
  return (
    CLASSES["weapon"]?.has(lemma) === true ||
    CLASSES["cruelty"]?.has(lemma) === true ||
    ["wound", "militant", "gunman", "rebel", "war"].includes(lemma)
  );
}

/** What vehicles, buildings and boats do when nobody attacks them. */
const MISHAPS: ReadonlySet<string> = new Set(
  "crash collide overturn capsize derail drown collapse plunge skid sink veer swerve roll plough topple slip trip electrocute suffocate cave_in".split(
    " ",
  ),
);
/** Where they end, and what makes them. */
const MISHAP_PLACES: ReadonlySet<string> = new Set(
  "ravine gorge ditch gully cliff circuit short-circuit wiring fumes brake speeding overloading overcrowding fog methane monoxide carbon-monoxide asphyxiation".split(
    " ",
  ),
);

/** Whether a clause tells of an accident or a disaster. */
export function hasAccident(scene: Scene, head: number): boolean {
  const { tree } = scene;
  const top = ancestors(tree, head).at(-1) ?? head;
  return subtree(tree, top).some((at) => {
    const lemma = lemmaOf(tree, at);
    if (tree.tokens[at]?.upos === "VERB") return MISHAPS.has(lemma) || leavesTheRoad(tree, at);
    if (!["NOUN", "PROPN"].includes(tree.tokens[at]?.upos ?? "")) return false;
    return CLASSES["disaster"]?.has(lemma) === true || MISHAP_PLACES.has(lemma) || isBlaze(scene, at);
  });
}

function leavesTheRoad(tree: Tree, verb: number): boolean {
  return (
    lemmaOf(tree, verb) === "leave" &&
    dependents(tree, verb, "obj").some((at) => ["road", "track", "runway", "rail"].includes(lemmaOf(tree, at)))
  );
}

/** A fire that burns rather than one that is shot: "a fire broke out", "the factory fire", not "mortar fire", "under fire". */
export function isBlaze(scene: Scene, token: number): boolean {
  const { tree } = scene;
  const lemma = lemmaOf(tree, token);
  if (lemma === "blaze" || lemma === "inferno") return true;
  if (lemma !== "fire" || linkOf(tree, token) === "compound" || hasCase(tree, token, "under")) return false;
  const shot = dependents(tree, token, "compound", "amod", "nmod").some(
    (at) => isAny(scene, at, "@weapon @armed friendly heavy sniper enemy indirect cross tank") || isName(scene, at),
  );
  return !shot && dependents(tree, token, "det", "amod", "compound", "nmod").length > 0;
}

function ancestors(tree: Tree, head: number): readonly number[] {
  const found: number[] = [];
  for (let at = tree.tokens[head]?.head ?? -1; at >= 0 && found.length < 3; at = tree.tokens[at]?.head ?? -1)
    found.push(at);
  return found;
}

/** "a drone belonging to X". */
function belongingTo(tree: Tree, thing: number): readonly number[] {
  return dependents(tree, thing, "acl")
    .filter((at) => lemmaOf(tree, at) === "belong")
    .flatMap((at) => dependents(tree, at, "obl").filter((who) => hasCase(tree, who, "to")));
}
