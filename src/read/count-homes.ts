import type { EventType, QuantityKind } from "../model.ts";
import { CONDITIONS, OUTCOMES } from "./english/outcomes.ts";
import { hasCase, lemmaOf } from "./meaning.ts";
import { realisOf } from "./realis.ts";
import { dependents, linkOf, subtree, type Tree } from "./syntax.ts";
import type { ToldCount } from "./tolls.ts";
import type { Trigger } from "./triggers.ts";

/** Which types of event a number may tell of, the likeliest first. What an event's own word counts is always its own. */
const HOMES: Readonly<Record<QuantityKind, readonly (readonly EventType[])[]>> = {
  dead: [["ASSAULT"], ["PROTEST", "COERCE"]],
  injured: [["ASSAULT"], ["PROTEST", "COERCE"]],
  missing: [["ASSAULT"]],
  displaced: [["ASSAULT", "COERCE", "SANCTION"]],
  detained: [["COERCE"], ["ASSAULT", "PROTEST"]],
  released: [["RETREAT", "CONCEDE", "COOPERATE"]],
  projectiles: [["ASSAULT", "MOBILIZE"]],
  intercepted: [["ASSAULT"]],
  participants: [["PROTEST"]],
  troops: [["MOBILIZE", "RETREAT"]],
  violations: [["ACCUSE"]],
  vehicles: [["AID"], ["RETREAT"]],
  flights: [["RETREAT", "AID", "COOPERATE"]],
  vessels: [["RETREAT", "AID"]],
};

/** "dead", "deaths": words for what came of a deed. */
function isOutcome(tree: Tree, head: number): boolean {
  return CONDITIONS.has(tree.tokens[head]?.form.toLowerCase() ?? "") || OUTCOMES.has(lemmaOf(tree, head));
}

/** Numbers that belong to their own word whatever it tells of: release as aid or as a concession. */
const OWN: ReadonlySet<QuantityKind> = new Set([
  "released",
  "detained",
  "displaced",
  "troops",
  "participants",
  "violations",
  "vehicles",
  "flights",
  "vessels",
]);

/** Whether numbers of a kind may tell of events of a type. */
export function isHomeOf(type: EventType, kind: QuantityKind): boolean {
  return HOMES[kind].some((types) => types.includes(type));
}

/**
 * The trigger whose event a count tells of: its own word, or else the nearest by the tree among those that such
 * a number can belong to; `null` when the sentence has none.
 */
export function homeOf(tree: Tree, count: ToldCount, triggers: readonly Trigger[]): Trigger | null {
  const own = triggers.find((each) => wordsOf(each).includes(count.anchor));
  // "12 dead in market strike": the dead are the strike's.
  if (own !== undefined && own.type === "ASSAULT" && own.rule.upos !== "VERB") {
    const deeds = triggers.filter((each) => each !== own && each.type === "ASSAULT");
    return nearest(tree, count, deeds) ?? own;
  }
  if (own !== undefined && (isHomeOf(own.type, count.kind) || OWN.has(count.kind))) return own;
  for (const types of HOMES[count.kind]) {
    const fitting = triggers.filter((each) => types.includes(each.type));
    const deeds = fitting.filter(({ head }) => !isOutcome(tree, head));
    const home = nearest(tree, count, deeds) ?? nearest(tree, count, fitting);
    if (home !== null) return isBelied(tree, count, home) ? null : home;
  }
  return null;
}

function wordsOf({ head, light, object }: Trigger): readonly number[] {
  return [head, ...(light === null ? [] : [light.verb]), ...(object === null ? [] : [object])];
}

/** The trigger that the count's word hangs on with the fewest steps up and down the tree; of equals, the nearer word. */
function nearest(tree: Tree, { anchor }: ToldCount, triggers: readonly Trigger[]): Trigger | null {
  const up = pathUp(tree, anchor);
  let best: { readonly trigger: Trigger; readonly far: number } | null = null;
  for (const trigger of triggers) {
    const steps = Math.min(...wordsOf(trigger).map((word) => stepsBetween(tree, up, word)));
    const far = steps + Math.abs(trigger.head - anchor) / 1000;
    if (steps < Number.POSITIVE_INFINITY && (best === null || far < best.far)) best = { trigger, far };
  }
  return best?.trigger ?? null;
}

/** A token and those above it, as far up as words still tell of one happening. */
function pathUp(tree: Tree, token: number): readonly number[] {
  const path = [token];
  for (let at = token; path.length <= tree.tokens.length; ) {
    const above = tree.tokens[at]?.head ?? -1;
    if (above < 0 || isBefore(tree, at)) break;
    path.push(above);
    at = above;
  }
  return path;
}

/** "after a soldier was killed": what came before is no part of what came of it. */
function isBefore(tree: Tree, at: number): boolean {
  return linkOf(tree, at) === "advcl" && dependents(tree, at, "mark").some((each) => lemmaOf(tree, each) === "after");
}

/** More steps than this lie between a number and another event's word. */
const FARTHEST = 7;

function stepsBetween(tree: Tree, up: readonly number[], word: number): number {
  let at = word;
  for (let down = 0; down <= FARTHEST && at >= 0; down++) {
    const meeting = up.indexOf(at);
    if (meeting >= 0 && meeting + down <= FARTHEST) return meeting + down;
    // "killed since the attack": another day's.
    if (["since", "before", "despite"].some((each) => hasCase(tree, at, each))) break;
    at = tree.tokens[at]?.head ?? -1;
  }
  return Number.POSITIVE_INFINITY;
}

/** Whether what is counted is denied or only supposed while the event is told as a fact. */
function isBelied(tree: Tree, { anchor, denied }: ToldCount, home: Trigger): boolean {
  if (denied) return true;
  const realis = realisOf(tree, anchor);
  const supposed = realis === "hypothetical" || realis === "future";
  const perfect = dependents(tree, anchor, "aux").some((at) => lemmaOf(tree, at) === "have");
  return supposed && !perfect && realisOf(tree, home.head) === "actual" && !subtree(tree, anchor).includes(home.head);
}

/** In "three more bodies were found, bringing the toll of the attack to 19" the toll of the event holds the other numbers. */
export function withoutParts(tree: Tree, { head }: Trigger, counts: readonly ToldCount[]): readonly ToldCount[] {
  const whole = counts.find(({ anchor }) => lemmaOf(tree, anchor) === "toll" && isTollOf(tree, anchor, head));
  return counts.filter((each) => whole === undefined || each === whole || each.kind !== whole.kind);
}

/** "the toll from last week's strike", whatever a parser hangs the strike on. */
function isTollOf(tree: Tree, toll: number, head: number): boolean {
  if (subtree(tree, toll).includes(head)) return true;
  return head > toll && /^(?:from|of|in)$/.test(tree.tokens[toll + 1]?.form.toLowerCase() ?? "") && head - toll < 8;
}
