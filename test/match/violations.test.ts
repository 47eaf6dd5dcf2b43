import { expect, test } from "vitest";
import { loadAgreements } from "../../src/knowledge/agreements.ts";
import { violationCounts } from "../../src/match/violations.ts";
import { merge } from "../../src/merge/merge.ts";
import type { CitedQuantity, Incident } from "../../src/model.ts";
import { KHIAM, known, report, type Scene, UNIFIL } from "./scene.ts";

const LEBANON = loadAgreements().filter(({ id }) => id === "agreement:lebanon-2024");

/** An accusation that numbers violations. */
function counting(scene: Partial<Scene>, best: number): readonly Incident[] {
  const bare = report({
    type: "ACCUSE",
    actors: [UNIFIL],
    published: "2025-06-01",
    id: `r${best}`,
    article: `a${best}`,
    ...scene,
  });
  const [claim] = bare.claims;
  const quantity: CitedQuantity = {
    kind: "violations",
    estimate: { low: best, best, high: best },
    cumulative: true,
    citation: claim.citation,
  };
  return merge([], [{ ...bare, quantities: [quantity] }]);
}

function counted(incidents: readonly Incident[]): readonly string[] {
  return LEBANON.flatMap((agreement) => violationCounts(agreement, incidents)).map(
    ({ by, quantity, link }) => `${by} ${quantity.estimate.best} ${link}`,
  );
}

test("a count by a body of the agreement, while it holds", () => {
  expect(counted(counting({}, 40))).toEqual(["UNIFIL 40 has-a-role"]);
  expect(counted(counting({ published: "2020-06-01" }, 40))).toEqual([]);
});
test("a count that names it, or that is of its zone", () => {
  const stranger = known("actor:made-up-monitor", "Lake Monitor", null, null);
  const names = { agreement: "agreement:lebanon-2024", words: "the ceasefire", where: "article" } as const;
  expect(counted(counting({ actors: [stranger], names }, 12))).toEqual(["Lake Monitor 12 names-agreement"]);
  expect(counted(counting({ actors: [stranger], place: KHIAM, day: "2025-05-30" }, 13))).toEqual([
    "Lake Monitor 13 in-zone",
  ]);
  expect(counted(counting({ actors: [stranger] }, 14))).toEqual([]);
});
test("rival counts stand side by side, and one that is told twice is there once", () => {
  const all = [...counting({}, 40), ...counting({ article: "b", id: "again" }, 40), ...counting({}, 25)];
  expect(counted(all)).toEqual(["UNIFIL 40 has-a-role", "UNIFIL 25 has-a-role"]);
});
