import { addDays, daysBetween, parseDay } from "../day.ts";
import type { Day } from "../model.ts";
import type { Panel, Series } from "./series.ts";

/** A row of a table, with the line on which it begins, from 1. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export type PanelRead =
  | { readonly status: "read"; readonly panel: Panel; readonly absent: number }
  | { readonly status: "failed"; readonly problems: readonly string[] };

const COLUMNS = {
  zone: ["zone", "region", "area", "admin1", "admin2", "district", "province", "place", "unit", "name", "id"],
  week: ["week", "week_start", "weekstart", "week_of", "week start", "date", "start", "period"],
  events: ["events", "event_count", "count", "counts", "n", "incidents", "value", "total", "number"],
};
type Column = keyof typeof COLUMNS;

/** So many slips are named before reading stops. */
const SLIPS = 10;
const WEEKS_MAX = 52 * 120;
const COUNT_MAX = 1e9;
const UNSEEN = /^(?:|na|n\/a|nan|null|none|missing|-|\?)$/i;

/**
 * The series of a table with the columns zone, week and events. A week is the day on which it begins, all on the same
 * day of the week, or an ISO week (2024-W07). An empty cell, and a week between others that has no row, is a week that
 * nobody saw; with `gaps` "zero" a week without a row had no events.
 */
export function panelOf(rows: Iterable<TableRow>, gaps: "missing" | "zero" = "missing"): PanelRead {
  const reader = newReader();
  for (const row of rows) if (!reader.take(row)) break;
  return reader.end(gaps);
}

/** As `panelOf`, row by row. `take` says whether it wants more. */
export function newReader(): { take(row: TableRow): boolean; end(gaps: "missing" | "zero"): PanelRead } {
  const problems: string[] = [];
  const zones = new Map<string, Map<number, number | null>>();
  let columns: Readonly<Record<Column, number>> | null = null;
  let start: { readonly day: Day; readonly line: number } | null = null;

  function takeCells({ line, cells }: TableRow, at: Readonly<Record<Column, number>>): string | null {
    const zone = (cells[at.zone] ?? "").trim();
    if (zone === "") return "the zone is empty. Name it, or leave the line out.";
    const day = weekOf((cells[at.week] ?? "").trim());
    if (day === null)
      return `“${cells[at.week] ?? ""}” is no week. Write the day on which it begins (2024-02-12) or 2024-W07.`;
    start ??= { day, line };
    const days = daysBetween(start.day, day);
    if (days % 7 !== 0)
      return `the week of ${day} does not begin on the same day of the week as ${start.day} in line ${start.line}. Give weeks that are 7 days apart.`;
    const count = countOf((cells[at.events] ?? "").trim());
    if (count === undefined)
      return `“${cells[at.events] ?? ""}” is no number of events. Write a whole number from 0 to 1000000000, or nothing if it is not known.`;
    const weeks = zones.get(zone) ?? new Map<number, number | null>();
    zones.set(zone, weeks);
    if (weeks.has(days / 7)) return `${zone} has the week of ${day} twice. Add the two up, or leave one out.`;
    weeks.set(days / 7, count);
    return null;
  }

  return {
    take(row) {
      if (columns === null) {
        columns = columnsOf(row);
        if (columns === null)
          problems.push(
            `Line ${row.line}: no columns zone, week and events. The first line must name them, as in “zone,week,events”; it reads “${row.cells.join(",").slice(0, 80)}”.`,
          );
        return columns !== null;
      }
      const slip = takeCells(row, columns);
      if (slip !== null) problems.push(`Line ${row.line}: ${slip}`);
      return problems.length < SLIPS;
    },
    end(gaps) {
      if (problems.length > 0) return { status: "failed", problems };
      if (start === null)
        return { status: "failed", problems: ["There is no line with a count. Give one line for each zone and week."] };
      return panelFrom(start.day, zones, gaps);
    },
  };
}

function columnsOf({ cells }: TableRow): Readonly<Record<Column, number>> | null {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const find = (column: Column) =>
    names.findIndex((name) => name === COLUMNS[column].find((each) => names.includes(each)));
  const columns = { zone: find("zone"), week: find("week"), events: find("events") };
  return Object.values(columns).includes(-1) ? null : columns;
}

/** The first day of a week as tables write it. */
function weekOf(text: string): Day | null {
  const iso = /^(\d{4})-?W(\d{2})$/i.exec(text);
  if (iso !== null) return mondayOf(Number(iso[1]), Number(iso[2]));
  const plain = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (plain !== null) return parseDay(`${plain[1]}-${plain[2]}-${plain[3]}`);
  return parseDay(text.replaceAll("/", "-"));
}

/** The Monday of an ISO week: the fourth of January lies in week 1. */
function mondayOf(year: number, week: number): Day | null {
  if (week < 1 || week > 53) return null;
  const fourth = parseDay(`${year}-01-04`);
  if (fourth === null) return null;
  const weekday = ((daysBetween("1970-01-05", fourth) % 7) + 7) % 7;
  return addDays(fourth, 7 * (week - 1) - weekday);
}

/** `null` for a count that is not known, `undefined` for what is no count. */
function countOf(text: string): number | null | undefined {
  if (UNSEEN.test(text)) return null;
  const count = /^\+?\d+(?:\.0*)?(?:e\+?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  return Number.isInteger(count) && count <= COUNT_MAX ? count : undefined;
}

function panelFrom(
  day: Day,
  zones: ReadonlyMap<string, ReadonlyMap<number, number | null>>,
  gaps: "missing" | "zero",
): PanelRead {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const weeks of zones.values()) {
    for (const week of weeks.keys()) [first, last] = [Math.min(first, week), Math.max(last, week)];
  }
  if (last - first >= WEEKS_MAX) {
    const words = `The weeks reach from ${addDays(day, 7 * first)} to ${addDays(day, 7 * last)}. Look for a slip in a year: no more than 120 years are taken.`;
    return { status: "failed", problems: [words] };
  }
  let absent = 0;
  const series: Series[] = [];
  for (const [zone, weeks] of zones) {
    const own = [...weeks.keys()];
    const begin = own.reduce((a, b) => Math.min(a, b));
    const end = gaps === "zero" ? last : own.reduce((a, b) => Math.max(a, b));
    const counts = Array.from({ length: end - begin + 1 }, (_, i) => {
      const count = weeks.get(begin + i);
      if (count === undefined) absent++;
      return count === undefined && gaps === "zero" ? 0 : (count ?? null);
    });
    series.push({ zone, first: begin - first, counts });
  }
  return { status: "read", panel: { start: addDays(day, 7 * first), weeks: last - first + 1, series }, absent };
}
