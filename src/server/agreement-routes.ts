import type { Hono } from "hono";
import { parseDay } from "../day.ts";
import { agreementOn } from "../ledger/agreement.ts";
import type { Agreement, Day } from "../model.ts";
import type { Store } from "../store/store.ts";
import { problem } from "./problems.ts";

/** Agreements with what was set against them. */
export function agreementRoutes(app: Hono, store: Store, agreements: readonly Agreement[], today: () => Day): void {
  app.get("/api/agreements", (c) => c.json({ agreements }));

  app.get("/api/agreements/:id", async (c) => {
    const agreement = agreements.find(({ id }) => id === c.req.param("id"));
    if (agreement === undefined) return problem(c, 404, `No agreement has the id ${c.req.param("id")}.`);
    return c.json(await agreementOn(agreement, parseDay(c.req.query("on") ?? "") ?? today(), store));
  });
}
