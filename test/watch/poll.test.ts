import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { WARCParser } from "warcio";
import { openPoliteWeb } from "../../src/fetch/polite.ts";
import type { Capture, Feed } from "../../src/model.ts";
import { openArchive } from "../../src/watch/archive.ts";
import { type Followed, type FollowList, openFollowList } from "../../src/watch/follow.ts";
import { type Polled, pollFeed, type Surroundings } from "../../src/watch/poll.ts";
import { startWatch } from "../../src/watch/runner.ts";
import { type Answerer, always, openPublisher, type Publisher, page, rss } from "./publisher.ts";

let folder: string;
let publisher: Publisher;
let list: FollowList;
let feed: Followed;
let taken: Capture[];
let now: number;

const clock = () => new Date(now).toISOString();
const ITEMS = [
  { path: "/one", title: "Shells fall on Oru", published: "Fri, 02 May 2031 08:00:00 GMT" },
  { path: "/two", title: "Talks in Karal", published: "Fri, 02 May 2031 07:00:00 GMT" },
];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tocsin-watch-"));
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  await publisher?.close();
  publisher = await openPublisher();
  list = openFollowList(await mkdtemp(join(folder, "data-")));
  [feed] = (await list.add([feedAt("/feed")], "2031-05-01T00:00:00Z")) as [Followed];
  taken = [];
  now = Date.parse("2031-05-02T10:00:00Z");
  for (const { path, title } of ITEMS) publisher.answers.set(path, always("text/html", page(title)));
  publisher.answers.set("/feed", always("application/rss+xml", rss(publisher.address, ITEMS)));
});

afterAll(() => publisher.close());

function feedAt(path: string): Feed {
  const unknown = {
    kind: null,
    country: null,
    language: null,
    ownership: null,
    ownerName: null,
    regions: [],
    checked: null,
  };
  return { url: `${publisher.address}${path}`, title: "Valley Courier", publisher: "Valley Courier", ...unknown };
}

function surroundings(how: { readonly allowPrivate?: boolean } = {}): Surroundings {
  const web = openPoliteWeb({ allowPrivate: true, delayMs: 0, ...how });
  return {
    list,
    ask: (address, options) => web.ask(address, { timeoutMs: 1000, maxBytes: 200_000, ...options }),
    take: async (capture) => {
      const isNew = !taken.some(({ sha256, url }) => sha256 === capture.sha256 && url === capture.url);
      if (isNew) taken.push(capture);
      return { isNew };
    },
    clock,
    chance: () => 0,
  };
}

const poll = (how?: { readonly allowPrivate?: boolean }): Promise<Polled> => pollFeed(feed, surroundings(how));
const later = (minutes: number) => (now += minutes * 60_000);
const paths = () => publisher.asked.splice(0);

describe("what a feed lists", () => {
  test("is taken in once, with what the list says of it", async () => {
    expect(await poll()).toMatchObject({ attempt: { status: "answered", listed: 2, fresh: 2 }, taken: 2, missed: [] });
    expect(taken.map(({ url, stated }) => [url.replace(publisher.address, ""), stated])).toEqual([
      ["/one", { publisher: "Valley Courier", published: "2031-05-02", title: "Shells fall on Oru" }],
      ["/two", { publisher: "Valley Courier", published: "2031-05-02", title: "Talks in Karal" }],
    ]);
    paths();
    later(15);
    expect(await poll()).toMatchObject({ attempt: { fresh: 0 }, taken: 0 });
    expect(paths()).toEqual(["/feed"]);
  });

  test("is asked for again only when the list says that it changed", async () => {
    await poll();
    const changed = [{ ...ITEMS[0], path: "/one", title: "Shells fall on Oru, three hurt" }, ...ITEMS.slice(1)];
    publisher.answers.set("/feed", always("application/rss+xml", rss(publisher.address, changed)));
    publisher.answers.set("/one", always("text/html", page("Shells fall on Oru, three hurt")));
    paths();
    expect(await poll()).toMatchObject({ attempt: { fresh: 0 }, taken: 1 });
    expect(paths()).toEqual(["/feed", "/one"]);
  });

  test("is not asked for at all when the server says that nothing changed", async () => {
    let sent = 0;
    publisher.answers.set("/feed", (request, response) => {
      if (request.headers["if-none-match"] === '"1"') return response.writeHead(304).end();
      sent++;
      response.writeHead(200, { "content-type": "application/rss+xml", etag: '"1"' });
      return response.end(rss(publisher.address, ITEMS));
    });
    await poll();
    expect(await poll()).toMatchObject({ attempt: { status: "unchanged" }, taken: 0 });
    expect(sent).toBe(1);
  });

  test("is history, when it is old at the first look, and stays so", async () => {
    const old = { path: "/old", title: "Long ago", published: "Mon, 02 May 2011 08:00:00 GMT" };
    publisher.answers.set("/feed", always("application/rss+xml", rss(publisher.address, [...ITEMS, old])));
    expect(await poll()).toMatchObject({ taken: 2, passed: 1 });
    expect(await poll()).toMatchObject({ taken: 0, passed: 0 });
    expect(paths()).not.toContain("/old");
  });

  test("of which the day lies ahead is taken without the day", async () => {
    const ahead = [{ ...ITEMS[0], path: "/one", title: "One", published: "Fri, 02 May 2036 08:00:00 GMT" }];
    publisher.answers.set("/feed", always("application/rss+xml", rss(publisher.address, ahead)));
    await poll();
    expect(taken[0]?.stated).toEqual({ publisher: "Valley Courier", title: "One" });
  });

  test("in a sitemap for news comes with its day and title, in another sitemap with neither", async () => {
    const news = `<news:news><news:publication_date>2031-05-01T09:00:00Z</news:publication_date><news:title>One</news:title></news:news>`;
    const entry = (path: string, inner: string) => `<url><loc>${publisher.address}${path}</loc>${inner}</url>`;
    const map = `<urlset xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">${entry("/one", news)}${entry("/two", "<lastmod>2031-05-02</lastmod>")}</urlset>`;
    publisher.answers.set("/feed", always("application/xml", map));
    await poll();
    expect(taken.map(({ url, stated }) => [url.slice(-4), stated.published, stated.title])).toEqual([
      ["/two", undefined, undefined],
      ["/one", "2031-05-01", "One"],
    ]);
  });

  test("is found through lists of lists, of which none is asked twice, and though the first never changes", async () => {
    const index = (...paths: string[]) =>
      `<sitemapindex>${paths.map((path) => `<sitemap><loc>${publisher.address}${path}</loc></sitemap>`).join("")}</sitemapindex>`;
    const map = (...paths: string[]) =>
      `<urlset>${paths.map((path) => `<url><loc>${publisher.address}${path}</loc></url>`).join("")}</urlset>`;
    publisher.answers.set("/feed", (request, response) =>
      request.headers["if-none-match"] === '"1"'
        ? response.writeHead(304).end()
        : response.writeHead(200, { "content-type": "application/xml", etag: '"1"' }).end(index("/years", "/feed")),
    );
    publisher.answers.set("/years", always("application/xml", index("/may.gz", "/feed")));
    publisher.answers.set("/may.gz", (_, response) =>
      response.writeHead(200, { "content-type": "application/x-gzip" }).end(gzipSync(map("/one"))),
    );
    expect(await poll()).toMatchObject({ taken: 1 });
    expect(paths()).toEqual(["/feed", "/years", "/may.gz", "/one"]);
    publisher.answers.set("/may.gz", always("application/xml", map("/one", "/two")));
    expect(await poll()).toMatchObject({ taken: 1 });
  });

  test("is remembered for as long as it is listed, however long the list is", async () => {
    const lists = ["/feed", "/old1", "/old2", "/old3"];
    const index = lists.slice(1).map((path) => `<sitemap><loc>${publisher.address}${path}</loc></sitemap>`);
    publisher.answers.set("/feed", always("application/xml", `<sitemapindex>${index.join("")}</sitemapindex>`));
    for (const path of lists.slice(1)) {
      const days = Array.from(
        { length: 2000 },
        (_, i) => `<url><loc>${publisher.address}${path}/${i}</loc><lastmod>2011-05-02</lastmod></url>`,
      );
      const fresh =
        path === "/old1" ? `<url><loc>${publisher.address}/one</loc><lastmod>2031-05-02</lastmod></url>` : "";
      publisher.answers.set(path, always("application/xml", `<urlset>${fresh}${days.slice(1).join("")}</urlset>`));
    }
    expect(await poll()).toMatchObject({ attempt: { listed: 5998 }, taken: 1 });
    later(15);
    expect(await poll()).toMatchObject({ attempt: { fresh: 0 }, taken: 0, missed: [] });
    expect(paths()).toEqual([...lists, "/one", ...lists]);
  });

  test("of which pages fail is asked for again later, less and less often, and then no more", async () => {
    publisher.answers.set("/two", (_, response) => response.writeHead(500).end());
    expect(await poll()).toMatchObject({ taken: 1, missed: [{ url: `${publisher.address}/two` }] });
    paths();
    later(5);
    await poll();
    expect(paths()).toEqual(["/feed"]);
    later(5);
    publisher.answers.set("/two", always("text/html", page("Talks in Karal")));
    expect(await poll()).toMatchObject({ taken: 1, missed: [] });
    publisher.answers.set("/one", (_, response) => response.writeHead(500).end());
    const changed = [{ ...ITEMS[0], path: "/one", title: "Changed" }];
    publisher.answers.set("/feed", always("application/rss+xml", rss(publisher.address, changed)));
    for (let i = 0; i < 12; i++) {
      await poll();
      later(24 * 60);
    }
    expect(paths().filter((path) => path === "/one")).toHaveLength(6);
  });

  test.each<[string, string, string, string[]]>([
    [
      "an Atom feed",
      "application/atom+xml",
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>V</title><entry><id>1</id><title>T</title><updated>2031-05-02T08:00:00Z</updated><link href="/one"/></entry></feed>`,
      ["/one"],
    ],
    [
      "a JSON Feed",
      "application/feed+json",
      `{"version":"https://jsonfeed.org/version/1.1","title":"V","items":[{"id":"1","url":"BASE/one","content_text":"x"}]}`,
      ["/one"],
    ],
    [
      "a sitemap",
      "application/xml",
      `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>BASE/one</loc><lastmod>2031-05-02</lastmod></url></urlset>`,
      ["/one"],
    ],
    [
      "an index of sitemaps",
      "application/xml",
      `<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>BASE/feed</loc></sitemap></sitemapindex>`,
      ["/one", "/two"],
    ],
  ])("is read from %s", async (_, mediaType, text, expected) => {
    feed = { ...feed, url: `${publisher.address}/list` };
    publisher.answers.set("/list", always(mediaType, text.replaceAll("BASE", publisher.address)));
    await poll();
    expect(taken.map(({ url }) => url.replace(publisher.address, ""))).toEqual(expected);
  });

  test("is taken from the list where a message is whole", async () => {
    const message = `<div class="tgme_widget_message" data-post="valley/7"><div class="tgme_widget_message_text">Shells fell on Oru.</div><time datetime="2031-05-02T08:00:00+00:00"></time></div>`;
    publisher.answers.set("/feed", always("text/html", `<html><body>${message}</body></html>`));
    expect(await poll()).toMatchObject({ taken: 1 });
    expect(taken[0]?.url).toBe("https://t.me/valley/7");
    expect(new TextDecoder().decode(taken[0]?.body)).toContain("Shells fell on Oru.");
  });

  test("is taken in again when a message was edited, and a message that answers another says its own words", async () => {
    const message = (words: string) =>
      `<html><body><div class="tgme_widget_message" data-post="valley/7"><a class="tgme_widget_message_reply"><div class="tgme_widget_message_text js-message_reply_text">Old words.</div></a><div class="tgme_widget_message_text js-message_text">${words}</div></div></body></html>`;
    publisher.answers.set("/feed", always("text/html", message("Shells fell on Oru.")));
    await poll();
    publisher.answers.set("/feed", always("text/html", message("Shells fell on Oru; two hurt.")));
    expect(await poll()).toMatchObject({ attempt: { fresh: 0 }, taken: 1 });
    expect(taken.map(({ body }) => new TextDecoder().decode(body).includes("Old words"))).toEqual([false, false]);
    expect(new Set(taken.map(({ url }) => url))).toEqual(new Set(["https://t.me/valley/7"]));
  });
});

describe("a feed that moves", () => {
  const movesTo =
    (path: string, status = 301): Answerer =>
    (_, response) =>
      response.writeHead(status, { location: path }).end();
  const moved = async () => (await list.history(feed.id)).moved;

  beforeEach(() => publisher.answers.set("/new", publisher.answers.get("/feed") as Answerer));

  test.each([301, 308])("for good (%d) is asked at its new address from then on", async (status) => {
    publisher.answers.set("/feed", movesTo("/new", status));
    expect(await poll()).toMatchObject({
      attempt: { status: "answered", listed: 2 },
      taken: 2,
      movedTo: `${publisher.address}/new`,
    });
    expect(await moved()).toEqual({ to: `${publisher.address}/new`, since: "2031-05-02T10:00:00.000Z" });
    paths();
    expect(await poll()).toMatchObject({ attempt: { status: "answered", fresh: 0 }, taken: 0, movedTo: null });
    expect(paths()).toEqual(["/new"]);
  });

  test.each([302, 303, 307])("for now (%d) is asked where it was", async (status) => {
    publisher.answers.set("/feed", movesTo("/new", status));
    await poll();
    expect(await moved()).toBeNull();
  });

  test("for good by a detour for now has moved as far as the detour", async () => {
    publisher.answers.set("/feed", movesTo("/middle"));
    publisher.answers.set("/middle", movesTo("/new", 302));
    await poll();
    expect((await moved())?.to).toBe(`${publisher.address}/middle`);
  });

  test("to a page that is no feed has not moved", async () => {
    publisher.answers.set("/feed", movesTo("/one"));
    expect((await poll()).attempt.status).toBe("failed");
    expect(await moved()).toBeNull();
  });

  test("to an address of this machine is not asked there", async () => {
    const memory = await list.memory(feed.id);
    const moved = { to: `${publisher.address}/new`, since: clock() };
    await list.remember(feed.id, { ...memory, history: { ...memory.history, moved } });
    expect((await poll({ allowPrivate: false })).attempt).toMatchObject({
      reason: expect.stringContaining("an address of this machine"),
    });
    expect(paths()).toEqual([]);
  });

  test("is asked where it was again when nothing is at its new address any more", async () => {
    publisher.answers.set("/feed", movesTo("/new"));
    await poll();
    publisher.answers.delete("/new");
    publisher.answers.set("/feed", always("application/rss+xml", rss(publisher.address, ITEMS)));
    await poll();
    expect(await poll()).toMatchObject({ attempt: { status: "answered" } });
    expect(await moved()).toBeNull();
  });

  test("is asked at its new address through an hour's trouble, and where it was after more", async () => {
    publisher.answers.set("/feed", movesTo("/new"));
    await poll();
    publisher.answers.set("/new", (_, response) => response.writeHead(503).end());
    for (let i = 0; i < 2; i++) await poll();
    expect((await moved())?.to).toBe(`${publisher.address}/new`);
    await poll();
    expect(await moved()).toBeNull();
  });
});

describe("a list in an odd form", () => {
  const RSS = () => rss(publisher.address, ITEMS);
  const packings: [string, (text: string) => Uint8Array | string, string][] = [
    ["packed by gzip unsaid", gzipSync, "application/rss+xml"],
    ["packed by gzip as a file", gzipSync, "application/gzip"],
    ["packed by brotli unsaid", brotliCompressSync, "text/xml"],
    ["packed by deflate unsaid", deflateSync, "application/xml"],
    ["called HTML", (text) => text, "text/html; charset=utf-8"],
    ["behind a byte-order mark", (text) => `\uFEFF${text}`, "application/rss+xml"],
    ["in UTF-16", (text) => Buffer.from(`\uFEFF${text}`, "utf16le"), "application/rss+xml"],
    ["behind empty lines", (text) => `\n\n  ${text}`, "application/rss+xml"],
    ["of an unknown type", (text) => text, "application/octet-stream"],
  ];

  test.each(packings)("%s is read", async (_, pack, mediaType) => {
    publisher.answers.set("/feed", (_request, response) =>
      response.writeHead(200, { "content-type": mediaType }).end(pack(RSS())),
    );
    expect(await poll()).toMatchObject({ attempt: { status: "answered", listed: 2 }, taken: 2 });
  });

  test("in windows-1251, told by its first line alone, gives its words", async () => {
    const title = Buffer.from([0xcf, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2]); // "Привет"
    const [before = "", after = ""] = RSS()
      .replace('version="1.0"', 'version="1.0" encoding="windows-1251"')
      .split("Shells fall on Oru");
    publisher.answers.set("/feed", (_, response) =>
      response
        .writeHead(200, { "content-type": "application/rss+xml; charset=ISO-8859-1" })
        .end(Buffer.concat([Buffer.from(before), title, Buffer.from(after)])),
    );
    await poll();
    expect(taken[0]?.stated.title).toBe("Привет");
  });
});

const CAPTCHA =
  '<html><head><title>Just a moment...</title><script src="/cdn-cgi/challenge-platform/x.js">if (a < b) f("cookies")</script></head><body>Checking your browser</body></html>';

test("a check whether a person asks is not taken for the page behind it, and the page asked for again", async () => {
  publisher.answers.set("/one", always("text/html", CAPTCHA));
  expect(await poll()).toMatchObject({
    taken: 1,
    missed: [{ url: `${publisher.address}/one`, reason: expect.stringContaining("captcha") }],
  });
  const words = "Shells fell on Oru, and nobody was hurt, the mayor said. ".repeat(20);
  publisher.answers.set("/one", always("text/html", `${page(words)}<form class="g-recaptcha"></form>`));
  later(15);
  expect(await poll()).toMatchObject({ taken: 1, missed: [] });
});

describe("a server that misbehaves", () => {
  const ERRORS: [string, Answerer, RegExp][] = [
    ["that fails", (_, response) => response.writeHead(500).end(), /answered 500/],
    [
      "that sends round in circles",
      (_, response) => response.writeHead(302, { location: "/feed" }).end(),
      /redirected in a circle/,
    ],
    [
      "that sends on and on",
      (request, response) => {
        const more = Number(/\d+$/.exec(request.url ?? "")?.[0] ?? 0) + 1;
        publisher.answers.set(`/feed${more}`, publisher.answers.get("/feed") as Answerer);
        response.writeHead(302, { location: `/feed${more}` }).end();
      },
      /redirected more than 20 times/,
    ],
    [
      "that sends on to a file",
      (_, response) => response.writeHead(302, { location: "file:///etc/passwd" }).end(),
      /leads to file:/,
    ],
    [
      "whose answer unpacks to more than it may",
      (_, response) =>
        response
          .writeHead(200, { "content-type": "application/rss+xml", "content-encoding": "gzip" })
          .end(gzipSync(Buffer.alloc(5_000_000))),
      /larger than/,
    ],
    [
      "whose answer has no end",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/rss+xml" });
        const more = setInterval(() => response.write("<item>".repeat(10_000)), 1);
        response.on("close", () => clearInterval(more));
      },
      /larger than/,
    ],
    [
      "that drips",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/rss+xml" });
        const more = setInterval(() => response.write(" "), 50);
        response.on("close", () => clearInterval(more));
      },
      /took longer than/,
    ],
    ["that never answers", () => {}, /took longer than/],
    [
      "that hangs up in the middle",
      (_, response) => {
        response.writeHead(200, { "content-type": "application/rss+xml", "content-length": "5000" });
        response.write("<rss>");
        setTimeout(() => response.destroy(), 20);
      },
      /broke the connection|cannot be fetched/,
    ],
    [
      "whose answer is packed unsaid and unpacks to more than it may",
      (_, response) =>
        response.writeHead(200, { "content-type": "application/rss+xml" }).end(gzipSync(Buffer.alloc(5_000_000))),
      /larger than/,
    ],
    ["that sends a picture", always("image/png", "\u0089PNG"), /no feed, sitemap or channel/],
    [
      "whose list is broken",
      always("application/rss+xml", "<rss><channel><item><title>x</tit"),
      /no feed, sitemap or channel/,
    ],
    [
      "that sends a page that names its feed",
      always(
        "text/html",
        '<html><head><link rel="alternate" type="application/rss+xml" href="/rss.xml"></head></html>',
      ),
      /it names http:\/\/127\.0\.0\.1:\d+\/rss\.xml as its feed/,
    ],
    ["that sends nothing", always("application/rss+xml", ""), /nothing at all/],
    [
      "that wants consent first",
      always(
        "text/html",
        "<html><head><title>Before you continue</title></head><body><form>We use cookies.<button>Accept</button></form></body></html>",
      ),
      /wants consent/,
    ],
    ["that checks whether a person asks", always("text/html", CAPTCHA), /captcha/],
    [
      "behind a guard against programs",
      (_, response) => response.writeHead(403, { server: "cloudflare", "cf-mitigated": "challenge" }).end(CAPTCHA),
      /answered 403 Forbidden: the guard before it/,
    ],
    [
      "that packs wrongly",
      (_, response) => response.writeHead(200, { "content-encoding": "gzip" }).end("not gzip"),
      /cannot be fetched|broke/,
    ],
  ];

  test.each(ERRORS)("%s is told of, and asked again later", async (_, answer, reason) => {
    publisher.answers.set("/feed", answer);
    const { attempt } = await poll();
    expect(attempt).toMatchObject({ status: "failed", reason: expect.stringMatching(reason) });
    const { history } = await list.memory(feed.id);
    expect(history).toMatchObject({ failures: 1, outages: [{ to: null }], nextAt: "2031-05-02T10:05:00.000Z" });
    expect(taken).toEqual([]);
  });

  test("is not asked on this machine unless that is allowed, by number or by name", async () => {
    for (const url of [feed.url, feed.url.replace("127.0.0.1", "localhost")]) {
      feed = { ...feed, url };
      expect((await poll({ allowPrivate: false })).attempt).toMatchObject({
        status: "failed",
        reason: expect.stringMatching(/this machine|private network/),
      });
    }
    expect(paths()).toEqual([]);
  });

  test("is left alone for as long as it asks", async () => {
    publisher.answers.set("/feed", (_, response) => response.writeHead(429, { "retry-after": "7200" }).end());
    await poll();
    expect((await list.memory(feed.id)).history.nextAt).toBe("2031-05-02T12:00:00.000Z");
  });

  test("is asked once a week when it is gone for good", async () => {
    publisher.answers.set("/feed", (_, response) => response.writeHead(410).end());
    const { attempt } = await poll();
    expect(attempt).toMatchObject({ status: "failed", reason: expect.stringContaining("for good") });
    expect((await list.memory(feed.id)).history.nextAt).toBe("2031-05-09T10:00:00.000Z");
  });

  test("is not asked for what its robots.txt asks programs not to read", async () => {
    publisher.answers.set("/robots.txt", always("text/plain", "User-agent: *\nDisallow: /two\n"));
    const { missed } = await poll();
    expect(missed).toEqual([{ url: `${publisher.address}/two`, reason: expect.stringContaining("robots.txt") }]);
    expect(paths()).toEqual(["/feed", "/one"]);
  });

  test("lists ten thousand pages, of which the first are taken, and the others in later rounds", async () => {
    const many = Array.from({ length: 70 }, (_, i) => ({ path: `/p${i}`, title: `Page ${i}` }));
    for (const { path, title } of many) publisher.answers.set(path, always("text/html", page(title)));
    publisher.answers.set("/feed", always("application/rss+xml", rss(publisher.address, many)));
    expect((await poll()).taken).toBe(60);
    expect((await poll()).taken).toBe(10);
    expect((await poll()).taken).toBe(0);
  });
});

test("every answer is in the archive before it is read, as web archives are, with the hash of what came", async () => {
  const place = await mkdtemp(join(folder, "archive-"));
  const archive = openArchive(place, clock);
  const around = surroundings();
  const order: string[] = [];
  await pollFeed(feed, {
    ...around,
    ask: async (address, options) => {
      const answer = await around.ask(address, options);
      if (answer.status === "answered") await archive.keep(answer, clock());
      order.push(`archived ${address}`);
      return answer;
    },
    take: async (capture) => {
      order.push(`taken ${capture.url}`);
      return await around.take(capture);
    },
  });
  await archive.close();
  expect(order).toEqual(
    ["/feed", "/one", "/one", "/two", "/two"].map(
      (path, i) => `${i % 2 === 1 || i === 0 ? "archived" : "taken"} ${publisher.address}${path}`,
    ),
  );
  const [file = ""] = await readdir(place);
  expect(file).toMatch(/^tocsin-20310502T100000Z-\d+-0001\.warc\.gz$/);
  const records: unknown[] = [];
  for await (const record of new WARCParser([await readFile(join(place, file))])) {
    const text = await record.contentText();
    if (record.warcType === "warcinfo") continue;
    records.push([
      record.warcType,
      record.warcTargetURI,
      record.warcPayloadDigest === `sha256:${sha256Of(text)}`,
      record.warcHeaders.protocol,
    ]);
  }
  expect(records).toEqual(
    ["/feed", "/one", "/two"].map((path) => ["response", `${publisher.address}${path}`, true, "WARC/1.1"]),
  );
});

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

test("feeds are asked as they fall due, what they bring is read, and one that fails disturbs no other", async () => {
  await list.add([feedAt("/broken"), feedAt("/other")], clock());
  publisher.answers.set(
    "/other",
    always("application/rss+xml", rss(publisher.address, [{ path: "/three", title: "Three" }])),
  );
  publisher.answers.set("/three", always("text/html", page("Three")));
  const heard: string[] = [];
  let read = 0;
  const watch = startWatch({
    ...surroundings(),
    list,
    taken: async () => {
      read = taken.length;
    },
    heard: ({ url }, { attempt }) => heard.push(`${url.replace(publisher.address, "")} ${attempt.status}`),
    trouble: (_, error) => heard.push(String(error)),
  });
  while (heard.length < 3) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await watch.pollNow(feed.id)).toMatchObject({ taken: 0 });
  await watch.stop();
  expect(heard.toSorted()).toEqual(["/broken failed", "/feed answered", "/feed answered", "/other answered"]);
  expect(read).toBe(3);
});
