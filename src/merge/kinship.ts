import { daysBetween } from "../day.ts";
import type { Estimate, EventType, QuantityKind, ReportedEvent } from "../model.ts";
import { isVerbal } from "../plover.ts";
import { numberOf } from "../quantities.ts";
import { overlaps } from "../span.ts";
import { mayBeSameAct } from "./modes.ts";
import { type Company, companyOf, countShared, victimsOf } from "./participants.ts";
import { isBroad, nearnessOf } from "./places.ts";
import { isOpen, type Sketch } from "./sketch.ts";
import { type Timing, timingOf } from "./timing.ts";
import { fold, isCopy } from "./wording.ts";

/** Types of them in which those on both sides do the same. */
const MUTUAL = new Set<EventType>(["AGREE", "CONSULT"]);

/** From this sum on, reports in different articles tell of one happening. */
const ENOUGH = 3;
/** Within one article less is needed: a writer who means another happening says so. */
const ENOUGH_IN_ARTICLE = 2;

/** An undated event of an article is not one that it dates further back than this. */
const NEWS_IS_OLD_DAYS = 31;

/** How much speaks for two reports telling of one happening: `null` when they contradict each other, 0 when too little does. */
export function kinship(a: Sketch, b: Sketch): number | null {
  const days = timingOf(a, b);
  if (days === "apart" || !isSameKind(a.report, b.report)) return null;
  // The same words to the same people on the same day are one event.
  if (isVerbal(a.report.type)) return kinshipOfWords(a, b);
  return kinshipOfDeeds(a, b, days);
}

function isSameKind(a: ReportedEvent, b: ReportedEvent): boolean {
  return a.type === b.type && isOpen(a) === isOpen(b) && mayBeSameAct(a.type, a.mode, b.mode);
}

/** Whether the same speaker says the same to the same people; two accusations of one speaker are two. */
function kinshipOfWords(a: Sketch, b: Sketch): number | null {
  const [one, other] = [a.report, b.report];
  const copied = one.article !== other.article && isCopy(a.shingles, b.shingles);
  if (MUTUAL.has(one.type)) return meetsInBoth(one, other) || copied ? ENOUGH : null;
  const addressees = companyOf(one.recipients, other.recipients);
  if (copied) return addressees === "at-odds" ? null : ENOUGH;
  if (countShared(one.actors, other.actors) === 0) return null;
  if (addressees === "shared") return ENOUGH;
  if (one.recipients.length > 0 && other.recipients.length > 0) return null;
  return one.recipients.length === other.recipients.length ? ENOUGH : 0;
}

/** Whether two meetings have two participants in common, on whichever side they are named. */
function meetsInBoth(a: ReportedEvent, b: ReportedEvent): boolean {
  return countShared([...a.actors, ...a.recipients], [...b.actors, ...b.recipients]) >= 2;
}

function kinshipOfDeeds(a: Sketch, b: Sketch, days: Timing): number | null {
  const [one, other] = [a.report, b.report];
  const place = nearnessOf(one.place, other.place);
  const company = sidesOf(a, b);
  if (place === "apart" || company === null) return null;
  if (one.article === other.article) return kinshipInArticle(one, other, company);
  if (isUndatedMemory(one) || isUndatedMemory(other)) return null;
  const toll = tollsOf(one, other, "dead");
  const placed = place === "same" ? 2 : place === "near" ? 1 : 0;
  const sum = placed + (days === "same" ? 1 : 0) + company + (toll === "same" ? 1 : 0) - (toll === "apart" ? 1 : 0);
  const anchored = isPlacedAlike(one, other, placed) && (days !== "unknown" || company > 0 || toll === "same");
  if (anchored && sum >= ENOUGH) return sum;
  return isCopy(a.shingles, b.shingles) ? Math.max(ENOUGH, sum + ENOUGH) : 0;
}

/** Without a close place in either report, days and sides must do; with one in only one of them, that is too little. */
function isPlacedAlike(a: ReportedEvent, b: ReportedEvent, placed: number): boolean {
  return placed > 0 || (isBroad(a.place) && isBroad(b.place) && a.date !== null && b.date !== null);
}

/** An old happening told again without its day says nothing about which one it was. */
function isUndatedMemory({ realis, date }: ReportedEvent): boolean {
  return realis === "historical" && date === null;
}

/** How many sides two reports share, 0 to 2; `null` when they contradict each other. Rivals blame each other: sides may be swapped. */
function sidesOf(a: Sketch, b: Sketch): number | null {
  const straight = [companyOf(a.report.actors, b.report.actors), victimsOf(a.hit, b.hit)] as const;
  if (!straight.includes("at-odds")) return points(straight);
  const crossed = [companyOf(a.report.actors, b.hit), companyOf(a.hit, b.report.actors)] as const;
  return crossed.every((company) => company === "shared") ? points(crossed) : null;
}

function points(sides: readonly Company[]): number {
  return sides.filter((company) => company === "shared").length;
}

function kinshipInArticle(a: ReportedEvent, b: ReportedEvent, company: number): number | null {
  if (tollsOf(a, b, "dead") === "apart" || tollsOf(a, b, "injured") === "apart") return null;
  if (isOldBesideNew(a, b) || isOldBesideNew(b, a)) return null;
  const place = nearnessOf(a.place, b.place);
  const others = company === 0 && a.actors.length > 0 && b.actors.length > 0;
  const links =
    company +
    (!others && (place === "same" || place === "near") ? 1 : 0) +
    (tollsOf(a, b, "dead") === "same" ? 1 : 0) +
    (saySameWords(a, b) ? 1 : 0) +
    (isBare(a) || isBare(b) ? 1 : 0);
  return links + 1 >= ENOUGH_IN_ARTICLE ? links + 1 : 0;
}

/** Whether one tells of long ago with its day, and the other, without a day, of the news that the article is about. */
function isOldBesideNew(old: ReportedEvent, fresh: ReportedEvent): boolean {
  if (old.date === null || fresh.date !== null || isBare(fresh) || fresh.publishedAt === null) return false;
  return fresh.realis !== "historical" && daysBetween(old.date.last, fresh.publishedAt) > NEWS_IS_OLD_DAYS;
}

/** Whether a claim of one report overlaps a claim of the other: one sentence that tells the happening twice. */
function saySameWords(a: ReportedEvent, b: ReportedEvent): boolean {
  return a.claims.some((one) => b.claims.some((other) => overlaps(one.citation.span, other.citation.span)));
}

/** A mention that only points back: "the attack", "the strike". */
function isBare({ actors, recipients, place, date, quantities }: ReportedEvent): boolean {
  return [...actors, ...recipients, ...quantities].length === 0 && place === null && date === null;
}

/**
 * Whether two reports count the same. A running total says nothing against a smaller number or for an equal one:
 * it may reach back beyond the happening.
 */
function tollsOf(one: ReportedEvent, other: ReportedEvent, kind: QuantityKind): "same" | "apart" | "unknown" {
  const [a, b] = [tollOf(one, kind), tollOf(other, kind)];
  if (a === null || b === null) return "unknown";
  if (a.best === b.best && a.best > 0) return "same";
  return a.low <= b.high && b.low <= a.high ? "unknown" : "apart";
}

function tollOf({ quantities }: ReportedEvent, kind: QuantityKind): Estimate | null {
  return numberOf(
    quantities.filter(({ cumulative }) => !cumulative),
    kind,
  );
}

/** Whether two reports use the same word for the happening, a last help when several would do. */
export function useSameWord(a: ReportedEvent, b: ReportedEvent): boolean {
  return fold(a.trigger.exact) === fold(b.trigger.exact);
}
