import { z } from "@hono/zod-openapi";
import { STATES, VALUES } from "../../ledger/incident-filter.ts";
import { PLOVER } from "../../plover.ts";
import { next } from "./cursor.ts";

/** What the API answers of incidents. The types are `present/incident-line.ts` and `model.ts`. */

const range = z.object({ first: z.string(), last: z.string() }).nullable();
const named = z.array(z.object({ id: z.string().nullable(), name: z.string() }));
const toll = z
  .object({ low: z.int(), best: z.int().nullable(), high: z.int(), tallies: z.int() })
  .nullable()
  .openapi({ description: "Lowest and highest that anyone counts; `best` only where all counts agree." });

export const lineSchema = z
  .object({
    id: z.string(),
    code: z.string().openapi({ example: "SYR-K7Q-F2M" }),
    type: z.enum(Object.keys(PLOVER) as [string, ...string[]]),
    mode: z.string().nullable(),
    headline: z.string(),
    date: range,
    printed: z.string().nullable(),
    unsaid: z.enum(["future", "hypothetical", "negated"]).nullable(),
    place: z
      .object({
        name: z.string(),
        country: z.string().nullable(),
        admin1: z.string().nullable(),
        latitude: z.number().nullable(),
        longitude: z.number().nullable(),
        precision: z.enum(["exact", "near", "admin2", "admin1", "region", "country", "unknown"]),
      })
      .nullable(),
    actors: named,
    recipients: named,
    origins: z.int(),
    independent: z.int(),
    publishers: z.int(),
    reports: z.int(),
    state: z.enum(STATES),
    deaths: toll,
    injured: toll,
    rivalTallies: z.boolean(),
    denied: z.boolean(),
    saidBy: z.array(z.string()).openapi({ description: "Whose word it is that it happened." }),
    deniedBy: z.array(z.string()).openapi({ description: "Whose word it is that it did not." }),
    assessments: z.array(
      z.object({
        agreement: z.string(),
        obligation: z.string(),
        zone: z.string().nullable(),
        value: z.enum(VALUES),
        by: z.enum(["machine", "people"]),
      }),
    ),
    marking: z.enum(["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]).nullable(),
    sealed: z.boolean(),
    needs: z.array(z.string()),
    firstKnownAt: z.string().nullable(),
    lastReportAt: z.string().nullable(),
  })
  .openapi("IncidentLine");

export const linesSchema = z.object({ items: z.array(lineSchema), total: z.int(), next }).openapi("IncidentList");

/** Nouns that are long to describe stand as they are in the record; docs/api.md says what they hold. */
export const dossierSchema = z
  .looseObject({
    incident: z.looseObject({ id: z.string(), code: z.string(), reports: z.array(z.looseObject({ id: z.string() })) }),
    assessments: z.array(z.looseObject({ obligation: z.string(), value: z.string() })),
    decisions: z.array(z.looseObject({ seq: z.int() })),
    verification: z.array(z.looseObject({ state: z.string() })),
    needs: z.array(z.string()),
    sealed: z.boolean(),
    marking: z.string().nullable(),
  })
  .openapi("Dossier");
