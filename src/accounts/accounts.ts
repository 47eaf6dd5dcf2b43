import type { Instant } from "../model.ts";
import { type AccountFile, openAccountFile } from "./account-file.ts";
import { fileAdapter } from "./adapter.ts";
import type { AccountEvent, Named } from "./audit.ts";
import { type Auth, openAuth } from "./auth.ts";
import { isAtLeast, type Role } from "./permissions.ts";

/** Somebody who may sign in, as others may know them. */
export interface Account {
  readonly id: string;
  /** Under which decisions stand on record; no two accounts ever have the same. */
  readonly name: string;
  readonly organisation: string | null;
  readonly role: Role;
  /** What they sign in with: an e-mail address or any name. */
  readonly signInName: string;
  readonly since: Instant;
}

export type Database = Awaited<Auth["$context"]>["adapter"];

/** The accounts of a record, open for the verbs beside this file. */
export interface Accounts {
  readonly auth: Auth;
  readonly database: Database;
  readonly now: () => Date;
  /** Puts an event into the journal. */
  readonly record: (event: AccountEvent) => Promise<void>;
}

export interface AccountsOptions {
  readonly folder: string;
  readonly isSecure: boolean;
  readonly now: () => Date;
  readonly record: (event: AccountEvent) => Promise<void>;
}

/** Opens the accounts that a data folder keeps in its file. */
export async function openAccounts({ folder, isSecure, now, record }: AccountsOptions): Promise<Accounts> {
  const file = await openAccountFile(folder);
  const auth = openAuth({ database: fileAdapter(file), secret: file.secret, isSecure });
  const { adapter } = await auth.$context;
  await dropExpired(adapter, now());
  return { auth, database: adapter, now, record };
}

/** Whether a data folder has accounts, or a link by which the first is still to come. */
export async function hasAccounts(folder: string): Promise<boolean> {
  const { tables }: AccountFile = await openAccountFile(folder);
  return (tables["user"] ?? []).length > 0 || (tables["invitation"] ?? []).length > 0;
}

async function dropExpired(database: Database, now: Date): Promise<void> {
  for (const model of ["session", "invitation", "token"]) {
    await database.deleteMany({ model, where: [{ field: "expiresAt", operator: "lt", value: now }] });
  }
}

/** A row of Better Auth's table of users, with our fields. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisation?: string | null;
  readonly role: Role;
  readonly state: "active" | "removed";
  readonly createdAt: Date;
}

/** Who may sign in, in the order in which they joined. */
export async function listAccounts({ database }: Pick<Accounts, "database">): Promise<readonly Account[]> {
  const rows = await database.findMany<UserRow>({
    model: "user",
    where: [{ field: "state", value: "active" }],
    sortBy: { field: "createdAt", direction: "asc" },
    limit: 10_000,
  });
  return rows.map(accountOf);
}

export async function accountWith({ database }: Pick<Accounts, "database">, id: string): Promise<Account | null> {
  const row = await database.findOne<UserRow>({ model: "user", where: [{ field: "id", value: id }] });
  return row === null || row.state !== "active" ? null : accountOf(row);
}

export function accountOf(row: UserRow): Account {
  return {
    id: row.id,
    name: row.name,
    organisation: row.organisation ?? null,
    role: row.role,
    signInName: signInNameOf(row.email),
    since: new Date(row.createdAt).toISOString(),
  };
}

export function named({ id, name }: Account): Named {
  return { id, name };
}

/** Names that are no e-mail addresses get a domain that can never have mail (RFC 6761), for Better Auth knows people by address. */
const NO_MAIL = "@account.invalid";

/** Under which address Better Auth knows whoever signs in by a name; `null` for what can be no such name. */
export function addressOf(signInName: string): string | null {
  const name = signInName.normalize("NFKC").trim().toLowerCase();
  if (/^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(name) && name.length <= 254) return name;
  return /^[a-z0-9](?:[a-z0-9._-]{0,62}[a-z0-9])$/.test(name) && !name.includes("..") ? `${name}${NO_MAIL}` : null;
}

function signInNameOf(address: string): string {
  return address.endsWith(NO_MAIL) ? address.slice(0, -NO_MAIL.length) : address;
}

/** Something that cannot be done with accounts as it was asked for. The message says what to do. */
export class AccountRefusal extends Error {
  override readonly name = "AccountRefusal";
  /** The part of what was sent that is at fault, as a JSON pointer; empty for none. */
  readonly pointer: string;

  constructor(message: string, pointer = "") {
    super(message);
    this.pointer = pointer;
  }
}

/** What was asked for is not there, or not any more. */
export class AccountMissing extends AccountRefusal {}

/** The account that somebody means by its name, sign-in name or id. */
export async function findAccount(accounts: Pick<Accounts, "database">, wanted: string): Promise<Account> {
  const all = await listAccounts(accounts);
  const key = nameKey(wanted);
  const found = all.find(
    ({ id, name, signInName }) => id === wanted || nameKey(name) === key || nameKey(signInName) === key,
  );
  if (found !== undefined) return found;
  throw new AccountMissing(`Nobody here goes by “${wanted}”. \`tocsin accounts list\` shows who does.`);
}

/** One name is one however it is spaced or capitalised. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").trim().replace(/\s+/g, " ").toLowerCase();
}

/** Gives an account another role. It takes effect at its next request. */
export async function changeRole(
  accounts: Accounts,
  account: Account,
  role: Role,
  by: Named | "terminal",
): Promise<Account> {
  if (account.role === role) return account;
  if (!isAtLeast(role, "owner")) await assertNotLastOwner(accounts, account);
  await accounts.database.update({ model: "user", where: [{ field: "id", value: account.id }], update: { role } });
  await accounts.record({ event: "role-changed", by, about: named(account), role, network: null, unrecorded: 0 });
  return { ...account, role };
}

/**
 * Removes an account: its password, sessions, tokens and sign-in name. Its name stays taken, for decisions on record
 * stand under it.
 */
export async function removeAccount(accounts: Accounts, account: Account, by: Named | "terminal"): Promise<void> {
  await assertNotLastOwner(accounts, account);
  const own = [{ field: "userId", value: account.id }];
  await accounts.database.transaction(async (draft) => {
    await draft.deleteMany({ model: "session", where: own });
    await draft.deleteMany({ model: "account", where: own });
    await draft.deleteMany({ model: "token", where: [{ field: "account", value: account.id }] });
    await draft.deleteMany({ model: "invitation", where: [{ field: "account", value: account.id }] });
    await draft.update({
      model: "user",
      where: [{ field: "id", value: account.id }],
      update: { state: "removed", email: `removed-${account.id.toLowerCase()}${NO_MAIL}`, role: "viewer" },
    });
  });
  await accounts.record({ event: "removed", by, about: named(account), role: null, network: null, unrecorded: 0 });
}

async function assertNotLastOwner(accounts: Accounts, { id, role, name }: Account): Promise<void> {
  if (role !== "owner") return;
  const others = (await listAccounts(accounts)).filter((one) => one.role === "owner" && one.id !== id);
  if (others.length > 0) return;
  throw new AccountRefusal(`${name} is the only owner. Make somebody else an owner first.`);
}
