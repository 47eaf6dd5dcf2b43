import type { Refusal } from "../explanation.ts";
import { CLASSES } from "./english/classes.ts";
import { FRAMES, type Frame } from "./english/frames.ts";
import { hasCase, isAbstract, isAny, isGround, isHuman, isName, isTime, lemmaOf, type Scene } from "./meaning.ts";
import type { Telling } from "./promises.ts";
import { subjectsOf } from "./subjects.ts";
import { dependents, type Tree } from "./syntax.ts";
import { hasAccident, isBlaze } from "./weapons.ts";

/**
 * Why a word of force is only a figure of speech where it stands: nobody acts, or it is done with words.
 *
 * "The storm hit the coast", "rents are driving families out": what acts can neither mean nor answer for it.
 * "Bombarded with questions", "under fire from critics": what is thrown are words.
 */
export function refuseFigure(scene: Scene, telling: Telling): Refusal | null {
  if (isDoneByNobody(scene, telling)) return "done-by-things";
  if (isDoneInWords(scene, telling) || isCalledFigure(scene, telling)) return "in-words";
  if (isAimedAtIdea(scene, telling)) return "idea";
  if (isHunt(scene, telling)) return "hunt";
  if (telling.rule === "rule:en.sanction.flee" && hasAccident(scene, telling.trigger.head)) return "done-by-things";
  return isHabit(scene, telling) ? "habit" : null;
}

/** An overt subject that can do nothing, whatever the verb says; who comes to harm is no doer. */
function isDoneByNobody(scene: Scene, telling: Telling): boolean {
  const { rule, head, light } = telling.trigger;
  if (rule.frame === "die" || rule.frame === "struck" || telling.slots.actors.length > 0) return false;
  const verb = rule.upos === "VERB" ? head : light?.kind === "light" ? light.verb : null;
  if (verb === null) return false;
  const doers = subjectsOf(scene.tree, verb);
  const needsSomeone = (FRAMES[rule.frame] as Frame).agent === true && rule.upos === "VERB";
  return doers.length > 0 && doers.every((at) => isInert(scene, telling, at) || (needsSomeone && isThing(scene, at)));
}

/** "areas surrounding the city", "problems have forced the museum to close": neither acts nor does harm for anyone. */
function isThing(scene: Scene, token: number): boolean {
  if (scene.tree.tokens[token]?.upos !== "NOUN" || isName(scene, token)) return false;
  return !isAny(scene, token, "@weapon @arms @vehicle @armed @unrest") && !isArmedOwn(scene, token);
}

/** "the army's air defence": what belongs to those who bear arms acts with them. */
function isArmedOwn(scene: Scene, token: number): boolean {
  return dependents(scene.tree, token, "nmod:poss").some((at) => isAny(scene, at, "@armed"));
}

/** Weather, beasts, sickness, prices: things that befall people. Abstract nouns do no violence unless they name some. */
function isInert(scene: Scene, telling: Telling, token: number): boolean {
  if (CLASSES["disaster"]?.has(lemmaOf(scene.tree, token)) === true && scene.kinds[token] === null) return true;
  if (scene.tree.tokens[token]?.upos !== "NOUN" || isName(scene, token)) return false;
  if (lemmaOf(scene.tree, token) === "fire") return isBlaze(scene, token);
  if (isAny(scene, token, "@weapon @unrest @armed")) return isAccident(scene, token);
  if (isAny(scene, token, "@disaster @animal @cause")) return true;
  return telling.type === "ASSAULT" && isAbstract(scene, token) && !isArmedOwn(scene, token);
}

/** "a gas explosion", "a boiler blast". */
function isAccident(scene: Scene, token: number): boolean {
  return dependents(scene.tree, token, "compound", "amod").some((at) =>
    ["gas", "boiler", "accidental", "volcanic", "industrial", "freak", "natural"].includes(lemmaOf(scene.tree, at)),
  );
}

/** Force done with words: "bombarded with complaints", "under attack from critics". */
function isDoneInWords(scene: Scene, telling: Telling): boolean {
  if (telling.type !== "ASSAULT") return false;
  const { head, light, object } = telling.trigger;
  const heads = [head, ...(light === null ? [] : [light.verb]), ...(object === null ? [] : [object])];
  const { recipients } = telling.slots;
  if (recipients.length > 0 && recipients.every((at) => isAny(scene, at, "critic"))) return true;
  return heads.some((at) =>
    dependents(scene.tree, at, "obl", "nmod").some(
      (below) =>
        ["with", "by", "of", "from"].some((word) => hasCase(scene.tree, below, word)) &&
        (CLASSES["utterance"]?.has(lemmaOf(scene.tree, below)) === true || isAny(scene, below, "critic")),
    ),
  );
}

/** Words before a noun of force that leave only words of it: "a charm offensive", "a personal attack". */
const WORDY: ReadonlySet<string> = new Set(
  "charm personal verbal media publicity marketing sales advertising rhetorical scathing blistering withering stinging savage vicious veiled thinly-veiled legal heart panic asthma anxiety bidding price culture".split(
    " ",
  ),
);

function isCalledFigure(scene: Scene, { type, trigger }: Telling): boolean {
  if (type !== "ASSAULT" || trigger.rule.upos !== "NOUN") return false;
  return dependents(scene.tree, trigger.head, "compound", "amod").some((at) => WORDY.has(lemmaOf(scene.tree, at)));
}

/** Force against what no hand can touch: "a crackdown on litter", "an explosion of interest", "war on noise". */
function isAimedAtIdea(scene: Scene, telling: Telling): boolean {
  if (telling.type !== "ASSAULT" || telling.trigger.rule.frame === "die") return false;
  const { head, light, object, rule } = telling.trigger;
  if (light?.kind === "reverse") {
    const under = subjectsOf(scene.tree, light.verb);
    if (under.length > 0 && under.every((at) => isIdea(scene, at))) return true;
  }
  const heads = [head, ...(light === null ? [] : [light.verb]), ...(object === null ? [] : [object])];
  const isWar = rule.rule === "rule:en.assault.wage-war" || rule.rule === "rule:en.assault.war";
  const aims = heads
    .flatMap((at) =>
      dependents(scene.tree, at, "nmod", "obl").filter((below) =>
        ["on", "against", "of"].some((word) => hasCase(scene.tree, below, word)),
      ),
    )
    .filter((at) => !isTime(scene.tree, at));
  return (
    aims.length > 0 &&
    telling.slots.recipients.every((at) => isIdea(scene, at) || (isWar && !isFoe(scene, at))) &&
    aims.every((at) => isIdea(scene, at) || (isWar && !isFoe(scene, at)))
  );
}

/** Whom war can be declared on: people, names, lands. Not snails. */
function isFoe(scene: Scene, token: number): boolean {
  return isHuman(scene, token) || isName(scene, token) || isGround(scene, token) || isAny(scene, token, "@armed");
}

function isIdea(scene: Scene, token: number): boolean {
  if (isName(scene, token) || scene.tree.tokens[token]?.upos !== "NOUN") return false;
  return isAbstract(scene, token) || isAny(scene, token, "@figure @cause @utterance");
}

/** Beasts are hunted, kept and freed by whoever bears no arms of war. */
function isHunt(scene: Scene, telling: Telling): boolean {
  const { actors, recipients } = telling.slots;
  return (
    recipients.length > 0 &&
    recipients.every((at) => !isName(scene, at) && isAny(scene, at, "@animal")) &&
    !actors.some((at) => isAny(scene, at, "@armed"))
  );
}

/** "is closed on Mondays": what is done every week is no event. */
function isHabit(scene: Scene, telling: Telling): boolean {
  const { tree } = scene;
  const { head, light } = telling.trigger;
  const verbs = [head, ...(light === null ? [] : [light.verb])];
  return (
    telling.slots.dates.some((at) =>
      /^(?:mon|tues|wednes|thurs|fri|satur|sun)days$/i.test(tree.tokens[at]?.form ?? ""),
    ) || verbs.some((verb) => tree.tokens[verb]?.xpos === "VBZ" && isEveryTime(tree, verb))
  );
}

/** "meets every Wednesday", "opens each spring". */
function isEveryTime(tree: Tree, verb: number): boolean {
  return dependents(tree, verb, "obl", "obl:tmod", "obl:unmarked", "nmod:tmod").some(
    (at) =>
      isTime(tree, at) && dependents(tree, at, "det").some((det) => ["every", "each"].includes(lemmaOf(tree, det))),
  );
}
