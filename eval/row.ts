/** A figure, from 0 to 1 unless the measure says otherwise, and the number of items it was taken over. */
export interface Row {
  readonly measure: string;
  readonly value: number;
  readonly n: number;
  /** The same over the half that was read while writing rules, and over the half that was only scored. */
  readonly halves?: { readonly look: number; readonly score: number };
}
