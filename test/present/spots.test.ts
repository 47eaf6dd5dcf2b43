import { expect, test } from "vitest";
import { spotsOf, spotText } from "../../src/present/spots.ts";

const TOWN = '[97.2,19.6,1000,"Loikaw"]';

function counted(about: Partial<Parameters<typeof spotsOf>[0][number]>): Parameters<typeof spotsOf>[0][number] {
  return { spot: TOWN, type: "ASSAULT", state: "reported", count: 1, code: "MMR-AAA", ...about };
}

test("incidents of one place are one spot, with how many there are of each type", () => {
  const { items, placed, unplaced } = spotsOf([
    counted({ count: 2 }),
    counted({ type: "AID" }),
    counted({ spot: null, count: 7 }),
  ]);
  expect(items).toEqual([
    {
      longitude: 97.2,
      latitude: 19.6,
      radiusM: 1000,
      name: "Loikaw",
      total: 3,
      byType: { ASSAULT: 2, AID: 1 },
      code: null,
      state: "reported",
    },
  ]);
  expect([placed, unplaced]).toEqual([3, 7]);
});

test("a spot keeps a state only while all of it is in that one, and a code only while it is alone", () => {
  expect(spotsOf([counted({})]).items[0]).toMatchObject({ code: "MMR-AAA", state: "reported" });
  expect(spotsOf([counted({}), counted({ state: "disputed" })]).items[0]).toMatchObject({ code: null, state: null });
});

test("one point under two names is one spot, two precisions are two, whatever order they are counted in", () => {
  const other = counted({ spot: '[97.2,19.6,1000,"Loi-kaw"]' });
  const wide = counted({ spot: '[97.2,19.6,25000,"Loikaw"]' });
  const { items } = spotsOf([counted({}), wide, other]);
  expect(items.map(({ name, total, radiusM }) => [name, total, radiusM])).toEqual([
    ["Loi-kaw", 2, 1000],
    ["Loikaw", 1, 25_000],
  ]);
  expect(spotsOf([other, counted({}), wide]).items).toEqual(items);
});

test("what is known by country alone is on no spot", () => {
  const place = { name: "Loikaw", country: "MMR", admin1: null, latitude: 19.6, longitude: 97.2 };
  expect(spotText({ place: { ...place, precision: "exact" } })).toContain("Loikaw");
  expect(spotText({ place: { ...place, precision: "country" } })).toBeNull();
  expect(spotText({ place: null })).toBeNull();
});
