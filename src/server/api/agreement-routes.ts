import { z } from "@hono/zod-openapi";
import { agreementOn } from "../../ledger/agreement.ts";
import { day } from "../../ledger/parameters.ts";
import { zonesOnMap } from "../../present/zones-geojson.ts";
import { problem } from "../problems.ts";
import { next } from "./cursor.ts";
import { type Api, declare } from "./declare.ts";

const agreementSchema = z
  .looseObject({
    id: z.string().openapi({ example: "agreement:hodeidah-2018" }),
    title: z.string(),
    kind: z.string(),
    signed: z.string().nullable(),
    zones: z.array(z.looseObject({ id: z.string(), name: z.string() })),
    obligations: z.array(z.looseObject({ id: z.string(), clause: z.string(), summary: z.string() })),
  })
  .openapi("Agreement");

/** Agreements with what was set against them, and their zones on a map. */
export function agreementRoutes(api: Api): void {
  const { store, agreements, today } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/agreements",
      tag: "Agreements",
      summary: "The agreements on file, with what they bind whom to.",
      answer: {
        schema: z.object({ items: z.array(agreementSchema), total: z.int(), next }).openapi("AgreementList"),
        description: "In the order of their files, all at once.",
      },
      settled: true,
    },
    (_, c) => c.json({ items: agreements, total: agreements.length, next: null }),
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/agreements/{id}",
      tag: "Agreements",
      summary: "An agreement with what was set against it, and how its duties stand on a day.",
      params: z.object({ id: z.string() }),
      query: z.strictObject({ on: day.optional().openapi({ description: "Today, unless a day is named." }) }),
      answer: {
        schema: z
          .looseObject({
            agreement: agreementSchema,
            on: z.string(),
            dossiers: z.array(z.looseObject({})),
            clocks: z.array(z.looseObject({ obligation: z.string(), state: z.string() })),
          })
          .openapi("AgreementRecord"),
        description: "As `tocsin agreements show --format json` prints it.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ params, query }, c) => {
      const agreement = agreements.find(({ id }) => id === params.id);
      if (agreement === undefined) return problem(c, "not-found", `No agreement has the id ${params.id}.`);
      return c.json(await agreementOn(agreement, query.on ?? today(), store));
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/zones.geojson",
      tag: "Agreements",
      summary:
        "The zones of agreements as GeoJSON areas, as they are on a day, each with how far its line can be trusted.",
      query: z.strictObject({
        agreement: z.string().optional().openapi({ description: "Those of one agreement." }),
        on: day.optional().openapi({ description: "Today, unless a day is named." }),
      }),
      answer: {
        schema: z.looseObject({}),
        description: "A FeatureCollection (RFC 7946).",
        type: "application/geo+json",
      },
      refusals: [404],
      settled: true,
    },
    ({ query }, c) => {
      const asked = query.agreement;
      const meant = asked === undefined ? agreements : agreements.filter(({ id }) => id === asked);
      if (meant.length === 0 && asked !== undefined)
        return problem(c, "not-found", `No agreement has the id ${asked}.`);
      return c.body(JSON.stringify(zonesOnMap(meant, query.on ?? today())), 200, {
        "content-type": "application/geo+json",
      });
    },
  );
}
