import { sql } from "kysely";
import type { Day, EventType } from "../model.ts";
import { type Database, plain } from "./database.ts";
import type { Box, NamedPlace } from "./places.ts";
import { isWide } from "./places.ts";

/** Where and when something happened that is on record, without what is said of it. */
export interface IncidentDay extends Pick<NamedPlace, "name" | "longitude" | "latitude" | "wide"> {
  readonly id: string;
  readonly first: Day;
  readonly last: Day;
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
  let query = database
    .selectFrom("incidents")
    .select(["id", "longitude", "latitude", "first_day", "last_day"])
    .select(sql<string | null>`document::json -> 'place' -> 'place' ->> 'name'`.as("name"))
    .select(sql<string | null>`document::json -> 'place' ->> 'precision'`.as("precision"))
    .where("type", "in", types)
    .where("happened", "=", true)
    .where("last_day", ">=", plain(from))
    .where("first_day", "<=", plain(to))
    .orderBy("id");
  if ("country" in where) query = query.where("country", "=", plain(where.country));
  else {
    const [west, south, east, north] = where.within;
    query = query
      .where((builder) => builder.between("latitude", south, north))
      .where((builder) => builder.between("longitude", west, east));
  }
  return (await query.execute()).flatMap(({ id, longitude, latitude, first_day, last_day, name, precision }) =>
    longitude === null || latitude === null || first_day === null || last_day === null
      ? []
      : [{ id, name: name ?? "", longitude, latitude, wide: isWide(precision), first: first_day, last: last_day }],
  );
}
