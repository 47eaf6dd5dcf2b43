import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Kysely } from "kysely";
import { expect, test, vi } from "vitest";
import { pageHash } from "../../src/store/articles.ts";
import type { Tables } from "../../src/store/database.ts";
import { assertNumbered, migrate, STEPS } from "../../src/store/migrations.ts";
import { pgliteDialect } from "../../src/store/pglite.ts";

// On a busy machine making a database alone takes half a minute.
vi.setConfig({ testTimeout: 180_000 });

function numbered(...names: string[]): () => void {
  return () => assertNumbered(names.map((name) => ({ name, statements: [] })));
}

test("the steps are numbered without gap or double", () => {
  expect(() => assertNumbered(STEPS)).not.toThrow();
  expect(numbered("0001-record", "0002-zones", "0003-warnings")).not.toThrow();
  expect(numbered()).not.toThrow();
});

test("a gap, a double, a wrong order and a missing number are refused", () => {
  expect(numbered("0001-record", "0003-zones")).toThrow("Migration 0003-zones should start with 0002-.");
  expect(numbered("0001-record", "0001-zones")).toThrow("0001-zones should start with 0002-");
  expect(numbered("0002-zones", "0001-record")).toThrow("0002-zones should start with 0001-");
  expect(numbered("0000-record")).toThrow("should start with 0001-");
  expect(numbered("record")).toThrow("should start with 0001-");
});

test("no step is written for one engine alone", () => {
  const words = /\b(postgis|geometry|uuidv7|json_table|jsonb)\b/i;
  for (const { name, statements } of STEPS) {
    expect(statements.filter((statement) => words.test(statement)).map(() => name)).toEqual([]);
  }
});

/** The database with the columns that its tables had at some step. */
function asItWas(database: Kysely<Tables>): Kysely<Record<string, Record<string, unknown>>> {
  return database as unknown as Kysely<Record<string, Record<string, unknown>>>;
}

test("claims that were made before chains were kept get empty ones, and words that look like a key stay as they are", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-steps-"));
  const database = new Kysely<Tables>({ dialect: pgliteDialect(folder) });
  try {
    await migrate(database as Kysely<unknown>, STEPS.slice(0, 1));
    const claim = { speaker: "narrator", via: 'The "via": Courier' };
    const report = { id: "r", article: "a", place_in_list: 0, incident: null, type: "ASSAULT" };
    await asItWas(database)
      .insertInto("reports")
      .values({ ...report, document: JSON.stringify({ claims: [claim] }) })
      .execute();
    await database
      .insertInto("readings")
      .values({ article: "a", document: JSON.stringify({ reading: { claims: [{ event: 0 }] } }) })
      .execute();
    await migrate(database as Kysely<unknown>, STEPS.slice(0, 2));
    const [kept] = await database.selectFrom("reports").select("document").execute();
    const [reading] = await database.selectFrom("readings").select("document").execute();
    expect(JSON.parse(kept?.document ?? "")).toEqual({ claims: [{ ...claim, chain: [] }] });
    expect(JSON.parse(reading?.document ?? "")).toEqual({ reading: { claims: [{ event: 0, chain: [] }] } });
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true });
  }
});

test("what was read before numbers were cited waits to be read again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-steps-"));
  const database = new Kysely<Tables>({ dialect: pgliteDialect(folder) });
  try {
    await migrate(database as Kysely<unknown>, STEPS.slice(0, 2));
    const capture = { seq: 1, identity: "i", sha256: "s", document: "{}", article: "a", failure: null };
    await database.insertInto("captures").values(capture).execute();
    const report = { id: "r", article: "a", place_in_list: 0, incident: null, type: "ASSAULT", document: "{}" };
    await asItWas(database).insertInto("reports").values(report).execute();
    await migrate(database as Kysely<unknown>, STEPS.slice(0, 3));
    expect(await database.selectFrom("reports").selectAll().execute()).toEqual([]);
    expect(await database.selectFrom("captures").select("article").execute()).toEqual([{ article: null }]);
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true });
  }
});

test("what was taken in before decisions were found by what they name is taken in again from the journal", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-steps-"));
  const database = new Kysely<Tables>({ dialect: pgliteDialect(folder) });
  try {
    await migrate(database as Kysely<unknown>, STEPS.slice(0, 3));
    await asItWas(database).insertInto("decisions").values({ seq: 1, about: "incident:1", document: "{}" }).execute();
    await database.updateTable("position").set({ seq: 1, hash: "a" }).execute();
    await migrate(database as Kysely<unknown>);
    expect(await database.selectFrom("decisions").selectAll().execute()).toEqual([]);
    expect(await database.selectFrom("position").select("seq").execute()).toEqual([{ seq: 0 }]);
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true });
  }
});

test("what had no day comes to lie on the few up to its printing, and what nobody says happened is told apart", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-steps-"));
  const database = new Kysely<Tables>({ dialect: pgliteDialect(folder) });
  const report = { publishedAt: "2025-03-11", realis: "actual", polarity: "positive" };
  const documents: Readonly<Record<string, object>> = {
    told: { origins: [{ says: ["asserts"] }], reports: [report] },
    untold: { origins: [{ says: ["asserts"] }], reports: [{ ...report, publishedAt: "2025-03-14" }, report] },
    old: { origins: [{ says: ["asserts"] }], reports: [{ ...report, realis: "historical" }] },
    denied: { origins: [{ says: ["denies"] }], reports: [report] },
    announced: { origins: [{ says: ["asserts"] }], reports: [{ ...report, realis: "future" }] },
  };
  try {
    await migrate(database as Kysely<unknown>, STEPS.slice(0, 12));
    const days = (id: string) => (id === "told" ? { first_day: "2025-03-02", last_day: "2025-03-02" } : {});
    const rows = Object.entries(documents).map(([id, document]) => ({
      id,
      code: id,
      type: "ASSAULT",
      words: "",
      first_day: null,
      last_day: null,
      ...days(id),
      document: JSON.stringify(document),
    }));
    await asItWas(database).insertInto("incidents").values(rows).execute();
    await migrate(database as Kysely<unknown>);
    const found = await database.selectFrom("incidents").selectAll().orderBy("id").execute();
    expect(found.map(({ id, first_day, last_day, happened }) => [id, first_day, last_day, happened])).toEqual([
      ["announced", "2025-03-08", "2025-03-11", false],
      ["denied", "2025-03-08", "2025-03-11", false],
      ["old", null, null, true],
      ["told", "2025-03-02", "2025-03-02", true],
      ["untold", "2025-03-08", "2025-03-11", true],
    ]);
    expect(await database.selectFrom("unlined").selectAll().execute()).toHaveLength(5);
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true });
  }
});

test("articles that were on record before versions were looked for are found by their address", async () => {
  const folder = await mkdtemp(join(tmpdir(), "tocsin-steps-"));
  const database = new Kysely<Tables>({ dialect: pgliteDialect(folder) });
  try {
    const before = STEPS.findIndex(({ name }) => name.endsWith("-versions"));
    await migrate(database as Kysely<unknown>, STEPS.slice(0, before));
    const url = "https://courier.example/%D8%AF?é=1";
    const row = { id: "a", publisher: "p", published: null, language: "en", taken: "2031-05-01", search: "" };
    await asItWas(database)
      .insertInto("articles")
      .values({ ...row, document: JSON.stringify({ url }) })
      .execute();
    await migrate(database as Kysely<unknown>, STEPS);
    const [kept] = await database.selectFrom("articles").select("page").execute();
    expect(kept?.page).toBe(pageHash(url));
  } finally {
    await database.destroy();
    await rm(folder, { recursive: true });
  }
});
