import type { Agreement, Decided, Dossier, ReportedEvent } from "../../model.ts";
import { authorWords, decisionWords } from "../../present/decisions.ts";
import { paperWords } from "../../present/dossier.ts";
import { type Html, html } from "../../present/html.ts";
import { valueWords } from "../../present/words.ts";

/**
 * Forms by which people put on record what they found out, hold or did. `web/record.ts` sends them to the API, which
 * checks them; without scripts they say what else to do.
 */
export function recordForms(dossier: Dossier, agreements: readonly Agreement[]): Html {
  const { incident, sealed } = dossier;
  return html`<section id="record" data-code="${incident.code}" data-incident="${incident.id}"><h2>Put on record</h2>
<noscript><p>These forms need scripts. <code>tocsin record ${incident.code}</code> does the same from a terminal.</p></noscript>
<p class="facts">Nothing that is put on record is ever changed or taken away; whoever takes it back says so beside it. Only the machine that holds the record takes anything.</p>
<p role="status" id="recorded"></p>
<form class="put" id="author"><label>Your name<input name="person" required maxlength="200" autocomplete="name"></label>
<label>Your organisation, if you speak for one<input name="organisation" maxlength="200" autocomplete="organization"></label></form>
${sealed ? form("reopen", "Reopen it: it is sealed and takes nothing else", html``) : openForms(dossier, agreements)}</section>`;
}

function openForms(dossier: Dossier, agreements: readonly Agreement[]): Html {
  const { incident, decisions } = dossier;
  const reports = incident.reports;
  return html`${form(
    "verification",
    "Say how far it is borne out",
    html`${choice("state", "State", ["verified", "refuted", "not-verifiable", "disputed", "corroborated", "reported", "withdrawn"])}
${lines("evidence", "Evidence, one piece on each line: a document, a picture, a link, what was seen and where")}`,
  )}
${form(
  "assessment",
  "Assess it under an obligation",
  html`${obligations("obligation", "Obligation", dossier, agreements, true)}
${choice("value", "It may be", ["possible-non-compliance", "likely-non-compliance", "cannot-be-determined", "consistent", "outside-scope"])}
${lines("reasonsFor", "Reasons for, one on each line")}
${lines("reasonsAgainst", "Reasons against, one on each line")}
<label>Dissents from<select name="dissentOf" data-type="number"><option value="">nobody</option><option value="0">the machine</option>${decisions.filter(({ decision }) => decision.kind === "assessment").map(({ seq, by }) => html`<option value="${seq}">no. ${seq}, ${authorWords(by)}</option>`)}</select></label>`,
)}
${form(
  "action",
  "Say what was done about it",
  html`${choice("action", "Action", ["contacted-party", "requested-verification", "site-visit", "alert-sent", "statement", "other"])}
<label>With whom<input name="whom" data-type="optional"></label>
<label>Day<input type="date" name="day" data-type="optional"></label>
<label>What came of it<input name="outcome" data-type="optional"></label>`,
)}
${form(
  "ruling",
  "Record what a named body decided",
  html`<label>Body<input name="body" required></label>
${obligations("obligation", "Obligation, if it names one", dossier, agreements, false)}
<label>Its own words<textarea name="finding" required></textarea></label>
<label>Document<input name="document" required></label>
<label>Day<input type="date" name="day" data-type="optional"></label>`,
)}
${
  reports.length > 1 &&
  form(
    "apart",
    "Split: two of its reports tell of two happenings",
    html`${reportChoice("about", "This report", reports)}${reportChoice("other", "and this one", reports.toReversed())}`,
  )
}
${form(
  "together",
  "Join: it is one happening with another incident",
  html`${reportChoice("about", "This report", reports)}
<label>tells of the same as incident<input name="code" required placeholder="code or id"></label>`,
)}
${form(
  "credibility",
  "Grade one of its reports",
  html`${reportChoice("about", "Report", reports)}
<label>How far to be believed (NATO’s scale)<select name="grade" data-type="number" required>${["confirmed by other sources", "probably true", "possibly true", "doubtful", "improbable", "truth cannot be judged"].map((words, i) => html`<option value="${i + 1}">${i + 1}, ${words}</option>`)}</select></label>`,
)}
${form("marking", "Mark who may see it", choice("marking", "Traffic Light Protocol 2.0", ["CLEAR", "GREEN", "AMBER", "AMBER+STRICT", "RED"]))}
${decisions.length > 0 && form("withdrawal", "Take back a decision", html`<label>Decision<select name="of" data-type="number" required>${decisions.map(decisionOption)}</select></label>`)}
${form("seal", "Seal it: no more decisions until someone reopens it", html``)}`;
}

function form(kind: string, title: string, fields: Html): Html {
  return html`<details class="card"><summary>${title}</summary><form class="put" data-kind="${kind}">${fields}
<label>Why<textarea name="why" required></textarea></label><button disabled>Put on record</button></form></details>`;
}

function choice(name: string, label: string, values: readonly string[]): Html {
  return html`<label>${label}<select name="${name}" required>${values.map((value) => html`<option value="${value}">${valueWords(value)}</option>`)}</select></label>`;
}

function lines(name: string, label: string): Html {
  return html`<label>${label}<textarea name="${name}" data-type="lines"></textarea></label>`;
}

/** The obligations that it touches, and where one is required all others behind them. */
function obligations(
  name: string,
  label: string,
  { findings }: Dossier,
  agreements: readonly Agreement[],
  required: boolean,
): Html {
  const touched = new Set<string>(findings.map(({ obligation }) => obligation));
  const group = (title: string, isWanted: (id: string) => boolean) =>
    agreements.map((agreement) => {
      const wanted = agreement.obligations.filter(({ id }) => isWanted(id));
      return (
        wanted.length > 0 &&
        html`<optgroup label="${title}${agreement.title}">${wanted.map(({ id, clause }) => html`<option value="${id}">${clause}</option>`)}</optgroup>`
      );
    });
  return html`<label>${label}<select name="${name}" ${required ? { safe: "required" } : { safe: 'data-type="optional"' }}>${!required && html`<option value="">none</option>`}${group("Touched: ", (id) => touched.has(id))}${required && group("", (id) => !touched.has(id))}</select></label>`;
}

function reportChoice(name: string, label: string, reports: readonly ReportedEvent[]): Html {
  return html`<label>${label}<select name="${name}" required>${reports.map((report) => html`<option value="${report.id}">${reportName(report)}</option>`)}</select></label>`;
}

function reportName(report: ReportedEvent): string {
  const words = report.claims[0].citation.exact.replace(/\s+/g, " ");
  return `${paperWords(report)}: “${words.length > 60 ? `${words.slice(0, 60)}…` : words}”`;
}

function decisionOption(decided: Decided): Html {
  return html`<option value="${decided.seq}">no. ${decided.seq}, ${authorWords(decided.by)}: ${decisionWords(decided)}</option>`;
}
