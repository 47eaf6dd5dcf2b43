import type { Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import * as z from "zod";
import { parseDay } from "../day.ts";
import { loadActors } from "../knowledge/actors.ts";
import { decide, type Known } from "../ledger/decide.ts";
import { decisionsOf, reattached } from "../ledger/decisions.ts";
import { dossierOn } from "../ledger/dossier.ts";
import { type AsOf, incidentAsKnownOn } from "../ledger/past.ts";
import type { Agreement, Incident } from "../model.ts";
import { concerning, publisherId } from "../review/concern.ts";
import { type Proposal, valueRefusal } from "../review/rules.ts";
import { authorSchema, decisionSchema, whySchema } from "../store/decisions.ts";
import type { Store } from "../store/store.ts";
import { problem } from "./problems.ts";

/** A decision is a few lines; nothing larger is read. */
const BODY_MAX = 256 * 1024;

const proposalSchema = z.strictObject({
  by: authorSchema,
  decision: decisionSchema,
  why: whySchema,
  about: z.string().max(500).optional(),
});

const gradeSchema = z.strictObject({ by: authorSchema, grade: z.enum(["A", "B", "C", "D", "E", "F"]), why: whySchema });

/** What people put on record, over HTTP: to read it, and from this machine alone to add to it. */
export function decisionRoutes(app: Hono, store: Store, agreements: readonly Agreement[]): void {
  const known: Known = {
    agreements,
    get actors() {
      return loadActors().actors; // only a grade of an actor asks for them
    },
  };
  app.use("/api/*", bodyLimit({ maxSize: BODY_MAX, onError: (c) => problem(c, 413, `More than ${BODY_MAX} bytes.`) }));

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

  async function record(c: Context, proposal: Proposal): Promise<Response> {
    const recorded = await decide(store, known, [proposal]);
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
  const stranger = strangerRefusal(c);
  if (stranger !== null) return problem(c, 403, stranger);
  if (!/^application\/json\s*(?:;|$)/i.test(c.req.header("content-type") ?? "")) {
    return problem(c, 415, "Send JSON, with the header “Content-Type: application/json”.");
  }
  const text = await c.req.text();
  const sent = parsed(text);
  if (sent === undefined) return problem(c, 400, "The body is no JSON.");
  const verdict = verdictIn(sent);
  if (verdict !== null) return problem(c, 422, verdict, [{ pointer: "/decision/value", detail: "a verdict" }]);
  const checked = schema.safeParse(sent);
  if (checked.success) return checked.data;
  const slips = checked.error.issues.map(({ path, message }) => ({ pointer: `/${path.join("/")}`, detail: message }));
  return problem(c, 422, "Some of what was sent is missing or not as it should be.", slips);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // the caller says so
  }
}

/** An assessment that would be a verdict says so itself, rather than that a value is not in a list. */
function verdictIn(sent: unknown): string | null {
  const value = z.object({ decision: z.object({ value: z.string() }) }).safeParse(sent);
  return value.success ? valueRefusal(value.data.decision.value) : null;
}

const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])(?::\d+)?$/i;

/**
 * Why whoever asks may not write: pages of other sites may not, in whatever way they reach this machine (the host's name
 * is asked for too, since a name of theirs may lead here), and other machines may not, since nobody has to log in.
 */
function strangerRefusal(c: Context): string | null {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const remote = remoteOf(c.env);
  if (!LOOPBACK.test(host) || (remote !== null && !/^(?:127\.|::1$|::ffff:127\.)/.test(remote))) {
    return "Decisions are taken from this machine only, at its own address such as http://localhost:4700.";
  }
  const origin = c.req.header("origin");
  if (origin !== undefined && origin !== `http://${host}` && origin !== `https://${host}`) {
    return `A page of ${origin} may not record decisions here.`;
  }
  const site = c.req.header("sec-fetch-site");
  return site === undefined || site === "same-origin" || site === "none"
    ? null
    : "A page of another site may not record decisions here.";
}

/** The address of the other side of the socket, where there is one. */
function remoteOf(env: unknown): string | null {
  const found = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) }).safeParse(env);
  return found.success ? found.data.incoming.socket.remoteAddress : null;
}
