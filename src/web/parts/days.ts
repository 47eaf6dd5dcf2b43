import type { DateRange, Day } from "../../model.ts";

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
