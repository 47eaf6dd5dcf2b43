import { z } from "@hono/zod-openapi";
import { limit } from "../../ledger/parameters.ts";
import { openQueue } from "../../ledger/queue.ts";
import { sentIn } from "../bodies.ts";
import { openLookingBook } from "../looking.ts";
import { cursor, cursorText, next } from "./cursor.ts";
import { type Api, declare } from "./declare.ts";
import { foreignCursor, incidentCode, incidentNamed } from "./incident-routes.ts";
import { lineSchema } from "./incident-schemas.ts";
import { bySchema, personOf } from "./person.ts";

const looking = z.object({ name: z.string(), since: z.string(), until: z.string() }).openapi("Looking");
const claimSchema = z.strictObject({ by: bySchema.optional() });

/** What waits for people, and who looks at it. A look is no record: it is forgotten after three minutes, or with the server. */
export function queueRoutes(api: Api): void {
  const { store, agreements, news } = api;
  const queue = openQueue(store, agreements);
  const book = openLookingBook((incident) => news.tell("queue", { incident }));

  declare(
    api,
    {
      method: "get",
      path: "/api/queue",
      tag: "Review",
      summary: "Incidents that wait for people, the most pressing first, with who looks at each.",
      query: z.strictObject({ limit, cursor: cursor.optional() }),
      answer: {
        schema: z
          .object({
            items: z.array(z.object({ line: lineSchema, looking: looking.nullable() })),
            total: z.int(),
            next,
          })
          .openapi("Queue"),
        description: "The order is found among the newest 5,000 that wait.",
      },
    },
    async ({ query }, c) => {
      if (query.cursor !== undefined && query.cursor.order !== ORDER) return foreignCursor(c);
      const { lines, total } = await queue();
      const from = query.cursor === undefined ? 0 : lines.findIndex(({ id }) => id === query.cursor?.id) + 1;
      const items = lines
        .slice(from, from + query.limit)
        .map((line) => ({ line, looking: book.at(line.id, Date.now()) }));
      const last = items.at(-1);
      const goesOn = last !== undefined && from + query.limit < lines.length;
      return c.json({ items, total, next: goesOn ? cursorText({ order: ORDER, at: null, id: last.line.id }) : null });
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/queue/{code}/claim",
      tag: "Review",
      summary: "Say that you look at an incident; say so again within three minutes to go on.",
      params: z.object({ code: incidentCode }),
      body: claimSchema,
      answer: {
        schema: z.object({ looking, mine: z.boolean() }),
        description: "Who looks at it: you, or whoever was first.",
      },
      refusals: [404, 415, 422],
    },
    async ({ params }, c) => {
      const sent = await sentIn(c, claimSchema);
      if (sent instanceof Response) return sent;
      const who = personOf(c, sent.by);
      if (who instanceof Response) return who;
      const incident = await incidentNamed(c, params.code, store);
      if (incident instanceof Response) return incident;
      const found = book.look(incident.id, who, Date.now());
      return c.json({ looking: found.looking, mine: found.mine });
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/queue/{code}/release",
      tag: "Review",
      summary: "Say that you look at it no more.",
      params: z.object({ code: incidentCode }),
      body: claimSchema,
      answer: { schema: z.null(), description: "Nobody, or somebody else, looks at it now.", status: 204 },
      refusals: [404, 415, 422],
    },
    async ({ params }, c) => {
      const sent = await sentIn(c, claimSchema);
      if (sent instanceof Response) return sent;
      const who = personOf(c, sent.by);
      if (who instanceof Response) return who;
      const incident = await incidentNamed(c, params.code, store);
      if (incident instanceof Response) return incident;
      book.stop(incident.id, who.key);
      return c.body(null, 204);
    },
  );
}

const ORDER = "urgency";
