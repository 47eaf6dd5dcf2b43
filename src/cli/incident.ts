import { loadAgreements } from "../knowledge/agreements.ts";
import { loadFeeds } from "../knowledge/feeds.ts";
import { indexPublishers } from "../knowledge/publishers.ts";
import { dossierOn } from "../ledger/dossier.ts";
import { type AsOf, incidentAsKnownOn } from "../ledger/past.ts";
import type { Agreement, Article, ArticleId, Dossier, Incident } from "../model.ts";
import { groundWords } from "../pipeline.ts";
import { type DossierView, dossierText } from "../present/dossier.ts";
import { dossiersPage } from "../present/dossier-html.ts";
import { dayWords } from "../present/words.ts";
import type { Store } from "../store/store.ts";
import { withStore } from "./data-folder.ts";
import { note, UsageError } from "./errors.ts";
import { write } from "./lines.ts";

export interface ShowOptions {
  readonly agreements?: readonly string[];
  readonly data: string;
  readonly asKnownOn?: string;
  readonly asPublishedBy?: string;
  readonly format: "brief" | "json" | "html";
}

/** Shows all that is on record of one incident, today or as it stood on a day. */
export async function showIncident(code: string, options: ShowOptions): Promise<void> {
  const agreements = loadAgreements(options.agreements, note);
  await withStore(options.data, async (store) => {
    const incident = await findIncident(code, store);
    const asOf = asOfOf(options);
    const dossiers = asOf === null ? [await dossierOn(incident, store)] : await then(incident, store, agreements, asOf);
    const view = await viewOf(dossiers, store, agreements, asOfWords(options));
    await write(process.stdout, printed(dossiers, view, options.format));
  });
}

/** The one incident that somebody means by a code or id. */
export async function findIncident(code: string, store: Store): Promise<Incident> {
  const [only, ...others] = await store.incidentsCalled(code);
  if (only === undefined) throw new UsageError(`No incident has the code ${code}. \`tocsin incidents\` lists them.`, 1);
  if (others.length === 0) return only;
  const named = [only, ...others].map(
    ({ id, code: own, date }) => `${own} of ${date?.first ?? "an unknown day"} (${id})`,
  );
  throw new UsageError(`Several incidents go by ${code}: ${named.join(", ")}. Ask for one by its id.`, 1);
}

/** As of when options ask, `null` for now. */
export function asOfOf({ asKnownOn, asPublishedBy }: Pick<ShowOptions, "asKnownOn" | "asPublishedBy">): AsOf | null {
  if (asKnownOn === undefined && asPublishedBy === undefined) return null;
  return {
    ...(asKnownOn === undefined ? {} : { knownOn: asKnownOn }),
    ...(asPublishedBy === undefined ? {} : { publishedBy: asPublishedBy }),
  };
}

async function then(
  incident: Incident,
  store: Store,
  agreements: readonly Agreement[],
  asOf: AsOf,
): Promise<readonly Dossier[]> {
  const { dossiers } = await incidentAsKnownOn(incident, store, agreements, asOf);
  if (dossiers.length > 0) return dossiers;
  const { knownOn, publishedBy } = asOf;
  const when = [
    ...(knownOn === undefined ? [] : [`recorded by the end of ${dayWords(knownOn)}`]),
    ...(publishedBy === undefined ? [] : [`printed by the end of ${dayWords(publishedBy)}`]),
  ];
  throw new UsageError(`Nothing of ${incident.code} had been ${when.join(" and ")}.`, 1);
}

function asOfWords({ asKnownOn, asPublishedBy }: ShowOptions): string | null {
  const words = [
    ...(asKnownOn === undefined ? [] : [`as known here at the end of ${dayWords(asKnownOn)}`]),
    ...(asPublishedBy === undefined ? [] : [`as printed by the end of ${dayWords(asPublishedBy)}`]),
  ].join(", ");
  return words === "" ? null : `${words.charAt(0).toUpperCase()}${words.slice(1)} (UTC); what came later is left out.`;
}

async function viewOf(
  dossiers: readonly Dossier[],
  store: Store,
  agreements: readonly Agreement[],
  asOf: string | null,
): Promise<DossierView> {
  const ids = new Set(dossiers.flatMap(({ incident }) => incident.reports.map(({ article }) => article)));
  const articles = new Map<ArticleId, Article>();
  for (const id of ids) {
    const article = await store.article(id);
    if (article !== null) articles.set(id, article);
  }
  const publisherOf = indexPublishers(loadFeeds().publishers);
  return { agreements, articles, asOf, groundWords, publisherOf, pathOf: () => null };
}

function printed(dossiers: readonly Dossier[], view: DossierView, format: ShowOptions["format"]): string {
  if (format === "html") return dossiersPage(dossiers, view);
  if (format === "brief") return dossiers.map((dossier) => dossierText(dossier, view)).join(`\n${"─".repeat(40)}\n\n`);
  const [only] = dossiers;
  return `${JSON.stringify(dossiers.length === 1 && only !== undefined ? only : dossiers, null, 2)}\n`;
}
