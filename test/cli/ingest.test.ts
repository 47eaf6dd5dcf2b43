import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { takeIn } from "../../src/cli/ingest.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { always, openPublisher, type Publisher, page } from "../watch/publisher.ts";

let folder: string;
let store: Store;
let publisher: Publisher;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-ingest-"));
  store = await openStore({ folder: join(folder, "data") });
  publisher = await openPublisher();
}, 120_000);

afterEach(() => {
  process.exitCode = 0;
  vi.restoreAllMocks();
});

afterAll(async () => {
  await store.close();
  await publisher.close();
  await rm(folder, { recursive: true });
});

/** What is told on standard error when some inputs are taken in. */
async function told(...inputs: readonly string[]): Promise<string> {
  const words: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((text) => words.push(String(text)) > 0);
  await takeIn(inputs, store, knowledge, { allowPrivate: true, delayMs: 0 });
  return words.join("").replaceAll(folder, "");
}

test("a file of addresses stands for what is there; in a folder it asks nobody", async () => {
  publisher.answers.set("/one", always("text/html", page("Shells fell on Oru on Friday, the mayor said.")));
  await mkdir(join(folder, "texts"));
  const path = join(folder, "texts", "list.txt");
  await writeFile(path, `\uFEFF# today\r\n${publisher.address}/one\r\n\r\n${publisher.address}/none\r\n`);
  expect(await told(join(folder, "texts"))).toContain("/texts/list.txt: holds only addresses; name the file itself");
  expect(publisher.asked).toEqual([]);
  expect(await told(path)).toContain("/none: answered 404 Not Found");
  expect(process.exitCode).toBe(1);
  expect(publisher.asked).toEqual(["/one", "/none"]);
  expect(await store.counts()).toMatchObject({ captures: 1, articles: 1 });
});

test("what cannot be read says why and what to do, the others are taken in, and it is told once", async () => {
  const before = await store.counts();
  const files = {
    "cut.json": '{"messages": [',
    "all.json": '{"chats": {"list": []}}',
    "none.txt": "",
    "ok.txt": "Talks began in Oru.",
  };
  for (const [name, words] of Object.entries(files)) await writeFile(join(folder, name), words);
  const words = await told(...Object.keys(files).map((name) => join(folder, name)));
  expect(words).toMatch(/\/cut\.json: is no whole JSON: .*cut off/);
  expect(words).toMatch(/\/all\.json: .*private chats.*export the one channel/);
  expect(words).toContain("/none.txt: is empty");
  expect(process.exitCode).toBe(1);
  expect((await store.counts()).articles).toBe(before.articles + 1);
  expect(await store.pending()).toEqual([]);
  process.exitCode = 0;
  expect(await told(join(folder, "ok.txt"))).not.toContain("none.txt");
  expect(process.exitCode).toBe(0);
});
