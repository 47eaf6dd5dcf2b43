import { addDays, daysBetween } from "../day.ts";
import { areFew } from "../happening.ts";
import type { Day, EventType, IncidentId, Precision } from "../model.ts";

/** An incident as series count it. */
export interface Counted {
  readonly id: IncidentId;
  readonly type: EventType;
  readonly mode: string | null;
  /** On which it may lie, told or by when it was printed; `null` where neither is known. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** The first day on which it was printed. */
  readonly printed: Day | null;
  /** The day on which this record first held a report of it. */
  readonly recorded: Day | null;
  /** Origins that tell of it without resting on one another. */
  readonly reports: number;
  /** The lowest and the highest count of its dead, running totals left out; `null` where nobody counts any. */
  readonly deaths: { readonly low: number; readonly high: number } | null;
  readonly place: string;
  readonly country: string | null;
  readonly admin1: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly precision: Precision;
}

/** How closely its place is known, by which word of it comes sooner or later. */
export type PlaceKind = "spot" | "district" | "wide";

/** A page that was recorded more than so many days after it was printed came out of an archive. */
const ARCHIVE_DAYS = 3;

/** The day on which an incident counts, the last on which it may lie; `null` where these are too many, or unknown. */
export function dayCounted({ first, last }: Pick<Counted, "first" | "last">): Day | null {
  return first !== null && last !== null && areFew({ first, last }) ? last : null;
}

/**
 * The day since which one could know of it: when it came into the record or, out of an archive, when it was printed. How
 * late an archive was taken in says nothing of how late the news was.
 */
export function knownSince({ printed, recorded }: Pick<Counted, "printed" | "recorded">): Day | null {
  if (printed === null || recorded === null) return printed;
  return recorded <= addDays(printed, ARCHIVE_DAYS) && recorded >= printed ? recorded : printed;
}

/** So many days lay between the day on which it counts and the one on which it was known; `null` where one is unknown. */
export function delayDays(counted: Counted): number | null {
  const [day, known] = [dayCounted(counted), knownSince(counted)];
  return day === null || known === null ? null : Math.max(0, daysBetween(day, known));
}

export function placeKind({ precision }: Pick<Counted, "precision">): PlaceKind {
  if (precision === "exact" || precision === "near") return "spot";
  return precision === "admin1" || precision === "admin2" ? "district" : "wide";
}
