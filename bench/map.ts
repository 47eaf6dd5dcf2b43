import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { addDays } from "../src/day.ts";
import type { EventType, Precision, VerificationState } from "../src/model.ts";
import type { IncidentLine } from "../src/present/incident-line.ts";
import { spotsOf, spotText } from "../src/present/spots.ts";

const BROWSER = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const WEB = fileURLToPath(new URL("../dist/web/", import.meta.url));
const TOWNS = 2_000;
const DAYS = 900;
const PAGE = 60;

/** How the map screen does with many incidents, against the same screen with none. */
export interface MapFigures {
  readonly incidents: number;
  /** Until the first row of the list is seen. */
  readonly firstRowMs: number;
  /** Until the map has drawn everything and rests; of the empty map too. */
  readonly idleMs: number;
  readonly emptyIdleMs: number;
  /** The median time of a frame while the map is dragged, of the empty one too. */
  readonly panFrameMs: number;
  readonly emptyPanFrameMs: number;
  /** The slowest of twenty frames while the list is scrolled. */
  readonly scrollFrameMs: number;
  /** The longest that the page could not answer while it opened. */
  readonly longestTaskMs: number;
  readonly emptyLongestTaskMs: number;
}

/**
 * Opens the map screen in Chromium on made-up incidents, answered from memory: what is measured is the browser's part
 * alone. `null` where there is no Chromium. Without a graphics card its figures say little but against the empty map.
 */
export async function mapFigures(incidents: number): Promise<MapFigures | null> {
  if (!existsSync(BROWSER)) return null;
  const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox"] });
  try {
    const empty = await visit(browser, []);
    const full = await visit(browser, madeUpLines(incidents));
    return {
      incidents,
      firstRowMs: full.firstRowMs,
      idleMs: full.idleMs,
      emptyIdleMs: empty.idleMs,
      panFrameMs: full.panFrameMs,
      emptyPanFrameMs: empty.panFrameMs,
      scrollFrameMs: full.scrollFrameMs,
      longestTaskMs: full.longestTaskMs,
      emptyLongestTaskMs: empty.longestTaskMs,
    };
  } finally {
    await browser.close();
  }
}

async function visit(browser: Browser, lines: readonly IncidentLine[]) {
  const server = createServer((request, response) => {
    const [type, body] = answer(new URL(request.url ?? "/", "http://localhost"), lines);
    response.setHeader("content-type", type).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  try {
    await page.addInitScript(WATCH);
    const began = performance.now();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/map`);
    if (lines.length > 0) await page.locator(".map-list li[data-index]").first().waitFor();
    const firstRowMs = performance.now() - began;
    await page
      .locator(lines.length === 0 ? ".map-canvas[data-idle]" : '.map-canvas[data-idle]:not([data-idle="0"])')
      .waitFor({ timeout: 120_000 });
    const idleMs = performance.now() - began;
    const longestTaskMs = await page.evaluate<number>("window.longestTask");
    const panFrameMs = middle(await framesWhile(page, ".map-canvas canvas", () => pan(page)));
    const scroll = async () => {
      for (let step = 0; step < 20; step++) await page.mouse.wheel(0, 600);
    };
    const scrolled = lines.length === 0 ? [0] : await framesWhile(page, ".map-list", scroll);
    return { firstRowMs, idleMs, longestTaskMs, panFrameMs, scrollFrameMs: Math.max(...scrolled.slice(0, 20)) };
  } finally {
    await page.close();
    server.close();
  }
}

/** Notes the longest task of the page's main thread, which browsers report from 50 ms on. */
const WATCH = `window.longestTask = 0;
new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) window.longestTask = Math.max(window.longestTask, duration); })
  .observe({ type: "longtask", buffered: true });`;

/** The times between frames while something is done over a part of the page, in milliseconds. */
async function framesWhile(page: Page, part: string, work: () => Promise<void>): Promise<readonly number[]> {
  await page.locator(part).first().hover();
  await page.evaluate(`window.frames_ = []; window.last_ = performance.now(); window.counting_ = true;
    (function count() { const now = performance.now(); window.frames_.push(now - window.last_); window.last_ = now;
      if (window.counting_) requestAnimationFrame(count); })()`);
  await work();
  await page.waitForTimeout(300);
  return await page.evaluate<number[]>("(window.counting_ = false, window.frames_.slice(1))");
}

async function pan(page: Page): Promise<void> {
  await page.mouse.down();
  for (let step = 1; step <= 30; step++) await page.mouse.move(500 - step * 6, 450 - step * 3);
  await page.mouse.up();
}

function middle(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

// ---------------------------------------------------------------- what the server would answer

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css",
  ".html": "text/html",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mjs": "text/javascript",
  ".svg": "image/svg+xml",
};

function answer({ pathname, searchParams }: URL, lines: readonly IncidentLine[]): readonly [string, string | Buffer] {
  const json = (content: object) => ["application/json", JSON.stringify(content)] as const;
  if (pathname === "/api/spots") {
    return json(spotsOf(lines.map((line) => ({ ...line, spot: spotText(line), count: 1 }))));
  }
  if (pathname === "/api/incidents") {
    const from = Number(searchParams.get("cursor") ?? 0);
    const items = lines.slice(from, from + PAGE);
    return json({ items, total: lines.length, next: from + PAGE < lines.length ? String(from + PAGE) : null });
  }
  if (pathname === "/api/timeline") return json({ buckets: months(lines), undated: 0, spread: 0 });
  if (pathname === "/api/coverage") return json({ areas: [] });
  if (pathname === "/api/agreements") return json({ agreements: [] });
  if (pathname === "/api/zones.geojson") return json({ type: "FeatureCollection", features: [] });
  if (pathname.startsWith("/api/")) return json({});
  const file = join(WEB, extname(pathname) === "" ? "index.html" : pathname);
  return [TYPES[extname(file)] ?? "application/octet-stream", readFileSync(file)];
}

function months(lines: readonly IncidentLine[]) {
  const counts = new Map<string, number>();
  for (const { date } of lines) {
    const month = `${date?.first.slice(0, 7)}-01`;
    counts.set(month, (counts.get(month) ?? 0) + 1);
  }
  return [...counts]
    .sort()
    .map(([from, total]) => ({ from, to: addDays(from, 27), total, byType: { ASSAULT: total }, byState: {} }));
}

// ---------------------------------------------------------------- made-up incidents

const KINDS: readonly EventType[] = ["ASSAULT", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "AID", "RETREAT"];
const STATES: readonly VerificationState[] = ["reported", "corroborated", "disputed", "verified"];
const PRECISIONS: readonly Precision[] = ["exact", "exact", "exact", "near", "admin2", "admin1", "country"];

/** Always the same incidents in made-up towns, the newest first. */
function madeUpLines(count: number): readonly IncidentLine[] {
  return Array.from({ length: count }, (_, i) => {
    const town = (i * 7919) % TOWNS;
    const precision = PRECISIONS[town % PRECISIONS.length] ?? "exact";
    const day = addDays("2031-12-31", -Math.floor((i * DAYS) / count));
    return {
      id: `incident:${i}`,
      code: `XXA-${String(i).padStart(6, "0")}`,
      type: KINDS[i % KINDS.length] ?? "ASSAULT",
      mode: null,
      headline: `Incident ${i}`,
      date: { first: day, last: day },
      printed: day,
      unsaid: null,
      place: {
        name: `Town ${town}`,
        country: "XXA",
        admin1: null,
        latitude: 10 + ((town * 37) % 1000) / 80,
        longitude: 20 + ((town * 91) % 1000) / 60,
        precision,
      },
      actors: [{ id: "actor:army-0", name: "Army 0" }],
      recipients: [{ id: null, name: "a depot" }],
      origins: 1,
      independent: 1 + (i % 3),
      publishers: 1,
      reports: 1 + (i % 4),
      state: STATES[i % STATES.length] ?? "reported",
      deaths: null,
      injured: null,
      rivalTallies: false,
      denied: i % 9 === 0,
      saidBy: ["Paper 1"],
      deniedBy: [],
      assessments: [],
      marking: null,
      sealed: false,
      needs: [],
      firstKnownAt: null,
      lastReportAt: null,
    };
  });
}
