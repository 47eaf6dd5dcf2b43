/**
 * Which incidents a screen shows: the same names in the address of a screen and of the API. All are optional texts;
 * the server says what makes no sense.
 */
export interface IncidentFilter {
  readonly text?: string;
  readonly kind?: string;
  readonly type?: string;
  readonly country?: string;
  readonly from?: string;
  readonly to?: string;
  readonly bbox?: string;
  readonly agreement?: string;
  readonly zone?: string;
  readonly actor?: string;
  readonly state?: string;
  readonly origins?: string;
  readonly since?: string;
  readonly assessed?: string;
  readonly sort?: string;
}

const NAMES: readonly (keyof IncidentFilter)[] = [
  "text",
  "kind",
  "type",
  "country",
  "from",
  "to",
  "bbox",
  "agreement",
  "zone",
  "actor",
  "state",
  "origins",
  "since",
  "assessed",
  "sort",
];

/** What the map is asked for: a filter, and whether levels of warning are drawn. */
export interface MapSearch extends IncidentFilter {
  readonly levels?: "yes";
}

export function mapSearchIn(search: Record<string, unknown>): MapSearch {
  return { ...filterIn(search), ...(search["levels"] === "yes" ? { levels: "yes" } : {}) };
}

/** The filter in the search part of an address. Values come as text; other names are left out. */
export function filterIn(search: Record<string, unknown>): IncidentFilter {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const value = search[name];
      return value === undefined || value === null || value === "" ? [] : [[name, String(value)]];
    }),
  );
}
