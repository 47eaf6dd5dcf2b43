import { expect, test } from "vitest";
import { areasOf, circle, isArea } from "../../../src/web/map/areas.ts";
import { KINDS, kindOf, TYPES, typesOf } from "../../../src/web/map/kinds.ts";
import { boxAround, drawn } from "../../../src/web/map/spots.ts";

const TOWN = { longitude: 97.2, latitude: 19.6, radiusM: 1000, name: "Loikaw", total: 4, code: null, state: null };

test("a spot is drawn by how many there are of each kind", () => {
  const { counts } = drawn({ ...TOWN, byType: { ASSAULT: 2, AID: 1, RETREAT: 1 } });
  expect(counts[KINDS.indexOf("attack")]).toBe(2);
  expect(counts[KINDS.indexOf("easing")]).toBe(2);
  expect(counts[KINDS.indexOf("protest")]).toBe(0);
});

test("what is known of the province alone is no dot in its capital", () => {
  const spots = [TOWN, { ...TOWN, radiusM: 100_000 }].map((spot) => drawn({ ...spot, byType: { ASSAULT: 4 } }));
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
