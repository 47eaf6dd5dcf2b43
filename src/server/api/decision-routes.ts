import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { loadActors } from "../../knowledge/actors.ts";
import { decide, type Known } from "../../ledger/decide.ts";
import { decisionsOf, reattached } from "../../ledger/decisions.ts";
import type { Author } from "../../model.ts";
import { concerning, publisherId } from "../../review/concern.ts";
import { type Proposal, valueRefusal } from "../../review/rules.ts";
import { authorSchema, decisionSchema, whySchema } from "../../store/decisions.ts";
import { authorOf } from "../asker.ts";
import { checked, jsonOf } from "../bodies.ts";
import { problem } from "../problems.ts";
import { type Api, declare } from "./declare.ts";
import { incidentCode, incidentNamed } from "./incident-routes.ts";
import { asJsonSchema } from "./json-schema.ts";

const proposalSchema = z.strictObject({
  by: authorSchema.optional().openapi({ description: "Needed only where nobody signs in." }),
  decision: decisionSchema,
  why: whySchema,
  about: z.string().max(500).optional(),
});

const gradeSchema = z.strictObject({
  by: authorSchema.optional(),
  grade: z.enum(["A", "B", "C", "D", "E", "F"]),
  why: whySchema,
});

/** What is sent to be put on record; who sends it may be known already. */
type Sent = Omit<Proposal, "by"> & { readonly by?: Author | undefined };

export const decidedSchema = asJsonSchema(
  "Decision",
  z.looseObject({
    seq: z.int().describe("Its number in the journal, and its name."),
    at: z.string(),
    by: authorSchema,
    about: z.string(),
    decision: decisionSchema,
    why: whySchema,
  }),
);

export const REFUSALS = [400, 403, 404, 409, 413, 415, 422];

/** What people put on record, over HTTP: to read it and to add to it. */
export function decisionRoutes(api: Api): void {
  const { store } = api;

  declare(
    api,
    {
      method: "get",
      path: "/api/decisions",
      tag: "Decisions",
      summary:
        "What people put on record, of everything or of one incident, its reports and those who print or say them.",
      query: z.strictObject({ about: incidentCode.optional() }),
      answer: { schema: z.object({ decisions: z.array(decidedSchema) }), description: "In order." },
      refusals: [404],
      settled: true,
    },
    async ({ query: { about } }, c) => {
      if (about === undefined) return c.json({ decisions: await reattached(await store.decisions(), store) });
      const incident = await incidentNamed(c, about, store);
      if (incident instanceof Response) return incident;
      return c.json({ decisions: concerning(incident, await decisionsOf([incident], store)) });
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/incidents/{code}/decisions",
      tag: "Decisions",
      summary: "Puts on record what a person decides of an incident or one of its reports.",
      params: z.object({ code: incidentCode }),
      body: asJsonSchema("Proposal", proposalSchema),
      answer: { schema: decidedSchema, description: "As it stands in the journal.", status: 201 },
      refusals: REFUSALS,
    },
    async ({ params }, c) => {
      const sent = await bodyOf(c, proposalSchema);
      if (sent instanceof Response) return sent;
      const incident = await incidentNamed(c, params.code, store);
      if (incident instanceof Response) return incident;
      const about = sent.about ?? (sent.decision.kind === "withdrawal" ? "" : incident.id);
      if (about.startsWith("report:") && !incident.reports.some(({ id }) => id === about)) {
        return problem(c, "cannot-be-recorded", `${incident.code} has no report ${about}.`, [
          { pointer: "/about", detail: "not its report" },
        ]);
      }
      return await record(c, { ...sent, about });
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/decisions",
      tag: "Decisions",
      summary: "Puts on record what a person decides of whatever `about` names.",
      body: asJsonSchema("Proposal", proposalSchema),
      answer: { schema: decidedSchema, description: "As it stands in the journal.", status: 201 },
      refusals: REFUSALS,
    },
    async (_, c) => {
      const sent = await bodyOf(c, proposalSchema);
      return sent instanceof Response ? sent : await record(c, { ...sent, about: sent.about ?? "" });
    },
  );

  declare(
    api,
    {
      method: "post",
      path: "/api/publishers/{name}/grades",
      tag: "Decisions",
      summary: "Puts on record how far a publisher is to be relied on (NATO AJP-2.1, A to F).",
      params: z.object({ name: z.string().openapi({ example: "Valley Courier" }) }),
      body: asJsonSchema("Grade", gradeSchema),
      answer: { schema: decidedSchema, description: "As it stands in the journal.", status: 201 },
      refusals: REFUSALS,
    },
    async ({ params }, c) => {
      const sent = await bodyOf(c, gradeSchema);
      if (sent instanceof Response) return sent;
      const { by, grade, why } = sent;
      const about = publisherId(params.name);
      return await record(c, { by, why, about, decision: { kind: "reliability", grade } });
    },
  );

  const record = (c: Context, sent: Sent) => recordSent(c, api, sent);
}

/** Puts on record what somebody sent, or says why not. */
export async function recordSent(c: Context, { store, agreements }: Api, sent: Sent): Promise<Response> {
  const by = authorOf(c, sent.by);
  if (by === null) return problem(c, "name-needed", "Say who decides.", [{ pointer: "/by", detail: "missing" }]);
  const known: Known = {
    agreements,
    get actors() {
      return loadActors().actors; // only a grade of an actor asks for them
    },
  };
  const recorded = await decide(store, known, [{ ...sent, by }]);
  if (recorded.status === "refused")
    return problem(c, recorded.why === "sealed" ? "sealed" : "decision-refused", recorded.message);
  const [decided] = recorded.decided;
  return c.json(decided, 201, { location: `/api/decisions#${decided?.seq ?? ""}` });
}

/** What was sent, checked; or the answer that says what is wrong with it. */
export async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
  const sent = await jsonOf(c);
  if (sent instanceof Response) return sent;
  const verdict = verdictIn(sent.json);
  if (verdict !== null)
    return problem(c, "no-verdicts", verdict, [{ pointer: "/decision/value", detail: "a verdict" }]);
  return checked(c, sent.json, schema);
}

/** An assessment that would be a verdict says so itself, rather than that a value is not in a list. */
function verdictIn(sent: unknown): string | null {
  const value = z.object({ decision: z.object({ value: z.string() }) }).safeParse(sent);
  return value.success ? valueRefusal(value.data.decision.value) : null;
}
