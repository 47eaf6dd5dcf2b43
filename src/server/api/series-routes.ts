import { z } from "@hono/zod-openapi";
import { areasOf, countryArea } from "../../coverage/area.ts";
import { countedFilter, type IncidentQuery, incidentFilter } from "../../ledger/incident-filter.ts";
import { day } from "../../ledger/parameters.ts";
import { type Subject, seriesNow, seriesThen, timeOf } from "../../ledger/series.ts";
import { areaSubject, provinceNamed } from "../../ledger/subjects.ts";
import type { Agreement } from "../../model.ts";
import { cautions } from "../../present/series.ts";
import { countOf, DELAY_STEPS } from "../../series/series.ts";
import type { Store } from "../../store/store.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";

const count = z.int();

const intervalSchema = z
  .object({
    first: z.string(),
    last: z.string(),
    seen: z.enum(["seen", "partly", "blind"]),
    daysSeen: count,
    count: count
      .nullable()
      .openapi({ description: "Of what was asked; null where nobody could see, or nobody tells." }),
    countNow: count.nullable().optional().openapi({ description: "Beside a count of an earlier day: today’s." }),
    incidents: count.openapi({ description: "On record, whether it could be seen or not." }),
    reports: count.openapi({ description: "Origins that tell of them without resting on one another, added up." }),
    deaths: z.object({ low: count, high: count, told: count }).nullable(),
    knownWithin: z.array(count).openapi({ description: "Known within so many days as `delaySteps` has." }),
    dated: count.openapi({ description: "Of how many incidents it is known when they came to be known." }),
    late: count.openapi({ description: "Known only after the interval was over." }),
    nowcast: z
      .object({ reported: count, best: count, low: count, high: count, mean: z.number() })
      .nullable()
      .openapi({ description: "What the incidents usually come to when all is in." }),
  })
  .openapi("Interval");

/** Incidents in time, with what must be known to read a count. */
export function seriesRoutes(api: Api): void {
  const { store, agreements, today } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/series",
      tag: "Incidents",
      summary:
        "Incidents, deaths or reports by day or week, with what of each could be seen, how late word came, and what is usually still to come.",
      query: z.strictObject({
        ...incidentFilter(agreements),
        in: z
          .string()
          .max(200)
          .optional()
          .openapi({ description: "Placed in a zone by id, a country by code, or a province.", example: "SYR/Idlib" }),
        of: z.enum(["incidents", "deaths", "reports"], "should be incidents, deaths or reports").default("incidents"),
        by: z.enum(["day", "week"], "should be day or week").default("week"),
        mode: z
          .string()
          .max(500)
          .transform((text) => text.split(",").map((mode) => mode.trim()))
          .optional()
          .openapi({ type: "string", description: "PLOVER’s modes, with commas between." }),
        asKnownOn: day.optional().openapi({ description: "As the record stood at the end of that day, beside today." }),
      }),
      answer: {
        schema: z
          .object({
            name: z.string(),
            of: z.string(),
            by: z.string(),
            upTo: z.string().openapi({ description: "The last day that was over." }),
            knownOn: z.string().nullable(),
            cautions: z
              .array(z.string())
              .openapi({ description: "What to know first, such as what nobody could see." }),
            spread: count.openapi({ description: "Incidents that may lie on too many days to count on one." }),
            delaySteps: z.array(count),
            delays: z
              .object({ within: z.array(z.number()), cases: z.number() })
              .nullable()
              .openapi({
                description: "The share that has come in after 0, 1, 2 … 28 days; null where it cannot be told.",
              }),
            intervals: z.array(intervalSchema),
          })
          .openapi("Series"),
        description: "In order; weeks begin on Monday and only whole ones count. An interval nobody saw has no count.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ query }, c) => {
      const { in: where, of, by, from, to, mode, asKnownOn } = query;
      const subject = await subjectOf(where, store, agreements);
      if ("reason" in subject) return problem(c, "not-found", subject.reason);
      const time = await timeOf(store, { unit: by, from, to }, today());
      if (time === null || (from !== undefined && to !== undefined && from > to))
        return slip(c, "/from", "lies after the last day: days to come are in no series");
      if (asKnownOn !== undefined && query.text !== undefined)
        return slip(c, "/text", "cannot be looked for on an earlier day: the index of words is of today");
      const whole = {
        ...subject,
        filter: countedFilter(filterOf(query)),
        ...(mode === undefined ? {} : { modes: mode }),
      };
      const now = await seriesNow(store, agreements, whole, time);
      const shown =
        asKnownOn === undefined ? now : await seriesThen(store, agreements, whole, time, { knownOn: asKnownOn });
      return c.json({
        name: subject.name,
        of,
        by,
        upTo: shown.upTo,
        knownOn: asKnownOn ?? null,
        cautions: cautions(shown),
        spread: shown.spread,
        delaySteps: DELAY_STEPS,
        delays: shown.delays,
        intervals: shown.intervals.map((interval, i) => {
          const today = now.intervals[i];
          return {
            ...interval,
            count: countOf(interval, of),
            ...(asKnownOn === undefined || today === undefined ? {} : { countNow: countOf(today, of) }),
          };
        }),
      });
    },
  );
}

function slip(c: Parameters<typeof problem>[0], pointer: string, detail: string): Response {
  return problem(c, "not-understood", "Some of what was asked makes no sense.", [{ pointer, detail }]);
}

/** The filter alone. Its days are the series' own. */
function filterOf(query: Partial<IncidentQuery>): Partial<IncidentQuery> {
  const { from: _, to: __, ...others } = query;
  return others;
}

/** What is named: a zone, a country, a province, or without a name anywhere. */
async function subjectOf(
  name: string | undefined,
  store: Store,
  agreements: readonly Agreement[],
): Promise<Subject | { readonly reason: string }> {
  if (name === undefined) return { id: "record", name: "", where: null };
  const zone = agreements.flatMap(areasOf).find(({ id }) => id === name);
  if (zone !== undefined) return areaSubject(zone);
  if (/^[A-Z]{3}$/.test(name)) return areaSubject(countryArea(name));
  const found = await provinceNamed(name, store, agreements);
  return "subject" in found ? found.subject : found;
}
