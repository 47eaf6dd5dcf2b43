import { describe, expect, test } from "vitest";
import { loadAgreements, parseAgreements } from "../../src/knowledge/agreements.ts";
import type { Agreement } from "../../src/model.ts";

const SHIPPED = loadAgreements();

function shipped(id: string): Agreement {
  const found = SHIPPED.find((agreement) => agreement.id === `agreement:${id}`);
  if (found === undefined) throw new Error(`No agreement ${id}`);
  return found;
}

/** What the loader says of an agreement that was changed in one respect; "" when it takes it. */
function trouble(change: (agreement: Record<string, unknown>) => void): string {
  const copy = structuredClone(shipped("idlib-2020")) as unknown as Record<string, unknown>;
  change(copy);
  return troubleIn(JSON.stringify([copy]));
}

function troubleIn(text: string): string {
  try {
    parseAgreements(text, "mine.json");
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : "not an error";
  }
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

describe("a file is taken", () => {
  test("when it holds a list or a single agreement", () => {
    expect(trouble(() => {})).toBe("");
    expect(troubleIn(JSON.stringify(shipped("idlib-2020")))).toBe("");
  });
});

describe("a file is refused, with its name and the path to the trouble,", () => {
  test("when it is not JSON", () => {
    expect(troubleIn("{")).toMatch(/^mine\.json is not JSON: /);
  });
  test("when an actor has no actor's id", () => {
    expect(trouble(({ roles }) => Object.assign((roles as object[])[0] ?? {}, { actor: "Russia" }))).toContain(
      "[0].roles[0].actor: expected an id like actor:…",
    );
  });
  test("when a duty names a zone that is not there", () => {
    expect(
      trouble(({ obligations }) => Object.assign((obligations as object[])[1] ?? {}, { zones: ["zone:elsewhere"] })),
    ).toContain("[0].obligations[1].zones: zone:elsewhere is no zone of this agreement");
  });
  test("when a duty binds one who has no part in it", () => {
    expect(
      trouble(({ obligations }) =>
        Object.assign((obligations as object[])[0] ?? {}, { dutyHolders: ["actor:nobody"] }),
      ),
    ).toContain("actor:nobody has no role in this agreement");
  });
  test("when a ring is open", () => {
    const open = [
      [36, 35],
      [37, 35],
      [37, 36],
      [36, 36],
    ];
    expect(
      trouble(({ zones }) =>
        Object.assign((zones as { versions: object[] }[])[0]?.versions[0] ?? {}, { polygons: [open] }),
      ),
    ).toContain("[0].zones[0].versions[0].polygons[0]: expected a closed ring");
  });
  test("when a day is no day", () => {
    expect(trouble((agreement) => Object.assign(agreement, { signed: "2020-02-30" }))).toContain(
      "[0].signed: expected a day, YYYY-MM-DD",
    );
  });
  test("when sources are missing", () => {
    expect(trouble((agreement) => Object.assign(agreement, { sources: [] }))).toContain(
      "[0].sources: expected at least one source",
    );
  });
  test("when an act is none of PLOVER's", () => {
    const acts = [{ type: "ASSAULT", modes: ["shouting"] }];
    expect(trouble(({ obligations }) => Object.assign((obligations as object[])[0] ?? {}, { acts }))).toContain(
      "[0].obligations[0].acts[0]: expected modes that PLOVER gives this type",
    );
  });
  test("when a word is misspelled", () => {
    expect(trouble((agreement) => Object.assign(agreement, { titel: "?" }))).toContain('Unrecognized key: "titel"');
  });
  test("when a zone is named twice", () => {
    expect(
      trouble((agreement) =>
        Object.assign(agreement, { zones: [...(agreement["zones"] as object[]), (agreement["zones"] as object[])[0]] }),
      ),
    ).toContain("zone:idlib-2020/idlib-area is named more than once");
  });
});
