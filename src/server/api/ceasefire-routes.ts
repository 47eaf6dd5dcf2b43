import { z } from "@hono/zod-openapi";
import { loadTruceModels } from "../../knowledge/warning-model.ts";
import { judgedTruces, trucesNow } from "../../ledger/truces.ts";
import { truceJson } from "../../present/truce.ts";
import type { JudgedTruce, PastTruce } from "../../warn/past-truces.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";

const ceasefireSchema = z
  .looseObject({
    agreement: z.string(),
    zone: z.string(),
    name: z.string(),
    asOf: z.string(),
    since: z.string().openapi({ description: "The day on which the duty to refrain from attacks began there." }),
    state: z.enum(["lull", "relapsed", "not-fallen", "too-early", "quiet", "not-known", "unseen"]),
    level: z.number().nullable().openapi({ description: "Events a week before." }),
    now: z.number().nullable().openapi({ description: "Events a week, over the last four weeks." }),
    risk: z
      .object({ nextWeek: z.number(), fourWeeks: z.number(), twelveWeeks: z.number() })
      .nullable()
      .openapi({ description: "The probability that violence is back at 60 % of its old level; null unless `lull`." }),
    usual: z.number().nullable().openapi({ description: "How often lulls as old relapsed within four weeks." }),
    words: z.array(z.string()).openapi({ description: "The same in sentences; what could not be seen comes first." }),
  })
  .openapi("CeasefireAtRisk");

/** How ceasefires in force stand: how likely violence is to return to its old level. */
export function ceasefireRoutes(api: Api): void {
  const { agreements } = api;
  const stand = standing();
  declare(
    api,
    {
      method: "get",
      path: "/api/ceasefires",
      tag: "Early warning",
      summary:
        "How likely violence is to relapse in each zone under a ceasefire in force, and what became of such forecasts.",
      query: z.strictObject({ agreement: z.string().optional() }),
      answer: {
        schema: z
          .object({
            now: z.array(ceasefireSchema),
            all: z.looseObject({ made: z.int(), judged: z.int() }),
            past: z.array(z.looseObject({ zone: z.string(), asOf: z.string(), relapsed: z.boolean().nullable() })),
          })
          .openapi("Ceasefires"),
        description: "A zone each, the likeliest to relapse first. `past` has every forecast that was put down.",
      },
      refusals: [404],
      settled: true,
    },
    async ({ query }, c) => {
      if (query.agreement !== undefined && !agreements.some(({ id }) => id === query.agreement))
        return problem(c, "not-found", `No agreement has the id ${query.agreement}.`);
      const { truces, fates } = await stand(api);
      const isMeant = ({ agreement }: PastTruce) => query.agreement === undefined || agreement === query.agreement;
      const now = truces.filter(isMeant).toSorted((a, b) => (b.risk?.fourWeeks ?? -1) - (a.risk?.fourWeeks ?? -1));
      return c.json(
        truceJson(
          now,
          fates.filter(({ truce }) => isMeant(truce)),
        ),
      );
    },
  );
}

interface Standing {
  readonly truces: readonly PastTruce[];
  readonly fates: readonly JudgedTruce[];
}

/** How all ceasefires stand, worked out once for each day and state of the record: a large one takes seconds. */
function standing(): (api: Api) => Promise<Standing> {
  let known: { readonly key: string; readonly standing: Promise<Standing> } | null = null;
  return ({ store, agreements, today }) => {
    const key = `${today()} ${store.head.seq}`;
    if (known?.key === key) return known.standing;
    const found = Promise.all([
      trucesNow(store, agreements, today(), loadTruceModels),
      judgedTruces(store, agreements, today()),
    ]).then(([truces, fates]) => ({ truces, fates }));
    known = { key, standing: found };
    // What failed is asked again.
    found.catch(() => (known = null));
    return found;
  };
}
