import { addDays } from "../day.ts";
import type { Calendar, Coverage } from "../model.ts";
import {
  countBeside,
  coverageMark,
  coverageWords,
  dayCoverageWords,
  stateWords,
  undatedWords,
  weeksOf,
} from "./coverage.ts";
import { type Html, html } from "./html.ts";
import { dayWords } from "./words.ts";

type Entry = Calendar["days"][number];

const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** What could be seen of an area: a sentence, a calendar, and each day in words for whoever wants them. */
export function coverageView(calendar: Calendar): Html {
  const { name, days, undated } = calendar;
  return html`<p>${coverageWords(days)}</p>
<table class="calendar"><caption>${name}: incidents on record, and how well each day was watched</caption>
<thead><tr><th scope="col">week of</th>${WEEKDAYS.map((day) => html`<th scope="col">${day}</th>`)}</tr></thead>
<tbody>${weeksOf(days).map(weekRow)}</tbody></table>
${undated > 0 && html`<p class="facts">${undatedWords(undated)}</p>`}
<details><summary>Day by day: ${name}</summary><ul>${days.map(
    (entry) =>
      html`<li>${dayWords(entry.day)}: ${dayCoverageWords(entry)}${entry.incidents > 0 && html`; ${entry.incidents === 1 ? "1 incident" : `${entry.incidents} incidents`} on record`}</li>`,
  )}</ul></details>`;
}

/** What the marks of the calendar mean. */
export function coverageLegend(): Html {
  const states: readonly Coverage["state"][] = ["usual", "thin", "blind", "unknown"];
  return html`<p class="facts">${states.map((state) => html`<span class="day ${state}" aria-hidden="true">${coverageMark(state)}</span> ${stateWords(state)} · `)}a nought stands only where somebody watched.</p>`;
}

function weekRow(week: readonly (Entry | null)[]): Html {
  const at = week.findIndex((entry) => entry !== null);
  const monday = addDays(week[at]?.day ?? "", -at);
  return html`<tr><th scope="row">${monday}</th>${week.map((entry) => (entry === null ? html`<td></td>` : dayCell(entry)))}</tr>`;
}

function dayCell(entry: Entry): Html {
  return html`<td class="day ${entry.state}">${countBeside(entry)}<span aria-hidden="true">${coverageMark(entry.state)}</span><span class="unseen"> ${stateWords(entry.state)}</span></td>`;
}
