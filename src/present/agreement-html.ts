import type { Agreement, Clock } from "../model.ts";
import {
  type AgreementState,
  type DutyState,
  dutyStates,
  type Entry,
  leadingReasons,
  outsideBy,
} from "./agreement-state.ts";
import { scopeWords } from "./agreement-text.ts";
import { clockWords, quotaLines, quotaWords, toldWords } from "./clock-words.ts";
import { authorWords, rulingWords } from "./decisions.ts";
import { type Html, html, page } from "./html.ts";
import { dateWords, dayWords, deed, placeWords, valueWords } from "./words.ts";

/** A page of its own, that needs nothing else to be shown. */
export function agreementStatePage(state: AgreementState): string {
  return page(state.agreement.title, html`<main>${agreementStateView(state)}</main>`);
}

/** An agreement with all that is on record of it on a day, clause by clause. Incidents link to `/incidents/CODE`. */
export function agreementStateView(state: AgreementState): Html {
  const { agreement, on, dossiers } = state;
  return html`<header class="page-head"><h1>${agreement.title}</h1>
<p class="facts">${valueWords(agreement.kind)} · ${agreement.signed === null ? "not signed" : `signed ${dayWords(agreement.signed)}`}</p>
<p class="facts">As on ${dayWords(on)}: ${dossiers.length} ${dossiers.length === 1 ? "incident" : "incidents"} on record set against it. It is a question to look into, never a finding.</p></header>
<div class="sides"><section><h2>Parties and others</h2><ul>${agreement.roles.map(({ name, role }) => html`<li>${name} <small>${valueWords(role)}</small></li>`)}</ul>
${agreement.bodies.length > 0 && html`<h2>Who watches over it</h2><ul>${agreement.bodies.map(({ name, task, members, reports }) => html`<li>${name} <small>${task}${members.length > 0 && `; ${members.join(", ")}`}; ${reports ?? "publishes nothing that we know of"}</small></li>`)}</ul>`}</section>
<section><h2>In force, according to whom</h2><ul>${statements(agreement, on)}</ul></section></div>
${agreement.zones.length > 0 && html`<h2>Zones</h2><ul>${agreement.zones.map(({ name, kind, versions }) => html`<li>${name} <small>${valueWords(kind)}${versions.map(({ basis, precisionKm, contestedBy }) => `; edge ${valueWords(basis)}, known to about ${precisionKm} km${contestedBy.length === 0 ? "" : `, contested: ${contestedBy.join("; ")}`}`)}</small></li>`)}</ul>`}
<h2>Obligations, clause by clause</h2>
${dutyStates(state).map((duty) => dutyView(duty, agreement))}
${agreement.disputedPoints.length > 0 && html`<h2>What its readers dispute</h2><ul>${agreement.disputedPoints.map((point) => html`<li>${point}</li>`)}</ul>`}
<h2>Sources</h2><ul>${agreement.sources.map((source) => html`<li>${/^https?:/.test(source) ? html`<a href="${source}" rel="noreferrer nofollow">${source}</a>` : source}</li>`)}</ul>`;
}

function statements({ effective, lifecycle }: Agreement, on: string): readonly Html[] {
  return [
    ...effective.map(({ from, localText, saidBy }) => ({ from, words: `takes effect (${localText})`, saidBy })),
    ...lifecycle.map(({ from, state, saidBy }) => ({ from, words: valueWords(state), saidBy })),
  ]
    .filter(({ from }) => from <= on)
    .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
    .map(({ from, words, saidBy }) => html`<li>${dayWords(from)}: ${words} <small>according to ${saidBy}</small></li>`);
}

function dutyView(duty: DutyState, agreement: Agreement): Html {
  const { obligation, clock, groups } = duty;
  return html`<section class="card" id="${obligation.id}"><h3 class="what">${obligation.clause}</h3><p>${obligation.summary}</p>
<p class="facts">${scopeWords(obligation, agreement)}</p>
${obligation.exceptions.map(({ summary }) => html`<p class="facts">Except: ${summary}</p>`)}
${obligation.conditions.map((condition) => html`<p class="facts">On condition: ${condition}</p>`)}
${clock !== null && clockView(duty)}
${groups.length === 0 && html`<p class="facts">No incident on record was set against it.</p>`}
${groups.map(({ value, entries }) => html`<details${entries.length <= OPEN_UP_TO && { safe: " open" }}><summary>${value === null ? "assessed by people alone" : valueWords(value)}: ${entries.length}</summary><ul>${entries.map(entryView)}</ul></details>`)}
${weeksView(duty)}</section>`;
}

/** Groups of more entries than this are folded. */
const OPEN_UP_TO = 5;

function clockView({ obligation, clock }: DutyState): Html | false {
  if (clock === null) return false;
  const lines = quotaLines(clock);
  return html`<p><b>Clock</b> ${clockWords(clock, obligation)}</p>
${clock.told.length > 0 && html`<ul>${clock.told.filter(isFirstOfItsWords).map((one) => html`<li>${toldWords(one)}: <q>${one.citation.exact}</q></li>`)}</ul>`}
${clock.quota !== null && html`<table><caption>Owed: ${quotaWords(clock)}</caption><thead><tr><th scope="col">days</th><th scope="col">told</th></tr></thead><tbody>${lines.map(({ days, counts }) => html`<tr><td>${days}</td><td>${counts}</td></tr>`)}</tbody></table>`}`;
}

/** Editions of one text tell the same in the same words. */
function isFirstOfItsWords(one: Clock["told"][number], i: number, all: Clock["told"]): boolean {
  return all.findIndex((other) => toldWords(other) === toldWords(one) && other.incident === one.incident) === i;
}

function entryView({ incident, assessment, opinions, rulings }: Entry): Html {
  const outside = assessment === null ? null : outsideBy(assessment);
  const [pro, contra] = assessment === null ? [null, null] : leadingReasons(assessment);
  return html`<li><a href="/incidents/${incident.code}">${incident.code}</a> ${deed(incident.type, incident.reports[0].mode)}, ${placeWords(incident.place)}, ${dateWords(incident.date)}
${outside !== null && outside !== "" && html`<br><small>outside by ${outside}</small>`}
${pro !== null && html`<br><small>for: ${pro}</small>`}${contra !== null && html`<br><small>against: ${contra}</small>`}
${opinions.map(({ decided: { by, decision, why } }) => decision.kind === "assessment" && html`<br><small>${authorWords(by)}: ${valueWords(decision.value)}, because ${why}</small>`)}
${rulings.map(({ decision }) => decision.kind === "ruling" && html`<br><small>${rulingWords(decision)}</small>`)}</li>`;
}

function weeksView({ weeks }: DutyState): Html | false {
  if (weeks.length === 0) return false;
  const most = Math.max(...weeks.map(({ incidents }) => incidents), 1);
  return html`<table><caption>Incidents of possible or likely non-compliance by week; a week without any may be one that nobody reports on</caption>
<thead><tr><th scope="col">week from</th><th scope="col">incidents</th></tr></thead>
<tbody>${weeks.map(({ first, incidents }) => html`<tr><td>${dayWords(first)}</td><td><meter min="0" max="${most}" value="${incidents}">${incidents}</meter> ${incidents}</td></tr>`)}</tbody></table>`;
}
