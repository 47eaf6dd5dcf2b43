import type { Decided } from "../../model.ts";
import { authorWords, decisionWords, momentWords } from "../../present/decisions.ts";
import { type Html, html } from "../../present/html.ts";
import { shell } from "./shell.ts";

/** An incident by the id of which, or of a report in which, a decision goes. */
export interface Named {
  readonly id: string;
  readonly code: string;
}

/** Everything that people put on record, the latest first. */
export function decisionsPage(decisions: readonly Decided[], incidents: ReadonlyMap<string, Named>): string {
  const takenBack = new Map(
    decisions.flatMap(({ seq, decision }) => (decision.kind === "withdrawal" ? [[decision.of, seq] as const] : [])),
  );
  return shell(
    "Decisions",
    html`<main><h1>What people put on record</h1>
<p class="facts">${decisions.length === 1 ? "1 decision" : `${decisions.length} decisions`}, the latest first. None is ever changed or taken away; what was taken back stays, struck out.</p>
${decisions.length === 0 && html`<p>Nobody has put anything on record yet. The page of each incident has forms for it.</p>`}
<ol class="plain" reversed>${decisions.toReversed().map((decided) => decisionItem(decided, incidents, takenBack.get(decided.seq) ?? null))}</ol></main>`,
  );
}

function decisionItem(decided: Decided, incidents: ReadonlyMap<string, Named>, takenBackBy: number | null): Html {
  const { seq, at, by, about, decision, why } = decided;
  const incident = incidents.get(about);
  const words = html`${decisionWords(decided)}`;
  return html`<li class="card" id="no-${seq}"><p class="what">no. ${seq}: ${incident === undefined ? html`<small>${about}</small>` : html`<a href="/incidents/${incident.id}">${incident.code}</a>`} · ${takenBackBy === null ? words : html`<s>${words}</s>`}</p>
<p>${why}</p>
<p class="facts">${authorWords(by)}, ${momentWords(at)}${takenBackBy !== null && html` · taken back by <a href="#no-${takenBackBy}">no. ${takenBackBy}</a>`}${decision.kind === "withdrawal" && html` · <a href="#no-${decision.of}">no. ${decision.of}</a>`}</p></li>`;
}
