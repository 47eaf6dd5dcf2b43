import type { Agreement, ArticleId, Day, Decided, Dossier, Incident, Instant, ReportedEvent } from "../model.ts";
import { update } from "../pipeline.ts";
import { correctedReports } from "../review/corrections.ts";
import { dossierOf } from "../review/dossier.ts";
import { pairingsOf } from "../review/pairings.ts";
import type { Store } from "../store/store.ts";
import { connectedIncidents } from "./closure.ts";
import { reattached } from "./decisions.ts";
import { ownersOf } from "./owners.ts";
import { weightsOf } from "./weights.ts";

/** How far back to look. Days end at midnight, Universal Time. */
export interface AsOf {
  /** What this store held at the end of that day: pages recorded and decisions made by then. */
  readonly knownOn?: Day;
  /**
   * What had been printed by the end of that day, whenever it was recorded, as in an archive that was taken in later;
   * pages of an unknown day count from when they were fetched.
   */
  readonly publishedBy?: Day;
}

/** The record as it stood then. */
export interface PastRecord {
  readonly dossiers: readonly Dossier[];
}

/**
 * The record as it stood at the end of a day: merged anew from the reports that were there, with what people had
 * decided by then. Nothing that came later plays a part, neither a denial nor a person's word.
 */
export async function asKnownOn(store: Store, agreements: readonly Agreement[], asOf: AsOf): Promise<PastRecord> {
  const reports: ReportedEvent[] = [];
  for await (const { incident } of store.allIncidents()) reports.push(...incident.reports);
  return { dossiers: await dossiersThen(reports, await store.asRead(), store, agreements, asOf) };
}

/**
 * What one incident of today was on that day: nothing, one incident, or several that have been joined since. It may
 * then have held reports that stand elsewhere now.
 */
export async function incidentAsKnownOn(
  incident: Incident,
  store: Store,
  agreements: readonly Agreement[],
  asOf: AsOf,
): Promise<PastRecord> {
  const read = [...(await store.asRead(articlesOf(incident.reports))).values()].flat();
  const { known } = await connectedIncidents([...incident.reports, ...read], store);
  const own = new Set(incident.reports.map(({ id }) => id));
  const reports = known.flatMap((one) => one.reports);
  const all = await dossiersThen(reports, await store.asRead(articlesOf(reports)), store, agreements, asOf);
  return { dossiers: all.filter(({ incident: { reports } }) => reports.some(({ id }) => own.has(id))) };
}

async function dossiersThen(
  reports: readonly ReportedEvent[],
  asRead: ReadonlyMap<ArticleId, readonly ReportedEvent[]>,
  store: Store,
  agreements: readonly Agreement[],
  asOf: AsOf,
): Promise<readonly Dossier[]> {
  const decisions = await reattached(await store.decisions(), store);
  const until = asOf.knownOn ?? asOf.publishedBy;
  const made = decisions.filter(({ at }) => until === undefined || dayOf(at) <= until);
  // In an archive that was taken in later, how its reports are to be read was said later, too.
  const words = asOf.knownOn === undefined ? decisions : made;
  const pairings = pairingsOf(words);
  const then = await thereBy(await correctedBy(words, reports, asRead, store), store, asOf);
  const { incidents, assessments } = update([], then, agreements, {
    pairings,
    weights: await weightsOf(store),
    owners: await ownersOf(store),
  });
  return incidents.map((incident) => dossierOf(incident, assessments, made));
}

/** Reports with the corrections that some decisions make, and no others. */
async function correctedBy(
  decisions: readonly Decided[],
  reports: readonly ReportedEvent[],
  asRead: ReadonlyMap<ArticleId, readonly ReportedEvent[]>,
  store: Store,
): Promise<readonly ReportedEvent[]> {
  const corrected = (await store.articlesWith([...asRead.keys()])).flatMap((article) => {
    const own = decisions.filter(({ anchors }) => anchors.some(({ trigger }) => trigger.article === article.id));
    return correctedReports(article, asRead.get(article.id) ?? [], own).reports;
  });
  return [...reports.filter(({ article }) => !asRead.has(article)), ...corrected];
}

function articlesOf(reports: readonly ReportedEvent[]): readonly ArticleId[] {
  return [...new Set(reports.map(({ article }) => article))];
}

async function thereBy(
  reports: readonly ReportedEvent[],
  store: Store,
  { knownOn, publishedBy }: AsOf,
): Promise<readonly ReportedEvent[]> {
  const arrivals = await store.arrivals(articlesOf(reports));
  return reports.filter(({ article, publishedAt }) => {
    const arrival = arrivals.get(article);
    if (arrival === undefined) return false;
    if (knownOn !== undefined && dayOf(arrival.recorded) > knownOn) return false;
    return publishedBy === undefined || (publishedAt ?? dayOf(arrival.fetched)) <= publishedBy;
  });
}

/** The day of a moment, in Universal Time. */
function dayOf(instant: Instant): Day {
  const time = Date.parse(instant);
  return Number.isNaN(time) ? instant.slice(0, 10) : new Date(time).toISOString().slice(0, 10);
}
