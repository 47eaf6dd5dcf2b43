import { type Account, type Accounts, accountOf, accountWith, addressOf, named, type UserRow } from "./accounts.ts";
import type { Named } from "./audit.ts";

/** What became of a sign-in: the account with the cookies to set, or which account it failed for, if for any. */
export type SignIn =
  | { readonly status: "signed-in"; readonly account: Account; readonly cookies: readonly string[] }
  | { readonly status: "refused"; readonly account: Account | null };

/**
 * Signs somebody in by name and password. A name that nobody has takes as long as a wrong password, and is answered
 * in the same way.
 */
export async function signIn(accounts: Accounts, signInName: string, password: string): Promise<SignIn> {
  const email = addressOf(signInName) ?? "nobody@account.invalid";
  const answer = await accounts.auth.api
    .signInEmail({ body: { email, password }, headers: new Headers(), returnHeaders: true })
    .catch(refused);
  const row = await accounts.database.findOne<UserRow>({ model: "user", where: [{ field: "email", value: email }] });
  const account = row === null ? null : accountOf(row);
  if (answer === null || account === null) return { status: "refused", account };
  return { status: "signed-in", account, cookies: answer.headers.getSetCookie() };
}

/** Better Auth throws for a wrong name or password, and for what can be neither. */
function refused(error: unknown): null {
  if (typeof error === "object" && error !== null && "statusCode" in error && Number(error.statusCode) < 500)
    return null;
  throw error;
}

/** Ends every session of everybody, as after a copy of the accounts came into wrong hands. */
export async function endSessions({ database, record }: Accounts, by: Named | "terminal"): Promise<void> {
  await database.deleteMany({ model: "session", where: [] });
  await record({ event: "sessions-ended", by, about: null, role: null, network: null, unrecorded: 0 });
}

/** Whose session a request's cookie is, with cookies to set where it was prolonged; `null` for none. */
export async function accountBySession(
  accounts: Accounts,
  headers: Headers,
): Promise<{ readonly account: Account; readonly session: string; readonly cookies: readonly string[] } | null> {
  if (!headers.has("cookie")) return null;
  const answer = await accounts.auth.api.getSession({ headers, returnHeaders: true }).catch(refused);
  const found = answer?.response ?? null;
  if (answer === null || found === null) return null;
  const account = await accountWith(accounts, found.user.id);
  if (account === null) return null;
  return { account, session: found.session.id, cookies: answer.headers.getSetCookie() };
}

/** Ends the session that a request's cookie names, or every session of the account; gives the cookies that clear it. */
export async function signOut(
  accounts: Accounts,
  account: Account,
  headers: Headers,
  everywhere: boolean,
  network: string | null,
): Promise<readonly string[]> {
  const { headers: answered } = await accounts.auth.api.signOut({ headers, returnHeaders: true });
  if (everywhere) {
    await accounts.database.deleteMany({ model: "session", where: [{ field: "userId", value: account.id }] });
  }
  const who = named(account);
  await accounts.record({ event: "signed-out", by: who, about: who, role: null, network, unrecorded: 0 });
  return answered.getSetCookie();
}
