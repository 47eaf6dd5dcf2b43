import { z } from "@hono/zod-openapi";
import { limit, words } from "../../ledger/parameters.ts";
import { cursor, cursorText, next } from "./cursor.ts";
import { type Api, declare } from "./declare.ts";
import { foreignCursor } from "./incident-routes.ts";

const ORDER = "claims";

/** What was said, by whom, in which words. */
export function claimRoutes(api: Api): void {
  const { store } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/claims",
      tag: "Search",
      summary: "The claims that have some words, or are a speaker's by that name.",
      query: z.strictObject({ text: words, limit, cursor: cursor.optional() }),
      answer: {
        schema: z
          .object({
            items: z.array(
              z.object({
                incident: z.string().nullable(),
                article: z.string(),
                speaker: z.string(),
                stance: z.string(),
                exact: z.string(),
                publisher: z.string(),
                publishedAt: z.string().nullable(),
              }),
            ),
            total: z.int(),
            next,
          })
          .openapi("ClaimList"),
        description: "The newest first, the undated last.",
      },
      settled: true,
    },
    async ({ query }, c) => {
      const offset = query.cursor === undefined ? 0 : Number(query.cursor.at);
      if (query.cursor !== undefined && (query.cursor.order !== ORDER || !Number.isSafeInteger(offset) || offset < 0)) {
        return foreignCursor(c);
      }
      const { items, total } = await store.claims({ text: query.text, limit: query.limit, offset });
      const end = offset + items.length;
      const goesOn = items.length > 0 && end < total;
      return c.json({ items, total, next: goesOn ? cursorText({ order: ORDER, at: String(end), id: "" }) : null });
    },
  );
}
