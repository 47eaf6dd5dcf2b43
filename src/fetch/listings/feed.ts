import { parseFeed } from "feedsmith";
import { fingerprint } from "../../ids.ts";
import { type Item, type Listing, wholeUrl } from "./item.ts";
import { dayOfMoment } from "./moments.ts";

/** More items than this in one list is a mistake or an attack; the newest come first. */
const MAX_ITEMS = 2000;

/** A feed in RSS, Atom, RDF or JSON Feed; `null` when the text is none. What is cut off at its end gives the items before. */
export function readFeed(text: string, url: string): Listing | null {
  const parsed = parsedFeed(text) ?? parsedFeed(mended(text));
  if (parsed === null) return isEmptyFeed(text) ? EMPTY : null;
  const items = itemsOf(parsed, url).slice(0, MAX_ITEMS);
  const { feed } = parsed;
  return {
    kind: "feed",
    title: headingOf(feed.title),
    language: "language" in feed && typeof feed.language === "string" ? feed.language.slice(0, 2).toLowerCase() : null,
    items,
    lists: [],
  };
}

type Parsed = ReturnType<typeof parseFeed>;

function parsedFeed(text: string): Parsed | null {
  if (text === "") return null;
  try {
    return parseFeed(text);
  } catch (error) {
    // feedsmith throws these for what is no feed; anything else is our mistake.
    if (error instanceof Error && /^(?:DetectError|ParseError|MalformedError)$/.test(error.name)) return null;
    throw error;
  }
}

/** How each form of feed ends behind its last item. */
const ENDS: readonly (readonly [RegExp, string, string])[] = [
  [/<rss\b/i, "</item>", "</channel></rss>"],
  [/<rdf:RDF\b/i, "</item>", "</rdf:RDF>"],
  [/<feed\b/i, "</entry>", "</feed>"],
];

/** A feed that breaks off, ended behind its last whole item; "" where there is none. */
function mended(text: string): string {
  const [, item = "", end = ""] = ENDS.find(([root]) => root.test(text.slice(0, 2000))) ?? [];
  const last = item === "" ? -1 : text.lastIndexOf(item);
  return last < 0 ? "" : text.slice(0, last) + item + end;
}

const EMPTY: Listing = { kind: "feed", title: null, language: null, items: [], lists: [] };

/** Whether a text is a feed that is whole and lists nothing, which feedsmith takes for none. */
function isEmptyFeed(text: string): boolean {
  return /<\/(?:rss|feed|rdf:RDF)>\s*$|<(?:rss|feed|channel)\b[^>]*\/>/i.test(text) && !/<(?:item|entry)\b/i.test(text);
}

function itemsOf(parsed: Parsed, address: string): readonly Item[] {
  switch (parsed.format) {
    case "rss":
      return (parsed.feed.items ?? []).flatMap((item) =>
        itemOf({
          address,
          base: baseOf(address, parsed.feed.xml?.base, item.xml?.base),
          link:
            item.link ??
            item.atom?.links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href ??
            (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          id: item.guid?.value,
          title: item.title,
          when: item.pubDate ?? item.dc?.dates?.[0],
          html: item.content?.encoded ?? item.description,
        }),
      );
    case "rdf":
      return (parsed.feed.items ?? []).flatMap((item) =>
        itemOf({
          address,
          base: baseOf(address, parsed.feed.xml?.base, item.xml?.base),
          link: item.link,
          title: item.title,
          when: item.dc?.dates?.[0],
          html: item.content?.encoded ?? item.description,
        }),
      );
    case "atom":
      return (parsed.feed.entries ?? []).flatMap((entry) =>
        itemOf({
          address,
          base: baseOf(address, parsed.feed.xml?.base, entry.xml?.base),
          link: (entry.links?.find(({ rel }) => rel === undefined || rel === "alternate") ?? entry.links?.[0])?.href,
          id: entry.id,
          title: entry.title,
          when: entry.published ?? entry.updated,
          html: wordsOf(entry.content) ?? wordsOf(entry.summary),
        }),
      );
    case "json":
      return (parsed.feed.items ?? []).flatMap((item) =>
        itemOf({
          address,
          base: address,
          link: item.url ?? item.external_url,
          id: item.id,
          title: item.title,
          when: item.date_published ?? item.date_modified,
          html: item.content_html ?? item.content_text ?? item.summary,
        }),
      );
  }
}

/** What relative links are relative to: each `xml:base` is itself relative to the one around it (XML Base). */
function baseOf(address: string, ...bases: readonly (string | undefined)[]): string {
  return bases.reduce<string>(
    (base, each) => (each !== undefined && URL.canParse(each, base) ? new URL(each, base).href : base),
    address,
  );
}

interface Written {
  /** Where the feed is. */
  readonly address: string;
  readonly base: string;
  readonly link: string | undefined;
  readonly id?: string | undefined;
  readonly title: unknown;
  readonly when: unknown;
  readonly html: unknown;
}

/** An item; one that leads nowhere but brings its words is whole in itself, under an address of its own in the feed. */
function itemOf({ address, base, link, id, title, when, html }: Written): readonly Item[] {
  const words = wordsOf(html);
  const url = wholeUrl(link, base);
  const own = url ?? (words === null ? null : wholeUrl(address, address));
  if (own === null) return [];
  return [
    {
      url: url ?? `${own}#${fingerprint(id ?? `${headingOf(title)}\n${words}`)}`,
      title: headingOf(title),
      published: dayOfMoment(typeof when === "string" ? when : undefined),
      dated: "published",
      html: words,
      whole: url === null,
    },
  ];
}

/** Words that a feed gives as they are or with their type beside. */
function wordsOf(value: unknown): string | null {
  const words = typeof value === "object" && value !== null && "value" in value ? value.value : value;
  return typeof words === "string" && words.trim() !== "" ? words.trim() : null;
}

/** A title without the marks of bold or slanted letters that many feeds leave in it. */
function headingOf(title: unknown): string | null {
  const words = (wordsOf(title) ?? "")
    .replace(/<\/?[a-z][^<>]{0,200}>/gi, "")
    .replace(/\s+/g, " ")
    .trim();
  return words === "" ? null : words;
}
