import type { Agreement, Calendar, Day, ViolationCount } from "../../model.ts";
import { effectiveWords } from "../../present/agreement.ts";
import { agreementStateView } from "../../present/agreement-html.ts";
import type { AgreementState } from "../../present/agreement-state.ts";
import { agoWords, leftWords } from "../../present/clock-words.ts";
import { coverageLegend, coverageView } from "../../present/coverage-html.ts";
import type { DueCalendar, DueEntry } from "../../present/due.ts";
import { type Html, html } from "../../present/html.ts";
import { dateWords, dayWords, estimateWords, valueWords } from "../../present/words.ts";
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
  /** What parties and monitors count as violations of it. */
  readonly violations: readonly ViolationCount[];
}

/** One agreement clause by clause, with its clocks, what is due, the incidents set against it, and what could be seen. */
export function agreementPage({ state, due, calendars, violations }: AgreementPage): string {
  const { agreement, on } = state;
  const hidden = agreement.zones.length - calendars.length;
  return shell(
    agreement.title,
    html`<main>${agreementStateView(state)}
<section><h2>What is due, by day</h2>${dueView(due, false)}</section>
${violationsView(violations)}
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

/** Rival counts of "violations" side by side. The word is the counters'. */
function violationsView(counts: readonly ViolationCount[]): Html {
  if (counts.length === 0) return html``;
  return html`<section><h2>Counts of “violations”, by who counts</h2>
<p class="facts">The word is the counters’. Each counts by rules of its own: the numbers cannot be added or set against one another.</p>
<ul>${counts.map(
    ({ by, against, asOf, during, rule, quantity, citation, incident }) =>
      html`<li><b>${estimateWords(quantity.estimate)}${quantity.cumulative && " in all"}</b>, by ${by}${against.length > 0 && `, of ${against.join(", ")}`}${asOf !== null && `, as of ${dayWords(asOf)}`}${during !== null && `, for ${dateWords(during)}`}${rule !== null && `; rule: “${rule}”`}: <q>${citation.exact}</q> <a href="/incidents/${incident}">incident</a></li>`,
  )}</ul></section>`;
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
