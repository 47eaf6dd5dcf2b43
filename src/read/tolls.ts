import type { Estimate } from "../model.ts";
import type { Count } from "./counts.ts";
import { FRAMING_NOUNS } from "./english/classes.ts";
import { framedBy, isAny, isHuman, lemmaOf, type Scene } from "./meaning.ts";
import { exactly, readTotal } from "./numbers.ts";
import { isNegated } from "./realis.ts";
import { objectsOf, subjectsOf } from "./slots.ts";
import { dependents, subtree, type Tree } from "./syntax.ts";

/** How many died and were hurt, as the words around an event tell; `null` where they do not say. */
interface Toll {
  readonly deaths: Estimate | null;
  readonly injured: Estimate | null;
}

const NO_TOLL: Toll = { deaths: null, injured: null };

const KILLING = new Set([
  "kill",
  "slay",
  "murder",
  "massacre",
  "slaughter",
  "execute",
  "behead",
  "assassinate",
  "martyr",
  "shoot_dead",
  "butcher",
  "lynch",
  "hang",
  "strangle",
  "eliminate",
]);
const DYING = new Set(["die", "perish"]);
const HURTING = new Set(["wound", "injure", "hurt", "maim", "hospitalize", "hospitalise"]);
const DEAD = new Set(["dead", "killed"]);
const HURT = new Set(["wounded", "injured", "hurt"]);

/** The toll that a clause tells, in its own verb and in the results hung on it: "struck a bus, killing five". */
export function tollOf(scene: Scene, head: number): readonly Count[] {
  let counts: readonly Count[] = [];
  for (const at of resultVerbs(scene.tree, head)) {
    const { deaths, injured } = tollAt(scene, at);
    const place = { cumulative: false, sentence: scene.tree.index, first: at, last: at, head: at };
    if (deaths !== null) counts = joinCounts(counts, [{ kind: "dead", estimate: deaths, ...place }]);
    if (injured !== null) counts = joinCounts(counts, [{ kind: "injured", estimate: injured, ...place }]);
  }
  return counts;
}

/** The counts of one happening told twice: what the first says stays, and of other kinds the second adds its own. */
export function joinCounts(first: readonly Count[], second: readonly Count[]): readonly Count[] {
  const kinds = first.map(({ kind }) => kind);
  return [...first, ...second.filter(({ kind }) => !kinds.includes(kind))];
}

/** Keeps what is known, and takes the rest from the other. */
function firstOf(a: Toll, b: Toll): Toll {
  return { deaths: a.deaths ?? b.deaths, injured: a.injured ?? b.injured };
}

/** The trigger and the verbs and nouns below it that may carry a toll. */
function resultVerbs(tree: Tree, head: number): readonly number[] {
  const below = subtree(
    tree,
    head,
    (child) => child !== head && (tree.tokens[child]?.deprel === "ccomp" || isEarlier(tree, child)),
  );
  return [head, ...below.filter((at) => at !== head), ...tollsOver(tree, head)].slice(0, 60);
}

/** "after a soldier was killed": who fell before is no victim of what came of it. */
function isEarlier(tree: Tree, clause: number): boolean {
  return (
    tree.tokens[clause]?.deprel === "advcl" &&
    dependents(tree, clause, "mark").some((at) => ["after", "before", "since"].includes(lemmaOf(tree, at)))
  );
}

/** "the death toll from the bombing rose": the toll stands over the deed. */
function tollsOver(tree: Tree, head: number): readonly number[] {
  const above = tree.tokens[head]?.head ?? -1;
  return above >= 0 && lemmaOf(tree, above) === "toll" ? [above] : [];
}

/** The toll that one word tells: a verb of killing or hurting, or "dead", "toll", "casualties". */
function tollAt(scene: Scene, at: number): Toll {
  const { tree } = scene;
  const lemma = lemmaOf(tree, at);
  const form = tree.tokens[at]?.form.toLowerCase() ?? "";
  const upos = tree.tokens[at]?.upos;
  if (upos === "VERB") {
    if (KILLING.has(lemma))
      return { deaths: countVictims(scene, objectsOf(tree, at), isNegated(tree, at)), injured: null };
    if (DYING.has(lemma))
      return { deaths: countVictims(scene, subjectsOf(tree, at), isNegated(tree, at)), injured: null };
    if (HURTING.has(lemma))
      return { deaths: null, injured: countVictims(scene, objectsOf(tree, at), isNegated(tree, at)) };
    if (
      lemma === "shoot" &&
      dependents(tree, at, "xcomp", "advmod", "obj").some((child) => lemmaOf(tree, child) === "dead")
    ) {
      return { deaths: countVictims(scene, objectsOf(tree, at), isNegated(tree, at)), injured: null };
    }
    if (lemma === "lose" && dependents(tree, at, "obj").some((child) => lemmaOf(tree, child) === "life"))
      return { deaths: countVictims(scene, subjectsOf(tree, at), isNegated(tree, at)), injured: null };
    if (lemma === "leave") return leftBehind(scene, at);
    if (lemma === "claim" || lemma === "cost") return livesTaken(scene, at);
  }
  if (upos === "NOUN" && lemma === "toll") return tollReached(scene, at);
  if ((upos === "ADJ" || upos === "VERB" || upos === "NOUN") && (DEAD.has(form) || HURT.has(form)))
    return adjectival(scene, at, DEAD.has(form));
  if (upos === "NOUN" && ["casualty", "fatality", "death", "injury"].includes(lemma)) return counted(scene, at, lemma);
  return NO_TOLL;
}

/** How many people a list of victims is; a single named victim is one. */
function countVictims(scene: Scene, victims: readonly number[], negated: boolean): Estimate | null {
  const { tree } = scene;
  const people = victims.filter(
    (at) =>
      isHuman(scene, at) ||
      isAny(scene, at, "@armed @human") ||
      framedBy(tree, at) !== null ||
      FRAMING_NOUNS.has(lemmaOf(tree, at)),
  );
  const first = people[0];
  if (first === undefined) return null;
  const total = readTotal(tree, first) ?? alone(scene, people);
  if (total === null) return null;
  return negated && total.best > 0 ? null : total;
}

/** One named person, or one person with an article, is one. */
function alone(scene: Scene, people: readonly number[]): Estimate | null {
  const { tree, kinds } = scene;
  const single = people.every((at) => {
    const token = tree.tokens[at];
    if (token === undefined) return false;
    if (kinds[at] === "person") return true;
    return (
      token.xpos === "NN" &&
      isAny(scene, at, "@human @armed") &&
      !/^(?:people|police|crew|staff|army|force|group|crowd|family|militia|regime|military|personnel|navy|cell|unit|government|team)$/.test(
        lemmaOf(tree, at),
      ) &&
      dependents(tree, at, "det", "nmod:poss").length > 0
    );
  });
  return single ? exactly(people.length) : null;
}

/** "left five dead and ten wounded" */
function leftBehind(scene: Scene, verb: number): Toll {
  const { tree } = scene;
  let toll = NO_TOLL;
  for (const object of dependents(tree, verb, "obj", "ccomp", "xcomp")) {
    for (const at of subtree(tree, object)) {
      const form = tree.tokens[at]?.form.toLowerCase() ?? "";
      if (DEAD.has(form)) toll = firstOf(toll, { deaths: nearestCount(scene, at, object), injured: null });
      if (HURT.has(form)) toll = firstOf(toll, { deaths: null, injured: nearestCount(scene, at, object) });
    }
  }
  const predicate = dependents(tree, verb, "xcomp").find(
    (at) => DEAD.has(lemmaOf(tree, at)) || HURT.has(tree.tokens[at]?.form.toLowerCase() ?? ""),
  );
  if (predicate === undefined) return toll;
  const count = countVictims(scene, objectsOf(tree, verb), false);
  return firstOf(
    toll,
    DEAD.has(lemmaOf(tree, predicate)) ? { deaths: count, injured: null } : { deaths: null, injured: count },
  );
}

/** The number that belongs to "dead" or "wounded": its own, its noun's, or that of the noun it describes. */
function nearestCount(scene: Scene, at: number, object: number): Estimate | null {
  const { tree } = scene;
  const own = readTotal(tree, at);
  if (own !== null) return own;
  const above = tree.tokens[at]?.head ?? -1;
  return above >= 0 && above !== at ? (readTotal(tree, above) ?? readTotal(tree, object)) : readTotal(tree, object);
}

/** "claimed eleven lives" */
function livesTaken(scene: Scene, verb: number): Toll {
  const lives = objectsOf(scene.tree, verb).find((at) => lemmaOf(scene.tree, at) === "life");
  return lives === undefined ? NO_TOLL : { deaths: readTotal(scene.tree, lives), injured: null };
}

/** "the death toll rose to 41" */
function tollReached(scene: Scene, toll: number): Toll {
  const { tree } = scene;
  const verb = tree.tokens[toll]?.head ?? -1;
  if (verb < 0) return NO_TOLL;
  const reached = dependents(tree, verb, "obl", "obj").find(
    (at) => tree.tokens[at]?.upos === "NUM" || readTotal(tree, at) !== null,
  );
  const injury = dependents(tree, toll, "compound").some((at) => ["injury", "wounded"].includes(lemmaOf(tree, at)));
  if (reached === undefined) return NO_TOLL;
  const count = readTotal(tree, reached);
  return injury ? { deaths: null, injured: count } : { deaths: count, injured: null };
}

/** "12 dead", "three wounded", "the dead number 12" */
function adjectival(scene: Scene, at: number, dead: boolean): Toll {
  const { tree } = scene;
  const count = readTotal(tree, at) ?? countVictims(scene, subjectsOf(tree, at), isNegated(tree, at));
  return dead ? { deaths: count, injured: null } : { deaths: null, injured: count };
}

/** "five deaths", "no casualties" */
function counted(scene: Scene, at: number, lemma: string): Toll {
  const count = readTotal(scene.tree, at);
  if (count === null) return NO_TOLL;
  if (lemma === "casualty") return count.best === 0 ? { deaths: exactly(0), injured: exactly(0) } : NO_TOLL;
  if (count.best === 1 && scene.tree.tokens[at]?.xpos === "NN") return NO_TOLL;
  return lemma === "injury" ? { deaths: null, injured: count } : { deaths: count, injured: null };
}
