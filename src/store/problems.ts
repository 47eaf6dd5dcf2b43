/** Something in the store that is not as it should be. Plain data, for a person to read and a program to count. */
export interface Problem {
  readonly where: "journal" | "capture" | "citation" | "index" | "decision" | "archive";
  /** An id, an address or a file. */
  readonly about: string;
  /** The line of the journal, where one is meant. */
  readonly line: number | null;
  readonly message: string;
}
