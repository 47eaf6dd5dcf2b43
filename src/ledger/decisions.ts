import type { ArticleId, Decided, Incident, ReportedEvent, ReportId } from "../model.ts";
import { adrift, reattach } from "../review/anchors.ts";
import { subjectsOf } from "../review/concern.ts";
import { correctedReports } from "../review/corrections.ts";
import type { Problem } from "../store/problems.ts";
import type { Store } from "../store/store.ts";

/** The decisions that concern some incidents, with the ids by which their reports go now. */
export async function decisionsOf(incidents: readonly Incident[], store: Store): Promise<readonly Decided[]> {
  const ids = [...new Set(incidents.flatMap(subjectsOf))];
  const articles = [...new Set(incidents.flatMap(({ reports }) => reports.map(({ article }) => article)))];
  return await reattached(await store.decisionsAbout(ids, articles), store);
}

/**
 * People's word on which of some reports belong together, and what took it back, with the ids by which reports go now.
 * The reports may be too new to stand in the store.
 */
export async function decisionsOn(reports: readonly ReportedEvent[], store: Store): Promise<readonly Decided[]> {
  const all = await store.decisions(["together", "apart", "withdrawal"]);
  if (all.length === 0) return [];
  const ids = new Set<string>(reports.map(({ id }) => id));
  const articles = new Set(reports.map(({ article }) => article));
  const touching = all.filter(
    (decided) =>
      pairedReports([decided]).some((id) => ids.has(id)) ||
      decided.anchors.some(({ trigger }) => articles.has(trigger.article)),
  );
  return await reattached(touching, store, reports);
}

/** Decisions with the ids by which their reports go now. */
export async function reattached(
  decisions: readonly Decided[],
  store: Store,
  fresh: readonly ReportedEvent[] = [],
): Promise<readonly Decided[]> {
  const articles = articlesOf(decisions);
  const stored = articles.length === 0 ? [] : (await store.reports({ articles })).map(({ report }) => report);
  // A report that people set aside still answers to its id.
  const asRead = articles.length === 0 ? [] : [...(await store.asRead(articles)).values()].flat();
  const byArticle = groupByArticle([...fresh, ...stored, ...asRead]);
  return decisions.map((decided) => reattach(decided, reportsFor(decided, byArticle)));
}

/**
 * Decisions whose report nothing answers to any more, because the rules of reading changed too much: they are kept
 * and listed, but in effect nowhere. While pages wait to be read nothing can be said.
 */
export async function driftingDecisions(store: Store): Promise<readonly Problem[]> {
  if ((await store.pending()).length > 0) return [];
  const decisions = await store.decisions();
  const articles = articlesOf(decisions);
  const reports = (await store.reports({ articles })).map(({ report }) => report);
  const asRead = await store.asRead(articles);
  const byArticle = groupByArticle([...reports, ...[...asRead.values()].flat()]);
  const drifting = decisions.flatMap((decided) =>
    adrift(decided, reportsFor(decided, byArticle)).map((id) => driftingProblem(decided, id)),
  );
  return [...drifting, ...(await lostCorrections(asRead, store))];
}

/** Corrections whose words their article does not say any more. */
async function lostCorrections(
  asRead: ReadonlyMap<ArticleId, readonly ReportedEvent[]>,
  store: Store,
): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const article of await store.articlesWith([...asRead.keys()])) {
    const decisions = await store.decisionsAbout([], [article.id]);
    const { lost } = correctedReports(article, asRead.get(article.id) ?? [], decisions);
    for (const seq of lost) {
      const about = decisions.find((one) => one.seq === seq)?.about ?? article.id;
      const message = `Correction no. ${seq} goes by words that ${article.id} does not say any more. Correct it anew, and withdraw this one.`;
      problems.push({ where: "decision", about, line: seq, message });
    }
  }
  return problems;
}

function driftingProblem({ seq, anchors }: Decided, id: string): Problem {
  const trigger = anchors.find((anchor) => anchor.id === id)?.trigger;
  const words = trigger === undefined ? "" : ` It stood at “${trigger.exact}” in ${trigger.article}.`;
  const message = `Decision no. ${seq} is about a report that is not read any more.${words} Record it anew about the incident that it means, and withdraw this one.`;
  return { where: "decision", about: id, line: seq, message };
}

function articlesOf(decisions: readonly Decided[]): readonly ArticleId[] {
  return [...new Set(decisions.flatMap(({ anchors }) => anchors.map(({ trigger }) => trigger.article)))];
}

function groupByArticle(reports: readonly ReportedEvent[]): ReadonlyMap<ArticleId, readonly ReportedEvent[]> {
  const groups = new Map<ArticleId, ReportedEvent[]>();
  for (const report of reports) {
    const group = groups.get(report.article);
    if (group === undefined) groups.set(report.article, [report]);
    else group.push(report);
  }
  return groups;
}

function reportsFor(
  { anchors }: Decided,
  byArticle: ReadonlyMap<ArticleId, readonly ReportedEvent[]>,
): readonly ReportedEvent[] {
  return [...new Set(anchors.map(({ trigger }) => trigger.article))].flatMap((article) => byArticle.get(article) ?? []);
}

/** The ids of reports that pairings in some decisions name. */
export function pairedReports(decisions: readonly Decided[]): readonly ReportId[] {
  return decisions.flatMap(({ about, decision }) =>
    decision.kind === "together" || decision.kind === "apart" ? [about as ReportId, decision.other] : [],
  );
}
