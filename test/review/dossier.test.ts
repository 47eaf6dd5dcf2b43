import { describe, expect, test } from "vitest";
import { incidentIdOf } from "../../src/ids.ts";
import type { Assessment, Author, Decided, Decision, Incident } from "../../src/model.ts";
import { anchorOf, reattach } from "../../src/review/anchors.ts";
import { dossierOf } from "../../src/review/dossier.ts";
import { pairingsOf } from "../../src/review/pairings.ts";
import { withoutPersons } from "../../src/review/persons.ts";
import { refusalOf } from "../../src/review/rules.ts";
import { IDLIB, incident as incidentOf, report } from "../match/scene.ts";

const ANA: Author = { person: "Ana Monitor", organisation: "Valley Watch" };
const BEN: Author = { person: "Ben Monitor", organisation: null };
const REFRAIN = "obligation:refrain";

/** An incident as merging makes it: its id is that of its first report. */
function attack(id = "first"): Incident {
  const made = incidentOf({ type: "ASSAULT", place: IDLIB, id });
  return { ...made, id: incidentIdOf(made.reports[0].id) };
}

const ATTACK = attack();

const MACHINE: Assessment = {
  incident: ATTACK.id,
  agreement: "agreement:truce",
  obligation: REFRAIN,
  zone: null,
  value: "possible-non-compliance",
  reasonsFor: [],
  reasonsAgainst: [],
  by: "machine",
  rule: "rule:match.refrain",
};

interface Circumstances extends Partial<Omit<Decided, "decision">> {}

function decided(seq: number, decision: Decision, rest: Circumstances = {}): Decided {
  const { verification, reports } = ATTACK;
  const seen = { ...verification, reports: reports.length };
  return {
    seq,
    at: `2025-01-0${seq}T06:00:00Z`,
    by: ANA,
    about: ATTACK.id,
    decision,
    why: "Seen.",
    anchors: [],
    seen,
    ...rest,
  };
}

const verified: Decision = { kind: "verification", state: "verified", evidence: ["photographs"] };
const disputed = { state: "disputed", why: "Denied by the army" } as const;

function assessment(dissentOf: number | null): Decision {
  return {
    kind: "assessment",
    obligation: REFRAIN,
    value: "outside-scope",
    reasonsFor: [],
    reasonsAgainst: [],
    dissentOf,
  };
}

describe("the course of a verification", () => {
  const course = (incident: Incident, ...decisions: readonly Decided[]) => {
    const { verification, agreed, reportsSince } = dossierOf(incident, [], decisions);
    const steps = verification.map(({ state, by }) => `${state} by ${by === "reports" ? by : by.person}`);
    return [...steps, `agreed ${agreed.length}`, ...(reportsSince === null ? [] : [`since: ${reportsSince.state}`])];
  };

  test("begins with the reports", () => {
    expect(course(ATTACK)).toEqual(["reported by reports", "agreed 0"]);
  });

  test("keeps people's word when the reports change, and says so", () => {
    const denied = { ...ATTACK, verification: disputed };
    expect(course(denied, decided(1, verified))).toEqual([
      "reported by reports",
      "verified by Ana Monitor",
      "agreed 1",
      "since: disputed",
    ]);
  });

  test("shows a change of the reports that came before people decided", () => {
    const denied = { ...ATTACK, verification: disputed };
    const visit = decided(1, { kind: "action", action: "site-visit", whom: null, day: null, outcome: null });
    const late = decided(2, verified, { seen: { ...disputed, reports: 2 } });
    expect(course(denied, visit, late)).toEqual([
      "reported by reports",
      "disputed by reports",
      "verified by Ana Monitor",
      "agreed 1",
    ]);
  });

  test("counts only people who agree in a row, each once", () => {
    const refuted: Decision = { kind: "verification", state: "refuted", evidence: ["another picture"] };
    const [a, b] = [decided(1, verified), decided(2, verified, { by: { ...ANA, person: "ANA  monitor" } })];
    expect(course(ATTACK, a, b).at(-1)).toBe("agreed 1");
    expect(course(ATTACK, a, decided(3, verified, { by: BEN })).at(-1)).toBe("agreed 2");
    expect(course(ATTACK, a, decided(2, refuted, { by: BEN }), decided(3, verified, { by: BEN })).at(-1)).toBe(
      "agreed 1",
    );
  });

  test("falls back to what stood before when a word is taken back", () => {
    const back = decided(2, { kind: "withdrawal", of: 1 });
    const { verification, withdrawn, decisions } = dossierOf(ATTACK, [], [decided(1, verified), back]);
    expect(verification.at(-1)?.state).toBe("reported");
    expect([withdrawn.length, decisions.length]).toEqual([1, 0]);
  });
});

describe("what belongs to an incident", () => {
  test("its own decisions, its reports', and its publishers', and no other's", () => {
    const other = attack("other");
    const [first] = ATTACK.reports;
    const decisions = [
      decided(1, verified),
      decided(2, { kind: "credibility", grade: 2 }, { about: first.id }),
      decided(3, { kind: "reliability", grade: "C" }, { about: `publisher:${first.publisher}` }),
      decided(4, verified, { about: other.id }),
      decided(5, { kind: "reliability", grade: "F" }, { about: "publisher:Another Paper" }),
      decided(6, { kind: "apart", other: first.id }, { about: other.reports[0].id }),
    ];
    expect(dossierOf(ATTACK, [], decisions).decisions.map(({ seq }) => seq)).toEqual([1, 2, 3, 6]);
  });

  test("what was decided on any of the reports that are one incident now", () => {
    const other = attack("other");
    const joined = { ...ATTACK, reports: [...ATTACK.reports, ...other.reports] as unknown as Incident["reports"] };
    expect(dossierOf(joined, [], [decided(1, verified, { about: other.id })]).decisions).toHaveLength(1);
  });

  test("the strictest marking, and the last word on the seal", () => {
    const marked = (marking: "GREEN" | "RED", seq: number) => decided(seq, { kind: "marking", marking });
    expect(dossierOf(ATTACK, [], [marked("RED", 1), marked("GREEN", 2)]).marking).toBe("RED");
    expect(dossierOf(ATTACK, [], []).marking).toBe(null);
    const [seal, reopen] = [decided(1, { kind: "seal" }), decided(2, { kind: "reopen" })];
    expect(dossierOf(ATTACK, [], [seal]).sealed).toBe(true);
    expect(dossierOf(ATTACK, [], [reopen, seal]).sealed).toBe(false);
  });

  test("dissents stand under what they dissent from, the machine's among it; orphans stand alone", () => {
    const all = [decided(1, assessment(0)), decided(2, assessment(1), { by: BEN }), decided(3, assessment(null))];
    const [finding] = dossierOf(ATTACK, [MACHINE], all).findings;
    expect(finding?.dissents).toMatchObject([{ decided: { seq: 1 }, dissents: [{ decided: { seq: 2 } }] }]);
    expect(finding?.people).toMatchObject([{ decided: { seq: 3 }, dissents: [] }]);
    const back = decided(4, { kind: "withdrawal", of: 1 });
    const [after] = dossierOf(ATTACK, [MACHINE], [...all, back]).findings;
    expect(after?.dissents).toEqual([]);
    expect(after?.people.map((opinion) => opinion.decided.seq)).toEqual([2, 3]);
  });

  test("a journal that leads in a circle is still read", () => {
    const circle = [decided(1, assessment(2)), decided(2, assessment(1))];
    expect(dossierOf(ATTACK, [], circle).findings[0]?.people.map((opinion) => opinion.decided.seq)).toEqual([1]);
  });
});

describe("what may be put on record", () => {
  const refusal = (decision: Decision, rest: Circumstances = {}, before: readonly Decided[] = []) => {
    const { by, about, why } = decided(9, decision, rest);
    const dossiers = [dossierOf(ATTACK, [MACHINE], before)];
    return refusalOf({ by, about, decision, why }, { dossiers, obligations: new Set([REFRAIN]), decisions: before });
  };
  const ruling = {
    kind: "ruling",
    body: "Joint Commission",
    obligation: null,
    finding: "A breach.",
    document: "JC/7",
    day: null,
  } as const;

  test("a ruling with body, finding and document, in whatever words the body chose", () => {
    expect(refusal(ruling)).toBe(null);
    expect(refusal({ ...ruling, body: "" })?.message).toMatch(/Name the body/);
    expect(refusal({ ...ruling, document: " " })?.message).toMatch(/document/);
    expect(refusal({ ...ruling, finding: "" })?.message).toMatch(/finding/);
    expect(refusal({ ...ruling, obligation: "obligation:none" })?.why).toBe("missing");
  });

  test("a dissent from the machine only where the machine assessed", () => {
    expect(refusal(assessment(0))).toBe(null);
    const elsewhere = { ...assessment(0), obligation: "obligation:other" } as Decision;
    expect(refusal(elsewhere)?.why).toBe("missing");
  });

  test("nothing without a name, a reason, evidence where it closes the question", () => {
    expect(refusal(verified, { by: { person: " ", organisation: null } })?.message).toMatch(/who decides/);
    expect(refusal(verified, { why: "" })?.message).toMatch(/Say why/);
    expect(refusal({ ...verified, evidence: [" "] } as Decision)?.message).toMatch(/evidence/);
    expect(refusal({ kind: "verification", state: "not-verifiable", evidence: [] })).toBe(null);
  });

  test("no seal, reopening or withdrawal is taken back", () => {
    const sealed = decided(1, { kind: "seal" });
    const reopened = decided(2, { kind: "reopen" });
    expect(refusal({ kind: "withdrawal", of: 1 }, {}, [sealed, reopened])?.message).toMatch(/reopen it instead/);
    expect(refusal({ kind: "withdrawal", of: 7 })?.why).toBe("missing");
    expect(refusal(verified, {}, [sealed])?.why).toBe("sealed");
  });
});

test("of two words on one pair of reports the later counts, and none that was taken back", () => {
  const together = (seq: number) => decided(seq, { kind: "together", other: "report:b" }, { about: "report:a" });
  const apart = decided(2, { kind: "apart", other: "report:a" }, { about: "report:b" });
  expect(pairingsOf([together(1), apart]).map(({ kind }) => kind)).toEqual(["apart"]);
  expect(pairingsOf([together(1), apart, decided(3, { kind: "withdrawal", of: 2 })]).map(({ kind }) => kind)).toEqual([
    "together",
  ]);
});

describe("finding a report again whose id has changed", () => {
  const at = (start: number, end: number, id: string, type: "ASSAULT" | "PROTEST" = "ASSAULT") => {
    const made = report({ type, id });
    return { ...made, trigger: { ...made.trigger, span: { start, end } } };
  };
  const old = at(10, 20, "old");
  const about = decided(1, verified, { about: incidentIdOf(old.id), anchors: [anchorOf(incidentIdOf(old.id), old)] });

  test("takes the one that shares most of the words, of equals one of its type", () => {
    const [little, much, other] = [at(18, 30, "little"), at(12, 20, "much"), at(12, 20, "other", "PROTEST")];
    expect(reattach(about, [little, other, much]).about).toBe(incidentIdOf(much.id));
  });

  test("keeps the id while its own report is there, and when nothing overlaps", () => {
    expect(reattach(about, [at(10, 20, "new"), old]).about).toBe(about.about);
    expect(reattach(about, [at(20, 30, "after")]).about).toBe(about.about);
    const elsewhere = { ...at(10, 20, "else"), article: "article:b" as const };
    expect(reattach(about, [elsewhere]).about).toBe(about.about);
  });
});

test("a dossier for others names organisations and no person, not even in what people wrote", () => {
  const dossier = dossierOf(
    ATTACK,
    [MACHINE],
    [
      decided(1, verified, { why: "As ana  monitor's team saw." }),
      decided(2, assessment(0), { by: BEN, why: "Ana Monitor did not see it. Banana Monitors did." }),
      decided(3, {
        kind: "action",
        action: "contacted-party",
        whom: "Colonel Made Up",
        day: null,
        outcome: "Told BEN MONITOR no.",
      }),
      decided(4, { kind: "withdrawal", of: 3 }, { by: { person: "Cy", organisation: null } }),
    ],
  );
  const shared = JSON.stringify(withoutPersons(dossier));
  expect(shared).not.toMatch(/Ana Monitor|ana {2}monitor|Ben Monitor|BEN MONITOR|Made Up|"Cy"/);
  expect(shared).toContain("Valley Watch");
  expect(shared).toContain("Banana Monitors");
});
