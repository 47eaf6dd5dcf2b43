import type { Agreement, DateRange, Day, Obligation } from "../model.ts";

type Statement = Agreement["lifecycle"][number];

/** Whether an agreement binds on given days, with the statement that says so; nobody's word is taken for a fact. */
export interface Force {
  readonly state: "in-force" | "disputed" | "ended" | "not-yet";
  readonly statement: Statement | null;
  /** Another's word that stands against it. */
  readonly contrary: Statement | null;
}

const ENDED = new Set<Statement["state"]>(["lapsed", "superseded", "collapsed"]);

/** Whether an obligation binds on given days, by the latest statement made up to them. */
export function forceOn(agreement: Agreement, obligation: Obligation, days: DateRange): Force {
  const start = startOf(agreement, obligation);
  if (start !== null && days.last < start) return { state: "not-yet", statement: null, contrary: null };
  const made = agreement.lifecycle
    .filter(({ from }) => from <= days.first)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const statement = made.at(-1) ?? null;
  const contrary = made.findLast((one) => isAgainst(one, statement) && isLastWordOf(one, made)) ?? null;
  if (statement === null) return { state: "in-force", statement, contrary };
  if (ENDED.has(statement.state)) return { state: "ended", statement, contrary };
  if (statement.state === "disputed") return { state: "disputed", statement, contrary };
  return { state: contrary === null ? "in-force" : "disputed", statement, contrary };
}

/** The first day on which a duty binds. */
export function startOf(agreement: Agreement, obligation: Obligation): Day | null {
  return obligation.from ?? agreement.effective[0]?.from ?? agreement.signed;
}

function isAgainst(one: Statement, other: Statement | null): boolean {
  if (other === null || ENDED.has(other.state)) return false;
  return one !== other && (ENDED.has(one.state) || one.state === "disputed");
}

function isLastWordOf(statement: Statement, made: readonly Statement[]): boolean {
  return made.findLast(({ saidBy }) => saidBy === statement.saidBy) === statement;
}
