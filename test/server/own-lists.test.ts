import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { openApp } from "../../src/server/app.ts";
import { openStore } from "../../src/store/store.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folder = await mkdtemp(join(tmpdir(), "tocsin-own-"));
const store = await openStore({ folder: join(folder, "data") });

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

test("whoever corrects an article can choose among the actors of a list of their own", async () => {
  const list = join(folder, "own.csv");
  await writeFile(list, "name,aliases,country,sector\nBrandywine Riders,BWR,SYR,REB\n");
  const found = async (options: Parameters<typeof openApp>[2]) => {
    const answer = await openApp(store, [], options).request("/api/actors?text=brandywine");
    return ((await answer.json()) as { items: readonly { name: string }[] }).items.map(({ name }) => name);
  };
  expect(await found({})).toEqual([]);
  expect(await found({ additions: { actors: [list] } })).toEqual(["Brandywine Riders"]);
});
