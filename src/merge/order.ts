import type { ReportedEvent } from "../model.ts";

/** Reports in the one order that does not depend on how they came in: by day of print, article, and place in it. */
export function inOrder(reports: readonly ReportedEvent[]): readonly ReportedEvent[] {
  return [...reports].sort(compareReports);
}

export function compareReports(a: ReportedEvent, b: ReportedEvent): number {
  return (
    compare(a.publishedAt ?? "9999", b.publishedAt ?? "9999") ||
    compare(a.article, b.article) ||
    a.trigger.span.start - b.trigger.span.start ||
    compare(a.id, b.id)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
