import { daysBetween } from "../day.ts";
import type { EventType, Ground, QuantityKind, ReportedEvent } from "../model.ts";
import { isVerbal } from "../plover.ts";
import { overlaps } from "../span.ts";
import { mayBeSameAct } from "./modes.ts";
import { type Company, companyOf, countShared, victimsOf } from "./participants.ts";
import { isBroad, nearnessOf } from "./places.ts";
import { rowsOf } from "./rows.ts";
import { isOpen, type Sketch } from "./sketch.ts";
import { type Timing, timingOf } from "./timing.ts";
import type { GroundCode, Weights } from "./weights.ts";
import { areCopied, fold, properNames } from "./wording.ts";

/** What two reports have to do with each other: what speaks for or against their telling of one happening, or why they cannot. */
export type Kinship = { readonly apart: Contradiction } | Kin;

export interface Kin {
  readonly apart: null;
  readonly score: number;
  readonly codes: readonly GroundCode[];
}

/** What keeps two reports apart whatever else speaks for them. */
export type Contradiction =
  | "other-row"
  | "other-kind"
  | "other-days"
  | "other-place"
  | "other-sides"
  | "other-speaker"
  | "other-addressee"
  | "others-meet"
  | "other-toll"
  | "old-and-new"
  | "undated-memory";

/** Types of them in which those on both sides do the same. */
const MUTUAL = new Set<EventType>(["AGREE", "CONSULT"]);

/** An undated event of an article is not one that it dates further back than this. */
const NEWS_IS_OLD_DAYS = 31;

/** What two reports have to do with each other, by the weights. Which is named first plays no part. */
export function kinship(a: Sketch, b: Sketch, weights: Weights): Kinship {
  const rows = rowsOf(a.report, b.report);
  if (rows === "same") return weigh(["same-row"], a, b, weights);
  if (rows === "rivals") return apart("other-row");
  const days = timingOf(a, b);
  if (days === "apart") return apart("other-days");
  if (!isSameKind(a.report, b.report)) return apart("other-kind");
  // The same words to the same people on the same day are one event.
  if (isVerbal(a.report.type)) return kinshipOfWords(a, b, days, weights);
  return kinshipOfDeeds(a, b, days, weights);
}

/** Whether two reports may be joined for their own sake. */
export function areKin(a: Sketch, b: Sketch, weights: Weights): boolean {
  const kin = kinship(a, b, weights);
  return kin.apart === null && kin.score >= weights.threshold;
}

function apart(why: Contradiction): Kinship {
  return { apart: why };
}

/** The sum of the grounds that hold; the grounds themselves are asked for later, and seldom. */
function weigh(codes: readonly GroundCode[], a: Sketch, b: Sketch, weights: Weights): Kin {
  const inside = a.report.article === b.report.article;
  let score = 0;
  for (const code of codes) score += inside ? weights.grounds[code].within : weights.grounds[code].across;
  if (inside) score += weights.grounds["next-words"].within * closeness(a.report, b.report);
  return { apart: null, score, codes };
}

/** The grounds of two reports that do not contradict each other, with their weights. */
export function groundsOf({ codes }: Kin, a: Sketch, b: Sketch, weights: Weights): readonly Ground[] {
  const inside = a.report.article === b.report.article;
  const grounds = codes.map((code) => ({
    code,
    weight: inside ? weights.grounds[code].within : weights.grounds[code].across,
  }));
  const next = inside ? weights.grounds["next-words"].within * closeness(a.report, b.report) : 0;
  return [...grounds, { code: "next-words", weight: next }].filter(({ weight }) => weight !== 0);
}

/** From 1 for words that stand side by side towards 0, in steps, for words far from each other. */
function closeness(a: ReportedEvent, b: ReportedEvent): number {
  const gap = Math.abs(a.trigger.span.start - b.trigger.span.start);
  return Math.round(10 / (1 + gap / 100)) / 10;
}

function isSameKind(a: ReportedEvent, b: ReportedEvent): boolean {
  return isOpen(a) === isOpen(b) && mayBeSameAct(a, b);
}

/** Whether the same speaker says the same to the same people; two accusations of one speaker are two. */
function kinshipOfWords(a: Sketch, b: Sketch, days: Timing, weights: Weights): Kinship {
  const [one, other] = [a.report, b.report];
  const codes: GroundCode[] = a.trigger === b.trigger ? ["same-verb"] : [];
  if (days === "same") codes.push("same-day");
  if (days === "late") codes.push("days-later");
  if (one.article !== other.article) codes.push(...wordsShared(a, b));
  const copied = areCopies(a, b);
  if (copied) codes.push("same-text");
  const conflict = MUTUAL.has(one.type) ? meetings(one, other, codes) : sayings(one, other, codes);
  return conflict === null ? weigh(codes, a, b, weights) : apart(conflict);
}

/** Who meets in two reports, added to `codes`. One in common is enough where the same place and day are told. */
function meetings(a: ReportedEvent, b: ReportedEvent, codes: GroundCode[]): Contradiction | null {
  const shared = countShared([...a.actors, ...a.recipients], [...b.actors, ...b.recipients]);
  if (shared === 0 && !codes.includes("same-text")) return "others-meet";
  const place = nearnessOf(a.place, b.place);
  if (place === "apart") return "other-place";
  if (shared >= 2) codes.push("both-meet");
  else if (shared === 1) codes.push("one-meets");
  if (shared === 1 && (place === "same" || place === "near")) codes.push(`${place}-place`);
  return null;
}

/** Who speaks to whom in two reports, added to `codes`. */
function sayings(a: ReportedEvent, b: ReportedEvent, codes: GroundCode[]): Contradiction | null {
  const copied = codes.includes("same-text");
  const addressees = companyOf(a.recipients, b.recipients);
  if (copied && addressees === "at-odds") return "other-addressee";
  if (countShared(a.actors, b.actors) > 0) codes.push("same-speaker");
  else if (!copied) return "other-speaker";
  const addressed = [a, b].filter(({ recipients }) => recipients.length > 0).length;
  if (addressees === "shared" || addressees === "alike" || addressed === 0) codes.push("same-addressee");
  else if (addressed === 2 && !copied) return "other-addressee";
  return null;
}

function kinshipOfDeeds(a: Sketch, b: Sketch, days: Timing, weights: Weights): Kinship {
  const [one, other] = [a.report, b.report];
  const place = nearnessOf(one.place, other.place);
  if (place === "apart") return apart("other-place");
  const sides = sidesOf(a, b);
  if (sides === null) return apart("other-sides");
  const codes: GroundCode[] = [...sides];
  if (place === "same" || place === "near") codes.push(`${place}-place`);
  if (a.trigger === b.trigger) codes.push("same-verb");
  if (a.hours.size > 0 && b.hours.size > 0) codes.push(meet(a.hours, b.hours) > 0 ? "same-hour" : "other-hour");
  if (a.isAnother !== b.isAnother) codes.push("another");
  if (meet(a.objects, b.objects) > 0) codes.push("same-object");
  else if (a.objects.size > 0 && b.objects.size > 0) codes.push("other-object");
  const conflict = one.article === other.article ? within(a, b, sides, codes) : across(a, b, days, codes);
  return conflict === null ? weigh(codes, a, b, weights) : apart(conflict);
}

/** What else speaks for reports in different articles, added to `codes`; or what keeps them apart. */
function across(a: Sketch, b: Sketch, days: Timing, codes: GroundCode[]): Contradiction | null {
  const [one, other] = [a.report, b.report];
  if (isUndatedMemory(one) || isUndatedMemory(other)) return "undated-memory";
  if (days === "same") codes.push("same-day");
  if (days === "next") codes.push("next-day");
  if (days === "late") codes.push("days-later");
  if (!codes.includes("same-place") && !codes.includes("near-place")) codes.push(...placesTold(a, b));
  const toll = countsOf(a, b);
  if (toll !== "unknown") codes.push(`${toll}-toll`);
  if (one.mode !== null && one.mode === other.mode) codes.push("same-mode");
  codes.push(...wordsShared(a, b));
  if (areCopies(a, b)) codes.push("same-text");
  if (!codes.some((code) => (codes.includes("open-place") ? FIRM : LOOSE).has(code))) codes.push("no-anchor");
  return null;
}

/** What ties a report without a place to one that has one, or to one whose place is another. */
const FIRM: ReadonlySet<GroundCode> = new Set<GroundCode>(["same-object", "same-names", "same-text"]);
/** What ties other reports. */
const LOOSE: ReadonlySet<GroundCode> = new Set<GroundCode>([
  ...FIRM,
  "same-place",
  "near-place",
  "place-told",
  "place-around",
  "same-setting",
  "shared-actor",
  "alike-actor",
  "shared-recipient",
  "alike-recipient",
  "sides-swapped",
]);

/** So many uncommon words in two sentences are no chance. */
const MANY_STEMS = 3;

/** The uncommon words that two reports share. */
function wordsShared(a: Sketch, b: Sketch): readonly GroundCode[] {
  const codes: GroundCode[] = [];
  if (meet(a.names, b.names) > 0) codes.push("same-names");
  const stems = meet(a.stems, b.stems, MANY_STEMS);
  if (stems >= MANY_STEMS) codes.push("many-stems");
  else if (stems > 0) codes.push("same-stems");
  return codes;
}

/** Where a place is missing: whether the other's words or article name it, or both articles the same ones. */
function placesTold(a: Sketch, b: Sketch): readonly GroundCode[] {
  const [one, other] = [isBroad(a.report.place), isBroad(b.report.place)];
  if (tells(a, b) || tells(b, a)) return ["place-told"];
  if (isAround(a, b) || isAround(b, a)) return ["place-around"];
  if (one && other && meet(a.setting, b.setting) > 0) return ["same-setting"];
  if (one && other && a.report.date !== null && b.report.date !== null) return ["wide-place"];
  return ["open-place"];
}

/** Whether the words of a report name the place of another. */
function tells(a: Sketch, { report: { place } }: Sketch): boolean {
  return place !== null && !isBroad(place) && a.words.includes(` ${fold(place.citation.exact)} `);
}

/** Whether the article of a report names the place of another. */
function isAround(a: Sketch, { report: { place } }: Sketch): boolean {
  if (place === null || isBroad(place)) return false;
  return (place.place !== null && a.setting.has(place.place.id)) || a.setting.has(fold(place.citation.exact));
}

/** How many things two sets have in common, counted no further than to `most`. */
function meet<Thing>(a: ReadonlySet<Thing>, b: ReadonlySet<Thing>, most = 1): number {
  if (a.size === 0 || b.size === 0) return 0;
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let count = 0;
  for (const thing of small) if (large.has(thing) && ++count >= most) return count;
  return count;
}

/** An old happening told again without its day says nothing about which one it was. */
function isUndatedMemory({ realis, date }: ReportedEvent): boolean {
  return realis === "historical" && date === null;
}

function areCopies(a: Sketch, b: Sketch): boolean {
  return a.report.article !== b.report.article && areCopied(a.runs, b.runs);
}

/** The sides that two reports share; `null` when they contradict each other. Rivals blame each other: sides may be swapped. */
function sidesOf(a: Sketch, b: Sketch): readonly GroundCode[] | null {
  const [actors, victims] = [companyOf(a.report.actors, b.report.actors), victimsOf(a.hit, b.hit)];
  if (actors !== "at-odds" && victims !== "at-odds") return shared(actors, victims);
  const crossed = [companyOf(a.report.actors, b.hit), companyOf(a.hit, b.report.actors)] as const;
  return crossed.every((company) => company === "shared" || company === "alike") ? ["sides-swapped"] : null;
}

function shared(actors: Company, hit: Company): readonly GroundCode[] {
  const codes: GroundCode[] = [];
  if (actors === "shared" || actors === "alike") codes.push(`${actors}-actor`);
  if (hit === "shared" || hit === "alike") codes.push(`${hit}-recipient`);
  return codes;
}

/** What else speaks for two reports of one article, added to `codes`; or what keeps them apart. */
function within(one: Sketch, other: Sketch, sides: readonly GroundCode[], codes: GroundCode[]): Contradiction | null {
  const [a, b] = [one.report, other.report];
  if (tollsOf(one, other, "dead") === "apart" || tollsOf(one, other, "injured") === "apart") return "other-toll";
  if (isOldBesideNew(a, b) || isOldBesideNew(b, a)) return "old-and-new";
  codes.push("same-article");
  if (tollsOf(one, other, "dead") === "same") codes.push("same-toll");
  if (sides.length === 0 && a.actors.length > 0 && b.actors.length > 0) codes.push("other-actors");
  if (haveOtherNames(one, other)) codes.push("other-names");
  if (saySameWords(a, b)) codes.push("same-words");
  if (isBare(a) || isBare(b)) codes.push("points-back");
  return null;
}

/** Whether those who are hit have names, and none in common: "Ain Tuba" and "the village of Bayt Nouh". */
function haveOtherNames(a: Sketch, b: Sketch): boolean {
  const [one, other] = [a, b].map(({ hit }) => hit.flatMap(({ citation }) => properNames(citation.exact)));
  if (one === undefined || other === undefined || one.length === 0 || other.length === 0) return false;
  return !one.some((name) => other.includes(name));
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
function tollsOf(one: Sketch, other: Sketch, kind: QuantityKind): "same" | "apart" | "unknown" {
  const [a, b] = [one.counts.get(kind), other.counts.get(kind)];
  if (a === undefined || b === undefined) return "unknown";
  if (a.best === b.best && a.best > 0) return "same";
  return a.low <= b.high && b.low <= a.high ? "unknown" : "apart";
}

/** What the counts of two reports have in common; the dead alone can rule each other out. */
function countsOf(a: Sketch, b: Sketch): "same" | "close" | "rival" | "unknown" {
  if (tollsOf(a, b, "dead") === "apart") return areClose(a, b, "dead") ? "close" : "rival";
  const kinds = KINDS.filter((kind) => a.counts.has(kind) && b.counts.has(kind));
  if (kinds.some((kind) => tollsOf(a, b, kind) === "same")) return "same";
  return kinds.some((kind) => areClose(a, b, kind)) ? "close" : "unknown";
}

const KINDS: readonly QuantityKind[] = [
  "dead",
  "injured",
  "missing",
  "displaced",
  "detained",
  "released",
  "projectiles",
];

/** Whether counts of at least five lie within a fifth of each other: "some twenty" and nineteen. */
function areClose(one: Sketch, other: Sketch, kind: QuantityKind): boolean {
  const [a, b] = [one.counts.get(kind)?.best ?? 0, other.counts.get(kind)?.best ?? 0];
  return Math.min(a, b) >= 5 && Math.abs(a - b) <= Math.max(a, b) / 5;
}
