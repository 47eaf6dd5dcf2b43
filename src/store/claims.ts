import { type RawBuilder, sql, type Transaction } from "kysely";
import type { Claim, Digest } from "../model.ts";
import { inBatches } from "./batches.ts";
import { type Database, plain, type Tables, wholeNumber } from "./database.ts";
import type { Page } from "./incidents.ts";

/** Somebody's words that a search found, with where they stand. */
export interface FoundClaim {
  /** The code of the incident that the claim is about; `null` for what no incident holds. */
  readonly incident: string | null;
  readonly article: string;
  readonly speaker: string;
  readonly stance: string;
  readonly exact: string;
  readonly publisher: string;
  readonly publishedAt: string | null;
}

/** PostgreSQL holds at most a megabyte of words in one search column; no article is nearly as long. */
const WORDS_MAX = 200_000;

/** Words as the index searches them. */
export function searchable(words: string): RawBuilder<string> {
  return sql`to_tsvector('simple', ${plain(words).slice(0, WORDS_MAX)})`;
}

/** Words asked for as in a search engine: "exact phrase", -without, or. */
export function wanted(words: string): RawBuilder<string> {
  return sql`websearch_to_tsquery('simple', ${plain(words)})`;
}

/** Writes down what the claims of an article's reports say, in place of what they said before. */
export async function saveClaims(
  transaction: Transaction<Tables>,
  { article, reports }: Pick<Digest, "article" | "reports">,
): Promise<void> {
  await transaction.deleteFrom("claims").where("article", "=", article.id).execute();
  const rows = reports.flatMap((report) =>
    report.claims.map((claim, i) => ({
      article: article.id,
      report: report.id,
      place_in_list: i,
      publisher: plain(article.publisher),
      published: article.publishedAt,
      speaker: plain(speakerOf(claim)),
      stance: claim.stance,
      exact: plain(claim.citation.exact),
      search: searchable(`${speakerOf(claim)}\n${claim.citation.exact}`),
    })),
  );
  await inBatches(rows, (batch) =>
    transaction
      .insertInto("claims")
      .values([...batch])
      .onConflict((conflict) => conflict.columns(["report", "place_in_list"]).doNothing())
      .execute(),
  );
}

function speakerOf({ speaker, via }: Claim): string {
  if (speaker === "narrator") return via;
  return speaker === "unnamed" ? "" : speaker.name;
}

/** The claims that have some words or are a speaker's by that name, newest first, undated last. */
export async function findClaims(
  database: Database,
  { text, limit, offset }: { readonly text: string; readonly limit: number; readonly offset: number },
): Promise<Page<FoundClaim>> {
  const matching = database.selectFrom("claims").where(sql<boolean>`claims.search @@ ${wanted(text)}`);
  const rows = await matching
    .leftJoin("reports", "reports.id", "claims.report")
    .leftJoin("incidents", "incidents.id", "reports.incident")
    .select(["claims.article", "claims.speaker", "claims.stance", "claims.exact", "claims.publisher"])
    .select(["claims.published as publishedAt", "incidents.code as incident"])
    .orderBy(sql`claims.published desc nulls last`)
    .orderBy("claims.report")
    .orderBy("claims.place_in_list")
    .limit(limit)
    .offset(offset)
    .execute();
  const { total } = await matching.select((builder) => builder.fn.countAll().as("total")).executeTakeFirstOrThrow();
  return { items: rows, total: wholeNumber(total) };
}
