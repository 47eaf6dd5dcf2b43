import type {
  Agreement,
  Article,
  Assessment,
  Decided,
  Decision,
  Dossier,
  Finding,
  Incident,
  Opinion,
  Reason,
  ReportedEvent,
  Verification,
} from "../model.ts";
import { authorWords, decisionWords, markingWords, momentWords, obligationOf, stateWords } from "./decisions.ts";
import {
  type DossierView,
  originFacts,
  paperWords,
  placeFacts,
  standingWords,
  tallyFacts,
  type Voice,
  voiceNotes,
  voices,
  whoToWhom,
} from "./dossier.ts";
import { type Html, html, page } from "./html.ts";
import { originsCounted, sharedInterests, sharedWords } from "./interests.ts";
import { openQuestions } from "./open-questions.ts";
import { ownersOf, ownerWords } from "./owners.ts";
import {
  countWords,
  dateWords,
  deed,
  placeWords,
  quantitiesWords,
  speakerWords,
  stanceWords,
  valueWords,
} from "./words.ts";

/** Dossiers on a page of their own, which needs nothing else to be shown: to print, or to send by mail. */
export function dossiersPage(dossiers: readonly Dossier[], view: DossierView): string {
  const title = dossiers.map(({ incident }) => incident.code).join(", ");
  return page(title, html`<main>${dossiers.map((dossier) => dossierHtml(dossier, view))}</main>`);
}

/** All that is on record of an incident, what each side says side by side. */
export function dossierHtml(dossier: Dossier, view: DossierView): Html {
  const { incident } = dossier;
  const open = openQuestions(dossier);
  return html`${heading(dossier, view)}
${open.length > 0 && html`<section class="card"><h2>What is open</h2><ul>${open.map((line) => html`<li>${line}</li>`)}</ul></section>`}
${voicesView(incident, view)}
${obligationsView(dossier, view)}
${talliesView(incident)}
<div class="sides">${originsView(incident, view)}${joinsView(incident, view)}</div>
${verificationView(dossier)}
${part("Rulings", decided(dossier, ["ruling"]))}
${part("Actions", decided(dossier, ["action"]))}
${part("Grades of sources and reports: two scales, never one", decided(dossier, ["reliability", "credibility"]))}
${part("Kept together, kept apart, sealed, marked", decided(dossier, ["together", "apart", "seal", "reopen", "marking"]))}
${part("Taken back", withdrawnItems(dossier))}`;
}

function heading(dossier: Dossier, { asOf }: DossierView): Html {
  const { incident, marking, sealed } = dossier;
  const [first] = incident.reports;
  return html`<header class="page-head">${asOf !== null && html`<p><b>${asOf}</b></p>`}
<h1>${incident.code}: ${deed(first.type, first.mode)}${marking !== null && html` <small class="tag">${markingWords(marking)}</small>`}${
    sealed && html` <small class="tag">sealed</small>`
  }</h1>
<p>${whoToWhom(incident)}</p>
<p class="facts">${placeFacts(incident.place) ?? placeWords(incident.place)} · ${dateWords(incident.date)} · <b>${standingWords(dossier)}</b> · ${countWords(incident.reports.length, "report")}, ${originsCounted(incident)}</p></header>`;
}

// ---------------------------------------------------------------- who says what

function voicesView(incident: Incident, view: DossierView): Html {
  const [[said, told], [denied, denials], [otherwise, others]] = voices(incident);
  return html`<div class="sides">${voiceColumn(said, told, "Nobody is on record saying that it happened.", view)}
${voiceColumn(denied, denials, "No denial is on record.", view)}</div>
${others.length > 0 && voiceColumn(otherwise, others, "", view)}`;
}

function voiceColumn(title: string, told: readonly Voice[], none: string, view: DossierView): Html {
  return html`<section aria-label="${title}"><h2>${title}</h2>
${told.length === 0 ? html`<p class="facts">${none}</p>` : told.map((voice) => voiceCard(voice, view))}</section>`;
}

function voiceCard(voice: Voice, view: DossierView): Html {
  const { claim, told } = voice;
  const notes = voiceNotes(claim);
  return html`<div class="card"><p><b>${speakerWords(claim)}</b> ${stanceWords(claim.stance)}${notes !== "" && html` <small>(${notes})</small>`}</p>
<p class="claim"><q>${claim.citation.exact}</q></p>
${told.map((report) => html`<p class="facts">${articleLink(report, view)}, ${paperWords(report)} <small>${report.id}</small></p>`)}</div>`;
}

function articleLink(report: ReportedEvent, { articles, pathOf }: DossierView): Html {
  const found = articles.get(report.article);
  const title = found?.title || "the article";
  const address = pathOf(report) ?? webAddress(found);
  return address === null ? html`${title}` : html`<a href="${address}" rel="noreferrer nofollow">${title}</a>`;
}

function webAddress(article: Pick<Article, "url"> | undefined): string | null {
  return article !== undefined && /^https?:/.test(article.url) ? article.url : null;
}

// ---------------------------------------------------------------- obligations

/** What lies outside the scope of an obligation, as far as anybody says, is folded away. */
function obligationsView({ findings }: Dossier, { agreements }: DossierView): Html {
  const isOutside = ({ machine, dissents, people }: Finding) =>
    dissents.length + people.length === 0 && machine.every(({ value }) => value === "outside-scope");
  const outside = findings.filter(isOutside);
  const touched = findings.filter((finding) => !isOutside(finding));
  return html`<section><h2>Obligations it touches</h2>
${touched.length === 0 ? html`<p class="facts">None of an agreement on file.</p>` : touched.map((finding) => findingView(finding, agreements))}
${outside.length > 0 && html`<details><summary>Outside the scope of ${countWords(outside.length, "obligation")} that it was held against</summary>${outside.map((finding) => findingView(finding, agreements))}</details>`}</section>`;
}

function findingView({ obligation: id, machine, dissents, people }: Finding, agreements: readonly Agreement[]): Html {
  const found = obligationOf(id, agreements);
  return html`<div class="card"><h3>${found === null ? id : `${found.agreement.title}: ${found.obligation.clause}`}</h3>
${found !== null && html`<p>${found.obligation.summary} <small>${id}</small></p>`}
${machine.map((assessment) => machineView(assessment))}
${[...dissents, ...people].map(opinionView)}</div>`;
}

function machineView({ value, reasonsFor, reasonsAgainst, rule }: Assessment): Html {
  return html`<p><b>${valueWords(value)}</b> <small class="tag">the machine, ${rule}</small></p>
<div class="sides">${reasonsView("For", reasonsFor)}${reasonsView("Against", reasonsAgainst)}</div>`;
}

function reasonsView(title: string, reasons: readonly (Reason | string)[]): Html {
  return html`<div><h4>${title}</h4>${
    reasons.length === 0
      ? html`<p class="facts">none</p>`
      : html`<ul>${reasons.map((reason) => html`<li>${typeof reason === "string" ? reason : reason.text}</li>`)}</ul>`
  }</div>`;
}

function opinionView({ decided: { decision, by, at, why, seq }, dissents }: Opinion): Html {
  if (decision.kind !== "assessment") return html``;
  const { value, reasonsFor, reasonsAgainst, dissentOf } = decision;
  return html`<div class="card"><p><b>${valueWords(value)}</b> <small class="tag">${dissentOf !== null && "dissent by "}${authorWords(by)}, no. ${seq}</small></p>
<p>${why} <small>${momentWords(at)}</small></p>
${reasonsFor.length + reasonsAgainst.length > 0 && html`<div class="sides">${reasonsView("For", reasonsFor)}${reasonsView("Against", reasonsAgainst)}</div>`}
${dissents.map(opinionView)}</div>`;
}

// ---------------------------------------------------------------- origins, joins, counts

function originsView(incident: Incident, { articles, publisherOf }: DossierView): Html {
  const owners = ownersOf(incident, articles, publisherOf);
  const { origins } = incident;
  return html`<section><h2>Where the words come from: ${originsCounted(incident)}</h2>${sharedInterests(incident).map((shared) => html`<p class="facts">${sharedWords(shared)}</p>`)}<ul>${origins.map(
    (origin) =>
      html`<li><b>${origin.label}</b>: ${originFacts(origin)}${
        origin.grounds.length > 0 &&
        html`<ul>${origin.grounds.map(({ text }) => html`<li>one, since ${text}</li>`)}</ul>`
      }${origin.interest !== null && html`<p class="facts">${origin.interest.text}</p>`}</li>`,
  )}</ul>${owners.map(
    (publisher) =>
      html`<p class="facts">${ownerWords(publisher)} (<a href="${publisher.source}" rel="noreferrer nofollow">check</a>)</p>`,
  )}</section>`;
}

function joinsView({ joins, reports }: Incident, view: DossierView): Html {
  if (joins.length === 0) return html``;
  const paper = (id: string) => reports.find((report) => report.id === id)?.publisher ?? "";
  return html`<section><h2>Why these reports are taken for one happening</h2>
<p class="facts">Each ground with its weight: above nought it speaks for one happening, below against it.</p><ul>${joins.map(
    ({ reports: [a, b], score, grounds }) =>
      html`<li>${paper(a)} <small>${a}</small> and ${paper(b)} <small>${b}</small>: <b>${weightWords(score)}</b>
<ul>${grounds.map(({ code, weight }) => html`<li>${view.groundWords(code)} <small>${weightWords(weight)}</small></li>`)}</ul></li>`,
  )}</ul></section>`;
}

function weightWords(weight: number): string {
  if (!Number.isFinite(weight)) return "a person's word";
  const rounded = Math.round(Math.abs(weight) * 10) / 10;
  return `${weight > 0 ? "+" : weight < 0 ? "\u2212" : ""}${rounded}`;
}

function talliesView({ tallies }: Incident): Html {
  if (tallies.length === 0) return html``;
  return html`<section><h2>Counts, side by side</h2><table><thead><tr><th scope="col">how many</th><th scope="col">by whom, as of when</th><th scope="col">in the words</th></tr></thead>
<tbody>${tallies.map((tally) => html`<tr><th scope="row">${quantitiesWords(tally.quantities)}</th><td>${tallyFacts(tally)}</td><td><q>${tally.citation.exact}</q></td></tr>`)}</tbody></table></section>`;
}

// ---------------------------------------------------------------- people

function verificationView({ verification }: Dossier): Html {
  return html`<section><h2>Verification, step by step</h2><ol>${verification.map(stepView)}</ol></section>`;
}

function stepView({ state, by, at, why, evidence }: Verification): Html {
  return html`<li><b>${stateWords(state)}</b> by ${by === "reports" ? "the reports" : authorWords(by)}${at !== null && `, ${momentWords(at)}`}: ${why}${
    evidence.length > 0 &&
    html`<ul>${evidence.map((text) => html`<li>evidence: ${/^https?:\/\//.test(text) ? html`<a href="${text}" rel="noreferrer nofollow">${text}</a>` : text}</li>`)}</ul>`
  }</li>`;
}

function decided({ decisions }: Dossier, kinds: readonly Decision["kind"][]): readonly Html[] {
  return decisions.filter(({ decision }) => kinds.includes(decision.kind)).map((one) => decidedItem(one));
}

function decidedItem(one: Decided): Html {
  return html`<li>${decisionWords(one)}<p class="facts">${authorWords(one.by)}, ${momentWords(one.at)} (no. ${one.seq}): ${one.why}</p></li>`;
}

function withdrawnItems({ withdrawn }: Dossier): readonly Html[] {
  return withdrawn.map(
    ({ decided: one, by }) =>
      html`<li>no. ${one.seq}: <s>${decisionWords(one)}</s>, by ${authorWords(one.by)}: ${one.why}
<p class="facts">taken back by ${authorWords(by.by)}, ${momentWords(by.at)} (no. ${by.seq}): ${by.why}</p></li>`,
  );
}

function part(title: string, items: readonly Html[]): Html {
  return items.length === 0 ? html`` : html`<section><h2>${title}</h2><ul>${items}</ul></section>`;
}
