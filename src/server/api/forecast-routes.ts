import { z } from "@hono/zod-openapi";
import { type Area, areasOf, countryArea } from "../../coverage/area.ts";
import { loadWarningModel } from "../../knowledge/warning-model.ts";
import { forecastsOf, foresee, judgeAll } from "../../ledger/forecasts.ts";
import { latestWeeksOf } from "../../ledger/latest-weeks.ts";
import { dayToLookFrom, weeksOf } from "../../ledger/weeks.ts";
import type { Agreement } from "../../model.ts";
import { cautions, escalationSentences } from "../../present/forecast.ts";
import { LEVELS } from "../../warn/forecast.ts";
import { sumUp } from "../../warn/past-forecasts.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";

/** So many areas are forecast when nobody names one. */
const AREAS_MAX = 30;

const forecastSchema = z
  .looseObject({
    zone: z.string(),
    name: z.string(),
    asOf: z.string(),
    counts: z.array(z.int().nullable()).openapi({ description: "Weeks up to `asOf`; null is a week that nobody saw." }),
    forecasts: z.array(
      z.object({
        ahead: z.enum(["1 week", "2 weeks", "4 weeks", "month"]),
        during: z.object({ first: z.string(), last: z.string() }),
        mean: z.number(),
        quantiles: z.array(z.number()).openapi({ description: "One for each of `levels`." }),
      }),
    ),
    escalation: z.looseObject({ level: z.int(), probability: z.number(), bound: z.number() }).nullable(),
    cautions: z.array(z.string()).openapi({ description: "What to know first, such as weeks that nobody saw." }),
    words: z.string(),
  })
  .openapi("AreaForecast");

/** What the next weeks may bring, and what became of what was forecast before. */
export function forecastRoutes(api: Api): void {
  const { store, agreements, today } = api;

  declare(
    api,
    {
      method: "get",
      path: "/api/forecasts",
      tag: "Early warning",
      summary:
        "How many events the next weeks may bring, as a distribution, with the level of four and why; what could not be seen comes first.",
      query: z.strictObject({
        country: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        zone: z.string().optional(),
        agreement: z.string().optional(),
      }),
      answer: {
        schema: z
          .object({ asOf: z.string().nullable(), levels: z.array(z.number()), areas: z.array(forecastSchema) })
          .openapi("Forecasts"),
        description:
          "An area each; the countries with incidents where none is named. `asOf` is null before any whole week was seen.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ query }, c) => {
      const areas = areasMeant(query, agreements);
      if (areas === null) return problem(c, 404, "No zone or agreement on file has that id.");
      const shown = areas.length > 0 ? areas : (await store.countries()).slice(0, AREAS_MAX).map(countryArea);
      const panel = await latestWeeksOf(store, agreements, shown, await dayToLookFrom(store, today()));
      const made = panel === null ? [] : foresee(panel, shown, loadWarningModel());
      const worded = made.map((each) => ({
        ...each,
        cautions: cautions(each),
        words: escalationSentences(each).join(" "),
      }));
      return c.json({ asOf: made[0]?.asOf ?? null, levels: LEVELS, areas: worded });
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/warnings",
      tag: "Early warning",
      summary:
        "The ledger: every forecast that was put down when it was made, with what came; hits, misses, false alarms, calibration.",
      answer: {
        schema: z
          .object({
            all: z.looseObject({ made: z.int() }),
            forecasts: z.array(z.looseObject({ zone: z.string(), asOf: z.string() })),
          })
          .openapi("WarningLedger"),
        description: "The newest first. What was not seen is judged neither way.",
      },
    },
    async (_, c) => {
      const forecasts = await forecastsOf(store.folder);
      const zones = [...new Set(forecasts.map(({ zone }) => zone))];
      const areas = zones.flatMap(
        (zone) => areasMeant(zone.startsWith("zone:") ? { zone } : { country: zone }, agreements) ?? [],
      );
      const panel = await weeksOf(store, areas, today());
      const judged = judgeAll(forecasts, panel ?? { start: today(), weeks: 0, series: [] });
      const told = judged.toReversed().map(({ forecast, ...rest }) => ({ ...forecast, ...rest }));
      return c.json({ all: sumUp(judged), forecasts: told });
    },
  );
}

/** The areas that are named, none for none; `null` where a name is not on file. */
function areasMeant(
  {
    country,
    zone,
    agreement,
  }: {
    readonly country?: string | undefined;
    readonly zone?: string | undefined;
    readonly agreement?: string | undefined;
  },
  agreements: readonly Agreement[],
): readonly Area[] | null {
  const named = agreements.find(({ id }) => id === agreement);
  const found = agreements.flatMap(areasOf).find(({ id }) => id === zone);
  if ((agreement !== undefined && named === undefined) || (zone !== undefined && found === undefined)) return null;
  return [
    ...(named === undefined ? [] : areasOf(named)),
    ...(found === undefined ? [] : [found]),
    ...(country === undefined ? [] : [countryArea(country)]),
  ];
}
