import { addDays, weekdayOf } from "../day.ts";
import type {
  Agreement,
  Assessment,
  AssessmentValue,
  Clock,
  Day,
  Decided,
  Dossier,
  Finding,
  Incident,
  Obligation,
  Opinion,
} from "../model.ts";

/** An agreement with what is on record of it on a day: the incidents set against it, and how its duties stand. */
export interface AgreementState {
  readonly agreement: Agreement;
  readonly on: Day;
  /** The incidents that were set against it, by the machine or by people. */
  readonly dossiers: readonly Dossier[];
  readonly clocks: readonly Clock[];
}

/** What is on record of one duty. */
export interface DutyState {
  readonly obligation: Obligation;
  readonly clock: Clock | null;
  /** What was set against it, by the machine's value, the weightiest first; `null` where only people assessed it. */
  readonly groups: readonly { readonly value: AssessmentValue | null; readonly entries: readonly Entry[] }[];
  /** How many incidents of each week may not be in line with it, the latest last; empty where there are none at all. */
  readonly weeks: readonly { readonly first: Day; readonly incidents: number }[];
}

/** One incident set against one duty, with what people made of it. */
export interface Entry {
  readonly incident: Incident;
  readonly assessment: Assessment | null;
  readonly opinions: readonly Opinion[];
  readonly rulings: readonly Decided[];
}

const WEIGHT: readonly (AssessmentValue | null)[] = [
  "likely-non-compliance",
  "possible-non-compliance",
  "cannot-be-determined",
  null,
  "consistent",
  "outside-scope",
];

/** What is on record of each duty, in the order of the agreement. */
export function dutyStates({ agreement, on, dossiers, clocks }: AgreementState): readonly DutyState[] {
  return agreement.obligations.map((obligation) => {
    const entries = dossiers.flatMap((dossier) => entriesOf(dossier, obligation)).sort(newestFirst);
    const groups = WEIGHT.map((value) => ({
      value,
      entries: entries.filter(({ assessment }) => (assessment?.value ?? null) === value),
    }));
    return {
      obligation,
      clock: clocks.find((clock) => clock.obligation === obligation.id) ?? null,
      groups: groups.filter((group) => group.entries.length > 0),
      weeks: weeksOf(entries, on),
    };
  });
}

function entriesOf({ incident, findings, decisions }: Dossier, { id }: Obligation): readonly Entry[] {
  const finding = findings.find(({ obligation }) => obligation === id);
  const rulings = decisions.filter(({ decision }) => decision.kind === "ruling" && decision.obligation === id);
  if (finding === undefined && rulings.length === 0) return [];
  const opinions = finding === undefined ? [] : allOpinions(finding);
  const [assessment = null] = finding?.machine ?? [];
  return [{ incident, assessment, opinions, rulings }];
}

function allOpinions({ dissents, people }: Pick<Finding, "dissents" | "people">): readonly Opinion[] {
  return [...dissents, ...people].flatMap((opinion) => [
    opinion,
    ...allOpinions({ dissents: opinion.dissents, people: [] }),
  ]);
}

function newestFirst(a: Entry, b: Entry): number {
  const [one, other] = [a.incident.date?.first ?? "", b.incident.date?.first ?? ""];
  return one > other ? -1 : one < other ? 1 : a.incident.id < b.incident.id ? -1 : 1;
}

/** Weeks that a chart shows. */
const MOST_WEEKS = 12;

function weeksOf(entries: readonly Entry[], on: Day): DutyState["weeks"] {
  const counts = new Map<Day, number>();
  for (const { incident, assessment } of entries) {
    if (incident.date === null || assessment?.value.endsWith("non-compliance") !== true) continue;
    const monday = mondayOf(incident.date.first);
    counts.set(monday, (counts.get(monday) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const last = [...counts.keys()]
    .filter((monday) => monday <= on)
    .sort()
    .at(-1);
  if (last === undefined) return [];
  const first = [...counts.keys()].sort()[0] ?? last;
  const weeks: { first: Day; incidents: number }[] = [];
  for (let monday = last; monday >= first && weeks.length < MOST_WEEKS; monday = addDays(monday, -7)) {
    weeks.unshift({ first: monday, incidents: counts.get(monday) ?? 0 });
  }
  return weeks;
}

function mondayOf(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

const OUTSIDE: Readonly<Record<string, string>> = {
  "outside-area": "place",
  "zone-not-then": "place, as drawn on that day",
  "before-start": "time",
  "before-hour": "time",
  "after-end": "time",
  "actor-not-bound": "who acted",
  "designated-groups": "an exception of the text",
};

/** What puts an incident outside the scope of a duty: its place, its time, who acted, or an exception. */
export function outsideBy({ value, reasonsAgainst }: Assessment): string | null {
  if (value !== "outside-scope") return null;
  const causes = reasonsAgainst.flatMap(({ code }) => OUTSIDE[code] ?? []);
  return [...new Set(causes)].join(", ");
}

/** The reason on each side that says most: what is alleged, and what makes it most doubtful. */
export function leadingReasons({ reasonsFor, reasonsAgainst }: Assessment): readonly [string | null, string | null] {
  const outside = reasonsAgainst.find(({ code }) => code in OUTSIDE);
  return [reasonsFor[0]?.text ?? null, (outside ?? reasonsAgainst[0])?.text ?? null];
}
