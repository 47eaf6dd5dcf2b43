import type { Agreement, Calendar, Day, Dossier } from "../../model.ts";
import { coverageLegend, coverageView } from "../../present/coverage-html.ts";
import type { DossierView } from "../../present/dossier.ts";
import { dossierHtml } from "../../present/dossier-html.ts";
import { type Html, html } from "../../present/html.ts";
import { dayWords } from "../../present/words.ts";
import { recordForms } from "./record-forms.ts";
import { shell } from "./shell.ts";

/** What the page of an incident shows. */
export interface IncidentPage {
  readonly code: string;
  /** The incident, or what it was on that day: nothing, one, or several that were joined since. */
  readonly dossiers: readonly Dossier[];
  readonly view: DossierView;
  /** What could be seen of its zones or country around its day. */
  readonly calendars: readonly Calendar[];
  /** As known at the end of which day; `null` for now. */
  readonly knownOn: Day | null;
}

/** All that is on record of an incident, what could be seen around its day, and forms to put more on record. */
export function incidentPage(
  { code, dossiers, view, calendars, knownOn }: IncidentPage,
  agreements: readonly Agreement[],
): string {
  const [only] = dossiers;
  const now = knownOn === null && only !== undefined ? only : null;
  return shell(
    code,
    html`<main>
<nav class="facts" aria-label="On this page">${calendars.length > 0 && html`<a href="#seen">What could be seen</a> · `}<a href="#known">As it was known</a>${now !== null && html` · <a href="#record">Put on record</a>`}</nav>
${dossiers.map((dossier) => dossierHtml(dossier, view))}
${only === undefined && knownOn !== null && html`<h1>${code}</h1><p>Nothing of it had been recorded here by the end of ${dayWords(knownOn)}.</p>`}
${calendars.length > 0 && html`<h2 id="seen">What could be seen around its day</h2>${calendars.map((calendar) => html`<h3>${calendar.name}</h3>${coverageView(calendar)}`)}${coverageLegend()}`}
${pastForm(code, knownOn)}
${now !== null && recordForms(now, agreements)}
</main>`,
    now === null ? [] : ["record.js"],
  );
}

function pastForm(code: string, knownOn: Day | null): Html {
  return html`<h2 id="known">As it was known</h2><form class="filter" method="get" action="/incidents/${code}"><label>at the end of (UTC)<input type="date" name="asKnownOn" value="${knownOn ?? ""}" required></label><button>Show</button></form>
${knownOn !== null && html`<p><a href="/incidents/${code}">As it is known now</a></p>`}`;
}
