/** What came of sending. `reference` is the channel's own name for the message, `null` where it has none. */
export type Outcome =
  | { readonly status: "delivered"; readonly reference: string | null }
  | { readonly status: "failed"; readonly reason: string };
