import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openApp } from "../../src/server/app.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { publish } from "../ledger/newsroom.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
let store: Store;
let app: ReturnType<typeof openApp>;

beforeAll(async () => {
  store = await folders.store();
  await publish(store, "Rebels shelled the town of Saraqib on Wednesday, state media said.", "State Agency");
  await publish(store, "The rebels denied that they had shelled Saraqib on Wednesday.", "Valley Courier", "2024-11-30");
  await publish(store, "Fighters seized a bakery in Gao on Monday, the mayor said.", "Valley Courier", "2024-11-30");
  app = openApp(store, knowledge.agreements);
});
afterAll(() => folders.remove());

const ANA = { by: { person: "Ana Monitor", organisation: null } };
const BEN = { by: { person: "Ben Watcher", organisation: "Hill Watch" } };

function send(method: string, path: string, body: unknown = {}) {
  return app.request(path, {
    method,
    headers: { "content-type": "application/json" },
    ...(method === "DELETE" ? {} : { body: JSON.stringify(body) }),
  });
}

async function ask(path: string) {
  const answer = await app.request(path);
  expect(answer.status, path).toBe(200);
  return await answer.json();
}

test("the queue holds what waits, and who looks at it until they stop", async () => {
  const { items, total, next } = await ask("/api/queue");
  expect(total).toBe(items.length);
  expect(next).toBeNull();
  expect(items[0]).toMatchObject({ looking: null, line: { state: "disputed", needs: ["first-look"] } });
  const { code } = items[0].line;
  const claimed = await send("POST", `/api/queue/${code}/claim`, ANA);
  expect(await claimed.json()).toMatchObject({ mine: true, looking: { name: "Ana Monitor" } });
  expect(await (await send("POST", `/api/queue/${code}/claim`, BEN)).json()).toMatchObject({ mine: false });
  expect((await send("POST", `/api/queue/${code}/release`, BEN)).status).toBe(204);
  expect((await ask("/api/queue")).items[0].looking.name).toBe("Ana Monitor");
  expect((await send("POST", `/api/queue/${code}/release`, ANA)).status).toBe(204);
  expect((await ask("/api/queue")).items[0].looking).toBeNull();
});

test("whoever does not say who they are looks at nothing, nor at what is not there", async () => {
  const { items } = await ask("/api/queue");
  const nobody = await send("POST", `/api/queue/${items[0].line.code}/claim`, {});
  expect(nobody.status).toBe(422);
  expect((await nobody.json()).errors).toEqual([{ pointer: "/by/person", detail: "a name is missing" }]);
  expect((await send("POST", "/api/queue/SYR-000-000/claim", ANA)).status).toBe(404);
});

test("a decision takes an incident out of the queue", async () => {
  const before = await ask("/api/queue");
  const { id } = before.items[0].line;
  await send("POST", `/api/incidents/${id}/decisions`, {
    ...ANA,
    decision: { kind: "verification", state: "disputed", evidence: [] },
    why: "Both sides were asked and stand by what they say.",
  });
  const after = await ask("/api/queue");
  expect(after.total).toBe(before.total - 1);
  expect(after.items.map(({ line }: { line: { id: string } }) => line.id)).not.toContain(id);
});

test("today tells what is new since a moment, and what waits", async () => {
  const first = await ask("/api/today");
  expect(first.fresh.total).toBe(first.incidents);
  expect(first.fresh.items.length).toBeGreaterThan(0);
  expect(first).toMatchObject({ demonstration: false, basis: { articles: 3, publishers: 2, pending: 0 } });
  const later = await ask("/api/today?since=2031-01-01T00:00:00Z");
  expect(later.fresh).toEqual({ total: 0, items: [] });
  expect(later.record).toBe(first.record);
  expect((await app.request("/api/today?since=yesterday")).status).toBe(400);
});

test("areas that nobody watched as usual are named", async () => {
  const { items, looked } = await ask("/api/blind");
  expect(looked).toBeGreaterThan(items.length - 1);
  const syria = items.find(({ area }: { area: string }) => area === "SYR");
  const { usual, thin, blind, unknown } = syria.days;
  expect(usual + thin + blind + unknown).toBe(14);
});

test("deadlines are those within thirty days of the day on which somebody asks", async () => {
  const { items, total } = await ask("/api/deadlines");
  expect(total).toBe(items.length);
  for (const { daysLeft } of items) expect(Math.abs(daysLeft)).toBeLessThanOrEqual(30);
});

test("a search is kept with what is new in it, and looked at, and removed", async () => {
  const sent = { ...ANA, name: "Saraqib", filter: { text: "Saraqib", kind: "all" } };
  const kept = await send("POST", "/api/searches", sent);
  expect(kept.status).toBe(201);
  const { id, ...search } = await kept.json();
  expect(search).toMatchObject({ name: "Saraqib", filter: sent.filter, by: "Ana Monitor", fresh: 0 });
  expect(search.total).toBeGreaterThan(0);
  expect((await ask("/api/searches")).items).toMatchObject([{ id }]);
  expect((await send("POST", `/api/searches/${id}/seen`)).status).toBe(204);
  expect((await send("DELETE", `/api/searches/${id}`)).status).toBe(204);
  expect((await send("DELETE", `/api/searches/${id}`)).status).toBe(404);
  expect((await ask("/api/searches")).items).toEqual([]);
});

test("a search is forecast once somebody says so, and no more when they take it back", async () => {
  const kept = await send("POST", "/api/searches", { ...ANA, name: "Shelling", filter: { type: "ASSAULT" } });
  const { id, forecast } = await kept.json();
  expect(forecast).toBe(false);
  const set = async (body: unknown) => (await send("POST", `/api/searches/${id}/forecast`, body)).status;
  expect(await set({ forecast: "yes" })).toBe(422);
  expect(await set({ forecast: true })).toBe(204);
  expect((await ask("/api/searches")).items).toMatchObject([{ id, forecast: true }]);
  expect((await app.request(`/api/warnings/search:${id}`)).status).toBe(404); // no week was seen yet
  expect((await ask("/api/forecasts/searches")).areas).toEqual([]);
  expect(await set({ forecast: false })).toBe(204);
  expect((await ask("/api/searches")).items).toMatchObject([{ id, forecast: false }]);
  await send("DELETE", `/api/searches/${id}`);
  expect(await set({ forecast: true })).toBe(404);
  const gone = await app.request(`/api/warnings/search:${id}`);
  expect(await gone.json()).toMatchObject({ status: 404, detail: expect.stringMatching(/no search that is forecast/) });
});

test("a search that could find nothing is refused with what is wrong in it", async () => {
  const wrong = await send("POST", "/api/searches", {
    ...ANA,
    name: "Wrong",
    filter: { state: "true", country: "SYR" },
  });
  expect(wrong.status).toBe(422);
  expect((await wrong.json()).errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(["/filter/state/0"]);
  expect((await send("POST", "/api/searches", { ...ANA, name: "", filter: {} })).status).toBe(422);
});

test("sources come with counts and what they are counts of, and people's grades apart from them", async () => {
  await send("POST", "/api/publishers/State%20Agency/grades", { ...ANA, grade: "C", why: "Of a party." });
  const { items, incidents } = await ask("/api/sources");
  const agency = items.find(({ publisher }: { publisher: string }) => publisher === "State Agency");
  expect(agency).toMatchObject({
    articles: 1,
    ownership: null,
    grades: [{ grade: "C", by: ANA.by, why: "Of a party." }],
  });
  expect(agency.told).toBeLessThanOrEqual(incidents);
  expect(agency.contradicted).toBeLessThanOrEqual(agency.told);
  expect(agency.languages).toEqual([{ language: "en", articles: 1, read: true }]);
});

test("claims are found by the speaker's name, stretch by stretch", async () => {
  const all = await ask("/api/claims?text=Saraqib");
  expect(all.total).toBeGreaterThan(1);
  const one = await ask("/api/claims?text=Saraqib&limit=1");
  const two = await ask(`/api/claims?text=Saraqib&limit=1&cursor=${one.next}`);
  expect([...one.items, ...two.items]).toEqual(all.items.slice(0, 2));
  expect((await app.request("/api/claims?text=Saraqib&cursor=x")).status).toBe(400);
  expect((await app.request("/api/claims")).status).toBe(400);
});
