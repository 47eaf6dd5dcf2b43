import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Account } from "../accounts/accounts.ts";
import { eventOf, eventWords, type Logged } from "../accounts/audit.ts";
import type { Role } from "../accounts/permissions.ts";
import { readEntries } from "../store/journal.ts";
import { publicOrigin } from "./access.ts";
import { atDesk, type Listing, type MadeLink } from "./account-desk.ts";
import { note } from "./errors.ts";
import { write } from "./lines.ts";

interface FolderOptions {
  readonly data: string;
}

interface LinkOptions extends FolderOptions {
  readonly publicUrl?: string;
}

interface FormatOptions extends FolderOptions {
  readonly format: "text" | "json";
}

/** Lists who may sign in, links that are not used yet, and tokens. */
export async function listAll({ data, format }: FormatOptions): Promise<void> {
  const listing = await atDesk(data, (desk) => desk.list());
  if (format === "json") return await write(process.stdout, `${JSON.stringify(listing, null, 2)}\n`);
  await write(process.stdout, listingWords(listing));
  if (listing.items.length + listing.links.length === 0) {
    note("there are no accounts. `tocsin serve --accounts` begins with them.");
  }
}

/** Makes a link by which one person joins; the first owner's where there is none yet. */
export async function inviteSomeone(role: Role, { data, publicUrl }: LinkOptions): Promise<void> {
  const origin = publicOrigin(publicUrl);
  await printLink(await atDesk(data, (desk) => desk.invite(role)), origin, `joins as ${role}`);
}

/** Makes a link by which somebody sets a new password. */
export async function resetSomeone(who: string, { data, publicUrl }: LinkOptions): Promise<void> {
  const origin = publicOrigin(publicUrl);
  await printLink(await atDesk(data, (desk) => desk.reset(who)), origin, "sets a new password");
}

export async function giveRole(who: string, role: Role, { data }: FolderOptions): Promise<void> {
  const account = await atDesk(data, (desk) => desk.changeRole(who, role));
  await write(process.stdout, `${accountWords(account)}\n`);
}

export async function removeSomeone(who: string, { data }: FolderOptions): Promise<void> {
  await atDesk(data, (desk) => desk.remove(who));
  await write(process.stdout, `${who} can sign in no more. What they put on record stays.\n`);
}

export async function signEverybodyOut({ data }: FolderOptions): Promise<void> {
  await atDesk(data, (desk) => desk.endSessions());
  await write(process.stdout, "Everybody is signed out. Passwords and tokens are as they were.\n");
}

export async function revoke(id: string, { data }: FolderOptions): Promise<void> {
  await atDesk(data, (desk) => desk.revoke(id));
  await write(process.stdout, `${id} is good no more.\n`);
}

/** Prints what happened to accounts, the oldest first; also while a server writes to the journal. */
export async function printLog({ data, format, limit }: FormatOptions & { readonly limit: number }): Promise<void> {
  const logged = (await everLogged(data)).slice(-limit);
  if (format === "json") return await write(process.stdout, `${JSON.stringify(logged, null, 2)}\n`);
  await write(process.stdout, logged.map((one) => `${eventWords(one)}\n`).join(""));
  if (logged.length === 0) note("nothing happened to accounts yet.");
}

async function everLogged(folder: string): Promise<readonly Logged[]> {
  const path = join(folder, "journal.jsonl");
  if (!existsSync(path)) return [];
  const logged: Logged[] = [];
  for await (const entry of readEntries(path)) {
    const one = eventOf(entry);
    if (one !== null) logged.push(one);
  }
  return logged;
}

/** The link alone on standard output, so that it can be piped. Made on the file, it lacks the server's address. */
async function printLink({ link, expiresAt }: MadeLink, origin: string | null, what: string): Promise<void> {
  const isWhole = URL.canParse(link);
  const path = isWhole ? link.slice(new URL(link).origin.length) : link;
  const from = origin ?? (isWhole ? new URL(link).origin : "http://localhost:4700");
  note(`whoever opens this link ${what}; it works once, until ${expiresAt.slice(0, 16).replace("T", " ")} UTC.`);
  if (!isWhole && origin === null) {
    note("no server runs on this folder: start `tocsin serve`; --public-url makes the link for another address.");
  }
  await write(process.stdout, `${from}${path}\n`);
}

function listingWords({ items, links, tokens }: Listing): string {
  const lines = [
    ...items.map(accountWords),
    ...links.map(
      ({ id, kind, role, account, expiresAt }) =>
        `link ${id}: ${kind === "reset" ? `a new password for ${nameOf(account, items)}` : `joins as ${role}`}, until ${expiresAt.slice(0, 16)}Z`,
    ),
    ...tokens.map(
      ({ id, name, role, account, expiresAt }) =>
        `token ${id}: ${name}, ${role}, of ${nameOf(account, items)}, until ${expiresAt.slice(0, 10)}`,
    ),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function accountWords({ name, organisation, role, signInName, since }: Account): string {
  const from = organisation === null ? "" : ` (${organisation})`;
  return `${name}${from}: ${role}, signs in as ${signInName}, since ${since.slice(0, 10)}`;
}

function nameOf(id: string | null, items: readonly Account[]): string {
  return items.find((account) => account.id === id)?.name ?? "nobody";
}
