import { z } from "@hono/zod-openapi";
import { areasOf, countryArea } from "../../coverage/area.ts";
import { periodOf } from "../../coverage/period.ts";
import { addDays } from "../../day.ts";
import { clocksOn } from "../../ledger/agreement.ts";
import { calendarsOf } from "../../ledger/coverage.ts";
import { lineFilter } from "../../ledger/incident-filter.ts";
import { lineUp } from "../../ledger/lines.ts";
import { instant } from "../../ledger/parameters.ts";
import { openQueue } from "../../ledger/queue.ts";
import type { Agreement, Calendar, Day, Need } from "../../model.ts";
import { recordWords } from "../../present/coverage.ts";
import { calendarOf, type DueEntry } from "../../present/due.ts";
import type { Store } from "../../store/store.ts";
import { keepAnswers } from "../kept-answers.ts";
import { type Api, declare } from "./declare.ts";
import { jsonText } from "./incident-routes.ts";
import { lineSchema } from "./incident-schemas.ts";
import { isDemonstration, recordName } from "./record-name.ts";

/** So many lines stand under each question; what is beyond is a link away. */
const SHOWN = 8;
/** What falls due in so many days, or did, is near. */
const NEAR_DAYS = 30;
/** How well areas could be seen in the last so many days. */
const WATCHED_DAYS = 14;
/** So many countries and zones are looked at, those with incidents first. */
const COUNTRIES_MAX = 12;
const ZONES_MAX = 24;

/** The first screen of the morning: what is new, what waits, what falls due, where nobody could see. */
export function todayRoutes(api: Api): void {
  const { store, agreements, today } = api;
  const queue = openQueue(store, agreements);
  const kept = keepAnswers(store, today);

  declare(
    api,
    {
      method: "get",
      path: "/api/today",
      tag: "Today",
      summary: "What is new since a moment, and what waits for people.",
      query: z.strictObject({ since: instant.optional() }),
      answer: {
        schema: z
          .object({
            now: z.string().openapi({ description: "What to ask for as `since` the next time." }),
            record: z.string().openapi({ description: "The same as long as it is the same record." }),
            demonstration: z.boolean(),
            basis: z.object({
              articles: z.int(),
              publishers: z.int(),
              pending: z.int(),
              lastPublished: z.string().nullable(),
            }),
            incidents: z.int(),
            fresh: z.object({ total: z.int(), items: z.array(lineSchema) }),
            waiting: z.object({ total: z.int(), byNeed: z.record(z.string(), z.int()), items: z.array(lineSchema) }),
            disputed: z.int(),
          })
          .openapi("Today"),
        description: "Without a moment, the latest of all by the day on which they may have happened.",
      },
    },
    async ({ query }, c) => {
      const now = new Date().toISOString();
      await lineUp(store, agreements);
      const filter = lineFilter(query.since === undefined ? {} : { since: query.since });
      const deeds = lineFilter({});
      const [fresh, total, incidents, waiting, disputed, basis] = await Promise.all([
        store.lines(filter, { order: query.since === undefined ? "day" : "new", after: null, limit: SHOWN }),
        store.countLines(filter),
        store.countLines(deeds),
        queue(),
        store.countLines({ ...deeds, states: ["disputed"] }),
        store.basis(),
      ]);
      const { articles, publishers, pending, lastPublished } = basis;
      const rest = {
        now,
        record: await recordName(store),
        demonstration: await isDemonstration(store),
        basis: { articles, publishers, pending, lastPublished },
        incidents,
        waiting: {
          total: waiting.total,
          byNeed: countNeeds(waiting.lines.map(({ needs }) => needs)),
          items: waiting.lines.slice(0, SHOWN),
        },
        disputed,
      };
      const news = `{"total":${total},"items":[${fresh.lines.join(",")}]}`;
      return jsonText(c, `{"fresh":${news},${JSON.stringify(rest).slice(1)}`);
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/deadlines",
      tag: "Today",
      summary: "What agreements have fall due within thirty days, before or after today.",
      answer: {
        schema: z.object({ items: z.array(dueSchema), total: z.int(), next: z.null() }).openapi("Deadlines"),
        description: "What is to come first, the nearest first; then what has passed, the latest first.",
      },
      settled: true,
    },
    async (_, c) => {
      const items = await kept("deadlines", () => deadlinesOn(today(), store, agreements));
      return c.json({ items, total: items.length, next: null });
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/blind",
      tag: "Coverage",
      summary:
        "Countries with incidents, and zones of agreements in force, that were not watched as usual in the last two weeks.",
      answer: {
        schema: z
          .object({
            period: z.object({ first: z.string(), last: z.string() }),
            record: z.string(),
            looked: z.int().openapi({ description: "How many areas were looked at." }),
            items: z.array(blindSchema),
            total: z.int(),
            next: z.null(),
          })
          .openapi("Blind"),
        description: "Those with most blind days first.",
      },
      settled: true,
    },
    async (_, c) => c.json(await kept("blind", () => blindOn(today(), store, agreements))),
  );
}

const dueSchema = z.object({
  agreement: z.string(),
  title: z.string(),
  obligation: z.string().nullable(),
  clause: z.string(),
  summary: z.string(),
  day: z.string(),
  daysLeft: z.int(),
  told: z.int().openapi({ description: "How many are on record saying that it was done, in part, or not." }),
});

const blindSchema = z.object({
  area: z.string(),
  name: z.string(),
  kind: z.enum(["country", "zone"]),
  agreement: z.object({ id: z.string(), title: z.string() }).nullable(),
  days: z.object({ usual: z.int(), thin: z.int(), blind: z.int(), unknown: z.int() }),
  silent: z.array(z.string()),
  down: z.array(z.string()).openapi({ description: "Feeds that could not be seen on some of these days." }),
  unread: z.int(),
});

function countNeeds(all: readonly (readonly Need[])[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const need of all.flat()) counts[need] = (counts[need] ?? 0) + 1;
  return counts;
}

async function deadlinesOn(on: Day, store: Store, agreements: readonly Agreement[]) {
  const timed = [];
  for (const agreement of agreements) timed.push({ agreement, clocks: await clocksOn(agreement, on, store) });
  const { next, past } = calendarOf(timed, on);
  return [...next, ...past].filter(({ daysLeft }) => Math.abs(daysLeft) <= NEAR_DAYS).map(dueWords);
}

function dueWords({ agreement, clock, clause, summary, day, daysLeft }: DueEntry) {
  const told = clock?.told.length ?? 0;
  const { id, title } = agreement;
  return { agreement: id, title, obligation: clock?.obligation ?? null, clause, summary, day, daysLeft, told };
}

async function blindOn(today: Day, store: Store, agreements: readonly Agreement[]) {
  const basis = await store.basis();
  const { last } = periodOf({ from: null, to: null }, basis.lastPublished, today);
  const period = { first: addDays(last, 1 - WATCHED_DAYS), last };
  const countries = (await store.countries()).slice(0, COUNTRIES_MAX).map(countryArea);
  const zones = agreements.filter((agreement) => isInForce(agreement, last)).flatMap(areasOf);
  const areas = [...countries, ...zones.slice(0, ZONES_MAX)];
  const calendars = await calendarsOf(store, areas, period);
  const items = calendars
    .map((calendar) => blindLine(calendar, agreements))
    .filter(({ days }) => days.blind + days.thin + days.unknown > 0)
    .sort((a, b) => b.days.blind - a.days.blind || b.days.thin - a.days.thin || (a.name < b.name ? -1 : 1));
  return {
    period,
    record: recordWords(basis, period, today),
    looked: areas.length,
    items,
    total: items.length,
    next: null,
  };
}

/** Whether nobody's latest word ended it. */
function isInForce({ lifecycle, ends }: Agreement, on: Day): boolean {
  if (ends !== null && ends < on) return false;
  const latest = lifecycle.filter(({ from }) => from <= on).at(-1);
  return latest !== undefined && !["lapsed", "superseded", "collapsed"].includes(latest.state);
}

function blindLine({ area, name, days }: Calendar, agreements: readonly Agreement[]) {
  const count = (state: Calendar["days"][number]["state"]) => days.filter((day) => day.state === state).length;
  const kind: "country" | "zone" = area.startsWith("zone:") ? "zone" : "country";
  const whose = agreements.find(({ zones }) => zones.some(({ id }) => id === area));
  return {
    area,
    name,
    kind,
    agreement: whose === undefined ? null : { id: whose.id, title: whose.title },
    days: { usual: count("usual"), thin: count("thin"), blind: count("blind"), unknown: count("unknown") },
    silent: days.at(-1)?.silent ?? [],
    down: [...new Set(days.flatMap(({ down }) => down))],
    unread: days.reduce((sum, { unread }) => sum + unread, 0),
  };
}
