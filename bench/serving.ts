import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve as listen } from "@hono/node-server";
import { Hono } from "hono";
import { Pool } from "undici";
import { lineUp } from "../src/ledger/lines.ts";
import type { ArticleId } from "../src/model.ts";
import { serve } from "../src/server/serve.ts";
import { openIndexServer } from "../src/store/index-server.ts";
import { openStore, type Store } from "../src/store/store.ts";
import { startPostgres } from "../test/store/postgres.ts";
import { AGREEMENTS } from "./agreements.ts";
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

/** How the server does on one kind of index. */
interface Measured {
  /** To take so many incidents in, and to make their lines. */
  readonly fillSeconds: number;
  readonly paces: readonly Pace[];
}

/** The server's speed on so many made-up incidents, the embedded store and, where one is at hand, a PostgreSQL server. */
export async function servingFigures(incidents: number): Promise<readonly (readonly string[])[]> {
  const bare = await bareRoute();
  const embedded = await measured(incidents, null);
  const server = await startPostgres(process.env["TOCSIN_BENCH_DATABASE_URL"]);
  const postgres = server === null ? null : await measured(incidents, await server.freshDatabase());
  await server?.stop();
  const about = `${incidents.toLocaleString("en-GB")} incidents`;
  const rows = embedded.paces.flatMap((pace, i) => [
    rowOf(`${about}: ${pace.name}, embedded`, pace, bare),
    ...(postgres?.paces[i] === undefined
      ? []
      : [rowOf(`${about}: ${pace.name}, PostgreSQL`, postgres.paces[i], bare, pace)]),
  ]);
  return [
    fillRow(`${about}: taken in and lined up, embedded`, incidents, embedded),
    ...(postgres === null ? [] : [fillRow(`${about}: taken in and lined up, PostgreSQL`, incidents, postgres)]),
    [
      "HTTP: a bare Hono route, the ruler",
      `${Math.round(bare.perSecond)} requests/s, p99 ${bare.p99Ms.toFixed(1)} ms`,
      "1.00 (the ruler)",
    ],
    ...rows,
    ...(postgres === null ? [["HTTP: PostgreSQL", "no server at hand", "not measured"]] : []),
  ];
}

/** A record of a hundred thousand is to be made, and measured, within so long. */
const FILL_LIMIT_SECONDS = 300;

function fillRow(name: string, incidents: number, { fillSeconds }: Measured): readonly string[] {
  const limit = (FILL_LIMIT_SECONDS * incidents) / 100_000;
  return [
    name,
    `${Math.round(fillSeconds)} s, ${Math.round(incidents / fillSeconds)} incidents/s`,
    `${(fillSeconds / limit).toFixed(2)} of the limit of ${Math.round(limit)} s`,
  ];
}

function rowOf(name: string, { perSecond, p99Ms }: Pace, bare: Pace, embedded?: Pace): readonly string[] {
  const beside = embedded === undefined ? "" : `; ${(perSecond / embedded.perSecond).toFixed(2)} of the embedded store`;
  return [
    `HTTP: ${name}`,
    `${perSecond < 10 ? perSecond.toFixed(1) : Math.round(perSecond)} requests/s, p99 ${p99Ms.toFixed(1)} ms`,
    `${(perSecond / bare.perSecond).toFixed(4)} of the bare route; p99 ${(p99Ms / LIMIT_MS).toFixed(2)} of the limit of ${LIMIT_MS} ms${beside}`,
  ];
}

async function measured(incidents: number, database: string | null): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-bench-"));
  const store = await openStore({
    folder,
    ...(database === null ? {} : { openIndex: (discard: boolean) => openIndexServer(database, discard) }),
  });
  try {
    const began = performance.now();
    const articles = await fillStore(store, incidents);
    await lineUp(store, AGREEMENTS);
    const fillSeconds = (performance.now() - began) / 1000;
    const server = await serve(store, AGREEMENTS, { host: "127.0.0.1", port: 0 });
    const origin = `http://127.0.0.1:${server.port}`;
    const paces = [
      ...(await pacesTogether(origin, incidents, articles)),
      ...(await pacesAlone(origin, store, articles)),
    ];
    await server.close();
    return { fillSeconds, paces };
  } finally {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What some clients ask at once. */
async function pacesTogether(origin: string, incidents: number, articles: readonly ArticleId[]): Promise<Pace[]> {
  const half = dayOf(Math.floor(incidents / 320));
  return [
    await paceOf("search for incidents", origin, (i) => `/api/incidents?text=${WORDS[i % WORDS.length]}&limit=50`),
    await paceOf(
      "newest incidents, page by page",
      origin,
      (i) => `/api/incidents?limit=50&origins=1&to=${dayOf(i % 200)}`,
    ),
    await paceOf("map by place, always others", origin, (i) => `/api/spots?from=${dayOf(i % 500)}`),
    await paceOf("every point of the half of them", origin, () => `/map.geojson?to=${half}`),
    await paceOf("every point", origin, () => "/map.geojson"),
    await paceOf("every point, unchanged", origin, () => "/map.geojson", { tagged: true }),
    await paceOf("article", origin, (i) => articlePath(articles, i)),
  ];
}

/** What one client asks, each time after something else came on record, so that nothing that was kept will do. */
async function pacesAlone(origin: string, store: Store, articles: readonly ArticleId[]): Promise<Pace[]> {
  let changes = 0;
  const before = async () => await store.configure({ change: ++changes });
  const paths = [
    ["list of agreements", () => "/api/agreements-view"],
    ["deadlines", () => "/api/deadlines"],
    ["sources", () => "/api/sources"],
    ["map by place", () => "/api/spots"],
    ["timeline by month", () => "/api/timeline?bucket=month"],
    ["search for incidents", (i: number) => `/api/incidents?text=${WORDS[i % WORDS.length]}&limit=50`],
    ["article", (i: number) => articlePath(articles, i)],
  ] as const;
  const paces: Pace[] = [];
  for (const [name, path] of paths) {
    paces.push(await paceOf(`${name}, one client, after a change`, origin, path, { clients: 1, before }));
  }
  return paces;
}

function articlePath(articles: readonly ArticleId[], i: number): string {
  return `/api/articles/${encodeURIComponent(articles[(i * 7) % articles.length] ?? "")}`;
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

interface Asking {
  readonly clients?: number;
  /** Whether it says what it knows already. */
  readonly tagged?: boolean;
  /** What happens before each question, outside of the time that is taken. */
  readonly before?: () => Promise<void>;
}

/** Asks again and again, some clients at once, for some seconds. */
async function paceOf(
  name: string,
  origin: string,
  path: (i: number) => string,
  { clients = CLIENTS, tagged = false, before }: Asking = {},
): Promise<Pace> {
  const pool = new Pool(origin, { connections: clients });
  const headers: Record<string, string> = { "accept-encoding": "gzip" };
  const first = await pool.request({ path: path(0), method: "GET", headers });
  await first.body.arrayBuffer();
  if (first.statusCode !== 200) throw new Error(`${path(0)} answers ${first.statusCode}`);
  if (tagged) headers["if-none-match"] = String(first.headers["etag"] ?? "");
  const times: number[] = [];
  const until = performance.now() + SECONDS * 1000;
  let asked = 0;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (performance.now() < until) {
        await before?.();
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
  const spent = times.reduce((sum, time) => sum + time, 0) / clients / 1000;
  return { name, perSecond: times.length / spent, p99Ms };
}
