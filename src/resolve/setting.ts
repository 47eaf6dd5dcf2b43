import type { Participant, Reading } from "../model.ts";
import type { PlaceMention } from "./places.ts";

/** More names than this say what a long article touches on, not what it is about. */
const NAMES_MAX = 16;

/**
 * What an article is set among: the places, groups, people and things that it names, the most frequent first. Those that
 * are linked stand as their ids, the others as their words. Countries are left out: most articles name some.
 */
export function settingOf(
  reading: Reading,
  text: string,
  places: readonly PlaceMention[],
  participants: readonly (Participant | null)[],
): readonly string[] {
  const meant = new Map<string, string | null>();
  for (const who of participants) {
    if (who?.link.status !== "linked") continue;
    const { span } = who.citation;
    meant.set(`${span.start} ${span.end}`, who.link.id.startsWith("actor:country/") ? null : who.link.id);
  }
  for (const { span, place, precision } of places) {
    if (place === null) continue;
    meant.set(`${span.start} ${span.end}`, precision === "country" || precision === "region" ? null : place.id);
  }
  const counts = new Map<string, number>();
  const named = new Map([...reading.names, ...places].map(({ span }) => [span.start, span]));
  for (const span of named.values()) {
    const key = `${span.start} ${span.end}`;
    const name = meant.has(key) ? meant.get(key) : text.slice(span.start, span.end);
    if (name !== null && name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, NAMES_MAX)
    .map(([name]) => name);
}
