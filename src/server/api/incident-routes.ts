import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { dossierOn } from "../../ledger/dossier.ts";
import { incidentFilter, lineFilter } from "../../ledger/incident-filter.ts";
import { lineUp } from "../../ledger/lines.ts";
import { day, limit } from "../../ledger/parameters.ts";
import { type AsOf, incidentAsKnownOn } from "../../ledger/past.ts";
import type { Incident } from "../../model.ts";
import type { Store } from "../../store/store.ts";
import { problem } from "../problems.ts";
import { cursor, cursorText } from "./cursor.ts";
import { type Api, declare } from "./declare.ts";
import { dossierSchema, linesSchema } from "./incident-schemas.ts";

/** Incidents: the list, and all that is on record of one. */
export function incidentRoutes(api: Api): void {
  const { store, agreements } = api;
  declare(
    api,
    {
      method: "get",
      path: "/api/incidents",
      tag: "Incidents",
      summary: "The incidents that a filter lets through.",
      query: z.strictObject({
        ...incidentFilter(agreements),
        sort: z
          .enum(["day", "new"], "should be day or new")
          .default("day")
          .openapi({ description: "By when it may have happened, or by when this record first knew of it." }),
        limit,
        cursor: cursor.optional(),
      }),
      answer: { schema: linesSchema, description: "The newest first, by the last day on which each may lie." },
      settled: true,
    },
    async ({ query }, c) => {
      const { sort, limit: rows, cursor: from } = query;
      if (from !== undefined && from.order !== sort) return foreignCursor(c);
      await lineUp(store, agreements);
      const filter = lineFilter(query);
      const [{ lines, next }, total] = await Promise.all([
        store.lines(filter, { order: sort, after: from ?? null, limit: rows }),
        store.countLines(filter),
      ]);
      const goesOn = next === null ? null : cursorText({ order: sort, ...next });
      return jsonText(c, `{"items":[${lines.join(",")}],"total":${total},"next":${JSON.stringify(goesOn)}}`);
    },
  );

  declare(
    api,
    {
      method: "get",
      path: "/api/incidents/{code}",
      tag: "Incidents",
      summary:
        "All that is on record of one incident: what the reports say, what they may mean, what people did about it.",
      params: z.object({ code: incidentCode }),
      query: z.strictObject({
        asKnownOn: day.optional().openapi({ description: "As the record stood at the end of that day." }),
        asPublishedBy: day.optional().openapi({ description: "From what was printed by the end of that day." }),
      }),
      answer: { schema: z.union([dossierSchema, dossiersThen]), description: "The dossier, or those of a day." },
      refusals: [404],
      settled: true,
    },
    async ({ params, query }, c) => {
      const incident = await incidentNamed(c, params.code, store);
      if (incident instanceof Response) return incident;
      const asOf = asOfIn(query);
      if (asOf === null) return c.json(await dossierOn(incident, store));
      const { dossiers } = await incidentAsKnownOn(incident, store, agreements, asOf);
      return c.json({ asOf, dossiers });
    },
  );
}

export const incidentCode = z
  .string()
  .openapi({ description: "The code in any spelling, or the id.", example: "SYR-K7Q-F2M" });

const dossiersThen = z
  .object({
    asOf: z.object({ knownOn: day.optional(), publishedBy: day.optional() }),
    dossiers: z.array(dossierSchema),
  })
  .openapi("DossiersAsOf");

/** JSON that is already text. */
export function jsonText(c: Context, text: string, type = "application/json"): Response {
  return c.body(text, 200, { "content-type": type });
}

export function foreignCursor(c: Context): Response {
  return problem(c, "not-understood", "Some of what was asked makes no sense.", [
    { pointer: "/cursor", detail: "belongs to a list that is sorted otherwise" },
  ]);
}

/** The incident that someone means by a code or id, or the answer that says why none. */
export async function incidentNamed(c: Context, code: string, store: Store): Promise<Incident | Response> {
  const [incident, ...others] = await store.incidentsCalled(code);
  if (incident === undefined) return problem(c, "not-found", `No incident has the code ${code}.`);
  if (others.length === 0) return incident;
  const ids = [incident, ...others].map(({ id }) => id).join(", ");
  return problem(c, "several-found", `Several incidents go by ${code}: ${ids}. Ask for one by its id.`);
}

function asOfIn({
  asKnownOn,
  asPublishedBy,
}: {
  readonly asKnownOn?: string | undefined;
  readonly asPublishedBy?: string | undefined;
}): AsOf | null {
  if (asKnownOn === undefined && asPublishedBy === undefined) return null;
  return {
    ...(asKnownOn === undefined ? {} : { knownOn: asKnownOn }),
    ...(asPublishedBy === undefined ? {} : { publishedBy: asPublishedBy }),
  };
}
