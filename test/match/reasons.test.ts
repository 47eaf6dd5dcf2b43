import { describe, expect, test } from "vitest";
import { match } from "../../src/match/match.ts";
import type { Agreement, Assessment, Incident } from "../../src/model.ts";
import {
  BORDER_BAND,
  EDGETON,
  ELSEWHERE,
  FARAWAY,
  MIDVALE,
  NEARBY,
  NORIA,
  NORIAN_ARMY,
  pact,
  pactWith,
  STRANGERS,
  SUDRIA,
  SUDRIAN_ARMY,
  VALLEY,
} from "./pact.ts";
import { described, incident, known, type Scene, town } from "./scene.ts";

const BAQRI = known("actor:baqri", "Colonel Baqri", "XSU", "MIL");
const ATTACK: Scene = {
  type: "ASSAULT",
  mode: "heavy-weapons",
  actors: [NORIAN_ARMY],
  recipients: [SUDRIAN_ARMY],
  place: MIDVALE,
  day: "2030-03-01",
  published: "2030-03-02",
};
const TWO = ["Valley observers", "The Courier"];

/** What an incident means for one duty, the first unless one is named. */
function assessed(of: Incident, agreements: readonly Agreement[] = [pact()], duty = "hostilities"): Assessment | null {
  return match(of, agreements).find(({ obligation }) => obligation.endsWith(`/${duty}`)) ?? null;
}

/** The words of a reason against; "" when it is not given. */
function against(found: Assessment | null, code: string): string {
  return found?.reasonsAgainst.find((reason) => reason.code === code)?.text ?? "";
}

function speaksFor(found: Assessment | null, code: string): string {
  return found?.reasonsFor.find((reason) => reason.code === code)?.text ?? "";
}

describe("the plain case", () => {
  test("two independent origins, well inside, by one who is bound: likely", () => {
    const found = assessed(incident(ATTACK, TWO));
    expect(found?.value).toBe("likely-non-compliance");
    expect(speaksFor(found, "independent-origins")).toBe(
      "2 independent origins tell of it: Valley observers; The Courier",
    );
    expect(speaksFor(found, "in-force")).toBe("In force on that day, according to Noria and Sudria (2030-01-10)");
    expect(speaksFor(found, "duty-holder")).toBe("The text binds who is said to have acted: Norian army");
  });
});

describe("who tells it", () => {
  test("one origin is only one's word", () => {
    const found = assessed(incident({ ...ATTACK, said: [{ by: "narrator" }] }, ["The Courier"]));
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "one-origin")).toBe("Only one origin: The Courier");
  });
  test("several that are all parties to it are not much more", () => {
    const base = incident(ATTACK, ["Noria", "Sudria"]);
    const found = assessed({ ...base, origins: base.origins.map((one) => ({ ...one, interested: true })) });
    expect(against(found, "all-origins-interested")).toBe(
      "Every origin is a party to what it tells: Noria (a party to it); Sudria (a party to it)",
    );
  });
  test("a denial names who denies", () => {
    const said = [{ by: "narrator" as const }, { by: NORIAN_ARMY, stance: "denies" as const }] as const;
    const found = assessed(incident({ ...ATTACK, said }, TWO));
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "denied")).toBe("Denied by Norian army");
  });
});

describe("calling it an answer", () => {
  const claimed = (says: string) => assessed(incident({ ...ATTACK, said: [{ by: NORIAN_ARMY, says }] }, TWO));
  test.each([
    "It shelled Midvale in response to rocket fire",
    "Our forces returned fire near Midvale",
    "The army acted in self-defence",
    "It responded to an attack with artillery",
    "The shelling was in retaliation for a raid",
  ])("%s", (says) => {
    const found = claimed(says);
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "self-defence-claimed")).toBe(
      "Told as an answer to another's act or as self-defence, according to Norian army; the text makes no such exception",
    );
    expect(found?.reasonsAgainst.find(({ code }) => code === "self-defence-claimed")?.citations[0]?.exact).toBe(says);
  });
  test.each(["Rescuers responded to the scene", "It shelled Midvale", "The minister responded that it was a lie"])(
    "not: %s",
    (says) => {
      expect(against(claimed(says), "self-defence-claimed")).toBe("");
    },
  );
  test("where the text has room for self-defence, that stands beside the claim", () => {
    const room = pactWith({ exceptions: [{ kind: "self-defence", actors: [], summary: "Either may defend itself." }] });
    const found = assessed(incident({ ...ATTACK, said: [{ by: NORIAN_ARMY, says: "It returned fire" }] }), [room]);
    expect(against(found, "self-defence")).toContain("Either may defend itself.");
    expect(against(found, "self-defence-claimed")).not.toContain("no such exception");
  });
});

describe("where", () => {
  test("near the line: how far, and how well line and place are known", () => {
    const found = assessed(incident({ ...ATTACK, place: EDGETON }, TWO));
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "edge-unsure")).toMatch(
      /^The area's edge is known to about 5 km; Edgeton lies inside as drawn, near it, about 2\.\d km from it$/,
    );
  });
  test("a line drawn by us alone is said to be no agreed map, also well inside", () => {
    const found = assessed(incident(ATTACK, TWO), [pactWith({}, { basis: "analyst" })]);
    expect(against(found, "edge-unsure")).toContain("No agreed map");
    expect(against(found, "edge-unsure")).toContain("well inside as drawn, about 5");
  });
  test("a contested line names who contests it, and nothing is likely there", () => {
    const found = assessed(incident(ATTACK, TWO), [pactWith({}, { contestedBy: ["Sudria, by its own map"] })]);
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "line-contested")).toBe(
      "Where the line of The Valley runs is contested: Sudria, by its own map",
    );
  });
  test("just outside is out of scope by its place, with the distance", () => {
    const found = assessed(incident({ ...ATTACK, place: NEARBY }, TWO));
    expect(found?.value).toBe("outside-scope");
    expect(against(found, "outside-area")).toMatch(
      /^Nearby lies outside the area of this duty, about 16 km from The Valley$/,
    );
  });
  test("far outside nobody takes it for inside, unless somebody calls it a breach", () => {
    expect(assessed(incident({ ...ATTACK, place: FARAWAY }, TWO))).toBeNull();
    const said = [{ by: BAQRI, says: "The shelling violated the truce" }] as const;
    const found = assessed(incident({ ...ATTACK, place: FARAWAY, said }));
    expect(found?.value).toBe("outside-scope");
  });
  test("between the same two in another part of the world it is not looked at", () => {
    expect(assessed(incident({ ...ATTACK, place: ELSEWHERE }, TWO))).toBeNull();
  });
  test("but where a duty holds everywhere, an act between the two is reached wherever it is", () => {
    const found = assessed(incident({ ...ATTACK, place: ELSEWHERE }, TWO), [pactWith({ zones: null })]);
    expect(found?.value).toBe("likely-non-compliance");
    const onOthers = incident({ ...ATTACK, place: ELSEWHERE, recipients: [STRANGERS] }, TWO);
    expect(assessed(onOthers, [pactWith({ zones: null })])).toBeNull();
  });
  test("a place that no map has, but that bears the zone's own name, lies in it", () => {
    const named = { ...MIDVALE, citation: { ...MIDVALE.citation, exact: "the Valley" }, place: null } as const;
    expect(assessed(incident({ ...ATTACK, place: named }, TWO))?.value).toBe("likely-non-compliance");
    const other = { ...named, citation: { ...named.citation, exact: "the Hills" } } as const;
    expect(assessed(incident({ ...ATTACK, place: other }, TWO))?.value).toBe("cannot-be-determined");
  });
  test("a part of a country lies within a zone that is the whole of it", () => {
    const whole = pactWith({}, {}, { zones: [{ ...VALLEY, name: "Sudria", kind: "territory" }] });
    const south = town("South Sudria", 20, 10, "XSU", "region", "RGN");
    expect(assessed(incident({ ...ATTACK, place: south }, TWO), [whole])?.value).toBe("likely-non-compliance");
    const abroad = town("North Noria", 20, 10, "XNO", "region", "RGN");
    expect(assessed(incident({ ...ATTACK, place: abroad }, TWO), [whole])?.value).toBe("cannot-be-determined");
  });
  test("a drawing that had ended says until when", () => {
    const found = assessed(incident(ATTACK, TWO), [pactWith({}, { to: "2030-02-01" })]);
    expect(found?.value).toBe("outside-scope");
    expect(against(found, "zone-not-then")).toBe(
      "Midvale lies in The Valley as it was drawn until 2030-02-01, not as on 2030-03-01",
    );
  });
  test("no place at all, and one that is too wide", () => {
    expect(against(assessed(incident({ ...ATTACK, place: null }, TWO)), "no-place")).toBe("No place is given");
    const wide = town("Sudria", 20, 10, "XSU", "country", "PCLI");
    const found = assessed(incident({ ...ATTACK, place: wide }, TWO));
    expect(found?.value).toBe("cannot-be-determined");
    expect(against(found, "place-too-wide")).toBe("The place is known only as Sudria");
  });
});

describe("who acts", () => {
  test("nobody who is bound is named", () => {
    const found = assessed(incident({ ...ATTACK, actors: [described("gunmen")] }, TWO));
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "no-bound-actor")).toBe("The report names no actor that the agreement binds");
  });
  test("another's army is out of scope by who acts", () => {
    const found = assessed(incident({ ...ATTACK, actors: [STRANGERS] }, TWO));
    expect(found?.value).toBe("outside-scope");
    expect(against(found, "actor-not-bound")).toContain("Estrian navy");
  });
  test("in a whole country, an act by one with no part in it is nobody's question", () => {
    const country = [{ ...pact().zones[0], kind: "territory" }] as unknown as Agreement["zones"];
    const others = known("actor:others", "Westrian navy", "XWE", "MIL");
    expect(assessed(incident({ ...ATTACK, actors: [others] }, TWO), [pact({ zones: country })])).toBeNull();
    expect(assessed(incident({ ...ATTACK, actors: [STRANGERS] }, TWO), [pact({ zones: country })])?.value).toBe(
      "outside-scope",
    );
  });
  test("nobody is said to have been hit, where somebody is owed it", () => {
    const found = assessed(incident({ ...ATTACK, recipients: [] }, TWO), [pactWith({ beneficiaries: [SUDRIA] })]);
    expect(against(found, "no-recipient")).toBe("The report does not say whom it hit");
  });
  test("only a designated group was hit: open by one origin, out of scope by several", () => {
    const left = pactWith({
      exceptions: [
        { kind: "designated-groups", actors: ["actor:border-band"], summary: "The Band has no protection." },
      ],
    });
    const strike = { ...ATTACK, recipients: [BORDER_BAND] };
    expect(assessed(incident(strike), [left])?.value).toBe("cannot-be-determined");
    const found = assessed(incident(strike, TWO), [left]);
    expect(found?.value).toBe("outside-scope");
    expect(against(found, "designated-groups")).toContain("no one else is said to have been hit");
  });
  test("another exception of the text is named", () => {
    const mines = pactWith({ exceptions: [{ kind: "other", actors: [], summary: "Mines may be blown up." }] });
    expect(against(assessed(incident(ATTACK, TWO), [mines]), "exception")).toContain("Mines may be blown up.");
  });
});

describe("when", () => {
  test("between the announcement and the start: out of scope by its day", () => {
    const found = assessed(incident({ ...ATTACK, day: "2030-01-07" }, TWO));
    expect(found?.value).toBe("outside-scope");
    expect(against(found, "before-start")).toContain("before 2030-01-10");
  });
  test("before anybody announced it: not looked at", () => {
    expect(assessed(incident({ ...ATTACK, day: "2030-01-04" }, TWO))).toBeNull();
  });
  test("on the day itself without an hour", () => {
    const found = assessed(incident({ ...ATTACK, day: "2030-01-10" }, TWO));
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "hour-unknown")).toContain("at 06:00 (06:00 local time on 10 January 2030)");
  });
  test.each([
    "The army shelled Midvale hours before the truce took effect",
    "It shelled Midvale ahead of the ceasefire coming into force",
    "It shelled the town at 4:30 a.m.",
  ])("before the hour: %s", (says) => {
    const found = assessed(incident({ ...ATTACK, day: "2030-01-10", said: [{ by: BAQRI, says }] }, TWO));
    expect(found?.value).toBe("outside-scope");
    expect(against(found, "before-hour")).toContain("before that hour");
  });
  test.each(["The army shelled Midvale minutes after the ceasefire began", "It shelled the town at 9pm"])(
    "after the hour: %s",
    (says) => {
      const found = assessed(incident({ ...ATTACK, day: "2030-01-10", said: [{ by: "narrator", says }] }, TWO));
      expect(found?.value).toBe("likely-non-compliance");
      expect(speaksFor(found, "after-hour")).toContain("after 06:00");
    },
  );
  test("a wide day that begins before the start", () => {
    const day = { first: "2030-01-08", last: "2030-01-14" };
    expect(against(assessed(incident({ ...ATTACK, day }, TWO)), "may-be-earlier")).toContain("before 2030-01-10");
  });
  test("between two starts that two name", () => {
    const two = pact({
      effective: [
        ...pact().effective,
        { from: "2030-01-20", localText: "20 January 2030", saidBy: "Sudria", source: "made up" },
      ],
    });
    const found = assessed(incident({ ...ATTACK, day: "2030-01-15" }, TWO), [two]);
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "start-disputed")).toBe(
      "In force according to Noria (from 2030-01-10); not yet according to Sudria (from 2030-01-20)",
    );
    expect(assessed(incident({ ...ATTACK, day: "2030-01-25" }, TWO), [two])?.value).toBe("likely-non-compliance");
  });
  test("no day is given", () => {
    expect(against(assessed(incident({ ...ATTACK, day: null }, TWO)), "no-day")).toBe(
      "No day is given; reported on 2030-03-02",
    );
  });
});

describe("whether it still holds", () => {
  const fixed = pact({ ends: "2030-02-10", terms: "fixed" });
  test("past its own last day: out of scope for a while, then not looked at", () => {
    const found = assessed(incident({ ...ATTACK, day: "2030-02-12" }, TWO), [fixed]);
    expect(found?.value).toBe("outside-scope");
    expect(against(found, "after-end")).toContain("Its own last day was 2030-02-10");
    expect(assessed(incident({ ...ATTACK, day: "2030-02-25" }, TWO), [fixed])).toBeNull();
  });
  test("a wide day that reaches past it", () => {
    const day = { first: "2030-02-08", last: "2030-02-14" };
    expect(against(assessed(incident({ ...ATTACK, day }, TWO), [fixed]), "may-be-later")).toContain("2030-02-10");
  });
  test("prolonged, according to whom", () => {
    const longer = {
      ...fixed,
      lifecycle: [
        ...fixed.lifecycle,
        { state: "extended", from: "2030-02-09", saidBy: "Estria", source: "made up" },
      ] as Agreement["lifecycle"],
    };
    const found = assessed(incident(ATTACK, TWO), [longer]);
    expect(found?.value).toBe("likely-non-compliance");
    expect(against(found, "extended")).toBe(
      "Its own last day was 2030-02-10; prolonged according to Estria (2030-02-09)",
    );
  });
  test("a text that renews itself goes on", () => {
    const found = assessed(incident(ATTACK, TWO), [{ ...fixed, terms: "auto-renewed" }]);
    expect(found?.value).toBe("likely-non-compliance");
    expect(against(found, "auto-renewed")).toContain("renews itself");
  });
  test("a text that binds on conditions says so", () => {
    expect(against(assessed(incident(ATTACK, TWO), [pact({ terms: "conditional" })]), "conditional")).not.toBe("");
    const found = assessed(incident(ATTACK, TWO), [pactWith({ conditions: ["As long as Sudria stays out."] })]);
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "condition")).toContain("As long as Sudria stays out.");
  });
  const fallen = pact({
    lifecycle: [
      ...pact().lifecycle,
      { state: "collapsed", from: "2030-02-20", saidBy: "Noria's government", source: "made up" },
    ],
  });
  test("in the week after one says that it collapsed it is open, later it is nobody's question", () => {
    const found = assessed(incident({ ...ATTACK, day: "2030-02-22" }, TWO), [fallen]);
    expect(found?.value).toBe("cannot-be-determined");
    expect(against(found, "ended")).toBe("No longer in force, according to Noria's government (2030-02-20)");
    expect(assessed(incident(ATTACK, TWO), [fallen])).toBeNull();
  });
  test("one says it fell and another, later, that it holds", () => {
    const both = {
      ...fallen,
      lifecycle: [
        ...fallen.lifecycle,
        { state: "in-force", from: "2030-02-21", saidBy: "Sudria", source: "made up" },
      ] as Agreement["lifecycle"],
    };
    const found = assessed(incident(ATTACK, TWO), [both]);
    expect(found?.value).toBe("possible-non-compliance");
    expect(against(found, "force-disputed")).toContain("Noria's government");
  });
  test("an agreement whose place another took is not held against it, and is named by the other", () => {
    const second: Agreement = {
      ...pact(),
      id: "agreement:second",
      title: "Second Valley Accord",
      signed: "2030-02-15",
      supersedes: ["agreement:valley"],
      effective: [{ from: "2030-02-15", localText: "15 February 2030", saidBy: "both", source: "made up" }],
      lifecycle: [{ state: "in-force", from: "2030-02-15", saidBy: "both", source: "made up" }],
    };
    const found = match(incident(ATTACK, TWO), [pact(), second]);
    expect(new Set(found.map(({ agreement }) => agreement))).toEqual(new Set(["agreement:second"]));
    expect(speaksFor(found[0] ?? null, "in-force")).toContain("in the place of Valley Accord since 2030-02-15");
    const earlier = match(incident({ ...ATTACK, day: "2030-02-14" }, TWO), [pact(), second]);
    expect(new Set(earlier.map(({ agreement }) => agreement))).toEqual(new Set(["agreement:valley"]));
  });
});

describe("what names it", () => {
  const naming = { words: "Valley truce", where: "claims" as const };
  test("the agreement, in the same words", () => {
    const names = { agreement: "agreement:valley" as const, ...naming };
    expect(speaksFor(assessed(incident({ ...ATTACK, names }, TWO)), "agreement-named")).toContain("Valley Accord");
  });
  test("a framework that it is part of", () => {
    const names = { agreement: "agreement:frame" as const, ...naming };
    const part = pact({ partOf: ["agreement:frame"] });
    expect(speaksFor(assessed(incident({ ...ATTACK, names }, TWO), [part]), "framework-named")).not.toBe("");
    expect(speaksFor(assessed(incident({ ...ATTACK, names }, TWO)), "framework-named")).toBe("");
  });
});

describe("deeds that a text asks for", () => {
  const leaving: Scene = { ...ATTACK, type: "RETREAT", mode: "withdraw", recipients: [] };
  test("done in time, and done late", () => {
    const inTime = assessed(incident({ ...leaving, day: "2030-02-05" }, TWO), [pact()], "withdrawal");
    expect(inTime?.value).toBe("consistent");
    expect(speaksFor(inTime, "in-time")).toContain("2030-02-09 (within 30 days)");
    const late = assessed(incident({ ...leaving, day: "2030-02-15" }, TWO), [pact()], "withdrawal");
    expect(late?.value).toBe("consistent");
    expect(against(late, "after-deadline")).toContain("2030-02-09");
  });
  test("said not to have been done: open before its day, a possible lapse after it", () => {
    const stayed = { ...leaving, realis: "negated" as const };
    const early = assessed(incident({ ...stayed, day: "2030-02-05" }, TWO), [pact()], "withdrawal");
    expect(early?.value).toBe("cannot-be-determined");
    expect(against(early, "not-yet-due")).toContain("2030-02-09");
    expect(assessed(incident({ ...stayed, day: "2030-02-15" }, TWO), [pact()], "withdrawal")?.value).toBe(
      "possible-non-compliance",
    );
  });
  test("freed prisoners count though nobody says whom they belonged to, where a duty holds everywhere", () => {
    const freed: Scene = {
      ...ATTACK,
      type: "RETREAT",
      mode: "release",
      actors: [SUDRIAN_ARMY],
      recipients: [described("prisoners")],
      day: "2030-01-20",
    };
    expect(assessed(incident(freed, TWO), [pact()], "prisoners")?.value).toBe("consistent");
    expect(assessed(incident({ ...freed, place: null }, TWO), [pact()], "prisoners")?.value).toBe("consistent");
    const elsewhere = assessed(incident({ ...freed, place: ELSEWHERE }, TWO), [pact()], "prisoners");
    expect(elsewhere).toBeNull();
  });
  test("aid that comes in is in line with the text, whoever brings it", () => {
    const aid: Scene = { ...ATTACK, type: "AID", mode: null, actors: [described("agencies")], recipients: [] };
    expect(assessed(incident(aid, TWO), [pact()], "aid")?.value).toBe("consistent");
  });
  test("a duty that another state owes is not fulfilled by this one", () => {
    expect(assessed(incident({ ...leaving, actors: [SUDRIAN_ARMY] }, TWO), [pact()], "withdrawal")).toBeNull();
    expect(NORIA).not.toBe(SUDRIA);
  });
});
