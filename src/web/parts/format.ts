import codes from "i18n-iso-countries/codes.json";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { DateRange, Day, Instant } from "../../model.ts";
import type { IncidentLine } from "../../present/incident-line.ts";
import { daysIn } from "./days.ts";

/** Days, moments, numbers and countries in the language of the screens. */
export interface Format {
  day(day: Day): string;
  /** "14 March 2025", or both ends of an uncertain date. */
  days(range: DateRange): string;
  /** When an incident happened; where no day is told, the day of its printing, named as such. */
  when(line: Pick<IncidentLine, "date" | "printed">): string;
  /** Date and time of day, in the time zone of whoever looks. */
  moment(instant: Instant): string;
  /** "2 hours ago", "in 3 days". */
  ago(instant: Instant, now: Instant): string;
  daysLeft(days: number): string;
  number(count: number): string;
  /** "the mayor, the clinic and 3 more". */
  list(names: readonly string[]): string;
  /** The name of a country by its ISO 3166-1 alpha-3 code; the code where there is none. */
  country(code: string): string;
  /** The name of a language by its ISO 639 code. */
  language(code: string): string;
}

/** Offered through a hook, since it changes with the language. */
export function useFormat(): Format {
  const { t, i18n } = useTranslation();
  return useMemo(() => formatIn(i18n.language, t), [i18n.language, t]);
}

/** What browsers know of a language. To make it takes a millisecond or more, and every row of a list asks for it. */
interface Formats {
  readonly moments: Intl.DateTimeFormat;
  readonly relative: Intl.RelativeTimeFormat;
  readonly numbers: Intl.NumberFormat;
  readonly lists: Intl.ListFormat;
  readonly regions: Intl.DisplayNames;
  readonly languages: Intl.DisplayNames;
}

const known = new Map<string, Formats>();

function formatsOf(language: string): Formats {
  const before = known.get(language);
  if (before !== undefined) return before;
  const made: Formats = {
    moments: new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }),
    relative: new Intl.RelativeTimeFormat(language, { numeric: "auto" }),
    numbers: new Intl.NumberFormat(language),
    lists: new Intl.ListFormat(language),
    regions: new Intl.DisplayNames(language, { type: "region", fallback: "none" }),
    languages: new Intl.DisplayNames(language, { type: "language", fallback: "code" }),
  };
  known.set(language, made);
  return made;
}

function formatIn(language: string, t: TFunction): Format {
  const { moments, relative, numbers, lists, regions, languages } = formatsOf(language);
  return {
    day: (day) => daysIn(language, { first: day, last: day }),
    days: (range) => daysIn(language, range),
    when({ date, printed }) {
      if (date !== null) return daysIn(language, date);
      if (printed === null) return t("record.undated");
      return t("record.printed", { day: daysIn(language, { first: printed, last: printed }) });
    },
    moment: (instant) => (Number.isNaN(Date.parse(instant)) ? instant : moments.format(Date.parse(instant))),
    ago: (instant, now) => agoWords(relative, Date.parse(instant) - Date.parse(now)),
    daysLeft: (days) => relative.format(days, "day"),
    number: (count) => numbers.format(count),
    list: (names) => lists.format(names),
    country: (code) => regionName(regions, code) ?? code,
    language: (code) => (/^[a-z]{2,3}$/.test(code) ? (languages.of(code) ?? code) : code),
  };
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

function agoWords(relative: Intl.RelativeTimeFormat, gapMs: number): string {
  if (Number.isNaN(gapMs)) return "";
  const [unit, length] = UNITS.find(([, ms]) => Math.abs(gapMs) >= ms) ?? ["minute", 60_000];
  return relative.format(Math.round(gapMs / length), unit);
}

/** By alpha-3 code the alpha-2 code, which browsers know the names of. */
const ALPHA2: ReadonlyMap<string, string> = new Map(codes.map(([two = "", three = ""]) => [three, two]));

function regionName(regions: Intl.DisplayNames, code: string): string | undefined {
  const two = ALPHA2.get(code);
  return two === undefined ? undefined : regions.of(two);
}
