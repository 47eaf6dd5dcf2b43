import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { describeScreens } from "./browser.ts";

interface Spot {
  readonly longitude: number;
  readonly latitude: number;
  readonly total: number;
  readonly code: string | null;
}

describeScreens("clicks on the map itself", /^(0|1[0-2])/, (site) => {
  async function allSpots(): Promise<readonly Spot[]> {
    const { items } = (await (await fetch(`${site().address}/api/spots`)).json()) as { items: readonly Spot[] };
    return items;
  }

  /** Opens the map with a point in the middle of its canvas, and waits until it rests. */
  async function openAround({ longitude, north }: Middle, half: number): Promise<Page> {
    const box = [longitude - half, latitudeOf(north - half), longitude + half, latitudeOf(north + half)];
    const page = await site().open(`/map?bbox=${box.map((degrees) => degrees.toFixed(4)).join(",")}`);
    await page.locator('.map-canvas[data-idle]:not([data-idle="0"])').waitFor({ timeout: 30_000 });
    return page;
  }

  /** Clicks until something comes of it: marks are drawn some time after the map rests first. */
  async function clickTheMiddle(page: Page, hasCome: () => Promise<boolean>): Promise<void> {
    await expect
      .poll(
        async () => {
          const box = await page.locator(".map-canvas canvas").boundingBox();
          if (box === null) throw new Error("The map has no size");
          await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
          await page.waitForTimeout(2000);
          return await hasCome();
        },
        { timeout: 40_000, interval: 100 },
      )
      .toBe(true);
  }

  function codes(page: Page): Promise<readonly (string | undefined)[]> {
    return page.locator(".map-list li[data-code]").evaluateAll((rows) => rows.map((row) => row.dataset["code"]));
  }

  test("a click on an incident's mark leaves that incident alone in the list", async () => {
    const spots = await allSpots();
    const [alone, apart] = spots
      .filter(({ total }) => total === 1)
      .map((spot) => [spot, nearest(spot, spots)] as const)
      .find(([, distance]) => distance > 0.1 && distance < 1) ?? [null, 0];
    if (alone?.code == null) throw new Error("No incident of the corpus has a place of its own");
    const page = await openAround(middleOf([alone]), 2.5 * apart);
    await page.locator(`.map-list li[data-code="${alone.code}"]`).waitFor();
    expect((await codes(page)).length).toBeGreaterThan(1);
    await clickTheMiddle(page, async () => (await codes(page)).length === 1);
    expect(await codes(page)).toEqual([alone.code]);
    await page.close();
  }, 60_000);

  test("a click on a cluster brings the map nearer", async () => {
    const spots = await allSpots();
    const middle = middleOf(spots);
    const farthest = Math.max(...spots.map((spot) => distanceOf(spot, { ...spot, ...placeOf(middle) })));
    expect(farthest).toBeGreaterThan(0);
    const page = await openAround(middle, 10 * farthest);
    const before = widthOf(page.url());
    await clickTheMiddle(page, async () => widthOf(page.url()) < 0.8 * before);
    await page.close();
  }, 60_000);
});

/** A point as maps are drawn: what is north is stretched towards the poles (Mercator), in degrees of the equator. */
interface Middle {
  readonly longitude: number;
  readonly north: number;
}

function middleOf(spots: readonly Spot[]): Middle {
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
  return {
    longitude: mean(spots.map(({ longitude }) => longitude)),
    north: mean(spots.map(({ latitude }) => northOf(latitude))),
  };
}

function placeOf({ longitude, north }: Middle) {
  return { longitude, latitude: latitudeOf(north) };
}

function northOf(latitude: number): number {
  return (Math.log(Math.tan(Math.PI / 4 + (latitude * Math.PI) / 360)) * 180) / Math.PI;
}

function latitudeOf(north: number): number {
  return (2 * Math.atan(Math.exp((north * Math.PI) / 180)) - Math.PI / 2) * (180 / Math.PI);
}

function distanceOf(one: Spot, other: Spot): number {
  return Math.hypot(one.longitude - other.longitude, one.latitude - other.latitude);
}

function nearest(spot: Spot, spots: readonly Spot[]): number {
  return Math.min(...spots.filter((other) => other !== spot).map((other) => distanceOf(spot, other)));
}

/** How many degrees wide the box is that an address asks for. */
function widthOf(address: string): number {
  const [west = 0, , east = 0] = (new URL(address).searchParams.get("bbox") ?? "").split(",").map(Number);
  return east - west;
}
