import { expect, test } from "vitest";
import { loadAgreements } from "../../src/knowledge/agreements.ts";
import { ceasefiresOn } from "../../src/match/ceasefire.ts";

const AGREEMENTS = loadAgreements();
const zonesOn = (day: string) => ceasefiresOn(AGREEMENTS, day).map(({ zone }) => zone.id);

test("a zone is under a ceasefire from the day on which the duty to refrain from attacks binds", () => {
  expect(zonesOn("2020-10-22")).not.toContain("zone:libya-2020/libya");
  const libya = ceasefiresOn(AGREEMENTS, "2020-10-23").find(({ zone }) => zone.id === "zone:libya-2020/libya");
  expect(libya?.since).toBe("2020-10-23");
  expect(libya?.saidBy).not.toBe("");
});

test("one whose last day went by, or of which the latest word is that it collapsed, is over", () => {
  expect(zonesOn("2023-05-25")).toContain("zone:jeddah-2023/sudan");
  expect(zonesOn("2023-06-20")).not.toContain("zone:jeddah-2023/sudan");
});

test("each zone of an agreement comes once, and agreements without zones not at all", () => {
  const zones = zonesOn("2025-08-01");
  expect(new Set(zones).size).toBe(zones.length);
  expect(zones.length).toBeGreaterThan(3);
  expect(zones.some((id) => id.includes("india-pakistan"))).toBe(false);
});
