import type { Day } from "../model.ts";
import { LEVELS } from "../warn/forecast.ts";
import type { MethodScore } from "../warn/method-scores.ts";
import type { Judged, TrackRecord } from "../warn/past-forecasts.ts";
import { type Cell, csvLine } from "./csv.ts";
import { wrap } from "./lines.ts";
import type { TruceData } from "./truce.ts";

/** The ledger for machines: every forecast with what became of it, and the sums. */
export function warningsJson(
  judged: readonly Judged[],
  all: TrackRecord,
  zones: ReadonlyMap<string, TrackRecord>,
  methods: readonly MethodScore[],
  ceasefires: TruceData,
): string {
  const forecasts = judged.map(({ forecast, ...rest }) => ({ ...forecast, ...rest }));
  const sums = { all, methods, zones: Object.fromEntries(zones) };
  return `${JSON.stringify({ ...sums, forecasts, ceasefires }, null, 2)}\n`;
}

const COLUMNS = [
  "as_of",
  "zone",
  "name",
  "level",
  "state",
  "probability",
  "bound",
  "usual_came",
  "usual_of",
  "weeks_unseen",
  "q05",
  "median",
  "q95",
  "is_over",
  "outcome",
  "escalated",
  "within_90",
  "score",
  "score_conflictology_12",
] as const;

/** The ledger as a table, a line for each forecast of four weeks; what is not known is left empty. */
export function warningsCsv(judged: readonly Judged[]): string {
  return [csvLine(COLUMNS), ...judged.map((each) => csvLine(cellsOf(each)))].join("");
}

function cellsOf({ forecast, outcome, isOver, escalated, score, within90 }: Judged): readonly Cell[] {
  const { asOf, zone, name, escalation, unseen, forecasts } = forecast;
  const four = forecasts.find(({ ahead }) => ahead === "4 weeks");
  const at = (level: (typeof LEVELS)[number]) => four?.quantiles[LEVELS.indexOf(level)];
  const flag = (value: boolean | null) => (value === null ? null : String(value));
  const { level, state, probability, bound, usual } = escalation ?? {};
  return [
    asOf,
    zone,
    name,
    level,
    state,
    probability,
    bound,
    usual?.came,
    usual?.of,
    unseen,
    at(0.05),
    at(0.5),
    at(0.95),
    flag(isOver),
    outcome,
    flag(escalated),
    flag(within90),
    score?.ours,
    score?.simple,
  ];
}

/** The ledger for people: what was warned of and what came, then how forecasts did in all. */
export function warningsText(
  judged: readonly Judged[],
  all: TrackRecord,
  methods: readonly MethodScore[],
  zones: readonly ZoneSums[],
  lowest: number,
): string {
  const shown = judged.filter(({ forecast }) => (forecast.escalation?.level ?? 0) >= lowest);
  return [
    ...wrap(head(all), ""),
    "",
    ...(shown.length === 0 ? [`No forecast was at level ${lowest} or higher.`] : shown.map(line)),
    "",
    ...sums(all),
    ...(all.judged === 0 ? [] : ["", ...methodLines(methods), "", ...zoneLines(zones)]),
  ]
    .map((each) => `${each}\n`)
    .join("");
}

function head({ made, open, unseen, judged }: TrackRecord): string {
  if (made === 0)
    return "No forecast was put down yet. A record that is served puts them down every week, and tocsin forecast --data at once; what came of one is told four weeks later.";
  return `${made} forecasts of four weeks were put down when they were made: ${judged} are over and were judged by what is on record now, ${open} are still open, ${unseen} fell in weeks that could not be seen.`;
}

function line({ forecast, outcome, isOver, escalated }: Judged): string {
  const { escalation, name, asOf } = forecast;
  const told = `${asOf}  level ${escalation?.level ?? "-"}  ${percent(escalation?.probability ?? 0).padStart(5)} for more than ${escalation?.bound ?? "-"}`;
  return `${told.padEnd(46)}${fate(outcome, isOver, escalated, asOf).padEnd(26)}${name}`;
}

function fate(outcome: number | null, isOver: boolean, escalated: boolean | null, _asOf: Day): string {
  if (!isOver) return "open";
  if (outcome === null || escalated === null) return "could not be seen";
  return `${escalated ? "came" : "did not come"}: ${outcome}`;
}

function sums(all: TrackRecord): readonly string[] {
  if (all.judged === 0) return [];
  const { hits, falseAlarms, misses, within90, judged, gain, brier, calibration } = all;
  const gained =
    gain === null
      ? ""
      : ` Their score is ${Math.abs(gain).toFixed(1)} % ${gain >= 0 ? "lower (better)" : "higher (worse)"} than that of taking the last twelve totals as equally likely.`;
  return [
    ...wrap(
      `Level 4 came true ${hits} times and did not ${falseAlarms} times; ${misses} escalations out of a calm came without it.`,
      "",
    ),
    ...wrap(`${within90} of ${judged} outcomes lay in the middle 90 % of the forecast.${gained}`, ""),
    ...(brier === null ? [] : [`Brier score of the probabilities: ${brier.toFixed(3)}.`, "", "forecast      came"]),
    ...calibration.map(
      ({ mean, came, n }) => `${percent(mean).padStart(8)}  ${percent(came / n).padStart(8)}  ${came} of ${n}`,
    ),
  ];
}

interface ZoneSums extends TrackRecord {
  readonly name: string;
}

function methodLines(methods: readonly MethodScore[]): readonly string[] {
  const score = (value: number | null) => (value === null ? "-" : value.toFixed(3)).padStart(9);
  return [
    `${"lower is better".padEnd(22)}${"CRPS".padStart(9)}${"Brier".padStart(9)}`,
    ...methods.map(({ method, crps, brier }) => `${method.padEnd(22)}${score(crps)}${score(brier)}`),
    `${"on forecasts".padEnd(22)}${String(methods[0]?.n ?? 0).padStart(9)}${String(methods[0]?.told ?? 0).padStart(9)}`,
  ];
}

function zoneLines(zones: readonly ZoneSums[]): readonly string[] {
  const width = Math.min(32, Math.max(4, ...zones.map(({ name }) => name.length)));
  const columns = ["judged", "hits", "false", "missed", "gain %", "Brier"];
  return [
    `${"area".padEnd(width)}${columns.map((column) => column.padStart(8)).join("")}`,
    ...zones.map(({ name, judged, hits, falseAlarms, misses, gain, brier }) => {
      const cells = [judged, hits, falseAlarms, misses, gain?.toFixed(1) ?? "-", brier?.toFixed(3) ?? "-"];
      const shown = name.length > width ? `${name.slice(0, width - 1)}…` : name.padEnd(width);
      return `${shown}${cells.map((cell) => String(cell).padStart(8)).join("")}`;
    }),
  ];
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
