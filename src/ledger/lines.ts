import { areFew, isSaidToHaveHappened, mayLieOn } from "../happening.ts";
import type { Agreement, AgreementId, ArticleId, Dossier, Incident, ObligationId } from "../model.ts";
import { sidesBehind } from "../pipeline.ts";
import { type IncidentLine, incidentLine } from "../present/incident-line.ts";
import { mapFeature } from "../present/map-feature.ts";
import { spotText } from "../present/spots.ts";
import { tellingsOf } from "../review/borne-out.ts";
import { dossierOf } from "../review/dossier.ts";
import type { Arrival } from "../store/articles.ts";
import type { AssessedIncident } from "../store/incidents.ts";
import type { Lined } from "../store/lines.ts";
import type { Store } from "../store/store.ts";
import { decisionsOf } from "./decisions.ts";

/** Brings the lines that lists and maps are made of up to what is on record. */
export async function lineUp(store: Store, agreements: readonly Agreement[]): Promise<void> {
  await store.lineUp((incidents) => linesOf(incidents, store, agreements));
}

async function linesOf(
  all: readonly AssessedIncident[],
  store: Store,
  agreements: readonly Agreement[],
): Promise<readonly Lined[]> {
  if (all.length === 0) return [];
  const incidents = all.map(({ incident }) => incident);
  const decisions = await decisionsOf(incidents, store);
  const dossiers = all.map(({ incident, assessments }) => dossierOf(incident, assessments, decisions));
  return await linesOfDossiers(dossiers, store, agreements);
}

/** What lists, maps and series know of incidents, be it of those of today or of an earlier day. */
export async function linesOfDossiers(
  dossiers: readonly Dossier[],
  store: Store,
  agreements: readonly Agreement[],
): Promise<readonly Lined[]> {
  const arrivals = await store.arrivals([...new Set(dossiers.flatMap(({ incident }) => articlesOf(incident)))]);
  const owners = new Map(agreements.flatMap(({ id, obligations }) => obligations.map((one) => [one.id, id] as const)));
  const agreementOf = (obligation: ObligationId): AgreementId | null => owners.get(obligation) ?? null;
  return dossiers.map((dossier) => {
    const { incident } = dossier;
    const independent = sidesBehind(incident.origins, incident.reports).length;
    return linedOf(incidentLine(dossier, { independent, agreementOf, ...momentsOf(incident, arrivals) }), incident);
  });
}

function articlesOf({ reports }: Incident): readonly ArticleId[] {
  return reports.map(({ article }) => article);
}

/** When the record first held a report of it, and when the latest came in. */
function momentsOf(
  incident: Incident,
  arrivals: ReadonlyMap<ArticleId, Arrival>,
): Pick<IncidentLine, "firstKnownAt" | "lastReportAt"> {
  const moments = articlesOf(incident).flatMap((id) => arrivals.get(id)?.recorded ?? []);
  const sorted = moments.map((moment) => new Date(moment).toISOString()).sort();
  return { firstKnownAt: sorted[0] ?? null, lastReportAt: sorted.at(-1) ?? null };
}

function linedOf(line: IncidentLine, incident: Incident): Lined {
  const { reports } = incident;
  const { id, code, type, place, date, state, independent, firstKnownAt, needs } = line;
  const days = mayLieOn(incident);
  const dot = mapFeature(line);
  return {
    id,
    code,
    type,
    country: place?.country ?? null,
    longitude: place?.longitude ?? null,
    latitude: place?.latitude ?? null,
    firstDay: days?.first ?? null,
    lastDay: days?.last ?? null,
    told: date !== null,
    state,
    independent,
    firstKnownAt,
    waits: needs.length > 0,
    tags: [...new Set([...actorTags(reports), ...line.assessments.flatMap(assessmentTags)])],
    mode: line.mode,
    happened: isSaidToHaveHappened(incident),
    place: place?.name ?? "",
    admin1: place?.admin1 ?? null,
    precision: place?.precision ?? "unknown",
    printed: line.printed,
    deaths: deathsIn(incident),
    line: JSON.stringify(line),
    dot: dot === null ? null : JSON.stringify(dot),
    spot: spotText(line),
    tellings: tellingsOf(incident),
  };
}

/**
 * The lowest and the highest count of its own dead that anyone gives. A running total, or a count of many days, takes in
 * the dead of other incidents, and may not go into a sum.
 */
function deathsIn({ tallies }: Incident): Lined["deaths"] {
  const counts = tallies
    .filter(({ during }) => during === null || areFew(during))
    .flatMap(({ quantities }) => quantities.filter(({ kind, cumulative }) => kind === "dead" && !cumulative));
  if (counts.length === 0) return null;
  return {
    low: Math.min(...counts.map(({ estimate }) => estimate.low)),
    high: Math.max(...counts.map(({ estimate }) => estimate.high)),
  };
}

function actorTags(reports: Incident["reports"]): readonly string[] {
  const involved = reports.flatMap(({ actors, recipients }) => [...actors, ...recipients]);
  return involved.flatMap(({ link }) => (link.status === "linked" ? [link.id] : []));
}

/** By what an assessment is found: agreement, zone and value, each alone, and either of the first with the value. */
function assessmentTags({ agreement, zone, value }: IncidentLine["assessments"][number]): readonly string[] {
  const where = zone === null ? [agreement] : [agreement, zone];
  return [...where, `value:${value}`, ...where.map((id) => `${id} ${value}`)];
}

/** The tags of which an incident has one when it was assessed so under an agreement or in a zone; empty for anything. */
export function tagsFor(asked: {
  readonly agreement?: string | undefined;
  readonly zone?: string | undefined;
  readonly values?: readonly string[] | undefined;
}): readonly (readonly string[])[] {
  const where = [asked.agreement, asked.zone].filter((id) => id !== undefined);
  const { values } = asked;
  if (values === undefined) return where.map((id) => [id]);
  if (where.length === 0) return [values.map((value) => `value:${value}`)];
  return where.map((id) => values.map((value) => `${id} ${value}`));
}
