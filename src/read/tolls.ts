import type { QuantityKind } from "../model.ts";
import { countsBreaches, isRunningBreaches, timesBroken } from "./breaches.ts";
import type { Count } from "./counts.ts";
import { ARMS, CONDITIONS, COUNTING_VERBS, type CountingVerb, OUTCOMES } from "./english/outcomes.ts";
import { hasCase, lemmaOf, type Scene } from "./meaning.ts";
import { type NumberPhrase, phraseAfter, phraseBefore } from "./number-phrases.ts";
import { type Amount, exactly, readAmount } from "./numbers.ts";
import { objectsOf } from "./objects.ts";
import { isPassive } from "./passives.ts";
import { isNegated } from "./realis.ts";
import { isRunning } from "./running-totals.ts";
import { subjectsOf } from "./subjects.ts";
import { dependents, linkOf, type Tree } from "./syntax.ts";
import { readTally } from "./tallies.ts";
import { countAt, countOf } from "./victims.ts";

/** A count with the word that tells it: "killed", "dead", "toll". */
export interface ToldCount extends Count {
  readonly anchor: number;
  /** "did not wound 12": the number stands, what it counts did not come about. */
  readonly denied: boolean;
}

/** Every number of people or projectiles that a sentence tells, by the word that tells it, in the order of the text. */
export function readTolls(scene: Scene): readonly ToldCount[] {
  return scene.tree.tokens.flatMap((_token, at) => tollsAt(scene, at));
}

function tollsAt(scene: Scene, at: number): readonly ToldCount[] {
  const { tree } = scene;
  const token = tree.tokens[at];
  if (token === undefined) return [];
  const times = token.upos === "VERB" ? timesBroken(tree, at) : null;
  if (times !== null) return told(scene, at, "violations", times, false);
  const verb = token.upos === "VERB" && linkOf(tree, at) !== "amod" ? ofVerb(scene, at) : null;
  if (verb !== null) return [verb];
  const kind = CONDITIONS.get(token.form.toLowerCase());
  if (kind !== undefined && ["ADJ", "VERB", "NOUN"].includes(token.upos))
    return told(
      scene,
      at,
      kind,
      ofCondition(scene, at) ?? (isDefinite(tree, at) ? null : countAt(scene, phraseBefore(tree, at), "people")),
      false,
    );
  const headline = ofHeadline(scene, at);
  if (headline !== null) return [headline];
  if (token.upos !== "NOUN") return [];
  const lemma = lemmaOf(tree, at);
  if (lemma === "casualty") return unharmed(scene, at);
  if (lemma === "loss" && isLossOfLife(tree, at)) return told(scene, at, "dead", noneTold(tree, at), false);
  const tally = readTally(scene, at);
  if (tally !== null) return told(scene, at, tally.kind, tally.amount, tally.cumulative);
  if (countsBreaches(tree, at)) {
    const breaches = readAmount(tree, at);
    return told(scene, at, "violations", breaches, breaches !== null && isRunningBreaches(tree, at, breaches));
  }
  const outcome = OUTCOMES.get(lemma);
  if (outcome !== undefined) return told(scene, at, outcome, ofOutcome(scene, at), false);
  return ARMS.has(lemma) && isMeans(tree, at)
    ? told(scene, at, "projectiles", countOf(scene, [at], "arms"), false)
    : [];
}

/** Who is killed or hurt counts also when alone; that one man was arrested is told by the arrest itself. */
const HARM: ReadonlySet<QuantityKind> = new Set(["dead", "injured", "missing"]);

function told(
  scene: Scene,
  anchor: number,
  kind: QuantityKind,
  amount: Amount | null,
  cumulative: boolean,
): readonly ToldCount[] {
  if (amount === null || (amount.estimate.high === 1 && !HARM.has(kind))) return [];
  const { estimate, first, last } = amount;
  const { tree } = scene;
  const denied = estimate.best > 0 && isNegated(tree, anchor);
  const running = cumulative || isRunning(tree, anchor, first, last);
  return [
    {
      kind,
      estimate,
      cumulative: running,
      sentence: tree.index,
      first,
      last,
      head: headOf(tree, first, last),
      anchor,
      denied,
    },
  ];
}

/** The token of a stretch that ties it to the rest. */
function headOf(tree: Tree, first: number, last: number): number {
  for (let at = last; at >= first; at--) {
    const head = tree.tokens[at]?.head ?? -1;
    if (head < first || head > last) return at;
  }
  return last;
}

// ---------------------------------------------------------------- verbs

function ofVerb(scene: Scene, at: number): ToldCount | null {
  const lemma = lemmaOf(scene.tree, at);
  for (const rule of VERBS.get(lemma) ?? []) {
    if (rule.beside !== undefined && !hasBeside(scene.tree, at, BESIDE.get(rule) ?? new Set())) continue;
    const words = rule.counted === "object" ? objectsOf(scene.tree, at) : subjectsOf(scene.tree, at);
    const gapped = isGapped(scene.tree, at) ? countAt(scene, phraseBefore(scene.tree, at), rule.of) : null;
    const amount =
      gapped ?? countOf(scene, words, rule.of) ?? countAt(scene, besideVerb(scene.tree, at, rule), rule.of);
    const none = noneOf(scene.tree, at, words);
    const [count] = told(scene, at, rule.kind, none ?? amount, false);
    if (count !== undefined) return count;
  }
  return null;
}

/** "one was killed and six wounded": the second number stands right before its verb. */
function isGapped(tree: Tree, at: number): boolean {
  return linkOf(tree, at) === "conj" && dependents(tree, at, "aux").length === 0;
}

/** "without injuring anyone", "did not kill anybody" */
function noneOf(tree: Tree, verb: number, words: readonly number[]): Amount | null {
  const anyone = words.find((at) => /^(?:any(?:one|body))$/i.test(tree.tokens[at]?.form ?? ""));
  if (anyone === undefined || !isNegated(tree, verb)) return null;
  return { estimate: exactly(0), first: anyone, last: anyone };
}

/** The number where the object or the subject of a verb should stand. */
function besideVerb(tree: Tree, at: number, { counted }: CountingVerb): NumberPhrase | null {
  const auxiliaries = dependents(tree, at, "aux", "advmod").filter((each) => each < at);
  const passive = isPassive(tree, at);
  if (counted === "object" && !passive) return phraseAfter(tree, at);
  return phraseBefore(tree, Math.min(at, ...auxiliaries));
}

const VERBS: ReadonlyMap<string, readonly CountingVerb[]> = byWord(COUNTING_VERBS);
const BESIDE: ReadonlyMap<CountingVerb, ReadonlySet<string>> = new Map(
  COUNTING_VERBS.map((rule) => [rule, new Set((rule.beside ?? "").split(" "))]),
);

function byWord(rules: readonly CountingVerb[]): ReadonlyMap<string, readonly CountingVerb[]> {
  const index = new Map<string, CountingVerb[]>();
  for (const rule of rules) {
    for (const word of rule.words.split(/\s+/)) index.set(word, [...(index.get(word) ?? []), rule]);
  }
  return index;
}

/** Whether one of some words stands beside a verb, or leads or follows what does: "into", "to hospital", "of wounds". */
function hasBeside(tree: Tree, verb: number, words: ReadonlySet<string>): boolean {
  const beside = dependents(tree, verb, "obj", "obl", "xcomp", "ccomp", "advmod", "advcl", "compound", "acl");
  const around = beside.flatMap((at) => [at, ...dependents(tree, at, "case", "mark", "amod", "nmod", "acl", "conj")]);
  return around.some((at) => words.has(lemmaOf(tree, at)) || words.has(tree.tokens[at]?.form.toLowerCase() ?? ""));
}

/** "Strike on market kills 12, wounds 30": headlines use the bare present, which a parser takes for a plural. */
function ofHeadline(scene: Scene, at: number): ToldCount | null {
  const { tree } = scene;
  const token = tree.tokens[at];
  if (token === undefined || token.upos === "VERB" || /^[.!?]$/.test(tree.tokens.at(-1)?.form ?? "")) return null;
  const rule = VERBS.get(token.form.replace(/e?s$/, ""))?.[0] ?? VERBS.get(token.form.replace(/s$/, ""))?.[0];
  if (rule === undefined || rule.counted !== "object" || rule.beside !== undefined) return null;
  const next = tree.tokens[at + 1]?.upos === "NOUN" ? countOf(scene, [at + 1], rule.of) : null;
  return told(scene, at, rule.kind, countAt(scene, phraseAfter(tree, at), rule.of) ?? next, false)[0] ?? null;
}

// ---------------------------------------------------------------- conditions and outcomes

/** Verbs whose object is in the condition that follows: "left five dead". */
const LEAVING = new Set([
  "leave",
  "report",
  "declare",
  "find",
  "fear",
  "presume",
  "believe",
  "confirm",
  "pronounce",
  "feel",
  "give",
]);

/** "12 dead", "three wounded civilians", "at least ten are missing", "left five injured"; the number stands with the nearest. */
function ofCondition(scene: Scene, at: number): Amount | null {
  const { tree } = scene;
  if (["among", "of", "for"].some((each) => hasCase(tree, at, each))) return null;
  const own = readAmount(tree, at);
  if (own !== null) return own.estimate.best === 1 && hasOnlyArticle(tree, at) ? null : own;
  const count = (words: readonly number[]) =>
    countOf(
      scene,
      words.filter((each) => !isOtherwise(tree, each, at)),
      "people",
    );
  const subjects = dependents(tree, at, "nsubj");
  if (subjects.length > 0) return sole(tree, count(subjects), at, subjects);
  const above = tree.tokens[at]?.head ?? -1;
  if (above < 0) return null;
  if (tree.tokens[above]?.upos === "NOUN" || tree.tokens[above]?.upos === "NUM")
    return ["amod", "acl", "appos", "dep"].includes(linkOf(tree, at)) && !isDefinite(tree, above)
      ? sole(tree, count([above]), at, [above])
      : null;
  return LEAVING.has(lemmaOf(tree, above)) ? count(objectsOf(tree, above)) : null;
}

/** Of "one woman dead and 20 men injured", each condition has its own number. */
function sole(tree: Tree, total: Amount | null, at: number, words: readonly number[]): Amount | null {
  const [first] = words;
  const parted = words.flatMap((each) => dependents(tree, each, "conj")).some((each) => isOtherwise(tree, each, at));
  return parted && first !== undefined ? readAmount(tree, first) : total;
}

/** Whether another condition is said of a noun. */
function isOtherwise(tree: Tree, noun: number, condition: number): boolean {
  return dependents(tree, noun, "amod", "acl", "appos", "dep").some(
    (at) => at !== condition && CONDITIONS.has(tree.tokens[at]?.form.toLowerCase() ?? ""),
  );
}

/** "the 12 wounded": they were told of before. */
function isDefinite(tree: Tree, at: number): boolean {
  return dependents(tree, at, "det").some((each) => ["the", "these", "those"].includes(lemmaOf(tree, each)));
}

/** "a dead", "a death": no number that anyone counts. */
function hasOnlyArticle(tree: Tree, at: number): boolean {
  return dependents(tree, at, "nummod").length === 0 && tree.tokens[at]?.xpos !== "CD";
}

/** "five deaths", "no injuries", "the deaths of six soldiers" */
function ofOutcome(scene: Scene, at: number): Amount | null {
  const amount = noneTold(scene.tree, at) ?? readAmount(scene.tree, at);
  const sufferers = dependents(scene.tree, at, "nmod").filter((each) => hasCase(scene.tree, each, "of"));
  if (amount === null && sufferers.length > 0) return countOf(scene, sufferers, "people");
  if (amount === null || (amount.estimate.best === 1 && hasOnlyArticle(scene.tree, at))) return null;
  return amount;
}

/** "no casualties", "without casualties", "without causing any casualties": nobody dead and nobody hurt. */
function unharmed(scene: Scene, at: number): readonly ToldCount[] {
  const { tree } = scene;
  const none = noneTold(tree, at);
  if (none === null) return [];
  return (["dead", "injured"] as const).flatMap((kind) => told(scene, at, kind, none, false));
}

/** That there are none of a noun: "no injuries", "no deaths or injuries", "without casualties". */
function noneTold(tree: Tree, at: number): Amount | null {
  const above = tree.tokens[at]?.head ?? -1;
  const amount = readAmount(tree, at);
  const shared = linkOf(tree, at) === "conj" && readAmount(tree, above)?.estimate.high === 0;
  const without = [at, above].some((each) => hasCase(tree, each, "without"));
  const isNone = shared || without || amount?.estimate.high === 0 || isUncaused(tree, at, above);
  return isNone ? { estimate: exactly(0), first: amount?.first ?? at, last: at } : null;
}

/** "did not cause casualties" */
function isUncaused(tree: Tree, at: number, above: number): boolean {
  return (
    linkOf(tree, at) === "obj" &&
    ["cause", "result", "inflict", "suffer"].includes(lemmaOf(tree, above)) &&
    isNegated(tree, above)
  );
}

function isLossOfLife(tree: Tree, at: number): boolean {
  return dependents(tree, at, "nmod").some((each) => lemmaOf(tree, each) === "life");
}

// ---------------------------------------------------------------- arms

const SALVOS = new Set(["barrage", "salvo", "volley", "wave", "hail", "swarm", "launch", "firing", "series", "number"]);

/** "attacked it with 30 drones", "a salvo of twelve rockets": arms as the means of what is told. */
function isMeans(tree: Tree, at: number): boolean {
  const above = tree.tokens[at]?.head ?? -1;
  if (hasCase(tree, at, "of")) return SALVOS.has(lemmaOf(tree, above));
  return ["with", "using", "involving", "by"].some((each) => hasCase(tree, at, each));
}
