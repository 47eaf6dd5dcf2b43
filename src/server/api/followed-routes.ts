import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { loadFeeds } from "../../knowledge/feeds.ts";
import type { Feed } from "../../model.ts";
import { type Followed, type FollowList, openFollowList } from "../../watch/follow.ts";
import { type Health, healthOf } from "../../watch/health.ts";
import type { Polled } from "../../watch/poll.ts";
import { patternFault, USUAL_PATTERN } from "../../watch/schedule.ts";
import { sentIn } from "../bodies.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";

/** What asks feeds while the record is served. */
export interface FeedAsker {
  pollNow(id: Followed["id"]): Promise<Polled | null>;
}

const healthSchema = z
  .object({
    state: z.enum(["waiting", "well", "slow", "failing", "dead", "emptied"]),
    lastSuccessAt: z.string().nullable(),
    lastItemAt: z.string().nullable(),
    expectedPerDay: z.number().nullable(),
    actualLastDay: z.number().nullable(),
    failures: z.int(),
    reason: z.string().nullable(),
    nextAt: z.string().nullable(),
    /** Where its publisher moved it for good (301, 308), and since when it is asked there. */
    moved: z.object({ to: z.string(), since: z.string() }).nullable(),
  })
  .openapi("FeedHealth");

const feedSchema = z
  .looseObject({
    id: z.string(),
    url: z.string(),
    title: z.string(),
    publisher: z.string(),
    country: z.string().nullable(),
    language: z.string().nullable(),
    ownership: z.string().nullable(),
    ownerName: z.string().nullable(),
    regions: z.array(z.string()),
    health: healthSchema,
  })
  .openapi("FollowedFeed");

const wishSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .optional(),
  publisher: z.string().trim().min(1).max(200).optional(),
  /** Whose the publisher is: a country or a group that we know, or the one name of a house with several media. */
  owner: z.string().trim().min(1).max(200).optional(),
  /** All known feeds that write mainly about a country. */
  country: z
    .string()
    .regex(/^[A-Z]{3}$/, "expected ISO 3166-1 alpha-3, such as SYR")
    .optional(),
  pattern: z.string().max(100).optional(),
});

const named = z.object({ id: z.string().openapi({ example: "feed:8K2M0Q4T6V7X" }) });

/** Which feeds are followed, how each one does, and to follow others. */
export function followedRoutes(api: Api, asker: FeedAsker | null): void {
  const list = openFollowList(api.store.folder);

  declare(
    api,
    {
      method: "get",
      path: "/api/feeds",
      tag: "Feeds",
      summary:
        "The feeds that are followed, each with whose it is and how it does: a dead one is a hole in what can be seen.",
      answer: {
        schema: z.object({ items: z.array(feedSchema), watching: z.boolean() }).openapi("Feeds"),
        description: "All of them. `watching` tells whether they are asked as they fall due.",
      },
    },
    async (_, c) => c.json({ items: await feedsWithHealth(list), watching: asker !== null }),
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/feeds/known",
      tag: "Feeds",
      summary: "The feeds that come with Tocsin, with whose they are.",
      answer: {
        schema: z.object({
          items: z.array(z.looseObject({ url: z.string(), title: z.string(), publisher: z.string() })),
        }),
        description: "All of them, followed or not.",
      },
    },
    (_, c) => c.json({ items: loadFeeds().feeds }),
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/feeds",
      tag: "Feeds",
      summary: "Follows a feed at an address, or all known feeds that write mainly about a country.",
      body: wishSchema,
      answer: { schema: z.object({ items: z.array(feedSchema) }), description: "Those that are new.", status: 201 },
      refusals: [415, 422],
    },
    async (_, c) => {
      const wish = await sentIn(c, wishSchema);
      if (wish instanceof Response) return wish;
      const fault = wish.pattern === undefined ? null : patternFault(wish.pattern);
      if (fault !== null)
        return problem(c, "cannot-be-recorded", "That is no cron pattern.", [{ pointer: "/pattern", detail: fault }]);
      const feeds = feedsMeant(wish);
      if (feeds.length === 0) {
        const detail = "no known feed writes mainly about it";
        return problem(c, "cannot-be-recorded", "Name an address or a country.", [
          { pointer: wish.country === undefined ? "/url" : "/country", detail },
        ]);
      }
      const added = await list.add(feeds, new Date().toISOString(), wish.pattern ?? USUAL_PATTERN);
      return c.json({ items: await withHealth(added, list) }, 201);
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/feeds/{id}/check",
      tag: "Feeds",
      summary: "Asks a feed at once, and takes in what it has that is new.",
      params: named,
      answer: {
        schema: z.looseObject({ attempt: z.looseObject({ status: z.string() }), taken: z.int() }).openapi("FeedRound"),
        description: "What came of it. Pages are read in the background.",
      },
      refusals: [404, 409],
    },
    async ({ params }, c) => {
      if (asker === null)
        return problem(c, "switched-off", "This server asks no feeds: it was started with --no-watch.");
      const polled = isFeedId(params.id) ? await asker.pollNow(params.id) : null;
      return polled === null ? unknown(c, params.id) : c.json(polled);
    },
  );

  declare(
    api,
    {
      method: "delete",
      path: "/api/feeds/{id}",
      tag: "Feeds",
      summary: "Follows a feed no more. What it brought stays on record.",
      params: named,
      answer: { schema: z.null(), description: "Done.", status: 204 },
      refusals: [404],
    },
    async ({ params }, c) =>
      isFeedId(params.id) && (await list.remove(params.id)) ? c.body(null, 204) : unknown(c, params.id),
  );
}

function unknown(c: Context, id: string): Response {
  return problem(c, "not-found", `No feed that is followed has the id ${id}.`);
}

function isFeedId(id: string): id is Followed["id"] {
  return id.startsWith("feed:");
}

async function feedsWithHealth(list: FollowList): Promise<readonly (Followed & { readonly health: Health })[]> {
  return await withHealth(await list.all(), list);
}

async function withHealth(
  feeds: readonly Followed[],
  list: FollowList,
): Promise<readonly (Followed & { readonly health: Health })[]> {
  const now = new Date().toISOString();
  return await Promise.all(
    feeds.map(async (feed) => ({ ...feed, health: healthOf(await list.history(feed.id), now) })),
  );
}

/** Known feeds keep what is known of them, whoever adds them. */
function feedsMeant({ url, publisher, owner, country }: z.output<typeof wishSchema>): readonly Feed[] {
  const { feeds } = loadFeeds();
  const ofCountry = country === undefined ? [] : feeds.filter(({ regions }) => regions.includes(country));
  if (url === undefined) return ofCountry;
  const known = feeds.find((feed) => feed.url === url);
  const name = publisher ?? new URL(url).hostname.replace(/^www\./, "");
  const bare = {
    kind: null,
    country: null,
    language: null,
    ownership: null,
    ownerName: owner ?? null,
    regions: [],
    checked: null,
  };
  return [...ofCountry, known ?? { url, title: name, publisher: name, ...bare }];
}
