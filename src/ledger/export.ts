import type { Article, ArticleId, Dossier, Incident } from "../model.ts";
import { dossierOf } from "../review/dossier.ts";
import { withoutPersons } from "../review/persons.ts";
import type { AssessedIncident, IncidentFilter } from "../store/incidents.ts";
import type { Store } from "../store/store.ts";
import { decisionsOf } from "./decisions.ts";
import type { Search } from "./list.ts";

/** A dossier that leaves the house, with the articles that its words stand in. */
export interface Leaving {
  readonly dossier: Dossier;
  readonly articles: ReadonlyMap<ArticleId, Article>;
}

/** Looked up together: few enough to keep memory flat, enough to ask the index seldom. */
const BATCH = 50;

/** Every dossier that a search asks for, in the order of their ids, a few at a time, without the names of those who decided. */
export async function* leavingDossiers(store: Store, search: Omit<Search, "limit">): AsyncGenerator<Leaving> {
  const { states, zone, needsReview, ...filter } = search;
  const isWanted = (dossier: Dossier) =>
    (states === undefined || states.some((state) => dossier.verification.at(-1)?.state === state)) &&
    (zone === undefined || dossier.assessments.some((assessment) => assessment.zone === zone)) &&
    (needsReview !== true || dossier.needs.length > 0);
  for await (const batch of batches(store, filter)) {
    const decisions = await decisionsOf(
      batch.map(({ incident }) => incident),
      store,
    );
    const dossiers = batch
      .map(({ incident, assessments }) => dossierOf(incident, assessments, decisions))
      .filter(isWanted);
    const articles = await articlesOf(
      dossiers.map(({ incident }) => incident),
      store,
    );
    for (const dossier of dossiers)
      yield { dossier: withoutPersons(dossier), articles: ownOf(dossier.incident, articles) };
  }
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
