import type { Instant } from "../model.ts";
import { type Account, AccountMissing, AccountRefusal, type Accounts, accountWith, named } from "./accounts.ts";
import { isAtLeast, type Role } from "./permissions.ts";
import { hashOf, isSameText, newSecret } from "./secrets.ts";

/** A token by which a program asks in the name of an account, with the same role or a lesser one. */
export interface Token {
  readonly id: string;
  /** What the program is called. */
  readonly name: string;
  readonly role: Role;
  /** The account's id. */
  readonly account: string;
  readonly expiresAt: Instant;
}

interface TokenRow extends Omit<Token, "expiresAt"> {
  readonly hash: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const DAY_MS = 24 * 60 * 60 * 1000;
export const TOKEN_DAYS_MAX = 366;
const TOKENS_MAX = 50;

/** So a token looks; those who search leaked texts for secrets know it by its beginning. */
const TOKEN = /^tocsin_([A-Za-z0-9_-]{8,64})\.([A-Za-z0-9_-]{43})$/;

/** Makes a token. It is told once. */
export async function makeToken(
  accounts: Accounts,
  account: Account,
  asked: { readonly name: string; readonly role: Role; readonly days: number },
): Promise<Token & { readonly token: string }> {
  if (!isAtLeast(account.role, asked.role)) {
    throw new AccountRefusal(`You are ${account.role}: a program of yours cannot be ${asked.role}.`, "/role");
  }
  if ((await listTokens(accounts, account)).length >= TOKENS_MAX) {
    throw new AccountRefusal(`You have ${TOKENS_MAX} tokens. Revoke those that nothing uses.`);
  }
  const secret = newSecret();
  const createdAt = accounts.now();
  const row = await accounts.database.create<object, TokenRow>({
    model: "token",
    data: {
      name: asked.name.trim(),
      role: asked.role,
      account: account.id,
      hash: hashOf(secret),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + asked.days * DAY_MS),
    },
  });
  const [by, role] = [named(account), asked.role];
  await accounts.record({ event: "token-made", by, about: by, role, network: null, unrecorded: 0 });
  return { ...tokenOf(row), token: `tocsin_${row.id}.${secret}` };
}

/** The tokens of one account, or of all. */
export async function listTokens({ database, now }: Accounts, account: Account | null): Promise<readonly Token[]> {
  const rows = await database.findMany<TokenRow>({
    model: "token",
    where: [
      { field: "expiresAt", operator: "gt", value: now() },
      ...(account === null ? [] : [{ field: "account", value: account.id }]),
    ],
    limit: 10_000,
  });
  return rows.map(tokenOf);
}

/** Revokes a token: an owner any, everyone else their own. */
export async function revokeToken(accounts: Accounts, id: string, by: Account | "terminal"): Promise<void> {
  const anyones = by === "terminal" || by.role === "owner";
  const found = (await listTokens(accounts, anyones ? null : by)).find((token) => token.id === id);
  if (found === undefined) throw new AccountMissing("There is no such token; it may have been revoked already.");
  await accounts.database.delete({ model: "token", where: [{ field: "id", value: id }] });
  const whose = await accountWith(accounts, found.account);
  await accounts.record({
    event: "token-revoked",
    by: by === "terminal" ? by : named(by),
    about: whose === null ? null : named(whose),
    role: found.role,
    network: null,
    unrecorded: 0,
  });
}

/** The account that a token speaks for, with the token's role where that is the lesser; `null` for no valid token. */
export async function accountByToken(accounts: Accounts, text: string): Promise<Account | null> {
  const [, id, secret] = TOKEN.exec(text) ?? [];
  if (id === undefined || secret === undefined) return null;
  const row = await accounts.database.findOne<TokenRow>({ model: "token", where: [{ field: "id", value: id }] });
  if (row === null || !isSameText(row.hash, hashOf(secret)) || new Date(row.expiresAt) <= accounts.now()) return null;
  const account = await accountWith(accounts, row.account);
  if (account === null) return null;
  return { ...account, role: isAtLeast(account.role, row.role) ? row.role : account.role };
}

function tokenOf({ id, name, role, account, expiresAt }: TokenRow): Token {
  return { id, name, role, account, expiresAt: new Date(expiresAt).toISOString() };
}
