import type { Outage } from "../model.ts";
import { openFollowList } from "./follow.ts";
import { outagesOf } from "./health.ts";

/** Feeds are asked again within minutes: what fails for less than this is a hiccup, and no hole in what was seen. */
const LEAST_HOURS = 6;

/** When the feeds that a data folder follows could not be seen. Short ones are left out, unless they still last. */
export async function outagesIn(folder: string): Promise<readonly Outage[]> {
  const list = openFollowList(folder);
  const all = await Promise.all(
    (await list.all()).map(async ({ id, title, publisher, regions }) => {
      return outagesOf(await list.history(id)).map(
        (outage): Outage => ({ feed: title, publisher, regions, ...outage }),
      );
    }),
  );
  return all.flat().filter(({ from, to }) => to === null || hoursBetween(from, to) >= LEAST_HOURS);
}

function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000;
}
