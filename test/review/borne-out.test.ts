import { expect, test } from "vitest";
import type { Claim, Incident, Origin, OriginBasis } from "../../src/model.ts";
import { tellingsOf } from "../../src/review/borne-out.ts";

interface Told {
  readonly by: string;
  readonly says?: "asserts" | "denies";
  readonly in?: readonly string[];
  readonly printedBy?: readonly string[];
  readonly basis?: OriginBasis;
  readonly side?: string;
  readonly known?: boolean;
  readonly acts?: boolean;
}

/** An incident of which some origins tell, each heard in articles that publishers print. */
function incident(...told: readonly Told[]): Pick<Incident, "origins" | "reports"> {
  const origins = told.map((each, i) => originOf(each, i));
  const reports = told.map((each, i) => ({ id: `report:${i}`, claims: [claimOf(each)] }));
  return { origins, reports: reports as unknown as Incident["reports"] };
}

function originOf(
  { by, says = "asserts", basis = "same-speaker", side = by, acts = false, ...rest }: Told,
  i: number,
): Origin {
  return {
    id: `origin:${i}`,
    label: by,
    basis,
    grounds: [],
    interested: acts,
    interest: acts ? { code: "interest.acts", text: `${by} is said to have done it`, citations: [] } : null,
    side,
    says: [says],
    articles: (rest.in ?? [`article:${i}`]) as Origin["articles"],
    publishers: rest.printedBy ?? ["Valley Courier"],
    reports: [`report:${i}`],
    claims: [{ report: `report:${i}`, claim: 0 }],
  };
}

function claimOf({ by, known = true }: Told): Claim {
  const link = known ? { status: "linked", id: `actor:${by}`, score: 1 } : { status: "nil", exact: by };
  return { speaker: { name: by, link } } as unknown as Claim;
}

function countsOf(...incidents: readonly ReturnType<typeof incident>[]): readonly string[] {
  const tellings = incidents.flatMap(tellingsOf);
  const names = [...new Set(tellings.map(({ kind, name }) => `${kind} ${name}`))].sort();
  return names.map((of) => {
    const own = tellings.filter(({ kind, name }) => `${kind} ${name}` === of);
    const count = (is: "corroborated" | "contradicted") => own.filter((one) => one[is]).length;
    const name = own[0]?.name ?? "";
    return `${name}: ${own.length}, ${count("corroborated")} also told, ${count("contradicted")} denied`;
  });
}

test("two who tell of the same by themselves bear each other out, not the paper that quotes both", () => {
  expect(countsOf(incident({ by: "the mayor" }, { by: "the clinic" }))).toEqual([
    "Valley Courier: 1, 0 also told, 0 denied",
    "the clinic: 1, 1 also told, 0 denied",
    "the mayor: 1, 1 also told, 0 denied",
  ]);
});

test("another paper bears a paper out with another origin, never with a copy of the same", () => {
  const wire: Told = { by: "the mayor", printedBy: ["Valley Courier", "Hill Post"] };
  expect(countsOf(incident(wire))[0]).toBe("Hill Post: 1, 0 also told, 0 denied");
  const other: Told = { by: "the clinic", printedBy: ["Hill Post"] };
  expect(countsOf(incident(wire, other))).toContain("Valley Courier: 1, 1 also told, 0 denied");
});

test("one side cannot bear itself out", () => {
  const state = "state XYZ";
  expect(countsOf(incident({ by: "the army", side: state }, { by: "the ministry", side: state }))).toContain(
    "the army: 1, 0 also told, 0 denied",
  );
});

test("a paper's own word in the same article rests on whom it quotes; in another it stands by itself", () => {
  const own: Told = { by: "Valley Courier", basis: "own-reporting", in: ["article:0"], known: false };
  expect(countsOf(incident({ by: "the mayor" }, own))).toContain("the mayor: 1, 0 also told, 0 denied");
  expect(countsOf(incident({ by: "the mayor" }, { ...own, in: ["article:7"] }))).toContain(
    "the mayor: 1, 1 also told, 0 denied",
  );
});

test("hearsay bears nobody out", () => {
  expect(countsOf(incident({ by: "the mayor" }, { by: "somebody", basis: "hearsay" }))).toContain(
    "the mayor: 1, 0 also told, 0 denied",
  );
});

test("a denial counts against who tells, and is itself no telling", () => {
  expect(countsOf(incident({ by: "the mayor" }, { by: "the army", says: "denies" }))).toEqual([
    "Valley Courier: 1, 0 also told, 1 denied",
    "the mayor: 1, 0 also told, 1 denied",
  ]);
});

test("a denial by the side that is said to have done it is told apart from one by others", () => {
  const accusedIn = (...told: readonly Told[]) =>
    tellingsOf(incident({ by: "the mayor" }, ...told)).find(({ name }) => name === "the mayor");
  const army: Told = { by: "the army", says: "denies", acts: true, side: "state XKA" };
  const itsPaper: Told = { by: "Karsia Today", says: "denies", basis: "own-reporting", side: "state XKA" };
  expect(accusedIn(army)).toMatchObject({ contradicted: true, accused: true });
  expect(accusedIn(army, itsPaper)).toMatchObject({ contradicted: true, accused: true });
  expect(accusedIn(army, { by: "the clinic", says: "denies" })).toMatchObject({ contradicted: true, accused: false });
  expect(accusedIn()).toMatchObject({ contradicted: false, accused: false });
});

test("a state that the texts leave open bears no state out, and no state bears it out", () => {
  const counts = countsOf(
    incident(
      { by: "the army", side: "state XKA" },
      { by: "the ministry", side: "state unknown", printedBy: ["Hill Post"] },
    ),
  );
  expect(counts).toContain("the army: 1, 0 also told, 0 denied");
  expect(counts).toContain("the ministry: 1, 0 also told, 0 denied");
});

test("only known actors are counted as speakers: officials may be anyone's", () => {
  expect(countsOf(incident({ by: "officials", known: false }))).toEqual(["Valley Courier: 1, 0 also told, 0 denied"]);
});

test("counts add up over incidents", () => {
  const counts = countsOf(
    incident({ by: "the mayor" }),
    incident({ by: "the mayor" }, { by: "the clinic" }),
    incident({ by: "the clinic", printedBy: ["Hill Post"] }),
  );
  expect(counts).toEqual([
    "Hill Post: 1, 0 also told, 0 denied",
    "Valley Courier: 2, 0 also told, 0 denied",
    "the clinic: 2, 1 also told, 0 denied",
    "the mayor: 2, 1 also told, 0 denied",
  ]);
});
