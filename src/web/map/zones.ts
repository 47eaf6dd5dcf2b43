import { useQuery } from "@tanstack/react-query";
import type { FeatureCollection, MultiPolygon } from "geojson";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { AgreementId, Day, Zone, ZoneId } from "../../model.ts";
import { ask } from "../ask.ts";
import type { IncidentFilter } from "../filter.ts";
import type { AreaLevel } from "./use-levels.ts";

/** A zone as the map draws it and tells of it. */
export interface ZoneProperties {
  readonly zone: ZoneId;
  readonly name: string;
  readonly agreement: AgreementId;
  /** The agreement's. */
  readonly title: string;
  readonly from: Day;
  readonly to: Day | null;
  readonly basis: Zone["versions"][number]["basis"];
  readonly precisionM: number;
  readonly contestedBy: readonly string[];
  readonly source: string;
}

export type ZoneMap = FeatureCollection<MultiPolygon, ShownZone>;

interface ShownZone extends ZoneProperties {
  readonly id: ZoneId;
  readonly contested: boolean;
  /** Whether the filter asks for it, so that it stands out. */
  readonly asked: boolean;
  /** Its level of warning; 0 where none is told or shown. */
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** The level as it is written into the zone. */
  readonly levelWords: string;
}

const NO_ZONES: FeatureCollection<MultiPolygon, ZoneProperties> = { type: "FeatureCollection", features: [] };

/** The zones of all agreements as they run today, or of those that a filter asks for. */
export function useZones({ agreement, zone }: IncidentFilter, levels: readonly AreaLevel[]): ZoneMap {
  const { t } = useTranslation();
  const { data = NO_ZONES } = useQuery({
    queryKey: ["zones"],
    queryFn: () => ask<FeatureCollection<MultiPolygon, ZoneProperties>>("/api/zones.geojson"),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const level = new Map<string, ShownZone["level"]>(levels.map((area) => [area.zone, area.level ?? 0]));
    return shownZones(data, { agreement, zone }, (id) => levelIn(level.get(id) ?? 0, t));
  }, [data, agreement, zone, levels, t]);
}

/** Those on whose line somebody differs are drawn dashed. */
function shownZones(
  { features }: FeatureCollection<MultiPolygon, ZoneProperties>,
  { agreement, zone }: { readonly agreement: string | undefined; readonly zone: string | undefined },
  levelOf: (zone: ZoneId) => Pick<ShownZone, "level" | "levelWords">,
): ZoneMap {
  const asked = agreement !== undefined || zone !== undefined;
  const meant = features.filter(({ properties }) => {
    return (
      (agreement ?? properties.agreement) === properties.agreement && (zone ?? properties.zone) === properties.zone
    );
  });
  return {
    type: "FeatureCollection",
    features: meant.map((feature) => {
      const { zone: id, contestedBy } = feature.properties;
      return {
        ...feature,
        properties: { ...feature.properties, id, contested: contestedBy.length > 0, asked, ...levelOf(id) },
      };
    }),
  };
}

function levelIn(level: ShownZone["level"], t: TFunction): Pick<ShownZone, "level" | "levelWords"> {
  return { level, levelWords: level === 0 ? "" : t("map.level-short", { level }) };
}
