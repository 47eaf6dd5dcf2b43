import type { EventType, RuleId } from "../model.ts";
import type { Count } from "./counts.ts";
import { canAct, isAny, isHuman, lemmaOf, type Scene } from "./meaning.ts";
import { objectsOf } from "./objects.ts";
import { isPassive } from "./passives.ts";
import { isNegated } from "./realis.ts";
import type { Slots } from "./slots.ts";
import { subjectsOf } from "./subjects.ts";
import { dependents, relation, spanOf, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** A trigger with its parts, as the sentence tells it. */
export interface Telling {
  readonly trigger: Trigger;
  readonly type: EventType;
  readonly mode: string | null;
  readonly rule: RuleId;
  readonly slots: Slots;
  readonly counts: readonly Count[];
}

const GIVING: ReadonlySet<EventType> = new Set([
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "AGREE",
]);
const HOSTILE: ReadonlySet<EventType> = new Set([
  "SANCTION",
  "COERCE",
  "ASSAULT",
  "PROTEST",
  "MOBILIZE",
  "THREATEN",
  "REJECT",
  "ACCUSE",
]);

/** Verbs of planning, which promise only what is itself cooperative: "plans to visit", not "plans to grow". */
const PLANS: ReadonlySet<RuleId> = new Set<RuleId>([
  "rule:en.agree.plan",
  "rule:en.agree.ready",
  "rule:en.agree.scheduled",
  "rule:en.agree.slated",
  "rule:en.agree.committed",
  "rule:en.agree.agree",
  "rule:en.agree.promise",
  "rule:en.agree.offer",
]);
const FIRM: ReadonlySet<RuleId> = new Set<RuleId>([
  "rule:en.agree.committed",
  "rule:en.agree.agree",
  "rule:en.agree.promise",
  "rule:en.agree.offer",
  "rule:en.agree.ready",
]);

/**
 * What auxiliaries make of events: what someone "will" give is agreed, what he "will not" is rejected,
 * harm that he "will" do is threatened, and what others "must" do is requested (PLOVER, AGREE and REQUEST).
 */
export function readModals(scene: Scene, tellings: readonly Telling[]): readonly Telling[] {
  const turned = tellings.flatMap((each) => turn(scene, each, tellings));
  return [...turned, ...obligations(scene, turned)];
}

function turn(scene: Scene, telling: Telling, all: readonly Telling[]): readonly Telling[] {
  const { tree } = scene;
  const verb = telling.trigger.light?.verb ?? telling.trigger.head;
  if (PLANS.has(telling.rule)) return planned(scene, telling, all);
  if (telling.rule === "rule:en.threaten.warn") return warned(scene, telling, all);
  if (telling.type === "REQUEST" || telling.type === "REJECT" || telling.type === "THREATEN")
    return [withMode(scene, telling, all)];
  if (tree.tokens[verb]?.upos !== "VERB" || !isComing(tree, verb)) return [telling];
  const negated = isNegated(tree, verb);
  if (telling.slots.actors.length === 0 && !isPassive(tree, verb)) return [telling];
  if (GIVING.has(telling.type)) {
    if (!negated && telling.type === "RETREAT" && hasMark(tree, verb, "unless")) {
      return [{ ...telling, type: "THREATEN", mode: "relations", rule: "rule:en.threaten.future" }];
    }
    return negated
      ? [
          {
            ...telling,
            slots: withProvokers(scene, telling, verb),
            type: "REJECT",
            mode: yieldMode(telling.type),
            rule: "rule:en.reject.will-not",
          },
        ]
      : [
          {
            ...telling,
            slots: withHearers(scene, telling, verb),
            type: "AGREE",
            mode: null,
            rule: "rule:en.agree.future",
          },
        ];
  }
  const spoken = isSpoken(tree, verb) || hasCondition(tree, verb) || auxiliariesOf(tree, verb).includes("may");
  if (
    ["SANCTION", "COERCE", "ASSAULT", "PROTEST"].includes(telling.type) &&
    spoken &&
    !negated &&
    telling.slots.actors.length > 0
  ) {
    const { slots } = telling;
    return [
      {
        ...telling,
        slots: slots.recipients.length > 0 ? slots : withProvokers(scene, telling, verb),
        type: "THREATEN",
        mode: threatMode(telling),
        rule: "rule:en.threaten.future",
        counts: [],
      },
    ];
  }
  return [telling];
}

/** A promise without anyone it is for is made to whoever hears it. */
function withHearers(scene: Scene, { slots }: Telling, verb: number): Slots {
  if (slots.recipients.some((at) => canAct(scene, at)) || slots.actors.length > 1) return slots;
  const recipients = hearersOf(scene, verb).filter((at) => !slots.actors.includes(at));
  return recipients.length > 0 ? { ...slots, recipients } : slots;
}

/** Verbs that name whom they tell. */
const TELLING = new Set(["tell", "warn", "inform", "assure", "notify", "promise", "remind"]);

/** "told the mediators it would attend": what one says one will do is said to someone, who is no reporter. */
function hearersOf(scene: Scene, verb: number): readonly number[] {
  const { tree } = scene;
  const above = tree.tokens[verb]?.head ?? -1;
  const token = tree.tokens[verb];
  if (token === undefined || relation(token) !== "ccomp" || !TELLING.has(lemmaOf(tree, above))) return [];
  return dependents(tree, above, "iobj", "obj").filter(
    (at) =>
      canAct(scene, at) && !isAny(scene, at, "reporter journalist press media newspaper agency conference afp reuters"),
  );
}

/** "Y will not lift the ban until X leaves": with nobody else named, X is refused. */
function withProvokers(scene: Scene, { slots }: Telling, verb: number): Slots {
  if (slots.recipients.some((at) => canAct(scene, at))) return slots;
  const hearers = hearersOf(scene, verb);
  const recipients = (hearers.length > 0 ? hearers : provokersOf(scene, verb)).filter(
    (at) => !slots.actors.includes(at),
  );
  return recipients.length > 0 ? { ...slots, recipients } : slots;
}

/** "If X fires, Y will attack": without another object, the threat is against who would give the cause. */
function provokersOf(scene: Scene, verb: number): readonly number[] {
  const { tree } = scene;
  return dependents(tree, verb, "advcl")
    .filter((at) => ["if", "unless", "until"].some((word) => marks(tree, at, word)))
    .flatMap((at) => subjectsOf(tree, at))
    .filter((at) => canAct(scene, at) && !isAny(scene, at, "we i"));
}

/** A plan or promise: to do good is to agree, to do harm is to threaten or only to plan it. */
function planned(scene: Scene, telling: Telling, all: readonly Telling[]): readonly Telling[] {
  const { tree } = scene;
  const content = contentTellings(tree, telling, all);
  const negated = isNegated(tree, telling.trigger.head);
  if (content.some((each) => HOSTILE.has(each.type))) {
    const vowed =
      telling.rule === "rule:en.agree.promise" &&
      content.some((each) => each.type === "ASSAULT" || each.type === "SANCTION");
    return vowed
      ? [{ ...telling, type: "THREATEN", mode: threatMode(content[0] ?? telling), rule: "rule:en.threaten.vow" }]
      : [];
  }
  if (content.length === 0 && !FIRM.has(telling.rule)) return [];
  if (content.length === 0 && telling.rule === "rule:en.agree.ready" && telling.slots.recipients.length === 0)
    return [];
  if (content.some((each) => each.type === "SUPPORT" && each.trigger.rule.upos === "NOUN")) return [];
  if (negated)
    return [
      { ...telling, type: "REJECT", mode: yieldMode(content[0]?.type ?? "AGREE"), rule: "rule:en.reject.refuse" },
    ];
  return [telling];
}

/** A warning threatens only when the speaker says what he himself will do: harm that may come is a forecast. */
function warned(scene: Scene, telling: Telling, all: readonly Telling[]): readonly Telling[] {
  const content = contentTellings(scene.tree, telling, all).find(
    (each) => HOSTILE.has(each.type) || each.type === "REJECT",
  );
  const own = content?.slots.actors.some(
    (at) => isAny(scene, at, "it he she they we i") || telling.slots.actors.includes(at),
  );
  return content === undefined || own !== true ? [] : [{ ...telling, mode: threatMode(content) }];
}

/** What is said in the complement of a verb. */
function contentTellings(tree: Tree, telling: Telling, all: readonly Telling[]): readonly Telling[] {
  const direct = dependents(tree, telling.trigger.head, "xcomp", "ccomp", "advcl", "obj", "obl").flatMap((at) => [
    at,
    ...dependents(tree, at, "xcomp", "conj"),
    // A reader may hang what is said on the one it is said to: "warned the envoy that".
    ...dependents(tree, at, "acl").filter((clause) => marks(tree, clause, "that")),
  ]);
  return all.filter(
    (each) =>
      each !== telling &&
      (direct.includes(each.trigger.head) || (each.trigger.light !== null && direct.includes(each.trigger.light.verb))),
  );
}

// ---------------------------------------------------------------- modes by content

/** What is asked, refused or threatened gives the mode. */
function withMode(scene: Scene, telling: Telling, all: readonly Telling[]): Telling {
  if (telling.mode !== null) return telling;
  const content = contentTellings(scene.tree, telling, all)[0];
  if (content === undefined) return telling;
  if (telling.type === "THREATEN") return { ...telling, mode: threatMode(content) };
  return { ...telling, mode: yieldMode(content.type) };
}

/** PLOVER's modes of REQUEST and REJECT, by the type of what is asked. */
function yieldMode(type: EventType): string {
  if (type === "AID" || type === "COOPERATE" || type === "SUPPORT") return "assist";
  if (type === "RETREAT" || type === "CONCEDE") return "yield";
  if (type === "CONSULT" || type === "AGREE") return "meet";
  return "change";
}

/** PLOVER's modes of THREATEN, by what is threatened. */
function threatMode(content: Telling): string {
  if (content.type === "ASSAULT" || content.type === "MOBILIZE") return "violence";
  if (content.mode === "arrest") return "arrest";
  if (content.mode === "expel" || content.mode === "deport") return "expel";
  if (content.mode === "seize") return "territory";
  if (content.type === "COERCE") return "restrict";
  return "relations";
}

// ---------------------------------------------------------------- auxiliaries

const COMING = new Set(["will", "shall", "'ll", "wo", "wil"]);

/** "will give", "is going to give", and, in what somebody said, "would give". */
function isComing(tree: Tree, verb: number): boolean {
  const forms = auxiliariesOf(tree, verb);
  if (forms.some((each) => COMING.has(each))) return true;
  if (forms.includes("would") || forms.includes("may")) return isSpoken(tree, verb);
  const token = tree.tokens[verb];
  if (token === undefined || relation(token) !== "xcomp" || token.head < 0) return false;
  return (
    lemmaOf(tree, token.head) === "go" &&
    tree.tokens[token.head]?.xpos === "VBG" &&
    dependents(tree, verb, "mark").length > 0
  );
}

const NO_FORMS: readonly string[] = [];

function auxiliariesOf(tree: Tree, verb: number): readonly string[] {
  const own = dependents(tree, verb, "aux");
  const token = tree.tokens[verb];
  const shared =
    own.length === 0 && token !== undefined && relation(token) === "conj" && token.xpos === "VB" && token.head >= 0
      ? dependents(tree, token.head, "aux")
      : own;
  return shared.length === 0
    ? NO_FORMS
    : shared.flatMap((at) => [lemmaOf(tree, at), tree.tokens[at]?.form.toLowerCase() ?? ""]);
}

const SAYING = new Set([
  "say",
  "announce",
  "tell",
  "declare",
  "state",
  "add",
  "insist",
  "stress",
  "note",
  "confirm",
  "reveal",
  "pledge",
  "promise",
  "vow",
  "assure",
  "emphasize",
  "emphasise",
  "reiterate",
  "claim",
  "warn",
  "write",
  "tweet",
  "conclude",
  "argue",
  "maintain",
  "affirm",
  "indicate",
  "report",
  "remark",
  "explain",
]);

/** Whether a verb stands in what somebody is said to have said. */
function isSpoken(tree: Tree, verb: number): boolean {
  const token = tree.tokens[verb];
  if (token === undefined) return false;
  if (relation(token) === "ccomp" && token.head >= 0) return SAYING.has(lemmaOf(tree, token.head));
  if (relation(token) === "conj" && token.head >= 0) return isSpoken(tree, token.head);
  return dependents(tree, verb, "parataxis", "ccomp").some((at) => SAYING.has(lemmaOf(tree, at)));
}

function hasCondition(tree: Tree, verb: number): boolean {
  return ["if", "unless", "until"].some((word) => hasMark(tree, verb, word));
}

function hasMark(tree: Tree, verb: number, word: string): boolean {
  return dependents(tree, verb, "advcl").some((at) => marks(tree, at, word));
}

function marks(tree: Tree, clause: number, word: string): boolean {
  return dependents(tree, clause, "mark").some((mark) => lemmaOf(tree, mark) === word);
}

// ---------------------------------------------------------------- what others must do

const OBLIGING = new Set(["must", "should", "ought"]);

/** "X said Y must leave": X asks Y, whatever is to be done. */
function obligations(scene: Scene, tellings: readonly Telling[]): readonly Telling[] {
  const { tree } = scene;
  return tree.tokens.flatMap((token, verb) => {
    const auxiliaries = auxiliariesOf(tree, verb);
    if (auxiliaries.length === 0 || !auxiliaries.some((each) => OBLIGING.has(each))) return [];
    const speech = speechOver(tree, verb);
    if (speech === null || !["VERB", "ADJ", "NOUN"].includes(token.upos)) return [];
    const speakers = subjectsOf(tree, speech).filter((at) => canAct(scene, at));
    const asked = (isPassive(tree, verb) ? objectsOf(tree, verb) : subjectsOf(tree, verb)).filter(
      (at) => isHuman(scene, at) || isPassive(tree, verb),
    );
    const own = asked.some((at) => isAny(scene, at, "we i he she they it us"));
    if (speakers.length === 0 || asked.length === 0 || own) return [];
    if (tellings.some((each) => each.trigger.head === speech && each.type === "REQUEST")) return [];
    return [requested(scene, tellings, verb, { actors: speakers, recipients: asked, places: [], dates: [] })];
  });
}

function requested(scene: Scene, tellings: readonly Telling[], verb: number, slots: Slots): Telling {
  const content = tellings.find((each) => each.trigger.head === verb || each.trigger.light?.verb === verb);
  const negated = isNegated(scene.tree, verb);
  return {
    trigger: {
      type: "REQUEST",
      rule: MUST,
      head: verb,
      span: spanOf(scene.tree, verb, verb),
      object: null,
      beside: [],
      light: null,
    },
    type: "REQUEST",
    mode: content === undefined ? "change" : negated ? "yield" : yieldMode(content.type),
    rule: MUST.rule,
    slots,
    counts: [],
  };
}

const MUST = {
  rule: "rule:en.request.must",
  words: "must should ought",
  upos: "AUX",
  frame: "ask",
  example: "",
  notThis: "",
} as const;

/** The verb of saying that a clause is the content of. */
export function speechOver(tree: Tree, verb: number): number | null {
  const token = tree.tokens[verb];
  if (token === undefined) return null;
  if (relation(token) === "ccomp" && token.head >= 0 && SAYING.has(lemmaOf(tree, token.head))) return token.head;
  return dependents(tree, verb, "parataxis", "ccomp").find((at) => SAYING.has(lemmaOf(tree, at)) && at > verb) ?? null;
}
