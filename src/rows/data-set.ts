import type { DateRange, Estimate, EventType, Precision } from "../model.ts";

/** The value of a column; the empty string where the row has none. */
export type Column = (name: string) => string;

/** What a row says, in our terms. `null` where it does not say. */
export interface RowMeaning {
  readonly type: EventType;
  readonly mode: string | null;
  /** The column whose words tell what happened. */
  readonly trigger: string;
  readonly date: DateRange | null;
  /** Columns that name those who act, and those it befalls. */
  readonly actors: readonly string[];
  readonly recipients: readonly string[];
  readonly place: string;
  readonly precision: Precision;
  readonly dead: { readonly column: string; readonly estimate: Estimate } | null;
}

/** A data set that others make, and how to read its rows. */
export interface DataSet {
  /** In front of the ids of its rows. */
  readonly name: string;
  readonly publisher: string;
  readonly idColumn: string;
  /** By what kinds of events its exports can be narrowed. */
  readonly kindColumn: string;
  /** Without these nothing can be read. */
  readonly needed: readonly string[];
  /** What a row means; a text says why it means nothing, `null` that it is of no kind that we record. */
  meaning(column: Column): RowMeaning | string | null;
}

/** A whole number that is not negative, `null` for anything else. */
export function wholeNumber(text: string): number | null {
  return /^\d{1,9}(?:\.0+)?$/.test(text.trim()) ? Number.parseInt(text, 10) : null;
}
