import type { Polarity, Realis } from "../model.ts";
import { isTime, lemmaOf } from "./meaning.ts";
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

const DENYING = new Set([
  "deny",
  "refuse",
  "fail",
  "avoid",
  "avert",
  "prevent",
  "foil",
  "thwart",
  "stop",
  "refute",
  "decline",
  "cancel",
  "abort",
  "forgo",
  "refrain",
]);
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

/** A token and those above it, each with the child that leads to it, as far as what is said of them bears on it. */
function upward(tree: Tree, token: number): readonly (readonly [number, number])[] {
  const found: (readonly [number, number])[] = [[token, token]];
  let child = token;
  for (let steps = 0; steps < 4; steps++) {
    const at = tree.tokens[child];
    if (at === undefined || at.head < 0) break;
    const link = relation(at);
    if (["advcl", "parataxis", "appos"].includes(link) || at.deprel === "acl:relcl") break;
    found.push([at.head, child]);
    child = at.head;
  }
  return found;
}

function ownRealis(tree: Tree, token: number): Realis {
  if (isNegated(tree, token)) return "negated";
  const auxiliaries = dependents(tree, token, "aux").map((at) => lemmaOf(tree, at));
  const forms = dependents(tree, token, "aux").map((at) => tree.tokens[at]?.form.toLowerCase() ?? "");
  if (underCondition(tree, token)) return "hypothetical";
  if (isDue(tree, token)) return "future";
  if ([...auxiliaries, ...forms].some((each) => COMING.has(each))) return "future";
  if ([...auxiliaries, ...forms].some((each) => POSSIBLE.has(each))) return "hypothetical";
  const adjectives = dependents(tree, token, "amod").map((at) => lemmaOf(tree, at));
  if (adjectives.some((each) => FUTURE_ADJECTIVES.has(each))) return "future";
  if (adjectives.some((each) => SUPPOSED_ADJECTIVES.has(each))) return "hypothetical";
  return isLongAgo(tree, token) || isYearsBack(tree, token) ? "historical" : "actual";
}

/** "is to withdraw", "were to meet": arranged, not done. */
function isDue(tree: Tree, token: number): boolean {
  const be = dependents(tree, token, "cop", "aux").some((at) => lemmaOf(tree, at) === "be");
  const to = dependents(tree, token, "mark").some((at) => lemmaOf(tree, at) === "to");
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
  return dependents(tree, token, "mark", "advmod").some((at) => CONDITIONS.has(lemmaOf(tree, at)));
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
  if (DENYING.has(lemmaOf(tree, above)) && ["xcomp", "ccomp", "obj", "advcl"].includes(link)) return true;
  if (DENYING.has(lemmaOf(tree, above)) && link === "nsubj" && dependents(tree, above, "aux:pass").length > 0)
    return true;
  if (link === "nsubj" && tree.tokens[child]?.deprel !== "nsubj:pass")
    return isNegated(tree, above) && dependents(tree, above, "obj").length === 0;
  return ["xcomp", "obj", "nsubj"].includes(link) && isNegated(tree, above);
}

/** "ten years ago", "in 1982", "decades of", "since the 1990s": told as background, not as news. */
function isLongAgo(tree: Tree, token: number): boolean {
  const around = [token, ...dependents(tree, token, "obj")];
  return around.some((head) =>
    dependents(tree, head, "obl", "nmod", "advmod", "obl:tmod", "obl:unmarked", "nmod:unmarked").some((at) => {
      const form = tree.tokens[at]?.form ?? "";
      if (/^(?:1[5-9]\d\d|19\d\ds?)$/.test(form)) return true;
      if (["decade", "century"].includes(lemmaOf(tree, at))) return true;
      if (
        lemmaOf(tree, at) === "ago" ||
        dependents(tree, at, "advmod", "case").some((mark) => lemmaOf(tree, mark) === "ago")
      ) {
        return yearsAgo(tree, at);
      }
      return (
        isTime(tree, at) &&
        dependents(tree, at, "nmod", "nummod").some((below) => /^(?:1[5-9]\d\d)$/.test(tree.tokens[below]?.form ?? ""))
      );
    }),
  );
}

/** "five years after crowds burned the embassy": the clause behind a span of years is background. */
function isYearsBack(tree: Tree, token: number): boolean {
  const mark = dependents(tree, token, "mark").find((at) => ["after", "since"].includes(lemmaOf(tree, at)));
  if (mark === undefined || linkOf(tree, token) !== "advcl") return false;
  const before = [mark - 1, mark - 2].map((at) => lemmaOf(tree, at));
  return before.some((word) => ["year", "decade", "century"].includes(word));
}

function yearsAgo(tree: Tree, token: number): boolean {
  const words = [token, ...dependents(tree, token, "obl", "nmod", "advmod", "nummod", "obl:unmarked", "obl:npmod")].map(
    (at) => lemmaOf(tree, at),
  );
  return words.some((word) => ["year", "decade", "century", "generation"].includes(word));
}
