import type { Clock, Day, Obligation } from "../model.ts";
import { dateWords, dayWords, estimateWords } from "./words.ts";

/** How a duty stands, in a sentence. It never says whether the duty was kept. */
export function clockWords({ state, daysLeft }: Clock, { deadline }: Obligation): string {
  const by = deadline === null ? "" : `${dayWords(deadline.day)} (${deadline.text})`;
  switch (state) {
    case "not-begun":
      return deadline === null ? "has not begun" : `has not begun; due by ${by}`;
    case "ended":
      return deadline === null ? "ended with the agreement" : `ended with the agreement; it was due by ${by}`;
    case "past-due":
      return `the day has gone by: ${by}, ${agoWords(daysLeft ?? 0)}. Whether it was done, others say below`;
    case "running":
      return deadline === null ? "runs, without a last day" : `runs: due by ${by}, ${leftWords(daysLeft ?? 0)}`;
  }
}

/** "3 days left", "today is the last day". */
export function leftWords(days: number): string {
  return days === 0 ? "today is the last day" : `${days} ${days === 1 ? "day" : "days"} left`;
}

export function agoWords(daysLeft: number): string {
  return daysLeft === -1 ? "yesterday" : `${-daysLeft} days ago`;
}

/** "600 trucks a day". */
export function quotaWords({ quota }: Pick<Clock, "quota">): string {
  if (quota === null) return "";
  const { amount, unit, per } = quota;
  return `${amount} ${unit} ${per === "in-all" ? "in all" : `a ${per}`}`;
}

const SAYS: Readonly<Record<Clock["told"][number]["says"], string>> = {
  done: "done",
  "partly-done": "done in part or begun",
  "not-done": "not done",
};

/** "not done, according to X (9 February 2030)". */
export function toldWords({ says, by, day }: Clock["told"][number]): string {
  return `${SAYS[says]}, according to ${by} (${day === null ? "day not given" : dayWords(day)})`;
}

/** One line of a quota's table: the days, and what is told of them. */
export interface QuotaLine {
  readonly days: string;
  readonly counts: string;
}

/** Lines of a quota that a person reads at a glance. */
const MOST_LINES = 14;

/** What is told of each period against the quota, the latest last; periods of which nobody gives a number are one line. */
export function quotaLines({ quota, periods }: Clock): readonly QuotaLine[] {
  if (quota === null) return [];
  const lines: QuotaLine[] = [];
  for (let i = 0; i < periods.length; ) {
    const period = periods[i];
    if (period === undefined) break;
    let end = i;
    while (period.counts.length === 0 && periods[end + 1]?.counts.length === 0) end++;
    lines.push({
      days: dateWords({ first: period.first, last: periods[end]?.last ?? period.last }),
      counts: period.counts.length === 0 ? "nobody gives a number" : countsWords(period.counts, quota.amount),
    });
    i = end + 1;
  }
  return lines.slice(-MOST_LINES);
}

type Counts = Clock["periods"][number]["counts"];

function countsWords(counts: Counts, amount: number): string {
  return counts
    .map(
      ({ estimate, cumulative, by, day }) =>
        `${estimateWords(estimate)} of ${amount}${cumulative ? " in all" : ""}, according to ${by}${counts.length > 1 ? dayBeside(counts, day) : ""}`,
    )
    .join("; ");
}

/** The day of a count, where those beside it are of other days. */
function dayBeside(counts: Counts, day: Day): string {
  return counts.some((other) => other.day !== day) ? ` (${dayWords(day)})` : "";
}
