import { sql, type Transaction } from "kysely";
import { RADIUS_KM } from "../earth.ts";
import type { Day, Digest, Place, PlaceId, Volume, Whereabouts } from "../model.ts";
import { type Database, plain, type Tables, wholeNumber } from "./database.ts";

/** West, south, east, north, in degrees. */
export type Box = readonly [number, number, number, number];

/** A place that some article names. */
export interface NamedPlace extends Pick<Place, "id" | "name" | "country" | "longitude" | "latitude"> {
  /** Whether it is a region or a country, and so no point. */
  readonly wide: boolean;
}

/** The places of an area: those in a country or several, those in a list, or any. */
export type PlacesMeant =
  | { readonly country: string }
  | { readonly countries: readonly string[] }
  | { readonly places: readonly PlaceId[] }
  | { readonly anywhere: true };

/** Which volumes are asked for: those of all articles of some days, and for each area how many name a place in it. */
export interface VolumesAsked {
  readonly about: readonly PlacesMeant[];
  readonly from: Day;
  readonly to: Day;
  /** Only articles that had been recorded by the end of that day. */
  readonly knownOn?: Day;
}

/** Writes down which places an article names, in its text or as where something happened. */
export async function saveArticlePlaces(
  transaction: Transaction<Tables>,
  { article, places, reports }: Digest,
): Promise<void> {
  await transaction.deleteFrom("article_places").where("article", "=", article.id).execute();
  const named = [...places, ...reports.flatMap(({ place }) => place ?? [])];
  const rows = [...new Map(named.flatMap((each) => placeRow(each) ?? []).map((row) => [row.id, row])).values()];
  if (rows.length === 0) return;
  await transaction
    .insertInto("places")
    .values(rows)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  await transaction
    .insertInto("article_places")
    .values(rows.map(({ id }) => ({ article: article.id, place: id, published: article.publishedAt })))
    .execute();
}

function placeRow({ place, precision }: Whereabouts): Tables["places"] | null {
  if (place === null) return null;
  const { id, name, country, longitude, latitude } = place;
  return { id: plain(id), name: plain(name), country, longitude, latitude, wide: isWide(precision) };
}

/** Whether a place known so precisely is a region or a country; one of which that is not known is taken for wide. */
export function isWide(precision: string | null): boolean {
  return (RADIUS_KM as Readonly<Record<string, number | null>>)[precision ?? "unknown"] == null;
}

/** The places within a box that articles name, sorted by id. */
export async function placesWithin(
  database: Database,
  [west, south, east, north]: Box,
): Promise<readonly NamedPlace[]> {
  const rows = await database
    .selectFrom("places")
    .selectAll()
    .where((builder) => builder.between("latitude", south, north))
    .where((builder) => builder.between("longitude", west, east))
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, id: row.id as PlaceId }));
}

/** How much each publisher printed on each day, and how much of it names a place, for each of some areas. */
export async function findVolumes(database: Database, asked: VolumesAsked): Promise<readonly (readonly Volume[])[]> {
  const all = await volumeQuery(database, asked)
    .select((builder) => builder.fn.countAll().as("count"))
    .execute();
  const found: (readonly Volume[])[] = [];
  for (const meant of asked.about) {
    const about = await volumeQuery(database, asked)
      .select((builder) => builder.fn.countAll().as("count"))
      .where("articles.id", "in", articlesNaming(database, meant, asked))
      .execute();
    const counts = new Map(about.map((row) => [keyOf(row), wholeNumber(row.count)]));
    found.push(
      all.map((row) => ({
        day: row.published ?? "",
        publisher: row.publisher,
        language: row.language,
        articles: wholeNumber(row.count),
        about: counts.get(keyOf(row)) ?? 0,
      })),
    );
  }
  return found;
}

function volumeQuery(database: Database, { from, to, knownOn }: VolumesAsked) {
  const query = database
    .selectFrom("articles")
    .select(["published", "publisher", "language"])
    .where("published", ">=", plain(from))
    .where("published", "<=", plain(to))
    .groupBy(["published", "publisher", "language"])
    .orderBy("published")
    .orderBy(sql`publisher collate "C"`)
    .orderBy(sql`language collate "C"`);
  return knownOn === undefined ? query : query.where("taken", "<=", plain(knownOn));
}

function articlesNaming(database: Database, about: PlacesMeant, { from, to }: VolumesAsked) {
  const rows = database
    .selectFrom("article_places")
    .select("article")
    .where("published", ">=", plain(from))
    .where("published", "<=", plain(to));
  if ("anywhere" in about) return rows;
  if (!("places" in about)) {
    const countries = "country" in about ? [about.country] : about.countries;
    const inCountry = database.selectFrom("places").select("id").where("country", "in", countries.map(plain));
    return rows.where("place", "in", inCountry);
  }
  // As one parameter, for there may be more places than a statement takes.
  return rows.where(
    "place",
    "in",
    sql<string>`(select json_array_elements_text(${JSON.stringify(about.places)}::json))`,
  );
}

function keyOf({ published, publisher, language }: Pick<Tables["articles"], "published" | "publisher" | "language">) {
  return JSON.stringify([published, publisher, language]);
}
