import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { loadAgreements } from "../../src/knowledge/agreements.ts";
import type { Agreement } from "../../src/model.ts";

const SHIPPED = loadAgreements();

function shipped(id: string): Agreement {
  const found = SHIPPED.find((agreement) => agreement.id === `agreement:${id}`);
  if (found === undefined) throw new Error(`No agreement ${id}`);
  return found;
}

describe("the agreements we ship", () => {
  test("are many, and the ones that the demonstration rests on are among them", () => {
    const ids = SHIPPED.map(({ id }) => id.replace("agreement:", ""));
    expect(ids.length).toBeGreaterThanOrEqual(17);
    for (const id of ["astana-2017", "idlib-2020", "lebanon-2024", "gaza-2025", "thailand-cambodia-2025"]) {
      expect(ids).toContain(id);
    }
  });
  test("say for every zone how far its edge can be trusted, and for every state who says so", () => {
    for (const agreement of SHIPPED) {
      for (const version of agreement.zones.flatMap(({ versions }) => versions)) {
        expect(version.precisionKm).toBeGreaterThan(0);
        expect(version.source).not.toBe("");
      }
      for (const { saidBy, source } of agreement.lifecycle) expect(saidBy && source).toBeTruthy();
    }
  });
  test("keep the whole Idlib area clear of the coast and of Aleppo's eastern plain", () => {
    const rings = shipped("astana-2017").zones[0]?.versions[0]?.polygons ?? [];
    const longitudes = rings.flatMap((ring) => ring.map(([longitude]) => longitude));
    expect(Math.min(...longitudes)).toBeGreaterThan(36);
    expect(Math.max(...longitudes)).toBeLessThan(37.3);
  });
  test("draw the M4's corridor about twelve kilometres wide", () => {
    const ring = shipped("idlib-2020").zones.find(({ kind }) => kind === "corridor")?.versions[0]?.polygons[0] ?? [];
    const near = ring.filter(([longitude]) => Math.abs(longitude - 36.45) < 0.02).map(([, latitude]) => latitude);
    expect((Math.max(...near) - Math.min(...near)) * 111.3).toBeCloseTo(12, 0);
  });
  test("point from the later texts to the memorandum they build on", () => {
    expect(shipped("idlib-2020").partOf).toEqual(["agreement:astana-2017", "agreement:idlib-2018"]);
  });
});

describe("agreements of the user's own", () => {
  const VALLEY = fileURLToPath(new URL("../../examples/agreements/valley.json", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "tocsin-agreements-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };

  test("are added to those that come with Tocsin, from files and folders", () => {
    const ids = loadAgreements([VALLEY]).map(({ id }) => id);
    expect(ids).toEqual([...SHIPPED.map(({ id }) => id), "agreement:valley-2030"]);
  });
  test("take the place of a shipped one of the same id, and say so", () => {
    const changed = { ...shipped("gaza-2025"), title: "As I read it" };
    const heard: string[] = [];
    const loaded = loadAgreements([file("gaza.json", JSON.stringify(changed))], (message) => heard.push(message));
    expect(loaded.filter(({ id }) => id === "agreement:gaza-2025").map(({ title }) => title)).toEqual(["As I read it"]);
    expect(loaded).toHaveLength(SHIPPED.length);
    expect(heard).toEqual([
      `agreement:gaza-2025 of your own file takes the place of the one that comes with Tocsin (${shipped("gaza-2025").title}).`,
    ]);
  });
  test("may refer to one another and to those that come with Tocsin", () => {
    const text = readFileSync(VALLEY, "utf8");
    const own = mkdtempSync(join(folder, "two-"));
    writeFileSync(
      join(own, "a.json"),
      text.replace('"partOf": []', '"partOf": ["agreement:frame", "agreement:unscr-1701"]'),
    );
    writeFileSync(
      join(own, "b.json"),
      text.replaceAll("valley-2030/", "frame/").replace("agreement:valley-2030", "agreement:frame"),
    );
    expect(
      loadAgreements([own])
        .slice(-2)
        .map(({ id }) => id),
    ).toEqual(["agreement:valley-2030", "agreement:frame"]);
  });
  test("with a mistake are refused, with every mistake", () => {
    const text = readFileSync(VALLEY, "utf8")
      .replace('"terms": "open"', '"terms": "opn"')
      .replace('"sources": ["made up"]', '"sources": []');
    expect(() => loadAgreements([file("bad.json", text)])).toThrow(
      /2 mistakes[\s\S]*bad\.json, line 17[\s\S]*Did you mean “open”/,
    );
  });
  test("twice under one id, or in no file that there is, are refused", () => {
    expect(() => loadAgreements([VALLEY, VALLEY])).toThrow("agreement:valley-2030 is named more than once");
    expect(() => loadAgreements([join(folder, "gone.json")])).toThrow(/There is no file or folder .*gone\.json/);
  });
});
