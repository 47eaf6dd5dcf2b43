/** Something the person at the terminal can put right. The message says what, where and what to do. */
export class UsageError extends Error {
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 2) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Names an input that failed on standard error, and marks the run as incomplete. */
export function reportFailure(input: string, reason: string): void {
  process.stderr.write(`tocsin: ${input === "stdin:" ? "standard input" : input}: ${reason}\n`);
  process.exitCode = 1;
}

/** Says something beside the output, on standard error. */
export function note(message: string): void {
  process.stderr.write(`tocsin: ${message}\n`);
}
