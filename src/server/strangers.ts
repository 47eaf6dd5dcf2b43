import type { Context } from "hono";
import type { Access } from "./access.ts";
import { isLoopback, remoteOf } from "./remote.ts";

/**
 * Why a request is refused for the way it comes, whoever sends it; `null` for none. Pages of other sites may lead a
 * name of theirs to this machine (DNS rebinding), so the host's name is looked at; and without accounts nobody but
 * this machine itself is answered, nor a proxy that asks for others.
 */
export function wayRefusal(c: Context, { accounts, origin, proxies }: Access): string | null {
  const host = hostOf(c);
  const remote = remoteOf(c, proxies);
  const isHere = isLoopback(nameIn(host)) && (remote === null || isLoopback(remote));
  if (accounts === null) {
    if (!isHere) {
      return "Without accounts this record is shown to its own machine only, at an address such as http://localhost:4700. To show it to others, start the server with --accounts.";
    }
    return ["x-forwarded-for", "x-forwarded-host", "forwarded", "x-real-ip"].some(
      (name) => c.req.header(name) !== undefined,
    )
      ? "A proxy asks for somebody else, and without accounts everybody would be let in. Start the server with --accounts."
      : null;
  }
  if (origin === null || isHere || host.toLowerCase() === new URL(origin).host) return null;
  return `This record is shown at ${origin} only.`;
}

/** Why a request that writes is refused for the page that sends it; `null` for none, as for programs, which are no page. */
export function pageRefusal(c: Context, access: Access): string | null {
  const origin = c.req.header("origin");
  if (origin !== undefined && !ownOrigins(c, access).includes(origin)) {
    return `A page of ${origin} may not change anything here.`;
  }
  const site = c.req.header("sec-fetch-site");
  return site === undefined || site === "same-origin" || site === "none"
    ? null
    : "A page of another site may not change anything here.";
}

function ownOrigins(c: Context, { origin }: Access): readonly string[] {
  const host = hostOf(c);
  return [`http://${host}`, `https://${host}`, ...(origin === null ? [] : [origin])];
}

/** The address at which whoever asks has reached this server, for links that they hand on. */
export function originOf(c: Context, { origin }: Access): string {
  return origin ?? `http://${hostOf(c)}`;
}

function hostOf(c: Context): string {
  return c.req.header("host") ?? new URL(c.req.url).host;
}

/** A host's name without its port, and an address without its brackets. */
function nameIn(host: string): string {
  return host
    .replace(/:\d+$/, "")
    .replace(/^\[(.*)\]$/, "$1")
    .toLowerCase();
}
