import { addDays } from "../day.ts";
import type { Agreement, DateRange, Day, Obligation } from "../model.ts";

type Statement = Agreement["lifecycle"][number];

/** A day from which a duty binds, according to whom. `localText` has the hour where the text gives one. */
export interface Start {
  readonly from: Day;
  readonly localText: string;
  readonly saidBy: string;
}

/** Whether an agreement binds on given days, with the statement that says so; nobody's word is taken for a fact. */
export interface Force {
  /** `over`: the last day that the text itself names has gone by, and nobody on file prolonged it. */
  readonly state: "in-force" | "disputed" | "ended" | "over" | "not-yet";
  readonly statement: Statement | null;
  /** Another's word that stands against it. */
  readonly contrary: Statement | null;
  /** The starts that had come by those days, and those that others name and that had not. */
  readonly begun: readonly Start[];
  readonly awaited: readonly Start[];
  /** Who prolonged it past its own last day. */
  readonly extended: Statement | null;
  /** Whether those days come soon after the end, when people still ask whether it held. */
  readonly justEnded: boolean;
}

const ENDED = new Set<Statement["state"]>(["lapsed", "superseded", "collapsed"]);
/** What happens within so many days of an end is what people quarrel over; our own bound. */
const AFTERMATH_DAYS = 7;

/** Whether an obligation binds on given days, by the latest statement made up to them. */
export function forceOn(agreement: Agreement, obligation: Obligation, days: DateRange): Force {
  const starts = startsOf(agreement, obligation);
  const begun = starts.filter(({ from }) => from <= days.last);
  const made = agreement.lifecycle.filter(({ from }) => from <= days.first).sort(byDay);
  const statement = made.at(-1) ?? null;
  const contrary = made.findLast((one) => isAgainst(one, statement) && isLastWordOf(one, made)) ?? null;
  const extended = extensionOf(agreement, made);
  const found = {
    statement,
    contrary,
    begun,
    awaited: starts.filter(({ from }) => from > days.last),
    extended,
    justEnded: isAftermath(agreement, statement, days.first),
  };
  if (starts.length > 0 && begun.length === 0) return { ...found, state: "not-yet" };
  if (statement !== null && ENDED.has(statement.state)) return { ...found, state: "ended" };
  if (isOver(agreement, days.first) && extended === null) return { ...found, state: "over" };
  const disputed = statement?.state === "disputed" || contrary !== null;
  return { ...found, state: disputed ? "disputed" : "in-force" };
}

/** The first day on which a duty binds, by whoever names the earliest. */
export function startOf(agreement: Agreement, obligation: Obligation): Day | null {
  return startsOf(agreement, obligation)[0]?.from ?? null;
}

/**
 * The days from which a duty binds, the earliest first. A duty that begins with the agreement has as many as people
 * name for the agreement; one that begins on a day of its own has that day.
 */
export function startsOf({ effective, signed }: Agreement, { from }: Obligation): readonly Start[] {
  const named = [...effective].sort(byDay);
  if (from !== null && !named.some((start) => start.from === from)) {
    return [{ from, localText: from, saidBy: "the text" }];
  }
  if (named.length > 0) return named;
  return signed === null ? [] : [{ from: signed, localText: signed, saidBy: "those who signed" }];
}

/** The last day by the agreement's own terms, where these end it and do not renew it. */
export function isOver({ ends, terms }: Agreement, day: Day): boolean {
  return ends !== null && terms !== "auto-renewed" && day > ends;
}

/** Whether an agreement has begun and nobody's latest word by a day says that it ended: what it replaces then no longer holds. */
export function hasTakenOver(agreement: Agreement, day: Day): boolean {
  const [first] = [...agreement.effective].sort(byDay);
  return first !== undefined && first.from <= day;
}

/** Who last said, once it had begun, that it goes on; for a text with a last day of its own. */
function extensionOf({ ends, effective }: Agreement, made: readonly Statement[]): Statement | null {
  if (ends === null) return null;
  const begun = effective[0]?.from ?? null;
  return (
    made.findLast(
      ({ state, from }) =>
        (state === "extended" && (begun === null || from > begun)) || (state === "in-force" && from > ends),
    ) ?? null
  );
}

function isAftermath({ ends }: Agreement, statement: Statement | null, day: Day): boolean {
  const end = statement !== null && ENDED.has(statement.state) ? statement.from : ends;
  return end !== null && day <= addDays(end, AFTERMATH_DAYS);
}

function isAgainst(one: Statement, other: Statement | null): boolean {
  if (other === null || ENDED.has(other.state)) return false;
  return one !== other && (ENDED.has(one.state) || one.state === "disputed");
}

function isLastWordOf(statement: Statement, made: readonly Statement[]): boolean {
  return made.findLast(({ saidBy }) => saidBy === statement.saidBy) === statement;
}

function byDay(a: { readonly from: Day }, b: { readonly from: Day }): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}
