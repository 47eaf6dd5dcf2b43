import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe } from "vitest";
import { takeIn } from "../../src/cli/ingest.ts";
import { packageRoot } from "../../src/knowledge/root.ts";
import { type Outbox, openOutbox } from "../../src/send/outbox.ts";
import { type Access, localAccess } from "../../src/server/access.ts";
import { type Server, serve } from "../../src/server/serve.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";

/** A record of some demonstration articles, served, with a browser that looks at it. */
export interface Site {
  readonly store: Store;
  readonly outbox: Outbox;
  readonly browser: Browser;
  readonly address: string;
  /** Opens a screen and waits until it has its heading. */
  open(path: string, how?: Looking): Promise<Page>;
}

interface Looking {
  readonly width?: number;
  readonly dark?: boolean;
  readonly language?: "en" | "ar";
  /** Lets the tour come; it was ended already unless said. */
  readonly tour?: boolean;
  /** Who says that they look; nobody unless said. */
  readonly author?: string;
}

const BROWSER = process.env["CHROMIUM"] ?? "/usr/bin/chromium";
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/**
 * Tests of screens in a real browser. Where there is none, they are passed over and the name says why: install
 * Chromium, or name it by CHROMIUM. `articles` says which files of the demonstration corpus are on record, `accessTo` who may see them.
 */
export function describeScreens(
  name: string,
  articles: RegExp,
  tests: (site: () => Site) => void,
  accessTo: (store: Store) => Promise<Access> = async () => localAccess(),
): void {
  const what = existsSync(BROWSER) ? name : `${name} (passed over: no ${BROWSER}; install Chromium or set CHROMIUM)`;
  describe.skipIf(!existsSync(BROWSER))(`${what}`, () => {
    let folder: string;
    let store: Store;
    let outbox: Outbox;
    let server: Server;
    let browser: Browser;

    beforeAll(async () => {
      if (!existsSync(join(packageRoot(), "dist/web/index.html"))) throw new Error("Run `npm run build` first.");
      folder = await mkdtemp(join(tmpdir(), "tocsin-web-"));
      store = await openStore({ folder });
      const corpus = join(packageRoot(), "examples/corpus");
      const chosen = readdirSync(corpus).filter((file) => articles.test(file));
      const paths = chosen.map((file) => join(corpus, file));
      await takeIn(paths, store, knowledge);
      outbox = await openOutbox(folder);
      server = await serve(
        store,
        knowledge.agreements,
        { host: "127.0.0.1", port: 0 },
        { access: await accessTo(store), outbox, sending: () => ({ origin: "http://127.0.0.1:4700", mail: null }) },
      );
      browser = await chromium.launch({ executablePath: BROWSER, args: ["--no-sandbox"] });
    }, 180_000);

    afterAll(async () => {
      await browser?.close();
      await server?.close();
      await outbox?.close();
      await store?.close();
      await rm(folder, { recursive: true });
    });

    async function open(path: string, how: Looking = {}): Promise<Page> {
      const { width = 1200, dark = false, language = "en", tour = false, author = null } = how;
      const colorScheme = dark ? "dark" : "light";
      const page = await browser.newPage({ viewport: { width, height: 800 }, bypassCSP: true, colorScheme });
      const kept = [
        ["language", language],
        ...(tour ? [] : [["tour", "ended"]]),
        ...(author === null ? [] : [["author", JSON.stringify({ person: author, organisation: null })]]),
      ];
      await page.addInitScript((pairs) => {
        // Once: what a test changes stays changed.
        if (localStorage.getItem("tocsin-begun") !== null) return;
        localStorage.setItem("tocsin-begun", "yes");
        for (const [name, value] of pairs) localStorage.setItem(`tocsin-${name}`, value ?? "");
      }, kept);
      await page.goto(`http://127.0.0.1:${server.port}${path}`);
      await page.locator("main h1").first().waitFor();
      return page;
    }

    tests(() => ({ store, outbox, browser, address: `http://127.0.0.1:${server.port}`, open }));
  });
}

/** What axe-core finds that keeps people out, and whether the page is wider than the window. */
export async function faultsIn(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ content: AXE });
  const faults: string[] = await page.evaluate(
    "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))",
  );
  const excess: number = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
  return excess > 0 ? [...faults, `wider than the window by ${excess} pixels`] : faults;
}
