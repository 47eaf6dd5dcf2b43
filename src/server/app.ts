import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import { parseDay } from "../day.ts";
import type { Agreement, ArticleId, Day, EventType } from "../model.ts";
import { isVerbal, PLOVER } from "../plover.ts";
import { toGeoJson } from "../present/geojson.ts";
import { toRecord } from "../present/record.ts";
import type { Outbox } from "../send/outbox.ts";
import type { Store } from "../store/store.ts";
import { type Access, localAccess } from "./access.ts";
import { accountRoutes } from "./account-routes.ts";
import { agreementRoutes } from "./agreement-routes.ts";
import { alertRoutes } from "./alert-routes.ts";
import { coverageRoutes } from "./coverage-routes.ts";
import { decisionRoutes } from "./decision-routes.ts";
import { guardRecord, guardWays } from "./guard.ts";
import { mcpRoutes } from "./mcp-routes.ts";
import { problem } from "./problems.ts";
import { sessionRoutes } from "./session-routes.ts";
import { webAppPage, webAppRoutes } from "./web-app.ts";

/** What a server may have beside the record. */
export interface AppOptions {
  /** To whom it answers: this machine alone, unless said. */
  readonly access?: Access;
  readonly outbox?: Outbox | null;
}

/** The routes of the record: the web app for people, the record as JSON under /api. It can be asked without a socket. */
export function openApp(
  store: Store,
  agreements: readonly Agreement[],
  { access = localAccess(), outbox = null }: AppOptions = {},
): Hono {
  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"], // the map places its parts by inline styles
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", "blob:"],
        imgSrc: ["'self'", "data:", "blob:"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
      },
    }),
  );
  guardWays(app, access);
  app.use("/api/*", bodyLimit({ maxSize: BODY_MAX, onError: (c) => problem(c, 413, `More than ${BODY_MAX} bytes.`) }));
  app.get("/health", async (c) =>
    // How much is on record is for those who may read it.
    c.json({ status: "up", ...(access.accounts === null ? await store.counts() : {}) }),
  );
  webAppRoutes(app);
  sessionRoutes(app, access);
  guardRecord(app, access, store);
  accountRoutes(app, access, store.folder);
  dataRoutes(app, store);
  decisionRoutes(app, store, agreements);
  agreementRoutes(app, store, agreements, today);
  coverageRoutes(app, store, agreements, today);
  if (outbox !== null) alertRoutes(app, outbox);
  mcpRoutes(app, store, agreements);
  app.notFound((c) => (isData(c) ? problem(c, 404, `There is nothing at ${c.req.path}.`) : c.html(webAppPage(), 404)));
  app.onError((error, c) => {
    console.error(error);
    return problem(c, 500, "The server failed to answer; its log says why.");
  });
  return app;
}

/** A decision is a few lines; nothing larger is read. */
const BODY_MAX = 256 * 1024;

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
  return { incidents: items, total };
}

const PAGE_SIZE = 50;

interface Filter {
  readonly text: string;
  readonly country: string;
  readonly kind: "deeds" | "words" | "all";
  readonly from: string;
  readonly to: string;
  readonly page: number;
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
