import type { ReportedEvent } from "../model.ts";
import { narrowness } from "./places.ts";

/** Reports in the one order that does not depend on how they came in: by day of print, article, and place in it. */
export function inOrder(reports: readonly ReportedEvent[]): readonly ReportedEvent[] {
  return [...reports].sort(compareReports);
}

/** Reports that say most first, so that vague ones find something to join. */
export function tellingFirst(reports: readonly ReportedEvent[]): readonly ReportedEvent[] {
  return [...reports].sort((a, b) => detail(b) - detail(a) || compareReports(a, b));
}

function detail({ place, date, actors, recipients }: ReportedEvent): number {
  return narrowness(place) + (date === null ? 0 : 3) + Math.min(1, actors.length) + Math.min(1, recipients.length);
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
