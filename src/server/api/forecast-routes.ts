import { z } from "@hono/zod-openapi";
import { type Area, areasOf, countryArea } from "../../coverage/area.ts";
import { loadWarningModel } from "../../knowledge/warning-model.ts";
import { areaForecasts, standingCountries, standings } from "../../ledger/levels.ts";
import type { Outlook } from "../../ledger/outlook.ts";
import { outlookNow, searchOutlooks } from "../../ledger/outlook-now.ts";
import { forecastSearches, forecastSubjects } from "../../ledger/search-forecasts.ts";
import { warningLedger } from "../../ledger/warning-ledger.ts";
import { dayToLookFrom } from "../../ledger/weeks.ts";
import type { Agreement } from "../../model.ts";
import { cautions, escalationSentences } from "../../present/forecast.ts";
import { mindSentences } from "../../present/outlook.ts";
import { warningsCsv } from "../../present/warnings.ts";
import { LEVELS } from "../../warn/forecast.ts";
import type { Judged, PastForecast } from "../../warn/past-forecasts.ts";
import { Kept } from "../kept.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";
import { jsonText } from "./incident-routes.ts";
import { lineSchema } from "./incident-schemas.ts";

/** Maps ask for levels again and again while the record stays as it is. */
const KEPT_LETTERS = 4_000_000;

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
    of: z
      .union([
        z.object({ filter: z.record(z.string(), z.string()) }),
        z.object({ province: z.object({ country: z.string(), admin1: z.string() }) }),
      ])
      .optional()
      .openapi({ description: "What was counted, where it is no zone and no country." }),
    cautions: z.array(z.string()).openapi({ description: "What to know first, such as weeks that nobody saw." }),
    words: z.string(),
  })
  .openapi("AreaForecast");

const forecastsSchema = z
  .object({ asOf: z.string().nullable(), levels: z.array(z.number()), areas: z.array(forecastSchema) })
  .openapi("Forecasts");

const turnSchema = (bound: "atMost" | "atLeast") =>
  z.object({ level: z.int(), [bound]: z.int().openapi({ description: "Events in the next two weeks together." }) });

const outlookSchema = forecastSchema
  .extend({
    whatIf: z
      .object({
        weighty: z.array(z.object({ back: z.int(), events: z.int(), weight: z.number() })),
        falls: turnSchema("atMost").nullable(),
        rises: turnSchema("atLeast").nullable(),
      })
      .nullable(),
    mind: z.array(z.string()).openapi({ description: "What would change its mind, in English sentences." }),
    weighty: z.array(
      z.object({
        line: lineSchema,
        week: z.object({ first: z.string(), last: z.string() }),
        events: z.int(),
        weight: z.number().openapi({
          description: "How much lower the probability would be, had that week been as usual (the median of a year).",
        }),
      }),
    ),
  })
  .openapi("AreaOutlook");

const trackSchema = z.looseObject({ made: z.int(), judged: z.int(), hits: z.int(), misses: z.int() });

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
        schema: forecastsSchema,
        description:
          "An area each; the countries with incidents where none is named. `asOf` is null before any whole week was seen.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ query }, c) => {
      const areas = areasMeant(query, agreements);
      if (areas === null) return problem(c, "not-found", "No zone or agreement on file has that id.");
      const shown = areas.length > 0 ? areas : await standingCountries(store);
      const made = await areaForecasts(
        store,
        agreements,
        shown,
        await dayToLookFrom(store, today()),
        loadWarningModel(),
      );
      return c.json({ asOf: made[0]?.asOf ?? null, levels: LEVELS, areas: made.map(worded) });
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/forecasts/searches",
      tag: "Early warning",
      summary: "The same for the kept searches that people have forecast every week.",
      answer: { schema: forecastsSchema, description: "A search each, with its filter under `of`." },
    },
    async (_, c) => {
      const day = await dayToLookFrom(store, today());
      const made = await forecastSearches(store, agreements, day, loadWarningModel());
      return c.json({ asOf: made[0]?.asOf ?? null, levels: LEVELS, areas: made.map(worded) });
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
            all: trackSchema,
            methods: z.array(
              z.object({
                method: z.string(),
                n: z.int(),
                told: z.int().openapi({ description: "Of how many a probability was told." }),
                crps: z.number().nullable(),
                brier: z.number().nullable(),
              }),
            ),
            zones: z.array(trackSchema.extend({ zone: z.string(), name: z.string() })),
            forecasts: z.array(z.looseObject({ zone: z.string(), asOf: z.string() })),
          })
          .openapi("WarningLedger"),
        description: "The newest first, of one week the gravest. What was not seen is judged neither way.",
      },
    },
    async (_, c) => {
      const { judged, all, methods, zones } = await warningLedger(store, agreements, today());
      const told = judged.toSorted(newestAndGravestFirst).map(({ forecast, ...rest }) => ({ ...forecast, ...rest }));
      return c.json({ all, methods, zones, forecasts: told });
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/warnings.csv",
      tag: "Early warning",
      summary: "The ledger as a table, a line for each forecast of four weeks.",
      answer: { schema: z.string(), type: "text/csv", description: "The oldest first; empty is not known." },
    },
    async (_, c) => {
      const { judged } = await warningLedger(store, agreements, today());
      return c.body(warningsCsv(judged), 200, {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="warnings.csv"',
      });
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/warnings/{area}",
      tag: "Early warning",
      summary:
        "One area: what the next weeks may bring, the dated incidents that it rests on, and what would change its mind.",
      params: z.object({
        area: z
          .string()
          .max(200)
          .openapi({ description: "A country's code, a zone's id, or a search that is forecast.", example: "SYR" }),
      }),
      answer: { schema: outlookSchema, description: "What could not be seen comes first, under `cautions`." },
      refusals: [404],
      settled: true,
    },
    async ({ params }, c) => {
      const found = await outlookNamed(api, params.area);
      if (found === null)
        return problem(
          c,
          "not-found",
          "That is no zone on file, no search that is forecast, and no country code such as SYR.",
        );
      const { outlook } = found;
      if (outlook === null) return problem(c, "not-seen-yet", "No week of that area was seen yet.");
      const { forecast, whatIf, weighty } = outlook;
      return c.json({
        ...worded(forecast),
        levels: LEVELS,
        whatIf,
        mind: mindSentences(outlook),
        weighty,
      });
    },
  );

  const kept = new Kept<string>(KEPT_LETTERS);
  declare(
    api,
    {
      method: "get",
      path: "/api/levels",
      tag: "Early warning",
      summary: "The level of warning of each country on record and each zone of an agreement, as a map needs them.",
      answer: {
        schema: z.object({ asOf: z.string().nullable(), areas: z.array(levelSchema) }).openapi("Levels"),
        description: "`level` is null where too little is known to tell what would be unusual.",
      },
      settled: true,
    },
    async (_, c) => {
      const key = `${store.revision} ${today()}`;
      const known = kept.get(key);
      if (known !== undefined) return jsonText(c, known);
      const stand = await standings(store, agreements, await dayToLookFrom(store, today()), loadWarningModel());
      const areas = stand.map(({ agreement, forecast: { zone, name, escalation, unseen } }) => ({
        zone,
        name,
        agreement,
        title: agreements.find(({ id }) => id === agreement)?.title ?? null,
        level: escalation?.level ?? null,
        probability: escalation?.probability ?? null,
        bound: escalation?.bound ?? null,
        blind: unseen > 0,
      }));
      const text = JSON.stringify({ asOf: stand[0]?.forecast.asOf ?? null, areas });
      kept.put(key, text, text.length);
      return jsonText(c, text);
    },
  );
}

const levelSchema = z
  .object({
    zone: z.string(),
    name: z.string(),
    agreement: z.string().nullable().openapi({ description: "null for a country." }),
    title: z.string().nullable().openapi({ description: "The agreement's." }),
    level: z.int().nullable(),
    probability: z.number().nullable(),
    bound: z.int().nullable(),
    blind: z.boolean().openapi({ description: "Whether some of the last year's weeks could not be seen." }),
  })
  .openapi("AreaLevel");

function newestAndGravestFirst({ forecast: a }: Judged, { forecast: b }: Judged): number {
  return (
    b.asOf.localeCompare(a.asOf) ||
    (b.escalation?.level ?? 0) - (a.escalation?.level ?? 0) ||
    (b.escalation?.probability ?? 0) - (a.escalation?.probability ?? 0)
  );
}

/** A forecast with its words: what could not be seen first. */
function worded(forecast: PastForecast) {
  return { ...forecast, cautions: cautions(forecast), words: escalationSentences(forecast).join(" ") };
}

/** The outlook of a country, a zone or a search that is forecast; `null` where the name is none of these. */
async function outlookNamed(
  { store, agreements, today }: Api,
  name: string,
): Promise<{ readonly outlook: Outlook | null } | null> {
  const model = loadWarningModel();
  if (name.startsWith("search:")) {
    const subjects = await forecastSubjects(store, agreements);
    if (!subjects.some(({ id }) => id === name)) return null;
    const day = await dayToLookFrom(store, today());
    const [outlook] = await searchOutlooks(store, agreements, day, model, name);
    return { outlook: outlook ?? null };
  }
  const areas = areasMeant(/^[A-Z]{3}$/.test(name) ? { country: name } : { zone: name }, agreements);
  const [area] = areas ?? [];
  return area === undefined ? null : { outlook: await outlookNow(store, agreements, area, today(), model) };
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
