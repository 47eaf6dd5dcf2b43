import { afterAll, expect, test, vi } from "vitest";
import { leavingDossiers } from "../../src/ledger/export.ts";
import type { AsOf } from "../../src/ledger/past.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";
import { ANA, incidentOf, publish, put } from "./newsroom.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
afterAll(() => folders.remove());

/** Each dossier that leaves: its papers, its state and by whose word, and how many of its articles come along. */
async function leaving(store: Store, search: Parameters<typeof leavingDossiers>[1], asOf: AsOf | null) {
  const all: unknown[] = [];
  for await (const { dossier, articles } of leavingDossiers(store, search, {
    asOf,
    agreements: knowledge.agreements,
  })) {
    const papers = dossier.incident.reports.map(({ publisher }) => publisher).sort();
    const last = dossier.verification.at(-1);
    all.push([papers.join(" + "), last?.state, last?.by, articles.size]);
  }
  return all;
}

test("what leaves is today's record or that of a day, each with its articles, never with who decided", async () => {
  let now = "2024-11-29T07:00:00.000Z";
  const store = await folders.store(undefined, { clock: () => now });
  await publish(store, "Rebels shelled the town of Saraqib on Wednesday.", "State Agency", "2024-11-28");
  now = "2024-12-01T07:00:00.000Z";
  await publish(store, "The rebels denied that they had shelled Saraqib on Wednesday.", "Valley Courier", "2024-11-29");
  now = "2024-12-03T12:00:00.000Z";
  const { code } = await incidentOf(store, "Saraqib");
  await put(store, code, { kind: "verification", state: "verified", evidence: ["photographs"] }, { by: ANA });

  const word = { person: "", organisation: ANA.organisation };
  const both = ["State Agency + Valley Courier", "verified", word, 2];
  expect(await leaving(store, { types: ["ASSAULT"] }, null)).toEqual([both]);
  expect(await leaving(store, { types: ["ASSAULT"] }, { knownOn: "2024-12-03" })).toEqual([both]);
  expect(await leaving(store, { types: ["ASSAULT"] }, { knownOn: "2024-12-01" })).toEqual([
    ["State Agency + Valley Courier", "disputed", "reports", 2],
  ]);
  expect(await leaving(store, { types: ["ASSAULT"] }, { knownOn: "2024-11-30" })).toEqual([
    ["State Agency", "reported", "reports", 1],
  ]);
  expect(await leaving(store, {}, { knownOn: "2024-11-28" })).toEqual([]);
  expect(await leaving(store, { states: ["refuted"] }, null)).toEqual([]);

  expect(await store.basis("2024-11-30")).toMatchObject({ articles: 1, publishers: 1, lastPublished: "2024-11-28" });
  expect(await store.basis("2024-11-28")).toMatchObject({ articles: 0, publishers: 0, lastPublished: null });
  expect(await store.basis()).toMatchObject({ articles: 2, publishers: 2, lastPublished: "2024-11-29" });
});
