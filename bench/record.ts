import { createHash } from "node:crypto";
import { addDays } from "../src/day.ts";
import { match } from "../src/match/match.ts";
import { incidentOf } from "../src/merge/incidents.ts";
import type { ArticleId, Citation, Digest, Incident, ReportedEvent } from "../src/model.ts";
import type { Store } from "../src/store/store.ts";
import { AGREEMENTS } from "./agreements.ts";
import { madeUpReports } from "./reports.ts";

/** Incidents told of in one article, as in a bulletin of the day. */
const PER_ARTICLE = 40;
/** Reports of one happening come one after the other; the first of each stands for it here. */
const TELLINGS = 5;
/** One incident in so many is a withdrawal, which ceasefires ask for; the rest are attacks. */
const WITHDRAWALS = 50;
const FIRST_FETCH = "2024-01-02T06:00:00Z";

/** Fills an empty store with so many made-up incidents, each with one report, in bulletins of forty, set against the made-up agreements. */
export async function fillStore(store: Store, incidents: number): Promise<readonly ArticleId[]> {
  const reports = madeUpReports(incidents * TELLINGS)
    .filter((_, i) => i % TELLINGS === 0)
    .map(deedOf);
  const articles: ArticleId[] = [];
  for (let start = 0; start < reports.length; start += PER_ARTICLE) {
    const number = start / PER_ARTICLE;
    const digest = bulletinOf(number, reports.slice(start, start + PER_ARTICLE));
    const body = new TextEncoder().encode(digest.article.text);
    const { capture } = await store.addCapture({
      url: digest.article.url,
      fetchedAt: FIRST_FETCH,
      mediaType: "text/plain",
      sha256: createHash("sha256").update(body).digest("hex"),
      body,
      stated: {},
    });
    const found: readonly Incident[] = digest.reports.map((report) => incidentOf([report], []));
    const ledger = { incidents: found, assessments: found.flatMap((incident) => match(incident, AGREEMENTS)) };
    await store.save({ capture, digest, known: [], ledger, marksOf: () => [] });
    articles.push(digest.article.id);
  }
  return articles;
}

function deedOf(report: ReportedEvent, number: number): ReportedEvent {
  return number % WITHDRAWALS === 0 ? { ...report, type: "RETREAT", mode: "withdraw", recipients: [] } : report;
}

function bulletinOf(number: number, told: readonly ReportedEvent[]): Digest {
  const id: ArticleId = `article:bulletin-${number}`;
  const publisher = `Paper ${number % 60}`;
  const publishedAt = addDays(told[0]?.publishedAt ?? "2024-01-02", 0);
  const reports: ReportedEvent[] = [];
  let text = "";
  for (const report of told) {
    const sentence = report.claims[0].citation.exact;
    reports.push({ ...cited(report, id, sentence, text.length), article: id, publisher, publishedAt });
    text += `${sentence}\n\n`;
  }
  return {
    article: {
      id,
      url: `https://paper-${number % 60}.example/bulletin-${number}`,
      publisher,
      publishedAt,
      language: "en",
      title: `Bulletin ${number}`,
      text,
      dateline: null,
    },
    reading: { sentences: [], names: [], mentions: [], attributions: [], events: [], claims: [], diagnostics: [] },
    places: [],
    reports,
  };
}

/** A report whose every citation stands in its sentence of a bulletin. */
function cited<Part>(part: Part, article: ArticleId, sentence: string, at: number): Part {
  if (Array.isArray(part)) return part.map((each) => cited(each, article, sentence, at)) as Part;
  if (typeof part !== "object" || part === null) return part;
  if ("exact" in part && "span" in part) return citation(String(part.exact), article, sentence, at) as Part;
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, cited(value, article, sentence, at)]),
  ) as Part;
}

function citation(wanted: string, article: ArticleId, sentence: string, at: number): Citation {
  const exact = sentence.includes(wanted) ? wanted : (sentence.split(" ")[0] ?? "");
  const start = at + sentence.indexOf(exact);
  return { article, span: { start, end: start + exact.length }, exact };
}
