import { addDays, weekdayOf } from "../day.ts";
import type { Calendar, Coverage, DateRange, Day } from "../model.ts";
import { cell } from "./csv.ts";
import { wrap } from "./lines.ts";
import { dateWords, dayWords } from "./words.ts";

type State = Coverage["state"];
type Entry = Calendar["days"][number];

const STATES: readonly State[] = ["usual", "thin", "blind", "unknown"];

/** The fuller, the more was seen; what nobody saw leaves a hole, which is not a nought. */
const MARKS: Readonly<Record<State, string>> = { usual: "█", thin: "▒", blind: "·", unknown: "?" };

const COUNTED: Readonly<Record<State, string>> = {
  usual: "watched as usual",
  thin: "thinly",
  blind: "blind",
  unknown: "unknown",
};

const WEEKDAYS = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];

/**
 * What could be seen over some days, in a sentence: "Of 30 days, 12 watched as usual, 6 thinly, 9 blind, 3 unknown;
 * silent since 3 March 2031: Valley Courier." Empty for no days.
 */
export function coverageWords(days: readonly Entry[]): string {
  if (days.length === 0) return "";
  const counts = STATES.map((state) => ({ state, count: days.filter((day) => day.state === state).length }));
  const said = counts.filter(({ count }) => count > 0).map(({ state, count }) => `${count} ${COUNTED[state]}`);
  const silent = silences(days).map(
    ({ since, publishers }) =>
      `silent ${since === null ? "throughout" : `since ${dayWords(since)}`}: ${publishers.join(", ")}`,
  );
  const first = [`Of ${countWords(days.length, "day")}, ${said.join(", ")}`, ...silent].join("; ");
  return [`${first}.`, ...remarks(days)].join(" ");
}

/** Who is silent on the last day, by when that began; `null` where it began before these days. */
function silences(
  days: readonly Coverage[],
): readonly { readonly since: Day | null; readonly publishers: readonly string[] }[] {
  const since = new Map<Day | null, string[]>();
  for (const publisher of days.at(-1)?.silent ?? []) {
    const heard = days.findLastIndex(({ silent }) => !silent.includes(publisher));
    const began = heard < 0 ? null : (days[heard + 1]?.day ?? null);
    since.set(began, [...(since.get(began) ?? []), publisher]);
  }
  return [...since]
    .sort(([a], [b]) => ((a ?? "") < (b ?? "") ? -1 : 1))
    .map(([began, publishers]) => ({ since: began, publishers }));
}

function remarks(days: readonly Entry[]): readonly string[] {
  const unread = days.reduce((sum, day) => sum + day.unread, 0);
  const sides = days.flatMap(({ oneSided }) => (oneSided === null ? [] : [oneSided]));
  const holed = days.filter(({ down }) => down.length > 0);
  const feeds = [...new Set(holed.flatMap(({ down }) => down))];
  return [
    ...(holed.length === 0
      ? []
      : [`On ${countWords(holed.length, "day")} feeds could not be seen: ${feeds.join(", ")}.`]),
    ...(unread === 0 ? [] : [`${countWords(unread, "article")} came in languages that are not read.`]),
    ...[...new Set(sides)].map(
      (side) => `On ${countWords(sides.filter((each) => each === side).length, "day")} only one side wrote: ${side}.`,
    ),
  ];
}

/** What one day's mark means, in words, with the figures it rests on. */
export function dayCoverageWords({ state, articles, expected, printed, silent, unread, down }: Entry): string {
  const usual = expected === null ? "" : `, usually ${expected.low} to ${expected.high}`;
  const parts = [
    printed === 0 ? "nothing came in" : `${countWords(articles, "article")} of the area${usual}`,
    silent.length === 0 ? "" : `silent: ${silent.join(", ")}`,
    down.length === 0 ? "" : `feeds down: ${down.join(", ")}`,
    unread === 0 ? "" : `${unread} not read`,
  ];
  return `${STATE_WORDS[state]}: ${parts.filter((part) => part !== "").join("; ")}`;
}

const STATE_WORDS: Readonly<Record<State, string>> = {
  usual: "watched as usual",
  thin: "watched thinly",
  blind: "blind",
  unknown: "not known how well watched",
};

/** A row for each week from Monday on; days outside are `null`. */
export function weeksOf(days: readonly Entry[]): readonly (readonly (Entry | null)[])[] {
  const [first] = days;
  if (first === undefined) return [];
  const padded = [...Array.from({ length: weekdayOf(first.day) }, () => null), ...days];
  return Array.from({ length: Math.ceil(padded.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_day, weekday) => padded[7 * week + weekday] ?? null),
  );
}

/**
 * A calendar for a terminal: a row for each week, and for each day the number of incidents before a mark of how well it
 * was watched. Only a watched day without incidents shows a nought.
 */
export function calendarText(calendar: Calendar): string {
  const rows = weeksOf(calendar.days).map((week) => {
    const own = week.flatMap((entry) => entry ?? []);
    const monday = addDays(own[0]?.day ?? "", -week.findIndex((entry) => entry !== null));
    const total = own.reduce((sum, { incidents }) => sum + incidents, 0);
    return `${monday}  ${week.map(cellText).join("")}   ${total === 0 ? "" : countWords(total, "incident")}`.trimEnd();
  });
  return [
    ...wrap(calendar.name, ""),
    ...wrap(coverageWords(calendar.days), "  "),
    "",
    `week of     ${WEEKDAYS.map((name) => name.padStart(5)).join("")}`,
    ...rows,
    ...(calendar.undated === 0 ? [] : ["", ...wrap(undatedWords(calendar.undated), "")]),
    "",
  ].join("\n");
}

/**
 * What the record rests on, and how far it reaches: a record that ends is not a quiet country. `today` is the day on
 * which somebody asks.
 */
export function recordWords(
  basis: {
    readonly articles: number;
    readonly publishers: number;
    readonly undated: number;
    readonly lastPublished: Day | null;
  },
  { first, last }: DateRange,
  today: Day,
): string {
  const { articles, publishers, undated, lastPublished } = basis;
  const said = [
    `${dateWords({ first, last })}, from ${countWords(articles, "article")} of ${countWords(publishers, "publisher")}.`,
    undated === 0
      ? ""
      : `${countWords(undated, "article")} without a day of publication ${undated === 1 ? "is" : "are"} not counted.`,
    lastPublished === null || lastPublished >= addDays(today, -1)
      ? ""
      : `Nothing printed after ${dayWords(lastPublished)} is on record: every day since is blind.`,
  ];
  return said.filter((part) => part !== "").join(" ");
}

/** What the marks of `calendarText` mean. */
export function calendarLegend(): string {
  return [
    `${MARKS.usual} watched as usual   ${MARKS.thin} less than usual   ${MARKS.blind} blind   ${MARKS.unknown} not known, for want of earlier weeks`,
    `Blind: nothing came in at all, or nothing from those who usually write, or nothing where much is usual.`,
    `Before a mark: incidents on record. A nought stands only where somebody watched.`,
    "",
  ].join("\n");
}

export function undatedWords(undated: number): string {
  return undated === 1
    ? "One more incident may lie on these days; its day is not known exactly."
    : `${undated} more incidents may lie on these days; their days are not known exactly.`;
}

/** The number that stands beside a day's mark: a nought only where the day was watched. */
export function countBeside({ state, incidents }: Entry): string {
  return incidents > 0 || state === "usual" || state === "thin" ? String(incidents) : "";
}

function cellText(entry: Entry | null): string {
  return entry === null ? "     " : `${countBeside(entry).padStart(4)}${MARKS[entry.state]}`;
}

const COLUMNS = [
  "area",
  "name",
  "day",
  "state",
  "articles",
  "expected_low",
  "expected_best",
  "expected_high",
  "printed",
  "unread",
  "incidents",
  "publishers",
  "languages",
  "silent",
  "elsewhere",
  "one_sided",
  "feeds_down",
];

/** A row for each day of each area. */
export function coverageCsv(calendars: readonly Calendar[]): string {
  const rows = calendars.flatMap(({ area, name, days }) =>
    days.map((entry) => [
      area,
      name,
      entry.day,
      entry.state,
      entry.articles,
      entry.expected?.low,
      entry.expected?.best,
      entry.expected?.high,
      entry.printed,
      entry.unread,
      entry.incidents,
      entry.publishers.join("; "),
      entry.languages.join("; "),
      entry.silent.join("; "),
      entry.elsewhere.join("; "),
      entry.oneSided,
      entry.down.join("; "),
    ]),
  );
  return [COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

function countWords(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
