import { RADIUS_KM } from "../earth.ts";
import type { Dossier } from "../model.ts";
import { whoToWhom } from "./dossier.ts";
import { type Exported, type ExportPrinter, type ExportSetting, statementWords } from "./export.ts";
import { valueWords } from "./words.ts";

/**
 * Incidents as one GeoJSON collection (RFC 7946). What is known only by region or country has no geometry: its middle
 * drawn as a pin would be read as a place.
 */
export function geoJsonExport({ statement, agreements }: ExportSetting): ExportPrinter {
  let count = 0;
  const titles = new Map<string, string>(agreements.map(({ id, title }) => [id, title]));
  return {
    head: () => `{"type":"FeatureCollection","statement":${JSON.stringify(statementWords(statement))},"features":[`,
    next: (exported) => `${count++ === 0 ? "\n" : ",\n"}${JSON.stringify(feature(exported, titles))}`,
    end: () => "\n]}\n",
  };
}

function feature({ dossier, articles }: Exported, titles: ReadonlyMap<string, string>) {
  const { incident } = dossier;
  const place = incident.place?.place ?? null;
  const radiusKm = incident.place === null ? null : RADIUS_KM[incident.place.precision];
  const isShown = place !== null && radiusKm !== null;
  return {
    type: "Feature" as const,
    id: incident.id,
    geometry: isShown ? { type: "Point" as const, coordinates: [place.longitude, place.latitude] } : null,
    properties: {
      code: incident.code,
      type: incident.type,
      mode: incident.reports[0].mode,
      who: whoToWhom(incident),
      first_day: incident.date?.first ?? null,
      last_day: incident.date?.last ?? null,
      place: place?.name ?? incident.place?.citation.exact ?? null,
      country: place?.country ?? null,
      precision: incident.place?.precision ?? null,
      radius_km: radiusKm,
      state: dossier.verification.at(-1)?.state ?? incident.verification.state,
      why: incident.verification.why,
      origins: incident.origins.map(({ label, interested, side, sideName }) => ({
        label,
        interested,
        side,
        owner: sideName ?? null,
      })),
      tallies: incident.tallies.map(({ by, asOf, quantities }) => ({
        by,
        asOf,
        counts: quantities.map(({ kind, estimate, cumulative }) => ({ kind, ...estimate, cumulative })),
      })),
      assessments: assessmentsOf(dossier, titles),
      marking: dossier.marking,
      sealed: dossier.sealed,
      citations: incident.reports.flatMap(({ claims, publisher, publishedAt }) =>
        claims.map(({ speaker, stance, citation }) => ({
          publisher,
          published: publishedAt,
          url: articles.get(citation.article)?.url ?? null,
          speaker: typeof speaker === "string" ? speaker : speaker.name,
          stance,
          words: citation.exact,
          ...citation.span,
        })),
      ),
    },
  };
}

function assessmentsOf({ assessments }: Dossier, titles: ReadonlyMap<string, string>) {
  return assessments.map(({ agreement, obligation, value }) => ({
    agreement: titles.get(agreement) ?? agreement,
    obligation,
    value,
    words: valueWords(value),
  }));
}
