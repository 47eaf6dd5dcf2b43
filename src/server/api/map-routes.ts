import { z } from "@hono/zod-openapi";
import { addDays } from "../../day.ts";
import { incidentFilter, lineFilter, STATES } from "../../ledger/incident-filter.ts";
import { lineUp } from "../../ledger/lines.ts";
import type { ZoneId } from "../../model.ts";
import { spotsOf } from "../../present/spots.ts";
import { zonesNamed } from "../../present/zones-geojson.ts";
import type { BucketCount, BucketLength } from "../../store/lines.ts";
import { Kept } from "../kept.ts";
import { type Api, declare } from "./declare.ts";
import { jsonText } from "./incident-routes.ts";

/** So many points are given at once; a map can hold no more. */
const DOTS_MAX = 100_000;

/** Maps are asked for again and again while the record stays as it is. */
const KEPT_LETTERS = 64_000_000;

const GEOJSON = "application/geo+json";

/** Incidents in space and in time. */
export function mapRoutes(api: Api): void {
  mapRoute(api);
  spotRoute(api);
  timelineRoute(api);
}

function mapRoute(api: Api): void {
  const { store, agreements, today } = api;
  const maps = new Kept<string>(KEPT_LETTERS);
  const everyZone = agreements.flatMap(({ zones }) => zones.map(({ id }) => id));
  declare(
    api,
    {
      method: "get",
      path: "/map.geojson",
      tag: "Incidents",
      summary:
        "Incidents as points with how far around each may lie, the newest first; with zones where they are asked for.",
      query: z.strictObject({
        ...incidentFilter(agreements),
        zones: zonesWanted(everyZone).optional(),
      }),
      answer: {
        schema: z
          .looseObject({ placed: z.int(), unplaced: z.int(), features: z.array(z.looseObject({})) })
          .openapi("Map"),
        description:
          "A FeatureCollection (RFC 7946). `placed` says how many incidents have a point, `unplaced` how many have none: " +
          `their place is not known, or is a region or a country. At most ${DOTS_MAX} points are given.`,
        type: GEOJSON,
      },
      settled: true,
    },
    async ({ query }, c) => {
      await lineUp(store, agreements);
      const asked = `${store.revision} ${today()} ${JSON.stringify(query)}`;
      const known = maps.get(asked);
      if (known !== undefined) return jsonText(c, known, GEOJSON);
      const filter = lineFilter(query);
      const [{ features }, placed, total] = await Promise.all([
        store.dots(filter, DOTS_MAX),
        store.countLines({ ...filter, placed: true }),
        store.countLines(filter),
      ]);
      const zones = zonesNamed(agreements, query.zones ?? [], today()).map((zone) => JSON.stringify(zone));
      const all = [...zones, ...(features === "" ? [] : [features])].join(",");
      const head = `"type":"FeatureCollection","placed":${placed},"unplaced":${total - placed}`;
      const map = `{${head},"features":[${all}]}`;
      maps.put(asked, map, map.length);
      return jsonText(c, map, GEOJSON);
    },
  );
}

/** Zones by id with commas between, or `all`. */
function spotRoute(api: Api): void {
  const { store, agreements } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/spots",
      tag: "Incidents",
      summary: "Incidents counted by place: for a map, a small part of what every point by itself would be.",
      query: z.strictObject(incidentFilter(agreements)),
      answer: {
        schema: z
          .object({
            placed: z.int().openapi({ description: "Incidents that have a point." }),
            unplaced: z
              .int()
              .openapi({ description: "Those of which no place is known, or a region or a country alone." }),
            items: z.array(spotSchema),
            total: z.int(),
            next: z.null(),
          })
          .openapi("Spots"),
        description: "Every spot at once, by longitude.",
      },
      settled: true,
    },
    async ({ query }, c) => {
      await lineUp(store, agreements);
      const { placed, unplaced, items } = spotsOf(await store.spots(lineFilter(query)));
      return c.json({ placed, unplaced, items, total: items.length, next: null });
    },
  );
}

const spotSchema = z.object({
  longitude: z.number(),
  latitude: z.number(),
  radiusM: z.number().openapi({ description: "How far around the point it may lie." }),
  name: z.string(),
  total: z.int(),
  byType: z.record(z.string(), z.int()),
  code: z.string().nullable().openapi({ description: "The only incident's." }),
  state: z.enum(STATES).nullable().openapi({ description: "Where all are in one." }),
});

function zonesWanted(known: readonly ZoneId[]) {
  const ids = new Set<string>(known);
  return z
    .string()
    .transform((text) => (text === "all" ? [...known] : text.split(",").map((id) => id.trim())))
    .refine(
      (asked) => asked.every((id) => ids.has(id)),
      "names a zone that is not on file; /api/zones.geojson holds them",
    )
    .transform((asked) => asked as ZoneId[])
    .openapi({ type: "string", description: "Zones to draw along, by id with commas between, or “all”." });
}

function timelineRoute(api: Api): void {
  const { store, agreements } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/timeline",
      tag: "Incidents",
      summary: "How many incidents there are in each day, week or month, by type and by how far they are borne out.",
      query: z.strictObject({
        ...incidentFilter(agreements),
        bucket: z.enum(["day", "week", "month"], "should be day, week or month").default("day"),
      }),
      answer: {
        schema: z
          .object({
            buckets: z.array(
              z.object({
                from: z.string(),
                to: z.string(),
                total: z.int(),
                byType: z.record(z.string(), z.int()),
                byState: z.partialRecord(z.enum(STATES), z.int()),
              }),
            ),
            spread: z
              .int()
              .openapi({ description: "Incidents that may lie in more than one bucket, and stand in none." }),
            undated: z
              .int()
              .openapi({ description: "Incidents of which no day is told: they stand where they were first printed." }),
          })
          .openapi("Timeline"),
        description: "In order; those without any are left out. Weeks begin on Monday.",
      },
      settled: true,
    },
    async ({ query }, c) => {
      await lineUp(store, agreements);
      const { counts, spread, undated } = await store.timeline(lineFilter(query), query.bucket);
      return c.json({ buckets: bucketsOf(counts, query.bucket), spread, undated });
    },
  );
}

interface Bucket {
  readonly from: string;
  readonly to: string;
  total: number;
  readonly byType: Record<string, number>;
  readonly byState: Record<string, number>;
}

function bucketsOf(counts: readonly BucketCount[], length: BucketLength): readonly Bucket[] {
  const buckets = new Map<string, Bucket>();
  for (const { from, type, state, count } of counts) {
    const bucket = buckets.get(from) ?? { from, to: lastDayOf(from, length), total: 0, byType: {}, byState: {} };
    buckets.set(from, bucket);
    bucket.total += count;
    bucket.byType[type] = (bucket.byType[type] ?? 0) + count;
    bucket.byState[state] = (bucket.byState[state] ?? 0) + count;
  }
  return [...buckets.values()];
}

function lastDayOf(first: string, length: BucketLength): string {
  if (length === "day") return first;
  if (length === "week") return addDays(first, 6);
  const [year = 0, month = 1] = first.split("-").map(Number);
  return addDays(
    month === 12 ? `${year + 1}-01-01` : `${first.slice(0, 5)}${String(month + 1).padStart(2, "0")}-01`,
    -1,
  );
}
