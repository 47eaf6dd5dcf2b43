import { type LookupOptions, lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Networks that belong to a machine, a house or an operator (IANA special-purpose registries), not to publishers. */
const PRIVATE_V4 = [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const;

/** Among them the ranges that carry an IPv4 address inside: mapped, translated, 6to4, Teredo. */
const PRIVATE_V6 = [
  ["::", 96],
  ["::ffff:0:0", 96],
  ["64:ff9b::", 96],
  ["64:ff9b:1::", 48],
  ["2001::", 32],
  ["2002::", 16],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const;

// Two lists, because one would take every IPv4 address for a mapped one.
const blockedV4 = new BlockList();
const blockedV6 = new BlockList();
for (const [network, prefix] of PRIVATE_V4) blockedV4.addSubnet(network, prefix, "ipv4");
for (const [network, prefix] of PRIVATE_V6) blockedV6.addSubnet(network, prefix, "ipv6");

/** Whether an IP address must not be asked for pages that a stranger named. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  const version = isIP(plain);
  return version === 4 ? blockedV4.check(plain, "ipv4") : version === 6 && blockedV6.check(plain, "ipv6");
}

/** Whether a host is private by its name or by the address that it writes. `URL` has put odd notations in order before. */
export function isPrivateHost(hostname: string): boolean {
  const name = hostname.toLowerCase().replace(/\.$/, "");
  return isPrivateAddress(name) || /^localhost$|\.(?:localhost|local|internal|lan|home\.arpa)$/.test(name);
}

/** A host whose name leads to a private address. */
export class PrivateAddressError extends Error {}

/** A look-up of names that refuses private addresses, for the very connection that is then opened. */
export function publicLookup(hostname: string, options: LookupOptions, answer: Parameters<LookupFunction>[2]): void {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) answer(error, []);
    else if (addresses.some(({ address }) => isPrivateAddress(address))) {
      answer(new PrivateAddressError(`${hostname} leads to a private address`), []);
    } else if (options.all === true) answer(null, addresses);
    else answer(null, addresses[0]?.address ?? "", addresses[0]?.family);
  });
}
