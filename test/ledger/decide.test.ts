import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { decide } from "../../src/ledger/decide.ts";
import { driftingDecisions } from "../../src/ledger/decisions.ts";
import { dossier } from "../../src/ledger/dossier.ts";
import { findDossiers } from "../../src/ledger/list.ts";
import { rebuildRecord } from "../../src/ledger/take-in.ts";
import type { Decision, Dossier, ReportId } from "../../src/model.ts";
import type { Store } from "../../src/store/store.ts";
import { verify } from "../../src/store/verify.ts";
import { knowledge } from "../knowledge.ts";
import { Folders } from "../store/folders.ts";
import { ANA, BEN, incidentOf, publish, put, refused } from "./newsroom.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
afterEach(() => folders.close());
afterAll(() => folders.remove());

const VERIFIED: Decision = { kind: "verification", state: "verified", evidence: ["photographs of the crater"] };
const OBLIGATION = "obligation:idlib-2020/hostilities";

/** A store in which two papers tell of one attack, which the second has denied. */
async function newsroom(): Promise<Store> {
  const store = await folders.store();
  await publish(
    store,
    "Rebels shelled the town of Saraqib on Wednesday, killing two soldiers, state media said.",
    "State Agency",
  );
  await publish(store, "The rebels denied that they had shelled Saraqib on Wednesday.", "Valley Courier", "2024-11-30");
  return store;
}

/** A third paper, which names another town: not the same, as far as the machine can tell. */
function publishRival(store: Store): Promise<void> {
  const text =
    "Shells hit Jisr al-Shughur on Wednesday, killing five soldiers, the Syrian Observatory for Human Rights said.";
  return publish(store, text, "Orontes Press", "2024-12-01");
}

async function reopened(store: Store): Promise<Store> {
  await store.close();
  return await folders.store(store.folder);
}

async function dossierOf(store: Store, code: string): Promise<Dossier> {
  const found = await dossier(store, code);
  if (found === null) throw new Error(`No dossier of ${code}`);
  return found;
}

/** Which publishers' reports stand together, sorted. */
async function companies(store: Store): Promise<readonly string[]> {
  const { items } = await store.incidents({ types: ["ASSAULT"] });
  return items.map(({ reports }) => reports.map(({ publisher }) => publisher).join(" + ")).sort();
}

function rebuilt(store: Store) {
  return rebuildRecord(store, knowledge, () => undefined);
}

async function reportBy(store: Store, publisher: string): Promise<ReportId> {
  const { items } = await store.incidents({ types: ["ASSAULT"] });
  const found = items.flatMap(({ reports }) => reports).find((report) => report.publisher === publisher);
  if (found === undefined) throw new Error(`No report by ${publisher}`);
  return found.id;
}

test("one person's word is one person's word until a second agrees, and survives reopening and rebuilding", async () => {
  const store = await newsroom();
  const { code, id } = await incidentOf(store, "Saraqib");
  expect((await dossierOf(store, code)).needs).toEqual(["first-look"]);
  await put(store, code, VERIFIED, { by: ANA });
  await put(store, code.toLowerCase(), VERIFIED, { by: { ...ANA, person: " ana  monitor" } });
  const alone = await dossierOf(store, code);
  expect(alone.verification.map(({ state, by }) => [state, by === "reports"])).toEqual([
    ["disputed", true],
    ["verified", false],
    ["verified", false],
  ]);
  expect(alone.needs).toContain("second-person");
  await put(store, id, VERIFIED, { by: BEN });
  const later = await reopened(store);
  const full = await dossierOf(later, code);
  expect(full.agreed).toHaveLength(2);
  expect(full.needs).toEqual([]);
  const before = await later.fingerprint();
  await rebuilt(later);
  expect(await later.fingerprint()).toBe(before);
  expect(await dossierOf(later, code)).toEqual(full);
});

test("what is put on record stays with its report when an earlier report comes in and when incidents are joined", async () => {
  const store = await newsroom();
  const { code, id } = await incidentOf(store, "Saraqib");
  await put(store, code, VERIFIED);
  await publish(store, "Rebels shelled Saraqib on Wednesday, state media said.", "Morning Post", "2024-11-28");
  const grown = await incidentOf(store, "Saraqib");
  expect(grown.reports[0].publisher).toBe("Morning Post");
  expect(grown.id).not.toBe(id);
  expect((await dossierOf(store, grown.code)).verification.at(-1)?.state).toBe("verified");
  expect((await dossierOf(store, code)).incident.id).toBe(grown.id);
});

test("reports that people put together are one at once, after a rebuild, and till they take it back", async () => {
  const store = await newsroom();
  await publishRival(store);
  const apart = await companies(store);
  expect(apart).toEqual(["Orontes Press", "State Agency + Valley Courier"]);
  const [one, other] = [await reportBy(store, "Orontes Press"), await reportBy(store, "State Agency")];
  const word = await put(store, one, { kind: "together", other });
  expect(await companies(store)).toEqual(["State Agency + Valley Courier + Orontes Press"]);
  expect(await store.unsettled()).toEqual([]);
  const before = await store.fingerprint();
  await rebuilt(store);
  expect(await store.fingerprint()).toBe(before);
  await put(store, "", { kind: "withdrawal", of: word.seq });
  expect(await companies(store)).toEqual(apart);
  await rebuilt(store);
  expect(await companies(store)).toEqual(apart);
});

test("reports that people keep apart stay apart after a rebuild and when more reports come in", async () => {
  const store = await newsroom();
  const [denial, first] = [await reportBy(store, "Valley Courier"), await reportBy(store, "State Agency")];
  await put(store, denial, { kind: "apart", other: first });
  expect(await companies(store)).toEqual(["State Agency", "Valley Courier"]);
  const before = await store.fingerprint();
  await rebuilt(store);
  expect(await store.fingerprint()).toBe(before);
  await publish(
    store,
    "Rebels shelled Saraqib on Wednesday, killing two soldiers, state media said.",
    "Evening Post",
    "2024-11-30",
  );
  const now = await companies(store);
  expect(now).toHaveLength(2);
  expect(now.filter((papers) => papers.includes("Valley Courier") && papers.includes("State Agency"))).toEqual([]);
});

test("a crash between a decision and its effect is made good at the next occasion", async () => {
  const store = await newsroom();
  const [denial, first] = [await reportBy(store, "Valley Courier"), await reportBy(store, "State Agency")];
  const about = { by: ANA, about: denial, why: "Another day.", anchors: [], seen: null };
  await store.decide({ ...about, decision: { kind: "apart", other: first } });
  const later = await reopened(store);
  expect(await companies(later)).toEqual(["State Agency + Valley Courier"]);
  await publish(later, "Nothing happened.", "Quiet Times");
  expect(await companies(later)).toEqual(["State Agency", "Valley Courier"]);
});

test("a sealed incident takes nothing but a reopening, and says what came in since", async () => {
  const store = await newsroom();
  const { code } = await incidentOf(store, "Saraqib");
  const seal = await put(store, code, { kind: "seal" });
  expect(await refused(store, code, VERIFIED)).toMatch(/^sealed: .*Reopen it first/);
  const [one, other] = [await reportBy(store, "Valley Courier"), await reportBy(store, "State Agency")];
  expect(await refused(store, one, { kind: "apart", other })).toMatch(/^sealed/);
  expect(await refused(store, one, { kind: "credibility", grade: 3 })).toMatch(/^sealed/);
  expect(await refused(store, "", { kind: "withdrawal", of: seal.seq })).toMatch(/^sealed/);
  await publish(
    store,
    "Rebels shelled Saraqib on Wednesday, killing two soldiers, state media said.",
    "Evening Post",
    "2024-11-30",
  );
  expect((await dossierOf(store, code)).needs).toContain("reports-after-seal");
  expect(await refused(store, code, { kind: "reopen" }, { why: " " })).toMatch(/why/);
  await put(store, code, { kind: "reopen" }, { why: "New reports." });
  expect((await dossierOf(store, code)).sealed).toBe(false);
  await put(store, code, VERIFIED);
  expect(await refused(store, code, { kind: "reopen" })).toMatch(/nothing to reopen/);
});

test("dissents stand under what they dissent from, and what is withdrawn is out of effect but on record", async () => {
  const store = await newsroom();
  const { code } = await incidentOf(store, "Saraqib");
  const assessment = { kind: "assessment", obligation: OBLIGATION, reasonsFor: [], reasonsAgainst: [] } as const;
  const own = await put(store, code, { ...assessment, value: "likely-non-compliance", dissentOf: null });
  const dissent = { ...assessment, value: "outside-scope", dissentOf: own.seq } as const;
  expect(await refused(store, code, dissent, { by: ANA })).toMatch(/your own/);
  expect(await refused(store, code, { ...dissent, obligation: "obligation:none" }, { by: BEN })).toMatch(
    /No agreement/,
  );
  expect(
    await refused(store, code, { ...dissent, obligation: "obligation:idlib-2018/status-quo" }, { by: BEN }),
  ).toMatch(/under that obligation/);
  expect(await refused(store, code, { ...dissent, dissentOf: 99 }, { by: BEN })).toMatch(`there are no. ${own.seq}`);
  const other = await put(store, code, dissent, { by: BEN });
  const found = (await dossierOf(store, code)).findings.find(({ obligation }) => obligation === OBLIGATION);
  expect(found?.people).toMatchObject([{ decided: { seq: own.seq }, dissents: [{ decided: { seq: other.seq } }] }]);
  await put(store, code, { kind: "withdrawal", of: other.seq }, { by: BEN, why: "I had the wrong line." });
  const after = await dossierOf(store, code);
  expect(after.findings.find(({ obligation }) => obligation === OBLIGATION)?.people).toMatchObject([{ dissents: [] }]);
  expect(after.withdrawn).toMatchObject([{ decided: { seq: other.seq }, by: { why: "I had the wrong line." } }]);
  expect(await refused(store, "", { kind: "withdrawal", of: other.seq })).toMatch(/already/);
  expect(await refused(store, "", { kind: "withdrawal", of: 4711 })).toMatch(/^missing/);
});

test("sources and reports are graded by two scales, which are found with every incident that rests on them", async () => {
  const store = await newsroom();
  const { code } = await incidentOf(store, "Saraqib");
  await put(store, "publisher:State Agency", { kind: "reliability", grade: "E" });
  await put(store, await reportBy(store, "State Agency"), { kind: "credibility", grade: 2 });
  expect((await dossierOf(store, code)).decisions.map(({ decision }) => decision)).toEqual([
    { kind: "reliability", grade: "E" },
    { kind: "credibility", grade: 2 },
  ]);
  expect(await refused(store, "publisher:Nobody's Paper", { kind: "reliability", grade: "A" })).toMatch(/^missing/);
  expect(await refused(store, code, { kind: "reliability", grade: "A" })).toMatch(/a publisher or an actor/);
});

test("of several proposals all or none are recorded", async () => {
  const store = await newsroom();
  const { code } = await incidentOf(store, "Saraqib");
  const good = { by: ANA, about: code, decision: VERIFIED, why: "Seen." };
  expect(await decide(store, knowledge, [good, { ...good, why: "" }])).toMatchObject({ status: "refused" });
  expect(await store.decisions()).toEqual([]);
  expect(await refused(store, "SYR-000-000", VERIFIED)).toMatch(/^missing: No incident/);
});

test("a list finds what waits for people, and the state that people gave", async () => {
  const store = await newsroom();
  await publishRival(store);
  const { code } = await incidentOf(store, '"two soldiers"');
  const codes = async (search: Parameters<typeof findDossiers>[1]) =>
    (await findDossiers(store, { types: ["ASSAULT"], ...search })).items.map(({ incident }) => incident.code);
  expect(await codes({ states: ["disputed"] })).toEqual([code]);
  expect(await codes({ needsReview: true })).toContain(code);
  await put(store, code, VERIFIED, { by: ANA });
  await put(store, code, VERIFIED, { by: BEN });
  expect(await codes({ states: ["disputed"] })).toEqual([]);
  expect(await codes({ states: ["verified"] })).toEqual([code]);
  expect(await codes({ needsReview: true })).not.toContain(code);
  expect(await codes({ limit: 1 })).toHaveLength(1);
});

test("a decision finds its report again by its words when reading gives it another id, and is named when it cannot", async () => {
  const store = await newsroom();
  const { code, id } = await incidentOf(store, "Saraqib");
  await put(store, code, VERIFIED);
  await put(store, code, { kind: "marking", marking: "AMBER" });
  await store.close();
  // As if an older version had read it: its ids are gone, and of the second decision the words, too.
  const lines = (await readFile(join(store.folder, "journal.jsonl"), "utf8")).trimEnd().split("\n");
  const [first = "", second = ""] = lines.slice(-2);
  const old = [
    first.replaceAll(id, "incident:OLD"),
    second.replaceAll(id, "incident:OLDER").replace(/"start":\d+,"end":\d+/, '"start":9998,"end":9999'),
  ];
  const fresh = await folders.store();
  await publish(
    fresh,
    "Rebels shelled the town of Saraqib on Wednesday, killing two soldiers, state media said.",
    "State Agency",
  );
  for (const line of old) {
    const { data } = JSON.parse(line);
    await fresh.decide(data);
  }
  expect((await dossierOf(fresh, code)).verification.at(-1)?.state).toBe("verified");
  expect((await dossierOf(fresh, code)).marking).toBe(null);
  expect(await driftingDecisions(fresh)).toMatchObject([
    { where: "decision", about: "incident:OLDER", line: expect.any(Number) },
  ]);
  expect(await verify(fresh)).toEqual([]);
});
