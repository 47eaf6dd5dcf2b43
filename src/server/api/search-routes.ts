import { z } from "@hono/zod-openapi";
import { lineUp } from "../../ledger/lines.ts";
import { limit, words } from "../../ledger/parameters.ts";
import type { ArticleId } from "../../model.ts";
import { excerpt } from "../../present/excerpt.ts";
import type { Store } from "../../store/store.ts";
import { type Api, declare } from "./declare.ts";
import { jsonText } from "./incident-routes.ts";
import { lineSchema } from "./incident-schemas.ts";

const articleFound = z.object({
  id: z.string(),
  title: z.string(),
  publisher: z.string(),
  publishedAt: z.string().nullable(),
  excerpt: z.string(),
});
const claimFound = z.object({
  incident: z.string().nullable().openapi({ description: "The code of the incident that it is about." }),
  article: z.string(),
  speaker: z.string().openapi({ description: "Empty where the text does not say who speaks." }),
  stance: z.string(),
  exact: z.string(),
  publisher: z.string(),
  publishedAt: z.string().nullable(),
});

/** One question to all that is on record. */
export function searchRoutes(api: Api): void {
  const { store, agreements } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/search",
      tag: "Search",
      summary:
        "Articles, claims and incidents that have some words, the newest first, each with how many there are in all.",
      query: z.strictObject({
        text: words.refine((text) => text.trim() !== "", "is empty"),
        limit,
      }),
      answer: {
        schema: z
          .object({
            articles: z.object({ items: z.array(articleFound), total: z.int() }),
            claims: z.object({ items: z.array(claimFound), total: z.int() }),
            incidents: z.object({ items: z.array(lineSchema), total: z.int() }),
          })
          .openapi("Found"),
        description: "The first of each; /api/articles and /api/incidents with the same words go on.",
      },
      settled: true,
    },
    async ({ query: { text, limit: rows } }, c) => {
      await lineUp(store, agreements);
      const [articles, claims, { lines }, total] = await Promise.all([
        foundArticles(store, text, rows),
        store.claims({ text, limit: rows, offset: 0 }),
        store.lines({ text }, { order: "day", after: null, limit: rows }),
        store.countLines({ text }),
      ]);
      const rest = JSON.stringify({ articles, claims }).slice(0, -1);
      return jsonText(c, `${rest},"incidents":{"items":[${lines.join(",")}],"total":${total}}}`);
    },
  );
}

async function foundArticles(store: Store, text: string, rows: number) {
  const { items, total } = await store.articles({ text, limit: rows });
  const texts = new Map(
    (await store.articlesWith(items.map(({ id }) => id as ArticleId))).map((article) => [article.id, article.text]),
  );
  const found = items.map(({ id, title, publisher, publishedAt }) => ({
    id,
    title,
    publisher,
    publishedAt,
    excerpt: excerpt(texts.get(id) ?? "", text),
  }));
  return { items: found, total };
}
