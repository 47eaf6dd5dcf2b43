import { UNNAMED_PUBLISHER } from "../ids.ts";
import type { Volume } from "../model.ts";
import { numberOfDay } from "./weeks.ts";

/** What came on one day, from one publisher or from all. */
export interface Printed {
  readonly articles: number;
  /** Of those, how many were read and name a place in the area. */
  readonly about: number;
  readonly unread: number;
}

/** What came, by day number: from each publisher that is named, and from all together. */
export interface Printings {
  readonly of: ReadonlyMap<string, ReadonlyMap<number, Printed>>;
  readonly all: ReadonlyMap<number, Printed>;
}

const NOTHING: Printed = { articles: 0, about: 0, unread: 0 };

/** Pages in other languages are kept, but what they say is not read. */
export function isRead(language: string): boolean {
  return language === "en" || language === "";
}

export function printingsOf(volumes: readonly Volume[]): Printings {
  const of = new Map<string, Map<number, Printed>>();
  const all = new Map<number, Printed>();
  for (const volume of volumes) {
    const day = numberOfDay(volume.day);
    if (!Number.isFinite(day) || volume.articles <= 0) continue;
    add(all, day, volume);
    if (volume.publisher === UNNAMED_PUBLISHER) continue; // many may hide behind it: it keeps no rhythm
    const own = of.get(volume.publisher) ?? new Map<number, Printed>();
    add(own, day, volume);
    of.set(volume.publisher, own);
  }
  return { of, all };
}

export function printedOn(days: ReadonlyMap<number, Printed>, day: number): Printed {
  return days.get(day) ?? NOTHING;
}

function add(days: Map<number, Printed>, day: number, { articles, about, language }: Volume): void {
  const before = printedOn(days, day);
  const read = isRead(language);
  days.set(day, {
    articles: before.articles + articles,
    about: before.about + (read ? Math.min(about, articles) : 0),
    unread: before.unread + (read ? 0 : articles),
  });
}
