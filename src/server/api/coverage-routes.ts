import { z } from "@hono/zod-openapi";
import { type Area, areasOf, countryArea } from "../../coverage/area.ts";
import { periodOf } from "../../coverage/period.ts";
import { calendarsOf } from "../../ledger/coverage.ts";
import { day } from "../../ledger/parameters.ts";
import type { Agreement } from "../../model.ts";
import { coverageWords, recordWords } from "../../present/coverage.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";

/** So many areas are looked at when nobody names one. */
const AREAS_MAX = 12;

const names = z
  .string()
  .transform((text) => text.split(",").map((name) => name.trim()))
  .optional()
  .openapi({ type: "string", description: "One or more, with commas between." });

/** How well days were watched. */
export function coverageRoutes(api: Api): void {
  const { store, agreements, today } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/coverage",
      tag: "Coverage",
      summary: "How well some areas were watched on some days: silence is calm only where somebody usually speaks.",
      query: z.strictObject({
        country: names,
        zone: names,
        agreement: names,
        from: day.optional(),
        to: day.optional(),
        knownOn: day.optional().openapi({ description: "As the record stood at the end of that day." }),
      }),
      answer: {
        schema: z
          .object({
            period: z.object({ first: z.string(), last: z.string() }),
            record: z.string(),
            areas: z.array(z.looseObject({ area: z.string(), name: z.string(), words: z.unknown() })),
          })
          .openapi("Coverage"),
        description: "A calendar for each area; the countries with incidents where none is named.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ query }, c) => {
      const areas: Area[] = [];
      for (const name of [query.country, query.zone, query.agreement].flatMap((some) => some ?? [])) {
        const named = areasNamed(name, agreements);
        if (named === null) return problem(c, "not-found", `“${name}” is no country code, zone or agreement on file.`);
        areas.push(...named);
      }
      const basis = await store.basis();
      const asked = { from: query.from ?? null, to: query.to ?? null };
      const period = periodOf(asked, basis.lastPublished, today());
      const shown = areas.length > 0 ? areas : (await store.countries()).slice(0, AREAS_MAX).map(countryArea);
      const calendars = await calendarsOf(store, shown, period, query.knownOn ?? null);
      const worded = calendars.map((calendar) => ({ ...calendar, words: coverageWords(calendar.days) }));
      return c.json({ period, record: recordWords(basis, period, today()), areas: worded });
    },
  );
}

/** The areas that a name stands for: a country's, a zone's, all of an agreement's; `null` for none. */
function areasNamed(name: string, agreements: readonly Agreement[]): readonly Area[] | null {
  if (/^[A-Z]{3}$/.test(name)) return [countryArea(name)];
  const agreement = agreements.find(({ id }) => id === name);
  if (agreement !== undefined) return areasOf(agreement);
  const zone = agreements.flatMap(areasOf).find(({ id }) => id === name);
  return zone === undefined ? null : [zone];
}
