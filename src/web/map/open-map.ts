import type { FeatureCollection, Point } from "geojson";
import {
  AttributionControl,
  type GeoJSONSource,
  Map as MapLibre,
  NavigationControl,
  ScaleControl,
  setWorkerUrl,
} from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import {
  borderLayers,
  type CountryRow,
  FINE_ZOOM,
  fileAt,
  GROUND_FILES,
  groundStyle,
  landLayer,
  nameLayers,
  PROVINCE_ZOOM,
  provinceLayer,
  SOURCES,
  type TownRow,
} from "./ground.ts";
import { type Look, MARK_RATIO, markFor } from "./marks.ts";
import { CLUSTER_PX, CLUSTER_SUMS, CLUSTER_ZOOM, countryLayer, recordLayers } from "./record-layers.ts";

setWorkerUrl(workerUrl);

export const NOTHING: FeatureCollection<never> = { type: "FeatureCollection", features: [] };

interface Opening {
  readonly container: HTMLElement;
  readonly look: Look;
  readonly language: string;
  /** Whether what stands beside the map runs from right to left. */
  readonly rtl: boolean;
  /** Names of the map's parts for those who cannot see them. */
  readonly names: { readonly map: string; readonly zoomIn: string; readonly zoomOut: string };
}

/** Opens a map with the sources `zones`, `areas`, `spots` and `chosen` empty. Throws where there is no WebGL. */
export function openMap({ container, look, language, rtl, names }: Opening): MapLibre {
  const map = new MapLibre({
    container,
    style: groundStyle(look.mode),
    center: [30, 25],
    zoom: 1.4,
    maxZoom: 13,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    attributionControl: false,
    fadeDuration: 0,
    locale: {
      "Map.Title": names.map,
      "NavigationControl.ZoomIn": names.zoomIn,
      "NavigationControl.ZoomOut": names.zoomOut,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new NavigationControl({ showCompass: false }), rtl ? "top-left" : "top-right");
  map.addControl(new AttributionControl({ compact: true }), "bottom-right");
  map.addControl(new ScaleControl({ unit: "metric" }), "bottom-left");
  map.setMissingStyleImageResolver((name) => {
    const mark = markFor(name, look);
    if (mark !== null && !map.hasImage(name)) map.addImage(name, mark, { pixelRatio: MARK_RATIO });
  });
  let isOpen = true;
  map.once("remove", () => (isOpen = false));
  map.once("load", () => {
    addRecord(map, look);
    void nameFeatures(language).then((names) => isOpen && addNames(map, look, names));
    nearerThan(map, FINE_ZOOM, () => addFineGround(map, look));
    nearerThan(map, PROVINCE_ZOOM, () => addProvinces(map, look));
  });
  return map;
}

/** Does something once, as soon as the map is as near as that. */
function nearerThan(map: MapLibre, zoom: number, act: () => void): void {
  const look = () => {
    if (map.getZoom() < zoom) return;
    map.off("zoomend", look);
    act();
  };
  map.on("zoomend", look);
  look();
}

function addRecord(map: MapLibre, look: Look): void {
  for (const id of ["zones", "areas", "chosen"]) map.addSource(id, { type: "geojson", data: NOTHING });
  map.addSource("spots", {
    type: "geojson",
    data: NOTHING,
    cluster: true,
    clusterRadius: CLUSTER_PX,
    clusterMaxZoom: CLUSTER_ZOOM,
    clusterProperties: CLUSTER_SUMS,
  });
  for (const layer of recordLayers(look)) map.addLayer(layer);
}

/** The finer ground takes the place of the coarse one when it has come, which may take a while on a bad connection. */
function addFineGround(map: MapLibre, look: Look): void {
  map.addSource("countries-fine", { type: "geojson", data: fileAt(GROUND_FILES.countries50), attribution: SOURCES });
  map.addSource("borders-fine", { type: "geojson", data: fileAt(GROUND_FILES.borders50) });
  const chosen = map.getFilter("country-chosen");
  map.removeLayer("country-chosen");
  map.addLayer(countryLayer(look, "fine"), "zones");
  map.setFilter("country-chosen", chosen ?? null);
  map.addLayer(landLayer("fine", look.mode), "country-chosen");
  for (const layer of borderLayers("fine", look.mode)) map.addLayer(layer, "country-chosen");
  map.once("idle", () => {
    for (const { id } of [landLayer("coarse", look.mode), ...borderLayers("coarse", look.mode)]) {
      if (map.getLayer(id) !== undefined) map.setLayerZoomRange(id, 0, FINE_ZOOM);
    }
  });
}

function addProvinces(map: MapLibre, { mode }: Look): void {
  map.addSource("provinces", { type: "geojson", data: fileAt(GROUND_FILES.provinces), attribution: SOURCES });
  map.addLayer(provinceLayer(mode), "country-chosen");
}

interface NameFeatures {
  readonly countries: FeatureCollection<Point>;
  readonly towns: FeatureCollection<Point>;
}

async function nameFeatures(language: string): Promise<NameFeatures> {
  const [rows, towns] = await Promise.all([countryRows(), rowsIn<TownRow>(GROUND_FILES.towns)]);
  return { countries: countryNames(rows, language), towns: townNames(towns) };
}

function addNames(map: MapLibre, { mode }: Look, { countries: named, towns }: NameFeatures): void {
  map.addSource("country-names", { type: "geojson", data: named });
  map.addSource("town-names", { type: "geojson", data: towns });
  for (const layer of nameLayers(mode)) map.addLayer(layer, "areas");
}

let countries: Promise<readonly CountryRow[]> | null = null;

/** The countries of the ground, fetched once. */
export function countryRows(): Promise<readonly CountryRow[]> {
  countries ??= rowsIn<CountryRow>(GROUND_FILES.countriesList);
  return countries;
}

/** Names are a help: where they cannot be had, the map does without. */
async function rowsIn<Row>(path: string): Promise<readonly Row[]> {
  try {
    return (await (await fetch(path)).json()) as readonly Row[];
  } catch {
    return [];
  }
}

function countryNames(rows: readonly CountryRow[], language: string): FeatureCollection<Point> {
  const said = new Intl.DisplayNames(language, { type: "region" });
  const coded = rows.filter(([, iso2]) => iso2 !== "");
  const features = coded.map(([, iso2, name, longitude, latitude, west, south, east, north]) => ({
    type: "Feature" as const,
    properties: { name: said.of(iso2) ?? name, rank: -(east - west) * (north - south) },
    geometry: { type: "Point" as const, coordinates: [longitude, latitude] },
  }));
  return { type: "FeatureCollection", features };
}

function townNames(rows: readonly TownRow[]): FeatureCollection<Point> {
  const features = rows.map(([name, longitude, latitude, thousands]) => ({
    type: "Feature" as const,
    properties: { name, thousands },
    geometry: { type: "Point" as const, coordinates: [longitude, latitude] },
  }));
  return { type: "FeatureCollection", features };
}

/** Puts other data into one of the map's sources, when it is there. */
export function showIn(map: MapLibre, source: string, data: FeatureCollection): void {
  map.getSource<GeoJSONSource>(source)?.setData(data);
}
