/** Why something cannot be put on record. The message says what to do. */
export interface Refusal {
  readonly why: "sealed" | "invalid" | "missing";
  readonly message: string;
}

export function invalid(message: string): Refusal {
  return { why: "invalid", message };
}

export function missing(message: string): Refusal {
  return { why: "missing", message };
}
