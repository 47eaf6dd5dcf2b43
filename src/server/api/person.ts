import type { Context } from "hono";
import * as z from "zod";
import { askerOf, authorOf } from "../asker.ts";
import { problem } from "../problems.ts";

/** Who does something that is no decision: keeps a search, looks at an item of the queue. */
export interface Person {
  /** The account that asks; `null` where there are no accounts. */
  readonly owner: string | null;
  /** The same for one person, however the name is spaced or capitalised. */
  readonly key: string;
  readonly name: string;
}

/** What somebody without an account calls themself. */
export const bySchema = z.strictObject({
  person: z.string().trim().min(1).max(200),
  organisation: z.string().trim().max(200).nullable().default(null),
});

/** Whoever asks, by their account or by the name that was sent; or the answer that says that there is neither. */
export function personOf(c: Context, by: z.output<typeof bySchema> | undefined): Person | Response {
  const author = authorOf(c, by);
  if (author === null) {
    return problem(c, "name-needed", "Say who you are.", [{ pointer: "/by/person", detail: "a name is missing" }]);
  }
  const name = author.person;
  const owner = ownerOf(c);
  return { owner, key: owner ?? name.normalize("NFKC").replace(/\s+/g, " ").toLowerCase(), name };
}

/** The account that asks; `null` where there are no accounts. */
export function ownerOf(c: Context): string | null {
  return askerOf(c).account?.id ?? null;
}
