import type { Refusal } from "../explanation.ts";
import type { EventType, Name, Polarity, Realis, RuleId, Span } from "../model.ts";
import { refuseBackground } from "./background.ts";
import { carryCounts, type SentenceEvents } from "./carried-counts.ts";
import { homeOf, isHomeOf, withoutParts } from "./count-homes.ts";
import { type Count, hasCount, joinCounts } from "./counts.ts";
import { crowdOf } from "./crowds.ts";
import { isAboutSport, playIn, refusePlay } from "./domains.ts";
import { FRAMES, type Frame } from "./english/frames.ts";
import { PRESUPPOSING } from "./english/irrealis.ts";
import { refuseFigure } from "./figures.ts";
import { isViolence, joinAssaults } from "./happenings.ts";
import { mendHeadlines } from "./headline-trees.ts";
import { joinHyphens } from "./hyphens.ts";
import { readImputations } from "./imputations.ts";
import type { Listener } from "./listener.ts";
import { canAct, isAny, isName, lemmaOf, type Scene, setScenes } from "./meaning.ts";
import { mendClauses } from "./misread-clauses.ts";
import { mendVerbs } from "./misread-verbs.ts";
import { ownersOf } from "./owning.ts";
import { refusePrivate } from "./private-matters.ts";
import { readModals, type Telling } from "./promises.ts";
import { polarityOf, realisOf } from "./realis.ts";
import { countSides } from "./sides.ts";
import { fillSlots, type Slots } from "./slots.ts";
import { mendSpeechTail } from "./speech-tails.ts";
import { dependents, linkOf, relation, type Tree, type Word } from "./syntax.ts";
import { readTolls, type ToldCount } from "./tolls.ts";
import { findTriggers, isTriggerVerb, type Trigger } from "./triggers.ts";
import { armedWith, hasAccident, isCausal, modeByMeans } from "./weapons.ts";

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
  /** What its words count, here or in a sentence that comes back to it. */
  readonly counts: readonly Count[];
  readonly polarity: Polarity;
  readonly realis: Realis;
}

/** The events that an article tells of, sentence by sentence, in the order of their triggers. */
export function readEvents(
  trees: readonly Tree[],
  names: readonly Name[],
  listener: Listener | null = null,
): readonly EventDraft[] {
  const scenes = setScenes(mendTrees(trees), names);
  const onSport = isAboutSport(scenes);
  return carryCounts(scenes.map((scene) => eventsOfSentence(scene, onSport, listener)));
}

/**
 * Trees with headlines set right, as `readEvents` reads them. Whoever asks for the phrase around one of
 * its words should ask these.
 */
export function mendTrees(trees: readonly Tree[]): readonly Tree[] {
  return mendHeadlines(
    trees.map((tree) => mendSpeechTail(mendClauses(mendVerbs(joinHyphens(tree))))),
    isTriggerVerb,
  );
}

/** A run of more words than this is a table or a list, not a sentence. */
const LONGEST_SENTENCE = 250;
/** More triggers than this in one sentence are no telling. */
const MOST_TRIGGERS = 40;

function eventsOfSentence(scene: Scene, onSport: boolean, listener: Listener | null): SentenceEvents {
  if (scene.tree.tokens.length > LONGEST_SENTENCE) return { events: [], homeless: [] };
  const pass = checker(scene, listener);
  const triggers = pass(findTriggers(scene, listener), (_, i) => (i < MOST_TRIGGERS ? null : "crowded"));
  const tolls = readTolls(scene);
  const homes = tolls.map((toll) => homeOf(scene.tree, toll, triggers));
  const told = triggers.map((trigger) =>
    tell(
      scene,
      trigger,
      triggers,
      withoutParts(
        scene.tree,
        trigger,
        tolls.filter((_, i) => homes[i] === trigger),
      ),
    ),
  );
  const turned = readModals(scene, told);
  pass(told, (each) => (isAmong(turned, each) ? null : "idle-plan"));
  const promised = [...turned, ...readImputations(scene, told)];
  const whole = pass(promised, (each) => (each.type === "ASSAULT" ? null : refuseUntold(scene, each)));
  const own = pass(whole, (each) => refuseRepeated(scene, each, promised));
  const play = own.length === 0 ? null : playIn(scene.tree, onSport);
  const meant = pass(own, (each) => refuseFigure(scene, each) ?? refusePlay(scene, each, play));
  const joined = joinAssaults(scene, meant);
  pass(meant, (each) => (isAmong(joined, each) ? null : "same-force"));
  const violent = pass(joined, (each) => (isViolence(scene, each) ? null : "no-violence"));
  const news = pass(
    violent,
    (each) => refuseUntold(scene, each) ?? refuseBackground(scene, each) ?? refusePrivate(scene, each),
  );
  const forced = news.some((each) => each.type === "ASSAULT" && realisOf(scene.tree, each.trigger.head) === "actual");
  // Forces moved in the same sentence as force used are part of its use (PLOVER, MOBILIZE).
  const kept = pass(news, (each) => (forced && each.type === "MOBILIZE" ? "moves-in-force" : null));
  const events = [...withLostCounts(scene, kept, tolls)]
    .sort((a, b) => a.trigger.head - b.trigger.head)
    .map((telling) => {
      const event = draft(scene, telling);
      listener?.told(scene, telling, event);
      return event;
    });
  // "Six others were hurt": harm whose cause another sentence names.
  const causeless = joined.filter((each) => !violent.includes(each) && !hasAccident(scene, each.trigger.head));
  const homeless = tolls.filter(
    (toll, i) =>
      homes[i] === null &&
      !toll.denied &&
      !hasAccident(scene, toll.anchor) &&
      !triggers.some(({ type }) => isHomeOf(type, toll.kind)),
  );
  return { events, homeless: [...homeless, ...causeless.flatMap(({ counts }) => counts)] };
}

/**
 * Tellings with the numbers of harm whose own word was no telling: in "the blast left one dead and 30 injured" the
 * injured are those of the blast. What an accident did stays out.
 */
function withLostCounts(scene: Scene, kept: readonly Telling[], tolls: readonly ToldCount[]): readonly Telling[] {
  const assaults = kept.filter(({ type }) => type === "ASSAULT").map(({ trigger }) => trigger);
  const homes = tolls.map((toll) => homeOf(scene.tree, toll, assaults));
  const isLost = (toll: ToldCount) =>
    isHomeOf("ASSAULT", toll.kind) &&
    !kept.some(({ type, counts }) => (type === "ASSAULT" || !isCaused(toll)) && counts.includes(toll)) &&
    (isCaused(toll) || !kept.some(({ trigger }) => trigger.head === toll.anchor)) &&
    !hasAccident(scene, toll.anchor);
  return kept.map((telling) => {
    const near = tolls.filter((_, i) => homes[i] === telling.trigger);
    const own = withoutParts(scene.tree, telling.trigger, near).filter(isLost);
    return own.length === 0 ? telling : { ...telling, counts: joinCounts(telling.counts, own) };
  });
}

/** Flight is told of itself, and of the force that people flee from. */
function isCaused({ kind }: ToldCount): boolean {
  return kind === "displaced";
}

/** Why an event is told already, and by what. */
interface Repeated {
  readonly refusal: Refusal;
  readonly by: Trigger;
}

/** Gives back what a check has nothing against; whoever listens hears of the rest and why. */
function checker(scene: Scene, listener: Listener | null) {
  return <T extends Trigger | Telling>(
    all: readonly T[],
    check: (each: T, index: number) => Refusal | Repeated | null,
  ): readonly T[] =>
    all.filter((each, i) => {
      const refused = check(each, i);
      if (refused === null) return true;
      if (typeof refused === "string") listener?.refused(scene, triggerOf(each), refused);
      else listener?.refused(scene, triggerOf(each), refused.refusal, refused.by);
      return false;
    });
}

function triggerOf(each: Trigger | Telling): Trigger {
  return "trigger" in each ? each.trigger : each;
}

function isAmong(tellings: readonly Telling[], { trigger }: Telling): boolean {
  return tellings.some((each) => each.trigger === trigger);
}

// ---------------------------------------------------------------- one trigger with its parts

/** How deep complements of complements are followed for a recipient. */
const DEEPEST = 3;

function tell(scene: Scene, trigger: Trigger, triggers: readonly Trigger[], tolls: readonly Count[]): Telling {
  const filled = slotsOf(scene, trigger, triggers, 0);
  const owners = filled.actors.length > 0 ? [] : ownersOf(scene.tree, trigger.head).filter((at) => canAct(scene, at));
  const slots = owners.length > 0 ? { ...filled, actors: owners } : filled;
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
    counts: joinCounts(joinCounts([], tolls), crowdOf(scene, trigger, slots)),
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

/** What is missing of an event in its sentence: what its frame demands, or someone or somewhere at all. */
function refuseUntold(scene: Scene, telling: Telling): Refusal | null {
  const frame: Frame = FRAMES[telling.trigger.rule.frame];
  const { actors, recipients, places } = telling.slots;
  const { sides } = telling.trigger.rule;
  if (sides !== undefined && countSides(scene, actors) < sides) return "one-side";
  if (telling.rule === "rule:en.threaten.future" && actors.length > 0) return null;
  if (isSaidOfSomeone(scene, telling) || isOpening(scene, telling)) return null;
  if (frame.needsRecipient === true && recipients.length === 0)
    return isCausal(telling) && places.length > 0 ? null : "no-recipient";
  if (frame.needsActor === true && actors.length === 0) return isPassiveWithRecipient(telling) ? null : "no-actor";
  return isPeopled(telling, frame) || isWitnessed(scene, telling) ? null : "nobody";
}

/** "Activists reported heavy clashes in El Fasher": somebody says that there was fighting, and where. */
function isWitnessed(scene: Scene, { type, trigger, slots }: Telling): boolean {
  if (type !== "ASSAULT" || slots.places.length === 0) return false;
  return SEEING.has(lemmaOf(scene.tree, verbOver(scene.tree, trigger.head)));
}

/** Verbs that say of a deed that somebody saw or heard it. */
const SEEING: ReadonlySet<string> = new Set("report hear witness observe record confirm document register".split(" "));

/** "confirmed the arrest of the chairman", "the front's threat to close the road": a noun that says who or what itself. */
function isSaidOfSomeone(scene: Scene, { rule, trigger, slots }: Telling): boolean {
  if (rule === "rule:en.coerce.arrest-noun")
    return slots.recipients.length > 0 && TELLING.has(lemmaOf(scene.tree, verbOver(scene.tree, trigger.head)));
  if (rule !== "rule:en.threaten.threat" || slots.actors.length === 0) return false;
  return dependents(scene.tree, trigger.head, "acl").some((at) => scene.tree.tokens[at]?.xpos === "VB");
}

/** Verbs that say of a deed that it was done. */
const TELLING: ReadonlySet<string> = new Set("confirm announce report disclose reveal acknowledge admit".split(" "));

/** The verb whose object a noun is, -1 for none. */
function verbOver(tree: Tree, noun: number): number {
  return linkOf(tree, noun) === "obj" ? (tree.tokens[noun]?.head ?? -1) : -1;
}

/** "The Qasr crossing was opened on Thursday": a way with a name that is opened, by whomever. */
function isOpening(scene: Scene, { mode, trigger }: Telling): boolean {
  if (mode !== "access" || trigger.rule.upos !== "VERB") return false;
  return dependents(scene.tree, trigger.head, "nsubj").some(
    (at) =>
      dependents(scene.tree, trigger.head, "aux:pass").length > 0 &&
      dependents(scene.tree, at, "compound", "nmod", "flat").some((name) => isName(scene, name)),
  );
}

/** Whether anyone or anywhere is named that makes an event of a word. */
function isPeopled({ type, trigger, counts, slots }: Telling, frame: Frame): boolean {
  const { actors, recipients, places } = slots;
  if (frame.alone === true) return true;
  if (type === "ASSAULT" && frame.mutual === true && actors.length + recipients.length === 0)
    return hasCount(counts, "dead") || (trigger.light !== null && places.length > 0);
  if (type === "ASSAULT") return actors.length + recipients.length + places.length > 0 || hasCount(counts, "dead");
  if (trigger.rule.upos === "NOUN")
    return (
      actors.length > 0 &&
      (recipients.length > 0 || trigger.light !== null || frame.mutual === true || places.length > 0)
    );
  return actors.length + recipients.length > 0;
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

/** The other event that tells of this one already, and as what. */
function refuseRepeated(scene: Scene, telling: Telling, all: readonly Telling[]): Repeated | null {
  for (const other of all) {
    const refusal = repeats(scene, telling, other);
    if (refusal !== null) return { refusal, by: other.trigger };
  }
  return null;
}

/** Whether another event tells of this one: as its light verb, its object, its content or its topic. */
function repeats(scene: Scene, telling: Telling, other: Telling): Refusal | null {
  if (other === telling || other.trigger === telling.trigger || refuseUntold(scene, other) !== null) return null;
  if (other.trigger.rule.upos === "AUX" && other.trigger.head === telling.trigger.head)
    return telling.trigger.rule.upos === "AUX" ? null : "content";
  if (isSaidBy(scene, telling, other)) return "light-verb";
  if (isEcho(scene, telling, other)) return "echo";
  if (isSaidBy(scene, other, telling)) return null;
  if (other.type === "PROTEST" && isTopic(scene.tree, other, telling)) return "topic";
  return ABSORBING.has(other.type) && contentOf(scene.tree, other).has(telling.trigger.head) ? "content" : null;
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
  // "The talks broke down": that they failed is the news, not that they were held.
  if (own !== null && own.verb === other.trigger.head && other.trigger.rule.frame === "collapse") return true;
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

// ---------------------------------------------------------------- drafts

function draft(scene: Scene, telling: Telling): EventDraft {
  const { tree } = scene;
  const word = (token: number): Word => ({ sentence: tree.index, token });
  const verb = telling.trigger.light?.verb ?? telling.trigger.head;
  // "Nobody has claimed the bombing": there was one.
  const realisHead = PRESUPPOSING.has(lemmaOf(tree, verb)) ? telling.trigger.head : verb;
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
    counts: telling.counts,
    polarity: spoken ? "positive" : realis === "negated" ? "negative" : polarityOf(tree, telling.trigger.head),
    realis,
  };
}

const ORDER: readonly Realis[] = ["actual", "historical", "future", "hypothetical", "negated"];

function lessReal(a: Realis, b: Realis): Realis {
  return ORDER.indexOf(a) > ORDER.indexOf(b) ? a : b;
}
