import { expect, test } from "vitest";
import { areFew, isSaidToHaveHappened, mayLieOn } from "../src/happening.ts";
import type { Incident } from "../src/model.ts";
import { update } from "../src/pipeline.ts";
import { digestWords } from "./knowledge.ts";

/** The first incident that a text tells of, printed on 29 November 2024. */
function incidentIn(text: string): Incident {
  const [incident] = update([], digestWords(text).reports, []).incidents;
  if (incident === undefined) throw new Error(`Nothing was read in “${text}”`);
  return incident;
}

test("an incident lies on the days that are told, else on the few up to its printing", () => {
  const told = incidentIn("Rebels shelled the town of Loikaw on Wednesday.");
  expect(mayLieOn(told)).toEqual({ first: "2024-11-27", last: "2024-11-27" });
  const untold = incidentIn("Rebels shelled the town of Loikaw.");
  expect([untold.date, mayLieOn(untold)]).toEqual([null, { first: "2024-11-26", last: "2024-11-29" }]);
});

test("an old happening that is told again without its day may lie on any", () => {
  const untold = incidentIn("Rebels shelled the town of Loikaw.");
  const [report] = untold.reports;
  expect(mayLieOn({ ...untold, reports: [{ ...report, realis: "historical" }] })).toBeNull();
  expect(mayLieOn({ ...untold, reports: [{ ...report, publishedAt: null }] })).toBeNull();
});

test("what is only announced, or denied, is not said to have happened", () => {
  const told = incidentIn("Rebels shelled the town of Loikaw.");
  const [report] = told.reports;
  expect(isSaidToHaveHappened(told)).toBe(true);
  expect(isSaidToHaveHappened({ ...told, reports: [{ ...report, realis: "future" }] })).toBe(false);
  expect(isSaidToHaveHappened(incidentIn("The army denied that its troops had shelled the town of Loikaw."))).toBe(
    false,
  );
});

test("days are few up to the few of news without a day", () => {
  expect(areFew({ first: "2024-02-27", last: "2024-03-01" })).toBe(true);
  expect(areFew({ first: "2024-02-26", last: "2024-03-01" })).toBe(false);
});
