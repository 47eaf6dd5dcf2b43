import type { Day } from "../model.ts";
import { type Forecast, LEVELS, type ZoneForecast } from "../warn/forecast.ts";
import { csvLine } from "./csv.ts";
import { wrap } from "./lines.ts";

/** Forecasts for machines: the quantiles by their level. */
export function forecastJson(asOf: Day, zones: readonly ZoneForecast[]): string {
  const plain = zones.map(({ forecasts, ...zone }) => ({
    ...zone,
    forecasts: forecasts.map(({ ahead, during, mean, quantiles }) => ({
      ahead,
      during,
      mean,
      quantiles: Object.fromEntries(LEVELS.map((level, i) => [String(level), quantiles[i] ?? null])),
    })),
  }));
  return `${JSON.stringify({ asOf, zones: plain }, null, 2)}\n`;
}

/** A line for each zone and horizon. */
export function forecastCsv(asOf: Day, zones: readonly ZoneForecast[]): string {
  const head = ["zone", "as_of", "ahead", "first_day", "last_day", "mean", ...LEVELS.map((level) => `q${level}`)];
  const lines = zones.flatMap(({ zone, forecasts }) =>
    forecasts.map(({ ahead, during, mean, quantiles }) =>
      csvLine([zone, asOf, ahead, during.first, during.last, mean, ...quantiles]),
    ),
  );
  return [csvLine(head), ...lines].join("");
}

type Counts = readonly (number | null)[];

/** More zones than these get one line each. */
const DRAWN = 12;

/** Forecasts for people: a chart for each of a few zones, one line each for many. */
export function forecastText(asOf: Day, zones: readonly ZoneForecast[], recent: ReadonlyMap<string, Counts>): string {
  const head = `Events that the weeks after ${asOf} may bring, by what these zones and other conflicts did before. A forecast of counts, not of anybody's intentions.`;
  const charts =
    zones.length <= DRAWN
      ? zones.flatMap((zone) => ["", ...chart(zone, recent.get(zone.zone) ?? [])])
      : ["", ...list(zones, recent)];
  return [...wrap(head, ""), ...charts].map((line) => `${line}\n`).join("");
}

const BAR = 44;

/** The last year week by week, and a fan for each time ahead: the middle 90 % dotted, the middle 50 % drawn, the median marked. */
function chart(zone: ZoneForecast, recent: Counts): readonly string[] {
  const most = Math.max(1, ...zone.forecasts.map((forecast) => at(forecast, 0.95)));
  return [
    zone.zone,
    `  last ${recent.length} weeks  ${sparkline(recent)}`,
    ...cautions(zone).flatMap((caution) => wrap(caution, "  ")),
    `  ${"".padEnd(12)}${["5 %", "25 %", "median", "75 %", "95 %"].map((word) => word.padStart(8)).join("")}`,
    ...zone.forecasts.map((forecast) => fan(forecast, most)),
  ];
}

function fan(forecast: Forecast, most: number): string {
  const values = [0.05, 0.25, 0.5, 0.75, 0.95].map((level) => at(forecast, level));
  const [low = 0, lower = 0, median = 0, upper = 0, high = 0] = values.map((value) =>
    Math.round((value / most) * (BAR - 1)),
  );
  const bar = Array.from({ length: BAR }, (_, i) => {
    if (i === median) return "●";
    if (i >= lower && i <= upper) return "━";
    return i >= low && i <= high ? "┄" : " ";
  });
  return `  next ${forecast.ahead.padEnd(7)}${values.map((value) => String(value).padStart(8)).join("")}  ${bar.join("").trimEnd()}`;
}

function at({ quantiles }: Forecast, level: number): number {
  return quantiles[LEVELS.findIndex((each) => each === level)] ?? 0;
}

const STEPS = "▁▂▃▄▅▆▇█";

/** Counts as little bars: a dot for none, a question mark for a week that nobody saw. */
function sparkline(counts: Counts): string {
  const most = counts.reduce<number>((max, count) => Math.max(max, count ?? 0), 1);
  const bars = counts.map((count) => {
    if (count === null) return "?";
    return count === 0 ? "·" : (STEPS[Math.min(7, Math.floor((count / most) * 8))] ?? "█");
  });
  return `${bars.join("")}  (highest ${most === 1 && counts.every((count) => !count) ? 0 : most})`;
}

/** What to know before the figures: weeks that nobody saw come first. */
function cautions({ stale, unseen, isShort, known }: ZoneForecast): readonly string[] {
  return [
    ...(stale > 0
      ? [`Not seen for ${stale} ${stale === 1 ? "week" : "weeks"}: what is told rests on what was before.`]
      : []),
    ...(unseen > stale ? [`We are partly blind: ${unseen} of the last 52 weeks were not seen.`] : []),
    ...(isShort
      ? [`Only ${known} weeks are known. With less than a year this was not tested; take it with care.`]
      : []),
  ];
}

function list(zones: readonly ZoneForecast[], recent: ReadonlyMap<string, Counts>): readonly string[] {
  const width = Math.min(32, Math.max(...zones.map(({ zone }) => zone.length)));
  const sorted = zones.toSorted((a, b) => fourWeeks(b, 0.95) - fourWeeks(a, 0.95));
  return [
    `${"next 4 weeks".padEnd(width)}${["5 %", "median", "95 %"].map((word) => word.padStart(9)).join("")}  last 26 weeks`,
    ...sorted.map((zone) => {
      const name = zone.zone.length > width ? `${zone.zone.slice(0, width - 1)}…` : zone.zone.padEnd(width);
      const values = [0.05, 0.5, 0.95].map((level) => String(fourWeeks(zone, level)).padStart(9)).join("");
      return `${name}${values}  ${sparkline((recent.get(zone.zone) ?? []).slice(-26))}`;
    }),
    "",
    "Name a zone with --zone to see its chart.",
  ];
}

function fourWeeks({ forecasts }: ZoneForecast, level: number): number {
  const four = forecasts.find(({ ahead }) => ahead === "4 weeks");
  return four === undefined ? 0 : at(four, level);
}
