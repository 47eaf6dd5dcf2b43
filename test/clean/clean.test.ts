import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { articleOfText, clean, isEmpty } from "../../src/clean/clean.ts";
import type { Article, Stated } from "../../src/model.ts";

function page(body: string | Uint8Array, mediaType = "text/html", stated: Stated = {}): Article {
  const bytes = typeof body === "string" ? new TextEncoder().encode(body) : body;
  const url = "https://www.example.org/news/1";
  return clean({ url, fetchedAt: "2024-11-30T08:00:00Z", mediaType, sha256: "ab", body: bytes, stated });
}

function plain(text: string): Article {
  return page(text, "text/plain");
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0));
}

const REPORT =
  "Troops shelled the town of Loikaw on Monday, killing at least twelve people, officials said in a statement.";
const SECOND =
  "Residents fled across the river, and aid workers, who had no fuel, waited for a pause in the fighting to reach them.";

describe("web pages", () => {
  const html = `<!doctype html><html lang="en-GB"><head><title>Shelling in Loikaw kills twelve | The Daily</title>
    <meta property="og:site_name" content="The Daily">
    <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","datePublished":"2024-11-29T22:00:00Z"}]}</script>
    </head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
    <div class="cookie-banner">We value your privacy and ask you to accept everything.</div>
    <article><h1>Shelling in Loikaw kills twelve</h1><p>By Jane Doe</p><p>${REPORT}</p>
    <div class="share-buttons"><button>Share</button></div><p>${SECOND.replace(" ", "&nbsp;\n ")}</p><p>Read more: floods</p>
    <p>Follow us on the radio</p></article><script>track("x")</script><footer>Copyright 2024</footer></body></html>`;

  test("give paragraphs without furniture", () => {
    expect(page(html).text).toBe(`${REPORT}\n\n${SECOND}`);
  });

  test("say who published them, when, in which language and under which title", () => {
    const { publisher, publishedAt, language, title } = page(html);
    expect({ publisher, publishedAt, language, title }).toEqual({
      publisher: "The Daily",
      publishedAt: "2024-11-29",
      language: "en",
      title: "Shelling in Loikaw kills twelve",
    });
  });

  test("cannot have been published after they were fetched, but for the night that lies between two zones", () => {
    const dated = (day: string) => page(html.replace("2024-11-29T22:00:00Z", day)).publishedAt;
    expect([dated("2024-12-01"), dated("2024-12-02"), dated("2042-11-29")]).toEqual(["2024-12-01", null, null]);
  });

  test("yield to what the reader states", () => {
    const article = page(html, "text/html", { publisher: "Herald", published: "2024-11-28", title: "A title" });
    expect([article.publisher, article.publishedAt, article.title]).toEqual(["Herald", "2024-11-28", "A title"]);
  });

  test.each([
    ["https://www.example.org/news/1?page=2", "https://www.example.org/news/1", true],
    ["https://amp.example.org/news/1", "https://www.example.org/news/1", true],
    ["https://m.example.org/amp/1", "/news/1", "https://m.example.org/news/1"],
    ["https://www-example-org.cdn.ampproject.org/c/s/www.example.org/amp/1", "https://www.example.org/news/1", true],
    ["https://www.google.com/amp/s/example.org/amp/1", "https://example.org/news/1", true],
    ["https://robber.example/news/1", "https://www.example.org/news/1", false],
    ["https://robber.example/www.example.org/1", "https://www.example.org/news/1", false],
    ["https://www.example.org/news/1", "https://www.example.org/", false],
    ["https://www.example.org/news/1", "javascript:alert(1)", false],
  ])("asked for at %s go by the address that they name as theirs: %s, if it can be theirs", (url, named, expected) => {
    const body = new TextEncoder().encode(`<html><head><link rel="canonical" href="${named}"></head><p>${REPORT}</p>`);
    const capture = { url, fetchedAt: "2024-11-30T08:00:00Z", mediaType: "text/html", sha256: "ab", body, stated: {} };
    expect(clean(capture).url).toBe(expected === true ? named : expected === false ? url : expected);
  });

  test("without an article give their text, and their host as publisher", () => {
    const article = page("<p>Troops left Gao.<p>Talks go on.");
    expect(article.text).toBe("Troops left Gao.\n\nTalks go on.");
    expect([article.publisher, article.publishedAt]).toEqual(["example.org", null]);
  });

  test.each([
    ['<meta property="article:published_time" content="2024-11-29T10:00:00+02:00">', "2024-11-29"],
    ['<meta name="date" content="29 November 2024">', "2024-11-29"],
    ['<time datetime="2024-11-29">yesterday</time>', "2024-11-29"],
    ['<script type="application/ld+json">{"@type":"Article","datePublished":"2024-11-29"}</script>', "2024-11-29"],
    ['<script type="application/ld+json">{"@type":"Article", broken</script>', null],
    ["<time>Monday</time>", null],
  ])("take the day of publication from %s", (markup, day) => {
    expect(page(`<html><head>${markup}</head><body><p>${REPORT}</p></body></html>`).publishedAt).toBe(day);
  });

  test("keep line breaks and lists apart", () => {
    expect(page("<div>Two were hurt:<ul><li>a guard<li>a nurse</ul>At noon<br>it ended.</div>").text).toBe(
      "Two were hurt:\n\na guard\n\na nurse\n\nAt noon\nit ended.",
    );
  });
});

describe("texts", () => {
  test("keep their words, and lose control characters and odd line ends", () => {
    expect(plain("\ufeffTroops left.\r\n\r\nTalks\u0000 go on…\u2028All is “calm”.  \n\n\n\nEnd.\n").text).toBe(
      "Troops left.\n\nTalks go on…\nAll is “calm”.\n\nEnd.",
    );
  });

  test("may have a head, which describes them and is no part of them", () => {
    const article = plain(
      "Title: Shelling in Loikaw\nPUBLISHER: The Daily\nPublished: 2024-11-29\nURL: https://daily.example/1\nSource of facts: UCDP,\n  version 24\n\nTroops left Gao.",
    );
    expect(article).toMatchObject({
      title: "Shelling in Loikaw",
      publisher: "The Daily",
      publishedAt: "2024-11-29",
      text: "Troops left Gao.",
    });
  });

  test.each([
    "UPDATE: Troops left Gao.\n\nTalks go on.",
    "Title fights: Troops left.\n\nTalks go on.",
    "He said: no.\n\nYes.",
  ])("that only look as if they had one stay whole: %s", (text) => expect(plain(text).text).toBe(text));

  test("lose bylines and boilerplate only where these stand on a line of their own", () => {
    expect(
      plain("By Jane Doe and John Roe\n\nTroops left Gao.\n\nCopyright 2024 The Daily. All rights reserved.").text,
    ).toBe("Troops left Gao.");
    const kept =
      "By Monday Troops had left.\n\nFollow us, said the guide.\n\nHe would sign up soon.\n\nShare prices fell in Gao after the attack.";
    expect(plain(kept).text).toBe(kept);
  });

  test("without a stated day are dated by a full date in their dateline, never by a bare one", () => {
    expect(plain("29-11-2024 TEHRAN – The spokesman called for calm.").publishedAt).toBe("2024-11-29");
    expect(plain("GENEVA, Nov 27 (Reuters) - Talks began.").publishedAt).toBeNull();
    expect(plain("TEHRAN – The spokesman called for calm.").publishedAt).toBeNull();
  });

  test("given line by line stay as they came", () => {
    const text = " \r\nTitle: x\r\n\r\nTroops left Gao.\u0000 ";
    const article = articleOfText({ id: "7", text, published: "2024-11-29T10:00:00Z" });
    expect([article.text, article.publishedAt]).toEqual([text, "2024-11-29"]);
  });
});

describe("Markdown", () => {
  test("gives its words", () => {
    const article = page(
      '---\ntitle: "Shelling"\ndate: 2024-11-29\n---\n# Loikaw\n\n**Troops** [left](https://x.org/a) Gao\nat _noon_ with no_one_else.\n\n> "We go," he said.\n\n- one\n- two\n\n![map](m.png)',
      "text/markdown",
    );
    expect([article.title, article.publishedAt]).toEqual(["Shelling", "2024-11-29"]);
    expect(article.text).toBe('Troops left Gao at noon with no_one_else.\n\n"We go," he said.\n\none\n\ntwo');
  });
});

describe("bytes", () => {
  test.each([
    ["UTF-8", new TextEncoder().encode("Combats à Bamako"), "Combats à Bamako"],
    ["UTF-8 cut within a letter", new TextEncoder().encode("Combats à").subarray(0, 9), "Combats \ufffd"],
    ["windows-1252 undeclared", latin("Combats \xe0 Bamako"), "Combats à Bamako"],
    ["windows-1256 undeclared", latin("\xc7\xe1\xcc\xed\xd4 \xc7\xe1\xd3\xe6\xd1\xed"), "الجيش السوري"],
    ["windows-1251 undeclared", latin("\xe0\xf0\xec\xe8\xff \xee\xf2\xee\xf8\xeb\xe0"), "армия отошла"],
    ["UTF-16 with a mark", latin("\xff\xfeG\0a\0o\0"), "Gao"],
    ["UTF-16 without", latin("T\0h\0e\0 \0G\0a\0o\0 \0r\0o\0a\0d\0"), "The Gao road"],
  ])("in %s are decoded", (_name, body, text) => {
    expect(page(body, "text/plain").text).toBe(text);
  });

  test("lose the zeros that a file system leaves behind them", () => {
    const padded = new Uint8Array(5000);
    padded.set(new TextEncoder().encode(REPORT));
    expect(page(padded, "text/plain").text).toBe(REPORT);
    expect(page(new Uint8Array(5000), "text/plain").text).toBe("");
  });

  test("follow the declared encoding", () => {
    expect(page(latin("\xcf\xf0\xe8"), "text/plain; charset=windows-1251").text).toBe("При");
    expect(page(latin('<meta charset="windows-1251"><p>\xcf\xf0\xe8</p>')).text).toBe("При");
    expect(page(latin("Gao"), "text/plain; charset=no-such-thing").text).toBe("Gao");
    expect(page(latin("Une trêve à la cité"), "text/plain; charset=windows-1252").text).toBe("Une trêve à la cité");
  });

  const ARMY = "\xe0\xf0\xec\xe8\xff \xee\xf2\xee\xf8\xeb\xe0";
  test.each([
    [
      "UTF-8 called Latin-1",
      new TextEncoder().encode("Combats à Ségou"),
      "text/plain; charset=iso-8859-1",
      "Combats à Ségou",
    ],
    [
      "UTF-8 called windows-1251",
      new TextEncoder().encode("армия отошла"),
      "text/plain; charset=windows-1251",
      "армия отошла",
    ],
    ["windows-1251 called UTF-8", latin(ARMY), "text/plain; charset=utf-8", "армия отошла"],
    ["windows-1251 called Latin-1", latin(ARMY), "text/plain; charset=iso-8859-1", "армия отошла"],
    [
      "what the page names, where the server names the usual",
      latin(`<meta charset="windows-1251"><p>${ARMY}</p>`),
      "text/html; charset=iso-8859-1",
      "армия отошла",
    ],
    [
      "a page in UTF-8 with one damaged letter",
      Uint8Array.from([...new TextEncoder().encode("Combats à Ségou et "), 0xe9]),
      "text/plain; charset=utf-8",
      "Combats à Ségou et \ufffd",
    ],
  ])("wrongly named are read as what they are: %s", (_name, body, mediaType, text) => {
    expect(page(body, mediaType).text).toBe(text);
  });

  test.each([
    ["%PDF-1.7 stream", "application/octet-stream"],
    ["Gao", "image/png"],
    ["\x00\x01\x02\x03\x04\x05\x06\x07", "text/plain"],
    ["", "text/html"],
    ["<html><head><title>Gao</title></head><body><nav>Home</nav></body></html>", "text/html"],
  ])("that hold no text give an empty article: %j", (body, mediaType) => {
    expect(isEmpty(page(body, mediaType))).toBe(true);
  });
});

describe("odd input", () => {
  const LIMIT_MS = 8_000;

  test.each([
    ["100,000 open divs", "<div>".repeat(100_000)],
    ["100,000 open divs around a text", `${"<div>".repeat(100_000)}<p>${REPORT}</p>`],
    ["5 MB of paragraphs", `<p>${REPORT}</p>`.repeat(45_000)],
    ["5 MB of spaces", `<p>Gao${" ".repeat(5_000_000)}x</p>`],
    ["5 MB of text", REPORT.repeat(47_000)],
    ["many tags that never end", "<a href='".repeat(200_000)],
    ["quotes that never close", "<a \"><a '>".repeat(100_000)],
    ["comments that never close", "<!--".repeat(300_000)],
    ["scripts that never close", "<script>".repeat(100_000)],
    ["markup cut in the middle", `<html><body><article><p>${REPORT}</p><p class="x`],
    ["rows of bars", `${"|".repeat(4900)}x\n`.repeat(100)],
    ["rows of hashes", `# ${"#".repeat(4800)} x\n`.repeat(100)],
    ["brackets that never close", `${"![a".repeat(1600)}\n`.repeat(100)],
    ["entities", "&amp".repeat(300_000)],
    ["19,000 tags in a row", "<i>x</i>".repeat(9_000)],
    ["a wide table", `<table>${`<tr>${"<td>Gao</td>".repeat(20)}</tr>`.repeat(400)}</table>`],
  ])("does not stop cleaning: %s", (_name, html) => {
    const started = performance.now();
    expect(typeof page(html).text).toBe("string");
    expect(typeof page(html, "text/plain").text).toBe("string");
    expect(typeof page(html, "text/markdown").text).toBe("string");
    expect(performance.now() - started).toBeLessThan(LIMIT_MS);
  });

  test("still yields the text of a page too deep for a tree", () => {
    expect(page(`${"<div>".repeat(100_000)}<p>${REPORT}</p>`).text).toBe(REPORT);
  });

  test("keeps right-to-left text in reading order", () => {
    const text = "قصف الجيش السوري مدينة إدلب يوم الاثنين.";
    expect(page(`<html lang="ar"><body><p>${text}</p></body></html>`)).toMatchObject({ text, language: "ar" });
  });

  const markup = fc.array(
    fc.oneof(
      fc.constantFrom(
        "<p>",
        "</p>",
        "<div class='x'>",
        "<article>",
        "</article>",
        "<script>",
        "</",
        "<!--",
        "&#x",
        "<table><tr>",
        "---\n",
        "Title: ",
      ),
      fc.string({ unit: "binary" }),
    ),
  );

  test("of any bytes gives an article whose text is stable", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom("", "text/html", "text/plain", "text/markdown"),
        (body, type) => {
          expect(typeof page(body, type).text).toBe("string");
        },
      ),
    );
    fc.assert(
      fc.property(markup, (pieces) => {
        const { text } = page(pieces.join(""));
        expect(page(pieces.join("")).text).toBe(text);
        expect(text).toBe(text.trimEnd());
      }),
      { numRuns: 200 },
    );
  });
});
