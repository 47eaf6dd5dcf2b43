import { parseDay } from "../day.ts";
import type { Actor, Day } from "../model.ts";
import { SECTORS } from "../resolve/sectors.ts";
import { DataFileError } from "./data-file.ts";
import { assertNoSlips } from "./dictionary-lines.ts";
import { ownActor } from "./own-actor.ts";
import { type TableRow, tableRows } from "./table.ts";

const COLUMNS = ["name", "aliases", "country", "sector", "from", "to"] as const;
/** Columns that people keep for themselves. */
const UNREAD: ReadonlySet<string> = new Set(["notes", "note", "source", "comment", "id"]);

type Cells = Readonly<Record<(typeof COLUMNS)[number], string>>;

interface ReadRow {
  readonly line: number;
  readonly cells: Cells;
  readonly country: string | null;
  readonly role: Actor["roles"][number] | null;
}

/**
 * The actors of a table with the columns name, aliases (";" between them), country, sector, from, to. Rows of one
 * name are one actor at several times. `countryNamed` turns "Syria" into SYR.
 */
export function parseActorTable(
  text: string,
  file: string,
  countryNamed: (name: string) => string | null,
): readonly Actor[] {
  const [header, ...rows] = tableRows(text);
  const columns = columnsOf(header, file);
  const slips: string[] = [];
  const read = rows.flatMap((row) => readRow(row, columns, countryNamed, slips));
  const taken = new Set<string>();
  const actors = [...grouped(read).values()].map((same) => actorOf(same, file, slips, taken));
  assertNoSlips(file, slips);
  return actors;
}

function columnsOf(header: TableRow | undefined, file: string): readonly string[] {
  const columns = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const known: ReadonlySet<string> = new Set(COLUMNS);
  const odd = columns.find((column) => column !== "" && !known.has(column) && !UNREAD.has(column));
  if (odd !== undefined || !columns.includes("name"))
    throw new DataFileError(
      `${file}, line ${header?.line ?? 1}: ${odd === undefined ? 'has no column "name"' : `has a column "${odd}" that means nothing here`}; begin the table with name,aliases,country,sector,from,to (only name must be there; a column "notes" is left alone).`,
    );
  return columns;
}

function readRow(
  { line, cells }: TableRow,
  columns: readonly string[],
  countryNamed: (name: string) => string | null,
  slips: string[],
): readonly ReadRow[] {
  const cellOf = (column: string): string => (cells[columns.indexOf(column)] ?? "").trim();
  const row = Object.fromEntries(COLUMNS.map((column) => [column, cellOf(column)])) as Cells;
  const wrong = (what: string): readonly ReadRow[] => {
    slips.push(`line ${line}: ${what}`);
    return [];
  };
  if (row.name === "")
    return cells.some((cell) => cell.trim() !== "") ? wrong("has no name; give one or delete the line.") : [];
  const country = /^[A-Z]{3}$/.test(row.country) ? row.country : countryNamed(row.country);
  if (row.country !== "" && country === null)
    return wrong(
      `"${row.country}" is no country; write its ISO 3166-1 alpha-3 code or English name, or one of IGO UNO EUR NGO ISM IMG MNC.`,
    );
  if (row.sector !== "" && !(row.sector in SECTORS))
    return wrong(`"${row.sector}" is no sector; write one of ${Object.keys(SECTORS).join(" ")}, or nothing.`);
  const [from, to] = [row.from, row.to].map((day): Day | null => (day === "" ? null : parseDay(day)));
  for (const [given, day] of [
    [row.from, from],
    [row.to, to],
  ] as const)
    if (given !== "" && (day ?? null) === null) return wrong(`"${given}" is no day; write YYYY-MM-DD, or nothing.`);
  const role =
    row.sector === ""
      ? null
      : { sector: row.sector, ...(country === null ? {} : { country }), from: from ?? null, to: to ?? null };
  return [{ line, cells: row, country, role }];
}

function grouped(rows: readonly ReadRow[]): ReadonlyMap<string, readonly ReadRow[]> {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) groups.set(row.cells.name, [...(groups.get(row.cells.name) ?? []), row]);
  return groups;
}

/** What tells an actor from the others of its file, so that agreements can name it: its name in plain letters. */
function idOf(name: string, line: number, taken: ReadonlySet<string>): string {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return slug === "" || taken.has(slug) ? `${slug}${slug === "" ? "" : "-"}${line}` : slug;
}

function actorOf(rows: readonly ReadRow[], file: string, slips: string[], taken: Set<string>): Actor {
  const line = rows[0]?.line ?? 0;
  const roles = rows
    .flatMap(({ role }) => (role === null ? [] : [role]))
    .sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  const clash = roles.findIndex((role, i) => {
    const before = roles[i - 1];
    return (
      (role.from !== null && role.to !== null && role.to < role.from) ||
      (before !== undefined && (before.to === null || role.from === null || before.to > role.from))
    );
  });
  if (clash >= 0)
    slips.push(
      `line ${rows[clash]?.line ?? line}: the times of ${rows[0]?.cells.name} end before they begin or overlap; let each row end on the day before the next begins.`,
    );
  const aliases = rows.flatMap(({ cells }) => cells.aliases.split(";")).map((alias) => alias.trim());
  const names = [rows[0]?.cells.name ?? "", ...new Set(aliases.filter((alias) => alias !== ""))];
  const id = idOf(rows[0]?.cells.name ?? "", line, taken);
  taken.add(id);
  return ownActor({
    id,
    names,
    country: rows.find(({ country }) => country !== null)?.country ?? null,
    roles,
    file,
    line,
  });
}
