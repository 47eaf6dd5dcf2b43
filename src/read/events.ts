import type { Estimate, EventType, Name, Polarity, Realis, RuleId, Span } from "../model.ts";
import { isBackground } from "./background.ts";
import { FRAMES, type Frame } from "./english/frames.ts";
import { joinAssaults } from "./happenings.ts";
import { mendHeadlines } from "./headline-trees.ts";
import { joinHyphens } from "./hyphens.ts";
import { readImputations } from "./imputations.ts";
import { isAny, isSport, type Scene, setScenes } from "./meaning.ts";
import { mendVerbs } from "./misread-verbs.ts";
import { readModals, type Telling } from "./promises.ts";
import { polarityOf, realisOf } from "./realis.ts";
import { countSides, fillSlots, isPassive, type Slots } from "./slots.ts";
import { dependents, linkOf, relation, type Tree, type Word } from "./syntax.ts";
import { tollOf } from "./tolls.ts";
import { findTriggers, isTriggerVerb, type Trigger } from "./triggers.ts";
import { armedWith, isCausal, modeByMeans } from "./weapons.ts";

/** An event as one sentence words it, with its parts as words: what `EventMention` is before mentions are counted. */
export interface EventDraft {
  readonly type: EventType;
  readonly mode: string | null;
  readonly rule: RuleId;
  readonly trigger: Span;
  readonly sentence: number;
  readonly head: number;
  readonly actors: readonly Word[];
  readonly recipients: readonly Word[];
  /** Words that may say where, nearest to the trigger first. */
  readonly places: readonly Word[];
  /** Words that may say when, nearest first. */
  readonly dates: readonly Word[];
  readonly deaths: Estimate | null;
  readonly injured: Estimate | null;
  readonly polarity: Polarity;
  readonly realis: Realis;
}

/** The events that an article tells of, sentence by sentence, in the order of their triggers. */
export function readEvents(trees: readonly Tree[], names: readonly Name[]): readonly EventDraft[] {
  return setScenes(mendTrees(trees), names).flatMap(eventsOfSentence);
}

/**
 * Trees with headlines set right, as `readEvents` reads them. Whoever asks for the phrase around one of
 * its words should ask these.
 */
export function mendTrees(trees: readonly Tree[]): readonly Tree[] {
  return mendHeadlines(
    trees.map((tree) => mendVerbs(joinHyphens(tree))),
    isTriggerVerb,
  );
}

/** A run of more words than this is a table or a list, not a sentence. */
const LONGEST_SENTENCE = 250;
/** More triggers than this in one sentence are no telling. */
const MOST_TRIGGERS = 40;

/** What bodies do to each other in sport as elsewhere; the rest is play. */
const FORMAL: ReadonlySet<EventType> = new Set(["SANCTION", "PROTEST", "ACCUSE", "REJECT", "SUPPORT"]);

function eventsOfSentence(scene: Scene): readonly EventDraft[] {
  if (scene.tree.tokens.length > LONGEST_SENTENCE) return [];
  const sport = isSport(scene.tree);
  const triggers = findTriggers(scene)
    .filter((each) => !sport || FORMAL.has(each.type))
    .slice(0, MOST_TRIGGERS);
  const told = triggers.map((trigger) => tell(scene, trigger, triggers));
  const promised = [...readModals(scene, told), ...readImputations(scene, told)];
  const kept = promised.filter(
    (each) => (each.type === "ASSAULT" || isTold(scene, each)) && !isAbsorbed(scene, each, promised),
  );
  return [
    ...withoutMoves(
      scene.tree,
      joinAssaults(scene, kept).filter((each) => isTold(scene, each) && !isBackground(scene, each)),
    ),
  ]
    .sort((a, b) => a.trigger.head - b.trigger.head)
    .map((telling) => draft(scene, telling));
}

// ---------------------------------------------------------------- one trigger with its parts

/** How deep complements of complements are followed for a recipient. */
const DEEPEST = 3;

function tell(scene: Scene, trigger: Trigger, triggers: readonly Trigger[]): Telling {
  const slots = slotsOf(scene, trigger, triggers, 0);
  const armed =
    trigger.type === "ASSAULT" || trigger.type === "COERCE"
      ? armedWith(scene, trigger, slots, triggers)
      : { slots, mode: null };
  return {
    trigger,
    type: trigger.type,
    mode:
      trigger.type === "ASSAULT"
        ? (armed.mode ?? trigger.rule.mode ?? modeByMeans(scene, trigger))
        : (trigger.rule.mode ?? null),
    rule: trigger.rule.rule,
    slots: armed.slots,
    toll:
      trigger.type === "ASSAULT" ? tollOf(scene, trigger.light?.verb ?? trigger.head) : { deaths: null, injured: null },
  };
}

function slotsOf(scene: Scene, trigger: Trigger, triggers: readonly Trigger[], depth: number): Slots {
  return fillSlots(scene, trigger, (head) => {
    const inner = triggers.find((each) => each.head === head || each.light?.verb === head);
    if (inner === undefined || depth >= DEEPEST || inner === trigger) return null;
    const slots = slotsOf(scene, inner, triggers, depth + 1);
    const outer = new Set(slots.actors.length > 1 ? slots.actors.slice(1) : []);
    return slots.recipients.length > 0 ? slots.recipients : [...outer];
  });
}

// ---------------------------------------------------------------- is it told at all?

/** Whether enough of an event stands in its sentence: what its frame demands, and someone or somewhere. */
function isTold(scene: Scene, telling: Telling): boolean {
  const frame: Frame = FRAMES[telling.trigger.rule.frame];
  const { actors, recipients, places } = telling.slots;
  const { sides } = telling.trigger.rule;
  if (sides !== undefined && countSides(scene, actors) < sides) return false;
  if (frame.agent === true && isDoneByThings(scene, telling)) return false;
  if (telling.rule === "rule:en.threaten.future" && actors.length > 0) return true;
  if (frame.needsRecipient === true && recipients.length === 0) return isCausal(telling) && places.length > 0;
  if (frame.needsActor === true && actors.length === 0) return isPassiveWithRecipient(telling);
  if (telling.type === "ASSAULT" && frame.mutual === true && actors.length + recipients.length === 0)
    return telling.toll.deaths !== null || (telling.trigger.light !== null && places.length > 0);
  if (telling.type === "ASSAULT")
    return actors.length + recipients.length + places.length > 0 || telling.toll.deaths !== null;
  if (telling.trigger.rule.upos === "NOUN")
    return (
      actors.length > 0 &&
      (recipients.length > 0 || telling.trigger.light !== null || frame.mutual === true || places.length > 0)
    );
  if (frame === FRAMES.begins) return actors.length + places.length > 0;
  return actors.length + recipients.length > 0;
}

/** "Prices forced them to leave": what has a subject that nobody stands behind is no deed of anyone. */
function isDoneByThings(scene: Scene, { trigger, slots }: Telling): boolean {
  const { tree } = scene;
  if (trigger.rule.upos !== "VERB" || slots.actors.length > 0 || isPassive(tree, trigger.head)) return false;
  const subjects = dependents(tree, trigger.head, "nsubj").filter((at) =>
    ["NOUN"].includes(tree.tokens[at]?.upos ?? ""),
  );
  return subjects.length > 0 && subjects.every((at) => !isAny(scene, at, "@weapon @arms @vehicle @armed"));
}

/** "A curfew was imposed in Yangon": who did it is left out, on whom is not. */
function isPassiveWithRecipient(telling: Telling): boolean {
  return (
    telling.trigger.rule.upos === "VERB" &&
    telling.slots.recipients.length > 0 &&
    ["COERCE", "SANCTION", "RETREAT", "CONCEDE", "ACCUSE"].includes(telling.type)
  );
}

/** Types whose complement is what they are about, not an event beside them: "agreed to withdraw". */
const ABSORBING: ReadonlySet<EventType> = new Set(["AGREE", "REJECT", "REQUEST", "THREATEN"]);

/** Whether an event is told already by another: as its light verb, its object, its content or its topic. */
function isAbsorbed(scene: Scene, telling: Telling, all: readonly Telling[]): boolean {
  return all.some((other) => {
    if (other === telling || other.trigger === telling.trigger || !isTold(scene, other)) return false;
    if (other.trigger.rule.upos === "AUX" && other.trigger.head === telling.trigger.head)
      return telling.trigger.rule.upos !== "AUX";
    if (isSaidBy(scene, telling, other) || isEcho(scene, telling, other)) return true;
    if (isSaidBy(scene, other, telling)) return false;
    if (other.type === "PROTEST" && isTopic(scene.tree, other, telling)) return true;
    return ABSORBING.has(other.type) && contentOf(scene.tree, other).has(telling.trigger.head);
  });
}

/** "praised the general, lauding his courage": words on the same matter add no event. */
function isEcho(scene: Scene, telling: Telling, other: Telling): boolean {
  const { tree } = scene;
  const { recipients } = telling.slots;
  return (
    telling.type === other.type &&
    telling.type === "SUPPORT" &&
    linkOf(tree, telling.trigger.head) === "advcl" &&
    tree.tokens[telling.trigger.head]?.head === other.trigger.head &&
    recipients.length > 0 &&
    recipients.every((at) => isAny(scene, at, "@virtue"))
  );
}

/** Whether a light verb or a noun is told by the verb or noun it belongs with: of the two, one stays. */
function isSaidBy(scene: Scene, telling: Telling, other: Telling): boolean {
  if (telling.trigger.rule.upos === "AUX") return false;
  if (other.trigger.object === telling.trigger.head || other.trigger.beside.includes(telling.trigger.head)) return true;
  const light = other.trigger.light;
  if (light !== null && light.kind !== "occur" && light.verb === telling.trigger.head && !outweighs(telling, other)) {
    return linkOf(scene.tree, other.trigger.head) !== "obl";
  }
  const own = telling.trigger.light;
  return (
    own !== null &&
    own.verb === other.trigger.head &&
    linkOf(scene.tree, telling.trigger.head) === "obl" &&
    telling.trigger.type === other.trigger.type
  );
}

/** A verb with the object its rule asked for says more than the noun alone: "imposed a curfew". */
function outweighs(verb: Telling, noun: Telling): boolean {
  return verb.trigger.object === noun.trigger.head || verb.trigger.beside.includes(noun.trigger.head);
}

/** What a protest is for is no demand or complaint beside it (PLOVER, PROTEST). */
function isTopic(tree: Tree, protest: Telling, telling: Telling): boolean {
  if (!["REQUEST", "ACCUSE", "PROTEST", "REJECT"].includes(telling.type)) return false;
  const verb = protest.trigger.light?.verb ?? protest.trigger.head;
  const heads = [verb, protest.trigger.head, protest.trigger.object ?? verb];
  const at = tree.tokens[telling.trigger.head];
  return (
    at !== undefined &&
    heads.includes(at.head) &&
    telling.trigger.head > verb &&
    ["advcl", "acl", "xcomp", "conj", "parataxis", "obl", "nmod"].includes(relation(at))
  );
}

/** The heads of what a verb of promising or demanding is about. */
function contentOf(tree: Tree, telling: Telling): ReadonlySet<number> {
  const { head } = telling.trigger;
  const direct = dependents(tree, head, "xcomp", "ccomp", "obj", "obl", "advcl");
  const found = new Set<number>();
  for (const at of direct) {
    if (tree.tokens[at]?.deprel === "obl" && tree.tokens[at]?.upos === "VERB") continue;
    const clause = tree.tokens[at]?.deprel === "advcl";
    if (clause && !dependents(tree, at, "mark").some((mark) => tree.tokens[mark]?.lemma === "to")) continue;
    found.add(at);
    for (const below of dependents(tree, at, "xcomp", "obj", "conj", "nmod")) {
      if (tree.tokens[at]?.upos === "VERB" || tree.tokens[below]?.deprel === "conj") found.add(below);
    }
  }
  return found;
}

/** Forces moved in the same sentence as force used are part of its use (PLOVER, MOBILIZE). */
function withoutMoves(tree: Tree, tellings: readonly Telling[]): readonly Telling[] {
  const assaulted = tellings.some((each) => each.type === "ASSAULT" && realisOf(tree, each.trigger.head) === "actual");
  return assaulted ? tellings.filter((each) => each.type !== "MOBILIZE") : tellings;
}

// ---------------------------------------------------------------- drafts

function draft(scene: Scene, telling: Telling): EventDraft {
  const { tree } = scene;
  const word = (token: number): Word => ({ sentence: tree.index, token });
  const realisHead = telling.trigger.light?.verb ?? telling.trigger.head;
  const spoken = telling.rule !== telling.trigger.rule.rule;
  const realis = spoken ? "actual" : lessReal(realisOf(tree, telling.trigger.head), realisOf(tree, realisHead));
  return {
    type: telling.type,
    mode: telling.mode,
    rule: telling.rule,
    trigger: telling.trigger.span,
    sentence: tree.index,
    head: telling.trigger.head,
    actors: telling.slots.actors.map(word),
    recipients: telling.slots.recipients.map(word),
    places: telling.slots.places.map(word),
    dates: telling.slots.dates.map(word),
    deaths: telling.toll.deaths,
    injured: telling.toll.injured,
    polarity: spoken ? "positive" : realis === "negated" ? "negative" : polarityOf(tree, telling.trigger.head),
    realis,
  };
}

const ORDER: readonly Realis[] = ["actual", "historical", "future", "hypothetical", "negated"];

function lessReal(a: Realis, b: Realis): Realis {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}
