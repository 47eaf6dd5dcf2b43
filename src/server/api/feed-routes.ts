import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { incidentFilter, lineFilter } from "../../ledger/incident-filter.ts";
import { lineUp } from "../../ledger/lines.ts";
import { limit } from "../../ledger/parameters.ts";
import { incidentFeed } from "../../present/incident-feed.ts";
import type { IncidentLine } from "../../present/incident-line.ts";
import { type Api, declare } from "./declare.ts";

/** Incidents for readers of feeds. */
export function feedRoutes(api: Api): void {
  const { store, agreements } = api;
  declare(
    api,
    {
      method: "get",
      path: "/feed.xml",
      tag: "Incidents",
      summary: "The incidents that came to be known last, of those that a filter lets through, as an Atom feed.",
      query: z.strictObject({ ...incidentFilter(agreements), limit }),
      answer: { schema: z.string(), description: "Atom (RFC 4287).", type: "application/atom+xml" },
      settled: true,
    },
    async ({ query }, c) => {
      await lineUp(store, agreements);
      const { lines } = await store.lines(lineFilter(query), { order: "new", after: null, limit: query.limit });
      const { origin } = new URL(c.req.url);
      const feed = incidentFeed(
        lines.map((line) => JSON.parse(line) as IncidentLine),
        { origin, self: c.req.url, filter: filterWords(c), now: new Date().toISOString() },
      );
      return c.body(feed, 200, { "content-type": "application/atom+xml; charset=utf-8" });
    },
  );
}

/** "state disputed, country SYR". */
function filterWords(c: Context): string {
  const asked = Object.entries(c.req.query()).filter(([name, value]) => name !== "limit" && value !== "");
  return asked.map(([name, value]) => `${name} ${value}`).join(", ");
}
