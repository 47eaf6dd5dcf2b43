/**
 * Names in the query of an address that tell a publisher by which way a reader came, and nothing of the page: the
 * campaign names of Google Analytics (utm_), and those that large networks add to every link.
 */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|twclid|igshid|yclid|ysclid|mc_cid|mc_eid|mkt_tok|_openstat|at_(?:medium|campaign|custom\d|link_\w+|format|ptr_name|bbc_team)|ns_(?:mchannel|source|campaign|linkname|fee))$/i;

/** A web address without what only tells by which way a reader came: the same page has one address in all feeds. */
export function untracked(address: string): string {
  if (!address.includes("?") || !URL.canParse(address)) return address;
  const url = new URL(address);
  const tracking = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  if (tracking.length === 0) return address;
  for (const name of tracking) url.searchParams.delete(name);
  return url.href;
}
