import { describe, expect, test } from "vitest";
import { mediumNameKey, mediumOwner } from "../../src/agencies.ts";
import { merge } from "../../src/merge/merge.ts";
import { sidesBehind } from "../../src/merge/verification.ts";
import type { Incident, OwnerId, Owners } from "../../src/model.ts";
import { tellingsOf } from "../../src/review/borne-out.ts";
import { ARIHA, described, known, report, type Scene } from "../match/scene.ts";

const GUNNERS = known("actor:made-up-gunners", "Hill Gunners", null, "REB");
const FRONT = known("actor:made-up-front", "Valley Front", null, "REB");
const MINISTRY = described("Karsian defence ministry", "XKA", "GOV");

const OWNED: Readonly<Record<string, OwnerId>> = {
  "Karsia Today": "state XKA",
  "Karsian News Agency": "state XKA",
  "Radio Velmar": "state XVE",
  "Front Radio": "actor:made-up-front",
  "Lake Post": "group Lake Press",
  "Lake Evening": "group Lake Press",
  "Télé Lac": "group Lake Press",
};

const OWNERS: Owners = {
  media: new Map(Object.entries(OWNED).map(([name, owner]) => [mediumNameKey(name), owner])),
  names: new Map([["state XKA", "the state of Karsia"]]),
};

const SHELLING: Scene = { type: "ASSAULT", mode: "heavy-weapons", actors: [GUNNERS], place: ARIHA, day: "2024-11-26" };

/** The one incident of a shelling, told by each of some media in words of their own, or by whoever else is given. */
function told(...scenes: readonly (string | Partial<Scene>)[]): Incident {
  const reports = scenes.map((scene, i) => {
    const own = typeof scene === "string" ? { publisher: scene } : { publisher: `Paper ${i}`, ...scene };
    const said = own.said ?? [{ by: "narrator" as const, says: WORDS[i] ?? "" }];
    return report({ ...SHELLING, published: "2024-11-27", article: `a${i}`, id: `r${i}`, ...own, said });
  });
  const incidents = merge([], reports, { owners: OWNERS });
  expect(incidents).toHaveLength(1);
  return incidents[0] as Incident;
}

const WORDS = [
  "Shells fell on the town",
  "The market was hit at noon",
  "Guns fired from the ridge",
  "Eleven rounds struck",
];

function independent({ origins, reports }: Incident): number {
  return sidesBehind(origins, reports).length;
}

describe("media of one owner are one interest", () => {
  test("of one state, which is named", () => {
    const incident = told("Karsia Today", "Karsian News Agency");
    expect(incident.origins).toHaveLength(2);
    expect(independent(incident)).toBe(1);
    expect(incident.verification).toEqual({
      state: "reported",
      why: "2 origins, 1 interest: Karsia Today and Karsian News Agency, both owned by the state of Karsia, carried by 2 publishers",
    });
  });
  test("of one company, whose paper spells its name with marks", () => {
    expect(told("Lake Post", "Lake Evening", "Télé Lac").verification.why).toContain(
      "3 origins, 1 interest: Lake Post, Lake Evening and Télé Lac, all 3 owned by Lake Press",
    );
  });
  test("and of two owners are two", () => {
    for (const other of ["Radio Velmar", "Lake Post", "Hill Courier"]) {
      const incident = told("Karsia Today", other);
      expect([other, independent(incident), incident.verification.state]).toEqual([other, 2, "corroborated"]);
    }
  });
  test("and of nobody but their own stay as many as they are", () => {
    expect(independent(told("Hill Courier", "River Courier"))).toBe(2);
  });
  test("beside another they are still one, and the words say what was counted", () => {
    const incident = told("Karsia Today", "Karsian News Agency", "Hill Courier");
    expect(independent(incident)).toBe(2);
    expect(incident.verification.why).toBe(
      "2 independent origins (3 origins, 2 interests): Karsia Today and Karsian News Agency, both owned by the state of Karsia; Hill Courier",
    );
  });
});

test("who says and who denies it are told with whose they are", () => {
  const incident = told("Karsia Today", "Karsian News Agency", {
    said: [{ by: GUNNERS, stance: "denies", says: "We fired no shells" }],
  });
  expect(incident.verification).toEqual({
    state: "disputed",
    why: "Said by Karsia Today and Karsian News Agency, both owned by the state of Karsia; denied by Hill Gunners",
  });
});

describe("an owner that speaks itself is of one interest with its media", () => {
  test("a state", () => {
    const incident = told("Karsia Today", { said: [{ by: MINISTRY, says: "The guns fired at noon" }] });
    expect(independent(incident)).toBe(1);
    expect(incident.verification.why).toContain("both of the state of Karsia");
  });
  test("a group", () => {
    expect(independent(told("Front Radio", { said: [{ by: FRONT, says: "Our post was hit" }] }))).toBe(1);
    expect(independent(told("Front Radio", { said: [{ by: GUNNERS, says: "We fired" }] }))).toBe(2);
  });
  test("but a ministry of a state that is left open is not that of whichever state looks on", () => {
    const incident = told("Karsia Today", { said: [{ by: described("defence ministry"), says: "The guns fired" }] });
    expect(independent(incident)).toBe(2);
  });
});

describe("whoever prints it", () => {
  test("an agency's report is the agency's, in a paper of another owner too", () => {
    const wire: Partial<Scene> = {
      publisher: "Hill Courier",
      said: [{ by: described("Karsian News Agency"), says: "Shells fell" }],
    };
    expect(independent(told("Karsia Today", wire))).toBe(1);
  });
  test("people whom two media of one owner met are chosen by it", () => {
    const met = (publisher: string, by: string, says: string): Partial<Scene> => ({
      publisher,
      said: [{ by: described(by), says }],
    });
    const [seen, fled] = ["We saw the shells fall", "All of us ran to the river"];
    expect(independent(told(met("Karsia Today", "residents", seen), met("Karsian News Agency", "farmers", fled)))).toBe(
      1,
    );
    expect(independent(told(met("Karsia Today", "residents", seen), met("Hill Courier", "farmers", fled)))).toBe(2);
  });
  test("who is told by name speaks for themself, in whosever medium", () => {
    const says = (publisher: string, name: string, words: string): Partial<Scene> => ({
      publisher,
      said: [{ by: described(name), says: words }],
    });
    expect(
      independent(
        told(says("Karsia Today", "Mira Vessel", "It was hit"), says("Karsian News Agency", "Anton Orel", "We ran")),
      ),
    ).toBe(2);
  });
});

test("media of the state that is said to have acted have its interest, and the count of sources follows", () => {
  const army = described("Karsian army", "XKA", "MIL");
  const incident = told(
    { publisher: "Karsia Today", actors: [army] },
    { publisher: "Karsian News Agency", actors: [army] },
  );
  expect(incident.origins.map(({ interest }) => interest?.text)).toEqual([
    "Karsia Today is run by the state that Karsian army belongs to",
    "Karsian News Agency is run by the state that Karsian army belongs to",
  ]);
  expect(tellingsOf(incident).map(({ name, corroborated }) => [name, corroborated])).toEqual([
    ["Karsia Today", false],
    ["Karsian News Agency", false],
  ]);
});

test("whose a medium is said to be wins over what is known here, and nobody is guessed", () => {
  const said = { ...OWNERS, media: new Map([[mediumNameKey("TASS"), "group Hill Press" as OwnerId]]) };
  expect([mediumOwner("TASS"), mediumOwner("TASS", said), mediumOwner("Hill Courier", OWNERS)]).toEqual([
    "state RUS",
    "group Hill Press",
    null,
  ]);
});
