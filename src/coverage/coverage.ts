import type { Coverage, Day, Volume } from "../model.ts";
import { type Expected, expectedOn } from "./expected.ts";
import { isRead, type Printings, printedOn, printingsOf } from "./printings.ts";
import { type Regular, regularOf } from "./publishers.ts";
import { numberOfDay, WEEKS_BACK, watchedWeeks, weekdayOfNumber } from "./weeks.ts";

/** Where nothing came in, somebody usually writing three articles or more is missed even after days without any. */
const SURELY_MISSED = 3;

/** Less than three watched weeks do not tell what is usual. */
const WEEKS_MIN = 3;

/** How many days before the first one the volumes must reach back. */
export const HISTORY_DAYS = 7 * WEEKS_BACK;

/**
 * What could be seen of an area on each of some days. `volumes` are those of these days and of the quarter of a year
 * before; days on which nothing came in at all have none. `sideOf` says on which side a publisher is, as far as that is
 * known.
 *
 * What is usual comes from the days before alone: another article on a day never makes that day blinder, and what
 * could be seen of a day does not change with what comes later.
 */
export function coverageOf(
  area: Coverage["area"],
  days: readonly Day[],
  volumes: readonly Volume[],
  sideOf: ReadonlyMap<string, string> = new Map(),
): readonly Coverage[] {
  const printings = printingsOf(volumes);
  const writers = writersIn(printings);
  const byDay = groupByDay(volumes);
  return days.map((day) => {
    const usual = usualOn(numberOfDay(day), printings, writers);
    return coverageOn(area, day, byDay.get(day) ?? [], printings, usual, sideOf);
  });
}

interface Usual {
  readonly regulars: readonly Regular[];
  readonly expected: Expected | null;
}

/** What came from each publisher that ever writes of the area: of most areas most publishers never do. */
function writersIn({ of }: Printings): Printings["of"] {
  return new Map([...of].filter(([, printed]) => [...printed.values()].some(({ about }) => about > 0)));
}

/** Who usually writes of the area, and how much is to be expected on a day. */
function usualOn(day: number, printings: Printings, writers: Printings["of"]): Usual {
  const weeks = watchedWeeks(day, (each) => printings.all.has(each));
  if (weeks.length < WEEKS_MIN) return { regulars: [], expected: null };
  const regulars = [...writers].flatMap(([publisher, printed]) => regularOf(publisher, printed, weeks, day) ?? []);
  return { regulars, expected: expectedOn(day, printings, weeks, regulars) };
}

function coverageOn(
  area: Coverage["area"],
  day: Day,
  volumes: readonly Volume[],
  printings: Printings,
  usual: Usual,
  sideOf: ReadonlyMap<string, string>,
): Coverage {
  const number = numberOfDay(day);
  const { articles: printed, about, unread } = printedOn(printings.all, number);
  const naming = volumes.filter((volume) => volume.about > 0);
  const publishers = sorted(naming.filter(({ language }) => isRead(language)).map(({ publisher }) => publisher));
  const there = (publisher: string) => printings.of.get(publisher)?.get(number);
  return {
    area,
    day,
    articles: about,
    expected: usual.expected?.estimate ?? null,
    publishers,
    languages: sorted(naming.map(({ language }) => language)),
    silent: sorted(usual.regulars.filter(({ away }) => away.has(number)).map(({ publisher }) => publisher)),
    elsewhere: sorted(
      usual.regulars.map(({ publisher }) => publisher).filter((publisher) => there(publisher)?.about === 0),
    ),
    printed,
    unread,
    oneSided: onlySide(publishers, sideOf),
    state: stateOf(number, about, printings, usual),
  };
}

/** A day is as blind as the blinder of two measures says: how much was written of the area, and who was there to write. */
function stateOf(
  day: number,
  articles: number,
  printings: Printings,
  { regulars, expected }: Usual,
): Coverage["state"] {
  if (!printings.all.has(day)) return "blind";
  if (expected === null || !expected.isSpokenOf) return "unknown";
  const { low, best } = expected.estimate;
  const isNobodyThere = regulars.length > 0 && !regulars.some(({ publisher }) => printings.of.get(publisher)?.has(day));
  const isMissed = low > 0 || (expected.byWeekday && best >= SURELY_MISSED);
  if (articles === 0 && (isMissed || isNobodyThere)) return "blind";
  return articles < low || silentShare(day, regulars) >= 0.5 ? "thin" : "usual";
}

/** How much of what the regulars usually write on such a day comes from those that are silent, from 0 to 1. */
function silentShare(day: number, regulars: readonly Regular[]): number {
  const weekday = weekdayOfNumber(day);
  const sum = (some: readonly Regular[]) => some.reduce((total, { usually }) => total + (usually[weekday] ?? 0), 0);
  const all = sum(regulars);
  return all === 0 ? 0 : sum(regulars.filter(({ away }) => away.has(day))) / all;
}

function onlySide(publishers: readonly string[], sideOf: ReadonlyMap<string, string>): string | null {
  const sides = new Set(publishers.map((publisher) => sideOf.get(publisher) ?? null));
  const [side = null] = sides;
  return sides.size === 1 ? side : null;
}

function groupByDay(volumes: readonly Volume[]): ReadonlyMap<Day, readonly Volume[]> {
  const groups = new Map<Day, Volume[]>();
  for (const volume of volumes) {
    const group = groups.get(volume.day);
    if (group === undefined) groups.set(volume.day, [volume]);
    else group.push(volume);
  }
  return groups;
}

function sorted(words: readonly string[]): readonly string[] {
  return [...new Set(words)].sort((a, b) => (a < b ? -1 : 1));
}
