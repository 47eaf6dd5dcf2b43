import type { Token } from "../model.ts";
import { isTime } from "./meaning.ts";
import { dependents, growTree, relation, type Tree } from "./syntax.ts";

/**
 * The tree with a date at its start set apart from the noun behind it: in "On 19 November assailants ambushed
 * a bus" nobody wrote a comma, and a reader takes the day for a part of the assailants.
 */
export function mendOpeningDate(tree: Tree): Tree {
  const last = lastOfDate(tree);
  if (last === null) return tree;
  const noun = tree.tokens.slice(0, last + 1).find(({ head }) => head > last)?.head ?? -1;
  const at = tree.tokens[noun];
  if (at === undefined || !["NOUN", "PROPN"].includes(at.upos)) return tree;
  const verb = at.head > noun && ["VERB", "ADJ"].includes(tree.tokens[at.head]?.upos ?? "") ? at.head : noun;
  const lacksSubject =
    at.deprel === "obl" && verb !== noun && dependents(tree, verb, "nsubj", "nsubj:pass").length === 0;
  if (at.deprel === "obl" && !lacksSubject) return tree;
  const tokens = tree.tokens.map((token, i): Token => {
    if (i === noun && lacksSubject) return { ...token, deprel: "nsubj" };
    if (i === last) return { ...token, head: verb, deprel: "obl" };
    return i < last ? { ...token, head: last, deprel: i === 0 ? "case" : "compound" } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

const BEFORE_DATES = /^(?:on|since|by|in|until)$/i;

/** The last word of a date that opens a sentence without a comma behind it: "On 19 November", "On Friday"; `null` when there is none. */
function lastOfDate(tree: Tree): number | null {
  if (!BEFORE_DATES.test(tree.tokens[0]?.form ?? "")) return null;
  let last = 0;
  while (last < 4 && isDateWord(tree, last + 1)) last++;
  const next = tree.tokens[last + 1];
  if (last === 0 || next === undefined || next.upos === "PUNCT") return null;
  // "On Friday night", "on 3 March fighters": a part of the day belongs to the date, a day alone is none.
  return tree.tokens.slice(1, last + 1).some((_, i) => isTime(tree, i + 1)) ? last : null;
}

function isDateWord(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined) return false;
  if (/^\d{1,2}(?:st|nd|rd|th)?$/.test(token.form)) return isTime(tree, at - 1) || isTime(tree, at + 1);
  return isTime(tree, at) && ["PROPN", "NOUN", "NUM"].includes(token.upos);
}

/** "Four days of fighting around the town": a word for force behind "of" is a noun, unless it has an object. */
export function mendFighting(tree: Tree): Tree {
  const at = tree.tokens.findIndex((_, i) => isMisreadDeed(tree, i));
  if (at < 0) return tree;
  const tokens = tree.tokens.map((token, i): Token => {
    if (i === at) return { ...token, upos: "NOUN", xpos: "NN", deprel: "nmod" };
    if (i === at - 1) return { ...token, upos: "ADP", head: at, deprel: "case" };
    return token.head === at && token.deprel === "obl" ? { ...token, deprel: "nmod" } : token;
  });
  return mendFighting(growTree({ ...tree.sentence, tokens }, tree.index));
}

/** "Fighting broke out in Goma", "fighting between the army and rebels resumed": the deed is what breaks out. */
export function mendFightingSubject(parsed: Tree): Tree {
  const tree = mendFierceFighting(parsed);
  const deed = tree.tokens.findIndex((_, at) => isMisreadSubject(tree, at) || isThere(tree, at));
  if (deed < 0) return tree;
  const noun: Partial<Token> = { upos: "NOUN", xpos: "NN" };
  const there = isThere(tree, deed);
  const verb = there ? (tree.tokens[deed]?.head ?? -1) : happeningBehind(tree, deed);
  // "Between the army and the rebels resumed": a reader may take the second side for the subject.
  const sides = dependents(tree, verb, "nsubj").filter((at) => at > deed && at < verb);
  const first = dependents(tree, deed, "obl", "nmod").find((at) => at < verb);
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === deed) return there ? { ...token, ...noun } : { ...token, ...noun, head: verb, deprel: "nsubj" };
    if (there) return token.head === deed && token.deprel === "obl" ? { ...token, deprel: "nmod" } : token;
    if (at === verb)
      return { ...token, head: tree.tokens[deed]?.head ?? -1, deprel: tree.tokens[deed]?.deprel ?? "root" };
    if (sides.includes(at) && first !== undefined) return { ...token, head: first, deprel: "conj" };
    if (token.head !== deed) return token;
    return at < verb ? { ...token, deprel: token.deprel === "obl" ? "nmod" : token.deprel } : { ...token, head: verb };
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** "Shelling in el-Fasher killed three": behind "in" stands no second subject, but where the first one was. */
export function mendScene(tree: Tree): Tree {
  const scene = tree.tokens.findIndex((_, at) => firstSubjectOf(tree, at) !== null);
  const subject = scene < 0 ? null : firstSubjectOf(tree, scene);
  if (subject === null) return tree;
  const tokens = tree.tokens.map(
    (token, at): Token => (at === scene ? { ...token, head: subject, deprel: "nmod" } : token),
  );
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** The subject right before one that a preposition stands before, of the same verb; `null` for all other words. */
function firstSubjectOf(tree: Tree, at: number): number | null {
  const token = tree.tokens[at];
  if (token === undefined || !token.deprel.startsWith("nsubj") || token.head < at) return null;
  const before = dependents(tree, at, "case").find((each) =>
    /^(?:in|near|at|around|outside)$/i.test(tree.tokens[each]?.form ?? ""),
  );
  if (before === undefined) return null;
  return (
    dependents(tree, token.head, "nsubj", "nsubj:pass").find(
      (each) => each === before - 1 && DEEDS.has(tree.forms[each] ?? ""),
    ) ?? null
  );
}

const FIERCE: ReadonlySet<string> = new Set(
  "fierce heavy intense sporadic renewed fresh deadly bloody violent bitter new indiscriminate continued ongoing".split(
    " ",
  ),
);

/** "Fierce fighting killed 30": a reader may take the word before for the noun, and the deed for what it does. */
function mendFierceFighting(tree: Tree): Tree {
  const deed = tree.tokens.findIndex(
    ({ upos, form, head, deprel }, at) =>
      upos === "VERB" &&
      deprel === "acl" &&
      head === at - 1 &&
      DEEDS.has(form.toLowerCase()) &&
      FIERCE.has(tree.tokens[head]?.form.toLowerCase() ?? "") &&
      dependents(tree, at, "obj").length === 0,
  );
  const above = tree.tokens[deed - 1];
  if (above === undefined) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === deed) return { ...token, upos: "NOUN", xpos: "NN", head: above.head, deprel: above.deprel };
    if (at === deed - 1) return { ...token, upos: "ADJ", xpos: "JJ", head: deed, deprel: "amod" };
    if (token.head === deed - 1) return { ...token, head: deed };
    return token.head === deed && token.deprel === "obl" ? { ...token, deprel: "nmod" } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

/** A word for force that opens a sentence or follows "as", taken for a verb though another verb says that it happens. */
function isMisreadSubject(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token?.upos !== "VERB" || !DEEDS.has(token.form.toLowerCase())) return false;
  if (dependents(tree, at, "nsubj", "aux", "cop", "obj").length > 0) return false;
  return happeningBehind(tree, at) >= 0;
}

/** "There was fighting in Sake", "fighting has continued". */
function isThere(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token?.upos !== "VERB" || !DEEDS.has(token.form.toLowerCase()) || token.deprel !== "nsubj") return false;
  const happens = HAPPENS.has(tree.tokens[token.head]?.lemma.toLowerCase() ?? "");
  return (happens || dependents(tree, token.head, "expl").length > 0) && dependents(tree, at, "obj").length === 0;
}

/** The verb that hangs on such a word and says that it happens: "broke", "resumed"; -1 where none does. */
function happeningBehind(tree: Tree, deed: number): number {
  return tree.tokens.findIndex(
    ({ head, upos, xpos, lemma }, at) =>
      at > deed && head === deed && upos === "VERB" && /^VB[DZPN]$/.test(xpos) && HAPPENS.has(lemma.toLowerCase()),
  );
}

const HAPPENS: ReadonlySet<string> = new Set(
  "break erupt flare rage resume restart continue persist intensify escalate spread subside ease stop cease start begin occur ensue follow happen last drag go".split(
    " ",
  ),
);

const DEEDS: ReadonlySet<string> = new Set("fighting shelling bombing shooting looting rioting sniping".split(" "));

function isMisreadDeed(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token?.upos !== "VERB" || token.deprel !== "acl" || !DEEDS.has(token.form.toLowerCase())) return false;
  const before = tree.tokens[at - 1];
  return before?.form.toLowerCase() === "of" && dependents(tree, at, "obj", "nsubj", "aux", "ccomp").length === 0;
}

/** The cardinal numbers below a hundred that are written as one word. */
const CARDINALS: ReadonlySet<string> = new Set(
  "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety".split(
    " ",
  ),
);

/** "Rebels killed fourteen": a number word is a number, and behind a verb that has no other object it counts whom it befell. */
export function mendNumbers(tree: Tree): Tree {
  if (!tree.tokens.some(isMisreadNumber)) return tree;
  const tokens = tree.tokens.map((token): Token => {
    if (!isMisreadNumber(token)) return token;
    const isObject = ["xcomp", "advmod", "amod"].includes(token.deprel) && lacksObject(tree, token.head);
    return { ...token, upos: "NUM", xpos: "CD", deprel: isObject ? "obj" : token.deprel };
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

function isMisreadNumber({ upos, form, deprel }: Token): boolean {
  const isMisread = ["ADJ", "NOUN", "ADV", "VERB"].includes(upos) || (upos === "NUM" && deprel === "xcomp");
  return isMisread && CARDINALS.has(form.toLowerCase());
}

function lacksObject(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  return token?.upos === "VERB" && dependents(tree, verb, "obj", "aux:pass").length === 0;
}

/** "a dormitory in Sumy that was hit": a clause with "that" says which one of many, so it is not about a name. */
export function mendThatClause(tree: Tree): Tree {
  const clause = tree.tokens.findIndex((_, at) => isOfAnother(tree, at));
  if (clause < 0) return tree;
  const above = tree.tokens[tree.tokens[clause]?.head ?? -1]?.head ?? -1;
  const tokens = tree.tokens.map((token, at): Token => (at === clause ? { ...token, head: above } : token));
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

function isOfAnother(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token?.deprel !== "acl:relcl" || token.head < 0 || token.head > at) return false;
  const [name, above] = [tree.tokens[token.head], tree.tokens[tree.tokens[token.head]?.head ?? -1]];
  if (name?.upos !== "PROPN" || name.deprel !== "nmod" || above?.upos !== "NOUN") return false;
  return (tree.children[at] ?? []).some((child) => tree.forms[child] === "that" && tree.tokens[child]?.upos === "PRON");
}

/** "In 2014 rebels shelled the town": a year at a clause's start counts nobody. */
export function mendYear(tree: Tree): Tree {
  const year = tree.tokens.findIndex((_, at) => isOpeningYear(tree, at));
  const noun = tree.tokens[year]?.head ?? -1;
  const above = tree.tokens[noun]?.head ?? -1;
  if (year < 0 || noun < 0 || above < 0) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === year) return { ...token, head: above, deprel: "obl" };
    return at === year - 1 ? { ...token, head: year, deprel: "case" } : token;
  });
  return growTree({ ...tree.sentence, tokens }, tree.index);
}

function isOpeningYear(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  if (token === undefined || token.deprel !== "nummod" || !/^(?:1[5-9]|20)\d\d$/.test(token.form)) return false;
  const opens = at === 1 || /^[,;:“"]$/.test(tree.tokens[at - 2]?.form ?? "");
  const noun = tree.tokens[token.head];
  return (
    opens &&
    /^(?:in|since|by|until|before|after|around)$/i.test(tree.tokens[at - 1]?.form ?? "") &&
    tree.tokens[at - 1]?.head === token.head &&
    noun !== undefined &&
    relation(noun) === "nsubj" &&
    token.head > at
  );
}
