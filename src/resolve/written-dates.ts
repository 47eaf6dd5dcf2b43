import { dayOf, daysBetween } from "../day.ts";
import type { DateRange, Day } from "../model.ts";
import { between, oneDay, shifted, third, wholeMonth, wholeYear, yearOf } from "./calendar.ts";
import type { View } from "./dates.ts";

/** Dates as a calendar writes them: with a day, a month or a year. `null` for all other expressions. */
export function writtenDays(words: string, view: View): DateRange | null {
  for (const rule of RULES) {
    const match = rule.pattern.exec(words);
    if (match !== null) return rule.days(match.groups ?? {}, view);
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Rule {
  readonly example: string;
  readonly pattern: RegExp;
  readonly days: (groups: Groups, view: View) => DateRange | null;
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH =
  "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";
const ORDINALS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first".split(
    " ",
  );
const DAY = `\\d{1,2}(?:st|nd|rd|th)?|${ORDINALS.toReversed().join("|")}`;
const YEAR = "(?:[ -](?:of )?(?<year>\\d{4}))?";
const JOINT = "(?:-| (?:and|to|or|until|till|through) )";
const OPEN = "(?:(?:between|from) )?(?:the )?";

const RULES: readonly Rule[] = [
  {
    example: "2024-11-29",
    pattern: /^(?<year>\d{4})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?:t.*)?$/,
    days: ({ year, month, day }) => only(dayOf(Number(year), Number(month), Number(day))),
  },
  {
    example: "27/11/2024",
    pattern: /^(?<one>\d{1,2})[-/.](?<two>\d{1,2})[-/.](?<year>\d{4})$/,
    days: ({ one, two, year }, view) => only(numericDay(Number(one), Number(two), Number(year), view)),
  },
  {
    example: "29 november 2024",
    pattern: new RegExp(`^(?<day>${DAY})(?: of)?(?: the)?[ -](?<month>${MONTH})${YEAR}$`),
    days: (groups, view) => dayInMonth(groups, view),
  },
  {
    example: "november 29 2024",
    pattern: new RegExp(`^(?<month>${MONTH})[ -](?:the )?(?<day>${DAY})${YEAR}$`),
    days: (groups, view) => dayInMonth(groups, view),
  },
  {
    example: "between 3 and 5 march",
    pattern: new RegExp(`^${OPEN}(?<day>${DAY})${JOINT}(?:the )?(?<to>${DAY})(?: of)?[ -](?<month>${MONTH})${YEAR}$`),
    days: (groups, view) => daysInMonth(groups, view),
  },
  {
    example: "march 3-5",
    pattern: new RegExp(`^${OPEN}(?<month>${MONTH})[ -](?:the )?(?<day>${DAY})${JOINT}(?:the )?(?<to>${DAY})${YEAR}$`),
    days: (groups, view) => daysInMonth(groups, view),
  },
  {
    example: "early march 2017",
    pattern: new RegExp(`^${part("early|mid|late")}(?<month>${MONTH})${YEAR}$`),
    days: (groups, view) => partOf(groups["part"], monthIn(groups, view)),
  },
  {
    example: "the end of may",
    pattern: new RegExp(`^(?:the )?(?<part>beginning|start|middle|end) of (?<month>${MONTH})${YEAR}$`),
    days: (groups, view) => partOf(groups["part"], monthIn(groups, view)),
  },
  {
    example: "late 2017",
    pattern: new RegExp(`^${part("early|mid|late")}(?:the )?(?:year )?(?<year>(?:1[5-9]|20)\\d\\d)$`),
    days: ({ part, year }) => partOf(part, wholeYear(Number(year))),
  },
  {
    example: "the end of 2017",
    pattern: /^(?:the )?(?<part>beginning|start|middle|end) of (?<year>(?:1[5-9]|20)\d\d)$/,
    days: ({ part, year }) => partOf(part, wholeYear(Number(year))),
  },
  {
    example: "between 2011 and 2017",
    pattern: new RegExp(
      `^${OPEN}(?<from>(?:1[5-9]|20)\\d\\d)(?:-|/| (?:and|to|until|through) )(?<to>(?:1[5-9]|20)?\\d\\d)$`,
    ),
    days: ({ from = "", to = "" }) => yearsBetween(from, to),
  },
  {
    example: "the early 1990s",
    pattern: /^(?:the )?(?:(?<part>early|mid|late)[ -])?(?:the )?(?<decade>(?:1[5-9]|20)\d0)s$/,
    days: ({ part, decade }) => partOf(part, between(dayOf(Number(decade), 1, 1), dayOf(Number(decade) + 9, 12, 31))),
  },
];

function part(names: string): string {
  return `(?:(?<part>${names})[ -](?:in )?(?:the )?)?`;
}

function only(day: Day | null): DateRange | null {
  return day === null ? null : oneDay(day);
}

function monthNumber(groups: Groups): number {
  return MONTHS.indexOf((groups["month"] ?? "").slice(0, 3)) + 1;
}

function dayNumber(word: string | undefined): number {
  const ordinal = ORDINALS.indexOf(word ?? "");
  return ordinal >= 0 ? ordinal + 1 : Number.parseInt(word ?? "", 10);
}

function partOf(name: string | undefined, range: DateRange | null): DateRange | null {
  if (name === undefined || range === null) return range;
  if (name === "early" || name === "beginning" || name === "start") return third(range, "early");
  return third(range, name === "mid" || name === "middle" ? "mid" : "late");
}

/** Of 03/04/2024, the reading that lies closer to publication; the first number is the day when nothing decides. */
function numericDay(one: number, two: number, year: number, view: View): Day | null {
  const [dayFirst, monthFirst] = [dayOf(year, two, one), dayOf(year, one, two)];
  if (dayFirst === null || monthFirst === null || view.published === null) return dayFirst ?? monthFirst;
  const far = (day: Day) => Math.abs(daysBetween(day, view.published ?? day));
  return far(monthFirst) < far(dayFirst) ? monthFirst : dayFirst;
}

function dayInMonth(groups: Groups, view: View): DateRange | null {
  const [month, day] = [monthNumber(groups), dayNumber(groups["day"])];
  return inYear(groups["year"], view, (year) => only(dayOf(year, month, day)));
}

function daysInMonth(groups: Groups, view: View): DateRange | null {
  const [month, from, to] = [monthNumber(groups), dayNumber(groups["day"]), dayNumber(groups["to"])];
  // "between 30 and 2 March" begins in the month before.
  return inYear(groups["year"], view, (year) => {
    const last = dayOf(year, month, to);
    if (from <= to || last === null) return between(dayOf(year, month, from), last);
    return between(month === 1 ? dayOf(year - 1, 12, from) : dayOf(year, month - 1, from), last);
  });
}

function monthIn(groups: Groups, view: View): DateRange | null {
  return inYear(groups["year"], view, (year) => wholeMonth(year, monthNumber(groups)));
}

function yearsBetween(from: string, to: string): DateRange | null {
  const last = Number(to.length === 2 ? from.slice(0, 2) + to : to);
  return Number(from) > last ? null : between(dayOf(Number(from), 1, 1), dayOf(last, 12, 31));
}

/** A date in the year that is written, or else in the year that tense and publication suggest. */
function inYear(written: string | undefined, view: View, dateIn: (year: number) => DateRange | null): DateRange | null {
  if (written !== undefined) return dateIn(Number(written));
  if (view.published === null) return null;
  const year = yearOf(view.published);
  // 29 February may lie four years off, eight around 1900.
  const near = [0, -1, 1, -2, 2, -3, 3, -4, 4, -8, 8].map((away) => dateIn(year + away));
  return nearest(
    near.filter((each) => each !== null),
    view,
  );
}

/** Of dates that come round again, the last one begun when the past is told, the first one not over when the future is. */
function nearest(candidates: readonly DateRange[], view: View): DateRange | null {
  const { published, tense } = view;
  if (published === null) return null;
  // A day of grace: where the reporter is, tomorrow may have begun.
  const begun = shifted(published, 1) ?? published;
  const open = candidates.filter(({ first, last }) =>
    tense === "past" ? first <= begun : tense === "future" ? last >= published : true,
  );
  const far = ({ first, last }: DateRange) =>
    first > published ? daysBetween(published, first) : last < published ? daysBetween(last, published) : 0;
  return open.reduce<DateRange | null>((best, each) => (best === null || far(each) < far(best) ? each : best), null);
}
