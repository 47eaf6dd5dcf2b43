import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Participant, ReportedEvent } from "../src/model.ts";
import { digest, update } from "../src/pipeline.ts";
import { numberOf } from "../src/quantities.ts";
import { capture, knowledge } from "./knowledge.ts";

/**
 * One page from end to end: a spokesman condemns attacks, calls them a violation of an agreement, blames two
 * states, asks the neighbours to act, honours a dead general and pledges support.
 */
const page = readFileSync(new URL("../examples/corpus/09-spokesman-statement.txt", import.meta.url));
const found = digest(capture(new Uint8Array(page)), knowledge);
const ledger = update([], found.reports, knowledge.agreements);

function told(type: string, mode?: string): readonly ReportedEvent[] {
  return found.reports.filter((report) => report.type === type && (mode === undefined || report.mode === mode));
}

const names = (participants: readonly Participant[]) => participants.map(({ name }) => name);
const codes = (participants: readonly Participant[]) =>
  participants.map(({ country, sector }) => `${country} ${sector}`);

test("the spokesman asks for action, by name and office", () => {
  const asked = told("REQUEST");
  expect(asked.length).toBeGreaterThan(0);
  for (const { actors } of asked) {
    expect(names(actors)).toEqual(["Esmaeil Baqaei"]);
    expect(codes(actors)).toEqual(["IRN GOV"]);
  }
  expect(asked.flatMap(({ recipients }) => names(recipients)).join()).toMatch(/neighbours/);
});

test("he accuses two states, under their neutral names", () => {
  const [accusation] = told("ACCUSE", "allege");
  expect(names(accusation?.actors ?? [])).toEqual(["Esmaeil Baqaei"]);
  expect(names(accusation?.recipients ?? []).toSorted()).toEqual(["Israel", "United States"]);
});

test("the attacks are his claim, not the narrator's fact", () => {
  const [attack] = told("ASSAULT").filter(({ trigger }) => trigger.exact === "attacks");
  expect(names(attack?.actors ?? []).join()).toMatch(/terrorist groups/);
  expect(attack?.claims.map(({ speaker }) => (typeof speaker === "string" ? speaker : speaker.name))).toEqual([
    "Esmaeil Baqaei",
  ]);
  expect(attack?.place?.place?.name).toMatch(/Aleppo|Idlib/);
});

test("the general was killed near Aleppo, and did not attack", () => {
  const [killing] = told("ASSAULT").filter(({ trigger }) => trigger.exact === "killed");
  expect(names(killing?.recipients ?? []).join()).toMatch(/Pourhashemi/);
  expect(numberOf(killing?.quantities ?? [], "dead")?.best).toBe(1);
  expect(killing?.place).toMatchObject({ place: { name: "Aleppo" }, precision: "near" });
  expect(found.reports.flatMap(({ type, actors }) => (type === "ASSAULT" ? names(actors) : [])).join()).not.toMatch(
    /Pourhashemi/,
  );
});

test("support is support, and nothing is a threat", () => {
  expect(told("SUPPORT").length).toBeGreaterThan(0);
  expect(told("THREATEN")).toEqual([]);
});

test("things happen at Aleppo and Idlib, not in the town of the dateline", () => {
  expect(found.places.map(({ citation }) => citation.exact)).not.toContain("TEHRAN");
  const scenes = new Set(told("ASSAULT").flatMap(({ place }) => (place?.place ? [place.place.name] : [])));
  expect([...scenes].filter((name) => !/Aleppo|Idlib/.test(name))).toEqual([]);
  expect(scenes.size).toBeGreaterThan(0);
});

test("the Astana memorandum is touched through its northern area, with reasons on both sides", () => {
  const own = ledger.assessments.filter(({ agreement }) => agreement === "agreement:astana-2017");
  const [possible] = own.filter(({ value }) => value === "possible-non-compliance");
  expect(possible?.zone).toBe("zone:astana-2017/north");
  expect(possible?.reasonsFor.map(({ text }) => text).join("\n")).toMatch(
    /according to Esmaeil Baqaei, speaking for a guarantor/,
  );
  expect(possible?.reasonsAgainst.map(({ text }) => text).join("\n")).toMatch(/Only one origin/);
  expect(possible?.reasonsAgainst.map(({ text }) => text).join("\n")).toMatch(/designated groups/);
});

test("one publisher that relays one speaker corroborates nothing", () => {
  expect(ledger.incidents.map(({ verification }) => verification.state)).not.toContain("corroborated");
});
