import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeIn } from "../../src/cli/ingest.ts";
import { packageRoot } from "../../src/knowledge/root.ts";
import { type Server, serve } from "../../src/server/serve.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";

/** The pages in a real browser. Where there is none, these tests say so and are passed over. */
const BROWSER = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

describe.skipIf(!existsSync(BROWSER))(`pages in ${BROWSER}`, () => {
  let folder: string;
  let store: Store;
  let server: Server;
  let browser: Browser;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tocsin-web-"));
    store = await openStore({ folder });
    const corpus = join(packageRoot(), "examples/corpus");
    await takeIn(
      readdirSync(corpus)
        .filter((name) => /^0[1-3]-/.test(name))
        .map((name) => join(corpus, name)),
      store,
      knowledge,
    );
    server = await serve(store, knowledge.agreements, { host: "127.0.0.1", port: 0 });
    browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox"] });
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await server?.close();
    await store?.close();
    await rm(folder, { recursive: true });
  });

  /** One address of each kind of page. */
  async function addresses(): Promise<readonly string[]> {
    const [incident] = (await store.incidents()).items;
    const [article] = (await store.articles()).items;
    return [
      "/",
      "/?kind=words",
      `/incidents/${incident?.code}`,
      "/articles",
      `/articles/${article?.id}`,
      "/agreements",
      `/agreements/${knowledge.agreements[0]?.id}`,
      "/coverage",
      "/coverage?area=SYR&from=2024-11-20&to=2024-12-10",
      "/decisions",
      `/incidents/${incident?.code}?asKnownOn=2024-12-01`,
      "/nowhere",
    ];
  }

  test("have no fault that keeps people out, on a desk or a phone", async () => {
    for (const width of [1200, 390]) {
      const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true });
      for (const address of await addresses()) {
        await page.goto(`http://127.0.0.1:${server.port}${address}`);
        await page.addScriptTag({ content: AXE });
        const faults = await page.evaluate(
          "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
        );
        expect(faults, `${address} at ${width}`).toEqual([]);
        expect(
          await page.evaluate("document.documentElement.scrollWidth - innerWidth"),
          `${address} at ${width}`,
        ).toBeLessThanOrEqual(0);
      }
      await page.close();
    }
  }, 120_000);

  test("light up the words of the event that one points at", async () => {
    const page = await browser.newPage();
    const [article] = (await store.articles()).items;
    await page.goto(`http://127.0.0.1:${server.port}/articles/${article?.id}`);
    await page.focus("#e0");
    expect(await page.locator("mark.on").count()).toBeGreaterThan(0);
    await page.close();
  }, 60_000);

  test("take what a person puts on record, remember who it was, and say what is missing", async () => {
    const [incident] = (await store.incidents()).items;
    const page = await browser.newPage({ viewport: { width: 390, height: 800 } });
    await page.goto(`http://127.0.0.1:${server.port}/incidents/${incident?.code}`);
    await page.fill("#author [name=person]", "A. Monitor");
    await page.fill("#author [name=organisation]", "Valley Watch");
    const form = page.locator("details", { has: page.locator("form[data-kind=verification]") });
    await form.locator("summary").focus();
    await page.keyboard.press("Enter");
    await form.locator("[name=why]").fill("two teams saw the craters");
    await form.locator("button").click();
    await page.locator("#recorded", { hasText: "Not put on record: To call it verified, name the evidence" }).waitFor();
    await form.locator("[name=evidence]").fill("photo 17\nsite visit of 3 May");
    await form.locator("button").click();
    await page.locator("#recorded", { hasText: /Put on record as no\. \d+\./ }).waitFor();
    expect(await page.locator("main").innerText()).toContain("verified by one person");
    expect(await page.locator("main").innerText()).toContain("site visit of 3 May");
    expect(await page.inputValue("#author [name=person]")).toBe("A. Monitor");
    await page.close();
  }, 60_000);
});
