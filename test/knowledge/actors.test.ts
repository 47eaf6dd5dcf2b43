import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadActors, parseActors } from "../../src/knowledge/actors.ts";
import { packageRoot } from "../../src/knowledge/root.ts";

const HELMETS = {
  id: "actor:green-helmets",
  name: "Green Helmets",
  aliases: ["Green Rescue"],
  partisan: [],
  kind: "organisation",
  country: "SYR",
  roles: [{ sector: "SOC", from: "2014-01-01", to: null }],
  memberOf: [],
  source: "https://example.org/green-helmets",
};

/** The entry with one thing changed must be refused, with words that name the file, the entry and the trouble. */
function refuses(change: Readonly<Record<string, unknown>>, ...words: readonly string[]): void {
  const text = JSON.stringify([{ ...HELMETS, ...change }]);
  for (const word of ["mine.json", ...words]) {
    expect(() => parseActors(text, "mine.json")).toThrow(word);
  }
}

test("the shipped actors load, and every one names its source", () => {
  const { actors } = loadActors();
  expect(actors.length).toBeGreaterThan(4000);
  expect(actors.filter(({ kind }) => kind === "country").length).toBe(250);
  expect(actors.filter(({ source }) => source.trim() === "")).toEqual([]);
});

test("every entry of the shipped files is an actor as we know them", () => {
  const folder = join(packageRoot(), "data", "actors");
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    expect(parseActors(readFileSync(join(folder, file), "utf8"), file).length).toBeGreaterThan(0);
  }
});

test("ids are unique and the agreements' actors exist", () => {
  const ids = loadActors().actors.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of [
    "actor:idf",
    "actor:hezbollah",
    "actor:syrian-arab-army",
    "actor:hayat-tahrir-al-sham",
    "actor:country/SYR",
  ]) {
    expect(ids).toContain(id);
  }
});

test("a name that takes sides is nobody's label", () => {
  const labels = new Set(loadActors().actors.map(({ name }) => name.toLowerCase()));
  const sided = loadActors().actors.flatMap(({ partisan }) => partisan);
  expect(sided.length).toBeGreaterThan(20);
  expect(sided.filter((name) => labels.has(name.toLowerCase()))).toEqual([]);
});

test("a wrong entry is refused with its file, its name and what is wrong", () => {
  refuses({ roles: [{ sector: "ARMY", from: null, to: null }] }, "actor:green-helmets", "PLOVER sector");
  refuses({ country: "Syria" }, "actor:green-helmets", "ISO 3166-1");
  refuses({ source: " " }, "source");
  refuses({ id: "green-helmets" }, "entry 1", "actor:white-helmets");
  refuses({ roles: [{ sector: "SOC", from: "2014-13-01", to: null }] }, "YYYY-MM-DD");
  refuses({ roles: [{ sector: "SOC", from: "2014-01-01", to: "2013-01-01" }] }, "ends before it begins");
  refuses({ nickname: "Greens" }, "nickname");
  refuses(
    {
      roles: [
        { sector: "REB", from: "2014-01-01", to: "2016-01-01" },
        { sector: "GOV", from: "2015-01-01", to: null },
      ],
    },
    "order",
  );
});

test("text that is no list is refused", () => {
  expect(() => parseActors("{", "mine.json")).toThrow("mine.json is not JSON");
  expect(() => parseActors("{}", "mine.json")).toThrow("must hold a list");
});

test("a user's own list is read beside ours, and may not take an id of ours", () => {
  const path = join(mkdtempSync(join(tmpdir(), "actors-")), "own.json");
  writeFileSync(path, JSON.stringify([HELMETS]));
  expect(loadActors([path]).actors.some(({ id }) => id === "actor:green-helmets")).toBe(true);
  writeFileSync(path, JSON.stringify([{ ...HELMETS, id: "actor:idf" }]));
  expect(() => loadActors([path])).toThrow("own.json has actor:idf");
  writeFileSync(path, JSON.stringify([{ ...HELMETS, memberOf: [{ actor: "actor:nobody", from: null, to: null }] }]));
  expect(() => loadActors([path])).toThrow("actor:nobody");
});
