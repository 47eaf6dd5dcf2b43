import type { Hono } from "hono";
import { type Desk, openDesk } from "../mcp/desk.ts";
import { answerMcp } from "../mcp/http.ts";
import type { Agreement, Knowledge } from "../model.ts";
import type { Store } from "../store/store.ts";
import { problem } from "./problems.ts";

/** The record for programs that speak the Model Context Protocol, over Streamable HTTP. */
export function mcpRoutes(app: Hono, store: Store, agreements: readonly Agreement[], knowledge: () => Knowledge): void {
  let desk: Desk | undefined;
  app.post("/mcp", async (c) => {
    desk ??= openDesk(store, agreements, knowledge);
    return answerMcp(c.req.raw, desk);
  });
  // The server never speaks first and keeps no sessions, so that there is nothing to listen to and none to end.
  app.on(["GET", "DELETE"], "/mcp", (c) => {
    c.header("allow", "POST");
    return problem(c, "wrong-method", "Programs ask the record here by POST, in the Model Context Protocol.");
  });
}
