import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import borders50 from "./basemap/borders-50m.json?url";
import borders110 from "./basemap/borders-110m.json?url";
import countriesList from "./basemap/countries.json?url";
import countries50 from "./basemap/countries-50m.json?url";
import countries110 from "./basemap/countries-110m.json?url";
import provinces from "./basemap/provinces.json?url";
import towns from "./basemap/towns.json?url";

/** The map's ground: land, lines between countries, names. Quiet, so that what is on record stands out. */

/** Where a country is: its codes, its name in the source, a point for its label, and its box. */
export type CountryRow = readonly [
  iso3: string,
  iso2: string,
  name: string,
  longitude: number,
  latitude: number,
  west: number,
  south: number,
  east: number,
  north: number,
];
export type TownRow = readonly [name: string, longitude: number, latitude: number, thousands: number, capital: 0 | 1];

export const GROUND_FILES = { countriesList, towns, countries50, borders50, provinces };

/** From here on the finer ground is worth its half megabyte. */
export const FINE_ZOOM = 3.2;

/** From here on the lines between provinces are worth their megabyte (a third of it on the way), and do not crowd the map. */
export const PROVINCE_ZOOM = 5;

const COLOURS = {
  light: { sea: "#dfe7ea", land: "#f7f7f3", line: "#a3aba8", name: "#5b676b", halo: "#f7f7f3" },
  dark: { sea: "#10171b", land: "#222c32", line: "#56646c", name: "#9fadb4", halo: "#1b2328" },
};

/** Whose data the ground is, as the map names them in its corner. */
export const SOURCES = "Natural Earth, GeoNames";

/** Fonts of the reader's own machine: nothing is fetched. */
export const FONT = ["Noto Sans Regular", "Noto Sans Arabic", "sans-serif"];

export function groundStyle(mode: "light" | "dark"): StyleSpecification {
  const { sea } = COLOURS[mode];
  return {
    version: 8,
    sources: {
      "countries-coarse": { type: "geojson", data: fileAt(countries110), attribution: SOURCES },
      "borders-coarse": { type: "geojson", data: fileAt(borders110) },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": sea } },
      landLayer("coarse", mode),
      ...borderLayers("coarse", mode),
    ],
  };
}

/** MapLibre's worker resolves no address of its own. */
export function fileAt(path: string): string {
  return new URL(path, location.href).href;
}

export function landLayer(scale: "coarse" | "fine", mode: "light" | "dark"): LayerSpecification {
  return {
    id: `land-${scale}`,
    type: "fill",
    source: `countries-${scale}`,
    ...(scale === "fine" ? { minzoom: FINE_ZOOM } : {}),
    paint: { "fill-color": COLOURS[mode].land, "fill-antialias": false },
  };
}

/** Lines that states agree on are whole, the others are dashed. */
export function borderLayers(scale: "coarse" | "fine", mode: "light" | "dark"): LayerSpecification[] {
  return [false, true].map((disputed) => ({
    id: `borders-${scale}-${disputed ? "disputed" : "agreed"}`,
    type: "line" as const,
    source: `borders-${scale}`,
    ...(scale === "fine" ? { minzoom: FINE_ZOOM } : {}),
    filter: ["==", ["get", "disputed"], disputed],
    paint: {
      "line-color": COLOURS[mode].line,
      "line-width": ["interpolate", ["linear"], ["zoom"], 2, 0.7, 8, 1.5],
      ...(disputed ? { "line-dasharray": [3, 2.5] } : {}),
    },
  }));
}

/** Lines between provinces of one country: thinner and fainter than between countries. */
export function provinceLayer(mode: "light" | "dark"): LayerSpecification {
  return {
    id: "provinces",
    type: "line",
    source: "provinces",
    minzoom: PROVINCE_ZOOM,
    paint: {
      "line-color": COLOURS[mode].line,
      "line-width": ["interpolate", ["linear"], ["zoom"], 5, 0.5, 9, 1],
      "line-opacity": 0.6,
    },
  };
}

/** Names of countries from afar, of towns from near; the larger ones first. */
export function nameLayers(mode: "light" | "dark"): LayerSpecification[] {
  const { name, halo } = COLOURS[mode];
  const paint = { "text-color": name, "text-halo-color": halo, "text-halo-width": 1.2 };
  return [
    {
      id: "country-names",
      type: "symbol",
      source: "country-names",
      maxzoom: 8,
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 14],
        "text-letter-spacing": 0.05,
        "text-max-width": 7,
        "symbol-sort-key": ["get", "rank"],
      },
      paint,
    },
    {
      id: "town-names",
      type: "symbol",
      source: "town-names",
      minzoom: 5,
      filter: [">=", ["get", "thousands"], ["step", ["zoom"], 800, 6, 250, 7, 80, 8, 0]],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["get", "thousands"], 30, 10, 2000, 13],
        "text-anchor": "top",
        "text-offset": [0, 0.9],
        "text-optional": true,
        "symbol-sort-key": ["-", ["get", "thousands"]],
      },
      paint,
    },
  ];
}
