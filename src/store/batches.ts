/** PostgreSQL takes at most 65,535 parameters in one statement. */
const ROWS_MAX = 500;

/** Writes rows some hundreds at a time. */
export async function inBatches<Row>(
  rows: readonly Row[],
  insert: (batch: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_MAX) await insert(rows.slice(start, start + ROWS_MAX));
}
