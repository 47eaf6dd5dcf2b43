import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { parseFeed } from "feedsmith";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { clocksOn } from "../../src/ledger/agreement.ts";
import type { Agreement, Dossier } from "../../src/model.ts";
import { openApp } from "../../src/server/app.ts";
import { Kept } from "../../src/server/kept.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { publish } from "../ledger/newsroom.ts";
import { Folders } from "../store/folders.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
let store: Store;

beforeAll(async () => {
  store = await folders.store();
  await publish(
    store,
    "Rebels shelled Saraqib on Wednesday, killing four people, state media <said> & more.",
    "State Agency",
  );
  await publish(store, "The rebels denied that they had shelled Saraqib on Wednesday.", "Valley Courier", "2024-11-30");
  await publish(
    store,
    "Soldiers shot two farmers in Hama on Thursday, villagers said.",
    "Valley Courier",
    "2024-12-02",
  );
  await publish(store, "Gunmen attacked a convoy in Syria on Thursday, a driver said.", "Hill Post", "2024-12-02");
});
afterAll(() => folders.remove());

const app = () => openApp(store, knowledge.agreements);
const ask = async (path: string) => await (await app().request(path)).json();

test("the map holds points with how far around each may lie, and says how many have none", async () => {
  const answer = await app().request("/map.geojson");
  expect(answer.headers.get("content-type")).toBe("application/geo+json");
  const { features, placed, unplaced, type } = await answer.json();
  expect([type, features.length]).toEqual(["FeatureCollection", placed]);
  const saraqib = features.find(({ properties }: Feature) => properties.place === "Saraqib");
  expect(saraqib).toMatchObject({
    geometry: { type: "Point", coordinates: [expect.closeTo(36.8, 0), expect.closeTo(35.86, 1)] },
    properties: { type: "ASSAULT", state: "disputed", radiusM: 1000, first: "2024-11-27", last: "2024-11-27" },
  });
  expect(String(saraqib.geometry.coordinates[0])).toMatch(/^\d+\.\d{1,4}$/);
  expect(unplaced).toBeGreaterThan(0);
  expect(features.map(({ properties }: Feature) => properties.place)).not.toContain("Syria");
  expect((await ask("/map.geojson?text=Hama")).features).toHaveLength(1);
});

test("spots count the same incidents by place", async () => {
  for (const filter of ["", "?text=Hama", "?kind=all&from=2024-11-28"]) {
    const { placed, unplaced, features } = await ask(`/map.geojson${filter}`);
    const spots = await ask(`/api/spots${filter}`);
    expect([spots.placed, spots.unplaced, spots.items.length]).toEqual([placed, unplaced, spots.total]);
    const at = ({ properties: { place } }: Feature) => place;
    for (const { name, total, code, byType } of spots.items) {
      const there = features.filter((feature: Feature) => at(feature) === name);
      expect(there).toHaveLength(total);
      expect(byType).toMatchObject({ [there[0].properties.type]: expect.any(Number) });
      if (total === 1) expect(there[0].properties.code).toBe(code);
    }
  }
});

test("the list of agreements counts what each one's own page holds", async () => {
  const { items } = await ask("/api/agreements-view");
  const counted = items.filter(({ incidents }: { incidents: number }) => incidents > 0);
  expect(counted.length).toBeGreaterThan(0);
  for (const { id, incidents, weeks } of counted) {
    const { dossiers, clocks } = await ask(`/api/agreements/${id}`);
    expect(dossiers).toHaveLength(incidents);
    expect(weeks.reduce((sum: number, week: number) => sum + week, 0)).toBe(
      dossiers.filter((one: Dossier) => isDoubted(one, id)).length, // all within the weeks that are drawn
    );
    const alone = await clocksOn(oneAgreement(id), new Date().toISOString().slice(0, 10), store);
    expect(alone).toEqual(clocks);
  }
});

function isDoubted({ incident, assessments }: Dossier, id: string): boolean {
  const own = assessments.filter(({ agreement }) => agreement === id);
  return incident.date !== null && own.some(({ value }) => value.endsWith("non-compliance"));
}

function oneAgreement(id: string): Agreement {
  const found = knowledge.agreements.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`No agreement ${id}`);
  return found;
}

interface Feature {
  readonly properties: { readonly place?: string; readonly zone?: string };
}

test("zones are drawn along where they are asked for, and only those on file", async () => {
  const { features } = await ask("/api/zones.geojson");
  expect(features.length).toBeGreaterThan(5);
  for (const { geometry } of features) {
    expect(geometry.type).toBe("MultiPolygon");
    for (const [ring] of geometry.coordinates) expect(ring[0]).toEqual(ring.at(-1));
  }
  const [{ id }] = features;
  const withZone = await ask(`/map.geojson?zones=${id}`);
  expect(withZone.features.filter(({ properties }: Feature) => properties.zone === id)).toHaveLength(1);
  expect((await app().request("/map.geojson?zones=zone:none")).status).toBe(400);
});

test("a timeline counts each incident once: in its bucket, as spread, or as undated", async () => {
  const { total } = await ask("/api/incidents?kind=all");
  for (const bucket of ["day", "week", "month"]) {
    const { buckets, spread, undated } = await ask(`/api/timeline?kind=all&bucket=${bucket}`);
    const held = buckets.reduce((sum: number, each: { total: number }) => sum + each.total, 0);
    expect(held + spread + undated).toBe(total);
  }
  const { buckets } = await ask("/api/timeline?bucket=week&text=Saraqib");
  expect(buckets).toEqual([
    { from: "2024-11-25", to: "2024-12-01", total: 1, byType: { ASSAULT: 1 }, byState: { disputed: 1 } },
  ]);
  expect((await ask("/api/timeline?bucket=month&text=Saraqib")).buckets).toMatchObject([
    { from: "2024-11-01", to: "2024-11-30" },
  ]);
});

test("the feed is Atom that a reader of feeds understands", async () => {
  const answer = await app().request("http://localhost:4700/feed.xml?text=Saraqib");
  expect(answer.headers.get("content-type")).toContain("application/atom+xml");
  const { format, feed } = parseFeed(await answer.text());
  expect(format).toBe("atom");
  if (format !== "atom") return;
  expect(feed).toMatchObject({ title: { value: "Tocsin: incidents (text Saraqib)" }, links: expect.any(Array) });
  const [entry, ...others] = feed.entries ?? [];
  expect(others).toEqual([]);
  expect(entry).toMatchObject({
    id: expect.stringMatching(/^urn:tocsin:incident:/),
    title: { value: expect.stringContaining("Saraqib") },
    published: "2025-03-20T08:00:00.000Z",
    updated: "2025-03-20T08:00:00.000Z",
    links: [{ href: expect.stringMatching(/^http:\/\/localhost:4700\/incidents\/SYR-/) }],
  });
  const empty = parseFeed(await (await app().request("/feed.xml?text=nothingatall")).text());
  expect(empty.format).toBe("atom");
});

test("articles are listed, narrowed and read in stretches", async () => {
  const publishers = async (query: string) =>
    (await ask(`/api/articles?${query}`)).items.map(({ publisher }: { publisher: string }) => publisher);
  expect((await ask("/api/articles")).items[0].text).toBeUndefined();
  expect(await publishers("text=farmers")).toEqual(["Valley Courier"]);
  expect(await publishers("publisher=State Agency")).toEqual(["State Agency"]);
  expect(await publishers("from=2024-12-01")).toEqual(expect.arrayContaining(["Valley Courier", "Hill Post"]));
  expect(await publishers("language=ar")).toEqual([]);
  const whole = (await ask("/api/articles")).items.map(({ id }: { id: string }) => id);
  const read: string[] = [];
  for (let cursor = ""; ; ) {
    const { items, next, total } = await ask(`/api/articles?limit=3${cursor}`);
    expect(total).toBe(whole.length);
    read.push(...items.map(({ id }: { id: string }) => id));
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  expect(read).toEqual(whole);
  expect(read).toHaveLength(4);
});

test("one search finds articles, claims and incidents by their words", async () => {
  const { articles, claims, incidents } = await ask("/api/search?text=farmers");
  expect(articles).toMatchObject({
    total: 1,
    items: [{ publisher: "Valley Courier", excerpt: expect.stringContaining("shot two farmers in Hama") }],
  });
  expect(incidents).toMatchObject({ total: 1, items: [{ place: { name: "Hama" } }] });
  expect(claims.items).toMatchObject([
    { incident: incidents.items[0].code, exact: expect.stringContaining("farmers"), publisher: "Valley Courier" },
  ]);
  expect((await ask("/api/search?text=villagers")).claims.total).toBeGreaterThan(0);
  expect((await ask('/api/search?text="shelled Hama"')).articles.total).toBe(0);
  expect((await app().request("/api/search")).status).toBe(400);
  expect((await app().request("/api/search?text=%20")).status).toBe(400);
});

test("larger answers are packed as whoever asks can unpack them", async () => {
  const path = "/api/incidents?kind=all";
  const plain = await (await app().request(path)).text();
  expect(plain.length).toBeGreaterThan(1400);
  const packed = async (way: string) => await app().request(path, { headers: { "accept-encoding": way } });
  const br = await packed("gzip, br");
  expect(br.headers.get("content-encoding")).toBe("br");
  expect(br.headers.get("vary")).toMatch(/accept-encoding/i);
  expect(brotliDecompressSync(await br.arrayBuffer()).toString()).toBe(plain);
  const gzip = await packed("br;q=0, gzip");
  expect(gzip.headers.get("content-encoding")).toBe("gzip");
  expect(gunzipSync(await gzip.arrayBuffer()).toString()).toBe(plain);
  const small = await app().request("/api/incidents?text=nothingatall", { headers: { "accept-encoding": "br" } });
  expect([small.headers.get("content-encoding"), (await small.json()).total]).toEqual([null, 0]);
});

test("what took long to make is kept up to a size, the latest asked for longest", () => {
  const kept = new Kept<string>(10);
  kept.put("a", "A", 4);
  kept.put("b", "B", 4);
  expect(kept.get("a")).toBe("A");
  kept.put("c", "C", 4);
  expect([kept.get("a"), kept.get("b"), kept.get("c")]).toEqual(["A", undefined, "C"]);
  kept.put("huge", "H", 11);
  expect(["a", "c", "huge"].map((name) => kept.get(name))).toEqual([undefined, undefined, undefined]);
});
