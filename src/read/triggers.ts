import type { Refusal } from "../explanation.ts";
import type { EventType, Span } from "../model.ts";
import { LIGHT_VERBS, OCCUR_VERBS, REVERSE_VERBS } from "./english/classes.ts";
import { LEXICON } from "./english/lexicon.ts";
import type { Rule } from "./english/rule.ts";
import type { Listener } from "./listener.ts";
import { framedBy, hasCase, isAny, isHuman, isTime, lemmaOf, type Scene } from "./meaning.ts";
import { objectsOf } from "./objects.ts";
import { selfOf } from "./selves.ts";
import { hasItsParts } from "./slots.ts";
import { subjectsOf } from "./subjects.ts";
import { dependents, linkOf, perToken, relation, spanOf, type Tree } from "./syntax.ts";

/** A rule whose words stand in a sentence, before anyone asks who took part. */
export interface Trigger {
  readonly type: EventType;
  readonly rule: Rule;
  /** The token that carries the event. */
  readonly head: number;
  readonly span: Span;
  /** The object that the rule asked for: "curfew" in "imposed a curfew". */
  readonly object: number | null;
  /** The other words of the phrase: "for" in "called for". */
  readonly beside: readonly number[];
  /** The verb that lends a noun its subject: "launched" in "launched an attack". */
  readonly light: { readonly verb: number; readonly kind: "light" | "reverse" | "occur" } | null;
}

/** What stands in a sentence for each head: the most particular rule that fits it. */
export function findTriggers(scene: Scene, listener: Listener | null = null): readonly Trigger[] {
  const triggers: Trigger[] = [];
  for (let head = 0; head < scene.tree.tokens.length; head++) {
    const candidates = candidatesAt(scene, head);
    if (candidates.length === 0) continue;
    const fitting: Trigger[] = [];
    for (const candidate of candidates) {
      const fitted = fit(scene, head, candidate);
      if (typeof fitted === "string") listener?.refused(scene, { ...candidate, head }, fitted);
      else if (fitted !== null) fitting.push(fitted);
    }
    const told =
      fitting.length < 2 ? fitting[0] : (fitting.find((trigger) => hasItsParts(scene, trigger)) ?? fitting[0]);
    if (told === undefined) continue;
    for (const each of fitting) if (each !== told) listener?.refused(scene, each, "outranked", told);
    triggers.push(told);
  }
  return triggers;
}

// ---------------------------------------------------------------- the lexicon by word

/** One phrase of one rule: its head word and the words that must stand beside it. */
interface Entry {
  readonly type: EventType;
  readonly rule: Rule;
  readonly beside: readonly string[];
  readonly weight: number;
}

/** Prepositions by which one noun hangs on another. */
const BINDING: ReadonlySet<string> = new Set(["of", "on", "from", "for", "to"]);

/** Entries by part of speech and lemma of the word they hang on: the first of a verb phrase, the last of a noun phrase. */
const INDEX: ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>> = indexed();

function indexed(): ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>> {
  const index = new Map<string, Map<string, Entry[]>>();
  for (const [type, rules] of Object.entries(LEXICON) as [EventType, readonly Rule[]][]) {
    for (const rule of rules) {
      if (rule.upos === "AUX") continue;
      for (const phrase of rule.words.split(" ").filter((each) => each !== "")) {
        const { key, beside } = partsOf(phrase, rule.upos);
        const entry = { type, rule, beside, weight: weigh(rule, beside) };
        const lemmas = index.get(rule.upos) ?? new Map<string, Entry[]>();
        index.set(rule.upos, lemmas.set(key, inOrder([...(lemmas.get(key) ?? []), entry])));
      }
    }
  }
  return index;
}

/** The word that a phrase hangs on and those beside it: "exchange of fire" hangs on "exchange", with "fire" behind it. */
function partsOf(phrase: string, upos: Rule["upos"]): { readonly key: string; readonly beside: readonly string[] } {
  const parts = phrase.split("_");
  const [first = "", ...others] = parts;
  if (upos !== "NOUN") return { key: first, beside: others };
  const preposition = parts.findIndex((part, i) => i > 0 && i < parts.length - 1 && BINDING.has(part));
  if (preposition < 0) return { key: parts.at(-1) ?? "", beside: parts.slice(0, -1) };
  const before = parts.slice(0, preposition);
  return { key: before.at(-1) ?? "", beside: [...before.slice(0, -1), ...parts.slice(preposition + 1)] };
}

/** The most particular first. */
function inOrder(entries: readonly Entry[]): Entry[] {
  return entries.toSorted((a, b) => b.weight - a.weight);
}

/** How particular an entry is: longer phrases and narrower constraints win over bare words. */
function weigh(rule: Rule, beside: readonly string[]): number {
  const named = (rule.object ?? "")
    .split(" ")
    .some((word) => word !== "" && !["@human", "@name", "@armed"].includes(word));
  return (
    beside.length * 4 +
    (rule.object === undefined ? 0 : named ? 4 : 1) +
    (rule.subject === undefined ? 0 : 2) +
    (rule.complement === undefined ? 0 : 1)
  );
}

/** Whether a lemma is a verb that some rule hangs on. */
export function isTriggerVerb(lemma: string): boolean {
  return INDEX.get("VERB")?.has(lemma) === true;
}

/** How many words, with their part of speech, can set off each type of event. */
export function countTriggers(): ReadonlyMap<EventType, number> {
  const words = new Map<EventType, Set<string>>();
  for (const [type, rules] of Object.entries(LEXICON) as [EventType, readonly Rule[]][]) {
    const seen = new Set<string>();
    for (const rule of rules) for (const phrase of rule.words.split(" ")) seen.add(`${rule.upos} ${phrase}`);
    words.set(type, seen);
  }
  return new Map([...words].map(([type, seen]) => [type, seen.size]));
}

/** What may be told by a word, the most particular first. */
function candidatesAt(scene: Scene, head: number): readonly Entry[] {
  const token = scene.tree.tokens[head];
  const upos = token?.upos === "PROPN" && scene.kinds[head] === null ? "NOUN" : token?.upos;
  const entries = INDEX.get(upos ?? "");
  if (token === undefined || entries === undefined || isInName(scene, head)) return NO_ENTRIES;
  const lemma = token.lemma.toLowerCase();
  const form = token.form.toLowerCase();
  const lemmas =
    upos === "VERB" ? [lemma, form, `${lemma}e`, IRREGULAR.get(form) ?? "", ...stemsOf(form)] : [lemma, form];
  const known = lemmas.filter((each, i) => entries.has(each) && lemmas.indexOf(each) === i);
  const [only, ...others] = known;
  if (only === undefined) return NO_ENTRIES;
  if (others.length === 0) return entries.get(only) ?? NO_ENTRIES;
  return inOrder(known.flatMap((each) => entries.get(each) ?? []));
}

const NO_ENTRIES: readonly Entry[] = [];

/** A capitalised verb or adjective in the middle of a sentence is part of a name: "the United States". */
function isInName(scene: Scene, head: number): boolean {
  const { tokens } = scene.tree;
  const token = tokens[head];
  if (token === undefined || (token.upos !== "VERB" && token.upos !== "ADJ")) return false;
  if (head === 0 || !/^[A-Z]/.test(token.form)) return false;
  const capitals = tokens.filter((each) => /^[A-Z]/.test(each.form)).length;
  return scene.kinds[head] !== null || capitals * 2 < tokens.length;
}

/** What a regular form may come from, where a reader's lemma is odd: "severed" from "sever". */
function stemsOf(form: string): readonly string[] {
  if (!form.endsWith("ed") && !form.endsWith("ing")) return [];
  const stem = /^(.{3,})(?:ed|ing)$/.exec(form)?.[1];
  return stem === undefined ? [] : [stem, `${stem}e`, stem.replace(/(.)\1$/, "$1")];
}

/** Forms whose lemma a reader may miss. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  "martyred martyr froze freeze frozen freeze overthrew overthrow overthrown overthrow withdrew withdraw withdrawn withdraw rebuilt rebuild beaten beat slain slay slew slay retook retake retaken retake overran overrun fled flee fed feed upheld uphold sued sue laid lay struck strike stricken strike shot shoot fought fight sank sink sunk sink swore swear sworn swear forgave forgive forgiven forgive forbade forbid forbidden forbid sought seek besought beseech strove strive hanged hang hung hang bade bid rode ride broke break broken break quit quit"
    .split(" ")
    .reduce<[string, string][]>(
      (pairs, word, i, all) => (i % 2 === 0 ? [...pairs, [word, all[i + 1] ?? word]] : pairs),
      [],
    ),
);

// ---------------------------------------------------------------- does it fit here?

/** The rule as it stands at a head, why it does not fit there, or `null` where the words of its phrase do not stand. */
function fit(scene: Scene, head: number, entry: Entry): Trigger | Refusal | null {
  const { tree } = scene;
  const { rule } = entry;
  if (!hasWords(tree, entry.beside)) return null;
  if (
    rule.upos === "NOUN" ? isModifier(tree, head) : linkOf(tree, head) === "amod" || linkOf(tree, head) === "compound"
  )
    return entry.beside.length === 0 ? "modifier" : null;
  if (rule.upos === "VERB" && isPremodifier(tree, head)) return entry.beside.length === 0 ? "modifier" : null;
  const beside = entry.beside.map((word) => standsBeside(scene, head, word, rule.upos));
  if (beside.includes(null)) return null;
  if (
    rule.upos === "VERB" &&
    (hasOtherParticle(tree, head, beside) || (entry.type === "CONSULT" && onlyNames(tree, head)))
  )
    return "other-verb";
  const light = rule.upos === "NOUN" ? lender(tree, head) : null;
  if (rule.lent === true && light === null) return "no-lender";
  if (rule.bare === true && dependents(tree, head, "obj", "ccomp", "iobj").length > 0) return "wrong-object";
  const unfit = refuseObject(scene, head, entry, beside) ?? refuseSubject(scene, light?.verb ?? head, rule);
  if (unfit !== null) return unfit;
  if (rule.complement !== undefined && !hasComplement(tree, head, rule.complement)) return "no-complement";
  const object = rule.object === undefined ? null : objectThatFits(scene, head, entry, rule.object);
  const ends = [head, ...beside.filter((at): at is number => at !== null), ...(object === null ? [] : [object])];
  const near = ends.filter((at) => Math.abs(at - head) <= 5 && (at === head || !isPerson(scene, at)));
  return {
    type: entry.type,
    rule,
    head,
    span: spanOf(tree, Math.min(...near), Math.max(...near)),
    object,
    beside: beside.filter((at): at is number => at !== null),
    light,
  };
}

/** Whether the other words of a phrase stand in a sentence at all; of classes of words only a close look can tell. */
function hasWords(tree: Tree, words: readonly string[]): boolean {
  for (const word of words) {
    if (!word.startsWith("@") && !tree.lemmas.includes(word) && !tree.forms.includes(word)) return false;
  }
  return true;
}

/** Verbs that a particle turns to another meaning: "struck up a friendship", "talks up its plans". */
const TURNED: ReadonlyMap<string, readonly string[]> = new Map(
  "strike:up,out,off,down blast:out,off hit:up,off fire:up,off shoot:up,off kill:off charge:up storm:off,out seize:up fight:off,back back:up,off,down,away,out talk:up,down,over hold:up,out give:up,out,off,away,in bomb:out call:up attack:back arm:up block:out,in shell:out pound:out press:on hail:down order:in execute:on wind:up run:up fall:out,back,apart,behind"
    .split(" ")
    .map((entry) => entry.split(":"))
    .map(([verb = "", particles = ""]): [string, readonly string[]] => [verb, particles.split(",")]),
);

/** Whether a verb has a particle that the rule does not name and that makes another verb of it. */
function hasOtherParticle(tree: Tree, head: number, beside: readonly (number | null)[]): boolean {
  const lemma = lemmaOf(tree, head);
  const turning = TURNED.get(lemma) ?? TURNED.get(IRREGULAR.get(lemma) ?? "") ?? [];
  return dependents(tree, head, "compound:prt", "advmod").some(
    (at) =>
      (tree.tokens[at]?.deprel === "compound:prt" || at === head + 1) &&
      !beside.includes(at) &&
      turning.includes(lemmaOf(tree, at)),
  );
}

/** People are acted on, not part of the words that say what was done. */
function isPerson(scene: Scene, token: number): boolean {
  return isHuman(scene, token);
}

/** A noun that only modifies another tells of nothing: "attack helicopter", "protest leader". */
const isModifier: (tree: Tree, token: number) => boolean = perToken(looksModifying);

function looksModifying(tree: Tree, head: number): boolean {
  const token = tree.tokens[head];
  if (token === undefined) return true;
  if (["compound", "flat", "amod"].includes(relation(token))) return true;
  return relation(token) === "nmod" && token.head > head && dependents(tree, head, "case").length === 0;
}

/** A participle that a reader parts from the noun behind it: "displaced families", "allied militias". */
const isPremodifier: (tree: Tree, token: number) => boolean = perToken(looksPremodifying);

function looksPremodifying(tree: Tree, head: number): boolean {
  const token = tree.tokens[head];
  const next = tree.tokens[head + 1];
  if (token?.xpos !== "VBN" || next?.upos !== "NOUN" || next.head === head) return false;
  return dependents(tree, head, "aux", "nsubj", "obj", "obl").length === 0 && relation(token) !== "root";
}

/** The token beside a head that has a lemma: a dependent, the case mark of one, or the word just before a noun. */
function standsBeside(scene: Scene, head: number, word: string, upos: Rule["upos"]): number | null {
  const { tree } = scene;
  const is = (at: number): boolean =>
    word.startsWith("@") ? isAny(scene, at, word) : lemmaOf(tree, at) === word || tree.forms[at] === word;
  const children = tree.children[head] ?? [];
  const child = children.find(
    (at) =>
      is(at) && linkOf(tree, at) !== "conj" && (upos === "NOUN" ? !isHit(tree, at, head) : follows(tree, at, head)),
  );
  if (child !== undefined) return child;
  if (upos === "NOUN") return wordBefore(tree, head, is);
  for (const at of children) {
    // Another clause has words of its own.
    if (["advcl", "conj", "parataxis"].includes(linkOf(tree, at)) || isTime(tree, at)) continue;
    const near = tree.children[at] ?? [];
    const deep = [
      ...near,
      ...near.filter((below) => linkOf(tree, below) === "nmod").flatMap((below) => tree.children[below] ?? []),
    ].find((below) => is(below) && below > head && DEEP_LINKS.has(linkOf(tree, below)));
    if (deep !== undefined) return deep;
  }
  return null;
}

/** "Strikes on the port" are no port strike, and a raid on the police is not theirs: behind such nouns stands what they hit. */
function isHit(tree: Tree, at: number, noun: number): boolean {
  if (at < noun || !["strike", "raid", "attack", "assault"].includes(lemmaOf(tree, noun))) return false;
  return ["on", "against", "at", "near"].some((word) => hasCase(tree, at, word));
}

/** Links by which the words of a phrase hang on its noun: "found X guilty", "for" in "called for". */
const DEEP_LINKS = new Set(["case", "mark", "compound", "nmod", "obl", "amod"]);

/** Particles and objects of a verb stand behind it, unless the passive has moved them to the front. */
function follows(tree: Tree, at: number, verb: number): boolean {
  return at > verb || tree.tokens[at]?.deprel === "nsubj:pass";
}

/** A word within the three before a noun, hyphens apart: "air strike", "air-strike", "joint military exercise". */
function wordBefore(tree: Tree, head: number, is: (at: number) => boolean): number | null {
  for (let at = head - 1; at >= 0 && at >= head - 3; at--) {
    if (is(at)) return at;
    const upos = tree.tokens[at]?.upos ?? "";
    if (!["NOUN", "ADJ", "PUNCT", "PROPN"].includes(upos) || (upos === "PUNCT" && tree.tokens[at]?.form !== "-"))
      return null;
  }
  return null;
}

function refuseObject(scene: Scene, head: number, entry: Entry, beside: readonly (number | null)[]): Refusal | null {
  const { rule } = entry;
  if (rule.notObject !== undefined) {
    const blocked = rule.notObject;
    if (objectsOf(scene.tree, head).some((object) => !beside.includes(object) && isAny(scene, object, blocked)))
      return "wrong-object";
    if (
      rule.upos !== "VERB" &&
      dependents(scene.tree, head, "nmod", "compound", "amod").some((at) => isAny(scene, at, blocked))
    )
      return "wrong-object";
  }
  if (rule.object === undefined) return null;
  const object = objectThatFits(scene, head, entry, rule.object);
  if (object === null) return "no-object";
  if (rule.notObjectOf !== undefined && isOf(scene, object, rule.notObjectOf)) return "wrong-object";
  const { notBehind } = rule;
  if (notBehind !== undefined && [head, object].some((at) => fallsOnSomething(scene.tree, at, notBehind)))
    return "wrong-object";
  return rule.objectOf === undefined || isOf(scene, object, rule.objectOf) ? null : "wrong-object";
}

/** "A strike on a depot"; a day behind "on" is when it was. */
function fallsOnSomething(tree: Tree, head: number, behind: string): boolean {
  const words = behind.split(" ");
  return dependents(tree, head, "obl", "nmod").some(
    (at) => words.some((word) => hasCase(tree, at, word)) && !isTime(tree, at),
  );
}

/** Whether a noun has one of some words as its modifier or behind "of". */
function isOf(scene: Scene, noun: number, list: string): boolean {
  return dependents(scene.tree, noun, "compound", "amod", "nmod", "nmod:poss").some((at) => isAny(scene, at, list));
}

/** The object a rule asked for; with a complement clause, the verb of that clause will do. */
function objectThatFits(scene: Scene, head: number, { rule, beside }: Entry, list: string): number | null {
  const { tree } = scene;
  const fits = (object: number): boolean => isAny(scene, object, list);
  return (
    objectsOf(tree, head).find(fits) ??
    (rule.complement === undefined ? undefined : complementsOf(tree, head).find(fits)) ??
    (beside.length > 0 ? prepositional(tree, head, beside).find(fits) : undefined) ??
    nounNearby(scene, head, list)
  );
}

/** How far behind a verb its object is looked for where the tree does not show it. */
const NEARBY = 6;

/** A noun that a rule asks for, close behind its verb with no other verb or comma between. */
function nounNearby(scene: Scene, head: number, list: string): number | null {
  const { tokens } = scene.tree;
  if (tokens[head]?.upos !== "VERB" || /@(?:any|name|human|person|state|armed|place)/.test(list)) return null;
  for (let at = head + 1; at <= head + NEARBY && at < tokens.length; at++) {
    const upos = tokens[at]?.upos ?? "";
    if (upos === "ADP" && lemmaOf(scene.tree, at) !== "of" && (at > head + 1 || lemmaOf(scene.tree, at) === "by"))
      return null;
    if (["VERB", "PUNCT", "SCONJ", "PRON"].includes(upos) && tokens[at]?.form !== "-" && tokens[at]?.xpos !== "PRP$")
      return null;
    if ((upos === "NOUN" || upos === "PROPN") && isAny(scene, at, list) && tokens[at + 1]?.upos !== "NOUN") return at;
  }
  return null;
}

/** Nouns behind the particle of a verb that takes one: "pull out of the talks", "hand over power". */
/** What stands behind the preposition of a phrase, or where the phrase has none behind any: "withdrew from the deal". */
function prepositional(tree: Tree, head: number, beside: readonly string[]): readonly number[] {
  const found = dependents(tree, head, "obl");
  const own = found.filter((at) => beside.some((word) => hasCase(tree, at, word)));
  return own.length > 0 ? own : found;
}

function refuseSubject(scene: Scene, head: number, rule: Rule): Refusal | null {
  if (rule.subject === undefined && rule.notSubject === undefined && rule.notState === undefined) return null;
  // Who comes to harm is the subject of "fell" and of "was martyred" alike.
  const undergoes = rule.frame === "die" ? objectsOf(scene.tree, head) : [];
  // "The army said it would withdraw": who withdraws is the army.
  const subjects = [...subjectsOf(scene.tree, head), ...undergoes].map((at) => selfOf(scene, at));
  const { subject, notSubject } = rule;
  if (rule.notState === true && subjects.some((at) => scene.kinds[at] === "place")) return "wrong-subject";
  if (notSubject !== undefined && subjects.some((at) => isAny(scene, at, notSubject))) return "wrong-subject";
  return subject === undefined || subjects.some((at) => isAny(scene, at, subject)) ? null : "no-subject";
}

function hasComplement(tree: Tree, head: number, kind: true | "to"): boolean {
  if (kind === "to") {
    const infinitive = [...complementsOf(tree, head), ...dependents(tree, head, "advcl")];
    return infinitive.some((at) => isMarked(tree, at, "to"));
  }
  if (complementsOf(tree, head).length > 0) return true;
  const token = tree.tokens[head];
  if (token?.upos === "ADJ") return dependents(tree, head, "advcl").length > 0 || relation(token) === "ccomp";
  return dependents(tree, head, "advcl").some((child) => isMarked(tree, child, "to"));
}

/** The clauses that say what is said, planned or ordered: complements, and those a reader hangs on the object. */
const complementsOf: (tree: Tree, token: number) => readonly number[] = perToken(findComplements);

function findComplements(tree: Tree, head: number): readonly number[] {
  const onObject = dependents(tree, head, "obj", "iobj").flatMap((at) => dependents(tree, at, "acl"));
  return [
    ...dependents(tree, head, "xcomp", "ccomp"),
    ...onObject.filter((at) => isMarked(tree, at, "to") || isMarked(tree, at, "that")),
  ];
}

function isMarked(tree: Tree, clause: number, word: string): boolean {
  return dependents(tree, clause, "mark").some((at) => lemmaOf(tree, at) === word);
}

/** The verb above a noun, when it only lends its subject to the noun's deed. */
const lender: (tree: Tree, token: number) => Trigger["light"] = perToken(findLender);

function findLender(tree: Tree, head: number): Trigger["light"] {
  const above = frameAbove(tree, head);
  const token = tree.tokens[above];
  const verb = token?.head ?? -1;
  const below = dependents(tree, above, "acl", "xcomp").find((at) => HAPPENING.has(lemmaOf(tree, at)));
  if (below !== undefined) return { verb: below, kind: "occur" };
  const told = dependents(tree, above, "acl:relcl").find((at) => carriesOut(tree, at));
  if (told !== undefined) return { verb: told, kind: "light" };
  if (dependents(tree, above, "case").some((at) => lemmaOf(tree, at) === "behind") && isPredicate(tree, above))
    return { verb: above, kind: "light" };
  if (token === undefined || verb < 0) return null;
  const lemma = lemmaOf(tree, verb);
  const deprel = token.deprel;
  if (tree.tokens[verb]?.upos !== "VERB") return null;
  // "called the raids a crime" lends nothing, it names.
  const names =
    onlyNames(tree, verb) ||
    dependents(tree, verb, "xcomp").some((at) => tree.tokens[at]?.upos === "NOUN" && at > above);
  if ((deprel === "obj" || deprel === "nsubj:pass") && LIGHT_VERBS.has(lemma) && !names) return { verb, kind: "light" };
  if (deprel === "obj" && REVERSE_VERBS.has(lemma)) return { verb, kind: "reverse" };
  if (relation(token) === "obl" && (lemma === "come" || lemma === "subject") && underOrTo(tree, above))
    return { verb, kind: "reverse" };
  if (
    relation(token) === "obl" &&
    ["participate", "take", "engage", "resort", "go", "meet", "enter", "gather", "return", "arrive"].includes(lemma)
  )
    return { verb, kind: "light" };
  if (relation(token) === "nsubj" && OCCUR_VERBS.has(lemma)) return { verb, kind: "occur" };
  return null;
}

/** "called the raid a massacre", "what residents call an ambush": who calls a deed something has no part in it. */
function onlyNames(tree: Tree, verb: number): boolean {
  if (lemmaOf(tree, verb) !== "call") return false;
  if (dependents(tree, verb, "xcomp").some((at) => tree.tokens[at]?.upos === "NOUN" && at > verb)) return true;
  const [subject] = dependents(tree, verb, "nsubj");
  if (subject === undefined || subject > verb) return false;
  const first = Math.min(subject, ...dependents(tree, subject, "det", "amod", "compound", "nummod"));
  return lemmaOf(tree, first - 1) === "what";
}

/** "the raids that rebels carried out": the relative clause says who did what the noun names. */
function carriesOut(tree: Tree, clause: number): boolean {
  if (!LIGHT_VERBS.has(lemmaOf(tree, clause)) || dependents(tree, clause, "ccomp", "xcomp").length > 0) return false;
  const objects = dependents(tree, clause, "obj");
  const doers = dependents(tree, clause, "nsubj").filter((at) => !RELATIVES.has(tree.tokens[at]?.xpos ?? ""));
  return doers.length > 0 && objects.every((at) => RELATIVES.has(tree.tokens[at]?.xpos ?? ""));
}

const RELATIVES: ReadonlySet<string> = new Set(["WDT", "WP", "IN"]);

/** "was behind the raid", "of being behind the raid": the noun is what is said of someone. */
function isPredicate(tree: Tree, noun: number): boolean {
  return dependents(tree, noun, "cop").length > 0;
}

/** Verbs that say only that something happens, also where they hang on the noun: "clashes that erupted in". */
const HAPPENING: ReadonlySet<string> = new Set([
  "erupt",
  "flare",
  "rage",
  "break",
  "occur",
  "happen",
  "resume",
  "continue",
  "spread",
  "escalate",
  "intensify",
  "ensue",
]);

function underOrTo(tree: Tree, token: number): boolean {
  return dependents(tree, token, "case").some((at) => ["under", "to"].includes(lemmaOf(tree, at)));
}

/** The noun that counts or frames a noun, or the noun itself: "a series" over "attacks". */
function frameAbove(tree: Tree, head: number): number {
  const above = tree.tokens[head]?.head ?? -1;
  if (above >= 0 && framedBy(tree, above) === head) return above;
  return head;
}
