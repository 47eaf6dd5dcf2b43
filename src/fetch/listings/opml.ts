import { XMLBuilder, XMLParser } from "fast-xml-parser";
import type { Feed, FeedKind, Ownership } from "../../model.ts";
import { wholeUrl } from "./item.ts";

/** What an OPML file lists, and what in it could not be used. */
export interface Opml {
  readonly title: string | null;
  readonly feeds: readonly Feed[];
  /** What was left out, with why, in words. */
  readonly leftOut: readonly string[];
}

/** More feeds than this in one file is a mistake or an attack. */
const MAX_FEEDS = 10_000;
/** Folders within folders; readers of feeds have two or three. */
const DEEPEST = 50;
/** Our own attributes, beside those of OPML 2.0. Other readers pass over them. */
const NAMESPACE = "urn:tocsin:feeds";

/**
 * The feeds in an OPML file (opml.org, 1.0 to 2.0), as any reader of feeds exports them; `null` when the text is none.
 * What the file does not tell of a feed is `null`; a feed that stands in several folders comes once.
 */
export function readOpml(text: string): Opml | null {
  const opml = parse(text)?.["opml"];
  if (!isNode(opml)) return null;
  const leftOut: string[] = [];
  const feeds = new Map<string, Feed>();
  for (const outline of outlinesIn(opml["body"], leftOut)) {
    const feed = feedOf(outline);
    if (typeof feed === "string") leftOut.push(feed);
    else if (feed !== null && !feeds.has(feed.url)) feeds.set(feed.url, feed);
  }
  const kept = [...feeds.values()].slice(0, MAX_FEEDS);
  if (feeds.size > MAX_FEEDS) leftOut.push(`${feeds.size - MAX_FEEDS} feeds after the first ${MAX_FEEDS}`);
  return { title: isNode(opml["head"]) ? textOf(opml["head"]["title"]) : null, feeds: kept, leftOut };
}

/** Feeds as an OPML 2.0 file, in the order given. */
export function writeOpml(feeds: readonly Feed[], title: string): string {
  const builder = new XMLBuilder({
    ignoreAttributes: false,
    attributeNamePrefix: "@",
    format: true,
    suppressEmptyNode: true,
  });
  const opml = {
    "?xml": { "@version": "1.0", "@encoding": "UTF-8" },
    opml: {
      "@version": "2.0",
      "@xmlns:tocsin": NAMESPACE,
      head: { title: clean(title) },
      body: { outline: feeds.map(outlineOf) },
    },
  };
  return builder.build(opml);
}

type Node = Readonly<Record<string, unknown>>;

function parse(text: string): Node | null {
  if (!/<opml\b/i.test(text)) return null;
  try {
    const parser = new XMLParser({
      ignoreAttributes: false,
      attributeNamePrefix: "@",
      parseAttributeValue: false,
      parseTagValue: false,
      // Some programs write OPML in capitals, and attributes as "xmlurl".
      transformTagName: (name) => name.toLowerCase(),
      transformAttributeName: (name) => name.toLowerCase(),
    });
    const parsed: unknown = parser.parse(text.replace(/^\uFEFF/, ""));
    return isNode(parsed) ? parsed : null;
  } catch {
    return null; // not XML: the caller says that it is no list
  }
}

/** Every outline under a node, folders opened, in the order of the file. */
function* outlinesIn(node: unknown, leftOut: string[], depth = 0): Generator<Node> {
  if (!isNode(node)) return;
  if (depth > DEEPEST) {
    leftOut.push(`folders more than ${DEEPEST} deep`);
    return;
  }
  const found = node["outline"];
  for (const outline of (Array.isArray(found) ? found : [found]).filter(isNode)) {
    yield outline;
    yield* outlinesIn(outline, leftOut, depth + 1);
  }
}

/** A feed, `null` for a folder, or why an outline that looks like a feed is none. */
function feedOf(outline: Node): Feed | string | null {
  const written = textOf(outline["@xmlurl"]);
  const name = textOf(outline["@title"]) ?? textOf(outline["@text"]);
  if (written === null) {
    const isFeed = /^(?:rss|atom|feed)$/i.test(textOf(outline["@type"]) ?? "");
    return isFeed ? `${name ?? "a feed without a name"}: it has no xmlUrl` : null;
  }
  const url = wholeUrl(written, "about:blank");
  if (url === null) return `${name ?? written}: "${written}" is no address on the web`;
  return {
    url,
    title: name ?? url,
    kind: oneOf(KINDS, own(outline, "kind")),
    publisher: own(outline, "publisher") ?? name ?? new URL(url).hostname.replace(/^www\./, ""),
    country: code(own(outline, "country"), /^[A-Z]{3}$/),
    language: code(textOf(outline["@language"])?.slice(0, 2).toLowerCase() ?? null, /^[a-z]{2}$/),
    ownership: oneOf(OWNERSHIPS, own(outline, "ownership")),
    ownerName: own(outline, "owner"),
    regions: (own(outline, "regions") ?? "").split(/\s+/).filter((region) => /^[A-Z]{3}$/.test(region)),
    checked: own(outline, "checked"),
  };
}

function outlineOf(feed: Feed): Readonly<Record<string, string>> {
  const given = {
    type: "rss",
    text: feed.title,
    title: feed.title,
    xmlUrl: feed.url,
    language: feed.language,
    "tocsin:publisher": feed.publisher,
    "tocsin:kind": feed.kind,
    "tocsin:country": feed.country,
    "tocsin:ownership": feed.ownership,
    "tocsin:owner": feed.ownerName,
    "tocsin:regions": feed.regions.join(" "),
    "tocsin:checked": feed.checked,
  };
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === null || value === "" ? [] : [[`@${name}`, clean(value)] as const],
    ),
  );
}

const KINDS: readonly FeedKind[] = ["rss", "atom", "json", "sitemap", "telegram"];
const OWNERSHIPS: readonly Ownership[] = [
  "state",
  "party",
  "public",
  "commercial",
  "independent",
  "observer",
  "un",
  "ngo",
];

function own(outline: Node, name: string): string | null {
  return textOf(outline[`@tocsin:${name}`]);
}

function oneOf<T extends string>(all: readonly T[], given: string | null): T | null {
  return all.find((each) => each === given) ?? null;
}

function code(given: string | null, form: RegExp): string | null {
  return given !== null && form.test(given) ? given : null;
}

/** Text that may stand in XML 1.0: without control characters and halves of characters. */
function clean(text: string): string {
  return text.replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "");
}

function textOf(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
