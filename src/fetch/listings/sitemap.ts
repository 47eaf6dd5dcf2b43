import { XMLParser } from "fast-xml-parser";
import { type Item, type Listing, wholeUrl } from "./item.ts";
import { dayOfMoment } from "./moments.ts";

/** Sitemaps may name 50,000 pages (sitemaps.org); only the newest are news. */
const MAX_ITEMS = 2000;
const MAX_LISTS = 50;

/** A sitemap or an index of sitemaps (sitemaps.org, with Google's news extension), the newest pages first; `null` when it cannot be read. */
export function readSitemap(text: string, url: string): Listing | null {
  const parsed = parse(text);
  if (parsed === null) return null;
  const newest = (a: Item, b: Item) => ((a.published ?? "") < (b.published ?? "") ? 1 : -1);
  const items = listOf(parsed["urlset"], "url").flatMap((entry) => itemOf(entry, url));
  const lists = listOf(parsed["sitemapindex"], "sitemap")
    .map((entry) => ({ url: wholeUrl(textOf(entry["loc"]), url), day: dayOfMoment(textOf(entry["lastmod"])) ?? "" }))
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .flatMap((list) => (list.url === null ? [] : [list.url]));
  return {
    kind: "sitemap",
    title: null,
    language: null,
    items: items.sort(newest).slice(0, MAX_ITEMS),
    lists: lists.slice(0, MAX_LISTS),
  };
}

type Node = Readonly<Record<string, unknown>>;

function parse(text: string): Node | null {
  try {
    const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreAttributes: true });
    const parsed: unknown = parser.parse(text);
    return isNode(parsed) ? parsed : null;
  } catch {
    return null; // not XML: the caller says that it is no list
  }
}

function itemOf(entry: Node, base: string): readonly Item[] {
  const url = wholeUrl(textOf(entry["loc"]), base);
  if (url === null) return [];
  const news = isNode(entry["news"]) ? entry["news"] : {};
  const published = dayOfMoment(textOf(news["publication_date"]));
  const day = published ?? dayOfMoment(textOf(entry["lastmod"]));
  const dated = published === null ? "changed" : "published";
  return [{ url, title: textOf(news["title"]) ?? null, published: day, dated, html: null, whole: false }];
}

function listOf(parent: unknown, name: string): readonly Node[] {
  const found = isNode(parent) ? parent[name] : undefined;
  return (Array.isArray(found) ? found : [found]).filter(isNode);
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
