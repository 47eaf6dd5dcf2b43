import type { ExpressionSpecification, FillLayerSpecification, LayerSpecification } from "maplibre-gl";
import { FONT } from "./ground.ts";
import { KIND_COLOURS, KINDS } from "./kinds.ts";
import { LEVEL_COLOURS } from "./level-colours.ts";
import type { Look } from "./marks.ts";

/** What the record puts on the map: zones of agreements, areas in which something is said to have happened, spots. */

/** Pixels within which spots are drawn as one. */
export const CLUSTER_PX = 38;
/** Up to this zoom. */
export const CLUSTER_ZOOM = 11;

/** `c0` to `c5` and `total` of a cluster are the sums of its spots'. */
export const CLUSTER_SUMS = Object.fromEntries(
  ["total", ...KINDS.map((_, i) => `c${i}`)].map((name) => [name, ["+", ["get", name]]]),
) as Record<string, [unknown, unknown]>;

export function recordLayers(look: Look): LayerSpecification[] {
  return [
    countryLayer(look, "coarse"),
    ...zoneLayers(look),
    ...levelLayers(look),
    ...areaLayers(look),
    ...spotLayers(look),
    ...chosenLayers(look),
  ];
}

/** Of an incident that is known by country alone the country is tinted: no dot stands for it. */
export function countryLayer({ ink }: Look, scale: "coarse" | "fine", country = "-"): FillLayerSpecification {
  return {
    id: "country-chosen",
    type: "fill",
    source: `countries-${scale}`,
    filter: ["==", ["get", "iso"], country],
    paint: { "fill-color": ink, "fill-opacity": 0.12 },
  };
}

function zoneLayers({ ink, paper }: Look): LayerSpecification[] {
  const contested: ExpressionSpecification = ["get", "contested"];
  const line = (id: string, dashed: boolean): LayerSpecification => ({
    id,
    type: "line",
    source: "zones",
    filter: ["==", contested, dashed],
    paint: {
      "line-color": ink,
      "line-width": ["case", ["get", "asked"], 2, 0.9],
      // From afar the zones of all agreements would hide the map; those that were asked for are seen at any distance.
      "line-opacity": [
        "interpolate",
        ["linear"],
        ["zoom"],
        4,
        ["case", ["get", "asked"], 0.9, 0],
        6,
        ["case", ["get", "asked"], 0.9, 0.5],
      ],
      ...(dashed ? { "line-dasharray": [4, 3] } : {}),
    },
  });
  return [
    {
      id: "zones",
      type: "fill",
      source: "zones",
      paint: { "fill-color": ink, "fill-opacity": ["case", ["get", "asked"], 0.05, 0] },
    },
    line("zone-lines", false),
    line("zone-lines-contested", true),
    {
      id: "zone-names",
      type: "symbol",
      source: "zones",
      minzoom: 6.5,
      layout: { "text-field": ["get", "name"], "text-font": FONT, "text-size": 11, "text-max-width": 9 },
      paint: { "text-color": ink, "text-halo-color": paper, "text-halo-width": 1.5 },
    },
  ];
}

/** Zones by their level of warning, from any distance: tinted, with an edge that grows, and the level written into them. */
function levelLayers({ mode, ink, paper }: Look): LayerSpecification[] {
  const filter: ExpressionSpecification = [">", ["get", "level"], 0];
  const colours = LEVEL_COLOURS[mode];
  const colour: ExpressionSpecification = [
    "match",
    ["get", "level"],
    2,
    colours[2],
    3,
    colours[3],
    4,
    colours[4],
    colours[1],
  ];
  return [
    {
      id: "zone-levels",
      type: "fill",
      source: "zones",
      filter,
      paint: { "fill-color": colour, "fill-opacity": ["*", 0.09, ["get", "level"]] },
    },
    {
      id: "zone-level-lines",
      type: "line",
      source: "zones",
      filter,
      paint: { "line-color": colour, "line-width": ["+", 0.5, ["*", 0.75, ["get", "level"]]] },
    },
    {
      id: "zone-level-words",
      type: "symbol",
      source: "zones",
      filter,
      layout: {
        "text-field": ["get", "levelWords"],
        "text-font": FONT,
        "text-size": 12,
        "text-offset": [0, -1.4],
        "symbol-sort-key": ["-", ["get", "level"]],
      },
      paint: { "text-color": ink, "text-halo-color": paper, "text-halo-width": 2 },
    },
  ];
}

/** An area is seen once it is wider than a mark; before that its mark alone says that it is one, by a broken edge. */
function areaLayers({ mode }: Look): LayerSpecification[] {
  const filter: ExpressionSpecification = ["<=", ["get", "from"], ["zoom"]];
  const colour = kindColour(mode);
  return [
    {
      id: "areas",
      type: "fill",
      source: "areas",
      filter,
      // Its edge is a layer of its own.
      paint: { "fill-color": colour, "fill-opacity": 0.05, "fill-antialias": false },
    },
    {
      id: "area-lines",
      type: "line",
      source: "areas",
      filter,
      paint: { "line-color": colour, "line-width": 1, "line-opacity": 0.6, "line-dasharray": [2, 2] },
    },
  ];
}

function kindColour(mode: "light" | "dark"): ExpressionSpecification {
  const colours = KIND_COLOURS[mode];
  const pairs = KINDS.flatMap((kind) => [kind, colours[kind]]);
  return ["match", ["get", "kind"], ...pairs, colours.words] as unknown as ExpressionSpecification;
}

function spotLayers({ ink, paper }: Look): LayerSpecification[] {
  const several: ExpressionSpecification = [">", ["get", "total"], 1];
  const size: ExpressionSpecification = ["step", ["get", "total"], 0.66, 10, 0.78, 100, 0.9, 1000, 1];
  return [
    {
      id: "spots",
      type: "symbol",
      source: "spots",
      layout: {
        "icon-image": ["case", several, ringName(), ["get", "mark"]],
        "icon-size": ["case", several, size, 0.9],
        "icon-allow-overlap": true,
        "text-field": ["case", several, ["to-string", ["get", "total"]], ""],
        "text-font": FONT,
        "text-size": 10.5,
        "text-allow-overlap": true,
        "symbol-sort-key": ["get", "total"],
      },
      paint: { "text-color": ink },
    },
    {
      id: "spot-names",
      type: "symbol",
      source: "spots",
      minzoom: 7,
      filter: ["all", ["!", ["has", "point_count"]], ["has", "name"]],
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": 12,
        "text-anchor": "left",
        "text-offset": [1.4, 0],
        "symbol-sort-key": ["-", ["get", "total"]],
      },
      paint: { "text-color": ink, "text-halo-color": paper, "text-halo-width": 1.5 },
    },
  ];
}

/** "ring:3-0-1-0-1-0": the share of each kind in quarters, rounded up: few pictures serve many spots, and each kind is seen. */
function ringName(): ExpressionSpecification {
  const shares = KINDS.flatMap((_, i) => [
    ...(i === 0 ? [] : ["-"]),
    ["to-string", ["ceil", ["*", 4, ["/", ["get", `c${i}`], ["get", "total"]]]]],
  ]);
  const shape = ["case", ["all", ["!", ["has", "point_count"]], ["get", "area"]], "area:", "ring:"];
  return ["concat", shape, ...shares] as unknown as ExpressionSpecification;
}

/** What was chosen, in the list or on the map. */
function chosenLayers({ ink, paper }: Look): LayerSpecification[] {
  return [
    {
      id: "chosen-area",
      type: "line",
      source: "chosen",
      filter: ["==", ["geometry-type"], "Polygon"],
      paint: { "line-color": ink, "line-width": 2.5 },
    },
    {
      id: "chosen-point",
      type: "circle",
      source: "chosen",
      filter: ["==", ["geometry-type"], "Point"],
      paint: {
        "circle-radius": 17,
        "circle-opacity": 0,
        "circle-stroke-color": ink,
        "circle-stroke-width": 3,
        "circle-stroke-opacity": 1,
        "circle-color": paper,
      },
    },
  ];
}
