import type { Author, Instant, Reliability } from "../model.ts";
import type { BorneOut } from "../review/borne-out.ts";
import { newBorneOutCount } from "../review/borne-out.ts";
import { inEffect, ofKind } from "../review/effect.ts";
import type { PublisherArticles } from "../store/publishers.ts";
import type { Store } from "../store/store.ts";

/** What the record holds of a publisher, beside the grades that people gave it. */
export interface PublisherRecord extends Omit<BorneOut, "name"> {
  readonly publisher: string;
  readonly articles: number;
  readonly lastPublished: string | null;
  readonly languages: readonly { readonly language: string; readonly articles: number; readonly read: boolean }[];
  readonly grades: readonly Graded[];
}

interface Graded {
  readonly seq: number;
  readonly grade: Reliability;
  readonly by: Author;
  readonly at: Instant;
  readonly why: string;
}

/** Who prints and who speaks in the record, and how often others bore their word out. */
export interface SourceBook {
  /** The moment up to which incidents are counted. */
  readonly asOf: Instant;
  readonly incidents: number;
  readonly publishers: readonly PublisherRecord[];
  readonly speakers: readonly BorneOut[];
}

/** Counting goes through every incident, so that a count is kept for a while though the record goes on. */
const KEPT_MS = 10 * 60_000;

interface Counted {
  readonly revision: string;
  readonly atMs: number;
  readonly book: {
    readonly publishers: readonly BorneOut[];
    readonly speakers: readonly BorneOut[];
    readonly incidents: number;
  };
}

/** Gives the sources as they are now; what others bore out as it was at most ten minutes ago. */
export function openSources(store: Store, nowMs: () => number = Date.now): () => Promise<SourceBook> {
  let kept: Promise<Counted> | null = null;
  return async () => {
    const before = await kept;
    if (before === null || (before.revision !== store.revision && nowMs() - before.atMs > KEPT_MS)) {
      kept = counted(store, nowMs());
      kept.catch(() => {
        kept = null; // whoever asked is told, and the next tries anew
      });
    }
    const { atMs, book } = await (kept ?? counted(store, nowMs()));
    const grades = await gradesIn(store);
    const articles = await store.publishers();
    return {
      asOf: new Date(atMs).toISOString(),
      incidents: book.incidents,
      publishers: publishersOf(articles, book.publishers, grades),
      speakers: book.speakers,
    };
  };
}

async function counted(store: Store, atMs: number): Promise<Counted> {
  const { revision } = store;
  const count = newBorneOutCount();
  let incidents = 0;
  for await (const { incident } of store.allIncidents()) {
    count.add(incident);
    incidents++;
  }
  return { revision, atMs, book: { ...count.book(), incidents } };
}

async function gradesIn(store: Store): Promise<ReadonlyMap<string, readonly Graded[]>> {
  const { standing } = inEffect(await store.decisions(["reliability", "withdrawal"]));
  const grades = new Map<string, readonly Graded[]>();
  for (const { about, seq, by, at, why, decision } of ofKind(standing, "reliability")) {
    grades.set(about, [...(grades.get(about) ?? []), { seq, grade: decision.grade, by, at, why }]);
  }
  return grades;
}

function publishersOf(
  articles: readonly PublisherArticles[],
  counts: readonly BorneOut[],
  grades: ReadonlyMap<string, readonly Graded[]>,
): readonly PublisherRecord[] {
  const byName = new Map(counts.map((each) => [each.name, each] as const));
  const printed = new Map<string, PublisherArticles[]>();
  for (const row of articles) printed.set(row.publisher, [...(printed.get(row.publisher) ?? []), row]);
  const names = [...new Set([...printed.keys(), ...byName.keys()])];
  return names
    .map((publisher) => {
      const rows = printed.get(publisher) ?? [];
      const { told = 0, corroborated = 0, contradicted = 0 } = byName.get(publisher) ?? {};
      return {
        publisher,
        articles: rows.reduce((sum, row) => sum + row.articles, 0),
        lastPublished:
          rows
            .map(({ lastPublished }) => lastPublished ?? "")
            .sort()
            .at(-1) || null,
        languages: rows.map(({ language, articles: many }) => ({ language, articles: many, read: isRead(language) })),
        told,
        corroborated,
        contradicted,
        grades: grades.get(`publisher:${publisher}`) ?? [],
      };
    })
    .sort((a, b) => b.articles - a.articles || (a.publisher < b.publisher ? -1 : 1));
}

/** Articles that do not say their language are read as English. */
function isRead(language: string): boolean {
  return language === "" || language === "und" || language.toLowerCase().startsWith("en");
}
