import type { Agreement, Article, ArticleId, Dossier, Incident } from "../model.ts";
import { dossierOf } from "../review/dossier.ts";
import { withoutPersons } from "../review/persons.ts";
import type { AssessedIncident, IncidentFilter } from "../store/incidents.ts";
import type { Store } from "../store/store.ts";
import { decisionsOf } from "./decisions.ts";
import { findDossiersThen, isInReview, type Search } from "./list.ts";
import type { AsOf } from "./past.ts";

/** A dossier that leaves the house, with the articles that its words stand in. */
export interface Leaving {
  readonly dossier: Dossier;
  readonly articles: ReadonlyMap<ArticleId, Article>;
}

/** Looked up together: few enough to keep memory flat, enough to ask the index seldom. */
const BATCH = 50;

/**
 * Every dossier that a search asks for, a few at a time, without the names of those who decided: today's in the order of
 * their ids, those of another day newest first. That day's record has to be merged anew, and is held whole.
 */
export async function* leavingDossiers(
  store: Store,
  search: Omit<Search, "limit">,
  { asOf, agreements }: { readonly asOf: AsOf | null; readonly agreements: readonly Agreement[] },
): AsyncGenerator<Leaving> {
  const all = asOf === null ? dossiersNow(store, search) : dossiersThen(store, agreements, search, asOf);
  for await (const dossiers of all) {
    const articles = await articlesOf(
      dossiers.map(({ incident }) => incident),
      store,
    );
    for (const dossier of dossiers)
      yield { dossier: withoutPersons(dossier), articles: ownOf(dossier.incident, articles) };
  }
}

async function* dossiersNow(store: Store, search: Omit<Search, "limit">): AsyncGenerator<readonly Dossier[]> {
  const { states: _, zone: __, needsReview: ___, ...filter } = search;
  for await (const batch of batches(store, filter)) {
    const decisions = await decisionsOf(
      batch.map(({ incident }) => incident),
      store,
    );
    yield batch
      .map(({ incident, assessments }) => dossierOf(incident, assessments, decisions))
      .filter((dossier) => isInReview(dossier, search));
  }
}

async function* dossiersThen(
  store: Store,
  agreements: readonly Agreement[],
  search: Omit<Search, "limit">,
  asOf: AsOf,
): AsyncGenerator<readonly Dossier[]> {
  const { items } = await findDossiersThen(store, agreements, { ...search, limit: Number.POSITIVE_INFINITY }, asOf);
  for (let start = 0; start < items.length; start += BATCH) yield items.slice(start, start + BATCH);
}

async function* batches(
  store: Store,
  filter: Omit<IncidentFilter, "limit" | "offset">,
): AsyncGenerator<readonly AssessedIncident[]> {
  let batch: AssessedIncident[] = [];
  for await (const one of store.allIncidents(filter)) {
    batch.push(one);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

async function articlesOf(incidents: readonly Incident[], store: Store): Promise<ReadonlyMap<ArticleId, Article>> {
  const ids = new Set(incidents.flatMap(({ reports }) => reports.map(({ article }) => article)));
  const found = await store.articlesWith([...ids]);
  return new Map(found.map((article) => [article.id, article]));
}

function ownOf({ reports }: Incident, articles: Leaving["articles"]): Leaving["articles"] {
  const own = reports.flatMap(({ article }) => articles.get(article) ?? []);
  return new Map(own.map((article) => [article.id, article]));
}
