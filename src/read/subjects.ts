import { SPEAKING_THINGS, VERB_CUES } from "./english/cues.ts";
import { hasCase, isTime, lemmaOf } from "./meaning.ts";
import { antecedents, expand, hasAnyCase, infinitive, isBareNoun, isGoverned, isNominal, REACH } from "./nominals.ts";
import { isPassive } from "./passives.ts";
import { dependents, perToken, relation, type Tree } from "./syntax.ts";

/** Who does what a verb says: its subject, the by-phrase of its passive, or whoever the syntax says is meant. */
export const subjectsOf: (tree: Tree, verb: number) => readonly number[] = perToken(findSubjects);

function findSubjects(tree: Tree, verb: number): readonly number[] {
  if (isPassive(tree, verb)) return agentsOf(tree, verb);
  const found = expand(tree, surfaceSubjects(tree, verb, 0));
  return found.length > 0 ? found : expand(tree, nounBefore(tree, verb));
}

/** The noun right before a finite verb that a reader left without a subject. */
function nounBefore(tree: Tree, verb: number): readonly number[] {
  const token = tree.tokens[verb];
  if (token?.upos !== "VERB" || !/^VB[DZPN]$/.test(token.xpos)) return [];
  for (let at = verb - 1; at >= 0; at--) {
    const upos = tree.tokens[at]?.upos ?? "";
    // Readers take unknown abbreviations for verbs: "USAID provided".
    const abbreviation = /^[A-Z]{3,}$/.test(tree.tokens[at]?.form ?? "");
    if (["NOUN", "PROPN", "PRON"].includes(upos) || abbreviation)
      return isGoverned(tree, at) || isTime(tree, at) ? [] : [at];
    if (upos !== "AUX" && upos !== "ADV") return [];
  }
  return [];
}

export function agentsOf(tree: Tree, verb: number): readonly number[] {
  const by = dependents(tree, verb, "obl").filter(
    (at) => tree.tokens[at]?.deprel === "obl:agent" || hasCase(tree, at, "by"),
  );
  if (by.length > 0) return expand(tree, by);
  // A reader may hang the doer on a noun between: "released from captivity by the government".
  const between = dependents(tree, verb, "obl").filter((at) => at > verb && tree.tokens[at]?.upos === "NOUN");
  return expand(
    tree,
    between.flatMap((at) => dependents(tree, at, "nmod").filter((below) => hasCase(tree, below, "by"))),
  );
}

export function surfaceSubjects(tree: Tree, verb: number, depth: number): readonly number[] {
  const own = dependents(tree, verb, "nsubj", "csubj");
  if (own.length > 0) return own.flatMap((at) => antecedents(tree, at));
  const token = tree.tokens[verb];
  if (token === undefined || depth > REACH) return [];
  // A reader may take the subject of a short sentence for a compound: "The US plans to".
  const loose =
    token.upos === "VERB"
      ? dependents(tree, verb, "compound", "nmod").filter((at) => at < verb && isBareNoun(tree, at))
      : [];
  if (loose.length > 0 || token.head < 0) return loose;
  const above = tree.tokens[token.head];
  if (above === undefined) return [];
  switch (relation(token)) {
    case "conj":
      if (dependents(tree, verb, "expl").length > 0) return [];
      // "after Chad had signed": a reader may take the conjunction for a preposition, and the verb for its second noun.
      if (isNominal(tree, token.head) && isFinite(tree, verb) && hasAnyCase(tree, token.head, CONJUNCTIONS))
        return [token.head];
      return clauseSubjects(tree, token.head, depth);
    case "xcomp":
      return controllers(tree, token.head, depth, verb);
    case "csubj":
    case "ccomp":
      return infinitive(tree, verb) ? controllers(tree, token.head, depth, verb) : [];
    case "advcl":
      if (isFinite(tree, verb) && hasAnyCase(tree, verb, CONJUNCTIONS)) return stranded(tree, verb);
      // "A police station was bombed, killing four": whoever bombed it killed them.
      if (token.xpos === "VBG" && HARMING.has(lemmaOf(tree, verb)) && isPassive(tree, token.head))
        return agentsOf(tree, token.head);
      return (
        accusedOf(tree, verb, token.head) ??
        helpedAbove(tree, verb, token.head) ??
        (isSpeech(tree, verb) ? null : blamedAbove(tree, token.head)) ??
        clauseSubjects(tree, token.head, depth)
      );
    case "acl":
      if (token.deprel === "acl:relcl")
        return dependents(tree, verb, "obj").length === 0 && !isPassive(tree, verb) ? [] : [token.head];
      if (trails(tree, verb)) return clauseSubjects(tree, clauseHead(tree, token.head), depth);
      // "put out a report accusing the army": who puts it out accuses.
      return infinitive(tree, verb) || (isSpeech(tree, verb) && SPEAKING_THINGS.has(lemmaOf(tree, token.head)))
        ? ownersOf(tree, token.head, depth)
        : [token.head];
    case "amod":
      return [token.head];
    default:
      return [];
  }
}

/** What a deed that is told in the passive does to others beside. */
const HARMING: ReadonlySet<string> = new Set(
  "kill wound injure maim leave destroy damage hit hurt displace trap cause burn".split(" "),
);

/** Words that begin a finite clause with a subject of its own. */
const CONJUNCTIONS = ["after", "before", "since", "as", "until", "while", "when", "because", "although", "though"];

/** Whether a verb has a tense of its own, and so a subject of its own. */
function isFinite(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  if (token?.upos !== "VERB" || dependents(tree, verb, "mark").some((at) => lemmaOf(tree, at) === "to")) return false;
  if (/^VB[DZP]$/.test(token.xpos)) return true;
  return dependents(tree, verb, "aux").some((at) => /^(?:MD|VB[DZP])$/.test(tree.tokens[at]?.xpos ?? ""));
}

/** The subject of a finite clause that a reader took for an adverbial: "after a car bomb struck". */
function stranded(tree: Tree, verb: number): readonly number[] {
  const before = dependents(tree, verb, "obl", "nmod", "dep", "compound").filter(
    (at) => at < verb && isBareNoun(tree, at) && !isTime(tree, at),
  );
  return before.slice(-1);
}

/** "hit a car near the checkpoint, killing two": behind a comma a participle goes on with the clause, not with its last noun. */
function trails(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  if (token?.xpos !== "VBG" || token.head >= verb || tree.tokens[verb - 1]?.form !== ",") return false;
  return clauseHead(tree, token.head) !== token.head && clauseHead(tree, token.head) < verb;
}

/** The verb of the clause that a noun stands in, or the noun where there is none. */
function clauseHead(tree: Tree, noun: number): number {
  let at = noun;
  for (let steps = 0; steps < REACH && tree.tokens[at]?.upos !== "VERB"; steps++) at = tree.tokens[at]?.head ?? -1;
  return tree.tokens[at]?.upos === "VERB" ? at : noun;
}

/** Verbs whose gerund tells what others did: who accuses does not kill. */
const ACCUSING = new Set(["accuse", "blame", "suspect", "charge"]);

export const JUDGING = new Set([
  "condemn",
  "denounce",
  "criticize",
  "criticise",
  "decry",
  "deplore",
  "mourn",
  "protest",
  "report",
  "allege",
]);

/** "X accused Y of the raid, killing nine": Y is said to have killed; who only condemns or reports has not. */
function blamedAbove(tree: Tree, above: number): readonly number[] | null {
  const lemma = lemmaOf(tree, above);
  if (ACCUSING.has(lemma))
    return isPassive(tree, above) ? surfaceSubjects(tree, above, 1) : dependents(tree, above, "obj");
  return JUDGING.has(lemma) ? [] : null;
}

/** Verbs whose object does the infinitive behind it: "helped the force to repel the raid". */
const HELPING = new Set(["help", "let", "enable", "allow", "assist", "aid", "force", "compel"]);

function helpedAbove(tree: Tree, verb: number, above: number): readonly number[] | null {
  const objects = dependents(tree, above, "obj");
  return HELPING.has(lemmaOf(tree, above)) && infinitive(tree, verb) && objects.length > 0 ? objects : null;
}

export const SPEECH: ReadonlySet<string> = new Set(VERB_CUES.flatMap((cue) => cue.lemmas));

/** Who condemns something and adds a word on it speaks both times: "condemned the raid, calling it a crime". */
function isSpeech(tree: Tree, verb: number): boolean {
  return SPEECH.has(lemmaOf(tree, verb));
}

/** "accused the rebels of shelling", "kept them from leaving": the object does what the gerund says. */
function accusedOf(tree: Tree, verb: number, above: number): readonly number[] | null {
  const marked = ["of", "from", "for", "into", "as"].some((word) => hasCase(tree, verb, word));
  const objects = dependents(tree, above, "obj");
  return marked && objects.length > 0 ? objects : null;
}

/** The subject of the clause a token heads, be it a verb or a predicate noun. */
function clauseSubjects(tree: Tree, head: number, depth: number): readonly number[] {
  const token = tree.tokens[head];
  if (token?.upos === "VERB" && isPassive(tree, head)) return surfaceSubjects(tree, head, depth + 1);
  return surfaceSubjects(tree, head, depth + 1);
}

/** Who does an infinitive: the object of "urged X to leave", else the subject of "began to leave". */
function controllers(tree: Tree, verb: number, depth: number, inner: number): readonly number[] {
  const objects = dependents(tree, verb, "obj", "iobj");
  // "called him to apologise": who calls speaks.
  if (["call", "phone", "telephone", "ring"].includes(lemmaOf(tree, verb)) && isSpeech(tree, inner))
    return surfaceSubjects(tree, verb, depth + 1);
  if (objects.length > 0 && !["promise", "threaten", "vow", "use"].includes(lemmaOf(tree, verb))) return objects;
  return surfaceSubjects(tree, verb, depth + 1);
}

/** Who would carry out a plan: its owner, else the subject of the verb it is the object of. */
function ownersOf(tree: Tree, noun: number, depth: number): readonly number[] {
  const owners = dependents(tree, noun, "nmod").filter((at) => tree.tokens[at]?.deprel === "nmod:poss");
  if (owners.length > 0) return owners;
  const above = tree.tokens[noun]?.head ?? -1;
  return above >= 0 && tree.tokens[above]?.upos === "VERB" ? surfaceSubjects(tree, above, depth + 1) : [];
}

/** Who says the clause that a predicate heads. */
export function speakersOver(tree: Tree, head: number): readonly number[] {
  const token = tree.tokens[head];
  if (token === undefined) return [];
  if (relation(token) === "ccomp" && token.head >= 0) return subjectsOf(tree, token.head);
  return dependents(tree, head, "parataxis").flatMap((at) => subjectsOf(tree, at));
}
