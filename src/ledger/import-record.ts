import { createHash } from "node:crypto";
import type { Article, ArticleId, Instant, ReportedEvent } from "../model.ts";
import { FOREIGN_TYPE, type ForeignArticle } from "../pipeline.ts";
import type { Store } from "../store/store.ts";

/** A line of a record that another store wrote (`tocsin export --format jsonl`); other kinds are passed over. */
export type BroughtLine =
  | { readonly kind: "article"; readonly article: Article }
  | {
      readonly kind: "incident";
      readonly incident: { readonly reports: readonly ReportedEvent[] };
      readonly decisions: readonly unknown[];
    };

/** What came of a record. */
export interface BroughtRecord {
  readonly added: number;
  /** Articles that were on record already, by our own reading or an earlier import. */
  readonly known: number;
  /** What people elsewhere put on record. It stays theirs, and is not taken in. */
  readonly decisions: number;
}

/** Records the articles of another store with what was read in them there, as captures that wait to be joined. Our own reading of an article stays. */
export async function importRecord(
  lines: AsyncIterable<BroughtLine>,
  store: Store,
  now: Instant,
): Promise<BroughtRecord> {
  const articles = new Map<ArticleId, Article>();
  const reports = new Map<ArticleId, ReportedEvent[]>();
  let decisions = 0;
  for await (const line of lines) {
    if (line.kind === "article") articles.set(line.article.id, line.article);
    else {
      decisions += line.decisions.length;
      for (const report of line.incident.reports) {
        const own = reports.get(report.article);
        if (own === undefined) reports.set(report.article, [report]);
        else own.push(report);
      }
    }
  }
  let [added, known] = [0, 0];
  for (const [id, article] of articles) {
    if ((await store.article(id)) !== null) known++;
    else {
      added++;
      await record({ article, reports: reports.get(id) ?? [] }, store, now);
    }
  }
  return { added, known, decisions };
}

async function record(brought: ForeignArticle, store: Store, now: Instant): Promise<void> {
  const { url, publisher, title } = brought.article;
  const body = new TextEncoder().encode(JSON.stringify(brought));
  const sha256 = createHash("sha256").update(body).digest("hex");
  const stated = { publisher, title };
  await store.addCapture({
    url: url || brought.article.id,
    fetchedAt: now,
    mediaType: FOREIGN_TYPE,
    sha256,
    body,
    stated,
  });
}
