import type { Polarity, Realis } from "../model.ts";
import { lemmaWithParticle } from "./contents.ts";
import { ALMOST, HESITATING, PRESUPPOSING, UNABLE, UNDOING, UNDOING_VERBS_ONLY } from "./english/irrealis.ts";
import { isHistory } from "./history.ts";
import { lemmaOf } from "./meaning.ts";
import { dependents, linkOf, relation, type Tree } from "./syntax.ts";

/** Whether the words around a token say that it happened, will, might, once did, or did not. */
export function realisOf(tree: Tree, token: number): Realis {
  let strongest: Realis = "actual";
  for (const [at, through] of upward(tree, token)) {
    const here = at === token ? ownRealis(tree, token) : contextRealis(tree, at, through);
    if (here === "negated") return "negated";
    if (RANK[here] > RANK[strongest]) strongest = here;
  }
  return strongest;
}

/** Whether the words say that something did not happen: "did not fire", "no attack", "denied shelling". */
export function polarityOf(tree: Tree, token: number): Polarity {
  return upward(tree, token).some(([at, through]) => (at === token ? isNegated(tree, at) : negates(tree, at, through)))
    ? "negative"
    : "positive";
}

/** The word that makes what a token tells of less than a fact; `null` where none does. */
export function realisWordOf(tree: Tree, token: number): number | null {
  const realis = realisOf(tree, token);
  if (realis === "actual") return null;
  const step = upward(tree, token).find(
    ([at, through]) => (at === token ? ownRealis(tree, at) : contextRealis(tree, at, through)) === realis,
  );
  if (step === undefined || step[0] !== token) return step?.[0] ?? null;
  return (tree.children[token] ?? []).find((child) => ownRealis(without(tree, token, child), token) !== realis) ?? null;
}

/** The tree as if a word did not stand there. */
function without(tree: Tree, head: number, child: number): Tree {
  return {
    ...tree,
    children: tree.children.map((all, i) => (i === head ? all.filter((each) => each !== child) : all)),
  };
}

/** When words disagree, the less real reading wins: "would have attacked in 1991" is hypothetical. */
const RANK: Readonly<Record<Realis, number>> = { actual: 0, historical: 1, future: 2, hypothetical: 3, negated: 4 };

const PLANNING = new Set([
  "plan",
  "intend",
  "promise",
  "vow",
  "pledge",
  "prepare",
  "agree",
  "offer",
  "ready",
  "willing",
  "set",
  "schedule",
  "due",
  "prepared",
  "expect",
  "decide",
  "about",
  "committed",
  "want",
  "aim",
  "hope",
  "seek",
  "propose",
  "approve",
]);
const SUPPOSING = new Set([
  "threaten",
  "warn",
  "call",
  "urge",
  "demand",
  "ask",
  "risk",
  "fear",
  "consider",
  "suggest",
  "request",
  "order",
  "allow",
  "permit",
  "appeal",
  "insist",
  "mull",
  "discuss",
  "recommend",
  "encourage",
  "threat",
  "possibility",
  "danger",
  "prospect",
  "chance",
  "likely",
  "unlikely",
  "wish",
  "imagine",
  "pressure",
  "beg",
  "convince",
  "persuade",
  "push",
  "authorize",
  "authorise",
  "plot",
  "conspire",
  "scheme",
]);
const NEGATORS = new Set(["not", "n't", "never", "neither", "nor", "no", "without", "hardly"]);
const POSSIBLE = new Set(["could", "may", "might", "would", "should", "can", "must", "ought"]);
const COMING = new Set(["will", "shall", "wo", "'ll"]);
const FUTURE_ADJECTIVES = new Set([
  "upcoming",
  "planned",
  "future",
  "imminent",
  "forthcoming",
  "looming",
  "impending",
  "scheduled",
  "proposed",
  "expected",
]);
const SUPPOSED_ADJECTIVES = new Set([
  "possible",
  "potential",
  "hypothetical",
  "eventual",
  "likely",
  "threatened",
  "feared",
]);
const CONDITIONS = new Set(["if", "unless", "whether", "lest", "provided"]);

/** Prepositions behind which stands what has happened anyway. */
const ASIDE = new Set(["into", "after", "following", "since"]);

/** A token and those above it, each with the child that leads to it, as far as what is said of them bears on it. */
function upward(tree: Tree, token: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [[token, token]];
  let child = token;
  for (let steps = 0; steps < 4; steps++) {
    const at = tree.tokens[child];
    if (at === undefined || at.head < 0) break;
    const link = relation(at);
    if (["parataxis", "appos"].includes(link) || at.deprel === "acl:relcl") break;
    // "Demanded an inquiry into the raid": the raid is not what is asked for.
    if (["nmod", "obl"].includes(link) && dependents(tree, child, "case").some((on) => ASIDE.has(lemmaOf(tree, on))))
      break;
    if (link === "advcl" && !isComplement(tree, at.head, child)) break;
    found.push([at.head, child]);
    child = at.head;
  }
  return found;
}

/** "prevented rebels *from attacking*", "stopped short *of shelling*": hung like a circumstance, but what the verb is about. */
function isComplement(tree: Tree, above: number, child: number): boolean {
  const undoes = UNDOING.has(lemmaWithParticle(tree, above)) || UNABLE.has(lemmaOf(tree, above));
  if (!undoes) return false;
  const marks = dependents(tree, child, "mark", "case").map((at) => lemmaOf(tree, at));
  return marks.length === 0
    ? tree.tokens[child]?.xpos === "VBG" || hasHaving(tree, child)
    : marks.some((mark) => ["from", "of", "to"].includes(mark));
}

/** "denied having shelled". */
function hasHaving(tree: Tree, verb: number): boolean {
  return dependents(tree, verb, "aux").some((at) => tree.tokens[at]?.form.toLowerCase() === "having");
}

function ownRealis(tree: Tree, token: number): Realis {
  if (isNegated(tree, token) || isAlmost(tree, token)) return "negated";
  const auxiliaries = dependents(tree, token, "aux").map((at) => lemmaOf(tree, at));
  const forms = dependents(tree, token, "aux").map((at) => tree.tokens[at]?.form.toLowerCase() ?? "");
  if (underCondition(tree, token)) return "hypothetical";
  if (isDue(tree, token)) return "future";
  if ([...auxiliaries, ...forms].some((each) => COMING.has(each))) return "future";
  if ([...auxiliaries, ...forms].some((each) => POSSIBLE.has(each))) return "hypothetical";
  const adjectives = dependents(tree, token, "amod").map((at) => lemmaOf(tree, at));
  if (adjectives.some((each) => FUTURE_ADJECTIVES.has(each))) return "future";
  if (adjectives.some((each) => SUPPOSED_ADJECTIVES.has(each))) return "hypothetical";
  return isHistory(tree, token) ? "historical" : "actual";
}

/** "is to withdraw", "were to meet": arranged, not done. */
function isDue(tree: Tree, token: number): boolean {
  const be = dependents(tree, token, "cop", "aux").some((at) => lemmaOf(tree, at) === "be");
  const to = dependents(tree, token, "mark").some((at) => lemmaOf(tree, at) === "to");
  if (dependents(tree, token, "aux").some((at) => lemmaOf(tree, at) === "have")) return false;
  return be && to && tree.tokens[token]?.upos === "VERB";
}

/** What a word above an event makes of it. */
function contextRealis(tree: Tree, above: number, child: number): Realis {
  if (negates(tree, above, child)) return "negated";
  const link = linkOf(tree, child);
  const lemma = lemmaOf(tree, above);
  const verbal = ["xcomp", "ccomp", "obj", "obl", "acl", "nmod", "csubj"].includes(link);
  if (link === "conj") return tree.tokens[above]?.upos === "VERB" ? sharedAuxiliary(tree, above, child) : "actual";
  if (link === "xcomp" && lemma === "go" && tree.tokens[above]?.xpos === "VBG") return "future";
  if (verbal && SUPPOSING.has(lemma) && !(link === "obl" && !supposes(tree, child))) return "hypothetical";
  if (link === "xcomp" && (PLANNING.has(lemma) || lemma === "be")) return "future";
  if (link === "acl" && dependents(tree, child, "mark").some((at) => lemmaOf(tree, at) === "to")) return "future";
  if (link === "ccomp" && dependents(tree, above, "cop", "nsubj").length === 0) return "actual";
  return ["obj", "nsubj", "nsubj:pass"].includes(link) || link === "xcomp" ? modalOf(tree, above) : "actual";
}

/** "warned of", "called for", "risk of" suppose; "called in" does not. */
function supposes(tree: Tree, child: number): boolean {
  return dependents(tree, child, "case").some((at) =>
    ["for", "of", "about", "against", "on", "with"].includes(lemmaOf(tree, at)),
  );
}

function sharedAuxiliary(tree: Tree, above: number, child: number): Realis {
  const bare = tree.tokens[child]?.xpos === "VB";
  return bare ? modalOf(tree, above) : "actual";
}

function modalOf(tree: Tree, verb: number): Realis {
  const forms = dependents(tree, verb, "aux").flatMap((at) => [
    lemmaOf(tree, at),
    tree.tokens[at]?.form.toLowerCase() ?? "",
  ]);
  if (forms.some((each) => COMING.has(each))) return "future";
  if (forms.some((each) => POSSIBLE.has(each)) || underCondition(tree, verb)) return "hypothetical";
  return "actual";
}

function underCondition(tree: Tree, token: number): boolean {
  const marked = dependents(tree, token, "mark", "advmod").some(
    (at) => CONDITIONS.has(lemmaOf(tree, at)) || (lemmaOf(tree, at) === "in" && lemmaOf(tree, at + 1) === "case"),
  );
  return marked || isInverted(tree, token);
}

/** "Should rebels attack, …", "Had they attacked, …": a condition without "if", in front of another clause. */
function isInverted(tree: Tree, token: number): boolean {
  const subject = dependents(tree, token, "nsubj")[0];
  const first = dependents(tree, token, "aux", "cop")[0];
  if (subject === undefined || first === undefined || first > subject || first > token) return false;
  if (!/^(?:should|had|were)$/i.test(tree.tokens[first]?.form ?? "")) return false;
  const opens = first === 0 || tree.tokens[first - 1]?.upos === "PUNCT" || tree.tokens[first - 1]?.upos === "CCONJ";
  return opens && tree.tokens.at(-1)?.form !== "?";
}

/** "nearly attacked". */
function isAlmost(tree: Tree, token: number): boolean {
  return (
    tree.tokens[token]?.upos === "VERB" &&
    dependents(tree, token, "advmod").some((at) => at === token - 1 && ALMOST.has(lemmaOf(tree, at)))
  );
}

export function isNegated(tree: Tree, token: number): boolean {
  return (
    dependents(tree, token, "advmod", "det", "cc", "case", "mark", "cc:preconj").some((at) => {
      const lemma = lemmaOf(tree, at);
      const form = tree.tokens[at]?.form.toLowerCase() ?? "";
      return NEGATORS.has(lemma) || NEGATORS.has(form) || (lemma === "long" && form === "longer" && at > 0);
    }) ||
    dependents(tree, token, "nsubj", "obj").some((at) => {
      const form = tree.tokens[at]?.form.toLowerCase() ?? "";
      return (
        ["nobody", "none", "nothing"].includes(form) ||
        dependents(tree, at, "det").some((det) => ["no", "neither"].includes(lemmaOf(tree, det)))
      );
    })
  );
}

function negates(tree: Tree, above: number, child: number): boolean {
  const link = linkOf(tree, child);
  if (undoes(tree, above, child)) return true;
  // "Will not hesitate to attack", "did not stop them attacking": not to undo is to do.
  if (HESITATING.has(lemmaOf(tree, above)) || UNDOING.has(lemmaWithParticle(tree, above))) return false;
  if (PRESUPPOSING.has(lemmaOf(tree, above)) && link === "obj") return false;
  if (link === "nsubj" && tree.tokens[child]?.deprel !== "nsubj:pass")
    return isNegated(tree, above) && dependents(tree, above, "obj").length === 0;
  return ["xcomp", "obj", "nsubj"].includes(link) && isNegated(tree, above);
}

/** Whether a word above an event says that it came to nothing: "foiled the attack", "was unable to attack". */
function undoes(tree: Tree, above: number, child: number): boolean {
  const link = linkOf(tree, child);
  const verb = tree.tokens[child]?.upos === "VERB";
  if (UNABLE.has(lemmaOf(tree, above)) && verb && ["xcomp", "advcl", "acl"].includes(link)) return true;
  const whole = lemmaWithParticle(tree, above);
  if (!UNDOING.has(whole) || isNegated(tree, above) || (!verb && UNDOING_VERBS_ONLY.has(whole))) return false;
  if (link === "nsubj") return dependents(tree, above, "aux:pass").length > 0;
  return ["xcomp", "ccomp", "obj", "advcl"].includes(link);
}
