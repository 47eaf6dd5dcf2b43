/** A figure, from 0 to 1 unless the measure says otherwise, and the number of items it was taken over. */
export interface Row {
  readonly measure: string;
  readonly value: number;
  readonly n: number;
}
