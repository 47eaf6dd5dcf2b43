import { BlockList, isIP } from "node:net";
import type { Context } from "hono";
import * as z from "zod";

/** Proxies in front of this server that are believed when they say who asks. */
export type Proxies = BlockList;

const LOOPBACK = blockList(["127.0.0.0/8", "::1/128"]);

/** Proxies by address or network, with `loopback` for this machine; throws for what is neither. */
export function proxiesOf(named: readonly string[]): Proxies {
  return blockList(named.flatMap((one) => (one === "loopback" ? ["127.0.0.0/8", "::1/128"] : [one])));
}

function blockList(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = familyOf(address);
    const most = family === "ipv6" ? 128 : 32;
    const prefix = bits === undefined ? most : Number(bits);
    if (family === null || !Number.isInteger(prefix) || prefix < 0 || prefix > most) {
      throw new RangeError(`“${network}” is no address and no network: write 10.0.0.7, 10.0.0.0/24 or loopback.`);
    }
    list.addSubnet(address, prefix, family);
  }
  return list;
}

function familyOf(address: string): "ipv4" | "ipv6" | null {
  const version = isIP(address);
  return version === 0 ? null : version === 4 ? "ipv4" : "ipv6";
}

function isIn(list: BlockList, address: string): boolean {
  const family = familyOf(address);
  return family !== null && list.check(address, family);
}

const socketSchema = z.object({ incoming: z.object({ socket: z.object({ remoteAddress: z.string() }) }) });

/**
 * The address from which somebody asks; `null` where there is no socket. Of what proxies say, the last address counts
 * that is not a proxy's own: whatever stands before it, the asker may have written.
 */
export function remoteOf(c: Context, proxies: Proxies | null): string | null {
  const found = socketSchema.safeParse(c.env);
  if (!found.success) return null;
  const peer = plainAddress(found.data.incoming.socket.remoteAddress);
  if (proxies === null || !isIn(proxies, peer)) return peer;
  const told = (c.req.header("x-forwarded-for") ?? "").split(",").map((each) => plainAddress(each.trim()));
  return told.toReversed().find((address) => familyOf(address) !== null && !isIn(proxies, address)) ?? peer;
}

/** IPv4 as sockets that speak both write it. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, "");
}

export function isLoopback(address: string): boolean {
  return address === "localhost" || isIn(LOOPBACK, plainAddress(address));
}

/**
 * The network that an address is in, for what must neither follow one person for ever nor be outrun by changing
 * addresses: 24 bits of IPv4; 64 of IPv6, which a single household has to itself.
 */
export function networkOf(address: string): string {
  if (familyOf(address) === "ipv4") return `${address.split(".").slice(0, 3).join(".")}.0/24`;
  return `${widened(address).slice(0, 4).join(":")}::/64`;
}

/** The eight groups of an IPv6 address, what is left out filled with zeros. */
function widened(address: string): readonly string[] {
  const [head = "", tail] = address.split("%", 1).join("").split("::");
  const groups = (text: string) => text.split(":").filter((group) => group !== "");
  const [before, after] = [groups(head), groups(tail ?? "")];
  const zeros = Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => "0");
  return [...before, ...zeros, ...after];
}
