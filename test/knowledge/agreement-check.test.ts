import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadActors } from "../../src/knowledge/actors.ts";
import { checkAgreements } from "../../src/knowledge/agreement-check.ts";
import { findingText } from "../../src/knowledge/agreement-findings.ts";
import { agreementSchema } from "../../src/knowledge/agreement-form.ts";
import { checkAgreementFiles, loadAgreements } from "../../src/knowledge/agreements.ts";
import { loadGazetteer } from "../../src/knowledge/gazetteer.ts";

const FOLDER = new URL("../../data/agreements/", import.meta.url);
const OWN = new URL("../../examples/agreements/valley-actors.csv", import.meta.url).pathname;
const VALLEY = readFileSync(new URL("../../examples/agreements/valley.json", import.meta.url), "utf8");
const AROUND = { actors: loadActors([OWN]).actors, gazetteer: loadGazetteer(), others: loadAgreements() };

/** What the checker says of the example of the docs with some words replaced by others, finding by finding. */
function told(...changes: readonly (readonly [was: string, is: string])[]): readonly string[] {
  const text = changes.reduce((changed, [was, is]) => {
    if (!changed.includes(was)) throw new Error(`The example has no ${was}`);
    return changed.replace(was, () => is);
  }, VALLEY);
  const known = new Set(checkAgreements(VALLEY, "valley.json", AROUND).findings.map(findingText));
  return checkAgreements(text, "valley.json", AROUND)
    .findings.map(findingText)
    .filter((finding) => !known.has(finding));
}

/** The same as one text, for a change that gives one finding. */
function words(...changes: readonly (readonly [string, string])[]): string {
  const [only, ...more] = told(...changes);
  expect(more).toEqual([]);
  return only ?? "";
}

describe("ten mistakes that people make, in the words that they read", () => {
  test("a field that is misspelled, and so another that is missing", () => {
    expect(told(['"kind": "ceasefire"', '"knd": "ceasefire"'])).toMatchInlineSnapshot(`
      [
        "valley.json, line 1: Marn Accord, field kind
        error    The field “kind” is missing. What it is: ceasefire, truce, cessation, peace-agreement, resolution.
        example  "ceasefire"
      ",
        "valley.json, line 6: Marn Accord, field knd
        error    There is no field “knd” here; the fields are id, title, aliases, kind, signed, effective, ends, terms, lifecycle, roles, bodies, zones, obligations, supersedes, partOf, externalIds, disputedPoints, texts, sources
        found    "knd"
        hint     Did you mean “kind”?
      ",
      ]
    `);
  });
  test("a day in words", () => {
    expect(words(['"day": "2030-02-09"', '"day": "9 February 2030"'])).toMatchInlineSnapshot(`
      "valley.json, line 88: Marn Accord, duty “Article 2”, field deadline › day
        error    expected a day, YYYY-MM-DD (The last day in time. A day, written YYYY-MM-DD)
        found    "9 February 2030"
        example  "2030-01-10"
      "
    `);
  });
  test("a day that no calendar has", () => {
    expect(words(['"day": "2030-02-09"', '"day": "2030-02-30"'])).toMatchInlineSnapshot(`
      "valley.json, line 88: Marn Accord, duty “Article 2”, field deadline › day
        error    expected a day of the calendar, YYYY-MM-DD (The last day in time. A day, written YYYY-MM-DD)
        found    "2030-02-30"
        example  "2030-01-10"
      "
    `);
  });
  test("a name where an id should stand", () => {
    expect(words(['"actor": "actor:country/XES"', '"actor": "Estria"'])).toMatchInlineSnapshot(`
      "valley.json, line 26: Marn Accord, role “Estria”, field actor
        error    expected an id like actor:…, without spaces (Who is meant, by an id of data/actors or of your own list. actor:country/XXX is a state and all that acts for it; actor:country/XXX/REB every armed opposition group of that country)
        found    "Estria"
        example  "actor:country/LBN"
        hint     Estria has the id “actor:country/XES”.
      "
    `);
  });
  test("a role that is misspelled", () => {
    expect(words(['"role": "mediator"', '"role": "mediater"'])).toMatchInlineSnapshot(`
      "valley.json, line 26: Marn Accord, role “Estria”, field role
        error    expected one of: party, signatory, guarantor, mediator, monitor, bound-but-not-signatory, excluded (Its part in the agreement)
        found    "mediater"
        example  "party"
        hint     Did you mean “mediator”?
      "
    `);
  });
  test("a mode that PLOVER does not have", () => {
    expect(words(['["withdraw"]', '["withdrawl"]'])).toMatchInlineSnapshot(`
      "valley.json, line 83: Marn Accord, duty “Article 2”, field acts › number 1 › modes › number 1
        error    expected a mode that PLOVER gives RETREAT: withdraw, release, disarm, ceasefire, access, resign (A mode that PLOVER gives the type)
        found    "withdrawl"
        hint     Did you mean “withdraw”?
      "
    `);
  });
  test("a type of event that PLOVER does not have", () => {
    expect(
      words(['"type": "RETREAT", "modes": ["withdraw"]', '"type": "RETREET", "modes": ["withdraw"]']),
    ).toMatchInlineSnapshot(`
      "valley.json, line 83: Marn Accord, duty “Article 2”, field acts › number 1 › type
        error    expected one of: AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST, ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT (The type of event, in PLOVER's words: ASSAULT for attacks, RETREAT for withdrawal and release, AID …)
        found    "RETREET"
        example  "ASSAULT"
        hint     Did you mean “RETREAT”?
      "
    `);
  });
  test("a zone that is not drawn", () => {
    expect(
      words(['"zones": ["zone:valley-2030/valley"]', '"zones": ["zone:valley-2030/vally"]']),
    ).toMatchInlineSnapshot(`
      "valley.json, line 68: Marn Accord, duty “Article 1”, field zones › number 1
        error    zone:valley-2030/vally is no zone of this agreement
        found    "zone:valley-2030/vally"
        hint     Did you mean “zone:valley-2030/valley”?
      "
    `);
  });
  test("a duty of someone who has no role", () => {
    expect(
      words(['"dutyHolders": ["actor:country/XNO"]', '"dutyHolders": ["actor:country/XNR"]']),
    ).toMatchInlineSnapshot(`
      "valley.json, line 84: Marn Accord, duty “Article 2”, field dutyHolders › number 1
        error    actor:country/XNR has no role in this agreement: whoever owes a duty also stands under “roles”
        found    "actor:country/XNR"
        hint     Did you mean “actor:country/XNO”?
      "
    `);
  });
  test("a number in quotes", () => {
    expect(words(['"precisionKm": 5', '"precisionKm": "5"'])).toMatchInlineSnapshot(`
      "valley.json, line 52: Marn Accord, zone “Marn Valley”, field versions › number 1 › precisionKm
        error    expected a number without quotes (How far the line may be off, in kilometres. Be generous: matching never takes the line for more exact)
        found    "5"
        example  5
        hint     Take the quotes away: 5
      "
    `);
  });
  test("one value where a list should stand", () => {
    expect(words(['"sources": ["made up"]', '"sources": "made up"'])).toMatchInlineSnapshot(`
      "valley.json, line 132: Marn Accord, field sources
        error    expected a list between [ and ] (Where what stands here is taken from)
        found    "made up"
        hint     Put it between [ and ]: ["made up"]
      "
    `);
  });
  test("no source", () => {
    expect(words(['"sources": ["made up"]', '"sources": []'])).toMatchInlineSnapshot(`
      "valley.json, line 132: Marn Accord, field sources
        error    expected at least one source (Where what stands here is taken from)
        found    []
      "
    `);
  });
  test("a comma too few", () => {
    expect(told(['"terms": "open",', '"terms": "open"']).slice(0, 1)).toMatchInlineSnapshot(`
      [
        "valley.json, line 17
        error    A comma is missing at the end of this line, or before what follows (column 18). Nothing else was checked: the file cannot be read further.
      ",
      ]
    `);
  });
});

describe("what is only doubtful keeps nobody from using the file", () => {
  test.each([
    [
      "a deadline before the start",
      '"day": "2030-02-09"',
      '"day": "2029-12-31"',
      "comes before the duty begins, on 2030-01-10",
    ],
    [
      "a line known too well",
      '"precisionKm": 5',
      '"precisionKm": 0.1',
      "0.1 km is finer than a line of basis “derived” warrants",
    ],
    ["an actor of no list", "actor:country/XES", "actor:hezbolah", "Did you mean “actor:hezbollah”?"],
    [
      "a country that there is not",
      "actor:country/XES",
      "actor:country/CHX",
      "No list of actors has actor:country/CHX",
    ],
    ["a sector that PLOVER does not have", "actor:country/XES", "actor:country/XES/XYZ", "“XYZ” is no PLOVER sector"],
    ["a name that every agreement has", '"Marn truce"', '"ceasefire"', "Articles say “ceasefire” of every agreement"],
    [
      "a quota that nothing counts",
      '"unit": "trucks"',
      '"unit": "buckets"',
      "No number of a report will be set against this unit",
    ],
    ["an end before the beginning", '"ends": null', '"ends": "2030-01-01"', "before it takes effect on 2030-01-10"],
    ["a zone that nobody uses", '"zones": ["zone:valley-2030/valley"]', '"zones": null', "No duty holds in"],
  ])("%s", (_, was, is, said) => {
    const findings = told(
      ...(was.includes('"zones"')
        ? VALLEY.split(was)
            .slice(1)
            .map(() => [was, is] as const)
        : [[was, is] as const]),
    );
    expect(findings.join("\n")).toContain(said);
    expect(findings.every((finding) => finding.includes("  warning  "))).toBe(true);
  });
  test("an outline that crosses itself", () => {
    const crossed = VALLEY.replace(
      /"polygons": \[\[[\s\S]*?\]\]\]/,
      '"polygons": [[[6, 46], [7, 47], [7, 46], [6, 47], [6, 46]]]',
    );
    const findings = checkAgreements(crossed, "valley.json", AROUND).findings.map(findingText).join("\n");
    expect(findings).toContain("the line from point 1 to 2 meets the one from point 3 to 4");
  });
  test("longitude and latitude swapped, and a zone on another continent", () => {
    const lebanon = readFileSync(new URL("lebanon-2024.json", FOLDER), "utf8");
    const others = AROUND.others.filter(({ id }) => id !== "agreement:lebanon-2024");
    const moved = (move: (x: number, y: number) => readonly [number, number]) => {
      const [agreement = { zones: [] }] = JSON.parse(lebanon) as {
        zones: { versions: { polygons: [number, number][][] }[] }[];
      }[];
      for (const { versions } of agreement.zones)
        for (const version of versions)
          version.polygons = version.polygons.map((ring) => ring.map(([x, y]) => [...move(x, y)] as [number, number]));
      return checkAgreements(JSON.stringify(agreement), "moved.json", { ...AROUND, others })
        .findings.map(findingText)
        .join("\n");
    };
    expect(moved((x, y) => [x, y])).not.toMatch(/ km from|swapped/);
    expect(moved((x, y) => [y, x])).toContain("are they swapped?");
    expect(moved((x, y) => [x - 80, y])).toContain("km from the middle of every party's country");
  });
});

describe("a file", () => {
  test("of the example in the docs is taken without a doubt", () => {
    const { agreements, findings } = checkAgreements(VALLEY, "valley.json", AROUND);
    expect(agreements.map(({ id }) => id)).toEqual(["agreement:valley-2030"]);
    expect(findings).toEqual([]);
  });
  test("may hold a list, and says which agreement is meant", () => {
    const list = `[${VALLEY},\n${VALLEY.replaceAll("valley-2030", "second").replace('"terms": "open"', '"terms": "opn"')}]`;
    const { findings } = checkAgreements(list, "two.json", AROUND);
    const [error] = findings.filter(({ severity }) => severity === "error");
    expect(error?.line).toBeGreaterThan(VALLEY.split("\n").length);
    expect(error?.suggestion).toBe("Did you mean “open”?");
  });
  test("that names an agreement, a zone or a field twice is refused", () => {
    expect(
      checkAgreements(`[${VALLEY},${VALLEY}]`, "two.json", AROUND).findings.map(({ message }) => message),
    ).toContain("agreement:valley-2030 is named more than once");
    expect(words(['"terms": "open",', '"terms": "open", "terms": "fixed",'])).toContain("for the second time");
  });
  test("may be anything at all without an end to the check", () => {
    for (const text of ["", "null", "[]", "[[]]", "7", '{"obligations": [null, 7, {"acts": {}}]}', "\u0000"]) {
      expect(() => checkAgreements(text, "odd.json", AROUND)).not.toThrow();
    }
    expect(checkAgreements("null", "odd.json", AROUND).findings).not.toEqual([]);
  });
});

describe("what comes with Tocsin", () => {
  test("has no mistakes, and no doubts beside those that are known", () => {
    const { findings, agreements } = checkAgreementFiles([FOLDER.pathname], AROUND);
    expect(findings.filter(({ severity }) => severity === "error").map(findingText)).toEqual([]);
    expect(agreements).toHaveLength(loadAgreements().length);
  });
  test("has a schema that was made from the form as it is: run training/agreements/schema.ts", () => {
    expect(JSON.parse(readFileSync(new URL("schema.json", FOLDER), "utf8"))).toEqual(
      JSON.parse(JSON.stringify(agreementSchema())),
    );
  });
  test("has a schema that describes every field", () => {
    const bare = fieldsOf(agreementSchema()).filter(([, field]) => field.description === undefined);
    expect(bare.map(([name]) => name)).toEqual([]);
  });
});

interface Field {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Field>>;
}

/** Every named field in a schema, wherever it stands. */
function fieldsOf(schema: unknown): readonly (readonly [string, Field])[] {
  if (typeof schema !== "object" || schema === null) return [];
  const own = Object.entries((schema as Field).properties ?? {});
  return [...own, ...Object.values(schema).flatMap(fieldsOf)];
}
