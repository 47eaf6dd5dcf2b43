import type { Day } from "../model.ts";
import { attributesOf, tagsOf, unescape } from "./tags.ts";
import { writtenDay } from "./written-day.ts";

/** What the head of a page and its structured data say of the article. `null` where they are silent. */
export interface Metadata {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: Day | null;
  readonly language: string | null;
  readonly url: string | null;
}

/** Names of `<meta>` for each particular, the most reliable first. */
const TITLE = ["og:title", "twitter:title", "dc.title", "title"];
const PUBLISHER = ["og:site_name", "publisher", "dc.publisher", "citation_publisher", "application-name"];
const PUBLISHED = [
  "article:published_time",
  "og:published_time",
  "og:article:published_time",
  "datepublished",
  "parsely-pub-date",
  "sailthru.date",
  "publishdate",
  "pubdate",
  "publish-date",
  "publish_date",
  "citation_publication_date",
  "dc.date.issued",
  "dcterms.created",
  "dc.date",
  "date",
];

/** Reads the particulars of a page in one pass over its tags. */
export function readMetadata(html: string): Metadata {
  const seen = look(html);
  const meta = (names: readonly string[]) => firstOf(names.map((name) => seen.meta.get(name)));
  const data = seen.data.map(readData);
  return {
    title: firstOf([meta(TITLE), ...data.map((each) => each.title), seen.heading, titleOnly(seen.title)]),
    publisher: firstOf([meta(PUBLISHER.slice(0, 1)), ...data.map((each) => each.publisher), meta(PUBLISHER.slice(1))]),
    published: firstDay([
      meta(PUBLISHED.slice(0, 3)),
      ...data.map((each) => each.published),
      meta(PUBLISHED),
      ...seen.times,
    ]),
    language: languageOf(firstOf([seen.language, seen.meta.get("og:locale"), seen.meta.get("content-language")])),
    url: firstOf([seen.canonical, seen.meta.get("og:url")]),
  };
}

interface Seen {
  readonly meta: ReadonlyMap<string, string>;
  readonly data: readonly string[];
  readonly times: readonly string[];
  readonly title: string;
  readonly heading: string;
  readonly language: string;
  readonly canonical: string;
}

/** How many blocks of structured data and `<time>` tags are worth a look. */
const ENOUGH = 20;

function look(html: string): Seen {
  const meta = new Map<string, string>();
  const data: string[] = [];
  const times: string[] = [];
  let [title, heading, language, canonical] = ["", "", "", ""];
  let inHeading = false;
  for (const piece of tagsOf(html)) {
    if (piece.kind === "raw") {
      if (piece.name === "title" && title === "") title = plain(unescape(piece.text));
      if (piece.name === "script" && /ld\+json/i.test(piece.attributes) && data.length < ENOUGH) data.push(piece.text);
    } else if (piece.kind === "text") {
      if (inHeading && heading.length < 300) heading += piece.text;
    } else if (piece.name === "h1") {
      inHeading = piece.kind === "open" && heading === "";
    } else if (piece.kind === "open") {
      if (piece.name === "meta") addMeta(meta, attributesOf(piece.attributes));
      else if (piece.name === "html") language ||= attributesOf(piece.attributes).get("lang") ?? "";
      else if (piece.name === "link" && /canonical/i.test(piece.attributes)) canonical ||= hrefOf(piece.attributes);
      else if (piece.name === "time" && times.length < ENOUGH)
        times.push(attributesOf(piece.attributes).get("datetime") ?? "");
    }
  }
  return { meta, data, times, title, heading: plain(unescape(heading)), language, canonical };
}

function addMeta(meta: Map<string, string>, attributes: ReadonlyMap<string, string>): void {
  const names = ["property", "name", "itemprop", "http-equiv"].map((key) => attributes.get(key)?.toLowerCase());
  const content = plain(attributes.get("content") ?? "");
  for (const name of names) if (name !== undefined && content !== "" && !meta.has(name)) meta.set(name, content);
}

function hrefOf(attributes: string): string {
  const found = attributesOf(attributes);
  return found.get("rel")?.toLowerCase() === "canonical" ? (found.get("href") ?? "") : "";
}

function plain(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, 500);
}

/** A `<title>` without the outlet's name behind it: "Shelling in Loikaw | The Daily". */
function titleOnly(title: string): string {
  const cut = /^(.{20,}?)\s+[|–—·»]\s+[^|–—·»]{2,40}$/.exec(title);
  return cut?.[1] ?? title;
}

function firstOf(values: readonly (string | null | undefined)[]): string | null {
  return values.find((value) => value !== null && value !== undefined && value !== "") ?? null;
}

function firstDay(values: readonly (string | null | undefined)[]): Day | null {
  return values.map((value) => writtenDay(value ?? "")).find((day) => day !== null) ?? null;
}

function languageOf(tag: string | null): string | null {
  return /^([a-z]{2,3})(?:[-_]|$)/i.exec(tag ?? "")?.[1]?.toLowerCase() ?? null;
}

// ---------------------------------------------------------------- JSON-LD

interface Data {
  readonly title: string | null;
  readonly publisher: string | null;
  readonly published: string | null;
}

/** What the first article in a block of JSON-LD says; broken blocks say nothing. */
function readData(block: string): Data {
  const article = nodesOf(parse(block)).find((node) => /article|report|posting|webpage/i.test(String(node["@type"])));
  if (article === undefined) return { title: null, publisher: null, published: null };
  return {
    title: textIn(article["headline"]),
    publisher: nameIn(article["publisher"]),
    published: textIn(article["datePublished"]) ?? textIn(article["dateCreated"]),
  };
}

type Node = Readonly<Record<string, unknown>>;

function parse(block: string): unknown {
  try {
    return JSON.parse(block.slice(0, 500_000).replace(/^\s*<!--|-->\s*$/g, ""));
  } catch (error) {
    if (error instanceof SyntaxError) return null; // a page with broken structured data
    throw error;
  }
}

/** The objects at the top of a block, in its list or its `@graph`. */
function nodesOf(value: unknown): readonly Node[] {
  if (Array.isArray(value)) return value.filter(isNode);
  if (!isNode(value)) return [];
  const graph = value["@graph"];
  return Array.isArray(graph) ? [value, ...graph.filter(isNode)] : [value];
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function textIn(value: unknown): string | null {
  return typeof value === "string" ? plain(unescape(value)) : null;
}

function nameIn(value: unknown): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return isNode(one) ? textIn(one["name"]) : textIn(one);
}
