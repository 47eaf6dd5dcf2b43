import type { Token } from "../model.ts";
import { isTime } from "./meaning.ts";
import { mendSubject, mendTwoSides } from "./misread-nouns.ts";
import {
  mendFighting,
  mendFightingSubject,
  mendNumbers,
  mendOpeningDate,
  mendScene,
  mendThatClause,
  mendYear,
} from "./misread-openings.ts";
import {
  mendAgent,
  mendCompass,
  mendCrossing,
  mendDoerBehind,
  mendMine,
  mendNamedDeed,
  mendSeenDeed,
  mendShotDead,
} from "./misread-phrases.ts";
import { mendPastAsCase, mendVerbless } from "./missing-verbs.ts";
import { agentOf } from "./speakers.ts";
import { dependents, growTree, relation, subtree, type Tree } from "./syntax.ts";

/** The tree with verbs that were taken for other words set right; a tree without such words as it is. */
export function mendVerbs(tree: Tree): Tree {
  return MENDS.reduce((mended, mend) => mend(mended), tree);
}

/** In the order they build on each other. */
const MENDS: readonly ((tree: Tree) => Tree)[] = [
  mendNumbers,
  mendTwoSides,
  mendOpeningDate,
  mendScene,
  mendFighting,
  mendFightingSubject,
  mendThatClause,
  mendCompass,
  mendCrossing,
  mendAgent,
  mendNamedDeed,
  mendSeenDeed,
  mendShotDead,
  mendMine,
  mendDoerBehind,
  mendSubject,
  mendHelped,
  mendPerfect,
  mendDescribed,
  mendGerund,
  mendClause,
  mendNounWithObject,
  mendModifier,
  mendLostVerb,
  mendYear,
  mendVerbless,
  mendPastAsCase,
  mendTeller,
];

/** "is thought to have bombed convoys": behind "to have" or a modal's "have" a bare participle is the verb. */
function mendPerfect(tree: Tree): Tree {
  const have = tree.tokens.findIndex((_, at) => isMisreadPerfect(tree, at));
  return have < 0 ? tree : mendPerfect(withPerfect(tree, have));
}

function isMisreadPerfect(tree: Tree, have: number): boolean {
  const token = tree.tokens[have];
  const next = tree.tokens[have + 1];
  if (token?.upos !== "VERB" || !/^(?:have|has|had)$/i.test(token.form) || next?.xpos !== "VBN") return false;
  const bound =
    dependents(tree, have, "mark", "aux").some((at) => at < have) || hasDone(tree, have, next.form.toLowerCase());
  const object = next.head;
  return bound && relation(next) === "amod" && object > have && tree.tokens[object]?.head === have;
}

/** "has scrambled jets": behind "have" with its subject a participle tells what was done, unless it is an adjective by now. */
function hasDone(tree: Tree, have: number, participle: string): boolean {
  return !SETTLED.has(participle) && dependents(tree, have, "nsubj").some((at) => at < have);
}

/** Participles that say how something is rather than what was done: "has limited powers", "has armed guards". */
const SETTLED: ReadonlySet<string> = new Set(
  "limited mixed skilled trained armed detailed advanced developed strained closed renewed increased reduced unresolved varied proven fixed established related shared divided educated experienced dedicated heated estimated reported alleged planned proposed wounded injured hidden unlimited diversified integrated complicated sophisticated extended improved combined continued marked added required needed registered licensed organised organized elected united broken assorted vested accumulated qualified unprecedented numbered known given paid stated perceived noted documented".split(
    " ",
  ),
);

/** The tree with the participle in the place of "have", which becomes its auxiliary. */
function withPerfect(tree: Tree, have: number): Tree {
  const verb = have + 1;
  const above = tree.tokens[have];
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === have) return { ...token, upos: "AUX", head: verb, deprel: "aux" };
    if (at === verb) return { ...token, upos: "VERB", head: above?.head ?? -1, deprel: above?.deprel ?? "root" };
    return token.head === have ? { ...token, head: verb } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** "said it had fired rockets": a participle that has "have" for its auxiliary describes no noun behind it. */
function mendDescribed(tree: Tree): Tree {
  const verb = tree.tokens.findIndex((_, at) => isDescribed(tree, at));
  const object = tree.tokens[verb]?.head ?? -1;
  const above = tree.tokens[object];
  if (above === undefined) return tree;
  const deprel = relation(above) === "obj" ? "ccomp" : above.deprel;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, upos: "VERB", head: above.head, deprel };
    if (at === object) return { ...token, head: verb, deprel: "obj" };
    return token.head === object && (at < verb || token.deprel === "obl") ? { ...token, head: verb } : token;
  });
  return mendDescribed(growTree({ ...tree.sentence, tokens }, tree.index));
}

function isDescribed(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token?.xpos !== "VBN" || relation(token) !== "amod" || token.head <= at) return false;
  return dependents(tree, at, "aux").some(
    (aux) => aux < at && /^(?:have|has|had|['’]ve|['’]d)$/i.test(tree.tokens[aux]?.form ?? ""),
  );
}

/** "would free prisoners": a word that has an auxiliary and an object is a verb. */
function mendHelped(tree: Tree): Tree {
  if (!tree.tokens.some((_, at) => isHelped(tree, at) || isPassiveAdjective(tree, at))) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (isHelped(tree, at)) return { ...token, upos: "VERB" };
    return isPassiveAdjective(tree, at) ? { ...token, upos: "VERB", xpos: "VBN" } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

function isHelped(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined || (token.upos !== "ADJ" && token.upos !== "NOUN")) return false;
  const modal = dependents(tree, at, "aux").some((child) => tree.tokens[child]?.xpos === "MD" && child < at);
  if (!modal || dependents(tree, at, "cop").length > 0) return false;
  return dependents(tree, at, "obj").some((child) => child > at);
}

/** "were kidnapped": what has the auxiliary of the passive is a participle. */
function isPassiveAdjective(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined || (token.upos !== "ADJ" && token.upos !== "NOUN") || !token.form.endsWith("ed"))
    return false;
  return dependents(tree, at, "aux").some((child) => tree.tokens[child]?.deprel === "aux:pass");
}

/** "after rebels ambushed a convoy": a noun has no object; the participle before what looks like one is the verb. */
function mendNounWithObject(tree: Tree): Tree {
  for (let subject = 0; subject < tree.tokens.length; subject++) {
    if (!isDependentNoun(tree, subject)) continue;
    const object = dependents(tree, subject, "obj", "nmod").find((at) => at > subject + 1 && isObjectLike(tree, at));
    const verb = object === undefined ? undefined : verbBetween(tree, subject, object);
    if (object !== undefined && verb !== undefined) return withVerbBetween(tree, subject, verb, object);
  }
  return tree;
}

/** Whether a token is a noun that hangs on something. */
function isDependentNoun(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  return token !== undefined && (token.upos === "NOUN" || token.upos === "PROPN") && token.head >= 0;
}

/** An object, or a noun that hangs on another with no preposition. */
function isObjectLike(tree: Tree, at: number): boolean {
  return ["obj", "nmod:unmarked"].includes(tree.tokens[at]?.deprel ?? "") && !isTime(tree, at);
}

function verbBetween(tree: Tree, subject: number, object: number): number | undefined {
  return dependents(tree, object, "amod").find(
    (at) =>
      at === subject + 1 &&
      (/^VB[DN]$/.test(tree.tokens[at]?.xpos ?? "") || (tree.tokens[at]?.form ?? "").endsWith("ed")),
  );
}

function withVerbBetween(tree: Tree, subject: number, verb: number, object: number): Tree {
  const { head, deprel } = clauseAround(tree, subject);
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, upos: "VERB", xpos: "VBD", head, deprel };
    if (at === subject) return { ...token, head: verb, deprel: "nsubj" };
    if (at === object) return { ...token, head: verb, deprel: "obj" };
    if (token.head !== subject || ["compound", "amod", "det", "nmod:poss"].includes(token.deprel)) return token;
    if (token.deprel === "case") return { ...token, head: verb, deprel: "mark" };
    return at > verb ? { ...token, head: verb, deprel: token.deprel === "nmod" ? "obl" : token.deprel } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** What a clause in the place of a noun hangs on: the verb above a phrase, or whatever the noun hung on. */
function clauseAround(tree: Tree, noun: number): { readonly head: number; readonly deprel: string } {
  const { head, deprel } = tree.tokens[noun] ?? { head: -1, deprel: "root" };
  if (!["nmod", "obl"].includes(deprel)) return { head, deprel };
  const verb = [head, tree.tokens[head]?.head ?? -1].find((at) => tree.tokens[at]?.upos === "VERB");
  return { head: verb ?? head, deprel: "advcl" };
}

/** Words that begin a clause as well as a phrase. */
const OPENING: ReadonlySet<string> = new Set(["after", "before", "as", "since", "until"]);

/** "after a drone hit the market": a past tense with an object behind such a phrase makes a clause of it. */
function mendClause(tree: Tree): Tree {
  for (let noun = 0; noun < tree.tokens.length; noun++) {
    if (!isDependentNoun(tree, noun)) continue;
    const verb = dependents(tree, noun, "acl").find((at) => isFinitePast(tree, at));
    if (verb === undefined) continue;
    const mark = dependents(tree, noun, "case").find((at) => OPENING.has(tree.forms[at] ?? ""));
    if (mark !== undefined) return withClause(tree, noun, mark, verb);
  }
  return tree;
}

function isFinitePast(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined || !["VBD", "VBN"].includes(token.xpos) || token.deprel !== "acl") return false;
  return dependents(tree, at, "obj").some((object) => object > at) && dependents(tree, at, "aux", "nsubj").length === 0;
}

function withClause(tree: Tree, noun: number, mark: number, verb: number): Tree {
  const above = tree.tokens[noun]?.head ?? -1;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, xpos: "VBD", head: above, deprel: "advcl" };
    if (at === noun) return { ...token, head: verb, deprel: "nsubj" };
    return at === mark ? { ...token, head: verb, deprel: "mark" } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** Verbs that say of what, or for what, they speak of someone: "accused X of shelling Y". */
const BLAMING: ReadonlySet<string> = new Set(
  "accuse suspect acquit convict clear blame criticise criticize condemn denounce praise thank reproach fault slam".split(
    " ",
  ),
);

/** "accused the rebels of attacking soldiers": behind "of" or "for" the gerund is a verb, and soldiers its object. */
function mendGerund(tree: Tree): Tree {
  const gerund = tree.tokens.findIndex((_, at) => isMisreadGerund(tree, at));
  return gerund < 0 ? tree : mendGerund(withGerund(tree, gerund));
}

function isMisreadGerund(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token?.xpos !== "VBG" || relation(token) !== "amod" || token.head <= at) return false;
  const mark = tree.tokens[at - 1];
  if (mark === undefined || !["of", "for"].includes(mark.form.toLowerCase())) return false;
  if (mark.head !== token.head && mark.head !== at) return false;
  return blameAbove(tree, token.head) >= 0;
}

/** The verb of blaming that a phrase hangs on, by itself or through the one blamed; -1 for none. */
function blameAbove(tree: Tree, phrase: number): number {
  const above = tree.tokens[phrase]?.head ?? -1;
  const further = tree.tokens[above]?.head ?? -1;
  return [above, further].find((at) => at >= 0 && BLAMING.has(tree.tokens[at]?.lemma.toLowerCase() ?? "")) ?? -1;
}

function withGerund(tree: Tree, gerund: number): Tree {
  const object = tree.tokens[gerund]?.head ?? -1;
  const verb = blameAbove(tree, object);
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === gerund) return { ...token, upos: "VERB", head: verb, deprel: "advcl" };
    if (at === gerund - 1) return { ...token, upos: "SCONJ", head: gerund, deprel: "mark" };
    return at === object ? { ...token, head: gerund, deprel: "obj" } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** "Nepal imposed limits": where no other verb heads the sentence, a participle between two nouns is its verb. */
function mendModifier(tree: Tree): Tree {
  const root = tree.tokens.findIndex((token) => token.head < 0);
  if (!isLoneNoun(tree, root)) return tree;
  const verb = dependents(tree, root, "amod").find((at) => isBetweenNouns(tree, at, root));
  return verb === undefined ? tree : withVerb(tree, verb, root);
}

function isLoneNoun(tree: Tree, root: number): boolean {
  return tree.tokens[root]?.upos === "NOUN" && dependents(tree, root, "cop", "nsubj", "case", "aux").length === 0;
}

function isBetweenNouns(tree: Tree, at: number, root: number): boolean {
  const token = tree.tokens[at];
  const before = tree.tokens[at - 1];
  return (
    at < root &&
    (token?.upos === "VERB" || token?.upos === "ADJ") &&
    token.form.endsWith("ed") &&
    !SETTLED.has(token.form.toLowerCase()) &&
    before !== undefined &&
    (before.head === root || before.head === at) &&
    ["NOUN", "PROPN"].includes(before.upos) &&
    before.deprel !== "nmod:poss"
  );
}

/** The tree with the participle as its verb: the noun before it its subject, the old root its object. */
function withVerb(tree: Tree, verb: number, object: number): Tree {
  const subject = verb - 1;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, upos: "VERB", xpos: "VBD", head: -1, deprel: "root" };
    if (at === subject) return { ...token, head: verb, deprel: "nsubj" };
    if (at === object) return { ...token, head: verb, deprel: "obj" };
    if (token.head === object && at < subject) return { ...token, head: subject };
    if (token.head === object && token.deprel === "punct") return { ...token, head: verb };
    return token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/**
 * "Assailants ambushed vehicles of traders", "The ministry of Ethiopia accused fighters": where no word of a sentence
 * is a finite verb, the participle between two nouns is the one.
 */
function mendLostVerb(tree: Tree): Tree {
  const root = tree.tokens.findIndex((token) => token.head < 0);
  if (!["NOUN", "PROPN"].includes(tree.tokens[root]?.upos ?? "") || tree.tokens.some(isFinite)) return tree;
  const verb = tree.tokens.findIndex((_, at) => at > root && isLostVerb(tree, at));
  return verb < 0 ? tree : withLostVerb(tree, verb, root);
}

function isFinite({ xpos }: Token): boolean {
  return ["VBD", "VBZ", "VBP", "MD"].includes(xpos);
}

function isLostVerb(tree: Tree, at: number): boolean {
  const [token, before] = [tree.tokens[at], tree.tokens[at - 1]];
  if (token === undefined || before === undefined || token.deprel !== "amod" || token.head <= at) return false;
  if (!token.form.endsWith("ed") || SETTLED.has(token.form.toLowerCase())) return false;
  return ["NOUN", "PROPN"].includes(before.upos) && before.deprel !== "nmod:poss" && !isTime(tree, at - 1);
}

/** The tree with the participle as its root: what stands before it is the subject, the noun it was taken to describe the object. */
function withLostVerb(tree: Tree, verb: number, root: number): Tree {
  const object = tree.tokens[verb]?.head ?? -1;
  const last = verb - 1;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, upos: "VERB", xpos: "VBD", head: -1, deprel: "root" };
    if (at === object) return { ...token, head: verb, deprel: "obj" };
    if (at === root) return { ...token, head: verb, deprel: "nsubj" };
    // The noun just before stands where the object was put: "of Ethiopia" belongs to the ministry.
    if (at === last && token.head === object) return { ...token, head: root, deprel: "nmod" };
    if (at < last && token.head > last) return { ...token, head: last === root ? root : last };
    return at > verb && token.head === root
      ? { ...token, head: verb, deprel: token.deprel === "nmod" ? "obl" : token.deprel }
      : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** Verbs by which a clause at a sentence's end names who tells the rest. */
const TELLING: ReadonlySet<string> = new Set(
  "report confirm announce add state claim note warn reveal disclose acknowledge admit insist recall recount allege count say estimate tally document post write tweet".split(
    " ",
  ),
);

/** "Rebels took the town, residents confirmed by telephone": behind the clause stands who tells it, not a participle. */
function mendTeller(tree: Tree): Tree {
  const verb = tree.tokens.findIndex((_, at) => tellsTheRest(tree, at));
  const root = tree.tokens.findIndex((token) => token.head < 0);
  const noun = dependents(tree, verb, "nsubj").find((at) => at < verb) ?? verb - 1;
  if (verb < 0 || noun < 0 || root < 0) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, xpos: "VBD", head: root, deprel: "parataxis" };
    if (at === noun) return { ...token, head: verb, deprel: "nsubj" };
    return token.head === verb && token.deprel === "obl:agent" ? { ...token, deprel: "obl" } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

function tellsTheRest(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  if (token === undefined || relation(token) !== "acl" || !["VBN", "VBD"].includes(token.xpos)) return false;
  if (!["NOUN", "PROPN"].includes(tree.tokens[verb - 1]?.upos ?? "") || token.head > verb) return false;
  if (!TELLING.has(token.lemma) || agentOf(tree, verb) !== null || dependents(tree, verb, "obj", "aux").length > 0)
    return false;
  let first = verb - 1;
  while (first > 0 && isOfPhrase(tree, first - 1)) first--;
  const root = tree.tokens.findIndex((one) => one.head < 0);
  const last = subtree(tree, verb).at(-1) ?? verb;
  const ends = tree.tokens.slice(last + 1).every(({ upos }) => upos === "PUNCT");
  const verbal = root >= 0 && root < first && tree.tokens[root]?.upos === "VERB";
  return /^[,”"’]$/.test(tree.tokens[first - 1]?.form ?? "") && verbal && ends;
}

function isOfPhrase(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined) return false;
  return ["DET", "ADJ", "NOUN", "PROPN", "NUM"].includes(token.upos) || ["amod", "compound"].includes(token.deprel);
}
