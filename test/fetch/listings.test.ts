import fc from "fast-check";
import { expect, test } from "vitest";
import { readListing } from "../../src/fetch/listings/listing.ts";

const BASE = "https://courier.example/feed";

/** The items of a list as lines: address, day, title, words. */
function lines(text: string): readonly string[] {
  const listing = readListing(text, BASE);
  return (listing?.items ?? []).map(({ url, published, title, html }) =>
    [url, published ?? "-", title ?? "-", html ?? "-"].join(" | "),
  );
}

test("RSS: relative links, moments, escaped words, content before its summary", () => {
  const item = (inner: string) => `<item>${inner}</item>`;
  const rss = (...items: readonly string[]) =>
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Courier</title><language>en-GB</language>${items.map(item).join("")}</channel></rss>`;
  expect(
    lines(
      rss(
        "<title>Oru &amp; Karal</title><link>/news/1#top</link><pubDate>Mon, 03 Mar 2025 23:30:00 -0500</pubDate><description>Short</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>",
        "<title>No link</title>",
        "<guid>https://courier.example/news/2</guid>",
        '<guid isPermaLink="false">https://courier.example/news/3</guid><title>Only an id</title>',
        "<link>javascript:alert(1)</link>",
      ),
    ),
  ).toEqual([
    "https://courier.example/news/1 | 2025-03-04 | Oru & Karal | <p>Long</p>",
    "https://courier.example/news/2 | - | - | -",
  ]);
  expect(readListing(rss(), BASE)).toMatchObject({ kind: "feed", title: "Courier", language: "en" });
});

test("Atom takes the alternate link and the day of publication before that of the last change", () => {
  expect(
    lines(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>T</title><entry><title>One</title><link rel="self" href="https://x.example/self"/><link rel="alternate" href="/one"/><published>2025-03-01T10:00:00Z</published><updated>2025-03-09T10:00:00Z</updated><summary type="html">&lt;p&gt;Words&lt;/p&gt;</summary></entry></feed>`,
    ),
  ).toEqual(["https://courier.example/one | 2025-03-01 | One | <p>Words</p>"]);
});

test("links are relative to the base that the feed, or the item, names", () => {
  const entry = (inner: string) => `<entry${inner}</entry>`;
  const atom = (...entries: readonly string[]) =>
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://courier.example/world/"><title>T</title>${entries.map(entry).join("")}</feed>`;
  const xhtml = '<div xmlns="http://www.w3.org/1999/xhtml"><p>Shells fell on <em>Oru</em>.</p></div>';
  expect(
    lines(
      atom(
        `><title type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">Oru <b>shelled</b></div></title><link href="one"/><content type="xhtml">${xhtml}</content>`,
        ' xml:base="north/"><title>Two</title><link href="two"/>',
      ),
    ),
  ).toEqual([
    "https://courier.example/world/one | - | Oru shelled | <p>Shells fell on <em>Oru</em>.</p>",
    "https://courier.example/world/north/two | - | Two | -",
  ]);
});

test("an item without a page of its own is whole in the feed, under one address for good", () => {
  const feed = (words: string) =>
    `<rss version="2.0"><channel><title>V</title><item><title>Oru</title><guid isPermaLink="false">tag:7</guid><description>${words}</description></item></channel></rss>`;
  const [before, after] = [feed("Shells fell."), feed("Shells fell; two hurt.")].map(
    (text) => readListing(text, BASE)?.items[0],
  );
  expect(before).toMatchObject({ title: "Oru", html: "Shells fell.", whole: true });
  expect(before?.url).toMatch(/^https:\/\/courier\.example\/feed#\w+$/);
  expect(after?.url).toBe(before?.url);
});

test("a feed that breaks off gives the items that are whole, one without items gives none", () => {
  const item = (i: number) => `<item><title>Item ${i}</title><link>/news/${i}</link></item>`;
  const whole = `\uFEFF\n<?xml version="1.0"?><rss version="2.0"><channel><title>V</title>${item(1)}${item(2)}${item(3)}</channel></rss>`;
  expect(lines(whole)).toHaveLength(3);
  expect(lines(whole.slice(0, whole.indexOf("/news/3")))).toHaveLength(2);
  expect(readListing("<rss version='2.0'><channel></channel></rss>", BASE)).toMatchObject({ kind: "feed", items: [] });
  expect(readListing('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"></feed>', BASE)).toMatchObject({
    items: [],
  });
});

test("addresses come without what only tells which way a reader came", () => {
  const link = "/news/1?id=7&amp;utm_source=rss&amp;utm_medium=feed&amp;fbclid=x";
  expect(lines(`<rss version="2.0"><channel><item><link>${link}</link></item></channel></rss>`)).toEqual([
    "https://courier.example/news/1?id=7 | - | - | -",
  ]);
});

test("RDF and JSON Feed", () => {
  expect(
    lines(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title></channel><item><title>One</title><link>https://r.example/1</link><dc:date>2025-03-02</dc:date></item></rdf:RDF>`,
    ),
  ).toEqual(["https://r.example/1 | 2025-03-02 | One | -"]);
  const json = {
    version: "https://jsonfeed.org/version/1.1",
    title: "J",
    items: [{ id: "1", url: "https://j.example/1", content_text: "Words", date_published: "2025-03-02T08:00:00Z" }],
  };
  expect(lines(JSON.stringify(json))).toEqual(["https://j.example/1 | 2025-03-02 | - | Words"]);
});

test("a sitemap gives its newest pages first, an index its newest sitemaps", () => {
  expect(
    lines(
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://s.example/old</loc><lastmod>2024-01-01</lastmod></url><url><loc>https://s.example/new</loc><news:news><news:publication_date>2025-03-03T09:00:00+02:00</news:publication_date><news:title>New</news:title></news:news></url></urlset>`,
    ),
  ).toEqual(["https://s.example/new | 2025-03-03 | New | -", "https://s.example/old | 2024-01-01 | - | -"]);
  const index = `<sitemapindex><sitemap><loc>https://s.example/a.xml</loc><lastmod>2024-01-01</lastmod></sitemap><sitemap><loc>https://s.example/b.xml</loc><lastmod>2025-01-01</lastmod></sitemap></sitemapindex>`;
  expect(readListing(index, BASE)?.lists).toEqual(["https://s.example/b.xml", "https://s.example/a.xml"]);
});

test("an entity bomb stays small", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><urlset><url><loc>https://s.example/&c;</loc></url></urlset>`;
  expect(JSON.stringify(readListing(bomb, BASE) ?? "").length).toBeLessThan(2000);
});

test("messages of a Telegram channel are whole, and what is forwarded says whose it is", () => {
  const message = (post: string, words: string, more = "") =>
    `<div class="tgme_widget_message" data-post="${post}">${more}<div class="tgme_widget_message_text">${words}</div><a><time datetime="2025-03-03T07:15:00+00:00"></time></a></div>`;
  const page = `<html><body><div class="tgme_channel_info_header_title">Valley Watch</div>${message("valley/7", "Shells fell on Oru before dawn.<br/><br/>Two hurt.")}${message("valley/8", "Roads closed.", '<a class="tgme_widget_message_forwarded_from_name">Road Office</a>')}</body></html>`;
  expect(lines(page)).toEqual([
    "https://t.me/valley/7 | 2025-03-03 | Shells fell on Oru before dawn. | <p>Shells fell on Oru before dawn.</p><p>Two hurt.</p>",
    "https://t.me/valley/8 | 2025-03-03 | Roads closed. | <p>According to Road Office:</p><p>Roads closed.</p>",
  ]);
  expect(readListing(page, BASE)).toMatchObject({ kind: "channel", title: "Valley Watch" });
});

test("a chat that Telegram exported", () => {
  const chat = {
    name: "Valley Watch",
    messages: [
      { id: 1, type: "service", date: "2025-03-01T00:00:00", text: "created" },
      { id: 2, type: "message", date: "2025-03-02T05:00:00", text: ["Fire on ", { type: "bold", text: "Oru <b>" }] },
    ],
  };
  expect(lines(JSON.stringify(chat))).toEqual([
    "https://courier.example/feed#2 | 2025-03-02 | Fire on Oru &#60;b&#62; | <p>Fire on Oru &#60;b&#62;</p>",
  ]);
});

test("what is no list is none, whatever it is", () => {
  expect(readListing("<html><body><p>An article.</p></body></html>", BASE)).toBeNull();
  expect(readListing('{"a": 1}', BASE)).toBeNull();
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom("", "<rss", "<urlset", "{", "<feed>", "tgme_widget_message"),
      (text, start) => {
        const listing = readListing(start + text, BASE);
        for (const { url } of listing?.items ?? []) expect(url).toMatch(/^https?:/);
      },
    ),
  );
});

test("an exported chat may hold odd messages; those that say something are read", () => {
  const pieces = [
    "Shells fell on ",
    { type: "bold", text: "Oru" },
    null,
    5,
    { type: "emoji" },
    [" and ", { text: ["Karal"] }],
  ];
  const messages = [
    { id: 1, type: "message", date: "2025-05-02T10:00:00", text: pieces },
    { id: 2, type: "message", date: 7, text: "" },
    { id: 3, type: "message", date: "soon", text: { text: "Roads closed." } },
    { id: 4, type: "message", date: "2025-05-02", text_entities: [{ type: "plain", text: "Talks began." }] },
    { type: "service", text: "joined" },
    null,
    5,
  ];
  expect(lines(JSON.stringify({ name: null, messages })).map((line) => line.replaceAll(/<[^>]*>/g, ""))).toEqual([
    "https://courier.example/feed#1 | 2025-05-02 | Shells fell on Oru and Karal | Shells fell on Oru and Karal",
    "https://courier.example/feed#3 | - | Roads closed. | Roads closed.",
    "https://courier.example/feed#4 | 2025-05-02 | Talks began. | Talks began.",
  ]);
});
