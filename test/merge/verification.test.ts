import { describe, expect, test } from "vitest";
import { merge } from "../../src/merge/merge.ts";
import type { Incident } from "../../src/model.ts";
import { ARIHA, described, known, report, type Scene, SYRIAN_ARMY } from "../match/scene.ts";

const SHELLING: Scene = {
  type: "ASSAULT",
  mode: "heavy-weapons",
  actors: [SYRIAN_ARMY],
  place: ARIHA,
  day: "2024-11-26",
  published: "2024-11-27",
};
const RESCUERS = known("actor:white-helmets", "White Helmets", "SYR", "SOC");
const MINISTRY = known("actor:syrian-defence-ministry", "Syrian defence ministry", "SYR", "MIL");
const FRONT = known("actor:made-up-front", "Valley Front", null, "REB");

function one(...scenes: readonly Partial<Scene>[]): Incident {
  const reports = scenes.map((scene, i) =>
    report({ ...SHELLING, article: `a${i}`, publisher: `Paper ${i}`, id: `r${i}`, ...scene }),
  );
  const incidents = merge([], reports);
  expect(incidents).toHaveLength(1);
  return incidents[0] as Incident;
}

function state(...scenes: readonly Partial<Scene>[]): string {
  return one(...scenes).verification.state;
}

function origins(...scenes: readonly Partial<Scene>[]): readonly string[] {
  return one(...scenes).origins.map(({ label, basis }) => `${label} (${basis})`);
}

describe("what bears a happening out", () => {
  test("a party and somebody without an interest", () => {
    expect(
      state({ recipients: [FRONT], said: [{ by: FRONT }] }, { recipients: [FRONT], said: [{ by: RESCUERS }] }),
    ).toBe("corroborated");
  });
  test("what a party owns up to, beside its rival's word", () => {
    const incident = one(
      { recipients: [FRONT], said: [{ by: FRONT, says: "Shells hit our post" }] },
      { recipients: [FRONT], said: [{ by: MINISTRY, stance: "claims-responsibility", says: "Our guns fired" }] },
    );
    expect(incident.verification.state).toBe("corroborated");
    expect(incident.verification.why).toContain("says so of its own side");
  });
  test("two who are both hit are not enough", () => {
    const ally = described("villagers' guard", null, "REB");
    const hit: Partial<Scene> = { actors: [], recipients: [FRONT, ally] };
    const incident = one(
      { ...hit, said: [{ by: FRONT, says: "Shells hit our post" }] },
      { ...hit, said: [{ by: ally, says: "It was hit" }] },
    );
    expect(incident.verification.state).toBe("reported");
    expect(incident.verification.why).toMatch(/interest/);
  });
  test("what the media of a side tell has that side's interest, whichever side it is", () => {
    const told = (publisher: string, side: Partial<Scene>) => one({ ...side, publisher }).origins[0];
    const hezbollah = known("actor:hezbollah", "Hezbollah", "LBN", "REB");
    expect(told("SANA", {})?.interest?.text).toBe("SANA is run by the state that Syrian army belongs to");
    expect(told("Al-Manar", { recipients: [hezbollah] })?.interest?.text).toBe("Al-Manar is run by Hezbollah");
    expect(told("Al-Manar", { recipients: [FRONT] })?.interested).toBe(false);
    expect(told("Lake Courier", { recipients: [hezbollah] })?.interested).toBe(false);
  });
  test("everyone's hearsay stays hearsay", () => {
    const incident = one(
      { said: [{ by: "unnamed", says: "It was hit" }] },
      { said: [{ by: "unnamed", says: "A shell fell" }] },
    );
    expect(incident.verification).toMatchObject({ state: "reported", why: expect.stringContaining("Hearsay") });
  });
});

describe("what is taken back", () => {
  test("by the one who told it", () => {
    expect(
      state({ said: [{ by: RESCUERS }] }, { published: "2024-11-29", said: [{ by: RESCUERS, stance: "retracts" }] }),
    ).toBe("withdrawn");
  });
  test("by one of two leaves the other's word", () => {
    const other = described("Lake Monitor");
    expect(
      state(
        { said: [{ by: RESCUERS }] },
        { said: [{ by: other, says: "We saw it" }] },
        { published: "2024-11-29", said: [{ by: RESCUERS, stance: "retracts" }] },
      ),
    ).toBe("reported");
  });
  test("who says and denies it in one breath is in no dispute", () => {
    expect(
      state({
        said: [
          { by: RESCUERS, says: "It was hit" },
          { by: RESCUERS, stance: "denies" },
        ],
      }),
    ).toBe("reported");
  });
});

describe("whose word it is", () => {
  test("a body, its spokesman and its statement", () => {
    expect(
      origins(
        { said: [{ by: described("Karsian defence ministry", "XKA", "GOV"), says: "It was hit" }] },
        { said: [{ by: described("spokesman for the Karsian defence ministry", "XKA", "GOV"), says: "A shell fell" }] },
        { said: [{ by: described("statement of the defence ministry of Karsia", "XKA"), says: "Shells struck" }] },
      ),
    ).toEqual(["Karsian defence ministry (same-speaker)"]);
  });
  test("two ministries of one name in two states are two", () => {
    expect(
      origins(
        { said: [{ by: described("Karsian defence ministry", "XKA", "GOV"), says: "It was hit" }] },
        { said: [{ by: described("Velmari defence ministry", "XVE", "GOV"), says: "A shell fell" }] },
      ),
    ).toHaveLength(2);
  });
  test("two persons of one surname are two, and the bare surname goes with one of them", () => {
    expect(
      origins(
        { said: [{ by: described("Anton Vessel"), says: "It was hit" }] },
        { said: [{ by: described("Mira Vessel"), says: "A shell fell" }] },
        { said: [{ by: described("Vessel"), says: "Shells struck" }] },
      ),
    ).toHaveLength(2);
  });
  test("letters stand for the name they are of", () => {
    expect(
      origins(
        { said: [{ by: described("Joint Observer Mission"), says: "It was hit" }] },
        { said: [{ by: described("JOM"), says: "A shell fell" }] },
      ),
    ).toHaveLength(1);
  });
  test("pictures that go round are one, and those of a side are its own", () => {
    expect(
      origins(
        { said: [{ by: described("footage"), says: "a missile hitting it" }] },
        { said: [{ by: "narrator", says: "A missile struck it, video posted online showed" }] },
      ),
    ).toEqual(["footage (same-video)"]);
  });
  test("a paper that is quoted is that paper", () => {
    expect(
      origins(
        { publisher: "Lake Post", said: [{ by: "narrator", says: "Our reporter saw shells" }] },
        { said: [{ by: described("Lake Post"), says: "shells fell" }] },
        { said: [{ by: "narrator", says: "Shells fell on the town, according to the Lake Post" }] },
      ),
    ).toEqual(["Lake Post (wire)"]);
  });
  test("each origin says why its claims are one, and every claim is in one origin", () => {
    const incident = one(
      { said: [{ by: RESCUERS }] },
      { said: [{ by: RESCUERS, says: "Crews found four" }, { by: "narrator" }] },
    );
    expect(incident.origins[0]?.grounds.map(({ code, text }) => `${code}: ${text}`)).toEqual([
      "same-actor: 2 articles: they quote one known actor",
    ]);
    const held = incident.origins.flatMap(({ claims }) => claims.map(({ report: id, claim }) => `${id} ${claim}`));
    expect(held.sort()).toEqual(["report:r0 0", "report:r1 0", "report:r1 1"]);
  });
  test("an accusation is one statement, whoever tells of it", () => {
    const accusing: Scene = { type: "ACCUSE", mode: null, actors: [MINISTRY], recipients: [FRONT], place: null };
    expect(origins(accusing, accusing)).toEqual(["Syrian defence ministry (same-statement)"]);
  });
});
