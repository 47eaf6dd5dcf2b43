import { parseFeed } from "feedsmith";
import { dayOf, type Item, type Listing, wholeUrl } from "./item.ts";

/** More items than this in one list is a mistake or an attack; the newest come first. */
const MAX_ITEMS = 2000;

/** A feed in RSS, Atom, RDF or JSON Feed; `null` when the text is none. */
export function readFeed(text: string, url: string): Listing | null {
  const parsed = parsedFeed(text);
  if (parsed === null) return null;
  const items = itemsOf(parsed, url).slice(0, MAX_ITEMS);
  const { feed } = parsed;
  return {
    kind: "feed",
    title: wordsOf(feed.title),
    language: "language" in feed && typeof feed.language === "string" ? feed.language.slice(0, 2).toLowerCase() : null,
    items,
    lists: [],
  };
}

type Parsed = ReturnType<typeof parseFeed>;

function parsedFeed(text: string): Parsed | null {
  try {
    return parseFeed(text);
  } catch (error) {
    // feedsmith throws these for what is no feed; anything else is our mistake.
    if (error instanceof Error && /^(?:DetectError|ParseError|MalformedError)$/.test(error.name)) return null;
    throw error;
  }
}

function itemsOf(parsed: Parsed, base: string): readonly Item[] {
  switch (parsed.format) {
    case "rss":
      return (parsed.feed.items ?? []).flatMap((item) =>
        itemOf(
          base,
          item.link ?? (item.guid?.isPermaLink === false ? undefined : item.guid?.value),
          item.title,
          item.pubDate ?? item.dc?.dates?.[0],
          item.content?.encoded ?? item.description,
        ),
      );
    case "rdf":
      return (parsed.feed.items ?? []).flatMap((item) =>
        itemOf(base, item.link, item.title, item.dc?.dates?.[0], item.content?.encoded ?? item.description),
      );
    case "atom":
      return (parsed.feed.entries ?? []).flatMap((entry) =>
        itemOf(
          base,
          (entry.links?.find(({ rel }) => rel === undefined || rel === "alternate") ?? entry.links?.[0])?.href,
          entry.title,
          entry.published ?? entry.updated,
          wordsOf(entry.content) ?? wordsOf(entry.summary),
        ),
      );
    case "json":
      return (parsed.feed.items ?? []).flatMap((item) =>
        itemOf(
          base,
          item.url ?? item.external_url,
          item.title,
          item.date_published ?? item.date_modified,
          item.content_html ?? item.content_text ?? item.summary,
        ),
      );
  }
}

function itemOf(base: string, link: string | undefined, title: unknown, when: unknown, html: unknown): readonly Item[] {
  const url = wholeUrl(link, base);
  if (url === null) return [];
  const published = dayOf(typeof when === "string" ? when : undefined);
  return [{ url, title: wordsOf(title), published, html: wordsOf(html), whole: false }];
}

/** Words that a feed gives as they are or with their type beside. */
function wordsOf(value: unknown): string | null {
  const words = typeof value === "object" && value !== null && "value" in value ? value.value : value;
  return typeof words === "string" && words.trim() !== "" ? words.trim() : null;
}
