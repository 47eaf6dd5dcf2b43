import { type SqlBool, sql } from "kysely";
import type { Day, EventType, IncidentId, Instant, Precision } from "../model.ts";
import { type Database, plain } from "./database.ts";
import { conditions, type LineFilter } from "./lines.ts";

/** Which incidents a series counts: those that a filter lets through and of which anybody says that they happened. */
export interface CountedAsked {
  readonly filter: LineFilter;
  /** PLOVER's modes; left out for any. */
  readonly modes?: readonly string[];
  /** A province, by country and name. */
  readonly province?: { readonly country: string; readonly admin1: string };
}

/** What a series must know of an incident. */
export interface CountedRow {
  readonly id: IncidentId;
  readonly type: EventType;
  readonly mode: string | null;
  readonly first: Day | null;
  readonly last: Day | null;
  readonly printed: Day | null;
  readonly firstKnownAt: Instant | null;
  readonly reports: number;
  readonly deaths: { readonly low: number; readonly high: number } | null;
  readonly place: string;
  readonly country: string | null;
  readonly admin1: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly precision: Precision;
}

/** What is told of each incident, in this order: one text for all takes less than half the time of ten thousand rows. */
const CELLS = sql`json_build_array(
  id, type, mode, first_day, last_day, printed, known, independent, deaths_low, deaths_high,
  place, country, admin1, longitude, latitude, precision
)`;
type Cells = [
  ...[id: string, type: string, mode: string | null, first: string | null, last: string | null, printed: string | null],
  ...[known: string, independent: number, low: number | null, high: number | null],
  ...[place: string, country: string | null, admin1: string | null],
  ...[longitude: number | null, latitude: number | null, precision: string],
];

/** The incidents that a series counts, in order of their days. */
export async function findCounted(
  database: Database,
  { filter, modes, province }: CountedAsked,
): Promise<readonly CountedRow[]> {
  let query = database
    .selectFrom("facets")
    .select(sql<string>`coalesce(json_agg(${CELLS} order by last_day nulls last, id), '[]')::text`.as("all"))
    .where((builder) => builder.and(conditions(builder, filter)))
    .where("happened", "=", true);
  if (modes !== undefined) query = query.where(modes.length === 0 ? sql<SqlBool>`false` : isOneOf("mode", modes));
  if (province !== undefined) {
    query = query.where("country", "=", plain(province.country)).where("admin1", "=", plain(province.admin1));
  }
  const { all } = await query.executeTakeFirstOrThrow();
  return (JSON.parse(all) as Cells[]).map(rowOf);
}

function rowOf(cells: Cells): CountedRow {
  const [id, type, mode, first, last, printed, known, reports, low, high, ...where] = cells;
  const [place, country, admin1, longitude, latitude, precision] = where;
  return {
    id: id as IncidentId,
    type: type as EventType,
    mode,
    first,
    last,
    printed,
    firstKnownAt: known === "" ? null : known,
    reports,
    deaths: low === null || high === null ? null : { low, high },
    place,
    country,
    admin1,
    longitude,
    latitude,
    precision: precision as Precision,
  };
}

function isOneOf(column: "mode", values: readonly string[]) {
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join(values.map(plain))})`;
}

/** The provinces in which incidents are on record, in alphabetical order. */
export async function findProvinces(
  database: Database,
): Promise<readonly { readonly country: string; readonly admin1: string }[]> {
  const rows = await database
    .selectFrom("facets")
    .select(["country", "admin1"])
    .distinct()
    .where("country", "is not", null)
    .where("admin1", "is not", null)
    .execute();
  return rows
    .flatMap(({ country, admin1 }) => (country === null || admin1 === null ? [] : [{ country, admin1 }]))
    .sort((a, b) => (`${a.country}/${a.admin1}` < `${b.country}/${b.admin1}` ? -1 : 1));
}
