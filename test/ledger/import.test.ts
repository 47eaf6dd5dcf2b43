import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type BroughtRow, type Imported, importRows } from "../../src/ledger/import.ts";
import { asKnownOn } from "../../src/ledger/past.ts";
import { rebuildRecord, takeInWaiting } from "../../src/ledger/take-in.ts";
import { DATA_SETS } from "../../src/pipeline.ts";
import { openStore, type Store } from "../../src/store/store.ts";
import { capture, knowledge } from "../knowledge.ts";

let folder: string;
let store: Store;
let now = "2025-04-01T06:00:00Z";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-import-"));
  now = "2025-04-01T06:00:00Z";
  store = await openStore({ folder, clock: () => now });
});

afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

const GAO = {
  location: "Gao",
  latitude: "16.2717",
  longitude: "-0.0447",
  admin1: "Gao",
  country: "Mali",
  iso3: "MLI",
  geo_precision: "1",
};
const SHELLING = {
  event_id_cnty: "MLI1",
  event_date: "2025-03-03",
  time_precision: "1",
  event_type: "Explosions/Remote violence",
  sub_event_type: "Shelling/artillery/missile attack",
  actor1: "Dune Front",
  actor2: "Civilians (Mali)",
  fatalities: "4",
  notes: "Dune Front shelled a market in Gao.",
  ...GAO,
};
const CLASH = {
  ...SHELLING,
  event_id_cnty: "MLI2",
  event_date: "05 March 2025",
  sub_event_type: "Armed clash",
  actor2: "Military Forces of Mali (2021-)",
  fatalities: "0",
};
const LATER = { ...SHELLING, event_id_cnty: "MLI3", event_date: "2025-03-09" };

type Row = Readonly<Record<string, string>>;

async function bring(rows: readonly Row[], complete = false): Promise<Imported> {
  async function* brought(): AsyncGenerator<BroughtRow> {
    for (const [i, row] of rows.entries()) yield { line: i + 2, columns: Object.entries(row) };
  }
  const dataSet = DATA_SETS.find(({ name }) => name === "acled");
  if (dataSet === undefined) throw new Error("ACLED can be read");
  const found = await importRows(brought(), store, { dataSet, release: null, file: "export.csv", now, complete });
  expect(await takeInWaiting(store, knowledge, { expect: () => {}, step: () => {} })).toEqual([]);
  return found;
}

/** The incidents on record as lines: day, state, reports, dead by who counts. */
async function lines(): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { incident } of store.allIncidents()) {
    const dead = incident.tallies.flatMap(({ by, quantities }) =>
      quantities.map(({ estimate }) => `${by} ${estimate.best}`),
    );
    found.push([incident.date?.first, incident.verification.state, incident.reports.length, ...dead].join(" "));
  }
  return found.sort();
}

test("a row is a report that cites itself; kinds that are not recorded are passed over, bad rows named", async () => {
  const other = { ...SHELLING, event_id_cnty: "MLI8", sub_event_type: "Other" };
  const undated = { ...SHELLING, event_id_cnty: "MLI9", event_date: "soon" };
  expect(await bring([SHELLING, CLASH, other, undated, SHELLING])).toMatchObject({
    added: 2,
    passed: 1,
    bad: [
      { line: 5, why: expect.stringContaining("event_date is “soon”") },
      { line: 6, why: expect.stringContaining("stands in the file twice") },
    ],
  });
  expect(await lines()).toEqual(["2025-03-03 reported 1 ACLED 4", "2025-03-05 reported 1"]);
  const [incident] = (await store.incidents({ from: "2025-03-03", to: "2025-03-03" })).items;
  expect(incident?.place).toMatchObject({ precision: "exact", place: { country: "MLI" } });
  expect(incident?.reports[0]).toMatchObject({ row: "acled/MLI1", type: "ASSAULT", mode: "heavy-weapons" });
});

test("the same file twice changes nothing", async () => {
  await bring([SHELLING, CLASH]);
  const { head } = store;
  expect(await bring([SHELLING, CLASH])).toMatchObject({ added: 0, corrected: 0, withdrawn: 0, unchanged: 2 });
  expect(store.head).toEqual(head);
});

test("a changed row stands beside what it was, as a correction", async () => {
  await bring([SHELLING]);
  expect(await bring([{ ...SHELLING, fatalities: "6" }])).toMatchObject({ corrected: 1, withdrawn: 0 });
  expect(await lines()).toEqual(["2025-03-03 reported 2 ACLED 4 ACLED 6"]);
});

test("a row that a newer file drops is withdrawn, and still known on the day before", async () => {
  await bring([SHELLING, CLASH, LATER]);
  now = "2025-04-20T06:00:00Z";
  expect(await bring([SHELLING, LATER])).toMatchObject({ withdrawn: 1, unchanged: 2 });
  expect(await lines()).toEqual([
    "2025-03-03 reported 1 ACLED 4",
    "2025-03-05 withdrawn 2",
    "2025-03-09 reported 1 ACLED 4",
  ]);
  const { dossiers } = await asKnownOn(store, [], { knownOn: "2025-04-10" });
  expect(dossiers.map(({ incident }) => incident.verification.state)).toEqual(["reported", "reported", "reported"]);
  expect(await bring([SHELLING, CLASH, LATER])).toMatchObject({ corrected: 1, unchanged: 2 });
});

test("a file speaks for its own countries and days alone, unless it is said to be whole", async () => {
  const elsewhere = { ...LATER, event_id_cnty: "NER1", country: "Niger", iso3: "NER" };
  await bring([SHELLING, CLASH, LATER, elsewhere]);
  expect(await bring([SHELLING, CLASH])).toMatchObject({ withdrawn: 0 });
  expect(await bring([SHELLING, CLASH], true)).toMatchObject({ withdrawn: 2 });
});

test("a file of one kind of events says nothing of the others", async () => {
  const march = { ...LATER, event_id_cnty: "MLI4", event_type: "Protests", sub_event_type: "Peaceful protest" };
  await bring([SHELLING, { ...march, event_date: "2025-03-04" }, CLASH, LATER]);
  expect(await bring([SHELLING, CLASH, LATER])).toMatchObject({ withdrawn: 0, unchanged: 3 });
  expect(await bring([SHELLING, march, LATER])).toMatchObject({ withdrawn: 1, corrected: 1 });
});

test("a row that can no longer be read was not dropped", async () => {
  await bring([SHELLING, CLASH, LATER]);
  const found = await bring([SHELLING, { ...CLASH, event_date: "soon" }, LATER]);
  expect(found).toMatchObject({ withdrawn: 0, unchanged: 2, bad: [{ line: 3 }] });
});

test("a row and an article that tell of one happening are one incident of two origins", async () => {
  const page = capture(
    "Fighters of the Dune Front shelled a market in Gao on 3 March 2025, killing four people, the mayor said.",
    { publisher: "Sahel Wire", published: "2025-03-04" },
  );
  await store.addCapture({ ...page, sha256: (await import("../../src/store/captures.ts")).sha256Of(page.body) });
  await bring([SHELLING]);
  const { items } = await store.incidents({ text: "market" });
  expect(items.map(({ reports }) => reports.map(({ publisher }) => publisher).sort())).toEqual([
    ["ACLED", "Sahel Wire"],
  ]);
});

test("a rebuilt index is the same", async () => {
  await bring([SHELLING, CLASH]);
  await bring([{ ...SHELLING, fatalities: "5" }, LATER]);
  const before = await store.fingerprint();
  await rebuildRecord(store, knowledge, () => {});
  expect(await store.fingerprint()).toBe(before);
});
