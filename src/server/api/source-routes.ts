import { z } from "@hono/zod-openapi";
import { loadFeeds } from "../../knowledge/feeds.ts";
import { openSources, type PublisherRecord } from "../../ledger/sources.ts";
import type { Publisher } from "../../model.ts";
import { type Api, declare } from "./declare.ts";

/** So many speakers are given, those who told of most. */
const SPEAKERS_MAX = 200;

const counts = {
  told: z.int().openapi({ description: "Incidents of which it tells." }),
  corroborated: z
    .int()
    .openapi({ description: "Those of them that an origin tells of too which does not rest on it." }),
  contradicted: z.int().openapi({ description: "Those of them that an origin denies which does not rest on it." }),
  accused: z.int().openapi({
    description: "Those of the contradicted that nobody denies but the side that is said to have done it.",
  }),
};

/** Who prints, whose it is, and how often others bore it out: counts, never a score. */
export function sourceRoutes(api: Api): void {
  const sources = openSources(api.store, api.agreements);
  let listed: ReadonlyMap<string, Publisher> | null = null;
  declare(
    api,
    {
      method: "get",
      path: "/api/sources",
      tag: "Sources",
      summary:
        "Publishers with whose they are, languages, how often others told of the same or denied it, and people's grades.",
      answer: {
        schema: z
          .object({
            asOf: z.string(),
            incidents: z.int(),
            items: z.array(
              z.looseObject({
                publisher: z.string(),
                articles: z.int(),
                ownership: z.string().nullable(),
                side: z.string().nullable().openapi({
                  description: "Whose interest it counts for: publishers of one side do not bear each other out.",
                }),
                ...counts,
              }),
            ),
            total: z.int(),
            next: z.null(),
            speakers: z.array(z.object({ name: z.string(), ...counts })),
          })
          .openapi("Sources"),
        description: "Publishers with most articles first; speakers who told of most first.",
      },
      settled: true,
    },
    async (_, c) => {
      const { asOf, incidents, publishers, speakers } = await sources();
      listed ??= listedPublishers();
      const items = publishers.map((one) => described(one, listed?.get(one.publisher.toLowerCase()) ?? null));
      return c.json({
        asOf,
        incidents,
        items,
        total: items.length,
        next: null,
        speakers: speakers.slice(0, SPEAKERS_MAX),
      });
    },
  );
}

/** Those whose owner we know, by each of their names. */
function listedPublishers(): ReadonlyMap<string, Publisher> {
  const { publishers } = loadFeeds();
  return new Map(
    publishers.flatMap((one) => [one.name, ...one.aliases].map((name) => [name.toLowerCase(), one] as const)),
  );
}

function described(record: PublisherRecord, known: Publisher | null) {
  const { ownership, owner, country, source } = known ?? { ownership: null, owner: null, country: null, source: null };
  return { ...record, ownership, owner, country, source };
}
