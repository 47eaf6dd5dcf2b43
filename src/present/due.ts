import { daysBetween } from "../day.ts";
import type { Agreement, Clock, Day } from "../model.ts";
import { agoWords, leftWords, quotaWords, toldWords } from "./clock-words.ts";
import { wrap } from "./lines.ts";
import { dayWords } from "./words.ts";

/** An agreement with the clocks of its duties. */
export interface Timed {
  readonly agreement: Agreement;
  readonly clocks: readonly Clock[];
}

/** One day of the calendar: what falls on it. */
export interface DueEntry {
  readonly day: Day;
  readonly daysLeft: number;
  readonly agreement: Agreement;
  /** `null` where the agreement's own last day is meant. */
  readonly clock: Clock | null;
  readonly clause: string;
  readonly summary: string;
}

/** What is due of agreements that nobody's latest word ended, by day: past, to come, and what runs without a day. */
export interface DueCalendar {
  readonly on: Day;
  readonly past: readonly DueEntry[];
  readonly next: readonly DueEntry[];
  /** Quotas that run from period to period. */
  readonly running: readonly { readonly agreement: Agreement; readonly clock: Clock; readonly clause: string }[];
}

export function calendarOf(all: readonly Timed[], on: Day): DueCalendar {
  const timed = all.filter(({ agreement }) => isKnownBy(agreement, on));
  const dated = timed.flatMap(({ agreement, clocks }) => [
    ...clocks.flatMap((clock) => dutyEntry(agreement, clock)),
    ...lastDay(agreement, on),
  ]);
  const entries = dated.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  return {
    on,
    past: entries.filter(({ daysLeft }) => daysLeft < 0).toReversed(),
    next: entries.filter(({ daysLeft }) => daysLeft >= 0),
    running: timed.flatMap(({ agreement, clocks }) =>
      clocks
        .filter(({ state, quota, due }) => state === "running" && quota !== null && due === null)
        .map((clock) => ({ agreement, clock, clause: dutyOf(agreement, clock)?.clause ?? "" })),
    ),
  };
}

/** Whether an agreement had been signed or announced by a day. */
function isKnownBy({ signed, lifecycle }: Agreement, day: Day): boolean {
  return (signed !== null && signed <= day) || lifecycle.some(({ from }) => from <= day);
}

function dutyEntry(agreement: Agreement, clock: Clock): readonly DueEntry[] {
  const duty = dutyOf(agreement, clock);
  if (duty === null || clock.state === "ended" || clock.due === null || clock.daysLeft === null) return [];
  return [{ day: clock.due, daysLeft: clock.daysLeft, agreement, clock, clause: duty.clause, summary: duty.summary }];
}

function dutyOf({ obligations }: Agreement, { obligation }: Clock) {
  return obligations.find(({ id }) => id === obligation) ?? null;
}

function lastDay(agreement: Agreement, on: Day): readonly DueEntry[] {
  const { ends } = agreement;
  if (ends === null || ends < on) return [];
  return [
    { day: ends, daysLeft: daysBetween(on, ends), agreement, clock: null, clause: "its own last day", summary: "" },
  ];
}

/** The calendar for a terminal. Ends in a line break. */
export function calendarText({ on, past, next, running }: DueCalendar): string {
  const sections = [
    `WHAT IS DUE, as on ${dayWords(on)}`,
    section("PAST ITS DAY (whether it was done, those named say)", past.flatMap(entryLines)),
    section("TO COME", next.flatMap(entryLines)),
    section(
      "RUNNING FROM PERIOD TO PERIOD",
      running.flatMap(({ agreement, clock, clause }) =>
        wrap(`${quotaWords(clock)}: ${agreement.title}, ${clause}`, "    ", "  "),
      ),
    ),
  ];
  const found = sections.filter((text) => text !== "");
  return `${found.length === 1 ? `${found[0]}\nNothing with a day of its own.` : found.join("\n\n")}\n`;
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : [title, ...lines].join("\n");
}

/** Tellings that stand beside a day in the calendar. */
const MOST_TOLD = 3;

function entryLines({ day, daysLeft, agreement, clock, clause, summary }: DueEntry): readonly string[] {
  const when = daysLeft < 0 ? agoWords(daysLeft) : leftWords(daysLeft);
  return [
    ...wrap(`${agreement.title}, ${clause}`, "              ", `  ${day}  ${when}: `),
    ...(summary === "" ? [] : wrap(summary, "              ")),
    ...[...new Set((clock?.told ?? []).map(toldWords))]
      .slice(-MOST_TOLD)
      .flatMap((words) => wrap(words, "                ", "              ")),
  ];
}
