import type { Hono } from "hono";
import { loadKnowledge } from "../knowledge/knowledge.ts";
import { type Desk, openDesk } from "../mcp/desk.ts";
import { answerMcp } from "../mcp/http.ts";
import type { Agreement } from "../model.ts";
import type { Store } from "../store/store.ts";
import { problem } from "./problems.ts";

/** The record for programs that speak the Model Context Protocol, over Streamable HTTP. */
export function mcpRoutes(app: Hono, store: Store, agreements: readonly Agreement[]): void {
  let desk: Desk | undefined;
  app.all("/mcp", async (c) => {
    if (!isOwnOrigin(c.req.raw))
      return problem(
        c,
        403,
        "A page of another site may not ask the record. Ask without an Origin, or from this address.",
      );
    desk ??= openDesk(store, agreements, loadKnowledge);
    return answerMcp(c.req.raw, desk);
  });
}

/**
 * Whether a request comes from no page at all or from a page of this server. A page of another site could otherwise ask in
 * the name of whoever looks at it (the protocol asks servers on a person's own machine to check this).
 */
function isOwnOrigin(request: Request): boolean {
  const origin = request.headers.get("origin");
  if (origin === null) return true;
  const host = request.headers.get("host") ?? new URL(request.url).host;
  return URL.canParse(origin) && new URL(origin).host === host;
}
