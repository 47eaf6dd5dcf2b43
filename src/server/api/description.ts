import type { OpenAPIHono } from "@hono/zod-openapi";
import type { BlankEnv } from "hono/types";

const INFO = {
  title: "Tocsin",
  version: "1",
  description:
    "A cited record of who says what happened. Lists are {items, total, next}; `next` goes into ?cursor= for the next stretch. " +
    "Refusals are application/problem+json (RFC 9457). Answers that hold until the record changes carry an ETag. " +
    "Nothing here is a ruling: assessments say what an incident may mean, with reasons on both sides.",
};

/** Gives out what describes all addresses, made from the schemas that check what is asked. */
export function describeApi(app: OpenAPIHono<BlankEnv>): void {
  let text: string | null = null;
  app.get("/api/openapi.json", (c) => {
    // Made when it is first asked for: by then every part of the server has declared its addresses.
    text ??= JSON.stringify(app.getOpenAPI31Document({ openapi: "3.1.0", info: INFO }));
    return c.body(text, 200, { "content-type": "application/json", "cache-control": "no-cache" });
  });
}
