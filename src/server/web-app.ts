import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import type { Hono } from "hono";
import { packageRoot } from "../knowledge/root.ts";

/** The addresses of screens. The web app draws them all from one page. */
const SCREENS = [
  "/",
  "/map",
  "/review",
  "/search",
  "/warnings",
  "/warnings/ledger",
  "/alerts",
  "/sources",
  "/agreements",
  "/agreements/:id",
  "/incidents/:code",
  "/articles/:id",
  "/join",
  "/accounts",
  "/coverage",
  "/decisions",
];

/**
 * Gives out the web app as `npm run build` made it. Files whose names carry their hash are kept by browsers for
 * ever; the page itself is asked for each time.
 */
export function webAppRoutes(app: Hono): void {
  const root = join(packageRoot(), "dist/web");
  if (existsSync(root)) {
    app.use("/assets/*", serveStatic({ root, onFound: (_, c) => c.header("cache-control", KEPT) }));
    app.use("/bell.svg", serveStatic({ root }));
  }
  for (const screen of SCREENS) app.get(screen, (c) => c.html(pageIn(root), 200, { "cache-control": "no-cache" }));
}

const KEPT = "public, max-age=31536000, immutable";

/** The page from which the web app starts, also to say that there is nothing at an address. */
export function webAppPage(): string {
  return pageIn(join(packageRoot(), "dist/web"));
}

function pageIn(root: string): string {
  const page = join(root, "index.html");
  return existsSync(page) ? readFileSync(page, "utf8") : NOT_BUILT;
}

const NOT_BUILT =
  "<!doctype html><title>Tocsin</title><p>The web app is not built yet: run <code>npm run build</code>. The record can be asked at <a href=/api/incidents>/api/incidents</a>.";
