import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { parseDay } from "../day.ts";
import { packageRoot } from "../knowledge/root.ts";
import { agreementOn } from "../ledger/agreement.ts";
import type { Agreement, ArticleId, Day, EventType } from "../model.ts";
import { isVerbal, PLOVER } from "../plover.ts";
import { toGeoJson } from "../present/geojson.ts";
import { toRecord } from "../present/record.ts";
import type { Store } from "../store/store.ts";
import { decisionRoutes } from "./decision-routes.ts";
import {
  agreementPage,
  agreementsPage,
  articlePage,
  articlesListPage,
  type Filter,
  incidentPage,
  incidentsPage,
  missingPage,
  PAGE_SIZE,
} from "./pages.ts";
import { problem } from "./problems.ts";

/** The routes of the record: pages for people, and the same as JSON under /api. It can be asked without a socket. */
export function openApp(store: Store, agreements: readonly Agreement[]): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'unsafe-inline'"],
        scriptSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
    }),
  );
  pageRoutes(app, store, agreements);
  dataRoutes(app, store, agreements);
  decisionRoutes(app, store, agreements);
  app.get("/evidence.js", (c) =>
    c.body(readFileSync(join(packageRoot(), "dist/web/evidence.js"), "utf8"), 200, {
      "content-type": "text/javascript",
    }),
  );
  app.get("/health", async (c) => c.json({ status: "up", ...(await store.counts()) }));
  app.notFound((c) =>
    isData(c)
      ? problem(c, 404, `There is nothing at ${c.req.path}.`)
      : c.html(missingPage(`There is nothing at ${c.req.path}.`), 404),
  );
  app.onError((error, c) => {
    console.error(error);
    return problem(c, 500, "The server failed to answer; its log says why.");
  });
  return app;
}

// ---------------------------------------------------------------- pages

function pageRoutes(app: Hono, store: Store, agreements: readonly Agreement[]): void {
  app.get("/", async (c) => {
    const filter = filterOf(c);
    const listing = await listIncidents(store, filter);
    return c.html(incidentsPage(listing, filter, agreements));
  });

  app.get("/incidents/:code", async (c) => {
    const incident = await store.incident(c.req.param("code"));
    if (incident === null) return c.html(missingPage(await notOne(c.req.param("code"), store)), 404);
    const assessments = await store.assessments({ incident: incident.id });
    const ids = [...new Set(incident.reports.map(({ article }) => article))];
    const articles = (await Promise.all(ids.map((id) => store.article(id)))).filter((article) => article !== null);
    return c.html(
      incidentPage(incident, assessments, agreements, new Map(articles.map((article) => [article.id, article]))),
    );
  });

  app.get("/articles", async (c) => c.html(articlesListPage((await store.articles({ limit: 1000 })).items)));

  app.get("/articles/:id", async (c) => {
    const id = c.req.param("id") as ArticleId;
    const digest = await store.digest(id);
    if (digest === null) return c.html(missingPage(`No article has the id ${id}.`), 404);
    return c.html(articlePage(digest, (await store.incidents({ article: id, limit: 500 })).items));
  });

  app.get("/agreements", async (c) => {
    const counts = await Promise.all(agreements.map(async ({ id }) => [id, (await touching(store, id)).size] as const));
    return c.html(agreementsPage(agreements, new Map(counts)));
  });

  app.get("/agreements/:id", async (c) => {
    const agreement = agreements.find(({ id }) => id === c.req.param("id"));
    if (agreement === undefined) return c.html(missingPage(`No agreement has the id ${c.req.param("id")}.`), 404);
    const on = parseDay(c.req.query("on") ?? "") ?? today();
    return c.html(agreementPage(await agreementOn(agreement, on, store)));
  });
}

function today(): Day {
  return new Date().toISOString().slice(0, 10);
}

/** Deeds are what somebody did or does; words are what somebody said they think, want or will do. */
const TYPES = Object.keys(PLOVER) as readonly EventType[];
const DEEDS = TYPES.filter((type) => !isVerbal(type));
const WORDS = TYPES.filter(isVerbal);

async function listIncidents(store: Store, filter: Filter) {
  const types = filter.kind === "all" ? undefined : filter.kind === "deeds" ? DEEDS : WORDS;
  const { items, total } = await store.incidents({
    ...(types === undefined ? {} : { types }),
    ...(filter.country === "" ? {} : { country: filter.country }),
    ...(filter.from === "" ? {} : { from: filter.from }),
    ...(filter.to === "" ? {} : { to: filter.to }),
    ...(filter.text === "" ? {} : { text: filter.text }),
    limit: PAGE_SIZE,
    offset: (filter.page - 1) * PAGE_SIZE,
  });
  const touched = await Promise.all(
    items.map(async ({ id }) => [id, await store.assessments({ incident: id })] as const),
  );
  return {
    incidents: items,
    total,
    touched: new Map(touched),
    countries: await store.countries(),
    basis: await store.basis(),
  };
}

async function touching(store: Store, agreement: Agreement["id"]): Promise<ReadonlySet<string>> {
  const assessments = await store.assessments({ agreement });
  return new Set(assessments.filter(({ value }) => value !== "outside-scope").map(({ incident }) => incident));
}

/** Why a code leads to no incident: none goes by it, or several do. */
async function notOne(code: string, store: Store): Promise<string> {
  const several = await store.incidentsCalled(code);
  if (several.length === 0) return `No incident has the code ${code}.`;
  const named = several.map(({ id, code: own, date }) => `${own} of ${date?.first ?? "an unknown day"} (${id})`);
  return `Several incidents go by ${code}: ${named.join(", ")}. Ask for one by its id.`;
}

/** Filters come from an address that anyone may type: what makes no sense is left out. */
function filterOf(c: Context): Filter {
  const query = (name: string) => (c.req.query(name) ?? "").trim().slice(0, 200);
  const kind = query("kind");
  const page = Number(query("page"));
  return {
    text: query("text"),
    country: /^[A-Z]{3}$/.test(query("country")) ? query("country") : "",
    kind: kind === "words" || kind === "all" ? kind : "deeds",
    from: parseDay(query("from")) ?? "",
    to: parseDay(query("to")) ?? "",
    page: Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1,
  };
}

// ---------------------------------------------------------------- data

function dataRoutes(app: Hono, store: Store, agreements: readonly Agreement[]): void {
  app.get("/api/incidents", async (c) => {
    const { incidents, total } = await listIncidents(store, filterOf(c));
    return c.json({ total, incidents });
  });
  app.get("/api/incidents.geojson", async (c) => {
    const { incidents } = await listIncidents(store, filterOf(c));
    return c.json(toGeoJson(incidents.flatMap(({ reports }) => reports)));
  });
  app.get("/api/articles/:id", async (c) => {
    const digest = await store.digest(c.req.param("id") as ArticleId);
    if (digest === null) return problem(c, 404, `No article has the id ${c.req.param("id")}.`);
    return c.json({ article: digest.article, ...toRecord(digest.article.id, digest) });
  });
  app.get("/api/agreements", (c) => c.json({ agreements }));
  app.get("/api/agreements/:id", async (c) => {
    const agreement = agreements.find(({ id }) => id === c.req.param("id"));
    if (agreement === undefined) return c.json({ error: `No agreement has the id ${c.req.param("id")}.` }, 404);
    return c.json(await agreementOn(agreement, parseDay(c.req.query("on") ?? "") ?? today(), store));
  });
}

function isData(c: Context): boolean {
  return c.req.path.startsWith("/api/");
}
