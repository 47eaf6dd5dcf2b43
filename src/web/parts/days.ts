import type { DateRange, Day, Instant } from "../../model.ts";

/** "28 Nov 2024", or a span of days; the width of the span is the uncertainty. */
export function daysIn(language: string, { first, last }: DateRange): string {
  const format = dayFormat(language);
  if (first === last) return format.format(momentOf(first));
  return format.formatRange(momentOf(first), momentOf(last));
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Days are days of the Gregorian calendar wherever the reader sits. */
function dayFormat(language: string): Intl.DateTimeFormat {
  const known = formats.get(language);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC", calendar: "gregory" });
  formats.set(language, made);
  return made;
}

function momentOf(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** "28 Nov 2024". */
export function dayIn(language: string, day: Day): string {
  return daysIn(language, { first: day, last: day });
}

/** "28 Nov 2024, 06:10 UTC": a moment of the record, the same for whoever reads it. */
export function momentIn(language: string, instant: Instant): string {
  const time = new Date(instant);
  if (Number.isNaN(time.getTime())) return instant;
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: "medium",
    timeStyle: "short",
    hourCycle: "h23",
    timeZone: "UTC",
    calendar: "gregory",
  });
  return `${format.format(time)} UTC`;
}
