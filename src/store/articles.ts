import { createHash } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import type { Article, ArticleId, Day, Digest, Instant, ReportedEvent } from "../model.ts";
import { assertCited } from "./citations.ts";
import { wanted } from "./claims.ts";
import { type Database, plain, wholeNumber } from "./database.ts";
import type { Page } from "./incidents.ts";
import type { RecordedCapture } from "./records.ts";

/** Which articles are asked for; newest first, undated last. */
export interface ArticleFilter {
  /** Words as in a search engine: "exact phrase", -without, or. */
  readonly text?: string;
  readonly publisher?: string;
  readonly language?: string;
  readonly from?: Day;
  readonly to?: Day;
  /** What comes after an article of that day (`null` for none) in this order. */
  readonly after?: { readonly published: Day | null; readonly id: string };
  readonly limit?: number;
  readonly offset?: number;
}

/** An article in a list, without its text. */
export type ArticleHead = Omit<Article, "text">;

const PAGE_ROWS = 50;
/** PostgreSQL takes at most 65,535 parameters in one statement. */
const IDS_PER_QUERY = 10_000;

export async function findArticles(database: Database, filter: ArticleFilter): Promise<Page<ArticleHead>> {
  let matching = database.selectFrom("articles");
  if (filter.publisher !== undefined) matching = matching.where("publisher", "=", plain(filter.publisher));
  if (filter.from !== undefined) matching = matching.where("published", ">=", plain(filter.from));
  if (filter.to !== undefined) matching = matching.where("published", "<=", plain(filter.to));
  if (filter.language !== undefined) matching = matching.where("language", "=", plain(filter.language));
  const { text = "", after } = filter;
  if (text.trim() !== "") matching = matching.where(sql<boolean>`search @@ ${wanted(text)}`);
  const rows = await matching
    .$if(after !== undefined, (query) => query.where(comesAfter(after)))
    .select("document")
    .orderBy(sql`published desc nulls last`)
    .orderBy("id")
    .limit(filter.limit ?? PAGE_ROWS)
    .offset(filter.offset ?? 0)
    .execute();
  const { total } = await matching.select((builder) => builder.fn.countAll().as("total")).executeTakeFirstOrThrow();
  return { items: rows.map(({ document }) => headOf(JSON.parse(document) as Article)), total: wholeNumber(total) };
}

/** What follows in a list that begins with the newest and ends with what has no day. */
function comesAfter(after: ArticleFilter["after"]): RawBuilder<boolean> {
  if (after === undefined) return sql`true`;
  const id = plain(after.id);
  if (after.published === null) return sql`(published is null and id > ${id})`;
  const day = plain(after.published);
  return sql`(published < ${day} or published is null or (published = ${day} and id > ${id}))`;
}

/** An article with its reading and what it reports. */
export async function findDigest(database: Database, id: ArticleId): Promise<Digest | null> {
  const row = await database
    .selectFrom("articles")
    .innerJoin("readings", "readings.article", "articles.id")
    .select(["articles.document as article", "readings.document as reading"])
    .where("articles.id", "=", plain(id))
    .executeTakeFirst();
  if (row === undefined) return null;
  const article = JSON.parse(row.article) as Article;
  const reading = JSON.parse(row.reading) as Pick<Digest, "reading" | "places">;
  const asRead = (await findAsRead(database, [id])).get(id);
  const digest = {
    article,
    ...reading,
    reports: await reportsOf(database, id),
    ...(asRead === undefined ? {} : { asRead }),
  };
  assertCited(digest);
  return digest;
}

/** What the reader made of those of some articles that people corrected, or of all. */
export async function findAsRead(
  database: Database,
  ids?: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, readonly ReportedEvent[]>> {
  const found = new Map<ArticleId, readonly ReportedEvent[]>();
  const all = database.selectFrom("as_read").select(["article", "document"]).orderBy("article");
  const count = ids?.length ?? 1;
  for (let start = 0; start < count; start += IDS_PER_QUERY) {
    const asked = ids?.slice(start, start + IDS_PER_QUERY).map(plain);
    const rows = await (asked === undefined ? all : all.where("article", "in", asked)).execute();
    for (const { article, document } of rows)
      found.set(article as ArticleId, JSON.parse(document) as readonly ReportedEvent[]);
  }
  return found;
}

export async function findArticle(database: Database, id: string): Promise<Article | null> {
  const row = await database.selectFrom("articles").select("document").where("id", "=", plain(id)).executeTakeFirst();
  return row === undefined ? null : (JSON.parse(row.document) as Article);
}

/** What stands for an address in the index, as `md5` there makes it. */
export function pageHash(url: string): string {
  return createHash("md5").update(plain(url)).digest("hex");
}

/** All that was taken in from one address, in the order in which it was first recorded. */
export async function findVersions(database: Database, url: string): Promise<readonly Article[]> {
  if (url === "") return [];
  const rows = await database
    .selectFrom("articles")
    .innerJoin("captures", "captures.article", "articles.id")
    .select("articles.document")
    .where("articles.page", "=", pageHash(url))
    .groupBy("articles.id")
    .groupBy("articles.document")
    .orderBy(({ fn }) => fn.min("captures.seq"))
    .execute();
  return rows.map(({ document }) => JSON.parse(document) as Article).filter((article) => article.url === url);
}

export async function findArticlesWith(database: Database, ids: readonly ArticleId[]): Promise<readonly Article[]> {
  if (ids.length === 0) return [];
  const rows = await database.selectFrom("articles").select("document").where("id", "in", ids.map(plain)).execute();
  return rows.map(({ document }) => JSON.parse(document) as Article);
}

/** When an article came in: into the journal, and off the web or the disk. */
export interface Arrival {
  readonly recorded: Instant;
  readonly fetched: Instant;
}

/** The earliest arrival of each of some articles. */
export async function findArrivals(
  database: Database,
  ids: readonly ArticleId[],
): Promise<ReadonlyMap<ArticleId, Arrival>> {
  const arrivals = new Map<ArticleId, Arrival>();
  for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
    const rows = await database
      .selectFrom("captures")
      .select("document")
      .select("article")
      .where("article", "in", ids.slice(start, start + IDS_PER_QUERY).map(plain))
      .execute();
    for (const { article, document } of rows) {
      const { recordedAt, fetchedAt } = JSON.parse(document) as RecordedCapture;
      const before = arrivals.get(article as ArticleId) ?? { recorded: recordedAt, fetched: fetchedAt };
      arrivals.set(article as ArticleId, {
        recorded: earlier(before.recorded, recordedAt),
        fetched: earlier(before.fetched, fetchedAt),
      });
    }
  }
  return arrivals;
}

function earlier(a: Instant, b: Instant): Instant {
  return Date.parse(b) < Date.parse(a) ? b : a;
}

/** How many articles the record rests on, of how many publishers, and the day up to which it reaches. */
export interface Grounds {
  readonly articles: number;
  readonly publishers: number;
  readonly undated: number;
  readonly lastPublished: Day | null;
}

/** What the record rests on now, or rested on at the end of a day. */
export async function groundsOf(database: Database, knownOn: Day | null): Promise<Grounds> {
  const articles = database.selectFrom("articles");
  const row = await (knownOn === null ? articles : articles.where("taken", "<=", plain(knownOn)))
    .select((builder) => [
      builder.fn.countAll().as("articles"),
      builder.fn.count("publisher").distinct().as("publishers"),
      builder.fn.max("published").as("lastPublished"),
      sql<unknown>`count(*) filter (where published is null)`.as("undated"),
    ])
    .executeTakeFirstOrThrow();
  return {
    articles: wholeNumber(row.articles),
    publishers: wholeNumber(row.publishers),
    undated: wholeNumber(row.undated),
    lastPublished: row.lastPublished ?? null,
  };
}

/** Every article with what it reports, one at a time, sorted by id. */
export async function* allDigests(database: Database): AsyncGenerator<Digest> {
  for (let after = ""; ; ) {
    const rows = await database
      .selectFrom("articles")
      .select("id")
      .where("id", ">", after)
      .orderBy("id")
      .limit(PAGE_ROWS)
      .execute();
    for (const { id } of rows) {
      const digest = await findDigest(database, id as ArticleId);
      if (digest !== null) yield digest;
    }
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

/** An article's reports in the order in which they were found. */
async function reportsOf(database: Database, id: ArticleId): Promise<readonly ReportedEvent[]> {
  const rows = await database
    .selectFrom("reports")
    .select("document")
    .where("article", "=", plain(id))
    .orderBy("place_in_list")
    .execute();
  return rows.map(({ document }) => JSON.parse(document) as ReportedEvent);
}

function headOf({ id, url, publisher, publishedAt, language, title, dateline }: Article): ArticleHead {
  return { id, url, publisher, publishedAt, language, title, dateline };
}
