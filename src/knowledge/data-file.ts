/** A data file with a slip in it. The message names the file, the entry, and what was expected. */
export class DataFileError extends Error {
  override readonly name = "DataFileError";
}
