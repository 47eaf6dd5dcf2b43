import { type Accounts, hasAccounts, openAccounts } from "../accounts/accounts.ts";
import { beginOwner } from "../accounts/invitations.ts";
import { newSecret } from "../accounts/secrets.ts";
import { type Access, localAccess } from "../server/access.ts";
import { isLoopback, type Proxies, proxiesOf } from "../server/remote.ts";
import type { Store } from "../store/store.ts";
import { note, UsageError } from "./errors.ts";

/** What the command line says of who may ask a server. */
export interface AccessOptions {
  readonly host: string;
  readonly accounts?: boolean;
  readonly publicUrl?: string;
  readonly trustProxy?: readonly string[];
}

/** Refuses what would let everybody in, or cannot be understood, before anything is opened. */
export async function assertAccess(folder: string, options: AccessOptions): Promise<void> {
  publicOrigin(options.publicUrl);
  trusted(options.trustProxy);
  if (isLoopback(options.host) || options.accounts === true || (await hasAccounts(folder))) return;
  throw new UsageError(
    `At ${options.host} others could reach this record, so people have to sign in. Start it with --accounts: the first time it prints a link by which you become its owner. docs/serving.md says more.`,
  );
}

/** To whom the server of a store answers. Where accounts were begun, everybody signs in, on this machine too. */
export async function openAccess(store: Store, options: AccessOptions): Promise<Access> {
  const access: Access = {
    ...localAccess(),
    origin: publicOrigin(options.publicUrl),
    proxies: trusted(options.trustProxy),
    terminalKey: newSecret(),
  };
  if (options.accounts !== true && !(await hasAccounts(store.folder))) return access;
  const accounts = await openAccounts({
    folder: store.folder,
    isSecure: access.origin?.startsWith("https:") === true,
    now: () => new Date(),
    record: (event) => store.logAccountEvent(event),
  });
  return { ...access, accounts };
}

/** Prints what whoever started the server has to know of who can come in, and the first owner's link, once. */
export async function tellAccess({ accounts, origin }: Access, host: string, address: string): Promise<void> {
  if (accounts === null) return;
  if (!isLoopback(host) && origin?.startsWith("https:") !== true) {
    note(
      "passwords and the record travel unencrypted to other machines; docs/serving.md says how to put TLS in front.",
    );
  }
  await tellOwnerLink(accounts, origin ?? address);
}

async function tellOwnerLink(accounts: Accounts, origin: string): Promise<void> {
  const link = await beginOwner(accounts);
  if (link === null) return;
  process.stderr.write(
    `\nNobody owns this record yet. Open this link to become its owner; it works once, until ${timeOf(link.expiresAt)}:\n\n  ${origin}${link.path}\n\n`,
  );
}

/** "07:15 UTC" */
function timeOf(instant: string): string {
  return `${instant.slice(11, 16)} UTC`;
}

/** The origin of an address by which people come, `null` where none is given. */
export function publicOrigin(address: string | undefined): string | null {
  if (address === undefined) return null;
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.pathname !== "/" || url.search + url.hash !== "") {
    throw new UsageError(
      `“${address}” is no address of a site. Write it like https://watch.example.org, without a path.`,
    );
  }
  return url.origin;
}

function trusted(named: readonly string[] | undefined): Proxies | null {
  if (named === undefined) return null;
  try {
    return proxiesOf(named);
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`--trust-proxy: ${error.message}`);
    throw error;
  }
}

/** An address at which this machine reaches a server that listens at some address. */
export function addressFor(host: string, port: number): string {
  const reached = host === "0.0.0.0" ? "127.0.0.1" : host === "::" ? "::1" : host;
  return `http://${reached.includes(":") ? `[${reached}]` : reached}:${port}`;
}
