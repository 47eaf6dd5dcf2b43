import type { Publisher } from "../model.ts";

/** Finds whose a page is, by the name under which it is printed or else by its address; `null` for who is not listed. */
export type PublisherIndex = (name: string, url: string) => Publisher | null;

export function indexPublishers(publishers: readonly Publisher[]): PublisherIndex {
  const byName = new Map(
    publishers.flatMap((each) => [each.name, ...each.aliases].map((name) => [name.toLowerCase(), each] as const)),
  );
  const bySite = new Map(publishers.flatMap((each) => each.sites.map((site) => [site, each] as const)));
  return (name, url) => byName.get(name.toLowerCase()) ?? siteOf(url, bySite) ?? siteOf(`https://${name}`, bySite);
}

/** By the host, or the nearest host above it: of "english.example.org" that of "example.org". */
function siteOf(url: string, bySite: ReadonlyMap<string, Publisher>): Publisher | null {
  if (!URL.canParse(url)) return null;
  const labels = new URL(url).hostname.split(".");
  for (let from = 0; from < labels.length - 1; from++) {
    const found = bySite.get(labels.slice(from).join("."));
    if (found !== undefined) return found;
  }
  return null;
}
