import type { Accounts } from "../accounts/accounts.ts";
import { type Limits, openLimits } from "./limits.ts";
import type { Proxies } from "./remote.ts";

/** To whom a server answers. */
export interface Access {
  /** `null` where whoever sits at this machine is the only user, without having to sign in. */
  readonly accounts: Accounts | null;
  /** The address by which people come, such as `https://watch.example.org`, when it is known. */
  readonly origin: string | null;
  readonly proxies: Proxies | null;
  /** By which the command line of this machine shows that it may read the data folder; `null` for none. */
  readonly terminalKey: string | null;
  readonly limits: Limits;
}

/** For whoever sits at this machine, and for nobody else. */
export function localAccess(): Access {
  return { accounts: null, origin: null, proxies: null, terminalKey: null, limits: openLimits() };
}
