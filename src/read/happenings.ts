import { joinCounts } from "./counts.ts";
import type { Scene } from "./meaning.ts";
import { hasCase, isGround, isHuman, isTime, lemmaOf } from "./meaning.ts";
import type { Telling } from "./promises.ts";
import { isNegated } from "./realis.ts";
import { dependents, linkOf, relation, type Tree } from "./syntax.ts";
import { hasAccident, hasViolence } from "./weapons.ts";

/** Rules that tell of people coming to harm without saying that anyone harmed them. */
const ONLY_HARM: ReadonlySet<string> = new Set(
  ["die", "dead", "death", "casualty", "martyr", "fall", "wound", "suffer-wounds", "kill", "go-off", "come-under"].map(
    (key) => `rule:en.assault.${key}`,
  ),
);
const NEEDS_CAUSE: ReadonlySet<string> = new Set(
  ["die", "dead", "death", "casualty", "wound", "suffer-wounds"].map((key) => `rule:en.assault.${key}`),
);

/**
 * Force told twice in one sentence as one event: an attack and its dead, a light verb and its noun.
 *
 * "An attack that killed three", "struck a bus, killing five", "killed in clashes with X" are one event
 * each.
 */
export function joinAssaults(scene: Scene, tellings: readonly Telling[]): readonly Telling[] {
  const others = tellings.filter((each) => each.type !== "ASSAULT");
  const assaults = tellings.filter((each) => each.type === "ASSAULT");
  const joined: Telling[] = [];
  const taken = new Set<Telling>();
  for (const telling of assaults) {
    if (taken.has(telling)) continue;
    let whole = telling;
    let grew = true;
    while (grew) {
      grew = false;
      for (const other of assaults) {
        if (other === telling || taken.has(other) || joined.some((each) => each.trigger === other.trigger)) continue;
        if (!areOne(scene, whole, other)) continue;
        whole = join(scene, whole, other);
        taken.add(other);
        grew = true;
      }
    }
    joined.push(whole);
  }
  return [...others, ...joined];
}

/** Whether somebody did harm, and people did not only come to it. */
export function isViolence(scene: Scene, telling: Telling): boolean {
  const { head } = telling.trigger;
  // People flee floods and fires too.
  if (telling.rule === "rule:en.sanction.flee") return hasViolence(scene, head) || !hasAccident(scene, head);
  if (telling.type !== "ASSAULT") return true;
  if (telling.slots.actors.length > 0 || !ONLY_HARM.has(telling.trigger.rule.rule)) return true;
  // "Civilian casualties: a man died of a mine": the head of a paragraph tells of nothing by itself.
  if (scene.tree.tokens[head + 1]?.form === ":") return false;
  if (hasViolence(scene, head)) return true;
  return !NEEDS_CAUSE.has(telling.trigger.rule.rule) && !hasAccident(scene, head);
}

// ---------------------------------------------------------------- is it the same force?

function areOne(scene: Scene, a: Telling, b: Telling): boolean {
  return leadsTo(scene, a, b) || leadsTo(scene, b, a);
}

/** Whether the tree leads from one trigger up to another through links that keep to one happening. */
function leadsTo(scene: Scene, from: Telling, to: Telling): boolean {
  const { tree } = scene;
  let at = from.trigger.head;
  for (let steps = 0; steps < 4; steps++) {
    const token = tree.tokens[at];
    if (token === undefined || token.head < 0 || !keepsTogether(tree, at, to)) return false;
    const above = token.head;
    if (above === to.trigger.head || above === to.trigger.light?.verb) {
      return relation(token) !== "conj" || sharesActors(tree, from, to);
    }
    if (
      steps > 0 &&
      tree.tokens[above]?.upos === "VERB" &&
      !["leave", "cause", "lead", "include", "result", "say"].includes(lemmaOf(tree, above))
    )
      return false;
    at = above;
  }
  return false;
}

const TOGETHER = new Set([
  "nsubj",
  "obl",
  "obj",
  "advcl",
  "acl",
  "conj",
  "xcomp",
  "nmod",
  "compound",
  "parataxis",
  "amod",
]);
/** Prepositions and conjunctions behind which another happening stands. */
const APART = [
  "for",
  "after",
  "since",
  "before",
  "despite",
  "over",
  "following",
  "because",
  "if",
  "while",
  "although",
  "though",
  "against",
  "about",
  "amid",
  "until",
  "as",
  "to",
  "between",
];

function keepsTogether(tree: Tree, at: number, to: Telling): boolean {
  const token = tree.tokens[at];
  if (token === undefined || !TOGETHER.has(relation(token))) return false;
  if (token.deprel === "ccomp") return false;
  const marked =
    APART.some((each) => hasCase(tree, at, each) && !(CAUSAL.has(each) && tellsCause(tree, at, to))) ||
    (!ONLY_HARM.has(to.trigger.rule.rule) &&
      dependents(tree, at, "advmod", "mark").some((each) => lemmaOf(tree, each) === "when"));
  if (relation(token) === "conj" && token.upos === "VERB" && dependents(tree, at, "nsubj").length > 0)
    return ONLY_HARM.has(to.trigger.rule.rule) && isGapped(tree, at) && !marked;
  return !marked;
}

/** Words that lead from harm to its cause: "died after a drone hit the market". */
const CAUSAL: ReadonlySet<string> = new Set(["after", "as", "following", "because"]);

/** Whether a clause or deed tells how people came to the harm that is told above it; "two days after" tells of another day. */
function tellsCause(tree: Tree, at: number, harm: Telling): boolean {
  if (!ONLY_HARM.has(harm.trigger.rule.rule) || harm.slots.actors.length > 0) return false;
  const mark = dependents(tree, at, "mark", "case").find((each) => CAUSAL.has(lemmaOf(tree, each)));
  return mark !== undefined && !isTime(tree, mark - 1);
}

/** "one was killed and four wounded": the second shares the auxiliary of the first, and its happening. */
function isGapped(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  return /^VB[ND]$/.test(token?.xpos ?? "") && dependents(tree, verb, "aux", "obj").length === 0;
}

function sharesActors(tree: Tree, from: Telling, to: Telling): boolean {
  const own = dependents(tree, from.trigger.head, "nsubj", "nsubj:pass").length > 0;
  if (own && !(ONLY_HARM.has(from.trigger.rule.rule) && isGapped(tree, from.trigger.head))) return false;
  return (
    from.slots.actors.length === 0 ||
    to.slots.actors.length === 0 ||
    from.slots.actors.some((at) => to.slots.actors.includes(at))
  );
}

/** Two tellings as one: the governing trigger, whoever either names, the toll of both. */
function join(scene: Scene, a: Telling, b: Telling): Telling {
  const [upper, lower] = leadsTo(scene, b, a) ? [a, b] : [b, a];
  const turned = isMeans(scene, upper, lower) || spares(scene, upper, lower) || isGraver(upper, lower);
  const [first, second] = turned ? [lower, upper] : [upper, lower];
  const victims = harmed(first).concat(harmed(second));
  const actors = (first.slots.actors.length > 0 ? first.slots.actors : second.slots.actors).filter(
    (at) => !victims.includes(at),
  );
  const all = [...new Set([...first.slots.recipients, ...second.slots.recipients])].filter(
    (at) => !actors.includes(at),
  );
  const hit = all.filter((at) => !hasCase(scene.tree, at, "in") && linkOf(scene.tree, at) !== "compound");
  const struck = hit.length > 0 ? hit : all;
  // Where people are hurt, the ground they stood on is the scene, unless it was aimed at.
  const hurt = struck.filter((at) => !isGround(scene, at) || isTarget(scene.tree, at));
  const recipients = hurt.some((at) => isHuman(scene, at)) ? hurt : struck;
  const people = recipients.filter((at) => isHuman(scene, at));
  return {
    ...first,
    mode: first.mode ?? second.mode,
    slots: {
      actors,
      recipients:
        people.length > 0 && people.length < recipients.length
          ? [...people, ...recipients.filter((at) => !people.includes(at))]
          : recipients,
      places: [...new Set([...first.slots.places, ...second.slots.places])],
      dates: [...new Set([...first.slots.dates, ...second.slots.dates])],
    },
    counts: joinCounts(first.counts, second.counts),
  };
}

/** "Thirty were hurt and a dozen killed": that people are killed says by itself that somebody did it. */
function isGraver(upper: Telling, lower: Telling): boolean {
  return NEEDS_CAUSE.has(upper.trigger.rule.rule) && lower.trigger.rule.rule === "rule:en.assault.kill";
}

/** "shelled the town", "strikes on the town": what force is used on, not only near. */
function isTarget(tree: Tree, token: number): boolean {
  return linkOf(tree, token) === "obj" || ["on", "against", "at"].some((word) => hasCase(tree, token, word));
}

/** "The bombing killed three": the noun names the deed, the verb only what came of it. */
function isMeans(scene: Scene, upper: Telling, lower: Telling): boolean {
  return (
    ONLY_HARM.has(upper.trigger.rule.rule) &&
    lower.trigger.rule.upos === "NOUN" &&
    lower.trigger.light?.kind === "occur" &&
    upper.trigger.head === lower.trigger.light.verb &&
    scene.tree.tokens.length > 0
  );
}

/** "Nobody was hurt in the shelling": the shelling took place, the harm did not. */
function spares(scene: Scene, upper: Telling, lower: Telling): boolean {
  return (
    ONLY_HARM.has(upper.trigger.rule.rule) &&
    isNegated(scene.tree, upper.trigger.head) &&
    lower.trigger.rule.upos === "NOUN"
  );
}

/** Those whom a verb of harm names as its victims; they never become attackers. */
function harmed(telling: Telling): readonly number[] {
  return ONLY_HARM.has(telling.trigger.rule.rule) ? telling.slots.recipients : [];
}
