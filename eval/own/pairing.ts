import type { Digest, ReportedEvent } from "../../src/model.ts";
import { overlaps } from "../../src/span.ts";
import { type Annotated, type Annotation, againSpans, allows, triggerSpans } from "./annotations.ts";

/** What a reader gave for a text, set beside what is annotated. */
export interface Paired {
  readonly item: Annotated;
  /** How many sentences the reader saw in it. */
  readonly sentences: number;
  readonly found: readonly Found[];
  /** Annotated events, not the optional ones, that no report tells. */
  readonly missed: readonly Annotation[];
  /** Reports of events that are not annotated. */
  readonly invented: readonly ReportedEvent[];
}

export interface Found {
  readonly event: Annotation;
  readonly report: ReportedEvent;
}

/**
 * Pairs each annotated event with the one report that tells it best: a right type and a trigger that
 * overlaps. Events that must be found choose before optional ones. A second report of an annotated event
 * ("artillery *fire* *killed* six") is an echo: neither found nor invented.
 */
export function pair(item: Annotated, { reading, reports }: Pick<Digest, "reading" | "reports">): Paired {
  const events = [...item.events].sort((a, b) => Number(a.optional ?? false) - Number(b.optional ?? false));
  const taken = new Set<ReportedEvent>();
  const found = events.flatMap((event): readonly Found[] => {
    const telling = reports.filter((report) => !taken.has(report) && tells(report, event, item.text));
    const [best] = telling.sort((a, b) => fit(b, event, item.text) - fit(a, event, item.text));
    if (best === undefined) return [];
    taken.add(best);
    return [{ event, report: best }];
  });
  return {
    item,
    sentences: reading.sentences.length,
    found,
    missed: events.filter((event) => event.optional !== true && !found.some((each) => each.event === event)),
    invented: reports.filter(
      (report) => !taken.has(report) && !events.some((event) => echoes(report, event, item.text)),
    ),
  };
}

/** The types that are right for an event, each with its mode where one is annotated. */
export function rightTypes({
  type,
  mode,
  alsoRight = [],
}: Annotation): readonly { type: string; mode: string | null }[] {
  const others = alsoRight.map((each) => each.split("/"));
  return [{ type, mode: mode ?? null }, ...others.map(([name = "", other = null]) => ({ type: name, mode: other }))];
}

function tells(report: ReportedEvent, event: Annotation, text: string): boolean {
  return isOfType(report, event) && triggerSpans(event, text).some((span) => overlaps(span, report.trigger.span));
}

/** A second report of an event, at its trigger or where the text comes back to it. */
function echoes(report: ReportedEvent, event: Annotation, text: string): boolean {
  const spans = [...triggerSpans(event, text), ...againSpans(event, text)];
  return isOfType(report, event) && spans.some((span) => overlaps(span, report.trigger.span));
}

function isOfType(report: ReportedEvent, event: Annotation): boolean {
  return rightTypes(event).some(({ type }) => type === report.type);
}

/** The type annotated before others that are right, then the realis, then the wording that stands first. */
function fit(report: ReportedEvent, event: Annotation, text: string): number {
  const type = report.type === event.type ? 1000 : 0;
  const realis = allows(event.realis, report.realis) ? 500 : 0;
  const wording = triggerSpans(event, text).findIndex((span) => overlaps(span, report.trigger.span));
  return type + realis - wording;
}
