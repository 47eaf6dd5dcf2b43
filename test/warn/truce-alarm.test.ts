import { expect, test } from "vitest";
import { addDays } from "../../src/day.ts";
import { truceNotice } from "../../src/present/truce-notice.ts";
import type { PastTruce } from "../../src/warn/past-truces.ts";
import { isRiskReached } from "../../src/warn/truce-alarm.ts";

const FIRST = "2031-01-05";
const USUAL = 0.2;

type Risks = readonly (number | null | "back")[];

/** A zone in some weeks by the likelihood of a relapse within four weeks; `null` was not seen, `back` has relapsed. */
function weeks(...risks: Risks): readonly PastTruce[] {
  return risks.map((risk, i) => ({
    state: risk === "back" ? "relapsed" : risk === null ? "unseen" : "lull",
    weeks: 20 + i,
    against: { what: "ceasefire", from: "2030-08-01" },
    age: 20 + i,
    level: 10,
    now: 2,
    recent: [1, 2, 3, 2, 1, 2, 3, 2],
    unseen: risk === null ? 2 : 0,
    of: 12,
    risk: typeof risk === "number" ? { nextWeek: risk / 2, fourWeeks: risk, twelveWeeks: risk } : null,
    usual: typeof risk === "number" ? USUAL : null,
    agreement: "agreement:made-up",
    title: "Made-up truce",
    zone: "zone:made-up/coast",
    name: "The coast",
    asOf: addDays(FIRST, 7 * i),
    since: "2030-08-01",
    saidBy: "both sides",
    isDisputed: false,
    open: { incidents: 0, duties: 0 },
  }));
}

test.each<[string, Risks, number | "above-usual", boolean]>([
  ["when what is asked for is reached", [0.1, 0.4], 0.4, true],
  ["in the first week of all", [0.5], 0.4, true],
  ["not below it", [0.1, 0.39], 0.4, false],
  ["not while it stays", [0.5, 0.6], 0.4, false],
  ["not when it wavers about the bound", [0.5, 0.35, 0.5], 0.4, false],
  ["not again within six weeks", [0.5, 0.1, 0.1, 0.5], 0.4, false],
  ["again after six weeks", [0.5, 0.1, 0.1, 0.1, 0.1, 0.1, 0.5], 0.4, true],
  ["not by a week that was not seen", [0.1, null], 0.4, false],
  ["not anew after a week that was not seen", [0.5, null, 0.5], 0.4, false],
  ["when the odds are twice the usual ones", [0.2, 0.34], "above-usual", true],
  ["not when they are less", [0.2, 0.32], "above-usual", false],
  ["when violence is back, whatever was asked for", [0.1, "back"], 0.99, true],
  ["not that it is back where no lull was seen", ["back"], 0.4, false],
])("word is owed %s", (_, risks, from, expected) => {
  expect(isRiskReached(weeks(...risks), from)).toBe(expected);
});

test("a new ceasefire starts anew, and no weeks tell nothing", () => {
  const [before, now] = weeks(0.5, 0.5);
  if (before === undefined || now === undefined) throw new Error("no weeks");
  expect(isRiskReached([before, now], 0.4)).toBe(false);
  expect(isRiskReached([before, { ...now, since: "2031-01-06" }], 0.4)).toBe(true);
  expect(isRiskReached([], 0.4)).toBe(false);
});

test("what could not be seen is told first, and that violence is back is no likelihood", () => {
  const [seen] = weeks(0.4);
  const [, back] = weeks(0.1, "back");
  if (seen === undefined || back === undefined) throw new Error("no weeks");
  const at = "2031-01-06T06:00:00Z";
  const notice = truceNotice({ ...seen, unseen: 3 }, "above-usual", [], at);
  expect(notice.headline).toBe("The coast: ceasefire at risk, 40 % for a relapse within 4 weeks (usually 20 %)");
  expect(notice.details[0]).toMatch(/^We are partly blind: 3 of the last 12 weeks/);
  expect(truceNotice(back, 0.4, [], at).headline).toBe("The coast: violence is back after a ceasefire");
});
