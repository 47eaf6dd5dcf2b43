import { CLASSES, HEADLINE_PASSIVES } from "./english/classes.ts";
import { hasCase, lemmaOf } from "./meaning.ts";
import { dependents, perToken, relation, type Tree } from "./syntax.ts";

/** Whether a verb tells what was done to its subject. */
export const isPassive: (tree: Tree, verb: number) => boolean = perToken(looksPassive);

function looksPassive(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  if (token === undefined || token.upos !== "VERB") return false;
  if (dependents(tree, verb, "aux:pass", "obl:agent").length > 0) return true;
  const perfect = dependents(tree, verb, "aux").some((at) =>
    ["have", "has", "had", "having"].includes(lemmaOf(tree, at)),
  );
  const undergoes = dependents(tree, verb, "nsubj:pass", "csubj:pass").length > 0;
  if (undergoes && !perfect && dependents(tree, verb, "obj").length === 0 && isPassivable(tree, verb)) return true;
  if (token.xpos !== "VBN" && token.xpos !== "VBD") return false;
  if (dependents(tree, verb, "aux", "obj").length > 0) return false;
  if (token.xpos === "VBN" && relation(token) === "acl" && isFragment(tree, token.head))
    return isPassivable(tree, verb);
  if (token.xpos === "VBN" && ["acl", "advcl"].includes(relation(token))) return true;
  if (token.xpos === "VBN" && relation(token) === "xcomp" && FINDING.has(lemmaOf(tree, token.head))) return true;
  if (dependents(tree, verb, "obl").some((child) => hasCase(tree, child, "by")) && token.xpos === "VBN") return true;
  // "one was killed and four soldiers wounded": the auxiliary stands once for both.
  if (relation(token) === "conj" && token.head >= 0) {
    const subjects = dependents(tree, verb, "nsubj").length;
    if (subjects === 0 ? token.xpos === "VBN" : isPassivable(tree, verb)) return isPassive(tree, token.head);
  }
  // Headlines drop the auxiliary: "Three killed in raid".
  const subjects = dependents(tree, verb, "nsubj");
  if (token.xpos === "VBN" && HEADLINE_PASSIVES.has(token.lemma.toLowerCase()) && subjects.length > 0) return true;
  return STRIKING.has(lemmaOf(tree, verb)) && subjects.some((at) => isStruckThing(tree, at));
}

/** What is done to buildings and never by them: "Fuel depot hit", "Bridge struck overnight". */
const STRIKING: ReadonlySet<string> = new Set("hit strike target shell bomb raid attack damage torch".split(" "));

/** A building without an article, as headlines and posts name it. */
function isStruckThing(tree: Tree, noun: number): boolean {
  const lemma = lemmaOf(tree, noun);
  const isSite = CLASSES["building"]?.has(lemma) === true && CLASSES["armed"]?.has(lemma) !== true;
  const isArms = CLASSES["weapon"]?.has(lemma) === true || CLASSES["troop"]?.has(lemma) === true;
  return isSite && !isArms && dependents(tree, noun, "det", "nmod:poss").length === 0;
}

/** Verbs whose participle tells what was done to their object: "found shot dead", "left wounded". */
const FINDING: ReadonlySet<string> = new Set(["find", "leave", "see", "get", "report", "discover"]);

/** A noun that heads its sentence with no predicate: its participle is the predicate, "Police deployed in force". */
function isFragment(tree: Tree, noun: number): boolean {
  const at = tree.tokens[noun];
  return at !== undefined && at.head < 0 && dependents(tree, noun, "cop", "nsubj").length === 0;
}

/** A bare participle is a passive only of verbs that headlines use so: "Three killed", not "Rebels surrendered". */
function isPassivable(tree: Tree, verb: number): boolean {
  return HEADLINE_PASSIVES.has(lemmaOf(tree, verb));
}
