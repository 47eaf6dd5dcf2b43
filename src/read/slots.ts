import { FRAMING_NOUNS, HEADLINE_PASSIVES } from "./english/classes.ts";
import { SPEAKING_THINGS, VERB_CUES } from "./english/cues.ts";
import type { Frame, Slot } from "./english/frames.ts";
import { FRAMES } from "./english/frames.ts";
import {
  canAct,
  framedBy,
  hasCase,
  isAny,
  isGround,
  isHuman,
  isName,
  isPhysical,
  isSetting,
  isTime,
  lemmaOf,
  type Scene,
} from "./meaning.ts";
import { metBefore, reachRecipients } from "./reach.ts";
import { selfOf } from "./selves.ts";
import { conjuncts, dependents, linkOf, perToken, relation, subtree, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** Who and what fill the parts of an event, as token indexes in its sentence. */
export interface Slots {
  readonly actors: readonly number[];
  readonly recipients: readonly number[];
  readonly places: readonly number[];
  readonly dates: readonly number[];
}

/** How far up a missing subject is looked for, and how deep a complement is followed. */
const REACH = 5;

// ---------------------------------------------------------------- subjects and objects

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
  return (
    token.xpos === "VBN" &&
    HEADLINE_PASSIVES.has(token.lemma.toLowerCase()) &&
    dependents(tree, verb, "nsubj").length > 0
  );
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

/** Who does what a verb says: its subject, the by-phrase of its passive, or whoever the syntax says is meant. */
export const subjectsOf: (tree: Tree, verb: number) => readonly number[] = perToken(findSubjects);

function findSubjects(tree: Tree, verb: number): readonly number[] {
  if (isPassive(tree, verb)) return agentsOf(tree, verb);
  const found = expand(tree, surfaceSubjects(tree, verb, 0));
  return found.length > 0 ? found : expand(tree, nounBefore(tree, verb));
}

/** What a verb is done to: its object, or the subject of its passive. */
export const objectsOf: (tree: Tree, verb: number) => readonly number[] = perToken(findObjects);

function findObjects(tree: Tree, verb: number): readonly number[] {
  if (isPassive(tree, verb)) return expand(tree, surfaceSubjects(tree, verb, 0));
  // A reader may take an object for a predicate: a noun with an article is none.
  const taken = dependents(tree, verb, "xcomp").filter(
    (at) => isBareNoun(tree, at) && dependents(tree, at, "det").length > 0,
  );
  // "found him guilty": the object may stand as the subject of what is said of it.
  const small = dependents(tree, verb, "xcomp", "ccomp").filter(
    (at) => tree.tokens[at]?.upos === "ADJ" && dependents(tree, at, "cop").length === 0,
  );
  // "killed at least eight men": hedges look like prepositions, but a true oblique has its own.
  const hedged = dependents(tree, verb, "obl").filter(
    (at) => at > verb && tree.tokens[at]?.deprel === "obl" && isBareNoun(tree, at) && !isTime(tree, at),
  );
  const own = [
    ...dependents(tree, verb, "obj"),
    ...taken,
    ...hedged,
    ...small.flatMap((at) => dependents(tree, at, "nsubj")),
  ];
  if (own.length > 0)
    return expand(
      tree,
      own.flatMap((at) => antecedents(tree, at)),
    );
  const meant = expand(tree, [...relativizedObject(tree, verb), ...sharedObject(tree, verb)]);
  return meant.length > 0 ? meant : nounAfter(tree, verb);
}

/** Parts of speech that stand between a verb and the noun before or after it without parting them. */
const BETWEEN = new Set(["AUX", "ADV", "DET", "ADJ", "NUM", "SYM"]);

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

/** The noun right behind an active verb that a reader left without an object: the last of its run. */
function nounAfter(tree: Tree, verb: number): readonly number[] {
  if (tree.tokens[verb]?.upos !== "VERB" || dependents(tree, verb, "ccomp").length > 0) return [];
  for (let at = verb + 1; at < tree.tokens.length; at++) {
    const upos = tree.tokens[at]?.upos ?? "";
    if (upos === "NOUN" || upos === "PROPN") {
      let last = at;
      while (["NOUN", "PROPN"].includes(tree.tokens[last + 1]?.upos ?? "")) last++;
      return isTime(tree, last) || isGoverned(tree, last) ? [] : [last];
    }
    if (!BETWEEN.has(upos) || upos === "AUX") return [];
  }
  return [];
}

/** Whether a noun stands behind a preposition. */
function isGoverned(tree: Tree, token: number): boolean {
  return dependents(tree, token, "case").length > 0;
}

/** The noun that a relative clause leaves a gap for: "the base that rebels attacked". */
function relativizedObject(tree: Tree, verb: number): readonly number[] {
  const token = tree.tokens[verb];
  if (token === undefined || token.deprel !== "acl:relcl" || token.head < 0) return [];
  const overt = dependents(tree, verb, "nsubj").filter((at) => !isRelative(tree, at));
  return overt.length > 0 && dependents(tree, verb, "obl").every((at) => !isRelative(tree, at)) ? [token.head] : [];
}

/** The object that coordinated verbs share: "attacked and burned the village". */
function sharedObject(tree: Tree, verb: number): readonly number[] {
  const token = tree.tokens[verb];
  if (token === undefined) return [];
  const next = dependents(tree, verb, "conj").find((at) => tree.tokens[at]?.upos === "VERB");
  if (next !== undefined && next - verb <= 2 && dependents(tree, verb, "obl", "ccomp", "xcomp").length === 0) {
    return dependents(tree, next, "obj");
  }
  return relation(token) === "conj" &&
    token.head >= 0 &&
    verb - token.head <= 2 &&
    dependents(tree, verb, "obl", "ccomp", "xcomp").length === 0
    ? dependents(tree, token.head, "obj").filter((at) => at > verb)
    : [];
}

function agentsOf(tree: Tree, verb: number): readonly number[] {
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

function surfaceSubjects(tree: Tree, verb: number, depth: number): readonly number[] {
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

/** Words that begin a finite clause with a subject of its own. */
const CONJUNCTIONS = ["after", "before", "since", "as", "until", "while", "when", "because", "although", "though"];

function hasAnyCase(tree: Tree, token: number, words: readonly string[]): boolean {
  return words.some((word) => hasCase(tree, token, word));
}

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

function isNominal(tree: Tree, token: number): boolean {
  return ["NOUN", "PROPN"].includes(tree.tokens[token]?.upos ?? "");
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
const JUDGING = new Set([
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

const SPEECH: ReadonlySet<string> = new Set(VERB_CUES.flatMap((cue) => cue.lemmas));

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

function isBareNoun(tree: Tree, token: number): boolean {
  return ["NOUN", "PROPN"].includes(tree.tokens[token]?.upos ?? "") && dependents(tree, token, "case").length === 0;
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

function infinitive(tree: Tree, verb: number): boolean {
  return dependents(tree, verb, "mark").some((at) => lemmaOf(tree, at) === "to");
}

function isRelative(tree: Tree, token: number): boolean {
  return ["WDT", "WP", "WP$"].includes(tree.tokens[token]?.xpos ?? "");
}

/** What a relative pronoun stands for; other words stand for themselves. */
function antecedents(tree: Tree, token: number): readonly number[] {
  if (!isRelative(tree, token)) return [token];
  for (
    let at = tree.tokens[token]?.head ?? -1, steps = 0;
    at >= 0 && steps < REACH;
    at = tree.tokens[at]?.head ?? -1, steps++
  ) {
    const clause = tree.tokens[at];
    if (clause?.deprel === "acl:relcl" && clause.head >= 0) return [clause.head];
  }
  return [token];
}

/** Tokens with all that is coordinated with them, appositions of mere words replaced by names. */
function expand(tree: Tree, tokens: readonly number[]): readonly number[] {
  if (tokens.length === 0) return tokens;
  return [...new Set(tokens.flatMap((at) => conjuncts(tree, at).filter((each) => nominal(tree, each))))];
}

function nominal(tree: Tree, token: number): boolean {
  const at = tree.tokens[token];
  return NOMINAL.has(at?.upos ?? "") || /^[A-Z]{3,}$/.test(at?.form ?? "");
}

const NOMINAL: ReadonlySet<string> = new Set(["NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"]);

// ---------------------------------------------------------------- filling the frame

/** Fills the parts of an event. `complement` gives the recipients of an event in its complement clause. */
export function fillSlots(
  scene: Scene,
  trigger: Trigger,
  complement: (head: number) => readonly number[] | null,
): Slots {
  const frame: Frame = FRAMES[trigger.rule.frame];
  const look = (slot: Slot): readonly number[] =>
    fillersOf(scene, trigger, slot, complement).map((at) => selfOf(scene, bearerOf(scene.tree, at)));
  const acts = (at: number): boolean =>
    (frame.agent !== true || canAct(scene, at)) &&
    !(trigger.rule.upos === "NOUN" && isNobody(scene.tree, at)) &&
    !(FORCEFUL.has(trigger.type) && isPlainGround(scene, at));
  const fits = (at: number): boolean => fitsRecipient(scene, frame, at) && !isScene(scene, trigger, at);
  if (frame.mutual === true) {
    const near = distinct(frame.actors.flatMap((slot) => look(slot).filter((at) => takesPart(scene, at, slot))));
    const sides = near.length === 1 ? distinct([...near, ...distant(scene, trigger, frame.actors)]) : near;
    return {
      actors: isInterview(scene, trigger, sides) ? [] : sides,
      recipients: [],
      ...surroundings(scene, trigger),
    };
  }
  const actors = firstFilled(frame.actors, (slot) =>
    look(slot)
      .map((at) => (slot === "of" ? leaderOf(scene, at) : at))
      .filter((at) => slot === "hands" || acts(at)),
  );
  // In "the release of the prisoners" they are acted on, phrase or not.
  const inPhrase = (at: number): boolean =>
    trigger.beside.includes(at) && !(trigger.rule.upos === "NOUN" && at > trigger.head);
  const free = (at: number): boolean => fits(at) && !actors.includes(at) && !inPhrase(at);
  const near = firstFilled(frame.recipients, (slot) => look(slot).filter(free));
  const far = near.length > 0 ? near : distant(scene, trigger, frame.recipients).filter(free);
  const someone = far.some((at) => isHuman(scene, at) || isName(scene, at));
  const deep =
    someone || frame.strict === true || isJoint(trigger, actors)
      ? []
      : reachRecipients(scene, trigger, actors, frame.needsRecipient === true).filter(free);
  const recipients = deep.length > 0 ? deep : someone || !isJoint(trigger, actors) ? far : [];
  if (trigger.light?.kind === "reverse")
    return {
      actors: actorsOf(scene, trigger, look),
      recipients: reversed(scene, trigger, recipients),
      ...surroundings(scene, trigger),
    };
  return { actors, recipients, ...surroundings(scene, trigger) };
}

/** "No group", "nobody": who is said not to act. */
function isNobody(tree: Tree, token: number): boolean {
  if (["nobody", "none", "neither"].includes(lemmaOf(tree, token))) return true;
  return dependents(tree, token, "det").some((at) => ["no", "neither"].includes(lemmaOf(tree, at)));
}

const FORCEFUL: ReadonlySet<string> = new Set(["ASSAULT", "COERCE"]);

/** A town or an area by a common noun, which no force comes from: "in the city, which killed nine". */
function isPlainGround(scene: Scene, token: number): boolean {
  return scene.kinds[token] === null && scene.tree.tokens[token]?.upos === "NOUN" && isGround(scene, token);
}

/** "completed the withdrawal of its troops": whose they are, acts. */
function leaderOf(scene: Scene, token: number): number {
  const owner = dependents(scene.tree, token, "nmod:poss").find((at) => scene.tree.tokens[at]?.upos === "PRON");
  return owner === undefined ? token : selfOf(scene, owner);
}

/** Where several agree, they agree with each other: what they agree on is nobody. */
function isJoint(trigger: Trigger, actors: readonly number[]): boolean {
  return trigger.type === "AGREE" && actors.length > 1;
}

/** Prepositions that name the other side, however far from the word that governs them. */
const FAR = ["against", "with", "to"];

/**
 * People and names that stand further off behind a preposition of the frame, where a reader hung it on a phrase
 * between: "filed a suit in a court against X", "gave a list of names, dates and places to X".
 */
function distant(scene: Scene, trigger: Trigger, slots: readonly Slot[]): readonly number[] {
  const { tree } = scene;
  const below = subtree(tree, trigger.head, (at) => at < trigger.head || leavesClause(tree, at));
  for (const preposition of FAR.filter((each) => slots.includes(each))) {
    const found = below.filter(
      (at) => at > trigger.head && hasCase(tree, at, preposition) && canAct(scene, at) && !isTime(tree, at),
    );
    if (found.length > 0) return expand(tree, found.slice(0, 1));
  }
  return [];
}

/** Links to words of another happening. */
function leavesClause(tree: Tree, at: number): boolean {
  const link = linkOf(tree, at);
  if (["advcl", "parataxis", "ccomp"].includes(link)) return true;
  if (hasAnyCase(tree, at, ["after", "before", "amid", "during", "following", "despite", "since"])) return true;
  return link === "conj" && tree.tokens[at]?.upos === "VERB";
}

/** Whom a description in apposition describes: "Colonel Sakho, an adviser who was killed" is Sakho. */
function bearerOf(tree: Tree, token: number): number {
  const at = tree.tokens[token];
  if (at === undefined || at.upos !== "NOUN" || at.deprel !== "appos" || at.head > token) return token;
  return tree.tokens[at.head]?.upos === "PROPN" ? at.head : token;
}

/** Whether a trigger's clause names all that its frame demands. */
export function hasItsParts(scene: Scene, trigger: Trigger): boolean {
  const frame: Frame = FRAMES[trigger.rule.frame];
  const slots = fillSlots(scene, trigger, () => null);
  if (frame.needsActor === true && slots.actors.length === 0) return false;
  if (frame.needsRecipient === true && slots.recipients.length === 0) return false;
  if (trigger.rule.sides !== undefined && countSides(scene, slots.actors) < trigger.rule.sides) return false;
  return slots.actors.length + slots.recipients.length > 0;
}

/** How many sides a list of actors is: "the two countries" are two. */
export function countSides(scene: Scene, actors: readonly number[]): number {
  const plural = actors.filter(
    (at) =>
      scene.tree.tokens[at]?.xpos === "NNS" &&
      isAny(
        scene,
        at,
        "country nation side party state army navy government neighbour neighbor ally leader minister president power militia faction group",
      ),
  );
  return actors.length + plural.length;
}

/** "X came under attack by Y": the subject is acted on, whatever else the noun says. */
function reversed(scene: Scene, trigger: Trigger, recipients: readonly number[]): readonly number[] {
  const under =
    trigger.light === null ? [] : subjectsOf(scene.tree, trigger.light.verb).filter((at) => isPhysical(scene, at));
  return under.length > 0 ? under : recipients;
}

function actorsOf(scene: Scene, trigger: Trigger, look: (slot: Slot) => readonly number[]): readonly number[] {
  const slots = trigger.rule.upos === "NOUN" ? ["by", "from", "mod", "poss"] : ["by", "from"];
  return firstFilled(slots, (slot) => look(slot).filter((at) => canAct(scene, at)));
}

/** Whether what looks like a meeting is somebody speaking to the press. */
function isInterview(scene: Scene, trigger: Trigger, sides: readonly number[]): boolean {
  return trigger.type === "CONSULT" && sides.some((at) => isAny(scene, at, "@press @outlet"));
}

function takesPart(scene: Scene, token: number, slot: Slot): boolean {
  if (!canAct(scene, token)) return false;
  return slot !== "in" && !isAny(scene, token, "@figure");
}

function fitsRecipient(scene: Scene, frame: Frame, token: number): boolean {
  if (isTime(scene.tree, token)) return false;
  if (frame.touches === "human")
    return (
      isHuman(scene, token) ||
      (framedBy(scene.tree, token) ?? token) !== token ||
      isAny(scene, token, "@armed @captive")
    );
  if (frame.touches === "physical") return isPhysical(scene, token);
  return true;
}

/** Ground that something happens on, or that forces leave and enter, is acted on by nobody's hand: it is the scene. */
function isScene(scene: Scene, trigger: Trigger, token: number): boolean {
  const { tree } = scene;
  // "fired at the town": what arms are aimed at is their target.
  if (trigger.type === "ASSAULT")
    return !(trigger.rule.upos === "VERB" && hasCase(tree, token, "at")) && isSettingOf(scene, token);
  // Who calls for action against someone does not ask him.
  if (trigger.type === "REQUEST")
    return (
      isCountered(tree, token, trigger.head) ||
      hasCase(tree, token, "against") ||
      (hasCase(tree, token, "from") && isLeft(scene, trigger, token))
    );
  if (trigger.type !== "RETREAT" && trigger.type !== "MOBILIZE") return false;
  // Those who are moved are the mover's own.
  if (trigger.type === "MOBILIZE" && isAny(scene, token, "@troop")) return true;
  const isPlain = (at: number): boolean =>
    scene.kinds[at] === null && tree.tokens[at]?.upos === "NOUN" && isGround(scene, at);
  if (isOwn(tree, token)) return true;
  return isPlain(token) || (hasCase(tree, token, "of") && isPlain(tree.tokens[token]?.head ?? -1));
}

/** What one does to foes and evils. */
const COUNTERING: ReadonlySet<string> = new Set(
  "combat counter fight battle defeat confront tackle eliminate destroy resist deter curb contain eradicate repel crush punish isolate".split(
    " ",
  ),
);

/** Whether words between a trigger and someone turn against him: "called for efforts to combat the militias". */
function isCountered(tree: Tree, token: number, head: number): boolean {
  for (let at = tree.tokens[token]?.head ?? -1, steps = 0; at >= 0 && at !== head && steps < REACH; steps++) {
    if (COUNTERING.has(lemmaOf(tree, at))) return true;
    at = tree.tokens[at]?.head ?? -1;
  }
  return false;
}

/** What is to be left is not asked: "demanded the withdrawal of troops from the port". */
function isLeft(scene: Scene, { object, head }: Trigger, token: number): boolean {
  if (isGround(scene, token)) return true;
  const moved = [...(object === null ? [] : [object]), ...dependents(scene.tree, head, "obj")];
  return moved.some((at) => isAny(scene, at, "withdrawal pullout departure removal retreat evacuation exit expulsion"));
}

/** "its troops", "their positions": what is the actor's own. */
function isOwn(tree: Tree, token: number): boolean {
  return dependents(tree, token, "nmod:poss").some((owner) => tree.tokens[owner]?.upos === "PRON");
}

/** Coordinated places share the preposition of the first: "around Aleppo and Idlib". */
function isSettingOf(scene: Scene, token: number): boolean {
  const { tree } = scene;
  const above = tree.tokens[token]?.head ?? -1;
  const shared = linkOf(tree, token) === "conj" && dependents(tree, token, "case").length === 0 && above >= 0;
  return isSetting(scene, token) || (shared && isGround(scene, token) && isSetting(scene, above));
}

function firstFilled(slots: readonly Slot[], look: (slot: Slot) => readonly number[]): readonly number[] {
  for (const slot of slots) {
    const found = look(slot);
    if (found.length > 0) return distinct(found);
  }
  return [];
}

function distinct(tokens: readonly number[]): readonly number[] {
  return [...new Set(tokens)];
}

/** The tokens in one slot of a trigger, with those coordinated with them. */
function fillersOf(
  scene: Scene,
  trigger: Trigger,
  slot: Slot,
  complement: (head: number) => readonly number[] | null,
): readonly number[] {
  const { tree } = scene;
  const { head } = trigger;
  const isNoun = trigger.rule.upos === "NOUN";
  switch (slot) {
    case "subj":
      return sides(scene, isNoun ? lentSubjects(tree, trigger) : subjectsOf(tree, head));
    case "who":
      return sides(
        scene,
        undergoers(tree, trigger).filter(
          (at) => isHuman(scene, at) && (at !== trigger.object || objectIsRecipient(trigger)),
        ),
      );
    case "obj":
      return sides(
        scene,
        undergoers(tree, trigger).filter((at) => at !== trigger.object || isActedOn(scene, trigger)),
      );
    case "undergoer":
      return isPassive(tree, head) ? objectsOf(tree, head) : [];
    case "maker":
      return makersOf(scene, namedAs(tree, head));
    case "speaker":
      return speakersOver(tree, head);
    case "owned":
      return trigger.object === null ? [] : modifierActors(scene, trigger.object).filter((at) => isName(scene, at));
    case "object":
      return trigger.object === null ? [] : [trigger.object];
    case "iobj":
      return expand(tree, dependents(tree, head, "iobj"));
    case "poss":
      return expand(
        tree,
        dependents(tree, head, "nmod:poss").filter((at) => !isTime(tree, at)),
      );
    case "mod":
    case "compound":
      return modifierActors(scene, head);
    case "hands":
      return atTheHandsOf(tree, head);
    case "inner":
      return innerActors(scene, trigger);
    case "met":
      return metBefore(scene, head);
    case "clause":
      return clauseSubjectsBelow(tree, head);
    case "deep":
      return deepRecipients(scene, head, complement);
    case "where":
      return places(scene, trigger).filter((at) => isWhere(scene, at));
    default:
      return sides(
        scene,
        whoIsMeant(
          scene,
          trigger,
          behind(tree, [...bases(trigger), ...(isNoun ? besideNouns(tree, trigger) : carriersOf(tree, trigger))], slot),
        ),
      );
  }
}

/** "a suspension of aid to X": the second noun of a phrase carries its prepositions too. */
function besideNouns(tree: Tree, { head, beside }: Trigger): readonly number[] {
  return beside.filter((at) => at > head && tree.tokens[at]?.upos === "NOUN");
}

/** Nouns of a verb that carry its prepositions: its object, or the truce that begins "between X and Y". */
function carriersOf(tree: Tree, trigger: Trigger): readonly number[] {
  if (trigger.rule.frame === "begins" || trigger.rule.frame === "collapse") return subjectsOf(tree, trigger.head);
  const objects = dependents(tree, trigger.head, "obj");
  // "sanctions imposed on X": the participle of the object carries them too.
  return [
    ...objects,
    ...objects.flatMap((at) => dependents(tree, at, "acl").filter((below) => isPassive(tree, below))),
  ];
}

/** Those whom abstract words are about: "concern over the raid by the army" concerns the army. */
function whoIsMeant(scene: Scene, trigger: Trigger, found: readonly number[]): readonly number[] {
  const frame: Frame = FRAMES[trigger.rule.frame];
  if (frame.touches !== undefined || frame.mutual === true) return found;
  return found.flatMap((at) => {
    const within = isHuman(scene, at) || isName(scene, at) ? [] : innerOf(scene, [at]);
    return within.length > 0 ? within : [at];
  });
}

/** What a verb of naming calls its object: "called the raid a plot", "described it as a plot". */
function namedAs(tree: Tree, verb: number): readonly number[] {
  const direct = dependents(tree, verb, "xcomp", "obl", "obj", "ccomp");
  return [...direct, ...direct.flatMap((at) => dependents(tree, at, "nmod", "obl"))].filter((at) =>
    isBareNoun(tree, at) && linkOf(tree, at) === "xcomp" ? true : hasCase(tree, at, "as"),
  );
}

/** Who is said to have made a thing: "a plot hatched by X", "a scheme by X", "X's plot", "a Russian plot". */
function makersOf(scene: Scene, things: readonly number[]): readonly number[] {
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

/** Who says the clause that a predicate heads. */
function speakersOver(tree: Tree, head: number): readonly number[] {
  const token = tree.tokens[head];
  if (token === undefined) return [];
  if (relation(token) === "ccomp" && token.head >= 0) return subjectsOf(tree, token.head);
  return dependents(tree, head, "parataxis").flatMap((at) => subjectsOf(tree, at));
}

/** What a verb is done to, also behind the particle of a phrase: "called for talks", "fired on the crowd". */
function undergoers(tree: Tree, trigger: Trigger): readonly number[] {
  const { head, beside } = trigger;
  const behindParticle = dependents(tree, head, "obl", "nmod").filter((at) => {
    const cases = dependents(tree, at, "case");
    // A reader may miss that a particle's noun is its object: "called off a strike".
    return cases.length === 0 ? beside.length > 0 && !isTime(tree, at) : cases.some((mark) => beside.includes(mark));
  });
  const objects = objectsOf(tree, head).filter((at) => !beside.includes(at));
  return [
    ...objects,
    ...expand(
      tree,
      behindParticle.filter((at) => !objects.includes(at)),
    ),
  ];
}

/** Whether the object a rule asked for is whom the event falls on, and not only what was said or given. */
function isActedOn(scene: Scene, trigger: Trigger): boolean {
  const frame: Frame = FRAMES[trigger.rule.frame];
  const { object } = trigger;
  if (object === null) return false;
  const named = frame.recipients.includes("obj") || frame.recipients.includes("who");
  if (named && isHuman(scene, object)) return true;
  if (named && frame.touches !== undefined && !isAny(scene, object, "@weapon @arms")) return true;
  return objectIsRecipient(trigger) && !frame.recipients.includes("object");
}

/** Rules whose object is itself acted on name it in their frame; those that ask for "a curfew" do not. */
function objectIsRecipient(trigger: Trigger): boolean {
  const frame: Frame = FRAMES[trigger.rule.frame];
  return (
    frame.recipients[0] === "obj" ||
    frame.recipients[0] === "who" ||
    (frame.recipients[1] === "obj" && frame.recipients[0] === "from") ||
    frame.actors.includes("obj")
  );
}

/** Where the prepositions of an event hang: on its trigger, on the object the rule asked for, on a light verb. */
function bases(trigger: Trigger): readonly number[] {
  const found = [trigger.head];
  if (trigger.object !== null) found.push(trigger.object);
  if (trigger.light !== null) found.push(trigger.light.verb);
  return found;
}

function behind(tree: Tree, heads: readonly number[], preposition: string): readonly number[] {
  if (preposition === "by") {
    const blamed = heads.flatMap((head) => (tree.tokens[head]?.upos === "NOUN" ? blamedFor(tree, head) : []));
    const claimed = heads.flatMap((head) => (tree.tokens[head]?.upos === "NOUN" ? doersOf(tree, head) : []));
    if (blamed.length + claimed.length > 0) return [...blamed, ...claimed];
  }
  for (const head of preposition === "by" ? withTheirOf(tree, heads) : heads) {
    const found = dependents(tree, head, "obl", "nmod").filter(
      (at) => hasCase(tree, at, preposition) && !isFronted(tree, head, at, preposition),
    );
    if (preposition === "by") {
      const verbal = tree.tokens[head]?.upos === "VERB" && (heads.length === 1 || head === heads[0]);
      const agents = !verbal || isPassive(tree, head) ? found : [];
      if (agents.length > 0) return expand(tree, agents);
    } else if (found.length > 0)
      return expand(
        tree,
        found.flatMap((at) => antecedents(tree, at)),
      );
  }
  return [];
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

function doersOf(tree: Tree, noun: number): readonly number[] {
  return doingClauses(tree, noun).flatMap((at) => agentsOf(tree, at));
}

/** "At a meeting, X accepted": a phrase before the verb sets the scene, unless it asks or relates: "to whom". */
function isFronted(tree: Tree, head: number, at: number, preposition: string): boolean {
  if (at > head || tree.tokens[head]?.upos !== "VERB") return false;
  return ["at", "in", "on", "over", "from", "of"].includes(preposition) && !isRelative(tree, at);
}

/** A by-phrase may hang on the noun before it: "the seizure of the ship by the navy". */
function withTheirOf(tree: Tree, heads: readonly number[]): readonly number[] {
  const of = heads
    .filter((head) => tree.tokens[head]?.upos === "NOUN")
    .flatMap((head) => dependents(tree, head, "nmod"));
  return [...heads, ...of.filter((at) => hasCase(tree, at, "of"))];
}

/** "a strike blamed on X", "attributed to X": who is said to have done it. */
function blamedFor(tree: Tree, noun: number): readonly number[] {
  const said = dependents(tree, noun, "acl").filter((at) => ["blame", "attribute", "pin"].includes(lemmaOf(tree, at)));
  return expand(
    tree,
    said.flatMap((at) =>
      dependents(tree, at, "obl").filter((who) => hasCase(tree, who, "on") || hasCase(tree, who, "to")),
    ),
  );
}

function lentSubjects(tree: Tree, trigger: Trigger): readonly number[] {
  return trigger.light?.kind === "light" ? subjectsOf(tree, trigger.light.verb) : [];
}

/** Sides that stand as adjectives before one noun: "Hungarian and Romanian officials" are two. */
function sides(scene: Scene, tokens: readonly number[]): readonly number[] {
  return tokens.flatMap((at) => {
    const adjectives = dependents(scene.tree, at, "amod", "compound", "nmod").filter(
      (child) =>
        child < at && /^[A-Z]/.test(scene.tree.tokens[child]?.form ?? "") && conjuncts(scene.tree, child).length > 1,
    );
    const first = adjectives[0];
    if (first !== undefined) return conjuncts(scene.tree, first).filter((each) => each < at);
    return [at, ...furtherStates(scene, at)];
  });
}

/** The second and further states of one plural: Uganda and Rwanda in "the ministers of Kenya, Uganda and Rwanda". */
function furtherStates(scene: Scene, token: number): readonly number[] {
  const { tree } = scene;
  if (tree.tokens[token]?.xpos !== "NNS" || !isHuman(scene, token)) return [];
  const of = dependents(tree, token, "nmod").find((at) => hasCase(tree, at, "of") && isName(scene, at));
  return of === undefined ? [] : conjuncts(tree, of).filter((at) => at !== of && isName(scene, at));
}

/** Modifiers that name who acts: "Russian air strikes", "rebel attack", "Saudi-led raid". */
export function modifierActors(scene: Scene, head: number): readonly number[] {
  const { tree } = scene;
  const found: number[] = [];
  for (const at of dependents(tree, head, "amod", "compound", "nmod", "nmod:desc", "flat", "nmod:unmarked")) {
    if (at > head || tree.tokens[at]?.deprel === "nmod:poss" || dependents(tree, at, "case").length > 0) continue;
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
      isAny(scene, at, "@armed") ||
      isAny(scene, at, "government regime opposition separatist taliban coalition settler army")
    )
      found.push(at);
  }
  return distinct(found.flatMap((at) => conjuncts(tree, at).filter((each) => each < head)));
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

function atTheHandsOf(tree: Tree, head: number): readonly number[] {
  const hands = dependents(tree, head, "obl", "nmod").find(
    (at) => ["hand", "hands"].includes(lemmaOf(tree, at)) && hasCase(tree, at, "at"),
  );
  if (hands === undefined) return [];
  return expand(
    tree,
    dependents(tree, hands, "nmod").filter((at) => hasCase(tree, at, "of") || tree.tokens[at]?.deprel === "nmod:poss"),
  );
}

/** Prepositions that lead from what is said to whom it is about: "criticism of X", "concern over Y". */
const ABOUT = ["of", "for", "on", "against", "over", "about", "at", "with", "to", "between"];

/** Who acts within an object: "the attack by X", "Y's decision", "the offer from Z", "the Russian proposal". */
function innerActors(scene: Scene, trigger: Trigger): readonly number[] {
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

function innerOf(scene: Scene, objects: readonly number[]): readonly number[] {
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
function clauseSubjectsBelow(tree: Tree, head: number): readonly number[] {
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
function deepRecipients(
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
          (below) => hasCase(tree, below, preposition) && (isHuman(scene, below) || isName(scene, below)),
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

// ---------------------------------------------------------------- where and when

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

function surroundings(
  scene: Scene,
  trigger: Trigger,
): { readonly places: readonly number[]; readonly dates: readonly number[] } {
  return { places: places(scene, trigger), dates: dates(scene, trigger) };
}

/** Words that may say where, nearest to the trigger first. */
function places(scene: Scene, trigger: Trigger): readonly number[] {
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
  return distinct(found.filter((at) => !isTime(tree, at)));
}

/** Whether a word surely names ground: a known place, a site, or a name behind "in", "at" or "near". */
function isWhere(scene: Scene, token: number): boolean {
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
