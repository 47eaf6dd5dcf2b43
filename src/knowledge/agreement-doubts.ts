import { distanceKm } from "../earth.ts";
import type { Actor, Agreement, Gazetteer, Obligation, Place, Ring, Zone } from "../model.ts";
import { kindOfUnit } from "../quantities.ts";
import { SECTORS } from "../resolve/sectors.ts";
import { meant, type Trouble } from "./agreement-references.ts";
import { closest } from "./closest.ts";

/** What may be wrong in an agreement though it has the right form: nothing here keeps it from being used. */
export function agreementDoubts(
  agreement: Agreement,
  actors: readonly Actor[],
  gazetteer: Gazetteer | null,
): readonly Trouble[] {
  // A country of the user's own list is named by its code, as every country is.
  const codes = actors.filter(({ kind }) => kind === "country").map(({ country }) => `actor:country/${country}`);
  const ids = new Set<string>([...actors.map(({ id }) => id), ...codes]);
  const { zones, obligations, roles } = agreement;
  const middles = gazetteer === null ? [] : middlesOf(agreement, actors, gazetteer);
  return [
    ...roles.flatMap(({ actor }, i) => unknownActor(["roles", i, "actor"], actor, ids, actors)),
    ...obligations.flatMap(({ beneficiaries }, i) =>
      beneficiaries.flatMap((actor, j) => unknownActor(["obligations", i, "beneficiaries", j], actor, ids, actors)),
    ),
    ...zones.flatMap((zone, i) => [...unused(zone, i, obligations), ...drawings(zone, i, middles)]),
    ...obligations.flatMap((obligation, i) => ofDuty(obligation, i, agreement)),
    ...outOfOrder(agreement),
    ...loose(agreement),
  ];
}

function doubt(path: readonly PropertyKey[], message: string, suggestion: string | null = null): Trouble {
  return { severity: "warning", path, message, suggestion };
}

// ---------------------------------------------------------------- actors

function unknownActor(
  path: readonly PropertyKey[],
  id: string,
  known: ReadonlySet<string>,
  actors: readonly Actor[],
): readonly Trouble[] {
  const [, country, sector] = /^(actor:country\/[A-Z]{3})(?:\/([A-Z]{3}))?$/.exec(id) ?? [];
  if (known.has(id) || (country !== undefined && known.has(country) && (sector === undefined || sector in SECTORS)))
    return [];
  if (country !== undefined && known.has(country))
    return [doubt(path, `“${sector}” is no PLOVER sector; the sectors are ${Object.keys(SECTORS).join(" ")}`)];
  const near = closest(
    id,
    actors.map((actor) => actor.id),
  );
  return [
    doubt(
      path,
      `No list of actors has ${id}, so no report will be tied to it. Take an id of data/actors, or name your own list with --actors`,
      meant(near),
    ),
  ];
}

// ---------------------------------------------------------------- zones

function unused({ id, name }: Zone, i: number, obligations: readonly Obligation[]): readonly Trouble[] {
  return obligations.some(({ zones }) => zones?.includes(id) === true)
    ? []
    : [doubt(["zones", i], `No duty holds in ${name}: name ${id} under the “zones” of a duty, or leave the zone out`)];
}

/**
 * The least that a line may be off by, in kilometres, by what it rests on; our own bounds. A line that someone read off
 * a news map, or that was drawn after towns that a text names, is not known to the metre.
 */
const LEAST_KM: Readonly<Record<Zone["versions"][number]["basis"], number>> = {
  "official-map": 0,
  text: 0.5,
  derived: 1,
  analyst: 3,
};

function drawings(zone: Zone, i: number, middles: readonly Place[]): readonly Trouble[] {
  return zone.versions.flatMap((version, j) => {
    const least = LEAST_KM[version.basis];
    const path = ["zones", i, "versions", j];
    const fine =
      version.precisionKm < least
        ? [
            doubt(
              [...path, "precisionKm"],
              `${version.precisionKm} km is finer than a line of basis “${version.basis}” warrants: say how far the line may really be off, at least ${least} km`,
            ),
          ]
        : [];
    return [
      ...fine,
      ...version.polygons.flatMap((ring, k) => {
        const at = [...path, "polygons", k];
        return [...crossing(ring, at), ...farOff(ring, at, zone, middles)];
      }),
    ];
  });
}

function crossing(ring: Ring, path: readonly PropertyKey[]): readonly Trouble[] {
  const found = firstCrossing(ring);
  if (found === null) return [];
  const [a, b] = found;
  return [
    doubt(
      path,
      `The outline crosses itself: the line from point ${a + 1} to ${a + 2} meets the one from point ${b + 1} to ${b + 2}. Points must go around the area in order`,
    ),
  ];
}

/** More points than this are compared with every other only in a sample, so that no file hangs the check. */
const MOST_POINTS = 2_000;

function firstCrossing(ring: Ring): readonly [number, number] | null {
  const edges = ring.length - 1;
  if (edges > MOST_POINTS) return null;
  for (let a = 0; a < edges; a++) {
    for (let b = a + 2; b < edges; b++) {
      if (a === 0 && b === edges - 1) continue;
      if (meets(ring[a], ring[a + 1], ring[b], ring[b + 1])) return [a, b];
    }
  }
  return null;
}

type Point = Ring[number] | undefined;

function meets(a: Point, b: Point, c: Point, d: Point): boolean {
  if (a === undefined || b === undefined || c === undefined || d === undefined) return false;
  const sides = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)] as const;
  return sides[0] * sides[1] < 0 && sides[2] * sides[3] < 0;
}

function side([ax, ay]: Ring[number], [bx, by]: Ring[number], [cx, cy]: Ring[number]): number {
  return Math.sign((bx - ax) * (cy - ay) - (by - ay) * (cx - ax));
}

/** Nearer than this to the middle of a country, nobody can tell whether numbers were swapped. */
const SWAPPED_KM = 150;
/** Farther than this from the middle of every party's country, a zone is likely elsewhere than it was meant; our own bound. */
const FAR_KM = 1_500;
/** Countries so wide that their own land lies farther from their middle than that. */
const WIDE = new Set([
  "RUS",
  "CAN",
  "USA",
  "CHN",
  "BRA",
  "AUS",
  "IND",
  "KAZ",
  "ARG",
  "DZA",
  "COD",
  "GRL",
  "IDN",
  "CHL",
  "MNG",
  "SDN",
]);

function farOff(ring: Ring, path: readonly PropertyKey[], zone: Zone, middles: readonly Place[]): readonly Trouble[] {
  const [point] = ring;
  if (point === undefined || middles.length === 0) return [];
  const km = nearestKm(point, middles);
  const far = FAR_KM * (middles.some(({ country }) => WIDE.has(country ?? "")) ? 3 : 1);
  const [longitude, latitude] = point;
  const turned = Math.abs(longitude) <= 90 ? nearestKm([latitude, longitude], middles) : Number.POSITIVE_INFINITY;
  if (km > SWAPPED_KM && turned < km / 3)
    return [
      doubt(
        path,
        `${zone.name} lies about ${Math.round(km)} km from every party's country; with the numbers of each point turned round it lies ${Math.round(turned)} km from one`,
        "Longitude stands first, latitude second: are they swapped?",
      ),
    ];
  if (km <= far) return [];
  return [doubt(path, `${zone.name} lies about ${Math.round(km)} km from the middle of every party's country`)];
}

function nearestKm([longitude, latitude]: Ring[number], middles: readonly Place[]): number {
  return Math.min(...middles.map((place) => distanceKm({ ...place, longitude, latitude }, place)));
}

/** The middle of the country of each who has a part in the agreement, mediators and monitors aside. */
function middlesOf({ roles }: Agreement, actors: readonly Actor[], gazetteer: Gazetteer): readonly Place[] {
  const bound = roles.filter(({ role }) => role !== "mediator" && role !== "monitor" && role !== "guarantor");
  const codes = bound.map(({ actor }) => actors.find(({ id }) => actor.startsWith(id))?.country ?? null);
  const names = actors.filter(({ kind, country }) => kind === "country" && codes.includes(country));
  return names.flatMap(({ name, country }) =>
    gazetteer
      .lookup(name)
      .filter((place) => place.country === country && place.featureCode.startsWith("PCL"))
      .slice(0, 1),
  );
}

// ---------------------------------------------------------------- duties

function ofDuty(obligation: Obligation, i: number, agreement: Agreement): readonly Trouble[] {
  const path = ["obligations", i];
  const { deadline, quota, action, exceptions } = obligation;
  const start = obligation.from ?? agreement.effective[0]?.from ?? agreement.signed;
  return [
    ...(deadline !== null && start !== null && deadline.day < start
      ? [doubt([...path, "deadline", "day"], `The deadline ${deadline.day} comes before the duty begins, on ${start}`)]
      : []),
    ...(action === "refrain" && quota !== null
      ? [doubt([...path, "quota"], "A duty to refrain has no numbers to reach: should “action” be “do”?")]
      : []),
    ...(quota !== null && kindOfUnit(quota.unit) === null
      ? [
          doubt(
            [...path, "quota", "unit"],
            "No number of a report will be set against this unit; trucks, flights, ships, prisoners and soldiers are read",
          ),
        ]
      : []),
    ...exceptions.flatMap((exception, j) =>
      exception.kind === "designated-groups" && exception.actors.length === 0
        ? [doubt([...path, "exceptions", j, "actors"], "An exception for designated groups names none of them")]
        : [],
    ),
  ];
}

// ---------------------------------------------------------------- the whole

function outOfOrder({ ends, effective, roles, bodies }: Agreement): readonly Trouble[] {
  const first = effective.reduce<string | null>(
    (least, { from }) => (least === null || from < least ? from : least),
    null,
  );
  return [
    ...(ends !== null && first !== null && ends < first
      ? [doubt(["ends"], `It ends on ${ends}, before it takes effect on ${first}`)]
      : []),
    ...(first === null ? [doubt(["effective"], "Nobody says from when it binds, so the day of signing is taken")] : []),
    ...[["roles", roles] as const, ["bodies", bodies] as const].flatMap(([list, parts]) =>
      parts.flatMap(({ from, to }, i) =>
        from !== null && to !== null && to < from
          ? [doubt([list, i, "to"], `It ends on ${to}, before it begins on ${from}`)]
          : [],
      ),
    ),
  ];
}

/** Names that every second article has of some other agreement. */
const LOOSE = new Set([
  "ceasefire",
  "the ceasefire",
  "truce",
  "the truce",
  "agreement",
  "the agreement",
  "deal",
  "peace deal",
  "accord",
  "cessation of hostilities",
  "peace agreement",
  "ceasefire agreement",
]);

function loose({ aliases }: Agreement): readonly Trouble[] {
  return aliases.flatMap((alias, i) =>
    LOOSE.has(alias.trim().toLowerCase())
      ? [doubt(["aliases", i], `Articles say “${alias}” of every agreement: give names that only this one has`)]
      : [],
  );
}
