import type { Coverage, Outage } from "../model.ts";

/**
 * The feeds, by title, that could not be seen for some part of a day and bear on an area: those that mostly write of
 * its country, and those of publishers who usually write of it.
 */
export function downOn(
  { area, day, publishers, silent, elsewhere }: Pick<Coverage, "area" | "day" | "publishers" | "silent" | "elsewhere">,
  outages: readonly Outage[],
): readonly string[] {
  const usual = new Set([...publishers, ...silent, ...elsewhere]);
  const down = outages.filter(
    ({ from, to, regions, publisher }) =>
      from.slice(0, 10) <= day &&
      (to === null || to.slice(0, 10) >= day) &&
      (regions.includes(area) || usual.has(publisher)),
  );
  return [...new Set(down.map(({ feed }) => feed))];
}
