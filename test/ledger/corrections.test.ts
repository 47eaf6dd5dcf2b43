import { afterAll, afterEach, expect, test, vi } from "vitest";
import { dossier } from "../../src/ledger/dossier.ts";
import { incidentAsKnownOn } from "../../src/ledger/past.ts";
import { rebuildRecord } from "../../src/ledger/take-in.ts";
import type { Amendment, Citation, Decision, Digest, ReportedEvent } from "../../src/model.ts";
import { missedReportId } from "../../src/review/corrections.ts";
import type { Store } from "../../src/store/store.ts";
import { verify } from "../../src/store/verify.ts";
import { knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";
import { publish, put, refused } from "./newsroom.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
afterEach(() => folders.close());
afterAll(() => folders.remove());

const TEXT =
  "Rebels shelled the town of Saraqib on Wednesday, killing two soldiers, state media said. " +
  "Guards at the northern gate took two boys along, a resident said.";

/** A store with one article of two sentences, of which the reader reads the first. */
async function newsroom(): Promise<Store> {
  const store = await folders.store();
  await publish(store, TEXT, "State Agency");
  return store;
}

async function digestIn(store: Store): Promise<Digest> {
  const [head] = (await store.articles()).items;
  const digest = head === undefined ? null : await store.digest(head.id);
  if (digest === null) throw new Error("No article is on record");
  return digest;
}

async function attackIn(store: Store): Promise<ReportedEvent> {
  const found = (await digestIn(store)).reports.find(({ type }) => type === "ASSAULT");
  if (found === undefined) throw new Error("No attack is read");
  return found;
}

async function cited(store: Store, exact: string): Promise<Citation> {
  const { article } = await digestIn(store);
  const start = article.text.indexOf(exact);
  return { article: article.id, span: { start, end: start + exact.length }, exact };
}

const correction = (amendment: Amendment): Decision => ({ kind: "correction", amendment });

/** What all incidents are by type, mode and first day. */
async function incidents(store: Store): Promise<readonly string[]> {
  const { items } = await store.incidents();
  return items.map(({ type, reports: [first], date }) => `${type} ${first.mode} ${date?.first}`).sort();
}

async function missed(store: Store): Promise<Decision> {
  const trigger = await cited(store, "took two boys along");
  const words = await cited(store, "Guards at the northern gate took two boys along, a resident said.");
  const speaker = { ...(await person(store, "a resident")), sector: "CVL" };
  const amendment = { mode: "abduct", actors: [await person(store, "Guards")] };
  const report = missedReportId(trigger, "ASSAULT");
  return { kind: "missed-event", report, type: "ASSAULT", trigger, words, speaker, stance: "asserts", amendment };
}

async function person(store: Store, exact: string) {
  const citation = await cited(store, exact);
  return { citation, link: { status: "nil" as const, exact }, name: exact, country: null, sector: null };
}

test("a correction wins over the reader, leaves its reading in view, outlives a rebuild, and can be taken back", async () => {
  const store = await newsroom();
  const before = await incidents(store);
  const read = await attackIn(store);
  const days = { first: "2024-11-26", last: "2024-11-26" };
  const { seq } = await put(store, read.id, correction({ mode: "destroy", date: days, actors: [] }));
  const digest = await digestIn(store);
  expect(digest.asRead).toContainEqual(read);
  expect(await attackIn(store)).toMatchObject({
    id: read.id,
    mode: "destroy",
    date: days,
    actors: [],
    corrected: [seq],
  });
  expect(await incidents(store)).toContain("ASSAULT destroy 2024-11-26");
  const [incident] = (await store.incidents({ types: ["ASSAULT"] })).items;
  expect((await dossier(store, incident?.code ?? ""))?.decisions.map((one) => one.seq)).toEqual([seq]);

  const fingerprint = await store.fingerprint();
  await rebuildRecord(store, knowledge, () => undefined);
  expect(await store.fingerprint()).toBe(fingerprint);
  expect(await verify(store)).toEqual([]);

  await put(store, "", { kind: "withdrawal", of: seq });
  expect(await incidents(store)).toEqual(before);
  expect((await digestIn(store)).asRead).toBeUndefined();
  expect(await attackIn(store)).toEqual(read);
  const restored = await store.fingerprint();
  await rebuildRecord(store, knowledge, () => undefined);
  expect(await store.fingerprint()).toBe(restored);
});

test("the last word on a part of a report wins, and parts that nobody spoke of stay as they were read", async () => {
  const store = await newsroom();
  const read = await attackIn(store);
  const first = await put(store, read.id, correction({ mode: "destroy" }));
  const second = await put(store, read.id, correction({ mode: "aerial", date: null }));
  expect(await attackIn(store)).toMatchObject({ mode: "aerial", date: null, place: read.place });
  expect((await attackIn(store)).corrected).toEqual([first.seq, second.seq]);
  await put(store, "", { kind: "withdrawal", of: second.seq });
  expect(await attackIn(store)).toMatchObject({ mode: "destroy", date: read.date });
});

test("what tells of no event leaves the record, not the article, and comes back when that is taken back", async () => {
  const store = await newsroom();
  const before = await incidents(store);
  const read = await attackIn(store);
  const { seq } = await put(store, read.id, { kind: "no-event" });
  expect((await incidents(store)).filter((words) => words.startsWith("ASSAULT"))).toEqual([]);
  expect((await digestIn(store)).asRead?.map(({ id }) => id)).toContain(read.id);
  expect(await refused(store, read.id, { kind: "no-event" })).toContain("missing: No report has the id");
  const fingerprint = await store.fingerprint();
  await rebuildRecord(store, knowledge, () => undefined);
  expect(await store.fingerprint()).toBe(fingerprint);
  await put(store, "", { kind: "withdrawal", of: seq });
  expect(await incidents(store)).toEqual(before);
});

test("what the reader missed comes onto the record with its words, and can be corrected in its turn", async () => {
  const store = await newsroom();
  const { article } = await digestIn(store);
  const decision = await missed(store);
  const { seq } = await put(store, article.id, decision);
  expect(await incidents(store)).toContain("ASSAULT abduct undefined");
  const told = (await digestIn(store)).reports.find(({ corrected }) => corrected?.includes(seq));
  if (told === undefined) throw new Error("It is not told");
  expect(told.claims[0].citation.exact).toBe("Guards at the northern gate took two boys along, a resident said.");
  const later = await put(store, told.id, correction({ realis: "hypothetical" }));
  const found = (await digestIn(store)).reports.find(({ id }) => id === told.id);
  expect(found).toMatchObject({ realis: "hypothetical", corrected: [seq, later.seq] });
  expect(found?.claims[0].realis).toBe("hypothetical");
  expect(await refused(store, article.id, decision)).toContain("is read at “took two boys along” already");
  const fingerprint = await store.fingerprint();
  await rebuildRecord(store, knowledge, () => undefined);
  expect(await store.fingerprint()).toBe(fingerprint);
  expect(await verify(store)).toEqual([]);
});

test("says why a correction cannot be", async () => {
  const store = await newsroom();
  const read = await attackIn(store);
  const invented = await person(store, "Rebels");
  const astray = { ...invented, citation: { ...invented.citation, exact: "Guerrillas" } };
  expect(await refused(store, read.id, correction({ actors: [astray] }))).toContain(
    "does not say “Guerrillas” at 0 to 6",
  );
  expect(await refused(store, read.id, correction({ mode: "waltz" }))).toContain("ASSAULT has no mode “waltz”. It has");
  expect(await refused(store, read.id, correction({}))).toContain("nothing is changed");
  expect(await refused(store, "article:nowhere", await missed(store))).toContain("No article has the id");
  const [incident] = (await store.incidents({ types: ["ASSAULT"] })).items;
  await put(store, incident?.id ?? "", { kind: "seal" });
  expect(await refused(store, read.id, correction({ date: null }))).toMatch(/^sealed/);
});

test("the record of an earlier day has the reader's reading, and a later correction in none of its parts", async () => {
  let now = "2024-11-29T08:00:00.000Z";
  const store = await folders.store(undefined, { clock: () => now });
  await publish(store, TEXT, "State Agency");
  const read = await attackIn(store);
  now = "2024-12-03T08:00:00.000Z";
  await put(store, read.id, correction({ mode: "destroy" }));
  const [incident] = (await store.incidents({ types: ["ASSAULT"] })).items;
  if (incident === undefined) throw new Error("No attack is on record");
  const modesOn = async (day: Record<string, string>) =>
    (await incidentAsKnownOn(incident, store, knowledge.agreements, day)).dossiers.map(
      (one) => one.incident.reports[0].mode,
    );
  expect(await modesOn({ knownOn: "2024-11-28" })).toEqual([]);
  expect(await modesOn({ knownOn: "2024-12-02" })).toEqual([read.mode]);
  expect(await modesOn({ knownOn: "2024-12-03" })).toEqual(["destroy"]);
  expect(await modesOn({ publishedBy: "2024-11-30" })).toEqual(["destroy"]); // how it is to be read was said later
});
