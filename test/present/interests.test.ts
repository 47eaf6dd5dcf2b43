import { expect, test } from "vitest";
import { mediumNameKey } from "../../src/agencies.ts";
import { merge } from "../../src/merge/merge.ts";
import type { Incident, OwnerId, Owners } from "../../src/model.ts";
import { originFacts } from "../../src/present/dossier.ts";
import { originsCounted, sharedInterests, sharedWords } from "../../src/present/interests.ts";
import { ARIHA, described, known, report, type Scene } from "../match/scene.ts";

const OWNERS: Owners = {
  media: new Map<string, OwnerId>([
    [mediumNameKey("Karsia Today"), "state XKA"],
    [mediumNameKey("Karsian News Agency"), "state XKA"],
  ]),
  names: new Map([["state XKA", "the state of Karsia"]]),
};
const SHELLING: Scene = {
  type: "ASSAULT",
  mode: "heavy-weapons",
  actors: [known("actor:made-up-gunners", "Hill Gunners", null, "REB")],
  place: ARIHA,
  day: "2024-11-26",
  published: "2024-11-27",
};
const MINISTRY = described("Karsian defence ministry", "XKA", "GOV");

function told(...scenes: readonly Partial<Scene>[]): Incident {
  const reports = scenes.map((scene, i) => report({ ...SHELLING, article: `a${i}`, id: `r${i}`, ...scene }));
  return merge([], reports, { owners: OWNERS })[0] as Incident;
}

test("origins of one owner are named as one interest, and each says whose it is", () => {
  const incident = told(
    { publisher: "Karsia Today", said: [{ by: "narrator", says: "Shells fell" }] },
    { publisher: "Karsian News Agency", said: [{ by: "narrator", says: "The market was hit" }] },
    { publisher: "Hill Courier", said: [{ by: MINISTRY, says: "Guns fired" }] },
    { publisher: "Lake Courier", said: [{ by: "narrator", says: "Eleven rounds struck" }] },
  );
  expect(originsCounted(incident)).toBe("4 origins, 2 interests");
  expect(sharedInterests(incident).map(sharedWords)).toEqual([
    "Karsia Today, Karsian News Agency and Karsian defence ministry: one interest, the state of Karsia",
  ]);
  expect(incident.origins.map((origin) => originFacts(origin).split("; ")[1])).toEqual([
    "owned by the state of Karsia",
    "owned by the state of Karsia",
    "speaks for the state of Karsia",
    "1 report",
  ]);
});

test("where each speaks for itself, only origins are counted", () => {
  const incident = told(
    { publisher: "Hill Courier", said: [{ by: "narrator", says: "Guns fired" }] },
    { publisher: "Lake Courier", said: [{ by: "narrator", says: "Eleven rounds struck" }] },
  );
  expect(originsCounted(incident)).toBe("2 origins");
  expect(sharedInterests(incident)).toEqual([]);
});
