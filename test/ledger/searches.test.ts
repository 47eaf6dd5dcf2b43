import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSearches } from "../../src/ledger/searches.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-searches-"));
});
afterEach(() => rm(folder, { recursive: true }));

const MARKETS = { name: "Markets", filter: { text: "market" }, owner: null, by: "Ana" };

test("a search is there when the folder is opened again", async () => {
  const added = await openSearches(folder).add(MARKETS, "2031-05-01T06:00:00Z");
  expect(await openSearches(folder).of(null)).toEqual([added]);
  expect(added).toMatchObject({ ...MARKETS, seenAt: "2031-05-01T06:00:00Z" });
  expect(await readdir(folder)).toEqual(["searches.json"]);
});

test("an account sees, marks and removes its own only", async () => {
  const searches = openSearches(folder);
  const own = await searches.add({ ...MARKETS, owner: "account:1" }, "2031-05-01T06:00:00Z");
  const id = own?.id ?? "";
  expect(await searches.of("account:2")).toEqual([]);
  expect(await searches.see(id, "account:2", "2031-05-02T06:00:00Z")).toBe(false);
  expect(await searches.remove(id, "account:2")).toBe(false);
  expect(await searches.see(id, "account:1", "2031-05-02T06:00:00Z")).toBe(true);
  expect((await searches.of("account:1")).map(({ seenAt }) => seenAt)).toEqual(["2031-05-02T06:00:00Z"]);
  expect(await searches.remove(id, "account:1")).toBe(true);
  expect(await searches.of("account:1")).toEqual([]);
});

test("what is kept at one moment is all kept", async () => {
  const searches = openSearches(folder);
  await Promise.all([1, 2, 3, 4].map((i) => searches.add({ ...MARKETS, name: `no. ${i}` }, "2031-05-01T06:00:00Z")));
  expect((await searches.of(null)).map(({ name }) => name)).toEqual(["no. 1", "no. 2", "no. 3", "no. 4"]);
});

test("nobody keeps more than two hundred", async () => {
  const searches = openSearches(folder);
  for (let i = 0; i < 200; i++) await searches.add(MARKETS, "2031-05-01T06:00:00Z");
  expect(await searches.add(MARKETS, "2031-05-01T06:00:00Z")).toBeNull();
  expect(await searches.add({ ...MARKETS, owner: "account:1" }, "2031-05-01T06:00:00Z")).not.toBeNull();
}, 30_000);

test("a search is forecast from when somebody says so to when they say otherwise, up to a number over all", async () => {
  const searches = openSearches(folder);
  const [one, two] = [
    await searches.add({ ...MARKETS, owner: "account:1" }, "2031-05-01T06:00:00Z"),
    await searches.add({ ...MARKETS, owner: "account:2" }, "2031-05-01T06:00:00Z"),
  ].map((added) => added?.id ?? "");
  expect(one && (await searches.setForecast(one, "account:2", true, 1))).toBe("unknown");
  expect(one && (await searches.setForecast(one, "account:1", true, 1))).toBe("done");
  expect(two && (await searches.setForecast(two, "account:2", true, 1))).toBe("too-many");
  expect(one && (await searches.setForecast(one, "account:1", true, 1))).toBe("done");
  expect((await openSearches(folder).all()).map(({ forecast }) => forecast)).toEqual([true, false]);
  expect(one && (await searches.setForecast(one, "account:1", false, 1))).toBe("done");
  expect(two && (await searches.setForecast(two, "account:2", true, 1))).toBe("done");
  expect((await searches.all()).map(({ forecast }) => forecast)).toEqual([false, true]);
});

test("searches that an older version kept are read, and none of them is forecast", async () => {
  const kept = { id: "a", ...MARKETS, createdAt: "2031-05-01T06:00:00Z", seenAt: "2031-05-01T06:00:00Z" };
  await writeFile(join(folder, "searches.json"), JSON.stringify({ searches: [kept] }));
  expect(await openSearches(folder).of(null)).toEqual([{ ...kept, forecast: false }]);
});

test("a file that holds something else is named, and left as it is", async () => {
  await writeFile(join(folder, "searches.json"), "[1, 2");
  await expect(openSearches(folder).of(null)).rejects.toThrow(/searches\.json holds no searches/);
  await expect(openSearches(folder).add(MARKETS, "2031-05-01T06:00:00Z")).rejects.toThrow(/Mend it/);
});
