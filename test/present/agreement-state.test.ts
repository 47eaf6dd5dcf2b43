import { describe, expect, test } from "vitest";
import { clocksOf } from "../../src/match/clocks.ts";
import { match } from "../../src/match/match.ts";
import type { Agreement, Decided, Incident } from "../../src/model.ts";
import { agreementStatePage } from "../../src/present/agreement-html.ts";
import type { AgreementState } from "../../src/present/agreement-state.ts";
import { agreementStateText } from "../../src/present/agreement-text.ts";
import { calendarOf, calendarText } from "../../src/present/due.ts";
import { dossierOf } from "../../src/review/dossier.ts";
import { MIDVALE, NEARBY, NORIAN_ARMY, pact, SUDRIAN_ARMY } from "../match/pact.ts";
import { described, incident, known, type Scene } from "../match/scene.ts";

const UN = known("actor:un", "United Nations", "IGO", "UNO");
const ATTACK: Scene = {
  type: "ASSAULT",
  mode: "heavy-weapons",
  actors: [NORIAN_ARMY],
  recipients: [SUDRIAN_ARMY],
  place: MIDVALE,
  day: "2030-03-01",
};

/** Incidents of their own names, set against the pact. */
function stateOf(
  scenes: readonly Scene[],
  on: string,
  decide: (incidents: readonly Incident[]) => readonly Decided[] = () => [],
  agreement: Agreement = pact(),
): AgreementState {
  const incidents = scenes.map(
    (scene, i): Incident => ({
      ...incident({ ...scene, id: `r${i}` }),
      id: `incident:i${i}`,
      code: `XNO-00${i}`,
    }),
  );
  const decisions = decide(incidents);
  const dossiers = incidents.map((one) => dossierOf(one, match(one, [agreement]), decisions));
  return { agreement, on, dossiers, clocks: clocksOf(agreement, incidents, on) };
}

/** The lines of one clause, without their indents. */
function clause(name: string, text: string): readonly string[] {
  const [, after = ""] = text.split(`${name.toUpperCase()}\n`);
  return (after.split("\n\n")[0] ?? "").split("\n").map((line) => line.trim());
}

describe("an agreement as it stands", () => {
  test("has its incidents under the clause they bear on, by value, with a reason on each side", () => {
    const state = stateOf([ATTACK, { ...ATTACK, place: NEARBY, day: "2030-03-12" }], "2030-03-20");
    const lines = clause("Article 1", agreementStateText(state));
    expect(lines).toContain("possible non-compliance: 1");
    expect(lines).toContain("XNO-000  attack with heavy weapons, Midvale, XSU, 1 March 2030");
    expect(lines).toContain("for      Alleged attack inside the area, according to The Courier");
    expect(lines).toContain("outside scope: 1");
    expect(lines).toContain("outside by place");
    expect(lines).toContain("2030-02-25    1 #");
  });
  test("shows a clock, who tells of it, and a quota with the days of which nobody gives a number", () => {
    const lorries: Scene = { type: "AID", actors: [described("lorries")], place: MIDVALE, said: [{ by: UN }] };
    const left: Scene = { type: "RETREAT", mode: "withdraw", actors: [NORIAN_ARMY], place: MIDVALE };
    const text = agreementStateText(
      stateOf(
        [
          { ...lorries, day: "2030-01-10", vehicles: 40 },
          { ...lorries, day: "2030-01-14", vehicles: 62 },
          { ...left, day: "2030-01-12", said: [{ by: UN, says: "Noria has begun to withdraw" }] },
        ],
        "2030-01-15",
      ),
    );
    expect(clause("Article 3", text).filter((line) => /^\d+ January/.test(line))).toEqual([
      "10 January 2030: 40 of 60, according to United Nations",
      "11 January 2030 to 13 January 2030: nobody gives a number",
      "14 January 2030: 62 of 60, according to United Nations",
      "15 January 2030: nobody gives a number",
    ]);
    expect(clause("Article 2", text)).toContain("clock: runs: due by 9 February 2030 (within 30 days), 25 days left");
    expect(clause("Article 2", text)).toContain("done in part or begun, according to United Nations (12 January 2030)");
  });
  test("says that a day has gone by, and not whether it was kept", () => {
    const text = agreementStateText(stateOf([], "2030-02-10"));
    expect(clause("Article 2", text).join(" ")).toContain(
      "the day has gone by: 9 February 2030 (within 30 days), yesterday",
    );
    expect(text).not.toMatch(/violat|breach|complied|failed/i);
  });
  test("has people's assessments and a body's ruling beside the machine's", () => {
    const state = stateOf([ATTACK], "2030-03-20", ([one]) => {
      const about = one?.id ?? "";
      const by = { person: "A. Monitor", organisation: "Valley Watch" };
      const anchored = {
        at: "2030-03-05T08:00:00Z",
        by,
        about,
        why: "two visits to the site",
        anchors: [],
        seen: null,
      };
      return [
        {
          ...anchored,
          seq: 1,
          decision: {
            kind: "assessment",
            obligation: "obligation:valley/hostilities",
            value: "outside-scope",
            reasonsFor: [],
            reasonsAgainst: [],
            dissentOf: 0,
          },
        },
        {
          ...anchored,
          seq: 2,
          decision: {
            kind: "ruling",
            body: "Joint Valley Commission",
            obligation: "obligation:valley/hostilities",
            finding: "a violation of Article 1",
            document: "Report 7",
            day: "2030-03-09",
          },
        },
      ] as unknown as readonly Decided[];
    });
    const lines = clause("Article 1", agreementStateText(state)).join(" ");
    expect(lines).toContain("people   A. Monitor (Valley Watch): outside scope, because two visits to the site");
    expect(lines).toContain("ruling   Joint Valley Commission, 9 March 2030: “a violation of Article 1” (Report 7)");
    expect(agreementStatePage(state)).toContain("A. Monitor (Valley Watch): outside scope");
  });
  test("leaves out what was said of it after the day", () => {
    expect(agreementStateText(stateOf([], "2030-01-06"))).not.toContain("in force, according to");
    expect(agreementStateText(stateOf([], "2030-01-10"))).toContain("in force, according to Noria and Sudria");
  });
  test("escapes what it puts into a page", () => {
    const page = agreementStatePage(stateOf([], "2030-01-10", undefined, pact({ title: "<script>alert(1)</script>" })));
    expect(page).not.toContain("<script>alert");
  });
});

describe("the calendar", () => {
  const text = (on: string, agreement: Agreement = pact()) =>
    calendarText(calendarOf([{ agreement, clocks: clocksOf(agreement, [], on) }], on));
  test("has what is past its day, what is to come, and what runs", () => {
    const shown = text("2030-02-05");
    expect(shown.indexOf("2030-02-01  4 days ago: Valley Accord, Article 4")).toBeGreaterThan(
      shown.indexOf("PAST ITS DAY"),
    );
    expect(shown.indexOf("2030-02-09  4 days left: Valley Accord, Article 2")).toBeGreaterThan(
      shown.indexOf("TO COME"),
    );
    expect(shown).toContain("60 lorries a day: Valley Accord, Article 3");
  });
  test("has the last day of an agreement itself, and nothing of one that ended", () => {
    const fixed = pact({ ends: "2030-02-20", terms: "fixed" });
    expect(text("2030-02-19", fixed)).toContain("2030-02-20  1 day left: Valley Accord, its own last day");
    expect(text("2030-03-01", fixed)).toBe("WHAT IS DUE, as on 1 March 2030\nNothing with a day of its own.\n");
  });
});
