import type { Token } from "../model.ts";
import { CLASSES, HEADLINE_PASSIVES } from "./english/classes.ts";
import { STATEMENTS } from "./english/cues.ts";
import { dependents, growTree, relation, type Tree } from "./syntax.ts";

/** The tree with participles and clauses that were hung on the wrong word set right; a tree without such as it is. */
export function mendClauses(tree: Tree): Tree {
  return MENDS.reduce((mended, mend) => mend(mended), tree);
}

/** In the order they build on each other. */
const MENDS: readonly ((tree: Tree) => Tree)[] = [
  mendPremodifiers,
  mendRelative,
  mendAfter,
  mendAnswer,
  mendTold,
  mendSaid,
  mendStraySubject,
  mendReduced,
  mendFragment,
];

function withTokens(tree: Tree, tokens: readonly Token[]): Tree {
  return growTree({ ...tree.sentence, tokens: [...tokens] }, tree.index);
}

// ---------------------------------------------------------------- participles before nouns

/** Prepositions that a reader takes for conjunctions where a participle follows: "to displaced families". */
const PREPOSITIONS: ReadonlySet<string> = new Set([
  "to",
  "by",
  "of",
  "for",
  "with",
  "from",
  "against",
  "on",
  "in",
  "at",
]);

/** "filed by defeated candidates", "aid to displaced families": between a preposition and a noun a past participle describes. */
function mendPremodifiers(tree: Tree): Tree {
  const at = tree.tokens.findIndex((_, i) => describedBy(tree, i) !== null);
  const noun = at < 0 ? null : describedBy(tree, at);
  return noun === null ? tree : mendPremodifiers(withPremodifier(tree, at, noun));
}

/** The noun that a participle behind a preposition describes, `null` where it is a verb after all. */
function describedBy(tree: Tree, at: number): number | null {
  const token = tree.tokens[at];
  const before = tree.tokens[at - 1];
  if (token?.upos !== "VERB" || before === undefined || before.head !== at || token.head < 0) return null;
  if (!token.form.endsWith("ed") || !PREPOSITIONS.has(before.form.toLowerCase())) return null;
  if (dependents(tree, at, "aux", "nsubj").length > 0) return null;
  const object = dependents(tree, at, "obj").find((child) => child > at && child - at <= 4);
  return object !== undefined && dependents(tree, object, "det", "case").length === 0 ? object : null;
}

function withPremodifier(tree: Tree, at: number, noun: number): Tree {
  const head = tree.tokens[at]?.head ?? -1;
  const link = ["NOUN", "PROPN"].includes(tree.tokens[head]?.upos ?? "") ? "nmod" : "obl";
  return withTokens(
    tree,
    tree.tokens.map((token, i): Token => {
      if (i === noun) return { ...token, head, deprel: link };
      if (i === at) return { ...token, head: noun, deprel: "amod" };
      if (i === at - 1) return { ...token, upos: "ADP", head: noun, deprel: "case" };
      return token.head === at ? { ...token, head: noun } : token;
    }),
  );
}

// ---------------------------------------------------------------- what someone is told

/** Verbs that name whom they tell before what they tell him. */
const TELLING: ReadonlySet<string> = new Set(["tell", "inform", "assure", "warn", "remind", "notify", "promise"]);
const NOMINATIVE: ReadonlySet<string> = new Set(["they", "he", "she", "we", "i", "it"]);

/** "told mediators they would attend": behind the hearer stands what he hears, not which hearer is meant. */
function mendTold(tree: Tree): Tree {
  const clause = tree.tokens.findIndex((_, at) => isTold(tree, at));
  if (clause < 0) return tree;
  const hearer = tree.tokens[clause]?.head ?? -1;
  const verb = tree.tokens[hearer]?.head ?? -1;
  return mendTold(
    withTokens(
      tree,
      tree.tokens.map((token, at): Token => (at === clause ? { ...token, head: verb, deprel: "ccomp" } : token)),
    ),
  );
}

function isTold(tree: Tree, at: number): boolean {
  const token = tree.tokens[at];
  const hearer = tree.tokens[token?.head ?? -1];
  if (token === undefined || hearer === undefined || token.deprel !== "acl:relcl") return false;
  if (!["obj", "iobj"].includes(hearer.deprel) || hearer.head >= token.head) return false;
  if (!TELLING.has(tree.tokens[hearer.head]?.lemma.toLowerCase() ?? "")) return false;
  const subject = dependents(tree, at, "nsubj")[0];
  return (
    subject !== undefined &&
    NOMINATIVE.has(tree.tokens[subject]?.form.toLowerCase() ?? "") &&
    ["NOUN", "PROPN"].includes(tree.tokens[subject - 1]?.upos ?? "")
  );
}

// ---------------------------------------------------------------- what someone said

/** "said 600 lorries crossed the line": nobody says lorries; a number and its noun are the subject of what is said. */
function mendSaid(tree: Tree): Tree {
  const clause = tree.tokens.findIndex((_, at) => saidOf(tree, at) !== null);
  const said = clause < 0 ? null : saidOf(tree, clause);
  if (said === null) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === said.subject) return { ...token, head: clause, deprel: "nsubj" };
    return at === clause ? { ...token, xpos: "VBD", head: said.verb, deprel: "ccomp" } : token;
  });
  return mendSaid(withTokens(tree, tokens));
}

/** The verb of saying above a clause and the clause's subject, where a parser took the subject for what is said. */
function saidOf(tree: Tree, at: number): { readonly verb: number; readonly subject: number } | null {
  const token = tree.tokens[at];
  if (token?.upos !== "VERB" || !/^VB[DN]$/.test(token.xpos)) return null;
  const own = dependents(tree, at, "nsubj")[0];
  if (token.deprel === "xcomp" && own !== undefined) {
    return isSaying(tree, token.head) && own > token.head ? { verb: token.head, subject: own } : null;
  }
  const noun = tree.tokens[token.head];
  if (token.deprel !== "acl" || noun?.deprel !== "obj" || !isSaying(tree, noun.head)) return null;
  const isBare = dependents(tree, at, "aux", "aux:pass", "mark", "obl:agent", "nsubj").length === 0;
  const numbered = dependents(tree, token.head, "nummod").length > 0;
  return isBare && numbered && token.head > noun.head && at > token.head
    ? { verb: noun.head, subject: token.head }
    : null;
}

function isSaying(tree: Tree, at: number): boolean {
  return tree.tokens[at]?.lemma.toLowerCase() === "say";
}

/** "The force bombed villagers, residents said": the first of two subjects belongs to what is said. */
function mendStraySubject(tree: Tree): Tree {
  const said = tree.tokens.findIndex((_, at) => strayOf(tree, at) !== null);
  const stray = said < 0 ? null : strayOf(tree, said);
  if (stray === null) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === stray.subject) return { ...token, head: stray.clause, deprel: "nsubj" };
    if (at !== stray.clause || token.deprel === "ccomp") return token;
    const lemma = token.upos === "VERB" ? token.lemma : baseOf(token.form.toLowerCase());
    return { ...token, upos: "VERB", xpos: "VBD", lemma, head: said, deprel: "ccomp" };
  });
  return withTokens(tree, tokens);
}

/** The base of a regular past: "advance" of "advanced". */
function baseOf(past: string): string {
  return /[csgvz]ed$/.test(past) ? past.slice(0, -1) : past.slice(0, -2);
}

/**
 * What is said and its subject, where a parser hung that on the verb of saying behind it, which has one of its own: as a
 * clause without a subject, or as a participle that describes it ("troops crossed into Gao, the mayor said").
 */
function strayOf(tree: Tree, said: number): { readonly clause: number; readonly subject: number } | null {
  const subjects = dependents(tree, said, "nsubj");
  const [subject = -1, teller = -1] = subjects;
  if (subjects.length !== 2 || teller > said + 1 || !isSaying(tree, said)) return null;
  const clause = [...dependents(tree, said, "ccomp"), ...dependents(tree, subject, "acl")].find(
    (at) => at > subject && at < teller,
  );
  const token = tree.tokens[clause ?? -1];
  if (clause === undefined || token === undefined) return null;
  if (token.upos !== "VERB" && !(token.upos === "ADJ" && token.form.endsWith("ed"))) return null;
  const own = dependents(tree, clause, "nsubj", "nsubj:pass", "aux:pass", "obl:agent", "mark");
  // "A man wounded in the attack, his brother said" tells of what was done to him.
  const isDoing = token.xpos !== "VBG" && !HEADLINE_PASSIVES.has(token.lemma.toLowerCase());
  return own.length === 0 && (isDoing || token.deprel === "ccomp") ? { clause, subject } : null;
}

/** "…, the ministry said, an allegation Baku denied": of two subjects in a row the first is what the second answers. */
function mendAnswer(tree: Tree): Tree {
  const verb = tree.tokens.findIndex((_, at) => answeredIn(tree, at) >= 0);
  if (verb < 0) return tree;
  const statement = answeredIn(tree, verb);
  const above = tree.tokens[verb]?.head ?? -1;
  const whole = tree.tokens[above]?.deprel === "parataxis" ? (tree.tokens[above]?.head ?? above) : above;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === statement) return { ...token, head: whole, deprel: "appos" };
    return at === verb ? { ...token, head: statement, deprel: "acl:relcl" } : token;
  });
  return mendAnswer(withTokens(tree, tokens));
}

/** The statement that a verb was taken to have for its subject, beside the one right before it; -1 where there is none. */
function answeredIn(tree: Tree, at: number): number {
  const token = tree.tokens[at];
  if (token?.upos !== "VERB" || token.head < 0) return -1;
  const [statement = -1, answerer = -1, ...others] = dependents(tree, at, "nsubj").filter((child) => child < at);
  if (answerer < 0 || others.length > 0 || dependents(tree, at, "obj", "ccomp").length > 0) return -1;
  if (!STATEMENTS.has(tree.tokens[statement]?.lemma.toLowerCase() ?? "")) return -1;
  const first = Math.min(statement, ...dependents(tree, statement, "det"));
  return tree.tokens[first - 1]?.form === "," ? statement : -1;
}

// ---------------------------------------------------------------- what killed

/** Deeds that kill. */
const DEADLY: ReadonlySet<string> = new Set(
  "attack assault strike airstrike raid bombing bombardment shelling blast explosion ambush shooting offensive barrage".split(
    " ",
  ),
);
const TAKES_LIVES: ReadonlySet<string> = new Set(["kill", "wound", "injure", "maim", "leave"]);
/** What stands between a deed and whom or where it hits. */
const HITTING = /^(?:on|against|at|in|near|outside|inside|of|over|into)$/i;

/** "The attack on a hospital that killed four": no hospital kills; the relative clause tells of the attack. */
function mendRelative(tree: Tree): Tree {
  const clause = tree.tokens.findIndex((_, at) => deedOf(tree, at) >= 0);
  if (clause < 0) return tree;
  const deed = deedOf(tree, clause);
  return mendRelative(
    withTokens(
      tree,
      tree.tokens.map((token, at): Token => (at === clause ? { ...token, head: deed } : token)),
    ),
  );
}

/** The deed that a relative clause on what it hit tells of; -1 where there is none, or those that were hit may have killed. */
function deedOf(tree: Tree, at: number): number {
  const token = tree.tokens[at];
  if (token?.deprel !== "acl:relcl" || !TAKES_LIVES.has(token.lemma.toLowerCase())) return -1;
  const [subject = -1] = dependents(tree, at, "nsubj");
  if (!/^(?:that|which)$/i.test(tree.tokens[subject]?.form ?? "")) return -1;
  let hit = token.head;
  while (hit >= 0 && tree.tokens[hit]?.deprel === "nmod") {
    const noun = tree.tokens[hit];
    const lemma = noun?.lemma.toLowerCase() ?? "";
    if (CLASSES["armed"]?.has(lemma) || CLASSES["arms"]?.has(lemma)) return -1;
    if (!dependents(tree, hit, "case").some((mark) => HITTING.test(tree.tokens[mark]?.form ?? ""))) return -1;
    hit = noun?.head ?? -1;
    if (DEADLY.has(tree.tokens[hit]?.lemma.toLowerCase() ?? "")) return hit;
  }
  return -1;
}

/** "Injured after a tank fired at a tower": behind "after" stands a sentence, where somebody or some arm does what follows. */
function mendAfter(tree: Tree): Tree {
  const verb = tree.tokens.findIndex((_, at) => doerBehindAfter(tree, at) >= 0);
  if (verb < 0) return tree;
  const doer = doerBehindAfter(tree, verb);
  const above = tree.tokens[doer]?.head ?? -1;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, xpos: "VBD", head: above, deprel: "advcl" };
    if (at === doer) return { ...token, head: verb, deprel: "nsubj" };
    return token.head === doer && token.deprel === "case"
      ? { ...token, upos: "SCONJ", head: verb, deprel: "mark" }
      : token;
  });
  return mendAfter(withTokens(tree, tokens));
}

/** The noun behind "after" that does what the verb behind it tells, where a parser took the verb for its description. */
function doerBehindAfter(tree: Tree, at: number): number {
  const token = tree.tokens[at];
  const doer = token?.head ?? -1;
  const noun = tree.tokens[doer];
  if (token?.upos !== "VERB" || token.deprel !== "acl" || !/^VB[DN]$/.test(token.xpos) || doer !== at - 1) return -1;
  if (noun?.upos !== "NOUN" || !["obl", "nmod"].includes(noun.deprel)) return -1;
  if (!dependents(tree, doer, "case").some((mark) => /^after$/i.test(tree.tokens[mark]?.form ?? ""))) return -1;
  if (dependents(tree, at, "aux", "aux:pass", "obl:agent", "nsubj").length > 0) return -1;
  const lemma = noun.lemma.toLowerCase();
  const acts = ["human", "armed", "arms", "vehicle"].some((each) => CLASSES[each]?.has(lemma));
  return acts && FIRING.has(token.lemma.toLowerCase()) ? doer : -1;
}

/** What those that are armed do, and what is hardly ever done to them. */
const FIRING: ReadonlySet<string> = new Set("fire open shoot shell bomb strike hit storm raid attack".split(" "));

// ---------------------------------------------------------------- participles behind nouns

/** "leaders meeting in Gao called for talks": the noun before such a participle is the subject of what follows. */
function mendReduced(tree: Tree): Tree {
  const participle = tree.tokens.findIndex((_, at) => subjectBefore(tree, at) !== null);
  const noun = participle < 0 ? null : subjectBefore(tree, participle);
  if (noun === null) return tree;
  const verb = tree.tokens[participle]?.head ?? -1;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === noun) return { ...token, head: verb, deprel: "nsubj" };
    return at === participle ? { ...token, head: noun, deprel: "acl" } : token;
  });
  return mendReduced(withTokens(tree, tokens));
}

/** The noun before a participle that was taken for the subject of a later verb. */
function subjectBefore(tree: Tree, at: number): number | null {
  const token = tree.tokens[at];
  if (token?.upos !== "VERB" || !/^VB[GN]$/.test(token.xpos) || relation(token) !== "nsubj" || token.head <= at)
    return null;
  const noun = dependents(tree, at, "nsubj").find((child) => child === at - 1);
  return noun !== undefined && ["NOUN", "PROPN"].includes(tree.tokens[noun]?.upos ?? "") ? noun : null;
}

/** "Ministers of five states gathered in Gao": in a sentence without a verb, the participle is its verb. */
function mendFragment(tree: Tree): Tree {
  const root = tree.tokens.findIndex((token) => token.head < 0);
  const verb = tree.tokens.findIndex((_, at) => isVerbOf(tree, at, root));
  if (verb < 0) return tree;
  const tokens = tree.tokens.map((token, at): Token => {
    if (at === verb) return { ...token, xpos: "VBD", head: -1, deprel: "root" };
    if (at === root) return { ...token, head: verb, deprel: "nsubj" };
    return token.head === root && at > verb ? { ...token, head: verb } : token;
  });
  return withTokens(tree, tokens);
}

function isVerbOf(tree: Tree, at: number, root: number): boolean {
  const token = tree.tokens[at];
  const noun = tree.tokens[root];
  if (token === undefined || noun === undefined || !["NOUN", "PROPN"].includes(noun.upos)) return false;
  if (token.upos !== "VERB" || token.deprel !== "acl" || !/^VB[DN]$/.test(token.xpos)) return false;
  const near = token.head === root || (tree.tokens[token.head]?.head === root && token.head < at);
  if (!near || HEADLINE_PASSIVES.has(token.lemma.toLowerCase())) return false;
  if (dependents(tree, root, "nsubj", "cop", "case", "parataxis").length > 0) return false;
  if (dependents(tree, at, "obl:agent", "aux:pass", "mark").length > 0) return false;
  const closed = /^[.!?]$/.test(tree.tokens.at(-1)?.form ?? "");
  return closed && tree.tokens.every((each, i) => i === at || each.upos !== "VERB" || i > at);
}
