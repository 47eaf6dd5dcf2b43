import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { may } from "../../accounts/permissions.ts";
import { type AlertBook, failingIn, type Story } from "../../alert/book.ts";
import { nextTry } from "../../alert/retry.ts";
import { NOTICE_KINDS } from "../../alert/wanted.ts";
import { acknowledge, subscribe, tryChannel, unsubscribe } from "../../ledger/subscribing.ts";
import type { AskedSubscription } from "../../ledger/subscription.ts";
import { MARKINGS } from "../../markings.ts";
import type { Subscription } from "../../model.ts";
import { channelWhere } from "../../present/channel.ts";
import type { Outbox } from "../../send/outbox.ts";
import type { SendOptions } from "../../send/send.ts";
import { askerOf } from "../asker.ts";
import { sentIn } from "../bodies.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";
import { bySchema, ownerOf, personOf } from "./person.ts";

/** Where it is kept who is told of what, and by what word is sent. */
export interface Alerting {
  readonly outbox: Outbox;
  readonly sending: (() => SendOptions) | null;
}

const named = z.object({ id: z.string().max(200) });
const list = (example: string) =>
  z
    .array(z.string().max(200))
    .max(100)
    .default([])
    .openapi({ example: [example] });

const failingSchema = z
  .object({
    waiting: z.int(),
    since: z.string(),
    reason: z.string(),
    nextTry: z.string(),
  })
  .openapi("Failing");

const askedSchema = z.strictObject({
  name: z.string().trim().min(1).max(100),
  to: z.string().trim().min(1).max(2000).openapi({ example: "mail:desk@example.org" }),
  secret: z.string().max(1000).nullable().default(null),
  kinds: z.array(z.enum(NOTICE_KINDS)).default([]),
  countries: list("SYR"),
  zones: list("zone:example/north"),
  agreements: list("agreement:example"),
  actors: list("actor:country/SYR"),
  types: list("ASSAULT"),
  level: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]).default(1),
  risk: z.string().max(20).nullable().default(null).openapi({ example: "40%" }),
  quiet: z.string().max(20).nullable().default(null).openapi({ example: "22:00-06:30" }),
  digest: z.string().max(10).nullable().default(null).openapi({ example: "06:30" }),
  timeZone: z.string().max(60).default("UTC"),
  ceiling: z.enum(MARKINGS).default("GREEN"),
  allowPrivate: z.boolean().default(false),
  by: bySchema.optional(),
});

const subscriptionSchema = z
  .looseObject({
    id: z.string(),
    name: z.string(),
    channel: z
      .object({ kind: z.string(), where: z.string() })
      .openapi({ description: "Without what is secret: of an address only the host." }),
    feed: z.string().nullable().openapi({ description: "The address of its feed, on this server." }),
    by: z.string(),
    mine: z.boolean(),
    lastDelivered: z.string().nullable(),
    failing: failingSchema.nullable(),
  })
  .openapi("Subscription");

const storySchema = z
  .looseObject({
    alert: z.looseObject({ id: z.string(), due: z.string() }),
    to: z.string().nullable().openapi({ description: "null where the subscription has ended." }),
    owedAt: z.string(),
    state: z.enum(["waiting", "failing", "delivered", "in the feed", "ended"]),
    nextTry: z.string().nullable(),
  })
  .openapi("AlertStory");

/** Who is told of what, whether word arrives, and what was done about it: the book of `tocsin alerts`. */
export function alertBookRoutes(api: Api, alerting: Alerting | null): void {
  const now = () => new Date().toISOString();
  const none = (c: Context) =>
    problem(c, "no-alerts", "This server tells nobody of anything: it was started without alerts.");

  declare(
    api,
    {
      method: "get",
      path: "/api/alerts",
      tag: "Alerts",
      summary: "What was owed to whom, the newest first, what came of it, and which channels fail.",
      query: z.strictObject({
        open: z.literal("yes").optional().openapi({ description: "Only what nobody has acknowledged." }),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      answer: {
        schema: z
          .object({
            alerts: z.array(storySchema),
            total: z.int(),
            failing: z.array(failingSchema.extend({ name: z.string() })),
          })
          .openapi("Alerts"),
        description: "Each with every attempt, and who said what they did about it.",
      },
      refusals: [404],
    },
    async ({ query }, c) => {
      if (alerting === null) return none(c);
      const book = await alerting.outbox.book();
      const all = [...book.stories.values()].filter(
        ({ acknowledged }) => query.open === undefined || acknowledged.length === 0,
      );
      const failing = failingIn(book).map(({ subscription, ...rest }) => ({ name: subscription.name, ...rest }));
      const alerts = all.toReversed().slice(0, query.limit);
      return c.json({ alerts: alerts.map((story) => told(story, book)), total: all.length, failing });
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/alerts/subscriptions",
      tag: "Alerts",
      summary: "What you asked to be told of; whoever may manage channels sees everybody's.",
      answer: {
        schema: z.object({ items: z.array(subscriptionSchema), total: z.int(), next: z.null() }),
        description: "The oldest first. Secrets are never told again.",
      },
      refusals: [404],
    },
    async (_, c) => {
      if (alerting === null) return none(c);
      const book = await alerting.outbox.book();
      const items = [...book.subscriptions.values()]
        .filter(({ id }) => isFor(c, id, book))
        .map((subscription) => view(c, subscription, book));
      return c.json({ items, total: items.length, next: null });
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/alerts/subscriptions",
      tag: "Alerts",
      summary: "Ask to be told. It holds from now on.",
      body: askedSchema,
      answer: { schema: subscriptionSchema, description: "The subscription as it is kept.", status: 201 },
      refusals: [403, 404, 415, 422],
    },
    async (_, c) => {
      if (alerting === null) return none(c);
      const sent = await sentIn(c, askedSchema);
      if (sent instanceof Response) return sent;
      const { by, ...asked } = sent;
      if (asked.allowPrivate && !may(askerOf(c).role, "channels"))
        return problem(c, "role-too-low", "Only an owner may allow a channel on this machine or a private network.");
      const who = personOf(c, by);
      if (who instanceof Response) return who;
      const maker = { by: who.name, account: who.owner };
      const wish = asked satisfies AskedSubscription;
      const made = await subscribe(alerting.outbox, wish, api.agreements, maker, now());
      if (made.status === "odd") {
        const slips = made.faults.map(({ field, detail }) => ({ pointer: `/${field}`, detail }));
        return problem(c, "cannot-be-recorded", "Nobody could be told like this.", slips);
      }
      return c.json(view(c, made.subscription, await alerting.outbox.book()), 201);
    },
  );

  declare(
    api,
    {
      method: "delete",
      path: "/api/alerts/subscriptions/{id}",
      tag: "Alerts",
      summary: "Be told no more. What was told stays on record.",
      params: named,
      query: z.strictObject({ by: z.string().trim().min(1).max(200).optional() }),
      answer: { schema: z.null(), description: "It has ended.", status: 204 },
      refusals: [404, 422],
    },
    async ({ params, query }, c) => {
      const found = await meant(params.id, c);
      if (alerting === null || found === null) return missing(c);
      const who = personOf(c, query.by === undefined ? undefined : { person: query.by, organisation: null });
      if (who instanceof Response) return who;
      await unsubscribe(alerting.outbox, found.id, who.name, now());
      return c.body(null, 204);
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/alerts/subscriptions/{id}/trial",
      tag: "Alerts",
      summary: "Send a message that says it is only a trial, and tell whether it was taken.",
      params: named,
      answer: {
        schema: z
          .object({ status: z.enum(["delivered", "failed"]), reason: z.string().nullable() })
          .openapi("TrialOutcome"),
        description: "Whether whoever keeps the channel took it; whether it arrived, only a look there shows.",
      },
      refusals: [404, 409],
    },
    async ({ params }, c) => {
      const found = await meant(params.id, c);
      if (alerting === null || found === null) return missing(c);
      if (alerting.sending === null) return problem(c, "switched-off", "This server sends nothing.");
      const outcome = await tryChannel(found, now(), alerting.sending());
      return c.json({ status: outcome.status, reason: outcome.status === "failed" ? outcome.reason : null });
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/alerts/{id}/acknowledgements",
      tag: "Alerts",
      summary: "Say that an alert was seen, and what was done about it.",
      params: named,
      body: acknowledgedSchema,
      answer: { schema: storySchema, description: "What became of the alert so far.", status: 201 },
      refusals: [404, 415, 422],
    },
    async ({ params }, c) => {
      if (alerting === null) return none(c);
      const sent = await sentIn(c, acknowledgedSchema);
      if (sent instanceof Response) return sent;
      const who = personOf(c, sent.by);
      if (who instanceof Response) return who;
      const did = sent.did === "" ? null : sent.did;
      const unknown = await acknowledge(alerting.outbox, [params.id], { by: who.name, did }, now());
      const book = await alerting.outbox.book();
      const story = [...book.stories.values()].find(({ alert }) => alert.id === params.id);
      if (unknown !== null || story === undefined) return problem(c, "not-found", "There is no such alert.");
      return c.json(told(story, book), 201);
    },
  );

  /** A subscription that whoever asks may see. */
  async function meant(id: string, c: Context): Promise<Subscription | null> {
    const book = await alerting?.outbox.book();
    const found = book?.subscriptions.get(id as Subscription["id"]);
    return book === undefined || found === undefined || !isFor(c, found.id, book) ? null : found;
  }
}

const acknowledgedSchema = z.strictObject({
  did: z.string().trim().max(2000).nullable().default(null),
  by: bySchema.optional(),
});

function missing(c: Context): Response {
  return problem(c, "not-found", "You have no such subscription.");
}

/** One's own; whoever may manage channels, or sits at the machine, is concerned with all. */
function isFor(c: Context, id: Subscription["id"], book: AlertBook): boolean {
  return may(askerOf(c).role, "channels") || isMine(c, id, book);
}

function isMine(c: Context, id: Subscription["id"], { makers }: AlertBook): boolean {
  return (makers.get(id)?.account ?? null) === ownerOf(c);
}

function view(c: Context, subscription: Subscription, book: AlertBook) {
  const { id, channel, ...rest } = subscription;
  const failing = failingIn(book).find((one) => one.subscription.id === id);
  return {
    id,
    ...rest,
    channel: { kind: channel.kind, where: channelWhere(channel) },
    feed: channel.kind === "feed" ? `/alerts/${id.slice("subscription:".length)}.xml` : null,
    by: book.makers.get(id)?.by ?? "",
    mine: isMine(c, id, book),
    lastDelivered: lastDelivered(id, book),
    failing: failing === undefined ? null : withoutName(failing),
  };
}

function withoutName({ waiting, since, reason, nextTry: again }: ReturnType<typeof failingIn>[number]) {
  return { waiting, since, reason, nextTry: again };
}

function lastDelivered(id: Subscription["id"], { stories }: AlertBook): string | null {
  let last: string | null = null;
  for (const { alert, delivered } of stories.values()) {
    if (alert.subscription === id && delivered !== null && (last === null || delivered.at > last)) last = delivered.at;
  }
  return last;
}

/** What became of an alert. The id of its subscription stays out: whoever knows that of a feed may fetch it. */
function told({ alert, ...rest }: Story, { subscriptions }: AlertBook) {
  const { subscription: id, ...plain } = alert;
  const to = subscriptions.get(id);
  const state = stateOf(rest, to);
  return {
    alert: plain,
    ...rest,
    to: to?.name ?? null,
    state,
    nextTry: state === "failing" ? nextTry(rest.failures, alert.due) : null,
  };
}

function stateOf({ delivered, failures }: Omit<Story, "alert">, to: Subscription | undefined) {
  if (delivered !== null) return "delivered";
  if (to === undefined) return "ended";
  if (to.channel.kind === "feed") return "in the feed";
  return failures.length > 0 ? "failing" : "waiting";
}
