import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve as listen } from "@hono/node-server";
import { Hono } from "hono";
import { Pool } from "undici";
import { lineUp } from "../src/ledger/lines.ts";
import { serve } from "../src/server/serve.ts";
import { openIndexServer } from "../src/store/index-server.ts";
import { openStore } from "../src/store/store.ts";
import { startPostgres } from "../test/store/postgres.ts";
import { fillStore } from "./record.ts";

/** People and programs that ask at once. */
const CLIENTS = 8;
const SECONDS = 5;
/** Within so long nobody looks up from the screen (Nielsen 1993). */
const LIMIT_MS = 1000;

/** What was asked, so many times a second, and how long the slowest hundredth waited. */
interface Pace {
  readonly name: string;
  readonly perSecond: number;
  readonly p99Ms: number;
}

/** The server's speed on so many made-up incidents, the embedded store and, where one is at hand, a PostgreSQL server. */
export async function servingFigures(incidents: number): Promise<readonly (readonly string[])[]> {
  const bare = await bareRoute();
  const embedded = await storePaces(incidents, null);
  const server = await startPostgres();
  const postgres = server === null ? null : await storePaces(incidents, await server.freshDatabase());
  await server?.stop();
  const about = `${incidents.toLocaleString("en-GB")} incidents`;
  const rows = embedded.flatMap((pace, i) => [
    rowOf(`${about}: ${pace.name}, embedded`, pace, bare),
    ...(postgres?.[i] === undefined ? [] : [rowOf(`${about}: ${pace.name}, PostgreSQL`, postgres[i], bare, pace)]),
  ]);
  return [
    [
      "HTTP: a bare Hono route, the ruler",
      `${Math.round(bare.perSecond)} requests/s, p99 ${bare.p99Ms.toFixed(1)} ms`,
      "1.00 (the ruler)",
    ],
    ...rows,
    ...(postgres === null ? [["HTTP: PostgreSQL", "no server at hand", "not measured"]] : []),
  ];
}

function rowOf(name: string, { perSecond, p99Ms }: Pace, bare: Pace, embedded?: Pace): readonly string[] {
  const beside = embedded === undefined ? "" : `; ${(perSecond / embedded.perSecond).toFixed(2)} of the embedded store`;
  return [
    `HTTP: ${name}`,
    `${Math.round(perSecond)} requests/s, p99 ${p99Ms.toFixed(1)} ms`,
    `${(perSecond / bare.perSecond).toFixed(4)} of the bare route; p99 ${(p99Ms / LIMIT_MS).toFixed(2)} of the limit of ${LIMIT_MS} ms${beside}`,
  ];
}

async function storePaces(incidents: number, database: string | null): Promise<readonly Pace[]> {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-bench-"));
  const store = await openStore({
    folder,
    ...(database === null ? {} : { openIndex: (discard: boolean) => openIndexServer(database, discard) }),
  });
  try {
    const articles = await fillStore(store, incidents);
    await lineUp(store, []);
    const server = await serve(store, [], { host: "127.0.0.1", port: 0 });
    const origin = `http://127.0.0.1:${server.port}`;
    const days = Array.from({ length: 200 }, (_, i) => i);
    const paces = [
      await paceOf("search for incidents", origin, (i) => `/api/incidents?text=${WORDS[i % WORDS.length]}&limit=50`),
      await paceOf(
        "newest incidents, page by page",
        origin,
        (i) => `/api/incidents?limit=50&origins=1&to=${dayOf(days[i % 200] ?? 0)}`,
      ),
      await paceOf("map of the half of them", origin, () => `/map.geojson?to=${dayOf(Math.floor(incidents / 320))}`),
      await paceOf("map of them all", origin, () => "/map.geojson"),
      await paceOf("map of them all, unchanged", origin, () => "/map.geojson", true),
      await paceOf(
        "article",
        origin,
        (i) => `/api/articles/${encodeURIComponent(articles[(i * 7) % articles.length] ?? "")}`,
      ),
    ];
    await server.close();
    return paces;
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const WORDS = "bakery clinic depot bridge convoy school mosque market barracks tanker".split(" ");

function dayOf(number: number): string {
  return new Date(Date.UTC(2024, 0, 1 + number)).toISOString().slice(0, 10);
}

async function bareRoute(): Promise<Pace> {
  const app = new Hono().get("/", (c) => c.json({ status: "up" }));
  const port = await new Promise<number>((resolve) => {
    const server = listen({ fetch: app.fetch, hostname: "127.0.0.1", port: 0 }, ({ port: own }: AddressInfo) =>
      resolve(own),
    );
    server.unref();
  });
  return await paceOf("bare", `http://127.0.0.1:${port}`, () => "/");
}

/** Asks again and again, some clients at once, for some seconds. */
async function paceOf(name: string, origin: string, path: (i: number) => string, tagged = false): Promise<Pace> {
  const pool = new Pool(origin, { connections: CLIENTS });
  const headers: Record<string, string> = { "accept-encoding": "gzip" };
  const first = await pool.request({ path: path(0), method: "GET", headers });
  await first.body.arrayBuffer();
  if (first.statusCode !== 200) throw new Error(`${path(0)} answers ${first.statusCode}`);
  if (tagged) headers["if-none-match"] = String(first.headers["etag"] ?? "");
  const times: number[] = [];
  const until = performance.now() + SECONDS * 1000;
  let asked = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) {
        const began = performance.now();
        const { body, statusCode } = await pool.request({ path: path(asked++), method: "GET", headers });
        await body.arrayBuffer();
        if (statusCode >= 400) throw new Error(`${path(asked - 1)} answers ${statusCode}`);
        times.push(performance.now() - began);
      }
    }),
  );
  await pool.close();
  times.sort((a, b) => a - b);
  const p99Ms = times[Math.min(times.length - 1, Math.floor(times.length * 0.99))] ?? 0;
  return { name, perSecond: times.length / SECONDS, p99Ms };
}
