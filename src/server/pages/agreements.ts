import type { Agreement, Calendar, Day } from "../../model.ts";
import { effectiveWords } from "../../present/agreement.ts";
import { agreementStateView } from "../../present/agreement-html.ts";
import type { AgreementState } from "../../present/agreement-state.ts";
import { agoWords, leftWords } from "../../present/clock-words.ts";
import { coverageLegend, coverageView } from "../../present/coverage-html.ts";
import type { Calendar as DueCalendar, DueEntry } from "../../present/due.ts";
import { type Html, html } from "../../present/html.ts";
import { dayWords, valueWords } from "../../present/words.ts";
import { shell } from "./shell.ts";

/** Days past their due day that a list still shows; what was due long ago stands on each agreement's own page. */
const PAST_SHOWN = 10;

/** Every agreement on file, and what is due next over all of them. */
export function agreementsPage(
  agreements: readonly Agreement[],
  counts: ReadonlyMap<string, number>,
  due: DueCalendar,
): string {
  return shell(
    "Agreements",
    html`<main><h1>Agreements</h1>
${agreements.map(
  (
    agreement,
  ) => html`<section class="card"><h2 class="what"><a href="/agreements/${agreement.id}">${agreement.title}</a></h2>
<p class="facts">${effectiveWords(agreement)}</p>
<p class="facts">${lastState(agreement)} · ${countWords(agreement.zones.length, "zone")} · ${countWords(agreement.obligations.length, "obligation")}</p>
<p>${countWords(counts.get(agreement.id) ?? 0, "incident")} on record that may bear on it</p></section>`,
)}
<h2>What is due, over all of them</h2>
${dueView({ ...due, past: due.past.slice(0, PAST_SHOWN) }, true)}
</main>`,
  );
}

function lastState({ lifecycle }: Agreement): string {
  const last = lifecycle.at(-1);
  return last === undefined
    ? "whether it is in force is not on file"
    : `${valueWords(last.state)} since ${dayWords(last.from)}, according to ${last.saidBy}`;
}

/** What the page of one agreement shows beside its state. */
export interface AgreementPage {
  readonly state: AgreementState;
  readonly due: DueCalendar;
  /** What could be seen of its zones in the weeks up to that day; there may be more zones than are shown. */
  readonly calendars: readonly Calendar[];
}

/** One agreement clause by clause, with its clocks, what is due, the incidents set against it, and what could be seen. */
export function agreementPage({ state, due, calendars }: AgreementPage): string {
  const { agreement, on } = state;
  const hidden = agreement.zones.length - calendars.length;
  return shell(
    agreement.title,
    html`<main>${agreementStateView(state)}
<section><h2>What is due, by day</h2>${dueView(due, false)}</section>
<section><h2>What could be seen of its zones</h2>
${calendars.length === 0 && html`<p>It has no zone that was drawn.</p>`}
${calendars.map((calendar) => html`<h3>${calendar.name}</h3>${coverageView(calendar)}`)}
${calendars.length > 0 && coverageLegend()}
${hidden > 0 && html`<p><a href="/coverage?area=${agreement.id}">${countWords(hidden, "more zone")}</a></p>`}</section>
${dayForm(agreement, on)}</main>`,
  );
}

function dayForm({ id }: Agreement, on: Day): Html {
  return html`<h2>On another day</h2><form class="filter" method="get" action="/agreements/${id}"><label>as on<input type="date" name="on" value="${on}" required></label><button>Show</button></form>`;
}

function dueView({ past, next }: DueCalendar, named: boolean): Html {
  if (past.length + next.length === 0) return html`<p class="facts">Nothing with a day of its own.</p>`;
  return html`${next.length > 0 && html`<h3>To come</h3><ul>${next.map((entry) => dueItem(entry, named))}</ul>`}
${past.length > 0 && html`<h3>Past its day</h3><p class="facts">Whether it was done, those named beside each duty say.</p><ul>${past.map((entry) => dueItem(entry, named))}</ul>`}`;
}

function dueItem({ day, daysLeft, agreement, clause, summary }: DueEntry, named: boolean): Html {
  const when = daysLeft < 0 ? agoWords(daysLeft) : leftWords(daysLeft);
  return html`<li>${dayWords(day)}, ${when}: ${named && html`<a href="/agreements/${agreement.id}">${agreement.title}</a>, `}${clause}${summary !== "" && html` <small>${summary}</small>`}</li>`;
}

function countWords(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
