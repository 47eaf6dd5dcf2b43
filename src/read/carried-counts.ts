import type { QuantityKind } from "../model.ts";
import { isHomeOf } from "./count-homes.ts";
import type { Count } from "./counts.ts";
import type { EventDraft } from "./events.ts";

/** Breaches, lorries, flights and ships of another sentence are another's count of another day as often as not. */
const CARGO: ReadonlySet<QuantityKind> = new Set(["violations", "vehicles", "flights", "vessels"]);

/** What one sentence tells: its events, and the numbers that belong to none of them. */
export interface SentenceEvents {
  readonly events: readonly EventDraft[];
  readonly homeless: readonly Count[];
}

/** Numbers that come this many sentences after an event are no longer taken for its own. */
const REACH_SENTENCES = 3;

/**
 * The events of an article, each with the numbers that later sentences give without naming an event of their own: "The
 * toll later rose to 14." They go to the last event told that such a number can belong to. One that an event has
 * already said is left out; a rival one stands beside it.
 */
export function carryCounts(sentences: readonly SentenceEvents[]): readonly EventDraft[] {
  const told: EventDraft[] = [];
  for (const [index, { events, homeless }] of sentences.entries()) {
    for (const count of homeless) {
      if (CARGO.has(count.kind)) continue;
      const at = told.findLastIndex((event) => isHomeOf(event.type, count.kind) && event.realis !== "historical");
      const event = told[at];
      if (event === undefined || index - event.sentence > REACH_SENTENCES || isSaid(event, count)) continue;
      told[at] = { ...event, counts: [...event.counts, count] };
    }
    told.push(...events);
  }
  return told;
}

function isSaid({ counts }: EventDraft, { kind, estimate }: Count): boolean {
  return counts.some((each) => each.kind === kind && each.estimate.best === estimate.best);
}
