import type { Article, Digest, ReportedEvent, Span } from "../model.ts";
import {
  contextsWords,
  dateWords,
  dayWords,
  deed,
  participantsWords,
  placeWords,
  quantitiesWords,
  realisWords,
  stanceWords,
  voiceWords,
} from "./words.ts";

/** A piece of HTML that is safe to print as it is. Made only by `html`, so that no text slips through unescaped. */
export interface Html {
  readonly safe: string;
}

type Part = Html | string | number | null | false | readonly Part[];

/** HTML from a template. Whatever is put into it is escaped, unless it is HTML already. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { safe: strings.reduce((out, text, i) => out + render(parts[i - 1] ?? "") + text) };
}

function render(part: Part): string {
  if (part === null || part === false) return "";
  if (typeof part === "string" || typeof part === "number") return escapeHtml(String(part));
  return "safe" in part ? part.safe : part.map(render).join("");
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** A page of its own, that needs nothing else to be shown. */
export function page(title: string, body: Html, head: Html = html``): string {
  const doc = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ safe: STYLE }}</style>
${head}
</head>
<body>
${body}
</body>
</html>
`;
  return doc.safe;
}

/** A page that shows each article's text with the evidence marked, and the events read from it. */
export function articlesPage(digests: readonly Digest[]): string {
  const title = digests.length === 1 ? digests[0]?.article.title || "Untitled" : `${digests.length} articles`;
  return page(title, html`<main>${digests.map((digest, i) => articleView(digest, `a${i}-`))}</main>`);
}

/** The text on one side, what was read from it on the other; each event is tied to the words that say it. */
export function articleView({ article, reports }: Digest, prefix = ""): Html {
  return html`<header class="page-head">
<h1>${article.title || "Untitled"}</h1>
<p class="facts">${article.publisher} · ${article.publishedAt === null ? "day of publication not known" : dayWords(article.publishedAt)}
${article.language === "en" || article.language === "" ? null : html` · language: ${article.language}`}
${/^https?:/.test(article.url) && html` · <a href="${article.url}" rel="noreferrer nofollow">the page itself</a>`}</p>
</header>
<div class="columns">
<article class="text" aria-label="Text of the article">${markedText(article, reports, prefix)}</article>
<section aria-label="What was read from it">
<h2>What is reported</h2>
${reports.length === 0 ? html`<p>Nothing that we can read as an event.</p>` : reports.map((report, i) => eventCard(report, i, prefix))}
</section>
</div>`;
}

function eventCard(report: ReportedEvent, index: number, prefix: string): Html {
  const facts = [
    placeWords(report.place),
    dateWords(report.date),
    quantitiesWords(report.quantities),
    realisWords(report.realis),
    contextsWords(report.contexts),
  ];
  return html`<div class="card ${report.type === "ASSAULT" ? "force" : ""}" id="${prefix}e${index}" tabindex="0">
<p class="what"><a href="#${prefix}w${index}" title="Show the words">${deed(report.type, report.mode)}</a> <small class="tag">${report.type}</small></p>
<p>${report.actors.length === 0 ? html`<em>someone not named</em>` : participantsWords(report.actors)}${
    report.recipients.length > 0 && html` → ${participantsWords(report.recipients)}`
  }</p>
<p class="facts">${facts.filter((fact) => fact !== "").join(" · ")}</p>
${report.claims.map(
  (claim) =>
    html`<p class="claim">according to <b>${voiceWords(claim)}</b>, who ${stanceWords(claim.stance)}: <q>${claim.citation.exact}</q></p>`,
)}
<p class="rule">read by ${report.rule}</p>
</div>`;
}

// ---------------------------------------------------------------- evidence in the text

interface Evidence extends Span {
  readonly event: number;
  readonly role: "trigger" | "claim" | "who" | "place";
}

/** The article's text in paragraphs, with every piece of evidence marked by the event it speaks for. */
function markedText(article: Article, reports: readonly ReportedEvent[], prefix: string): Html {
  const evidence = reports.flatMap(evidenceOf).sort((a, b) => a.start - b.start);
  const cuts = new Set([0, article.text.length, ...evidence.flatMap(({ start, end }) => [start, end])]);
  const ends = [...cuts].sort((a, b) => a - b);
  const started = new Set<number>();
  let on: readonly Evidence[] = [];
  let next = 0;
  const pieces = ends.slice(1).map((end, i) => {
    const start = ends[i] ?? 0;
    const from = next;
    while ((evidence[next]?.start ?? Number.POSITIVE_INFINITY) <= start) next++;
    on = [...on, ...evidence.slice(from, next)].filter((piece) => piece.end > start);
    return markedPiece(article.text.slice(start, end), on, started, prefix);
  });
  return html`${pieces}`;
}

function markedPiece(text: string, on: readonly Evidence[], started: Set<number>, prefix: string): Html {
  const lines = text.split(/\n\s*\n|\n/);
  const body = html`${lines.map((line, i) => (i === 0 ? html`${line}` : html`<br><span class="gap"></span>${line}`))}`;
  if (on.length === 0) return body;
  const events = [...new Set(on.map((piece) => `${prefix}e${piece.event}`))];
  const opening = on.find((piece) => piece.role === "trigger" && !started.has(piece.event));
  if (opening !== undefined) started.add(opening.event);
  const roles = [...new Set(on.map((piece) => piece.role))].join(" ");
  const id = opening === undefined ? null : html` id="${prefix}w${opening.event}"`;
  return html`<mark class="${roles}" data-events="${events.join(" ")}"${id}>${body}</mark>`;
}

function evidenceOf(report: ReportedEvent, event: number): readonly Evidence[] {
  return [
    { ...report.trigger.span, event, role: "trigger" },
    ...report.claims.map((claim): Evidence => ({ ...claim.citation.span, event, role: "claim" })),
    ...[...report.actors, ...report.recipients].map((who): Evidence => ({ ...who.citation.span, event, role: "who" })),
    ...(report.place === null ? [] : [{ ...report.place.citation.span, event, role: "place" } as const]),
  ];
}

const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e9ee); --soft: light-dark(#57606a, #9aa4af);
  --line: light-dark(#d8dee4, #353c45); --paper: light-dark(#fff, #14171b); --card: light-dark(#f6f8fa, #1c2127);
  --link: light-dark(#0a56b3, #79b3ff); --force: light-dark(#a4420f, #ffa66b); --claim: light-dark(#fff4c9, #40380f);
  --on: light-dark(#ffdf6b, #7a6400); --seen: light-dark(#cfe8d5, #1f4a2b); --half: light-dark(#f5e6b8, #4a3d12); }
* { box-sizing: border-box; }
body { margin: 0; font: 16px/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper); overflow-wrap: anywhere; }
/* Columns keep their words whole. */
th, td { overflow-wrap: break-word; }
main, .bar, footer { max-width: 82rem; margin: 0 auto; padding: 0 1rem; }
.bar { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-block: .75rem; border-bottom: 1px solid var(--line); }
.bar b { font-size: 1.15rem; }
a { color: var(--link); } a:focus-visible, .card:focus-visible, summary:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.25rem 0 .25rem; } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem; } h3 { font-size: 1rem; margin: 1rem 0 .35rem; } h4 { font-size: .9rem; margin: .75rem 0 .25rem; }
.card > :is(h2, h3, summary):first-child { margin-top: 0; }
.facts, .rule, footer, small { color: var(--soft); font-size: .9rem; } p { margin: .35rem 0; }
.rule { font-size: .75rem; font-family: ui-monospace, monospace; }
.columns { display: grid; gap: 1.5rem; } @media (min-width: 60rem) { .columns { grid-template-columns: 3fr 2fr; } }
.text { font: 1.05rem/1.65 Georgia, serif; max-width: 42rem; } .gap { display: block; height: .7rem; }
mark { background: none; color: inherit; } mark.claim { background: var(--claim); }
mark.trigger { text-decoration: underline 2px var(--force); text-underline-offset: 3px; }
mark.on, mark:target { background: var(--on); }
.card { border: 1px solid var(--line); border-left: 4px solid var(--line); background: var(--card); border-radius: 6px; padding: .6rem .8rem; margin: 0 0 .8rem; }
.card.force { border-left-color: var(--force); } .card:target, .card.on { border-color: var(--link); }
.what { font-weight: 600; } .tag { border: 1px solid var(--line); border-radius: 4px; padding: 0 .35rem; font-weight: 400; font-size: .75rem; white-space: nowrap; }
.claim q { font-style: italic; } table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .45rem .6rem .45rem 0; border-bottom: 1px solid var(--line); }
th { font-size: .85rem; color: var(--soft); font-weight: 600; } .sides { display: grid; gap: 1rem; } @media (min-width: 44rem) { .sides { grid-template-columns: 1fr 1fr; } }
form.filter { display: flex; flex-wrap: wrap; gap: .5rem; margin: .75rem 0; align-items: end; } label { font-size: .8rem; color: var(--soft); display: grid; gap: .15rem; }
form label { min-width: 0; max-width: 100%; grid-template-columns: minmax(0, 1fr); } input, select, button { font: inherit; padding: .3rem .5rem; border: 1px solid var(--soft); border-radius: 5px; background: var(--paper); color: inherit; max-width: 100%; }
button { cursor: pointer; } ul.plain { list-style: none; padding: 0; } li { margin: .25rem 0; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .25rem; }
.calendar { width: auto; min-width: min(100%, 26rem); font-variant-numeric: tabular-nums; } .calendar th, .calendar td { padding: .3rem .45rem; border: 1px solid var(--line); } .calendar td { text-align: right; position: relative; }
.calendar tbody th { white-space: nowrap; } .day { padding-inline: .2rem; } .calendar td { width: 3rem; } .day.usual { background: var(--seen); } .day.thin { background: var(--half); }
.day.blind { background: repeating-linear-gradient(45deg, transparent 0 4px, var(--line) 4px 5px); }
details { margin: .5rem 0; } summary { cursor: pointer; padding: .25rem 0; } fieldset { border: 1px solid var(--line); border-radius: 6px; margin: 0 0 .8rem; }
form.put { display: grid; gap: .6rem; max-width: 42rem; margin: .5rem 0; } textarea { font: inherit; padding: .3rem .5rem; border: 1px solid var(--soft); border-radius: 5px; background: var(--paper); color: inherit; width: 100%; min-height: 4.5rem; }
form.put input, form.put select { width: 100%; } form.put button { justify-self: start; } [role="status"]:not(:empty) { border-left: 4px solid var(--link); padding: .3rem .6rem; }
.scroll { overflow-x: auto; } @media (max-width: 30rem) { .calendar th, .calendar td { padding: .25rem .2rem; font-size: .8rem; } }
footer { border-top: 1px solid var(--line); margin-top: 2.5rem; padding-block: 1rem; }
`;
