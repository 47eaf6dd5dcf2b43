import type { Agreement, Calendar, DateRange } from "../../model.ts";
import { coverageLegend, coverageView } from "../../present/coverage-html.ts";
import { html } from "../../present/html.ts";
import { shell } from "./shell.ts";

/** What the page of coverage shows. */
export interface CoveragePage {
  readonly calendars: readonly Calendar[];
  readonly period: DateRange;
  /** What the record rests on, and how far it reaches. */
  readonly record: string;
  /** The zone, agreement or country that is asked for; empty for all countries. */
  readonly area: string;
  readonly countries: readonly string[];
}

/** How well each day was watched, by country or zone. */
export function coveragePage(
  { calendars, period, record, area, countries }: CoveragePage,
  agreements: readonly Agreement[],
): string {
  const option = (value: string, label: string) =>
    html`<option value="${value}"${value === area && html` selected`}>${label}</option>`;
  return shell(
    "Coverage",
    html`<main><h1>What could be seen</h1>
<p class="facts">${record}</p>
<form class="filter" method="get" action="/coverage">
<label>Area<select name="area">${option("", "every country with incidents")}<optgroup label="Countries">${countries.map((code) => option(code, code))}</optgroup>${agreements
      .filter(({ zones }) => zones.length > 0)
      .map(
        ({ id, title, zones }) =>
          html`<optgroup label="${title}">${option(id, "all its zones")}${zones.map((zone) => option(zone.id, zone.name))}</optgroup>`,
      )}</select></label>
<label>From<input type="date" name="from" value="${period.first}"></label>
<label>To<input type="date" name="to" value="${period.last}"></label>
<button>Show</button></form>
${coverageLegend()}
${calendars.length === 0 && html`<p>No incident has a place on the map yet. Choose a country or a zone.</p>`}
${calendars.map((calendar) => html`<section><h2>${calendar.name}</h2>${coverageView(calendar)}</section>`)}
</main>`,
  );
}
