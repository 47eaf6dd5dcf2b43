import type { CodedEvent, Filling, Refusal, RefusedEvent, SentenceAccount, Words } from "../explanation.ts";
import type { Span } from "../model.ts";
import { FRAMES, type Frame } from "./english/frames.ts";
import type { EventDraft } from "./events.ts";
import type { Listener, Sighting } from "./listener.ts";
import type { Scene } from "./meaning.ts";
import { objectsOf } from "./objects.ts";
import type { Telling } from "./promises.ts";
import { realisWordOf } from "./realis.ts";
import { pathTo } from "./steps.ts";
import { subjectsOf } from "./subjects.ts";
import { phrase, spanOf, type Tree } from "./syntax.ts";
import type { Trigger } from "./triggers.ts";

/** A listener that keeps what it hears, and gives it back sentence by sentence. */
interface Accountant extends Listener {
  accounts(sentences: readonly { readonly span: Span }[]): readonly SentenceAccount[];
}

/** Keeps account of why the sentences of a text are read as they are. */
export function openAccounts(text: string): Accountant {
  const coded = new Map<number, CodedEvent[]>();
  const refused = new Map<number, RefusedEvent[]>();
  return {
    told({ tree }, telling, draft) {
      coded.set(tree.index, [...(coded.get(tree.index) ?? []), codedEvent(tree, telling, draft, text)]);
    },
    refused(scene, sighting, refusal, by) {
      const { index } = scene.tree;
      const event = refusedEvent(scene, sighting, refusal, by, text);
      refused.set(index, [...(refused.get(index) ?? []), event]);
    },
    accounts: (sentences) =>
      sentences.map(({ span }, index) => ({
        sentence: wordsAt(text, span),
        coded: coded.get(index) ?? [],
        refused: [...(refused.get(index) ?? [])].sort((a, b) => a.trigger.start - b.trigger.start),
      })),
  };
}

function wordsAt(text: string, { start, end }: Span): Words {
  return { start, end, text: text.slice(start, end) };
}

// ---------------------------------------------------------------- what was coded

function codedEvent(tree: Tree, telling: Telling, draft: EventDraft, text: string): CodedEvent {
  const { trigger, type, mode, rule, slots } = telling;
  const verb = trigger.light?.verb ?? trigger.head;
  const realisWord = realisWordOf(tree, verb) ?? realisWordOf(tree, trigger.head);
  const fill = (part: Filling["part"], tokens: readonly number[]): readonly Filling[] =>
    tokens.map((token) => filling(tree, trigger, part, token, text));
  return {
    type,
    mode,
    trigger: wordsAt(text, trigger.span),
    rule,
    example: trigger.rule.example,
    turnedFrom: rule === trigger.rule.rule ? null : trigger.rule.rule,
    met: constraintsMet(tree, trigger),
    filled: [
      ...fill("actor", slots.actors),
      ...fill("recipient", slots.recipients),
      ...fill("place", slots.places),
      ...fill("date", slots.dates),
    ],
    realis: draft.realis,
    polarity: draft.polarity,
    realisWord: realisWord === null ? null : formAt(tree, realisWord),
  };
}

function filling(tree: Tree, trigger: Trigger, part: Filling["part"], token: number, text: string): Filling {
  const own = new Set([trigger.head, trigger.light?.verb ?? trigger.head, trigger.object ?? trigger.head]);
  own.delete(token);
  const { steps, meeting } = pathTo(tree, token, own);
  return {
    part,
    words: wordsAt(text, phrase(tree, token)),
    steps,
    sharedBy: meeting === null ? null : formAt(tree, trigger.head),
  };
}

function constraintsMet(tree: Tree, { rule, head, object, beside, light }: Trigger): CodedEvent["met"] {
  const forms = (tokens: readonly number[]): string => tokens.map((at) => formAt(tree, at)).join(" ");
  return [
    ...(beside.length === 0 ? [] : [{ wants: "beside", list: "", words: forms(beside) } as const]),
    ...(light === null ? [] : [{ wants: "lender", list: light.kind, words: forms([light.verb]) } as const]),
    ...(rule.object === undefined || object === null
      ? []
      : [{ wants: "object", list: rule.object, words: forms([object]) } as const]),
    ...(rule.subject === undefined
      ? []
      : [{ wants: "subject", list: rule.subject, words: forms(subjectsOf(tree, light?.verb ?? head)) } as const]),
    ...(rule.complement === undefined
      ? []
      : [{ wants: "complement", list: rule.complement === "to" ? "to" : "", words: "" } as const]),
    ...(rule.sides === undefined ? [] : [{ wants: "sides", list: String(rule.sides), words: "" } as const]),
  ];
}

function formAt(tree: Tree, token: number): string {
  return tree.tokens[token]?.form ?? "";
}

// ---------------------------------------------------------------- what was not

function refusedEvent(
  scene: Scene,
  { type, rule, head }: Sighting,
  refusal: Refusal,
  by: Sighting | undefined,
  text: string,
): RefusedEvent {
  const { tree } = scene;
  const there = standing(tree, head, refusal).map((token) => wordsAt(text, phrase(tree, token)).text);
  return {
    type,
    trigger: wordsAt(text, spanOf(tree, head, head)),
    rule: rule.rule,
    example: rule.example,
    refusal,
    wants: wanted(rule, refusal),
    words: there,
    by: by === undefined ? null : { trigger: formAt(tree, by.head), rule: by.rule.rule },
  };
}

/** What the rule or its frame asks for or bars, where that is the reason. */
function wanted(rule: Sighting["rule"], refusal: Refusal): string | null {
  const frame: Frame = FRAMES[rule.frame];
  switch (refusal) {
    case "no-object":
      return rule.object ?? null;
    case "wrong-object":
      return rule.notObject ?? null;
    case "no-subject":
      return rule.subject ?? null;
    case "wrong-subject":
      return rule.notSubject ?? null;
    case "no-complement":
      return rule.complement === "to" ? "to" : null;
    case "no-recipient":
      return frame.recipients.join(" ");
    case "no-actor":
      return frame.actors.join(" ");
    case "one-side":
      return rule.sides === undefined ? null : String(rule.sides);
    default:
      return null;
  }
}

/** The words that stand where the reason looks. */
function standing(tree: Tree, head: number, refusal: Refusal): readonly number[] {
  switch (refusal) {
    case "no-object":
    case "wrong-object":
    case "no-recipient":
      return objectsOf(tree, head);
    case "no-subject":
    case "wrong-subject":
    case "done-by-things":
    case "no-actor":
      return subjectsOf(tree, head);
    case "modifier": {
      const above = tree.tokens[head]?.head ?? -1;
      return above < 0 ? [] : [above];
    }
    default:
      return [];
  }
}
