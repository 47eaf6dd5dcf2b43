import { CLASSES, TIME_WORDS } from "./english/classes.ts";
import { SPEAKING_THINGS } from "./english/cues.ts";
import { dependents, relation, type Tree } from "./syntax.ts";

/** How far up a chain of verbs a missing subject is looked for. */
const HIGHEST_CLIMB = 6;

/** Verbs whose infinitive is done by their subject although they have an object: "promised him to leave". */
const SUBJECT_CONTROL: ReadonlySet<string> = new Set(["promise", "vow", "threaten", "pledge", "offer", "swear"]);

/** Whether a verb is passive: by its auxiliary, or as a participle behind a noun ("the raid condemned by …"). */
export function isPassive(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  if (token === undefined) return false;
  if (dependents(tree, verb, "aux:pass").length > 0) return true;
  if (token.xpos !== "VBN") return false;
  // Without its auxiliary, as in headlines, a passive shows only in verbs that always have an object.
  if (dependents(tree, verb, "nsubj:pass", "csubj:pass").length > 0) return NEVER_ALONE.has(token.lemma);
  return relation(token) === "acl" && dependents(tree, verb, "aux", "obj").length === 0;
}

const NEVER_ALONE: ReadonlySet<string> = new Set(["accuse", "charge", "suspect", "blame", "convict", "indict", "tell"]);

/** The "by" phrase of a passive, unless it tells by when: "reported by Tuesday noon". */
export function agentOf(tree: Tree, verb: number): number | null {
  return (
    behind(tree, verb, "by").find((at) => {
      const lemma = tree.tokens[at]?.lemma.toLowerCase() ?? "";
      return !TIME_WORDS.has(lemma) && !MEANS.has(lemma);
    }) ?? null
  );
}

/** What one speaks by, and which does not speak itself: "confirmed by telephone". */
const MEANS: ReadonlySet<string> = new Set(
  "telephone phone email e-mail mail text radio fax video satellite videolink cable telegram message hand".split(" "),
);

/** The nominal dependents of a token that stand behind a preposition. */
export function behind(tree: Tree, head: number, preposition: string): readonly number[] {
  return dependents(tree, head, "obl", "nmod", "advcl", "acl", "xcomp", "ccomp").filter((child) =>
    dependents(tree, child, "case", "mark").some((mark) => lemmaIs(tree, mark, preposition)),
  );
}

/** The subject of a verb's own clause, in the active or the passive; never the empty "it" or "there". */
export function subjectOf(tree: Tree, verb: number): number | null {
  const first = datelineLength(tree);
  const subjects = dependents(tree, verb, "nsubj", "csubj").filter(
    (child) => child >= first && tree.tokens[child]?.deprel !== "nsubj:outer",
  );
  // Of two in front of the verb, the nearer is meant: "Sudan: Army says".
  const nearest = subjects.findLast((child) => child < verb) ?? subjects[0];
  const subject = nearest === undefined ? undefined : (describedBy(tree, nearest) ?? nearest);
  return subject === undefined ? null : (nextTo(tree, verb, subject) ?? subject);
}

/** "*Doctors* quoted by the paper said": a participle is easily taken for the subject's verb. */
function describedBy(tree: Tree, subject: number): number | null {
  const token = tree.tokens[subject];
  if (token?.deprel !== "csubj" || !["VBD", "VBN"].includes(token.xpos)) return null;
  return dependents(tree, subject, "nsubj").find((child) => child < subject) ?? null;
}

/**
 * The name or pronoun that stands between a comma and a finite verb, where the tree has the verb's subject farther
 * off: in "After talks with the governor, Mr. Cruz pledged" nobody else can be meant.
 */
function nextTo(tree: Tree, verb: number, subject: number): number | null {
  if (!FINITE.has(tree.tokens[verb]?.xpos ?? "") || subject > verb) return null;
  let at = verb - 1;
  while (at > subject && ["AUX", "ADV"].includes(tree.tokens[at]?.upos ?? "")) at--;
  const last = tree.tokens[at];
  if (last === undefined || at <= subject) return null;
  if (last.upos === "PRON" && NOMINATIVE.has(last.form.toLowerCase())) return at;
  let first = at;
  while (first > subject && tree.tokens[first]?.upos === "PROPN") first--;
  const stands = first < at && /^[,:]$/.test(tree.tokens[first]?.form ?? "");
  const belongs = tree.tokens.slice(first + 1, at + 1).some((token) => token.head === subject);
  return stands && !belongs ? headAmong(tree, at, verb, first) : null;
}

const NOMINATIVE: ReadonlySet<string> = new Set(["he", "she", "they", "i", "we"]);

/** How many tokens at a sentence's start are the reporter's place and agency: "GENEVA (AP) -". */
export function datelineLength(tree: Tree): number {
  const first = tree.tokens[0]?.form ?? "";
  if (!/^\p{Lu}[\p{Lu}.'’-]{2,}$/u.test(first)) return 0;
  for (let at = 1; at <= LONGEST_DATELINE; at++) {
    const form = tree.tokens[at]?.form ?? "";
    if (/^[-–—―]+$/.test(form)) return at + 1;
    const isAgency = form === ")" && tree.tokens[at - 2]?.form === "(";
    if (isAgency) return /^[-–—―]+$/.test(tree.tokens[at + 1]?.form ?? "") ? at + 2 : at + 1;
  }
  return 0;
}

const LONGEST_DATELINE = 10;

/**
 * The noun in front of a finite verb that the tree gives no subject, past its auxiliaries and an aside between
 * commas: "The minister, who was in Doha, *said*".
 */
function nounBefore(tree: Tree, verb: number): number | null {
  if (!FINITE.has(tree.tokens[verb]?.xpos ?? "") || dependents(tree, verb, "expl").length > 0) return null;
  const token = tree.tokens[verb];
  if (token === undefined || ["conj", "acl"].includes(relation(token))) return null;
  let at = verb - 1;
  while (at >= 0 && ["AUX", "ADV", "PART"].includes(tree.tokens[at]?.upos ?? "")) at--;
  while (at >= 0 && /^[,)–—-]$/.test(tree.tokens[at]?.form ?? "")) at--;
  if (at < datelineLength(tree) || !isNominal(tree, at)) return null;
  if (TIME_WORDS.has(tree.tokens[at]?.lemma.toLowerCase() ?? "") && isNominal(tree, at - 1)) at--;
  return beforePreposition(tree, headAmong(tree, at, verb, datelineLength(tree) - 1));
}

/** The noun that a phrase with a preposition, or with an adjective and one, stands behind: "*sources* close to the army". */
function beforePreposition(tree: Tree, noun: number): number {
  let at = noun;
  for (let climbed = 0; climbed < HIGHEST_CLIMB; climbed++) {
    const preposition = dependents(tree, at, "case").find((child) => child < at && tree.tokens[child]?.upos === "ADP");
    if (preposition === undefined) break;
    let before = preposition - 1;
    if (["ADJ", "ADV"].includes(tree.tokens[before]?.upos ?? "")) before--;
    // "Residents reached by phone", "officers posted at the border".
    if (tree.tokens[before]?.xpos === "VBN" || tree.tokens[before]?.xpos === "VBD") before--;
    if (before < datelineLength(tree) || !isNominal(tree, before)) break;
    at = before;
  }
  return at;
}

const FINITE: ReadonlySet<string> = new Set(["VBD", "VBZ", "VBP"]);

/** The head of the noun phrase that ends at a token, between two others. */
function headAmong(tree: Tree, last: number, before: number, after: number): number {
  let at = last;
  for (let climbed = 0; climbed < HIGHEST_CLIMB; climbed++) {
    const token = tree.tokens[at];
    if (token === undefined || token.head <= after || token.head >= before || !isNominal(tree, token.head)) break;
    if (!["compound", "flat", "nmod", "appos", "nummod", "amod"].includes(relation(token))) break;
    at = token.head;
  }
  return at;
}

/**
 * Who speaks, thinks or wishes by a verb: its subject, the "by" phrase of a passive, or, for a verb without
 * a subject of its own, the one who does what it hangs on: "X left, saying …", "a letter warning that …",
 * "urged Y to admit that …". `null` where the text hides it: "it was reported that …".
 */
export function speakerOfVerb(tree: Tree, verb: number): number | null {
  if (isPassive(tree, verb)) return agentOf(tree, verb);
  if (dependents(tree, verb, "expl").length > 0 && subjectOf(tree, verb) === null) return null;
  return subjectOf(tree, verb) ?? doerOf(tree, verb, 0) ?? nounBefore(tree, verb);
}

function doerOf(tree: Tree, verb: number, climbed: number): number | null {
  const token = tree.tokens[verb];
  const head = token?.head ?? -1;
  if (token === undefined || head < 0 || climbed > HIGHEST_CLIMB) return null;
  if (dependents(tree, verb, "expl").length > 0) return null;
  switch (relation(token)) {
    case "acl":
      return speaksItself(tree, head, verb)
        ? head
        : (doerAround(tree, tree.tokens[head]?.head ?? head, climbed) ?? head);
    case "xcomp":
    case "ccomp":
      return controlled(tree, head) ?? doerAround(tree, head, climbed);
    case "conj":
      return breaksOff(tree, verb)
        ? doerAround(tree, tree.tokens[head]?.head ?? head, climbed)
        : doerAround(tree, head, climbed);
    case "advcl":
    case "parataxis":
    case "dep":
      if (isRelayed(tree, verb, head)) return dependents(tree, head, "obj", "iobj")[0] ?? null;
      return relation(token) !== "advcl" && hasOwnTense(tree, verb) ? null : doerAround(tree, head, climbed);
    case "obl":
    case "nmod":
      return doerAround(tree, head, climbed);
    default:
      return null;
  }
}

/** "Quoted the governor as *saying* that": the one who is quoted says it. */
function isRelayed(tree: Tree, verb: number, head: number): boolean {
  return (
    tree.tokens[verb]?.xpos === "VBG" &&
    RELAYING.has(tree.tokens[head]?.lemma ?? "") &&
    !isPassive(tree, head) &&
    dependents(tree, verb, "mark", "case").some((mark) => lemmaIs(tree, mark, "as"))
  );
}

const RELAYING: ReadonlySet<string> = new Set(["quote", "cite", "report", "record", "paraphrase", "show", "depict"]);

/**
 * Whether a noun is the one who says what the participle behind it says: people do ("officers warning that"), and so
 * do letters and laws. After a comma, or behind other things, the clause's subject does.
 */
function speaksItself(tree: Tree, noun: number, verb: number): boolean {
  const token = tree.tokens[noun];
  if (token === undefined || !isNominal(tree, noun)) return false;
  const head = tree.tokens[token.head];
  if (head === undefined || head.upos !== "VERB" || relation(token) === "nsubj" || tree.tokens[verb]?.xpos !== "VBG")
    return true;
  if (tree.tokens.slice(noun, verb).some((one) => one.form === ",")) return false;
  return token.upos === "PROPN" || SPEAKING_THINGS.has(token.lemma) || (CLASSES["human"]?.has(token.lemma) ?? false);
}

/** The subject of the clause that a verb hangs on, or of the one above. */
function doerAround(tree: Tree, head: number, climbed: number): number | null {
  if (isPassive(tree, head) && subjectOf(tree, head) === null) return agentOf(tree, head);
  return subjectOf(tree, head) ?? doerOf(tree, head, climbed + 1);
}

/** The object of a verb that makes its object the doer of what follows: "urged the army to admit". */
function controlled(tree: Tree, head: number): number | null {
  if (SUBJECT_CONTROL.has(tree.tokens[head]?.lemma ?? "")) return null;
  const object = dependents(tree, head, "obj", "iobj")[0];
  // "Made it clear that": an empty "it" says nothing.
  return object === undefined || lemmaIs(tree, object, "it") ? null : object;
}

function hasOwnTense(tree: Tree, verb: number): boolean {
  return ["VBD", "VBZ", "VBP"].includes(tree.tokens[verb]?.xpos ?? "");
}

export function isNominal(tree: Tree, token: number): boolean {
  return ["NOUN", "PROPN", "PRON", "NUM"].includes(tree.tokens[token]?.upos ?? "");
}

/**
 * Whether a coordinated verb leaves the clause it seems to go on: in "said two men were killed and accused Israel" a
 * passive or modal clause is followed by an active verb of its own tense, which goes on with "said".
 */
export function breaksOff(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  const first = token === undefined ? undefined : tree.tokens[token.head];
  if (token === undefined || first === undefined || relation(token) !== "conj" || relation(first) !== "ccomp")
    return false;
  if (token.xpos !== "VBD" && token.xpos !== "VBN") return false;
  const hasOwn = dependents(tree, verb, "nsubj", "aux", "aux:pass").length > 0;
  const active = dependents(tree, verb, "obj", "ccomp", "xcomp").length > 0;
  const passive = dependents(tree, token.head, "aux:pass").length > 0;
  const modal =
    token.xpos === "VBD" && dependents(tree, token.head, "aux").some((aux) => tree.tokens[aux]?.xpos === "MD");
  return !hasOwn && active && (passive || modal);
}

export function lemmaIs(tree: Tree, index: number, lemma: string): boolean {
  const token = tree.tokens[index];
  return token !== undefined && (token.lemma.toLowerCase() === lemma || token.form.toLowerCase() === lemma);
}
