import type { RuleId } from "../../model.ts";
import type { FrameName } from "./frames.ts";

/**
 * Words that tell of an event, with who fills its parts and the sentence the rule was written for.
 *
 * `words` are lemmas that share a meaning and a frame; `carry_out` also wants "out" beside "carry". The
 * constraints name lemmas, or classes with an `@`: `object: "@truce"` wants a truce as the object.
 * In `example`, stars mark the trigger and brackets the parts: "The [army|actor] *shelled* [Loikaw|recipient]."
 * `notThis` is a sentence that has one of the words and must not be read by this rule.
 */
export interface Rule {
  readonly rule: RuleId;
  readonly words: string;
  readonly upos: "VERB" | "NOUN" | "ADJ" | "AUX";
  readonly mode?: string;
  readonly frame: FrameName;
  readonly object?: string;
  readonly notObject?: string;
  /** What the object must be of, as its modifier or behind "of": "recorded air violations", not "traffic violations". */
  readonly objectOf?: string;
  /** What the object must not be of: "a strike", not "a drone strike". */
  readonly notObjectOf?: string;
  /** Words behind which nothing but a day may stand: "a strike over pay", not "a strike on a depot". */
  readonly notBehind?: string;
  readonly subject?: string;
  readonly notSubject?: string;
  /** Wants a subject that is no state: Russia stages no walkout. */
  readonly notState?: true;
  /** Wants a verb that lends it its subject: "waged war", not "the war". */
  readonly lent?: true;
  /** Wants that many sides: exercises of one army are no cooperation. */
  readonly sides?: number;
  /** Wants neither object nor clause: "demonstrated in the square", not "demonstrated a pump". */
  readonly bare?: true;
  /** Wants a complement clause, "to" or "that": "threatened to attack"; with "to", only an infinitive: "told them to leave". */
  readonly complement?: true | "to";
  readonly example: string;
  readonly notThis: string;
}
