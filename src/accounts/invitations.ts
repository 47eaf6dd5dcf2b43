import type { Instant } from "../model.ts";
import {
  type Account,
  AccountMissing,
  AccountRefusal,
  type Accounts,
  accountOf,
  accountWith,
  addressOf,
  type Database,
  listAccounts,
  named,
  nameKey,
  type UserRow,
} from "./accounts.ts";
import type { Named } from "./audit.ts";
import { PASSWORD_MAX } from "./auth.ts";
import type { Role } from "./permissions.ts";
import { hashOf, newSecret } from "./secrets.ts";

/** A link by which somebody comes to an account, once: as the first owner, as invited, or to a new password. */
export interface Invitation {
  readonly id: string;
  readonly kind: "owner" | "invite" | "reset";
  readonly role: Role;
  /** Whose password it resets; `null` for a new account. */
  readonly account: string | null;
  readonly expiresAt: Instant;
}

interface InvitationRow extends Omit<Invitation, "expiresAt"> {
  readonly hash: string;
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const HOUR_MS = 60 * 60 * 1000;

/** How long links can be used: an owner's is printed where others may look, an invitation has to reach somebody. */
const LASTS_MS = { owner: HOUR_MS, invite: 7 * 24 * HOUR_MS, reset: 24 * HOUR_MS } as const;

/** NIST SP 800-63B-4, 3.1.1.2: a password that is used alone has at least 15 characters; nothing else is asked of it. */
const PASSWORD_MIN = 15;

/** A new link's path on the server. The secret stands after `#`, which browsers send to nobody. */
function pathOf(secret: string): string {
  return `/join#${secret}`;
}

/** Makes a link, and gives its path; it cannot be had again. */
async function makeLink(
  { database, now }: Accounts,
  { kind, role, account }: Pick<Invitation, "kind" | "role" | "account">,
  by: Named | "terminal",
): Promise<{ readonly path: string; readonly expiresAt: Instant }> {
  const secret = newSecret();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + LASTS_MS[kind]);
  await database.create({
    model: "invitation",
    data: {
      hash: hashOf(secret),
      kind,
      role,
      account,
      invitedBy: by === "terminal" ? by : by.id,
      createdAt,
      expiresAt,
    },
  });
  return { path: pathOf(secret), expiresAt: expiresAt.toISOString() };
}

/** The link that makes the first owner, in place of any before it; `null` when there is an owner. */
export async function beginOwner(
  accounts: Accounts,
): Promise<{ readonly path: string; readonly expiresAt: Instant } | null> {
  if ((await listAccounts(accounts)).some(({ role }) => role === "owner")) return null;
  await accounts.database.deleteMany({ model: "invitation", where: [{ field: "kind", value: "owner" }] });
  const link = await makeLink(accounts, { kind: "owner", role: "owner", account: null }, "terminal");
  await accounts.record({
    event: "began",
    by: "terminal",
    about: null,
    role: "owner",
    network: null,
    unrecorded: 0,
  });
  return link;
}

/** A link by which one more person may join, with a role. */
export async function invite(
  accounts: Accounts,
  role: Role,
  by: Named | "terminal",
): Promise<{ readonly path: string; readonly expiresAt: Instant }> {
  const link = await makeLink(accounts, { kind: "invite", role, account: null }, by);
  await accounts.record({ event: "invited", by, about: null, role, network: null, unrecorded: 0 });
  return link;
}

/** A link by which somebody who has lost their password sets a new one. Until then the old one holds. */
export async function beginReset(
  accounts: Accounts,
  account: Account,
  by: Named | "terminal",
): Promise<{ readonly path: string; readonly expiresAt: Instant }> {
  await accounts.database.deleteMany({ model: "invitation", where: [{ field: "account", value: account.id }] });
  const link = await makeLink(accounts, { kind: "reset", role: account.role, account: account.id }, by);
  await accounts.record({
    event: "reset-begun",
    by,
    about: named(account),
    role: null,
    network: null,
    unrecorded: 0,
  });
  return link;
}

/** The links that can still be used. */
export async function openLinks({ database, now }: Accounts): Promise<readonly Invitation[]> {
  const rows = await database.findMany<InvitationRow>({
    model: "invitation",
    where: [{ field: "expiresAt", operator: "gt", value: now() }],
    sortBy: { field: "createdAt", direction: "asc" },
    limit: 10_000,
  });
  return rows.map(invitationOf);
}

/** Takes back a link that was not used. */
export async function revokeLink(accounts: Accounts, id: string, by: Named | "terminal"): Promise<void> {
  const found = (await openLinks(accounts)).find((one) => one.id === id);
  if (found === undefined) throw new AccountMissing("There is no such link; it may have been used or have expired.");
  await accounts.database.delete({ model: "invitation", where: [{ field: "id", value: id }] });
  await accounts.record({ event: "link-revoked", by, about: null, role: found.role, network: null, unrecorded: 0 });
}

/** What a link is for, `null` when it is used, taken back, expired, or never was. */
export async function linkWith(accounts: Accounts, secret: string): Promise<Invitation | null> {
  const row = await linkRow(accounts.database, secret, accounts.now());
  return row === null ? null : invitationOf(row);
}

async function linkRow(database: Pick<Database, "findOne">, secret: string, now: Date): Promise<InvitationRow | null> {
  const row = await database.findOne<InvitationRow>({
    model: "invitation",
    where: [{ field: "hash", value: hashOf(secret) }],
  });
  return row !== null && new Date(row.expiresAt) > now ? row : null;
}

function invitationOf({ id, kind, role, account, expiresAt }: InvitationRow): Invitation {
  return { id, kind, role, account: account ?? null, expiresAt: new Date(expiresAt).toISOString() };
}

/** What somebody says of themself who joins by a link. */
export interface Joining {
  readonly name: string;
  readonly organisation: string | null;
  readonly signInName: string;
  readonly password: string;
}

const GONE = "This link was used, taken back or has expired. Ask whoever sent it for another.";

/** Makes an account by a link, and uses the link up. */
export async function join(
  accounts: Accounts,
  secret: string,
  joining: Joining,
  network: string | null,
): Promise<Account> {
  const { address, name } = checkedPerson(joining);
  assertPassword(joining.password, [name, joining.signInName]);
  const password = await passwordHash(accounts, joining.password);
  const account = await accounts.database.transaction(async (draft) => {
    const link = await linkRow(draft, secret, accounts.now());
    if (link === null || link.kind === "reset") throw new AccountMissing(GONE);
    await assertFree(draft, name, address);
    await draft.delete({ model: "invitation", where: [{ field: "id", value: link.id }] });
    const now = accounts.now();
    const organisation = joining.organisation?.trim() || null;
    const data = { name, email: address, emailVerified: false, organisation, role: link.role, state: "active" };
    const user = await draft.create<object, UserRow>({
      model: "user",
      data: { ...data, createdAt: now, updatedAt: now },
    });
    await draft.create({
      model: "account",
      data: { ...credential(user.id), password, createdAt: now, updatedAt: now },
    });
    return accountOf(user);
  });
  const { role } = account;
  await accounts.record({ event: "joined", by: named(account), about: named(account), role, network, unrecorded: 0 });
  return account;
}

function credential(user: string): object {
  return { userId: user, accountId: user, providerId: "credential" };
}

/** Sets a new password by a link, uses the link up, and ends every session of the account. */
export async function setPassword(
  accounts: Accounts,
  secret: string,
  password: string,
  network: string | null,
): Promise<Account> {
  const link = await linkWith(accounts, secret);
  const account = link?.account == null ? null : await accountWith(accounts, link.account);
  if (account === null) throw new AccountMissing(GONE);
  assertPassword(password, [account.name, account.signInName]);
  const hashed = await passwordHash(accounts, password);
  await accounts.database.transaction(async (draft) => {
    const row = await linkRow(draft, secret, accounts.now());
    if (row === null) throw new AccountMissing(GONE);
    await draft.delete({ model: "invitation", where: [{ field: "id", value: row.id }] });
    await draft.deleteMany({ model: "session", where: [{ field: "userId", value: account.id }] });
    await draft.update({
      model: "account",
      where: [
        { field: "userId", value: account.id },
        { field: "providerId", value: "credential" },
      ],
      update: { password: hashed, updatedAt: accounts.now() },
    });
  });
  await accounts.record({
    event: "password-changed",
    by: named(account),
    about: named(account),
    role: null,
    network,
    unrecorded: 0,
  });
  return account;
}

async function passwordHash({ auth }: Accounts, password: string): Promise<string> {
  return await (await auth.$context).password.hash(password);
}

function checkedPerson({ name, signInName }: Joining): { readonly name: string; readonly address: string } {
  const tidy = name.normalize("NFKC").trim().replace(/\s+/g, " ");
  if (tidy.length < 2 || tidy.length > 100 || /\p{Cc}/u.test(tidy)) {
    throw new AccountRefusal("Give a name of 2 to 100 letters: it stands beside all that you decide.", "/name");
  }
  const address = addressOf(signInName);
  if (address !== null) return { name: tidy, address };
  throw new AccountRefusal(
    "Sign in with an e-mail address, or with a name of 2 to 64 letters a to z, digits, dots and hyphens.",
    "/signInName",
  );
}

/** Names that are taken stay taken, also those of accounts that were removed. */
async function assertFree(database: Pick<Database, "findMany">, name: string, address: string): Promise<void> {
  const rows = await database.findMany<UserRow>({ model: "user", limit: 100_000 });
  if (rows.some((row) => nameKey(row.name) === nameKey(name))) {
    throw new AccountRefusal(
      "Somebody has, or had, an account of that name. Add something that tells you apart.",
      "/name",
    );
  }
  if (rows.some((row) => row.email === address)) {
    throw new AccountRefusal("Somebody signs in with that name already. Take another.", "/signInName");
  }
}

function assertPassword(password: string, names: readonly string[]): void {
  const plain = password.normalize("NFKC");
  if (plain.length < PASSWORD_MIN || plain.length > PASSWORD_MAX) {
    throw new AccountRefusal(
      `Take a password of ${PASSWORD_MIN} to ${PASSWORD_MAX} characters: four or five words that only you would put together.`,
      "/password",
    );
  }
  const bare = names.reduce((left, name) => left.replaceAll(nameKey(name), ""), nameKey(plain));
  if (new Set(bare).size < 5) {
    throw new AccountRefusal("That password is a name, or a few signs over and over. Take another.", "/password");
  }
}
