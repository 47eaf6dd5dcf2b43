import type { Context, Hono } from "hono";
import * as z from "zod";
import { parseDay } from "../day.ts";
import { loadActors } from "../knowledge/actors.ts";
import { decide, type Known } from "../ledger/decide.ts";
import { decisionsOf, reattached } from "../ledger/decisions.ts";
import { dossierOn } from "../ledger/dossier.ts";
import { type AsOf, incidentAsKnownOn } from "../ledger/past.ts";
import type { Agreement, Author, Incident } from "../model.ts";
import { concerning, publisherId } from "../review/concern.ts";
import { type Proposal, valueRefusal } from "../review/rules.ts";
import { authorSchema, decisionSchema, whySchema } from "../store/decisions.ts";
import type { Store } from "../store/store.ts";
import { authorOf } from "./asker.ts";
import { checked, jsonOf } from "./bodies.ts";
import { problem } from "./problems.ts";

const proposalSchema = z.strictObject({
  by: authorSchema.optional(),
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

/** What people put on record, over HTTP: to read it and to add to it. */
export function decisionRoutes(app: Hono, store: Store, agreements: readonly Agreement[]): void {
  const known: Known = {
    agreements,
    get actors() {
      return loadActors().actors; // only a grade of an actor asks for them
    },
  };
  app.get("/api/incidents/:code", async (c) => {
    const incident = await one(c, store);
    if (incident instanceof Response) return incident;
    const asOf = asOfIn(c);
    if (asOf instanceof Response) return asOf;
    if (asOf === null) return c.json(await dossierOn(incident, store));
    const { dossiers } = await incidentAsKnownOn(incident, store, agreements, asOf);
    return c.json({ asOf, dossiers });
  });

  app.get("/api/decisions", async (c) => {
    const about = c.req.query("about");
    if (about === undefined) return c.json({ decisions: await reattached(await store.decisions(), store) });
    const incident = await only(c, about, store);
    if (incident instanceof Response) return incident;
    return c.json({ decisions: concerning(incident, await decisionsOf([incident], store)) });
  });

  app.post("/api/incidents/:code/decisions", async (c) => {
    const sent = await bodyOf(c, proposalSchema);
    if (sent instanceof Response) return sent;
    const incident = await one(c, store);
    if (incident instanceof Response) return incident;
    const about = sent.about ?? (sent.decision.kind === "withdrawal" ? "" : incident.id);
    if (about.startsWith("report:") && !incident.reports.some(({ id }) => id === about)) {
      return problem(c, 422, `${incident.code} has no report ${about}.`, [
        { pointer: "/about", detail: "not its report" },
      ]);
    }
    return await record(c, { ...sent, about });
  });

  app.post("/api/decisions", async (c) => {
    const sent = await bodyOf(c, proposalSchema);
    return sent instanceof Response ? sent : await record(c, { ...sent, about: sent.about ?? "" });
  });

  app.post("/api/publishers/:name/grades", async (c) => {
    const sent = await bodyOf(c, gradeSchema);
    if (sent instanceof Response) return sent;
    const { by, grade, why } = sent;
    return await record(c, {
      by,
      why,
      about: publisherId(c.req.param("name")),
      decision: { kind: "reliability", grade },
    });
  });

  async function record(c: Context, sent: Sent): Promise<Response> {
    const by = authorOf(c, sent.by);
    if (by === null) return problem(c, 422, "Say who decides.", [{ pointer: "/by", detail: "missing" }]);
    const recorded = await decide(store, known, [{ ...sent, by }]);
    if (recorded.status === "refused") return problem(c, recorded.why === "sealed" ? 409 : 422, recorded.message);
    const [decided] = recorded.decided;
    return c.json(decided, 201, { location: `/api/decisions#${decided?.seq ?? ""}` });
  }
}

/** The incident that the address names. */
function one(c: Context, store: Store): Promise<Incident | Response> {
  return only(c, c.req.param("code") ?? "", store);
}

async function only(c: Context, code: string, store: Store): Promise<Incident | Response> {
  const [incident, ...others] = await store.incidentsCalled(code);
  if (incident === undefined) return problem(c, 404, `No incident has the code ${code}.`);
  if (others.length === 0) return incident;
  const ids = [incident, ...others].map(({ id }) => id).join(", ");
  return problem(c, 404, `Several incidents go by ${code}: ${ids}. Ask for one by its id.`);
}

function asOfIn(c: Context): AsOf | null | Response {
  const days = { knownOn: c.req.query("asKnownOn"), publishedBy: c.req.query("asPublishedBy") };
  for (const day of Object.values(days)) {
    if (day !== undefined && parseDay(day) !== day) return problem(c, 422, `“${day}” is no day. Write YYYY-MM-DD.`);
  }
  const { knownOn, publishedBy } = days;
  if (knownOn === undefined && publishedBy === undefined) return null;
  return { ...(knownOn === undefined ? {} : { knownOn }), ...(publishedBy === undefined ? {} : { publishedBy }) };
}

/** What was sent, checked; or the answer that says what is wrong with it. */
async function bodyOf<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
  const sent = await jsonOf(c);
  if (sent instanceof Response) return sent;
  const verdict = verdictIn(sent.json);
  if (verdict !== null) return problem(c, 422, verdict, [{ pointer: "/decision/value", detail: "a verdict" }]);
  return checked(c, sent.json, schema);
}

/** An assessment that would be a verdict says so itself, rather than that a value is not in a list. */
function verdictIn(sent: unknown): string | null {
  const value = z.object({ decision: z.object({ value: z.string() }) }).safeParse(sent);
  return value.success ? valueRefusal(value.data.decision.value) : null;
}
