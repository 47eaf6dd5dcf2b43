import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Context, Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { countryArea } from "../coverage/area.ts";
import { periodOf } from "../coverage/period.ts";
import { parseDay } from "../day.ts";
import { packageRoot } from "../knowledge/root.ts";
import { calendarsOf } from "../ledger/coverage.ts";
import type { Agreement, ArticleId, Day, EventType } from "../model.ts";
import { isVerbal, PLOVER } from "../plover.ts";
import { toGeoJson } from "../present/geojson.ts";
import { toRecord } from "../present/record.ts";
import type { Store } from "../store/store.ts";
import { agreementRoutes } from "./agreement-routes.ts";
import { coverageRoutes } from "./coverage-routes.ts";
import { decisionRoutes } from "./decision-routes.ts";
import { incidentRoutes } from "./incident-routes.ts";
import { articlePage, articlesListPage } from "./pages/articles.ts";
import { type Filter, incidentsPage, PAGE_SIZE } from "./pages/incidents.ts";
import { missingPage } from "./pages/shell.ts";
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
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
    }),
  );
  pageRoutes(app, store, agreements);
  dataRoutes(app, store);
  decisionRoutes(app, store, agreements);
  agreementRoutes(app, store, agreements, today);
  incidentRoutes(app, store, agreements, today);
  coverageRoutes(app, store, agreements, today);
  for (const script of SCRIPTS) {
    app.get(`/${script}`, (c) =>
      c.body(readFileSync(join(packageRoot(), "dist/web", script), "utf8"), 200, { "content-type": "text/javascript" }),
    );
  }
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

const SCRIPTS = ["evidence.js", "record.js"];

function today(): Day {
  return new Date().toISOString().slice(0, 10);
}

// ---------------------------------------------------------------- pages

function pageRoutes(app: Hono, store: Store, agreements: readonly Agreement[]): void {
  app.get("/", async (c) => {
    const filter = filterOf(c);
    const listing = await listIncidents(store, filter);
    return c.html(incidentsPage(listing, filter, agreements));
  });

  app.get("/articles", async (c) => c.html(articlesListPage((await store.articles({ limit: 1000 })).items)));

  app.get("/articles/:id", async (c) => {
    const id = c.req.param("id") as ArticleId;
    const digest = await store.digest(id);
    if (digest === null) return c.html(missingPage(`No article has the id ${id}.`), 404);
    return c.html(articlePage(digest, (await store.incidents({ article: id, limit: 500 })).items));
  });
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
  const basis = await store.basis();
  const days = { from: parseDay(filter.from), to: parseDay(filter.to) };
  const areas = filter.country === "" ? [] : [countryArea(filter.country)];
  const watched = await calendarsOf(store, areas, periodOf(days, basis.lastPublished, today()));
  const touched = await Promise.all(
    items.map(async ({ id }) => [id, await store.assessments({ incident: id })] as const),
  );
  return {
    incidents: items,
    total,
    touched: new Map(touched),
    countries: await store.countries(),
    basis,
    calendar: watched[0] ?? null,
  };
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

function dataRoutes(app: Hono, store: Store): void {
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
}

function isData(c: Context): boolean {
  return c.req.path.startsWith("/api/");
}
