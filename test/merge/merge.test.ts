import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { incidentIdOf, speakableCode } from "../../src/ids.ts";
import { areKin, kinship } from "../../src/merge/kinship.ts";
import { merge } from "../../src/merge/merge.ts";
import { newShelves } from "../../src/merge/shelves.ts";
import { sketchOf } from "../../src/merge/sketch.ts";
import { WEIGHTS } from "../../src/merge/weights.ts";
import type { Incident, Pairing, ReportedEvent } from "../../src/model.ts";
import { numberOf } from "../../src/quantities.ts";
import {
  ALEPPO,
  ARIHA,
  BAQAEI,
  described,
  GAO,
  HEZBOLLAH,
  HTS,
  IDF,
  IDLIB,
  KHIAM,
  known,
  NAQOURA,
  REBELS,
  RUSSIA,
  report,
  type Scene,
  SYRIA,
  SYRIAN_ARMY,
  TERRORISTS,
} from "../match/scene.ts";

/** Reports from scenes, each from its own article and publisher unless the scene says otherwise. */
function reports(...scenes: readonly Scene[]): readonly ReportedEvent[] {
  return scenes.map((scene, i) => report({ article: `a${i}`, publisher: `Paper ${i}`, id: `r${i}`, ...scene }));
}

/** Which reports share an incident, by their numbers: "0 1 | 2". */
function gathered(...scenes: readonly Scene[]): string {
  return layout(merge([], reports(...scenes)));
}

function layout(incidents: readonly Incident[]): string {
  const groups = incidents.map((incident) =>
    incident.reports
      .map(({ id }) => id.replace("report:r", ""))
      .sort()
      .join(" "),
  );
  return groups.sort().join(" | ");
}

function one(...scenes: readonly Scene[]): Incident {
  const incidents = merge([], reports(...scenes));
  expect(incidents).toHaveLength(1);
  return incidents[0] as Incident;
}

function labels(incident: Incident): readonly string[] {
  return incident.origins.map(({ label }) => label);
}

const SHELLING: Scene = {
  type: "ASSAULT",
  mode: "heavy-weapons",
  actors: [SYRIAN_ARMY],
  place: ARIHA,
  day: "2024-11-26",
  published: "2024-11-27",
};
const DEFENCE_MINISTRY = known("actor:syrian-defence-ministry", "Syrian defence ministry", "SYR", "MIL");
const RESCUERS = known("actor:white-helmets", "White Helmets", "SYR", "SOC");

describe("reports of one happening join", () => {
  test("same act, same town, same day, whoever prints it", () => {
    expect(gathered(SHELLING, { ...SHELLING, published: "2024-11-28" })).toBe("0 1");
  });
  test("another word for the same act", () => {
    expect(gathered(SHELLING, { ...SHELLING, mode: null })).toBe("0 1");
    expect(gathered(SHELLING, { ...SHELLING, mode: "destroy" })).toBe("0 1");
  });
  test("a report that does not know who fired", () => {
    expect(gathered(SHELLING, { ...SHELLING, actors: [] })).toBe("0 1");
    expect(gathered(SHELLING, { ...SHELLING, actors: [described("unidentified gunmen", null, "UAF")] })).toBe("0 1");
  });
  test("the army's units and the army", () => {
    expect(gathered(SHELLING, { ...SHELLING, actors: [described("government artillery", "SYR", "MIL")] })).toBe("0 1");
  });
  test("a day given as one of two", () => {
    expect(gathered(SHELLING, { ...SHELLING, day: { first: "2024-11-26", last: "2024-11-27" } })).toBe("0 1");
  });
  test("an undated report in the days after, about the same town and the same army", () => {
    expect(gathered(SHELLING, { ...SHELLING, day: null, published: "2024-11-27" })).toBe("0 1");
  });
  test("rivals who blame each other for it", () => {
    const rivals: Scene = { ...SHELLING, actors: [REBELS], recipients: [SYRIAN_ARMY] };
    expect(gathered({ ...SHELLING, recipients: [REBELS] }, rivals)).toBe("0 1");
  });
  test("a copy of the same text, even without day and place", () => {
    const says =
      "Government guns fired on the market of the town early in the morning and hit a bakery, residents said";
    const bare: Scene = { type: "ASSAULT", published: "2024-11-27", said: [{ by: "narrator", says }] };
    expect(gathered(bare, { ...bare, said: [{ by: "narrator", says: `${says} on Tuesday` }] })).toBe("0 1");
  });
  test("'the attack' later in one article", () => {
    const article = { article: "same", publisher: "Paper" };
    expect(gathered({ ...SHELLING, ...article }, { type: "ASSAULT", published: "2024-11-27", ...article })).toBe("0 1");
  });
  test("a withdrawal from a country, told twice, with its day and both sides", () => {
    const leaving: Scene = {
      type: "RETREAT",
      mode: "withdraw",
      actors: [RUSSIA],
      recipients: [SYRIAN_ARMY],
      place: SYRIA,
      day: "2024-11-26",
    };
    expect(gathered(leaving, leaving)).toBe("0 1");
  });
  test("a statement that two papers carry", () => {
    const call: Scene = { type: "REQUEST", mode: "assist", actors: [BAQAEI], day: "2024-11-29" };
    expect(gathered(call, { ...call, published: "2024-11-30" })).toBe("0 1");
  });
  test("a meeting, whoever is named first", () => {
    const meeting: Scene = { type: "CONSULT", actors: [BAQAEI], recipients: [RUSSIA], day: "2024-12-02" };
    expect(gathered(meeting, { ...meeting, actors: [RUSSIA], recipients: [BAQAEI] })).toBe("0 1");
  });
});

describe("reports of different happenings stay apart", () => {
  test("two towns stay two", () => {
    expect(gathered(SHELLING, { ...SHELLING, place: IDLIB })).toBe("0 | 1");
  });
  test("two towns stay two even when a vague report would fit both", () => {
    const vague: Scene = { ...SHELLING, place: SYRIA };
    const incidents = layout(merge([], reports(SHELLING, { ...SHELLING, place: IDLIB }, vague)));
    expect(incidents.split(" | ").filter((group) => group.includes("0") && group.includes("1"))).toEqual([]);
  });
  test("two days stay two", () => {
    expect(gathered(SHELLING, { ...SHELLING, day: "2024-11-29", published: "2024-11-30" })).toBe("0 | 1");
  });
  test("an old attack retold is not the new one", () => {
    expect(gathered(SHELLING, { ...SHELLING, day: "2023-10-05", realis: "historical" })).toBe("0 | 1");
    expect(gathered(SHELLING, { ...SHELLING, day: null, realis: "historical" })).toBe("0 | 1");
  });
  test("another side's attack", () => {
    expect(gathered(SHELLING, { ...SHELLING, actors: [RUSSIA] })).toBe("0 | 1");
    expect(gathered(SHELLING, { ...SHELLING, actors: [HTS] })).toBe("0 | 1");
  });
  test("another kind of attack", () => {
    expect(gathered(SHELLING, { ...SHELLING, mode: "abduct" })).toBe("0 | 1");
  });
  test("a threat is not the attack", () => {
    expect(gathered(SHELLING, { ...SHELLING, realis: "future" })).toBe("0 | 1");
  });
  test("two attacks that one article counts apart", () => {
    const article = { article: "same", publisher: "Paper" };
    expect(gathered({ ...SHELLING, ...article, deaths: 12 }, { ...SHELLING, ...article, deaths: 3 })).toBe("0 | 1");
  });
  test("the same words by another speaker", () => {
    const call: Scene = { type: "REQUEST", mode: "assist", actors: [BAQAEI], day: "2024-11-29" };
    expect(gathered(call, { ...call, actors: [RUSSIA] })).toBe("0 | 1");
  });
  test("what one speaker says of two others", () => {
    const blame: Scene = { type: "ACCUSE", actors: [BAQAEI], day: "2024-11-29", article: "same" };
    expect(gathered({ ...blame, recipients: [TERRORISTS] }, { ...blame, recipients: [IDF] })).toBe("0 | 1");
  });
  test("reports that share only the country and the day", () => {
    expect(gathered({ ...SHELLING, place: SYRIA, actors: [] }, { ...SHELLING, actors: [] })).toBe("0 | 1");
  });
});

describe("rows of data sets", () => {
  const row = (name: string, scene: Scene, id = name) => ({ ...report({ ...scene, id, article: id }), row: name });

  test("one row and its corrections are one, whatever they say", () => {
    const all = [
      row("acled/1", SHELLING, "r0"),
      row("acled/1", { ...SHELLING, place: KHIAM, day: "2024-10-01" }, "r1"),
    ];
    expect(layout(merge([], all))).toBe("0 1");
  });
  test("two rows of one data set are two, and an article that fits both is in neither", () => {
    const all = [
      row("acled/1", SHELLING, "r0"),
      row("acled/2", SHELLING, "r1"),
      report({ ...SHELLING, article: "x", id: "r2" }),
    ];
    expect(layout(merge([], all))).toBe("0 | 1 | 2");
  });
  test("rows of different data sets and articles join as reports do", () => {
    const all = [
      row("acled/1", SHELLING, "r0"),
      row("ucdp/1", SHELLING, "r1"),
      report({ ...SHELLING, article: "x", id: "r2" }),
    ];
    expect(layout(merge([], all))).toBe("0 1 2");
  });
});

describe("people's word", () => {
  const pair = (kind: Pairing["kind"], a: number, b: number): Pairing => ({
    kind,
    reports: [`report:r${a}`, `report:r${b}`],
  });
  const spoken = (pairings: readonly Pairing[], ...scenes: readonly Scene[]): string =>
    layout(merge([], reports(...scenes), { pairings }));

  test("joins what contradicts each other, and says so", () => {
    const scenes = [SHELLING, { ...SHELLING, place: KHIAM, type: "AID" as const }];
    expect(spoken([], ...scenes)).toBe("0 | 1");
    expect(spoken([pair("together", 0, 1)], ...scenes)).toBe("0 1");
    const [incident] = merge([], reports(...scenes), { pairings: [pair("together", 0, 1)] });
    expect(incident?.joins[0]?.grounds.map(({ code }) => code)).toEqual(["person-said"]);
  });
  test("puts a report apart from a group: it leaves, and the others stay", () => {
    const four = [SHELLING, SHELLING, SHELLING, SHELLING];
    expect(spoken([], ...four)).toBe("0 1 2 3");
    expect(spoken([pair("apart", 0, 2)], ...four)).toBe("0 | 1 2 3");
    expect(spoken([pair("apart", 3, 0)], ...four)).toBe("0 1 2 | 3");
  });
  test("given later counts more than given before", () => {
    const two = [SHELLING, SHELLING];
    expect(spoken([pair("apart", 0, 1), pair("together", 0, 1)], ...two)).toBe("0 1");
    expect(spoken([pair("together", 0, 1), pair("apart", 0, 1)], ...two)).toBe("0 | 1");
  });
  test("carries what belongs to the one to the other", () => {
    const far: Scene = { ...SHELLING, place: KHIAM, actors: [IDF] };
    expect(spoken([pair("together", 0, 2)], SHELLING, SHELLING, far, far)).toBe("0 1 2 3");
  });
});

describe("claims never collapse", () => {
  const denied: Scene = { ...SHELLING, day: null, said: [{ by: DEFENCE_MINISTRY, stance: "denies" }] };

  test("a denial joins what it denies, and both stand", () => {
    const incident = one({ ...SHELLING, said: [{ by: RESCUERS }] }, denied);
    expect(incident.reports.flatMap(({ claims }) => claims.map(({ stance }) => stance))).toEqual(["asserts", "denies"]);
    expect(incident.verification).toEqual({
      state: "disputed",
      why: "Said by White Helmets; denied by Syrian defence ministry",
    });
  });
  test("a denial alone is no proof of anything", () => {
    expect(one(denied).verification).toEqual({ state: "reported", why: "Nobody is on record saying that it happened" });
  });
  test("rival tolls stand side by side, each with its counter", () => {
    const incident = one(
      { ...SHELLING, deaths: 15, said: [{ by: RESCUERS }] },
      { ...SHELLING, deaths: 4, said: [{ by: DEFENCE_MINISTRY }] },
    );
    expect(incident.tallies.map(({ by, quantities }) => `${by}: ${numberOf(quantities, "dead")?.best}`)).toEqual([
      "White Helmets: 15",
      "Syrian defence ministry: 4",
    ]);
  });
  test("a corrected toll stands beside the first, with its day", () => {
    const incident = one(
      { ...SHELLING, deaths: 9, said: [{ by: RESCUERS }] },
      { ...SHELLING, deaths: 11, published: "2024-11-29", said: [{ by: RESCUERS, stance: "corrects" }] },
    );
    expect(incident.tallies.map(({ asOf, quantities }) => `${asOf}: ${numberOf(quantities, "dead")?.best}`)).toEqual([
      "2024-11-27: 9",
      "2024-11-29: 11",
    ]);
  });
  test("unknown tolls are no tolls", () => {
    expect(one(SHELLING).tallies).toEqual([]);
  });
});

describe("origins", () => {
  test("three papers that quote one spokesman are one origin", () => {
    const incident = one(
      { ...SHELLING, said: [{ by: RESCUERS, says: "It was hit at dawn, the White Helmets said" }] },
      { ...SHELLING, said: [{ by: RESCUERS, says: "Rescue workers of the White Helmets spoke of several wounded" }] },
      {
        ...SHELLING,
        said: [{ by: described("White Helmets"), says: "A shell struck a school, White Helmets reported" }],
      },
    );
    expect(labels(incident)).toEqual(["White Helmets"]);
    expect(incident.verification).toEqual({
      state: "reported",
      why: "One origin: White Helmets, carried by 3 publishers",
    });
  });
  test("copies of one wire text are one origin", () => {
    const says =
      "Shells fell on the centre of Ariha on Tuesday morning and set several shops beside the bakery on fire";
    const incident = one(
      { ...SHELLING, said: [{ by: "narrator", says }] },
      { ...SHELLING, said: [{ by: "narrator", says: `${says}, witnesses told our reporter` }] },
      { ...SHELLING, said: [{ by: "unnamed", says: says.replace("several", "some") }] },
    );
    expect(incident.origins.map(({ basis }) => basis)).toEqual(["same-text"]);
    expect(incident.verification.state).toBe("reported");
  });
  test("papers that credit one agency are one origin, in whatever words", () => {
    const incident = one(
      { ...SHELLING, said: [{ by: "narrator", says: "The town came under fire (Reuters)" }] },
      { ...SHELLING, said: [{ by: "narrator", says: "Guns were turned on Ariha, Reuters reported" }] },
    );
    expect(incident.origins).toHaveLength(1);
  });
  test("two that report for themselves bear each other out", () => {
    const incident = one(
      { ...SHELLING, said: [{ by: "narrator", says: "Our reporter in the town counted nine impacts" }] },
      { ...SHELLING, said: [{ by: RESCUERS, says: "Crews took four wounded people to hospital" }] },
    );
    expect(incident.verification.state).toBe("corroborated");
    expect(incident.verification.why).toBe("2 independent origins: Paper 0; White Helmets");
  });
  test("two voices of one state do not", () => {
    const incident = one(
      { ...SHELLING, said: [{ by: SYRIAN_ARMY, says: "Our guns answered fire" }] },
      { ...SHELLING, said: [{ by: DEFENCE_MINISTRY, says: "Positions were struck" }] },
    );
    expect(labels(incident)).toHaveLength(2);
    expect(incident.verification.state).toBe("reported");
  });
  test("what a paper tells around the words it quotes rests on these words", () => {
    expect(one({ ...SHELLING, said: [{ by: RESCUERS }, { by: "narrator" }] }).verification.state).toBe("reported");
  });
  test("copies of one article are one origin even where a sentence was worded anew", () => {
    const rest =
      "The town lies on the road that joins the coast with the east and was shelled before in spring and in autumn";
    const paper = (says: string): readonly Scene[] => [
      { ...SHELLING, said: [{ by: "narrator", says }] },
      { ...SHELLING, said: [{ by: "narrator", says: rest }] },
    ];
    const all = [paper("Shells fell on the market of Ariha"), paper("The market of Ariha came under fire")].flatMap(
      (scenes, i) =>
        scenes.map((scene, j) => report({ ...scene, article: `a${i}`, publisher: `Paper ${i}`, id: `r${i}${j}` })),
    );
    const [shelled] = merge([], all);
    expect(shelled?.origins.map(({ basis }) => basis)).toEqual(["same-text"]);
  });
  test("people whom nobody names may be those already heard", () => {
    const incident = one(
      { ...SHELLING, said: [{ by: RESCUERS, says: "Crews took four wounded people to hospital" }] },
      { ...SHELLING, said: [{ by: "unnamed", says: "The town was reportedly hit again at dawn" }] },
    );
    expect(incident.verification.state).toBe("reported");
  });
  test("what a paper tells and what 'fighters' tell it are one", () => {
    const incident = one({ ...SHELLING, said: [{ by: "narrator" }, { by: described("fighters") }] });
    expect(incident.verification.state).toBe("reported");
  });
  test("'residents' of two papers are not one speaker", () => {
    const residents = described("residents");
    const incident = one(
      { ...SHELLING, said: [{ by: residents, says: "Houses shook all night" }] },
      { ...SHELLING, said: [{ by: residents, says: "People ran for the cellars" }] },
    );
    expect(incident.origins).toHaveLength(2);
  });
  test("a surname goes with the full name", () => {
    const incident = one(
      { ...SHELLING, said: [{ by: described("Raed al-Saleh"), says: "Two schools were hit" }] },
      { ...SHELLING, said: [{ by: described("al-Saleh"), says: "Crews worked until noon" }] },
    );
    expect(incident.origins).toHaveLength(1);
  });
  test("one who acted or was hit has an interest", () => {
    const incident = one({ ...SHELLING, said: [{ by: DEFENCE_MINISTRY }, { by: RESCUERS }] });
    expect(incident.origins.map(({ label, interested }) => [label, interested])).toEqual([
      ["Syrian defence ministry", true],
      ["White Helmets", false],
    ]);
  });
});

describe("what an incident shows", () => {
  test("the narrowest place and the days on which accounts agree", () => {
    const incident = one(
      { ...SHELLING, day: { first: "2024-11-25", last: "2024-11-26" }, place: { ...ARIHA, precision: "near" } },
      { ...SHELLING, day: { first: "2024-11-26", last: "2024-11-27" } },
    );
    expect(incident.place?.precision).toBe("exact");
    expect(incident.date).toEqual({ first: "2024-11-26", last: "2024-11-26" });
  });
  test("a code that can be said aloud, with the country in front", () => {
    expect(one(SHELLING).code).toMatch(/^SYR-[0-9A-Z]{3}-[0-9A-Z]{3}$/);
    expect(one({ ...SHELLING, place: null }).code).toMatch(/^INT-/);
  });
  test("the id and code that its first report gives, in order of print", () => {
    const [later, earlier] = reports({ ...SHELLING, published: "2024-11-28" }, SHELLING);
    const only = merge([], later === undefined ? [] : [later]);
    const both = merge(only, earlier === undefined ? [] : [earlier]);
    expect(only.map(({ id, code }) => [id, code])).toEqual([
      [incidentIdOf("report:r0"), speakableCode("SYR", "report:r0")],
    ]);
    expect(both.map(({ id, code }) => [id, code])).toEqual([
      [incidentIdOf("report:r1"), speakableCode("SYR", "report:r1")],
    ]);
  });
});

const PLACES = [ARIHA, IDLIB, ALEPPO, KHIAM, NAQOURA, SYRIA, null] as const;
const SIDES = [SYRIAN_ARMY, HTS, RUSSIA, IDF, HEZBOLLAH, TERRORISTS, REBELS] as const;

const anyScene: fc.Arbitrary<Scene> = fc.record({
  type: fc.constantFrom("ASSAULT", "REQUEST", "AID", "CONSULT"),
  mode: fc.constantFrom(null, "aerial", "heavy-weapons"),
  actors: fc.subarray([...SIDES], { maxLength: 2 }),
  recipients: fc.subarray([...SIDES], { maxLength: 1 }),
  place: fc.constantFrom(...PLACES),
  day: fc.constantFrom(null, "2024-11-26", "2024-11-27", "2024-11-30"),
  published: fc.constantFrom(null, "2024-11-27", "2024-11-28", "2024-12-01"),
  article: fc.constantFrom("a", "b", "c", "d"),
  publisher: fc.constantFrom("The Courier", "The Herald"),
  realis: fc.constantFrom("actual", "negated", "future", "historical"),
  deaths: fc.constantFrom(null, 3, 12),
  said: fc.constantFrom([{ by: "narrator" }], [{ by: BAQAEI }], [{ by: SYRIAN_ARMY, stance: "denies" }]),
});

describe("for any reports", () => {
  test("those that belong together meet on a shelf", () => {
    fc.assert(
      fc.property(anyScene, anyScene, (one, other) => {
        const [a, b] = [sketchOf(report({ ...one, id: "a" })), sketchOf(report({ ...other, id: "b" }))];
        const shelves = newShelves<string>();
        shelves.put(a, "a");
        expect(!areKin(b, a, WEIGHTS) || shelves.search(b).has("a")).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test("it does not matter which of two is asked about the other", () => {
    fc.assert(
      fc.property(anyScene, anyScene, (one, other) => {
        const [a, b] = [sketchOf(report({ ...one, id: "a" })), sketchOf(report({ ...other, id: "b" }))];
        expect(kinship(a, b, WEIGHTS)).toEqual(kinship(b, a, WEIGHTS));
      }),
      { numRuns: 2000 },
    );
  });

  const anyReports = fc
    .array(anyScene, { maxLength: 14 })
    .map((scenes) => scenes.map((scene, i) => report({ ...scene, id: `r${i}` })));

  /** The same, cut into batches at random, with people's word on some of them. */
  const anyHistory = anyReports.chain((all) => {
    const ids = all.map(({ id }) => id);
    const pairing = fc.record({
      kind: fc.constantFrom("together", "apart"),
      reports: fc.tuple(
        fc.constantFrom(...ids, "report:none" as const),
        fc.constantFrom(...ids, "report:none" as const),
      ),
    });
    return fc.record({
      all: fc.constant(all),
      shuffled: fc.shuffledSubarray([...all], { minLength: all.length }),
      batches: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: all.length, maxLength: all.length }),
      pairings: fc.array(pairing, { maxLength: 4 }),
    });
  });

  test("whether they come all at once, in batches or one by one, and in which order, plays no part", () => {
    fc.assert(
      fc.property(anyHistory, ({ all, shuffled, batches, pairings }) => {
        const expected = merge([], all, { pairings });
        let known: readonly Incident[] = [];
        let at = 0;
        for (const size of batches) {
          known = merge(known, shuffled.slice(at, at + size), { pairings });
          at += size;
        }
        expect(known).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
  test("people's word given later does what it would have done from the start, and taken back, nothing", () => {
    fc.assert(
      fc.property(anyHistory, ({ all, pairings }) => {
        const before = merge([], all);
        const named = new Set(pairings.flatMap(({ reports }) => reports));
        const spoken = all.filter(({ id }) => named.has(id));
        const after = merge(before, spoken, { pairings });
        expect(after).toEqual(merge([], all, { pairings }));
        expect(merge(after, spoken)).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });
  test("the last word of people is done", () => {
    fc.assert(
      fc.property(anyHistory, ({ all, pairings }) => {
        const last = pairings.at(-1);
        const [first, second] = last?.reports ?? [];
        const here = (id: string | undefined) => all.some((each) => each.id === id);
        fc.pre(last !== undefined && first !== second && here(first) && here(second));
        const holder = merge([], all, { pairings }).find(({ reports }) => reports.some(({ id }) => id === first));
        expect(holder?.reports.some(({ id }) => id === second)).toBe(last?.kind === "together");
      }),
    );
  });
  test("each incident says why its reports are one: a tree of joins that reach the threshold", () => {
    fc.assert(
      fc.property(anyReports, (all) => {
        for (const { reports, joins } of merge([], all)) {
          expect(joins).toHaveLength(reports.length - 1);
          const reached = new Set([reports[0].id]);
          for (let grown = true; grown; ) {
            grown = false;
            for (const { reports: pair } of joins) {
              if (pair.some((id) => reached.has(id)) && !pair.every((id) => reached.has(id))) {
                for (const id of pair) reached.add(id);
                grown = true;
              }
            }
          }
          expect(reached.size).toBe(reports.length);
          for (const { score, grounds } of joins) {
            expect(score).toBeGreaterThanOrEqual(WEIGHTS.threshold);
            expect(grounds.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(score);
          }
        }
      }),
    );
  });
  test("merging the same reports again changes nothing", () => {
    fc.assert(
      fc.property(anyReports, (all) => {
        const incidents = merge([], all);
        expect(merge(incidents, all)).toEqual(incidents);
        expect(merge(incidents, [])).toEqual(incidents);
      }),
    );
  });
  test("each report is in exactly one incident, and each incident is backed by an origin", () => {
    fc.assert(
      fc.property(anyReports, (all) => {
        const incidents = merge([], all);
        const ids = incidents.flatMap((incident) => incident.reports.map(({ id }) => id));
        expect([...ids].sort()).toEqual(all.map(({ id }) => id).sort());
        for (const incident of incidents) {
          const backed = new Set(incident.origins.flatMap((origin) => origin.reports));
          expect([...backed].sort()).toEqual(incident.reports.map(({ id }) => id).sort());
        }
        expect(new Set(incidents.map(({ id }) => id)).size).toBe(incidents.length);
      }),
    );
  });
  test("known incidents that nothing touches stay the same objects", () => {
    fc.assert(
      fc.property(anyReports, anyScene, (all, scene) => {
        const known = merge([], all);
        const far = report({ ...scene, id: "far", place: GAO, type: "PROTEST", article: "far", day: "2020-01-01" });
        const after = merge(known, [far]);
        expect(after.filter((incident) => known.includes(incident))).toHaveLength(known.length);
        expect(after).toHaveLength(known.length + 1);
      }),
    );
  });
});

test("day by day or all at once, well-placed reports give the same incidents", () => {
  const days = ["2024-11-26", "2024-11-27", "2024-11-29"];
  const scenes = days.flatMap((day) =>
    [ARIHA, IDLIB, KHIAM].flatMap((place) => [1, 2].map((): Scene => ({ ...SHELLING, day, place, published: day }))),
  );
  const all = reports(...scenes);
  let known: readonly Incident[] = [];
  for (const day of days)
    known = merge(
      known,
      all.filter(({ publishedAt }) => publishedAt === day),
    );
  expect(layout(known)).toBe(layout(merge([], all)));
});

test("a thousand reports are joined while one waits", () => {
  const many = Array.from({ length: 1000 }, (_, i): Scene => {
    const place = [ARIHA, IDLIB, ALEPPO, KHIAM, NAQOURA][i % 5] ?? ARIHA;
    return { ...SHELLING, place, day: `2024-11-${String((i % 28) + 1).padStart(2, "0")}`, deaths: i % 7 };
  });
  expect(merge([], reports(...many)).length).toBeLessThan(200);
});
