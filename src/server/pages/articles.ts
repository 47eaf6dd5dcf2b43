import type { Article, Digest, Incident } from "../../model.ts";
import { articleView, html } from "../../present/html.ts";
import { dateWords, deed, placeWords } from "../../present/words.ts";
import { shell } from "./shell.ts";

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
    ["evidence.js"],
  );
}
