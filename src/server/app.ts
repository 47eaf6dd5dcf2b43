import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import { secureHeaders } from "hono/secure-headers";
import type { BlankEnv } from "hono/types";
import { type Additions, loadKnowledge } from "../knowledge/knowledge.ts";
import type { Agreement, Day, Knowledge } from "../model.ts";
import type { Outbox } from "../send/outbox.ts";
import type { SendOptions } from "../send/send.ts";
import type { Store } from "../store/store.ts";
import { type Access, localAccess } from "./access.ts";
import { accountRoutes } from "./account-routes.ts";
import { alertRoutes } from "./alert-routes.ts";
import { apiRoutes } from "./api/api.ts";
import type { FeedAsker } from "./api/followed-routes.ts";
import { compression } from "./compression.ts";

import { guardRecord, guardWays } from "./guard.ts";
import { mcpRoutes } from "./mcp-routes.ts";
import { type Newsroom, openNewsroom } from "./news.ts";
import { problem } from "./problems.ts";
import { sessionRoutes } from "./session-routes.ts";
import { webAppPage, webAppRoutes } from "./web-app.ts";

/** What a server may have beside the record. */
export interface AppOptions {
  /** To whom it answers: this machine alone, unless said. */
  readonly access?: Access;
  readonly outbox?: Outbox | null;
  /** By what mails go, and where the record is found: without it no channel can be tried. */
  readonly sending?: (() => SendOptions) | null;
  /** Tells whoever listens what is new: of the store, unless whoever serves tells of more. */
  readonly news?: Newsroom;
  /** Lists of the user's own, by which articles are explained and corrected as they were read. */
  readonly additions?: Additions;
  /** What asks the feeds that are followed; `null` where nothing does. */
  readonly asker?: FeedAsker | null;
}

/** The routes of the record: the web app for people, the record as JSON under /api. It can be asked without a socket. */
export function openApp(
  store: Store,
  agreements: readonly Agreement[],
  {
    access = localAccess(),
    outbox = null,
    sending = null,
    asker = null,
    news = openNewsroom(store),
    additions = {},
  }: AppOptions = {},
): OpenAPIHono<BlankEnv> {
  const app = new OpenAPIHono<BlankEnv>();
  app.use(
    secureHeaders({
      strictTransportSecurity: access.origin?.startsWith("https:") === true ? "max-age=15552000" : false,
      xFrameOptions: "DENY",
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
  app.use(compression());
  guardWays(app, access);
  app.use(
    "/api/*",
    bodyLimit({ maxSize: BODY_MAX, onError: (c) => problem(c, "too-large", `More than ${BODY_MAX} bytes.`) }),
  );
  app.get("/health", async (c) =>
    // How much is on record is for those who may read it.
    c.json({ status: "up", ...(access.accounts === null ? await store.counts() : {}) }),
  );
  webAppRoutes(app);
  sessionRoutes(app, access);
  guardRecord(app, access, store);
  accountRoutes(app, access, store.folder);
  const knowledge = knowledgeOnce(additions);
  apiRoutes({ app, store, agreements, news, knowledge, today }, asker, outbox === null ? null : { outbox, sending });
  if (outbox !== null) alertRoutes(app, outbox);
  mcpRoutes(app, store, agreements, knowledge);
  app.notFound((c) =>
    isData(c) ? problem(c, "nothing-here", `There is nothing at ${c.req.path}.`) : c.html(webAppPage(), 404),
  );
  app.onError((error, c) => {
    console.error(error);
    return problem(c, "server-failed", "The server failed to answer; its log says why.");
  });
  return app;
}

/** All that the stages know, loaded when somebody first asks for it. */
function knowledgeOnce(additions: Additions): () => Knowledge {
  let loaded: Knowledge | null = null;
  return () => {
    loaded ??= loadKnowledge(additions);
    return loaded;
  };
}

/** A decision is a few lines; nothing larger is read. */
const BODY_MAX = 256 * 1024;

function today(): Day {
  return new Date().toISOString().slice(0, 10);
}

function isData(c: Context): boolean {
  return c.req.path.startsWith("/api/");
}
