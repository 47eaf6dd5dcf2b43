import type { Day } from "../model.ts";
import type { Nowcast } from "../series/nowcast.ts";
import { type CountSeries, countOf, DELAY_STEPS, type Interval, type Measure } from "../series/series.ts";
import { csvLine } from "./csv.ts";
import { wrap } from "./lines.ts";

/** A series with what it is of; `now` is there beside one that is as the record stood on an earlier day. */
export interface NamedSeries {
  readonly name: string;
  readonly measure: Measure;
  readonly series: CountSeries;
  readonly now: CountSeries | null;
}

const WITHIN_A_WEEK = DELAY_STEPS.indexOf(7);

/**
 * A line for each interval of each series. With weeks its first three columns are those of which `tocsin forecast` makes
 * forecasts: an interval that nobody saw has no count.
 */
export function seriesCsv(all: readonly NamedSeries[]): string {
  const unit = all[0]?.series.unit ?? "week";
  const hasNow = all.some(({ now }) => now !== null);
  const head = [
    "zone",
    unit,
    "events",
    "last_day",
    "seen",
    "days_seen",
    "incidents",
    "reports",
    "deaths_low",
    "deaths_high",
    "deaths_told",
    "known_within_7_days",
    "late",
    "usually",
    "usually_low",
    "usually_high",
    ...(hasNow ? ["events_now"] : []),
  ];
  const lines = all.flatMap(({ name, measure, series, now }) =>
    series.intervals.map((interval, i) =>
      csvLine([
        name,
        interval.first,
        countOf(interval, measure),
        interval.last,
        interval.seen,
        interval.daysSeen,
        interval.incidents,
        interval.reports,
        interval.deaths?.low,
        interval.deaths?.high,
        interval.deaths?.told ?? 0,
        interval.knownWithin[WITHIN_A_WEEK],
        interval.late,
        interval.nowcast?.mean,
        interval.nowcast?.low,
        interval.nowcast?.high,
        ...(hasNow ? [nowAt(now, i, measure)] : []),
      ]),
    ),
  );
  return [csvLine(head), ...lines].join("");
}

/** Series for programs. */
export function seriesJson(all: readonly NamedSeries[], knownOn: Day | null): string {
  const series = all.map(({ name, measure, series: { unit, upTo, intervals, spread, delays }, now }) => ({
    name,
    of: measure,
    unit,
    upTo,
    spread,
    delays,
    intervals: intervals.map((interval, i) => ({
      ...interval,
      count: countOf(interval, measure),
      ...(now === null ? {} : { countNow: nowAt(now, i, measure) }),
    })),
  }));
  return `${JSON.stringify({ knownOn, delaySteps: DELAY_STEPS, series }, null, 2)}\n`;
}

/** Series for people: a bar for each interval, with what must be known to read it. */
export function seriesText(all: readonly NamedSeries[], knownOn: Day | null): string {
  const lines = all.flatMap((each, i) => [...(i > 0 ? [""] : []), ...chart(each, knownOn)]);
  return lines.map((line) => `${line.trimEnd()}\n`).join("");
}

const BAR = 32;

function chart({ name, measure, series, now }: NamedSeries, knownOn: Day | null): readonly string[] {
  const { unit, intervals } = series;
  const [first, last] = [intervals[0], intervals.at(-1)];
  if (first === undefined || last === undefined)
    return [`${name}: there is no whole ${unit} in this period. Ask for more days.`];
  const then = knownOn === null ? "" : `, as known on ${knownOn}`;
  const most = intervals.reduce((max, interval) => Math.max(max, shown(interval, measure)), 1);
  return [
    ...wrap(`${name}: ${MEASURE_WORDS[measure]} by ${unit}, ${first.first} to ${last.last}${then}`, "  ", ""),
    ...cautions(series).flatMap((caution) => wrap(caution, "  ")),
    ...intervals.flatMap((interval, i) => {
      if (isBlank(interval)) return isBlank(intervals[i - 1]) ? [] : [blankLine(intervals.slice(i), unit)];
      const bar = barOf(interval, measure, most).padEnd(BAR);
      const notes = notesOf(interval, measure, now === null ? undefined : nowAt(now, i, measure));
      return [
        `  ${interval.first}  ${bar}  ${figure(interval, measure).padStart(7)}${notes === "" ? "" : `  ${notes}`}`,
      ];
    }),
  ];
}

/** Nothing was seen, and nothing is on record. */
function isBlank(interval: Interval | undefined): boolean {
  return interval?.seen === "blind" && interval.incidents === 0;
}

/** A stretch of which nothing is known takes one line. */
function blankLine(from: readonly Interval[], unit: CountSeries["unit"]): string {
  const next = from.findIndex((interval) => !isBlank(interval));
  const stretch = next < 0 ? from : from.slice(0, next);
  const [first, last] = [stretch[0]?.first ?? "", stretch.at(-1)?.last ?? ""];
  const many = stretch.length === 1 ? `this ${unit}` : `${stretch.length} ${unit}s to ${last}`;
  return `  ${first}  ???  not seen, and nothing on record: ${many}`;
}

const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  incidents: "incidents on record",
  deaths: "deaths, from the sum of the lowest counts to that of the highest,",
  reports: "independent origins that tell of incidents, added up,",
};

/** What to know before the figures. */
export function cautions({ intervals, unit, spread }: CountSeries): readonly string[] {
  const blind = intervals.filter(({ seen }) => seen === "blind").length;
  const partly = intervals.filter(({ seen }) => seen === "partly").length;
  const word = (count: number) => `${count} of ${intervals.length} ${unit}s`;
  return [
    ...(blind > 0 ? [`We are partly blind: ${word(blind)} could not be seen. They are missing, not calm.`] : []),
    ...(partly > 0 ? [`${word(partly)} could be seen only in part, or nobody can tell how well.`] : []),
    ...(spread > 0
      ? [`${spread} ${spread === 1 ? "incident may" : "incidents may"} lie on too many days to be counted on one.`]
      : []),
  ];
}

function shown(interval: Interval, measure: Measure): number {
  return measure === "deaths" ? (interval.deaths?.high ?? 0) : Math.max(interval[measure], usually(interval, measure));
}

function usually({ nowcast }: Interval, measure: Measure): number {
  return measure === "incidents" ? (nowcast?.best ?? 0) : 0;
}

/** Full for what is on record, light for what may be added to it: rival counts, or what is still to come in. */
function barOf(interval: Interval, measure: Measure, most: number): string {
  if (interval.seen === "blind") return "?".repeat(3);
  const long = (count: number) => Math.round((count / most) * BAR);
  const sure = long(countOf(interval, measure) ?? 0);
  const count = measure === "deaths" ? 0 : interval[measure];
  if (sure === 0 && shown(interval, measure) === 0) return "·";
  return `${"█".repeat(Math.max(sure, count > 0 ? 1 : 0))}${"░".repeat(Math.max(0, long(shown(interval, measure)) - sure))}`;
}

function figure(interval: Interval, measure: Measure): string {
  if (interval.seen === "blind") return "";
  if (measure !== "deaths") return String(interval[measure]);
  if (interval.deaths === null) return "untold";
  const { low, high } = interval.deaths;
  return low === high ? String(low) : `${low}–${high}`;
}

function notesOf(interval: Interval, measure: Measure, now: number | null | undefined): string {
  const { seen, daysSeen, incidents, deaths, nowcast, first, last } = interval;
  const days = first === last ? "" : ` on ${daysSeen} of 7 days`;
  return [
    ...(seen === "blind" ? [`not seen; ${incidents} on record`] : []),
    ...(seen === "partly" ? [`seen in part${daysSeen === 7 ? "" : days}`] : []),
    ...(measure === "deaths" && deaths !== null && deaths.told < incidents
      ? [`told for ${deaths.told} of ${incidents} incidents`]
      : []),
    ...(measure === "incidents" && nowcast !== null && seen !== "blind" ? [nowcastWords(nowcast)] : []),
    ...(now === undefined ? [] : [`now ${now ?? "not told"}`]),
  ].join("; ");
}

/** "usually 9 (8–12) by the time all is in". */
export function nowcastWords({ best, low, high }: Nowcast): string {
  return `usually ${best} (${low}–${high}) by the time all is in`;
}

function nowAt(now: CountSeries | null, i: number, measure: Measure): number | null {
  const interval = now?.intervals[i];
  return interval === undefined ? null : countOf(interval, measure);
}
