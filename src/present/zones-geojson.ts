import type { Agreement, Day, Zone, ZoneId } from "../model.ts";

/** The zones of some agreements as they are on a day, as GeoJSON (RFC 7946); those without an area that day are left out. */
export function zonesOnMap(agreements: readonly Agreement[], on: Day): object {
  return { type: "FeatureCollection", features: agreements.flatMap((agreement) => zoneFeatures(agreement, on)) };
}

/** The same of zones by their ids, whichever agreements they belong to. */
export function zonesNamed(agreements: readonly Agreement[], ids: readonly ZoneId[], on: Day): readonly object[] {
  return agreements.flatMap((agreement) => zoneFeatures(agreement, on, ids));
}

function zoneFeatures({ id, title, zones }: Agreement, on: Day, only?: readonly ZoneId[]): readonly object[] {
  return zones
    .filter((zone) => only === undefined || only.includes(zone.id))
    .flatMap((zone) => {
      const version = versionOn(zone, on);
      if (version === null || version.polygons.length === 0) return [];
      const { polygons, basis, precisionKm, contestedBy, source, from, to } = version;
      return [
        {
          type: "Feature",
          id: zone.id,
          geometry: { type: "MultiPolygon", coordinates: polygons.map((ring) => [ring]) },
          properties: {
            zone: zone.id,
            name: zone.name,
            kind: zone.kind,
            agreement: id,
            title,
            from,
            to,
            basis,
            precisionM: precisionKm * 1000,
            contestedBy,
            source,
          },
        },
      ];
    });
}

/** How a zone runs on a day: by the version in force, or by the last one before where none is. */
function versionOn({ versions }: Zone, on: Day): Zone["versions"][number] | null {
  const begun = versions.filter(({ from }) => from <= on);
  return begun.find(({ to }) => to === null || to >= on) ?? begun.at(-1) ?? versions[0] ?? null;
}
