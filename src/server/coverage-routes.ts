import type { Context, Hono } from "hono";
import { type Area, areasOf, countryArea } from "../coverage/area.ts";
import { periodOf } from "../coverage/period.ts";
import { parseDay } from "../day.ts";
import { calendarsOf } from "../ledger/coverage.ts";
import type { Agreement, Calendar, DateRange, Day } from "../model.ts";
import { coverageWords, recordWords } from "../present/coverage.ts";
import type { Store } from "../store/store.ts";
import { problem } from "./problems.ts";

/** So many areas are looked at when nobody names one. */
const AREAS_MAX = 12;

/** How well days were watched. */
export function coverageRoutes(app: Hono, store: Store, agreements: readonly Agreement[], today: () => Day): void {
  app.get("/api/coverage", async (c) => {
    const names = ["country", "zone", "agreement"].flatMap((name) => c.req.queries(name) ?? []);
    const areas: Area[] = [];
    for (const name of names) {
      const named = areasNamed(name, agreements);
      if (named === null) return problem(c, 404, `“${name}” is no country code, zone or agreement on file.`);
      areas.push(...named);
    }
    const odd = ["from", "to", "knownOn"].find((name) => parseDay(c.req.query(name) ?? "2000-01-01") === null);
    if (odd !== undefined) return problem(c, 422, `“${c.req.query(odd)}” is no day. Write YYYY-MM-DD.`);
    const { calendars, period, record } = await look(c, areas);
    const worded = calendars.map((calendar) => ({ ...calendar, words: coverageWords(calendar.days) }));
    return c.json({ period, record, areas: worded });
  });

  async function look(
    c: Context,
    areas: readonly Area[],
  ): Promise<{ readonly calendars: readonly Calendar[]; readonly period: DateRange; readonly record: string }> {
    const dayIn = (name: string) => parseDay(c.req.query(name) ?? "");
    const basis = await store.basis();
    const period = periodOf({ from: dayIn("from"), to: dayIn("to") }, basis.lastPublished, today());
    const shown = areas.length > 0 ? areas : (await store.countries()).slice(0, AREAS_MAX).map(countryArea);
    const calendars = await calendarsOf(store, shown, period, dayIn("knownOn"));
    return { calendars, period, record: recordWords(basis, period, today()) };
  }
}

/** The areas that a name stands for: a country's, a zone's, all of an agreement's; `null` for none. */
function areasNamed(name: string, agreements: readonly Agreement[]): readonly Area[] | null {
  if (/^[A-Z]{3}$/.test(name)) return [countryArea(name)];
  const agreement = agreements.find(({ id }) => id === name);
  if (agreement !== undefined) return areasOf(agreement);
  const zone = agreements.flatMap(areasOf).find(({ id }) => id === name);
  return zone === undefined ? null : [zone];
}
