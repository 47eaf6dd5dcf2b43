import type { Day } from "../model.ts";
import type { Judged, TrackRecord } from "../warn/past-forecasts.ts";
import { wrap } from "./lines.ts";
import type { TruceData } from "./truce.ts";

/** The ledger for machines: every forecast with what became of it, and the sums. */
export function warningsJson(
  judged: readonly Judged[],
  all: TrackRecord,
  zones: ReadonlyMap<string, TrackRecord>,
  ceasefires: TruceData,
): string {
  const forecasts = judged.map(({ forecast, ...rest }) => ({ ...forecast, ...rest }));
  return `${JSON.stringify({ all, zones: Object.fromEntries(zones), forecasts, ceasefires }, null, 2)}\n`;
}

/** The ledger for people: what was warned of and what came, then how forecasts did in all. */
export function warningsText(judged: readonly Judged[], all: TrackRecord, lowest: number): string {
  const shown = judged.filter(({ forecast }) => (forecast.escalation?.level ?? 0) >= lowest);
  return [
    ...wrap(head(all), ""),
    "",
    ...(shown.length === 0 ? [`No forecast was at level ${lowest} or higher.`] : shown.map(line)),
    "",
    ...sums(all),
  ]
    .map((each) => `${each}\n`)
    .join("");
}

function head({ made, open, unseen, judged }: TrackRecord): string {
  if (made === 0)
    return "No forecast was put down yet. Forecast the record with tocsin forecast --data, and come back after four weeks.";
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

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
