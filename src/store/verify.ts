import type { Article, ArticleId } from "../model.ts";
import { holds } from "../span.ts";
import { citationsIn } from "./citations.ts";
import { describeBreak } from "./journal.ts";
import type { Problem } from "./problems.ts";
import type { RecordedCapture } from "./records.ts";
import type { Store } from "./store.ts";

/**
 * Everything in a store that is not as it should be: a line of the journal that was changed, a page that is
 * gone or altered, an index that knows what the journal does not, a citation that no longer says what its
 * article says. An empty list is a clean bill.
 */
export async function verify(store: Store): Promise<readonly Problem[]> {
  return [
    ...(await verifyJournal(store)),
    ...(await verifyIndex(store)),
    ...(await verifyCaptures(store)),
    ...(await verifyCitations(store)),
    ...(await verifyDecisions(store)),
  ];
}

async function verifyJournal(store: Store): Promise<readonly Problem[]> {
  const broken = await store.findBreak();
  if (broken === null) return [];
  const message = describeBreak("The journal", broken);
  return [{ where: "journal", about: "journal.jsonl", line: broken.line, message }];
}

/** The index may lag behind the journal, never run ahead of it. */
async function verifyIndex(store: Store): Promise<readonly Problem[]> {
  const [position, { head }] = [await store.position(), store];
  if (position.seq < head.seq || (position.seq === head.seq && position.hash === head.hash)) return [];
  const message =
    position.seq > head.seq
      ? `The index has taken in entry ${position.seq}, but the journal ends after ${head.seq}: entries are missing.`
      : `The index has entry ${position.seq} as ${position.hash}, the journal as ${head.hash}.`;
  return [{ where: "index", about: "index", line: position.seq, message }];
}

async function verifyCaptures(store: Store): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for await (const capture of store.captures()) {
    const problem = await verifyCapture(capture, store);
    if (problem !== null) problems.push(problem);
  }
  return problems;
}

async function verifyCapture({ url, sha256, seq }: RecordedCapture, store: Store): Promise<Problem | null> {
  const body = await store.body(sha256);
  if (body.status === "whole") return null;
  const message =
    body.status === "missing"
      ? `${body.path} is missing.`
      : `${body.path} was changed: expected ${sha256}, found ${body.found}.`;
  return { where: "capture", about: url, line: seq, message };
}

async function verifyCitations(store: Store): Promise<readonly Problem[]> {
  const articles = new RecentArticles(store);
  const problems: Problem[] = [];
  for await (const { article, reports, places } of store.allDigests()) {
    problems.push(...(await failing(article.id, [reports, places], articles)));
  }
  for await (const { incident, assessments } of store.allIncidents()) {
    problems.push(...(await failing(incident.id, [incident, assessments], articles)));
  }
  return problems;
}

async function verifyDecisions(store: Store): Promise<readonly Problem[]> {
  return (await store.unreadDecisions()).map(({ seq, reason }) => {
    const message = `This version cannot read it, so it is in effect nowhere, but it is kept: ${reason}`;
    return { where: "decision", about: `no. ${seq}`, line: seq, message };
  });
}

async function failing(about: string, value: unknown, articles: RecentArticles): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const citation of citationsIn(value)) {
    const article = await articles.get(citation.article);
    if (article !== null && holds(citation, article)) continue;
    const { start, end } = citation.span;
    const found = article === null ? "no such article" : JSON.stringify(article.text.slice(start, end));
    const message = `${citation.article} ${start}-${end} should say ${JSON.stringify(citation.exact)}; found ${found}.`;
    problems.push({ where: "citation", about, line: null, message });
  }
  return problems;
}

/** Some tens of megabytes. */
const ARTICLES_KEPT = 5000;

/** The articles that were last asked for, so that an incident's many citations do not each fetch one. */
class RecentArticles {
  readonly #store: Store;
  readonly #kept = new Map<ArticleId, Article | null>();

  constructor(store: Store) {
    this.#store = store;
  }

  async get(id: ArticleId): Promise<Article | null> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) return kept;
    const article = await this.#store.article(id);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= ARTICLES_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.set(id, article);
    return article;
  }
}
