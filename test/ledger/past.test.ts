import { afterAll, expect, test, vi } from "vitest";
import { findDossiersThen } from "../../src/ledger/list.ts";
import { asKnownOn, incidentAsKnownOn } from "../../src/ledger/past.ts";
import type { Dossier } from "../../src/model.ts";
import type { Store } from "../../src/store/store.ts";
import { knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";
import { ANA, BEN, incidentOf, publish, put } from "./newsroom.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
afterAll(() => folders.remove());

/** What a store goes through in ten days: an attack, its denial, a toll, a word of people, a joining. */
async function tenDays(): Promise<Store> {
  let now = "2024-11-29T07:00:00.000Z";
  const store = await folders.store(undefined, { clock: () => now });
  await publish(
    store,
    "Rebels shelled the town of Saraqib on Wednesday, state media said.",
    "State Agency",
    "2024-11-28",
  );
  now = "2024-11-30T23:59:59.999Z";
  await publish(store, "The rebels denied that they had shelled Saraqib on Wednesday.", "Valley Courier", "2024-11-29");
  now = "2024-12-01T00:00:00.000Z";
  await publish(
    store,
    "Shells fired by rebels hit Saraqib on Wednesday, killing five soldiers, the Syrian Observatory for Human Rights said.",
    "Orontes Press",
    "2024-11-28",
  );
  now = "2024-12-03T12:00:00.000Z";
  const { code } = await incidentOf(store, "Saraqib");
  await put(store, code, { kind: "verification", state: "verified", evidence: ["photographs"] }, { by: ANA });
  now = "2024-12-08T12:00:00.000Z";
  await put(store, code, { kind: "verification", state: "verified", evidence: ["a visit"] }, { by: BEN });
  return store;
}

/** The papers, the state and the count of dead of an incident, as they stood then. */
async function stood(store: Store, asOf: Parameters<typeof incidentAsKnownOn>[3]): Promise<readonly unknown[]> {
  const incident = await incidentOf(store, "Saraqib");
  return (await incidentAsKnownOn(incident, store, knowledge.agreements, asOf)).dossiers.map(inShort);
}

function inShort({ incident, verification, agreed }: Dossier): unknown {
  const papers = incident.reports.map(({ publisher }) => publisher).sort();
  return [papers.join(" + "), verification.at(-1)?.state, incident.tallies.length, agreed.length];
}

test("the record stands as it stood: what came later, from papers or people, is not there", async () => {
  const store = await tenDays();
  const all = "Orontes Press + State Agency + Valley Courier";
  expect(await stood(store, { knownOn: "2024-11-28" })).toEqual([]);
  expect(await stood(store, { knownOn: "2024-11-29" })).toEqual([["State Agency", "reported", 0, 0]]);
  expect(await stood(store, { knownOn: "2024-11-30" })).toEqual([["State Agency + Valley Courier", "disputed", 0, 0]]);
  expect(await stood(store, { knownOn: "2024-12-02" })).toEqual([[all, "disputed", 1, 0]]);
  expect(await stood(store, { knownOn: "2024-12-03" })).toEqual([[all, "verified", 1, 1]]);
  expect(await stood(store, { knownOn: "2024-12-08" })).toEqual([[all, "verified", 1, 2]]);
});

test("what had been printed by a day is there whenever it was recorded", async () => {
  const store = await tenDays();
  expect(await stood(store, { publishedBy: "2024-11-27" })).toEqual([]);
  expect(await stood(store, { publishedBy: "2024-11-28" })).toMatchObject([
    ["Orontes Press + State Agency", expect.any(String), 1, 0],
  ]);
  expect(await stood(store, { publishedBy: "2024-11-28", knownOn: "2024-11-29" })).toEqual([
    ["State Agency", "reported", 0, 0],
  ]);
});

test("a list of a day finds by what was known then", async () => {
  const store = await tenDays();
  const states = async (search: Parameters<typeof findDossiersThen>[2], day: string) => {
    const found = await findDossiersThen(
      store,
      knowledge.agreements,
      { types: ["ASSAULT"], ...search },
      { knownOn: day },
    );
    return found.items.map(({ verification }) => verification.at(-1)?.state);
  };
  expect(await states({ country: "SYR", from: "2024-11-27", to: "2024-11-27" }, "2024-11-30")).toEqual(["disputed"]);
  expect(await states({ states: ["verified"] }, "2024-11-30")).toEqual([]);
  expect(await states({ states: ["verified"] }, "2024-12-03")).toEqual(["verified"]);
  expect(await states({ country: "MLI" }, "2024-12-03")).toEqual([]);
  expect(await states({ from: "2024-11-28" }, "2024-12-03")).toEqual([]);
});

test("the whole record of a day holds what each of its incidents was, and today's is today's", async () => {
  const store = await tenDays();
  const then = await asKnownOn(store, knowledge.agreements, { knownOn: "2024-11-30" });
  const attacks = then.dossiers.filter(({ incident }) => incident.type === "ASSAULT").map(inShort);
  expect(attacks).toEqual(await stood(store, { knownOn: "2024-11-30" }));
  const today = await asKnownOn(store, knowledge.agreements, {});
  const { items } = await store.incidents({ limit: 100 });
  const known = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
  expect(today.dossiers.map(({ incident }) => incident).sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(known);
});
