import type { Agreement, Article, Assessment, Claim, Digest, Incident, Reason } from "../model.ts";
import { effectiveWords } from "../present/agreement.ts";
import { agreementStateView } from "../present/agreement-html.ts";
import type { AgreementState } from "../present/agreement-state.ts";
import { articleView, type Html, html, page } from "../present/html.ts";
import {
  certaintyWords,
  dateWords,
  dayWords,
  deed,
  participantsWords,
  passedOnWords,
  placeWords,
  quantitiesWords,
  realisWords,
  speakerWords,
  stanceWords,
  valueWords,
} from "../present/words.ts";
import { numberOf } from "../quantities.ts";
import type { Basis } from "../store/store.ts";

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
}

export const PAGE_SIZE = 40;

function shell(title: string, body: Html, script: Html = html``): string {
  return page(
    `${title} · Tocsin`,
    html`<header class="bar"><b><a href="/">Tocsin</a></b><nav aria-label="Pages"><a href="/">Incidents</a> · <a href="/articles">Articles</a> · <a href="/agreements">Agreements</a></nav></header>
${body}
<footer>Tocsin records who says what happened and shows it beside the agreements in force. It never rules: “possible non-compliance” is a question to look into, not a finding.</footer>${script}`,
  );
}

// ---------------------------------------------------------------- incidents

export function incidentsPage(listing: Listing, filter: Filter, agreements: readonly Agreement[]): string {
  const { incidents, total, basis } = listing;
  return shell(
    "Incidents",
    html`<main>
<h1>What is reported</h1>
${basisNote(basis)}
${filterForm(filter, listing.countries)}
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

function whoToWhom({ reports }: Incident): Html {
  const report =
    reports.find(({ actors, recipients }) => actors.length > 0 && recipients.length > 0) ??
    reports.find(({ actors }) => actors.length > 0) ??
    reports[0];
  return html`${report.actors.length === 0 ? html`<em>someone not named</em>` : participantsWords(report.actors)}${
    report.recipients.length > 0 && html` → ${participantsWords(report.recipients)}`
  }`;
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

// ---------------------------------------------------------------- one incident

export function incidentPage(
  incident: Incident,
  assessments: readonly Assessment[],
  agreements: readonly Agreement[],
  articles: ReadonlyMap<string, Pick<Article, "title">>,
): string {
  const [first] = incident.reports;
  const entries = claimsOf(incident);
  const denials = entries.filter(isDenial);
  const others = entries.filter((entry) => !isDenial(entry));
  return shell(
    incident.code,
    html`<main>
<header class="page-head"><h1>${incident.code}: ${deed(first.type, first.mode)}</h1>
<p>${whoToWhom(incident)}</p>
<p class="facts">${placeWords(incident.place)} · ${dateWords(incident.date)} · <b>${incident.verification.state}</b>: ${incident.verification.why}</p></header>
<h2>Who says what</h2>
<div class="sides"><section aria-label="Claims">${others.map((entry) => claimCard(entry, articles))}</section>
<section aria-label="Denials">${denials.length === 0 ? html`<p class="facts">No denial on record.</p>` : denials.map((entry) => claimCard(entry, articles))}</section></div>
<h2>Where the claims come from</h2>
<ul>${incident.origins.map(
      (origin) =>
        html`<li>${origin.label} <small>(${origin.basis.replaceAll("-", " ")}, ${countWords(origin.reports.length, "report")}${origin.interested && ", a side with an interest"})</small></li>`,
    )}</ul>
${incident.tallies.length > 0 && talliesTable(incident)}
<h2>What it may mean for agreements</h2>
${assessments.length === 0 ? html`<p>It touches no agreement on file.</p>` : agreements.flatMap((agreement) => assessmentViews(agreement, assessments))}
</main>`,
  );
}

interface Entry {
  readonly report: Incident["reports"][number];
  readonly claim: Claim;
}

/** Every claim once; an article that words one thing twice in one sentence says it once. */
function claimsOf({ reports }: Incident): readonly Entry[] {
  const entries = reports.flatMap((report) => report.claims.map((claim) => ({ report, claim })));
  const keyOf = ({ report, claim: { citation, stance } }: Entry) =>
    `${report.article} ${citation.span.start} ${citation.span.end} ${stance}`;
  return [...new Map(entries.map((entry) => [keyOf(entry), entry])).values()];
}

function isDenial({ claim }: Entry): boolean {
  return claim.polarity === "negative" || claim.stance === "denies";
}

function claimCard({ report, claim }: Entry, articles: ReadonlyMap<string, Pick<Article, "title">>): Html {
  const notes = [passedOnWords(claim), certaintyWords(claim.certainty), realisWords(claim.realis)].filter(
    (note) => note !== "",
  );
  return html`<div class="card"><p><b>${speakerWords(claim)}</b> ${stanceWords(claim.stance)}${notes.length > 0 && html` <small>(${notes.join("; ")})</small>`}</p>
<p class="claim"><q>${claim.citation.exact}</q></p>
<p class="facts">in <a href="/articles/${report.article}">${articles.get(report.article)?.title || "the article"}</a>, ${report.publisher}${
    report.publishedAt !== null && `, ${dayWords(report.publishedAt)}`
  }</p></div>`;
}

function talliesTable({ tallies }: Incident): Html {
  return html`<h2>Rival counts</h2><table><thead><tr><th>counted by</th><th>how many</th><th>as of</th><th>words</th></tr></thead>
<tbody>${tallies.map(
    (tally) =>
      html`<tr><td>${tally.by}</td><td>${quantitiesWords(tally.quantities)}</td><td>${tally.asOf === null ? "not given" : dayWords(tally.asOf)}</td><td><q>${tally.citation.exact}</q></td></tr>`,
  )}</tbody></table>`;
}

function assessmentViews(agreement: Agreement, assessments: readonly Assessment[]): readonly Html[] {
  return assessments
    .filter((assessment) => assessment.agreement === agreement.id)
    .map((assessment) => {
      const obligation = agreement.obligations.find(({ id }) => id === assessment.obligation);
      const zone = agreement.zones.find(({ id }) => id === assessment.zone);
      return html`<div class="card"><p class="what">${valueWords(assessment.value)} <small class="tag">assessed by ${assessment.by}, ${assessment.rule}</small></p>
<p><a href="/agreements/${agreement.id}">${agreement.title}</a>${zone !== undefined && `, ${zone.name}`}</p>
<p class="facts">${obligation?.clause ?? ""}: ${obligation?.summary ?? ""}</p>
<div class="sides"><div><h3>Reasons for</h3>${reasonList(assessment.reasonsFor)}</div><div><h3>Reasons against</h3>${reasonList(assessment.reasonsAgainst)}</div></div></div>`;
    });
}

function reasonList(reasons: readonly Reason[]): Html {
  return reasons.length === 0
    ? html`<p class="facts">none</p>`
    : html`<ul>${reasons.map(({ text }) => html`<li>${text}</li>`)}</ul>`;
}

// ---------------------------------------------------------------- articles

export function articlesListPage(articles: readonly Omit<Article, "text">[]): string {
  return shell(
    "Articles",
    html`<main><h1>Articles</h1>
<table><thead><tr><th>day</th><th>title</th><th>publisher</th></tr></thead>
<tbody>${articles.map(
      (article) =>
        html`<tr><td>${article.publishedAt ?? "not known"}</td><td><a href="/articles/${article.id}">${article.title || "Untitled"}</a></td><td>${article.publisher}</td></tr>`,
    )}</tbody></table></main>`,
  );
}

export function articlePage(digest: Digest, incidents: readonly Incident[]): string {
  return shell(
    digest.article.title || "Untitled",
    html`<main>${articleView(digest)}
<h2>Incidents it tells of</h2><ul>${incidents.map((incident) => html`<li><a href="/incidents/${incident.code}">${incident.code}</a> ${deed(incident.type, incident.reports[0].mode)}, ${placeWords(incident.place)}, ${dateWords(incident.date)}</li>`)}</ul></main>`,
    html`<script type="module" src="/evidence.js"></script>`,
  );
}

// ---------------------------------------------------------------- agreements

export function agreementsPage(agreements: readonly Agreement[], counts: ReadonlyMap<string, number>): string {
  return shell(
    "Agreements",
    html`<main><h1>Agreements</h1>
${agreements.map(
  (
    agreement,
  ) => html`<section class="card"><p class="what"><a href="/agreements/${agreement.id}">${agreement.title}</a></p>
<p class="facts">${effectiveWords(agreement)}</p>
<p class="facts">${lastState(agreement)} · ${countWords(agreement.zones.length, "zone")} · ${countWords(agreement.obligations.length, "obligation")}</p>
<p>${countWords(counts.get(agreement.id) ?? 0, "incident")} on record that may bear on it</p></section>`,
)}</main>`,
  );
}

function lastState({ lifecycle }: Agreement): string {
  const last = lifecycle.at(-1);
  return last === undefined
    ? "whether it is in force is not on file"
    : `${valueWords(last.state)} since ${dayWords(last.from)}, according to ${last.saidBy}`;
}

/** One agreement clause by clause, with its clocks and the incidents set against it, as on a day. */
export function agreementPage(state: AgreementState): string {
  return shell(state.agreement.title, html`<main>${agreementStateView(state)}</main>`);
}

export function missingPage(what: string): string {
  return shell(
    "Not found",
    html`<main><h1>Not on record</h1><p>${what}</p><p><a href="/">All incidents</a></p></main>`,
  );
}

function countWords(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
