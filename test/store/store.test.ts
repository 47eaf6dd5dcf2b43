import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import type { Incident } from "../../src/model.ts";
import type { NewDecision } from "../../src/store/decisions.ts";
import { digestPending, rebuild } from "../../src/store/rebuild.ts";
import type { Store } from "../../src/store/store.ts";
import { verify } from "../../src/store/verify.ts";
import { bulletins, capture, digestBulletin, ingestBulletin, joinBulletins, marksOf, publish } from "./bulletin.ts";
import { Folders } from "./folders.ts";

// On a busy machine the first opening, which makes a database, alone takes half a minute.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const folders = new Folders();
afterEach(() => folders.close());
afterAll(() => folders.remove());

const SEEN: NewDecision = {
  by: { person: "A. Monitor", organisation: null },
  about: "incident:1",
  decision: { kind: "verification", state: "verified", evidence: ["photographs"] },
  why: "Seen on site.",
  anchors: [],
  seen: null,
};

/** What some later opening of the same folder finds. */
async function reopened(store: Store): Promise<Store> {
  await store.close();
  return await folders.store(store.folder);
}

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

test("a capture is journalled, waits, and comes back with its bytes", async () => {
  const store = await folders.store();
  const page = capture("ASSAULT at Gao on 2025-03-10", "https://example.org/1", { publisher: "Radio Gao" });
  const { capture: recorded, isNew } = await store.addCapture(page);
  expect(isNew).toBe(true);
  expect(recorded).toMatchObject({ seq: 1, url: page.url, sha256: page.sha256, stated: { publisher: "Radio Gao" } });
  expect(await store.pending()).toEqual([recorded]);
  const again = await store.readCapture(recorded);
  expect({ ...again, body: Buffer.from(again.body) }).toEqual({ ...page, body: Buffer.from(page.body) });
});

test("the same page is recorded once, whether one after the other, at once, or after a restart", async () => {
  const store = await folders.store();
  const page = capture("ASSAULT at Gao on 2025-03-10", "https://example.org/1", { title: "a", publisher: "b" });
  const sameStated = { ...page, fetchedAt: "2025-04-01T00:00:00Z", stated: { publisher: "b", title: "a" } };
  const both = await Promise.all([store.addCapture(page), store.addCapture(sameStated)]);
  expect(both.map(({ isNew }) => isNew).sort()).toEqual([false, true]);
  expect(both[0].capture).toEqual(both[1].capture);
  const later = await reopened(store);
  expect(await later.addCapture(sameStated)).toEqual({ capture: both[0].capture, isNew: false });
  expect(await collect(later.captures())).toHaveLength(1);
});

test("another address, other bytes, or another statement make another capture", async () => {
  const store = await folders.store();
  const page = capture("ASSAULT at Gao on 2025-03-10");
  for (const other of [
    page,
    { ...page, url: "https://example.org/copy" },
    { ...page, stated: { publisher: "Radio Gao" } },
    capture("ASSAULT at Gao on 2025-03-11"),
  ]) {
    expect(await store.addCapture(other)).toMatchObject({ isNew: true });
  }
  expect((await collect(store.captures())).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
});

test("a capture that could not be kept is not in the journal", async () => {
  const store = await folders.store();
  const wrong = { ...capture("page"), sha256: "f".repeat(64) };
  await expect(store.addCapture(wrong)).rejects.toThrow("they hash to");
  expect(store.head.seq).toBe(0);
  await expect(store.addCapture(wrong)).rejects.toThrow("they hash to");
});

test("what was digested is read back as it was", async () => {
  const store = await folders.store();
  const page = capture("ASSAULT at Gao on 2025-03-10, 3 dead\nPROTEST at nowhere on an unknown day");
  const { capture: recorded } = await store.addCapture(page);
  const digest = digestBulletin(page);
  const ledger = joinBulletins([], digest.reports);
  await store.save({ capture: recorded, digest, known: [], ledger, marksOf });
  const later = await reopened(store);
  expect(await later.digest(digest.article.id)).toEqual(digest);
  expect(await later.article(digest.article.id)).toEqual(digest.article);
  expect(await later.capturesOf(digest.article.id)).toEqual([recorded]);
  expect((await later.incidents()).items).toEqual(ledger.incidents);
  expect(await later.pending()).toEqual([]);
  expect(await later.counts()).toEqual({
    captures: 1,
    pending: 0,
    failed: 0,
    articles: 1,
    reports: 2,
    incidents: 2,
    assessments: 2,
    decisions: 0,
  });
});

test("texts that a database would choke on come back whole", async () => {
  const store = await folders.store();
  const odd = "nul \u0000, half \ud83d a pair, 'quotes' $1 \\ %";
  const page = { ...capture(`${odd}\nASSAULT at Gao on 2025-03-10`), stated: { publisher: odd } };
  await store.addCapture(page).then(({ capture: recorded }) => ingestBulletin(recorded, store));
  const { items } = await store.articles();
  expect(items).toMatchObject([{ publisher: odd }]);
  expect(await store.incidents({ text: odd })).toMatchObject({ total: expect.any(Number) });
});

test("a save that fails leaves nothing behind", async () => {
  const store = await folders.store();
  const page = capture("ASSAULT at Gao on 2025-03-10\nASSAULT at Timbuktu on 2025-03-10");
  const { capture: recorded } = await store.addCapture(page);
  const digest = digestBulletin(page);
  const { incidents, assessments } = joinBulletins([], digest.reports);
  const impossible = { ...incidents[0], type: null } as unknown as Incident;
  const outcome = { capture: recorded, digest, known: [], ledger: { incidents: [impossible], assessments }, marksOf };
  await expect(store.save(outcome)).rejects.toThrow("violates not-null constraint");
  await expect(store.save(outcome)).rejects.not.toThrow("Timbuktu");
  expect(await store.counts()).toMatchObject({ pending: 1, articles: 0, reports: 0, incidents: 0 });
  await store.save({ ...outcome, ledger: { incidents, assessments } });
  expect(await store.counts()).toMatchObject({ pending: 0, articles: 1, reports: 2, incidents: 2 });
});

test("saving a digest twice changes nothing", async () => {
  const store = await folders.store();
  const page = capture("ASSAULT at Gao on 2025-03-10, 3 dead\nPROTEST at Mali on 2025-03-10");
  const { capture: recorded } = await store.addCapture(page);
  const digest = digestBulletin(page);
  const ledger = joinBulletins([], digest.reports);
  await store.save({ capture: recorded, digest, known: [], ledger, marksOf });
  const before = await store.fingerprint();
  await store.save({ capture: recorded, digest, known: ledger.incidents, ledger, marksOf });
  expect(await store.fingerprint()).toBe(before);
});

test("an incident grows with its reports; one that was joined into another goes", async () => {
  const store = await folders.store();
  await publish(store, "ASSAULT at Gao on 2025-03-10");
  await publish(store, "ASSAULT at Gao on 2025-03-11", "https://example.org/2");
  expect((await store.incidents()).items).toMatchObject([{ date: { first: "2025-03-10", last: "2025-03-11" } }]);
  await publish(store, "ASSAULT at Timbuktu on 2025-03-10", "https://example.org/3");
  const { items: known } = await store.incidents();
  expect(known).toHaveLength(2);
  const page = capture("nothing new", "https://example.org/4");
  const { capture: recorded } = await store.addCapture(page);
  const [kept] = known;
  await store.save({
    capture: recorded,
    digest: digestBulletin(page),
    known,
    ledger: { incidents: known.slice(0, 1), assessments: [] },
    marksOf,
  });
  expect((await store.incidents()).items).toEqual([kept]);
  expect(await store.assessments({})).toHaveLength(1);
});

test("a capture that cannot be digested no longer waits", async () => {
  const store = await folders.store();
  const { capture: recorded } = await store.addCapture(capture("%PDF broken"));
  await store.saveFailure(recorded, "not a PDF");
  expect(await store.pending()).toEqual([]);
  expect(await store.counts()).toMatchObject({ captures: 1, pending: 0, failed: 1 });
});

test("decisions and settings are kept in order, and decisions are found by all that they name", async () => {
  const store = await folders.store();
  const anchors = [
    {
      id: "incident:1",
      type: "ASSAULT",
      trigger: { article: "article:a", span: { start: 0, end: 7 }, exact: "ASSAULT" },
    },
  ] as const;
  const confirmed: NewDecision = { ...SEEN, anchors };
  const apart: NewDecision = { ...SEEN, about: "report:1", decision: { kind: "apart", other: "report:2" } };
  await store.decide(confirmed);
  await store.decide({ ...confirmed, about: "incident:2", anchors: [] });
  await store.decide(apart);
  await store.configure({ feeds: ["https://example.org/feed"] });
  await store.configure({ feeds: [] });
  const later = await reopened(store);
  expect(await later.decisionsAbout(["incident:1"], [])).toEqual([
    { ...confirmed, seq: 1, at: "2025-03-20T08:00:00Z" },
  ]);
  expect((await later.decisionsAbout(["report:2"], ["article:a"])).map(({ seq }) => seq)).toEqual([1, 3]);
  expect(await later.decisionsAbout([], [])).toEqual([]);
  expect(await later.decisions()).toHaveLength(3);
  expect(await later.configuration()).toMatchObject({ seq: 5, settings: { feeds: [] } });
});

test("a decision that this version cannot read stops nothing, stays in the journal, and is named", async () => {
  const store = await folders.store();
  await store.decide({ ...SEEN, decision: { kind: "confirmed" } } as unknown as NewDecision);
  await store.decide(SEEN);
  const later = await reopened(store);
  expect(await later.decisions()).toHaveLength(1);
  expect(await later.unreadDecisions()).toMatchObject([{ seq: 1, reason: expect.stringContaining("kind") }]);
  expect(await verify(later)).toMatchObject([{ where: "decision", line: 1 }]);
});

test("a folder is open in one place only", async () => {
  const store = await folders.store();
  await expect(folders.wholeStore(store.folder)).rejects.toThrow("The data folder is in use by process");
  await expect(reopened(store)).resolves.toBeDefined();
});

test("an index that is lost, half made or broken costs nothing but time", async () => {
  const first = await folders.wholeStore();
  await publish(first, "ASSAULT at Gao on 2025-03-10");
  const before = await first.fingerprint();
  await first.close();

  const index = join(first.folder, "index");
  expect(await readFile(join(index, "TOCSIN_INDEX"), "utf8")).toContain("may be deleted at any time");
  await rm(join(index, "pglite", "global"), { recursive: true });
  await expect(folders.wholeStore(first.folder)).rejects.toThrow("run `tocsin rebuild`");

  // As when making it had been interrupted: the sign says that it does not stand yet.
  await writeFile(join(index, "TOCSIN_INDEX"), "being made");
  const second = await folders.wholeStore(first.folder);
  expect(await second.pending()).toHaveLength(1);
  expect(await second.counts()).toMatchObject({ captures: 1, pending: 1, articles: 0 });
  expect(await digestPending(second, ingestBulletin)).toEqual({ digested: 1, problems: [] });
  expect(await second.fingerprint()).toBe(before);
  await second.close();

  const third = await folders.wholeStore(first.folder);
  expect(await third.pending()).toEqual([]);
  expect(await third.fingerprint()).toBe(before);
});

test("a broken index can be discarded when opening", async () => {
  const store = await folders.store();
  await publish(store, "ASSAULT at Gao on 2025-03-10");
  await store.close();
  const pglite = join(store.folder, "index", "pglite");
  await mkdir(pglite, { recursive: true });
  await writeFile(join(store.folder, "index", "TOCSIN_INDEX"), "being made");
  await writeFile(join(pglite, "PG_VERSION"), "no version");
  const later = await folders.wholeStore(store.folder, { discardIndex: true });
  expect(await later.pending()).toHaveLength(1);
});

test("a folder with somebody else's files in it is left alone", async () => {
  const folder = await folders.folder();
  await mkdir(join(folder, "index"));
  await writeFile(join(folder, "index", "thesis.txt"), "years of work");
  await expect(folders.wholeStore(folder, { discardIndex: true })).rejects.toThrow("did not make (thesis.txt)");
  expect(await readFile(join(folder, "index", "thesis.txt"), "utf8")).toBe("years of work");
  expect((await readdir(folder)).sort()).toEqual(["captures", "index", "journal.jsonl"]);
});

test("an index of another journal is told apart, records nothing, and can be made again", async () => {
  const store = await folders.store();
  await publish(store, "ASSAULT at Gao on 2025-03-10");
  await publish(store, "ASSAULT at Gao on 2025-03-11");
  await store.close();
  const path = join(store.folder, "journal.jsonl");
  const [first] = (await readFile(path, "utf8")).split("\n");
  await writeFile(path, `${first}\n`);
  const shorter = await folders.store(store.folder);
  expect(shorter.notes.join()).toContain("taken in 2 journal entries, but the journal ends after 1");
  expect((await verify(shorter)).map(({ where }) => where)).toEqual(["index"]);
  await expect(shorter.addCapture(capture("more"))).rejects.toThrow("tocsin rebuild");
  await rebuild(shorter, ingestBulletin);
  expect(await verify(shorter)).toEqual([]);
  expect(await shorter.addCapture(capture("more"))).toMatchObject({ isNew: true, capture: { seq: 2 } });
});

test("a rebuilt index equals the old one, and another record does not", async () => {
  const store = await folders.store();
  for (const [i, text] of bulletins("2025-03-01", 12).entries()) await publish(store, text, `https://example.org/${i}`);
  await store.decide(SEEN);
  const before = await store.fingerprint();
  expect(await rebuild(store, ingestBulletin)).toEqual({ digested: 12, problems: [] });
  expect(await store.fingerprint()).toBe(before);
  expect(await (await reopened(store)).fingerprint()).toBe(before);
});

test("captures that come from two sides at once are digested one after the other, each once", async () => {
  const store = await folders.store();
  const add = async (text: string, i: number) => {
    await store.addCapture(capture(text, `https://example.org/${i}`));
    return await digestPending(store, ingestBulletin);
  };
  const passes = await Promise.all(bulletins("2025-03-01", 10).map(add));
  expect(passes.reduce((sum, { digested }) => sum + digested, 0)).toBe(10);
  const { reports } = await store.counts();
  const { items } = await store.incidents();
  expect(items.reduce((sum, incident) => sum + incident.reports.length, 0)).toBe(reports);
  const before = await store.fingerprint();
  await rebuild(store, ingestBulletin);
  expect(await store.fingerprint()).toBe(before);
});

test("every change of the record changes the fingerprint", async () => {
  const store = await folders.store();
  const seen = new Set([await store.fingerprint()]);
  const { capture: recorded } = await store.addCapture(capture("ASSAULT at Gao on 2025-03-10"));
  seen.add(await store.fingerprint());
  await ingestBulletin(recorded, store);
  seen.add(await store.fingerprint());
  await publish(store, "ASSAULT at Gao on 2025-03-10, 1 dead", "https://example.org/2");
  seen.add(await store.fingerprint());
  await store.decide(SEEN);
  seen.add(await store.fingerprint());
  expect(seen.size).toBe(5);
});

test("a page that is gone is a problem of the rebuild, and the others are digested", async () => {
  const store = await folders.store();
  const lost = await publish(store, "ASSAULT at Gao on 2025-03-10", "https://example.org/lost");
  await publish(store, "ASSAULT at Gao on 2025-03-11", "https://example.org/kept");
  await rm(join(store.folder, "captures", lost.sha256.slice(0, 2)), { recursive: true });
  const { digested, problems } = await rebuild(store, ingestBulletin);
  expect(digested).toBe(1);
  expect(problems).toMatchObject([{ where: "capture", about: "https://example.org/lost", line: 1 }]);
  expect(await store.pending()).toMatchObject([{ url: "https://example.org/lost" }]);
});

test("a sound store has no problems", async () => {
  const store = await folders.store();
  await publish(store, "ASSAULT at Gao on 2025-03-10, 3 dead\nPROTEST at nowhere on an unknown day");
  expect(await verify(store)).toEqual([]);
});

test("a changed line, a changed page and a missing page are each named", async () => {
  const store = await folders.store();
  const first = await publish(store, "ASSAULT at Gao on 2025-03-10", "https://example.org/1");
  const second = await publish(store, "ASSAULT at Gao on 2025-03-11", "https://example.org/2");
  await publish(store, "ASSAULT at Gao on 2025-03-12", "https://example.org/3");
  const path = (sha256: string) => join(store.folder, "captures", sha256.slice(0, 2), `${sha256}.gz`);
  await writeFile(path(first.sha256), "tampered");
  await rm(path(second.sha256));
  expect(await verify(store)).toMatchObject([
    { where: "capture", about: "https://example.org/1", line: 1, message: expect.stringContaining("was changed") },
    { where: "capture", about: "https://example.org/2", line: 2, message: expect.stringContaining("is missing") },
  ]);
  const journal = join(store.folder, "journal.jsonl");
  await writeFile(journal, (await readFile(journal, "utf8")).replace("example.org/3", "example.org/4"));
  const problems = await verify(store);
  expect(problems[0]).toMatchObject({ where: "journal", line: 3 });
  expect(problems[0]?.message).toContain("its words were changed; expected");
});

test("a citation that does not say what its article says is named, wherever it stands", async () => {
  const store = await folders.store();
  const page = capture("ASSAULT at Gao on 2025-03-10");
  const { capture: recorded } = await store.addCapture(page);
  const digest = digestBulletin(page);
  const { incidents, assessments } = joinBulletins([], digest.reports);
  const [assessment] = assessments;
  const wrong = { article: digest.article.id, span: { start: 0, end: 7 }, exact: "PROTEST" };
  const reasonsAgainst = [{ code: "made-up", text: "Nobody said so.", citations: [wrong] }];
  const ledger = { incidents, assessments: assessment === undefined ? [] : [{ ...assessment, reasonsAgainst }] };
  await store.save({ capture: recorded, digest, known: [], ledger, marksOf });
  expect(await verify(store)).toEqual([
    {
      where: "citation",
      about: incidents[0]?.id,
      line: null,
      message: `${digest.article.id} 0-7 should say "PROTEST"; found "ASSAULT".`,
    },
  ]);
});

test("no temporary file stays", async () => {
  const store = await folders.store();
  await publish(store, "ASSAULT at Gao on 2025-03-10");
  await store.close();
  expect((await readdir(store.folder)).sort()).toEqual(["captures", "journal.jsonl"]);
});
