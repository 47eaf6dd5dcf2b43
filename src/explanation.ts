import type { EventType, Polarity, Realis, RuleId, Span } from "./model.ts";

/** Why words that could tell of an event tell of none where they stand. */
export type Refusal =
  // The rule does not fit the words.
  | "modifier"
  | "other-verb"
  | "no-lender"
  | "wrong-object"
  | "no-object"
  | "wrong-subject"
  | "no-subject"
  | "no-complement"
  | "outranked"
  // The event is not told.
  | "crowded"
  | "idle-plan"
  | "one-side"
  | "no-recipient"
  | "no-actor"
  | "nobody"
  | "done-by-things"
  | "no-violence"
  // It is not meant as it is worded.
  | "sport"
  | "story"
  | "in-words"
  | "idea"
  | "hunt"
  | "habit"
  // It is told already.
  | "light-verb"
  | "echo"
  | "topic"
  | "content"
  | "same-force"
  | "moves-in-force"
  // It is only mentioned.
  | "struggle"
  | "time-mark"
  | "aside"
  | "description"
  | "purpose"
  // It concerns nobody whom the record is about.
  | "private";

/** Words of the text and where they stand. */
export interface Words extends Span {
  readonly text: string;
}

/** One link of the syntax tree, from the words that fill a part towards the trigger. */
export interface Step {
  /** The relation in Universal Dependencies' terms. */
  readonly link: string;
  readonly preposition: string | null;
  /** The word that the link leads to. */
  readonly to: string;
}

/** Words that fill a part of an event, and how they hang together with its trigger. */
export interface Filling {
  readonly part: "actor" | "recipient" | "place" | "date";
  readonly words: Words;
  readonly steps: readonly Step[];
  /** The trigger's own word, where the steps end at another that shares with it: "the army entered and burned". */
  readonly sharedBy: string | null;
}

/** An event with what made it one. */
export interface CodedEvent {
  readonly type: EventType;
  readonly mode: string | null;
  readonly trigger: Words;
  readonly rule: RuleId;
  /** The sentence that the rule was written for, with its marks. */
  readonly example: string;
  /** The rule of the words themselves, where "will", "must" or the like made another event of them. */
  readonly turnedFrom: RuleId | null;
  /** What the rule asks of the words around its trigger, each with the words that give it. */
  readonly met: readonly { readonly wants: Constraint; readonly list: string; readonly words: string }[];
  readonly filled: readonly Filling[];
  readonly realis: Realis;
  readonly polarity: Polarity;
  /** The word that makes it less than actual. */
  readonly realisWord: string | null;
}

export type Constraint = "beside" | "object" | "lender" | "subject" | "complement" | "sides";

/** Words that a rule knows and that told of nothing, with the reason. */
export interface RefusedEvent {
  readonly type: EventType;
  readonly trigger: Words;
  readonly rule: RuleId;
  readonly example: string;
  readonly refusal: Refusal;
  /** What the rule or its frame wants or bars, as the lexicon says it. */
  readonly wants: string | null;
  /** What stands there instead. */
  readonly words: readonly string[];
  /** The words and the rule that tell of it already. */
  readonly by: { readonly trigger: string; readonly rule: RuleId } | null;
}

/** What was made of a sentence. */
export interface SentenceAccount {
  readonly sentence: Words;
  readonly coded: readonly CodedEvent[];
  readonly refused: readonly RefusedEvent[];
}
