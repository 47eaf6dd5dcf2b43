import { type Html, html, page } from "../../present/html.ts";

/** A page of the record with what every page has around it. `scripts` are names of files that the server gives out. */
export function shell(title: string, body: Html, scripts: readonly string[] = []): string {
  return page(
    `${title} · Tocsin`,
    html`<header class="bar"><b><a href="/">Tocsin</a></b><nav aria-label="Pages"><a href="/">Incidents</a> · <a href="/articles">Articles</a> · <a href="/agreements">Agreements</a> · <a href="/coverage">Coverage</a> · <a href="/decisions">Decisions</a></nav></header>
${body}
<footer>Tocsin records who says what happened and shows it beside the agreements in force. It never rules: “possible non-compliance” is a question to look into, not a finding.</footer>${scripts.map((name) => html`<script type="module" src="/${name}"></script>`)}`,
  );
}

export function missingPage(what: string): string {
  return shell(
    "Not found",
    html`<main><h1>Not on record</h1><p>${what}</p><p><a href="/">All incidents</a></p></main>`,
  );
}
