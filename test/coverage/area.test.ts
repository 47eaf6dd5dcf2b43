import { expect, test } from "vitest";
import { areasOf, boxOf, liesIn } from "../../src/coverage/area.ts";
import type { Zone } from "../../src/model.ts";

type Version = Zone["versions"][number];

/** A square of one degree whose line may be 11 km off. */
function square(x: number, y: number, more: Partial<Version> = {}): Version {
  return {
    polygons: [
      [
        [x, y],
        [x + 1, y],
        [x + 1, y + 1],
        [x, y + 1],
        [x, y],
      ],
    ],
    from: "2031-01-01",
    to: null,
    basis: "text",
    precisionKm: 11,
    contestedBy: [],
    source: "made up",
    ...more,
  };
}

const zone = (...versions: readonly Version[]): Zone => ({
  id: "zone:valley-truce/valley",
  name: "Upper Valley",
  kind: "territory",
  versions,
});

const spot = (longitude: number, latitude: number, wide = false, name = "Mill Bridge") => ({
  name,
  longitude,
  latitude,
  wide,
});

const period = ["2031-02-01", "2031-02-28"] as const;

test("a place counts within the line, and as far outside as the line may be off", () => {
  const valley = zone(square(10, 40));
  expect(liesIn(spot(10.5, 40.5), valley, ...period)).toBe(true);
  expect(liesIn(spot(10.5, 41.09), valley, ...period)).toBe(true);
  expect(liesIn(spot(10.5, 41.2), valley, ...period)).toBe(false);
  expect(liesIn(spot(11.12, 40.5), valley, ...period)).toBe(true);
  expect(liesIn(spot(11.2, 40.5), valley, ...period)).toBe(false);
});

test("a region or country counts only where it is the zone itself", () => {
  const valley = zone(square(10, 40));
  expect(liesIn(spot(10.5, 40.5, true, "Valley Republic"), valley, ...period)).toBe(false);
  expect(liesIn(spot(0, 0, true, "UPPER VALLEY"), valley, ...period)).toBe(true);
  expect(liesIn(spot(0, 0, true, "Upper Valley"), { ...valley, kind: "buffer" }, ...period)).toBe(false);
});

test("the drawing that held in those days counts, and any where none held", () => {
  const moved = zone(square(10, 40, { to: "2031-01-31" }), square(20, 40, { from: "2031-02-01" }));
  expect(liesIn(spot(10.5, 40.5), moved, ...period)).toBe(false);
  expect(liesIn(spot(20.5, 40.5), moved, ...period)).toBe(true);
  expect(liesIn(spot(10.5, 40.5), moved, "2030-01-01", "2030-01-31")).toBe(true);
});

test("the box around a zone holds every place that counts", () => {
  const [west, south, east, north] = boxOf(zone(square(10, 40), square(20, 50)), ...period);
  expect([west, south, east, north].map(Math.round)).toEqual([10, 40, 21, 51]);
  expect(west).toBeLessThan(10 - 0.1);
  expect(north).toBeGreaterThan(51 + 0.09);
});

test("an agreement's areas are its zones", () => {
  expect(areasOf({ zones: [zone(square(1, 1))] })).toMatchObject([
    { kind: "zone", id: "zone:valley-truce/valley", name: "Upper Valley" },
  ]);
});
