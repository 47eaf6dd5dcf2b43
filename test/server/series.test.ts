import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openApp } from "../../src/server/app.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { publish } from "../ledger/newsroom.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
let store: Store;

beforeAll(async () => {
  let now = "2024-11-30T06:00:00Z";
  store = await folders.store(undefined, { clock: () => now });
  await publish(store, "Rebels shelled Saraqib on Wednesday, killing four people, state media said.", "State Agency");
  await publish(store, "Soldiers shot two farmers in Hama on Thursday, villagers said.", "Valley Courier");
  now = "2024-12-20T06:00:00Z";
  await publish(
    store,
    "Gunmen killed three soldiers in Idlib on 28 November, a doctor said.",
    "Hill Post",
    "2024-12-19",
  );
});
afterAll(() => folders.remove());

const get = (path: string) => openApp(store, knowledge.agreements).request(path);
const ask = async (query: string) => await (await get(`/api/series?${query}`)).json();

interface Interval {
  readonly first: string;
  readonly count: number | null;
  readonly countNow?: number | null;
  readonly incidents: number;
}

/** The days on which anything is on record, with what is counted. */
const counted = async (query: string) =>
  (await ask(`by=day&from=2024-11-25&to=2024-11-30&${query}`)).intervals
    .filter(({ incidents }: Interval) => incidents > 0)
    .map(({ first, count, incidents }: Interval) => [first, count, incidents]);

test("counts come by day, of what is asked and where; a day that nobody saw has none", async () => {
  expect(await counted("in=SYR")).toEqual([
    ["2024-11-27", null, 1],
    ["2024-11-28", null, 2],
  ]);
  const seen = await ask("by=day&from=2024-11-29&to=2024-11-29&in=SYR");
  expect(seen.intervals).toMatchObject([{ seen: "partly", count: 0 }]);
  expect((await counted("in=SYR/Idlib")).map(([, , incidents]: number[]) => incidents)).toEqual([1, 1]);
  expect(await counted("text=farmers")).toHaveLength(1);
  expect(await counted("in=LBN")).toEqual([]);
  expect(await counted("type=PROTEST")).toEqual([]);
});

test("an earlier day stands beside today", async () => {
  const { intervals, knownOn } = await ask("by=day&in=SYR&from=2024-11-28&to=2024-11-29&asKnownOn=2024-12-01");
  expect(knownOn).toBe("2024-12-01");
  expect(intervals.map(({ incidents }: Interval) => incidents)).toEqual([1, 0]);
  expect(intervals.map(({ countNow }: Interval) => countNow)).toEqual([null, 0]);
});

test("what makes no sense is refused, and says why", async () => {
  for (const [query, status, words] of [
    ["in=Atlantis", 404, /no incident is placed/i],
    ["from=2030-01-01", 400, /days to come/],
    ["from=2024-12-01&to=2024-11-01", 400, /after the last day/],
    ["text=farmers&asKnownOn=2024-12-01", 400, /index of words/],
    ["of=tears", 400, /incidents, deaths or reports/],
    ["by=year", 400, /day or week/],
  ] as const) {
    const answer = await get(`/api/series?${query}`);
    expect([query, answer.status]).toEqual([query, status]);
    expect(await answer.text()).toMatch(words);
  }
});

test("the same question has the same answer until the record changes", async () => {
  const first = await get("/api/series?in=SYR");
  const etag = first.headers.get("etag") ?? "";
  expect(etag).not.toBe("");
  const app = openApp(store, knowledge.agreements);
  expect((await app.request("/api/series?in=SYR", { headers: { "if-none-match": etag } })).status).toBe(304);
});
