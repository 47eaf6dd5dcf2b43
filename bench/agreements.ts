import type { Agreement, Day, Obligation } from "../src/model.ts";

/** The made-up towns of `reports.ts` lie from 10 to 11.9 degrees north and from 20 to 21.1 degrees east. */
const BETWEEN = 10.9;
const MADE_UP = { basis: "derived", precisionKm: 5, contestedBy: [], source: "made up" } as const;

/** Two made-up ceasefires between the two made-up armies: for the southern towns from early on, for the northern a year later. */
export const AGREEMENTS: readonly Agreement[] = [
  agreementFor("south", { from: "2024-02-01", south: 9.5, north: BETWEEN }),
  agreementFor("north", { from: "2025-01-01", south: BETWEEN, north: 12.5 }),
];

interface Area {
  readonly from: Day;
  readonly south: number;
  readonly north: number;
}

function agreementFor(name: string, { from, south, north }: Area): Agreement {
  const ring = [
    [19, south],
    [23, south],
    [23, north],
    [19, north],
    [19, south],
  ] as const;
  const said = { from, saidBy: "both armies, by signing", source: "made up" };
  return {
    id: `agreement:${name}`,
    title: `Truce of the ${name}`,
    aliases: [],
    kind: "ceasefire",
    signed: from,
    effective: [{ ...said, localText: "at midnight" }],
    ends: null,
    terms: "open",
    lifecycle: [{ ...said, state: "in-force" }],
    roles: ([0, 1] as const).map((side) => ({
      actor: `actor:army-${side}`,
      name: `Army ${side}`,
      role: "party",
      from,
      to: null,
    })),
    bodies: [],
    zones: [
      {
        id: `zone:${name}`,
        name: `The ${name}`,
        kind: "demilitarised",
        versions: [{ polygons: [ring], from, to: null, ...MADE_UP }],
      },
    ],
    obligations: dutiesFor(name),
    supersedes: [],
    partOf: [],
    externalIds: {},
    disputedPoints: [],
    texts: [],
    sources: ["made up"],
  };
}

function dutiesFor(name: string): readonly Obligation[] {
  const both = {
    dutyHolders: ["actor:army-0", "actor:army-1"],
    beneficiaries: [],
    zones: [`zone:${name}`],
    from: null,
    quota: null,
    conditions: [],
    exceptions: [],
  } as const;
  return [
    {
      ...both,
      id: `obligation:${name}/attacks`,
      clause: "Article 1",
      summary: "Neither army attacks there.",
      action: "refrain",
      acts: [{ type: "ASSAULT", modes: null }],
      deadline: null,
    },
    {
      ...both,
      id: `obligation:${name}/withdrawal`,
      clause: "Article 2",
      summary: "Both armies withdraw.",
      action: "do",
      acts: [{ type: "RETREAT", modes: ["withdraw"] }],
      deadline: { day: "2025-12-01", text: "by 1 December 2025" },
    },
  ];
}
