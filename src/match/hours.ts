import type { Citation, DateRange } from "../model.ts";
import { type Account, citationsOf } from "./account.ts";
import type { Force, Start } from "./force.ts";

/** How an incident stands to the hour at which an agreement took effect, on the day that it did. */
export interface Hour {
  readonly start: Start;
  /** By the reports' own words; `unknown` where they do not say. */
  readonly stands: "before" | "after" | "unknown";
  /** The hour in the text of the agreement, `HH:MM`. */
  readonly hour: string;
  readonly citations: readonly Citation[];
}

const PACT = String.raw`\b(?:cease-?fire|truce|cessation|agreement|deal|accord|armistice|pause)\b`;
const BEGINS = String.raw`\b(?:effect|force|began|begins?|beginning|start(?:s|ed|ing)?|due|hold)\b`;
/** "hours before the truce took effect", "ahead of the ceasefire coming into force". */
const BEFORE = new RegExp(
  String.raw`\b(?:before|ahead of|prior to|until)\b[^.;]{0,40}${PACT}[^.;]{0,40}${BEGINS}`,
  "i",
);
/** "minutes after the truce took effect", "since the ceasefire began". */
const AFTER = new RegExp(
  String.raw`\b(?:after|since|following|despite)\b[^.;]{0,40}${PACT}[^.;]{0,40}${BEGINS}|\b(?:into|after|during) the (?:cease-?fire|truce)\b`,
  "i",
);
/** "04:00 local time", "at 9.45pm": a clock time, with the half of the day where one is given. */
const CLOCK = /\b(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?m\b|\b([01]?\d|2[0-3]):([0-5]\d)\b/i;

/**
 * Where the incident's days take in the day of a start that has an hour, on which side of the hour the reports put it:
 * by saying so, or by the clock. Two reports that say both leave it open.
 */
export function hourOf(account: Account, force: Force, days: DateRange): Hour | null {
  const start = force.begun.findLast(({ from }) => days.first <= from && from <= days.last);
  const minute = start === undefined ? null : minuteIn(start.localText);
  if (start === undefined || minute === null || minute <= 1) return null;
  const told = account.happened.map((one) => ({ one, side: sideOf(one.claim.citation.exact, minute) }));
  const sides = new Set(told.map(({ side }) => side).filter((side) => side !== "unknown"));
  const [side] = sides;
  const stands = sides.size === 1 && side !== undefined ? side : "unknown";
  const speaking = told.filter((each) => stands !== "unknown" && each.side === stands).map(({ one }) => one);
  return { start, stands, hour: clockOf(minute), citations: citationsOf(speaking) };
}

function sideOf(words: string, minute: number): Hour["stands"] {
  if (BEFORE.test(words)) return "before";
  if (AFTER.test(words)) return "after";
  const told = /\b(?:at|around|about)\s+(.{0,12})/i.exec(words)?.[1] ?? null;
  const at = told === null ? null : minuteIn(told);
  return at === null || at === minute ? "unknown" : at < minute ? "before" : "after";
}

/** Minutes since midnight of the clock time in some words; `null` without one. */
function minuteIn(words: string): number | null {
  const found = CLOCK.exec(words);
  if (found === null) return null;
  const hour = Number(found[1] ?? found[4]);
  const minute = Number(found[2] ?? found[5] ?? 0);
  const half = found[3]?.toLowerCase();
  if (hour > 23 || minute > 59) return null;
  return (half === undefined ? hour : (hour % 12) + (half === "p" ? 12 : 0)) * 60 + minute;
}

function clockOf(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
}
