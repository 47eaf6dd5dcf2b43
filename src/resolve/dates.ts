import { parseDay } from "../day.ts";
import type { DateRange, Day, EventMention, Mention, Reading } from "../model.ts";
import { between, yearOf } from "./calendar.ts";
import { datesOf, wordsOf } from "./event-dates.ts";
import { relativeDays } from "./relative-dates.ts";
import { sequelDays } from "./sequel-dates.ts";
import { writtenDays } from "./written-dates.ts";

export type Tense = "past" | "future" | "present";

/** From where an expression is seen. */
export interface View {
  readonly published: Day | null;
  readonly tense: Tense;
}

/**
 * The days that a date expression stands for, seen from the day of publication.
 *
 * The tense of the verb gives the direction: troops who withdrew "on Monday" did so last Monday,
 * a truce that will start "on Monday" starts next Monday; in the present the nearest one is meant. A
 * bare month is the whole month, "early", "mid" and "late" are thirds, and a width that words leave
 * open has a fixed size: "recently" is the last 30 days, "in recent days" the last 7. An expression
 * that we cannot read, or that hangs on another event ("72 hours after signature"), gives `null`,
 * never the day of publication. Dates with a year need no day of publication.
 *
 *     resolveDate("on Monday", "2025-03-14", "past") // { first: "2025-03-10", last: "2025-03-10" }
 *     resolveDate("3-5 March 2024", null, "past") // { first: "2024-03-03", last: "2024-03-05" }
 */
export function resolveDate(expression: string, published: Day | null, tense: Tense): DateRange | null {
  const words = plain(expression);
  const view = { published: published === null ? null : parseDay(published), tense };
  return words.length > LONGEST ? null : (bounded(words, view) ?? null);
}

/**
 * The days on which an event happened, by the date expression that belongs to it in its clause, or
 * else by the one that reading gave it. `null` when its sentence names none; the day of
 * publication says when a thing was told, not when it happened. The date of a verb of saying is not
 * the date of what was said: in "he said on Monday that two were killed" the killing stays undated. `told` are the
 * days of the happening told before, from which words like "two days later" are counted.
 */
export function dateOfEvent(
  reading: Reading,
  event: EventMention,
  publishedAt: Day | null,
  told: DateRange | null = null,
): DateRange | null {
  for (const { mention, tense } of datesOf(reading, event)) {
    const words = wordsOf(reading, mention);
    const days = resolveDate(words, publishedAt, tense) ?? sequel(reading, mention, told);
    if (days !== null) return days;
  }
  return null;
}

/** The days of "the next day" and the like, unless they hang on a happening of their own: "a day after the vote". */
function sequel(reading: Reading, mention: Mention, told: DateRange | null): DateRange | null {
  const words = plain(wordsOf(reading, mention));
  if (told === null || (/(?:after|before)$/.test(words) && !goesBack(reading, mention))) return null;
  return sequelDays(words, told);
}

/** Whether nothing follows but what was told of: "two days after," or "two days after the attack,". */
function goesBack(reading: Reading, { span, sentence }: Mention): boolean {
  const rest = (reading.sentences[sentence]?.tokens ?? []).filter((token) => token.span.start >= span.end);
  const end = rest.findIndex(({ upos }) => upos === "PUNCT");
  return end === 0 || (end === 2 && rest[1]?.upos === "NOUN" && /^(?:the|that|this)$/i.test(rest[0]?.form ?? ""));
}

/** How many sentences further on "the next day" still goes on from a dated happening. */
const REACH_SENTENCES = 3;

/** The days of all events of a text; "the next day" and the like go on from the one dated before. */
export function datesOfEvents(reading: Reading, publishedAt: Day | null): readonly (DateRange | null)[] {
  let told: { readonly days: DateRange; readonly sentence: number } | null = null;
  return reading.events.map((event): DateRange | null => {
    const near = told !== null && event.sentence - told.sentence <= REACH_SENTENCES ? told.days : null;
    const days = dateOfEvent(reading, event, publishedAt, near);
    if (days !== null) told = { days, sentence: event.sentence };
    return days;
  });
}

/** Longer than any expression that people write for a date. */
const LONGEST = 120;

/** Small letters, one kind of dash without spaces, no dots after abbreviations and no clock. */
function plain(expression: string): string {
  return expression
    .slice(0, 4 * LONGEST)
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, "-")
    .replace(/ ?['’]s\b|[,;:"“”‘’'()](?!\d\d)/g, " ")
    .replace(/([a-z])\./g, "$1 ")
    .replace(/\b(?:at |around |about )?\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|a m|p m|gmt|utc|hours local)\b/g, " ")
    .replace(/\s+/g, " ")
    .replace(/ ?- ?/g, "-")
    .replace(/^[ -]+|[ -]+$/g, "");
}

// ---------------------------------------------------------------- one-sided

const BOUND = /^(since|until|till|by|before|after|through|up to|prior to|following) (?:the )?(.+)$/;

/** An expression, also with a word that opens it to one side: "since Wednesday" lasts until publication. */
function bounded(words: string, view: View): DateRange | null {
  const match = BOUND.exec(words);
  if (match === null) return anyDays(words, view, 0);
  const [, bound = "", rest = ""] = match;
  if (view.published === null) return null;
  const isStart = bound === "since" || bound === "after" || bound === "following";
  const range = anyDays(rest, { ...view, tense: bound === "since" ? "past" : view.tense }, 0);
  if (range === null) return null;
  if (isStart) return range.first <= view.published ? { first: range.first, last: view.published } : null;
  return range.last >= view.published ? { first: view.published, last: range.last } : null;
}

// ---------------------------------------------------------------- whole, without its trimmings, as a range

/** Words that may be taken off an expression when no rule reads it as it is. */
const TRIMMINGS: readonly RegExp[] = [
  /^(?:on|in|at|during|over|around|about|from|of|as of|to|the|that|this|late|later|early|earlier|last|next) (?=.)/,
  / (?:morning|afternoon|evening|night|dawn|dusk|noon|midday|midnight|daybreak|nightfall|sunrise|sunset|local time|local)$/,
  /^(?:night|overnight|morning|afternoon|evening|dawn|early hours) (?:of|between|from|on) /,
  /^(?:mon|tues?|wed|thu|thurs?|fri|sat|sun)(?:day|nesday|sday|rsday|urday)? (?=\d|[a-z]{3,9} \d)/,
  /(?<=\d) (?:mon|tues?|wed|thu|thurs?|fri|sat|sun)(?:day|nesday|sday|rsday|urday)?$/,
];

/** More trimmings than any expression wears. */
const DEEPEST = 6;

function anyDays(words: string, view: View, depth: number): DateRange | null {
  if (words === "" || depth > DEEPEST) return null;
  const days = writtenDays(words, view) ?? relativeDays(words, view) ?? spanned(words, view, depth);
  if (days !== null) return days;
  const trimmed = TRIMMINGS.map((trimming) => words.replace(trimming, "")).find((rest) => rest !== words);
  return trimmed === undefined ? null : anyDays(trimmed, view, depth + 1);
}

const JOINTS: readonly string[] = [" and ", " to ", " until ", " till ", " through ", " into ", " or ", "-"];

/**
 * From one date to another. The later one is read first, and the earlier one as seen from it, so that
 * "Saturday to Monday" is one weekend and "3 March to 5 April 2017" one spring.
 */
function spanned(words: string, view: View, depth: number): DateRange | null {
  const inner = words.replace(/^(?:between|from) /, "");
  for (const joint of JOINTS) {
    const at = inner.indexOf(joint);
    if (at <= 0) continue;
    const [left, right] = [inner.slice(0, at), inner.slice(at + joint.length)];
    const year = / (\d{4})$/.exec(left)?.[1];
    const later = anyDays(year === undefined || /\d{4}$/.test(right) ? right : `${right} ${year}`, view, depth + 2);
    if (later === null) continue;
    const earlier = anyDays(left, { published: later.last, tense: "past" }, depth + 2);
    if (earlier !== null && yearOf(later.last) - yearOf(earlier.first) <= 100)
      return between(earlier.first, later.last);
  }
  return null;
}
