import { mediumOwner, ownerName } from "../agencies.ts";
import type { Agreement, Author, Instant, Owners, Reliability } from "../model.ts";
import { inEffect, ofKind } from "../review/effect.ts";
import type { BorneOutCount } from "../store/borne-out.ts";
import type { PublisherArticles } from "../store/publishers.ts";
import type { Store } from "../store/store.ts";
import { lineUp } from "./lines.ts";
import { ownersOf } from "./owners.ts";

/**
 * In how many incidents somebody told of a happening, and in how many of these somebody else, who does not rest on the
 * same word and is not of the same side, told of it too or denied it. Counts, never a score: what nobody else tells of
 * is not untrue, and a denial refutes nothing.
 */
export type BorneOut = Omit<BorneOutCount, "kind">;

/** What the record holds of a publisher, beside the grades that people gave it. */
export interface PublisherRecord extends Omit<BorneOut, "name"> {
  readonly publisher: string;
  readonly articles: number;
  readonly lastPublished: string | null;
  readonly languages: readonly { readonly language: string; readonly articles: number; readonly read: boolean }[];
  readonly grades: readonly Graded[];
  /** Whose interest it counts for: "the state of Karsia", a house; `null` where it is nobody's but its own, as far as is known. */
  readonly side: string | null;
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

/** Gives the sources as they are now; incidents are counted once as long as the record stays as it is. */
export function openSources(
  store: Store,
  agreements: readonly Agreement[],
  nowMs: () => number = Date.now,
): () => Promise<SourceBook> {
  let kept: { readonly revision: string; readonly counts: Promise<Counted> } | null = null;
  return async () => {
    await lineUp(store, agreements);
    const { revision } = store;
    if (kept?.revision !== revision) {
      const counts = counted(store, nowMs());
      kept = { revision, counts };
      counts.catch(() => {
        kept = null; // whoever asked is told, and the next tries anew
      });
    }
    const { atMs, incidents, borneOut } = await kept.counts;
    const of = (kind: BorneOutCount["kind"]) => borneOut.filter((one) => one.kind === kind).map(named);
    return {
      asOf: new Date(atMs).toISOString(),
      incidents,
      publishers: publishersOf(await store.publishers(), of("publisher"), await gradesIn(store), await ownersOf(store)),
      speakers: of("speaker"),
    };
  };
}

interface Counted {
  readonly atMs: number;
  readonly incidents: number;
  readonly borneOut: readonly BorneOutCount[];
}

async function counted(store: Store, atMs: number): Promise<Counted> {
  return { atMs, incidents: await store.countLines({}), borneOut: await store.borneOut() };
}

function named({ name, told, corroborated, contradicted, accused }: BorneOutCount): BorneOut {
  return { name, told, corroborated, contradicted, accused };
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
  owners: Owners,
): readonly PublisherRecord[] {
  const byName = new Map(counts.map((each) => [each.name, each] as const));
  const printed = new Map<string, PublisherArticles[]>();
  for (const row of articles) printed.set(row.publisher, [...(printed.get(row.publisher) ?? []), row]);
  const names = [...new Set([...printed.keys(), ...byName.keys()])];
  return names
    .map((publisher) => {
      const rows = printed.get(publisher) ?? [];
      const { told = 0, corroborated = 0, contradicted = 0, accused = 0 } = byName.get(publisher) ?? {};
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
        accused,
        side: sideOf(publisher, owners),
        grades: grades.get(`publisher:${publisher}`) ?? [],
      };
    })
    .sort((a, b) => b.articles - a.articles || (a.publisher < b.publisher ? -1 : 1));
}

/** By the same owners as origins go by. */
function sideOf(publisher: string, owners: Owners): string | null {
  const owner = mediumOwner(publisher, owners);
  return owner === null ? null : ownerName(owner, owners);
}

/** Articles that do not say their language are read as English. */
function isRead(language: string): boolean {
  return language === "" || language === "und" || language.toLowerCase().startsWith("en");
}
