import { expect, test } from "vitest";
import { areasOf, circle, isArea } from "../../../src/web/map/areas.ts";
import { KINDS, kindOf, TYPES, typesOf } from "../../../src/web/map/kinds.ts";
import { boxAround, type Dot, spotsOf } from "../../../src/web/map/spots.ts";

type About = Partial<Dot["properties"]> & { readonly at?: readonly [number, number] };

function dot({ at = [97.2, 19.6], ...about }: About): Dot {
  const properties = { code: "MMR-AAA", type: "ASSAULT", state: "reported", radiusM: 1000, ...about } as const;
  return { geometry: { coordinates: at }, properties };
}

test("incidents of one place are one spot, with how many there are of each kind", () => {
  const [spot, ...others] = spotsOf([dot({}), dot({ code: "MMR-BBB", type: "AID" }), dot({ code: "MMR-CCC" })]);
  expect(others).toEqual([]);
  expect(spot).toMatchObject({ longitude: 97.2, latitude: 19.6, total: 3, code: null, state: "reported" });
  expect(spot?.counts[KINDS.indexOf("attack")]).toBe(2);
  expect(spot?.counts[KINDS.indexOf("easing")]).toBe(1);
});

test("a spot keeps a state only while all of it is in that one", () => {
  expect(spotsOf([dot({}), dot({ state: "disputed" }), dot({})])[0]?.state).toBeNull();
});

test("what is known of the province alone is no dot in its capital", () => {
  const spots = spotsOf([dot({}), dot({ radiusM: 100_000 })]);
  expect(spots.map(isArea)).toEqual([false, true]);
  expect(areasOf(spots).features).toHaveLength(1);
});

test("a circle is as wide as the uncertainty, wherever on earth it lies", () => {
  for (const latitude of [0, 35, -60]) {
    const { geometry } = circle({ longitude: 20, latitude, radiusM: 30_000 }, {});
    const ring = geometry.coordinates[0] ?? [];
    const [east = 0] = ring[0] ?? [];
    expect((east - 20) * 111_200 * Math.cos((latitude * Math.PI) / 180)).toBeCloseTo(30_000, 0);
    expect(ring[0]).toEqual(ring.at(-1));
  }
  const pole = circle({ longitude: 0, latitude: 90, radiusM: 100_000 }, {});
  expect(pole.geometry.coordinates[0]?.flat().every(Number.isFinite)).toBe(true);
});

test("the box around a spot holds it and no neighbour", () => {
  const [west = 0, south = 0, east = 0, north = 0] = boxAround(97.2, 19.6).split(",").map(Number);
  expect(west < 97.2 && 97.2 < east && south < 19.6 && 19.6 < north).toBe(true);
  expect(east - west).toBeLessThan(0.001);
});

test("every type has its kind, and words are not mixed with deeds", () => {
  const said = new Set(typesOf("words").map(kindOf));
  expect([...said]).toEqual(["words"]);
  expect(typesOf(undefined).map(kindOf)).not.toContain("words");
  expect(typesOf("all")).toEqual(TYPES);
});
