import type { Hono } from "hono";
import { areasOf } from "../coverage/area.ts";
import { periodOf } from "../coverage/period.ts";
import { addDays, parseDay } from "../day.ts";
import { agreementOn } from "../ledger/agreement.ts";
import { calendarsOf } from "../ledger/coverage.ts";
import type { Agreement, Calendar, Day, Incident } from "../model.ts";
import { violationCounts } from "../pipeline.ts";
import { calendarOf } from "../present/due.ts";
import type { Store } from "../store/store.ts";
import { agreementPage, agreementsPage } from "./pages/agreements.ts";
import { missingPage } from "./pages/shell.ts";
import { problem } from "./problems.ts";

/** So many weeks up to the day tell how well an agreement's zones were watched. */
const WEEKS = 8;
const ZONES_MAX = 4;
/** Words that stand wherever somebody counts violations, as a search engine takes them. */
const COUNTED = "violations or breaches or infringements";
const COUNTING_MAX = 500;

/** Agreements with what was set against them: pages for people, and the same as JSON. */
export function agreementRoutes(app: Hono, store: Store, agreements: readonly Agreement[], today: () => Day): void {
  app.get("/agreements", async (c) => {
    const counts = await Promise.all(agreements.map(async ({ id }) => [id, (await touching(id)).size] as const));
    const timed = await Promise.all(agreements.map((agreement) => agreementOn(agreement, today(), null)));
    return c.html(agreementsPage(agreements, new Map(counts), calendarOf(timed, today())));
  });

  app.get("/agreements/:id", async (c) => {
    const agreement = agreements.find(({ id }) => id === c.req.param("id"));
    if (agreement === undefined) return c.html(missingPage(`No agreement has the id ${c.req.param("id")}.`), 404);
    const on = parseDay(c.req.query("on") ?? "") ?? today();
    const state = await agreementOn(agreement, on, store);
    const calendars = await calendarsBy(agreement, on);
    const violations = violationCounts(agreement, await counting());
    return c.html(agreementPage({ state, due: calendarOf([state], on), calendars, violations }));
  });

  app.get("/api/agreements", (c) => c.json({ agreements }));

  app.get("/api/agreements/:id", async (c) => {
    const agreement = agreements.find(({ id }) => id === c.req.param("id"));
    if (agreement === undefined) return problem(c, 404, `No agreement has the id ${c.req.param("id")}.`);
    return c.json(await agreementOn(agreement, parseDay(c.req.query("on") ?? "") ?? today(), store));
  });

  async function touching(agreement: Agreement["id"]): Promise<ReadonlySet<string>> {
    const assessments = await store.assessments({ agreement });
    return new Set(assessments.filter(({ value }) => value !== "outside-scope").map(({ incident }) => incident));
  }

  /** The incidents in whose words somebody counts "violations". */
  async function counting(): Promise<readonly Incident[]> {
    return (await store.incidents({ text: COUNTED, limit: COUNTING_MAX })).items;
  }

  /** The weeks up to a day that is over; a record that ended long before is looked at where it ends. */
  async function calendarsBy(agreement: Agreement, on: Day): Promise<readonly Calendar[]> {
    const { lastPublished } = await store.basis();
    const { last } = periodOf({ from: null, to: on < today() ? on : null }, lastPublished, today());
    const period = { first: addDays(last, 1 - 7 * WEEKS), last };
    return await calendarsOf(store, areasOf(agreement).slice(0, ZONES_MAX), period);
  }
}
