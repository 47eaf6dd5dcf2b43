import type { Feature, FeatureCollection, Point } from "geojson";
import { type GeoJSONSource, LngLatBounds, type MapGeoJSONFeature, type Map as MapLibre } from "maplibre-gl";
import "maplibre-gl/dist/maplibre-gl.css";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { areasOf, circle, isArea, keyOf } from "./areas.ts";
import type { Chosen } from "./chosen.ts";
import { KINDS } from "./kinds.ts";
import { countryRows, NOTHING, openMap, showIn } from "./open-map.ts";
import type { Spot } from "./spots.ts";
import { useMode } from "./use-mode.ts";
import type { ZoneMap } from "./zones.ts";

interface IncidentMapProps {
  readonly spots: readonly Spot[];
  readonly zones: ZoneMap;
  readonly chosen: Chosen | null;
  /** West, south, east, north to begin with; the spots themselves where there is none. */
  readonly bbox: string | undefined;
  readonly onSpot: (spot: Spot) => void;
  readonly onZone: (id: string) => void;
  /** What is in view, as west, south, east, north. */
  readonly onView: (bbox: string) => void;
}

/** The incidents on a map. Whatever it can do, the list beside it can do too. */
export default function IncidentMap({ spots, zones, chosen, bbox, onSpot, onZone, onView }: IncidentMapProps) {
  const { t, i18n } = useTranslation();
  const mode = useMode();
  const container = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const told = useRef({ spots, onSpot, onZone, onView });
  told.current = { spots, onSpot, onZone, onView };
  const language = i18n.language;

  useEffect(() => {
    if (container.current === null) return;
    const names = { map: t("map.map-label"), zoomIn: t("map.zoom-in"), zoomOut: t("map.zoom-out") };
    const look = { mode, ...LOOKS[mode] };
    let opened: MapLibre;
    try {
      opened = openMap({ container: container.current, look, language, rtl: i18n.dir() === "rtl", names });
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error)); // this browser has no WebGL
      return;
    }
    opened.once("load", () => setMap(opened));
    opened.on("moveend", () => told.current.onView(boxInView(opened)));
    listenTo(opened, () => told.current);
    return () => {
      setMap(null);
      opened.remove();
    };
  }, [mode, language, i18n, t]);

  useEffect(() => {
    if (map === null) return undefined;
    showIn(map, "spots", spotFeatures(spots));
    showIn(map, "areas", areasOf(spots));
    const element = container.current;
    element?.removeAttribute("data-idle");
    const rest = () => element?.setAttribute("data-idle", String(spots.length));
    map.once("idle", rest);
    return () => void map.off("idle", rest);
  }, [map, spots]);
  useEffect(() => {
    if (map !== null) showIn(map, "zones", zones);
  }, [map, zones]);
  useEffect(() => {
    if (map !== null) void showChosen(map, chosen);
  }, [map, chosen]);
  const isFitted = useRef<MapLibre | null>(null);
  useEffect(() => {
    if (map === null || isFitted.current === map || (bbox === undefined && spots.length === 0)) return;
    isFitted.current = map;
    fit(map, bbox, spots);
  }, [map, bbox, spots]);

  if (failure !== null) {
    return (
      <div className="map-missing" role="status">
        <p>{t("map.no-webgl")}</p>
      </div>
    );
  }
  return <div ref={container} className="map-canvas" data-open={map !== null} data-mode={mode} dir="ltr" />;
}

const LOOKS = {
  light: { ink: "#1a2226", paper: "#ffffff" },
  dark: { ink: "#e6ebed", paper: "#1b2328" },
};

function spotFeatures(spots: readonly Spot[]): FeatureCollection<Point> {
  return { type: "FeatureCollection", features: spots.map(spotFeature) };
}

function spotFeature(spot: Spot): Feature<Point> {
  const { longitude, latitude, counts, total, state, name } = spot;
  const kind = KINDS[counts.findIndex((count) => count > 0)] ?? "words";
  const area = isArea(spot);
  const shares = Object.fromEntries(counts.map((count, i) => [`c${i}`, count]));
  return {
    type: "Feature",
    properties: {
      key: keyOf(spot),
      total,
      area,
      // A dashed ring stands for a single incident too where only its surroundings are known.
      mark: area
        ? `area:${counts.map((count) => (count > 0 ? 8 : 0)).join("-")}`
        : `one:${kind}:${state ?? "reported"}`,
      ...(name === null ? {} : { name }),
      ...shares,
    },
    geometry: { type: "Point", coordinates: [longitude, latitude] },
  };
}

type Told = Pick<IncidentMapProps, "spots" | "onSpot" | "onZone">;

function listenTo(map: MapLibre, told: () => Told): void {
  map.on("click", ({ point }) => {
    const near: [[number, number], [number, number]] = [
      [point.x - 4, point.y - 4],
      [point.x + 4, point.y + 4],
    ];
    const layers = ["spots", "areas", "zones"].filter((id) => map.getLayer(id) !== undefined);
    const [found] = map.queryRenderedFeatures(near, { layers });
    if (found !== undefined) void follow(map, found, told());
  });
  for (const layer of ["spots", "areas"]) {
    map.on("mouseenter", layer, () => (map.getCanvas().style.cursor = "pointer"));
    map.on("mouseleave", layer, () => (map.getCanvas().style.cursor = ""));
  }
}

/** A cluster opens, a spot or an area is chosen, a zone says what it is. */
async function follow(map: MapLibre, found: MapGeoJSONFeature, { spots, onSpot, onZone }: Told): Promise<void> {
  const { cluster_id: cluster, key, id } = found.properties;
  if (found.source === "zones") return onZone(String(id));
  if (cluster === undefined) {
    const spot = spots.find((one) => keyOf(one) === key);
    if (spot !== undefined) onSpot(spot);
    return;
  }
  const source = map.getSource<GeoJSONSource>("spots");
  const zoom = await source?.getClusterExpansionZoom(Number(cluster));
  const { coordinates } = found.geometry as Point;
  if (zoom !== undefined) map.easeTo({ center: coordinates as [number, number], zoom: zoom + 0.2, ...pace() });
}

/** Whoever asks for less motion gets none. */
function pace(): { readonly duration: number } {
  return { duration: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400 };
}

function boxInView(map: MapLibre): string {
  const bounds = map.getBounds();
  const [west, east] =
    bounds.getEast() - bounds.getWest() >= 360 ? [-180, 180] : [turned(bounds.getWest()), turned(bounds.getEast())];
  return [west, Math.max(-90, bounds.getSouth()), east, Math.min(90, bounds.getNorth())]
    .map((degrees) => degrees.toFixed(3))
    .join(",");
}

/** A longitude from -180 to 180, however often the map was turned around the globe. */
function turned(longitude: number): number {
  return ((((longitude + 180) % 360) + 360) % 360) - 180;
}

function fit(map: MapLibre, bbox: string | undefined, spots: readonly Spot[]): void {
  const bounds = new LngLatBounds();
  const [west, south, east, north] = (bbox ?? "").split(",").map(Number);
  if (west !== undefined && south !== undefined && east !== undefined && north !== undefined) {
    bounds.extend([west, south]).extend([east < west ? east + 360 : east, north]);
  } else for (const { longitude, latitude } of spots) bounds.extend([longitude, latitude]);
  map.fitBounds(bounds, { padding: bbox === undefined ? 48 : 0, maxZoom: 8, duration: 0 });
}

async function showChosen(map: MapLibre, chosen: Chosen | null): Promise<void> {
  const country = chosen?.kind === "country" ? chosen.country : "-";
  map.setFilter("country-chosen", ["==", ["get", "iso"], country]);
  if (chosen === null) return showIn(map, "chosen", NOTHING);
  if (chosen.kind === "country") {
    showIn(map, "chosen", NOTHING);
    const row = (await countryRows()).find(([iso]) => iso === chosen.country);
    if (row !== undefined) map.fitBounds([row[5], row[6], row[7], row[8]], { padding: 32, ...pace() });
    return;
  }
  const { longitude, latitude } = chosen;
  const point: Feature<Point> = {
    type: "Feature",
    properties: {},
    geometry: { type: "Point", coordinates: [longitude, latitude] },
  };
  const area = isArea(chosen) ? circle(chosen, {}) : null;
  showIn(map, "chosen", { type: "FeatureCollection", features: [area ?? point] });
  if (area === null) map.easeTo({ center: [longitude, latitude], zoom: Math.max(map.getZoom(), 7), ...pace() });
  else {
    const bounds = new LngLatBounds();
    for (const corner of area.geometry.coordinates[0] ?? []) bounds.extend(corner as [number, number]);
    map.fitBounds(bounds, { padding: 48, maxZoom: Math.max(map.getZoom(), 8), ...pace() });
  }
}
