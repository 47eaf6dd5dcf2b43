import type { ReportedEvent } from "../model.ts";

/**
 * How the rows go together that two reports were taken from: one row and its corrections, or two rows of one data set,
 * whose makers have told apart what they count; `none` where that says nothing.
 */
export function rowsOf({ row: a }: ReportedEvent, { row: b }: ReportedEvent): "same" | "rivals" | "none" {
  if (a === undefined || b === undefined) return "none";
  if (a === b) return "same";
  return dataSetOf(a) === dataSetOf(b) ? "rivals" : "none";
}

/** The data set of a row: `acled` of `acled/YEM1234`. */
function dataSetOf(row: string): string {
  const slash = row.indexOf("/");
  return slash < 0 ? row : row.slice(0, slash);
}
