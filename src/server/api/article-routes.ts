import { z } from "@hono/zod-openapi";
import type { ArticleId } from "../../model.ts";
import { toRecord } from "../../present/record.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";

/** Articles: the list, and one with all that was read in it. */
export function articleRoutes(api: Api): void {
  const { store } = api;
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
      if (digest === null) return problem(c, 404, `No article has the id ${params.id}.`);
      return c.json({ article: digest.article, ...toRecord(digest.article.id, digest) });
    },
  );
}
