import { incidentIdOf } from "../ids.ts";
import type { Anchor, Decided, ReportedEvent, ReportId, Span } from "../model.ts";
import { overlaps } from "../span.ts";

/** What keeps hold of a report under an id of its own or of the incident that it began. */
export function anchorOf(id: string, { type, trigger }: ReportedEvent): Anchor {
  return { id, type, trigger };
}

/**
 * A decision with the ids by which its reports go now. An id that no report gives any more (the rules of reading
 * changed) becomes that of the report in the same article whose trigger overlaps the anchor most; what finds none
 * keeps its id, and is `adrift`. `reports` holds those of every article that is anchored in.
 */
export function reattach(decided: Decided, reports: readonly ReportedEvent[]): Decided {
  const now = (id: string) => currentId(id, decided.anchors, reports) ?? id;
  const { about, decision } = decided;
  const moved = now(about);
  if (decision.kind !== "together" && decision.kind !== "apart") {
    return moved === about ? decided : { ...decided, about: moved };
  }
  const other = now(decision.other) as ReportId;
  return moved === about && other === decision.other
    ? decided
    : { ...decided, about: moved, decision: { ...decision, other } };
}

/** The ids of reports and incidents in a decision that nothing on record answers to. */
export function adrift(decided: Decided, reports: readonly ReportedEvent[]): readonly string[] {
  return anchoredIds(decided).filter((id) => currentId(id, decided.anchors, reports) === null);
}

function anchoredIds({ about, decision }: Decided): readonly string[] {
  const ids = decision.kind === "together" || decision.kind === "apart" ? [about, decision.other] : [about];
  return ids.filter((id) => id.startsWith("incident:") || id.startsWith("report:"));
}

function currentId(id: string, anchors: readonly Anchor[], reports: readonly ReportedEvent[]): string | null {
  const idOf = id.startsWith("incident:") ? (report: ReportedEvent) => incidentIdOf(report.id) : idOfReport;
  if (reports.some((report) => idOf(report) === id)) return id;
  const anchor = anchors.find((one) => one.id === id);
  const found = anchor === undefined ? null : nearest(anchor, reports);
  return found === null ? null : idOf(found);
}

function idOfReport({ id }: ReportedEvent): string {
  return id;
}

/** The report of the anchor's article whose trigger overlaps its words most; of equals, one of its type, then the first. */
function nearest({ trigger, type }: Anchor, reports: readonly ReportedEvent[]): ReportedEvent | null {
  const weight = (report: ReportedEvent) =>
    2 * shared(report.trigger.span, trigger.span) + (report.type === type ? 1 : 0);
  const there = reports.filter(
    (report) => report.article === trigger.article && overlaps(report.trigger.span, trigger.span),
  );
  return there.reduce<ReportedEvent | null>(
    (best, report) => (best === null || weight(report) > weight(best) ? report : best),
    null,
  );
}

function shared(a: Span, b: Span): number {
  return Math.min(a.end, b.end) - Math.max(a.start, b.start);
}
