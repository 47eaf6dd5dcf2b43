import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp } from "../../src/server/app.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import type { Polled } from "../../src/watch/poll.ts";

let folder: string;
let store: Store;
const polled: Polled = {
  attempt: { status: "answered", listed: 3, fresh: 1 },
  taken: 1,
  passed: 0,
  missed: [],
  movedTo: null,
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-feeds-"));
  store = await openStore({ folder });
}, 60_000);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const app = openApp(store, [], { asker: { pollNow: async (id) => (id === "feed:none" ? null : polled) } });
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const headers = { "content-type": "application/json", host: "localhost:4700" };
  return Promise.resolve(app.request(`http://localhost:4700${path}`, { method, headers, ...sent }));
}

test("a feed is followed once, asked at once, and left again", async () => {
  const made = await ask("POST", "/api/feeds", { url: "https://example.org/feed", publisher: "Valley Courier" });
  expect(made.status).toBe(201);
  const { items } = await made.json();
  expect(items).toMatchObject([{ publisher: "Valley Courier", health: { state: "waiting" } }]);
  expect((await (await ask("POST", "/api/feeds", { url: "https://example.org/feed" })).json()).items).toEqual([]);
  expect(await (await ask("GET", "/api/feeds")).json()).toMatchObject({ items: [{ id: items[0].id }], watching: true });
  expect(await (await ask("POST", `/api/feeds/${items[0].id}/check`)).json()).toEqual(polled);
  expect((await ask("DELETE", `/api/feeds/${items[0].id}`)).status).toBe(204);
  expect((await ask("DELETE", `/api/feeds/${items[0].id}`)).status).toBe(404);
});

test("known feeds of a country are followed with whose they are", async () => {
  const { items } = await (await ask("POST", "/api/feeds", { country: "SDN" })).json();
  expect(items.length).toBeGreaterThan(3);
  expect(
    items.every(
      ({ ownership, regions }: { ownership: string; regions: string[] }) =>
        ownership !== null && regions.includes("SDN"),
    ),
  ).toBe(true);
});

test.each([
  [{ url: "ftp://example.org/feed" }, "/url"],
  [{}, "/url"],
  [{ country: "XXX" }, "/country"],
  [{ url: "https://example.org/feed", pattern: "often" }, "/pattern"],
])("what cannot be followed is refused, with what is wrong: %j", async (wish, pointer) => {
  const answer = await ask("POST", "/api/feeds", wish);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ pointer }] });
});

test("a server that asks no feeds says so", async () => {
  const app = openApp(store, []);
  const answer = await app.request("http://localhost:4700/api/feeds/feed:x/check", {
    method: "POST",
    headers: { host: "localhost:4700" },
  });
  expect(answer.status).toBe(409);
});
