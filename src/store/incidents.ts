import { type Expression, type ExpressionBuilder, type SqlBool, sql } from "kysely";
import { lettersMeant } from "../ids.ts";
import type {
  AgreementId,
  ArticleId,
  Assessment,
  Day,
  EventType,
  Incident,
  IncidentId,
  ObligationId,
  ReportId,
} from "../model.ts";
import { type Database, numbers, plain, type Tables, wholeNumber } from "./database.ts";

/** Which incidents are asked for; what is left out does not narrow. Newest first, by the last day on which each may lie. */
export interface IncidentFilter {
  readonly types?: readonly EventType[];
  /** ISO 3166-1 alpha-3, of the place. */
  readonly country?: string;
  /** Incidents that may lie on or after `from`, and on or before `to`. */
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
const ASSESSED_AT_ONCE = 500;
/** A report has some hundred marks. */
const MARKS_PER_QUERY = 20_000;

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

/**
 * The incidents that someone may mean by an id or a code: the one that has it, or that holds a report which gives or
 * once gave it. A code finds several when their reports have its letters in common; in the country that it names, if
 * any of them lies there. Sorted by id.
 */
export async function findCalled(database: Database, idOrCode: string): Promise<readonly Incident[]> {
  const letters = lettersMeant(idOrCode);
  const telling = database.selectFrom("reports").select("incident").where("incident", "is not", null);
  const asked =
    letters === null ? telling.where("began", "=", plain(idOrCode)) : telling.where("letters", "=", letters);
  const rows = await database
    .selectFrom("incidents")
    .select("document")
    .where("id", "in", asked.$castTo<{ incident: string }>())
    .orderBy("id")
    .execute();
  const found = rows.map(incidentOf);
  const country = idOrCode.trim().slice(0, 3).toUpperCase();
  const there = found.filter(({ code }) => code.startsWith(`${country}-`));
  return there.length > 0 && found.length > 1 ? there : found;
}

/** The incidents with a report that has one of the numbers under which reports that may belong together meet. Sorted by id. */
export async function findMarked(database: Database, marks: readonly number[]): Promise<readonly Incident[]> {
  const found = new Map<string, Incident>();
  for (let start = 0; start < marks.length; start += MARKS_PER_QUERY) {
    const some = numbers(marks.slice(start, start + MARKS_PER_QUERY));
    for (const incident of await holding(database, sql<SqlBool>`marks && ${some}`)) found.set(incident.id, incident);
  }
  return [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The incidents that hold some reports. */
export async function findHolding(database: Database, reports: readonly ReportId[]): Promise<readonly Incident[]> {
  if (reports.length === 0) return [];
  return await holding(database, sql<SqlBool>`id in (${sql.join(reports.map(plain))})`);
}

/** The incidents that hold a report of which a condition is true. */
async function holding(database: Database, condition: Expression<SqlBool>): Promise<readonly Incident[]> {
  const reports = database.selectFrom("reports").select("incident").where("incident", "is not", null).where(condition);
  const rows = await database
    .selectFrom("incidents")
    .select("document")
    .where("id", "in", reports.$castTo<{ incident: string }>())
    .orderBy("id")
    .execute();
  return rows.map(incidentOf);
}

/** The codes of the incidents that some ids name, of their own or of their reports. */
export async function codesOf(database: Database, ids: readonly string[]): Promise<readonly string[]> {
  const named = ids.map(plain);
  const rows = await database
    .selectFrom("incidents")
    .innerJoin("reports", "reports.incident", "incidents.id")
    .select("incidents.code")
    .distinct()
    .where((either) => either.or([either("reports.id", "in", named), either("reports.began", "in", named)]))
    .orderBy("incidents.code")
    .execute();
  return rows.map(({ code }) => code);
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

/** Every incident that a filter lets through, with what it may mean for each obligation, sorted by id. */
export async function* allIncidents(
  database: Database,
  filter: Omit<IncidentFilter, "limit" | "offset"> = {},
): AsyncGenerator<AssessedIncident> {
  for (let after = ""; ; ) {
    const rows = await database
      .selectFrom("incidents")
      .select(["id", "document"])
      .where("id", ">", after)
      .where((builder) => builder.and(conditions(builder, filter)))
      .orderBy("id")
      .limit(PAGE_ROWS)
      .execute();
    yield* await withAssessments(database, rows.map(incidentOf));
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** Incidents by their ids, with what they may mean for each obligation. */
export async function findAssessed(database: Database, ids: readonly string[]): Promise<readonly AssessedIncident[]> {
  if (ids.length === 0) return [];
  const rows = await database.selectFrom("incidents").select("document").where("id", "in", ids).orderBy("id").execute();
  return await withAssessments(database, rows.map(incidentOf));
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
  const all = new Map<IncidentId, Assessment[]>();
  for (const { document } of rows) {
    const assessment = JSON.parse(document) as Assessment;
    const own = all.get(assessment.incident);
    if (own === undefined) all.set(assessment.incident, [assessment]);
    else own.push(assessment);
  }
  return incidents.map((incident) => ({ incident, assessments: all.get(incident.id) ?? [] }));
}

/** The incidents that were set against one of some obligations of an agreement, the newest first. */
export async function findSetAgainst(
  database: Database,
  agreement: AgreementId,
  obligations: readonly ObligationId[],
): Promise<readonly Incident[]> {
  if (obligations.length === 0) return [];
  const assessed = database
    .selectFrom("assessments")
    .select("incident")
    .where("agreement", "=", plain(agreement))
    .where("obligation", "in", obligations.map(plain));
  const rows = await database
    .selectFrom("incidents")
    .select("document")
    .where("id", "in", assessed)
    .orderBy(sql`last_day desc nulls last`)
    .orderBy("id")
    .execute();
  return rows.map(incidentOf);
}

/** Every incident that was set against an agreement, with what it may mean for each obligation on file, sorted by id. */
export async function* allSetAgainst(database: Database, agreement: AgreementId): AsyncGenerator<AssessedIncident> {
  for (let after = ""; ; ) {
    const rows = await database
      .selectFrom("assessments")
      .select("incident")
      .distinct()
      .where("agreement", "=", plain(agreement))
      .where("incident", ">", after)
      .orderBy("incident")
      .limit(ASSESSED_AT_ONCE)
      .execute();
    yield* await findAssessed(
      database,
      rows.map(({ incident }) => incident),
    );
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.incident;
  }
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
