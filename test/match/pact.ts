import type { ActorId, Agreement, Obligation, Zone } from "../../src/model.ts";
import { known, town } from "./scene.ts";

/** A made-up pact between two made-up states about a made-up valley, to be changed in one respect at a time. */

export const NORIA = "actor:country/XNO" satisfies ActorId;
export const SUDRIA = "actor:country/XSU" satisfies ActorId;
export const NORIAN_ARMY = known("actor:norian-army", "Norian army", "XNO", "MIL");
export const SUDRIAN_ARMY = known("actor:sudrian-army", "Sudrian army", "XSU", "MIL");
export const BORDER_BAND = known("actor:border-band", "Border Band", "XSU", "REB");
export const STRANGERS = known("actor:strangers", "Estrian navy", "XES", "MIL");

/** Half a degree each way: about 55 km from the middle to the edge. */
export const MIDVALE = town("Midvale", 20, 10, "XSU");
export const EDGETON = town("Edgeton", 20.48, 10, "XSU");
export const NEARBY = town("Nearby", 20.65, 10, "XSU");
export const FARAWAY = town("Faraway", 25, 10, "XSU");
export const ELSEWHERE = town("Elsewhere", 60, -40, "XZZ");

export const VALLEY: Zone = {
  id: "zone:valley/valley",
  name: "The Valley",
  kind: "demilitarised",
  versions: [
    {
      polygons: [
        [
          [19.5, 9.5],
          [20.5, 9.5],
          [20.5, 10.5],
          [19.5, 10.5],
          [19.5, 9.5],
        ],
      ],
      from: "2030-01-10",
      to: null,
      basis: "official-map",
      precisionKm: 5,
      contestedBy: [],
      source: "made up",
    },
  ],
};

export const HOSTILITIES: Obligation = {
  id: "obligation:valley/hostilities",
  clause: "Article 1",
  summary: "No attacks in the Valley.",
  action: "refrain",
  acts: [{ type: "ASSAULT", modes: null }],
  dutyHolders: [NORIA, SUDRIA],
  beneficiaries: [],
  zones: [VALLEY.id],
  from: null,
  deadline: null,
  quota: null,
  conditions: [],
  exceptions: [],
};

export const WITHDRAWAL: Obligation = {
  ...HOSTILITIES,
  id: "obligation:valley/withdrawal",
  clause: "Article 2",
  summary: "Noria leaves the Valley.",
  action: "do",
  acts: [{ type: "RETREAT", modes: ["withdraw"] }],
  dutyHolders: [NORIA],
  deadline: { day: "2030-02-09", text: "within 30 days" },
};

export const AID: Obligation = {
  ...HOSTILITIES,
  id: "obligation:valley/aid",
  clause: "Article 3",
  summary: "Sixty lorries of aid enter every day.",
  action: "do",
  acts: [
    { type: "AID", modes: null },
    { type: "RETREAT", modes: ["access"] },
  ],
  dutyHolders: [],
  quota: { amount: 60, unit: "lorries", per: "day" },
};

export const PRISONERS: Obligation = {
  ...HOSTILITIES,
  id: "obligation:valley/prisoners",
  clause: "Article 4",
  summary: "Sudria frees 300 prisoners.",
  action: "do",
  acts: [{ type: "RETREAT", modes: ["release"] }],
  dutyHolders: [SUDRIA],
  zones: null,
  deadline: { day: "2030-02-01", text: "by 1 February" },
  quota: { amount: 300, unit: "prisoners", per: "in-all" },
};

const PACT: Agreement = {
  id: "agreement:valley",
  title: "Valley Accord",
  aliases: ["Valley truce"],
  kind: "ceasefire",
  signed: "2030-01-05",
  effective: [
    { from: "2030-01-10", localText: "06:00 local time on 10 January 2030", saidBy: "Noria", source: "made up" },
  ],
  ends: null,
  terms: "open",
  lifecycle: [
    { state: "announced", from: "2030-01-05", saidBy: "Noria and Sudria", source: "made up" },
    { state: "in-force", from: "2030-01-10", saidBy: "Noria and Sudria", source: "made up" },
  ],
  roles: [
    { actor: NORIA, name: "Noria", role: "party", from: null, to: null },
    { actor: SUDRIA, name: "Sudria", role: "party", from: null, to: null },
    { actor: "actor:border-band", name: "Border Band", role: "excluded", from: null, to: null },
    { actor: "actor:country/XES", name: "Estria", role: "mediator", from: null, to: null },
  ],
  bodies: [],
  zones: [VALLEY],
  obligations: [HOSTILITIES, WITHDRAWAL, AID, PRISONERS],
  supersedes: [],
  partOf: [],
  externalIds: {},
  disputedPoints: [],
  texts: [],
  sources: ["made up"],
};

/** The pact, changed. */
export function pact(change: Partial<Agreement> = {}): Agreement {
  return { ...PACT, ...change };
}

/** The pact with its first duty, its zone's drawing, or both changed. */
export function pactWith(
  duty: Partial<Obligation>,
  drawing: Partial<Zone["versions"][number]> = {},
  change: Partial<Agreement> = {},
): Agreement {
  const [version] = VALLEY.versions;
  if (version === undefined) throw new RangeError("The Valley has a drawing");
  return pact({
    zones: [{ ...VALLEY, versions: [{ ...version, ...drawing }] }],
    obligations: [{ ...HOSTILITIES, ...duty }, WITHDRAWAL, AID, PRISONERS],
    ...change,
  });
}
