import { sql } from "kysely";
import type { Day, EventType } from "../model.ts";
import { type Database, plain } from "./database.ts";
import type { Box, NamedPlace } from "./places.ts";
import { isWide } from "./places.ts";

/** When something happened that is on record, without what is said of it. */
export interface IncidentDay {
  readonly id: string;
  readonly first: Day;
  readonly last: Day;
  /** Where it happened, if a box was asked for; a country has all that lies in it. */
  readonly place: Pick<NamedPlace, "name" | "longitude" | "latitude" | "wide"> | null;
}

/** Which incidents are asked for: of some types, in a country or a box, that may lie on some days. */
export interface IncidentDaysAsked {
  readonly types: readonly EventType[];
  readonly where: { readonly country: string } | { readonly within: Box };
  readonly from: Day;
  readonly to: Day;
}

/** The places and days of incidents that anybody says happened. Those without a place on the map or any day are left out. */
export async function findIncidentDays(
  database: Database,
  { types, where, from, to }: IncidentDaysAsked,
): Promise<readonly IncidentDay[]> {
  if (types.length === 0) return [];
  const found = database
    .selectFrom("incidents")
    .select(["id", "longitude", "latitude", "first_day", "last_day"])
    .where("type", "in", types)
    .where("happened", "=", true)
    .where("longitude", "is not", null)
    .where("last_day", ">=", plain(from))
    .where("first_day", "<=", plain(to))
    .orderBy("id");
  if ("country" in where) {
    const rows = await found.where("country", "=", plain(where.country)).execute();
    return rows.flatMap((row) => dated(row, null));
  }
  const [west, south, east, north] = where.within;
  const rows = await found
    .where((builder) => builder.between("latitude", south, north))
    .where((builder) => builder.between("longitude", west, east))
    .select(sql<string | null>`document::json -> 'place' -> 'place' ->> 'name'`.as("name"))
    .select(sql<string | null>`document::json -> 'place' ->> 'precision'`.as("precision"))
    .execute();
  return rows.flatMap((row) => {
    const { longitude, latitude, name, precision } = row;
    if (longitude === null || latitude === null) return [];
    return dated(row, { name: name ?? "", longitude, latitude, wide: isWide(precision) });
  });
}

interface DatedRow {
  readonly id: string;
  readonly first_day: Day | null;
  readonly last_day: Day | null;
}

function dated({ id, first_day, last_day }: DatedRow, place: IncidentDay["place"]): readonly IncidentDay[] {
  return first_day === null || last_day === null ? [] : [{ id, first: first_day, last: last_day, place }];
}
