import { addDays } from "./day.ts";
import type { DateRange, Day, Incident, Realis, ReportedEvent } from "./model.ts";

/** News without a day tells of the last few days. */
const NEWS_DAYS = 3;

const PAST = new Set<Realis>(["actual", "historical"]);

/** The days that a report may tell of: those it names, or the few before it was printed; `null` when neither is known. */
export function daysOfReport({ date, publishedAt }: ReportedEvent): DateRange | null {
  if (date !== null) return date;
  return publishedAt === null ? null : { first: addDays(publishedAt, -NEWS_DAYS), last: publishedAt };
}

/** The first day on which an incident was reported, `null` where no report tells when it was printed. */
export function firstPrinted({ reports }: Incident): Day | null {
  const days = reports.flatMap(({ publishedAt }) => publishedAt ?? []);
  return days.reduce<Day | null>((first, day) => (first === null || day < first ? day : first), null);
}

/**
 * The days on which an incident may lie: those that are told or, where none is, the few up to its first printing. Lists,
 * filters and counts go by it; what is shown as its day is `Incident.date` alone. An old happening told again without
 * its day may lie on any.
 */
export function mayLieOn(incident: Incident): DateRange | null {
  const { date, reports } = incident;
  if (date !== null) return date;
  const printed = firstPrinted(incident);
  if (printed === null || reports.every(({ realis }) => realis === "historical")) return null;
  return { first: addDays(printed, -NEWS_DAYS), last: printed };
}

/** Whether days are so few that an incident counts on the last of them. */
export function areFew({ first, last }: DateRange): boolean {
  return first >= addDays(last, -NEWS_DAYS);
}

/** Whether anybody says that it happened, rather than that it will, might or did not. */
export function isSaidToHaveHappened({ origins, reports }: Incident): boolean {
  return (
    origins.some(({ says }) => says.includes("asserts")) &&
    reports.some(({ realis, polarity }) => PAST.has(realis) && polarity === "positive")
  );
}
