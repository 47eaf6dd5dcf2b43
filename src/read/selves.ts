import { VERB_CUES } from "./english/cues.ts";
import { BODIES, ROLES } from "./english/people.ts";
import { hasCase, isName, lemmaOf, type Scene } from "./meaning.ts";
import { dependents, linkOf, relation, type Tree } from "./syntax.ts";

/** How many clauses up a speaker is looked for. */
const HIGHEST = 5;

const SPEECH: ReadonlySet<string> = new Set(VERB_CUES.flatMap((cue) => cue.lemmas));

/**
 * The word that a third-person pronoun stands for where its own sentence says so, or the pronoun itself: in "the
 * army said it shelled Gao" the speaker is "it", in "France completed its withdrawal" France is the owner.
 *
 * Only the subject of what somebody says, and an owner within the object of a verb, are read so; who else a pronoun
 * may stand for is a question for the whole article.
 */
export function selfOf(scene: Scene, token: number): number {
  const { tree } = scene;
  const form = tree.tokens[token]?.form.toLowerCase() ?? "";
  if (tree.tokens[token]?.upos !== "PRON") return token;
  if (!["it", "they", "he", "she", "its", "their", "his", "her"].includes(form)) return token;
  const from = tree.tokens[token]?.head ?? -1;
  const meant = tree.tokens[token]?.deprel === "nmod:poss" ? ownerOver(tree, from) : speakerOver(tree, from);
  if (meant === null || meant === token || !agrees(scene, meant, form)) return token;
  // "He said he": who speaks may himself be a pronoun, which then says no more.
  return tree.tokens[meant]?.upos === "PRON" ? selfOf(scene, meant) : meant;
}

/**
 * The subject of the verb whose object, or the "of" behind it, is owned. Not so where the object is spoken of
 * ("condemned its raid"), and never elsewhere: "imposed sanctions on Chad for its raid" is Chad's raid.
 */
function ownerOver(tree: Tree, noun: number): number | null {
  const above = tree.tokens[noun]?.head ?? -1;
  const object = linkOf(tree, noun) === "nmod" && hasCase(tree, noun, "of") ? above : noun;
  const verb = tree.tokens[object]?.head ?? -1;
  if (linkOf(tree, object) !== "obj" || tree.tokens[verb]?.upos !== "VERB") return null;
  if (SPEECH.has(lemmaOf(tree, verb)) && !OWN_SPEECH.has(lemmaOf(tree, verb))) return null;
  return dependents(tree, verb, "nsubj").find((subject) => subject < noun) ?? null;
}

/** Verbs of saying whose object is the speaker's own: "announced its withdrawal". */
const OWN_SPEECH: ReadonlySet<string> = new Set(["announce", "declare", "reiterate", "repeat", "express", "confirm"]);

/** The subject of the verb of saying that a clause hangs on. */
function speakerOver(tree: Tree, verb: number): number | null {
  let at = verb;
  for (let steps = 0; steps < HIGHEST; steps++) {
    const token = tree.tokens[at];
    if (token === undefined || token.head < 0) return null;
    const above = token.head;
    if (relation(token) === "ccomp" && SPEECH.has(lemmaOf(tree, above))) {
      // "told Mali that it must leave": what one ought to do is told to the one who ought.
      if (isOwed(tree, at) && dependents(tree, above, "iobj", "obj").length > 0) return null;
      return dependents(tree, above, "nsubj").find((subject) => subject < above) ?? null;
    }
    if (!["ccomp", "conj", "xcomp", "parataxis"].includes(relation(token))) return null;
    at = above;
  }
  return null;
}

function isOwed(tree: Tree, verb: number): boolean {
  return dependents(tree, verb, "aux").some((at) => ["must", "should", "ought"].includes(lemmaOf(tree, at)));
}

/** Whether a noun or name can be "it", "they", or "he" or "she". */
function agrees(scene: Scene, token: number, form: string): boolean {
  const at = scene.tree.tokens[token];
  if (at === undefined) return false;
  if (at.upos === "PRON") return at.form.toLowerCase() === form;
  if (dependents(scene.tree, token, "conj").length > 0) return form.startsWith("the");
  const lemma = lemmaOf(scene.tree, token);
  const person = scene.kinds[token] === "person" || isRole(scene, token);
  // "The United States" and "the Philippines" are one.
  const one = scene.kinds[token] === "place" || scene.kinds[token] === "organisation";
  const plural = at.xpos === "NNS" || (at.xpos === "NNPS" && !one);
  const body = BODIES.has(lemma) || (isName(scene, token) && !person);
  switch (form) {
    case "it":
    case "its":
      return !plural && body && !person;
    case "they":
    case "their":
      return plural || body || !person;
    default:
      return person && !plural;
  }
}

function isRole(scene: Scene, token: number): boolean {
  return [token, ...dependents(scene.tree, token, "nmod:desc", "compound", "appos")].some(
    (at) => ROLES.has(lemmaOf(scene.tree, at)) && (at === token || scene.tree.tokens[at]?.xpos !== "NNS"),
  );
}
