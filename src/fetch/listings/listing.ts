import { readFeed } from "./feed.ts";
import type { Listing } from "./item.ts";
import { readSitemap } from "./sitemap.ts";
import { readTelegramExport, readTelegramPreview } from "./telegram.ts";

/** The list that a text is: RSS, Atom, RDF, JSON Feed, a sitemap, a Telegram channel's web preview or exported chat; `null` when it is none. */
export function readListing(text: string, url: string): Listing | null {
  const start = text.slice(0, 2000);
  if (/^\s*\{/.test(start)) return readTelegramExport(text, url) ?? readFeed(text, url);
  if (/<(?:\w+:)?(?:urlset|sitemapindex)\b/i.test(start)) return readSitemap(text, url);
  if (/<(?:\w+:)?(?:rss|feed|rdf)\b/i.test(start)) return readFeed(text, url);
  return text.includes("tgme_widget_message") ? readTelegramPreview(text, url) : null;
}
