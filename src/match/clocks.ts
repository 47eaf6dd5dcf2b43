import { addDays, daysBetween, weekdayOf } from "../day.ts";
import type { Agreement, Clock, DateRange, Day, Incident, Obligation, QuantityKind, Quota } from "../model.ts";
import { kindOfUnit } from "../quantities.ts";
import { type Account, accountOf, speakerOf, type Told } from "./account.ts";
import { forceOn, isOver, startOf } from "./force.ts";
import { match } from "./match.ts";

/**
 * How each duty to do something, and each with a deadline or a quota, stands on a day, in the order of the agreement.
 * What is told comes from the incidents that were set against the duty; nothing here says that it was kept or not.
 */
export function clocksOf(agreement: Agreement, incidents: readonly Incident[], today: Day): readonly Clock[] {
  const timed = agreement.obligations.filter(
    ({ action, deadline, quota }) => action === "do" || deadline !== null || quota !== null,
  );
  const told = tellingsBy(agreement, incidents, today);
  return timed.map((obligation) => clockOf(agreement, obligation, told.get(obligation.id) ?? [], today));
}

type Telling = Clock["told"][number];
type Counts = Clock["periods"][number]["counts"];

/** A telling with all the days that it may be about. */
interface Heard {
  readonly telling: Telling;
  readonly days: DateRange | null;
}

function clockOf(agreement: Agreement, obligation: Obligation, heard: readonly Heard[], today: Day): Clock {
  const due = obligation.deadline?.day ?? null;
  return {
    agreement: agreement.id,
    obligation: obligation.id,
    state: stateOn(agreement, obligation, today),
    due,
    daysLeft: due === null ? null : daysBetween(today, due),
    quota: obligation.quota,
    told: heard.map(({ telling }) => telling),
    periods: obligation.quota === null ? [] : periodsOf(agreement, obligation, obligation.quota, heard, today),
  };
}

function stateOn(agreement: Agreement, obligation: Obligation, today: Day): Clock["state"] {
  const force = forceOn(agreement, obligation, { first: today, last: today });
  if (force.state === "not-yet") return "not-begun";
  if (force.state === "ended" || force.state === "over" || isOver(agreement, today)) return "ended";
  return obligation.deadline !== null && today > obligation.deadline.day ? "past-due" : "running";
}

// ---------------------------------------------------------------- what is told

/** What the claims of the incidents tell of each duty, in the order of the days. */
function tellingsBy(
  agreement: Agreement,
  incidents: readonly Incident[],
  today: Day,
): ReadonlyMap<string, readonly Heard[]> {
  const alone = [agreement];
  const duties = new Map(agreement.obligations.map((obligation) => [obligation.id, obligation]));
  const found = new Map<string, Heard[]>();
  for (const incident of incidents) {
    if (incident.date !== null && incident.date.first > today) continue;
    for (const { obligation, value } of match(incident, alone)) {
      // A duty to refrain is told of by what breaks it, never by its being kept.
      const duty = duties.get(obligation);
      if (value === "outside-scope" || duty?.action !== "do") continue;
      found.set(obligation, [...(found.get(obligation) ?? []), ...heardIn(incident, duty)]);
    }
  }
  for (const heard of found.values()) heard.sort(byDay);
  return found;
}

function heardIn(incident: Incident, duty: Obligation): readonly Heard[] {
  const account = accountOf(incident);
  const heard = [
    ...account.happened.map((told) => hear(incident, told, isPart(told, duty) ? "partly-done" : "done")),
    ...contrary(account).map((told) => hear(incident, told, "not-done")),
  ];
  return heard.filter((one, i) => heard.findIndex((other) => isSame(one.telling, other.telling)) === i);
}

/** Claims that it was not done, and denials of claims that it was. */
function contrary({ undone, denied }: Account): readonly Told[] {
  return [...undone, ...denied.filter((one) => !undone.includes(one))];
}

function hear(incident: Incident, told: Told, says: Telling["says"]): Heard {
  const days = told.report.date ?? incident.date;
  const telling = {
    incident: incident.id,
    says,
    by: speakerOf(told),
    day: days?.last ?? null,
    quantities: told.report.quantities,
    citation: told.claim.citation,
  };
  return { telling, days };
}

function isSame(a: Telling, b: Telling): boolean {
  return a.says === b.says && a.by === b.by && a.day === b.day && a.citation.exact === b.citation.exact;
}

/** Words by which a deed is told as a part of what is owed, or as begun. */
const PART =
  /\b(?:part(?:ly|ial|ially)|in part|first (?:batch|phase|stage|group|convoy)|(?:second|third|another) (?:batch|phase|stage|group)|(?:has|have|had)? ?(?:begun|began|started|starts?|begins?) (?:to |with)?|some of (?:its|their|the)|but (?:stayed|stays|remained|remains|kept|left (?:some|soldiers|troops)))\b/i;

/** Told in such words, or where numbers are owed, without a number that reaches them. */
function isPart({ claim, report }: Told, { quota }: Obligation): boolean {
  if (PART.test(claim.citation.exact)) return true;
  if (quota === null) return false;
  const kind = kindOfUnit(quota.unit);
  return !report.quantities.some((each) => each.kind === kind && each.estimate.best >= quota.amount);
}

/** What has no day comes last. */
function byDay({ telling: a }: Heard, { telling: b }: Heard): number {
  const [one, other] = [a.day ?? "9999", b.day ?? "9999"];
  return one < other ? -1 : one > other ? 1 : 0;
}

// ---------------------------------------------------------------- quotas

/** More periods than these nobody reads; the latest are kept. */
const MOST_PERIODS = 60;

/**
 * What is told of a quota, period by period up to the day, the latest last: each number with who gives it. A period of
 * which nobody gives a number is there and empty, which is not zero. A quota for all time has one period.
 */
function periodsOf(
  agreement: Agreement,
  obligation: Obligation,
  quota: Quota,
  heard: readonly Heard[],
  today: Day,
): Clock["periods"] {
  const start = startOf(agreement, obligation);
  const kind = kindOfUnit(quota.unit);
  if (start === null || start > today) return [];
  const end = lastDay(agreement, obligation, quota, today);
  return spansOf(quota.per, start, end).map((days) => ({ ...days, counts: countsIn(days, heard, kind) }));
}

/** Numbers are set against a quota until the agreement's own last day. A quota in all goes on past its deadline: what came late came. */
function lastDay({ ends, terms }: Agreement, { deadline }: Obligation, { per }: Quota, today: Day): Day {
  const bounds = [today, terms === "auto-renewed" ? null : ends, per === "in-all" ? null : (deadline?.day ?? null)];
  return bounds.reduce<Day>((least, day) => (day !== null && day < least ? day : least), today);
}

/** The days, the weeks from Monday or the calendar months from a first to a last day, the latest of them. */
function spansOf(per: Quota["per"], start: Day, end: Day): readonly DateRange[] {
  if (per === "in-all") return [{ first: start, last: end }];
  const spans: DateRange[] = [];
  for (let last = end; last >= start && spans.length < MOST_PERIODS; ) {
    const opening = openingOf(per, last);
    const first = opening < start ? start : opening;
    spans.unshift({ first, last });
    last = addDays(first, -1);
  }
  return spans;
}

function openingOf(per: Exclude<Quota["per"], "in-all">, day: Day): Day {
  if (per === "day") return day;
  return per === "week" ? addDays(day, -weekdayOf(day)) : `${day.slice(0, 8)}01`;
}

/**
 * The numbers told for days that lie wholly in a period, each with its speaker. "None came" is a number; how many
 * did not come is none.
 */
function countsIn(period: DateRange, heard: readonly Heard[], kind: QuantityKind | null): Counts {
  const counts = heard
    .filter(({ days }) => days !== null && period.first <= days.first && days.last <= period.last)
    .flatMap(({ telling: { incident, by, day, says, quantities, citation } }) =>
      quantities
        .filter((each) => each.kind === kind && (says !== "not-done" || each.estimate.best === 0))
        .map(({ estimate, cumulative }) => ({ incident, by, day: day ?? period.last, estimate, cumulative, citation })),
    );
  return counts.filter((one, i) => counts.findIndex((other) => isSameCount(one, other)) === i);
}

function isSameCount(a: Counts[number], b: Counts[number]): boolean {
  return a.by === b.by && a.day === b.day && a.estimate.best === b.estimate.best && a.cumulative === b.cumulative;
}
