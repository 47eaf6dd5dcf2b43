import type { ArticleId } from "../model.ts";
import type { Database } from "./database.ts";

/** What was recorded and read since an entry of the journal, and up to which entry all is read. */
export interface Fresh {
  /** Articles of which no page had been recorded by then, sorted by id. */
  readonly articles: readonly ArticleId[];
  /** All pages up to this entry are read, so that whoever asks next begins here. */
  readonly upTo: number;
}

export async function findFresh(database: Database, after: number): Promise<Fresh> {
  const upTo = await readUpTo(database);
  const since = database.selectFrom("captures").select("article").where("article", "is not", null);
  const rows = await database
    .selectFrom("captures")
    .select("article")
    .where("article", "in", since.where("seq", ">", after).where("seq", "<=", upTo).$castTo<{ article: string }>())
    .groupBy("article")
    .having((builder) => builder.fn.min("seq"), ">", after)
    .orderBy("article")
    .execute();
  return { articles: rows.flatMap(({ article }) => (article === null ? [] : [article as ArticleId])), upTo };
}

/** A page that still waits holds up the entries behind it, or it would be passed over once it is read. */
async function readUpTo(database: Database): Promise<number> {
  const { seq } = await database.selectFrom("position").select("seq").executeTakeFirstOrThrow();
  const waiting = await database
    .selectFrom("captures")
    .select((builder) => builder.fn.min("seq").as("first"))
    .where("article", "is", null)
    .where("failure", "is", null)
    .executeTakeFirst();
  return waiting?.first == null ? seq : Number(waiting.first) - 1;
}
