import { type Database, wholeNumber } from "./database.ts";

/** How many articles of a publisher in one language are on record. */
export interface PublisherArticles {
  readonly publisher: string;
  readonly language: string;
  readonly articles: number;
  readonly lastPublished: string | null;
}

/** Every publisher of articles, language by language, in alphabetical order. */
export async function findPublishers(database: Database): Promise<readonly PublisherArticles[]> {
  const rows = await database
    .selectFrom("articles")
    .select((builder) => [
      "publisher",
      "language",
      builder.fn.countAll().as("articles"),
      builder.fn.max("published").as("lastPublished"),
    ])
    .groupBy(["publisher", "language"])
    .orderBy("publisher")
    .orderBy("language")
    .execute();
  return rows.map(({ articles, lastPublished, ...row }) => ({
    ...row,
    articles: wholeNumber(articles),
    lastPublished: lastPublished ?? null,
  }));
}
