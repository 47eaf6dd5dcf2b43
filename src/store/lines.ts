import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql, type Transaction } from "kysely";
import type { Day, EventType, IncidentId, Instant, Precision, VerificationState } from "../model.ts";
import { inBatches } from "./batches.ts";
import { wanted } from "./claims.ts";
import { type Database, plain, type Tables, texts, wholeNumber } from "./database.ts";
import { type AssessedIncident, findAssessed } from "./incidents.ts";
import type { Box } from "./places.ts";

/** An incident as lists and maps have it, with what they are narrowed and sorted by. The store knows the line as text. */
export interface Lined {
  readonly id: IncidentId;
  readonly code: string;
  readonly type: EventType;
  readonly country: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  /** On which it may lie, and whether these are told or only follow from when it was printed. */
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
  readonly told: boolean;
  readonly state: VerificationState;
  readonly independent: number;
  readonly firstKnownAt: Instant | null;
  readonly waits: boolean;
  readonly tags: readonly string[];
  /** What series count it by, beside all this. */
  readonly mode: string | null;
  /** Whether anybody says that it happened. */
  readonly happened: boolean;
  readonly place: string;
  readonly admin1: string | null;
  readonly precision: Precision;
  readonly printed: Day | null;
  readonly deaths: { readonly low: number; readonly high: number } | null;
  /** JSON. */
  readonly line: string;
  /** A GeoJSON feature, `null` where it is no point. */
  readonly dot: string | null;
  /** The same for all incidents told of one place with one precision, as `present/spots.ts` has it; `null` where it is no point. */
  readonly spot: string | null;
  /** Who tells of it, each once in each kind. */
  readonly tellings: readonly LinedTelling[];
}

/** That a publisher or a known actor tells of an incident, and whether others bear it out or deny it. */
interface LinedTelling {
  readonly kind: "publisher" | "speaker";
  readonly name: string;
  readonly corroborated: boolean;
  readonly contradicted: boolean;
  readonly accused: boolean;
}

/** Which lines are asked for; what is left out does not narrow. */
export interface LineFilter {
  readonly types?: readonly EventType[];
  readonly countries?: readonly string[];
  /** Incidents that may lie on or after `from`, and on or before `to`. */
  readonly from?: Day;
  readonly to?: Day;
  readonly text?: string;
  readonly within?: Box;
  readonly states?: readonly VerificationState[];
  /** At least so many origins that do not rest on one another. */
  readonly independent?: number;
  /** First known to this record after that moment. */
  readonly knownAfter?: Instant;
  /** Only what waits for people. */
  readonly waits?: boolean;
  /** Only what has a point on a map. */
  readonly placed?: boolean;
  /** Of each list, one tag at least. */
  readonly tags?: readonly (readonly string[])[];
}

/** By the last day on which it may have happened, or by when it was first known; the newest first. */
export type LineOrder = "day" | "new";

/** Where a stretch of a list ended: the last line's day or moment, and its id. */
export interface LineKey {
  readonly at: string | null;
  readonly id: string;
}

/** A stretch of a list: each line as JSON, and where the next one begins, `null` after the last. */
export interface LineStretch {
  readonly lines: readonly string[];
  readonly next: LineKey | null;
}

const LINED_AT_ONCE = 500;

// ---------------------------------------------------------------- making lines

/** Says that the lines of some incidents are to be made anew. */
export async function unline(transaction: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  await inBatches(ids, (batch) =>
    transaction
      .insertInto("unlined")
      .values(batch.map((id) => ({ id })))
      .onConflict((conflict) => conflict.column("id").doNothing())
      .execute(),
  );
}

/** Says the same of the incidents that hold a report which decisions name, or one of an article that they point to. */
export async function unlineSubjects(
  transaction: Transaction<Tables>,
  subjects: readonly { readonly id: string; readonly article: string | null }[],
): Promise<void> {
  const ids = texts(subjects.map(({ id }) => id));
  const articles = texts(subjects.flatMap(({ article }) => article ?? []));
  await sql`
    insert into unlined
    select distinct incident from reports
    where incident is not null and (id = any(${ids}) or began = any(${ids}) or article = any(${articles}))
    on conflict do nothing`.execute(transaction);
}

/** Takes the lines of incidents away that are none any more. */
export async function dropLines(transaction: Transaction<Tables>, ids: readonly string[]): Promise<void> {
  for (const table of ["facets", "lines", "unlined"] as const) {
    await transaction.deleteFrom(table).where("id", "in", ids).execute();
  }
  await transaction.deleteFrom("tellings").where("incident", "in", ids).execute();
}

/** Some of the incidents whose lines are to be made, none when all are as they should be. */
export async function findUnlined(database: Database): Promise<readonly AssessedIncident[]> {
  const waiting = database.selectFrom("unlined").select("id").orderBy("id").limit(LINED_AT_ONCE);
  const ids = (await waiting.execute()).map(({ id }) => id);
  const found = await findAssessed(database, ids);
  if (found.length > 0 || ids.length === 0) return found;
  // Nothing is left of any of these: whatever took the incidents away forgot their names here.
  await database.deleteFrom("unlined").where("id", "in", ids).execute();
  return await findUnlined(database);
}

export async function saveLines(database: Database, lined: readonly Lined[]): Promise<void> {
  const ids = lined.map(({ id }) => id);
  if (ids.length === 0) return;
  await database.transaction().execute(async (transaction) => {
    await dropLines(transaction, ids);
    await transaction.insertInto("facets").values(lined.map(facetRow)).execute();
    await transaction
      .insertInto("lines")
      .values(lined.map(({ id, line }) => ({ id, line })))
      .execute();
    const tellings = lined.flatMap(({ id, tellings: own }) =>
      own.map((one) => ({ incident: id, ...one, name: plain(one.name) })),
    );
    await inBatches(tellings, (batch) =>
      transaction
        .insertInto("tellings")
        .values([...batch])
        .onConflict((conflict) => conflict.columns(["incident", "kind", "name"]).doNothing())
        .execute(),
    );
  });
}

/**
 * Has the database look at how its rows are spread, by which it plans, and at which of its pages hold no rows that are
 * gone, which it then need not look at when an index knows enough. An embedded one never does so by itself.
 */
export async function lookOver(database: Database): Promise<void> {
  for (const table of [
    "incidents",
    "assessments",
    "facets",
    "lines",
    "tellings",
    "reports",
    "articles",
    "claims",
  ] as const) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(database);
  }
}

function facetRow(lined: Lined) {
  const { id, code, type, country, longitude, latitude, state, independent, waits, tags, dot, spot } = lined;
  return {
    id,
    code: plain(code),
    type,
    country,
    longitude,
    latitude,
    first_day: lined.firstDay,
    last_day: lined.lastDay,
    told: lined.told,
    state,
    independent,
    known: lined.firstKnownAt ?? "",
    waits,
    tags: texts(tags),
    dot,
    spot: spot === null ? null : plain(spot),
    mode: lined.mode,
    happened: lined.happened,
    place: plain(lined.place),
    admin1: lined.admin1 === null ? null : plain(lined.admin1),
    precision: lined.precision,
    printed: lined.printed,
    deaths_low: lined.deaths?.low ?? null,
    deaths_high: lined.deaths?.high ?? null,
  };
}

// ---------------------------------------------------------------- asking for lines

export type FacetBuilder = ExpressionBuilder<Tables, "facets">;

/** The lines that a filter lets through, from a key on. */
export async function findLines(
  database: Database,
  filter: LineFilter,
  { order, after, limit }: { readonly order: LineOrder; readonly after: LineKey | null; readonly limit: number },
): Promise<LineStretch> {
  const key = order === "day" ? "last_day" : "known";
  const rows = await database
    .selectFrom(
      database
        .selectFrom("facets")
        .select(["id", `${key} as at`])
        .where((builder) => builder.and(conditions(builder, filter)))
        .$if(after !== null, (query) => query.where(isAfter(key, after)))
        .orderBy(sql`${sql.ref(key)} desc nulls last`)
        .orderBy("id")
        .limit(limit + 1)
        .as("found"),
    )
    .innerJoin("lines", "lines.id", "found.id")
    .select(["found.id", "found.at", "lines.line"])
    .orderBy(sql`found.at desc nulls last`)
    .orderBy("found.id")
    .execute();
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    lines: shown.map(({ line }) => line),
    next: rows.length > limit && last !== undefined ? { at: last.at, id: last.id } : null,
  };
}

/** What comes after a key in a list that begins with the newest and ends with what has no day. */
function isAfter(column: "last_day" | "known", after: LineKey | null): RawBuilder<SqlBool> {
  if (after === null) return sql`true`;
  const [name, id] = [sql.ref(column), plain(after.id)];
  if (after.at === null) return sql`(${name} is null and id > ${id})`;
  const at = plain(after.at);
  return sql`(${name} < ${at} or ${name} is null or (${name} = ${at} and id > ${id}))`;
}

export async function countLines(database: Database, filter: LineFilter): Promise<number> {
  const { total } = await database
    .selectFrom("facets")
    .where((builder) => builder.and(conditions(builder, filter)))
    .select((builder) => builder.fn.countAll().as("total"))
    .executeTakeFirstOrThrow();
  return wholeNumber(total);
}

/** Incidents on a map. */
export interface Dots {
  /** GeoJSON features with commas between them. */
  readonly features: string;
  /** How many these are. */
  readonly count: number;
}

/** The newest of the incidents that a filter lets through and that have a point. */
export async function findDots(database: Database, filter: LineFilter, limit: number): Promise<Dots> {
  const newest = database
    .selectFrom("facets")
    .where((builder) => builder.and(conditions(builder, filter)))
    .where("dot", "is not", null)
    .select("dot")
    .orderBy(sql`last_day desc nulls last`)
    .orderBy("id")
    .limit(limit);
  const { features, count } = await database
    .selectFrom(newest.as("newest"))
    .select([sql<string>`coalesce(string_agg(dot, ','), '')`.as("features"), sql<unknown>`count(*)`.as("count")])
    .executeTakeFirstOrThrow();
  return { features, count: wholeNumber(count) };
}

/** How many incidents of one type and state are told of one place; `spot` is `null` for those that are no point. */
export interface SpotCount {
  readonly spot: string | null;
  readonly type: EventType;
  readonly state: VerificationState;
  readonly count: number;
  /** One of their codes. */
  readonly code: string;
}

/** The incidents that a filter lets through, counted by place. */
export async function findSpots(database: Database, filter: LineFilter): Promise<readonly SpotCount[]> {
  const rows = await database
    .selectFrom("facets")
    .where((builder) => builder.and(conditions(builder, filter)))
    .select((builder) => [
      "spot",
      "type",
      "state",
      builder.fn.countAll().as("count"),
      builder.fn.min("code").as("code"),
    ])
    .groupBy(["spot", "type", "state"])
    .execute();
  return rows.map(({ type, state, count, ...row }) => ({
    ...row,
    type: type as EventType,
    state: state as VerificationState,
    count: wholeNumber(count),
  }));
}

/** How long a bucket of a timeline is. */
export type BucketLength = "day" | "week" | "month";

/** How many incidents of one type and state lie wholly in the bucket that begins on a day. */
export interface BucketCount {
  readonly from: Day;
  readonly type: EventType;
  readonly state: VerificationState;
  readonly count: number;
}

/** Incidents by when they happened. `spread` may lie in more than one bucket; of `undated` no day is told, they stand where they were printed. */
export interface Timeline {
  readonly counts: readonly BucketCount[];
  readonly spread: number;
  readonly undated: number;
}

export async function findTimeline(database: Database, filter: LineFilter, bucket: BucketLength): Promise<Timeline> {
  const matching = database.selectFrom("facets").where((builder) => builder.and(conditions(builder, filter)));
  const [first, last] = [bucketOf("first_day", bucket), bucketOf("last_day", bucket)];
  const rows = await matching
    .where("last_day", "is not", null)
    .where(sql<SqlBool>`(${first} = ${last} or not told)`)
    .select([sql<string>`${last}`.as("from"), "type", "state", (builder) => builder.fn.countAll().as("count")])
    .groupBy(["from", "type", "state"])
    .orderBy("from")
    .orderBy("type")
    .orderBy("state")
    .execute();
  const { dated, undated } = await matching
    .select([sql<unknown>`count(last_day)`.as("dated"), sql<unknown>`count(*) filter (where not told)`.as("undated")])
    .executeTakeFirstOrThrow();
  const counts = rows.map(({ from, type, state, count }) => ({
    from,
    type: type as EventType,
    state: state as VerificationState,
    count: wholeNumber(count),
  }));
  const held = counts.reduce((sum, { count }) => sum + count, 0);
  return { counts, spread: wholeNumber(dated) - held, undated: wholeNumber(undated) };
}

/** The day on which the bucket begins that a day lies in; weeks begin on Monday, as ISO 8601 has them. */
function bucketOf(column: "first_day" | "last_day", bucket: BucketLength): RawBuilder<string> {
  const day = sql.ref(column);
  if (bucket === "day") return sql`${day}`;
  return bucket === "month"
    ? sql`left(${day}, 7) || '-01'`
    : sql`to_char(date_trunc('week', ${day}::date), 'YYYY-MM-DD') collate "C"`;
}

/** What a filter asks of facets. */
export function conditions(builder: FacetBuilder, filter: LineFilter): Expression<SqlBool>[] {
  const { types, countries, from, to, text, within, states, independent, knownAfter, waits, placed } = filter;
  const { tags = [] } = filter;
  const all: Expression<SqlBool>[] = [];
  if (types !== undefined) all.push(types.length === 0 ? sql`false` : builder("type", "in", types));
  if (countries !== undefined) all.push(builder("country", "in", countries.map(plain)));
  if (from !== undefined) all.push(builder("last_day", ">=", plain(from)));
  if (to !== undefined) all.push(builder("first_day", "<=", plain(to)));
  if (text !== undefined && text.trim() !== "") all.push(hasWords(builder, text));
  if (within !== undefined) all.push(liesWithin(builder, within));
  if (states !== undefined) all.push(builder("state", "in", states));
  if (independent !== undefined) all.push(builder("independent", ">=", independent));
  if (knownAfter !== undefined) all.push(builder("known", ">", plain(knownAfter)));
  if (placed === true) all.push(builder("dot", "is not", null));
  if (waits === true) all.push(builder("waits", "=", true));
  for (const some of tags) all.push(sql<SqlBool>`tags && ${texts(some)}`);
  return all;
}

function hasWords(builder: FacetBuilder, text: string): Expression<SqlBool> {
  const found = builder.selectFrom("incidents").select("incidents.id");
  return builder("id", "in", found.where(sql<SqlBool>`search @@ ${wanted(text)}`));
}

/** A box whose west lies east of its east reaches over the 180th meridian. */
function liesWithin(builder: FacetBuilder, [west, south, east, north]: Box): Expression<SqlBool> {
  const between = builder.between("latitude", south, north);
  const along =
    west <= east
      ? builder.between("longitude", west, east)
      : builder.or([builder("longitude", ">=", west), builder("longitude", "<=", east)]);
  return builder.and([between, along]);
}
