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

/** The incidents that a series counts, in order of their days. */
export async function findCounted(
  database: Database,
  { filter, modes, province }: CountedAsked,
): Promise<readonly CountedRow[]> {
  let query = database
    .selectFrom("facets")
    .select([
      "id",
      "type",
      "mode",
      "first_day",
      "last_day",
      "printed",
      "known",
      "independent",
      "deaths_low",
      "deaths_high",
    ])
    .select(["place", "country", "admin1", "longitude", "latitude", "precision"])
    .where((builder) => builder.and(conditions(builder, filter)))
    .where("happened", "=", true)
    .orderBy(sql`last_day nulls last`)
    .orderBy("id");
  if (modes !== undefined) query = query.where(modes.length === 0 ? sql<SqlBool>`false` : isOneOf("mode", modes));
  if (province !== undefined) {
    query = query.where("country", "=", plain(province.country)).where("admin1", "=", plain(province.admin1));
  }
  return (await query.execute()).map(
    ({ first_day, last_day, known, independent, deaths_low, deaths_high, ...row }) => ({
      ...row,
      id: row.id as IncidentId,
      type: row.type as EventType,
      precision: row.precision as Precision,
      first: first_day,
      last: last_day,
      firstKnownAt: known === "" ? null : known,
      reports: independent,
      deaths: deaths_low === null || deaths_high === null ? null : { low: deaths_low, high: deaths_high },
    }),
  );
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
