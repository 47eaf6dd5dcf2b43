import { weekdayOf } from "../day.ts";
import type { DateRange, Day } from "../model.ts";
import { around, between, shifted, third, type Unit, unitAt } from "./calendar.ts";
import type { Tense, View } from "./dates.ts";

/** Dates that words place by the day of publication: weekdays, "yesterday", "two weeks ago". `null` for all others. */
export function relativeDays(words: string, view: View): DateRange | null {
  if (view.published === null) return null;
  for (const rule of RULES) {
    const match = rule.pattern.exec(words);
    if (match !== null) return rule.days(match.groups ?? {}, view.published, view.tense);
  }
  return null;
}

type Groups = Readonly<Record<string, string | undefined>>;

interface Rule {
  readonly example: string;
  readonly pattern: RegExp;
  readonly days: (groups: Groups, published: Day, tense: Tense) => DateRange | null;
}

const WEEKDAYS = "mon tue wed thu fri sat sun".split(" ");
const WEEKDAY = "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs?|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?";
export const COUNT =
  "(?:a )?couple(?: of)?|(?:a )?few|several|many|half an?|\\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty-four|forty-eight|seventy-two|fifteen|twenty|thirty|forty|fifty|ninety|(?:a )?dozen|(?:a )?hundred";
const UNITS = "minute|hour|day|night|week|fortnight|weekend|month|year|decade";

const RULES: readonly Rule[] = [
  {
    example: "yesterday",
    pattern:
      /^(?:late |early )?(?:on )?(?<word>yesterday|today|tonight|tomorrow)(?: (?:morning|afternoon|evening|night))?$/,
    days: ({ word }, day) => around(day, NEAR_DAYS[word ?? ""] ?? 0, NEAR_DAYS[word ?? ""] ?? 0),
  },
  {
    example: "the day before yesterday",
    pattern: /^(?:the )?day (?<side>before yesterday|after tomorrow)$/,
    days: ({ side }, day) => (side === "before yesterday" ? around(day, -2, -2) : around(day, 2, 2)),
  },
  {
    example: "overnight",
    pattern: /^(?<word>overnight|last night|(?:in|during|over) the night)$/,
    days: ({ word }, day, tense) =>
      tense === "future" && word === "overnight" ? around(day, 0, 1) : around(day, -1, 0),
  },
  {
    example: "overnight into tuesday",
    pattern: new RegExp(`^overnight (?<side>into|to|on|from|in)? ?(?:to )?(?<weekday>${WEEKDAY})(?: night)?$`),
    days: ({ side, weekday }, day, tense) => overnight(side, weekdayNear(weekday, day, tense)),
  },
  {
    example: "in the night to tuesday",
    pattern: new RegExp(`^(?:(?:in|during|on|over) )?(?:the )?night (?:to|into) (?<weekday>${WEEKDAY})$`),
    days: ({ weekday }, day, tense) => overnight("to", weekdayNear(weekday, day, tense)),
  },
  {
    example: "last friday",
    pattern: new RegExp(`^(?:(?<which>last|past|previous|this|next|coming|following) )?(?<weekday>${WEEKDAY})$`),
    days: ({ which, weekday }, day, tense) => weekdayBy(which, weekday, day, tense),
  },
  {
    example: "tuesday of last week",
    pattern: new RegExp(`^(?<weekday>${WEEKDAY}) (?:of |in )?(?<which>last|this|next) week$`),
    days: ({ weekday, which }, day) => weekdayOfWeek(weekday, unitAt("week", day, OFFSETS[which ?? ""] ?? 0)),
  },
  {
    example: "this day in 1994",
    pattern: /^(?:on |in )?this (?<unit>day|month) in (?<year>(?:1[5-9]|20)\d\d)$/,
    days: ({ unit, year }, day) => {
      const then = `${year}${day.slice(4)}`;
      return unit === "month" ? unitAt("month", then, 0) : around(then, 0, 0);
    },
  },
  {
    example: "this morning",
    pattern: /^(?<which>this|last) (?:early |late )?(?:morning|afternoon|evening|noon|dawn)$/,
    days: ({ which }, day) => (which === "last" ? around(day, -1, -1) : around(day, 0, 0)),
  },
  {
    example: "the past week",
    pattern: new RegExp(`^(?:in |over |during )?(?:the )?past (?<unit>day|week|month|year|decade)$`),
    days: ({ unit }, day) => around(day, -Math.ceil(length(unit)), 0),
  },
  {
    example: "earlier this week",
    pattern:
      /^(?:(?<part>earlier|early|mid|late|later)[ -](?:in )?(?:on )?)?(?:the )?(?<which>last|previous|this|current|next) (?<unit>week|month|year|weekend)$/,
    days: ({ part, which, unit }, day, tense) => unitBy(part, which, unit as Unit, day, tense),
  },
  {
    example: "the end of last month",
    pattern:
      /^(?:the )?(?<part>beginning|start|middle|end) of (?:(?<which>last|this|next|the) )(?<unit>week|month|year)$/,
    days: ({ part, which, unit }, day) => partOfUnit(part, unitAt(unit as Unit, day, OFFSETS[which ?? ""] ?? 0)),
  },
  {
    example: "the weekend",
    pattern: /^(?:(?:over|at|on|during) )?(?:the )?weekend$/,
    days: (_groups, day, tense) => weekendBy(day, tense),
  },
  {
    example: "the last 24 hours",
    pattern: new RegExp(
      `^(?:in |over |during |within )?(?:the )?(?:last|past|previous|preceding) (?<count>${COUNT}) (?<unit>${UNITS})s?$`,
    ),
    days: ({ count, unit }, day) => around(day, -Math.ceil(howMany(count).high * length(unit)), 0),
  },
  {
    example: "the next three days",
    pattern: new RegExp(
      `^(?:in |over |during |within )?(?:the )?(?:next|coming) (?<count>${COUNT}) (?<unit>${UNITS})s?$`,
    ),
    days: ({ count, unit }, day) => around(day, 0, Math.ceil(howMany(count).high * length(unit))),
  },
  {
    example: "in recent days",
    pattern: new RegExp(
      `^(?:in |over |during )?(?:the )?(?<which>recent|last|past|coming|next) (?<unit>hour|day|week|month|year)s$`,
    ),
    days: ({ which, unit }, day) => vaguely(which, unit, day),
  },
  {
    example: "recently",
    pattern: /^(?:very |more |most )?(?:recently|lately)$/,
    days: (_groups, day) => around(day, -30, 0),
  },
  {
    example: "two weeks ago",
    pattern: new RegExp(
      `^(?:just |only |about |some |over |more than |nearly )?(?<count>${COUNT}) (?<unit>${UNITS})s?[ -]ago$`,
    ),
    days: ({ count, unit }, day) => ago(howMany(count), unit, day),
  },
  {
    example: "days ago",
    pattern: /^(?:just |only )?(?<unit>hour|minute|day|week)s[ -]ago$/,
    days: ({ unit }, day) => ago({ low: 2, high: 7 }, unit, day),
  },
  {
    example: "in three days",
    pattern: new RegExp(`^(?<how>in|within) (?<count>${COUNT}) (?<unit>${UNITS})s?(?: time)?$`),
    days: ({ how, count, unit }, day, tense) =>
      tense === "past" ? null : ahead(how, howMany(count).high * length(unit), day),
  },
];

const NEAR_DAYS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tonight: 0, tomorrow: 1 };
const OFFSETS: Readonly<Record<string, number>> = { last: -1, previous: -1, this: 0, current: 0, the: 0, next: 1 };

/** Lengths of units in days. */
const LENGTHS: Readonly<Record<string, number>> = {
  minute: 1 / 1440,
  hour: 1 / 24,
  day: 1,
  night: 1,
  week: 7,
  weekend: 7,
  fortnight: 14,
  month: 30.4375,
  year: 365.25,
  decade: 3652.5,
};

function length(unit: string | undefined): number {
  return LENGTHS[unit ?? ""] ?? 1;
}

const NUMBERS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(
    "zero one two three four five six seven eight nine ten eleven twelve".split(" ").map((word, i) => [word, i]),
  ),
  fifteen: 15,
  twenty: 20,
  "twenty-four": 24,
  thirty: 30,
  forty: 40,
  "forty-eight": 48,
  fifty: 50,
  "seventy-two": 72,
  ninety: 90,
  dozen: 12,
  hundred: 100,
  a: 1,
  an: 1,
  couple: 2,
};

/** A count of days or weeks. "A few" are three to five, "several" three to seven. */
/** How many days a plain count of units is, `null` for a vague one ("a few days") or one shorter than a day. */
export function countedDays(count: string | undefined, unit: string | undefined): number | null {
  const { low, high } = howMany(count);
  const days = high * length(unit);
  return low === high && Number.isInteger(days) ? days : null;
}

function howMany(count: string | undefined): { readonly low: number; readonly high: number } {
  const word = (count ?? "").replace(/ of$/, "").replace(/^an? (?=\w)/, "");
  if (word === "few") return { low: 3, high: 5 };
  if (word === "several" || word === "many") return { low: 3, high: 7 };
  if (word.startsWith("half")) return { low: 0, high: 1 };
  const number = NUMBERS[word] ?? Number(word);
  return { low: number, high: number };
}

// ---------------------------------------------------------------- weekdays

function weekdayNumber(name: string | undefined): number {
  return WEEKDAYS.indexOf((name ?? "").slice(0, 3));
}

/** The weekday that tense points to. On its own day, it is that day. */
function weekdayNear(name: string | undefined, day: Day, tense: Tense): DateRange | null {
  const back = (weekdayOf(day) - weekdayNumber(name) + 7) % 7;
  const forward = (7 - back) % 7;
  const away = tense === "past" || (tense === "present" && back <= forward) ? -back : forward;
  return around(day, away, away);
}

/** "last Friday" lies before the day of publication, "next Friday" after it. */
function weekdayBy(which: string | undefined, name: string | undefined, day: Day, tense: Tense): DateRange | null {
  if (which === undefined || which === "this") return weekdayNear(name, day, tense);
  const isBack = which === "last" || which === "past" || which === "previous";
  const from = shifted(day, isBack ? -1 : 1);
  return from === null ? null : weekdayNear(name, from, isBack ? "past" : "future");
}

function weekdayOfWeek(name: string | undefined, week: DateRange | null): DateRange | null {
  return week === null ? null : around(week.first, weekdayNumber(name), weekdayNumber(name));
}

/** "overnight into Tuesday" began on Monday; "overnight on Monday" ended on Tuesday. */
function overnight(side: string | undefined, weekday: DateRange | null): DateRange | null {
  if (weekday === null) return null;
  return side === "into" || side === "to" || side === "in" ? around(weekday.first, -1, 0) : around(weekday.first, 0, 1);
}

function weekendBy(day: Day, tense: Tense): DateRange | null {
  const here = unitAt("weekend", day, 0);
  const before = unitAt("weekend", day, -1);
  if (here === null || before === null) return null;
  const isBegun = here.first <= day;
  if (tense === "future" || isBegun) return tense === "past" ? until(day, here) : here;
  return tense === "past" || weekdayOf(day) < 3 ? before : here;
}

// ---------------------------------------------------------------- weeks, months, years

/** This week is told as far as it has gone, or as it is still to come. */
function unitBy(
  part: string | undefined,
  which: string | undefined,
  unit: Unit,
  day: Day,
  tense: Tense,
): DateRange | null {
  const range = unitAt(unit, day, OFFSETS[which ?? ""] ?? 0);
  if (range === null) return null;
  if (part === "early" || part === "mid" || part === "late") return third(range, part);
  if (OFFSETS[which ?? ""] !== 0) return lastWeekend(which, unit, day) ?? range;
  if (unit === "weekend") return tense === "past" ? weekendBy(day, "past") : range;
  if (part === "earlier" || (tense === "past" && part === undefined)) return until(day, range);
  return part === "later" || tense === "future" ? since(day, range) : range;
}

/** "last weekend" is the one just over, though it belongs to the same week on a Sunday. */
function lastWeekend(which: string | undefined, unit: Unit, day: Day): DateRange | null {
  if (unit !== "weekend") return null;
  return unitAt("weekend", day, which === "next" ? (weekdayOf(day) >= 5 ? 1 : 0) : -1);
}

function until(day: Day, range: DateRange): DateRange | null {
  return between(range.first, day < range.last ? day : range.last);
}

function since(day: Day, range: DateRange): DateRange | null {
  return between(day > range.first ? day : range.first, range.last);
}

function partOfUnit(part: string | undefined, range: DateRange | null): DateRange | null {
  if (range === null) return null;
  return third(range, part === "end" ? "late" : part === "middle" ? "mid" : "early");
}

/** How many days "recent" reaches back, by unit. */
const RECENT: Readonly<Record<string, number>> = { hour: 1, day: 7, week: 42, month: 183, year: 1826 };

function vaguely(which: string | undefined, unit: string | undefined, day: Day): DateRange | null {
  const days = RECENT[unit ?? ""] ?? 7;
  return which === "coming" || which === "next" ? around(day, 0, days) : around(day, -days, 0);
}

/** Some time before publication. Days are exact; weeks and longer units blur by half of what they count in. */
function ago(
  count: { readonly low: number; readonly high: number },
  unit: string | undefined,
  day: Day,
): DateRange | null {
  const size = length(unit);
  if (size < 1) return around(day, -Math.ceil(count.high * size), -Math.floor(count.low * size));
  const blur = size === 1 ? 0 : Math.floor(Math.min(size, 365.25) / 2);
  if (unit === "year" && count.low === count.high) return unitAt("year", day, -count.low);
  return around(day, -Math.round(count.high * size) - blur, Math.min(0, -Math.round(count.low * size) + blur));
}

function ahead(how: string | undefined, days: number, day: Day): DateRange | null {
  return how === "within" ? around(day, 0, Math.ceil(days)) : around(day, Math.round(days), Math.round(days));
}
