import type { Context, Hono } from "hono";
import type { AlertBook, Story } from "../alert/book.ts";
import type { Alert, Instant, Subscription } from "../model.ts";
import { alertFeed } from "../present/alert-feed.ts";
import { alertCap } from "../present/cap.ts";
import type { Outbox } from "../send/outbox.ts";
import { problem } from "./problems.ts";

/** So many alerts stand in a feed. */
const ENTRIES_MAX = 100;

/**
 * Alerts for programs that fetch them: each subscription as an Atom feed, each alert as CAP. The address of a feed is
 * known to whoever made the subscription, and cannot be guessed.
 */
export function alertRoutes(app: Hono, outbox: Outbox, clock: () => Instant = () => new Date().toISOString()): void {
  app.get("/alerts/:file{[\\w-]+\\.xml}", async (c) => {
    const book = await outbox.book();
    const subscription = subscriptionIn(book, c.req.param("file").slice(0, -".xml".length));
    if (subscription === null) return problem(c, "not-found", "There is no such feed of alerts.");
    const origin = originOf(c);
    const stories = dueFor(subscription, book, clock()).slice(-ENTRIES_MAX);
    const feed = alertFeed(subscription, stories, { origin, self: `${origin}${c.req.path}` });
    return c.body(feed, 200, { "content-type": "application/atom+xml; charset=utf-8", "cache-control": "no-cache" });
  });

  app.get("/alerts/:token/:file{\\w+\\.cap}", async (c) => {
    const book = await outbox.book();
    const subscription = subscriptionIn(book, c.req.param("token"));
    const id: Alert["id"] = `alert:${c.req.param("file").slice(0, -".cap".length)}`;
    const story = book.stories.get(id);
    if (subscription === null || story?.alert.subscription !== subscription.id)
      return problem(c, "not-found", "There is no such alert.");
    const origin = originOf(c);
    const cap = alertCap(story.alert, story.owedAt, { sender: `tocsin@${new URL(origin).hostname}`, origin });
    return c.body(cap, 200, { "content-type": "application/cap+xml; charset=utf-8" });
  });
}

function subscriptionIn({ subscriptions }: AlertBook, token: string): Subscription | null {
  return subscriptions.get(`subscription:${token}`) ?? null;
}

function dueFor({ id }: Subscription, { stories }: AlertBook, now: string): readonly Story[] {
  return [...stories.values()].filter(({ alert }) => alert.subscription === id && alert.due <= now);
}

function originOf(c: Context): string {
  return new URL(c.req.url).origin;
}
