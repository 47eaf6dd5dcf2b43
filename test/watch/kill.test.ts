import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { openStore } from "../../src/store/store.ts";
import { openFollowList } from "../../src/watch/follow.ts";
import { openPublisher, page, rss } from "./publisher.ts";

const CHILD = fileURLToPath(new URL("./kill-child.ts", import.meta.url));
const TSX = fileURLToPath(import.meta.resolve("tsx"));
const PAGES = 30;
/** The child is killed some time after the server gave out so many pages: while it asks, and while it reads. */
const KILLS = [
  [1, 0],
  [7, 3],
  [8, 20],
  [13, 1],
  [2, 60],
  [0, 900],
  [0, 1500],
] as const;

test("killed while it takes in, again and again, it loses nothing that it had, and takes nothing in twice", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-watch-kill-"));
  const publisher = await openPublisher();
  const items = Array.from({ length: PAGES }, (_, i) => ({ path: `/${i}`, title: `Report ${i}` }));
  let given = 0;
  publisher.answers.set("/feed", (_, response) => response.end(rss(publisher.address, items)));
  for (const { path, title } of items) {
    publisher.answers.set(path, (_, response) => {
      given++;
      response.writeHead(200, { "content-type": "text/html" });
      response.end(page(`${title}: shells fell on Saraqib on Friday, killing ${path.slice(1)} soldiers.`));
    });
  }
  const list = openFollowList(folder);
  const unknown = {
    kind: null,
    country: null,
    language: null,
    ownership: null,
    ownerName: null,
    regions: [],
    checked: null,
  };
  const feeds = [
    { url: `${publisher.address}/feed`, title: "Valley Courier", publisher: "Valley Courier", ...unknown },
  ];
  const [feed] = await list.add(feeds, "2031-05-01T00:00:00Z");
  if (feed === undefined) throw new Error("the feed is not followed");

  for (const [pages, ms] of KILLS) {
    const child = spawn(process.execPath, ["--import", TSX, CHILD, folder], { stdio: "ignore" });
    const ended = once(child, "close");
    await Promise.race([ended, gaveOut(pages)]);
    await setTimeout(ms);
    child.kill("SIGKILL");
    await ended;
    expect(await acknowledged()).toBeGreaterThanOrEqual(0);
  }
  const child = spawn(process.execPath, ["--import", TSX, CHILD, folder], { stdio: "ignore" });
  expect((await once(child, "close"))[0]).toBe(0);

  const store = await openStore({ folder });
  const captures: string[] = [];
  for await (const { url } of store.captures()) captures.push(url.replace(`${publisher.address}/`, ""));
  expect(captures.toSorted((a, b) => Number(a) - Number(b))).toEqual(items.map(({ path }) => path.slice(1)));
  expect(await store.counts()).toMatchObject({ captures: PAGES, pending: 0, failed: 0, articles: PAGES });
  // What was underway at each kill is asked for again, and nothing else.
  expect(given).toBeLessThanOrEqual(PAGES + KILLS.length);
  await store.close();
  await publisher.close();
  await rm(folder, { recursive: true });

  /** Until the server has given out so many more pages. */
  async function gaveOut(pages: number): Promise<void> {
    const most = given + pages;
    const isReached = () => given >= most;
    while (!isReached()) await setTimeout(1);
  }

  /** How many pages the list counts as had, each of which is in the journal. */
  async function acknowledged(): Promise<number> {
    const had = Object.keys((await list.memory(feed?.id ?? "feed:")).known);
    const store = await openStore({ folder });
    const recorded = new Set<string>();
    for await (const { url } of store.captures()) recorded.add(url);
    await store.close();
    expect(had.filter((url) => !recorded.has(url))).toEqual([]);
    return had.length;
  }
}, 180_000);
