import { parseDay } from "../day.ts";
import type { Precision } from "../model.ts";
import { type Column, type DataSet, type RowMeaning, wholeNumber } from "./data-set.ts";

/** UCDP's where_prec, 1 to 7 (UCDP GED Codebook): the spot, 25 km around, district, province, a line or region, the country, the sea. */
const PRECISION: Readonly<Record<string, Precision>> = {
  "1": "exact",
  "2": "near",
  "3": "admin2",
  "4": "admin1",
  "5": "region",
  "6": "country",
  "7": "unknown",
};

export const UCDP_GED: DataSet = {
  name: "ucdp-ged",
  publisher: "UCDP GED",
  idColumn: "id",
  kindColumn: "type_of_violence",
  needed: ["id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "latitude", "longitude", "best"],
  meaning,
};

function meaning(column: Column): RowMeaning | string {
  const first = parseDay(column("date_start").slice(0, 10));
  const last = parseDay(column("date_end").slice(0, 10));
  if (first === null || last === null || last < first) {
    return `date_start and date_end are “${column("date_start")}” and “${column("date_end")}”, and not two days in order`;
  }
  const oneSided = column("type_of_violence") === "3";
  const [low, best, high] = ["low", "best", "high"].map((name) => wholeNumber(column(name)));
  const counted = low != null && best != null && high != null && high > 0;
  return {
    type: "ASSAULT",
    mode: null,
    trigger: "type_of_violence",
    date: { first, last },
    // Between states and groups both sides fight; civilians only suffer.
    actors: oneSided ? ["side_a"] : ["side_a", "side_b"],
    recipients: ["side_b"],
    place:
      ["where_coordinates", "where_description", "adm_1", "country"].find((name) => column(name) !== "") ?? "latitude",
    precision: PRECISION[column("where_prec")] ?? "unknown",
    dead: counted ? { column: "best", estimate: { low, best, high } } : null,
  };
}
