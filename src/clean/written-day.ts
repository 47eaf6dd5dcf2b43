import { dayOf } from "../day.ts";
import type { Day } from "../model.ts";

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

const MONTH =
  "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?";
const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";

/** A date with day and month, and mostly a year, wherever it stands in a line. Groups: see `written`. */
export const WRITTEN_DATE = [
  "(?<isoYear>\\d{4})[-/.](?<isoMonth>\\d{1,2})[-/.](?<isoDay>\\d{1,2})",
  "(?<first>\\d{1,2})[-/.](?<second>\\d{1,2})[-/.](?<year>\\d{4})",
  `${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]+(?<month>${MONTH})\\b\\.?(?:,?[\\s-]+(?<dayYear>\\d{4}))?`,
  `${WEEKDAY}(?<usMonth>${MONTH})\\b\\.?\\s+(?<usDay>\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(?<usYear>\\d{4}))?`,
].join("|");

const DATE = new RegExp(`(?<![\\d\\p{L}])(?:${WRITTEN_DATE})(?!\\d)`, "iu");

/**
 * The first full date in a line of metadata: "2024-11-29T08:00Z", "29 November 2024", "Nov. 29, 2024".
 * Of "03/04/2024" the first number is the day, as everywhere but in the United States, unless only the other way is a date.
 */
export function writtenDay(line: string): Day | null {
  return dayWritten(DATE.exec(line.slice(0, 200))?.groups ?? {});
}

/** The day in the groups of a `WRITTEN_DATE`; `null` without a year or when there is no such day. */
export function dayWritten(groups: Readonly<Record<string, string | undefined>>): Day | null {
  const { isoYear, first, year, day, usDay } = groups;
  if (isoYear !== undefined) return dayOf(Number(isoYear), Number(groups["isoMonth"]), Number(groups["isoDay"]));
  if (first !== undefined) {
    const [a, b, y] = [Number(first), Number(groups["second"]), Number(year)];
    return dayOf(y, b, a) ?? dayOf(y, a, b);
  }
  const inYear = groups["dayYear"] ?? groups["usYear"];
  const month = groups["month"] ?? groups["usMonth"];
  if (inYear === undefined || month === undefined) return null;
  return dayOf(Number(inYear), MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1, Number(day ?? usDay));
}
