import { describe, expect, test } from "vitest";
import { clean } from "../../src/clean/clean.ts";
import type { Article } from "../../src/model.ts";

const SHELLS =
  "Shells fell on the market town of Oru on Friday morning, killing three people and wounding seven, the governor said.";
const BRIDGE =
  "Fighters of the Karal Front withdrew from the bridge after the clashes, residents said by telephone, and traffic began again.";
const DENIAL =
  "The army denied that it had fired on the town, and said that its troops had kept to the line agreed in March.";
const COUNT =
  "Monitors counted twelve explosions on Thursday, fewer than before, and asked both sides to let the wounded go.";
const paragraphs = (...words: readonly string[]) => words.map((each) => `<p>${each}</p>`).join("");

const HEAD = `<title>Shells fall on Oru | The Valley Courier</title><meta property="og:site_name" content="The Valley Courier"><meta property="og:title" content="Shells fall on Oru"><meta property="article:published_time" content="2025-05-02T09:00:00Z">`;
const NAV = `<header><nav><ul><li><a href="/world">World</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>`;
const FOOT = `<footer><p>© 2025 The Valley Courier</p></footer>`;

function read(html: string): Article {
  const body = new TextEncoder().encode(html);
  const url = "https://www.courier.example/oru";
  return clean({ url, fetchedAt: "2025-05-04T00:00:00Z", mediaType: "text/html", sha256: "a", body, stated: {} });
}

/** The text of an article in a page of the usual make. */
function textOf(inner: string, around = ""): readonly string[] {
  const page = `<!doctype html><html lang="en"><head>${HEAD}</head><body>${around}${NAV}<article><h1>Shells fall on Oru</h1>${inner}</article>${FOOT}</body></html>`;
  const { text, title, publisher, publishedAt, language } = read(page);
  expect([title, publisher, publishedAt, language]).toEqual([
    "Shells fall on Oru",
    "The Valley Courier",
    "2025-05-02",
    "en",
  ]);
  return text.split("\n\n");
}

describe("an article is kept without", () => {
  test.each<[string, string]>([
    [
      "a box to read also, in mid-text",
      `<div class="inline-box"><span>Read also</span><a href="/x">Minister visits port after a storm killed forty</a></div>`,
    ],
    [
      "a paragraph that is but a link",
      `<p><strong><a href="/y">Rebels kill ten soldiers in an ambush near Semet</a></strong></p>`,
    ],
    [
      "a list of links",
      `<ul><li><a href="/a">Army kills nine in a raid on Dara</a></li><li><a href="/b">Drone hits a hospital in Semet</a></li></ul>`,
    ],
    [
      "captions",
      `<figure><img src="a.jpg"><figcaption>A town bombed in 2014</figcaption></figure><div class="wp-caption"><p class="wp-caption-text">File photo: rebels kill hostages in 2012.</p></div><span class="image-caption">Soldiers after an attack killed six</span>`,
    ],
    [
      "a form to sign up",
      `<div class="inline-signup"><h3>The Morning Brief</h3><p>Our daily email tells you what is happening and why it matters.</p><form><input type="email"></form><p>Privacy notice: newsletters may hold ads.</p></div>`,
    ],
    [
      "who wrote it",
      `<div class="author-box"><p>By <a href="/ana">Ana Writer</a>, Foreign correspondent</p></div><div class="about-author"><h4>About the author</h4><p>Ana Writer was shot and wounded while reporting from Semet in 2016.</p></div>`,
    ],
    [
      "words of a paywall",
      `<div class="barrier"><p>Already a subscriber? Log in</p></div><p>You have read 3 of 3 free articles this month.</p><p>Subscribe to continue reading</p>`,
    ],
    [
      "pages to turn",
      `<div class="pagination"><span>Page 1 of 3</span> <a rel="next" href="?page=2">Next page</a></div>`,
    ],
    ["advertisements", `<amp-ad><p>Buy shoes that last for all your walks now</p></amp-ad><p>Advertisement</p>`],
    ["the times of a live page", `<p>3h ago <span>16.00 BST</span></p><p>13:05 GMT</p>`],
    ["its day on a line of its own", `<p>Published May 2, 2025, updated May 3, 2025 at 10:00 am · 4 min read</p>`],
  ])("%s", (_, box) => {
    expect(textOf(paragraphs(SHELLS) + box + paragraphs(BRIDGE, DENIAL))).toEqual([SHELLS, BRIDGE, DENIAL]);
  });

  test("words about cookies around it, and what readers wrote below", () => {
    const banner = `<div class="message-box"><p>We value your privacy. This site uses cookies to show ads.</p></div>`;
    const comments = `<section class="comments-area"><ol><li><p>Rebels bombed the school in Dara and killed forty, everybody knows that it was them who did it.</p></li></ol></section>`;
    expect(textOf(paragraphs(SHELLS, BRIDGE, DENIAL), banner + comments)).toEqual([SHELLS, BRIDGE, DENIAL]);
  });
});

describe("an article is not taken for a box", () => {
  test.each(["article-body paywall", "entry-content author-page", "has-sidebar content", "content with-comments"])(
    "in a wrapper of class “%s”",
    (name) => {
      const long = Array.from({ length: 4 }, (_, i) => [SHELLS, BRIDGE, DENIAL, `${COUNT} (${i})`]).flat();
      expect(textOf(`<div class="${name}">${paragraphs(...long)}</div>`)).toEqual(long);
    },
  );

  test.each(["paywall", "author", "caption"])("though it is short, in a wrapper of class “%s”", (name) => {
    expect(textOf(`<div class="${name}">${paragraphs(SHELLS, BRIDGE)}</div>`)).toEqual([SHELLS, BRIDGE]);
  });

  test("where sentences hold links, or a day begins one", () => {
    const linked = 'Shells <a href="/1">fell on the market town of Oru on Friday morning</a>.';
    const dated = "On May 2, 2025 the governor met elders of the town and promised food to those who come back.";
    const day = "May 2, 2025 was the day on which the truce began, the governor said in the town hall.";
    expect(textOf(paragraphs(linked, dated, day, BRIDGE))).toEqual([
      linked.replace(/<[^>]*>/g, ""),
      dated,
      day,
      BRIDGE,
    ]);
  });
});

describe("a page that a script makes is read from its data", () => {
  const app = (data: string) =>
    read(
      `<html lang="en"><head><title>Shells fall on Oru - The Valley Courier</title>${data}</head><body><div id="root">Loading…</div><noscript>You need JavaScript.</noscript></body></html>`,
    );
  const script = (type: string, value: unknown) => `<script type="${type}">${JSON.stringify(value)}</script>`;

  test("JSON-LD with the body of the article", () => {
    const data = {
      "@graph": [
        { "@type": "WebSite", name: "x" },
        {
          "@type": "NewsArticle",
          headline: "Shells fall on Oru",
          datePublished: "2025-05-02",
          articleBody: [SHELLS, BRIDGE, DENIAL].join("\n\n"),
          publisher: { name: "The Valley Courier" },
        },
      ],
    };
    const { text, title, publishedAt } = app(script("application/ld+json", data));
    expect([title, publishedAt, text.split("\n\n")]).toEqual([
      "Shells fall on Oru",
      "2025-05-02",
      [SHELLS, BRIDGE, DENIAL],
    ]);
  });

  test.each<[string, unknown]>([
    ["in HTML", `<p>${SHELLS}</p><p>${BRIDGE}</p><p>${DENIAL}</p>`],
    [
      "in pieces",
      [SHELLS, BRIDGE, DENIAL]
        .map((text) => ({ type: "paragraph", text }))
        .toSpliced(1, 0, { type: "image", text: "A long caption of a picture" }),
    ],
  ])("what a program keeps for itself, %s", (_, body) => {
    const related = [
      { title: "Army kills nine", teaser: "The army killed nine people in a raid, the government said." },
    ];
    const data = {
      props: {
        pageProps: { article: { title: "Shells fall on Oru", publishedAt: "2025-05-02T09:00:00Z", body }, related },
      },
    };
    const { text, title, publishedAt } = app(script("application/json", data));
    expect([title, publishedAt, text.split("\n\n")]).toEqual([
      "Shells fall on Oru",
      "2025-05-02",
      [SHELLS, BRIDGE, DENIAL],
    ]);
  });

  test.each([
    "{broken",
    JSON.stringify("x".repeat(5000)),
    `[${"[".repeat(5000)}${"]".repeat(5000)}]`,
    JSON.stringify({ body: { body: {} } }),
  ])("odd data gives nothing: %.20s", (data) => {
    expect(app(`<script type="application/json">${data}</script>`).text).not.toContain("x".repeat(100));
  });

  test("and from what it shows where it shows it", () => {
    const data = script("application/json", { body: `${COUNT} ${COUNT} ${COUNT} ${COUNT}`.repeat(5) });
    expect(textOf(paragraphs(SHELLS, BRIDGE, DENIAL) + data)).toEqual([SHELLS, BRIDGE, DENIAL]);
  });
});

test("a page for printing gives its day and paragraphs, parted by line breaks as they are", () => {
  const { text, publishedAt } = read(
    `<html><head><title>Shells fall on Oru</title></head><body><table><tr><td><b>The Valley Courier</b><br><br><font size="5">Shells fall on Oru</font><br><i>By Ana Writer</i><br>Friday, May 2, 2025<br><br>${SHELLS}<br><br>${BRIDGE}<br><br>${DENIAL}<br><br>URL: http://www.courier.example/oru<br>Copyright The Valley Courier 2025.</td></tr></table></body></html>`,
  );
  expect(publishedAt).toBe("2025-05-02");
  expect(text.split("\n\n").slice(-3)).toEqual([SHELLS, BRIDGE, DENIAL]);
  expect(text).not.toMatch(/Ana Writer|URL:|Copyright|CourierShells/);
});
