import type { Token } from "../model.ts";
import { dependents, growTree, relation, subtree, type Tree } from "./syntax.ts";

/** Where one thing lies from another: "east of Khan Younis". */
export const COMPASS = /^(?:north|south)?-?(?:east|west)$|^(?:north|south)$/i;

/** "Israeli fire east of the town": what lies east is the town's side, and the fire is what there is. */
export function mendCompass(tree: Tree): Tree {
  const east = tree.tokens.findIndex((token, at) => COMPASS.test(token.form) && isMisledBy(tree, at));
  if (east < 0) return tree;
  const noun = dependents(tree, east, "compound").at(-1) ?? -1;
  const place = placeOf(tree, east);
  const above = tree.tokens[east];
  const side = tree.tokens[above?.head ?? -1]?.upos === "VERB" ? (above?.head ?? noun) : noun;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === place) return { ...token, head: east, deprel: "obl" };
    if (noun < 0 || above === undefined) return token;
    if (at === noun) return { ...token, head: above.head, deprel: above.deprel };
    if (at === east) return { ...token, upos: "ADV", head: side, deprel: "advmod" };
    return token.head === east && at < noun ? { ...token, head: noun } : token;
  });
  return mendCompass(growTree({ ...tree.sentence, tokens }, tree.index));
}

/** Whether a noun before "east of" was taken for a part of it, or what lies behind for a part of something else. */
function isMisledBy(tree: Tree, east: number): boolean {
  const place = placeOf(tree, east);
  if (place < 0) return false;
  return dependents(tree, east, "compound").some((at) => at < east) || tree.tokens[place]?.head !== east;
}

/** The head of what stands behind "east of"; -1 where nothing does. */
function placeOf(tree: Tree, east: number): number {
  const of = tree.tokens[east + 1];
  if (of?.form.toLowerCase() !== "of" || of.deprel !== "case" || of.head < east) return -1;
  return ["NOUN", "PROPN"].includes(tree.tokens[of.head]?.upos ?? "") ? of.head : -1;
}

/** "killed by fire in Khan Younis": by whom is told behind "by"; what stands behind "in" is where. */
export function mendAgent(tree: Tree): Tree {
  const isWhere = (token: Token, at: number) =>
    token.deprel === "obl:agent" &&
    dependents(tree, at, "case").some((child) => IN.test(tree.tokens[child]?.form ?? ""));
  if (!tree.tokens.some(isWhere)) return tree;
  const tokens = tree.tokens.map((token, at): Token => (isWhere(token, at) ? { ...token, deprel: "obl" } : token));
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

const IN = /^(?:in|at|near|on|outside|inside|around|during|after|before)$/i;

/** "injured by Russian shelling": what is described as a noun is, and stands behind a preposition, is one. */
export function mendNamedDeed(tree: Tree): Tree {
  const deed = tree.tokens.findIndex((_, at) => isNamedDeed(tree, at));
  if (deed < 0) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === deed) return { ...token, upos: "NOUN", xpos: "NN", deprel: "obl" };
    if (token.head !== deed) return token;
    if (token.deprel === "mark") return { ...token, upos: "ADP", deprel: "case" };
    return token.deprel === "obl" ? { ...token, deprel: "nmod" } : token;
  });
  return mendNamedDeed(growTree({ ...tree.sentence, tokens }, tree.index));
}

function isNamedDeed(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined || !token.form.endsWith("ing") || token.upos !== "VERB" || relation(token) !== "advcl")
    return false;
  const before = dependents(tree, at, "case", "mark").filter((child) => child < at);
  if (!before.some((child) => /^(?:by|in|from|during|amid)$/i.test(tree.tokens[child]?.form ?? ""))) return false;
  return (
    dependents(tree, at, "amod", "det").some((child) => child < at) &&
    dependents(tree, at, "obj", "nsubj", "aux").length === 0
  );
}

/** Verbs of those who tell what they saw or heard. */
const SEEING: ReadonlySet<string> = new Set(
  "report observe record hear witness register document detect note confirm".split(" "),
);
/** Deeds of which a reader makes verbs. */
const DEEDS = /^(?:shelling|bombing|shooting|fighting|looting|bombardment)$/i;

/** "Observers recorded shelling near Naqoura": what they recorded is a deed, and nothing that they do. */
export function mendSeenDeed(tree: Tree): Tree {
  const deed = tree.tokens.findIndex((_, at) => isSeenDeed(tree, at));
  if (deed < 0) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === deed) return { ...token, upos: "NOUN", xpos: "NN", lemma: token.form.toLowerCase(), deprel: "obj" };
    return token.head === deed && token.deprel === "obl" ? { ...token, deprel: "nmod" } : token;
  });
  return mendSeenDeed(growTree({ ...tree.sentence, tokens }, tree.index));
}

function isSeenDeed(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token?.upos !== "VERB" || !DEEDS.test(token.form) || !["xcomp", "ccomp", "advcl"].includes(token.deprel))
    return false;
  const verb = tree.tokens[token.head];
  if (verb?.upos !== "VERB" || !SEEING.has(verb.lemma.toLowerCase()) || token.head > at) return false;
  return dependents(tree, at, "obj", "nsubj", "aux", "mark", "case").length === 0;
}

/** Words that begin a clause as well as a phrase. */
const OPENING = /^(?:after|before|as|since|until|when|while|because)$/i;

/** "closed the border after a bomb killed four": the noun behind "after" did what the verb right behind it says. */
export function mendDoerBehind(tree: Tree): Tree {
  const verb = tree.tokens.findIndex((_, at) => doerBefore(tree, at) >= 0);
  const doer = verb < 0 ? -1 : doerBefore(tree, verb);
  const mark = dependents(tree, doer, "case").find((at) => OPENING.test(tree.tokens[at]?.form ?? ""));
  if (doer < 0 || mark === undefined) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === doer) return { ...token, head: verb, deprel: "nsubj" };
    return at === mark ? { ...token, upos: "SCONJ", head: verb, deprel: "mark" } : token;
  });
  return mendDoerBehind(growTree({ ...tree.sentence, tokens }, tree.index));
}

/** The noun of a phrase with such a word that ends just before a finite verb without a subject; -1 for none. */
function doerBefore(tree: Tree, verb: number): number {
  const token = tree.tokens[verb];
  if (token === undefined || relation(token) !== "advcl" || !/^VB[DNZP]$/.test(token.xpos)) return -1;
  if (dependents(tree, verb, "nsubj", "mark", "aux", "case").some((at) => at < verb)) return -1;
  if (!dependents(tree, verb, "obj").some((at) => at > verb)) return -1;
  return tree.tokens.findIndex(
    (noun, at) =>
      at < verb &&
      noun.head === token.head &&
      ["obl", "nmod"].includes(relation(noun)) &&
      ["NOUN", "PROPN", "PRON"].includes(noun.upos) &&
      dependents(tree, at, "case").some((child) => OPENING.test(tree.tokens[child]?.form ?? "")) &&
      (subtree(tree, at).at(-1) ?? at) === verb - 1,
  );
}

/** "Police shot dead three men": a reader takes "shot" for what the police have, and "dead" for what the men are. */
export function mendShotDead(tree: Tree): Tree {
  const shot = tree.tokens.findIndex((_, at) => isShotDead(tree, at));
  if (shot < 0) return tree;
  const dead = shot + 1;
  const victim = tree.tokens[dead]?.head ?? -1;
  const doer = dependents(tree, shot, "compound", "nmod:poss", "nsubj").findLast((at) => at < shot) ?? -1;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === shot) return { ...token, upos: "VERB", xpos: "VBD", lemma: "shoot" };
    if (at === dead) return { ...token, head: shot, deprel: "xcomp" };
    if (at === victim) return { ...token, head: shot, deprel: "obj" };
    if (at === doer) return { ...token, head: shot, deprel: "nsubj" };
    return token.head === shot && at < doer ? { ...token, head: doer } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** "Shot" as a noun, with "dead" behind it that describes those who were shot. */
function isShotDead(tree: Tree, at: number): boolean {
  const [shot, dead] = [tree.tokens[at], tree.tokens[at + 1]];
  if (shot?.form.toLowerCase() !== "shot" || dead?.form.toLowerCase() !== "dead" || shot.upos === "VERB") return false;
  if (dependents(tree, at, "det", "case").length > 0) return false;
  return dead.head > at + 1 && tree.tokens[dead.head]?.head === at;
}

/** "Hit a mine": behind an article "mine" is a thing. */
export function mendMine(tree: Tree): Tree {
  const isThing = (token: Token, at: number) =>
    token.upos === "PRON" && /^mines?$/i.test(token.form) && dependents(tree, at, "det").length > 0;
  if (!tree.tokens.some(isThing)) return tree;
  const tokens = tree.tokens.map(
    (token, at): Token => (isThing(token, at) ? { ...token, upos: "NOUN", xpos: "NN", lemma: "mine" } : token),
  );
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** "Closed the Torkham crossing": behind an article and a name stands what is called so, and nothing that it does. */
export function mendCrossing(tree: Tree): Tree {
  const crossing = tree.tokens.findIndex((_, at) => isNamedCrossing(tree, at));
  if (crossing < 0) return tree;
  const name = crossing - 1;
  const isPart = tree.tokens[name]?.head === crossing;
  const { head = -1, deprel = "obj" } = tree.tokens[isPart ? crossing : name] ?? {};
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === crossing)
      return { ...token, upos: "NOUN", xpos: "NN", lemma: "crossing", head, deprel: isPart ? "obj" : deprel };
    if (at === name) return { ...token, head: crossing, deprel: "compound" };
    if (token.head === crossing && token.deprel === "obl") return { ...token, deprel: "nmod" };
    return token.head === name ? { ...token, head: crossing } : token;
  });
  return mendCrossing(growTree({ ...tree.sentence, tokens }, tree.index));
}

function isNamedCrossing(tree: Tree, at: number): boolean {
  const [name, token] = [tree.tokens[at - 1], tree.tokens[at]];
  if (token?.form.toLowerCase() !== "crossing" || token.upos !== "VERB" || name?.upos !== "PROPN") return false;
  if (dependents(tree, at, "obj", "aux", "nsubj").some((child) => child !== at - 1)) return false;
  return dependents(tree, at - 1, "det").length > 0 && token.head !== at - 1 && token.head < at && name.head <= at;
}
