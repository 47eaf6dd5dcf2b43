import { z } from "@hono/zod-openapi";
import { day, limit, words } from "../../ledger/parameters.ts";
import type { ArticleId } from "../../model.ts";
import { toRecord } from "../../present/record.ts";
import { problem } from "../problems.ts";
import { cursor, cursorText, next } from "./cursor.ts";
import { type Api, declare } from "./declare.ts";
import { foreignCursor } from "./incident-routes.ts";

/** What a cursor of this list begins with. */
const ORDER = "published";

const headSchema = z
  .object({
    id: z.string(),
    url: z.string(),
    publisher: z.string(),
    publishedAt: z.string().nullable(),
    language: z.string(),
    title: z.string(),
    dateline: z.object({ start: z.int(), end: z.int() }).nullable(),
  })
  .openapi("ArticleHead");

/** Articles: the list, and one with all that was read in it. */
export function articleRoutes(api: Api): void {
  const { store } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/articles",
      tag: "Articles",
      summary: "The articles on record, without their texts.",
      query: z.strictObject({
        text: words.optional(),
        publisher: z.string().max(500).optional().openapi({ description: "Its name as articles have it." }),
        language: z
          .string()
          .regex(/^[a-z]{2,3}$/, "is no language code such as en (ISO 639)")
          .optional()
          .openapi({ example: "en" }),
        from: day.optional().openapi({ description: "Published on that day or after. Leaves the undated out." }),
        to: day.optional().openapi({ description: "Published on that day or before. Leaves the undated out." }),
        limit,
        cursor: cursor.optional(),
      }),
      answer: {
        schema: z.object({ items: z.array(headSchema), total: z.int(), next }).openapi("ArticleList"),
        description: "The newest first, the undated last.",
      },
      settled: true,
    },
    async ({ query }, c) => {
      const { limit: rows, cursor: from, text, publisher, language, from: first, to: last } = query;
      if (from !== undefined && from.order !== ORDER) return foreignCursor(c);
      const filter = {
        ...(text === undefined ? {} : { text }),
        ...(publisher === undefined ? {} : { publisher }),
        ...(language === undefined ? {} : { language }),
        ...(first === undefined ? {} : { from: first }),
        ...(last === undefined ? {} : { to: last }),
      };
      const after = from === undefined ? {} : { after: { published: from.at, id: from.id } };
      const { items, total } = await store.articles({ ...filter, ...after, limit: rows + 1 });
      const shown = items.slice(0, rows);
      const end = shown.at(-1);
      const goesOn = items.length > rows && end !== undefined;
      const following = goesOn ? cursorText({ order: ORDER, at: end.publishedAt, id: end.id }) : null;
      return c.json({ items: shown, total, next: following });
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/articles/{id}",
      tag: "Articles",
      summary: "An article with its text and what was read in it; every span counts UTF-16 units of the text.",
      params: z.object({ id: z.string() }),
      answer: {
        schema: z
          .looseObject({ article: z.looseObject({ id: z.string(), title: z.string(), text: z.string() }) })
          .openapi("ArticleRecord"),
        description: "As `tocsin read --format json` prints it.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ params }, c) => {
      const digest = await store.digest(params.id as ArticleId);
      if (digest === null) return problem(c, "not-found", `No article has the id ${params.id}.`);
      return c.json({ article: digest.article, ...toRecord(digest.article.id, digest) });
    },
  );
}
