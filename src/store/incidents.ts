import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { addDays } from "../day.ts";
import type {
  AgreementId,
  ArticleId,
  Assessment,
  Day,
  EventType,
  Incident,
  IncidentId,
  ReportedEvent,
} from "../model.ts";
import { type Database, plain, type Tables, wholeNumber } from "./database.ts";
import { isCoarse, YEAR_DAYS } from "./save.ts";

/** Which incidents are asked for; what is left out does not narrow. Newest first, undated last. */
export interface IncidentFilter {
  readonly types?: readonly EventType[];
  /** ISO 3166-1 alpha-3, of the place. */
  readonly country?: string;
  /** Incidents that may lie on or after `from`, and on or before `to`. Undated ones are left out. */
  readonly from?: Day;
  readonly to?: Day;
  /** Words as in a search engine: "exact phrase", -without, or. */
  readonly text?: string;
  readonly article?: ArticleId;
  readonly agreement?: AgreementId;
  readonly limit?: number;
  readonly offset?: number;
}

/** A stretch of a longer list, and how long the whole list is. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

export interface AssessedIncident {
  readonly incident: Incident;
  readonly assessments: readonly Assessment[];
}

const PAGE_ROWS = 50;
/** A report may tell of an incident that others date up to so many days apart. */
const DAYS_APART = 3;
const NEAR_KM = 60;
const KM_PER_DEGREE = 111.2;
/** More candidates than this would not be one happening's neighbourhood; the newest are the likeliest. */
const CANDIDATES_MAX = 400;
/** A report takes up to a dozen parameters, a statement 65,535. */
const REPORTS_PER_QUERY = 100;

type Builder = ExpressionBuilder<Tables, "incidents">;

export async function findIncidents(database: Database, filter: IncidentFilter): Promise<Page<Incident>> {
  const matching = database.selectFrom("incidents").where((builder) => builder.and(conditions(builder, filter)));
  const rows = await matching
    .select("document")
    .orderBy(sql`last_day desc nulls last`)
    .orderBy("id")
    .limit(filter.limit ?? PAGE_ROWS)
    .offset(filter.offset ?? 0)
    .execute();
  const { total } = await matching.select((builder) => builder.fn.countAll().as("total")).executeTakeFirstOrThrow();
  return { items: rows.map(incidentOf), total: wholeNumber(total) };
}

/** The incident with that id or code, or the one with a report that gives that id; of several that share a code, the first by id. */
export async function findIncident(database: Database, idOrCode: string): Promise<Incident | null> {
  const row = await database
    .selectFrom("incidents")
    .select("document")
    .where((builder) =>
      builder.or([
        builder("id", "=", plain(idOrCode)),
        builder("code", "=", plain(idOrCode)),
        builder("id", "in", tellingOf(builder, idOrCode)),
      ]),
    )
    .orderBy("id")
    .executeTakeFirst();
  return row === undefined ? null : incidentOf(row);
}

function tellingOf(builder: Builder, id: string) {
  const incidents = builder.selectFrom("reports").select("incident").where("began", "=", plain(id));
  return incidents.where("incident", "is not", null).$castTo<{ incident: string }>();
}

/**
 * The incidents that reports may tell of: of the same type, not more than three days apart or undated, and
 * within some 60 km, or in the same country where either place is known only roughly. Rather too many than
 * too few, for `merge` decides. Sorted by id.
 */
export async function findNear(database: Database, reports: readonly ReportedEvent[]): Promise<readonly Incident[]> {
  const found = new Map<string, Incident>();
  for (let start = 0; start < reports.length; start += REPORTS_PER_QUERY) {
    const some = reports.slice(start, start + REPORTS_PER_QUERY);
    const rows = await database
      .selectFrom("incidents")
      .select(["id", "document"])
      .where((builder) => builder.or(some.map((report) => isNear(builder, report))))
      .orderBy(sql`last_day desc nulls last`)
      .orderBy("id")
      .limit(CANDIDATES_MAX)
      .execute();
    for (const row of rows) found.set(row.id, incidentOf(row));
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The countries in which incidents are on record, in alphabetical order. */
export async function incidentCountries(database: Database): Promise<readonly string[]> {
  const rows = await database
    .selectFrom("incidents")
    .select("country")
    .distinct()
    .where("country", "is not", null)
    .orderBy("country")
    .execute();
  return rows.flatMap(({ country }) => (country === null ? [] : [country]));
}

/** The assessments of an incident, of an agreement, or of one under the other. */
export async function findAssessments(
  database: Database,
  asked: { readonly incident?: IncidentId; readonly agreement?: AgreementId },
): Promise<readonly Assessment[]> {
  let query = database.selectFrom("assessments").select("document").orderBy("incident").orderBy("place_in_list");
  if (asked.incident !== undefined) query = query.where("incident", "=", asked.incident);
  if (asked.agreement !== undefined) query = query.where("agreement", "=", asked.agreement);
  return (await query.execute()).map(({ document }) => JSON.parse(document) as Assessment);
}

/** Every incident with what it may mean for each obligation, sorted by id. */
export async function* allIncidents(database: Database): AsyncGenerator<AssessedIncident> {
  for (let after = ""; ; ) {
    const rows = await database
      .selectFrom("incidents")
      .select(["id", "document"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(PAGE_ROWS)
      .execute();
    yield* await withAssessments(database, rows.map(incidentOf));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function withAssessments(database: Database, incidents: readonly Incident[]): Promise<AssessedIncident[]> {
  if (incidents.length === 0) return [];
  const rows = await database
    .selectFrom("assessments")
    .select("document")
    .where(
      "incident",
      "in",
      incidents.map(({ id }) => id),
    )
    .orderBy("incident")
    .orderBy("place_in_list")
    .execute();
  const all = rows.map(({ document }) => JSON.parse(document) as Assessment);
  return incidents.map((incident) => ({ incident, assessments: all.filter((one) => one.incident === incident.id) }));
}

function incidentOf({ document }: { readonly document: string }): Incident {
  return JSON.parse(document) as Incident;
}

function conditions(builder: Builder, filter: IncidentFilter): Expression<SqlBool>[] {
  const { types, country, from, to, text, article, agreement } = filter;
  const all: Expression<SqlBool>[] = [];
  if (types !== undefined) all.push(types.length === 0 ? sql`false` : builder("type", "in", types));
  if (country !== undefined) all.push(builder("country", "=", plain(country)));
  if (from !== undefined) all.push(builder("last_day", ">=", plain(from)));
  if (to !== undefined) all.push(builder("first_day", "<=", plain(to)));
  if (text !== undefined && text.trim() !== "") all.push(sql`search @@ websearch_to_tsquery('simple', ${plain(text)})`);
  if (article !== undefined) all.push(isToldIn(builder, article));
  if (agreement !== undefined) all.push(isAssessedUnder(builder, agreement));
  return all;
}

function isToldIn(builder: Builder, article: ArticleId): Expression<SqlBool> {
  const incidents = builder.selectFrom("reports").select("incident").where("article", "=", plain(article));
  return builder("id", "in", incidents.where("incident", "is not", null).$castTo<{ incident: string }>());
}

function isAssessedUnder(builder: Builder, agreement: AgreementId): Expression<SqlBool> {
  return builder(
    "id",
    "in",
    builder.selectFrom("assessments").select("incident").where("agreement", "=", plain(agreement)),
  );
}

function isNear(builder: Builder, report: ReportedEvent): Expression<SqlBool> {
  return builder.and([isAboutThere(builder, report), isAboutThen(builder, report)]);
}

/** Of its type and days; said in three alternatives that can each be looked up, for the table may be long. */
function isAboutThen(builder: Builder, { type, date }: ReportedEvent): Expression<SqlBool> {
  const ofType = builder("type", "=", type);
  if (date === null) return ofType;
  const [earliest, latest] = [addDays(date.first, -DAYS_APART), addDays(date.last, DAYS_APART)];
  const meets = builder.and([ofType, builder("first_day", "<=", latest), builder("last_day", ">=", earliest)]);
  return builder.or([
    builder.and([ofType, builder("last_day", "is", null)]),
    builder.and([meets, builder("last_day", "<=", addDays(latest, YEAR_DAYS))]),
    builder.and([meets, builder("lasting", "=", true)]),
  ]);
}

function isAboutThere(builder: Builder, { place: whereabouts }: ReportedEvent): Expression<SqlBool> {
  if (whereabouts === null || whereabouts.place === null) return sql`true`;
  const { latitude, longitude, country } = whereabouts.place;
  const either = [builder("latitude", "is", null), isInBox(builder, latitude, longitude)];
  if (country !== null) either.push(isRoughlyThere(builder, country, isCoarse(whereabouts.precision)));
  return builder.or(either);
}

function isRoughlyThere(builder: Builder, country: string, coarse: boolean): Expression<SqlBool> {
  const there = builder("country", "=", country);
  return coarse ? there : builder.and([there, builder("coarse", "=", true)]);
}

function isInBox(builder: Builder, latitude: number, longitude: number): Expression<SqlBool> {
  const high = NEAR_KM / KM_PER_DEGREE;
  // Degrees of longitude shrink towards the poles; beyond 80° the box goes round them.
  const wide = Math.abs(latitude) > 80 ? 360 : high / Math.cos((latitude * Math.PI) / 180);
  // East of 180° the map starts again at -180°.
  const eastings = [0, 360, -360].map((turn) =>
    builder.between("longitude", longitude - wide + turn, longitude + wide + turn),
  );
  return builder.and([builder.between("latitude", latitude - high, latitude + high), builder.or(eastings)]);
}
