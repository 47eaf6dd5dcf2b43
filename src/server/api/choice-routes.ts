import { z } from "@hono/zod-openapi";
import { type Api, declare } from "./declare.ts";

/** What filters can choose from. */
export function choiceRoutes(api: Api): void {
  const { store, agreements } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/choices",
      tag: "Search",
      summary: "The countries in which incidents are on record, and the agreements on file, to choose from.",
      answer: {
        schema: z
          .object({
            countries: z.array(z.string()),
            agreements: z.array(
              z.object({
                id: z.string(),
                title: z.string(),
                zones: z.array(z.object({ id: z.string(), name: z.string() })),
              }),
            ),
          })
          .openapi("Choices"),
        description: "Codes and ids with names.",
      },
      settled: true,
    },
    async (_, c) =>
      c.json({
        countries: await store.countries(),
        agreements: agreements.map(({ id, title, zones }) => ({
          id,
          title,
          zones: zones.map((zone) => ({ id: zone.id, name: zone.name })),
        })),
      }),
  );
}
