import type { Agreement, Assessment, Calendar, Incident } from "../../model.ts";
import { coverageWords } from "../../present/coverage.ts";
import { whoToWhom } from "../../present/dossier.ts";
import { type Html, html } from "../../present/html.ts";
import { dateWords, dayWords, deed, placeWords, realisWords, valueWords } from "../../present/words.ts";
import { numberOf } from "../../quantities.ts";
import type { Basis } from "../../store/store.ts";
import { shell } from "./shell.ts";

/** What the list of incidents is narrowed to; every field stands in the address, so that a view can be sent to a colleague. */
export interface Filter {
  readonly text: string;
  readonly country: string;
  readonly kind: "deeds" | "words" | "all";
  readonly from: string;
  readonly to: string;
  readonly page: number;
}

/** What the list page shows: one page of incidents, and how much there is beyond it. */
export interface Listing {
  readonly incidents: readonly Incident[];
  readonly touched: ReadonlyMap<string, readonly Assessment[]>;
  readonly total: number;
  readonly countries: readonly string[];
  readonly basis: Basis;
  /** What could be seen of the country that the list is narrowed to; `null` for no country. */
  readonly calendar: Calendar | null;
}

export const PAGE_SIZE = 40;

export function incidentsPage(listing: Listing, filter: Filter, agreements: readonly Agreement[]): string {
  const { incidents, total, basis } = listing;
  return shell(
    "Incidents",
    html`<main>
<h1>What is reported</h1>
${basisNote(basis)}
${filterForm(filter, listing.countries)}
${calendarNote(listing.calendar)}
<p class="facts">${total === 1 ? "1 incident" : `${total} incidents`}${total > incidents.length && ` · page ${filter.page} of ${Math.ceil(total / PAGE_SIZE)}`}</p>
${incidents.length === 0 && html`<p>Nothing on record fits. That may mean that nothing was reported, or that we read nobody who reports it.</p>`}
${incidents.map((incident) => incidentCard(incident, listing.touched.get(incident.id) ?? [], agreements))}
${pager(filter, total)}
</main>`,
  );
}

function basisNote({ articles, publishers, lastPublished, pending }: Basis): Html {
  return html`<p class="facts">Rests on ${articles} articles of ${publishers} publishers${
    lastPublished !== null && `, the latest of ${dayWords(lastPublished)}`
  }. What nobody we read reports is not here.${pending > 0 && html` <b>${pending} pages are taken in but not read yet.</b>`}</p>`;
}

function calendarNote(calendar: Calendar | null): Html {
  const [first, last] = [calendar?.days[0]?.day, calendar?.days.at(-1)?.day];
  if (calendar === null || first === undefined || last === undefined) {
    return html`<p class="facts"><a href="/coverage">Which days were watched, and by whom</a></p>`;
  }
  const address = new URLSearchParams({ area: calendar.area, from: first, to: last }).toString();
  return html`<p class="facts">${dateWords({ first, last })}: ${coverageWords(calendar.days)} <a href="/coverage?${address}">Day by day</a></p>`;
}

function filterForm(filter: Filter, countries: readonly string[]): Html {
  const option = (value: string, label: string, chosen: string) =>
    html`<option value="${value}"${value === chosen && html` selected`}>${label}</option>`;
  return html`<form class="filter" method="get" action="/">
<label>Kind<select name="kind">${option("deeds", "deeds", filter.kind)}${option("words", "words", filter.kind)}${option("all", "both", filter.kind)}</select></label>
<label>Country<select name="country">${option("", "all", filter.country)}${countries.map((country) => option(country, country, filter.country))}</select></label>
<label>From<input type="date" name="from" value="${filter.from}"></label>
<label>To<input type="date" name="to" value="${filter.to}"></label>
<label>Words<input type="search" name="text" value="${filter.text}" placeholder="place, actor, code"></label>
<button>Show</button></form>`;
}

function incidentCard(incident: Incident, assessments: readonly Assessment[], agreements: readonly Agreement[]): Html {
  const [first] = incident.reports;
  return html`<section class="card ${incident.type === "ASSAULT" && "force"}">
<p class="what"><a href="/incidents/${incident.code}">${incident.code}</a> ${deed(first.type, first.mode)}${
    first.realis !== "actual" && html` <small class="tag">${realisWords(first.realis)}</small>`
  }</p>
<p>${whoToWhom(incident)}</p>
<p class="facts">${[placeWords(incident.place), dateWords(incident.date), tallyRange(incident)].filter((fact) => fact !== "").join(" · ")}</p>
<p class="facts">${countWords(incident.reports.length, "report")} · ${countWords(incident.origins.length, "origin")} · <b>${incident.verification.state}</b></p>
${touchedLines(assessments, agreements)}
</section>`;
}

function touchedLines(assessments: readonly Assessment[], agreements: readonly Agreement[]): Html {
  const lines = agreements.flatMap((agreement) => {
    const values = [
      ...new Set(assessments.filter((assessment) => assessment.agreement === agreement.id).map(({ value }) => value)),
    ];
    const shown = values.filter((value) => value !== "outside-scope");
    return shown.length === 0
      ? []
      : [
          html`<p class="facts">${shown.map(valueWords).join(", ")} · <a href="/agreements/${agreement.id}">${agreement.title}</a></p>`,
        ];
  });
  return html`${lines}`;
}

/** "3 to 12 dead by 4 counts": rival tallies are shown as a span, never as one figure. */
function tallyRange({ tallies }: Incident): string {
  const deaths = tallies.map((tally) => numberOf(tally.quantities, "dead")).filter((each) => each !== null);
  if (deaths.length === 0) return "";
  const low = Math.min(...deaths.map((estimate) => estimate.low));
  const high = Math.max(...deaths.map((estimate) => estimate.high));
  return `${low === high ? low : `${low} to ${high}`} dead by ${countWords(deaths.length, "count")}`;
}

function pager(filter: Filter, total: number): Html {
  const link = (to: number, label: string) =>
    html`<a href="/?${new URLSearchParams(queryOf({ ...filter, page: to })).toString()}">${label}</a> `;
  return html`<nav aria-label="More">${filter.page > 1 && link(filter.page - 1, "newer")}${filter.page * PAGE_SIZE < total && link(filter.page + 1, "older")}</nav>`;
}

function queryOf(filter: Filter): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filter).flatMap(([key, value]) => (value === "" ? [] : [[key, String(value)]])),
  );
}

function countWords(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
