import type { Context } from "hono";
import type { Account } from "../accounts/accounts.ts";
import type { Named } from "../accounts/audit.ts";
import type { Role } from "../accounts/permissions.ts";
import type { Author } from "../model.ts";

/**
 * Who asks. `local` is whoever sits at the machine of a record without accounts, and names themself; `terminal` is
 * the command line of the same machine, by the key that the data folder holds.
 */
export type Asker =
  | { readonly by: "local" | "terminal"; readonly role: "owner"; readonly account: null }
  | { readonly by: "session" | "token"; readonly role: Role; readonly account: Account };

declare module "hono" {
  interface ContextVariableMap {
    asker: Asker;
  }
}

/** Who asks, as the guard found out. */
export function askerOf(c: Context): Asker {
  const asker = c.get("asker") as Asker | undefined;
  if (asker === undefined) throw new Error(`${c.req.path} is asked for before the guard: register its route after it.`);
  return asker;
}

/**
 * Under whose name something goes on record: the account's that signed in, whatever was sent; without accounts the
 * one that was sent, `null` when there is none.
 */
export function authorOf(c: Context, sent: Author | undefined): Author | null {
  const { account } = askerOf(c);
  if (account === null) return sent ?? null;
  return { person: account.name, organisation: account.organisation, account: account.id };
}

/** Who asks, as the audit names them. */
export function namedAsker(c: Context): Named | "terminal" {
  const { account } = askerOf(c);
  return account === null ? "terminal" : { id: account.id, name: account.name };
}
