import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rebuildRecord, takeInWaiting } from "../../src/ledger/take-in.ts";
import type { Stated } from "../../src/model.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";

let folder: string;
let store: Store;
const SILENT = { expect: () => {}, step: () => {} };
const PAGE = "https://www.courier.example/oru";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-versions-"));
  store = await openStore({ folder, clock: () => "2031-05-02T08:00:00.000Z" });
}, 120_000);

afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

/** A look at a page as it stood, with what a publisher's server adds to it each time. */
async function look(
  words: string,
  { url = PAGE, added = "", ...stated }: Stated & { url?: string; added?: string } = {},
) {
  const html = `<html><head><link rel="canonical" href="${PAGE}"></head><body><article><p>${words}</p></article><script>${added}</script></body></html>`;
  const body = new TextEncoder().encode(html);
  const sha256 = createHash("sha256").update(body).digest("hex");
  const known = { publisher: "Courier", published: "2031-05-01", ...stated };
  await store.addCapture({
    url,
    fetchedAt: "2031-05-02T08:00:00.000Z",
    mediaType: "text/html",
    sha256,
    body,
    stated: known,
  });
  await takeInWaiting(store, knowledge, SILENT);
}

const WORDS =
  "Rebels attacked the town of Saraqib on Thursday, killing two soldiers, the state news agency reported. Shells fell on the market, and shops closed early, residents said.";

test("one page in three feeds, each with its own title, and under an address for telephones, is one article", async () => {
  await look(WORDS, { title: "Rebels attack Saraqib" });
  await look(WORDS, { title: "Saraqib attacked", added: "t=2" });
  await look(WORDS, { url: "https://amp.courier.example/oru?x=1", added: "t=3" });
  expect(await store.counts()).toMatchObject({ articles: 1 });
  const [article] = await store.versions(PAGE);
  expect(article).toMatchObject({ url: PAGE, title: "Rebels attack Saraqib" });
  expect(await store.capturesOf(article?.id ?? "article:")).toHaveLength(3);
  expect(await store.pending()).toEqual([]);
});

test("a page whose words were edited is another version of it, and tells of the same incident as one source", async () => {
  const before = await store.counts();
  await look(WORDS.replace("two soldiers", "three soldiers"));
  const versions = await store.versions(PAGE);
  expect(versions).toHaveLength(2);
  expect((await store.counts()).incidents).toBe(before.incidents);
  const reports = await store.reports({ articles: versions.map(({ id }) => id) });
  const attack = reports.find(({ report }) => report.type === "ASSAULT")?.incident ?? null;
  const incident = attack === null ? null : await store.incident(attack);
  expect(new Set(incident?.reports.map(({ article }) => article)).size).toBe(2);
  expect(incident?.origins).toHaveLength(1);
});

test("what was settled in that way is settled so again when the index is made anew", async () => {
  const before = await store.fingerprint();
  await rebuildRecord(store, knowledge, () => {});
  expect(await store.fingerprint()).toBe(before);
});
