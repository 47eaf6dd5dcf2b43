import { z } from "@hono/zod-openapi";
import { streamSSE } from "hono/streaming";
import { type Api, declare } from "./declare.ts";

/** Proxies cut off what is silent for longer. */
const HEARTBEAT_MS = 15_000;

/** What is new, told at once to whoever listens. */
export function eventRoutes(api: Api): void {
  const { news } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/events",
      tag: "News",
      summary: "What is new, as server-sent events, as long as the connection stands.",
      answer: {
        schema: z.string(),
        description:
          "Events “record” {articles, incidents: [codes]}, “feeds” and “queue”. After a break, Last-Event-ID brings what was " +
          "missed; where that is not kept any more, “record” with {missed: true} says that anything may be otherwise.",
        type: "text/event-stream",
      },
    },
    (_, c) =>
      streamSSE(c, async (stream) => {
        const known = c.req.header("last-event-id");
        const listening = news.listen(known ?? null);
        stream.onAbort(() => listening.stop());
        await stream.writeSSE({ event: "hello", data: "{}", id: listening.since, retry: 3000 });
        for (;;) {
          const item = await listening.next(HEARTBEAT_MS);
          if (item === "over" || stream.aborted) return;
          if (item === "silence") await stream.write(": \n\n");
          else await stream.writeSSE({ event: item.kind, data: JSON.stringify(item.data), id: item.id });
        }
      }),
  );
}
