import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type Account,
  AccountRefusal,
  changeRole,
  findAccount,
  listAccounts,
  openAccounts,
  removeAccount,
} from "../accounts/accounts.ts";
import { beginOwner, beginReset, type Invitation, invite, openLinks, revokeLink } from "../accounts/invitations.ts";
import type { Role } from "../accounts/permissions.ts";
import { endSessions } from "../accounts/sessions.ts";
import { listTokens, revokeToken, type Token } from "../accounts/tokens.ts";
import { openJournal } from "../store/journal.ts";
import { FolderInUse, takeLock } from "../store/lock.ts";
import { UsageError } from "./errors.ts";
import { type Sign, signOf } from "./served-at.ts";

/** A link that was made: whole where the server's address is known, else its path. */
export interface MadeLink {
  readonly link: string;
  readonly expiresAt: string;
}

/** All that there is on accounts. */
export interface Listing {
  readonly items: readonly Account[];
  readonly links: readonly Invitation[];
  readonly tokens: readonly Token[];
}

/** What the terminal does with accounts: on the file itself, or by the server that holds the folder. */
export interface AccountDesk {
  list(): Promise<Listing>;
  invite(role: Role): Promise<MadeLink>;
  reset(who: string): Promise<MadeLink>;
  changeRole(who: string, role: Role): Promise<Account>;
  remove(who: string): Promise<void>;
  /** Signs everybody out. */
  endSessions(): Promise<void>;
  /** Takes back a link or a token. */
  revoke(id: string): Promise<void>;
}

/** Does work at the desk of a data folder, and says what is refused as wrong usage. */
export async function atDesk<T>(folder: string, work: (desk: AccountDesk) => Promise<T>): Promise<T> {
  try {
    return await atFile(folder, work);
  } catch (error) {
    if (error instanceof AccountRefusal) throw new UsageError(error.message, 1);
    const sign = error instanceof FolderInUse ? await signOf(error.folder, error.pid) : null;
    if (sign === null) throw error;
    return await work(deskOf(sign));
  }
}

async function atFile<T>(folder: string, work: (desk: AccountDesk) => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true });
  const lock = await takeLock(join(folder, "lock"));
  try {
    const journal = await openJournal(join(folder, "journal.jsonl"), () => new Date().toISOString());
    try {
      return await work(await fileDesk(folder, async (event) => void (await journal.append("account", event))));
    } finally {
      await journal.close();
    }
  } finally {
    await lock.release();
  }
}

async function fileDesk(folder: string, record: (event: object) => Promise<void>): Promise<AccountDesk> {
  const accounts = await openAccounts({ folder, isSecure: false, now: () => new Date(), record });
  const made = ({ path, expiresAt }: { readonly path: string; readonly expiresAt: string }): MadeLink => ({
    link: path,
    expiresAt,
  });
  return {
    list: async () => ({
      items: await listAccounts(accounts),
      links: await openLinks(accounts),
      tokens: await listTokens(accounts, null),
    }),
    async invite(role) {
      const first = role === "owner" ? await beginOwner(accounts) : null;
      return made(first ?? (await invite(accounts, role, "terminal")));
    },
    reset: async (who) => made(await beginReset(accounts, await findAccount(accounts, who), "terminal")),
    changeRole: async (who, role) => await changeRole(accounts, await findAccount(accounts, who), role, "terminal"),
    remove: async (who) => await removeAccount(accounts, await findAccount(accounts, who), "terminal"),
    endSessions: () => endSessions(accounts, "terminal"),
    async revoke(id) {
      const isLink = (await openLinks(accounts)).some((link) => link.id === id);
      await (isLink ? revokeLink(accounts, id, "terminal") : revokeToken(accounts, id, "terminal"));
    },
  };
}

function deskOf(sign: Sign): AccountDesk {
  const path = (who: string) => `/api/accounts/${encodeURIComponent(who)}`;
  return {
    list: async () => ({
      ...(await ask<Omit<Listing, "tokens">>(sign, "GET", "/api/accounts")),
      tokens: (await ask<{ readonly items: readonly Token[] }>(sign, "GET", "/api/accounts/tokens")).items,
    }),
    invite: (role) => ask(sign, "POST", "/api/accounts/invitations", { role }),
    reset: (who) => ask(sign, "POST", `${path(who)}/reset`),
    changeRole: (who, role) => ask(sign, "PUT", `${path(who)}/role`, { role }),
    remove: (who) => ask(sign, "DELETE", path(who)),
    endSessions: () => ask(sign, "DELETE", "/api/accounts/sessions"),
    async revoke(id) {
      const { links } = await this.list();
      const kind = links.some((link) => link.id === id) ? "invitations" : "tokens";
      await ask(sign, "DELETE", `/api/accounts/${kind}/${encodeURIComponent(id)}`);
    },
  };
}

/** Asks the server that holds the folder, showing by its key that we may read the folder. */
async function ask<T>({ address, key }: Sign, method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(new URL(path, address), {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.ok) return (text === "" ? null : JSON.parse(text)) as T;
  const { detail } = JSON.parse(text) as { readonly detail?: string };
  throw new UsageError(detail ?? `${address} answered ${response.status}.`, 1);
}
