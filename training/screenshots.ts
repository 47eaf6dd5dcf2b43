/**
 * Takes the pictures of the manual, `docs/pictures/`, of the demonstration record in Chromium:
 *
 *     npm run screenshots                  # reads the demonstration corpus first
 *     npm run screenshots -- --data DIR    # of a record that is there already
 */
import { mkdirSync, readdirSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { takeIn } from "../src/cli/ingest.ts";
import { loadKnowledge } from "../src/knowledge/knowledge.ts";
import { packageRoot } from "../src/knowledge/root.ts";
import type { IncidentLine } from "../src/present/incident-line.ts";
import { serve } from "../src/server/serve.ts";
import { openStore } from "../src/store/store.ts";

const BROWSER = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const PICTURES = join(packageRoot(), "docs/pictures/");
/** What a map needs to draw itself without a graphics card. */
const SETTLE_MS = 7000;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly width?: number;
  readonly language?: "en" | "ar";
  readonly dark?: boolean;
}

async function main(): Promise<void> {
  const { data } = parseArgs({ options: { data: { type: "string" } } }).values;
  const folder = data ?? (await mkdtemp(join(tmpdir(), "tocsin-pictures-")));
  const knowledge = loadKnowledge();
  const store = await openStore({ folder });
  const corpus = join(packageRoot(), "examples/corpus");
  const paths = readdirSync(corpus).map((file) => join(corpus, file));
  if (data === undefined) await takeIn(paths, store, knowledge);
  const server = await serve(store, knowledge.agreements, { host: "127.0.0.1", port: 0 });
  const browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox"] });
  const address = `http://127.0.0.1:${server.port}`;
  try {
    mkdirSync(PICTURES, { recursive: true });
    for (const picture of picturesOf(await busiest(address))) await take(browser, address, picture);
  } finally {
    await browser.close();
    await server.close();
    await store.close();
    if (data === undefined) await rm(folder, { recursive: true });
  }
}

/** The code of the incident that most origins tell of. */
async function busiest(address: string): Promise<string> {
  const { items } = (await (await fetch(`${address}/api/incidents?limit=500`)).json()) as {
    readonly items: readonly IncidentLine[];
  };
  const [first, ...others] = items;
  if (first === undefined) throw new Error("The record is empty: there is nothing to take pictures of.");
  return others.reduce((best, one) => (one.origins > best.origins ? one : best), first).code;
}

function picturesOf(code: string): readonly Picture[] {
  return [
    { name: "today", path: "/" },
    { name: "today-phone", path: "/", width: 390 },
    { name: "map", path: "/map?country=SYR" },
    { name: "map-phone", path: "/map?country=SYR", width: 390 },
    { name: "map-arabic", path: "/map?country=SYR", language: "ar", dark: true },
    { name: "incident", path: `/incidents/${code}` },
    { name: "agreements", path: "/agreements" },
    { name: "search", path: "/search?text=Aleppo" },
    { name: "sources", path: "/sources" },
    { name: "review", path: "/review" },
  ];
}

async function take(browser: Browser, address: string, { name, path, width = 1200, language = "en", dark }: Picture) {
  const page = await browser.newPage({
    viewport: { width, height: width < 600 ? 800 : 820 },
    colorScheme: dark === true ? "dark" : "light",
  });
  // Whoever looks at the picture has not asked for the tour.
  await page.addInitScript(
    `localStorage.setItem("tocsin-language", "${language}"); localStorage.setItem("tocsin-tour", "ended");`,
  );
  await page.goto(address + path);
  await page.locator("main h1").first().waitFor({ state: "attached" });
  await page.waitForTimeout(path.startsWith("/map") ? SETTLE_MS : 2500);
  await page.screenshot({ path: `${PICTURES}${name}.png` });
  await page.close();
  console.log(`docs/pictures/${name}.png`);
}

await main();
