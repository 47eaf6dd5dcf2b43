import type { CitedQuantity, Estimate, Incident, QuantityKind, Tally, ViolationCount } from "../model.ts";
import { dateWords, dayWords, estimateWords, quantityWords } from "./words.ts";

/** Numbers of people that are laid side by side; the rest go with the account of one event. */
const PEOPLE: readonly QuantityKind[] = ["dead", "injured", "missing", "displaced", "detained"];

/** The rival counts of one incident side by side, a table for each thing counted; empty when nobody counts. */
export function rivalTable({ tallies }: Pick<Incident, "tallies">): string {
  return PEOPLE.flatMap((kind) => {
    const rows = tallies.flatMap((tally) =>
      tally.quantities.filter((each) => each.kind === kind).map((quantity) => rowOf(tally, quantity)),
    );
    return rows.length === 0 ? [] : [table([kind, "counted by", "as of", "covers", "rule", "words"], rows)];
  }).join("\n");
}

function rowOf(tally: Tally, quantity: CitedQuantity): readonly string[] {
  return [
    `${estimateWords(quantity.estimate)}${quantity.cumulative ? " in all" : ""}`,
    tally.by,
    tally.asOf === null ? "not given" : dayWords(tally.asOf),
    tally.during === null ? "-" : dateWords(tally.during),
    tally.rule ?? "-",
    `“${oneLine(tally.citation.exact)}”`,
  ];
}

/** What one counter tells of many incidents. */
interface CounterSum {
  readonly by: string;
  readonly kind: QuantityKind;
  readonly incidents: number;
  /** Of each incident the counter's last count that is its own and not a running total. */
  readonly sum: Estimate;
}

/** What was left out of the sums, so that nobody takes them for all there is. */
interface LeftOut {
  /** Counts that take in earlier ones. */
  readonly running: readonly { readonly code: string; readonly tally: Tally; readonly quantity: CitedQuantity }[];
  /** Counts that the same counter gave later in another number. */
  readonly superseded: number;
  /** Codes of incidents that nobody on record says happened, or that were taken back. */
  readonly unasserted: readonly string[];
  /** Codes of incidents for which nobody gives a number. */
  readonly uncounted: readonly string[];
}

/**
 * What each counter says of incidents, taken over those that it counts: rival counters are never mixed, and a running
 * total never goes into a sum, because it holds the others.
 */
export function countersOf(incidents: readonly Incident[]): {
  readonly sums: readonly CounterSum[];
  readonly leftOut: LeftOut;
} {
  const running: LeftOut["running"][number][] = [];
  const unasserted: string[] = [];
  const uncounted: string[] = [];
  const sums = new Map<string, CounterSum>();
  let superseded = 0;
  for (const { code, tallies, verification, origins } of incidents) {
    if (verification.state === "withdrawn" || !origins.some(({ says }) => says.includes("asserts"))) {
      unasserted.push(code);
      continue;
    }
    const last = new Map<string, { readonly tally: Tally; readonly quantity: CitedQuantity }>();
    for (const tally of [...tallies].sort((a, b) => compare(a.asOf ?? "", b.asOf ?? ""))) {
      for (const quantity of tally.quantities.filter(({ kind }) => PEOPLE.includes(kind))) {
        if (quantity.cumulative) {
          running.push({ code, tally, quantity });
          continue;
        }
        const key = JSON.stringify([tally.by, quantity.kind]);
        if (last.has(key)) superseded++;
        last.set(key, { tally, quantity });
      }
    }
    if (last.size === 0) uncounted.push(code);
    for (const [key, { tally, quantity }] of last) sums.set(key, added(sums.get(key), tally.by, quantity));
  }
  const sorted = [...sums.values()].sort(
    (a, b) => PEOPLE.indexOf(a.kind) - PEOPLE.indexOf(b.kind) || b.incidents - a.incidents || compare(a.by, b.by),
  );
  return { sums: sorted, leftOut: { running, superseded, unasserted, uncounted } };
}

function added(before: CounterSum | undefined, by: string, { kind, estimate }: CitedQuantity): CounterSum {
  if (before === undefined) return { by, kind, incidents: 1, sum: estimate };
  const { low, best, high } = before.sum;
  const sum = { low: low + estimate.low, best: best + estimate.best, high: high + estimate.high };
  return { ...before, incidents: before.incidents + 1, sum };
}

/** The same as text: a table by who counts, and below it what was left out. */
export function countersText(incidents: readonly Incident[]): string {
  const { sums, leftOut } = countersOf(incidents);
  const rows = sums.map(({ by, kind, incidents: many, sum }) => [kind, by, String(many), estimateWords(sum)]);
  const head =
    rows.length === 0
      ? "Nobody on record counts people in these incidents.\n"
      : table(["", "counted by", "incidents", "sum of its own counts"], rows);
  return `${head}\n${leftOutLines(leftOut, incidents.length).join("\n")}\n`;
}

function leftOutLines({ running, superseded, unasserted, uncounted }: LeftOut, all: number): readonly string[] {
  return [
    `Of ${all} incidents. Each line adds up one counter’s own numbers, which may overlap; lines must never be added to one another.`,
    ...(uncounted.length === 0 ? [] : [`No number of their own in ${uncounted.length}: ${someOf(uncounted)}.`]),
    ...(unasserted.length === 0 ? [] : [`Not counted because nobody stands by it: ${someOf(unasserted)}.`]),
    ...(superseded === 0 ? [] : [`Earlier counts by the same counter, replaced by its last: ${superseded}.`]),
    ...(running.length === 0 ? [] : ["Running totals, which hold earlier ones and are in no sum:"]),
    ...running.map(
      ({ code, tally, quantity }) =>
        `  ${code}  ${quantityWords(quantity)}, by ${tally.by}${tally.asOf === null ? "" : `, ${dayWords(tally.asOf)}`}${tally.during === null ? "" : `, for ${dateWords(tally.during)}`}${tally.rule === null ? "" : ` (${tally.rule})`}: “${oneLine(tally.citation.exact)}”`,
    ),
  ];
}

const SHOWN = 8;

function someOf(codes: readonly string[]): string {
  const rest = codes.length - SHOWN;
  return rest > 0 ? `${codes.slice(0, SHOWN).join(", ")} and ${rest} more` : codes.join(", ");
}

/** Rival counts of violations of an agreement, side by side: whose they are, against whom, for which days, in which words. */
export function violationText(counts: readonly ViolationCount[]): string {
  if (counts.length === 0) return "Nobody on record counts violations of it.\n";
  const rows = counts.map(({ by, against, asOf, during, rule, quantity, citation, link }) => [
    `${estimateWords(quantity.estimate)}${quantity.cumulative ? " in all" : ""}`,
    by,
    against.length === 0 ? "not said" : against.join(", "),
    asOf === null ? "not given" : dayWords(asOf),
    during === null ? "-" : dateWords(during),
    rule ?? "-",
    LINKS[link],
    `“${oneLine(citation.exact)}”`,
  ]);
  const head = ["“violations”", "counted by", "against", "as of", "covers", "rule", "why here", "words"];
  return `${table(head, rows)}\nThe word is the counters'. Each counts by rules of its own: the numbers cannot be added or set against one another.\n`;
}

const LINKS: Readonly<Record<ViolationCount["link"], string>> = {
  "names-agreement": "names it",
  "in-zone": "in its zone",
  "has-a-role": "who counts has a role in it",
};

// ---------------------------------------------------------------- text tables

/** The widest that a column other than the last may get, in characters. */
const WIDEST = 40;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const last = head.length - 1;
  const shown = [head, ...rows].map((row) => row.map((cell, i) => (i === last ? cell : shortened(cell))));
  const widths = head.map((_, i) => Math.max(...shown.map((row) => (row[i] ?? "").length)));
  return shown
    .map((row) =>
      row
        .map((cell, i) => (i === last ? cell : cell.padEnd(widths[i] ?? 0)))
        .join("  ")
        .trimEnd(),
    )
    .map((line) => `${line}\n`)
    .join("");
}

function shortened(cell: string): string {
  return cell.length <= WIDEST ? cell : `${cell.slice(0, WIDEST - 1)}…`;
}

function oneLine(words: string): string {
  return words.replace(/\s+/g, " ").trim();
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
