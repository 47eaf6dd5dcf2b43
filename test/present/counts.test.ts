import { describe, expect, test } from "vitest";
import { merge } from "../../src/merge/merge.ts";
import type { CitedQuantity, Incident, ViolationCount } from "../../src/model.ts";
import { countersOf, countersText, rivalTable, violationText } from "../../src/present/counts.ts";
import { ARIHA, IDLIB, known, report, type Scene, SYRIAN_ARMY } from "../match/scene.ts";

const RESCUERS = known("actor:white-helmets", "White Helmets", "SYR", "SOC");
const MINISTRY = known("actor:syrian-defence-ministry", "Syrian defence ministry", "SYR", "MIL");
const SHELLING: Scene = {
  type: "ASSAULT",
  mode: "heavy-weapons",
  actors: [SYRIAN_ARMY],
  place: ARIHA,
  day: "2024-11-26",
  published: "2024-11-27",
};

function incidents(...scenes: readonly Scene[]): readonly Incident[] {
  return merge(
    [],
    scenes.map((scene, i) => report({ article: `a${i}`, publisher: `Paper ${i}`, id: `r${i}`, ...scene })),
  );
}

/** An incident whose counts take in earlier ones. */
function running(incident: Incident): Incident {
  const grown = (quantity: CitedQuantity): CitedQuantity => ({ ...quantity, cumulative: true });
  return {
    ...incident,
    tallies: incident.tallies.map((tally) => ({ ...tally, quantities: tally.quantities.map(grown) })),
  };
}

const RIVALS: readonly Scene[] = [
  { ...SHELLING, deaths: 15, said: [{ by: RESCUERS, says: "Crews recovered 15 bodies from the market" }] },
  { ...SHELLING, deaths: 4, said: [{ by: MINISTRY, says: "Four people died" }] },
];

describe("one incident", () => {
  test("rival counts stand in lines of their own, with who counts and in which words", () => {
    const [incident] = incidents(...RIVALS);
    const lines = rivalTable(incident as Incident).split("\n");
    expect(lines.find((line) => line.startsWith("15 "))).toMatch(/White Helmets .*“Crews recovered 15 bodies/);
    expect(lines.find((line) => line.startsWith("4 "))).toMatch(/Syrian defence ministry/);
  });
  test("nothing counted is no table", () => {
    expect(rivalTable({ tallies: [] })).toBe("");
  });
});

describe("many incidents by who counts", () => {
  const idlib: Scene = { ...SHELLING, place: IDLIB, deaths: 2, said: [{ by: RESCUERS, says: "Two died there" }] };

  test("each counter's own numbers are summed, and rivals are never mixed", () => {
    const sums = countersOf(incidents(...RIVALS, idlib)).sums.map(({ by, incidents: many, sum }) => [
      by,
      many,
      sum.best,
    ]);
    expect(sums).toEqual([
      ["White Helmets", 2, 17],
      ["Syrian defence ministry", 1, 4],
    ]);
  });
  test("a later count by the same counter takes the place of the first", () => {
    const later: Scene = {
      ...SHELLING,
      deaths: 18,
      published: "2024-11-28",
      said: [{ by: RESCUERS, says: "Now 18 bodies" }],
    };
    const { sums, leftOut } = countersOf(incidents(RIVALS[0] as Scene, later));
    expect(sums.map(({ sum }) => sum.best)).toEqual([18]);
    expect(leftOut.superseded).toBe(1);
  });
  test("a running total is in no sum, and is named", () => {
    const all = incidents(idlib).map(running);
    expect(countersOf(all).sums).toEqual([]);
    expect(countersText(all)).toMatch(/Running totals.*\n.*2 dead in all, by White Helmets/);
  });
  test("incidents without a number, or by nobody's word, are named", () => {
    const denied: Scene = { ...SHELLING, place: IDLIB, deaths: 9, said: [{ by: MINISTRY, stance: "denies" }] };
    const all = incidents(SHELLING, denied);
    const { sums, leftOut } = countersOf(all);
    expect(sums).toEqual([]);
    expect(leftOut.uncounted).toHaveLength(1);
    expect(leftOut.unasserted).toHaveLength(1);
  });
});

test("counts of violations stay the counters' own", () => {
  const citation = { article: "article:a", span: { start: 0, end: 5 }, exact: "It recorded 40" } as const;
  const count: ViolationCount = {
    agreement: "agreement:made-up",
    incident: "incident:a",
    by: "Lake Mission",
    against: [],
    asOf: "2024-11-27",
    during: { first: "2024-11-01", last: "2024-11-27" },
    rule: "by radar",
    quantity: { kind: "violations", estimate: { low: 40, best: 40, high: 40 }, cumulative: true, citation },
    citation,
    link: "names-agreement",
  };
  const text = violationText([count]);
  expect(text).toMatch(
    /40 in all +Lake Mission +not said +27 November 2024 +1 November 2024 to 27 November 2024 +by radar/,
  );
  expect(text).toContain("cannot be added");
  expect(violationText([])).toContain("Nobody");
});
