import { addDays } from "../day.ts";
import { type Backtest, OURS, type Score } from "../warn/backtest.ts";
import type { Panel } from "../warn/series.ts";
import { wrap } from "./lines.ts";

/** A backtest for machines. What matters most stands at the top: the next four weeks against conflictology-12. */
export function backtestJson(panel: Panel, week: Backtest, four: Backtest): string {
  const ours = oursOf(four);
  const record = {
    logCrpsGain: ours.logCrpsGain,
    coverage90: ours.coverage90,
    zones: panel.series.length,
    weeks: panel.weeks,
    scoredFrom: addDays(panel.start, 7 * four.from),
    nextWeek: { forecasts: week.forecasts, scores: week.scores },
    nextFourWeeks: { forecasts: four.forecasts, scores: four.scores },
  };
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** A backtest for people: a table for each horizon, best first, and in words where a simple method wins. */
export function backtestText(panel: Panel, week: Backtest, four: Backtest): string {
  const head = `${panel.series.length} zones, ${panel.weeks} weeks from ${panel.start}. Scored on the last 40 %: forecasts made from the week of ${addDays(panel.start, 7 * four.from)} on, each from what was known then.`;
  const foot =
    "Gain: how much lower the CRPS of log(1 + events) is than that of conflictology-12, which takes the last twelve totals as equally likely. In 50 and in 90: how often the outcome lay in the middle 50 and 90 % of the forecast.";
  return [...wrap(head, ""), "", ...table("Next week", week), ...table("Next 4 weeks, in all", four), ...wrap(foot, "")]
    .map((line) => `${line}\n`)
    .join("");
}

function table(title: string, { scores, forecasts }: Backtest): readonly string[] {
  const rows = scores.toSorted((a, b) => a.logCrps - b.logCrps).map(row);
  const head = `${"".padEnd(18)}${["log-CRPS", "gain", "CRPS", "in 50", "in 90"].map((word) => word.padStart(10)).join("")}`;
  return [`${title} (${forecasts} forecasts)`, head, ...rows, ...wrap(verdict(scores), ""), ""];
}

function row({ name, crps, logCrps, logCrpsGain, coverage50, coverage90 }: Score): string {
  const gain = `${logCrpsGain >= 0 ? "+" : ""}${logCrpsGain.toFixed(1)} %`;
  const cells = [logCrps.toFixed(4), gain, crps.toPrecision(4), coverage50.toFixed(2), coverage90.toFixed(2)];
  return `${name.padEnd(18)}${cells.map((cell) => cell.padStart(10)).join("")}`;
}

function verdict(scores: readonly Score[]): string {
  const ours = scores.find(({ name }) => name === OURS);
  const better = scores.filter(({ logCrps }) => logCrps < (ours?.logCrps ?? 0)).map(({ name }) => name);
  if (better.length === 0) return "No simple method does better here.";
  return `Here ${better.join(" and ")} ${better.length === 1 ? "does" : "do"} better than ${OURS}.`;
}

function oursOf({ scores }: Backtest): Score {
  const ours = scores.find(({ name }) => name === OURS);
  if (ours === undefined) throw new RangeError(`The backtest has no score of ${OURS}`);
  return ours;
}
