import type { Day } from "../model.ts";
import { type Forecast, LEVELS, type ZoneForecast } from "../warn/forecast.ts";
import type { PastForecast } from "../warn/past-forecasts.ts";
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
  const levels = LEVELS.map((level) => `q${level}`);
  const head = [
    "zone",
    "as_of",
    "ahead",
    "first_day",
    "last_day",
    "mean",
    ...levels,
    "level",
    "escalation_probability",
    "escalation_bound",
  ];
  const lines = zones.flatMap(({ zone, forecasts, escalation }) =>
    forecasts.map(({ ahead, during, mean, quantiles }) =>
      csvLine([
        zone,
        asOf,
        ahead,
        during.first,
        during.last,
        mean,
        ...quantiles,
        escalation?.level ?? "",
        escalation?.probability ?? "",
        escalation?.bound ?? "",
      ]),
    ),
  );
  return [csvLine(head), ...lines].join("");
}

type Counts = readonly (number | null)[];

/** More zones than these get one line each. */
const DRAWN = 12;

/** Forecasts for people: a chart for each of a few zones, one line each for many. */
export function forecastText(
  asOf: Day,
  zones: readonly (ZoneForecast & Pick<PastForecast, "nowcasts">)[],
  recent: ReadonlyMap<string, Counts>,
): string {
  const head = `Events that the weeks after ${asOf} may bring, by what these zones and other conflicts did before. A forecast of counts, not of anybody's intentions.`;
  const charts =
    zones.length <= DRAWN
      ? zones.flatMap((zone) => ["", ...chart(zone, recent.get(zone.zone) ?? [])])
      : ["", ...list(zones, recent)];
  return [...wrap(head, ""), ...charts].map((line) => `${line}\n`).join("");
}

const BAR = 44;
/** A zone that nobody saw for longer than a quarter of a year is not forecast. */
const TOO_STALE = 13;

/** The last year week by week, and a fan for each time ahead: the middle 90 % dotted, the middle 50 % drawn, the median marked. */
function chart(zone: ZoneForecast & Pick<PastForecast, "nowcasts">, recent: Counts): readonly string[] {
  if (zone.stale > TOO_STALE)
    return [`${zone.zone}: not seen for ${counted(zone.stale, "week")}. No forecast is worth giving.`];
  const most = Math.max(1, ...zone.forecasts.map((forecast) => at(forecast, 0.95)));
  return [
    zone.zone,
    `  last ${counted(recent.length, "week")}  ${sparkline(recent)}`,
    ...cautions(zone).flatMap((caution) => wrap(caution, "  ")),
    ...wrap(escalationWords(zone), "  "),
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
export function cautions({
  stale,
  unseen,
  isShort,
  known,
  nowcasts = [],
}: Pick<ZoneForecast, "stale" | "unseen" | "isShort" | "known"> & Pick<PastForecast, "nowcasts">): readonly string[] {
  return [
    ...(stale > 0 ? [`Not seen for ${counted(stale, "week")}: what is told rests on what was before.`] : []),
    ...(unseen > stale ? [`We are partly blind: ${unseen} of the last 52 weeks were not seen.`] : []),
    ...(isShort
      ? [
          `Only ${counted(known, "week")} ${known === 1 ? "is" : "are"} known. With less than a year the forecast rests on other conflicts, and is wide.`,
        ]
      : []),
    ...nowcasts.map(
      ({ week, reported, best, low, high }) =>
        `Week of ${week}: reported so far ${reported}, usually ${best} (${low}–${high}) by the time all is in; the forecast goes by ${best}.`,
    ),
  ];
}

const LEVEL_WORDS = { 1: "as usual", 2: "watch", 3: "likely", 4: "warning" } as const;
/** Names of the conflicts that past situations come from. */
const CONFLICTS: Readonly<Record<string, string>> = { IRQ: "Iraq", MEX: "Mexico", MMR: "Myanmar" };

/** The level, the probability beside the usual rate, what it would take, and what came of situations like this one. */
function escalationWords(zone: ZoneForecast): string {
  return escalationSentences(zone).join(" ");
}

/** The same, a sentence each. */
export function escalationSentences({ escalation, known }: ZoneForecast): readonly string[] {
  if (escalation === null)
    return [`No level: too few weeks are known to tell what is unusual (${known}; about 30 are needed).`];
  const { level, state, probability, bound, usual, lastFour, usualFour, nextWeekNeeds, alike } = escalation;
  const rate = usual.of === 0 ? "" : ` (usually ${percent(usual.came / usual.of)}: ${usual.came} of ${usual.of} times)`;
  const cases = Object.entries(alike.cases);
  const all = cases.reduce((sum, [, count]) => sum + count, 0);
  const from = cases.map(([conflict]) => CONFLICTS[conflict] ?? conflict).join(", ");
  return [
    `${levelWords(level)}: ${percent(probability)} for more than ${bound} events in the next 4 weeks${rate}.`,
    `The last 4 weeks had ${lastFour ?? "an unknown number"}, the middle of a year ${usualFour}${STATE_WORDS[state]}.`,
    state === "escalated" ? "" : `${counted(nextWeekNeeds, "event")} next week would already be more than ${bound}.`,
    `Of ${all} past weeks most like this one (${from}), ${percent(alike.escalated)} came before an escalation.`,
  ].filter((words) => words !== "");
}

/** "Level 3 of 4, likely". */
export function levelWords(level: 1 | 2 | 3 | 4): string {
  return `Level ${level} of 4, ${LEVEL_WORDS[level]}`;
}

const STATE_WORDS = {
  calm: "",
  raised: ": more than usual already",
  escalated: ": an escalation is under way",
} as const;

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function percent(share: number): string {
  return share > 0 && share < 0.01 ? "under 1 %" : `${Math.round(100 * share)} %`;
}

function list(zones: readonly ZoneForecast[], recent: ReadonlyMap<string, Counts>): readonly string[] {
  const width = Math.min(32, Math.max(...zones.map(({ zone }) => zone.length)));
  const sorted = zones.toSorted(
    (a, b) => levelOf(b) - levelOf(a) || fourWeeks(b, 0.95) - fourWeeks(a, 0.95) || (a.zone < b.zone ? -1 : 1),
  );
  return [
    `${"next 4 weeks".padEnd(width)}${["level", "5 %", "median", "95 %"].map((word) => word.padStart(9)).join("")}  last 26 weeks`,
    ...sorted.map((zone) => {
      const name = zone.zone.length > width ? `${zone.zone.slice(0, width - 1)}…` : zone.zone.padEnd(width);
      const values = [0.05, 0.5, 0.95].map((level) => String(fourWeeks(zone, level)).padStart(9)).join("");
      return `${name}${String(levelOf(zone) || "-").padStart(9)}${values}  ${sparkline((recent.get(zone.zone) ?? []).slice(-26))}`;
    }),
    "",
    "Levels: 1 as usual, 2 watch, 3 likely, 4 warning, - too little history. Name a zone with --zone to see its chart.",
  ];
}

function levelOf({ escalation }: ZoneForecast): number {
  return escalation?.level ?? 0;
}

function fourWeeks({ forecasts }: ZoneForecast, level: number): number {
  const four = forecasts.find(({ ahead }) => ahead === "4 weeks");
  return four === undefined ? 0 : at(four, level);
}
