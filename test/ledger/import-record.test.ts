import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type BroughtLine, importRecord } from "../../src/ledger/import-record.ts";
import { takeInWaiting } from "../../src/ledger/take-in.ts";
import { update } from "../../src/pipeline.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { verify } from "../../src/store/verify.ts";
import { digestWords, knowledge } from "../knowledge.ts";

let folder: string;
let store: Store;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-record-"));
  store = await openStore({ folder });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const THEIRS = digestWords("Rebels shelled Aleppo on Thursday, the army said.");

function lines(text = THEIRS.article.text): readonly BroughtLine[] {
  const { incidents } = update([], THEIRS.reports, []);
  return [
    { kind: "article", article: { ...THEIRS.article, text } },
    ...incidents.map((incident) => ({ kind: "incident" as const, incident, decisions: [{}] })),
  ];
}

async function bring(all: readonly BroughtLine[]) {
  async function* each() {
    yield* all;
  }
  const found = await importRecord(each(), store, "2025-01-01T00:00:00Z");
  await takeInWaiting(store, knowledge, { expect: () => {}, step: () => {} });
  return found;
}

test("another's record gives the same incidents under the same codes, once", async () => {
  expect(await bring(lines())).toEqual({ added: 1, known: 0, decisions: 1 });
  const { items } = await store.incidents();
  expect(items.map(({ code }) => code)).toEqual(update([], THEIRS.reports, []).incidents.map(({ code }) => code));
  expect(await verify(store)).toEqual([]);
  expect(await bring(lines())).toMatchObject({ added: 0, known: 1 });
});

test("reports whose words do not stand in the text are left out", async () => {
  await bring(lines(THEIRS.article.text.replace("Aleppo", "Hamah!")));
  expect((await store.incidents()).total).toBe(0);
  expect(await verify(store)).toEqual([]);
});
