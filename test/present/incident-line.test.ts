import { expect, test } from "vitest";
import { incidentOf } from "../../src/merge/incidents.ts";
import type { Claim, Incident, Participant, ReportedEvent } from "../../src/model.ts";
import { headline, incidentLine } from "../../src/present/incident-line.ts";
import { mapFeature } from "../../src/present/map-feature.ts";
import { dossierOf } from "../../src/review/dossier.ts";

const cite = (exact: string) => ({ article: "article:1", span: { start: 0, end: exact.length }, exact }) as const;

function someone(name: string): Participant {
  return { citation: cite(name), link: { status: "nil", exact: name }, name, country: null, sector: null };
}

/** A report of an attack, as one publisher has it from one speaker. */
function told(
  number: number,
  speaker: string,
  dead: number | null,
  changes: Partial<ReportedEvent> = {},
): ReportedEvent {
  const claim: Claim = {
    speaker: someone(speaker),
    chain: [],
    via: `Paper ${number}`,
    stance: "asserts",
    polarity: "positive",
    certainty: "certain",
    realis: "actual",
    citation: cite(`${speaker} said so`),
  };
  const estimate = { low: dead ?? 0, best: dead ?? 0, high: dead ?? 0 };
  return {
    id: `report:${number}`,
    article: `article:${number}`,
    publisher: claim.via,
    publishedAt: "2025-03-11",
    type: "ASSAULT",
    mode: "heavy-weapons",
    rule: "rule:test",
    trigger: cite("shelled"),
    actors: [someone("the garrison")],
    recipients: [someone("a clinic")],
    place: null,
    date: { first: "2025-03-10", last: "2025-03-10" },
    quantities: dead === null ? [] : [{ kind: "dead", estimate, cumulative: false, citation: claim.citation }],
    polarity: "positive",
    realis: "actual",
    claims: [claim],
    contexts: [],
    agreements: [],
    ...changes,
  };
}

function lineOf(incident: Incident) {
  return incidentLine(dossierOf(incident, [], []), {
    independent: 2,
    firstKnownAt: null,
    lastReportAt: null,
    agreementOf: () => null,
  });
}

test("a headline says what, who to whom, and who says so", () => {
  expect(headline(incidentOf([told(1, "the mayor", 3)], []))).toBe(
    "Attack with heavy weapons: the garrison → a clinic, according to the mayor",
  );
  const many = ["the mayor", "a doctor", "the council", "a priest"].map((who, i) => told(i, who, null));
  expect(headline(incidentOf(many, []))).toMatch(/, according to [^,]+, [^,]+ and 2 others$/);
  const nameless = told(1, "the mayor", null, { actors: [], recipients: [] });
  expect(headline(incidentOf([nameless], []))).toBe("Attack with heavy weapons, according to the mayor");
  expect(headline(incidentOf([told(1, "the mayor", null, { actors: [] })], []))).toContain(
    ": someone not named → a clinic",
  );
});

test("what nobody says to have happened is not told as if it had", () => {
  const [claim] = told(1, "the mayor", null).claims;
  const promised = told(1, "the mayor", null, {
    realis: "future",
    claims: [{ ...claim, stance: "promises", realis: "future" }],
  });
  expect(headline(incidentOf([promised], []))).toMatch(/ \(announced, not yet done\)$/);
});

test("rival counts of the dead are a span and never one figure", () => {
  const agreed = lineOf(incidentOf([told(1, "the mayor", 3), told(2, "a doctor", 3)], []));
  expect(agreed).toMatchObject({ deaths: { low: 3, best: 3, high: 3, tallies: 2 }, rivalTallies: false });
  const rival = lineOf(incidentOf([told(1, "the mayor", 3), told(2, "a doctor", 12)], []));
  expect(rival).toMatchObject({ deaths: { low: 3, best: null, high: 12, tallies: 2 }, rivalTallies: true });
  expect(lineOf(incidentOf([told(1, "the mayor", null)], []))).toMatchObject({ deaths: null, injured: null });
});

test("what has no place, or a country for one, is no dot on a map", () => {
  const place = (precision: "exact" | "country") => ({
    name: "Aster",
    country: "XXA",
    admin1: null,
    latitude: 12.3456789,
    longitude: -1,
    precision,
  });
  const line = lineOf(incidentOf([told(1, "the mayor", 3)], []));
  expect(mapFeature(line)).toBeNull();
  expect(mapFeature({ ...line, place: place("country") })).toBeNull();
  expect(mapFeature({ ...line, place: place("exact") })).toMatchObject({
    geometry: { coordinates: [-1, 12.3457] },
    properties: { code: line.code, radiusM: 1000, place: "Aster", state: line.state },
  });
});
