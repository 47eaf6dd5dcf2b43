import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { incidentFilter, lineFilter } from "../../ledger/incident-filter.ts";
import { lineUp } from "../../ledger/lines.ts";
import { FORECAST_MAX } from "../../ledger/search-forecasts.ts";
import { openSearches, type SavedSearch } from "../../ledger/searches.ts";
import { sentIn } from "../bodies.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";
import { bySchema, ownerOf, personOf } from "./person.ts";

const forecastSchema = z.strictObject({ forecast: z.boolean() });
const named = z.object({ id: z.string().max(100) });

/** Searches that people keep, with how much is new in each since they last looked. */
export function savedSearchRoutes(api: Api): void {
  const { store, agreements } = api;
  const searches = openSearches(store.folder);
  // "Since" moves on with each look.
  const filterSchema = z.strictObject({
    ...incidentFilter(agreements),
    since: z.never("is not kept: what is new is counted since you last looked").optional(),
    sort: z.enum(["day", "new"]).optional(),
  });
  const sentSchema = z.strictObject({
    name: z.string().trim().min(1).max(100),
    filter: z.record(z.string().max(50), z.string().max(500)),
    by: bySchema.optional(),
  });
  const savedSchema = z
    .object({
      id: z.string(),
      name: z.string(),
      filter: z.record(z.string(), z.string()),
      by: z.string(),
      createdAt: z.string(),
      seenAt: z.string(),
      total: z.int().nullable().openapi({ description: "null where the filter names what is not on file any more." }),
      fresh: z.int().nullable().openapi({ description: "First known to this record since it was last looked at." }),
      forecast: z.boolean().openapi({ description: "Whether it is forecast every week, for all who may read." }),
    })
    .openapi("SavedSearch");

  declare(
    api,
    {
      method: "get",
      path: "/api/searches",
      tag: "Search",
      summary: "The searches that you keep, with how much is new in each.",
      answer: {
        schema: z.object({ items: z.array(savedSchema), total: z.int(), next: z.null() }),
        description: "The oldest first.",
      },
    },
    async (_, c) => {
      await lineUp(store, agreements);
      const own = await searches.of(ownerOf(c));
      const items = [];
      for (const search of own) items.push(await counted(search));
      return c.json({ items, total: items.length, next: null });
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/searches",
      tag: "Search",
      summary: "Keep a search. Its filter has the names and values of the incident list's.",
      body: sentSchema,
      answer: { schema: savedSchema, description: "The search as it is kept.", status: 201 },
      refusals: [409, 415, 422],
    },
    async (_, c) => {
      const sent = await sentIn(c, sentSchema);
      if (sent instanceof Response) return sent;
      const slips = slipsIn(sent.filter);
      if (slips.length > 0) return problem(c, "cannot-be-recorded", "The filter makes no sense.", slips);
      const who = personOf(c, sent.by);
      if (who instanceof Response) return who;
      const search = { name: sent.name, filter: sent.filter, owner: who.owner, by: who.name };
      const added = await searches.add(search, new Date().toISOString());
      if (added === null)
        return problem(c, "too-many-kept", "That are too many. Remove one that nobody needs, then keep this.");
      return c.json(await counted(added), 201);
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/searches/{id}/seen",
      tag: "Search",
      summary: "Say that you looked at what a search finds: what is new is counted from now on.",
      params: named,
      answer: { schema: z.null(), description: "Noted.", status: 204 },
      refusals: [404],
    },
    async ({ params }, c) => done(c, await searches.see(params.id, ownerOf(c), new Date().toISOString())),
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/searches/{id}/forecast",
      tag: "Search",
      summary:
        "Have what a search finds forecast every week, or no more. Its name, its filter and its forecasts stand in the ledger for all who may read, and stay there.",
      params: named,
      body: forecastSchema,
      answer: { schema: z.null(), description: "Noted; the next round forecasts it.", status: 204 },
      refusals: [404, 409, 415, 422],
    },
    async ({ params }, c) => {
      const sent = await sentIn(c, forecastSchema);
      if (sent instanceof Response) return sent;
      const became = await searches.setForecast(params.id, ownerOf(c), sent.forecast, FORECAST_MAX);
      if (became === "too-many")
        return problem(
          c,
          "too-many-kept",
          `No more than ${FORECAST_MAX} searches are forecast. End one that nobody needs first.`,
        );
      return done(c, became === "done");
    },
  );

  declare(
    api,
    {
      method: "delete",
      path: "/api/searches/{id}",
      tag: "Search",
      summary: "Keep a search no more.",
      params: named,
      answer: { schema: z.null(), description: "It is gone.", status: 204 },
      refusals: [404],
    },
    async ({ params }, c) => done(c, await searches.remove(params.id, ownerOf(c))),
  );

  async function counted({ id, name, filter, by, createdAt, seenAt, forecast }: SavedSearch) {
    const search = { id, name, filter, by, createdAt, seenAt, forecast };
    const meant = filterSchema.safeParse(filter);
    if (!meant.success) return { ...search, total: null, fresh: null };
    const found = lineFilter(meant.data);
    return {
      ...search,
      total: await store.countLines(found),
      fresh: await store.countLines({ ...found, knownAfter: seenAt }),
    };
  }

  function slipsIn(filter: Readonly<Record<string, string>>) {
    const issues = filterSchema.safeParse(filter).error?.issues ?? [];
    return issues.map(({ path, message }) => ({
      pointer: ["/filter", ...path.map(String)].join("/"),
      detail: message,
    }));
  }
}

function done(c: Context, found: boolean): Response {
  return found ? c.body(null, 204) : problem(c, "not-found", "You keep no search by that id.");
}
